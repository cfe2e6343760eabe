import type { Answer, Answers, Ask, Queries } from '../../plan/types.ts'
import { type AskOf, refuseMissing } from '../asked.ts'
import type { RunOptions } from '../port.ts'
import { together } from '../together.ts'
import type { Logs } from './arm.ts'
import { answerCells } from './cells.ts'
import { answerKeys } from './keys.ts'
import { answerMoments } from './moments.ts'
import { answerQuantiles } from './quantiles.ts'
import { answerRanks } from './ranks.ts'
import { prepareRelations } from './relations.ts'
import { answerRows } from './rows.ts'
import type { Context } from './scopes.ts'
import { statementsOn } from './statements.ts'
import type { Client } from './types.ts'

/** Looks at the relations, then answers the asks by kind. Nothing is made in the lake, so nothing is left behind. */
export async function runQueries(
  client: Client,
  logs: Logs,
  queries: Queries,
  options: RunOptions & { readonly large?: number | undefined } = {},
): Promise<Answers> {
  const from = performance.now()
  const statements = statementsOn(client, options)
  const asked = [...new Map(queries.asks.map(ask => [ask.key, ask])).values()]
  refuseMissing(queries, asked)
  try {
    const prepared = await prepareRelations(logs, queries, statements, options.large)
    const asks = await answerAll(asked, { prepared, statements })
    const seconds = (performance.now() - from) / 1000
    const { clusters, facts: relations } = prepared
    return { asks: Object.fromEntries(asks), relations, clusters, work: { ...statements.work(), seconds } }
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    throw error
  }
}

async function answerAll(asks: readonly Ask[], context: Context): Promise<[string, Answer][]> {
  const of = <K extends Ask['request']['kind']>(kind: K) =>
    asks.filter((ask): ask is AskOf<K> => ask.request.kind === kind)
  const answered = await together([
    answerMoments(of('moments'), context),
    answerCells(of('cells'), context),
    answerRanks(of('ranks'), context),
    answerQuantiles(of('quantiles'), context),
    answerRows(of('rows'), context),
    answerKeys(of('keys'), context),
  ])
  const byKey = new Map(answered.flat().map(([ask, answer]) => [ask.key, answer]))
  return asks.map(ask => [ask.key, byKey.get(ask.key)!])
}
