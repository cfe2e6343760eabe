import { type Expr, isCondition } from '../../sql/expr.ts'
import type { Moments } from '../../stats/statistics.ts'
import type { Table } from './table.ts'

/** Pieces of SQL under names of their own, each once. */
export interface Named {
  add(sql: string): string
  /** As they stand in a select list. */
  all(): string[]
  readonly size: number
}
export function named(prefix: string, write: (sql: string) => string = sql => sql): Named {
  const names = new Map<string, string>()
  return {
    add: sql => {
      const name = names.get(sql) ?? `${prefix}${names.size}`
      names.set(sql, name)
      return name
    },
    all: () => [...names].map(([sql, name]) => `${write(sql)} as ${name}`),
    get size() {
      return names.size
    },
  }
}

/** What the moments of one statement are made of. */
export interface Aggregation {
  /** Columns of the rows: null where one of a request's expressions is unknown. */
  readonly values: Named
  readonly aggregates: Named
  /** Of rows that have a weight `w`, the plain means of each group and bucket: weighted sums are taken about them. */
  readonly centres: Named | null
}

type Rows = readonly number[]

/**
 * Asks for the moments of some columns over the rows where all are known; the result reads those of some rows of the
 * answer together (Chan, Golub and LeVeque; about the common mean, so nothing cancels). Sums of squares are never raw:
 * covar_pop is centred, and with weights the plain mean of the group is taken off first.
 */
export function momentsOf(
  of: Readonly<Record<string, Expr>>,
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
  const min = x.map(c => add(`min(${c})`))
  const max = x.map(c => add(`max(${c})`))
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
      const some = rows.filter(row => counts[row]! > 0)
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
        min: byName(i => extreme(some, lows[i]!, Math.min)),
        max: byName(i => extreme(some, highs[i]!, Math.max)),
      }
    }
  }
}

/** NaN where no row has one. */
const extreme = (rows: Rows, values: Float64Array, of: (x: number, y: number) => number): number =>
  rows.length === 0 ? Number.NaN : rows.reduce((found, row) => of(found, values[row]!), values[rows[0]!]!)

/** The moments of what is 0 or 1 follow from how many are 1. */
const shareOf =
  (name: string, count: string, sum: string): ReturnType<typeof momentsOf> =>
  table => {
    const [n, hits] = [table.numbers(count), table.numbers(sum)]
    return some => {
      const rows = some.reduce((total, row) => total + n[row]!, 0)
      const ones = some.reduce((total, row) => total + (n[row] === 0 ? 0 : hits[row]!), 0)
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
