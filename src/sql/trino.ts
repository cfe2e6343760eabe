import { MlgateError } from '../errors.ts'
import type { Expr, Scalar, Side } from './expr.ts'
import { CAST_TYPES, DECIMAL, lookUp } from './functions.ts'
import {
  commonOf,
  elementOf,
  fieldOf,
  isDecimal,
  isFloat,
  isInstant,
  isInteger,
  isInterval,
  isNumber,
  isText,
  isZoned,
  UNKNOWN,
} from './trino-types.ts'

/** A piece of SQL and the type that Trino gives it. */
export interface Typed {
  readonly sql: string
  readonly type: string
  /** A float that is never NaN, or of which it does not matter. */
  readonly whole?: true
}

type Column = Extract<Expr, { is: 'column' }>
/** Writes a column; it is for the caller to know its table and to quote its name. */
export type TypedColumn = (column: Column, side: Side | null) => Typed
export interface TrinoRenderOptions {
  /** Writes `rank(arg)`, a double or a whole number; without it a rank is refused. */
  readonly rank?: (rank: Extract<Expr, { is: 'rank' }>, side: Side | null) => Typed
}

/**
 * A bound expression as Trino's SQL, parenthesised so that it can stand anywhere. Types are followed, for what DuckDB
 * does by itself has to be written: NaN is equal to itself and above all numbers, text beside a number or a date is read
 * as one, true counts 1. What Trino cannot say is refused by name.
 */
export function renderTrino(expr: Expr, column: TypedColumn, options: TrinoRenderOptions = {}): Typed {
  const write = (e: Expr, side: Side | null): Typed => {
    switch (e.is) {
      case 'column':
        return column(e, side)
      case 'literal':
        return writeLiteral(e)
      case 'call':
        return writeCall(
          e.fn,
          e.args.map(arg => write(arg, side)),
          e.args,
        )
      case 'case': {
        const values = [...e.when.map(([, value]) => value), e.otherwise].map(v => write(v, side))
        const branches = e.when.map(([test], i) => `when ${condition(write(test, side))} then ${values[i]!.sql}`)
        return {
          sql: `(case ${branches.join(' ')} else ${values.at(-1)!.sql} end)`,
          type: commonOf(values.map(v => v.type)),
        }
      }
      case 'cast':
        return writeCast(write(e.arg, side), e.to, e.attempt)
      case 'of':
        return write(e.arg, e.arm)
      case 'rank':
        if (!options.rank) throw new Error('a rank has no place in this statement')
        return options.rank(e, side)
      case 'noise': {
        const parts = e.args.map(arg => `coalesce(${asText(write(arg, side))}, '')`)
        const text = [...parts, quoteText(e.salt)].join(` || '|' || `)
        return {
          sql: `((bitwise_and(${hash64(text)}, 9007199254740991) + 0.5e0) / 9007199254740992e0)`,
          type: 'double',
          whole: true,
        }
      }
      case 'aggregate':
        throw new Error('an aggregate has no place in this statement')
      case 'role':
        throw new Error(`the role ${e.name} was not bound to a column`)
    }
  }
  return write(expr, null)
}

/** 64 bits of a text, the same on every node and in every run. */
export const hash64 = (text: string): string => `from_big_endian_64(xxhash64(to_utf8(${text})))`

export function quoteTrinoName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Numbers keep their value exactly: whole ones as integers, all others as doubles (0.1 alone would be a DECIMAL). */
function scalarToTrino(value: Scalar): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoteText(value)
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value < 0 ? `(${value})` : String(value)
  return doubleToTrino(value)
}

export function doubleToTrino(value: number): string {
  if (Number.isNaN(value)) return 'nan()'
  if (!Number.isFinite(value)) return value > 0 ? 'infinity()' : '(-infinity())'
  const digits = Object.is(value, -0) ? '-0' : String(value)
  const sql = digits.includes('e') ? digits.replace('e+', 'e') : `${digits}e0`
  return digits.startsWith('-') ? `(${sql})` : sql
}

