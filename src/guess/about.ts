import * as names from './names.ts'
import { isNumber, isText, isTime, named, type Pool, quoted } from './pool.ts'
import type { Guess, Guesses, SeenColumn, SeenLog, SeenLogs } from './types.ts'

/** With more groups there is no comparing every pair. */
const MOST_GROUPS = 20
/** A text with more values is none that a distribution is kept of. */
const MOST_CATEGORIES = 1000

/** What people are compared by. */
export const groupsIn = (columns: readonly SeenColumn[]): readonly Guess[] =>
  columns
    .filter(c => named([c], names.GROUP).length > 0 && (c.distinct ?? 0) >= 2 && (c.distinct ?? 0) <= MOST_GROUPS)
    .map(c => ({ value: quoted(c.name), because: `its name; ${c.distinct} values` }))

/** The inputs of the model, as far as anybody can tell: what else both logs have, and the reference too. */
export const featuresIn = (columns: readonly SeenColumn[], { reference, looked, isKey }: Pool): readonly string[] =>
  columns
    .filter(c => (c.distinct ?? 0) > 1 && !isKey(c.name) && !isTime(c))
    .filter(
      c =>
        isNumber(c) ||
        c.type === 'BOOLEAN' ||
        (isText(c) && (c.distinct ?? 0) <= Math.min(MOST_CATEGORIES, looked / 2)),
    )
    .filter(
      c =>
        named([c], names.VERSION).length === 0 &&
        named([c], names.UNIT).length === 0 &&
        named([c], names.ID).length === 0,
    )
    .filter(c => reference === null || reference.columns.some(r => r.name === c.name))
    .map(c => quoted(c.name))

/** The version that all rows of a log name. */
export function versionOf({ incumbent, candidate }: SeenLogs): Guesses['versions'] {
  const of = ({ columns }: SeenLog): string | null => {
    const found = named(columns, names.VERSION).find(c => c.distinct === 1 && c.nulls === 0 && isText(c))
    return found?.values?.[0]?.value ?? null
  }
  const versions = { incumbent: of(incumbent), candidate: candidate && of(candidate) }
  // One name for both would tell neither from the other.
  return versions.incumbent === versions.candidate ? { incumbent: null, candidate: null } : versions
}
