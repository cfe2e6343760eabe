import { chiSquareUpper } from './distributions.ts'
import type { Cells } from './statistics.ts'
import type { TestResult } from './tests.ts'

/** Design effects of the two samples, and whether they answer the same requests. */
export interface Drawn {
  arm: number
  reference: number
  together: boolean
}

/** Counts of the same cells in two samples; a cell that one has and the other lacks counts 0 there. */
export interface CellCounts {
  arm: Float64Array
  reference: Float64Array
  /** Rows of each. */
  n: number
  m: number
  /** Cells that follow one another along a scale, the last of them possibly the missing values. */
  ordered: boolean
}

/** Two cross tables of one key, side by side. Missing is a cell as any other. */
export function sideBySide(arm: Cells, reference: Cells): CellCounts {
  const name = Object.keys(arm.keys)[0]!
  const counts = new Map<string | number | boolean | null, [number, number]>()
  for (const [side, cells] of [arm, reference].entries()) {
    cells.keys[name]!.forEach((key, i) => {
      const pair = counts.get(key) ?? [0, 0]
      pair[side] = pair[side]! + cells.n[i]!
      counts.set(key, pair)
    })
  }
  const keys = [...counts.keys()].sort((a, b) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : Number(a > b),
  )
  const column = (side: 0 | 1) => Float64Array.from(keys, key => counts.get(key)![side])
  const [x, y] = [column(0), column(1)]
  return { arm: x, reference: y, n: total(x), m: total(y), ordered: arm.edges[name] !== undefined }
}

const total = (x: ArrayLike<number>): number => Array.from(x).reduce((a, b) => a + b, 0)

/** Pearson's χ² of the two rows of counts. scipy.stats.chi2_contingency(correction=False). */
export function chiSquare(c: CellCounts): { statistic: number; df: number } {
  let [statistic, used] = [0, 0]
  for (const [i, x] of c.arm.entries()) {
    const y = c.reference[i]!
    if (x + y === 0) continue
    used++
    // (x − E)²/E of both rows, E = their total · (x + y)/(n + m)
    statistic += (x * c.m - y * c.n) ** 2 / ((x + y) * c.n * c.m)
  }
  return { statistic, df: used - 1 }
}

/**
 * χ² and its p, by the average design effect; where its distribution is not to be trusted (Cochran), rare cells are
 * joined for the p. Null where all rows are in one cell.
 */
export function chiSquareTest(c: CellCounts, drawn?: Drawn): TestResult | null {
  const { statistic } = chiSquare(c)
  const judged = chiSquare(cochran(c) ? c : pooled(c))
  if (!(judged.df >= 1)) return null
  const [u, v] = [1 / c.n, 1 / c.m]
  const effect = drawn ? (drawn.arm * u + drawn.reference * v) / (u + v) : 1
  return { statistic, p: chiSquareUpper(judged.statistic / effect, judged.df), df: judged.df }
}

/** The smallest count that is to be expected in a cell of either sample. */
const EXPECTED = 5

/** Whether a χ² of them has its distribution: at least 80 % of the expected counts 5 or more, none under 1. Cochran 1954. */
export function cochran(c: CellCounts): boolean {
  const expected = Array.from(c.arm, (x, i) => x + c.reference[i]!).flatMap(all => [
    (all * c.n) / (c.n + c.m),
    (all * c.m) / (c.n + c.m),
  ])
  return expected.every(e => e >= 1) && expected.filter(e => e >= EXPECTED).length >= 0.8 * expected.length
}

/** The same counts with cells of fewer than 5 expected joined: neighbours along a scale, else the rarest with each other. */
export function pooled(c: CellCounts): CellCounts {
  const smaller = Math.min(c.n, c.m) / (c.n + c.m)
  const size = (i: number) => (c.arm[i]! + c.reference[i]!) * smaller
  const order = Array.from(c.arm.keys())
  if (!c.ordered) order.sort((a, b) => size(a) - size(b))
  const groups: number[][] = []
  let open: number[] = []
  for (const i of order) {
    open.push(i)
    if (open.reduce((sum, j) => sum + size(j), 0) < EXPECTED) continue
    groups.push(open)
    open = []
  }
  if (open.length > 0) groups.splice(-1, 1, [...(groups.at(-1) ?? []), ...open])
  // All but one cell are rare: those together are the other.
  if (groups.length === 1 && order.length > 1) {
    const largest = order.reduce((a, b) => (size(b) > size(a) ? b : a))
    groups.splice(
      0,
      1,
      [largest],
      order.filter(i => i !== largest),
    )
  }
  const sum = (x: Float64Array) => Float64Array.from(groups, g => g.reduce((s, i) => s + x[i]!, 0))
  return { ...c, arm: sum(c.arm), reference: sum(c.reference) }
}
