import type { DuckDBConnection } from '@duckdb/node-api'
import type { Answer, Answers, Ask, Queries } from '../../plan/types.ts'
import { type AskOf, refuseMissing } from '../asked.ts'
import type { RunOptions } from '../port.ts'
import { together } from '../together.ts'
import { answerCells, findEdges } from './cells.ts'
import { answerCubes } from './cubes.ts'
import { endsOnce } from './ends.ts'
import { answerKeys, RepeatedIds, showsRepeats } from './keys.ts'
import { answerMoments } from './moments.ts'
import { answerQuantiles } from './quantiles.ts'
import { answerRanks } from './ranks.ts'
import { isLarge, prepareRelations } from './relations.ts'
import { answerRows } from './rows.ts'
import { samplesOf } from './sampled.ts'
import type { Context } from './scopes.ts'
import { engineError } from './session.ts'
import { statementsOn } from './statements.ts'
import type { Logs } from './typing.ts'

/** Prepares the relations, answers the asks by kind, and leaves nothing behind. */
export async function runQueries(
  connections: readonly DuckDBConnection[],
  logs: Logs,
  queries: Queries,
  options: RunOptions = {},
): Promise<Answers> {
  const from = performance.now()
  const large = isLarge(logs, queries)
  // Large statements use all threads on their own, and two at once would need the memory of both.
  const statements = statementsOn(large ? connections.slice(0, 1) : connections, options)
  const asked = [...new Map(queries.asks.map(ask => [ask.key, ask])).values()]
  refuseMissing(queries, asked)
  const answered = async (unique: boolean): Promise<Answers> => {
    const prepared = await prepareRelations(logs, queries, statements, unique)
    try {
      const context: Context = {
        prepared,
        statements,
        unique,
        joined: Promise.withResolvers<number>(),
        waiting: unique && prepared.matched ? asked.filter(showsRepeats) : [],
        ends: endsOnce(statements),
        sampled: samplesOf(asked, prepared, statements),
      }
      const ofBoth = ({ relation }: Ask) => relation === 'pairs' || relation === 'pooled'
      const answers = large
        ? await answerAll(asked, context)
        : await together([
            answerAll(
              asked.filter(ask => !ofBoth(ask)),
              context,
            ),
            prepared.both.then(() => answerAll(asked.filter(ofBoth), context)),
          ]).then(some => some.flat())
      const byKey = new Map(answers)
      const asks = asked.map(ask => [ask.key, byKey.get(ask.key)!] as const)
      const { clusters, facts: relations } = prepared
      const seconds = (performance.now() - from) / 1000
      return { asks: Object.fromEntries(asks), relations, clusters, work: { ...statements.work(), seconds } }
    } catch (error) {
      return await prepared.blame(error)
    } finally {
      await prepared.drop()
    }
  }
  try {
    return await answered(large && asked.some(showsRepeats)).catch(error => {
      if (!(error instanceof RepeatedIds)) throw error
      return answered(false)
    })
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    throw engineError(error)
  }
}

async function answerAll(asks: readonly Ask[], context: Context): Promise<[string, Answer][]> {
  const of = <K extends Ask['request']['kind']>(kind: K) =>
    asks.filter((ask): ask is AskOf<K> => ask.request.kind === kind)
  // Where a join of its own is to show that ids are distinct, it comes first: all else would be for nothing.
  const keys = answerKeys(of('keys'), context)
  if (context.unique && !context.prepared.matched) await keys
  const edges = findEdges(of('cells'), context)
  const cubed = edges
    .then(edges => answerCubes([...of('moments'), ...of('cells'), ...of('ranks')], context, edges))
    // Whoever waits for the join goes on without it, once there is none to wait for.
    .finally(() => context.joined.resolve(Number.NaN))
  const rest = async <A extends Ask>(asks: readonly A[]): Promise<A[]> => {
    const done = new Set((await cubed).map(([ask]) => ask))
    return asks.filter(ask => !done.has(ask))
  }
  const answered = await together([
    cubed,
    rest(of('moments')).then(asks => answerMoments(asks, context)),
    rest(of('cells')).then(async asks => answerCells(asks, context, await edges)),
    rest(of('ranks')).then(asks => answerRanks(asks, context)),
    answerQuantiles(of('quantiles'), context),
    answerRows(of('rows'), context),
    keys,
  ])
  return answered.flat().map(([ask, answer]) => [ask.key, answer])
}
