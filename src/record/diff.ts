import type { Estimate } from '../judge/types.ts'
import type { Record1, RecordedCheck } from './types.ts'

/** What has another value: `before` or `after` is absent where there is none. */
export interface Differing {
  what: string
  before?: string
  after?: string
}

/** Two results of the same model, side by side. Plain data: `--format json` prints it. */
export interface RecordDiff {
  schema: 'mlgate/diff@1'
  before: Side
  after: Side
  /** Of checks that are in both. */
  verdicts: readonly { before: RecordedCheck; after: RecordedCheck }[]
  /** Estimates that moved by more than their noise allows, whatever their verdicts. */
  moved: readonly Moved[]
  added: readonly RecordedCheck[]
  removed: readonly RecordedCheck[]
  spec: readonly Differing[]
  logs: readonly Differing[]
  versions: readonly Differing[]
}

interface Side {
  file: string
  run_id: string
  as_of: string
  model: string
  decision: Record1['decision']
  decided_by: readonly string[]
}

export interface Moved {
  before: RecordedCheck
  after: RecordedCheck
  /** after − before, on the scale of the estimate. */
  by: number
  /** The largest change that two samples of the same process would show; 0 where both are known exactly, or are of the same rows. */
  noise: number
}

/** Values are rounded to 12 digits before they are judged; sums of doubles differ in the last of them. */
const ROUNDING = 1e-9

export function diffOf(
  [before, beforeFile]: readonly [Record1, string],
  [after, afterFile]: readonly [Record1, string],
  spec: readonly Differing[],
): RecordDiff {
  const [old, now] = [before, after].map(r => new Map(r.gates.flatMap(g => g.checks).map(c => [c.id, c] as const)))
  const both = [...old!.values()].flatMap(c => {
    const other = now!.get(c.id)
    return other ? [{ before: c, after: other }] : []
  })
  const same = sameRows(before, after)
  return {
    schema: 'mlgate/diff@1',
    before: sideOf(before, beforeFile),
    after: sideOf(after, afterFile),
    verdicts: both.filter(
      ({ before, after }) => before.verdict !== after.verdict || (before.waived === null) !== (after.waived === null),
    ),
    moved: both.flatMap(pair => movedIn(pair, same) ?? []),
    added: [...now!.values()].filter(c => !old!.has(c.id)),
    removed: [...old!.values()].filter(c => !now!.has(c.id)),
    spec,
    logs: logsIn(before, after),
    versions: versionsIn(before, after),
  }
}

const sideOf = ({ run_id, as_of, model, decision, decided_by }: Record1, file: string): Side => ({
  file,
  run_id,
  as_of,
  model,
  decision,
  decided_by,
})

/** Both runs judged the same rows: whatever differs then is no noise. */
function sameRows(a: Record1, b: Record1): boolean {
  const digests = ({ logs }: Record1) =>
    JSON.stringify(
      Object.keys(logs)
        .sort()
        .map(name => [name, logs[name]!.rows, logs[name]!.files.map(f => f.digest).sort()]),
    )
  return digests(a) === digests(b)
}

/**
 * Beyond noise: further apart than √(w² + v²), w and v being the halves of the two intervals that face each other
 * (MOVER, Zou and Donner 2008, for independent samples). Runs that share rows have less noise, so nothing is made up.
 */
function movedIn({ before, after }: { before: RecordedCheck; after: RecordedCheck }, sameRows: boolean): Moved | null {
  if (before.relative !== after.relative || before.measured_in !== after.measured_in) return null
  const [from, to] = [known(before), known(after)]
  if (from === null || to === null) return null
  const by = to.value - from.value
  if (Math.abs(by) <= ROUNDING * Math.max(Math.abs(from.value), Math.abs(to.value))) return null
  const halves = sameRows ? [0, 0] : by > 0 ? [above(from), below(to)] : [below(from), above(to)]
  if (halves.some(half => half === null)) return null
  const noise = Math.hypot(halves[0]!, halves[1]!)
  return Math.abs(by) > noise ? { before, after, by, noise } : null
}

type Known = Pick<Estimate, 'value' | 'low' | 'high'>

/** What the limit is about; of a check without an estimate, the candidate's value, which is then exact. */
function known({ estimate, candidate, nature, kind }: RecordedCheck): Known | null {
  if (estimate) return nature === 'exact' ? { ...estimate, low: estimate.value, high: estimate.value } : estimate
  const value = candidate?.value ?? null
  return value === null || nature === 'test' || (kind !== 'max' && kind !== 'min')
    ? null
    : { value, low: value, high: value }
}

const above = ({ value, high }: Known): number | null => (high === null ? null : high - value)
const below = ({ value, low }: Known): number | null => (low === null ? null : value - low)

function differing(what: string, before: string | undefined, after: string | undefined): Differing[] {
  if (before === after) return []
  return [{ what, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}

function logsIn({ logs: before }: Record1, { logs: after }: Record1): Differing[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap(name => {
    const [a, b] = [before[name], after[name]]
    const version = (log: typeof a) => log && (log.version ?? log.files[0]?.path ?? '')
    if (!a || !b) return differing(name, version(a), version(b))
    const files = (log: typeof a) => log.files.map(f => f.digest).sort()
    const changed = files(a).join() !== files(b).join()
    const columns = [...new Set([...Object.keys(a.columns), ...Object.keys(b.columns)])]
    return [
      ...differing(`${name}.version`, a.version ?? undefined, b.version ?? undefined),
      ...differing(`${name}.rows`, String(a.rows), String(b.rows)),
      ...(changed ? [{ what: `${name}.files`, before: filesText(a), after: filesText(b) }] : []),
      ...columns.flatMap(c => differing(`${name}.columns.${c}`, a.columns[c], b.columns[c])),
    ]
  })
}

/** Names, with as much of the digests as tells them apart. */
const filesText = ({ files }: Record1['logs'][string]): string => {
  const [first] = files
  const name = first ? `${first.path.replace(/^.*[/\\]/, '')} ${first.digest.replace(/^\w+:/, '').slice(0, 8)}` : 'none'
  return files.length > 1 ? `${name} and ${files.length - 1} more` : name
}

function versionsIn(a: Record1, b: Record1): Differing[] {
  const git = ({ provenance: { git } }: Record1) =>
    git && `${git.commit.slice(0, 10)}${git.dirty ? ' with changes' : ''}`
  return [
    ...differing('mlgate', a.provenance.mlgate, b.provenance.mlgate),
    ...differing('engine', a.provenance.engine, b.provenance.engine),
    ...differing('git', git(a) ?? undefined, git(b) ?? undefined),
    ...differing('model', a.model, b.model),
    ...differing('stage', a.stage ?? undefined, b.stage ?? undefined),
    ...differing('partial', String(a.partial), String(b.partial)),
  ]
}
