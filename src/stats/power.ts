import { type Df, normalPoint, normalUpper, tPoint } from './distributions.ts'
import type { Inference } from './infer.ts'
import { noncentralFUpper } from './noncentral.ts'
import { turn } from './root.ts'

/** The chance to decide where the truth is what was assumed. */
const POWER = 0.8

/**
 * How far, in standard errors, the truth has to be from a limit to be told from it: z(α/2) + z(1 − power). Half-way
 * between two limits (TOST) either end may go wrong: z(α/2) + z((1 − power)/2).
 */
const reach = (alpha: number, power: number, ends: 1 | 2 = 1): number =>
  normalPoint(alpha / 2) + normalPoint((1 - power) / ends)

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
 * How many rows, of the kind seen, settle a check either way with 80 % power; it may be fewer than there are. The standard
 * error is read from the width of the interval on the side of harm and falls with √n. The truth is taken to be the
 * estimate shrunk towards no difference (`shrunk`), so that noise that looks like harm or like progress doesn't make up
 * the answer. Null where that truth is at the limit (superiority of an equal model), or the interval is unbounded.
 */
export function settling(of: Inference, question: Question): number | null {
  const se = errorOf(of, question)
  return se === null
    ? null
    : rowsFor(question.none === null ? of.value : shrunk(of.value, question.none, se), se, question)
}

/** How many times the rows a claim takes that has to be surer: held to one-sided `level` and not to `ordinary`. */
export const surer = (level: number, ordinary: number, power = POWER): number =>
  (reach(2 * level, power) / reach(2 * ordinary, power)) ** 2

/**
 * How many rows, of the kind seen, rule harm out with 80 % power where there is no difference. Only the standard error is
 * read from the rows, so that their luck does not make up the answer. Null where no value is that of no difference.
 */
export function enough(of: Inference, question: Question): number | null {
  const se = errorOf(of, question)
  return se === null || question.none === null ? null : rowsFor(question.none, se, question)
}

function errorOf(of: Inference, { harm, alpha, n }: Question): number | null {
  const { low, high } = of.interval(alpha)
  const end = harm === 'above' ? high : low
  if (end === null || !(n > 0)) return null
  const se = Math.abs(end - of.value) / normalPoint(alpha / 2)
  return se > 0 ? se : null
}

function rowsFor(truth: number, se: number, { limit, alpha, n, power = POWER }: Question): number | null {
  const times = timesFor(Math.abs(limit - truth), se, alpha, power)
  return times === null || n * times >= 1e15 ? null : Math.ceil(n * times - 1e-6)
}

/** none + d·√(1 − (se/d)²)₊: the squared distance that is left, d² − se², is the unbiased estimate of the true one's. */
export function shrunk(value: number, none: number, se: number): number {
  const d = value - none
  return none + Math.sign(d) * Math.sqrt(Math.max(0, d * d - se * se))
}

/** The chance that harm beyond a limit is ruled out when the truth is `distance` on its good side. */
export const chanceToPass = (distance: number, se: number, alpha: number, df: Df = null): number =>
  se > 0 ? normalUpper(tPoint(alpha / 2, df) - distance / se) : 0

/**
 * The chance that both ends are ruled out (two one-sided tests) when the truth is so far from each. statsmodels'
 * power_ztost_prop, 1e-9.
 */
export const chanceToPassBoth = (above: number, below: number, se: number, alpha: number): number =>
  Math.max(0, chanceToPass(above, se, alpha) + chanceToPass(below, se, alpha) - 1)

/** The smallest margin that a harmless candidate passes with this power, from the standard error at hand; of two `ends`, either side. */
export const smallestMargin = (se: number, alpha: number, power = POWER, ends: 1 | 2 = 1): number =>
  reach(alpha, power, ends) * se

/** How many times the rows of a standard error let a candidate pass with this power whose truth is `distance` on the limit's good side; null: none does. */
export function timesFor(distance: number, se: number, alpha: number, power = POWER, ends: 1 | 2 = 1): number | null {
  const times = ((reach(alpha, power, ends) * se) / distance) ** 2
  return distance > 1e-9 * se && times < 1e15 ? times : null
}

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
