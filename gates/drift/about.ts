import { bin, cells, isCategorical, isNumeric, type PerSubject, perSubject, type Subject } from 'mlgate'

/** Drift proves nothing about quality: undecided, it warns. */
export const about = { better: 'lower', undecided: 'warn' } as const

/** A metric of each subject that it can be about, which says of itself what its metrics say. */
export const ofEach = (summary: string, of: PerSubject['of']): PerSubject => perSubject(summary, of, 'features')

/** Bins are the reference's quantiles, closed on the left and open at the ends; a category, and missing, is its own. */
export function binned(subject: Subject, bins: number) {
  const { expr } = subject
  if (isNumeric(subject)) return { bins: cells({ value: bin(expr, { quantiles: bins, from: 'reference' }, 'left') }) }
  return isCategorical(subject) ? { bins: cells({ value: expr }) } : null
}

/** A test that is printed, where it is defined. */
export const named = <T extends { statistic: number; p: number }>(name: string, test: T | null): Record<string, T> =>
  test ? { [name]: test } : {}
