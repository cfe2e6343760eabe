import type { BoundRequest } from '../../plan/types.ts'
import { alwaysKnown, type Expr, isCondition } from '../../sql/expr.ts'
import type { Moments } from '../../stats/statistics.ts'
import { type Named, named } from '../named.ts'
import type { Table } from './columns.ts'
/** What the moments of one statement are made of. */
export interface Aggregation {
  /** Columns of the rows: null where one of a request's expressions is unknown. */
  readonly values: Named
  /** With weights, the means of each group and bucket beside the rows. */
  readonly centres: Named | null
  readonly aggregates: Named
  /** The window of a group and bucket. */
  readonly window: string
}
export const aggregation = (groups: readonly string[], weighted: boolean): Aggregation => ({
  values: named('x'),
  centres: weighted ? named('z') : null,
  aggregates: named('a', sql => `cast(${sql} as double)`),
  window: `over (${groups.length > 0 ? `partition by ${groups.join(', ')}` : ''})`,
})

type Rows = ArrayLike<number>
type MomentsRequest = Extract<BoundRequest, { kind: 'moments' }>

/**
 * Asks for the moments of some columns over the rows where all are known; the result reads those of some rows of the
 * answer together (Chan, Golub and LeVeque; about the common mean, so nothing cancels). Sums
 * of squares are never raw: covar_pop is Welford's (as var_pop, which throws where squares leave the doubles), and with
 * weights the group's mean is taken off first.
 */
export function momentsOf(
  { of, ends }: MomentsRequest,
  column: (e: Expr) => string,
  { values, centres, aggregates, window }: Aggregation,
): (table: Table) => (rows: Rows) => Moments {
  const wanted = ends !== false
  const names = Object.keys(of)
  const own = names.map(name => column(of[name]!))
  const known = [...new Set(own)].map(c => `${c} is not null`)
  const x = own.map(c => values.add(known.length > 1 ? `case when ${known.join(' and ')} then ${c} end` : c))
  const add = (sql: string) => aggregates.add(sql)
  const [only] = Object.values(of)
  if (x.length === 1 && !centres && only!.is === 'cast' && only!.to === 'double' && isCondition(only!.arg))
    return shareOf(names[0]!, add(alwaysKnown(only!.arg) ? 'count(*)' : `count(${x[0]})`), add(`sum(${x[0]})`))
  const pairs = x.map((a, i) => x.slice(0, i + 1).map((b, j) => ({ a, b, i, j })))
  let n: string
  let mean: string[]
  let second: string[][]
  if (centres) {
    const total = (sql: string) => `sum(case when ${x[0]} is not null then ${sql} end)`
    const centre = x.map(c => centres.add(`${total(`w * ${c}`)} ${window} / nullif(${total('w')} ${window}, 0)`))
    n = add(`coalesce(${total('w')}, 0)`)
    mean = centre.map(c => add(`max(${c})`))
    second = pairs.map(row =>
      row.map(({ a, b, i, j }) => add(`sum(w * (${a} - ${centre[i]}) * (${b} - ${centre[j]}))`)),
    )
  } else {
    n = add(`count(${x[0]})`)
    mean = x.map(c => add(`avg(${c})`))
    second = pairs.map(row => row.map(({ a, b }) => add(`count(${x[0]}) * covar_pop(${a}, ${b})`)))
  }
  const min = wanted ? x.map(c => add(`min(${c})`)) : []
  const max = wanted ? x.map(c => add(`max(${c})`)) : []
  return table => {
    const columns = (aliases: readonly string[]) => aliases.map(a => table.numbers(a))
    const [counts, means, lows, highs] = [table.numbers(n), columns(mean), columns(min), columns(max)]
    const seconds = second.map(columns)
    return rows => {
      let total = 0
      for (let r = 0; r < rows.length; r++) total += counts[rows[r]!]!
      const known = total !== 0
      const average = means.map(m =>
        known ? sumOver(rows, row => weighted(counts[row]!, m[row]!)) / total : Number.NaN,
      )
      const comoments = seconds.map((of, i) =>
        of.map((c, j) =>
          known
            ? sumOver(rows, row => {
                const count = counts[row]!
                if (count === 0) return 0
                return c[row]! + count * (means[i]![row]! - average[i]!) * (means[j]![row]! - average[j]!)
              })
            : 0,
        ),
      )
      const byName = <T>(f: (i: number) => T) => Object.fromEntries(names.map((name, i) => [name, f(i)]))
      return {
        kind: 'moments',
        n: total,
        mean: byName(i => average[i]!),
        comoments: byName(i => byName(j => comoments[Math.max(i, j)]![Math.min(i, j)]!)),
        min: byName(i => (wanted ? extreme(rows, lows[i]!, (x, y) => x < y) : Number.NaN)),
        max: byName(i => (wanted ? extreme(rows, highs[i]!, (x, y) => x > y) : Number.NaN)),
      }
    }
  }
}

const weighted = (count: number, x: number): number => (count === 0 ? 0 : count * x)

function sumOver(rows: Rows, of: (row: number) => number): number {
  let sum = 0
  for (let r = 0; r < rows.length; r++) sum += of(rows[r]!)
  return sum
}

/** NaN where no row has one. */
function extreme(rows: Rows, values: Float64Array, beyond: (x: number, y: number) => boolean): number {
  let found = Number.NaN
  for (let r = 0; r < rows.length; r++) {
    const x = values[rows[r]!]!
    if (Number.isNaN(found) || beyond(x, found)) found = x
  }
  return found
}

/** The moments of what is 0 or 1 follow from how many are 1. */
const shareOf =
  (name: string, count: string, sum: string): ReturnType<typeof momentsOf> =>
  table => {
    const [n, hits] = [table.numbers(count), table.numbers(sum)]
    return some => {
      const rows = sumOver(some, row => n[row]!)
      const ones = sumOver(some, row => (n[row] === 0 ? 0 : hits[row]!))
      const only = (value: number) => ({ [name]: rows === 0 ? Number.NaN : value })
      return {
        kind: 'moments',
        n: rows,
        mean: only(ones / rows),
        comoments: { [name]: { [name]: rows === 0 ? 0 : (ones * (rows - ones)) / rows } },
        min: only(ones < rows ? 0 : 1),
        max: only(ones > 0 ? 1 : 0),
      }
    }
  }
