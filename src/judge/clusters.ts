import {
  type BucketCounts,
  bucketCorrelation,
  designEffectOf,
  effectiveNumber,
  jackknife,
  jackknifeJoint,
  type LeaveOneOut,
} from '../stats/buckets.ts'
import { type Absent, isAbsent, type OneSample, type QuantileEvidence, type RateEvidence } from '../stats/evidence.ts'
import type { Statistic } from '../stats/statistics.ts'
import { MIN_UNITS } from './minimums.ts'
import { bucketRows, reweighted, type Sample } from './sample.ts'

/** Which buckets make one cluster. */
type Clusters = readonly (readonly number[])[]

/**
 * The ways to join neighbouring buckets into clusters, the finest first. Units are clusters as they are dealt. Blocks of
 * time are dealt fine; requests that come in bursts are alike over longer spans, so neighbours are joined two by two for
 * as long as an effective number of 30 is left. None: too few even so.
 */
function clusterings(rows: readonly number[], cluster: 'unit' | 'time'): Clusters[] {
  const all: Clusters[] = []
  for (let span = 1; span <= rows.length; span *= 2) {
    const clusters = Array.from({ length: Math.ceil(rows.length / span) }, (_, i) =>
      rows.slice(i * span, (i + 1) * span).map((_, j) => i * span + j),
    )
    if (effectiveNumber(joined(rows, clusters)) < MIN_UNITS) break
    all.push(clusters)
    if (cluster === 'unit') break
  }
  return all
}

const joined = (values: readonly number[], clusters: Clusters): number[] =>
  clusters.map(members => members.reduce((sum, b) => sum + values[b]!, 0))

export interface Share {
  evidence: RateEvidence | QuantileEvidence
  counts: BucketCounts
}
export interface Widened {
  evidence: OneSample[]
  /** The largest of the arms'. */
  designEffect: number
  correlation: number
}

/**
 * Shares of rows, one or two arms', with the variance of their clusters instead of that of independent rows. Of several
 * lengths of blocks the one with the largest design effect counts: bursts longer than the blocks would hide in it.
 */
export function widen(shares: readonly Share[], cluster: 'unit' | 'time', units: number | null): Widened | Absent {
  const ways = clusterings(total(shares.map(s => s.counts.n)), cluster).flatMap(clusters => {
    const counts = shares.map(({ counts: c }) => ({ events: joined(c.events, clusters), n: joined(c.n, clusters) }))
    const effects = counts.map(c => designEffectOf(c, cluster === 'unit' ? units : null))
    return effects.every(e => !isAbsent(e))
      ? [{ counts, effects: effects as { designEffect: number; df: number }[] }]
      : []
  })
  const [first, ...rest] = ways
  if (!first) return { absent: 'too_few' }
  const worst = (of: typeof first) => Math.max(...of.effects.map(e => e.designEffect))
  const { counts, effects } = rest.reduce((a, b) => (worst(b) > worst(a) ? b : a), first)
  return {
    evidence: shares.map(({ evidence }, i) => ({ ...evidence, ...effects[i]! })),
    designEffect: Math.max(1, worst({ counts, effects })),
    correlation: counts.length === 2 ? bucketCorrelation(counts[0]!, counts[1]!) : 0,
  }
}

type Values = (statistics: Record<string, Statistic>) => number | null

/** One value, or both arms', by leaving out one cluster at a time: t evidence on the widest clustering. */
export function resample(samples: readonly Sample[], valueIn: Values, cluster: 'unit' | 'time') {
  const rows = samples.map(bucketRows)
  const found = clusterings(total(rows), cluster).flatMap(clusters => {
    const each = samples.map((sample, i) => leaveOneOut(sample, rows[i]!, valueIn, clusters))
    const [first, second] = each
    const evidence = second ? jackknifeJoint(first!, second) : jackknife(first!)
    return isAbsent(evidence) ? [] : [{ evidence, clusters: clusters.length }]
  })
  const [first, ...rest] = found
  if (!first) return null
  const spread = ({ evidence: e }: typeof first) =>
    e.kind === 'student' ? e.se ** 2 : e.covariance[0] - 2 * e.covariance[1] + e.covariance[2]
  const { evidence, clusters } = rest.reduce((a, b) => (spread(b) > spread(a) ? b : a), first)
  return { ...evidence, method: `jackknife t, ${clusters} ${cluster === 'time' ? 'blocks of time' : 'buckets'}` }
}

function leaveOneOut(sample: Sample, rows: readonly number[], valueIn: Values, clusters: Clusters): LeaveOneOut {
  const weights = new Float64Array(rows.length).fill(1)
  const merged = valueIn(reweighted(sample, weights)) ?? Number.NaN
  const without = clusters.map(members => {
    for (const b of members) weights[b] = 0
    const left = valueIn(reweighted(sample, weights))
    for (const b of members) weights[b] = 1
    return left
  })
  return { value: valueIn(sample.statistics) ?? Number.NaN, merged, without, sizes: joined(rows, clusters) }
}

const total = (rows: readonly (readonly number[])[]): number[] =>
  rows[0]!.map((_, b) => rows.reduce((sum, r) => sum + (r[b] ?? 0), 0))