function writeLiteral({ value, type }: Extract<Expr, { is: 'literal' }>): Typed {
  if (value === null) return { sql: 'null', type: UNKNOWN }
  if (type === 'date') return { sql: `date ${quoteText(String(value).slice(0, 10))}`, type: 'date' }
  if (type === 'timestamp') return timestampLiteral(String(value))
  if (type === 'interval') return intervalLiteral(String(value))
  const sql = scalarToTrino(value)
  if (typeof value === 'boolean') return { sql, type: 'boolean' }
  if (typeof value === 'string') return { sql, type: 'varchar' }
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    return { sql, type: 'double', ...(!Number.isNaN(value) && { whole: true as const }) }
  return { sql, type: Math.abs(value) < 2 ** 31 ? 'integer' : 'bigint' }
}

/** `2026-11-01`, with a time, with a zone: then it is an instant, which is written in UTC. */
function timestampLiteral(text: string): Typed {
  const at = /^\s*(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?\s*$/.exec(text)
  if (!at) throw refused(`the timestamp ${quoteText(text)}`)
  const [, day, minute = '00:00', second = '00', fraction = '', zone] = at
  if (zone === undefined || zone === 'Z')
    return {
      sql: `timestamp ${quoteText(`${day} ${minute}:${second}${fraction}`)}`,
      type: `timestamp(${digitsOf(fraction)})`,
    }
  const offset = zone.length === 3 ? `${zone}:00` : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
  const utc = new Date(`${day}T${minute}:${second}${offset}`).toISOString().slice(0, 19).replace('T', ' ')
  return { sql: `timestamp ${quoteText(`${utc}${fraction}`)}`, type: `timestamp(${digitsOf(fraction)})` }
}
const digitsOf = (fraction: string): number => Math.max(0, fraction.length - 1)

const UNITS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const

/** `2 hours`, `1 day 12 hours`: Trino's intervals are of days and seconds, or of years and months. */
function intervalLiteral(text: string): Typed {
  const found = [...text.matchAll(/\s*([+-]?\d+(?:\.\d+)?)\s*([a-z]+)\s*/giy)]
  if (found.length === 0 || found.map(p => p[0]).join('') !== text) throw refused(`the interval ${quoteText(text)}`)
  const terms = found.map(([, n, word]) => {
    const unit = word!.toLowerCase().replace(/s$/, '')
    const [scale, own] =
      unit === 'week'
        ? [7, 'day']
        : unit === 'quarter'
          ? [3, 'month']
          : unit === 'millisecond'
            ? [0.001, 'second']
            : [1, unit]
    if (!(UNITS as readonly string[]).includes(own)) throw refused(`the interval ${quoteText(text)}`)
    return { own, sql: `(${scalarToTrino(Number(n) * scale)} * interval '1' ${own})` }
  })
  const months = terms.filter(({ own }) => own === 'month' || own === 'year').length
  if (months > 0 && months < terms.length)
    throw refused(`the interval ${quoteText(text)}`, 'of months and days at once')
  const sql = terms.map(t => t.sql).join(' + ')
  return {
    sql: terms.length === 1 ? sql : `(${sql})`,
    type: months > 0 ? 'interval year to month' : 'interval day to second',
  }
}

/** Of a message that names what Trino has no words for. */
const refused = (what: string, why = 'of which Trino has no equal'): MlgateError =>
  new MlgateError({
    code: 'engine-cannot',
    message: `An expression has ${what}, ${why}.`,
    hint: 'write it otherwise, or judge these logs with DuckDB',
  })

const condition = ({ sql, type }: Typed): string => (isNumber(type) ? `(${sql} <> 0)` : sql)

const COMPARISONS = ['=', '<>', '<', '<=', '>', '>=', 'is distinct from', 'is not distinct from'] as const

function writeCall(fn: string, args: readonly Typed[], exprs: readonly Expr[]): Typed {
  const f = lookUp(fn)
  if (!f) throw new Error(`no such function in an expression: ${fn}`)
  if (args.length < f.args[0] || args.length > f.args[1])
    throw new Error(`${fn} does not take ${args.length} arguments`)
  const type = (of: string, own: readonly Typed[] = args): Typed => {
    if (!f.trino) throw refused(`\`${fn}\``)
    return { sql: f.trino(...own.map(a => a.sql)), type: of }
  }
  if ((COMPARISONS as readonly string[]).includes(fn)) return comparison(fn, ...(alike(args) as [Typed, Typed]))
  switch (fn) {
    case 'and':
    case 'or':
    case 'not':
      return type(
        'boolean',
        args.map(a => ({ ...a, sql: condition(a) })),
      )
    case 'in':
    case 'not in':
    case 'between':
      return type('boolean', alike(args))
    case '+':
    case '-':
    case '*':
    case '%':
      return type(arithmetic(args.map(a => a.type)), args.map(asArithmetic))
    case 'greatest':
    case 'least':
      return extreme(fn, alike(args))
    case 'coalesce':
    case 'nullif': {
      const own = alike(args)
      return type(fn === 'nullif' ? own[0]!.type : commonOf(own.map(a => a.type)), own)
    }
    case 'isfinite':
    case 'isinf':
    case 'isnan': {
      const [x] = args as [Typed]
      if (isFloat(x.type)) return type('boolean')
      // Whole numbers, decimals and instants are finite.
      return { sql: `(case when ${x.sql} is not null then ${fn === 'isfinite'} end)`, type: 'boolean' }
    }
    case 'concat':
      return { sql: `(${args.map(a => `coalesce(${asText(a)}, '')`).join(' || ')})`, type: 'varchar' }
    case '||':
      return args.some(a => isText(a.type))
        ? type(
            'varchar',
            args.map(a => ({ ...a, sql: asText(a) })),
          )
        : type(args[0]!.type)
    case 'year':
    case 'quarter':
    case 'month':
    case 'week':
    case 'day':
    case 'dayofweek':
    case 'isodow':
    case 'dayofyear':
      return type('bigint', args.map(inZone))
    case 'hour':
    case 'minute':
    case 'second':
      return type(
        'bigint',
        args.map(a => asTimestamp(inZone(a))),
      )
    case 'date_trunc': {
      const own = [args[0]!, asTimestamp(inZone(args[1]!))]
      return type(own[1]!.type, own)
    }
    case 'date_diff':
      return type('bigint', [args[0]!, ...args.slice(1).map(a => asTimestamp(inZone(a)))])
    case 'epoch':
      return isInterval(args[0]!.type)
        ? { sql: `(to_milliseconds(${args[0]!.sql}) / 1000e0)`, type: 'double', whole: true }
        : type('double')
    case 'to_months':
    case 'to_years':
      return type('interval year to month')
    case 'element': {
      const [of, at] = [args[0]!.type, exprs[1]!]
      if (of.startsWith('row(')) return fieldOfRow(args[0]!, at)
      // Of a map the key; of a list a place, a whole number, of which there is none at 0.
      if (of.startsWith('map(')) return type(elementOf(of))
      const place = isInteger(args[1]!.type) ? args[1]!.sql : `cast(${args[1]!.sql} as bigint)`
      const known = at.is === 'literal' && at.value !== 0
      return type(elementOf(of), [args[0]!, { ...args[1]!, sql: known ? place : `nullif(${place}, 0)` }])
    }
    case 'field':
      return fieldOfRow(args[0]!, exprs[1]!)
    case 'len':
      return isText(args[0]!.type) ? { sql: `length(${args[0]!.sql})`, type: 'bigint' } : type('bigint')
    case 'list_value':
      return type(`array(${commonOf(args.map(a => a.type))})`)
    case 'list_max':
    case 'list_min':
      return type(elementOf(args[0]!.type))
  }
  return type(RESULTS[fn] ?? args[0]?.type ?? UNKNOWN)
}

function fieldOfRow({ sql, type }: Typed, at: Expr): Typed {
  const name = at.is === 'literal' ? String(at.value) : ''
  return { sql: `(${sql}).${quoteTrinoName(name)}`, type: fieldOf(type, name) ?? UNKNOWN }
}

/** Of functions whose result is of one type whatever they are given; others give what their first argument is. */
const RESULTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      '/',
      'exp',
      'power',
      'sqrt',
      'cbrt',
      'ln',
      'log2',
      'log10',
      'sin',
      'cos',
      'tan',
      'atan',
      'radians',
      'degrees',
      'pi',
    ].map(fn => [fn, 'double']),
  ),
  ...Object.fromEntries(
    [
      'is null',
      'is not null',
      'like',
      'ilike',
      'starts_with',
      'ends_with',
      'contains',
      'regexp_matches',
      'list_contains',
    ].map(fn => [fn, 'boolean']),
  ),
  ...Object.fromEntries(['length', 'strpos', 'len', 'list_position'].map(fn => [fn, 'bigint'])),
  ...Object.fromEntries(
    ['lower', 'upper', 'trim', 'ltrim', 'rtrim', 'substring', 'split_part'].map(fn => [fn, 'varchar']),
  ),
  ...Object.fromEntries(
    ['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'weeks'].map(unit => [
      `to_${unit}`,
      'interval day to second',
    ]),
  ),
  to_timestamp: 'timestamp(3) with time zone',
}

