import type { Absent, JointEvidence, StudentEvidence } from './evidence.ts'

/*
 * Rows are dealt into buckets by their unit, so that buckets are independent where rows are not. What a statistic does
 * when one bucket is left out tells its standard error.
 */

/** (Σm)² / Σm²: how many equal buckets buckets of sizes m are worth. Kish 1965. */
export function effectiveNumber(sizes: readonly number[]): number {
  let [sum, squares] = [0, 0]
  for (const m of sizes) {
    sum += m
    squares += m * m
  }
  return squares === 0 ? 0 : sum ** 2 / squares
}

/** A statistic on all buckets together and without each; buckets of no rows don't count. */
export interface LeaveOneOut {
  /** What the evidence is to say: the exact value on all rows. */
  value: number
  /** The same statistic on the union of the buckets; `value` where not given. */
  merged?: number
  /** Without bucket b; null: absent. */
  without: readonly (number | null)[]
  /** Rows (or weights, or units) of each bucket. */
  sizes: readonly number[]
  /** Where the buckets hold only a sample of units: the share of rows in it. Deviations shrink by its root. */
  share?: number
}

/**
 * What each bucket adds to the error: variance = Σ d², covariance = Σ d·d′. Leaving out m of n rows moves the value by
 * m/(n − m) of the bucket's own distance from it, so d = √(g/(g − 1)) (1 − m/n)(θ − θ₍₋ᵦ₎), less their mean: the
 * linearised variance of clusters of any size (of a mean exactly, as R survey's), and for equal sizes the delete-one
 * jackknife (JK1). Pseudo-values weighted by size (Busing et al. 1999) take rows for independent within their bucket:
 * where clusters are unequal and alike within, tails of 2.5 % erred in 5 %.
 */
function deviations({ value, merged = value, without, sizes, share = 1 }: LeaveOneOut): Float64Array | Absent {
  const n = sizes.reduce((a, b) => a + b, 0)
  const g = sizes.filter(m => m > 0).length
  if (g < 2) return { absent: 'too_few' }
  const moved = new Float64Array(sizes.length)
  for (const [b, m] of sizes.entries()) {
    if (m === 0) continue
    const left = without[b]
    if (left == null || !Number.isFinite(left)) return { absent: 'too_few' }
    moved[b] = (1 - m / n) * (merged - left)
  }
  const mean = moved.reduce((a, b) => a + b, 0) / g
  const scale = Math.sqrt((share * g) / (g - 1))
  return Float64Array.from(sizes, (m, b) => (m === 0 ? 0 : scale * (moved[b]! - mean)))
}

/** Third central moment of a sum of independent deviations. */
export const cubes = (d: Float64Array): number => d.reduce((sum, x) => sum + x ** 3, 0)

/**
 * Degrees of freedom of a variance that is Σ d²: as uncertain as the d are heavy-tailed, 2 V² / var(V) with
 * var(V) = Σ d⁴ − (Σ d²)²/g (Satterthwaite 1946). About g for normal d; few where few clusters carry the events. Only ever
 * fewer than `atMost`, for fourth powers of the same rows miss the tails that they have not seen.
 */
