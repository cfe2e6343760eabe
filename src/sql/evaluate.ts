import type { Expr, Scalar, Side } from './expr.ts'
import { DECIMAL, type FunctionName, lookUp } from './functions.ts'

/**
 * What a value may be in memory: a Date is a timestamp (in UTC, to the millisecond), a Day a date. Integers of the
 * engine beyond 2^53 may be given as bigint, and are only compared as such.
 */
export type Value = Scalar | bigint | Date | Day | Interval | readonly Value[] | Struct
export interface Day {
  readonly is: 'date'
  /** Since 1970-01-01. */
  readonly days: number
}
export interface Interval {
  readonly is: 'interval'
  readonly months: number
  readonly days: number
  readonly micros: number
}
interface Struct {
  readonly is: 'struct'
  readonly fields: Readonly<Record<string, Value>>
}

type Column = Extract<Expr, { is: 'column' }>
export type Rank = Extract<Expr, { is: 'rank' }>
export type ReadColumn = (column: Column, side: Side | null) => Value
export interface EvaluateOptions {
  readonly rank?: (rank: Rank, side: Side | null) => Value
  readonly aggregate?: (aggregate: Extract<Expr, { is: 'aggregate' }>) => Value
}

/**
 * A bound expression over one row, as SQL would have it: null where unknown, three-valued logic, NaN equal to itself
 * and greater than all else. Throws where the engine would stop (a text that is no number, sides of different kinds).
 * It is the oracle of the tests and the engine in memory: obvious rather than fast.
 */
export function evaluate(expr: Expr, read: ReadColumn, options: EvaluateOptions = {}): Value {
  const go = (e: Expr, side: Side | null): Value => {
    switch (e.is) {
      case 'column':
        return normal(read(e, side))
      case 'literal':
        return e.value !== null && e.type && e.type in typed
          ? typed[e.type as keyof typeof typed](String(e.value))
          : e.value
      case 'call':
        return callFunction(
          e.fn,
          e.args.map(arg => () => go(arg, side)),
        )
      case 'case': {
        for (const [test, value] of e.when) if (truth(go(test, side)) === true) return go(value, side)
        return go(e.otherwise, side)
      }
      case 'cast':
        return castTo(go(e.arg, side), e.to, e.attempt)
      case 'of':
        return go(e.arg, e.arm)
      case 'rank':
        if (!options.rank) throw new Error('a rank has no place here')
        return options.rank(e, side)
      case 'noise':
        return uniform(JSON.stringify([e.salt, ...e.args.map(arg => String(go(arg, side)))]))
      case 'aggregate':
        if (!options.aggregate) throw new Error('an aggregate has no place here')
        return options.aggregate(e)
      case 'role':
        throw new Error(`the role ${e.name} was not bound to a column`)
    }
  }
  return go(expr, null)
}

/** In (0, 1): FNV-1a with murmur3's finaliser. Engines have hashes of their own. */
function uniform(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (((h ^ (h >>> 16)) >>> 0) + 0.5) / 2 ** 32
}

/** Whether a condition holds; null where it is unknown. Numbers count as their being other than 0. */
export function truth(v: Value): boolean | null {
  if (v === null) return null
  return castTo(v, 'boolean', false) as boolean
}

/** −1, 0 or 1; NaN is equal to itself and above everything; false is below true. */
export function compare(a: Value, b: Value): number {
  if (a === null || b === null) throw new Error('null has no order')
  if (typeof a === 'string' && typeof b !== 'string') return compare(likeOther(a, b), b)
  if (typeof b === 'string' && typeof a !== 'string') return compare(a, likeOther(b, a))
  if (typeof a === 'string' && typeof b === 'string') return order(Buffer.compare(Buffer.from(a), Buffer.from(b)), 0)
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const o = compare(a[i] as Value, b[i] as Value)
      if (o !== 0) return o
    }
    return order(a.length, b.length)
  }
  const [x, y] = [magnitude(a), magnitude(b)]
  if (kind(a) !== kind(b)) throw new Error(`cannot compare ${kind(a)} with ${kind(b)}`)
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
  return order(x, y)
}

const order = (x: number | bigint, y: number | bigint): number => (x < y ? -1 : x > y ? 1 : 0)

