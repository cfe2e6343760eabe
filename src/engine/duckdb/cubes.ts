import type { Answer, Ask, ClusterFacts } from '../../plan/types.ts'
import type { Expr } from '../../sql/expr.ts'
import { type DealtRows, dealtRows, momentsAnswer } from '../dealt.ts'
import { type Coded, encode, type Grouped } from '../groups.ts'
import { hasRank, keyOf } from '../needs.ts'
import { together } from '../together.ts'
import { aggregation, momentsOf } from './aggregates.ts'
import { binnedRanks, type Placed, placementsAnswer, type RanksAsk } from './binned-ranks.ts'
import { type CellsAsk, cellKeys, cellsAnswer, type Edges, measuresOf } from './cells.ts'
import type { Table } from './columns.ts'
import type { MomentsAsk } from './moments.ts'
import { lookedUpRanks, type Ranks } from './ordered.ts'
import { digitsOf, type GroupKey, groupingBy } from './packed.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupedBy,
  groupKeys,
  joined,
  rowsKey,
  type Scope,
  scopesOf,
  whereOf,
} from './scopes.ts'

/**
 * Much that is asked of the same rows of a large log, in one statement: grouped by all that any of it is grouped by, as
 * long as that makes few groups. What has fewer keys adds up.
 */

type CubeAsk = MomentsAsk | CellsAsk | RanksAsk

interface Cube {
  /** Sliced in every way in which any of the asks is. */
  readonly scope: Scope<CubeAsk>
  /** All keys, by their column. */
  readonly keys: ReadonlyMap<string, GroupKey>
  /** No other cubes join it but such as well. */
  readonly apart: boolean
}

/** More groups would take longer to hash and to add up than another scan. */
const MOST_GROUPS = 2 ** 16
const MOST_DIGITS = 31

/** The answers of those that can be had so. The join of the pairs waits for nothing of the arms: it needs most memory. */
export async function answerCubes(asks: readonly CubeAsk[], context: Context, edges: Edges): Promise<[Ask, Answer][]> {
  const [pairs = [], arms = []] = [true, false].map(paired => asks.filter(ask => (ask.relation === 'pairs') === paired))
  const answered = await together([pairs, arms].map(some => answerAlike(some, context, edges)))
  return answered.flat()
}

async function answerAlike(asks: readonly CubeAsk[], context: Context, edges: Edges): Promise<[Ask, Answer][]> {
  const placements = await binnedRanks(
    asks.filter(ask => isRanks(ask)),
    context,
  )
  const plain = asks.filter(
    ask =>
      ask.relation !== 'pooled' &&
      context.prepared.populations[ask.relation]!.large &&
      !(context.prepared.populations[ask.relation]!.weighted && ask.weigh !== undefined) &&
      !(ask.request.kind === 'moments' && ask.request.per),
  )
  const ranks = await ranksBeforehand(plain.filter(isMoments), context)
  const looked: LookedUp = { edges, ranks, placements }
  const fit = plain.filter(ask =>
    isMoments(ask)
      ? expressionsOf(ask).every(e => !hasRank(e) || ranks.has(keyOf(e)))
      : isCells(ask) || placements.has(ask),
  )
  const byKeys = Map.groupBy(fit, ask => keyOf(ownKeys(ask, context, looked).map(key => key.column)))
  const sliced = new Set(fit.flatMap(ask => (isMoments(ask) && ask.by.length > 0 ? requestIn(ask) : [])))
  // Sums of the whole alone stay by themselves: each takes longer the more groups there are. But the pairs are joined once.
  const isApart = (ask: CubeAsk) =>
    isMoments(ask) && ask.by.length === 0 && ask.relation !== 'pairs' && !sliced.has(requestIn(ask))
  const single = [...byKeys.values()]
    .flatMap(same => [true, false].map(apart => ({ apart, asks: same.filter(ask => isApart(ask) === apart) })))
    .flatMap(({ apart, asks }) => scopesOf(asks, context).map(scope => ({ apart, scope })))
    .map(({ apart, scope }) => ({ apart, scope, keys: keysOf(scope, context, looked) }))
    .filter(({ keys }) => [...keys.values()].every(key => key.domain !== null))
  const answered = await together(joinedCubes(single).map(cube => answerCube(cube, context, looked)))
  return answered.flat()
}

