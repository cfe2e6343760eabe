import type { Scalar, Ties } from '../../sql/expr.ts'
import type { Cells, Moments, QuantileCounts, Quantiles, RankCounts, Ranks } from '../../stats/statistics.ts'
import { compareScalars } from '../groups.ts'
import { ladderRanks, ladderShares } from '../order.ts'

/** Every statistic by its definition: loops over rows, nothing shared with the fast engines but the ladder's ranks. */

export interface Known {
  readonly x: Readonly<Record<string, number>>
  readonly weight: number
}

const record = <T>(names: readonly string[], f: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.map(name => [name, f(name)]))
const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0)

export function momentsOf(names: readonly string[], rows: readonly Known[]): Moments {
  const n = sum(rows.map(r => r.weight))
  const mean = record(names, a => sum(rows.map(r => r.weight * r.x[a]!)) / n)
  return {
    kind: 'moments',
    n,
    mean,
    comoments: record(names, a =>
      record(names, b => sum(rows.map(r => r.weight * (r.x[a]! - mean[a]!) * (r.x[b]! - mean[b]!)))),
    ),
    min: record(names, a => (rows.length === 0 ? Number.NaN : Math.min(...rows.map(r => r.x[a]!)))),
    max: record(names, a => (rows.length === 0 ? Number.NaN : Math.max(...rows.map(r => r.x[a]!)))),
  }
}

export interface CellRow {
  readonly keys: readonly Scalar[]
  readonly x: Readonly<Record<string, number | null>>
  readonly weight: number
}

export function cellsOf(
  keys: readonly string[],
  measures: readonly string[],
  rows: readonly CellRow[],
  edges: Cells['edges'],
): Cells {
  const text = (r: CellRow) => r.keys.map(k => `${typeof k}:${k}`).join('\u0000')
  const groups = [...Map.groupBy(rows, text).values()].sort((a, b) => {
    const at = keys.findIndex((_, k) => compareScalars(a[0]!.keys[k]!, b[0]!.keys[k]!) !== 0)
    return at < 0 ? 0 : compareScalars(a[0]!.keys[at]!, b[0]!.keys[at]!)
  })
  const known = (group: readonly CellRow[], m: string) => group.filter(r => r.x[m] !== null)
  const total = (group: readonly CellRow[]) => sum(group.map(r => r.weight))
  return {
    kind: 'cells',
    size: groups.length,
    keys: Object.fromEntries(keys.map((name, k) => [name, groups.map(g => g[0]!.keys[k]!)])),
    n: Float64Array.from(groups, total),
    mean: record(measures, m =>
      Float64Array.from(groups, g => sum(known(g, m).map(r => r.weight * r.x[m]!)) / total(known(g, m))),
    ),
    known: record(measures, m => Float64Array.from(groups, g => total(known(g, m)))),
    edges,
  }
}

export const binOf = (x: number, edges: readonly number[], closed: 'left' | 'right'): number =>
  edges.filter(edge => edge < x || (closed === 'left' && edge === x)).length

export function quantile(values: readonly number[], p: number, rounding = 1e-12): number {
  const sorted = values.toSorted((a, b) => a - b)
  const h = (sorted.length - 1) * p
  const low = Math.floor(h + rounding)
  const next = sorted[Math.min(low + 1, sorted.length - 1)]!
  return sorted.length === 0 ? Number.NaN : sorted[low]! + Math.max(h - low, 0) * (next - sorted[low]!)
}

export function quantilesOf(values: readonly number[], p: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  return {
    kind: 'quantiles',
    n,
    p,
    q: p.map(each => quantile(values, each)),
    ladders: p.map(each => {
      const ranks = ladderRanks(n, each)
      return { p: ranks.map(r => (n === 1 ? 0 : r / (n - 1))), x: ranks.map(r => sorted[r]!) }
    }),
  }
}

/** A value and what it counts for. */
export interface Weighed {
  readonly x: number
  readonly weight: number
}

const weightOf = (rows: readonly { weight: number }[]): number => sum(rows.map(r => r.weight))
/** The share of the weight that is at or below x; `before`, that is below it. */
const shareUpTo = (rows: readonly Weighed[], x: number): number => weightOf(rows.filter(r => r.x <= x)) / weightOf(rows)
const shareBefore = (rows: readonly Weighed[], x: number): number =>
  weightOf(rows.filter(r => r.x < x)) / weightOf(rows)

/** The smallest value that a share p of the weight is at or below. */
export function weightedQuantile(rows: readonly Weighed[], p: number): number {
  const values = rows.map(r => r.x).sort((a, b) => a - b)
  return values.find(x => shareUpTo(rows, x) >= p - 1e-12) ?? values.at(-1) ?? Number.NaN
}

export function weightedQuantilesOf(rows: readonly Weighed[], p: readonly number[]): Quantiles {
  return {
    kind: 'quantiles',
    n: weightOf(rows),
    p,
    q: p.map(each => weightedQuantile(rows, each)),
    ladders: p.map(each => {
      const shares = ladderShares(rows.length, each)
      const values = shares ? shares.map(s => weightedQuantile(rows, s)) : rows.map(r => r.x)
      const rungs = [...new Set(values)].sort((a, b) => a - b)
      return {
        p: rungs.flatMap(x => [shareBefore(rows, x), shareUpTo(rows, x)]),
        x: rungs.flatMap(x => [x, x]),
      }
    }),
    weighted: true,
  }
}

