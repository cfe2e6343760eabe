import type { Answer, Ask } from '../../plan/types.ts'
import { doubleToTrino, quoteText } from '../../sql/trino.ts'
import type { QuantileCounts, Quantiles } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { rowsByGroup } from '../groups.ts'
import { named } from '../named.ts'
import { keyOf } from '../needs.ts'
import { ladderOf, ladderShares, quantileOf } from '../order.ts'
import { together } from '../together.ts'
import { keyOfGroup, type Ordered, type OrderedGroups, orderStatistics, ranksRead, type WantedOrder } from './order.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupList,
  outgoingGroups,
  readGroups,
  type Scope,
  scopesOf,
  weightSql,
  whereOf,
} from './scopes.ts'

/** Standard errors around a quantile that its interval is read from: there the ladder is exact. */
const EXACT = 8

/** Exact quantiles with their ladders; where buckets are asked for, a third statement counts what is at or below each. */
export async function answerQuantiles(asks: readonly AskOf<'quantiles'>[], context: Context): Promise<[Ask, Answer][]> {
  return (await together(scopesOf(asks, context).map(scope => answerScope(scope, context)))).flat()
}

const wantedOf = ({ request: { of, p } }: AskOf<'quantiles'>): WantedOrder => ({
  of,
  ranks: n => [...new Set(p.flatMap(each => ranksRead(n, s => [quantileOf(s, each), ladderOf(s, each)])))],
  exact: (n, rank) =>
    rank === 0 ||
    rank === n - 1 ||
    p.some(each => Math.abs(rank - each * (n - 1)) <= EXACT * Math.sqrt(n * each * (1 - each)) + 1),
  shares: n => {
    const all = p.map(each => ladderShares(n, each))
    return all.some(s => s === null) ? null : [...p, ...all.flatMap(s => s!)]
  },
})

async function answerScope(scope: Scope<AskOf<'quantiles'>>, context: Context): Promise<[Ask, Answer][]> {
  const { asks } = scope
  const ordered = await orderStatistics(scope, asks.map(wantedOf), asks, context)
  const { groups, of } = ordered
  const points = asks.map(({ request }) =>
    groups.map((_, g): Quantiles => {
      const own = of(request.of, g)
      return scope.weigh === null ? quantilesOf(own, request.p) : weightedQuantilesOf(own, request.p)
    }),
  )
  const facts = clusterFacts(scope, context)
  const dealt = asks.filter(ask => ask.cluster === scope.cluster && facts)
  const counts =
    facts && dealt.length > 0 ? await countsOf(scope, dealt, ordered, points, facts.buckets, context) : null
  return asks.map((ask, i) => [
    ask,
    {
      groups: groups.map((by, g) => ({ by, point: points[i]![g]!, buckets: counts?.get(ask)?.[g] ?? null })),
    },
  ])
}

const quantilesOf = ({ n, sorted }: Ordered, p: readonly number[]): Quantiles => ({
  kind: 'quantiles',
  n,
  p,
  q: p.map(each => quantileOf(sorted, each)),
  ladders: p.map(each => ladderOf(sorted, each)),
})

function weightedQuantilesOf({ n, weighted }: Ordered, p: readonly number[]): Quantiles {
  const { sorted, upTo, own, total } = weighted
  const reaching = (share: number): number => {
    const at = upTo.findIndex(w => w >= (share - 1e-12) * total)
    return at < 0 ? sorted.length - 1 : at
  }
  return {
    kind: 'quantiles',
    n: total,
    p,
    q: p.map(each => sorted[reaching(each)] ?? Number.NaN),
    ladders: p.map(each => {
      const shares = ladderShares(n, each)
      const rungs = shares ? [...new Set(shares.map(reaching))].sort((a, b) => a - b) : sorted.map((_, i) => i)
      const [at, x]: [number[], number[]] = [[], []]
      for (const i of rungs) {
        at.push((upTo[i]! - own[i]!) / total, upTo[i]! / total)
        x.push(sorted[i]!, sorted[i]!)
      }
      return { p: at, x }
    }),
    weighted: true,
  }
}

/** Of each bucket how many rows are at or below the quantiles of their group. */
async function countsOf(
  scope: Scope<AskOf<'quantiles'>>,
  asks: readonly AskOf<'quantiles'>[],
  { groups, keys }: OrderedGroups,
  points: readonly (readonly Quantiles[])[],
  buckets: number,
  context: Context,
): Promise<Map<Ask, (QuantileCounts | null)[][]>> {
  const { population } = scope
  const view = population.view()
  const list = groupList(view, scope, context)
  const slices = list.groups.map(g => g.name)
  const weight = weightSql(scope)
  const where = whereOf(view, scope)
  const values = named('x')
  const aggregates = named('a', sql => `cast(${sql} as double)`)
  /** A number of each group. */
  const perGroup = (of: (g: number) => number): string =>
    slices.length === 0
      ? doubleToTrino(of(0))
      : `element_at(map(array[${keys.map(quoteText).join(', ')}], array[${keys.map((_, g) => doubleToTrino(of(g))).join(', ')}]), key)`
  const count = (condition: string) =>
    weight ? `coalesce(sum(w) filter (where ${condition}), 0)` : `count_if(${condition})`
  const columns = asks.map(ask => {
    const x = values.add(view.field(ask.request.of, 'number'))
    const own = points[scope.asks.indexOf(ask)]!
    return {
      ask,
      n: aggregates.add(count(`${x} is not null`)),
      atMost: ask.request.p.map((_, j) => aggregates.add(count(`${x} <= ${perGroup(g => own[g]!.q[j]!)}`))),
    }
  })
  const inner = `select ${[...list.columns, ...values.all(), ...(weight ? [`${weight} as w`] : [])].join(', ')} from ${view.from()}${where}`
  const keyed = slices.length > 0 ? `select *, ${keyOfGroup(slices)} as key from (${inner})` : inner
  const table = await context.statements.read(
    `select ${[...outgoingGroups(list.groups), 'b', ...aggregates.all()].join(', ')} from (${keyed})${groupBy(list.names)}`,
    population.about('quantile-counts', asks),
  )
  const grouped = readGroups(table, list.groups, true)
  const place = new Map(groups.map((by, g) => [keyOf(by), g]))
  const rows = rowsByGroup(grouped)
  return new Map(
    columns.map(({ ask, n, atMost }): [Ask, (QuantileCounts | null)[][]] => {
      const out = groups.map(() => Array.from({ length: buckets }, (): QuantileCounts | null => null))
      const known = table.numbers(n)
      const below = atMost.map(a => table.numbers(a))
      rows.forEach((own, at) => {
        const g = place.get(keyOf(grouped.groups.tuples[at]!))!
        for (const row of own) {
          const b = grouped.bucket![row]!
          if (b < 0 || known[row] === 0) continue
          out[g]![b] = { kind: 'quantile-counts', n: known[row]!, atMost: below.map(of => of[row]!) }
        }
      })
      return [ask, out]
    }),
  )
}