/** What was found out beforehand. */
interface LookedUp {
  readonly edges: Edges
  readonly ranks: Ranks
  readonly placements: ReadonlyMap<RanksAsk, Placed>
}

const isMoments = (ask: CubeAsk): ask is MomentsAsk => ask.request.kind === 'moments'
const isCells = (ask: CubeAsk): ask is CellsAsk => ask.request.kind === 'cells'
const isRanks = (ask: CubeAsk): ask is RanksAsk => ask.request.kind === 'ranks'
const requestIn = ({ relation, filter, request, cluster }: MomentsAsk): string =>
  keyOf([relation, filter, request, cluster])
const expressionsOf = ({ request }: MomentsAsk) => Object.values(request.of)

/** Those of ranks over all pairs that need no window. */
async function ranksBeforehand(asks: readonly MomentsAsk[], context: Context): Promise<Ranks> {
  const found: [string, Ranks extends ReadonlyMap<string, infer R> ? R : never][] = []
  for (const ask of asks) {
    if (ask.relation !== 'pairs' || ask.filter || ask.by.length > 0 || !expressionsOf(ask).some(hasRank)) continue
    found.push(...((await lookedUpRanks(expressionsOf(ask), context)) ?? []))
  }
  return new Map(found)
}

/** Beside its slices and buckets. */
const ownKeys = (ask: CubeAsk, context: Context, { edges, placements }: LookedUp): GroupKey[] =>
  isCells(ask) ? cellKeys(ask, context, edges) : isRanks(ask) ? [placements.get(ask)!.outcome] : []

const keysOf = (scope: Scope<CubeAsk>, context: Context, looked: LookedUp): Map<string, GroupKey> =>
  new Map([...groupKeys(scope, context), ...ownKeys(scope.asks[0]!, context, looked)].map(key => [key.column, key]))

/** Requests for moments that both have: their aggregates are made once. */
function sharedBy(a: Cube, b: Cube): number {
  const requests = ({ scope }: Cube) => new Set(scope.asks.filter(isMoments).map(requestIn))
  return requests(a).intersection(requests(b)).size
}

/** Largest first, each joins the one that it shares most with, or makes the fewest more groups of. */
function joinedCubes(single: readonly Cube[]): Cube[] {
  const cubes: Cube[] = []
  for (const cube of single.toSorted((a, b) => groupsIn(b) - groupsIn(a))) {
    const choices = cubes.flatMap((other, at) => {
      if (rowsKey(other.scope) !== rowsKey(cube.scope) || other.apart !== cube.apart) return []
      const both = {
        ...other,
        scope: joined(other.scope, cube.scope),
        keys: new Map([...other.keys, ...cube.keys]),
      }
      const groups = groupsIn(both)
      const fits = groups <= MOST_GROUPS && digitsOf([...both.keys.values()]) <= MOST_DIGITS
      return fits ? [{ at, both, groups, growth: groups / groupsIn(other), shared: sharedBy(other, cube) }] : []
    })
    const [best] = choices.sort((a, b) => b.shared - a.shared || a.growth - b.growth || a.groups - b.groups)
    if (best) cubes[best.at] = best.both
    else cubes.push(cube)
  }
  return cubes
}

const groupsIn = ({ keys }: Cube): number =>
  [...keys.values()].reduce((product, { domain }) => product * Math.max(1, domain!.values.length), 1)

