import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import { MlgateError } from '../../errors.ts'
import type { ClusterFacts, LogName, Queries, Relation, RelationFacts } from '../../plan/types.ts'
import { quoteName, renderDuckdb } from '../../sql/duckdb.ts'
import { type Arm, type Expr, type Side, walk } from '../../sql/expr.ts'
import { timeClusters, unitClusters } from '../clusters.ts'
import { isoInstant } from './columns.ts'
import { asNumber, describeExpr, type Field, type Fields, type Form, fieldsNamed, isNumeric, needsOf, overPairs } from './fields.ts'
import { type About, type Statements, together } from './statements.ts'

/** The logs of a session: each as something that can stand after FROM. */
export interface Logs {
  source(log: LogName): string
  /** Rows of the file, where it is known without reading it. */
  rows(log: LogName): number | null
}

/** Above this many rows in a log, relations are views that stream from the files; below, tables made once. */
const MATERIALISED_ROWS = 1_000_000

/** Salts the hash, so that buckets have nothing in common with a sample taken by the engine's own hash. */
const salted = (hash: string): string => `hash(xor(${hash}, 9473610384610283741::ubigint))`

/** A relation ready to be asked: a table with fields, unit bucket `bu`, time bucket `bt` and weight `w`. */
export interface Population {
  readonly from: string
  readonly about: (purpose: string) => About
  readonly weighted: boolean
  /** The column that holds an expression. */
  field(expr: Expr, form: Form): string
}

export interface Prepared {
  readonly populations: Partial<Record<Arm | 'pairs', Population>>
  readonly arms: Partial<Record<Arm, ArmTable>>
  readonly facts: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  /** An expression over pairs as SQL over the tables of both arms, called `incumbent` and `candidate`. */
  readonly onSides: (expr: Expr) => string
  /** Drops what was made. */
  drop(): Promise<void>
}

/** Rows of one arm. `raw` has them as they are; `table` has repeated rows once, with `copies` and `conflict`. */
export interface ArmTable {
  readonly raw: string
  readonly table: string
  readonly deduplicated: boolean
  readonly rows: number
  readonly ids: number
  readonly distinct: number
}

const ARMS = ['incumbent', 'candidate', 'reference'] as const
const SIDES = ['incumbent', 'candidate'] as const

let runs = 0

