import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import type { Ask, Both, BoundKey } from '../../plan/types.ts'
import { quoteName, renderDuckdb } from '../../sql/duckdb.ts'
import {
  type Arm,
  children,
  column,
  type Expr,
  isConstant,
  isIndicator,
  type Side,
  transformChildren,
  walk,
} from '../../sql/expr.ts'

/** A value as it is, or as a double where a number is needed: null where it is NaN or infinite. */
export type Form = 'value' | 'number'

/** A distinct expression of the asks over one relation: a column of the prepared table. */
export interface Field {
  readonly name: string
  readonly expr: Expr
  readonly form: Form
}

export interface Fields {
  add(expr: Expr, form: Form): Field
  all(): readonly Field[]
}

export function fieldsNamed(prefix: string): Fields {
  const byKey = new Map<string, Field>()
  return {
    add: (expr, wanted) => {
      // What is 0 or 1 is the same either way.
      const form = isIndicator(expr) ? 'value' : wanted
      const key = `${form} ${keyOf(expr)}`
      let field = byKey.get(key)
      if (field === undefined) {
        field = { name: `${prefix}${byKey.size}`, expr, form }
        byKey.set(key, field)
      }
      return field
    },
    all: () => [...byKey.values()],
  }
}

/** The fields of each relation; those of an arm serve the pairs as well. */
export type AllFields = Readonly<Record<Arm | Both, Fields>>

/** Equal for equal trees only: JSON alone would confuse NaN, the infinities, −0 and null. */
export function keyOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('is' in value)) return written(value)
  const key = keys.get(value) ?? written(value)
  keys.set(value, key)
  return key
}
/** Of expressions, which are asked for again and again. */
const keys = new WeakMap<object, string>()

const written = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0))
      ? { number: Object.is(v, -0) ? '-0' : `${v}` }
      : v,
  )

export const hasRank = (expr: Expr): boolean => walk(expr).some(e => e.is === 'rank')
export const hasAggregate = (expr: Expr): boolean => walk(expr).some(e => e.is === 'aggregate')

/** Every expression that an ask reads from its relation, in the form in which it reads it. */
export function needsOf(ask: Ask): { expr: Expr; form: Form }[] {
  const value = (expr: Expr) => ({ expr, form: 'value' as const })
  const number = (expr: Expr) => ({ expr, form: 'number' as const })
  const { request } = ask
  const needs = [...(ask.filter ? [value(ask.filter)] : []), ...ask.by.map(value)]
  switch (request.kind) {
    case 'moments':
      return [
        ...needs,
        ...(request.per ?? []).map(value),
        ...Object.values(request.of).flatMap(e => (request.per || hasRank(e) ? rankedParts(e) : [number(e)])),
      ]
    case 'cells':
      return [...needs, ...Object.values(request.keys).map(keyNeed), ...Object.values(request.mean).map(number)]
    case 'quantiles':
      return [...needs, number(request.of)]
    case 'ranks':
      return [...needs, number(request.outcome), ...Object.values(request.scores).map(number)]
    case 'rows':
      return [
        ...needs,
        ...Object.values(request.of).flatMap(e => (request.beyond ? [value(e), number(e)] : [value(e)])),
      ]
    case 'keys':
      return [...needs, ...request.content.map(value)]
  }
}

const keyNeed = (key: BoundKey) => ({ expr: key.of, form: 'value' as const })

/** The arguments of ranks and aggregates, and the largest parts of the rest that have none of them. */
export function rankedParts(expr: Expr): { expr: Expr; form: Form }[] {
  if (expr.is === 'rank' || (expr.is === 'aggregate' && !hasRank(expr.arg))) return [{ expr: expr.arg, form: 'number' }]
  if (!hasRank(expr) && !hasAggregate(expr)) return isConstant(expr) ? [] : [{ expr, form: 'value' }]
  return children(expr).flatMap(rankedParts)
}

/** The expression over the columns of a table made of two arms' fields. */
export function overPairs(expr: Expr, field: (side: Side, expr: Expr) => Field): Expr {
  if (expr.is === 'of') return { is: 'of', arm: expr.arm, arg: column(field(expr.arm, expr.arg).name) }
  return transformChildren(expr, e => overPairs(e, field))
}

/** How an expression is written to a user. */
export const describeExpr = (expr: Expr): string =>
  renderDuckdb(
    expr,
    (c, side) =>
      `${side ? `${side}.` : c.log ? `${c.log}.` : ''}${/^[a-z_]\w*$/.test(c.name) ? c.name : quoteName(c.name)}`,
    { rank: arg => `rank(${describeExpr(arg)})` },
  )

const FLOATS: readonly DuckDBTypeId[] = [DuckDBTypeId.DOUBLE, DuckDBTypeId.FLOAT]
const NUMBERS: readonly DuckDBTypeId[] = [
  ...FLOATS,
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.SQLNULL,
]
export const isNumeric = (type: DuckDBType): boolean => NUMBERS.includes(type.typeId)

/** A numeric value as a double, unknown where it is not finite. */
export function asNumber(sql: string, type: DuckDBType): string {
  if (!FLOATS.includes(type.typeId)) return `cast(${sql} as double)`
  const finite = `case when isfinite(${sql}) then ${sql} end`
  return type.typeId === DuckDBTypeId.DOUBLE ? finite : `cast(${finite} as double)`
}
