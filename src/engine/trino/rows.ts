import type { Answer, Ask } from '../../plan/types.ts'
import { hash64 } from '../../sql/trino.ts'
import type { Rows } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { rowsByGroup } from '../groups.ts'
import { together } from '../together.ts'
import { griddedRows } from './gridded.ts'
import {
  type Context,
  groupList,
  outgoingGroups,
  readGroups,
  type Scope,
  scopesOf,
  weightSql,
  whereOf,
} from './scopes.ts'
import { outgoing } from './table.ts'

/** The rows of the smallest hashes of their ids (of their units, where they have no id). Never in buckets. */
export async function answerRows(asks: readonly AskOf<'rows'>[], context: Context): Promise<[Ask, Answer][]> {
  const answerAsk = async (ask: AskOf<'rows'>): Promise<[Ask, Answer]> => {
    const [scope] = scopesOf([{ ...ask, cluster: null }], context)
    return [ask, await answerOne(scope!, ask, context)]
  }
  const gridded = await griddedRows(asks, context)
  const rest = asks.filter(ask => !gridded.some(([one]) => one === ask))
  return [...gridded, ...(await together(rest.map(answerAsk)))]
}

async function answerOne(scope: Scope, ask: AskOf<'rows'>, context: Context): Promise<Answer> {
  const { population } = scope
  const { max, of } = ask.request
  const view = population.view()
  const names = Object.keys(of)
  const columns = names.map(name => ({ sql: view.field(of[name]!, 'value'), type: population.typeOf(of[name]!) }))
  const { columns: grouping, names: groupNames, groups } = groupList(view, scope, context)
  const weight = weightSql(scope)
  const where = whereOf(view, scope)
  // By the hash of the id, or of the unit; what is still tied is put in order by what the rows hold.
  const [k, u] = [view.also('k'), view.also('u')]
  const order = ['h', ...names.map((_, i) => `x${i}`)].join(', ')
  const selected = [
    ...grouping,
    ...columns.map((c, i) => `${outgoing(c.sql, c.type)} as x${i}`),
    `${hash64(`coalesce(${k}, ${u})`)} as h`,
    ...(weight ? [`${weight} as w`] : []),
  ]
  const rows = `select ${selected.join(', ')} from ${view.from()}${where}`
  const kept = [...outgoingGroups(groups), ...columns.map((_, i) => `x${i}`), ...(weight ? ['w'] : [])]
  const sql =
    groupNames.length === 0
      ? `select ${kept.join(', ')} from (${rows}) order by ${order} limit ${max + 1}`
      : `select ${kept.join(', ')} from (select *, row_number() over (partition by ${groupNames.join(', ')} order by ${order}) as place from (${rows})) where place <= ${max + 1} order by place`
  const table = await context.statements.read(sql, population.about('rows', [ask]))
  const grouped = readGroups(table, groups, false)
  const values = columns.map((c, i) => table.scalars(`x${i}`, c.type))
  const weights = weight ? table.numbers('w') : null
  return {
    groups: rowsByGroup(grouped).map((all, g) => {
      const rows = all.slice(0, max)
      const point: Rows = {
        kind: 'rows',
        complete: all.length <= max,
        size: rows.length,
        columns: Object.fromEntries(names.map((name, i) => [name, Array.from(rows, row => values[i]![row]!)])),
        ...(weights && { weights: Float64Array.from(rows, row => weights[row]!) }),
      }
      return { by: grouped.groups.tuples[g]!, point, buckets: null }
    }),
  }
}
