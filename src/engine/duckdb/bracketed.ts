import type { Answer, Ask } from '../../plan/types.ts'
import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { Arm } from '../../sql/expr.ts'
import type { QuantileCounts, Quantiles } from '../../stats/statistics.ts'
import { between, ladderRanks, wholeRank } from '../order.ts'
import { groupingBy } from './packed.ts'
import { type Context, clusterFacts, groupBy, groupKeys, readGroups, type Scope, whereOf } from './scopes.ts'

type QuantilesAsk = Ask & { readonly request: { readonly kind: 'quantiles' } }

/** Values around one quantile, wide enough for the order statistics that its interval is read from. */
interface Bracket {
  readonly p: number
  readonly low: number
  readonly high: number
}

/** Standard errors of the sample, and of the whole: the ladder is fine to 8 of them. */
const [OF_SAMPLE, OF_WHOLE] = [6, 8]

/**
 * Exact quantiles of one column of a large arm, in two scans: one counts the rows below each bracket, by bucket, the other
 * brings the values inside of it. Null where that is not for this ask, or a bracket missed its quantile. Of the ladder,
 * what is beyond 8 standard errors is the sample's.
 */
export async function bracketedQuantiles(
  scope: Scope<QuantilesAsk>,
  ask: QuantilesAsk,
  context: Context,
): Promise<Answer | null> {
  const { population, filter, by, sections, weight } = scope
  if (!population.large || filter || by.length > 0 || sections || weight || ask.relation === 'pairs') return null
  if (ask.relation === 'pooled') return null
  const arm: Arm = ask.relation
  const sorted = (await context.sampled(arm))(ask.request.of)
  const rows = context.prepared.arms[arm]!.rows
  if (sorted.length < 1000) return null
  const brackets = ask.request.p.map(p => bracketOf(sorted, p, rows))
  const x = population.field(ask.request.of, 'number')
  const about = population.about('quantiles', [ask])

  const { columns, names, read } = groupingBy(groupKeys(scope, context))
  const below = brackets.map(({ low }, i) => `cast(count(*) filter (x < ${double(low)}) as double) as below${i}`)
  const all = ['cast(count(x) as double) as n', 'min(x) as low', 'max(x) as high', ...below]
  const counts = read(
    await context.statements.read(
      `select ${[...names, ...all].join(', ')} from (select ${[...columns, `${x} as x`].join(', ')} from ${population.from}${whereOf(scope)})${groupBy(names)}`,
      about,
    ),
  )
  const inside = brackets.map(({ low, high }) => `${x} between ${double(low)} and ${double(high)}`)
  const values = read(
    await context.statements.read(
      `select ${[...columns, `${x} as x`].join(', ')} from ${population.from}${whereOf(scope, `(${inside.join(' or ')})`)}`,
      about,
    ),
  )
  const known = values.numbers('x')
  const total = (name: string) => counts.numbers(name).reduce((sum, n) => sum + n, 0)
  const knownOf = (name: string) => counts.numbers(name).filter(x => !Number.isNaN(x))
  const n = total('n')
  const ends = { low: Math.min(...knownOf('low')), high: Math.max(...knownOf('high')) }
  const found = brackets.map((bracket, i) => quantileIn(bracket, known, { n, below: total(`below${i}`), ends, sorted }))
  const whole = found.filter(f => f !== null)
  if (whole.length < found.length) return null
  const point: Quantiles = {
    kind: 'quantiles',
    n,
    p: ask.request.p,
    q: whole.map(f => f.q),
    ladders: whole.map(f => f.ladder),
  }
  const facts = ask.cluster === scope.cluster ? clusterFacts(scope, context) : null
  if (!facts) return { groups: [{ by: [], point, buckets: null }] }

  const buckets: (QuantileCounts | null)[] = Array.from({ length: facts.buckets }, () => null)
  const atMost = brackets.map(() => new Float64Array(facts.buckets))
  const dealt = readGroups(values, scope).bucket!
  brackets.forEach(({ low, high }, i) => {
    for (let row = 0; row < known.length; row++)
      if (dealt[row]! >= 0 && known[row]! >= low && known[row]! <= Math.min(high, point.q[i]!))
        atMost[i]![dealt[row]!]! += 1
  })
  const counted = readGroups(counts, scope).bucket!
  const rowsIn = counts.numbers('n')
  const rowsBelow = brackets.map((_, i) => counts.numbers(`below${i}`))
  counted.forEach((b, row) => {
    if (b < 0 || rowsIn[row] === 0) return
    buckets[b] = {
      kind: 'quantile-counts',
      n: rowsIn[row]!,
      atMost: atMost.map((of, i) => of[b]! + rowsBelow[i]![row]!),
    }
  })
  return { groups: [{ by: [], point, buckets }] }
}

const double = (x: number): string => `cast(${scalarToDuckdb(x)} as double)`

function bracketOf(sorted: Float64Array, p: number, rows: number): Bracket {
  const spread = Math.sqrt(p * (1 - p))
  const reach = spread * (OF_SAMPLE / Math.sqrt(sorted.length) + OF_WHOLE / Math.sqrt(rows)) + 2 / sorted.length
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
  return {
    p,
    low: p - reach <= 0 ? Number.NEGATIVE_INFINITY : at(p - reach),
    high: p + reach >= 1 ? Number.POSITIVE_INFINITY : at(p + reach),
  }
}

interface Around {
  readonly n: number
  readonly below: number
  readonly ends: { readonly low: number; readonly high: number }
  readonly sorted: Float64Array
}

/** Null where the order statistics next to the quantile, or 8 standard errors around it, are not in the bracket. */
function quantileIn(
  { p, low, high }: Bracket,
  known: Float64Array,
  { n, below, ends, sorted }: Around,
): { q: number; ladder: { p: number[]; x: number[] } } | null {
  const own = known.filter(x => x >= low && x <= high).sort()
  const h = wholeRank(p, n)
  const near = Math.min(8 * Math.sqrt(n * p * (1 - p)), n)
  const inside = (rank: number) => rank >= below && rank < below + own.length
  if (n === 0 || !inside(Math.max(0, Math.floor(h - near))) || !inside(Math.min(n - 1, Math.ceil(h + near))))
    return null
  const value = (rank: number) => own[rank - below]!
  const ranks = ladderRanks(n, p)
  // Farther out, the sample's: kept in order with what is exact.
  const far = (rank: number) => {
    if (rank === 0) return ends.low
    if (rank === n - 1) return ends.high
    const x = sorted[Math.round((rank / (n - 1)) * (sorted.length - 1))]!
    return rank < below ? Math.min(x, own[0]!) : Math.max(x, own.at(-1)!)
  }
  return {
    q: between(value(Math.floor(h)), value(Math.min(Math.floor(h) + 1, n - 1)), h - Math.floor(h)),
    ladder: { p: ranks.map(r => r / (n - 1)), x: ranks.map(r => (inside(r) ? value(r) : far(r))) },
  }
}
