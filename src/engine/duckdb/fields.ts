import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import type { Both } from '../../plan/types.ts'
import { quoteName, renderDuckdb } from '../../sql/duckdb.ts'
import { type Arm, type Expr, isIndicator } from '../../sql/expr.ts'
import { type Form, keyOf } from '../needs.ts'

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
