import type { Absent, ExactEvidence, NoncentralEvidence, StudentEvidence, SupremumEvidence } from './evidence.ts'
import { chiSquareUpper } from './distributions.ts'
import type { TestResult } from './tests.ts'
import type { Cells, Moments } from './statistics.ts'

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
export const hellinger = (c: CellCounts): number => Math.sqrt(sumOf(c, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2)

/** ½ Σ |p − q|, from 0 to 1. */
export const totalVariation = (c: CellCounts): number => sumOf(c, (p, q) => Math.abs(p - q)) / 2

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

/** √(χ² / (n + m)): of two rows, from 0 to 1. */
export const cramersV = (c: CellCounts): number => Math.sqrt(chiSquare(c).statistic / (c.n + c.m))

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
    groups.splice(0, 1, [largest], order.filter(i => i !== largest))
  }
  const sum = (x: Float64Array) => Float64Array.from(groups, g => g.reduce((s, i) => s + x[i]!, 0))
  return { ...c, arm: sum(c.arm), reference: sum(c.reference) }
}

/** Design effects of the two samples, and whether they answer the same requests. */
export interface Drawn {
  arm: number
  reference: number
  together: boolean
}

/** A distance that is a quadratic form near 0: its sum of cells, and what a change of either share adds to it. */
interface Quadratic {
  /** θ, as a multiple of what is ~ Σ (p − q)²/p for near shares, is distance² · root (no root: the distance itself). */
  root?: number
  form: Shares
  slope: Shares
  slopeOfReference: Shares
}

const swapped = (f: Shares): Shares => (p, q) => f(q, p)
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
function quadratic(all: CellCounts, of: Quadratic, drawn: Drawn): NoncentralEvidence | null {
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
  const spread = value > 0 ? Math.max(1, delta / (4 * value * (u + v))) : 1
  return {
    kind: 'noncentral',
    value,
    // One value in every row of both: as if there were another that neither has shown.
    df: Math.max(1, cells - 1),
    unit: u + v,
    spread,
    ...(of.root ? { root: of.root } : {}),
    ...(drawn.together ? { together: true } : {}),
  }
}

export const psiEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null => quadratic(c, PSI, drawn)
export const jensenShannonEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null =>
  quadratic(c, JENSEN_SHANNON, drawn)
export const hellingerEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null => quadratic(c, HELLINGER, drawn)
export const cramersVEvidence = (c: CellCounts, drawn: Drawn): NoncentralEvidence | null =>
  quadratic(c, cramersForm(c.n / (c.n + c.m)), drawn)

/** E|Z| of a standard normal. */
const ABSOLUTE = Math.sqrt(2 / Math.PI)

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

/** What one sweep over the values of two samples says of their distributions F and G. */
export interface Empirical {
  n: number
  m: number
  /** sup |F − G|. scipy.stats.ks_2samp's statistic. */
  ks: number
  /** ∫ |F − G|. scipy.stats.wasserstein_distance. */
  wasserstein: number
  /** ∫ √(F(1 − F)/n + G(1 − G)/m), with the design effects that were given. */
  roughness: (u: number, v: number) => number
  /** Population variances (over n), and the reference's fourth central moment. */
  variance: readonly [arm: number, reference: number]
  fourth: number
  /** Mann-Whitney's U of the arm, and Σ (t³ − t) over ties. */
  u: number
  ties: number
}

export function empirical(arm: Float64Array, reference: Float64Array): Empirical | Absent {
  const [x, y] = [arm.toSorted(), reference.toSorted()]
  const [n, m] = [x.length, y.length]
  if (n === 0 || m === 0) return { absent: 'no_rows' }
  let [i, j, ks, wasserstein, u, ties] = [0, 0, 0, 0, 0, 0]
  const steps: [number, number, number][] = []
  while (i < n || j < m) {
    const at = Math.min(x[i] ?? Infinity, y[j] ?? Infinity)
    const [before, from] = [j, i]
    while (x[i] === at) i++
    while (y[j] === at) j++
    // Each of the arm's values here is above all that came before, and level with the reference's here.
    u += (i - from) * (before + (j - before) / 2)
    const tied = i - from + j - before
    ties += tied ** 3 - tied
    const [F, G] = [i / n, j / m]
    ks = Math.max(ks, Math.abs(F - G))
    const next = Math.min(x[i] ?? Infinity, y[j] ?? Infinity)
    if (next === Infinity) break
    wasserstein += Math.abs(F - G) * (next - at)
    steps.push([F, G, next - at])
  }
  const [mean, meanOfReference] = [average(x, v => v), average(y, v => v)]
  return {
    n,
    m,
    ks,
    wasserstein,
    roughness: (a, b) => steps.reduce((sum, [F, G, width]) => sum + Math.sqrt(F * (1 - F) * a + G * (1 - G) * b) * width, 0),
    variance: [average(x, v => (v - mean) ** 2), average(y, v => (v - meanOfReference) ** 2)],
    fourth: average(y, v => (v - meanOfReference) ** 4),
    u,
    ties,
  }
}

