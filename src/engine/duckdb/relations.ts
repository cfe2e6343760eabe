import type { MlgateError } from '../../errors.ts'
import type { Ask, Both, ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm, Expr, Side } from '../../sql/expr.ts'
import { refuseUnpairable } from '../asked.ts'
import { type Form, keyOf, needsOf, overPairs } from '../needs.ts'
import type { About } from '../port.ts'
import { together } from '../together.ts'
import { type ArmTable, armSql, onceSql, type Units } from './arm.ts'
import { bucketSql } from './buckets.ts'
import { culpritOf, isUnmade } from './culprit.ts'
import { type Domain, domainsOf, truthDomain, type Wanted } from './domains.ts'
import { type AllFields, type Field, fieldsNamed } from './fields.ts'
import { makeLabels } from './labels.ts'
import { bothSql, codeOf, columnOf, sideSql } from './pairs.ts'
import type { Statements } from './statements.ts'
import { surveyLarge, surveyOf } from './survey.ts'
import { type Logs, type Types, typesOf } from './typing.ts'

/** Above this many rows in a log, relations are views that stream from the files; below, tables made once. */
const STREAMED_ABOVE = 500_000

/** A relation ready to be asked: a table with fields, unit bucket `bu`, time bucket `bt` and weight `w`. */
export interface Population {
  readonly from: string
  readonly about: (purpose: string, asks: readonly Ask[]) => About
  readonly weighted: boolean
  /** It streams from the files, at every statement. */
  readonly large: boolean
  /** The column that holds an expression. */
  field(expr: Expr, form: Form): string
  /** All its values, where they are few and it is worth while to know them. */
  domain(expr: Expr): Domain | null
}

export interface Prepared {
  readonly populations: Partial<Record<Arm | Both, Population>>
  /** Until it is settled, those of both arms are still to come. */
  readonly both: Promise<unknown>
  readonly arms: Partial<Record<Arm, ArmTable>>
  readonly facts: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  /** An expression over pairs as SQL over the tables of both arms, called `incumbent` and `candidate`. */
  readonly onSides: (expr: Expr) => string
  /** The ids of both logs are the same, if those of each are distinct. */
  readonly matched: boolean
  /** Makes a table of a query's rows, and says its name. */
  keep(name: string, sql: string, about: About): Promise<string>
  /** Rejects with the expression that a value of it could not be made of, where one is to blame; else with the error. */
  blame(error: unknown): Promise<never>
  /** Drops what was made. */
  drop(): Promise<void>
}

const ARMS = ['incumbent', 'candidate', 'reference'] as const
const SIDES = ['incumbent', 'candidate'] as const

export const isLarge = (logs: Logs, queries: Queries): boolean =>
  Object.values(queries.relations).some(
    relation => (logs.rows(relation.log) ?? 0) > (logs.streamedAbove ?? STREAMED_ABOVE),
  )

let runs = 0