function arithmetic(types: readonly string[]): string {
  const moment = types.find(isInstant)
  if (moment !== undefined) return types.filter(isInstant).length === 2 ? 'interval day to second' : moment
  return types.find(isInterval) ?? commonOf(types.map(type => (type === 'boolean' ? 'integer' : type)))
}

/** True counts 1. */
const asArithmetic = (a: Typed): Typed =>
  a.type === 'boolean' ? { sql: `cast(${a.sql} as integer)`, type: 'integer' } : a

/** Text beside numbers, truth or dates is read as what they are; truth beside numbers is 0 or 1. */
function alike(args: readonly Typed[]): Typed[] {
  const other = args.find(a => !isText(a.type) && a.type !== UNKNOWN)
  const number = args.some(a => isNumber(a.type))
  return args.map((a): Typed => {
    if (a.type === 'boolean' && number) return asArithmetic(a)
    if (!isText(a.type) || !other) return a
    if (isNumber(other.type)) return { sql: `cast(${a.sql} as double)`, type: 'double' }
    if (other.type === 'boolean') return { sql: `cast(${a.sql} as boolean)`, type: 'boolean' }
    return isInstant(other.type) ? writeCast(a, other.type === 'date' ? 'date' : 'timestamp', false) : a
  })
}

const mayBeNaN = ({ type, whole }: Typed): boolean => isFloat(type) && !whole

