import type { Answer, Ask } from '../../plan/types.ts'
import { combine } from '../../stats/combine.ts'
import type { Moments } from '../../stats/statistics.ts'
import { aggregation, momentsOf } from './aggregates.ts'
import { hasRank, keyOf } from './fields.ts'
import { groupedRows } from './grouped.ts'
import { rankedRows } from './ranked.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupColumns,
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
  return (await together(scopes.map(scope => answerScope(scope, context)))).flat()
}

async function answerScope(scope: Scope<MomentsAsk>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const { per, of } = asks[0]!.request
  const rows = per ? groupedRows(scope, per) : Object.values(of).some(hasRank) ? rankedRows(scope) : null
  const column = rows?.column ?? (e => population.field(e, 'number'))
  const names = groupNames(scope)
  const parts = aggregation(names, scope.weight !== null)
  const readers = asks.map(({ request }) => momentsOf(request.of, column, parts))
  const columns = [
    ...(rows ? names : groupColumns(scope)),
    ...parts.values.all(),
    ...(rows && scope.weight ? ['w'] : weightColumn(scope)),
  ]
  const values = `select ${columns.join(', ')} from ${rows?.from ?? `${population.from}${whereOf(scope)}`}`
  const centred = parts.centres ? `select ${['*', ...parts.centres.all()].join(', ')} from (${values})` : values
  const sql = `select ${[...names, ...parts.aggregates.all()].join(', ')} from (${centred})${groupBy(names)}`
  const table = await context.statements.read(sql, population.about('moments', asks))
  const grouped = readGroups(table, scope)
  const facts = clusterFacts(scope, context)
  return asks.map((ask, i) => {
    const read = readers[i]!(table)
    const groups = rowsByGroup(grouped).map((rows, g) => {
      const parts = Array.from(rows, read)
      const buckets: (Moments | null)[] | null =
        ask.cluster === scope.cluster && facts ? Array.from({ length: facts.buckets }, () => null) : null
      rows.forEach((row, j) => {
        const b = grouped.bucket?.[row] ?? -1
        if (buckets && b >= 0 && parts[j]!.n > 0) buckets[b] = parts[j]!
      })
      return { by: grouped.groups.tuples[g]!, point: totalOf(parts, Object.keys(ask.request.of)), buckets }
    })
    return [ask, { groups }]
  })
}

function totalOf(parts: readonly Moments[], names: readonly string[]): Moments {
  const [first] = parts
  if (parts.length === 1) return first!
  const empty: Moments = { kind: 'moments', n: 0, mean: {}, comoments: {}, min: {}, max: {} }
  for (const name of names) empty.mean[name] = Number.NaN
  return combine(parts, new Float64Array(parts.length).fill(1), first ?? empty)
}