async function answerCube({ scope, keys }: Cube, context: Context, looked: LookedUp): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const names = new Map([...keys.keys()].map((column, i) => [column, `q${i}`]))
  const nameOf = (key: GroupKey) => names.get(key.column)!
  // Placements are looked up by all that any ask slices them by.
  const codeIn = (key: GroupKey) => names.get(key.column) ?? key.domain!.code(key.column)
  // Codes are columns of their own: tables are joined by them as well.
  const coded = [...keys.values()].map(key => ({
    key: { name: nameOf(key), column: nameOf(key), domain: { ...key.domain!, code: (c: string) => c } },
    column: `${key.domain!.code(key.column)} as ${nameOf(key)}`,
  }))
  const grouping = groupingBy(
    coded.map(({ key }) => key),
    'packed',
    MOST_DIGITS,
  )
  const parts = aggregation(grouping.names, false)
  const n = parts.aggregates.add('count(*)')
  const { ranks, placements, edges } = looked
  const number = (e: Expr) => ranks.get(keyOf(e))?.column ?? population.field(e, 'number')
  const column = (of: string) => parts.values.add(of)
  const aggregate = (fn: string, of: string) => parts.aggregates.add(`${fn}(${column(of)})`)
  const readers = asks.map((ask): Reader => {
    if (isMoments(ask)) {
      const moments = momentsOf(ask.request, number, parts)
      return ({ table, dealt, by, facts }) => momentsAnswer(moments(table), dealt(by), facts)
    }
    if (isRanks(ask)) {
      const place = placements.get(ask)!
      const [known, sum] = [aggregate('count', place.known), aggregate('sum', place.value)]
      return ({ table, dealt, by, facts, nameOf }) => {
        const sums = {
          outcome: table.numbers(nameOf(place.outcome)),
          known: table.numbers(known),
          sum: table.numbers(sum),
        }
        return placementsAnswer(ask, place, dealt(by), facts?.buckets ?? null, sums)
      }
    }
    const measures = measuresOf(ask).map(number)
    const [means, known] = ['avg', 'count'].map(fn => measures.map(m => aggregate(fn, m)))
    return ({ table, coded, grouped, by, facts, nameOf }) => {
      const numbers = (names: readonly string[]) => names.map(name => table.numbers(name))
      const counted = { n: table.numbers(n), mean: numbers(means!), known: numbers(known!) }
      const cells = coded(cellKeys(ask, context, edges).map(nameOf))
      return cellsAnswer(ask, cells, grouped(by), counted, facts, edges)
    }
  })
  const joins = new Set(
    asks.flatMap(ask =>
      isMoments(ask)
        ? expressionsOf(ask).flatMap(e => ranks.get(keyOf(e))?.join ?? [])
        : (placements.get(ask as RanksAsk)?.join(codeIn) ?? []),
    ),
  )
  const from = `(select ${['*', ...coded.map(({ column }) => column)].join(', ')} from ${population.from}${whereOf(scope)})`
  const rows = `select ${[...grouping.columns, ...parts.values.all()].join(', ') || '1'} from ${from}${[...joins].join('')}`
  // Sums of doubles depend on the order of the groups.
  const orderBy = grouping.names.length > 0 ? ` order by ${grouping.names.join(', ')}` : ''
  const sql = `select ${[...grouping.names, ...parts.aggregates.all()].join(', ')} from (${rows})${groupBy(grouping.names)}${orderBy}`
  const wholeJoin = asks[0]!.relation === 'pairs' && scope.filter === null
  const answered = wholeJoin ? [...asks, ...context.waiting] : asks
  const table = grouping.read(await context.statements.read(sql, population.about('cubes', answered)))
  if (wholeJoin) context.joined.resolve(table.numbers(n).reduce((sum, n) => sum + n, 0))

  const facts = clusterFacts(scope, context)
  const bucket = facts ? groupKeys(scope, context).find(key => key.name === 'b')! : null
  const read = bucket
    ? { ...table, numbers: (name: string) => table.numbers(name === 'b' ? names.get(bucket.column)! : name) }
    : table
  const once = <T>(make: (key: readonly string[]) => T) => {
    const made = new Map<string, T>()
    return (key: readonly string[]): T => {
      const found = made.get(key.join()) ?? make(key)
      made.set(key.join(), found)
      return found
    }
  }
  const grouped = once(key => groupedBy(read, key, bucket !== null))
  const dealt = once(key => dealtRows(grouped(key), facts))
  const tuples = once(key =>
    encode(
      key.map(name => table.scalars(name)),
      table.rows,
    ),
  )
  return asks.map((ask, i) => {
    const by = groupKeys({ ...scope, by: ask.by, cluster: null }, context).map(nameOf)
    const own = ask.cluster === scope.cluster ? facts : null
    return [ask, readers[i]!({ table, grouped, dealt, coded: tuples, by, facts: own, nameOf })]
  })
}

/** What an answer is read from: the statement's rows, and those of each group and cell, once for all that ask. */
interface Found {
  readonly table: Table
  readonly grouped: (by: readonly string[]) => Grouped
  readonly dealt: (by: readonly string[]) => DealtRows[]
  readonly coded: (keys: readonly string[]) => Coded
  readonly by: readonly string[]
  readonly facts: ClusterFacts | null
  readonly nameOf: (key: GroupKey) => string
}
type Reader = (found: Found) => Answer
