import type { Answer, Ask } from '../../plan/types.ts'
import type { Moments } from '../../stats/statistics.ts'
import { aggregation, momentsOf } from './aggregates.ts'
import type { Table } from './columns.ts'
import { hasRank, keyOf } from './fields.ts'
import { groupedRows } from './grouped.ts'
import { type LookedUp, lookedUpRanks, type Ranks } from './ordered.ts'
import { groupingBy } from './packed.ts'
import { rankedRows } from './ranked.ts'
import {
  type Context,
  clusterFacts,
  cubesOf,
  groupBy,
  groupKeys,
  groupNames,
  readGroups,
  rowsByGroup,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'
import { together } from './statements.ts'

type MomentsAsk = Ask & { readonly request: { readonly kind: 'moments' } }

/**
 * All moments of one population, filter, grouping and clustering in one statement; of groups of rows, those of the same
 * groups; each with ranks over all rows in its own.
 */
export async function answerMoments(asks: readonly MomentsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const ranks = await ranksBeforehand(asks, context)
  const alone = ({ key, request: { per, of } }: MomentsAsk): string =>
    per ? keyOf(per) : Object.values(of).some(e => hasRank(e) && !ranks.has(keyOf(e))) ? key : ''
  const scopes = [...Map.groupBy(asks, alone).values()].flatMap(some => scopesOf(some, context))
  const plain = ({ asks: [ask], weight }: Scope<MomentsAsk>) => weight === null && alone(ask!) === ''
  // What takes longest is asked first.
  const all = [...scopes.filter(s => !plain(s)), ...slicedTogether(scopes.filter(plain), context)]
  return (await together(all.map(scope => answerScope(scope, context, ranks)))).flat()
}

/** Whether its statement has every row of the pairs. */
const countsPairs = ({ relation, request, filter, weigh }: Ask): boolean =>
  relation === 'pairs' && request.kind === 'moments' && !request.per && filter === null && weigh === undefined

/** Those of large logs that need no window. */
async function ranksBeforehand(asks: readonly MomentsAsk[], context: Context): Promise<Ranks> {
  const found = new Map<string, LookedUp>()
  for (const { request, relation, filter, by, weigh } of asks) {
    const all = Object.values(request.of)
    if (request.per || relation !== 'pairs' || filter || by.length > 0 || weigh !== undefined || !all.some(hasRank))
      continue
    for (const [key, rank] of (await lookedUpRanks(all, context)) ?? []) found.set(key, rank)
  }
  return found
}

/**
 * What is asked of the whole and of slices too comes of the slices, cut every way at once; what is asked of the whole
 * alone stays apart, for the fewer groups there are the faster they are aggregated.
 */
function slicedTogether(scopes: readonly Scope<MomentsAsk>[], context: Context): Scope<MomentsAsk>[] {
  const sliced = new Set(scopes.filter(s => s.by.length > 0).flatMap(s => s.asks.map(alike)))
  const parts = scopes.flatMap(scope => {
    // The join of the pairs costs more than all that is made of it.
    if (scope.by.length > 0 || !scope.population.large || scope.asks[0]!.relation === 'pairs') return [scope]
    const [shared, own] = [true, false].map(is => scope.asks.filter(ask => sliced.has(alike(ask)) === is))
    return [shared!, own!].filter(asks => asks.length > 0).map(asks => ({ ...scope, asks }))
  })
  const apart = (scope: Scope<MomentsAsk>) =>
    scope.by.length === 0 && scope.asks[0]!.relation !== 'pairs' && !scope.asks.some(ask => sliced.has(alike(ask)))
  return [
    ...cubesOf(
      parts.filter(s => !apart(s)),
      context,
    ),
    ...parts.filter(apart),
  ]
}

const alike = ({ relation, filter, request, cluster }: MomentsAsk): string =>
  keyOf([relation, filter, request, cluster])

async function answerScope(scope: Scope<MomentsAsk>, context: Context, ranks: Ranks): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const { per, of } = asks[0]!.request
  const windowed = Object.values(of).some(e => hasRank(e) && !ranks.has(keyOf(e)))
  const rows = per ? groupedRows(scope, per) : windowed ? rankedRows(scope) : null
  const looked = asks.flatMap(ask => Object.values(ask.request.of).flatMap(e => ranks.get(keyOf(e)) ?? []))
  const joins = [...new Set(looked.map(rank => rank.join))].join('')
  const column = rows?.column ?? (e => ranks.get(keyOf(e))?.column ?? population.field(e, 'number'))
  const plain = { columns: groupNames(scope), names: groupNames(scope), read: (table: Table) => table }
  const { columns: keys, names, read } = rows ? plain : groupingBy(groupKeys(scope, context), 'packed', 'many')
  const parts = aggregation(names, scope.weight !== null)
  const readers = asks.map(({ request }) => momentsOf(request.of, column, parts))
  const columns = [...keys, ...parts.values.all(), ...(rows && scope.weight ? ['w'] : weightColumn(scope))]
  const values = `select ${columns.join(', ')} from ${rows?.from ?? `${population.from}${joins}${whereOf(scope)}`}`
  const centred = parts.centres ? `select ${['*', ...parts.centres.all()].join(', ')} from (${values})` : values
  const counts = countsPairs(asks[0]!) && rows === null
  const all = [...names, ...parts.aggregates.all(), ...(counts ? ['cast(count(*) as double) as joined'] : [])]
  const sql = `select ${all.join(', ')} from (${centred})${groupBy(names)}`
  const found = await context.statements.read(sql, population.about('moments', asks))
  if (counts) context.joined.resolve(found.numbers('joined').reduce((sum, n) => sum + n, 0))
  const table = read(found)
  const facts = clusterFacts(scope, context)
  const cut = new Map([...Map.groupBy(asks, ask => keyOf(ask.by))].map(([key, [ask]]) => [key, groupsOf(ask!)]))
  /** Of each group its rows of the answer, all and by bucket. */
  function groupsOf({ by }: MomentsAsk) {
    const { groups, bucket } = readGroups(table, scope, keyOf(by) === keyOf(scope.by) ? scope.by : by)
    return rowsByGroup({ groups, bucket }).map((rows, g) => {
      const dealt: number[][] = Array.from({ length: facts?.buckets ?? 0 }, () => [])
      for (const row of rows) if (bucket && bucket[row]! >= 0) dealt[bucket[row]!]?.push(row)
      return { by: groups.tuples[g]!, rows, dealt }
    })
  }
  return asks.map((ask, i) => {
    const momentsIn = readers[i]!(table)
    const dealt = ask.cluster === scope.cluster && facts !== null
    const inBucket = (rows: readonly number[]): Moments | null => {
      const moments = rows.length > 0 ? momentsIn(rows) : null
      return moments && moments.n > 0 ? moments : null
    }
    const groups = cut.get(keyOf(ask.by))!.map(group => ({
      by: group.by,
      point: momentsIn(group.rows),
      buckets: dealt ? group.dealt.map(inBucket) : null,
    }))
    return [ask, { groups }]
  })
}
