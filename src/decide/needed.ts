import type { ArmValue, JudgedCheck, Needed } from '../judge/types.ts'
import { surer } from '../stats/power.ts'
import { type CheckLook, type EarlierLook, lookAt } from './looks.ts'

/** Beyond so many times the rows that would do for one look, the next is not told. */
const MOST = 64
/** Rows that are foreseen are not known better. */
const CLOSE = 1.01

/**
 * What more settles a check with 80 % power. Where looks are counted, the next one is held to a stricter level, which
 * depends on how much it sees: the smallest sample whose own level it satisfies.
 */
export function neededFor(
  check: JudgedCheck,
  looked: { look: CheckLook; earlier: readonly EarlierLook[] } | null,
  level: number,
): Needed | null {
  const { settle } = check
  if (!settle) return null
  const more = looked ? timesAtNext(check, settle.times, looked, level) : settle.times
  if (more === null) return null
  const rows = Math.max(1, Math.ceil(settle.rows * more - 1e-6) - settle.rows)
  const times = rows / settle.rows
  return {
    rows,
    units: settle.units === null ? null : Math.ceil(times * settle.units),
    seconds: settle.seconds === null ? null : Math.round(times * settle.seconds),
  }
}

function timesAtNext(
  check: JudgedCheck,
  once: number,
  { look, earlier }: { look: CheckLook; earlier: readonly EarlierLook[] },
  level: number,
): number | null {
  // A look at just these logs was this one.
  const looks = [...earlier.filter(({ data }) => data !== 'same'), thisLook(check, look)]
  const enough = (times: number): boolean => {
    const next = lookAt(grown(check, times), looks, level)
    return next !== null && next.level > 0 && times >= once * surer(next.level, level)
  }
  const least = Math.max(once, CLOSE)
  if (enough(least)) return least
  let [low, high] = [least, 2 * least]
  for (; !enough(high); [low, high] = [high, 2 * high]) if (high > MOST * least) return null
  while (high > CLOSE * low) {
    const middle = Math.sqrt(low * high)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}

/** How far the next look goes together with this one is not reckoned with: what is left to spend is enough to know. */
const thisLook = (check: JudgedCheck, look: CheckLook): EarlierLook => ({
  checks: { [check.id]: { ...look, limit: check.limit, passed: false } },
  data: 'other',
})

const grown = (check: JudgedCheck, times: number): JudgedCheck => {
  const arm = (value: ArmValue | null) =>
    value && { ...value, n: value.n * times, units: value.units === null ? null : value.units * times }
  return { ...check, incumbent: arm(check.incumbent), candidate: arm(check.candidate) }
}
