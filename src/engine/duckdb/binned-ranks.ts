import type { Answer, Ask } from '../../plan/types.ts'
import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { RankCounts, Ranks } from '../../stats/statistics.ts'
import { codesOf, groupingBy, MOST_CODES } from './packed.ts'
import type { Population } from './relations.ts'
import { type Context, clusterFacts, groupKeys, readGroups, rowsByGroup, type Scope, whereOf } from './scopes.ts'

type RanksAsk = Ask & { readonly request: { readonly kind: 'ranks' } }

/** An AUC of bins is taken only where it is as near as this to the exact one: a tenth of any margin that is in use. */
const LARGEST_BOUND = 1e-4

interface Ends {
  readonly low: number
  readonly high: number
  /** Outcomes other than 0 and 1. */
  readonly odd: number
}

/** The ends of a score, looked for once however the rows are sliced. */
export function endsOnce({ statements }: Context) {
  const found = new Map<string, Promise<Ends>>()
  return ({ from, about }: Population, x: string, y: string, where: string, ask: RanksAsk): Promise<Ends> => {
    const sql = `select cast(min(${x}) as double) as low, cast(max(${x}) as double) as high, cast(count(*) filter (where ${y} not in (0, 1)) as double) as odd from ${from}${where}`
    const look = async (): Promise<Ends> => {
      const table = await statements.read(sql, about('ends', [ask]))
      const [low, high, odd] = ['low', 'high', 'odd'].map(c => table.numbers(c)[0]!) as [number, number, number]
      return { low, high, odd }
    }
    const ends = found.get(sql) ?? look()
    found.set(sql, ends)
    return ends
  }
}

/**
 * AUC and placements of one score, of bins of equal width: rows of one bin count as tied, which moves an AUC by at most
 * half the share of pairs of both outcomes that share a bin. A second scan looks up each row's placements, for the
 * buckets. Null where that is not for this ask, or too coarse.
 */