function kind(v: Value): 'number' | 'text' | 'instant' | 'interval' | 'list' | 'struct' {
  if (typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean') return 'number'
  if (typeof v === 'string') return 'text'
  if (v instanceof Date || isDay(v)) return 'instant'
  if (isInterval(v)) return 'interval'
  return Array.isArray(v) ? 'list' : 'struct'
}

function magnitude(v: Value): number | bigint {
  if (typeof v === 'number' || typeof v === 'bigint') return v
  if (typeof v === 'boolean') return Number(v)
  if (isInterval(v)) return (v.months * 30 + v.days) * 86_400e6 + v.micros
  if (v instanceof Date || isDay(v)) return instant(v).getTime()
  throw new Error(`cannot compare ${kind(v)}`)
}

/** A text beside another kind is read as that kind. */
function likeOther(text: string, other: Value): Value {
  if (typeof other === 'boolean') return castTo(text, 'boolean', false)
  if (typeof other === 'number' || typeof other === 'bigint') return castTo(text, 'double', false)
  if (other instanceof Date) return castTo(text, 'timestamp', false)
  if (isDay(other)) return castTo(text, 'date', false)
  throw new Error(`cannot compare text with ${kind(other)}`)
}

function normal(v: Value): Value {
  return typeof v === 'bigint' && v >= Number.MIN_SAFE_INTEGER && v <= Number.MAX_SAFE_INTEGER ? Number(v) : v
}

const DAY = 86_400_000
const isDay = (v: Value): v is Day => tagged(v, 'date')
const isInterval = (v: Value): v is Interval => tagged(v, 'interval')
const isStruct = (v: Value): v is Struct => tagged(v, 'struct')
const tagged = (v: Value, is: string): boolean => typeof v === 'object' && v !== null && 'is' in v && v.is === is
export const day = (days: number): Day => ({ is: 'date', days })
export const interval = (months: number, days: number, micros: number): Interval => ({
  is: 'interval',
  months,
  days,
  micros,
})

const number = (v: Value): number => {
  if (typeof v === 'number') return v
  if (typeof v === 'boolean' || typeof v === 'bigint') return Number(v)
  if (typeof v === 'string') return castTo(v, 'double', false) as number
  throw new Error(`expected a number, not ${kind(v)}`)
}
const text = (v: Value): string => castTo(v, 'varchar', false) as string
const list = (v: Value): readonly Value[] => {
  if (!Array.isArray(v)) throw new Error(`expected a list, not ${kind(v)}`)
  return v
}
const instant = (v: Value): Date => {
  if (v instanceof Date) return v
  if (isDay(v)) return new Date(v.days * DAY)
  if (typeof v === 'string') return typed.timestamp(v)
  throw new Error(`expected a date or time, not ${kind(v)}`)
}

const typed = {
  date: (s: string): Day => day(Math.floor(typed.timestamp(s).getTime() / DAY)),
  timestamp: (s: string): Date => {
    const m = /^\s*(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d\d(?::?\d\d)?)?\s*$/.exec(s)
    const zone = m?.[3] ?? 'Z'
    const at = m ? Date.parse(`${m[1]}T${m[2] ?? '00:00'}${zone.length === 3 ? `${zone}:00` : zone}`) : Number.NaN
    // A 30th of February reads as the 2nd of March.
    if (Number.isNaN(at) || !new Date(`${m![1]}T00:00Z`).toISOString().startsWith(m![1]!))
      throw new Error(`not a date or time: ${s}`)
    return new Date(at)
  },
  interval: (s: string): Interval => {
    const parts = [...s.matchAll(/\s*([+-]?\d+(?:\.\d+)?)\s*([a-z]+)\s*/giy)]
    if (parts.length === 0 || parts.map(p => p[0]).join('') !== s) throw new Error(`not an interval: ${s}`)
    return parts.map(([, n, unit]) => ofUnit(Number(n), unit!)).reduce(plus)
  },
}

function ofUnit(n: number, unit: string): Interval {
  const u = unit.toLowerCase().replace(/s$/, '')
  const seconds = { millisecond: 1e-3, second: 1, minute: 60, hour: 3600 }[u]
  if (seconds !== undefined) return interval(0, 0, Math.round(n * seconds * 1e6))
  const days = { day: 1, week: 7 }[u]
  if (days !== undefined) return interval(0, n * days, 0)
  const months = { month: 1, quarter: 3, year: 12 }[u]
  if (months !== undefined) return interval(n * months, 0, 0)
  throw new Error(`not a unit of time: ${unit}`)
}

const plus = (a: Interval, b: Interval): Interval => interval(a.months + b.months, a.days + b.days, a.micros + b.micros)
const times = (a: Interval, n: number): Interval => interval(a.months * n, a.days * n, a.micros * n)

function later(at: Date, by: Interval): Date {
  const d = new Date(at)
  const dayOfMonth = d.getUTCDate()
  d.setUTCDate(1)
  d.setUTCMonth(d.getUTCMonth() + by.months)
  const last = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate()
  d.setUTCDate(Math.min(dayOfMonth, last))
  return new Date(d.getTime() + by.days * DAY + Math.trunc(by.micros / 1000))
}

function sum(a: Value, b: Value): Value {
  if (isInterval(a) && isInterval(b)) return plus(a, b)
  if (isInterval(b) && (a instanceof Date || isDay(a))) return later(instant(a), b)
  if (isInterval(a) && (b instanceof Date || isDay(b))) return later(instant(b), a)
  if (isDay(a)) return day(a.days + number(b))
  if (isDay(b)) return day(b.days + number(a))
  return number(a) + number(b)
}

function difference(a: Value, b: Value): Value {
  if (isInterval(b)) return sum(a, times(b, -1))
  if (isDay(a) && isDay(b)) return a.days - b.days
  if (isDay(a) && typeof b === 'number') return day(a.days - b)
  if ((a instanceof Date || isDay(a)) && (b instanceof Date || isDay(b))) {
    const ms = instant(a).getTime() - instant(b).getTime()
    return interval(0, Math.trunc(ms / DAY), (ms % DAY) * 1000)
  }
  return number(a) - number(b)
}

/** An integer beyond 2^53 has lost its last digits by the time it is here. */
const round = (x: number): number => Math.sign(x) * Math.round(Math.abs(x))
function roundTo(x: number, digits: number): number {
  if (digits === 0) return round(x)
  const scale = 10 ** Math.abs(digits)
  const scaled = digits > 0 ? round(x * scale) / scale : round(x / scale) * scale
  return Number.isFinite(scaled) ? scaled : digits > 0 ? x : 0
}

function roundHalfEven(x: number): number {
  const down = Math.floor(x)
  if (x - down !== 0.5) return Math.round(x)
  return down % 2 === 0 ? down : down + 1
}

const INTEGERS: Readonly<Record<string, readonly [number, number]>> = {
  tinyint: [-128, 127],
  smallint: [-32768, 32767],
  integer: [-(2 ** 31), 2 ** 31 - 1],
  bigint: [-(2 ** 63), 2 ** 63 - 1],
  utinyint: [0, 255],
  usmallint: [0, 65535],
  uinteger: [0, 2 ** 32 - 1],
}

function castTo(v: Value, to: string, attempt: boolean): Value {
  if (v === null) return null
  try {
    return castOrThrow(v, to)
  } catch (error) {
    if (attempt) return null
    throw error
  }
}

function castOrThrow(v: Value, to: string): Value {
  const fail = (): never => {
    throw new Error(`cannot cast ${typeof v === 'string' ? `'${v}'` : kind(v)} to ${to}`)
  }
  const bounds = INTEGERS[to]
  if (bounds) {
    if (typeof v === 'bigint' && to === 'bigint') return v
    const n = roundHalfEven(castOrThrow(v, 'double') as number)
    return n >= bounds[0] && n <= bounds[1] ? n : fail()
  }
  if (DECIMAL.test(to)) return roundTo(castOrThrow(v, 'double') as number, Number(/, ?(\d+)/.exec(to)![1]))
  switch (to) {
    case 'double':
    case 'float': {
      const n = typeof v === 'string' ? parseNumber(v) : kind(v) === 'number' ? Number(v) : null
      if (n === null) return fail()
      return to === 'float' ? Math.fround(n) : n
    }
    case 'boolean': {
      if (typeof v === 'boolean') return v
      if (typeof v === 'number' || typeof v === 'bigint') return Number(v) !== 0
      const word = typeof v === 'string' ? v.trim().toLowerCase() : ''
      if (['true', 't', 'yes', 'y', '1'].includes(word)) return true
      return ['false', 'f', 'no', 'n', '0'].includes(word) ? false : fail()
    }
    case 'varchar':
      if (v instanceof Date)
        return v
          .toISOString()
          .replace('T', ' ')
          .replace(/(?:\.000|0*)Z$/, '')
      if (isDay(v)) return new Date(v.days * DAY).toISOString().slice(0, 10)
      return typeof v === 'object' ? fail() : numberText(v)
    case 'date':
      if (isDay(v)) return v
      return v instanceof Date || typeof v === 'string' ? day(Math.floor(instant(v).getTime() / DAY)) : fail()
    case 'timestamp':
    case 'timestamptz':
      return instant(v)
    case 'interval':
      return isInterval(v) ? v : typeof v === 'string' ? typed.interval(v) : fail()
  }
  return fail()
}

function parseNumber(s: string): number | null {
  const t = s.trim().toLowerCase()
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(t)) return Number(t)
  if (/^[+-]?inf(inity)?$/.test(t)) return t.startsWith('-') ? -Infinity : Infinity
  return /^[+-]?nan$/.test(t) ? Number.NaN : null
}

