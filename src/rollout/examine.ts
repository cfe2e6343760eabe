import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseRecord } from '../record/schema.ts'
import type { Record1 } from '../record/types.ts'
import { type CheckOptions, check } from '../run.ts'
import { changesOf, spokenPath, spokenValue } from '../spec/changes.ts'
import { sha256 } from './canonical.ts'
import type { Looked } from './entry.ts'
import { look, type Seen, sound } from './journal.ts'
import { openRollout, type Rollout, sameModels } from './open.ts'
import { resultDigest } from './result.ts'
import { isOpen, type State } from './state.ts'
import type { Files, Store } from './store.ts'
import { inWords } from './words.ts'

/** The check of a stage, as `advance` has it run. */
export type ExamineOptions = Omit<
  CheckOptions,
  'spec' | 'stage' | 'since' | 'previous' | 'evidence' | 'only' | 'allowLoosened'
> & {
  readonly check?: typeof check
}

export interface Examined {
  readonly record: Record1
  readonly body: Looked
  readonly files: Files
}

/** Runs the stage's check as one look more, and says what an audit log keeps of it. */
export async function examine(
  { journal }: Pick<Rollout, 'journal'>,
  spec: string,
  seen: Seen,
  { check: run = check, ...options }: ExamineOptions,
): Promise<Examined> {
  const { store } = journal
  const name = `look-${crypto.randomUUID()}`
  const path = `${name}.evidence.json`
  let evidence = ''
  const take = (_: unknown, text: string) => {
    evidence = text
  }
  const record = await asLook(store, seen, stage => run({ ...options, ...stage, spec, evidence: { path, take } }))
  const text = `${JSON.stringify(record, null, 2)}\n`
  return {
    record,
    body: looked(record, {
      stage: seen.state.stage!.stage,
      record: { file: `${name}.json`, sha256: sha256(text) },
      evidence: evidence === '' ? null : { file: path, sha256: sha256(evidence) },
      changed: await changedSince(store, seen.state, record),
    }),
    files: { [`${name}.json`]: text, ...(evidence !== '' && { [path]: evidence }) },
  }
}

/** The check of the stage that the rollout is in, which is not written down; null where none is under way. */
export async function checkCurrent(options: CheckOptions, run: typeof check): Promise<Record1 | null> {
  const { spec, cwd = '.', env = {}, signal = new AbortController().signal } = options
  const rollout = await openRollout(spec, { ...options, anywhere: true }, { cwd, env, signal })
  const { journal } = rollout
  const seen = sound(await look(journal), journal)
  if (!isOpen(seen.state) || seen.state.stage === null) return null
  sameModels(rollout, seen.state)
  return asLook(journal.store, seen, stage =>
    run({ ...options, ...stage, previous: options.previous ?? stage.previous }),
  )
}

/** A run that knows when the stage began and what was seen of it before, and says where the log ended. */
async function asLook(
  store: Store,
  { state, entries }: Seen,
  run: (look: { stage: string; since: string | undefined; previous: string[] }) => Promise<Record1>,
): Promise<Record1> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
  try {
    const previous = await earlier(store, state, folder)
    const record = await run({ stage: state.stage!.stage, since: state.since ?? undefined, previous })
    return { ...record, audit: { head: state.head, entries: entries.length } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The results of earlier looks at the stage, as files; a pattern that matches none says that this is the first. */
async function earlier(store: Store, { looks }: State, folder: string): Promise<string[]> {
  for (const { record } of looks) {
    const text = await store.file(record.file)
    if (text !== null) writeFileSync(join(folder, record.file), text)
  }
  return [join(folder, '*.json')]
}

function looked(
  record: Record1,
  { stage, record: file, evidence, changed }: Pick<Looked, 'stage' | 'record' | 'evidence' | 'changed'>,
): Looked {
  const checks = record.gates.flatMap(g => g.checks)
  const ids = (verdict: string) => checks.filter(c => c.verdict === verdict).map(c => c.id)
  return {
    kind: 'look',
    stage,
    result: resultDigest(record),
    record: file,
    evidence,
    spec: { path: record.spec.path, sha256: record.spec.sha256 },
    changed,
    logs: Object.fromEntries(
      Object.entries(record.logs).map(([name, { version, rows, files }]) => [name, { version, rows, files }]),
    ),
    lineage: record.lineage ?? {},
    commit: record.provenance.git?.commit ?? null,
    decision: record.decision,
    decided_by: record.decided_by,
    short: record.partial ? 'partial' : record.loosened.length > 0 ? 'loosened' : null,
    verdicts: {
      pass: ids('pass').length,
      skipped: ids('skipped').length,
      fail: ids('fail'),
      inconclusive: ids('inconclusive'),
    },
    waived: checks.filter(c => c.waived !== null).map(c => c.id),
    found: record.decided_by.map(id => checks.find(c => c.id === id)?.message ?? inWords(id)),
  }
}

/** What the model is said to be, and which files are looked at: another one each time. */
const HARMLESS = /^(about|logs\.\w+\.(written|version)$)/

/** What the spec asks of the stage now and did not when it began, or the other way round. */
async function changedSince(store: Store, { stage }: State, { spec }: Record1): Promise<string[]> {
  const { criteria } = stage!
  const then = await store.file(criteria.resolved.file)
  if (then === null) return [`what the stage began with is not kept: ${criteria.resolved.file}`]
  return changesOf(JSON.parse(then), JSON.parse(JSON.stringify(spec.resolved)))
    .filter(({ path }) => !HARMLESS.test(spokenPath(path)))
    .map(({ path, before, after }) => `${spokenPath(path)}: ${spokenValue(before)} → ${spokenValue(after)}`)
}

export async function recordIn(store: Store, { record }: Pick<Looked, 'record'>): Promise<Record1 | null> {
  const text = await store.file(record.file)
  return text === null ? null : parseRecord(JSON.parse(text), record.file)
}
