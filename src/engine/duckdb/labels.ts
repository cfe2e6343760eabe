import type { Queries, Relation } from '../../plan/types.ts'
import { quoteName } from '../../sql/duckdb.ts'
import { type Arm, type Expr, walk } from '../../sql/expr.ts'
import type { About } from '../port.ts'
import type { AllFields } from './fields.ts'
import { differing, hashOf } from './identity.ts'
import { type Logs, type Types, writeRaw } from './typing.ts'

const ARMS: readonly Arm[] = ['incumbent', 'candidate', 'reference']

interface Labels {
  readonly table: string
  readonly columns: readonly string[]
  readonly idAsText: readonly boolean[]
}
export type LabelsByArm = ReadonlyMap<Arm, Labels> & {
  readonly idAsText: readonly boolean[]
  readonly unitAsText: boolean
}

/** The label rows, at most one an id: columns on which the rows of an id (or its latest ones) disagree are null. */
export async function makeLabels(
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
