import type { RankCounts, Ranks } from '../stats/statistics.ts'
import { gather } from './groups.ts'
import { orderOf } from './order.ts'
import { averagePrecisionOf } from './precision.ts'

/** The rows of one group: outcome 0 or 1, and every score known. Without weights, each is 1; `bucket` −1 is in no bucket. */
export interface ScoredRows {
  readonly weights?: Float64Array | null
  readonly outcome: Float64Array
  readonly scores: Readonly<Record<string, Float64Array>>
  readonly bucket: Int32Array | null
}

/**
 * AUC and placements, exact: V10 of a positive is the share of negatives scored below it, V01 of a negative the share of
 * positives scored above it, ties counting half. AUC is the mean of either; S10 and S01 are their covariances.
 * DeLong, DeLong & Clarke-Pearson 1988; equals sklearn's roc_auc_score and the covariances in R's pROC. Weighted, shares
 * and means are of the weight: sklearn's sample_weight.
 */
export function ranksOf(
  rows: ScoredRows,
  buckets: number,
  precision = false,
): { point: Ranks; buckets: (RankCounts | null)[] | null } {
  const names = Object.keys(rows.scores)
  const weights = rows.weights ?? new Float64Array(rows.outcome.length).fill(1)
  const [negatives, positives] = [0, 1].map(y => {
    const at = rowsWith(rows.outcome, y)
    const weight = gather(weights, at)
    return { at, weight, total: sum(weight) }
  }) as [Class, Class]
  const v10 = names.map(() => new Float64Array(positives.at.length))
  const v01 = names.map(() => new Float64Array(negatives.at.length))
  const slot = new Int32Array(rows.outcome.length)
  for (const { at } of [negatives, positives]) for (let i = 0; i < at.length; i++) slot[at[i]!] = i
  names.forEach((name, k) => {
    place(rows.scores[name]!, rows.outcome, weights, slot, [negatives.total, positives.total], v10[k]!, v01[k]!)
  })
  const auc = names.map((_, k) => (positives.total * negatives.total === 0 ? Number.NaN : mean(v10[k]!, positives)))
  const byName = <T>(of: (k: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, k) => [name, of(k)]))
  const covariances = (v: Float64Array[], of: Class) => byName(i => byName(j => covariance(v[i]!, v[j]!, of)))
  const curves = precision ? names.map(name => averagePrecisionOf(rows.scores[name]!, rows.outcome, weights)) : null
  const point: Ranks = {
    kind: 'ranks',
    positives: positives.total,
    negatives: negatives.total,
    auc: byName(k => auc[k]!),
    s10: covariances(v10, positives),
    s01: covariances(v01, negatives),
    ...(curves && { averagePrecision: byName(k => curves[k]!.value) }),
    bound: 0,
  }
  if (rows.bucket === null) return { point, buckets: null }
  const above = byBucket(rows.bucket, positives, v10, buckets)
  const below = byBucket(rows.bucket, negatives, v01, buckets)
  const all = curves && {
    above: byBucket(rows.bucket, positives, pick(curves, positives.at), buckets),
    below: byBucket(rows.bucket, negatives, pick(curves, negatives.at), buckets),
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

/** The rows of one outcome, by their place, and their weights. */
interface Class {
  readonly at: Int32Array
  readonly weight: Float64Array
  readonly total: number
}

const pick = (curves: readonly { influence: Float64Array }[], rows: Int32Array): Float64Array[] =>
  curves.map(c => gather(c.influence, rows))

function rowsWith(outcome: Float64Array, y: number): Int32Array {
  const out = new Int32Array(outcome.length)
  let n = 0
  for (let i = 0; i < outcome.length; i++) if (outcome[i] === y) out[n++] = i
  return out.subarray(0, n)
}

/** Of each positive the share of the negatives' weight below it, of each negative that of the positives above it; ties count half. */
function place(
  score: Float64Array,
  outcome: Float64Array,
  weights: Float64Array,
  slot: Int32Array,
  [negatives, positives]: readonly [number, number],
  v10: Float64Array,
  v01: Float64Array,
): void {
  const order = orderOf(score)
  let below = { negatives: 0, positives: 0 }
  for (let start = 0, end = 0; start < order.length; start = end) {
    const atMost = { ...below }
    const tied = score[order[start]!]
    for (; end < order.length && score[order[end]!] === tied; end++) {
      const row = order[end]!
      if (outcome[row] === 1) atMost.positives += weights[row]!
      else atMost.negatives += weights[row]!
    }
    const negativesBelow = (below.negatives + atMost.negatives) / 2 / negatives
    const positivesAbove = 1 - (below.positives + atMost.positives) / 2 / positives
    for (let i = start; i < end; i++) {
      const row = order[i]!
      if (outcome[row] === 1) v10[slot[row]!] = negativesBelow
      else v01[slot[row]!] = positivesAbove
    }
    below = atMost
  }
}

function byBucket(bucket: Int32Array, { at, weight }: Class, v: readonly Float64Array[], buckets: number) {
  const n = new Float64Array(buckets)
  const sum = v.map(() => new Float64Array(buckets))
  for (let i = 0; i < at.length; i++) {
    const b = bucket[at[i]!]!
    if (b < 0) continue
    n[b]! += weight[i]!
    for (let k = 0; k < v.length; k++) sum[k]![b]! += weight[i]! * v[k]![i]!
  }
  return { n, sum }
}

function sum(x: Float64Array): number {
  let all = 0
  for (let i = 0; i < x.length; i++) all += x[i]!
  return all
}

function mean(x: Float64Array, { weight, total }: Class): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += weight[i]! * x[i]!
  return sum / total
}

/** g/(g − 1) Σ w² (x − x̄)(y − ȳ) / Σw: of weights 1, the covariance over g − 1. NaN with fewer than two rows. */
function covariance(x: Float64Array, y: Float64Array, of: Class): number {
  if (x.length < 2) return Number.NaN
  const mx = mean(x, of)
  const my = mean(y, of)
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += of.weight[i]! ** 2 * (x[i]! - mx) * (y[i]! - my)
  return (sum * x.length) / (x.length - 1) / of.total
}
