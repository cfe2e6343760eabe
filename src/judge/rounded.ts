import { round12 } from '../stats/round.ts'
import type { Estimate, JudgedCheck } from './types.ts'

/** The tail beyond z standard errors is known to z² times the relative error of z: far out, to fewer digits. */
const roundedP = (p: number): number => Number(p.toPrecision(p < 1e-16 ? 7 : 8))

/**
 * Every number of a check at 12 significant digits, and null for what is not finite: so that a run repeats, though
 * engines add in no fixed order. Two numbers lose those digits: a difference of values, which is as good as the values
 * are, and p-values, whose error grows a thousandfold far out in a tail (8 digits, 7 below 1e-16).
 */
export function rounded(check: JudgedCheck): JudgedCheck {
  return { ...plain(check), estimate: check.estimate && difference(check.estimate, check) }
}

/** Every number of it; null for what is not finite. */
export function plain<T>(value: T, key?: string): T {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null as T
    return (key === 'p' || key === 'pPass' ? roundedP(value) : round12(value)) as T
  }
  if (Array.isArray(value)) return value.map(inner => plain(inner)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, name)])) as T
}

/** Rounded to the 12th digit of the largest number that it was made from. */
function difference(estimate: Estimate, { incumbent, candidate, relative }: JudgedCheck): Estimate {
  const parts = relative ? [1] : [incumbent?.value ?? 0, candidate?.value ?? 0]
  const largest = Math.max(...[...parts, estimate.value].map(Math.abs).filter(Number.isFinite))
  const digits = largest > 0 ? Math.max(0, 11 - Math.floor(Math.log10(largest))) : 0
  const round = <N extends number | null>(x: N): N => {
    if (x === null || !Number.isFinite(x)) return null as N
    return (digits > 100 || Math.abs(x) >= 1e21 ? round12(x) : round12(Number(x.toFixed(digits)))) as N
  }
  return { ...estimate, value: round(estimate.value), low: round(estimate.low), high: round(estimate.high) }
}
