import { column, type Expr, isConstant, transformChildren } from '../../sql/expr.ts'
import type { AskOf } from '../asked.ts'
import { hasRank, keyOf, rankedParts } from '../needs.ts'
import { asNumber, writeNamed } from './fields.ts'
import type { View } from './relations.ts'
import { type Context, groupList, type Scope, weightSql, whereOf } from './scopes.ts'

/** Rows that moments are taken of, and the columns that say their group and bucket. */
export interface MadeRows {
  readonly from: string
  readonly names: readonly string[]
  readonly groups: readonly { readonly name: string; readonly type: string }[]
  readonly column: (e: Expr) => string
}

type Rank = Extract<Expr, { is: 'rank' }>

/** The rank of a column among the rows of a partition where it is known; weighted, as of `w` copies of each row. */
export function rankSql({ ties }: Rank, within: string, x: string, weighted = false): string {
  const partition = `partition by ${within}, ${x} is null`
  // Of one window: the rows (or their weights) up to this one and its peers, and the rows before those.
  const upTo = `over (${partition} order by ${x})`
  const last = `${weighted ? 'sum(w)' : 'count(*)'} ${upTo}`
  const first = weighted ? `(${last} - sum(w) over (${partition}, ${x}) + 1)` : `rank() ${upTo}`
  const rank = ties === 'min' ? first : ties === 'max' ? last : `(${first} + ${last}) / 2e0`
  return `case when ${x} is not null then cast(${rank} as double) end`
}

/** The rows with ranks in place: among the rows of the group where every part is known (listwise). */
export function rankedRows(scope: Scope<AskOf<'moments'>>, view: View, context: Context): MadeRows {
  const expressions = scope.asks.flatMap(ask => Object.values(ask.request.of))
  const { columns: grouping, names, groups } = groupList(view, scope, context)
  const known = expressions.flatMap(e =>
    hasRank(e) ? rankedParts(e).map(part => view.field(part.expr, part.form)) : [view.field(e, 'number')],
  )
  const windows = new Map<string, string>()
  const types = new Map<string, string>()
  const within = ['known', ...groups.map(g => g.name)].join(', ')
  const ranked = (e: Expr): Expr => {
    if (e.is === 'rank') {
      const sql = rankSql(e, within, view.field(e.arg, 'number'), scope.weigh !== null)
      const name = windows.get(sql) ?? `r${windows.size}`
      windows.set(sql, name)
      types.set(name, 'double')
      return column(name)
    }
    if (hasRank(e)) return transformChildren(e, ranked)
    if (isConstant(e)) return e
    const name = view.field(e, 'value')
    types.set(name, scope.population.typeOf(e))
    return column(name)
  }
  const values = new Map(
    expressions.map((e): [string, string] => {
      if (!hasRank(e)) return [keyOf(e), view.field(e, 'number')]
      const { sql, type } = writeNamed(ranked(e), name => types.get(name)!)
      return [keyOf(e), asNumber({ sql, type }, e).sql]
    }),
  )
  const columns = [...new Set(known)]
  const all = `${columns.map(c => `${c} is not null`).join(' and ')} as known`
  const weight = weightSql(scope)
  const where = whereOf(view, scope)
  const taken = [...grouping, ...columns, all, ...(weight ? [`${weight} as w`] : [])]
  const inner = `select ${taken.join(', ')} from ${view.from()}${where}`
  const windowed = `select *, ${[...windows].map(([sql, name]) => `${sql} as ${name}`).join(', ')} from (${inner})`
  const aliases = [...values].map(([key, sql], i) => [key, `y${i}`, sql] as const)
  const made = aliases.map(([, name, sql]) => `case when known then ${sql} end as ${name}`)
  const aliasOf = new Map(aliases.map(([key, name]) => [key, name]))
  return {
    from: `(select *, ${made.join(', ')} from (${windowed}))`,
    names,
    groups,
    column: e => aliasOf.get(keyOf(e))!,
  }
}
