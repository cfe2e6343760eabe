import { MlgateError } from '../../errors.ts'
import type { Both, Queries } from '../../plan/types.ts'
import { renderDuckdb } from '../../sql/duckdb.ts'
import type { Arm, Expr, Side } from '../../sql/expr.ts'
import type { ArmTable } from './arm.ts'
import { type AllFields, type Field, overPairs } from './fields.ts'
import type { Statements } from './statements.ts'
import { numeric } from './typing.ts'

const SIDES: readonly Side[] = ['incumbent', 'candidate']

export function refuseUnpairable(queries: Queries): void {
  if (!queries.asks.some(ask => ask.relation === 'pairs')) return
  const lacking = SIDES.filter(side => !queries.relations[side]?.id)
  if (lacking.length > 0)
    throw new MlgateError({
      code: 'engine',
      message: `Rows cannot be paired: there is no id of the ${lacking.join(' and the ')}.`,
    })
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
): Promise<string> {
  const incumbent = tables.incumbent!
  const candidate = tables.candidate!
  const write = (e: Expr) => sideSql(fields, e)
  const paired = relation === 'pairs'
  const from = paired
    ? `${incumbent.table} as incumbent join ${candidate.table} as candidate on incumbent.k = candidate.k`
    : `(select incumbent, null as candidate from ${incumbent.table} as incumbent union all select null, candidate from ${candidate.table} as candidate)`
  const all = fields[relation].all()
  const types = await statements.types(`select ${['1', ...all.map(f => write(f.expr))].join(', ')} from ${from}`)
  const columns = all.map((f, i) => {
    const type = types[i + 1]!
    return `${f.form === 'number' ? numeric(write(f.expr), f.expr, type) : write(f.expr)} as ${f.name}`
  })
  const taken = ['k', 'u', 't', ...(queries.relations.incumbent!.weight ? ['w'] : [])].map(c =>
    paired ? `incumbent.${c}` : `coalesce(incumbent.${c}, candidate.${c}) as ${c}`,
  )
  const conflicts = SIDES.filter(side => paired && tables[side]!.deduplicated).map(side => `not ${side}.conflict`)
  const where = conflicts.length > 0 ? ` where ${conflicts.join(' and ')}` : ''
  return `select ${[...taken, ...columns].join(', ')} from ${from}${where}`
}
