import type { DecidedCheck } from '../decide/decide.ts'
import { inPercent, isTrend } from './names.ts'
import {
  asWritten,
  commonDecimals,
  decimalsOf,
  exactDecimals,
  format,
  PERCENT,
  PLAIN,
  RELATIVE,
  type Scale,
  timeScale,
  withUnit,
} from './numbers.ts'

/** As much of a check as showing its numbers needs; a record's check with `measuredIn` is one. */
export type Measured = Pick<
  DecidedCheck,
  'metric' | 'subject' | 'kind' | 'measuredIn' | 'limit' | 'bound' | 'relative' | 'incumbent' | 'candidate' | 'estimate'
>

export const isChange = ({ kind }: Pick<DecidedCheck, 'kind'>): boolean =>
  kind === 'margin' || kind === 'superior' || kind === 'equivalent'

/** How the values of the two arms are shown. */
export function scaleOfValues(check: Measured): Scale {
  const { incumbent, candidate, estimate } = check
  const level = isChange(check) ? null : estimate?.value
  return scaleOf(
    check,
    [incumbent?.value, candidate?.value, level].filter(x => x !== null && x !== undefined),
  )
}

/** How the estimate and its limit are shown. */
export function scaleOfEstimate(check: Measured): Scale {
  if (!isChange(check)) return scaleOfValues(check)
  if (check.relative) return RELATIVE
  return scaleOf(
    check,
    [check.estimate?.value, check.bound].filter(x => x !== null && x !== undefined),
  )
}

function scaleOf(check: Measured, numbers: readonly number[]): Scale {
  if (check.measuredIn === 'ms') return timeScale(numbers)
  if (check.measuredIn === 's') {
    const scale = timeScale(numbers.map(x => x * 1e3))
    return { ...scale, factor: scale.factor * 1e3 }
  }
  return inPercent(check, check.limit, check.relative) ? PERCENT : PLAIN
}

/** The estimate's numbers in their scale, rounded to what its interval supports. */
export interface Shown {
  value: number
  low: number | null
  high: number | null
  bound: number | null
  decimals: number
  unit: string
}

export function shown(check: Measured): Shown | null {
  const value = check.estimate?.value ?? (isChange(check) ? null : (check.candidate?.value ?? null))
  if (value === null) return null
  const scale = scaleOfEstimate(check)
  const of = (x: number | null | undefined) => (x === null || x === undefined ? null : x * scale.factor)
  const numbers = {
    value: value * scale.factor,
    low: of(check.estimate?.low),
    high: of(check.estimate?.high),
    bound: of(check.bound),
  }
  const { low, high, bound } = numbers
  const decimals =
    low === null && high === null && bound !== null
      ? Math.max(exactDecimals(numbers.value), decimalsOf(numbers.value, null, null, bound))
      : decimalsOf(numbers.value, low, high, bound)
  return { ...numbers, decimals, unit: unitIn(scale, check) }
}

/** That of the estimate, unless the limit is far from it: 24 h on ages of some minutes stay 24 h. */
function scaleOfLimit(check: Measured, bound: number): Scale {
  const scale = scaleOfEstimate(check)
  const size = Math.abs(bound * scale.factor)
  return isChange(check) || bound === 0 || (size >= 0.01 && size < 1000) ? scale : scaleOf(check, [bound])
}

/** A difference of shares is in points, whether between the arms or over time. */
const unitIn = (scale: Scale, check: Measured): string =>
  isChange(check) || isTrend(check) ? scale.change : scale.unit

/** The limit on the scale of the estimate, without a sign: "0.005", "20 %", "0.1 points"; as written where it is not known. */
export function limitText(check: Measured): string {
  if (check.bound === null) return String(check.limit)
  const scale = scaleOfLimit(check, check.bound)
  const size = isChange(check) ? Math.abs(check.bound) : check.bound
  return withUnit(asWritten(size * scale.factor), unitIn(scale, check))
}

/** An arm's value by itself, with as many decimals as its neighbour has. */
export function valueText(check: Measured, arm: 'incumbent' | 'candidate'): string | null {
  const value = check[arm]?.value ?? null
  if (value === null) return null
  const scale = scaleOfValues(check)
  const values = [check.incumbent?.value, check.candidate?.value].filter(x => x !== null && x !== undefined)
  const decimals = commonDecimals(
    values.map(x => x * scale.factor),
    scale.unit === '' ? 4 : 3,
  )
  return `${format(value * scale.factor, decimals)}${scale.unit}`
}
