import { asWritten, commonDecimals, format, pValue } from '../record/numbers.ts'
import { isChange, limitText, type Measured, scaleOfEstimate, shown, valueText } from '../record/quantities.ts'
import type { RecordedCheck } from '../record/types.ts'
import { visible } from './text.ts'

/** The cells of one check, as plain text. */
export interface Row {
  metric: string
  incumbent: string
  candidate: string
  change: string
  interval: string
  limit: string
}

const measured = (check: RecordedCheck): Measured => ({ ...check, measuredIn: check.measured_in })

/** Short where space is. */
const short = (s: string): string => s.replace(/ points?$/, ' pp')

export function rowOf(check: RecordedCheck): Row {
  const m = measured(check)
  return {
    metric: visible(labelOf(check)) + (check.slice === null ? '' : ` [${visible(check.slice)}]`),
    incumbent: valueText(m, 'incumbent') ?? '',
    candidate: valueText(m, 'candidate') ?? '',
    change: changeOf(check, m),
    interval: check.estimate?.confidence === 1 ? '' : intervalOf(m),
    limit: limitOf(check, m),
  }
}

export const labelOf = ({ metric, subject }: RecordedCheck): string =>
  subject === null ? metric : `${metric}(${subject})`

function changeOf(check: RecordedCheck, m: Measured): string {
  if (check.kind === 'alpha') return check.p === null ? '' : `p ${pValue(check.p_adjusted ?? check.p)}`
  if (!isChange(m)) return ''
  const n = shown(m)
  return n ? short(`${format(n.value, n.decimals, 'always')}${n.unit}`) : ''
}

function intervalOf(m: Measured): string {
  const n = shown(m)
  if (!n || (n.low === null && n.high === null)) return ''
  const end = (x: number) => format(x, n.decimals, isChange(m) ? 'always' : 'negative')
  if (n.low === null) return `≤ ${end(n.high!)}`
  return n.high === null ? `≥ ${end(n.low)}` : `${end(n.low)} to ${end(n.high)}`
}

/** `≤ 0.03`, `≥ −0.005`, `≤ +20 %`. */
export function limitOf(check: Pick<RecordedCheck, 'kind' | 'better' | 'bound'>, m: Measured): string {
  const text = visible(short(limitText(m)))
  switch (check.kind) {
    case 'max':
      return check.better === 'target' ? `± ${text}` : `≤ ${text}`
    case 'min':
      return `≥ ${text}`
    case 'equivalent':
      return `± ${text}`
    case 'alpha':
      return `p > ${text}`
    case 'superior':
      return check.better === 'higher' ? '> 0' : '< 0'
    default: {
      // Of a target, the change of the distance from it
      const sign = check.better === 'higher' ? '≥' : '≤'
      if (check.bound === null) return `${sign} ${check.better === 'higher' ? '−' : '+'}${text}`
      const scale = scaleOfEstimate(m)
      return `${sign} ${asWritten(check.bound * scale.factor, 'always')}${short(scale.change)}`
    }
  }
}

/** The largest harm that an undecided check leaves possible, and how far beyond the limit that is. */
export function harmOf(check: RecordedCheck): { text: string; beyond: number } | null {
  if (
    check.bound === null ||
    check.kind === 'equivalent' ||
    check.kind === 'alpha' ||
    (check.kind === 'max' && check.better === 'target')
  )
    return null
  const n = shown(measured(check))
  const down = check.kind === 'min' || (check.kind !== 'max' && check.better === 'higher')
  const end = n && (down ? n.low : n.high)
  if (!n || end === null || n.bound === null) return null
  const sign = isChange(check) ? 'always' : 'negative'
  return { text: short(`${format(end, n.decimals, sign)}${n.unit}`), beyond: Math.abs(end - n.bound) }
}

/** Two values of one estimate, how far they are apart, and how far noise alone may bring them, all in one scale. */
export function movedCells(before: RecordedCheck, after: RecordedCheck, by: number, noise: number): string[] {
  const m = measured(after)
  const scale = scaleOfEstimate(m)
  const decimals = commonDecimals([by * scale.factor, noise * scale.factor], 2)
  const text = (x: number, unit: string, sign: 'always' | 'negative') =>
    short(`${format(x * scale.factor, decimals, sign)}${unit}`)
  const value = (check: RecordedCheck) => {
    const x = check.estimate?.value ?? check.candidate?.value ?? null
    return x === null ? '' : isChange(m) ? text(x, scale.change, 'always') : text(x, scale.unit, 'negative')
  }
  return [
    value(before),
    value(after),
    text(by, scale.change, 'always'),
    noise === 0 ? '' : `± ${text(noise, scale.change, 'negative')}`,
  ]
}
