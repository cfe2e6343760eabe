import { LEAST_ROWS } from '../gate/picture.ts'
import { type Answers, askedBy, type Plan, type PlannedCheck, type Scalar } from '../plan/types.ts'
import { round12 } from '../stats/round.ts'
import type { Cells } from '../stats/statistics.ts'
import { idOf } from './describe.ts'
import { groupsOf, sampleOf } from './sample.ts'

/** What a check was judged from: its asks, and the bins of those that count rows by one key. */
export interface CheckEvidence {
  readonly id: string
  readonly asks: readonly string[]
  readonly bins: readonly BinTable[]
}
export interface BinTable {
  /** The metric's own words for what it asked, and for what the bins are of. */
  readonly of: string
  readonly key: string
  readonly rows: readonly BinRow[]
}
interface BinRow {
  /** A category (null: missing), or the ends of a bin; null where it is open. */
  readonly bin: Scalar | readonly [number | null, number | null]
  readonly logs: Readonly<Partial<Record<Log, BinCount>>>
}
interface BinCount {
  readonly n: number
  /** Means by measure; null of fewer rows than a report may tell of. */
  readonly mean: Readonly<Record<string, number | null>>
}

const LOGS = ['incumbent', 'candidate', 'reference'] as const
type Log = (typeof LOGS)[number]

/** Beyond so many bins, the least frequent ones are one. */
const MOST_BINS = 100
const OTHERS = '(others)'

export const evidenceOf = (plan: Plan, answers: Answers): CheckEvidence[] =>
  plan.checks.flatMap(check =>
    groupsOf(check, answers).map(by => ({
      id: idOf({ check, by }),
      asks: askedBy(check),
      bins: binsOf(check, by, answers),
    })),
  )

function binsOf(check: PlannedCheck, by: readonly Scalar[], answers: Answers): BinTable[] {
  if (check.groups) return []
  // With weights, cells say how much weight they have and not of how few rows.
  const told = !Object.values(check.asks).some(words => Object.keys(words ?? {}).some(word => word.includes(':')))
  const samples = LOGS.flatMap(log => {
    const sample = sampleOf(check.asks[log], by, answers)
    return sample ? [[log, sample.statistics] as const] : []
  })
  const words = new Set(samples.flatMap(([, statistics]) => Object.keys(statistics)))
  // Those with a colon count what weighted rows are worth.
  return [...words]
    .filter(of => !of.includes(':'))
    .flatMap(of => {
      const tables = samples.flatMap(([log, statistics]) => {
        const found = statistics[of]
        return found?.kind === 'cells' && Object.keys(found.keys).length === 1 ? [[log, found] as const] : []
      })
      return tables.length > 0 ? [{ of, key: Object.keys(tables[0]![1].keys)[0]!, rows: rowsOf(tables, told) }] : []
    })
}

function rowsOf(tables: readonly (readonly [Log, Cells])[], told: boolean): BinRow[] {
  const rows = new Map<string, { order: number; row: BinRow; n: number }>()
  for (const [log, cells] of tables) {
    const [key] = Object.keys(cells.keys)
    const edges = cells.edges[key!]
    for (let i = 0; i < cells.size; i++) {
      const value = cells.keys[key!]![i]!
      const n = cells.n[i]!
      const bin = typeof value === 'number' && edges ? endsOf(value, edges) : nameOf(value, n)
      const place = JSON.stringify(bin)
      const known = rows.get(place)
      const count = { n: round12(n), mean: meansOf(cells, i, told) }
      const logs = { ...known?.row.logs, [log]: known?.row.logs[log] ? joined(known.row.logs[log], count) : count }
      const order = value === null ? Number.POSITIVE_INFINITY : typeof value === 'number' ? value : 0
      rows.set(place, { order, row: { bin, logs }, n: (known?.n ?? 0) + n })
    }
  }
  const all = [...rows.values()]
  const least = all.map(r => r.n).toSorted((a, b) => b - a)[MOST_BINS - 1] ?? 0
  return all
    .filter(r => r.n >= least)
    .slice(0, MOST_BINS)
    .toSorted((a, b) => a.order - b.order || (String(a.row.bin) < String(b.row.bin) ? -1 : 1))
    .map(r => r.row)
}

const endsOf = (bin: number, edges: readonly number[]): readonly [number | null, number | null] => [
  bin > 0 ? round12(edges[bin - 1]!) : null,
  bin < edges.length ? round12(edges[bin]!) : null,
]

/** A name that few rows have could tell of one of them. */
const nameOf = (value: Scalar, n: number): Scalar => (typeof value === 'string' && n < LEAST_ROWS ? OTHERS : value)

const meansOf = (cells: Cells, i: number, told: boolean): BinCount['mean'] =>
  Object.fromEntries(
    Object.entries(cells.mean).map(([name, means]) => {
      const mean = means[i]!
      return [name, !told || cells.n[i]! < LEAST_ROWS || !Number.isFinite(mean) ? null : round12(mean)]
    }),
  )

const joined = (a: BinCount, b: BinCount): BinCount => ({
  n: a.n + b.n,
  mean: Object.fromEntries(Object.keys(a.mean).map(name => [name, null])),
})
