import type { Ask, ClusterFacts } from '../../plan/types.ts'
import type { Arm, Expr, Scalar } from '../../sql/expr.ts'
import type { Grouped } from '../groups.ts'
import { encode } from '../groups.ts'
import { keyOf } from '../needs.ts'
import type { Table } from './columns.ts'
import { binDomain } from './domains.ts'
import type { endsOnce } from './ends.ts'
import type { GroupKey } from './packed.ts'
import type { Population, Prepared } from './relations.ts'
import type { Sampled } from './sampled.ts'
import type { Statements } from './statements.ts'

/** What the answers of one kind of request are made with. */
export interface Context {
  readonly prepared: Prepared
  readonly statements: Statements
  /** The ids of each log are taken for distinct: who joins them has to say so if they are not. */
  readonly unique: boolean
  /** Rows that the join of the pairs has, once a statement has made it; who waits for it starts none. */
  readonly joined: PromiseWithResolvers<number>
  /** Who waits for it. */
  readonly waiting: readonly Ask[]
  /** The ends of a column of a large population. */
  readonly ends: ReturnType<typeof endsOnce>
  /** Some rows of a large arm. */
  readonly sampled: (arm: Arm) => Promise<Sampled>
}

/** Asks that one statement can answer: the same rows, groups and buckets. */
export interface Scope<A extends Ask = Ask> {
  readonly population: Population
  readonly filter: Expr | null
  readonly by: readonly Expr[]
  readonly sections: number | null
  readonly cluster: 'unit' | 'time' | null
  /** What each row counts for, as SQL over the population's columns; null: 1. */
  readonly weight: string | null
  readonly asks: readonly A[]
}

/** Powers of a weight. */
const POWERS = ['1', 'w', 'w * w'] as const

/** Asks without buckets join those with: their point is the union of the buckets. */
export function scopesOf<A extends Ask>(asks: readonly A[], { prepared }: Context): Scope<A>[] {
  const clusterOf = (ask: A) => (ask.cluster && prepared.clusters[ask.cluster] ? ask.cluster : null)
  const weightOf = (ask: A) => (prepared.populations[ask.relation]!.weighted ? (ask.weigh ?? null) : null)
  const base = (ask: A) => keyOf([ask.relation, ask.filter, ask.by, ask.sections ?? null, weightOf(ask)])
  const clustered = new Map<string, 'unit' | 'time'>()
  for (const ask of asks) {
    const cluster = clusterOf(ask)
    if (cluster && !clustered.has(base(ask))) clustered.set(base(ask), cluster)
  }
  const scopes = new Map<string, Scope<A> & { asks: A[] }>()
  for (const ask of asks) {
    const cluster = clusterOf(ask) ?? clustered.get(base(ask)) ?? null
    const key = `${base(ask)} ${cluster}`
    const scope = scopes.get(key)
    if (scope) scope.asks.push(ask)
    else {
      const population = prepared.populations[ask.relation]!
      const weigh = weightOf(ask)
      scopes.set(key, {
        population,
        filter: ask.filter,
        by: ask.by,
        sections: ask.sections ?? null,
        cluster,
        weight: weigh === null ? null : POWERS[weigh],
        asks: [ask],
      })
    }
  }
  return [...scopes.values()]
}

/** Scopes of the same rows as one that is cut every way, for whoever reads the rows themselves. */
export const ofSameRows = <A extends Ask>(scopes: readonly Scope<A>[]): Scope<A>[] =>
  [...Map.groupBy(scopes, rowsKey).values()].map(same => same.reduce(joined))

/** Equal where the rows are the same, however they are cut. */
export const rowsKey = ({ population, filter, sections, cluster, weight }: Scope): string =>
  keyOf([population.from, filter, sections, cluster, weight])

export const joined = <A extends Ask>(a: Scope<A>, b: Scope<A>): Scope<A> => ({
  ...a,
  by: [...new Map([...a.by, ...b.by].map(e => [keyOf(e), e])).values()],
  asks: [...a.asks, ...b.asks],
})

export const clusterFacts = (scope: Scope, { prepared }: Context): ClusterFacts | null =>
  scope.cluster && prepared.clusters[scope.cluster]

/** What says which group and bucket a row is of: g0, g1, …, b. */
export function groupKeys(scope: Scope, context: Context): GroupKey[] {
  const { by, sections, cluster, population } = scope
  const keys = by.map((e, i) => ({
    name: `g${i}`,
    column: population.field(e, 'value'),
    domain: population.domain(e),
  }))
  if (sections) keys.push({ name: `g${keys.length}`, column: `cast(bu % ${sections} as double)`, domain: null })
  const buckets = clusterFacts(scope, context)?.buckets
  if (buckets === undefined) return keys
  const domain = population.large ? binDomain(buckets) : null
  return [...keys, { name: 'b', column: cluster === 'unit' ? 'bu' : 'bt', domain }]
}

/** The same as columns. */
export function groupColumns(scope: Scope): string[] {
  const groups = scope.by.map((e, i) => `${scope.population.field(e, 'value')} as g${i}`)
  if (scope.sections) groups.push(`cast(bu % ${scope.sections} as double) as g${groups.length}`)
  return scope.cluster ? [...groups, `${scope.cluster === 'unit' ? 'bu' : 'bt'} as b`] : groups
}

/** What each row counts for, as the column `w` of what is selected. */
export const weightColumn = ({ weight }: Scope): string[] => (weight ? [`cast(${weight} as double) as w`] : [])

/** The names of those that say the group. */
const keyNames = ({ by, sections }: Scope): string[] =>
  Array.from({ length: by.length + (sections ? 1 : 0) }, (_, i) => `g${i}`)

export const groupNames = (scope: Scope): string[] => [...keyNames(scope), ...(scope.cluster ? ['b'] : [])]

export const whereOf = (scope: Scope, ...more: string[]): string => {
  const all = [
    ...(scope.filter ? [scope.population.field(scope.filter, 'value')] : []),
    ...(scope.weight ? ['w > 0'] : []),
    ...more,
  ]
  return all.length > 0 ? ` where ${all.join(' and ')}` : ''
}

export const groupBy = (columns: readonly string[]): string =>
  columns.length > 0 ? ` group by ${columns.join(', ')}` : ''

/** Whole populations are always a group, be it of no rows. Of a scope that is cut more finely, the groups of `by`. */
export function readGroups(table: Table, scope: Scope, by: readonly Expr[] = scope.by): Grouped {
  const own = by === scope.by ? keyNames(scope) : by.map(e => `g${scope.by.findIndex(o => keyOf(o) === keyOf(e))}`)
  return groupedBy(table, own, scope.cluster !== null)
}

/** By some keys of a statement that may have more. */
export function groupedBy(table: Table, keys: readonly string[], dealt: boolean): Grouped {
  const columns: Scalar[][] = keys.map(name => table.scalars(name))
  const bucket = dealt ? new Int32Array(table.rows) : null
  if (bucket) {
    const b = table.numbers('b')
    for (let i = 0; i < b.length; i++) bucket[i] = Number.isNaN(b[i]) ? -1 : b[i]!
  }
  return { groups: encode(columns, table.rows), bucket }
}
