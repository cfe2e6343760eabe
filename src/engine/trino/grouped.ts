import { column, type Expr, isConstant, transformChildren } from '../../sql/expr.ts'
import type { AskOf } from '../asked.ts'
import { hasAggregate, hasRank, keyOf, rankedParts } from '../needs.ts'
import { asNumber, writeNamed } from './fields.ts'
import { type MadeRows, rankSql } from './ranked.ts'
import type { View } from './relations.ts'
import { type Context, groupBy, groupList, type Scope, whereOf } from './scopes.ts'

/**
 * A row for each group of rows with the same keys: ranks within the group, then its aggregates, then what is made of
 * them. A group is in the first bucket that any of its rows is in, and weighs what its rows weigh on average.
 */
export function groupedRows(scope: Scope<AskOf<'moments'>>, view: View, context: Context): MadeRows {
  const { population, weigh } = scope
  const per = scope.asks[0]!.request.per ?? []
  const { columns: grouping, names, groups } = groupList(view, scope, context)
  const slices = groups.map(g => g.name)
  const keys = per.map((_, i) => `q${i}`)
  const within = [...slices, ...keys].join(', ')
  const ranks = new Map<string, string>()
  const aggregates = new Map<string, string>()
  const types = new Map<string, string>()
  const typed = (e: Expr) => writeNamed(e, name => types.get(name)!)
  const put = (into: Map<string, string>, prefix: string, sql: string, type: string): Expr => {
    const name = into.get(sql) ?? `${prefix}${into.size}`
    into.set(sql, name)
    types.set(name, type)
    return column(name)
  }
  const number = (e: Expr, of: Expr) => {
    const { sql, type } = typed(e)
    return asNumber({ sql, type }, of).sql
  }
  /** Over the rows: ranks and fields by their names. */
  const ofRow = (e: Expr): Expr => {
    if (e.is === 'rank') return put(ranks, 'r', rankSql(e, within, view.field(e.arg, 'number')), 'double')
    if (hasRank(e)) return transformChildren(e, ofRow)
    if (isConstant(e)) return e
    const name = view.field(e, 'value')
    types.set(name, population.typeOf(e))
    return column(name)
  }
  /** Over the groups: aggregates by their names. */
  const ofGroup = (e: Expr): Expr => {
    if (e.is === 'aggregate') {
      const value = hasRank(e.arg) ? number(ofRow(e.arg), e.arg) : view.field(e.arg, 'number')
      return put(aggregates, 'h', `${e.fn}(${value})`, e.fn === 'count' ? 'bigint' : 'double')
    }
    if (!isConstant(e) && !hasAggregate(e)) throw new Error('a value of one row stands outside of its aggregates')
    return transformChildren(e, ofGroup)
  }
  const expressions = scope.asks.flatMap(ask => Object.values(ask.request.of))
  const values = new Map(expressions.map(e => [keyOf(e), number(ofGroup(e), e)]))
  const fields = new Set(expressions.flatMap(rankedParts).map(part => view.field(part.expr, part.form)))
  const list = (all: ReadonlyMap<string, string>) => [...all].map(([sql, name]) => `${sql} as ${name}`)

  const keyed = per.map((e, i) => `${view.field(e, 'value')} as q${i}`)
  const where = whereOf(view, scope, ...per.map(e => `${view.field(e, 'value')} is not null`))
  const taken = [...grouping, ...keyed, ...fields, ...(weigh === null ? [] : ['w'])]
  const rows = `select ${taken.join(', ')} from ${view.from()}${where}`
  const ranked = ranks.size === 0 ? rows : `select ${['*', ...list(ranks)].join(', ')} from (${rows})`
  const power = ['1e0', 'avg(w)', 'avg(w) * avg(w)']
  const kept = [
    ...slices,
    ...(names.includes('b') ? ['min(b) as b'] : []),
    ...(weigh === null ? [] : [`${power[weigh]} as w`]),
    ...list(aggregates),
  ]
  const grouped = `select ${kept.join(', ') || '1 as one'} from (${ranked})${groupBy([...slices, ...keys])}`
  const columns = new Map([...values.keys()].map((key, i) => [key, `y${i}`]))
  const made = [...values].map(([key, sql]) => `${sql} as ${columns.get(key)}`)
  return {
    from: `(select ${['*', ...made].join(', ')} from (${grouped}))`,
    names,
    groups,
    column: e => columns.get(keyOf(e))!,
  }
}
