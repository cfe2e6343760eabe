import { type CellCounts, chiSquare, type Drawn, pooled } from './cell-counts.ts'
import { ABSOLUTE } from './empirical.ts'
import type { NoncentralEvidence, SupremumEvidence } from './evidence.ts'
import { least } from './extremes.ts'

/** Shares below this are taken for it in PSI: as reference.json, and most tools. */
const FLOOR = 1e-4

type Shares = (p: number, q: number) => number
const sumOf = (c: CellCounts, f: Shares): number =>
  c.arm.reduce((sum, x, i) => sum + f(x / c.n, c.reference[i]! / c.m), 0)

/** Σ (p − q) ln(p/q), shares at least 1e-4. */
export const psi = (c: CellCounts): number =>
  sumOf(c, (p, q) => {
    const [a, b] = [Math.max(p, FLOOR), Math.max(q, FLOOR)]
    return (a - b) * Math.log(a / b)
  })

const plogp = (p: number, mean: number): number => (p > 0 ? p * Math.log(p / mean) : 0)
const jsNats: Shares = (p, q) => (plogp(p, (p + q) / 2) + plogp(q, (p + q) / 2)) / 2

/** Root of the Jensen-Shannon divergence to base 2, from 0 to 1. scipy.spatial.distance.jensenshannon(base=2). */
export const jensenShannon = (c: CellCounts): number => Math.sqrt(Math.max(0, sumOf(c, jsNats) / Math.LN2))

