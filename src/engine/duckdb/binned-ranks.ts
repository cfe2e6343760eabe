import type { Answer } from '../../plan/types.ts'
import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { RankCounts, Ranks } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import type { DealtRows } from '../dealt.ts'
import { encode } from '../groups.ts'
import { keyOf } from '../needs.ts'
import { together } from '../together.ts'
import type { Domain } from './domains.ts'
import { digitsOf, type GroupKey, packedSql } from './packed.ts'
import { type Context, groupKeys, type Scope, scopesOf, whereOf } from './scopes.ts'

export type RanksAsk = AskOf<'ranks'>

/** An AUC of bins is taken only where it is as near as this to the exact one: a tenth of any margin that is in use. */
const LARGEST_BOUND = 1e-4
/** Digits of a bin, and at most of a bin with the slices that it is cut by. */
const [BIN, MOST] = [13, 22] as const
/** Digits of the bins by which rows look their placements up: the mean of a bin's is as good for a bucket's sum. */
const COARSE = 9

/** One score's AUC and where each row's placement among the rows of its slice is looked up. */
export interface Placed {
  readonly points: ReadonlyMap<string, { readonly by: Answer['groups'][0]['by']; readonly point: Ranks }>
  /** To stand after the population, with the code of each key that the rows are grouped by. */
  readonly join: (codeOf: (key: GroupKey) => string) => string
  /** V10 of a positive, V01 of a negative; null for any other row. */
  readonly value: string
  /** Known of the rows that are ranked. */
  readonly known: string
  readonly outcome: GroupKey
}

/** Of the outcome of a ranking, which is 0, 1 or unknown. */
const OUTCOME: Domain = { values: [0, 1], code: y => `coalesce(cast(${y} as utinyint), 2)` }

/**
 * AUC and placements of scores of large logs, of bins of equal width: rows of one bin count as tied, which moves an AUC by
 * at most half the share of pairs of both outcomes that share a bin. One scan for all slices of a score. Those that are
 * not for this, or too coarse, are left out.
 */
export async function binnedRanks(asks: readonly RanksAsk[], context: Context): Promise<Map<RanksAsk, Placed>> {
  const alone = asks.filter(({ relation, request: { precision, scores }, sections }) => {
    const single = Object.keys(scores).length === 1 && !precision
    return single && relation !== 'pooled' && !sections && context.prepared.populations[relation]!.large
  })
  const fit = scopesOf(alone, context).filter(({ weight }) => !weight)
  const alike = ({ asks: [ask] }: Scope<RanksAsk>) =>
    keyOf([ask!.relation, ask!.filter, Object.values(ask!.request.scores), ask!.request.outcome])
  const single = fit.flatMap(scope => scope.asks.map(ask => ({ ...scope, asks: [ask] })))
  const answered = await together([...Map.groupBy(single, alike).values()].map(scopes => placed(scopes, context)))
  return new Map(answered.flat())
}

