/** Quantiles of sorted values, and the order statistics around them. */

/**
 * The p-quantile by linear interpolation: R's type 7, numpy's default. NaN of nothing. A rank that is whole but for
 * rounding (0.7 · 10) is taken for whole, so that an order statistic is met exactly and its bin closes on it.
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const exact = p * (sorted.length - 1)
  const whole = Math.abs(exact - Math.round(exact)) <= 4 * Number.EPSILON * sorted.length
  return atRank(sorted, whole ? Math.round(exact) : exact)
}

function atRank(sorted: ArrayLike<number>, h: number): number {
  const n = sorted.length
  if (n === 0) return Number.NaN
  const low = Math.floor(h)
  const a = sorted[low]!
  const b = sorted[Math.min(low + 1, n - 1)]!
  const t = h - low
  return t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t)
}

/**
 * The distinct i/count quantiles, i = 1 … count − 1; where they are all one value, the edges of a bin of its own. Bins
 * that are closed on the left are the field's, cut at numpy.quantile(x, numpy.linspace(0, 1, count + 1)): to the last
 * digit, since a digit more or less puts the value that is an edge into another bin.
 */
export function edgesOf(sorted: ArrayLike<number>, count: number, closed: 'left' | 'right' = 'right'): number[] {
  const quantiles = Array.from({ length: count - 1 }, (_, i) =>
    closed === 'left'
      ? atRank(sorted, (i + 1) * (1 / count) * (sorted.length - 1))
      : quantileOf(sorted, (i + 1) / count),
  )
  const edges = [...new Set(quantiles.filter(x => !Number.isNaN(x)))]
  if (count < 3 || edges.length !== 1) return edges
  return closed === 'left' ? [edges[0]!, nextDouble(edges[0]!)] : [-nextDouble(-edges[0]!), edges[0]!]
}

/** The smallest double above x. */
export function nextDouble(x: number): number {
  if (!Number.isFinite(x)) return x
  if (x === 0) return Number.MIN_VALUE
  const bits = new BigInt64Array(new Float64Array([x]).buffer)
  bits[0]! += x > 0 ? 1n : -1n
  return new Float64Array(bits.buffer)[0]!
}

/**
 * Ranks (from 0) of the order statistics kept around the p-quantile of n values: an eighth of a binomial standard error
 * apart out to 8 of them, then farther and farther to both ends; about 220, or all of them where there are fewer.
 * A design effect of 20 widens ± 2 standard errors to ± 9, where steps are still a quarter of one.
 */
export function ladderRanks(n: number, p: number): number[] {
  if (n === 0) return []
  const h = p * (n - 1)
  const step = Math.sqrt(n * p * (1 - p)) / 8
  const ranks = new Set([0, n - 1, Math.floor(h), Math.ceil(h)])
  for (const direction of [-1, 1]) {
    let distance = 0
    let stride = Math.max(step, 1)
    while (distance <= n) {
      distance += stride
      if (distance > 64 * step) stride *= 1.1
      const rank = Math.round(h + direction * distance)
      if (rank <= 0 || rank >= n - 1) break
      ranks.add(rank)
    }
  }
  return [...ranks].sort((a, b) => a - b)
}

/** The order statistics at those ranks; order statistic r of n is the quantile at r/(n − 1). */
export function ladderOf(sorted: ArrayLike<number>, p: number): { p: number[]; x: number[] } {
  const n = sorted.length
  const ranks = ladderRanks(n, p)
  return { p: ranks.map(r => (n === 1 ? 0 : r / (n - 1))), x: ranks.map(r => sorted[r]!) }
}

/** How many of the ascending values are below x; with `orEqual`, at most x. */
export function countBelow(sorted: ArrayLike<number>, x: number, orEqual: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]!
    if (value < x || (orEqual && value === x)) low = middle + 1
    else high = middle
  }
  return low
}
