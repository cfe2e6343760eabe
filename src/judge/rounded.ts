import { round12 } from '../stats/round.ts'

/**
 * Every number of a plain value at 12 significant digits, and null for what is not finite: so that a run repeats,
 * though engines add in no fixed order. Far out in a tail that difference grows a thousandfold, so p-values have 8.
 */
export function rounded<T>(value: T, key?: string): T {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return null as T
    return (key === 'p' || key === 'pPass' ? Number(value.toPrecision(8)) : round12(value)) as T
  }
  if (Array.isArray(value)) return value.map(inner => rounded(inner)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner, name)])) as T
}