function numberText(v: number | bigint | boolean | string): string {
  if (typeof v !== 'number') return String(v)
  if (!Number.isFinite(v)) return String(v).replace('Infinity', 'inf').toLowerCase()
  return String(v).replace(/e([+-])(\d)$/, 'e$10$2')
}

/** SQL's pattern: % is any text, _ any one character. */
function like(s: string, pattern: string, flags: string): boolean {
  const source = [...pattern].map(c => (c === '%' ? '.*' : c === '_' ? '.' : c.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')))
  return new RegExp(`^${source.join('')}$`, `su${flags}`).test(s)
}

/** From 1, or from the end where negative. */
function substring(s: string, from: number, count = Infinity): string {
  const points = [...s]
  // Engines differ here, DuckDB even from itself.
  if (count < 0 || from < -points.length)
    throw new Error(`substring from ${from} for ${count} is not covered in memory`)
  const start = from < 0 ? points.length + from : from - 1
  return points.slice(Math.max(start, 0), Math.max(start + count, 0)).join('')
}

const MONDAY_BEFORE_1970 = -3
function truncate(unit: string, v: Value): Date {
  const d = instant(v)
  const [y, m] = [d.getUTCFullYear(), d.getUTCMonth()]
  switch (unit) {
    case 'year':
      return new Date(Date.UTC(y, 0))
    case 'quarter':
      return new Date(Date.UTC(y, m - (m % 3)))
    case 'month':
      return new Date(Date.UTC(y, m))
    case 'week': {
      const days = Math.floor(d.getTime() / DAY)
      return new Date((MONDAY_BEFORE_1970 + Math.floor((days - MONDAY_BEFORE_1970) / 7) * 7) * DAY)
    }
    default: {
      const ms = { day: DAY, hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 }[unit]
      if (ms === undefined) throw new Error(`not a unit of time: ${unit}`)
      return new Date(Math.floor(d.getTime() / ms) * ms)
    }
  }
}

/** How often a boundary of the unit is crossed from `a` to `b`. */
function crossings(unit: string, a: Value, b: Value): number {
  const index = (v: Value): number => {
    const d = truncate(unit, v)
    const months = d.getUTCFullYear() * 12 + d.getUTCMonth()
    const per = { year: 12, quarter: 3, month: 1 }[unit]
    if (per !== undefined) return Math.floor(months / per)
    const ms = { week: 7 * DAY, day: DAY, hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 }[unit]!
    return (d.getTime() - (unit === 'week' ? MONDAY_BEFORE_1970 * DAY : 0)) / ms
  }
  return index(b) - index(a)
}

/** ISO 8601: the week that has the year's first Thursday is the first. */
function isoWeek(v: Value): number {
  const monday = truncate('week', v)
  const thursday = new Date(monday.getTime() + 3 * DAY)
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0)) / (7 * DAY))
}

