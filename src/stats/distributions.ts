import betainc from '@stdlib/math-base-special-betainc'
import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'
import gammainc from '@stdlib/math-base-special-gammainc'
import betaQ from '@stdlib/stats-base-dists-beta-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQ from '@stdlib/stats-base-dists-t-quantile'

/*
 * Tails, never 1 − cdf: every function here keeps its relative accuracy down to 1e-300 (measured in decisions.md).
 * Degrees of freedom are a number, or null for the normal distribution, so that they survive JSON.
 */
export type Df = number | null

/** P(Z > z). */
export const normalUpper = (z: number): number => erfc(z / Math.SQRT2) / 2

/** P(|Z| > |z|): the p of a z statistic against no effect. */
export const twoSidedNormal = (z: number): number => erfc(Math.abs(z) / Math.SQRT2)

/** The z with P(Z > z) = a; a in (0, 1). */
export const normalPoint = (a: number): number => erfcinv(2 * a) * Math.SQRT2

/** P(T > t). */
export const tUpper = (t: number, df: Df): number =>
  df === null ? normalUpper(t) : Number.isFinite(t) ? tCdf(-t, df) : t > 0 ? 0 : 1

/** The t with P(T > t) = a; a in (0, 1). Above 1e8 degrees of freedom the normal's. */
export const tPoint = (a: number, df: Df): number => {
  if (Math.abs(a - 0.5) < 1e-9) return 0
  return df === null || df > 1e8 ? normalPoint(a) : -tQ(a, df)
}

/** I_x(a, b), the lower tail of Beta(a, b); a = 0 puts all mass at 0, b = 0 all at 1. */
export const betaLower = (x: number, a: number, b: number): number => {
  if (x <= 0) return a === 0 && x === 0 ? 1 : 0
  if (x >= 1) return 1
  if (a === 0) return 1
  return b === 0 ? 0 : betainc(x, a, b)
}

/** 1 − I_x(a, b), accurate where small. */
export const betaUpper = (x: number, a: number, b: number): number => betaLower(1 - x, b, a)

/** The x with I_x(a, b) = p. */
export const betaPoint = (p: number, a: number, b: number): number => (a === 0 ? 0 : b === 0 ? 1 : betaQ(p, a, b))

/**
 * P(X ≤ x) of X ~ Binomial(n, p) through the beta distribution, so x and n may be fractional (an effective number of
 * rows): I_{1−p}(n − x, x + 1).
 */
export const binomialLower = (x: number, n: number, p: number): number =>
  x < 0 ? 0 : x >= n ? 1 : betaUpper(p, x + 1, n - x)

/** P(X ≥ x). */
export const binomialUpper = (x: number, n: number, p: number): number =>
  x <= 0 ? 1 : x > n ? 0 : betaLower(p, x, n - x + 1)

/** P(χ² > x). */
export const chiSquareUpper = (x: number, df: number): number => (x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true))
