import type { LogName, Queries, Relation } from '../../plan/types.ts'
import { type Arm, type Expr, walk } from '../../sql/expr.ts'
import { asText, quoteText, quoteTrinoName, type Typed } from '../../sql/trino.ts'
import { isFloat } from '../../sql/trino-types.ts'
import { asNumber, type Field, type Fields, instant, type LogColumns, truth, writeRow } from './fields.ts'

/** What rows have besides their fields: id, unit, time, weight; and, where repeated ids were made one, their conflict. */
export type Special = 'k' | 'u' | 't' | 'w' | 'copies' | 'conflict'

/**
 * What rows are a unit by. `bound`: the unit, or the id where none is bound. `identified`: rows without a unit, by their id.
 * `any`: rows with neither, by their content; which is to read all of it, wherever the unit is.
 */
export type Units = 'bound' | 'identified' | 'any'

/** The logs as a statement can read them. */
export interface Logs {
  /** After FROM. */
  table(log: LogName): string
  readonly columns: LogColumns
}

/** Writes the rows of one arm: of each what is wanted, and nothing else is read. */
export interface ArmRows {
  readonly fields: Fields
  /** All rows. */
  raw(wanted: Wanted): string
  /** Rows that are the same in everything asked become one; ids whose rows still differ are in conflict. */
  once(wanted: Wanted): string
}

interface Wanted {
  readonly fields: readonly Field[]
  readonly specials: ReadonlySet<Special>
}

/** An id, or a unit, as one text: its parts with their lengths, so that no two are written alike. */
function keySql(parts: readonly Typed[]): string {
  if (parts.length === 1) return asText(parts[0]!)
  return parts
    .map(asText)
    .map(text => `cast(length(${text}) as varchar) || ':' || ${text}`)
    .join(` || ' ' || `)
}

export function armRows(relation: Relation, logs: Logs, fields: Fields, units: Units): ArmRows {
  const write = writeRow(relation.log, logs.columns)
  const key = relation.id ? keySql(relation.id.map(write)) : null
  const labels = labelsSql(relation, logs, fields)
  const join =
    labels && key ? ` left join (${labels}) as y on y.k = ${key}` : labels ? ` left join (${labels}) as y on false` : ''
  const where = relation.filter ? ` where ${truth(write(relation.filter), relation.filter)}` : ''
  const time = relation.time ? instant(write(relation.time), relation.time) : 'cast(null as double)'

  function content(): string {
    const all = [time, ...fields.all().map(f => asText(f))]
    const parts = all.map((sql, i) => `coalesce(${i === 0 ? `json_format(cast(${sql} as json))` : sql}, 'null')`)
    return `${quoteText(`${relation.arm}:`)} || to_hex(murmur3(to_utf8(concat_ws('|', ${parts.join(', ')}))))`
  }
  function unit(): string {
    const bound = relation.unit ? keySql([write(relation.unit)]) : (key ?? 'cast(null as varchar)')
    const own = { bound: [bound], identified: [bound, key], any: [bound, key, content()] }[units]
    const all = [...new Set(own.filter(sql => sql !== null))]
    return all.length === 1 ? all[0]! : `coalesce(${all.join(', ')})`
  }
  const special: Readonly<Record<Special, () => string>> = {
    k: () => key ?? 'cast(null as varchar)',
    u: unit,
    t: () => time,
    w: () => asNumber(write(relation.weight!), relation.weight!).sql,
    copies: () => '1',
    conflict: () => 'false',
  }
  const raw = ({ fields: some, specials }: Wanted): string => {
    const columns = [...[...specials].map(s => `${special[s]()} as ${s}`), ...some.map(f => `${f.sql} as ${f.name}`)]
    const list = columns.length > 0 ? columns.join(', ') : '1 as one'
    return `select ${list} from ${logs.table(relation.log)} as l${join}${where}`
  }
  const once = ({ fields: some, specials }: Wanted): string => {
    const own: Special[] = ['k', 'u', 't', ...(relation.weight ? (['w'] as const) : [])]
    const every = raw({ fields: fields.all(), specials: new Set(own) })
    const all = [...own, ...fields.all().map(f => f.name)]
    const wanted = [...specials, ...some.map(f => f.name)]
    const conflict = specials.has('conflict') ? ['count(*) over (partition by k) > 1 as conflict'] : []
    const same = `select ${[...all, 'count(*) as copies'].join(', ')} from (${every}) where k is not null group by ${all.join(', ')}`
    const list = (specials: readonly string[]) =>
      [...wanted.filter(name => name !== 'conflict'), ...specials].join(', ') || '1 as one'
    // Rows without an id are never repetitions.
    const rest = `select ${[...all, '1 as copies'].join(', ')} from (${every}) where k is null`
    return `select ${list(conflict)} from (${same}) union all select ${list(specials.has('conflict') ? ['false as conflict'] : [])} from (${rest})`
  }
  return { fields, raw, once }
}

/** The label rows, at most one an id: columns on which the rows of an id (or its latest ones) disagree are null. */
function labelsSql(relation: Relation, { table, columns }: Logs, fields: Fields): string | null {
  const { labels } = relation
  if (!labels) return null
  const used = labelColumns(relation, fields)
  if (used.length === 0) return null
  const write = writeRow('labels', columns)
  const types = used.map(name => columns.labels?.get(name.toLowerCase()) ?? '')
  const rows = `select ${[
    `${keySql(labels.id.map(write))} as k`,
    ...used.map((name, i) => `l.${quoteTrinoName(name)} as c${i}`),
    ...(labels.latest ? [`${write(labels.latest).sql} as latest`] : []),
  ].join(
    ', ',
  )} from ${table('labels')} as l${labels.filter ? ` where ${truth(write(labels.filter), labels.filter)}` : ''}`
  const named = (sqls: readonly string[]) => sqls.map((sql, i) => `${sql} as ${nameOf(used[i]!)}`)
  const agreed = (c: string, type: string) => {
    // Of numbers and NaN, Trino's least and greatest leave NaN out.
    const odd = isFloat(type) ? ` and count_if(is_nan(${c})) in (0, count(${c}))` : ''
    return `case when min(${c}) is not distinct from max(${c})${odd} then min(${c}) end`
  }
  const once = (by: string) =>
    `${used.map((_, i) => `${agreed(`c${i}`, types[i]!)} as c${i}`).join(', ')} from (${rows}) where k is not null group by ${by}`
  if (!labels.latest) return `select k, ${named(used.map((_, i) => `c${i}`)).join(', ')} from (select k, ${once('k')})`
  const last = named(used.map((_, i) => `max_by(c${i}, latest)`)).join(', ')
  return `select k, ${last} from (select k, latest, ${once('k, latest')}) group by k`
}

const nameOf = (column: string): string => quoteTrinoName(column)

/** The columns of the labels that the rows of an arm read. */
function labelColumns({ filter, unit, time, weight }: Relation, fields: Fields): string[] {
  const read = [filter, unit, time, weight, ...fields.all().map(f => f.expr)].filter((e): e is Expr => e !== null)
  const names = read.flatMap(e => [...walk(e)]).flatMap(e => (e.is === 'column' && e.log === 'labels' ? [e.name] : []))
  return [...new Set(names)].sort()
}

export const armsOf = (queries: Queries): Arm[] =>
  (['incumbent', 'candidate', 'reference'] as const).filter(arm => queries.relations[arm] !== undefined)
