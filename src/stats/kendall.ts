import type { Cells } from './statistics.ts'

/**
 * Kendall's τ_b = (C − D) / √((n₀ − n₁)(n₀ − n₂)): concordant less discordant pairs of rows, over pairs untied in x and
 * pairs untied in y. Null where x or y is constant. By Knight's merge sort, JASA 61 (1966); equals scipy.stats.kendalltau.
 */
export function kendallTauB(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]!)
  let [tiedX, tiedBoth] = [0, 0]
  let [runX, runBoth] = [1, 1]
  for (let i = 1; i <= n; i++) {
    const sameX = i < n && x[order[i]!] === x[order[i - 1]!]
    const sameBoth = sameX && y[order[i]!] === y[order[i - 1]!]
    tiedX += sameX ? 0 : choose2(runX)
    tiedBoth += sameBoth ? 0 : choose2(runBoth)
    runX = sameX ? runX + 1 : 1
    runBoth = sameBoth ? runBoth + 1 : 1
  }
  const sorted = Float64Array.from(order, i => y[i]!)
  const discordant = sortCountingSwaps(sorted)
  let [tiedY, runY] = [0, 1]
  for (let i = 1; i <= n; i++) {
    const same = i < n && sorted[i] === sorted[i - 1]
    tiedY += same ? 0 : choose2(runY)
    runY = same ? runY + 1 : 1
  }
  const all = choose2(n)
  const untied = (all - tiedX) * (all - tiedY)
  return untied > 0 ? clamp((all - tiedX - tiedY + tiedBoth - 2 * discordant) / Math.sqrt(untied)) : null
}

const choose2 = (n: number): number => (n * (n - 1)) / 2
const clamp = (tau: number): number => Math.max(-1, Math.min(1, tau))

/** Sorts in place; how many pairs were out of order. */
function sortCountingSwaps(a: Float64Array<ArrayBuffer>): number {
  let swaps = 0
  let from = a
  let to = new Float64Array(a.length)
  for (let width = 1; width < a.length; width *= 2) {
    for (let start = 0; start < a.length; start += 2 * width) {
      const middle = Math.min(start + width, a.length)
      const end = Math.min(start + 2 * width, a.length)
      let [i, j] = [start, middle]
      for (let k = start; k < end; k++) {
        if (j >= end || (i < middle && from[i]! <= from[j]!)) to[k] = from[i++]!
        else {
          swaps += middle - i
          to[k] = from[j++]!
        }
      }
    }
    ;[from, to] = [to, from]
  }
  if (from !== a) a.set(from)
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
