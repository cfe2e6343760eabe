import { existsSync, globSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EarlierCheck, EarlierLook } from '../decide/looks.ts'
import { MlgateError } from '../errors.ts'
import type { Record1, RecordedCheck } from './types.ts'

/** A saved result of an earlier run. */
export interface Previous {
  path: string
  record: Record1
}

/** What of this run tells whether an earlier one was a look at the same candidate, and at how much of these logs. */
export interface Present {
  model: string
  /** The candidate's version, as the spec names it. */
  version: string | null
  logs: Readonly<Record<string, { files: readonly { path: string; digest: string }[] }>>
  /** The run is about a part of the logs that moves on. */
  window: boolean
  /** Names of gates. */
  gates: readonly string[]
}

/**
 * The saved results that paths and globs name, the first run first. A run that ended without a verdict was no look; a glob
 * that nothing matches says that this is the first. Whatever is no result is refused.
 */
export async function readPrevious(written: readonly string[], cwd: string): Promise<Previous[]> {
  const { readRecord } = await import('./schema.ts')
  const paths = new Set(written.flatMap(text => expanded(text, cwd)))
  const found = [...paths].flatMap(path => {
    try {
      return [{ path, record: readRecord(path) }]
    } catch (error) {
      if (error instanceof MlgateError && error.code === 'record-of-error') return []
      throw error
    }
  })
  const runs = new Map(found.map(p => [p.record.run_id, p]))
  return [...runs.values()].sort((a, b) => Date.parse(startOf(a)) - Date.parse(startOf(b)))
}

export const startOf = ({ record }: Previous): string => record.provenance.started

/** A file of that very name, before what it may stand for as a pattern. */
function expanded(text: string, cwd: string): string[] {
  const path = resolve(cwd, text)
  if (existsSync(path) || !/[*?[{]/.test(text)) return [path]
  return globSync(text, { cwd })
    .map(name => resolve(cwd, name))
    .sort()
}

/**
 * Earlier results as looks at this run's candidate. It is the same candidate if the model is, and its log has the same
 * version; where the spec names no version, if the two runs have a file of it in common, by name or by content. Several
 * results of the same logs are one look.
 */
export function earlierLooks(previous: readonly Previous[], present: Present): EarlierLook[] {
  const seen = new Set<string>()
  return previous.flatMap(one => {
    refuseForeign(one, present)
    const { record } = one
    const data = JSON.stringify(ARMS.map(name => digests(record.logs[name])))
    if (seen.has(data)) return []
    seen.add(data)
    const checks = record.gates.flatMap(g => g.checks).filter(c => c.p_pass !== null)
    return [{ checks: Object.fromEntries(checks.map(c => [c.id, lookOf(c)])), data: dataOf(record, present) }]
  })
}

const ARMS = ['incumbent', 'candidate', 'labels'] as const
type Log = Present['logs'][string] | undefined
const digests = (log: Log): string[] => (log?.files ?? []).map(f => f.digest).sort()

function dataOf({ logs }: Record1, present: Present): EarlierLook['data'] {
  if (present.window) return 'other'
  const [then, now] = [ARMS.map(name => digests(logs[name])), ARMS.map(name => digests(present.logs[name]))]
  if (JSON.stringify(then) === JSON.stringify(now)) return 'same'
  return then.every((files, i) => files.every(d => now[i]!.includes(d))) ? 'grown' : 'other'
}

function lookOf(check: RecordedCheck): EarlierCheck {
  const { limit, verdict, look, estimate } = check
  const level = (1 - (estimate?.confidence ?? 0.95)) / 2
  // Written before looks were counted, or without --previous: it had all of the error to itself.
  const seen = [check.incumbent, check.candidate].flatMap(arm => (arm ? [arm.units ?? arm.n] : []))
  const alone = { number: 1, information: Math.min(...seen), planned: null, spent: level, level }
  return { ...(look ?? alone), limit, passed: verdict === 'pass' }
}

function refuseForeign({ path, record }: Previous, present: Present): void {
  const why = foreign(record, present)
  if (why === null) return
  throw new MlgateError({
    code: 'foreign-result',
    message: `${path} is no earlier look at this candidate: ${why}.`,
    at: { file: path },
    hint: 'give `--previous` the results of this candidate only; `logs: {candidate: {path: …, version: …}}` names it once for all',
  })
}

function foreign({ model, logs, gates }: Record1, present: Present): string | null {
  if (model !== present.model) return `it is of the model ${JSON.stringify(model)}`
  const [then, now] = [logs.candidate, present.logs.candidate]
  const version = then?.version ?? null
  if (version !== present.version)
    return version === null ? "its candidate's version is not known" : `its candidate is ${JSON.stringify(version)}`
  const known = new Set((now?.files ?? []).flatMap(f => [f.path, f.digest]))
  if (version === null && !then?.files.some(f => known.has(f.path) || known.has(f.digest)))
    return 'its candidate has no version, and its log none of the files of this one'
  return gates.some(g => present.gates.includes(g.name)) ? null : 'it has none of the gates of this spec'
}
