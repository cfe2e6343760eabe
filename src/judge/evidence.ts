import type { Absent, ArmMetric, PairMetric } from '../gate/define.ts'
import { bucketCorrelation, designEffectOf, jackknife } from '../stats/buckets.ts'
import type { Evidence } from '../stats/evidence.ts'
import { independent } from '../stats/infer.ts'
import { blocksOf } from './blocks.ts'
import { bucketRows, reweighted, type Sample } from './sample.ts'

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

/** Intervals that lean on a limit theorem need this many events and this many independent units. */
export const MIN_EVENTS = 20
export const MIN_UNITS = 30

/** What an interval of one arm's value (or of the pairs') is made from. */
export function ofOne(metric: AnyArm | AnyPair, sample: Sample, cluster: Cluster): Sought {
  const closed = closedOf(metric, sample)
  if (!cluster && closed) return enough(closed, eventsOf(metric, sample), sample.n)
  if (!cluster || !closed || leansOnLimitTheorem(closed)) return resampled(metric, [sample], cluster)
  return spread(closed, sample, cluster)
}

/** The same for candidate − incumbent: by pairs where there are some, else by two samples. */
export function ofTwo(
  metric: AnyArm,
  incumbent: Sample,
  candidate: Sample,
  pairs: Sample | null,
  cluster: Cluster,
): Sought {
  const carried = Math.min(eventsOf(metric, incumbent), eventsOf(metric, candidate))
  const a = closedOf(metric, incumbent)
  const b = closedOf(metric, candidate)
  if (!cluster) {
    const paired = pairs && metric.closed?.paired?.(pairs.statistics)
    if (paired) return enough(paired, carried, pairs.n)
    if (!pairs && a && b) return enough(independent(a, b), carried, Math.min(incumbent.n, candidate.n))
  }
  if (!cluster || !a || !b || leansOnLimitTheorem(a)) return resampled(metric, [incumbent, candidate], cluster)
  const first = spread(a, incumbent, cluster)
  const second = spread(b, candidate, cluster)
  if ('absent' in first) return first
  if ('absent' in second) return second
  return {
    evidence: {
      kind: 'mover',
      incumbent: first.evidence,
      candidate: second.evidence,
      correlation: bucketCorrelation(first.table, second.table),
    },
    designEffect: Math.max(first.designEffect ?? 1, second.designEffect ?? 1),
  }
}

const closedOf = (metric: AnyArm | AnyPair, { statistics }: Sample): Evidence | null =>
  (metric.shape === 'arm' ? metric.closed?.arm?.(statistics) : metric.closed?.pairs?.(statistics)) ?? null

const eventsOf = (metric: AnyArm | AnyPair, { statistics, n }: Sample): number => metric.events?.(statistics) ?? n

/** Exact and score intervals of counts hold for any number of events; the others are approximations. */
const leansOnLimitTheorem = ({ kind }: Evidence): boolean =>
  kind === 'student' || kind === 'joint' || kind === 'reflected' || kind === 'mover'

const enough = (evidence: Evidence, events: number, n: number): Sought =>
  leansOnLimitTheorem(evidence) && (events < MIN_EVENTS || n < MIN_UNITS)
    ? { absent: 'too_few' }
    : { evidence, designEffect: null }

export {}