export async function prepareRelations(logs: Logs, queries: Queries, statements: Statements): Promise<Prepared> {
  const prefix = `mlgate_${++runs}`
  const made: { kind: 'table' | 'view'; name: string }[] = []
  const arms = ARMS.filter(arm => queries.relations[arm] !== undefined)
  const large = arms.some(arm => (logs.rows(queries.relations[arm]!.log) ?? 0) > MATERIALISED_ROWS)
  const make = async (name: string, sql: string, about: About): Promise<string> => {
    const kind = large ? 'view' : 'table'
    await statements.execute(`create ${kind} ${prefix}_${name} as ${sql}`, about)
    made.unshift({ kind, name: `${prefix}_${name}` })
    return `${prefix}_${name}`
  }
  const drop = async () => {
    if (made.length === 0) return
    await statements.execute(made.map(({ kind, name }) => `drop ${kind} if exists ${name}`).join('; '), DROP)
  }

  refuseUnpairable(queries)
  try {
    const fields = collect(queries)
    const types = await typesOf(logs, queries, fields, statements)
    const labels = await makeLabels(logs, queries, fields, types, make)
    const makeArm = async (arm: Arm) => {
      const relation = queries.relations[arm]!
      const sql = armSql(logs, relation, fields[arm], types, labels)
      const reads = large ? [] : [relation.log, ...(labels.has(arm) ? (['labels'] as const) : [])]
      return [arm, await make(arm, sql, { purpose: 'relation', reads })] as const
    }
    const raw: Partial<Record<Arm, string>> = Object.fromEntries(await together(arms.map(makeArm)))
    const survey = await surveyOf(arms, raw, queries, statements)
    const tables: Partial<Record<Arm, ArmTable>> = {}
    for (const arm of arms) {
      const { rows, ids, distinct } = survey.arms[arm]!
      const deduplicated = ids > distinct
      tables[arm] = {
        raw: raw[arm]!,
        table: deduplicated
          ? await make(`${arm}_once`, onceSql(raw[arm]!), { purpose: 'duplicates', reads: [arm] })
          : raw[arm]!,
        deduplicated,
        rows,
        ids,
        distinct,
      }
    }
    const bucketed = await bucketSql(survey, raw, make)
    const populations: Partial<Record<Arm | 'pairs', Population>> = {}
    for (const arm of arms) {
      populations[arm] = {
        from: bucketed(tables[arm]!.table),
        about: purpose => ({ purpose, reads: [arm] }),
        weighted: queries.relations[arm]!.weight !== null,
        field: (expr, form) => fields[arm].add(expr, form).name,
      }
    }
    if (queries.asks.some(ask => ask.relation === 'pairs' && ask.request.kind !== 'keys')) {
      const sql = await pairsSql(tables, queries, fields, statements)
      const table = await make('pairs', sql, { purpose: 'pairs', reads: SIDES })
      populations.pairs = {
        from: bucketed(table),
        about: purpose => ({ purpose, reads: ['pairs'] }),
        weighted: queries.relations.incumbent!.weight !== null,
        field: (expr, form) => fields.pairs.add(expr, form).name,
      }
    } else if (queries.asks.some(ask => ask.relation === 'pairs')) {
      populations.pairs = {
        from: '',
        about: purpose => ({ purpose, reads: SIDES }),
        weighted: false,
        field: () => '',
      }
    }
    const { facts, clusters } = survey
    return { populations, arms: tables, facts, clusters, onSides: e => sideSql(fields, e), drop }
  } catch (error) {
    await drop().catch(() => {})
    throw error
  }
}

function refuseUnpairable(queries: Queries): void {
  if (!queries.asks.some(ask => ask.relation === 'pairs')) return
  const lacking = SIDES.filter(side => !queries.relations[side]?.id)
  if (lacking.length > 0)
    throw new MlgateError({
      code: 'engine',
      message: `Rows cannot be paired: there is no id of the ${lacking.join(' and the ')}.`,
    })
}

const DROP: About = { purpose: 'clean-up', reads: [] }

type AllFields = Readonly<Record<Arm | 'pairs', Fields>>

function collect(queries: Queries): AllFields {
  const fields = {
    incumbent: fieldsNamed('f'),
    candidate: fieldsNamed('f'),
    reference: fieldsNamed('f'),
    pairs: fieldsNamed('p'),
  }
  const onSide = (side: Side, expr: Expr) => fields[side].add(expr, 'value')
  for (const ask of queries.asks) {
    for (const { expr, form } of needsOf(ask)) {
      if (ask.relation === 'pairs') overPairs(fields.pairs.add(expr, form).expr, onSide)
      else fields[ask.relation].add(expr, form)
    }
    if (ask.request.kind === 'cells')
      for (const key of Object.values(ask.request.keys))
        if (key.is === 'quantile-bin') fields[key.from].add(key.source, 'number')
  }
  return fields
}

/** Types of everything that is read of the logs, by its SQL; and the errors of what has none, by expression. */
interface Types {
  get(log: LogName, expr: Expr): DuckDBType
}

