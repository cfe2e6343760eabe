import { normalPoint, normalUpper } from './distributions.ts'
import type { Absent, NoncentralEvidence, SupremumEvidence } from './evidence.ts'
import { fromTails, type Inference, through } from './inference.ts'
import { noncentralChiSquare } from './noncentral.ts'
import { turnBeyond } from './root.ts'

/** A distance of populations from a quadratic form of samples, by inverting the noncentral χ². */
export function noncentral(e: NoncentralEvidence): Inference | Absent {
  const { value: d, df, unit, spread, root } = e
  if (![d, df, unit, spread].every(Number.isFinite)) return { absent: 'not_computable' }
  if (!(df >= 1 && unit > 0)) return { absent: 'too_few' }
  const scale = unit * spread
  const tails = (limit: number, noise: number) =>
    noncentralChiSquare((d + (spread - 1) * df * unit + noise) / scale, df, limit / scale)
  // Of the same requests, d may be all but free of its noise: then as much is added before it may pass.
  const added = e.together ? df * unit : 0
  const below = (limit: number) => (limit <= 0 ? 1 : tails(limit, added).lower)
  const value = Math.max(0, d - df * unit)
  const top = turnBeyond(x => below(x) > 1e-320, value, scale) ?? Number.MAX_VALUE
  const squared = fromTails(
    {
      value,
      above: limit => (limit < 0 ? 0 : tails(limit, 0).upper),
      below,
      method: e.method ?? `debiased, noncentral χ², ${df} df`,
    },
    [0, top],
  )
  return root === undefined ? squared : through(squared, x => (x < 0 ? -1 : 1) * x * x * root, x => Math.sqrt(x / root))
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
