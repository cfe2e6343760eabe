import type { Answer, Ask } from '../../plan/types.ts'
import type { Expr } from '../../sql/expr.ts'
import type { Moments } from '../../stats/statistics.ts'
import { hasRank, keyOf } from '../duckdb/fields.ts'
import { type Aggregation, momentsOf, named } from './aggregates.ts'
import { type Cut, cubeOf } from './cube.ts'
import { groupedRows } from './grouped.ts'
import { rankedRows } from './ranked.ts'
import type { Population } from './relations.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  outgoingGroups,
  readGroups,
  rowsByGroup,
  type Scope,
  scopesOf,
  weightSql,
  whereOf,
} from './scopes.ts'
import { together } from './together.ts'

export type MomentsAsk = Ask & { readonly request: { readonly kind: 'moments' } }

/** Rows are read once for as many aggregates, times the ways of grouping them: each is a number kept for every group. */
const MOST_AGGREGATES = 256

/**
 * All moments over the same rows in one statement, however they are grouped; of groups of rows, those of the same
 * groups; each with ranks over all rows in its own.
 */
export async function answerMoments(asks: readonly MomentsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const alone = ({ key, request: { per, of } }: MomentsAsk): string =>
    per ? keyOf(per) : Object.values(of).some(hasRank) ? key : ''
  const kinds = [...Map.groupBy(asks, alone)]
  const plain = kinds.flatMap(([kind, some]) => (kind === '' ? scopesOf(some, context) : []))
  const others = kinds.flatMap(([kind, some]) => (kind === '' ? [] : scopesOf(some, context)))
  const centres = await centresOf(plain, context)
  return (
    await together([
      ...fused(plain).map(scopes => answerPlain(scopes, centres, context)),
      ...others.map(scope => answerMade(scope, context)),
    ])
  ).flat()
}

const rowsKey = ({ population, filter, weigh }: Scope): string => keyOf([population.relation, filter, weigh])

function fused(scopes: readonly Scope<MomentsAsk>[]): Scope<MomentsAsk>[][] {
  const out: Scope<MomentsAsk>[][] = []
  const expressions = (some: readonly Scope<MomentsAsk>[]) =>
    new Set(some.flatMap(s => s.asks.flatMap(ask => Object.values(ask.request.of).map(keyOf)))).size
  for (const scope of scopes) {
    const at = out.findIndex(
      some =>
        rowsKey(some[0]!) === rowsKey(scope) &&
        5 * expressions([...some, scope]) * (some.length + 1) <= MOST_AGGREGATES,
    )
    if (at < 0) out.push([scope])
    else out[at]!.push(scope)
  }
  return out
}

/** Of each population a number near the mean of every column that is weighted. */
type Centres = ReadonlyMap<Population, ReadonlyMap<string, number>>

async function centresOf(scopes: readonly Scope<MomentsAsk>[], { statements }: Context): Promise<Centres> {
  const weighted = [...Map.groupBy(scopes.filter(s => s.weigh !== null), s => s.population)]
  const found = weighted.map(async ([population, some]) => {
    const view = population.view()
    const asks = some.flatMap(s => s.asks)
    const columns = [...new Set(asks.flatMap(ask => Object.values(ask.request.of).map(e => view.field(e, 'number'))))]
    const list = columns.map(c => `avg(${c}) as ${c}`)
    const table = await statements.read(
      `select ${list.join(', ')} from ${view.from()}`,
      population.about('centres', asks),
    )
    const of = columns.map((c): [string, number] => {
      const [mean] = table.numbers(c)
      return [c, Number.isFinite(mean!) ? mean! : 0]
    })
    return [population, new Map(of)] as const
  })
  return new Map(await together(found))
}