/** Of one score and outcome, over the same rows, sliced in several ways. */
async function placed(scopes: readonly Scope<RanksAsk>[], context: Context): Promise<[RanksAsk, Placed][]> {
  const { prepared, statements } = context
  const { population } = scopes[0]!
  const asks = scopes.flatMap(scope => scope.asks)
  const { outcome, scores } = asks[0]!.request
  const [score] = Object.values(scores)
  const [x, y] = [population.field(score!, 'number'), population.field(outcome, 'number')]
  const slicing = (scope: Scope<RanksAsk>) => groupKeys({ ...scope, cluster: null }, context)
  const keys = [...new Map(scopes.flatMap(slicing).map(key => [key.column, key])).values()]
  if (digitsOf(keys) > MOST - BIN) {
    // All at once would be too many cells; one by one some may not.
    const apart = scopes.length === 1 ? [] : scopes.map(scope => placed([scope], context))
    return (await together(apart)).flat()
  }
  const ends = await context.ends(population, x, { where: whereOf(scopes[0]!), outcome: y, asks })
  const scale = (2 ** BIN - 1) / (ends.high - ends.low)
  if (ends.odd > 0 || !Number.isFinite(scale)) return []

  const binOf = (scale: number) => `trunc((${x} - ${scalarToDuckdb(ends.low)}) * ${scalarToDuckdb(scale)})`
  const bin: GroupKey = {
    name: 'bin',
    column: binOf(scale),
    domain: { values: Array.from({ length: 2 ** BIN - 1 }, (_, i) => i), code: c => `coalesce(${c}, 0)` },
  }
  const known: GroupKey = { name: 'y', column: `case when ${x} is not null then ${y} end`, domain: OUTCOME }
  const all = [bin, ...keys, known]
  const cell = packedSql(all, 'integer')
  const about = { ...population.about('ranks', asks), asks: asks.map(ask => ask.key) }
  const cells = await prepared.keep(
    'ranks',
    `select cell, cast(count(*) as double) as n from (select ${cell} as cell from ${population.from}${whereOf(scopes[0]!)}) group by cell`,
    about,
  )
  const kept = { purpose: 'ranks', reads: [], asks: about.asks }
  const [top, found] = [digitsOf(all) - 2, [] as { ask: RanksAsk; points: Placed['points']; mask: number }[]]
  for (const scope of scopes) {
    const [ask] = scope.asks
    const mask = maskOf(slicing(scope), keys)
    const points = await pointsOf(ask!, slicing(scope), keys, mask)
    if (points.values().every(({ point }) => point.bound <= LARGEST_BOUND)) found.push({ ask: ask!, points, mask })
  }
  if (found.length === 0) return []
  // A positive's placement among the negatives of its group, and the other way round.
  const parts = found.map(({ mask }, i) => {
    const own = `cell & ${mask | (2 ** BIN - 1)}`
    return `w${i} as (select ${own} as own, sum(n) filter (where cell >> ${top} = 0) as q, sum(n) filter (where cell >> ${top} = 1) as p from ${cells} where cell >> ${top} < 2 group by own),
      v${i} as (select own, (coalesce(sum(q) over upto, 0) - coalesce(q, 0) / 2) / nullif(sum(q) over whole, 0) as above, (sum(p) over whole - coalesce(sum(p) over upto, 0) + coalesce(p, 0) / 2) / nullif(sum(p) over whole, 0) as below
        from w${i} window whole as (partition by own >> ${BIN}), upto as (partition by own >> ${BIN} order by own rows unbounded preceding))`
  })
  const values = found.map((_, i) => `case when cell >> ${top} = 1 then v${i}.above else v${i}.below end as v${i}`)
  const joins = found.map(({ mask }, i) => ` join v${i} on v${i}.own = cell & ${mask | (2 ** BIN - 1)}`)
  const fewer = BIN - COARSE
  const means = found.map((_, i) => `sum(n * v${i}) / sum(n) as v${i}`)
  const table = await prepared.keep(
    'placements',
    `with ${parts.join(', ')} select ((cell & ${2 ** BIN - 1}) >> ${fewer}) | ((cell >> ${BIN}) << ${COARSE}) as cell, ${means.join(', ')}
      from (select cell, n, ${values.join(', ')} from ${cells}${joins.join('')} where cell >> ${top} < 2) group by 1`,
    kept,
  )
  const own: GroupKey = { name: '', column: y, domain: OUTCOME }
  const join = (codeOf: (key: GroupKey) => string) => {
    const coded = (key: GroupKey, column: string): GroupKey => ({
      ...key,
      column,
      domain: { ...key.domain!, code: c => c },
    })
    const coarse = {
      ...bin,
      column: binOf(scale / 2 ** fewer),
      domain: { ...bin.domain!, values: bin.domain!.values.slice(0, 2 ** COARSE - 1) },
    }
    const ranked = coded(own, `case when ${x} is null then 2 else ${codeOf(own)} end`)
    return ` left join ${table} on ${table}.cell = ${packedSql([coarse, ...keys.map(key => coded(key, codeOf(key))), ranked], 'integer')}`
  }
  return found.map(({ ask, points }, i) => [
    ask,
    {
      points,
      join,
      value: `${table}.v${i}`,
      known: `${table}.cell`,
      outcome: own,
    },
  ])

  async function pointsOf(ask: RanksAsk, own: readonly GroupKey[], keys: readonly GroupKey[], mask: number) {
    const [name] = Object.keys(ask.request.scores)
    const sums = await statements.read(
      `select own >> ${BIN} as place, cast(own & ${2 ** BIN - 1} as integer) as bin, p, q from (select cell & ${mask | (2 ** BIN - 1)} as own, coalesce(sum(n) filter (where cell >> ${top} = 1), 0) as p, coalesce(sum(n) filter (where cell >> ${top} = 0), 0) as q from ${cells} group by own) order by own`,
      kept,
    )
    const place = sums.numbers('place')
    const by = own.map(key => {
      const at = keys.findIndex(k => k.column === key.column)
      const [shift, { values }] = [digitsOf(keys.slice(0, at)), keys[at]!.domain!]
      const digits = 2 ** digitsOf([key]) - 1
      return Array.from(place, cell => values[(cell >> shift) & digits] ?? null)
    })
    const { tuples, code } = encode(by, sums.rows)
    const rows = tuples.map((): number[] => [])
    for (let i = 0; i < code.length; i++) rows[code[i]!]!.push(i)
    const [p, q] = [sums.numbers('p'), sums.numbers('q')]
    return new Map(tuples.map((tuple, g) => [keyOf(tuple), { by: tuple, point: pointOf(name!, rows[g]!, p, q) }]))
  }
}

