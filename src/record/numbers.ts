/** What numbers of one kind are multiplied by and followed by when people read them. */
export interface Scale {
  factor: number
  /** After a value. */
  unit: string
  /** After a difference of two values. */
  change: string
}

export const PLAIN: Scale = { factor: 1, unit: '', change: '' }
export const PERCENT: Scale = { factor: 100, unit: ' %', change: ' points' }
/** A change over the incumbent's absolute value. */
export const RELATIVE: Scale = { factor: 100, unit: ' %', change: ' %' }

const TIMES: readonly (readonly [least: number, milliseconds: number, unit: string])[] = [
  [730 * 86400e3, 365.25 * 86400e3, ' years'],
  [2 * 86400e3, 86400e3, ' days'],
  [90 * 60e3, 3600e3, ' h'],
  [120e3, 60e3, ' min'],
  [1e3, 1e3, ' s'],
  [0, 1, ' ms'],
]

/** The unit in which the largest of some times, in milliseconds, reads best. */
export function timeScale(milliseconds: readonly number[]): Scale {
  const largest = Math.max(0, ...milliseconds.map(Math.abs))
  const [, size, unit] = TIMES.find(([least]) => largest >= least) ?? TIMES.at(-1)!
  return { factor: 1 / size, unit, change: unit }
}

/** Decimals for about this many significant digits; negative: tens, hundreds. */
const decimalsFor = (x: number, digits: number): number =>
  x === 0 || !Number.isFinite(x) ? 0 : digits - 1 - Math.floor(Math.log10(Math.abs(x)))

const MOST_EXTRA = 5

/**
 * Decimals that an interval supports: its half-width to one significant digit, two where that begins with 1. More
 * where rounding would move a number onto the limit or across it: what is read must not contradict the verdict.
 */
export function decimalsOf(value: number, low: number | null, high: number | null, bound: number | null): number {
  const half = low !== null && high !== null ? (high - low) / 2 : Math.abs(value - (low ?? high ?? value))
  let decimals =
    half > 0 ? decimalsFor(half, half / 10 ** Math.floor(Math.log10(half)) < 2 ? 2 : 1) : exactDecimals(value)
  if (bound === null) return decimals
  const shown = [value, low, high].filter(x => x !== null)
  const misleads = () => shown.some(x => Math.sign(rounded(x, decimals) - bound) !== Math.sign(x - bound))
  for (let extra = 0; extra < MOST_EXTRA && misleads(); extra++) decimals++
  return decimals
}

/** For a value known as it is: four significant digits, without the zeros at their end. */
export function exactDecimals(x: number): number {
  let decimals = Number.isInteger(x) ? 0 : Math.max(0, decimalsFor(x, 4))
  while (decimals > 0 && rounded(x, decimals) === rounded(x, decimals - 1)) decimals--
  return decimals
}

/** Decimals at which values side by side can be compared: `digits` of the largest, two of the smallest. */
export function commonDecimals(values: readonly number[], digits: number): number {
  const sizes = values.map(Math.abs).filter(x => x > 0)
  if (sizes.length === 0 || values.every(Number.isInteger)) return 0
  return Math.max(0, decimalsFor(Math.max(...sizes), digits), decimalsFor(Math.min(...sizes), 2))
}

function rounded(x: number, decimals: number): number {
  const step = 10 ** -decimals
  return decimals < 0 ? Math.round(x / step) * step : Number(x.toFixed(Math.min(decimals, 100)))
}

const MOST_DECIMALS = 7

/** Thousands in groups, and at least so many decimals. Intl's first number takes longer than the rest of a report. */
function grouped(digits: string, decimals = 0): string {
  const [whole, fraction = ''] = digits.split('.') as [string, string?]
  const rest = fraction.padEnd(decimals, '0')
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (rest === '' ? '' : `.${rest}`)
}

/** A whole number of things: `16,281`. */
export const wholeText = (n: number): string =>
  Number.isSafeInteger(n) ? grouped(String(n)) : n.toLocaleString('en-US')

/** Thousands in groups, a true minus sign, no `−0`; an exponent where the digits would be mostly zeros. */
export function format(x: number, decimals: number, sign: 'always' | 'negative' = 'negative'): string {
  const r = rounded(x, decimals)
  if (r === 0) return decimals > MOST_DECIMALS ? '0' : (0).toFixed(Math.max(0, decimals))
  const magnitude = Math.abs(r)
  const digits =
    magnitude >= 1e15 || (decimals > MOST_DECIMALS && magnitude < 10 ** -(MOST_DECIMALS - 3))
      ? magnitude.toExponential(2)
      : decimals > MOST_DECIMALS
        ? magnitude.toLocaleString('en-US', {
            minimumFractionDigits: MOST_DECIMALS,
            maximumFractionDigits: MOST_DECIMALS,
          })
        : magnitude < 1
          ? magnitude.toFixed(Math.max(0, decimals))
          : grouped(String(magnitude), decimals)
  return `${r < 0 ? '−' : sign === 'always' ? '+' : ''}${digits}`
}

/** A number that somebody wrote: all its digits, as far as they are meant. */
export function asWritten(x: number, sign: 'always' | 'negative' = 'negative'): string {
  const magnitude = Math.abs(Number(x.toPrecision(10)))
  const text =
    magnitude !== 0 && (magnitude < 1e-6 || magnitude >= 1e15)
      ? String(magnitude)
      : /\.\d{10}/.test(String(magnitude))
        ? magnitude.toLocaleString('en-US', { maximumFractionDigits: 9 })
        : grouped(String(magnitude))
  return `${x < 0 ? '−' : sign === 'always' && x > 0 ? '+' : ''}${text}`
}

/** A number and its unit, in the singular where it is one: `1 point`. */
export const withUnit = (text: string, unit: string): string =>
  text + (unit === ' points' && /^[+−]?1$/.test(text) ? ' point' : unit)

/** A whole number of things, to two significant digits: what is foreseen is not known better. */
export const about = (x: number): string => format(Math.ceil(x), Math.min(0, decimalsFor(x, 2)))

/** Seconds in words: `40 s`, `25 min`, `2 h`, `3 days`; `foreseen`, to two significant digits. */
export function duration(seconds: number, foreseen = false): string {
  const { factor, unit } = timeScale([seconds * 1e3])
  const x = seconds * 1e3 * factor
  if (foreseen && x >= 10) return `${about(x)}${unit}`
  return `${format(x, Math.min(x < 10 ? 1 : 0, Number.isInteger(Number(x.toFixed(1))) ? 0 : 1))}${unit}`
}

/** What a p may be, to pass. */
export const atMost = (p: number): string =>
  p < 0.0001 ? 'below 0.0001' : `at most ${format(p, Math.min(4, decimalsFor(p, 2)))}`

/** A p-value as it is usually printed: `= 0.012`, `< 0.0001`. */
export function pValue(p: number): string {
  if (p < 0.0001) return '< 0.0001'
  return p > 0.995 ? '= 1' : `= ${format(p, Math.min(4, decimalsFor(p, 2)))}`
}

/** `2026-01-05 10:00 to 13:00 UTC`, with the second date where it is another. */
export function spanText({ from, until }: { from: string; until: string }): string {
  const [a, b] = [from, until].map(iso => ({ date: iso.slice(0, 10), time: iso.slice(11, 16) })) as [Clock, Clock]
  return `${a.date} ${a.time} to ${b.date === a.date ? '' : `${b.date} `}${b.time} UTC`
}
interface Clock {
  date: string
  time: string
}
