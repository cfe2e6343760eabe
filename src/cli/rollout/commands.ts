import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MlgateError } from '../../errors.ts'
import type { Record1 } from '../../record/types.ts'
import { writeWhole } from '../../record/write.ts'
import { loadReporter } from '../../report/index.ts'
import { jsonText } from '../../report/json.ts'
import { advance } from '../../rollout/advance.ts'
import { approve } from '../../rollout/approve.ts'
import { sha256 } from '../../rollout/canonical.ts'
import { readChain } from '../../rollout/chain.ts'
import { wentWell } from '../../rollout/commands.ts'
import type { Outcome } from '../../rollout/entry.ts'
import { exportTo, storeAt } from '../../rollout/export.ts'
import { history, type ModelHistory } from '../../rollout/history.ts'
import { openRollout } from '../../rollout/open.ts'
import { pause } from '../../rollout/pause.ts'
import { rehearse } from '../../rollout/rehearse.ts'
import { resultDigest } from '../../rollout/result.ts'
import { reviews } from '../../rollout/review.ts'
import { rollback } from '../../rollout/rollback.ts'
import { type Signer, signerOf } from '../../rollout/signatures.ts'
import { start } from '../../rollout/start.ts'
import type { State } from '../../rollout/state.ts'
import { status } from '../../rollout/status.ts'
import type { Store } from '../../rollout/store.ts'
import { type Verified, verify } from '../../rollout/verify.ts'
import { type Check, type CheckFlags, optionsFor, optionsOf, usage } from '../check.ts'
import { isStrangers, refuseForksFiles } from '../fork.ts'
import { colorFor, type Io, widthFor } from '../io.ts'
import { reviewText } from './review-text.ts'
import { storyOf } from './story.ts'
import {
  advancedText,
  approvedText,
  rehearsedText,
  rolledBackText,
  startedText,
  statusText,
  verifiedText,
} from './text.ts'

export interface RolloutFlags
  extends Pick<
    CheckFlags,
    | 'config'
    | 'incumbent'
    | 'candidate'
    | 'labels'
    | 'reference'
    | 'engine'
    | 'var'
    | 'asOf'
    | 'against'
    | 'threads'
    | 'memoryLimit'
    | 'color'
  > {
  format: 'pretty' | 'json'
  reason?: string
  sign?: boolean
  key?: string
  as?: string
  timeout?: number
  dryRun?: boolean
  role?: string
  result?: string
  release?: boolean
  leaveTraffic?: boolean
  model?: string
  all?: boolean
  stage?: string
  decision?: string
  since?: string
  until?: string
  review?: boolean
}

export interface AuditFlags {
  config?: string
  format: 'pretty' | 'json'
  color: boolean
  head?: string
  signers?: string
  to?: string
}

const DEFAULT_SPEC = 'mlgate.yaml'

/** The spec, and what it is read with. Whoever has no say in the repository moves nothing. */
async function opened(named: string | undefined, flags: RolloutFlags, io: Io, writes: boolean) {
  const spec = specOf(named, flags)
  if (writes) {
    await refuseForksFiles(spec, io)
    if (isStrangers(io.env))
      throw new MlgateError({
        code: 'fork-files',
        message: 'This runs for a pull request from a fork, whose author has no say in a rollout.',
        hint: 'run it on the branch that releases are made from',
      })
  }
  const { overrides, vars } = optionsOf(spec, { ...flags, format: 'pretty', failOn: 'hold' }, io)
  const world = { cwd: io.cwd, env: io.env, signal: io.signal }
  const all = { ...(overrides && { overrides }), ...(vars && { vars }) }
  return { spec, all, world, paint: { color: colorFor(io.stdout, io.env, flags.color), width: widthFor(io) } }
}

function specOf(named: string | undefined, { config }: Pick<RolloutFlags, 'config'>): string {
  if (named !== undefined && config !== undefined)
    throw usage('The spec is given twice, by `--config` and by name.', 'give it once')
  return named ?? config ?? DEFAULT_SPEC
}