function comparison(fn: string, a: Typed, b: Typed): Typed {
  const plain = `${a.sql} ${fn} ${b.sql}`
  const [x, y] = [mayBeNaN(a), mayBeNaN(b)]
  const known = (t: Typed): string => (/^\(?-?[\d.e-]+\)?$/.test(t.sql) ? '' : ` and ${t.sql} is not null`)
  const sql = (): string => {
    const [left, right] = [`is_nan(${a.sql})`, `is_nan(${b.sql})`]
    switch (fn) {
      case '=':
        return x && y ? `${plain} or (${left} and ${right})` : plain
      case '<>':
        return x && y ? `${plain} and not (${left} and ${right})` : plain
      case '>':
        return x ? `${plain} or (${left}${y ? ` and not ${right}` : known(b)})` : plain
      case '<':
        return y ? `${plain} or (${right}${x ? ` and not ${left}` : known(a)})` : plain
      case '>=':
        return x ? `${plain} or (${left}${known(b)})` : plain
      case '<=':
        return y ? `${plain} or (${right}${known(a)})` : plain
      default:
        return plain
    }
  }
  return { sql: `(${sql()})`, type: 'boolean' }
}

/** The greatest or least of those that are known; NaN is the greatest number. */
function extreme(fn: 'greatest' | 'least', args: readonly Typed[]): Typed {
  const type = commonOf(args.map(a => a.type))
  if (args.length === 1) return args[0]!
  const nan = fn === 'greatest' ? args.filter(mayBeNaN) : []
  const test = nan.map(a => `is_nan(${a.sql})`).join(' or ')
  const list = args.map(a => a.sql)
  const plain =
    args.length === 2 && list.join('').length < 200
      ? `coalesce(${fn}(${list.join(', ')}), ${list.join(', ')})`
      : `${fn === 'greatest' ? 'array_max' : 'array_min'}(filter(array[${list.join(', ')}], e -> e is not null))`
  const whole = isFloat(type) && args.every(a => !mayBeNaN(a))
  return {
    sql: test === '' ? plain : `(case when ${test} then nan() else ${plain} end)`,
    type,
    ...(whole && { whole: true as const }),
  }
}

