import type { Scalar, Ties } from '../../sql/expr.ts'
import type { Cells, Moments, QuantileCounts, Quantiles, RankCounts, Ranks } from '../../stats/statistics.ts'
import { compareScalars } from '../groups.ts'
import { ladderRanks } from '../order.ts'

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

export const quantileCountsOf = (values: readonly number[], q: readonly number[]): QuantileCounts => ({
  kind: 'quantile-counts',
  n: values.length,
  atMost: q.map(each => values.filter(x => x <= each).length),
})

export interface Scored {
  readonly x: Readonly<Record<string, number>>
  readonly positive: boolean
}

const above = (x: number, y: number): number => (x > y ? 1 : x === y ? 0.5 : 0)
const mean = (x: readonly number[]): number => sum(x) / x.length

/** Of each row, its placement among the rows of the other class: every pair is looked at. */
function placementsOf(name: string, rows: readonly Scored[], among: readonly Scored[]): number[] {
  return rows.map(r =>
    mean(
      among
        .filter(other => other.positive !== r.positive)
        .map(other => (r.positive ? above(r.x[name]!, other.x[name]!) : above(other.x[name]!, r.x[name]!))),
    ),
  )
}

/** The share of positives among the rows scored at least as high. */
function precisionAt(name: string, r: Scored, rows: readonly Scored[]): { precision: number; n: number } {
  const above = rows.filter(other => other.x[name]! >= r.x[name]!)
  return { precision: above.filter(other => other.positive).length / above.length, n: above.length }
}
const averagePrecision = (name: string, rows: readonly Scored[]): number =>
  mean(rows.filter(r => r.positive).map(r => precisionAt(name, r, rows).precision))

/** n times the derivative by the row's weight: of its own term, of every term that counts it, of the number of terms. */
function influenceOf(name: string, own: Scored, rows: readonly Scored[]): number {
  const positives = rows.filter(r => r.positive)
  if (positives.length === 0) return 0
  const y = Number(own.positive)
  const counted = positives.filter(r => own.x[name]! >= r.x[name]!).map(r => precisionAt(name, r, rows))
  const terms = sum(counted.map(({ precision, n }) => (y - precision) / n))
  const self = y * (precisionAt(name, own, rows).precision - averagePrecision(name, rows))
  return (rows.length * (self + terms)) / positives.length
}

export function ranksOf(names: readonly string[], rows: readonly Scored[], precision = false): Ranks {
  const positives = rows.filter(r => r.positive)
  const negatives = rows.filter(r => !r.positive)
  const v10 = record(names, name => placementsOf(name, positives, rows))
  const v01 = record(names, name => placementsOf(name, negatives, rows))
  const covariance = (x: readonly number[], y: readonly number[]) =>
    x.length < 2 ? Number.NaN : sum(x.map((v, i) => (v - mean(x)) * (y[i]! - mean(y)))) / (x.length - 1)
  return {
    kind: 'ranks',
    positives: positives.length,
    negatives: negatives.length,
    auc: record(names, name => (negatives.length === 0 ? Number.NaN : mean(v10[name]!))),
    s10: record(names, a => record(names, b => covariance(v10[a]!, v10[b]!))),
    s01: record(names, a => record(names, b => covariance(v01[a]!, v01[b]!))),
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
  const average = (name: string, own: readonly Scored[]) => (own.length === 0 ? 0 : mean(placementsOf(name, own, rows)))
  return {
    kind: 'rank-counts',
    positives: positives.length,
    negatives: negatives.length,
    v10: record(names, name => average(name, positives)),
    v01: record(names, name => average(name, negatives)),
    ...(precision && { influence: record(names, name => mean(bucket.map(r => influenceOf(name, r, rows)))) }),
  }
}

/** From 1; ties share the mean of theirs. */
export function rankOf(x: number, among: readonly number[], ties?: Ties): number {
  const below = among.filter(y => y < x).length
  const same = among.filter(y => y === x).length
  return below + (ties === 'min' ? 1 : ties === 'max' ? same : (same + 1) / 2)
}
