import type { Inference } from './inference.ts'

/**
 * The largest of several quantities, or of their sizes: below a limit where every one is (an intersection-union test),
 * above it where one is, with Bonferroni's correction. How they go together does not matter.
 */
export function largestOf(parts: readonly Inference[], signed: boolean, value: number | null): Inference {
  const chances = parts.length * (signed ? 2 : 1)
  const sizes = parts.map(part => (signed ? Math.abs(part.value) : part.value))
  const seen = value ?? Math.max(...sizes)
  const low = (alpha: number) =>
    parts.map(part => {
      const { low, high } = part.interval(alpha / chances)
      return Math.max(low ?? Number.NEGATIVE_INFINITY, signed && high !== null ? -high : Number.NEGATIVE_INFINITY)
    })
  const high = (alpha: number) =>
    parts.map(part => {
      const { low, high } = part.interval(alpha)
      if (high === null || (signed && low === null)) return Number.POSITIVE_INFINITY
      return signed ? Math.max(high, -low!) : high
    })
  const end = (x: number) => (Number.isFinite(x) ? x : null)
  return {
    value: seen,
    interval: alpha => ({
      low: end(Math.max(Math.min(seen, Math.max(...low(alpha))), signed ? 0 : Number.NEGATIVE_INFINITY)),
      high: end(Math.max(seen, ...high(alpha))),
    }),
    above: limit =>
      signed && limit < 0
        ? 0
        : Math.min(
            1,
            chances * Math.min(...parts.map(part => Math.min(part.above(limit), signed ? part.below(-limit) : 1))),
          ),
    below: limit =>
      signed && limit <= 0
        ? 1
        : Math.max(...parts.map(part => Math.max(part.below(limit), signed ? part.above(-limit) : 0))),
    method: `Bonferroni over ${parts.length}: ${parts[0]!.method}`,
  }
}
