import { binomialLower, binomialUpper } from './distributions.ts'
import { atOwnLevel, effectiveRows, wordsOf } from './effective.ts'
import type { Absent, Clustered, QuantileEvidence } from './evidence.ts'
import type { Inference } from './inference.ts'
import type { Quantiles } from './statistics.ts'
import { weightedQuantileInference } from './weighted-quantile.ts'

/** Ranks this close to a whole number are that number: p was stored as (rank − 1) / (n − 1). */
const near = 1e-6

/**
 * A quantile by order statistics: θ ≤ limit where at least a share p of the population is ≤ limit, so the number of
 * rows ≤ limit is tested as binomial (Conover 1999, 3.2); clustered: with Korn-Graubard's effective number of rows
 * (Woodruff 1952). Ends are observed values, null beyond the ladder: the upper end of p99 at 95 % from 368 rows on.
 */
export function quantileInference(e: QuantileEvidence): Inference {
  if (e.weighted) return weightedQuantileInference(e)
  const { p, n } = e
  const { x } = e.ladder
  /** Ranks from 1, of the rungs. */
  const rank = e.ladder.p.map(at => 1 + (n - 1) * at)
  const last = x.length - 1

  /** Tails of the number of rows below, at the effective number of rows of an end that errs with a. */
  const tails = (a: number) => {
    const rows = effectiveRows(n, e, a)
    return {
      few: (count: number) => binomialLower(Math.min(rows, (count * rows) / n), rows, p),
      many: (count: number) => binomialUpper(Math.min(rows, (count * rows) / n), rows, p),
    }
  }

  /** Rows ≤ limit, at most. */
  const most = (limit: number) => {
    if (limit < x[0]!) return Math.ceil(rank[0]! - near) - 1
    if (limit >= x[last]!) return limit > x[last]! && e.ladder.p[last]! < 1 ? n : Math.floor(rank[last]! + near)
    const i = x.findLastIndex(rung => rung <= limit)
    return Math.floor(rank[i]! + ((limit - x[i]!) / (x[i + 1]! - x[i]!)) * (rank[i + 1]! - rank[i]!) + near)
  }
  /** Rows < limit, at least. */
  const least = (limit: number) => {
    if (limit > x[last]!) return Math.floor(rank[last]! + near)
    if (limit <= x[0]!) return e.ladder.p[0]! > 0 ? 0 : Math.ceil(rank[0]! - near) - 1
    const i = x.findIndex(rung => rung >= limit)
    const within = (limit - x[i - 1]!) / (x[i]! - x[i - 1]!)
    return Math.ceil(rank[i - 1]! + within * (rank[i]! - rank[i - 1]!) - near) - 1
  }
  const at = (r: number): number | null => {
    if (r < rank[0]! - near || r > rank[last]! + near) return null
    const i = rank.findIndex(rung => rung >= r - near)
    if (i === 0 || Math.abs(rank[i]! - r) <= near) return x[i]!
    return x[i - 1]! + ((r - rank[i - 1]!) / (rank[i]! - rank[i - 1]!)) * (x[i]! - x[i - 1]!)
  }

  return {
    value: e.value,
    interval: alpha => {
      const a = alpha / 2
      const { few, many } = tails(a)
      const below = lastWhole(n, count => few(count) <= a)
      const above = lastWhole(n, less => many(n - less) <= a)
      return { low: below === null ? null : at(below + 1), high: above === null ? null : at(n - above) }
    },
    above: limit => atOwnLevel(e, a => tails(a).few(most(limit))),
    below: limit => atOwnLevel(e, a => tails(a).many(least(limit))),
    method: `order statistics${wordsOf(e)}`,
  }
}

/** The i-th quantile of an answer; with what buckets tell of its clusters (designEffectOf of the rows at or below it). */
export const quantileEvidence = (q: Quantiles, i: number, clustered: Clustered = {}): QuantileEvidence | Absent =>
  q.n > 0
    ? {
        kind: 'quantile',
        value: q.q[i]!,
        p: q.p[i]!,
        n: q.n,
        ladder: q.ladders[i]!,
        ...(q.weighted && { weighted: true }),
        ...clustered,
      }
    : { absent: 'no_rows' }

/** The largest whole number in [0, n] for which a predicate holds that, once false, stays so; null: none. */
function lastWhole(n: number, holds: (i: number) => boolean): number | null {
  if (!holds(0)) return null
  let [yes, no] = [0, Math.floor(n) + 1]
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