/** The digits of some keys among all. */
const maskOf = (own: readonly GroupKey[], keys: readonly GroupKey[]): number =>
  own.reduce((mask, key) => {
    const at = keys.findIndex(k => k.column === key.column)
    return mask | ((2 ** digitsOf([key]) - 1) << (BIN + digitsOf(keys.slice(0, at))))
  }, 0)

/** From rows of a statement that has the sums of placements, by outcome. */
export function placementsAnswer(
  { request }: RanksAsk,
  { points }: Placed,
  groups: readonly DealtRows[],
  buckets: number | null,
  { outcome, known, sum }: { outcome: Float64Array; known: Float64Array; sum: Float64Array },
): Answer {
  const [name] = Object.keys(request.scores) as [string]
  const inBucket = (rows: readonly number[]): RankCounts | null => {
    const [count, total] = [
      [0, 0],
      [0, 0],
    ] as [[number, number], [number, number]]
    for (const row of rows) {
      const y = outcome[row]!
      if (known[row] === 0 || (y !== 0 && y !== 1)) continue
      count[y] += known[row]!
      total[y] += sum[row]!
    }
    const [negatives, positives] = count
    if (negatives + positives === 0) return null
    const mean = (y: 0 | 1) => ({ [name]: count[y] === 0 ? 0 : total[y] / count[y] })
    return { kind: 'rank-counts', positives, negatives, v10: mean(1), v01: mean(0) }
  }
  return {
    groups: groups.map(({ by, buckets: dealt }) => ({
      by,
      point: points.get(keyOf(by))!.point,
      buckets: buckets === null ? null : dealt.map(inBucket),
    })),
  }
}

/** Of cells in the order of their bins. */
function pointOf(name: string, rows: readonly number[], p: Float64Array, q: Float64Array): Ranks {
  let [positives, negatives] = [0, 0]
  for (const row of rows) {
    positives += p[row]!
    negatives += q[row]!
  }
  let [below, above, bound] = [0, positives, 0]
  const v10: number[] = []
  const v01: number[] = []
  let auc = 0
  for (const row of rows) {
    const [ones, zeros] = [p[row]!, q[row]!]
    above -= ones
    v10.push((below + zeros / 2) / negatives)
    v01.push((above + ones / 2) / positives)
    below += zeros
    auc += (ones / positives) * v10.at(-1)!
    bound += ((ones / positives) * (zeros / negatives)) / 2
  }
  const spread = (v: readonly number[], of: Float64Array, total: number) =>
    total < 2 ? Number.NaN : rows.reduce((sum, row, i) => sum + of[row]! * (v[i]! - auc) ** 2, 0) / (total - 1)
  const known = positives * negatives > 0
  const one = (value: number) => ({ [name]: { [name]: value } })
  return {
    kind: 'ranks',
    positives,
    negatives,
    auc: { [name]: known ? auc : Number.NaN },
    s10: one(known ? spread(v10, p, positives) : Number.NaN),
    s01: one(known ? spread(v01, q, negatives) : Number.NaN),
    bound: known ? bound : 0,
  }
}