async function typesOf(logs: Logs, queries: Queries, fields: AllFields, statements: Statements): Promise<Types> {
  const wanted = new Map<string, { log: LogName; expr: Expr; sql: string }>()
  const aliases = new Map<LogName, string>()
  const want = (log: LogName, expr: Expr, inLabels = false) => {
    if (!aliases.has(log)) aliases.set(log, `t${aliases.size}`)
    if (!inLabels && usesLabels(expr) && !aliases.has('labels')) aliases.set('labels', `t${aliases.size}`)
    const sql = writeRaw(expr, aliases.get(log)!, aliases.get('labels') ?? '')
    wanted.set(sql, { log, expr, sql })
  }
  for (const arm of ARMS) {
    const relation = queries.relations[arm]
    if (!relation) continue
    const { filter, id, unit, time, weight, labels } = relation
    for (const expr of [filter, ...(id ?? []), unit, time, weight]) if (expr) want(relation.log, expr)
    for (const field of fields[arm].all()) want(relation.log, field.expr)
    for (const expr of [...(labels?.id ?? []), labels?.filter, labels?.latest]) if (expr) want('labels', expr, true)
  }
  const list = [...wanted.values()]
  const from = [...aliases].map(([log, alias]) => `${logs.source(log)} as ${alias}`).join(', ')
  const found = new Map<string, DuckDBType>()
  if (list.length > 0) {
    const types = await statements.types(`select ${list.map(w => w.sql).join(', ')} from ${from}`).catch(async error => {
      for (const { expr, sql } of list)
        await statements.types(`select ${sql} from ${from}`).catch((cause: unknown) => {
          throw failed(expr, cause)
        })
      throw error
    })
    list.forEach(({ sql }, i) => {
      found.set(sql, types[i]!)
    })
  }
  return {
    get: (log, expr) => found.get(writeRaw(expr, aliases.get(log)!, aliases.get('labels') ?? ''))!,
  }
}

const usesLabels = (expr: Expr): boolean => walk(expr).some(e => e.is === 'column' && e.log === 'labels')

const writeRaw = (expr: Expr, log: string, labels: string): string =>
  renderDuckdb(expr, c => `${c.log === 'labels' ? labels : log}.${quoteName(c.name)}`)

export function failed(expr: Expr, cause: unknown): MlgateError {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
  return new MlgateError({ code: 'engine', message: `${describeExpr(expr)}: ${reason}` }, cause)
}

const mistyped = (expr: Expr, type: DuckDBType, wanted: string): MlgateError =>
  new MlgateError({ code: 'engine', message: `${describeExpr(expr)} is ${type}, where ${wanted} is needed` })

function truth(sql: string, expr: Expr, type: DuckDBType): string {
  if (type.typeId !== DuckDBTypeId.BOOLEAN && type.typeId !== DuckDBTypeId.SQLNULL)
    throw mistyped(expr, type, 'a condition')
  return sql
}

/** Microseconds since 1970 as a double, exact until the year 2255. */
function instant(sql: string, expr: Expr, type: DuckDBType): string {
  switch (type.typeId) {
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
    case DuckDBTypeId.DATE:
      return `case when isfinite(${sql}) then cast(epoch_us(${sql}) as double) end`
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return instant(`cast(${sql} as timestamp)`, expr, TIMESTAMP)
    default:
      throw mistyped(expr, type, 'a date or time')
  }
}
const TIMESTAMP = { typeId: DuckDBTypeId.TIMESTAMP } as DuckDBType

/**
 * The salted 64-bit hash of an id or a unit: what rows are joined, counted and dealt by. Two of 10 million ids collide
 * with a probability of 3 in a million. Logs whose types differ are compared as text.
 */
function hashOf(parts: readonly string[], asText: readonly boolean[]): string {
  const values = parts.map((part, i) => (asText[i] ? `cast(${part} as varchar)` : part))
  const known = parts.map(part => `${part} is not null`).join(' and ')
  return `case when ${known} then ${salted(`hash(${values.join(', ')})`)} end`
}

/** For each part of an id, whether the logs that share it have it in different types. */
function differing(columns: readonly (readonly (DuckDBType | undefined)[])[]): boolean[] {
  const width = Math.max(0, ...columns.map(c => c.length))
  return Array.from({ length: width }, (_, i) => {
    const kinds = new Set(columns.flatMap(c => (c[i] ? [kindOf(c[i])] : [])))
    return kinds.size > 1
  })
}
/** Integers of all widths have the same hash. */
const kindOf = (type: DuckDBType): string =>
  [
    DuckDBTypeId.TINYINT,
    DuckDBTypeId.SMALLINT,
    DuckDBTypeId.INTEGER,
    DuckDBTypeId.BIGINT,
    DuckDBTypeId.UTINYINT,
    DuckDBTypeId.USMALLINT,
    DuckDBTypeId.UINTEGER,
    DuckDBTypeId.UBIGINT,
  ].includes(type.typeId)
    ? 'INTEGER'
    : String(type)

