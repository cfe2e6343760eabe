import type { Ask } from '../../plan/types.ts'
import { renderDuckdb } from '../../sql/duckdb.ts'
import type { Rank } from '../../sql/evaluate.ts'
import { column, type Expr, isConstant, transformChildren } from '../../sql/expr.ts'
import { hasRank, keyOf, rankedParts } from '../needs.ts'
import { groupColumns, groupNames, type Scope, weightColumn, whereOf } from './scopes.ts'

/** The rank of a column among the rows of a partition where it is known; weighted, as of `w` copies of each row. */
export function rankSql({ ties }: Rank, within: string, x: string, weighted = false): string {
  const partition = `partition by ${within}, ${x} is null`
  // Of one window: the rows (or their weights) up to this one and its peers, and the rows before those.
  const upTo = `over (${partition} order by ${x})`
  const last = `${weighted ? 'sum(w)' : 'count(*)'} ${upTo}`
  const first = weighted ? `(${last} - sum(w) over (${partition}, ${x}) + 1)` : `rank() ${upTo}`
  const rank = ties === 'min' ? first : ties === 'max' ? last : `(${first} + ${last}) / 2.0`
  return `case when ${x} is not null then ${rank} end`
}

/** The rows with average ranks in place: among the rows of the group where every part is known (listwise). */
export function rankedRows(scope: Scope<Ask & { readonly request: { readonly kind: 'moments' } }>): {
  from: string
  column: (e: Expr) => string
} {
  const { population } = scope
  const expressions = scope.asks.flatMap(ask => Object.values(ask.request.of))
  const groups = groupNames(scope).filter(name => name !== 'b')
  const known = expressions.flatMap(e =>
    hasRank(e) ? rankedParts(e).map(part => population.field(part.expr, part.form)) : [population.field(e, 'number')],
  )
  const windows = new Map<string, string>()
  const within = ['known', ...groups].join(', ')
  const ranked = (e: Expr): Expr => {
    if (e.is === 'rank') {
      const sql = rankSql(e, within, population.field(e.arg, 'number'), scope.weight !== null)
      const name = windows.get(sql) ?? `r${windows.size}`
      windows.set(sql, name)
      return column(name)
    }
    if (!hasRank(e)) return isConstant(e) ? e : column(population.field(e, 'value'))
    return transformChildren(e, ranked)
  }
  const values = new Map(
    expressions.map(e => [keyOf(e), hasRank(e) ? renderDuckdb(ranked(e), c => c.name) : population.field(e, 'number')]),
  )
  const columns = [...new Set(known)]
  const all = `${columns.map(c => `${c} is not null`).join(' and ')} as known`
  const taken = [...groupColumns(scope), ...columns, all, ...weightColumn(scope)]
  const inner = `select ${taken.join(', ')} from ${population.from}${whereOf(scope)}`
  const windowed = `select *, ${[...windows].map(([sql, name]) => `${sql} as ${name}`).join(', ')} from (${inner})`
  const aliases = [...values].map(([key, sql], i) => [key, `x${i}`, `cast(${sql} as double)`] as const)
  const outer = `select *, ${aliases.map(([, name, sql]) => `case when known and isfinite(${sql}) then ${sql} end as ${name}`).join(', ')} from (${windowed})`
  const names = new Map(aliases.map(([key, name]) => [key, name]))
  return { from: `(${outer})`, column: e => names.get(keyOf(e))! }
}