export async function binnedRanks(
  scope: Scope<RanksAsk>,
  ask: RanksAsk,
  context: Context,
  endsOf: ReturnType<typeof endsOnce>,
): Promise<Answer | null> {
  const { population } = scope
  const [[name, score], ...others] = Object.entries(ask.request.scores) as [[string, RanksAsk['request']['outcome']]]
  const groups = groupKeys({ ...scope, cluster: null }, context)
  const bins = Math.floor(MOST_CODES / codesOf(groups)) - 1
  if (!population.large || scope.weight || ask.request.precision || others.length > 0 || bins < 256) return null
  const [x, y] = [population.field(score, 'number'), population.field(ask.request.outcome, 'number')]
  const about = (purpose: string) => population.about(purpose, [ask])
  const where = whereOf(scope)
  const { low, high, odd } = await endsOf(population, x, y, where, ask)
  const scale = (bins - 2) / (high - low)
  if (odd > 0 || !Number.isFinite(scale)) return null

  const bin = `case when ${y} is not null then cast(trunc((${x} - ${scalarToDuckdb(low)}) * ${scalarToDuckdb(scale)}) as usmallint) end`
  const domain = {
    values: Array.from({ length: bins - 1 }, (_, i) => i),
    code: (c: string) => `coalesce(${c}, ${bins - 1})`,
  }
  const finest = groupingBy([{ name: 'bin', column: bin, domain }, ...groups], 'cell')
  const known = `case when ${x} is not null then ${y} end as y`
  const cells = await context.prepared.keep(
    'ranks',
    `select cell, cast(count(y) as double) as n, cast(count(*) filter (y = 1) as double) as p from (select ${finest.columns[0]}, ${known} from ${population.from}${where}) group by cell`,
    about('ranks'),
  )
  const kept = { purpose: 'ranks', reads: [], asks: [ask.key] }
  const table = finest.read(await context.statements.read(`select * from ${cells} order by cell`, kept))
  const [n, p] = [table.numbers('n'), table.numbers('p')]
  const grouped = readGroups(table, { ...scope, cluster: null })
  const points = rowsByGroup(grouped).map(rows => pointOf(name, rows, n, p))
  if (points.some(({ bound }) => bound > LARGEST_BOUND)) return null
  const facts = ask.cluster === scope.cluster ? clusterFacts(scope, context) : null
  const byGroup = grouped.groups.tuples
  if (!facts) return { groups: points.map((point, g) => ({ by: byGroup[g]!, point, buckets: null })) }

  // A positive's placement among the negatives of its group, and the other way round, by cell.
  const group = `partition by cell // ${bins}`
  const upTo = `over (${group} order by cell rows unbounded preceding)`
  const placements = `select cell, (sum(n - p) ${upTo} - (n - p) / 2) / sum(n - p) over (${group}) as v10,
    (sum(p) over (${group}) - sum(p) ${upTo} + p / 2) / sum(p) over (${group}) as v01 from ${cells}`
  const { columns, names, read } = groupingBy(groupKeys(scope, context))
  const rows = `select ${[...columns, finest.columns[0], known].join(', ')} from ${population.from}${where}`
  const sums = [
    'count(y) as m',
    'count(*) filter (y = 1) as ones',
    'sum(v10) filter (y = 1) as v10',
    'sum(v01) filter (y = 0) as v01',
  ]
  const dealt = read(
    await context.statements.read(
      `select ${[...names, ...sums.map(sum => sum.replace(/(.*) as/, 'cast(coalesce($1, 0) as double) as'))].join(', ')}
      from (${rows}) join (${placements}) using (cell) group by ${names.join(', ')}`,
      about('placements'),
    ),
  )
  const counted = readGroups(dealt, scope)
  const [m, ones, v10, v01] = ['m', 'ones', 'v10', 'v01'].map(c => dealt.numbers(c)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const buckets = rowsByGroup(counted).map(rows => {
    const list: (RankCounts | null)[] = Array.from({ length: facts.buckets }, () => null)
    for (const row of rows) {
      const b = counted.bucket![row]!
      const [positives, negatives] = [ones[row]!, m[row]! - ones[row]!]
      if (b < 0 || m[row] === 0) continue
      list[b] = {
        kind: 'rank-counts',
        positives,
        negatives,
        v10: { [name]: positives === 0 ? 0 : v10[row]! / positives },
        v01: { [name]: negatives === 0 ? 0 : v01[row]! / negatives },
      }
    }
    return list
  })
  return { groups: points.map((point, g) => ({ by: byGroup[g]!, point, buckets: buckets[g]! })) }
}

/** Of cells in the order of their bins. */
function pointOf(name: string, rows: Int32Array, n: Float64Array, p: Float64Array): Ranks {
  let [positives, negatives] = [0, 0]
  for (const row of rows) {
    positives += p[row]!
    negatives += n[row]! - p[row]!
  }
  let [below, above, bound] = [0, positives, 0]
  const v10: number[] = []
  const v01: number[] = []
  let auc = 0
  for (const row of rows) {
    const [ones, zeros] = [p[row]!, n[row]! - p[row]!]
    above -= ones
    v10.push((below + zeros / 2) / negatives)
    v01.push((above + ones / 2) / positives)
    below += zeros
    auc += (ones / positives) * v10.at(-1)!
    bound += ((ones / positives) * (zeros / negatives)) / 2
  }
  const spread = (v: readonly number[], weight: (row: number) => number, total: number) =>
    total < 2 ? Number.NaN : rows.reduce((sum, row, i) => sum + weight(row) * (v[i]! - auc) ** 2, 0) / (total - 1)
  const known = positives * negatives > 0
  const one = (value: number) => ({ [name]: { [name]: value } })
  return {
    kind: 'ranks',
    positives,
    negatives,
    auc: { [name]: known ? auc : Number.NaN },
    s10: one(known ? spread(v10, row => p[row]!, positives) : Number.NaN),
    s01: one(known ? spread(v01, row => n[row]! - p[row]!, negatives) : Number.NaN),
    bound: known ? bound : 0,
  }
}
