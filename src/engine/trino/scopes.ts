import type { Ask, ClusterFacts } from '../../plan/types.ts'
import type { Expr } from '../../sql/expr.ts'
import type { Grouped } from '../groups.ts'
import { encode } from '../groups.ts'
import { keyOf } from '../needs.ts'
import type { Population, Prepared, View } from './relations.ts'
import type { Statements } from './statements.ts'
import { outgoing, type Table } from './table.ts'

/** What the answers of one kind of request are made with. */
export interface Context {
  readonly prepared: Prepared
  readonly statements: Statements
}

/** Asks of the same rows, groups and buckets. */
export interface Scope<A extends Ask = Ask> {
  readonly population: Population
  readonly filter: Expr | null
  readonly by: readonly Expr[]
  readonly sections: number | null
  readonly cluster: 'unit' | 'time' | null
  /** The power of its weight that each row counts for; null: 1. */
  readonly weigh: 0 | 1 | 2 | null
  readonly asks: readonly A[]
}

/** Asks without buckets join those with: their point is the union of the buckets. */
export function scopesOf<A extends Ask>(asks: readonly A[], { prepared }: Context): Scope<A>[] {
  const clusterOf = (ask: A) => (ask.cluster && prepared.clusters[ask.cluster] ? ask.cluster : null)
  const weighOf = (ask: A) => (prepared.populations[ask.relation]!.weighted ? (ask.weigh ?? null) : null)
  const base = (ask: A) => keyOf([ask.relation, ask.filter, ask.by, ask.sections ?? null, weighOf(ask)])
  const clustered = new Map<string, 'unit' | 'time'>()
  for (const ask of asks) {
    const cluster = clusterOf(ask)
    if (cluster && !clustered.has(base(ask))) clustered.set(base(ask), cluster)
  }
  const cluster = (ask: A) => clusterOf(ask) ?? clustered.get(base(ask)) ?? null
  return [...Map.groupBy(asks, ask => `${base(ask)} ${cluster(ask)}`).values()].map(own => {
    const [first] = own as [A, ...A[]]
    return {
      population: prepared.populations[first.relation]!,
      filter: first.filter,
      by: first.by,
      sections: first.sections ?? null,
      cluster: cluster(first),
      weigh: weighOf(first),
      asks: own,
    }
  })
}

export const clusterFacts = (scope: Scope, { prepared }: Context): ClusterFacts | null =>
  scope.cluster && prepared.clusters[scope.cluster]

/** What a row counts for, over its weight `w`; null: 1. */
export const weightSql = ({ weigh }: Pick<Scope, 'weigh'>): string | null =>
  weigh === null ? null : ['1e0', 'w', 'w * w'][weigh]!

/** The condition on the rows of a scope; it asks the view for what it reads. */
export function whereOf(view: View, scope: Pick<Scope, 'filter' | 'weigh'>, ...more: string[]): string {
  const all = [
    ...(scope.filter ? [view.field(scope.filter, 'value')] : []),
    ...(scope.weigh === null ? [] : [`${view.also('w')} > 0`]),
    ...more,
  ]
  return all.length > 0 ? ` where ${all.join(' and ')}` : ''
}

export const groupBy = (columns: readonly string[]): string =>
  columns.length > 0 ? ` group by ${columns.join(', ')}` : ''

/** A column that says the group of a row: as it is selected from a view, and of what type it is. */
export interface GroupColumn {
  readonly sql: string
  readonly type: string
}

export function groupColumns(view: View, { population, by, sections }: Scope): GroupColumn[] {
  return [
    ...by.map(e => ({ sql: view.field(e, 'value'), type: population.typeOf(e) })),
    ...(sections ? [{ sql: `cast(mod(${view.also('bu')}, ${sections}) as double)`, type: 'double' }] : []),
  ]
}

/** The column that says the bucket. */
const bucketColumn = (view: View, { cluster }: Scope): string[] =>
  cluster ? [view.also(cluster === 'unit' ? 'bu' : 'bt')] : []

/** Groups as `g0`, `g1`, … and the bucket as `b`. */
export function groupList(
  view: View,
  scope: Scope,
  context: Context,
): { columns: string[]; names: string[]; groups: Groups } {
  const own = groupColumns(view, scope)
  const groups = own.map((c, i) => ({ name: `g${i}`, type: c.type }))
  const dealt = clusterFacts(scope, context) ? bucketColumn(view, scope).map(b => `${b} as b`) : []
  return {
    columns: [...own.map((c, i) => `${c.sql} as g${i}`), ...dealt],
    names: [...groups.map(g => g.name), ...(dealt.length > 0 ? ['b'] : [])],
    groups,
  }
}

type Groups = readonly { readonly name: string; readonly type: string }[]

/** The columns of groups as they leave the cluster, under their own names. */
export const outgoingGroups = (groups: Groups): string[] =>
  groups.map(({ name, type }) => {
    const sql = outgoing(name, type)
    return sql === name ? name : `${sql} as ${name}`
  })

/** Whole populations are always a group, be it of no rows. */
export function readGroups(table: Table, groups: Groups, bucketed: boolean): Grouped {
  return {
    groups: encode(
      groups.map(({ name, type }) => table.scalars(name, type)),
      table.rows,
    ),
    bucket: bucketed ? bucketsIn(table.numbers('b')) : null,
  }
}

export const bucketsIn = (b: Float64Array): Int32Array => Int32Array.from(b, x => (Number.isNaN(x) ? -1 : x))