interface Labels {
  readonly table: string
  readonly columns: readonly string[]
  readonly idAsText: readonly boolean[]
}
type LabelsByArm = ReadonlyMap<Arm, Labels> & { readonly idAsText: readonly boolean[]; readonly unitAsText: boolean }

/** The label rows, at most one an id: columns on which the rows of an id (or its latest ones) disagree are null. */
async function makeLabels(
  logs: Logs,
  queries: Queries,
  fields: AllFields,
  types: Types,
  make: (name: string, sql: string, about: About) => Promise<string>,
): Promise<LabelsByArm> {
  const relations = ARMS.flatMap(arm => (queries.relations[arm] ? [[arm, queries.relations[arm]] as const] : []))
  const idAsText = differing(
    relations.flatMap(([, r]) => [
      (r.id ?? []).map(e => types.get(r.log, e)),
      (r.labels?.id ?? []).map(e => types.get('labels', e)),
    ]),
  )
  const unitAsText = differing(relations.map(([, r]) => (r.unit ? [types.get(r.log, r.unit)] : [])))[0] ?? false
  const byArm = new Map<Arm, Labels>()
  const byKey = new Map<string, Labels>()
  for (const [arm, relation] of relations) {
    if (!relation.labels) continue
    const used = [
      ...new Set(
        [relation.filter, relation.unit, relation.time, relation.weight, ...fields[arm].all().map(f => f.expr)]
          .flatMap(e => (e ? [...walk(e)] : []))
          .flatMap(e => (e.is === 'column' && e.log === 'labels' ? [e.name] : [])),
      ),
    ].sort()
    if (used.length === 0) continue
    const sql = labelsSql(logs, relation.labels, used, idAsText)
    const known = byKey.get(sql)
    const labels = known ?? {
      table: await make(`labels${byKey.size}`, sql, { purpose: 'relation', reads: ['labels'] }),
      columns: used,
      idAsText,
    }
    byKey.set(sql, labels)
    byArm.set(arm, labels)
  }
  return Object.assign(byArm, { idAsText, unitAsText })
}

function labelsSql(
  logs: Logs,
  labels: NonNullable<Relation['labels']>,
  used: readonly string[],
  idAsText: readonly boolean[],
): string {
  const write = (e: Expr) => writeRaw(e, 'y', 'y')
  const columns = used.map((name, i) => `y.${quoteName(name)} as c${i}`)
  const rows = `select ${hashOf(labels.id.map(write), idAsText)} as k, ${columns.join(', ')}${
    labels.latest ? `, ${write(labels.latest)} as latest` : ''
  } from ${logs.source('labels')} as y${labels.filter ? ` where ${write(labels.filter)}` : ''}`
  const agreed = used.map((_, i) => `case when min(c${i}) = max(c${i}) then min(c${i}) end as c${i}`)
  const once = (by: string) => `select ${by}, ${agreed.join(', ')} from (${rows}) where k is not null group by ${by}`
  if (!labels.latest) return once('k')
  const last = used.map((_, i) => `arg_max_null(c${i}, latest) as c${i}`)
  return `select k, ${last.join(', ')} from (${once('k, latest')}) group by k`
}

