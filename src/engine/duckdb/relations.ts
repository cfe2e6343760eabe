import type { Ask, Both, ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm, Expr, Side } from '../../sql/expr.ts'
import { type ArmTable, armSql, onceSql } from './arm.ts'
import { bucketSql } from './buckets.ts'
import { type AllFields, type Field, type Form, fieldsNamed, needsOf, overPairs } from './fields.ts'
import { makeLabels } from './labels.ts'
import { bothSql, refuseUnpairable, sideSql } from './pairs.ts'
import { type About, type Statements, together } from './statements.ts'
import { surveyOf } from './survey.ts'
import { failed, type Logs, typesOf } from './typing.ts'

/** Above this many rows in a log, relations are views that stream from the files; below, tables made once. */
const MATERIALISED_ROWS = 1_000_000

/** A relation ready to be asked: a table with fields, unit bucket `bu`, time bucket `bt` and weight `w`. */
export interface Population {
  readonly from: string
  readonly about: (purpose: string, asks: readonly Ask[]) => About
  readonly weighted: boolean
  /** The column that holds an expression. */
  field(expr: Expr, form: Form): string
}

export interface Prepared {
  readonly populations: Partial<Record<Arm | Both, Population>>
  readonly arms: Partial<Record<Arm, ArmTable>>
  readonly facts: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  /** An expression over pairs as SQL over the tables of both arms, called `incumbent` and `candidate`. */
  readonly onSides: (expr: Expr) => string
  /** Drops what was made. */
  drop(): Promise<void>
}

const ARMS = ['incumbent', 'candidate', 'reference'] as const
const SIDES = ['incumbent', 'candidate'] as const

export const isLarge = (logs: Logs, queries: Queries): boolean =>
  Object.values(queries.relations).some(relation => (logs.rows(relation.log) ?? 0) > MATERIALISED_ROWS)

let runs = 0

export async function prepareRelations(logs: Logs, queries: Queries, statements: Statements): Promise<Prepared> {
  const prefix = `mlgate_${++runs}`
  const made: { kind: 'table' | 'view'; name: string }[] = []
  const arms = ARMS.filter(arm => queries.relations[arm] !== undefined)
  const large = isLarge(logs, queries)
  const make = async (name: string, sql: string, about: About): Promise<string> => {
    const kind = large ? 'view' : 'table'
    await statements.execute(`create ${kind} ${prefix}_${name} as ${sql}`, about)
    made.unshift({ kind, name: `${prefix}_${name}` })
    return `${prefix}_${name}`
  }
  const drop = async () => {
    if (made.length === 0) return
    await statements.cleanUp(made.map(({ kind, name }) => `drop ${kind} if exists ${name}`).join('; '))
  }

  refuseUnpairable(queries)
  try {
    const fields = collect(queries)
    const types = await typesOf(logs, queries, fields, statements)
    const labels = await makeLabels(logs, queries, fields, types, make)
    const makeArm = async (arm: Arm) => {
      const relation = queries.relations[arm]!
      const sqlOf = (some: readonly Field[]) => armSql(logs, relation, some, types, labels)
      const about = {
        purpose: 'relation',
        reads: large ? [] : [relation.log, ...(labels.has(arm) ? (['labels'] as const) : [])],
      }
      const all = fields[arm].all()
      const blame = async (error: unknown): Promise<never> => {
        const count = (field: Field) =>
          statements.execute(`select count(${field.name}) from (${sqlOf([field])})`, about)
        await statements.execute(`select count(*) from (${sqlOf([])})`, about)
        for (const field of all) await count(field).catch(cause => Promise.reject(failed(field.expr, cause)))
        throw error
      }
      return [arm, await make(arm, sqlOf(all), about).catch(blame)] as const
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
    const populations: Partial<Record<Arm | Both, Population>> = {}
    for (const arm of arms) {
      populations[arm] = {
        from: bucketed(tables[arm]!.table),
        about: aboutOf([arm]),
        weighted: queries.relations[arm]!.weight !== null,
        field: (expr, form) => fields[arm].add(expr, form).name,
      }
    }
    for (const both of ['pairs', 'pooled'] as const) {
      const own = queries.asks.filter(ask => ask.relation === both)
      if (own.some(ask => ask.request.kind !== 'keys')) {
        const sql = await bothSql(both, tables, queries, fields, statements)
        const table = await make(both, sql, { purpose: both, reads: SIDES })
        populations[both] = {
          from: bucketed(table),
          about: aboutOf([both]),
          weighted: queries.relations.incumbent!.weight !== null,
          field: (expr, form) => fields[both].add(expr, form).name,
        }
      } else if (own.length > 0) {
        populations[both] = {
          from: '',
          about: aboutOf(SIDES),
          weighted: false,
          field: () => '',
        }
      }
    }
    const { facts, clusters } = survey
    return { populations, arms: tables, facts, clusters, onSides: e => sideSql(fields, e), drop }
  } catch (error) {
    await drop()
    throw error
  }
}

const aboutOf =
  (reads: About['reads']): Population['about'] =>
  (purpose, asks) => ({ purpose, reads, asks: asks.map(ask => ask.key) })

function collect(queries: Queries): AllFields {
  const fields = {
    incumbent: fieldsNamed('f'),
    candidate: fieldsNamed('f'),
    reference: fieldsNamed('f'),
    pairs: fieldsNamed('p'),
    pooled: fieldsNamed('p'),
  }
  const onSide = (side: Side, expr: Expr) => fields[side].add(expr, 'value')
  for (const ask of queries.asks) {
    for (const { expr, form } of needsOf(ask)) {
      const field = fields[ask.relation].add(expr, form)
      if (ask.relation === 'pairs' || ask.relation === 'pooled') overPairs(field.expr, onSide)
    }
    if (ask.request.kind === 'cells')
      for (const key of Object.values(ask.request.keys))
        if (key.is === 'quantile-bin') fields[key.from].add(key.source, 'number')
  }
  return fields
}