const average = (x: Float64Array, f: (v: number) => number): number => x.reduce((sum, v) => sum + f(v), 0) / x.length

/** The largest of differences of shares below a value: noise by Kolmogorov's distribution, of mean √(π/2) ln 2. */
export const ksEvidence = ({ n, m, ks }: Empirical, drawn: Drawn): SupremumEvidence => {
  const unit = Math.sqrt(drawn.arm / n + drawn.reference / m)
  return { kind: 'supremum', value: ks, noise: Math.sqrt(Math.PI / 2) * Math.LN2 * unit, se: unit / 2 }
}

/**
 * The largest difference of means of functions of slope at most 1 (Kantorovich & Rubinstein), of variances at most that
 * of the values themselves. `over`: what it is divided by, the reference's sd, whose own error is added.
 */
export function wassersteinEvidence(e: Empirical, drawn: Drawn, over: 'nothing' | 'sd'): SupremumEvidence | ExactEvidence | null {
  const [u, v] = [drawn.arm / e.n, drawn.reference / e.m]
  const [vx, vy] = e.variance
  const se = Math.sqrt(vx * u + vy * v)
  const noise = ABSOLUTE * e.roughness(u, v)
  if (over === 'nothing')
    return se > 0 ? { kind: 'supremum', value: e.wasserstein, noise, se } : { kind: 'exact', value: e.wasserstein }
  if (!(vy > 0)) return null
  const value = e.wasserstein / Math.sqrt(vy)
  const relative = Math.max(0, (e.fourth / vy ** 2 - 1) / 4) * v
  return { kind: 'supremum', value, noise: noise / Math.sqrt(vy), se: Math.sqrt((se * se) / vy + value ** 2 * relative) }
}

/**
 * (mean − the reference's mean) / the reference's sd (n − 1), with the error of that sd and its covariance with the mean,
 * from moments of x and x². Where the mean is so large that x² says nothing of the spread, x is taken for normal.
 */
export function meanShift(
  arm: Moments<'x'>,
  reference: Moments<'x'>,
  squares: Moments<'x' | 'xx'>,
  drawn: Drawn,
): { value: number; evidence: StudentEvidence } | Absent {
  const [n, m] = [arm.n, reference.n]
  if (n < 2 || m < 2) return { absent: 'no_rows' }
  const variance = reference.comoments.x.x / (m - 1)
  if (!(variance > 1e-28 * reference.mean.x ** 2)) return { absent: 'constant' }
  const sd = Math.sqrt(variance)
  const value = (arm.mean.x - reference.mean.x) / sd
  const { x: mean } = reference.mean
  const [xx, xy, yy] = [squares.comoments.x.x, squares.comoments.x.xx, squares.comoments.xx.xx].map(c => c / squares.n)
  const exact = squares.n === m && mean ** 2 < 1e6 * variance
  // Of (x − mean)², over sd⁴; and its covariance with x, over sd³.
  const kurtosis = exact ? Math.max(0, yy! - 4 * mean * xy! + 4 * mean ** 2 * xx!) / variance ** 2 : 2
  const skewness = exact ? (xy! - 2 * mean * xx!) / sd ** 3 : 0
  const ofReference = Math.max(0, 1 + value * skewness + (value ** 2 * kurtosis) / 4)
  const ofArm = arm.comoments.x.x / (n - 1) / variance
  const se = Math.sqrt((ofArm * drawn.arm) / n + (ofReference * drawn.reference) / m)
  return { value, evidence: { kind: 'student', value, se, df: Math.min(n, m) - 1, method: 'Welch t' } }
}
