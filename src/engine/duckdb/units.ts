import type { Ask } from '../../plan/types.ts'
import type { Expr } from '../../sql/expr.ts'
import { keyOf } from './fields.ts'
import { groupBy, groupColumns, groupNames, type Scope, whereOf } from './scopes.ts'

/** A row for each unit: sums and means over its rows where every expression is known. */
export function unitRows(scope: Scope<Ask & { readonly request: { readonly kind: 'moments' } }>): {
  from: string
  column: (e: Expr) => string
} {
  const { population, asks } = scope
  const [{ request }] = asks as [(typeof asks)[0]]
  if (asks.length > 1 || population.weighted) throw new Error('units of several requests, or of weighted rows')
  const names = Object.keys(request.of)
  const fields = names.map(name => population.field(request.of[name]!, 'number'))
  const groups = groupNames(scope)
  const known = fields.map(f => `${f} is not null`).join(' and ')
  const values = fields.map((f, i) => `case when ${known} then ${f} end as r${i}`)
  const rows = `select ${[...groupColumns(scope), 'u', ...values].join(', ')} from ${population.from}${whereOf(scope)}`
  const each = names.map((name, i) => `${request.units![name] === 'sum' ? 'sum' : 'avg'}(r${i}) as y${i}`)
  const from = `(select ${[...groups, ...each].join(', ')} from (${rows})${groupBy([...groups, 'u'])})`
  const columns = new Map(names.map((name, i) => [keyOf(request.of[name]!), `y${i}`]))
  return { from, column: e => columns.get(keyOf(e))! }
}
