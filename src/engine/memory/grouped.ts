import { evaluate, type Rank } from '../../sql/evaluate.ts'
import type { Aggregate, Expr } from '../../sql/expr.ts'
import { numberOf, type Row, toScalar } from './relations.ts'
import { type Known, rankOf } from './statistics.ts'

const AGGREGATES: Readonly<Record<Aggregate, (x: readonly number[]) => number | null>> = {
  sum: x => (x.length === 0 ? null : x.reduce((a, b) => a + b)),
  count: x => x.length,
  min: x => (x.length === 0 ? null : Math.min(...x)),
  max: x => (x.length === 0 ? null : Math.max(...x)),
}

/** Of rows that have all keys, one for each group of rows with the same keys: in the first bucket of its rows, and of their mean weight. */
export function groupedRows(
  of: Readonly<Record<string, Expr>>,
  per: readonly Expr[],
  rows: readonly Row[],
  bucketOf: (row: Row) => number,
  power: number,
): (Known & { row: Row })[] {
  const keyOf = (row: Row) =>
    JSON.stringify(per.map(e => toScalar(evaluate(e, row.read))).map(key => `${typeof key}:${key}`))
  return [...Map.groupBy(rows, keyOf).values()].flatMap(group => {
    const valueIn = (row: Row, e: Expr, rank: (r: Rank) => number | null) =>
      numberOf(evaluate(e, row.read, { rank }), e)
    const unranked = () => {
      throw new Error('a rank of ranks')
    }
    const among = (e: Expr) => group.flatMap(row => valueIn(row, e, unranked) ?? [])
    const aggregate = ({ fn, arg }: Extract<Expr, { is: 'aggregate' }>) =>
      AGGREGATES[fn](
        group.flatMap(row => {
          const rank = (r: Rank) => {
            const own = valueIn(row, r.arg, unranked)
            return own === null
              ? null
              : rankOf(
                  own,
                  among(r.arg).map(x => ({ x, weight: 1 })),
                  r.ties,
                )
          }
          return valueIn(row, arg, rank) ?? []
        }),
      )
    const nothing = () => {
      throw new Error('a value of one row stands outside of its aggregates')
    }
    const x = Object.entries(of).map(([name, e]) => [name, numberOf(evaluate(e, nothing, { aggregate }), e)] as const)
    if (x.some(([, v]) => v === null)) return []
    const dealt = group.filter(row => bucketOf(row) >= 0)
    const row = (dealt.length > 0 ? dealt : group).reduce((a, b) => (bucketOf(b) < bucketOf(a) ? b : a))
    const weight = group.reduce((sum, r) => sum + r.weight, 0) / group.length
    return [{ row, weight: weight ** power, x: Object.fromEntries(x) as Record<string, number> }]
  })
}
