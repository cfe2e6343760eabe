import { DuckDBTypeId } from '@duckdb/node-api'
import type { Both, Queries } from '../../plan/types.ts'
import { renderDuckdb } from '../../sql/duckdb.ts'
import { type Arm, children, type Expr, type Side, transformChildren, walk } from '../../sql/expr.ts'
import { keyOf, overPairs } from '../needs.ts'
import type { ArmTable } from './arm.ts'
import type { Domain } from './domains.ts'
import type { AllFields, Field } from './fields.ts'
import type { Statements } from './statements.ts'
import { numeric, type Types } from './typing.ts'

/** The column beside another that has its code. */
export const codeOf = (column: string): string => `${column}_code`

const SIDES: readonly Side[] = ['incumbent', 'candidate']

/** Types of less than the eight bytes of a double. */
const SMALL: readonly DuckDBTypeId[] = [
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.FLOAT,
]

/** The column of which an expression is the double. */
export const columnOf = (e: Expr): Expr | null =>
  e.is === 'cast' && e.to === 'double' && e.arg.is === 'column' ? e.arg : null

/**
 * What follows from numbers that are carried through the join anyway is made after it, and so are doubles of columns that
 * are smaller: each row of one log waits in memory for its partner.
 */
function madeAfter(all: readonly Expr[], isSmall: (side: Side, column: Expr) => boolean): (expr: Expr) => Expr {
  const carried = new Set(all.flatMap(e => (e.is === 'of' && columnOf(e.arg) ? [keyOf(e)] : [])))
  const inner = (e: Expr, arm: Side): Expr | null => {
    const own: Expr = { is: 'of', arm, arg: e }
    const column = columnOf(e)
    if (carried.has(keyOf(own)))
      return column && isSmall(arm, column) ? transformChildren(e, arg => ({ is: 'of', arm, arg })) : own
    if (e.is === 'column' || e.is === 'role' || e.is === 'noise' || e.is === 'rank' || e.is === 'aggregate') return null
    const parts = children(e).map(part => inner(part, arm))
    return parts.includes(null) ? null : transformChildren(e, part => inner(part, arm)!)
  }
  const outer = (e: Expr): Expr => (e.is === 'of' ? (inner(e.arg, e.arm) ?? e) : transformChildren(e, outer))
  return outer
}

export function sideSql(fields: AllFields, expr: Expr): string {
  const onSide = (side: Side, e: Expr): Field => fields[side].add(e, 'value')
  return renderDuckdb(overPairs(expr, onSide), (c, side) => `${side}.${c.name}`)
}

/**
 * Pairs: ids in both arms; those with conflicting rows take no part. Pooled: all rows of either, the other side unknown.
 * Unit, time and weight are the row's own, of pairs the incumbent's.
 */
export async function bothSql(
  relation: Both,
  tables: Partial<Record<Arm, ArmTable>>,
  queries: Queries,
  fields: AllFields,
  statements: Statements,
  domains: Partial<Record<Arm, ReadonlyMap<string, Domain>>> | null,
  types: Types,
): Promise<string> {
  // Texts of few values are coded beside themselves before the join, which would have to carry and unfold them.
  const coded = fields[relation].all().flatMap(({ name, expr }) => {
    const domain = expr.is === 'of' && relation === 'pairs' ? domains?.[expr.arm]?.get(keyOf(expr.arg)) : undefined
    if (expr.is !== 'of' || !domain) return []
    const own = fields[expr.arm].add(expr.arg, 'value').name
    return [{ side: expr.arm, own: codeOf(own), sql: domain.code(own), name: codeOf(name) }]
  })
  const withCodes = (side: Side): ArmTable => {
    const codes = new Map(
      coded.filter(c => c.side === side).map(c => [c.own, `cast(${c.sql} as usmallint) as ${c.own}`]),
    )
    const table = tables[side]!
    return codes.size === 0
      ? table
      : { ...table, table: `(select *, ${[...codes.values()].join(', ')} from ${table.table})` }
  }
  const incumbent = withCodes('incumbent')
  const candidate = withCodes('candidate')
  const paired = relation === 'pairs'
  const ofRows = fields[relation].all().flatMap(f => [...walk(f.expr)])
  const isSmall = (side: Side, column: Expr) => SMALL.includes(types.get(queries.relations[side]!.log, column).typeId)
  const after = paired && domains ? madeAfter(ofRows, isSmall) : (e: Expr) => e
  const write = (e: Expr) => sideSql(fields, after(e))
  const from = paired
    ? `${incumbent.table} as incumbent join ${candidate.table} as candidate on incumbent.k = candidate.k`
    : `(select incumbent, null as candidate from ${incumbent.table} as incumbent union all select null, candidate from ${candidate.table} as candidate)`
  const all = fields[relation].all()
  const made = await statements.types(`select ${['1', ...all.map(f => write(f.expr))].join(', ')} from ${from}`)
  const columns = all.map((f, i) => {
    const type = made[i + 1]!
    return `${f.form === 'number' ? numeric(write(f.expr), f.expr, type) : write(f.expr)} as ${f.name}`
  })
  const taken = ['k', 'u', 't', ...(queries.relations.incumbent!.weight ? ['w'] : [])].map(c =>
    paired ? `incumbent.${c}` : `coalesce(incumbent.${c}, candidate.${c}) as ${c}`,
  )
  const conflicts = SIDES.filter(side => paired && tables[side]!.deduplicated).map(side => `not ${side}.conflict`)
  const where = conflicts.length > 0 ? ` where ${conflicts.join(' and ')}` : ''
  const codes = coded.map(c => `${c.side}.${c.own} as ${c.name}`)
  return `select ${[...taken, ...columns, ...codes].join(', ')} from ${from}${where}`
}
