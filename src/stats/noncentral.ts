import gammainc from '@stdlib/math-base-special-gammainc'
import gammaln from '@stdlib/math-base-special-gammaln'
import { betaUpper, normalUpper } from './distributions.ts'

/** Standard deviations from the mean beyond which a normal tail is 0 as a double. */
const FAR = 38
/** As far from its mean, in its standard deviations, a Poisson has less than 1e-130 of its mass. */
const REACH = 25

interface Tails {
  lower: number
  upper: number
}

/**
 * Both tails of χ'²(df, λ) at x: Poisson mixtures of central χ² tails, summed from the side on which all steps of the
 * recurrence Q(a + 1, y) = Q(a, y) + yᵃe⁻ʸ/Γ(a + 1) are positive, so that a small tail keeps its digits.
 * Benton & Krishnamoorthy, Computational Statistics & Data Analysis 43 (2003).
 */
export function noncentralChiSquare(x: number, df: number, lambda: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 }
  const z = roughNormal(x, df, lambda)
  if (z > FAR) return { lower: 1, upper: normalUpper(z) }
  if (z < -FAR) return { lower: normalUpper(-z), upper: 1 }
  const upper = z > 0 ? upperTail(x / 2, df / 2, lambda / 2) : null
  if (upper !== null) return { lower: 1 - upper, upper }
  const lower = lowerTail(x / 2, df / 2, lambda / 2)
  return { lower, upper: 1 - lower }
}

/** P(J = j) of a Poisson mean, which is also yᵃe⁻ʸ/Γ(a + 1) of a step at any real j. */
const poisson = (j: number, mean: number): number =>
  mean === 0 ? Number(j === 0) : Math.exp(j * Math.log(mean) - mean - gammaln(j + 1))

/** Below this the product of a recurrence has too few digits, and is computed anew. */
const TINY = 1e-250

/** Upper tail of F'(k, m, λ) at x: a Poisson mixture of beta tails. Johnson, Kotz & Balakrishnan 1995, 30.3. */
export function noncentralFUpper(x: number, k: number, m: number, lambda: number): number {
  const mean = lambda / 2
  const at = (k * x) / (k * x + m)
  const last = Math.ceil(mean + REACH * Math.sqrt(mean) + REACH)
  let sum = 0
  for (let j = Math.max(0, Math.floor(2 * mean) - last); j <= last; j++)
    sum += poisson(j, mean) * betaUpper(at, k / 2 + j, m / 2)
  return Math.min(1, sum)
}

function upperTail(y: number, a: number, mean: number): number {
  let j = Math.max(0, Math.floor(mean - REACH * Math.sqrt(mean) - REACH))
  let weight = poisson(j, mean)
  let tail = gammainc(y, a + j, true, true)
  let step = poisson(a + j, y)
  let sum = 0
  for (; ; j++) {
    sum += weight * tail
    // What is left is less than the Poisson's own tail.
    if (j > mean && weight * (j + 1) <= 1e-17 * sum * (j + 1 - mean)) return Math.min(1, sum)
    if (j > mean && weight === 0) return Math.min(1, sum)
    tail = Math.min(1, tail + step)
    step = step > TINY ? (step * y) / (a + j + 1) : poisson(a + j + 1, y)
    weight = weight > TINY ? (weight * mean) / (j + 1) : poisson(j + 1, mean)
  }
}

function lowerTail(y: number, a: number, mean: number): number {
  let j = Math.ceil(mean + REACH * Math.sqrt(mean) + REACH)
  let weight = poisson(j, mean)
  let tail = gammainc(y, a + j, true, false)
  let step = poisson(a + j - 1, y)
  let sum = 0
  for (; ; j--) {
    const term = weight * tail
    sum += term
    if (j === 0 || (j < mean && term <= 1e-18 * sum)) return Math.min(1, sum)
    tail = Math.min(1, tail + step)
    step = step > TINY ? (step * (a + j - 1)) / y : poisson(a + j - 2, y)
    weight = weight > TINY ? (weight * j) / mean : poisson(j - 1, mean)
  }
}

/** Standard normal of about the same tail. Sankaran, Biometrika 50 (1963). */
function roughNormal(x: number, df: number, lambda: number): number {
  const [k, l] = [df, lambda]
  const h = 1 - (2 * (k + l) * (k + 3 * l)) / (3 * (k + 2 * l) ** 2)
  const p = (k + 2 * l) / (k + l) ** 2
  const m = (h - 1) * (1 - 3 * h)
  const mean = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p)
  const sd = h * Math.sqrt(2 * p) * (1 + 0.5 * m * p)
  return ((x / (k + l)) ** h - mean) / sd
}