/** An entry is signed where that is asked for, or always: of an approval, a key that is there is used. */
async function signer(flags: RolloutFlags, io: Io, always = false): Promise<Signer | null> {
  if (!flags.sign && flags.key === undefined && !always && !io.env.MLGATE_SIGNING_KEY) return null
  const found = await signerOf(flags, { cwd: io.cwd, env: io.env, signal: io.signal })
  if (found === null && flags.sign)
    throw usage(
      'There is no key to sign with.',
      'name one: `--key ~/.ssh/id_ed25519`; or tell git: gpg.format ssh, user.signingkey',
    )
  return found
}

/** What is printed: for people, or the same as JSON. */
async function print(io: Io, format: RolloutFlags['format'], text: string, document: object): Promise<void> {
  await io.stdout.write(format === 'json' ? jsonText({ schema: 'mlgate/rollout@1', ...document }) : text)
}

/** The share that the candidate answers; null where nobody can tell. */
function trafficOf({ status, stage, open }: State): number | null {
  if (status === 'failed_rollback' || status === 'aborted' || open) return null
  if (status === 'rolled_back') return 0
  return status === 'done' ? 1 : (stage?.traffic ?? 0)
}

/** The state as JSON has it: where the rollout is, and the head of its log. */
const stateJson = (state: State | null) =>
  state && {
    status: state.status,
    stage: state.stage?.stage ?? null,
    traffic: trafficOf(state),
    since: state.since,
    head: state.head,
  }

