import type { Cells } from './statistics.ts'

/**
 * Kendall's τ_b = (C − D) / √((n₀ − n₁)(n₀ − n₂)): concordant less discordant pairs of rows, over pairs untied in x and
 * pairs untied in y. Null where x or y is constant. By Knight's merge sort, JASA 61 (1966); equals scipy.stats.kendalltau.
 * Weighted, a pair counts the product of its weights, as if each row were there as often as its weight says.
 */
export function kendallTauB(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number> | undefined,
): number | null {
  const n = x.length
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]!)
  const weight = Float64Array.from(order, i => weights?.[i] ?? 1)
  const all = pairsIn(weight, () => true)
  const tiedX = pairsIn(weight, i => x[order[i]!] === x[order[i - 1]!])
  const tiedBoth = pairsIn(weight, i => x[order[i]!] === x[order[i - 1]!] && y[order[i]!] === y[order[i - 1]!])
  const sorted = Float64Array.from(order, i => y[i]!)
  const discordant = sortCountingSwaps(sorted, weight)
  const tiedY = pairsIn(weight, i => sorted[i] === sorted[i - 1])
  const untied = untiedIn(all, tiedX) * untiedIn(all, tiedY)
  return untied > 0 ? clamp((all - tiedX - tiedY + tiedBoth - 2 * discordant) / Math.sqrt(untied)) : null
}

/** Sums of weights in another order differ in their last digits: what is left is none. */
const untiedIn = (all: number, tied: number): number => (all - tied > 1e-12 * all ? all - tied : 0)

/** Pairs of rows within runs that `same` joins to the row before: Σ wᵢwⱼ over them. */
function pairsIn(weight: Float64Array, same: (i: number) => boolean): number {
  let [pairs, run] = [0, 0]
  for (let i = 0; i < weight.length; i++) {
    if (i === 0 || !same(i)) run = 0
    pairs += run * weight[i]!
    run += weight[i]!
  }
  return pairs
}

const choose2 = (n: number): number => (n * (n - 1)) / 2
const clamp = (tau: number): number => Math.max(-1, Math.min(1, tau))

/** Sorts in place, weights along with values; the weight of the pairs that were out of order. */
function sortCountingSwaps(a: Float64Array<ArrayBuffer>, weight: Float64Array<ArrayBuffer>): number {
  let swaps = 0
  let [from, to] = [a, new Float64Array(a.length)]
  let [weightFrom, weightTo] = [weight, new Float64Array(a.length)]
  for (let width = 1; width < a.length; width *= 2) {
    for (let start = 0; start < a.length; start += 2 * width) {
      const middle = Math.min(start + width, a.length)
      const end = Math.min(start + 2 * width, a.length)
      let [i, j] = [start, middle]
      let left = 0
      for (let k = start; k < middle; k++) left += weightFrom[k]!
      for (let k = start; k < end; k++) {
        const lower = j >= end || (i < middle && from[i]! <= from[j]!)
        const at = lower ? i++ : j++
        to[k] = from[at]!
        weightTo[k] = weightFrom[at]!
        if (lower) left -= weightFrom[at]!
        else if (i < middle) swaps += left * weightFrom[at]!
      }
    }
    ;[from, to] = [to, from]
    ;[weightFrom, weightTo] = [weightTo, weightFrom]
  }
  if (from !== a) {
    a.set(from)
    weight.set(weightFrom)
  }
  return swaps
}

/**
 * τ_b of binned values, and the largest distance from it at which τ_b of the values themselves can be: each of the T
 * pairs of rows that share a bin of x or of y may be concordant, discordant or tied. Rows without a value are left out.
 */
export function kendallOfCells<X extends string, Y extends string>(
  { size, keys, n }: Cells<X | Y>,
  x: X,
  y: Y,
): { tau: number; bound: number } | null {
  const kx = keys[x]
  const ky = keys[y]
  let [width, height] = [0, 0]
  for (let i = 0; i < size; i++) {
    if (kx[i] === null || ky[i] === null) continue
    height = Math.max(height, Number(kx[i]) + 1)
    width = Math.max(width, Number(ky[i]) + 1)
  }
  const table = new Float64Array(height * width)
  for (let i = 0; i < size; i++) {
    if (kx[i] !== null && ky[i] !== null) table[Number(kx[i]) * width + Number(ky[i])]! += n[i]!
  }
  /** Rows of the bins of x so far, by bin of y. */
  const before = new Float64Array(width)
  let [rows, sum, tiedX, tiedBoth] = [0, 0, 0, 0]
  for (let i = 0; i < height; i++) {
    let below = 0
    let inRow = 0
    for (let j = 0; j < width; j++) {
      const count = table[i * width + j]!
      sum += count * (below - (rows - below - before[j]!))
      below += before[j]!
      tiedBoth += choose2(count)
      inRow += count
    }
    for (let j = 0; j < width; j++) before[j]! += table[i * width + j]!
    tiedX += choose2(inRow)
    rows += inRow
  }
  const tiedY = before.reduce((s, m) => s + choose2(m), 0)
  const all = choose2(rows)
  const untied = (all - tiedX) * (all - tiedY)
  if (!(untied > 0)) return null
  const tau = clamp(sum / Math.sqrt(untied))
  const open = tiedX + tiedY - tiedBoth
  // The true number of untied pairs is between that of the bins and all: whichever takes the end farther out.
  const low = sum - open
  const high = sum + open
  const least = clamp(low / (low < 0 ? Math.sqrt(untied) : all))
  const most = clamp(high / (high > 0 ? Math.sqrt(untied) : all))
  return { tau, bound: Math.max(most - tau, tau - least) }
}