/** `unique`: the ids of each log are taken for distinct until the join of the pairs shows otherwise. */
export async function prepareRelations(
  logs: Logs,
  queries: Queries,
  statements: Statements,
  unique: boolean,
): Promise<Prepared> {
  const prefix = `mlgate_${++runs}`
  const made: { kind: 'table' | 'view'; name: string }[] = []
  const arms = ARMS.filter(arm => queries.relations[arm] !== undefined)
  const large = isLarge(logs, queries)
  const makeAs = (kind: 'table' | 'view') => async (name: string, sql: string, about: About) => {
    const own = `${prefix}_${name}`
    made.unshift({ kind, name: own })
    await statements.execute(`create ${kind} ${own} as ${sql}`, about)
    return own
  }
  const make = makeAs(large ? 'view' : 'table')
  let kept = 0
  const keep = (name: string, sql: string, about: About) => makeAs('table')(`${name}_${++kept}`, sql, about)
  const drop = async () => {
    if (made.length === 0) return
    await statements.cleanUp(made.map(({ kind, name }) => `drop ${kind} if exists ${name}`).join('; '))
  }

  refuseUnpairable(queries)
  const culprits = new Map<Arm, () => Promise<MlgateError | null>>()
  const blame = async (error: unknown): Promise<never> => {
    if (isUnmade(error))
      for (const find of culprits.values()) {
        const found = await find()
        if (found) throw found
      }
    throw error
  }
  try {
    const fields = collect(queries, large)
    const types = await typesOf(logs, queries, fields, statements)
    // However large: each statement would make their rows one an id again.
    const labels = await makeLabels(logs, queries, fields, types, makeAs('table'))
    const makeArm = async (arm: Arm, units: Units) => {
      const relation = queries.relations[arm]!
      const sqlOf = (some: readonly Field[]) => armSql(logs, relation, some, types, labels, units)
      const about = {
        purpose: 'relation',
        reads: large ? [] : [relation.log, ...(labels.has(arm) ? (['labels'] as const) : [])],
      }
      const all = fields[arm].all()
      const valuesOf = (expr: Expr | null) => {
        const fields: Field[] = expr ? [{ name: 'f', expr, form: 'value' }] : []
        return statements.execute(`select count(${expr ? 'f' : '*'}) from (${sqlOf(fields)})`, about)
      }
      const exprs = all.map(field => field.expr)
      culprits.set(arm, () => culpritOf(exprs, valuesOf))
      const name = units === 'any' ? arm : `${arm}_${units}`
      return [arm, await make(name, sqlOf(all), about)] as const
    }
    const makeArms = async (units: Units): Promise<Partial<Record<Arm, string>>> =>
      Object.fromEntries(await together(arms.map(arm => makeArm(arm, units))))
    let raw = await makeArms(large ? 'bound' : 'any')
    const look = () =>
      large ? surveyLarge(arms, raw, queries, statements, unique) : surveyOf(arms, raw, queries, statements)
    let found = await look()
    for (const units of ['identified', 'any'] as const) {
      if (found !== null) break
      raw = await makeArms(units)
      found = await look()
    }
    const survey = found!
    const domains = large ? await knownDomains(arms, raw, queries, fields, types, statements) : null
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
    const bucketed = await bucketSql(survey, raw, large, make)
    const populations: Partial<Record<Arm | Both, Population>> = {}
    const joining: Promise<void>[] = []
    for (const both of ['pairs', 'pooled'] as const) {
      const own = queries.asks.filter(ask => ask.relation === both)
      if (own.some(ask => ask.request.kind !== 'keys')) {
        const sql = await bothSql(both, tables, queries, fields, statements, domains, types)
        const joined = async () => {
          const table = await make(both, sql, { purpose: both, reads: SIDES })
          populations[both] = {
            from: bucketed(table),
            about: aboutOf([both]),
            weighted: queries.relations.incumbent!.weight !== null,
            large,
            field: (expr, form) => fields[both].add(expr, form).name,
            // Rows of the pairs are rows of both logs.
            domain: expr => {
              const inner = expr.is === 'of' ? expr.arg : expr
              const own = expr.is === 'of' ? domains?.[expr.arm]?.get(keyOf(inner)) : undefined
              return domains && (truthDomain(inner) ?? (own ? { ...own, code: codeOf } : null))
            },
          }
        }
        const made = joined()
        // It may fail while the other is still being written.
        made.catch(() => {})
        joining.push(made)
      } else if (own.length > 0) {
        populations[both] = {
          from: '',
          about: aboutOf(SIDES),
          weighted: false,
          large,
          field: () => '',
          domain: () => null,
        }
      }
    }
    const both = together(joining)
    // Whoever asks about both waits for it, and is told.
    both.catch(() => {})
    if (large) await both
    for (const arm of arms) {
      populations[arm] = {
        from: bucketed(tables[arm]!.table),
        about: aboutOf([arm]),
        weighted: queries.relations[arm]!.weight !== null,
        large,
        field: (expr, form) => fields[arm].add(expr, form).name,
        domain: expr => domains && (truthDomain(expr) ?? domains[arm]?.get(keyOf(expr)) ?? null),
      }
    }
    const { facts, clusters, matched } = survey
    return {
      populations,
      both,
      arms: tables,
      facts,
      clusters,
      onSides: e => sideSql(fields, e),
      matched,
      keep,
      blame,
      drop,
    }
  } catch (error) {
    return await blame(error).finally(drop)
  }
}

/** Of what rows are grouped by. */
async function knownDomains(
  arms: readonly Arm[],
  raw: Partial<Record<Arm, string>>,
  queries: Queries,
  fields: AllFields,
  types: Types,
  statements: Statements,
): Promise<Partial<Record<Arm, Map<string, Domain>>>> {
  const found: Partial<Record<Arm, Map<string, Domain>>> = {}
  for (const arm of arms) {
    const { log } = queries.relations[arm]!
    const wanted = new Map<string, Wanted>()
    const want = (expr: Expr) => {
      const column = fields[arm].add(expr, 'value').name
      if (!truthDomain(expr)) wanted.set(column, { expr, column, type: String(types.get(log, expr)) })
    }
    for (const { relation, by, request } of queries.asks) {
      const keys = request.kind === 'cells' ? Object.values(request.keys).filter(k => k.is === 'value') : []
      for (const e of [...by, ...keys.map(k => k.of)])
        if (relation === arm) want(e)
        else if (relation === 'pairs' && e.is === 'of' && e.arm === arm) want(e.arg)
    }
    found[arm] = await domainsOf(arm, raw[arm]!, [...wanted.values()], statements)
  }
  return found
}

const aboutOf =
  (reads: About['reads']): Population['about'] =>
  (purpose, asks) => ({ purpose, reads, asks: asks.map(ask => ask.key) })

function collect(queries: Queries, large: boolean): AllFields {
  const fields = {
    incumbent: fieldsNamed('f'),
    candidate: fieldsNamed('f'),
    reference: fieldsNamed('f'),
    pairs: fieldsNamed('p'),
    pooled: fieldsNamed('p'),
  }
  const onSide = (side: Side, expr: Expr) => {
    // What is smaller than its double goes through the join instead of it.
    const column = large ? columnOf(expr) : null
    if (column) fields[side].add(column, 'value')
    return fields[side].add(expr, 'value')
  }
  for (const ask of queries.asks) {
    for (const { expr, form } of needsOf(ask)) {
      const field = fields[ask.relation].add(expr, form)
      if (ask.relation === 'pairs' || ask.relation === 'pooled') overPairs(field.expr, onSide)
    }
    if (ask.request.kind === 'cells')
      for (const key of Object.values(ask.request.keys))
        if (key.is === 'quantile-bin') fields[key.from].add(key.source, 'number')
    // Pairs may be ranked by their ranks among the rows of an arm.
    if (ask.relation === 'pairs' && ask.request.kind === 'moments')
      for (const e of Object.values(ask.request.of))
        if (e.is === 'rank' && e.arg.is === 'of') fields[e.arg.arm].add(e.arg.arg, 'number')
  }
  return fields
}
