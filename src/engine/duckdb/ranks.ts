import { MlgateError } from '../../errors.ts'
import type { Answer, Ask } from '../../plan/types.ts'
import { gather, rowsByGroup, whereKnown } from '../groups.ts'
import { keyOf } from '../needs.ts'
import { ranksOf } from '../placements.ts'
import { together } from '../together.ts'
import type { RanksAsk } from './binned-ranks.ts'
import { describeExpr } from './fields.ts'
import {
  type Context,
  clusterFacts,
  groupColumns,
  ofSameRows,
  readGroups,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'

/**
 * AUC and placements, exact: ranked here by binary search, of scores and outcomes that come out as columns: four window
 * functions are slower.
 */
export const answerRanks = async (asks: readonly RanksAsk[], context: Context): Promise<[Ask, Answer][]> =>
  (await together(ofSameRows(scopesOf(asks, context)).map(scope => answerScope(scope, context)))).flat()

async function answerScope(scope: Scope<RanksAsk>, context: Context): Promise<[Ask, Answer][]> {
  const out: [Ask, Answer][] = []
  const { population } = scope
  const column = (e: (typeof scope.asks)[0]['request']['outcome']) => population.field(e, 'number')
  const columns = [
    ...new Set(scope.asks.flatMap(({ request }) => [request.outcome, ...Object.values(request.scores)].map(column))),
  ]
  const values = columns.map(c => `coalesce(${c}, 'nan'::double) as ${c}`)
  const sql = `select ${[...groupColumns(scope), ...values, ...weightColumn(scope)].join(', ')} from ${population.from}${whereOf(scope)}`
  const table = await context.statements.read(sql, population.about('ranks', scope.asks))
  const cut = new Map(
    [...Map.groupBy(scope.asks, ask => keyOf(ask.by))].map(([key, [ask]]) => {
      const grouped = readGroups(table, scope, key === keyOf(scope.by) ? scope.by : ask!.by)
      return [key, { ...grouped, rows: rowsByGroup(grouped) }]
    }),
  )
  const facts = clusterFacts(scope, context)
  const x = new Map(columns.map(c => [c, table.numbers(c)]))
  const weights = scope.weight ? table.numbers('w') : null
  for (const ask of scope.asks) {
    const outcome = x.get(column(ask.request.outcome))!
    const other = outcome.find(y => !Number.isNaN(y) && y !== 0 && y !== 1)
    if (other !== undefined)
      throw new MlgateError({
        code: 'engine',
        message: `${describeExpr(ask.request.outcome)} is the outcome of a ranking and has the value ${other}; only 0 and 1 can be`,
      })
    const scores = Object.entries(ask.request.scores).map(([name, e]) => [name, x.get(column(e))!] as const)
    const { groups, bucket, rows } = cut.get(keyOf(ask.by))!
    const of = rows.map((rows, g) => {
      const known = whereKnown(rows, [outcome, ...scores.map(([, score]) => score)])
      const { point, buckets } = ranksOf(
        {
          outcome: gather(outcome, known),
          scores: Object.fromEntries(scores.map(([name, score]) => [name, gather(score, known)])),
          weights: weights && gather(weights, known),
          bucket: ask.cluster === scope.cluster && bucket ? known.map(row => bucket[row]!) : null,
        },
        facts?.buckets ?? 0,
        ask.request.precision,
      )
      return { by: groups.tuples[g]!, point, buckets }
    })
    out.push([ask, { groups: of }])
  }
  return out
}