async function answerPlain(
  scopes: readonly Scope<MomentsAsk>[],
  centres: Centres,
  context: Context,
): Promise<[Ask, Answer][]> {
  const [first] = scopes as [Scope<MomentsAsk>]
  const { population } = first
  const view = population.view()
  const cube = cubeOf(view, context)
  const weight = weightSql(first)
  const parts: Aggregation = {
    values: named('x'),
    aggregates: named('a', sql => `cast(${sql} as double)`),
    weight,
    centreOf: c => centres.get(population)?.get(c) ?? 0,
  }
  const column = (e: Expr) => view.field(e, 'number')
  const cuts = scopes.map(scope => ({
    scope,
    cut: cube.add(scope, []),
    readers: scope.asks.map(({ request }) => momentsOf(request.of, column, parts)),
  }))
  const where = whereOf(view, first)
  const inner = [...cube.columns(), ...parts.values.all(), ...(weight ? [view.also('w')] : [])]
  const sql = `select ${[...cube.outgoing(), ...parts.aggregates.all()].join(', ')} from (select ${inner.join(', ')} from ${view.from()}${where})${cube.groupBy()}`
  const asks = scopes.flatMap(s => s.asks)
  const table = await context.statements.read(sql, population.about('moments', asks))
  return cuts.flatMap(({ scope, cut, readers }) => {
    const groups = groupsOf(cut.read(table), clusterFacts(scope, context)?.buckets ?? null)
    return scope.asks.map((ask, i): [Ask, Answer] => [ask, momentsIn(ask, scope, groups, readers[i]!(table))])
  })
}

interface GroupRows {
  readonly by: Answer['groups'][0]['by']
  readonly rows: readonly number[]
  /** By bucket. */
  readonly dealt: readonly (readonly number[])[] | null
}

export function groupsOf({ rows, groups, bucket }: ReturnType<Cut['read']>, buckets: number | null): GroupRows[] {
  return rowsByGroup({ groups }).map((own, g) => {
    const dealt: number[][] | null = buckets === null ? null : Array.from({ length: buckets }, () => [])
    for (const i of own) if (dealt && bucket && bucket[i]! >= 0) dealt[bucket[i]!]?.push(rows[i]!)
    return { by: groups.tuples[g]!, rows: own.map(i => rows[i]!), dealt }
  })
}

function momentsIn(
  ask: MomentsAsk,
  scope: Scope,
  groups: readonly GroupRows[],
  read: (rows: readonly number[]) => Moments,
): Answer {
  const inBucket = (rows: readonly number[]): Moments | null => {
    const moments = rows.length > 0 ? read(rows) : null
    return moments && moments.n > 0 ? moments : null
  }
  return {
    groups: groups.map(({ by, rows, dealt }) => ({
      by,
      point: read(rows),
      buckets: ask.cluster === scope.cluster && dealt ? dealt.map(inBucket) : null,
    })),
  }
}

/** Of rows that are made first: groups of rows, or rows with their ranks. */
async function answerMade(scope: Scope<MomentsAsk>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const { per } = asks[0]!.request
  const view = population.view()
  const rows = per ? groupedRows(scope, per, view, context) : rankedRows(scope, view, context)
  const parts: Aggregation = {
    values: named('x'),
    aggregates: named('a', sql => `cast(${sql} as double)`),
    weight: scope.weigh === null ? null : 'w',
    centreOf: () => 0,
  }
  const readers = asks.map(({ request }) => momentsOf(request.of, rows.column, parts))
  const inner = [...rows.names, ...parts.values.all(), ...(scope.weigh === null ? [] : ['w'])]
  const sql = `select ${[...outgoingGroups(rows.groups), ...(rows.names.includes('b') ? ['b'] : []), ...parts.aggregates.all()].join(', ')} from (select ${inner.join(', ')} from ${rows.from})${groupBy(rows.names)}`
  const table = await context.statements.read(sql, population.about('moments', asks))
  const facts = clusterFacts(scope, context)
  const grouped = readGroups(table, rows.groups, facts !== null)
  const all = Array.from({ length: table.rows }, (_, i) => i)
  const none = { tuples: [[]], code: new Int32Array(table.rows) }
  const groups = groupsOf({ rows: all, ...grouped, keys: none }, facts?.buckets ?? null)
  return asks.map((ask, i) => [ask, momentsIn(ask, scope, groups, readers[i]!(table))])
}