/** √(½ Σ (√p − √q)²), from 0 to 1. */
export const hellinger = (c: CellCounts): number =>
  Math.sqrt(sumOf(c, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2)

/** ½ Σ |p − q|, from 0 to 1. */
export const totalVariation = (c: CellCounts): number => sumOf(c, (p, q) => Math.abs(p - q)) / 2

/** √(χ² / (n + m)): of two rows, from 0 to 1. */
export const cramersV = (c: CellCounts): number => Math.sqrt(chiSquare(c).statistic / (c.n + c.m))

/** A distance that is a quadratic form near 0: its sum of cells, and what a change of either share adds to it. */
interface Quadratic {
  /** θ, as a multiple of what is ~ Σ (p − q)²/p for near shares, is distance² · root (no root: the distance itself). */
  root?: number
  form: Shares
  slope: Shares
  slopeOfReference: Shares
}

const swapped =
  (f: Shares): Shares =>
  (p, q) =>
    f(q, p)
const psiSlope: Shares = (p, q) => Math.log(p / q) + 1 - q / p
const jsSlope: Shares = (p, q) => 4 * Math.log((2 * p) / (p + q))
const hellingerSlope: Shares = (p, q) => 4 * (1 - Math.sqrt(q / p))

const PSI: Quadratic = {
  form: (p, q) => (p - q) * Math.log(p / q),
  slope: psiSlope,
  slopeOfReference: swapped(psiSlope),
}
const JENSEN_SHANNON: Quadratic = {
  root: 8 * Math.LN2,
  form: (p, q) => 8 * jsNats(p, q),
  slope: jsSlope,
  slopeOfReference: swapped(jsSlope),
}
const HELLINGER: Quadratic = {
  root: 8,
  form: (p, q) => 4 * (Math.sqrt(p) - Math.sqrt(q)) ** 2,
  slope: hellingerSlope,
  slopeOfReference: swapped(hellingerSlope),
}
/** Σ (p − q)²/(wp + (1 − w)q), w the arm's share of the rows: χ² is this times nm/(n + m). */
const cramersForm = (w: number): Quadratic => {
  const mean: Shares = (p, q) => w * p + (1 - w) * q
  const slope =
    (own: number): Shares =>
    (p, q) => {
      const [d, all] = [p - q, own === w ? mean(p, q) : mean(q, p)]
      return (2 * d) / all - own * (d / all) ** 2
    }
  return {
    root: 1 / (w * (1 - w)),
    form: (p, q) => (p - q) ** 2 / mean(p, q),
    slope: slope(w),
    slopeOfReference: (p, q) => slope(1 - w)(q, p),
  }
}

/**
 * Evidence of a distance between populations, from cells pooled to 5 expected, half a row added to each (so that an
 * empty cell of a small sample is not an infinite ratio). Far from 0 the quadratic form no longer has the variance of
 * a noncentral χ²: where the delta method's is larger, it is spread to that.
 */
function quadratic(all: CellCounts, of: Quadratic, plain: number, drawn: Drawn): NoncentralEvidence | null {
  const c = pooled(all)
  const cells = c.arm.length
  if (cells === 0) return null
  const shares = (x: Float64Array, n: number) => Float64Array.from(x, k => (k + 0.5) / (n + cells / 2))
  const [p, q] = [shares(c.arm, c.n), shares(c.reference, c.m)]
  const over = (f: Shares, weight: Float64Array) => p.reduce((sum, x, i) => sum + weight[i]! * f(x, q[i]!), 0)
  const variance = (f: Shares, weight: Float64Array) => over((x, y) => f(x, y) ** 2, weight) - over(f, weight) ** 2
  const [u, v] = [drawn.arm / c.n, drawn.reference / c.m]
  const value = Math.max(
    0,
    p.reduce((sum, x, i) => sum + of.form(x, q[i]!), 0),
  )
  const delta = variance(of.slope, p) * u + variance(of.slopeOfReference, q) * v
  // Counts that are the same are no nearer than half a row: a χ² would have it that they never are by chance.
  const rarest = cells === 1 ? 0.5 * Math.max(1 / c.n, 1 / c.m) : least(p.map((x, i) => (x + q[i]!) / 2))
  const halfRow = (Math.max(u, v) / 2) ** 2 / rarest
  const spread = value > 0 ? Math.max(1, delta / (4 * value * (u + v))) : 1
  return {
    kind: 'noncentral',
    value,
    // One value in every row of both: as if there were another that neither has shown.
    df: Math.max(1, cells - 1),
    unit: u + v,
    spread,
    ...(of.root ? { root: of.root } : {}),
    fine: Math.max(of.root ? plain ** 2 * of.root : plain, halfRow),
    ...(drawn.together ? { together: true } : {}),
  }
}

export const psiEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null => quadratic(c, PSI, psi(c), drawn)
export const jensenShannonEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null =>
  quadratic(c, JENSEN_SHANNON, jensenShannon(c), drawn)
export const hellingerEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null =>
  quadratic(c, HELLINGER, hellinger(c), drawn)
/**
 * Null where one log is over three times as large as the other and a cell has fewer than 20 expected in the smaller:
 * there V is all but (p − q)²/q, whose variance the smaller sample does not tell (falsely passed in up to 17 %).
 */
export const cramersVEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null => {
  const smaller = Math.min(c.n, c.m)
  const rare = c.arm.some((x, i) => ((x + c.reference[i]!) * smaller) / (c.n + c.m) < 20)
  if (rare && Math.max(c.n, c.m) > 3 * smaller) return null
  return quadratic(c, cramersForm(c.n / (c.n + c.m)), cramersV(c), drawn)
}

/** ½ Σ |p − q| is the largest of ½ Σ ± (p − q): each is a mean of ± ½, of variance at most ¼. */
export function totalVariationEvidence(c: CellCounts, drawn: Drawn): SupremumEvidence {
  const [u, v] = [drawn.arm / c.n, drawn.reference / c.m]
  const noise = sumOf(c, (p, q) => Math.sqrt(p * (1 - p) * u + q * (1 - q) * v))
  return {
    kind: 'supremum',
    value: totalVariation(c),
    noise: (ABSOLUTE / 2) * noise,
    se: Math.sqrt(u + v) / 2,
  }
}
