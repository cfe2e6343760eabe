import type { Answer, Ask } from '../../plan/types.ts'
import { doubleToTrino } from '../../sql/trino.ts'
import type { Rows } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { keyOf } from '../needs.ts'
import { together } from '../together.ts'
import type { Population } from './relations.ts'
import type { Context } from './scopes.ts'

/** Up to so many rows, all of them are brought: the sample is whole, and what is made of it exact. */
const FEW = 50_000
const SHARES = [0, 0.001, ...Array.from({ length: 99 }, (_, i) => (i + 1) / 100), 0.999, 1]
/** Cells between two neighbouring looks, each of which has a hundredth of the rows or so. */
const CELLS = 100

/**
 * Asks for all rows of one number: all of them, counted in cells that are cut between a hundred rough quantiles of all
 * logs that are asked, each cut into a hundred. Rows count at the mean of their cell, so that a cell of one value is
 * exact; cells hold a ten-thousandth of the rows, or little more. Those for the same expression share one grid.
 */
export async function griddedRows(asks: readonly AskOf<'rows'>[], context: Context): Promise<[Ask, Answer][]> {
  const fit = asks.filter(({ relation, request, filter, by, sections, weigh }) => {
    const { rows, weighted } = context.prepared.populations[relation]!
    const whole = filter === null && by.length === 0 && !sections && relation !== 'pairs' && relation !== 'pooled'
    return request.beyond === 'cells' && whole && rows > FEW && !(weighted && weigh !== undefined)
  })
  const alike = [...Map.groupBy(fit, ask => keyOf(Object.values(ask.request.of))).values()]
  const answered = await together(
    alike.map(async some => {
      const looks = await together(some.map(ask => looksOf(ask, context)))
      const grid = gridOf(looks)
      return grid === null ? [] : together(some.map(ask => inCells(ask, grid, context)))
    }),
  )
  return answered.flat()
}

const only = ({ request }: AskOf<'rows'>) => Object.values(request.of)[0]!

function rowsIn(ask: AskOf<'rows'>, { prepared }: Context): { population: Population; from: string } {
  const population = prepared.populations[ask.relation]!
  const view = population.view()
  const x = view.field(only(ask), 'number')
  return { population, from: `(select ${x} as x from ${view.from()} where ${x} is not null)` }
}

async function looksOf(ask: AskOf<'rows'>, context: Context): Promise<readonly number[]> {
  const { population, from } = rowsIn(ask, context)
  const shares = `array[${SHARES.map(doubleToTrino).join(', ')}]`
  const table = await context.statements.read(
    `select json_format(cast(approx_percentile(x, ${shares}) as json)) as looks, min(x) as low, max(x) as high from ${from}`,
    population.about('looks', [ask]),
  )
  const [looks] = table.texts('looks')
  if (looks === null) return []
  return [...(JSON.parse(looks!) as number[]), table.numbers('low')[0]!, table.numbers('high')[0]!]
}

/** Ascending places between which cells are cut; null where there is no value. */
function gridOf(looks: readonly (readonly number[])[]): number[] | null {
  const all = [...new Set(looks.flat())].sort((a, b) => a - b)
  return all.length === 0 || looks.some(some => some.length === 0) ? null : all
}

async function inCells(ask: AskOf<'rows'>, grid: readonly number[], context: Context): Promise<[Ask, Answer]> {
  const { population, from } = rowsIn(ask, context)
  const array = `array[${grid.map(doubleToTrino).join(', ')}]`
  // The place and, between it and the next, the cell.
  const placed = `select x, width_bucket(x, ${array}) as place from ${from}`
  const ends = (at: string) => `element_at(${array}, ${at})`
  const next = `coalesce(${ends('place + 1')}, ${ends('place')})`
  const cell = `coalesce(least(${CELLS - 1}, floor(${CELLS} * (x - ${ends('place')}) / nullif(${next} - ${ends('place')}, 0))), 0)`
  const table = await context.statements.read(
    `select min(x) as low, max(x) as high, avg(x) as x, cast(count(*) as double) as n from (select x, place, ${cell} as cell from (${placed})) group by place, cell order by 1`,
    population.about('rows', [ask]),
  )
  const [low, high, mean] = [table.numbers('low'), table.numbers('high'), table.numbers('x')]
  const point: Rows = {
    kind: 'rows',
    complete: false,
    size: table.rows,
    // Of one value that value, to the last digit: it ties with the same in another log.
    columns: { [Object.keys(ask.request.of)[0]!]: low.map((x, i) => (x === high[i] ? x : mean[i]!)) },
    counts: table.numbers('n'),
  }
  return [ask, { groups: [{ by: [], point, buckets: null }] }]
}
