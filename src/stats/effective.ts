import { type Df, tPoint } from './distributions.ts'
import type { Clustered } from './evidence.ts'
import { smallestError } from './root.ts'

/**
 * The number of independent rows that n clustered ones are worth, for an end that errs with a: n / deff, times
 * (t_{n−1} / t_df)² for the error of the design effect itself. Never more than n.
 * Korn & Graubard, Survey Methodology 24 (1998); R survey's svyciprop(method = 'beta') without the cap.
 */
export function effectiveRows(n: number, { designEffect = 1, df = null }: Clustered, a: number): number {
  const rows = n / Math.max(1, designEffect)
  if (df === null || n <= 1) return rows
  const error = Math.min(a, 0.4999)
  return rows * Math.min(1, (tPoint(error, n - 1) / tPoint(error, df)) ** 2)
}

/** A p whose number of effective rows depends on the level at which it is asked for. */
export const atOwnLevel = (clustered: Clustered, p: (a: number) => number): number =>
  clustered.df == null
    ? p(0.5)
    : Math.max(
        smallestError(a => p(a) <= a),
        p(0.5) > 0.5 ? p(0.5) : 0,
      )

export const wordsOf = ({ designEffect, df }: Clustered): string =>
  designEffect === undefined ? '' : `, design effect ${Number(designEffect.toPrecision(3))}${dfWords(df ?? null)}`

export const dfWords = (df: Df): string => (df === null ? '' : `, ${Number(df.toPrecision(6))} df`)
