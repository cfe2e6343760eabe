import type { ClusterFacts } from '../plan/types.ts'
import { effectiveNumber } from '../stats/buckets.ts'
import { type Inference, infer } from '../stats/infer.ts'
import type { Moments } from '../stats/statistics.ts'
import { kish } from '../stats/weights.ts'
import type { Case } from './case.ts'
import { MIN_EVENTS } from './minimums.ts'
import type { Sample } from './sample.ts'

type Differs = Moments<'differs'>

/** Pairs that differ in what a metric reads, of all pairs. */
const differing = ({ n, mean }: Differs): number => (n === 0 ? 0 : Math.round(n * mean.differs))

/** Two standard errors of a variance that is estimated from 200 buckets. */
const UNSURE = 1.2

/** What pairs are clustered by; null: each is a unit of its own. */
export const clustersOf = ({ check, plan, answers }: Case): ClusterFacts | null =>
  check.cluster === null || (check.cluster === 'unit' && !plan.clustered.unit) ? null : answers.clusters[check.cluster]

/** Units that differ, and what they and all units are worth as evidence: of unequal weights, fewer. */
interface Differing {
  events: number
  worth: { events: number; n: number }
}

export function differingUnits({ statistics, buckets, weighed }: Sample, facts: ClusterFacts | null): Differing {
  const of = (all: Sample['statistics']) => all.differs as Differs
  const [all, dealt] = weighed ? [weighed.rows, weighed.rowBuckets] : [statistics, buckets]
  const { events, units } = unitsOf(of(all), (dealt?.differs ?? null) as readonly (Differs | null)[] | null, facts)
  if (!weighed) return { events, worth: { events, n: units } }
  const [sums, squares] = [of(statistics), of(weighed.squares)]
  const share = sums.mean.differs
  const differ = kish(sums.n * share, squares.n * squares.mean.differs)
  const rows = Math.min(weighed.effective, share > 0 ? differ / share : Number.POSITIVE_INFINITY)
  const n = (units * rows) / of(all).n
  return { events, worth: { events: share * n, n } }
}

/**
 * Units that differ, of all units: rows, where those are independent. Ten rows of one unit are one event. Where many
 * units share a bucket, the rows m of each unit show in how unequal buckets are, var(Σm) = Σm² (1 − 1/B)/B of B buckets,
 * and (Σm)²/Σm² is how many equal units they are worth.
 */
function unitsOf(
  point: Differs,
  buckets: readonly (Differs | null)[] | null,
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
export function boundedChange(value: number, { events, n }: Differing['worth'], largest: number): Inference | null {
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
    method: `bound from ${count(events)} of ${count(n)} that differ`,
  }
}

const count = (n: number): number => Number(n.toPrecision(12))
