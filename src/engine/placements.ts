import type { RankCounts, Ranks } from '../stats/statistics.ts'
import { gather } from './groups.ts'
import { countBelow } from './order.ts'
import { averagePrecisionOf } from './precision.ts'

/** The rows of one group: outcome 0 or 1, and every score known. `bucket` −1 is in no bucket. */
export interface ScoredRows {
  readonly outcome: Float64Array
  readonly scores: Readonly<Record<string, Float64Array>>
  readonly bucket: Int32Array | null
}

/**
 * AUC and placements, exact: V10 of a positive is the share of negatives scored below it, V01 of a negative the share of
 * positives scored above it, ties counting half. AUC is the mean of either; S10 and S01 are their covariances.
 * DeLong, DeLong & Clarke-Pearson 1988; equals sklearn's roc_auc_score and the covariances in R's pROC.
 */
export function ranksOf(
  rows: ScoredRows,
  buckets: number,
  precision = false,
): { point: Ranks; buckets: (RankCounts | null)[] | null } {
  const names = Object.keys(rows.scores)
  const [negatives, positives] = [0, 1].map(y => rowsWith(rows.outcome, y)) as [Int32Array, Int32Array]
  const v10 = names.map(() => new Float64Array(positives.length))
  const v01 = names.map(() => new Float64Array(negatives.length))
  names.forEach((name, k) => {
    const score = rows.scores[name]!
    const low = gather(score, negatives)
    const high = gather(score, positives)
    place(high, low.toSorted(), v10[k]!)
    place(low, high.toSorted(), v01[k]!)
    for (let i = 0; i < low.length; i++) v01[k]![i] = 1 - v01[k]![i]!
  })
  const auc = names.map((_, k) => (positives.length === 0 || negatives.length === 0 ? Number.NaN : mean(v10[k]!)))
  const byName = <T>(of: (k: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, k) => [name, of(k)]))
  const covariances = (v: Float64Array[]) => byName(i => byName(j => covariance(v[i]!, v[j]!)))
  const curves = precision ? names.map(name => averagePrecisionOf(rows.scores[name]!, rows.outcome)) : null
  const point: Ranks = {
    kind: 'ranks',
    positives: positives.length,
    negatives: negatives.length,
    auc: byName(k => auc[k]!),
    s10: covariances(v10),
    s01: covariances(v01),
    ...(curves && { averagePrecision: byName(k => curves[k]!.value) }),
    bound: 0,
  }
  if (rows.bucket === null) return { point, buckets: null }
  const above = byBucket(rows.bucket, positives, v10, buckets)
  const below = byBucket(rows.bucket, negatives, v01, buckets)
  const all = curves && {
    above: byBucket(rows.bucket, positives, pick(curves, positives), buckets),
    below: byBucket(rows.bucket, negatives, pick(curves, negatives), buckets),
  }
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
            ...(all && {
              influence: byName(k => (all.above.sum[k]![b]! + all.below.sum[k]![b]!) / (above.n[b]! + below.n[b]!)),
            }),
          },
    ),
  }
}

const pick = (curves: readonly { influence: Float64Array }[], rows: Int32Array): Float64Array[] =>
  curves.map(c => gather(c.influence, rows))

function rowsWith(outcome: Float64Array, y: number): Int32Array {
  const out = new Int32Array(outcome.length)
  let n = 0
  for (let i = 0; i < outcome.length; i++) if (outcome[i] === y) out[n++] = i
  return out.subarray(0, n)
}

/** The share of `sorted` below each x, ties counting half. */
function place(x: Float64Array, sorted: Float64Array, out: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    const below = countBelow(sorted, x[i]!, false)
    const atMost = sorted[below] === x[i] ? countBelow(sorted, x[i]!, true) : below
    out[i] = (below + atMost) / 2 / sorted.length
  }
}

function byBucket(bucket: Int32Array, rows: Int32Array, v: readonly Float64Array[], buckets: number) {
  const n = new Float64Array(buckets)
  const sum = v.map(() => new Float64Array(buckets))
  for (let i = 0; i < rows.length; i++) {
    const b = bucket[rows[i]!]!
    if (b < 0) continue
    n[b]! += 1
    for (let k = 0; k < v.length; k++) sum[k]![b]! += v[k]![i]!
  }
  return { n, sum }
}

function mean(x: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]!
  return sum / x.length
}

/** NaN with fewer than two rows. */
function covariance(x: Float64Array, y: Float64Array): number {
  if (x.length < 2) return Number.NaN
  const mx = mean(x)
  const my = mean(y)
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += (x[i]! - mx) * (y[i]! - my)
  return sum / (x.length - 1)
}
