import type { Relation } from '../../plan/types.ts'
import { quoteName, renderDuckdb } from '../../sql/duckdb.ts'
import type { Expr } from '../../sql/expr.ts'
import type { Field } from './fields.ts'
import { hashOf, salted } from './identity.ts'
import type { LabelsByArm } from './labels.ts'
import { instant, type Logs, numeric, type Types, timestamp, truth } from './typing.ts'

/** Rows of one arm. `raw` has them as they are; `table` has repeated rows once, with `copies` and `conflict`. */
export interface ArmTable {
  readonly raw: string
  readonly table: string
  readonly deduplicated: boolean
  readonly rows: number
  readonly ids: number
  readonly distinct: number
}

/**
 * What rows are a unit by. `bound`: the unit, or the id where none is bound. `identified`: rows without a unit, by their id.
 * `any`: rows with neither, by their content; which is to read all of it, wherever the unit is.
 */
export type Units = 'bound' | 'identified' | 'any'

export function armSql(
  logs: Logs,
  relation: Relation,
  all: readonly Field[],
  types: Types,
  labelsByArm: LabelsByArm,
  units: Units = 'any',
): string {
  const labels = labelsByArm.get(relation.arm)
  const labelColumn = (name: string) => {
    const i = labels?.columns.indexOf(name) ?? -1
    if (i < 0) throw new Error(`no label column ${name}`)
    return `y.c${i}`
  }
  const write = (e: Expr) => renderDuckdb(e, c => (c.log === 'labels' ? labelColumn(c.name) : `l.${quoteName(c.name)}`))
  const type = (e: Expr) => types.get(relation.log, e)
  const number = (e: Expr) => numeric(write(e), e, type(e))
  const key = relation.id ? hashOf(relation.id.map(write), labelsByArm.idAsText) : 'cast(null as ubigint)'
  const unit = relation.unit ? hashOf([write(relation.unit)], [labelsByArm.unitAsText]) : 'cast(null as ubigint)'
  const inner = [
    `${key} as k`,
    `${unit} as v`,
    `${relation.time ? instant(write(relation.time), relation.time, type(relation.time)) : 'cast(null as double)'} as t`,
    // Its ends are in the files' own statistics.
    `${relation.time ? timestamp(write(relation.time), relation.time, type(relation.time)) : 'cast(null as timestamp)'} as time`,
    ...(relation.weight ? [`${number(relation.weight)} as w`] : []),
    ...all.map(f => `${f.form === 'number' ? number(f.expr) : write(f.expr)} as ${f.name}`),
  ]
  const join = labels
    ? ` left join ${labels.table} as y on y.k = ${hashOf(relation.labels!.id && relation.id ? relation.id.map(write) : ['null'], labels.idAsText)}`
    : ''
  const where = relation.filter ? ` where ${truth(write(relation.filter), relation.filter, type(relation.filter))}` : ''
  const outer = ['k', 't', 'time', ...(relation.weight ? ['w'] : []), ...all.map(f => f.name)]
  // A row without a unit is its own: by its id, or by its content, which no other arm's row can share.
  const content = salted(`hash(${[`'${relation.arm}'`, 't', ...all.map(f => f.name)].join(', ')})`)
  const bound = relation.unit ? 'v' : 'k'
  const own = { bound: [bound], identified: ['v', 'k'], any: ['v', 'k', content] }[units]
  return `select ${outer.join(', ')}, coalesce(${own.join(', ')}) as u from (select ${inner.join(', ')} from ${logs.source(relation.log)} as l${join}${where})`
}

/** Rows that are the same in everything asked become one; ids whose rows still differ are in conflict. */
export const onceSql = (raw: string): string =>
  `select *, count(*) over (partition by k) > 1 as conflict from (select *, count(*) as copies from ${raw} where k is not null group by all) union all select *, 1 as copies, false as conflict from ${raw} where k is null`
