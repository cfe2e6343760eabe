import type { RankCounts, Ranks } from '../stats/statistics.ts'
import { countBelow } from './order.ts'

/** The rows of one group: outcome 0 or 1, and every score known. `bucket` −1 is in no bucket. */
export interface ScoredRows {
  readonly outcome: ArrayLike<number>
  readonly scores: Readonly<Record<string, Float64Array>>
  readonly bucket: ArrayLike<number> | null
}

/**
 * AUC and placements, exact: V10 of a positive is the share of negatives scored below it, V01 of a negative the share of
 * positives scored above it, ties counting half. AUC is the mean of either; S10 and S01 are their covariances.
 * DeLong, DeLong & Clarke-Pearson 1988; equals sklearn's roc_auc_score and the covariances in R's pROC.
 */
export function ranksOf(rows: ScoredRows, buckets: number): { point: Ranks; buckets: (RankCounts | null)[] | null } {
  const names = Object.keys(rows.scores)
  const at: [negatives: number[], positives: number[]] = [[], []]
  for (let i = 0; i < rows.outcome.length; i++) at[rows.outcome[i] === 1 ? 1 : 0].push(i)
  const [negatives, positives] = at
  const v10 = names.map(() => new Float64Array(positives.length))
  const v01 = names.map(() => new Float64Array(negatives.length))
  names.forEach((name, k) => {
    const score = rows.scores[name]!
    const low = Float64Array.from(negatives, i => score[i]!)
    const high = Float64Array.from(positives, i => score[i]!)
    const lowSorted = low.toSorted()
    const highSorted = high.toSorted()
    high.forEach((x, i) => {
      v10[k]![i] = (countBelow(lowSorted, x, false) + countBelow(lowSorted, x, true)) / 2 / low.length
    })
    low.forEach((x, i) => {
      v01[k]![i] = 1 - (countBelow(highSorted, x, false) + countBelow(highSorted, x, true)) / 2 / high.length
    })
  })
  // The mean of either placements; of the fewer, which are the coarser sums.
  const auc = names.map((_, k) => (positives.length === 0 || negatives.length === 0 ? Number.NaN : mean(v10[k]!)))
  const byName = <T>(of: (k: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, k) => [name, of(k)]))
  const covariances = (v: Float64Array[]) => byName(i => byName(j => covariance(v[i]!, v[j]!)))
  const point: Ranks = {
    kind: 'ranks',
    positives: positives.length,
    negatives: negatives.length,
    auc: byName(k => auc[k]!),
    s10: covariances(v10),
    s01: covariances(v01),
    bound: 0,
  }
  if (rows.bucket === null) return { point, buckets: null }
  const above = byBucket(rows.bucket, positives, v10, buckets)
  const below = byBucket(rows.bucket, negatives, v01, buckets)
  return {
    point,
    buckets: Array.from({ length: buckets }, (_, b) =>
      above.n[b]! + below.n[b]! === 0
        ? null
        : {
            kind: 'rank-counts',
            positives: above.n[b]!,
            negatives: below.n[b]!,
            v10: byName(k => (above.n[b] === 0 ? 0 : above.sum[k]![b]! / above.n[b]!)),
            v01: byName(k => (below.n[b] === 0 ? 0 : below.sum[k]![b]! / below.n[b]!)),
          },
    ),
  }
}

function byBucket(bucket: ArrayLike<number>, rows: readonly number[], v: readonly Float64Array[], buckets: number) {
  const n = new Float64Array(buckets)
  const sum = v.map(() => new Float64Array(buckets))
  rows.forEach((row, i) => {
    const b = bucket[row]!
    if (b < 0) return
    n[b]! += 1
    v.forEach((placements, k) => {
      sum[k]![b]! += placements[i]!
    })
  })
  return { n, sum }
}

const mean = (x: Float64Array): number => x.reduce((a, b) => a + b, 0) / x.length

/** NaN with fewer than two rows. */
function covariance(x: Float64Array, y: Float64Array): number {
  if (x.length < 2) return Number.NaN
  const mx = mean(x)
  const my = mean(y)
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += (x[i]! - mx) * (y[i]! - my)
  return sum / (x.length - 1)
}