export function tailedDf(d: Float64Array, atMost: number): number {
  const g = d.reduce((count, x) => count + Number(x !== 0), 0)
  const [squares, fourth] = [dot(d, d), d.reduce((sum, x) => sum + x ** 4, 0)]
  const uncertainty = fourth / squares ** 2 - 1 / g
  return uncertainty > 0 ? Math.min(atMost, 2 / uncertainty) : atMost
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

/** Fewer stretches of time than this, once what lasts longer than a block is allowed for, tell no variance. */
const LEAST_STRETCHES = 7

/**
 * Blocks of time in their order are not independent where bursts outlast them. For an autocorrelation that falls
 * geometrically the variance of the sum is (1 + ρ)/(1 − ρ) times that of independent blocks. ρ̂ of g residuals is low by
 * about (1 + 3ρ)/g (Kendall 1954), which is put back; a negative one counts as 0.
 */
export function persistence(residuals: Float64Array): number {
  const g = residuals.length
  const lagged = residuals.subarray(1).reduce((sum, x, b) => sum + x * residuals[b]!, 0)
  const squares = dot(residuals, residuals)
  if (!(squares > 0) || g < 10) return 1
  const rho = Math.min(0.95, Math.max(0, (lagged / squares + 1 / g) / (1 - 3 / g)))
  return (1 + rho) / (1 - rho)
}

/** Degrees of freedom of blocks in order; absent where too few stretches of time are independent. */
export const persistentDf = (sizes: readonly number[], factor: number): number | Absent =>
  factor > 1 && effectiveNumber(sizes) / factor < LEAST_STRETCHES
    ? { absent: 'bursts' }
    : effectiveNumber(sizes) / factor - 1

/**
 * t evidence of one statistic, with effective buckets − 1 degrees of freedom. Never for quantiles. `inOrder`: blocks of
 * time, which may outlast one another.
 */
export function jackknife(of: LeaveOneOut, inOrder = false): StudentEvidence | Absent {
  const d = deviations(of)
  if ('absent' in d) return d
  const factor = inOrder ? persistence(d) : 1
  const df = persistentDf(of.sizes, factor)
  if (typeof df !== 'number') return df
  const se = Math.sqrt(factor * dot(d, d))
  return {
    kind: 'student',
    value: of.value,
    se,
    df: tailedDf(d, df),
    third: factor ** 1.5 * cubes(d),
    method: 'jackknife t',
  }
}

/**
 * The same of both arms; bucket b holds the same units in each, so their covariance is known without a join. Of blocks in
 * order, what persists in the incumbent and in the difference is allowed for apart: what both arms share cancels.
 */
export function jackknifeJoint(
  incumbent: LeaveOneOut,
  candidate: LeaveOneOut,
  inOrder = false,
): JointEvidence | Absent {
  const [i, c] = [deviations(incumbent), deviations(candidate)]
  if ('absent' in i) return i
  if ('absent' in c) return c
  const difference = c.map((x, b) => x - i[b]!)
  const [ofOne, ofBoth] = inOrder ? [persistence(i), persistence(difference)] : [1, 1]
  const df = persistentDf(fewer(incumbent.sizes, candidate.sizes), ofBoth)
  if (typeof df !== 'number') return df
  const variance = ofOne * dot(i, i)
  const both = variance + Math.sqrt(ofOne * ofBoth) * dot(i, difference)
  return {
    kind: 'joint',
    incumbent: incumbent.value,
    candidate: candidate.value,
    covariance: [variance, both, 2 * both - variance + ofBoth * dot(difference, difference)],
    df: tailedDf(difference, df),
    third: ofBoth ** 1.5 * cubes(difference),
    method: 'jackknife t',
  }
}

const fewer = (a: readonly number[], b: readonly number[]) => (effectiveNumber(a) < effectiveNumber(b) ? a : b)

/** Events and rows of each bucket. For a quantile the event is a value at or below it (Woodruff 1952). */
export interface BucketCounts {
  events: readonly number[]
  n: readonly number[]
}

/** eᵦ − p̂·nᵦ: how far each bucket is from what its rows would lead to expect. */
export function residuals({ events, n }: BucketCounts): Float64Array {
  const rows = n.reduce((a, b) => a + b, 0)
  const p = rows === 0 ? 0 : events.reduce((a, b) => a + b, 0) / rows
  return Float64Array.from(n, (m, b) => events[b]! - p * m)
}

/**
 * Variance of a rate by buckets relative to that of independent rows: g/(g − 1) · Σ(eᵦ − p̂nᵦ)² / (N p̂(1 − p̂)). Where
 * the rate is 0 or 1 it can't be seen, and each unit is taken for one row: the design effect of rows that always
 * agree within their unit.
 */
export function designEffectOf(
  counts: BucketCounts,
  units: number | null = null,
): { designEffect: number; df: number } | Absent {
  const rows = counts.n.reduce((a, b) => a + b, 0)
  const g = counts.n.filter(m => m > 0).length
  const df = effectiveNumber(counts.n) - 1
  if (g < 2) return { absent: 'too_few' }
  const p = counts.events.reduce((a, b) => a + b, 0) / rows
  if (p <= 0 || p >= 1) return { designEffect: units === null ? 1 : Math.max(1, rows / units), df }
  const d = residuals(counts)
  return { designEffect: ((g / (g - 1)) * dot(d, d)) / (rows * p * (1 - p)), df }
}

/** Two rates that differ in fewer buckets than this have no correlation to speak of. */
const LEAST_DIFFERING = 20

/**
 * Correlation of two rates (or quantiles) over the same buckets; 0 where either doesn't vary. A positive one makes their
 * difference more certain, down to a standard error of 0 where all buckets agree: then it counts only where 20 do not.
 */
export function bucketCorrelation(a: BucketCounts, b: BucketCounts): number {
  const [x, y] = [residuals(a), residuals(b)]
  const differing = a.n.filter((n, i) => n !== b.n[i] || a.events[i] !== b.events[i]).length
  const size = Math.sqrt(dot(x, x) * dot(y, y))
  const correlation = size > 0 ? Math.min(1, Math.max(-1, dot(x, y) / size)) : 0
  return differing < LEAST_DIFFERING ? Math.min(0, correlation) : correlation
}
