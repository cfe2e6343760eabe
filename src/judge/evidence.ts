import type { Absent, ArmMetric, PairMetric } from '../gate/define.ts'
import type { Evidence, OneSample, QuantileEvidence, RateEvidence } from '../stats/evidence.ts'
import { independent } from '../stats/independent.ts'
import type { Statistic } from '../stats/statistics.ts'
import {
  type Clusters,
  clusterings,
  correlation,
  countsOf,
  designEffect,
  deviations,
  effective,
  jackknife,
} from './clusters.ts'
import { MIN_EVENTS, MIN_UNITS } from './minimums.ts'
import { bucketRows, type Sample } from './sample.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
export type AnyArm = ArmMetric<any, any>
// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
export type AnyPair = PairMetric<any>

export interface Found {
  evidence: Evidence
  /** How many times the variance is that of independent rows; null where rows are independent. */
  designEffect: number | null
}
export type Sought = Found | { absent: Absent }

/** What rows are clustered by; null: each is independent. */
export type Cluster = 'unit' | 'time' | null

/** What an interval of one arm's value (or of the pairs') is made from. */
export function ofOne(metric: AnyArm | AnyPair, sample: Sample, cluster: Cluster): Sought {
  const closed = closedOf(metric, sample)
  if (!cluster && closed) return enough(closed, eventsOf(metric, sample), sample.n)
  if (cluster && closed && isShare(closed)) {
    const chosen = widest([[closed, sample]], metric, cluster)
    return 'absent' in chosen ? chosen : { evidence: chosen.widened[0]!, designEffect: chosen.designEffect }
  }
  return resampled(metric, [sample], cluster)
}

/** The same for candidate − incumbent: by pairs where there are some, else by two samples. */
export function ofTwo(
  metric: AnyArm,
  incumbent: Sample,
  candidate: Sample,
  pairs: Sample | null,
  cluster: Cluster,
): Sought {
  const events = Math.min(eventsOf(metric, incumbent), eventsOf(metric, candidate))
  const a = closedOf(metric, incumbent)
  const b = closedOf(metric, candidate)
  if (!cluster) {
    const paired = pairs && metric.closed?.paired?.(pairs.statistics)
    if (paired) return enough(paired, events, pairs.n)
    if (!pairs && a && b)
      return enough(independent(a as OneSample, b as OneSample), events, Math.min(incumbent.n, candidate.n))
  }
  if (cluster && a && b && isShare(a) && isShare(b)) {
    const chosen = widest(
      [
        [a, incumbent],
        [b, candidate],
      ],
      metric,
      cluster,
    )
    if ('absent' in chosen) return chosen
    const [first, second] = chosen.widened
    return {
      evidence: { kind: 'mover', incumbent: first!, candidate: second!, correlation: chosen.correlation },
      designEffect: chosen.designEffect,
    }
  }
  return resampled(metric, [incumbent, candidate], cluster)
}

const closedOf = (metric: AnyArm | AnyPair, { statistics }: Sample): Evidence | null =>
  (metric.shape === 'arm' ? metric.closed?.arm?.(statistics) : metric.closed?.pairs?.(statistics)) ?? null

const eventsOf = (metric: AnyArm | AnyPair, { statistics, n }: Sample): number => metric.events?.(statistics) ?? n

/** Shares of rows (rates, and ranks of quantiles) have exact intervals, which clusters only widen. */
const isShare = (e: Evidence): e is RateEvidence | QuantileEvidence => e.kind === 'rate' || e.kind === 'quantile'

/** Exact and score intervals of counts hold for any number of events; the others are approximations. */
const approximate = ({ kind }: Evidence): boolean => kind === 'student' || kind === 'joint' || kind === 'reflected'

const enough = (evidence: Evidence, events: number, n: number): Sought =>
  approximate(evidence) && (events < MIN_EVENTS || n < MIN_UNITS)
    ? { absent: 'too_few' }
    : { evidence, designEffect: null }

/** The clustering with the widest interval: bursts longer than the blocks would hide in it. */
function widest(
  shares: readonly (readonly [RateEvidence | QuantileEvidence, Sample])[],
  metric: AnyArm | AnyPair,
  cluster: 'unit' | 'time',
): { widened: OneSample[]; designEffect: number; correlation: number } | { absent: Absent } {
  const rows = shares.map(([, sample]) => bucketRows(sample))
  const counts = shares.map(([evidence, sample]) => countsOf(metric, evidence, sample))
  const ways = clusterings(rows[0] ?? [], cluster)
  const judged = ways.map(clusters => ({ clusters, effects: counts.map(c => designEffect(c, clusters)) }))
  const [first, ...rest] = judged
  if (!first) return { absent: 'too_few' }
  const worst = (effects: readonly number[]) => Math.max(...effects)
  const { clusters, effects } = rest.reduce((a, b) => (worst(b.effects) > worst(a.effects) ? b : a), first)
  const df = effective(clusters.map(members => members.reduce((sum, b) => sum + rows[0]![b]!, 0))) - 1
  return {
    widened: shares.map(([evidence], i) => ({ ...evidence, designEffect: effects[i]!, df })),
    designEffect: worst(effects),
    correlation:
      counts.length === 2 ? correlation(deviations(counts[0]!, clusters), deviations(counts[1]!, clusters)) : 0,
  }
}

/** Resampled units (or blocks of time): the delete-one jackknife with t. */
function resampled(metric: AnyArm | AnyPair, samples: readonly Sample[], cluster: Cluster): Sought {
  if (samples.some(s => !s.buckets) || Math.min(...samples.map(s => eventsOf(metric, s))) < MIN_EVENTS)
    return { absent: 'too_few' }
  const point = samples.map(s => metric.value(s.statistics))
  for (const value of point) if (typeof value !== 'number') return value
  const values = point as number[]
  const each = (statistics: readonly Record<string, Statistic>[]): readonly number[] | null => {
    const all = statistics.map(s => metric.value(s))
    return all.every(v => typeof v === 'number') ? (all as number[]) : null
  }
  const ways = clusterings(bucketRows(samples[0]!), cluster ?? 'unit')
  const found = ways.flatMap(clusters => {
    const j = jackknife(samples, each, clusters)
    return j ? [{ ...j, clusters }] : []
  })
  if (found.length === 0) return { absent: 'too_few' }
  const spread = (c: number[][]) => (c.length === 1 ? c[0]![0]! : c[0]![0]! - 2 * c[0]![1]! + c[1]![1]!)
  const { covariance: c, df, clusters } = found.reduce((a, b) => (spread(b.covariance) > spread(a.covariance) ? b : a))
  const method = `jackknife, ${clusters.length} ${cluster === 'time' ? 'blocks of time' : 'buckets'}, t`
  return {
    evidence:
      values.length === 1
        ? { kind: 'student', value: values[0]!, se: Math.sqrt(c[0]![0]!), df, method }
        : {
            kind: 'joint',
            incumbent: values[0]!,
            candidate: values[1]!,
            covariance: [c[0]![0]!, c[0]![1]!, c[1]![1]!],
            df,
            method,
          },
    designEffect: null,
  }
}

export type { Clusters }
