/** Quantiles of sorted values, and the order statistics around them. */

/**
 * The p-quantile by linear interpolation: R's type 7, numpy's default. NaN of nothing. A rank that is whole but for
 * rounding (0.7 · 10) is taken for whole, so that an order statistic is met exactly and its bin closes on it.
 */
export const quantileOf = (sorted: ArrayLike<number>, p: number): number => atRank(sorted, wholeRank(p, sorted.length))

export function wholeRank(p: number, n: number): number {
  const exact = p * (n - 1)
  const whole = Math.abs(exact - Math.round(exact)) <= 4 * Number.EPSILON * n
  return whole ? Math.round(exact) : exact
}

/** The value a share t of the way from a to b. */
export const between = (a: number, b: number, t: number): number => (t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t))

function atRank(sorted: ArrayLike<number>, h: number): number {
  const n = sorted.length
  if (n === 0) return Number.NaN
  const low = Math.floor(h)
  const a = sorted[low]!
  const b = sorted[Math.min(low + 1, n - 1)]!
  return between(a, b, h - low)
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
  return distinctEdges(quantiles, count, closed)
}

/** The same of weighted values, at the quantiles of their weight. */
export const weightedEdgesOf = (of: WeightedValues, count: number, closed: 'left' | 'right'): number[] =>
  distinctEdges(
    Array.from({ length: count - 1 }, (_, i) => weightedQuantileOf(of, (i + 1) / count)),
    count,
    closed,
  )

function distinctEdges(quantiles: readonly number[], count: number, closed: 'left' | 'right'): number[] {
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

/** Digits of a double's 64 bits that rows are dealt by, as how far each is shifted in its half. */
const DIGIT = 11
const SHIFTS = [0, DIGIT, 2 * DIGIT] as const
/** Below so many, comparing is faster than dealing. */
const FEW = 128

/** The places of the values in ascending order, of equal ones the first first; none is NaN. Radix sort: a tenth of the time of comparisons. */
export function orderOf(values: Float64Array): Int32Array {
  const n = values.length
  let order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  if (n < FEW) return order.sort((a, b) => values[a]! - values[b]!)
  const bits = new DataView(new ArrayBuffer(8))
  const low = new Int32Array(n)
  const high = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    // Of a negative zero a positive one.
    bits.setFloat64(0, values[i]! + 0)
    // Negative doubles ascend as their bits descend.
    const flip = bits.getInt32(0) >> 31
    high[i] = bits.getInt32(0) ^ (flip | 0x8000_0000)
    low[i] = bits.getInt32(4) ^ flip
  }
  let other = new Int32Array(n)
  const ends = new Int32Array(2 ** DIGIT)
  for (const word of [low, high])
    for (const shift of SHIFTS) {
      ends.fill(0)
      for (let i = 0; i < n; i++) ends[(word[i]! >>> shift) & (ends.length - 1)]! += 1
      if (ends[(word[0]! >>> shift) & (ends.length - 1)] === n) continue
      for (let digit = 0, start = 0; digit < ends.length; digit++) {
        const count = ends[digit]!
        ends[digit] = start
        start += count
      }
      for (let i = 0; i < n; i++) {
        const place = order[i]!
        other[ends[(word[place]! >>> shift) & (ends.length - 1)]!++] = place
      }
      ;[order, other] = [other, order]
    }
  return order
}

/** Ascending values, and the sum of the weights up to and with each. */
export interface WeightedValues {
  readonly sorted: Float64Array
  readonly upTo: Float64Array
}

export function weightedValues(values: Float64Array, weights: Float64Array): WeightedValues {
  const order = orderOf(values)
  const sorted = new Float64Array(values.length)
  const upTo = new Float64Array(values.length)
  let sum = 0
  order.forEach((row, i) => {
    sorted[i] = values[row]!
    sum += weights[row]!
    upTo[i] = sum
  })
  return { sorted, upTo }
}

export const totalWeight = ({ upTo }: WeightedValues): number => upTo.at(-1) ?? 0

/** A share of the weight that is met but for rounding is met. */
const ROUNDING = 1e-12

/**
 * The inverted CDF: the smallest value that a share p of the weight is at or below. numpy.quantile(x, p, weights=w,
 * method='inverted_cdf'). NaN of nothing.
 */
export function weightedQuantileOf(of: WeightedValues, p: number): number {
  const total = totalWeight(of)
  const i = countBelow(of.upTo, (p - ROUNDING) * total, false)
  return of.sorted[i] ?? of.sorted.at(-1) ?? Number.NaN
}

/** With so few values a ladder has them all. */
const WHOLE_LADDER = 256

/** The shares at which a ladder of weighted values has rungs; null: at every value. */
export const ladderShares = (n: number, p: number): number[] | null =>
  n <= WHOLE_LADDER ? null : ladderRanks(n, p).map(r => r / (n - 1))

/** Each rung twice: at the share of the weight below its value, and at that at or below it. */
export function weightedLadderOf(of: WeightedValues, p: number): { p: number[]; x: number[] } {
  const { sorted, upTo } = of
  const total = totalWeight(of)
  const values = ladderShares(sorted.length, p)?.map(share => weightedQuantileOf(of, share)) ?? sorted
  const ladder = { p: [] as number[], x: [] as number[] }
  for (const x of new Set(values)) {
    const [below, atMost] = [countBelow(sorted, x, false), countBelow(sorted, x, true)]
    ladder.p.push((upTo[below - 1] ?? 0) / total, upTo[atMost - 1]! / total)
    ladder.x.push(x, x)
  }
  return ladder
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
