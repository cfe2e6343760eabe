import type { Answer, Ask } from '../../plan/types.ts'
import { combine } from '../../stats/combine.ts'
import type { Moments } from '../../stats/statistics.ts'
import { aggregation, momentsOf } from './aggregates.ts'
import type { Table } from './columns.ts'
import { hasRank, keyOf } from './fields.ts'
import { groupedRows } from './grouped.ts'
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
  const alone = (ask: MomentsAsk): string =>
    ask.request.per ? keyOf(ask.request.per) : Object.values(ask.request.of).some(hasRank) ? ask.key : ''
  const scopes = [...Map.groupBy(asks, alone).values()].flatMap(some => scopesOf(some, context))
  return (await together(mergeable(scopes, context).map(scope => answerScope(scope, context)))).flat()
}

/** Groups of rows and ranks are each made within their own scope. */
function mergeable(scopes: readonly Scope<MomentsAsk>[], context: Context): Scope<MomentsAsk>[] {
  const plain = ({ asks, weight }: Scope<MomentsAsk>) =>
    weight === null && asks.every(({ request: r }) => !r.per && !Object.values(r.of).some(hasRank))
  return [...cubesOf(scopes.filter(plain), context), ...scopes.filter(s => !plain(s))]
}

async function answerScope(scope: Scope<MomentsAsk>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const { per, of } = asks[0]!.request
  const rows = per ? groupedRows(scope, per) : Object.values(of).some(hasRank) ? rankedRows(scope) : null
  const column = rows?.column ?? (e => population.field(e, 'number'))
  const plain = { columns: groupNames(scope), names: groupNames(scope), read: (table: Table) => table }
  const { columns: keys, names, read } = rows ? plain : groupingBy(groupKeys(scope, context))
  const parts = aggregation(names, scope.weight !== null)
  const readers = asks.map(({ request }) => momentsOf(request.of, column, parts))
  const columns = [...keys, ...parts.values.all(), ...(rows && scope.weight ? ['w'] : weightColumn(scope))]
  const values = `select ${columns.join(', ')} from ${rows?.from ?? `${population.from}${whereOf(scope)}`}`
  const centred = parts.centres ? `select ${['*', ...parts.centres.all()].join(', ')} from (${values})` : values
  const sql = `select ${[...names, ...parts.aggregates.all()].join(', ')} from (${centred})${groupBy(names)}`
  const table = read(await context.statements.read(sql, population.about('moments', asks)))
  const facts = clusterFacts(scope, context)
  const cut = new Map([...Map.groupBy(asks, ask => keyOf(ask.by))].map(([key, [ask]]) => [key, groupedRowsOf(ask!)]))
  function groupedRowsOf({ by }: MomentsAsk) {
    const grouped = readGroups(table, scope, asks.length > 0 && keyOf(by) === keyOf(scope.by) ? scope.by : by)
    return { grouped, groups: rowsByGroup(grouped) }
  }
  return asks.map((ask, i) => {
    const momentsIn = readers[i]!(table)
    const names = Object.keys(ask.request.of)
    const { grouped, groups } = cut.get(keyOf(ask.by))!
    return [
      ask,
      {
        groups: groups.map((rows, g) => {
          const parts = Array.from(rows, momentsIn)
          const buckets: (Moments | null)[] | null =
            ask.cluster === scope.cluster && facts ? Array.from({ length: facts.buckets }, () => null) : null
          if (buckets) {
            const own = Map.groupBy(parts.keys(), j => grouped.bucket?.[rows[j]!] ?? -1)
            for (const [b, some] of own) {
              const known = some.map(j => parts[j]!).filter(({ n }) => n > 0)
              if (b >= 0 && known.length > 0) buckets[b] = totalOf(known, names)
            }
          }
          return { by: grouped.groups.tuples[g]!, point: totalOf(parts, names), buckets }
        }),
      },
    ]
  })
}

function totalOf(parts: readonly Moments[], names: readonly string[]): Moments {
  const [first] = parts
  if (parts.length === 1) return first!
  const empty: Moments = { kind: 'moments', n: 0, mean: {}, comoments: {}, min: {}, max: {} }
  for (const name of names) empty.mean[name] = Number.NaN
  return combine(parts, new Float64Array(parts.length).fill(1), first ?? empty)
}