function armSql(logs: Logs, relation: Relation, fields: Fields, types: Types, labelsByArm: LabelsByArm): string {
  const labels = labelsByArm.get(relation.arm)
  const labelColumn = (name: string) => {
    const i = labels?.columns.indexOf(name) ?? -1
    if (i < 0) throw new Error(`no label column ${name}`)
    return `y.c${i}`
  }
  const write = (e: Expr) =>
    renderDuckdb(e, c => (c.log === 'labels' ? labelColumn(c.name) : `l.${quoteName(c.name)}`))
  const type = (e: Expr) => types.get(relation.log, e)
  const number = (e: Expr) => {
    if (!isNumeric(type(e))) throw mistyped(e, type(e), 'a number')
    return asNumber(write(e), type(e))
  }
  const all = fields.all()
  const key = relation.id ? hashOf(relation.id.map(write), labelsByArm.idAsText) : 'cast(null as ubigint)'
  const unit = relation.unit ? hashOf([write(relation.unit)], [labelsByArm.unitAsText]) : 'cast(null as ubigint)'
  const inner = [
    `${key} as k`,
    `${unit} as v`,
    `${relation.time ? instant(write(relation.time), relation.time, type(relation.time)) : 'cast(null as double)'} as t`,
    ...(relation.weight ? [`${number(relation.weight)} as w`] : []),
    ...all.map(f => `${f.form === 'number' ? number(f.expr) : write(f.expr)} as ${f.name}`),
  ]
  const join = labels
    ? ` left join ${labels.table} as y on y.k = ${hashOf(relation.labels!.id && relation.id ? relation.id.map(write) : ['null'], labels.idAsText)}`
    : ''
  const where = relation.filter
    ? ` where ${truth(write(relation.filter), relation.filter, type(relation.filter))}`
    : ''
  const outer = ['k', 't', ...(relation.weight ? ['w'] : []), ...all.map(f => f.name)]
  // A row without a unit is its own: by its id, or by its content, which no other arm's row can share.
  const content = salted(`hash(${[`'${relation.arm}'`, 't', ...all.map(f => f.name)].join(', ')})`)
  return `select ${outer.join(', ')}, coalesce(v, k, ${content}) as u from (select ${inner.join(', ')} from ${logs.source(relation.log)} as l${join}${where})`
}

/** Rows that are the same in everything asked become one; ids whose rows still differ are in conflict. */
const onceSql = (raw: string): string =>
  `select *, count(*) over (partition by k) > 1 as conflict from (select *, count(*) as copies from ${raw} where k is not null group by all) union all select *, 1 as copies, false as conflict from ${raw} where k is null`

interface Survey {
  readonly arms: Partial<Record<Arm, { rows: number; ids: number; distinct: number }>>
  readonly facts: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  /** Microseconds since 1970. */
  readonly from: number
  readonly until: number
  /** The arms whose units and times make the clusters. */
  readonly over: readonly Arm[]
}

async function surveyOf(
  arms: readonly Arm[],
  tables: Partial<Record<Arm, string>>,
  queries: Queries,
  statements: Statements,
): Promise<Survey> {
  const sides = arms.filter(arm => arm !== 'reference')
  const over = sides.length > 0 ? sides : arms
  const one = arms.map(arm => {
    const { weight } = queries.relations[arm]!
    const bad = weight ? 'count(*) filter (w is null or w < 0)' : '0'
    return `select '${arm}' as arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, min(t) as since, max(t) as until, cast(${bad} as double) as bad from ${tables[arm]}`
  })
  const union = over.map(arm => `select distinct u from ${tables[arm]}`).join(' union ')
  const all = `select 'all', 0, 0, 0, cast(count(*) as double), null, null, 0 from (${union})`
  const table = await statements.read([...one, all].join(' union all '), { purpose: 'survey', reads: [...arms, ...over] })
  const names = table.scalars('arm')
  const column = Object.fromEntries(
    ['n', 'ids', 'distinct_ids', 'units', 'since', 'until', 'bad'].map(c => [c, table.numbers(c)]),
  )
  const get = (arm: Arm | 'all', c: string): number => column[c]![names.indexOf(arm)]!
  const iso = (micros: number) => (Number.isNaN(micros) ? null : isoInstant(BigInt(micros)))
  const facts: Survey['facts'] = {}
  const counts: Survey['arms'] = {}
  for (const arm of arms) {
    const relation = queries.relations[arm]!
    if (get(arm, 'bad') > 0)
      throw new MlgateError({
        code: 'engine',
        message: `${describeExpr(relation.weight!)}: a weight is missing or negative in ${get(arm, 'bad')} rows of the ${arm}`,
      })
    counts[arm] = { rows: get(arm, 'n'), ids: get(arm, 'ids'), distinct: get(arm, 'distinct_ids') }
    facts[arm] = {
      rows: get(arm, 'n'),
      units: relation.unit ? get(arm, 'units') : null,
      from: iso(get(arm, 'since')),
      until: iso(get(arm, 'until')),
    }
  }
  const times = (c: string) => over.map(arm => get(arm, c)).filter(t => !Number.isNaN(t))
  const from = Math.min(...times('since'))
  const until = Math.max(...times('until'))
  const units = get('all', 'units')
  return {
    arms: counts,
    facts,
    clusters: {
      unit: units > 0 ? unitClusters(units) : null,
      time: from <= until ? timeClusters((until - from) / 1e6) : null,
    },
    from,
    until,
    over,
  }
}

