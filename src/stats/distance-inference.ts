import { normalPoint, normalUpper } from './distributions.ts'
import type { Absent, NoncentralEvidence, SupremumEvidence } from './evidence.ts'
import { type Inference, through } from './inference.ts'
import { noncentralChiSquare } from './noncentral.ts'
import { root as solve } from './root.ts'

/** A distance of populations from a quadratic form of samples, by inverting the noncentral χ². */
export function noncentral(e: NoncentralEvidence): Inference | Absent {
  const { value: d, df, unit, spread, root } = e
  if (![d, df, unit, spread].every(Number.isFinite)) return { absent: 'not_computable' }
  if (!(df >= 1 && unit > 0)) return { absent: 'too_few' }
  const scale = unit * spread
  const tails = (limit: number, of: number) =>
    noncentralChiSquare((of + (spread - 1) * df * unit) / scale, df, limit / scale)
  // Of the same requests, d may be all but free of its noise: then as much is added before it may pass.
  const most = Math.max(d, e.fine ?? d) + (e.together ? df * unit : 0)
  const below = (limit: number) => (limit <= 0 ? 1 : tails(limit, most).lower)
  const above = (limit: number) => (limit < 0 ? 0 : tails(limit, d).upper)
  const value = Math.max(0, d - df * unit)
  const squared: Inference = {
    value,
    interval: alpha => {
      const end = alpha / 2
      let beyond = Math.max(2 * value, scale)
      while (below(beyond) > end) beyond *= 2
      return {
        low: above(0) > end ? 0 : solve(x => above(x) - end, 0, value),
        high: solve(x => below(x) - end, value, beyond),
      }
    },
    above,
    below,
    method: e.method ?? `debiased, noncentral χ², ${df} df`,
  }
  return root === undefined
    ? squared
    : through(
        squared,
        x => (x < 0 ? -1 : 1) * x * x * root,
        x => Math.sqrt(x / root),
      )
}

/**
 * A distance that is a supremum over differences of means. Upwards it errs by the supremum of the samples' own errors,
 * a Gaussian process in the limit, which exceeds its mean by z of its largest standard errors with at most P(Z > z)
 * (Borell 1975; Tsirelson, Ibragimov & Sudakov 1976). Downwards by no more than the one difference that is the
 * populations' largest does, whose mean is the distance itself.
 */
export function supremum({ value, noise, se, method }: SupremumEvidence): Inference | Absent {
  if (![value, noise, se].every(Number.isFinite) || noise < 0 || se < 0) return { absent: 'not_computable' }
  if (se === 0) return { absent: 'identical' }
  return {
    value: Math.sqrt(Math.max(0, value * value - noise * noise)),
    interval: alpha => {
      const reach = normalPoint(alpha / 2) * se
      return { low: Math.max(0, value - noise - reach), high: value + reach }
    },
    above: limit => (limit < 0 ? 0 : normalUpper((value - noise - limit) / se)),
    below: limit => (limit <= 0 ? 1 : normalUpper((limit - value) / se)),
    method: method ?? 'debiased, Gaussian concentration',
  }
}