function epoch(v: Value): number {
  if (!isInterval(v)) return instant(v).getTime() / 1000
  const years = Math.trunc(v.months / 12)
  return years * 365.25 * 86_400 + (v.months % 12) * 30 * 86_400 + v.days * 86_400 + v.micros / 1e6
}

function isIn(x: Value, options: readonly Value[]): boolean | null {
  if (x === null) return null
  if (options.some(o => o !== null && compare(x, o) === 0)) return true
  return options.includes(null) ? null : false
}

const known = (args: readonly Value[]): readonly Value[] => args.filter(v => v !== null)
const distinct = (a: Value, b: Value): boolean => (a === null || b === null ? a !== b : compare(a, b) !== 0)
const extreme = (values: readonly Value[], sign: 1 | -1): Value =>
  known(values).reduce((best: Value, v) => (best === null || compare(v, best) * sign > 0 ? v : best), null)
const all = (args: readonly Thunk[], stop: boolean): boolean | null => {
  let unknown = false
  for (const arg of args) {
    const t = truth(arg())
    if (t === stop) return stop
    unknown ||= t === null
  }
  return unknown ? null : !stop
}

type Thunk = () => Value
type Strict = (...args: Value[]) => Value
type Implementation = Strict | { readonly nulls: (args: readonly Thunk[]) => Value }
const withNulls = (f: (args: readonly Value[]) => Value): Implementation => ({ nulls: args => f(args.map(a => a())) })
const math =
  (f: (x: number, y: number) => number | null): Strict =>
  (a, b) =>
    f(number(a!), b === undefined ? Number.NaN : number(b))
