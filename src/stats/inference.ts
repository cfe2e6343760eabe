import { root, smallestError, smallestErrorOf } from './root.ts'

/**
 * What the evidence says of a scalar θ. Interval and p's are one family: an end of the interval at α excludes a limit
 * exactly where the one-sided p is at most α/2.
 */
export interface Inference {
  value: number
  /** Each end errs with α/2; null: unbounded. */
  interval(alpha: number): { low: number | null; high: number | null }
  /** One-sided p of "θ ≤ limit": small where θ is shown to be above. */
  above(limit: number): number
  /** One-sided p of "θ ≥ limit": small where θ is shown to be below. */
  below(limit: number): number
  /** Words for the record. */
  method: string
}

type Tails = Pick<Inference, 'value' | 'above' | 'below' | 'method'>
interface Ends {
  value: number
  /** The end that errs with probability a (0 < a ≤ 1/2). */
  low(a: number): number | null
  high(a: number): number | null
  method: string
  /** The ends are continuous in a: their inversion takes a fifth of the steps. */
  continuous?: boolean
}

/** Ends of which each is reckoned when it is first read: most who ask for one do not ask for the other. */
export function lazily<E extends number | null>(low: () => E, high: () => E): { low: E; high: E } {
  const known: { low?: E; high?: E } = {}
  return {
    get low() {
      if (known.low === undefined) known.low = low()
      return known.low
    },
    get high() {
      if (known.high === undefined) known.high = high()
      return known.high
    },
  }
}

/** An inference from its p's, inverted for the interval within the range of θ. */
export const fromTails = (t: Tails, [min, max]: readonly [number, number]): Inference => ({
  ...t,
  interval: alpha =>
    lazily(
      () => (t.above(min) > alpha / 2 ? min : root(x => t.above(x) - alpha / 2, min, t.value)),
      () => (t.below(max) > alpha / 2 ? max : root(x => t.below(x) - alpha / 2, max, t.value)),
    ),
})

/** An inference from its ends, inverted for the p's. Beyond the value the other side's p, from 1. */
export const fromEnds = ({ value, low, high, method, continuous }: Ends): Inference => {
  const error = continuous ? smallestErrorOf : (beyond: (a: number) => number) => smallestError(a => beyond(a) >= 0)
  const shown = (limit: number) => error(a => (low(a) ?? Number.NEGATIVE_INFINITY) - limit)
  const hidden = (limit: number) => error(a => limit - (high(a) ?? Number.POSITIVE_INFINITY))
  return {
    value,
    interval: alpha =>
      lazily(
        () => low(alpha / 2),
        () => high(alpha / 2),
      ),
    above: limit => (limit <= value ? shown(limit) : 1 - hidden(limit)),
    below: limit => (limit >= value ? hidden(limit) : 1 - shown(limit)),
    method,
  }
}

/** The same inference on f(θ), f increasing: limits go through `to`, ends and value through `from`. */
export const through = (
  of: Inference,
  to: (x: number) => number,
  from: (y: number) => number,
  value = from(of.value),
): Inference => ({
  value,
  interval: alpha => {
    const { low, high } = of.interval(alpha)
    return { low: low === null ? null : from(low), high: high === null ? null : from(high) }
  },
  above: limit => of.above(to(limit)),
  below: limit => of.below(to(limit)),
  method: of.method,
})

/** The same inference where the value itself may be off by a bound. */
export const widened = (of: Inference, bound: number): Inference =>
  bound === 0
    ? of
    : {
        ...of,
        interval: alpha => {
          const { low, high } = of.interval(alpha)
          return { low: low === null ? null : low - bound, high: high === null ? null : high + bound }
        },
        above: limit => of.above(limit + bound),
        below: limit => of.below(limit - bound),
        method: `${of.method}, ± ${Number(bound.toPrecision(2))} of binning`,
      }
