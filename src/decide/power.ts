import { centreOf, sideOf } from '../judge/claim.ts'
import type { Assumed, Harmless } from '../judge/harmless.ts'
import type { JudgedCheck, Reason } from '../judge/types.ts'
import { smallestMargin, timesFor } from '../stats/power.ts'
import { round12 } from '../stats/round.ts'
import { betterOf, chanceOf } from './chance.ts'

/** How large a sample is. */
export interface Size {
  rows: number
  units: number | null
  /** At the traffic of the candidate's log. */
  seconds: number | null
}

/** Why no sample lets a harmless candidate pass, or none is needed. */
export type Powerless =
  /** It is judged without an error. */
  | 'exact'
  | 'point'
  /** It can only show harm. */
  | 'test'
  /** It has to be better: an equal one is not. */
  | 'superior'
  /** What is assumed of a harmless candidate is beyond the limit, or at it. */
  | 'beyond'
  /** A pass would rest on what does not hold here. */
  | Reason

/** What it takes for a candidate that harms nothing to pass one check. */
export interface Power {
  check: JudgedCheck
  assumed: Assumed
  /** On the scale of the estimate; null where nothing is estimated. */
  truth: number | null
  standardError: number | null
  /** What these logs hold. */
  at: Size | null
  /** That it passes with them. */
  chance: number | null
  /** The sample with which it passes with a power of 80 % and 90 %. */
  needs: readonly [Size | null, Size | null]
  /** The tightest limit that these logs settle with that power, on the scale of the estimate: of a margin its size. */
  settles: readonly [number | null, number | null]
  why: Powerless | null
  /** Where there is too little to judge it: the sample from which it is judged, at the events and units that rows had so far. Null: that is not known. */
  judgedFrom: Size | null
}

const POWERS = [0.8, 0.9] as const

export function powerOf(one: Harmless, { confidence, seconds }: { confidence: number; seconds: number | null }): Power {
  const { check, assumed, truth, se } = one
  const at = sizeOf(check, seconds)
  const none = {
    check,
    assumed,
    truth,
    standardError: null,
    at,
    chance: null,
    needs: [null, null],
    settles: [null, null],
    judgedFrom: null,
  } as const
  const few = (why: Powerless) => (why === 'too_few' && at && one.least > 1 ? scaled(at, one.least) : null)
  const silent = (why: Powerless) => ({ ...none, why, judgedFrom: few(why) })
  const why = se.low === 0 && se.high === 0 ? 'exact' : powerless(check)
  if (why || truth === null || check.bound === null || !at) return silent(why ?? check.undecided)
  const alpha = 1 - confidence
  const better = betterOf(check)
  const side = sideOf(check, better)
  const ends = side === 'either side' ? 2 : 1
  const error = side === 'above' ? se.high : side === 'below' ? se.low : largest(se)
  const chance = chanceOf(one, confidence)
  if (error === null) return { ...silent(check.undecided), chance }
  const centre = centreOf(check, better)
  const distance =
    side === 'above'
      ? check.bound - truth
      : side === 'below'
        ? truth - check.bound
        : check.bound - Math.abs(truth - centre)
  const margin = (power: number) => smallestMargin(error, alpha, power, ends)
  const tightest = (power: number) => {
    if (check.kind === 'margin' || check.kind === 'equivalent') return margin(power)
    if (check.kind === 'superior') return null
    return side === 'above'
      ? truth + margin(power)
      : side === 'below'
        ? truth - margin(power)
        : Math.abs(truth - centre) + margin(power)
  }
  return {
    ...none,
    standardError: round12(error),
    chance: chance && round12(chance),
    needs: both(power => {
      const times = check.cannotPass ? null : timesFor(distance, error, alpha, power, ends)
      return times === null ? null : scaled(at, Math.max(times, one.least))
    }),
    settles: both(power => {
      const limit = tightest(power)
      return limit === null ? null : round12(limit)
    }),
    why: check.cannotPass ?? (check.kind === 'superior' ? 'superior' : distance > 1e-9 * error ? null : 'beyond'),
  }
}

const both = <T>(of: (power: number) => T): readonly [T, T] => [of(POWERS[0]), of(POWERS[1])]

const largest = ({ low, high }: Harmless['se']): number | null =>
  low === null || high === null ? null : Math.max(low, high)

function powerless(check: JudgedCheck): Powerless | null {
  if (check.barred) return check.barred.reason
  if (check.nature !== 'estimated') return check.nature
  return check.met === null ? null : 'point'
}

/** Of the smaller arm. */
function sizeOf({ incumbent, candidate }: JudgedCheck, seconds: number | null): Size | null {
  const arms = [incumbent, candidate].filter(arm => arm !== null)
  const smallest = arms.length === 0 ? null : arms.reduce((a, b) => (b.n < a.n ? b : a))
  return smallest && smallest.n > 0 ? { rows: smallest.n, units: smallest.units, seconds } : null
}

const scaled = ({ rows, units, seconds }: Size, times: number): Size => ({
  rows: Math.ceil(rows * times - 1e-6),
  units: units === null ? null : Math.ceil(units * times - 1e-6),
  seconds: seconds === null ? null : Math.round(seconds * times),
})
