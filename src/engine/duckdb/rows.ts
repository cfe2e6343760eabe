import type { Answer, Ask } from '../../plan/types.ts'
import type { Rows } from '../../stats/statistics.ts'
import { gather, rowsByGroup } from '../groups.ts'
import { together } from '../together.ts'
import { griddedRows, type RowsAsk } from './gridded.ts'
import {
  type Context,
  groupColumns,
  groupNames,
  readGroups,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'

/** The rows of the smallest hashes of their ids (of their units, where they have no id). Never in buckets. */
export async function answerRows(asks: readonly RowsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const answerAsk = async (ask: RowsAsk): Promise<[Ask, Answer]> => {
    const [scope] = scopesOf([{ ...ask, cluster: null }], context)
    return [ask, await answerOne(scope!, ask, context)]
  }
  const gridded = await griddedRows(asks, context)
  const rest = asks.filter(ask => !gridded.some(([one]) => one === ask))
  return [...gridded, ...(await together(rest.map(answerAsk)))]
}

async function answerOne(scope: Scope, ask: RowsAsk, context: Context): Promise<Answer> {
  const { population } = scope
  const { max } = ask.request
  const names = Object.keys(ask.request.of)
  const columns = names.map((name, i) => `${population.field(ask.request.of[name]!, 'value')} as x${i}`)
  const order = ['k', 'u', ...names.map((_, i) => `x${i}`)].map(c => `${c} nulls last`).join(', ')
  const groups = groupNames(scope)
  const limit =
    groups.length === 0
      ? ` order by ${order} limit ${max + 1}`
      : ` qualify row_number() over (partition by ${groups.join(', ')} order by ${order}) <= ${max + 1} order by ${order}`
  const rows = `select ${[...groupColumns(scope), ...columns, ...weightColumn(scope), 'k', 'u'].join(', ')} from ${population.from}${whereOf(scope)}`
  const table = await context.statements.read(`select * from (${rows})${limit}`, population.about('rows', [ask]))
  const grouped = readGroups(table, scope)
  const values = names.map((_, i) => table.scalars(`x${i}`))
  const weights = scope.weight ? table.numbers('w') : null
  return {
    groups: rowsByGroup(grouped).map((all, g) => {
      const kept = all.subarray(0, max)
      const point: Rows = {
        kind: 'rows',
        complete: all.length <= max,
        size: kept.length,
        columns: Object.fromEntries(names.map((name, i) => [name, Array.from(kept, row => values[i]![row]!)])),
        ...(weights && { weights: gather(weights, kept) }),
      }
      return { by: grouped.groups.tuples[g]!, point, buckets: null }
    }),
  }
}
