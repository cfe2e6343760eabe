import type { Answer, Ask } from '../../plan/types.ts'
import type { AskOf } from '../asked.ts'
import { dealtRows, momentsAnswer } from '../dealt.ts'
import { hasRank, keyOf } from '../needs.ts'
import { together } from '../together.ts'
import { aggregation, momentsOf } from './aggregates.ts'
import { groupedRows } from './grouped.ts'
import { rankedRows } from './ranked.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupColumns,
  groupNames,
  readGroups,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'

export type MomentsAsk = AskOf<'moments'>

/**
 * All moments of one population, filter, grouping and clustering in one statement; of groups of rows, those of the same
 * groups; each with ranks over all rows in its own.
 */
export async function answerMoments(asks: readonly MomentsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const alone = ({ key, request: { per, of } }: MomentsAsk): string =>
    per ? keyOf(per) : Object.values(of).some(hasRank) ? key : ''
  const scopes = [...Map.groupBy(asks, alone).values()].flatMap(some => scopesOf(some, context))
  // What takes longest is asked first.
  const longest = scopes.toSorted((a, b) => Number(alone(a.asks[0]!) === '') - Number(alone(b.asks[0]!) === ''))
  return (await together(longest.map(scope => answerScope(scope, context)))).flat()
}

async function answerScope(scope: Scope<MomentsAsk>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const { per, of } = asks[0]!.request
  const rows = per ? groupedRows(scope, per) : Object.values(of).some(hasRank) ? rankedRows(scope) : null
  const column = rows?.column ?? (e => population.field(e, 'number'))
  const names = groupNames(scope)
  const parts = aggregation(names, scope.weight !== null)
  const readers = asks.map(({ request }) => momentsOf(request, column, parts))
  const keys = rows ? names : groupColumns(scope)
  const columns = [...keys, ...parts.values.all(), ...(rows && scope.weight ? ['w'] : weightColumn(scope))]
  const values = `select ${columns.join(', ')} from ${rows?.from ?? `${population.from}${whereOf(scope)}`}`
  const centred = parts.centres ? `select ${['*', ...parts.centres.all()].join(', ')} from (${values})` : values
  const sql = `select ${[...names, ...parts.aggregates.all()].join(', ')} from (${centred})${groupBy(names)}`
  const table = await context.statements.read(sql, population.about('moments', asks))
  const facts = clusterFacts(scope, context)
  const dealt = dealtRows(readGroups(table, scope), facts)
  return asks.map((ask, i) => [
    ask,
    momentsAnswer(readers[i]!(table), dealt, ask.cluster === scope.cluster ? facts : null),
  ])
}
