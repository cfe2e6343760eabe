import { tPoint, tUpper } from './distributions.ts'
import type { Absent } from './evidence.ts'
import type { Inference } from './inference.ts'

/** Fewer points than this do not show whether neighbours are alike. */
const LEAST_POINTS = 10

export interface Trend {
  /** Of the slope, per unit of t. */
  inference: Inference
  /** How many independent points the points are worth. */
  effective: number
}

/**
 * The slope of a straight line through points in order of time: the median of the slopes of all pairs (Theil 1950, Sen
 * 1968), which a few wild points do not move. "The slope is b" is tested by Kendall's S of y − b·t against t (Mann-
 * Kendall, with the correction for ties and for continuity); its interval is what is not rejected. Equals scipy's
 * theilslopes (`separate`) and pymannkendall's original_test to 1e-12.
 *
 * Where neighbours are alike, the variance of S is multiplied by (1 + ρ)/(1 − ρ) (after Hamed & Rao, J. Hydrology 204,
 * 1998) and its tails are t's. ρ is the first autocorrelation of what a least-squares parabola leaves: about a line, a burn
 * that begins late would be taken for noise that persists. ρ̂ of g points is then low by about (3 + 5ρ)/g (after Kendall
 * 1954, whose (1 + 3ρ)/g is of their mean; checked by simulation), which is put back; a negative one counts as 0.
 * `independent`: no such correction.
 */
export function trendOf(t: readonly number[], y: readonly number[], independent = false): Trend | Absent {
  const n = y.length
  if (n < LEAST_POINTS) return { absent: 'too_few' }
  const slopes = slopesOf(t, y)
  const pairs = slopes.length
  const tied = tiesIn(y)
  // Values that are mostly the same (a rate without events) tell of no trend, nor that there is none.
  if (tied.pairs > pairs / 2) return { absent: 'constant' }
  const value = median(slopes)
  const factor = independent ? 1 : persistence(residuals(t, y))
  const sd = Math.sqrt((factor * (n * (n - 1) * (2 * n + 5) - tied.cubes)) / 18)
  /** S of y − b·t: pairs that rise faster than b, less those that rise more slowly. */
  const s = (b: number): number => {
    const [below, atMost] = [rankOf(slopes, b, false), rankOf(slopes, b, true)]
    return pairs - atMost - below
  }
  const effective = n / factor
  const df = factor > 1 ? Math.max(1, effective - 2) : null
  const p = (excess: number): number => tUpper((excess - 1) / sd, df)
  const end = (a: number): number => Math.floor((pairs - 1 - tPoint(a, df) * sd) / 2)
  return {
    effective,
    inference: {
      value,
      interval: alpha => {
        const i = end(alpha / 2)
        return i < 0 ? { low: null, high: null } : { low: slopes[i]!, high: slopes[pairs - 1 - i]! }
      },
      above: limit => p(s(limit)),
      below: limit => p(-s(limit)),
      method: `Theil-Sen, ${n} windows${factor > 1 ? ` worth ${Math.round(10 * effective) / 10}` : ''}`,
    },
  }
}

function slopesOf(t: readonly number[], y: readonly number[]): Float64Array {
  const slopes = new Float64Array((y.length * (y.length - 1)) / 2)
  let k = 0
  for (let j = 1; j < y.length; j++) for (let i = 0; i < j; i++) slopes[k++] = (y[j]! - y[i]!) / (t[j]! - t[i]!)
  return slopes.sort()
}

/** Pairs of equal values, and Σ m(m − 1)(2m + 5) over groups of m of them. */
function tiesIn(y: readonly number[]): { pairs: number; cubes: number } {
  const sizes = new Map<number, number>()
  for (const v of y) sizes.set(v, (sizes.get(v) ?? 0) + 1)
  let [pairs, cubes] = [0, 0]
  for (const m of sizes.values()) {
    pairs += (m * (m - 1)) / 2
    cubes += m * (m - 1) * (2 * m + 5)
  }
  return { pairs, cubes }
}

export const median = (sorted: ArrayLike<number>): number => {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** How many of the sorted values are less than x; with `orEqual`, at most x. */
function rankOf(sorted: Float64Array, x: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < x || (orEqual && sorted[middle] === x)) low = middle + 1
    else high = middle
  }
  return low
}

/** What the least-squares parabola leaves. */
function residuals(t: readonly number[], y: readonly number[]): number[] {
  const basis: number[][] = []
  let left = [...y]
  for (const power of [0, 1, 2]) {
    const own = basis.reduce(
      without,
      t.map(x => ((x - t[0]!) / (t.at(-1)! - t[0]!)) ** power),
    )
    basis.push(own)
    left = without(left, own)
  }
  return left
}

/** Without its part along another, by Gram and Schmidt. */
function without(of: readonly number[], along: readonly number[]): number[] {
  const share = dot(of, along) / dot(along, along)
  return of.map((x, i) => x - share * along[i]!)
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

function persistence(left: readonly number[]): number {
  const g = left.length
  const squares = dot(left, left)
  if (!(squares > 0)) return 1
  const rho = Math.min(0.95, Math.max(0, (dot(left.slice(1), left) / squares + 3 / g) / (1 - 5 / g)))
  return (1 + rho) / (1 - rho)
}