const part =
  (f: (d: Date) => number): Strict =>
  a =>
    f(instant(a!))
const compared =
  (f: (o: number) => boolean): Strict =>
  (a, b) =>
    f(compare(a!, b!))
const made =
  (unit: string): Strict =>
  n =>
    ofUnit(number(n!), unit)

/** Those of plain functions give null for any null argument. */
const implementations: Readonly<Record<FunctionName, Implementation>> = {
  '+': (a, b) => sum(a!, b!),
  '-': (a, b) => (b === undefined ? (isInterval(a!) ? times(a, -1) : -number(a!)) : difference(a!, b)),
  '*': (a, b) =>
    isInterval(a!) ? times(a, number(b!)) : isInterval(b!) ? times(b, number(a!)) : number(a!) * number(b!),
  '/': math((x, y) => (y === 0 ? null : x / y)),
  '%': math((x, y) => (y === 0 ? null : x % y)),
  abs: math(Math.abs),
  sign: math(x => (Number.isNaN(x) ? 0 : Math.sign(x))),
  round: (a, b) => roundTo(number(a!), b === undefined ? 0 : number(b)),
  floor: math(Math.floor),
  ceil: math(Math.ceil),
  trunc: math(Math.trunc),
  exp: math(Math.exp),
  power: math((x, y) => x ** y),
  sqrt: math(x => (x < 0 ? null : Math.sqrt(x))),
  cbrt: math(Math.cbrt),
  ln: math(x => (x <= 0 ? null : Math.log(x))),
  log2: math(x => (x <= 0 ? null : Math.log2(x))),
  log10: math(x => (x <= 0 ? null : Math.log10(x))),
  sin: math(Math.sin),
  cos: math(Math.cos),
  tan: math(Math.tan),
  atan: math(Math.atan),
  radians: math(x => (x * Math.PI) / 180),
  degrees: math(x => (x * 180) / Math.PI),
  pi: () => Math.PI,
  greatest: withNulls(args => extreme(args, 1)),
  least: withNulls(args => extreme(args, -1)),
  isfinite: a => (kind(a!) === 'number' ? Number.isFinite(number(a!)) : true),
  isinf: a => kind(a!) === 'number' && Math.abs(number(a!)) === Infinity,
  isnan: a => Number.isNaN(number(a!)),
  and: { nulls: args => all(args, false) },
  or: { nulls: args => all(args, true) },
  not: a => !truth(a!),
  '=': compared(o => o === 0),
  '<>': compared(o => o !== 0),
  '<': compared(o => o < 0),
  '<=': compared(o => o <= 0),
  '>': compared(o => o > 0),
  '>=': compared(o => o >= 0),
  'is null': withNulls(([a]) => a === null),
  'is not null': withNulls(([a]) => a !== null),
  'is distinct from': withNulls(([a, b]) => distinct(a!, b!)),
  'is not distinct from': withNulls(([a, b]) => !distinct(a!, b!)),
  in: withNulls(([x, ...options]) => isIn(x!, options)),
  'not in': withNulls(([x, ...options]) => {
    const found = isIn(x!, options)
    return found === null ? null : !found
  }),
  between: withNulls(([x, low, high]) =>
    all(
      [
        () => (x === null || low === null ? null : compare(x!, low!) >= 0),
        () => (x === null || high === null ? null : compare(x!, high!) <= 0),
      ],
      false,
    ),
  ),
  coalesce: {
    nulls: args => {
      for (const arg of args) {
        const v = arg()
        if (v !== null) return v
      }
      return null
    },
  },
  nullif: withNulls(([a, b]) => (a === null || b === null || compare(a!, b!) !== 0 ? a! : null)),
  like: (a, b) => like(text(a!), text(b!), ''),
  ilike: (a, b) => like(text(a!), text(b!), 'i'),
  '||': (a, b) => (Array.isArray(a) ? [...a, ...list(b!)] : text(a!) + text(b!)),
  concat: withNulls(args => known(args).map(text).join('')),
  lower: a => text(a!).toLowerCase(),
  upper: a => text(a!).toUpperCase(),
  length: a => (Array.isArray(a) ? a.length : [...text(a!)].length),
  trim: a => text(a!).replace(/^\p{Zs}+|\p{Zs}+$/gu, ''),
  ltrim: a => text(a!).replace(/^\p{Zs}+/u, ''),
  rtrim: a => text(a!).replace(/\p{Zs}+$/u, ''),
  substring: (a, from, count) => substring(text(a!), number(from!), count === undefined ? Infinity : number(count)),
  starts_with: (a, b) => text(a!).startsWith(text(b!)),
  ends_with: (a, b) => text(a!).endsWith(text(b!)),
  contains: (a, b) => text(a!).includes(text(b!)),
  strpos: (a, b) => {
    const at = text(a!).indexOf(text(b!))
    return at < 0 ? 0 : [...text(a!).slice(0, at)].length + 1
  },
  split_part: (a, by, n) => {
    const parts = text(by!) === '' ? [text(a!)] : text(a!).split(text(by!))
    return parts.at(number(n!) > 0 ? number(n!) - 1 : number(n!)) ?? ''
  },
  regexp_matches: (a, pattern) => new RegExp(text(pattern!), 'u').test(text(a!)),
  year: part(d => d.getUTCFullYear()),
  quarter: part(d => Math.floor(d.getUTCMonth() / 3) + 1),
  month: part(d => d.getUTCMonth() + 1),
  week: isoWeek as Strict,
  day: part(d => d.getUTCDate()),
  hour: part(d => d.getUTCHours()),
  minute: part(d => d.getUTCMinutes()),
  second: part(d => d.getUTCSeconds()),
  dayofweek: part(d => d.getUTCDay()),
  isodow: part(d => d.getUTCDay() || 7),
  dayofyear: part(d => Math.floor((d.getTime() - Date.UTC(d.getUTCFullYear(), 0)) / DAY) + 1),
  date_trunc: (unit, v) => truncate(text(unit!), v!),
  date_diff: (unit, a, b) => crossings(text(unit!), a!, b!),
  epoch: a => epoch(a!),
  to_timestamp: a => new Date(number(a!) * 1000),
  to_milliseconds: made('millisecond'),
  to_seconds: made('second'),
  to_minutes: made('minute'),
  to_hours: made('hour'),
  to_days: made('day'),
  to_weeks: made('week'),
  to_months: made('month'),
  to_years: made('year'),
  element: (a, i) => {
    if (isStruct(a!)) return a.fields[text(i!)] ?? null
    const values = typeof a === 'string' ? [...a] : list(a!)
    const at = number(i!)
    return at === 0 ? null : (values.at(at > 0 ? at - 1 : at) ?? null)
  },
  field: (a, name) => (isStruct(a!) ? (a.fields[text(name!)] ?? null) : null),
  len: a => (typeof a === 'string' ? [...a].length : list(a!).length),
  list_value: withNulls(args => [...args]),
  list_max: a => extreme(list(a!), 1),
  list_min: a => extreme(list(a!), -1),
  list_contains: withNulls(([a, x]) => (a === null ? null : x !== null && isIn(x!, known(list(a!))))),
  list_position: (a, x) => list(a!).findIndex(v => v !== null && compare(v, x!) === 0) + 1 || null,
}

function callFunction(fn: string, args: readonly Thunk[]): Value {
  const f = lookUp(fn)
  if (!f) throw new Error(`no such function in an expression: ${fn}`)
  if (args.length < f.args[0] || args.length > f.args[1])
    throw new Error(`${fn} does not take ${args.length} arguments`)
  const implementation = implementations[fn as FunctionName]
  if (typeof implementation !== 'function') return implementation.nulls(args)
  const values = args.map(arg => arg())
  return values.includes(null) ? null : implementation(...values)
}
