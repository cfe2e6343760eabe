import type { Expr, Scalar, Side } from './expr.ts'
import { CAST_TYPES, DECIMAL, lookUp } from './functions.ts'

type Column = Extract<Expr, { is: 'column' }>
/** Writes a column; it is for the caller to know its table and to quote its name. */
export type WriteColumn = (column: Column, side: Side | null) => string
export interface RenderOptions {
  /** Writes `rank(arg)`; without it a rank is refused. `side` is the arm that the argument was asked of. */
  readonly rank?: (arg: Expr, side: Side | null) => string
}

/** A bound expression as DuckDB's SQL, parenthesised so that it can stand anywhere. */
export function renderDuckdb(expr: Expr, column: WriteColumn, options: RenderOptions = {}): string {
  const write = (e: Expr, side: Side | null): string => {
    switch (e.is) {
      case 'column':
        return column(e, side)
      case 'literal':
        return writeLiteral(e)
      case 'call': {
        const f = lookUp(e.fn)
        if (!f) throw new Error(`no such function in an expression: ${e.fn}`)
        if (e.args.length < f.args[0] || e.args.length > f.args[1])
          throw new Error(`${e.fn} does not take ${e.args.length} arguments`)
        return f.duckdb(...e.args.map(arg => write(arg, side)))
      }
      case 'case': {
        const branches = e.when.map(([test, value]) => `when ${write(test, side)} then ${write(value, side)}`)
        return `(case ${branches.join(' ')} else ${write(e.otherwise, side)} end)`
      }
      case 'cast':
        return `${e.attempt ? 'try_cast' : 'cast'}(${write(e.arg, side)} as ${castType(e.to)})`
      case 'of':
        return write(e.arg, e.arm)
      case 'rank':
        if (!options.rank) throw new Error('a rank has no place in this statement')
        return options.rank(e.arg, side)
      case 'noise': {
        const hashed = [...e.args.map(arg => write(arg, side)), quoteText(e.salt)]
        return `(((hash(${hashed.join(', ')}) >> 11) + 0.5) / 9007199254740992e0)`
      }
      case 'aggregate':
        throw new Error('an aggregate has no place in this statement')
      case 'role':
        throw new Error(`the role ${e.name} was not bound to a column`)
    }
  }
  return write(expr, null)
}

export function quoteName(name: string): string {
  return `"${unbroken(name).replaceAll('"', '""')}"`
}

export function quoteText(text: string): string {
  return `'${unbroken(text).replaceAll("'", "''")}'`
}

/** A NUL would end the statement where the engine reads it as a C string. */
function unbroken(text: string): string {
  if (text.includes('\0')) throw new Error('a name or text with a NUL character')
  return text
}

function writeLiteral({ value, type }: Extract<Expr, { is: 'literal' }>): string {
  if (value !== null && (type === 'date' || type === 'timestamp' || type === 'interval'))
    return `${type} ${quoteText(String(value))}`
  return scalarToDuckdb(value)
}

/** Numbers keep their value exactly: whole ones as integers, all others as doubles (0.1 alone would be a DECIMAL). */
export function scalarToDuckdb(value: Scalar): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoteText(value)
  if (!Number.isFinite(value)) return `cast('${value}' as double)`
  const digits = Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : asDouble(value)
  return value < 0 || Object.is(value, -0) ? `(${digits})` : digits
}

function asDouble(value: number): string {
  const digits = Object.is(value, -0) ? '-0' : String(value)
  return digits.includes('e') ? digits : `${digits}e0`
}

function castType(to: string): string {
  if (Object.hasOwn(CAST_TYPES, to)) return CAST_TYPES[to]!.duckdb
  if (DECIMAL.test(to)) return to
  throw new Error(`no cast to ${to} in an expression`)
}
