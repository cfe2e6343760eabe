import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { Rank } from '../../sql/evaluate.ts'
import type { Expr } from '../../sql/expr.ts'
import { keyOf } from '../needs.ts'
import { MOST_CODES } from './packed.ts'
import type { Context } from './scopes.ts'

/** Ranks of a column by a table that is joined to the rows. */
interface LookedUp {
  readonly column: string
  /** To stand after the population. */
  readonly join: string
}

/** A larger cell, of this share of all rows, moves a rank correlation by 1e-6 (Σ q³ over cells of share q) or less. */
const LARGEST_SHARE = 0.01

/**
 * Average ranks among the pairs, of large logs that have the same ids: those among the rows of one arm, up to cells of
 * equal width whose rows count as tied. Null where ranks are asked otherwise, rows lack a value or cells are too coarse.
 */
async function lookedUpRank(e: Rank, context: Context): Promise<LookedUp | null> {
  const { prepared, statements } = context
  if (!prepared.matched || e.ties || e.arg.is !== 'of') return null
  const { arm, arg } = e.arg
  const population = prepared.populations[arm]!
  if (!population.large || population.weighted) return null
  const x = population.field(arg, 'number')
  const about = population.about('order', [])
  const { low, high, unknown } = await context.ends(population, x, { asks: [] })
  const scale = (MOST_CODES - 1) / (high - low)
  if (unknown > 0 || !Number.isFinite(scale)) return null
  const cellOf = (column: string) =>
    `cast(trunc((${column} - ${scalarToDuckdb(low)}) * ${scalarToDuckdb(scale)}) as usmallint)`
  const cells = await prepared.keep(
    'order',
    `select cell, n, sum(n) over (order by cell) - (n - 1) / 2 as rank from (select ${cellOf(x)} as cell, cast(count(*) as double) as n from ${population.from} group by cell)`,
    about,
  )
  const share = await statements.read(
    `select sqrt(sum((n / ${prepared.arms[arm]!.rows}) ** 3)) as share from ${cells}`,
    { purpose: 'order', reads: [] },
  )
  if (share.numbers('share')[0]! > LARGEST_SHARE ** 1.5) return null
  const own = prepared.populations.pairs!.field(e.arg, 'number')
  return { column: `${cells}.rank`, join: ` join ${cells} on ${cells}.cell = ${cellOf(own)}` }
}

export type Ranks = ReadonlyMap<string, LookedUp>

/** Those of some expressions, by rank; null unless all are to be had, and are nothing but ranks. */
export async function lookedUpRanks(expressions: readonly Expr[], context: Context): Promise<Ranks | null> {
  const found = new Map<string, LookedUp>()
  for (const e of expressions) {
    if (e.is !== 'rank') return null
    const looked = found.get(keyOf(e)) ?? (await lookedUpRank(e, context))
    if (!looked) return null
    found.set(keyOf(e), looked)
  }
  return found
}
