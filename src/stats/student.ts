import { type Df, tPoint, tUpper } from './distributions.ts'
import { dfWords } from './effective.ts'
import { type Inference, through } from './inference.ts'

/** θ̂ with the standard error of each of its sides, t-distributed tails. Reads the p's directly, so they are exact. */
export function sided(value: number, seLow: number, seHigh: number, df: Df, method: string, bias = 0): Inference {
  const centre = value - bias
  const above = (limit: number) => tUpper((centre - limit) / (limit < centre ? seLow : seHigh), df)
  return {
    value,
    interval: alpha => {
      const t = tPoint(alpha / 2, df)
      return { low: centre - t * seLow, high: centre + t * seHigh }
    },
    above,
    below: limit => tUpper((limit - centre) / (limit < centre ? seLow : seHigh), df),
    method,
  }
}

/** t's worse tail errs about 2.5 % + 8.5 %·S: up to here at most 3.4 %, and the interval is the textbook's. */
const HARMLESS = 0.1

/**
 * The same of an estimate whose distribution is skewed. Hall's monotone transformation of t, with S the estimate's
 * skewness: g(t) = t + S/6 + S t²/3 + S² t³/27 (J. R. Statist. Soc. B 54, 1992). S is estimated from the same rows, and
 * low where the tail is heavy, so it only ever widens an end: each p is the larger of the two.
 */
export function skewed(value: number, se: number, df: Df, skewness: number, method: string): Inference {
  const plain = sided(value, se, se, df, method)
  if (!(Math.abs(skewness) > HARMLESS)) return plain
  const to = (t: number) => ((1 + (skewness * t) / 3) ** 3 - 1) / skewness + skewness / 6
  const from = (g: number) => (3 / skewness) * (Math.cbrt(1 + skewness * (g - skewness / 6)) - 1)
  const at = (limit: number) => to((value - limit) / se)
  return {
    value,
    interval: alpha => {
      const t = tPoint(alpha / 2, df)
      const { low, high } = plain.interval(alpha)
      return { low: Math.min(low!, value - from(t) * se), high: Math.max(high!, value - from(-t) * se) }
    },
    above: limit => Math.max(plain.above(limit), tUpper(at(limit), df)),
    below: limit => Math.max(plain.below(limit), tUpper(-at(limit), df)),
    method,
  }
}

const logit = (p: number): number =>
  p <= 0 ? Number.NEGATIVE_INFINITY : p >= 1 ? Number.POSITIVE_INFINITY : Math.log(p / (1 - p))
const expit = (y: number): number => 1 / (1 + Math.exp(-y))

/** t on the value's own scale, or on its logarithm or logit by the delta method; null where the value is off the scale. */
export function student(
  value: number,
  se: number,
  df: Df,
  scale: 'log' | 'logit' | undefined,
  method = df === null ? 'normal' : 't',
  skewness = 0,
): Inference | null {
  const words = `${method}${dfWords(df)}${scale === undefined ? '' : ` on the ${scale} scale`}`
  if (scale === undefined) return skewed(value, se, df, skewness, words)
  const slope = scale === 'log' ? value : value * (1 - value)
  if (!(slope > 0)) return null
  const [to, from] = scale === 'log' ? [(x: number) => Math.log(Math.max(x, 0)), Math.exp] : [logit, expit]
  return through(sided(to(value), se / slope, se / slope, df, words), to, from, value)
}
