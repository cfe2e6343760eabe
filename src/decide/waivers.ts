import { MlgateError, type Place } from '../errors.ts'
import type { JudgedCheck } from '../judge/types.ts'

/** A known failure that is let through: in force, and for this candidate. */
export interface Waiver {
  /** The id of the check. */
  check: string
  /** The last day. */
  until: string
  owner: string
  reason: string
  at: Place | undefined
}

/** The waiver of a check. What only says whether anything can be judged is no failure that could be known beforehand. */
export function waiverOf(check: JudgedCheck, waivers: readonly Waiver[]): Waiver | null {
  const found = waivers.find(w => w.check === check.id) ?? null
  if (!found || !check.implicit) return found
  throw new MlgateError({
    code: 'not-waivable',
    message: `${check.id} cannot be waived: it says whether the logs can be judged at all.`,
    at: found.at,
    hint: 'mend the log; a waiver lets a known failure of the candidate through',
  })
}
