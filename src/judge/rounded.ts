import { round12 } from '../stats/round.ts'

/** Every number of a plain value at 12 significant digits, and null for what is not finite: so that a run repeats. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Number.isFinite(value) ? round12(value) : null) as T
  if (Array.isArray(value)) return value.map(rounded) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) as T
}
