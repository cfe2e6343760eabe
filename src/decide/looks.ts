import type { ArmValue, JudgedCheck } from '../judge/types.ts'
import { type Look, levelOfLook, obrienFleming } from '../stats/spending.ts'

/** One look at one check: what it saw, and how sure a pass had to be. */
export interface CheckLook {
  /** 1 is the first. */
  number: number
  /** Units, or rows, of the smaller arm. */
  information: number
  /** The information that a harmless candidate needs, by the first look; null where that look was not to be followed by others. */
  planned: number | null
  /** The error of a false pass that all looks up to this one have spent. */
  spent: number
  /** A pass needs a p_pass of at most this. */
  level: number
}

/** What an earlier result says of a check. */
export interface EarlierCheck extends CheckLook {
  limit: JudgedCheck['limit']
  passed: boolean
}

/** An earlier result of the same candidate. */
export interface EarlierLook {
  checks: Readonly<Record<string, EarlierCheck>>
  /** `same`: it saw just these logs. `grown`: all that it saw is in them. `other`: nobody can tell. */
  data: 'same' | 'grown' | 'other'
}

/** Beyond what was planned, all further looks together may spend this much more, each half of what is left. */
const RESERVE = 0.4

/** The level of a second look where the first was not known to be one of several. */
export const secondLevel = (level: number): number => (RESERVE / 2) * level

/**
 * How sure a pass has to be after `earlier` looks (in their order), so that looking again and again passes a candidate
 * falsely about as seldom as looking once. Within the information that the first look planned for, `level` is spent by
 * O'Brien and Fleming's function. A look beyond it (any second one, where the first planned for no other) has half of what
 * is left of 0.4 times as much. Null where there is nothing to pass. `once`: the first look at which a pass can be claimed
 * is planned to be the only one, and has all of the error.
 */
export function lookAt(
  check: JudgedCheck,
  earlier: readonly EarlierLook[],
  level: number,
  once = false,
): CheckLook | null {
  if (check.pPass === null) return null
  const information = smaller(check, arm => arm.units ?? arm.n)
  const before = earlier.flatMap(({ checks, data }) => (checks[check.id] ? [{ ...checks[check.id]!, data }] : []))
  const again = before.find(look => look.data === 'same')
  if (again) {
    const { number, planned, spent } = again
    return { number, information, planned, spent, level: again.level }
  }
  const [first] = before
  if (!first) {
    const planned =
      once || check.enough === null
        ? null
        : Math.max(information, check.enough * (information / smaller(check, arm => arm.n)))
    const spent = obrienFleming(level, planned === null ? 1 : information / planned)
    return { number: 1, information, planned, spent, level: spent }
  }
  const number = 1 + Math.max(before.length, ...before.map(look => look.number))
  const spent = Math.max(...before.map(look => look.spent))
  const look = { number, information, planned: first.planned }
  // What was shown once needs no second proof, only that nothing speaks against it now.
  if (before.some(b => b.passed && b.limit === check.limit)) return { ...look, spent, level }
  const within = first.planned !== null && spent < level
  const goal = within
    ? Math.max(spent, obrienFleming(level, information / first.planned!))
    : spent + ((1 + RESERVE) * level - spent) / 2
  const left = Math.max(0, goal - spent)
  // Where looks beyond the plan fall is read from the data, as `needed` is; integrating is right only where it is not.
  const chain = within ? nested(before, information) : null
  return { ...look, spent: goal, level: Math.min(level, chain ? levelOfLook(left, information, chain) : left) }
}

const smaller = ({ incumbent, candidate }: JudgedCheck, size: (arm: ArmValue) => number): number =>
  Math.min(...[incumbent, candidate].flatMap(arm => (arm ? [size(arm)] : [])))

/** The looks before, where each saw all that the one before had seen and more; null where that is not so, or not known. */
function nested(before: readonly (EarlierCheck & Pick<EarlierLook, 'data'>)[], now: number): readonly Look[] | null {
  const seen = [...before.map(look => look.information), now]
  const grows = seen.every((x, i) => i === 0 || x > 1.001 * seen[i - 1]!)
  return grows && before.every(look => look.data === 'grown') ? before : null
}
