import { binomialLower, binomialUpper } from './distributions.ts'
import { atOwnLevel, effectiveRows, wordsOf } from './effective.ts'
import type { Absent, Clustered, QuantileEvidence } from './evidence.ts'
import { type Inference, lazily } from './inference.ts'
import type { Quantiles } from './statistics.ts'
import { weightedQuantileInference } from './weighted-quantile.ts'

/** Ranks this close to a whole number are that number: p was stored as (rank − 1) / (n − 1). */
const near = 1e-6

/** How surprising it is that so few, or so many, of the rows are below where a share p should be: one-sided p's. */
interface CountTails {
  few: (count: number) => number
  many: (count: number) => number
}

/** By the binomial, at the effective number of rows of an end that errs with a. */
const binomialTails =
  (e: QuantileEvidence) =>
  (a: number): CountTails => {
    const rows = effectiveRows(e.n, e, a)
    const worth = (count: number) => Math.min(rows, (count * rows) / e.n)
    return {
      few: count => binomialLower(worth(count), rows, e.p),
      many: count => binomialUpper(worth(count), rows, e.p),
    }
  }

/**
 * A quantile by order statistics: θ ≤ limit where at least a share p of the population is ≤ limit, so the number of
 * rows ≤ limit is tested as binomial (Conover 1999, 3.2); clustered: with Korn-Graubard's effective number of rows
 * (Woodruff 1952). Ends are observed values, null beyond the ladder: the upper end of p99 at 95 % from 368 rows on.
 */
export function quantileInference(e: QuantileEvidence, tails = binomialTails(e)): Inference {
  if (e.weighted) return weightedQuantileInference(e)
  const { n } = e
  const { x } = e.ladder
  /** Ranks from 1, of the rungs. */
  const rank = e.ladder.p.map(at => 1 + (n - 1) * at)
  const last = x.length - 1

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

  /** Where the ends were that were asked for last: whoever searches asks for others near by. */
  const nearly = { below: Math.floor(n * e.p), above: Math.floor(n * (1 - e.p)) }

  return {
    value: e.value,
    interval: alpha => {
      const a = alpha / 2
      const { few, many } = tails(a)
      return lazily(
        () => {
          const below = lastWhole(n, count => few(count) <= a, nearly.below)
          if (below === null) return null
          nearly.below = below
          return at(below + 1)
        },
        () => {
          const above = lastWhole(n, less => many(n - less) <= a, nearly.above)
          if (above === null) return null
          nearly.above = above
          return at(n - above)
        },
      )
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

/** The largest whole number in [0, n] for which a predicate holds that, once false, stays so; null: none. From a guess on. */
function lastWhole(n: number, holds: (i: number) => boolean, guess: number): number | null {
  let [yes, no] = [-1, Math.floor(n) + 1]
  let step = 1
  for (let next = guess; next > yes && next < no; step *= 2) {
    const held = holds(next)
    if (held) yes = next
    else no = next
    next = held ? next + step : next - step
  }
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes < 0 ? null : yes
}