/** An instant as the session's zone shows it. */
const inZone = (a: Typed): Typed => (isZoned(a.type) ? { ...a, sql: `at_timezone(${a.sql}, current_timezone())` } : a)
const asTimestamp = (a: Typed): Typed =>
  a.type === 'date' ? { sql: `cast(${a.sql} as timestamp(6))`, type: 'timestamp(6)' } : a

/** As DuckDB writes it: 0.1 and not 1.0E-1, and no more digits of a second than there are. */
export function asText(a: Typed): string {
  if (isText(a.type)) return a.sql
  if (isFloat(a.type)) return `json_format(cast(${a.sql} as json))`
  if (a.type.startsWith('timestamp'))
    return `trim(trailing '.' from trim(trailing '0' from cast(cast(${inZone(a).sql} as timestamp(6)) as varchar)))`
  if (/^(array|map|row)\(/.test(a.type)) return `json_format(cast(${a.sql} as json))`
  return `cast(${a.sql} as varchar)`
}

function writeCast(a: Typed, to: string, attempt: boolean): Typed {
  const target = castType(to)
  if (to === 'varchar') return { sql: asText(a), type: 'varchar' }
  const cast = attempt ? 'try_cast' : 'cast'
  if (isInstant(target) && isText(a.type))
    return { sql: `${cast}(replace(${a.sql}, 'T', ' ') as ${target})`, type: target }
  if (isFloat(a.type) && isInteger(target)) return { sql: `${cast}(${halfEven(a.sql)} as ${target})`, type: target }
  // Truth has no decimals, and a condition of a number is whether it is other than 0.
  const x = isDecimal(target) ? asArithmetic(a) : isInstant(target) ? inZone(a) : a
  const whole = isFloat(target) && (isInteger(a.type) || isDecimal(a.type) || a.type === 'boolean' || a.whole)
  return { sql: `${cast}(${x.sql} as ${target})`, type: target, ...(whole && { whole: true as const }) }
}

/** Halves to the even number, as DuckDB rounds them in a cast; a long argument is written once. */
function halfEven(x: string): string {
  const even = (v: string) =>
    `case when abs(${v} - truncate(${v})) = 0.5e0 and mod(truncate(${v}), 2) = 0 then truncate(${v}) else round(${v}) end`
  return x.length <= 100 ? even(x) : `element_at(transform(array[${x}], e -> ${even('e')}), 1)`
}

function castType(to: string): string {
  if (Object.hasOwn(CAST_TYPES, to)) {
    const own = CAST_TYPES[to]!.trino
    if (own === null) throw refused(`a cast to ${to}`)
    return own
  }
  if (DECIMAL.test(to)) return to
  throw new Error(`no cast to ${to} in an expression`)
}
