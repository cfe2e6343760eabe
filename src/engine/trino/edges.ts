import type { BoundKey } from '../../plan/types.ts'
import type { AskOf } from '../asked.ts'
import { keyOf } from '../needs.ts'
import { edgesOf, weightedEdgesOf } from '../order.ts'
import { together } from '../together.ts'
import { orderStatistics, ranksRead, type WantedOrder } from './order.ts'
import type { Context, Scope } from './scopes.ts'

type QuantileBin = Extract<BoundKey, { is: 'quantile-bin' }>
export type Edges = ReadonlyMap<string, readonly number[]>

const edgeKey = (key: QuantileBin): string => keyOf([key.from, key.source, key.count, key.closed])

export const edgesFor = (key: BoundKey, found: Edges): readonly number[] | null =>
  key.is === 'value' ? null : key.is === 'bin' ? key.edges : found.get(edgeKey(key))!

/** The quantiles of whole logs that bins are cut at, exactly: those of one log together. */
export async function edgesOnce(asks: readonly AskOf<'cells'>[], context: Context): Promise<Edges> {
  const wanted = asks.flatMap(ask => Object.values(ask.request.keys)).filter(key => key.is === 'quantile-bin')
  const found = [...Map.groupBy(wanted, key => key.from)].map(async ([arm, keys]) => {
    const population = context.prepared.populations[arm]
    if (!population) throw new Error(`bins are to be cut at the quantiles of a missing log: ${arm}`)
    const weigh = population.weighted ? 1 : null
    const scope: Scope = { population, filter: null, by: [], sections: null, cluster: null, weigh, asks: [] }
    const own = asks.filter(ask => Object.values(ask.request.keys).some(k => k.is === 'quantile-bin' && k.from === arm))
    const orders = keys.map(
      (key): WantedOrder => ({
        of: key.source,
        ranks: n => ranksRead(n, sorted => edgesOf(sorted, key.count, key.closed)),
        exact: () => true,
        shares: () => Array.from({ length: key.count - 1 }, (_, i) => (i + 1) / key.count),
      }),
    )
    const { of } = await orderStatistics(scope, orders, own, context)
    return keys.map((key): [string, readonly number[]] => {
      const { n, sorted, weighted } = of(key.source, 0)
      if (weigh === null) return [edgeKey(key), edgesOf(sorted, key.count, key.closed)]
      return [edgeKey(key), n === 0 ? [] : weightedEdgesOf(whole(weighted), key.count, key.closed)]
    })
  })
  return new Map((await together(found)).flat())
}

/** As if all values were there: what is beyond the last asked-for one weighs as well. */
const whole = ({ sorted, upTo, total }: { sorted: Float64Array; upTo: Float64Array; total: number }) =>
  upTo.at(-1) === total
    ? { sorted, upTo }
    : { sorted: Float64Array.from([...sorted, Infinity]), upTo: Float64Array.from([...upTo, total]) }
