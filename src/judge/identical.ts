import { type Inference, infer } from '../stats/infer.ts'
import type { Moments } from '../stats/statistics.ts'

/** Pairs that differ in what a metric reads, of all pairs. */
export const differing = ({ n, mean }: Moments<'differs'>): number => (n === 0 ? 0 : Math.round(n * mean.differs))

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
