import type { Ask } from '../../plan/types.ts'
import { renderDuckdb } from '../../sql/duckdb.ts'
import { column, type Expr, isConstant, transformChildren } from '../../sql/expr.ts'
import { hasAggregate, hasRank, keyOf, rankedParts } from '../needs.ts'
import { rankSql } from './ranked.ts'
import { groupBy, groupColumns, groupNames, type Scope, whereOf } from './scopes.ts'

/**
 * A row for each group of rows with the same keys: ranks within the group, then its aggregates, then what is made of
 * them. A group is in the first bucket that any of its rows is in, and weighs what its rows weigh on average.
 */
export function groupedRows(
  scope: Scope<Ask & { readonly request: { readonly kind: 'moments' } }>,
  per: readonly Expr[],
): { from: string; column: (e: Expr) => string } {
  const { population } = scope
  const names = groupNames(scope)
  const slices = names.filter(name => name !== 'b')
  const keys = per.map((_, i) => `q${i}`)
  const within = [...slices, ...keys].join(', ')
  const ranks = new Map<string, string>()
  const aggregates = new Map<string, string>()
  const named = (names: Map<string, string>, prefix: string, sql: string): string => {
    const name = names.get(sql) ?? `${prefix}${names.size}`
    names.set(sql, name)
    return name
  }
  const write = (e: Expr): string => renderDuckdb(e, c => c.name)
  const finite = (sql: string): string => `case when isfinite(cast(${sql} as double)) then cast(${sql} as double) end`

  /** Over the rows: ranks and fields by their names. */
  const ofRow = (e: Expr): Expr => {
    if (e.is === 'rank') return column(named(ranks, 'r', rankSql(e, within, population.field(e.arg, 'number'))))
    if (!hasRank(e)) return isConstant(e) ? e : column(population.field(e, 'value'))
    return transformChildren(e, ofRow)
  }
  /** Over the groups: aggregates by their names. */
  const ofGroup = (e: Expr): Expr => {
    if (e.is === 'aggregate') {
      const value = hasRank(e.arg) ? finite(write(ofRow(e.arg))) : population.field(e.arg, 'number')
      return column(named(aggregates, 'a', `${e.fn}(${value})`))
    }
    if (!isConstant(e) && !hasAggregate(e)) throw new Error('a value of one row stands outside of its aggregates')
    return transformChildren(e, ofGroup)
  }
  const expressions = scope.asks.flatMap(ask => Object.values(ask.request.of))
  const values = new Map(expressions.map(e => [keyOf(e), finite(write(ofGroup(e)))]))
  const fields = new Set(expressions.flatMap(rankedParts).map(part => population.field(part.expr, part.form)))
  const list = (all: ReadonlyMap<string, string>) => [...all].map(([sql, name]) => `${sql} as ${name}`)

  const keyed = per.map((e, i) => `${population.field(e, 'value')} as q${i}`)
  const known = per.map(e => `${population.field(e, 'value')} is not null`)
  const taken = [...groupColumns(scope), ...keyed, ...fields, ...(scope.weight ? ['w'] : [])]
  const rows = `select ${taken.join(', ')} from ${population.from}${whereOf(scope, ...known)}`
  const ranked = ranks.size === 0 ? rows : `select ${['*', ...list(ranks)].join(', ')} from (${rows})`
  const kept = [
    ...slices,
    ...(scope.cluster ? ['min(b) as b'] : []),
    ...(scope.weight ? [`cast(${scope.weight.replaceAll('w', 'avg(w)')} as double) as w`] : []),
    ...list(aggregates),
  ]
  const groups = `select ${kept.join(', ')} from (${ranked})${groupBy([...slices, ...keys])}`
  const columns = new Map([...values.keys()].map((key, i) => [key, `y${i}`]))
  const made = [...values].map(([key, sql]) => `${sql} as ${columns.get(key)}`)
  return { from: `(select ${['*', ...made].join(', ')} from (${groups}))`, column: e => columns.get(keyOf(e))! }
}
