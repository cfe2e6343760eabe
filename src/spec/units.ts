import { suggest } from './suggest.ts'
import type { Amount, Duration, TimeUnit } from './types.ts'

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly hint?: string | undefined }

export const SECONDS: Readonly<Record<TimeUnit, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
}
const UNITS: readonly string[] = ['%', 'pp', ...Object.keys(SECONDS)]

/** What people write for a unit, beyond a slip of the finger. */
const SPELLINGS: Readonly<Record<string, string>> = {
  percent: '%',
  pct: '%',
  pts: 'pp',
  points: 'pp',
  ppt: 'pp',
  µs: 'us',
  msec: 'ms',
  msecs: 'ms',
  millis: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
}

const NUMBER = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(.*)$/s

/** `0.2`, `1e-3`, `5%`, `0.1pp`, `250ms`, `24h`. One number, at most one unit, nothing between them. */
export const parseAmount = (written: string): Parsed<Amount> => {
  const text = written.trim()
  const [, digits, tail] = NUMBER.exec(text) ?? []
  if (digits === undefined || tail === undefined) {
    return { ok: false, message: `\`${written}\` is not a number`, hint: 'as in 0.2, 5%, 0.1pp, 250ms or 24h' }
  }
  const value = Number(digits)
  if (!Number.isFinite(value)) return { ok: false, message: `\`${written}\` is too large for a number` }
  if (tail === '') return { ok: true, value: { value, unit: 'plain', written: text } }
  if (UNITS.includes(tail)) return { ok: true, value: { value, unit: tail as Amount['unit'], written: text } }

  const grouped = text.replaceAll(/(?<=\d)[_,'\u202f ](?=\d{3})/g, '')
  if (grouped !== text && parseAmount(grouped).ok) {
    return { ok: false, message: `\`${written}\` is not a number`, hint: `write it without separators: ${grouped}` }
  }
  const word = tail.trim()
  const meant = UNITS.includes(word) ? word : (SPELLINGS[word.toLowerCase()] ?? suggest(word, UNITS))
  if (meant !== undefined) {
    const message = UNITS.includes(word)
      ? `\`${written}\` has a space before its unit`
      : `\`${written}\` has an unknown unit, \`${word}\``
    return { ok: false, message, hint: `did you mean ${digits}${meant}?` }
  }
  if (UNITS.includes(/^[a-z%]+(?=\d)/.exec(word)?.[0] ?? '')) {
    return { ok: false, message: `\`${written}\` has more than one unit`, hint: 'use one, as in 90m for 1h30m' }
  }
  return {
    ok: false,
    message: `\`${written}\` has an unknown unit, \`${word}\``,
    hint: `units are ${UNITS.join(', ')}`,
  }
}

/** `6h`, `14d`, `1.5s`, in seconds: more than nothing, and always with a unit. */
export const parseDuration = (written: string): Parsed<Duration> => {
  const amount = parseAmount(written)
  if (!amount.ok) return { ...amount, hint: amount.hint?.startsWith('as in') ? 'as in 30m, 6h or 14d' : amount.hint }
  const { value, unit } = amount.value
  if (unit === 'plain') {
    return {
      ok: false,
      message: `\`${written}\` is a duration without a unit`,
      hint: `as in ${written}h or ${written}d`,
    }
  }
  if (unit === '%' || unit === 'pp') {
    return { ok: false, message: `\`${written}\` is not a duration`, hint: 'as in 30m, 6h or 14d' }
  }
  if (value <= 0) return { ok: false, message: `\`${written}\` is not a positive duration` }
  return { ok: true, value: { seconds: value * SECONDS[unit], written: amount.value.written } }
}

/** `10%` or `0.1`, as a share in (0, 1]. */
export const parseShare = (written: string): Parsed<number> => {
  const amount = parseAmount(written)
  if (!amount.ok) return { ...amount, hint: amount.hint?.startsWith('as in') ? 'as in 10% or 0.1' : amount.hint }
  const { value, unit } = amount.value
  const share = unit === '%' ? value / 100 : unit === 'plain' ? value : Number.NaN
  return share > 0 && share <= 1
    ? { ok: true, value: share }
    : { ok: false, message: `\`${written}\` is not a share above 0 % and up to 100 %`, hint: 'as in 10% or 0.1' }
}