export const quantileCountsOf = (rows: readonly Weighed[], q: readonly number[]): QuantileCounts => ({
  kind: 'quantile-counts',
  n: weightOf(rows),
  atMost: q.map(each => weightOf(rows.filter(r => r.x <= each))),
})

export interface Scored {
  readonly x: Readonly<Record<string, number>>
  readonly positive: boolean
  readonly weight: number
}

const above = (x: number, y: number): number => (x > y ? 1 : x === y ? 0.5 : 0)
const mean = (rows: readonly { weight: number }[], x: readonly number[]): number =>
  sum(x.map((v, i) => v * rows[i]!.weight)) / weightOf(rows)

/** Of each row, its placement among the rows of the other class: every pair is looked at. */
function placementsOf(name: string, rows: readonly Scored[], among: readonly Scored[]): number[] {
  return rows.map(r => {
    const others = among.filter(other => other.positive !== r.positive)
    return mean(
      others,
      others.map(other => (r.positive ? above(r.x[name]!, other.x[name]!) : above(other.x[name]!, r.x[name]!))),
    )
  })
}

/** The share of positives among the rows scored at least as high. */
function precisionAt(name: string, r: Scored, rows: readonly Scored[]): { precision: number; n: number } {
  const above = rows.filter(other => other.x[name]! >= r.x[name]!)
  return { precision: weightOf(above.filter(other => other.positive)) / weightOf(above), n: weightOf(above) }
}
function averagePrecision(name: string, rows: readonly Scored[]): number {
  const positives = rows.filter(r => r.positive)
  return mean(
    positives,
    positives.map(r => precisionAt(name, r, rows).precision),
  )
}

/** Σw times the derivative by the row's weight: of its own term, of every term that counts it, of the number of terms. */
function influenceOf(name: string, own: Scored, rows: readonly Scored[]): number {
  const positives = rows.filter(r => r.positive)
  if (positives.length === 0) return 0
  const y = Number(own.positive)
  const counted = positives
    .filter(r => own.x[name]! >= r.x[name]!)
    .map(r => ({ weight: r.weight, ...precisionAt(name, r, rows) }))
  const terms = sum(counted.map(({ weight, precision, n }) => (weight * (y - precision)) / n))
  const self = y * (precisionAt(name, own, rows).precision - averagePrecision(name, rows))
  return (weightOf(rows) * (self + terms)) / weightOf(positives)
}

export function ranksOf(names: readonly string[], rows: readonly Scored[], precision = false): Ranks {
  const positives = rows.filter(r => r.positive)
  const negatives = rows.filter(r => !r.positive)
  const v10 = record(names, name => placementsOf(name, positives, rows))
  const v01 = record(names, name => placementsOf(name, negatives, rows))
  const covariance = (own: readonly Scored[], x: readonly number[], y: readonly number[]) => {
    const off = x.map((v, i) => own[i]!.weight ** 2 * (v - mean(own, x)) * (y[i]! - mean(own, y)))
    return x.length < 2 ? Number.NaN : ((x.length / (x.length - 1)) * sum(off)) / weightOf(own)
  }
  return {
    kind: 'ranks',
    positives: weightOf(positives),
    negatives: weightOf(negatives),
    auc: record(names, name => (negatives.length === 0 ? Number.NaN : mean(positives, v10[name]!))),
    s10: record(names, a => record(names, b => covariance(positives, v10[a]!, v10[b]!))),
    s01: record(names, a => record(names, b => covariance(negatives, v01[a]!, v01[b]!))),
    ...(precision && { averagePrecision: record(names, name => averagePrecision(name, rows)) }),
    bound: 0,
  }
}

export function rankCountsOf(
  names: readonly string[],
  bucket: readonly Scored[],
  rows: readonly Scored[],
  precision = false,
): RankCounts {
  const positives = bucket.filter(r => r.positive)
  const negatives = bucket.filter(r => !r.positive)
  const average = (name: string, own: readonly Scored[]) =>
    own.length === 0 ? 0 : mean(own, placementsOf(name, own, rows))
  const influence = (name: string) =>
    mean(
      bucket,
      bucket.map(r => influenceOf(name, r, rows)),
    )
  return {
    kind: 'rank-counts',
    positives: weightOf(positives),
    negatives: weightOf(negatives),
    v10: record(names, name => average(name, positives)),
    v01: record(names, name => average(name, negatives)),
    ...(precision && { influence: record(names, influence) }),
  }
}

/**
 * From 1; ties share the mean of theirs, or have the first or the last. Of weighted values, as if each were there as
 * often as its weight says.
 */
export function rankOf(x: number, among: readonly Weighed[], ties?: Ties): number {
  const below = weightOf(among.filter(y => y.x < x))
  const same = weightOf(among.filter(y => y.x === x))
  return below + (ties === 'min' ? 1 : ties === 'max' ? same : (same + 1) / 2)
}
