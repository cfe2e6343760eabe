import { type Df, normalPoint, normalUpper, tPoint } from './distributions.ts'
import type { Inference } from './infer.ts'
import { noncentralFUpper } from './noncentral.ts'
import { turn } from './root.ts'

/** The chance to decide where the truth is what was assumed. */
const POWER = 0.8

/** How far, in standard errors, the truth has to be from a limit to be told from it: z(α/2) + z(1 − power). */
const reach = (alpha: number, power: number): number => normalPoint(alpha / 2) + normalPoint(1 - power)

export interface Question {
  /** Where the limit is on the scale of the inference. */
  limit: number
  /** Which side of the limit is harm. */
  harm: 'above' | 'below'
  /** The value of no difference, towards which the estimate is shrunk; null where there is none (a limit on one arm). */
  none: number | null
  /** Each claim errs with α/2. */
  alpha: number
  /** Rows (or units) that the inference rests on. */
  n: number
  power?: number
}

/**
 * How many rows, of the kind seen, settle a check either way with 80 % power. The standard error is read from the width
 * of the interval on the side of harm and falls with √n. The truth is taken to be the estimate shrunk towards no
 * difference (`shrunk`), so that noise that looks like harm or like progress doesn't make up the answer. Null where that
 * truth is at the limit (superiority of an equal model), or the interval is unbounded.
 */
export function needed(of: Inference, { limit, harm, none, alpha, n, power = POWER }: Question): number | null {
  const { low, high } = of.interval(alpha)
  const end = harm === 'above' ? high : low
  if (end === null || !(n > 0)) return null
  const se = Math.abs(end - of.value) / normalPoint(alpha / 2)
  if (!(se > 0)) return null
  const truth = none === null ? of.value : shrunk(of.value, none, se)
  const distance = Math.abs(limit - truth)
  if (!(distance > 1e-9 * se)) return null
  const rows = n * ((reach(alpha, power) * se) / distance) ** 2
  return rows < 1e15 ? Math.max(Math.ceil(rows - 1e-6), Math.ceil(n) + 1) : null
}

/** none + d·√(1 − (se/d)²)₊: the squared distance that is left, d² − se², is the unbiased estimate of the true one's. */
export function shrunk(value: number, none: number, se: number): number {
  const d = value - none
  return none + Math.sign(d) * Math.sqrt(Math.max(0, d * d - se * se))
}

/** The chance that harm beyond a limit is ruled out when the truth is `distance` on its good side. */
export const chanceToPass = (distance: number, se: number, alpha: number, df: Df = null): number =>
  se > 0 ? normalUpper(tPoint(alpha / 2, df) - distance / se) : 0

/** The smallest margin that a harmless candidate passes with 80 % power, from the standard error at hand. */
export const smallestMargin = (se: number, alpha: number, power = POWER): number => reach(alpha, power) * se

/** The fewest rows from which the end of a quantile at α can be finite: p^n ≤ α/2, on the side where rows are few. */
export const fewestForQuantile = (p: number, alpha: number): number =>
  Math.ceil(Math.log(alpha / 2) / Math.log(Math.max(p, 1 - p)) - 1e-9)

/** Rows per arm to tell two rates apart either way, by Cohen's h (normal). statsmodels' NormalIndPower, 1e-9. */
export function rowsForRates(p0: number, p1: number, alpha: number, power = POWER): number {
  const h = 2 * (Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p0)))
  const z = normalPoint(alpha / 2)
  const shift = turn(d => normalUpper(z - d) + normalUpper(z + d) >= power, reach(alpha, power) + 1, 0)
  return 2 * (shift / h) ** 2
}

/** Rows per arm of a two-sided t-test of means `effect` standard deviations apart. scipy.stats.ncf, 1e-9. */
export function rowsForMeans(effect: number, alpha: number, power = POWER): number {
  const enough = (n: number) => {
    const df = 2 * n - 2
    const t2 = tPoint(alpha / 2, df) ** 2
    return noncentralFUpper(t2, 1, df, (effect ** 2 * n) / 2) >= power
  }
  const normal = 2 * (reach(alpha, power) / effect) ** 2
  return turn(enough, 2 * normal + 10, 1 + Number.EPSILON)
}