/**
 * The rows with their buckets. Units are dealt by hash, or have one each where they are few; times by equal spans, and
 * rows without a time are in no block. Above a million rows an arm, a hash sample of units could fill the buckets (all
 * deviations then scaled by √(m/n)): this is the one place that would change, with a separate statement for the point.
 */
async function bucketSql(
  survey: Survey,
  tables: Partial<Record<Arm, string>>,
  make: (name: string, sql: string, about: About) => Promise<string>,
): Promise<(table: string) => string> {
  const { unit, time } = survey.clusters
  const each = unit !== null && unit.buckets === unit.clusters
  const dealt = unit === null ? '0' : `u % ${unit.buckets}`
  let units = ''
  if (each) {
    const all = survey.over.map(arm => `select u from ${tables[arm]}`).join(' union ')
    units = await make('units', `select u, row_number() over (order by u) - 1 as b from (${all})`, {
      purpose: 'units',
      reads: survey.over,
    })
  }
  const bu = each ? `coalesce(b, ${dealt})` : dealt
  const last = (time?.buckets ?? 1) - 1
  const span = (survey.until - survey.from) / (last + 1)
  const block = span > 0 ? `least(${last}, floor((t - ${survey.from}) / ${span}))` : '0'
  const bt =
    time === null ? 'null' : `case when t between ${survey.from} and ${survey.until} then cast(${block} as smallint) end`
  return table =>
    `(select ${table}.*, cast(${bu} as smallint) as bu, ${bt} as bt from ${table}${each ? ` left join ${units} using (u)` : ''})`
}

function sideSql(fields: AllFields, expr: Expr): string {
  const onSide = (side: Side, e: Expr): Field => fields[side].add(e, 'value')
  return renderDuckdb(overPairs(expr, onSide), (c, side) => `${side}.${c.name}`)
}

/** Ids in both arms; those with conflicting rows take no part. Unit, time and weight are the incumbent's. */
async function pairsSql(
  tables: Partial<Record<Arm, ArmTable>>,
  queries: Queries,
  fields: AllFields,
  statements: Statements,
): Promise<string> {
  const incumbent = tables.incumbent!
  const candidate = tables.candidate!
  const write = (e: Expr) => sideSql(fields, e)
  const from = `${incumbent.table} as incumbent join ${candidate.table} as candidate on incumbent.k = candidate.k`
  const all = fields.pairs.all()
  const types = await statements.types(`select ${['1', ...all.map(f => write(f.expr))].join(', ')} from ${from}`)
  const columns = all.map((f, i) => {
    const type = types[i + 1]!
    if (f.form === 'number' && !isNumeric(type)) throw mistyped(f.expr, type, 'a number')
    return `${f.form === 'number' ? asNumber(write(f.expr), type) : write(f.expr)} as ${f.name}`
  })
  const taken = ['k', 'u', 't', ...(queries.relations.incumbent!.weight ? ['w'] : [])].map(c => `incumbent.${c}`)
  const conflicts = SIDES.filter(side => tables[side]!.deduplicated).map(side => `not ${side}.conflict`)
  const where = conflicts.length > 0 ? ` where ${conflicts.join(' and ')}` : ''
  return `select ${[...taken, ...columns].join(', ')} from ${from}${where}`
}
