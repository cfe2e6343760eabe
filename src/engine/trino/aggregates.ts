import { type Expr, isCondition } from '../../sql/expr.ts'
import type { Moments } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import type { Named } from '../named.ts'
import type { Table } from './table.ts'

/** What the moments of one statement are made of. */
export interface Aggregation {
  /** Columns of the rows: null where one of a request's expressions is unknown. */
  readonly values: Named
  readonly aggregates: Named
  /** Of rows that have a weight `w`, the plain means of each group and bucket: weighted sums are taken about them. */
  readonly centres: Named | null
}

type Rows = ArrayLike<number>

/**
 * Asks for the moments of some columns over the rows where all are known; the result reads those of some rows of the
 * answer together (Chan, Golub and LeVeque; about the common mean, so nothing cancels). Sums of squares are never raw:
 * covar_pop is centred, and with weights the plain mean of the group is taken off first.
 */
export function momentsOf(
  { of, ends }: AskOf<'moments'>['request'],
  column: (e: Expr) => string,
  { values, aggregates, centres }: Aggregation,
): (table: Table) => (rows: Rows) => Moments {
  const names = Object.keys(of)
  const own = names.map(name => column(of[name]!))
  const distinct = [...new Set(own)]
  const x = own.map(c => {
    const others = distinct.filter(o => o !== c).map(o => `${o} is not null`)
    return values.add(others.length > 0 ? `case when ${others.join(' and ')} then ${c} end` : c)
  })
  const add = (sql: string) => aggregates.add(sql)
  const [only] = Object.values(of)
  if (x.length === 1 && !centres && only!.is === 'cast' && only!.to === 'double' && isCondition(only!.arg))
    return shareOf(names[0]!, add(`count(${x[0]})`), add(`sum(${x[0]})`))
  const pairs = x.map((a, i) => x.slice(0, i + 1).map((b, j) => ({ a, b, i, j })))
  let n: string
  let mean: string[]
  let second: string[][]
  const centre = centres && x.map(c => centres.add(c))
  if (centre) {
    const apart = x.map((c, i) => `(${c} - ${centre[i]})`)
    n = add(`coalesce(sum(w) filter (where ${x[0]} is not null), 0)`)
    mean = apart.map(c => add(`sum(w * ${c})`))
    second = pairs.map(row => row.map(({ i, j }) => add(`sum(w * ${apart[i]} * ${apart[j]})`)))
  } else {
    n = add(`count(${x[0]})`)
    mean = x.map(c => add(`avg(${c})`))
    second = pairs.map(row => row.map(({ a, b }) => add(`count(${x[0]}) * covar_pop(${a}, ${b})`)))
  }
  const min = ends === false ? [] : x.map(c => add(`min(${c})`))
  const max = ends === false ? [] : x.map(c => add(`max(${c})`))
  const about = centre?.map(c => add(`max(${c})`)) ?? null
  return table => {
    const columns = (aliases: readonly string[]) => aliases.map(a => table.numbers(a))
    const [counts, sums, lows, highs] = [table.numbers(n), columns(mean), columns(min), columns(max)]
    const seconds = second.map(columns)
    const abouts = about && columns(about)
    // Weighted, the sums are about the centre: of each row its mean, and its comoment about that.
    const meanOf = (i: number, row: number) =>
      abouts ? abouts[i]![row]! + sums[i]![row]! / counts[row]! : sums[i]![row]!
    const secondOf = (i: number, j: number, row: number) =>
      seconds[i]![j]![row]! - (abouts ? (sums[i]![row]! * sums[j]![row]!) / counts[row]! : 0)
    return rows => {
      const some = Array.from(rows).filter(row => counts[row]! > 0)
      const total = some.reduce((sum, row) => sum + counts[row]!, 0)
      const average = names.map((_, i) =>
        some.length === 0 ? Number.NaN : some.reduce((sum, row) => sum + counts[row]! * meanOf(i, row), 0) / total,
      )
      const comoment = (i: number, j: number) =>
        some.reduce((sum, row) => {
          const apart = (meanOf(i, row) - average[i]!) * (meanOf(j, row) - average[j]!)
          return sum + secondOf(i, j, row) + counts[row]! * apart
        }, 0)
      const comoments = names.map((_, i) => names.slice(0, i + 1).map((_, j) => comoment(i, j)))
      const byName = <T>(f: (i: number) => T) => Object.fromEntries(names.map((name, i) => [name, f(i)]))
      return {
        kind: 'moments',
        n: total,
        mean: byName(i => average[i]!),
        comoments: byName(i => byName(j => comoments[Math.max(i, j)]![Math.min(i, j)]!)),
        min: byName(i => (ends === false ? Number.NaN : extreme(some, lows[i]!, Math.min))),
        max: byName(i => (ends === false ? Number.NaN : extreme(some, highs[i]!, Math.max))),
      }
    }
  }
}

/** NaN where no row has one. */
const extreme = (rows: Rows, values: Float64Array, of: (x: number, y: number) => number): number =>
  rows.length === 0 ? Number.NaN : Array.from(rows, row => values[row]!).reduce((x, y) => of(x, y))

/** The moments of what is 0 or 1 follow from how many are 1. */
const shareOf =
  (name: string, count: string, sum: string): ReturnType<typeof momentsOf> =>
  table => {
    const [n, hits] = [table.numbers(count), table.numbers(sum)]
    return some => {
      let [rows, ones] = [0, 0]
      for (let i = 0; i < some.length; i++) {
        const row = some[i]!
        if (n[row] === 0) continue
        rows += n[row]!
        ones += hits[row]!
      }
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
