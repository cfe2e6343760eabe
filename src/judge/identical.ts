import type { ClusterFacts } from '../plan/types.ts'
import { effectiveNumber } from '../stats/buckets.ts'
import { type Inference, infer } from '../stats/infer.ts'
import type { Moments } from '../stats/statistics.ts'
import { MIN_EVENTS } from './minimums.ts'

type Differs = Moments<'differs'>
export interface DifferingGroup {
  point: Differs
  buckets: readonly (Differs | null)[] | null
}

/** Pairs that differ in what a metric reads, of all pairs. */
const differing = ({ n, mean }: Differs): number => (n === 0 ? 0 : Math.round(n * mean.differs))

/** Two standard errors of a variance that is estimated from 200 buckets. */
const UNSURE = 1.2

/**
 * Units that differ, of all units: rows, where those are independent. Ten rows of one unit are one event. Where many
 * units share a bucket, the rows m of each unit show in how unequal buckets are, var(Σm) = Σm² (1 − 1/B)/B of B buckets,
 * and (Σm)²/Σm² is how many equal units they are worth.
 */
export function differingUnits(
  { point, buckets }: DifferingGroup,
  facts: ClusterFacts | null,
): { events: number; units: number } {
  const events = differing(point)
  if (!buckets || !facts) return { events, units: point.n }
  const sizes = buckets.map(b => b?.n ?? 0)
  const touched = buckets.filter(b => b && differing(b) > 0).length
  if (facts.clusters <= facts.buckets) return { events: touched, units: effectiveNumber(sizes) }
  const mean = point.n / sizes.length
  const squares = (UNSURE * sizes.length * sizes.reduce((s, m) => s + (m - mean) ** 2, 0)) / (sizes.length - 1)
  // Few of many units meet in a bucket, so where few buckets are touched, that is how many units there are
  return { events: touched < MIN_EVENTS ? touched : events, units: Math.min(point.n, point.n ** 2 / squares) }
}

/**
 * Where (almost) no unit differs in what a metric reads, no limit theorem speaks of the change, and a standard error of
 * 0 says nothing. But the share of units that would differ is at most Clopper-Pearson's upper end u of `events` in n,
 * and so the change at most u times the largest that a share of 1 can cause.
 */
export function boundedChange(value: number, events: number, n: number, largest: number): Inference | null {
  const share = infer({ kind: 'rate', events, n })
  if ('absent' in share) return null
  const within = (limit: number) => (limit <= 0 ? 1 : share.below(limit / largest))
  return {
    value,
    interval: alpha => {
      const reach = (share.interval(alpha).high ?? 1) * largest
      return { low: Math.min(value, -reach), high: Math.max(value, reach) }
    },
    below: limit => within(limit),
    above: limit => within(-limit),
    method: `bound from ${events} of ${n} that differ`,
  }
}
