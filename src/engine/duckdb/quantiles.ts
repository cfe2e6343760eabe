import type { Answer, Ask } from '../../plan/types.ts'
import type { QuantileCounts, Quantiles } from '../../stats/statistics.ts'
import { gather, rowsByGroup, whereKnown } from '../groups.ts'
import { keyOf } from '../needs.ts'
import {
  countBelow,
  ladderOf,
  quantileOf,
  totalWeight,
  weightedLadderOf,
  weightedQuantileOf,
  weightedValues,
} from '../order.ts'
import { together } from '../together.ts'
import { bracketedQuantiles } from './bracketed.ts'
import {
  type Context,
  clusterFacts,
  groupColumns,
  readGroups,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'

type QuantilesAsk = Ask & { readonly request: { readonly kind: 'quantiles' } }

/**
 * Exact quantiles with their ladders and, by bucket, the counts at or below them. The values come out as one column and
 * are sorted here, which beats every form in SQL up to some million rows; of larger arms only those around a quantile.
 */
export async function answerQuantiles(asks: readonly QuantilesAsk[], context: Context): Promise<[Ask, Answer][]> {
  const answer = async (scope: Scope<QuantilesAsk>): Promise<[Ask, Answer][]> => {
    const near = await together(fused(scope.asks).map(all => bracketedAll(scope, all, context)))
    const found = near.flat()
    const rest = scope.asks.filter(ask => !found.some(([one]) => one === ask))
    return rest.length === 0 ? found : [...found, ...(await answerScope({ ...scope, asks: rest }, context))]
  }
  return (await together(scopesOf(asks, context).map(answer))).flat()
}

/** Asks of one column and the same buckets are one, of all their quantiles. */
const fused = (asks: readonly QuantilesAsk[]): QuantilesAsk[][] => [
  ...Map.groupBy(asks, ask => keyOf([ask.request.of, ask.cluster])).values(),
]

async function bracketedAll(
  scope: Scope<QuantilesAsk>,
  asks: readonly QuantilesAsk[],
  context: Context,
): Promise<[Ask, Answer][]> {
  const p = [...new Set(asks.flatMap(ask => ask.request.p))]
  const one = asks[0]!
  const all = await bracketedQuantiles(scope, { ...one, request: { ...one.request, p } }, context)
  if (!all) return []
  const [{ by, point, buckets }] = all.groups as [Answer['groups'][0] & { point: Quantiles }]
  return asks.map(ask => {
    const at = ask.request.p.map(each => p.indexOf(each))
    const pick = <T>(list: readonly T[]): T[] => at.map(i => list[i]!)
    const own = { ...point, p: ask.request.p, q: pick(point.q), ladders: pick(point.ladders) }
    const counts = buckets as readonly (QuantileCounts | null)[] | null
    return [
      ask,
      { groups: [{ by, point: own, buckets: counts?.map(b => b && { ...b, atMost: pick(b.atMost) }) ?? null }] },
    ]
  })
}

async function answerScope(scope: Scope<QuantilesAsk>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const columns = [...new Set(asks.map(ask => population.field(ask.request.of, 'number')))]
  const values = columns.map(c => `coalesce(${c}, 'nan'::double) as ${c}`)
  const sql = `select ${[...groupColumns(scope), ...values, ...weightColumn(scope)].join(', ')} from ${population.from}${whereOf(scope)}`
  const table = await context.statements.read(sql, population.about('quantiles', asks))
  const grouped = readGroups(table, scope)
  const groups = rowsByGroup(grouped)
  const facts = clusterFacts(scope, context)
  const x = new Map(columns.map(c => [c, table.numbers(c)]))
  const weights = scope.weight ? table.numbers('w') : null
  return asks.map(ask => {
    const values = x.get(population.field(ask.request.of, 'number'))!
    return [
      ask,
      {
        groups: groups.map((rows, g) => {
          const known = whereKnown(rows, [values])
          const point = weights
            ? weightedQuantilesOf(gather(values, known), gather(weights, known), ask.request.p)
            : quantilesOf(gather(values, known).sort(), ask.request.p)
          const buckets =
            ask.cluster === scope.cluster && facts && grouped.bucket
              ? countsOf(known, values, weights, grouped.bucket, facts.buckets, point.q)
              : null
          return { by: grouped.groups.tuples[g]!, point, buckets }
        }),
      },
    ]
  })
}

const quantilesOf = (sorted: Float64Array, p: readonly number[]): Quantiles => ({
  kind: 'quantiles',
  n: sorted.length,
  p,
  q: p.map(each => quantileOf(sorted, each)),
  ladders: p.map(each => ladderOf(sorted, each)),
})

function weightedQuantilesOf(values: Float64Array, weights: Float64Array, p: readonly number[]): Quantiles {
  const all = weightedValues(values, weights)
  return {
    kind: 'quantiles',
    n: totalWeight(all),
    p,
    q: p.map(each => weightedQuantileOf(all, each)),
    ladders: p.map(each => weightedLadderOf(all, each)),
    weighted: true,
  }
}

function countsOf(
  rows: Int32Array,
  values: Float64Array,
  weights: Float64Array | null,
  bucket: Int32Array,
  buckets: number,
  q: readonly number[],
): (QuantileCounts | null)[] {
  const n = new Float64Array(buckets)
  const ascending = q.map((x, i) => [x, i] as const).sort(([a], [b]) => a - b)
  const cuts = ascending.map(([x]) => x)
  // How many values of a bucket are first at most the j-th smallest quantile.
  const first = Array.from({ length: buckets }, () => new Float64Array(q.length + 1))
  for (const row of rows) {
    const b = bucket[row]!
    if (b < 0) continue
    const weight = weights ? weights[row]! : 1
    n[b]! += weight
    first[b]![countBelow(cuts, values[row]!, false)]! += weight
  }
  return Array.from({ length: buckets }, (_, b) => {
    if (n[b] === 0) return null
    const atMost = new Array<number>(q.length)
    let sum = 0
    ascending.forEach(([, i], j) => {
      sum += first[b]![j]!
      atMost[i] = sum
    })
    return { kind: 'quantile-counts', n: n[b]!, atMost }
  })
}