export async function startCommand(named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> {
  const { spec, all, world, paint } = await opened(named, flags, io, true)
  const { reason, dryRun, timeout } = flags
  const done = await start(spec, { ...all, reason, dryRun, timeout, signer: await signer(flags, io) }, world)
  const { recipe, ok, outcome, state } = done
  await print(io, flags.format, startedText(done, dryRun ?? false, paint), {
    ok,
    ...stateJson(state),
    command: recipe?.argv ?? null,
    outcome,
  })
  return ok ? 0 : 2
}

export async function statusCommand(named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> {
  const { spec, all, world, paint } = await opened(named, flags, io, false)
  const found = await status(spec, all, world)
  const { state, standing: _, ...rest } = found
  await print(io, flags.format, statusText(found, paint), {
    ...rest,
    ...stateJson(state),
    candidate: state.start?.candidate ?? null,
    incumbent: state.start?.incumbent ?? null,
    looks: state.looks.map(({ number, time, result, decision, decided_by }) => ({
      number,
      time,
      result,
      decision,
      decided_by,
    })),
    hold: state.hold && { reason: state.hold.reason, time: state.hold.time },
  })
  return 0
}

const CODES = { promote: 0, hold: 3, block: 1, rollback: 1, error: 2 } as const

export async function advanceCommand(
  named: string | undefined,
  flags: RolloutFlags,
  io: Io,
  check: Check,
): Promise<number> {
  const { spec, all, world, paint } = await opened(named, flags, io, true)
  const { reason, dryRun, timeout, result: on } = flags
  const {
    spec: _,
    previous: __,
    only: ___,
    allowLoosened: ____,
    evidence: _____,
    ...run
  } = optionsOf(spec, { ...flags, format: 'pretty', failOn: 'hold' }, io)
  const { folder } = await openRollout(spec, all, world)
  const reportOf = async (record: Record1) => {
    const file = join(folder, '.mlgate', 'reports', `${resultDigest(record).slice(0, 16)}.md`)
    writeWhole(file, await page('markdown', record, flags, io))
    return file
  }
  const done = await advance(
    spec,
    { ...run, ...all, reason, dryRun, timeout, on, reportOf, check, signer: await signer(flags, io) },
    world,
  )
  const { record, state, decision, why, recipe, outcome } = done
  const report = record && flags.format === 'pretty' ? `${await page('pretty', record, flags, io)}\n` : ''
  await print(io, flags.format, `${report}${advancedText(done, dryRun ?? false, paint)}`, {
    ...{ decision, why, ...stateJson(state), command: recipe?.argv ?? null, outcome, result: record },
  })
  return CODES[decision]
}

/** The exit code of these commands says more than the decision, so no report explains it. */
async function page(
  format: 'pretty' | 'markdown' | 'html',
  record: Record1,
  { color }: Pick<RolloutFlags, 'color'>,
  io: Io,
): Promise<string> {
  const to = format === 'pretty' ? 'stdout' : 'file'
  const report = await loadReporter(format)
  return report(record, { ...optionsFor(to, { format, failOn: 'hold', color }, io), failOn: null })
}

export async function approveCommand(named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> {
  const { spec, all, world, paint } = await opened(named, flags, io, true)
  const { role, reason, result } = flags
  const done = await approve(
    spec,
    { ...all, role: role!, reason: reason!, result, signer: await signer(flags, io, true) },
    world,
  )
  const { given, look, standing, state } = done
  await print(io, flags.format, approvedText(done, paint), {
    ...{
      result: look.result,
      role,
      person: given.person,
      counts: given.why === null,
      why: given.why,
      missing: standing.missing,
    },
    ...stateJson(state),
  })
  return 0
}

export const holdCommand = (named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> =>
  paused(flags.release ? 'release' : 'hold', named, flags, io)

export const abortCommand = (named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> =>
  paused('abort', named, flags, io)

async function paused(
  kind: 'hold' | 'release' | 'abort',
  named: string | undefined,
  flags: RolloutFlags,
  io: Io,
): Promise<number> {
  const { spec, all, world } = await opened(named, flags, io, true)
  const { reason, leaveTraffic } = flags
  const state = await pause(
    kind,
    spec,
    { ...all, reason: reason!, leaveTraffic, signer: await signer(flags, io) },
    world,
  )
  const said = { hold: 'held', release: 'released', abort: 'aborted' }[kind]
  await print(io, flags.format, `The rollout is ${said}.\nlog head ${state.head?.slice(0, 16)}\n`, {
    ...stateJson(state),
  })
  return 0
}

export async function rollbackCommand(named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> {
  const spec = specOf(named, flags)
  const { reason = 'not said', dryRun, timeout, model } = flags
  const world = { cwd: io.cwd, env: io.env, signal: io.signal }
  const { overrides, vars } = optionsOf(spec, { ...flags, format: 'pretty', failOn: 'hold' }, io)
  const key = await signer(flags, io).catch(() => null)
  // Where the log is slow to take it down, nobody is left wondering.
  let waiting: NodeJS.Timeout | undefined
  const onOutcome = (outcome: Outcome) => {
    const how = wentWell(outcome) ? 'The command has ended well' : 'THE COMMAND HAS FAILED'
    waiting = setTimeout(() => void io.stderr.write(`${how}; it is being written down.\n`), 1000)
  }
  const done = await rollback(
    spec,
    { ...(overrides && { overrides }), ...(vars && { vars }), reason, dryRun, timeout, model, onOutcome, signer: key },
    world,
  ).finally(() => clearTimeout(waiting))
  const paint = { color: colorFor(io.stdout, io.env, flags.color), width: widthFor(io) }
  const { ok, outcome, complaints, state, recorded, recipe } = done
  await print(io, flags.format, rolledBackText(done, dryRun ?? false, paint), {
    ...{ ok, recorded, complaints, command: recipe?.argv ?? null, outcome, ...stateJson(state) },
  })
  if (!ok)
    await io.stderr.write('THE ROLLBACK FAILED: the candidate may still be serving users. Route them by hand, now.\n')
  return ok ? 0 : 2
}

export async function historyCommand(named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> {
  const { spec, all, world, paint } = await opened(named, flags, io, false)
  const { all: wide, model, stage, decision, since, until } = flags
  const found = await history(spec, { ...all, all: wide, model, stage, decision, since, until }, world)
  if (flags.review) {
    const looked = await Promise.all(found.map(reviewed))
    await print(io, flags.format, reviewText(looked, paint), { models: looked })
    return 0
  }
  await print(io, flags.format, storyOf(found, paint), {
    models: found.map(({ model, head, flaws, events }) => ({ model, head, flaws, entries: events.map(e => e.entry) })),
  })
  return 0
}

const reviewed = async ({ model, store }: ModelHistory) => {
  const { entries } = readChain(await store.read())
  return { model, rollouts: await reviews(entries, store) }
}

export async function rehearseCommand(named: string | undefined, flags: RolloutFlags, io: Io): Promise<number> {
  const { spec, all, world, paint } = await opened(named, flags, io, false)
  const found = await rehearse(spec, all, world)
  await print(io, flags.format, rehearsedText(found, paint), found)
  return found.problems.length === 0 ? 0 : 2
}

/** A log by its spec, by its file, or in a folder of evidence. */
async function storeFor(named: string | undefined, flags: AuditFlags, io: Io): Promise<Store> {
  const name = specOf(named, flags)
  const path = resolve(io.cwd, name)
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder || name.endsWith('.log.jsonl')) return storeAt(path)
  const { journal } = await openRollout(name, { anywhere: true }, { cwd: io.cwd, env: io.env, signal: io.signal })
  return journal.store
}

export async function verifyCommand(named: string | undefined, flags: AuditFlags, io: Io): Promise<number> {
  const store = await storeFor(named, flags, io)
  const { head, signers } = flags
  const keys = signers === undefined ? undefined : readFileSync(resolve(io.cwd, signers), 'utf8')
  const found = withSums(await verify(store, { head, signers: keys }), resolve(io.cwd, specOf(named, flags)))
  const paint = { color: colorFor(io.stdout, io.env, flags.color), width: widthFor(io) }
  await print(io, flags.format, verifiedText(found, paint), found)
  return found.flaws.length === 0 ? 0 : 1
}

/** Of a folder of evidence, every file is held against the digests that are beside it. */
function withSums(found: Verified, folder: string): Verified {
  const sums = join(folder, 'SHA256SUMS')
  if (!existsSync(sums)) return found
  const flaws = readFileSync(sums, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line, i) => {
      const [, digest, file] = /^([0-9a-f]{64}) {2}(.*)$/.exec(line) ?? []
      const path = file === undefined ? '' : join(folder, file)
      if (file === undefined || !existsSync(path))
        return [{ line: i + 1, message: `SHA256SUMS: ${file ?? line} is not there` }]
      return sha256(readFileSync(path, 'utf8')) === digest
        ? []
        : [{ line: i + 1, message: `SHA256SUMS: ${file} was changed` }]
    })
  return { ...found, flaws: [...found.flaws, ...flaws] }
}

export async function exportCommand(named: string | undefined, flags: AuditFlags, io: Io): Promise<number> {
  const store = await storeFor(named, flags, io)
  const { entries, head, flaws } = readChain(await store.read())
  const model = entries[0]?.model ?? ''
  const plain = { color: false, width: 100 }
  const events = entries.map(entry => ({ entry, stage: null }))
  const told = [{ model, store, events, entries, head, flaws: flaws.map(f => `line ${f.line}: ${f.message}`) }]
  const pages = {
    'history.txt': storyOf(told, plain),
    'review.txt': reviewText([{ model, rollouts: await reviews(entries, store) }], plain),
  }
  const report = async (record: Record1) => ({
    md: await page('markdown', record, flags, io),
    html: await page('html', record, flags, io),
  })
  const files = await exportTo(resolve(io.cwd, flags.to!), store, { report, pages })
  await print(io, flags.format, `${files.length} files in ${flags.to}; the log's head is ${head}\n`, {
    folder: flags.to,
    files,
    head,
  })
  return 0
}
