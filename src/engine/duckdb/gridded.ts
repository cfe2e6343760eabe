import type { Answer, Ask } from '../../plan/types.ts'
import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { Arm } from '../../sql/expr.ts'
import type { Rows } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { gather } from '../groups.ts'
import { keyOf } from '../needs.ts'
import { countBelow } from '../order.ts'
import { together } from '../together.ts'
import { MOST_CODES } from './packed.ts'
import type { Context } from './scopes.ts'

export type RowsAsk = AskOf<'rows'>

/** Cells of one width of x, or of its logarithm; what is outside of them is taken as it is. */
interface Grid {
  /** It goes so far beyond the sample that nothing should be outside. */
  readonly wide: boolean
  readonly low: number
  readonly high: number
  readonly logarithmic: boolean
}

/** Each end of the grid leaves out this share of a sample: one outlier must not put all rows into one cell. */
const OUTSIDE = 0.001
/** A larger share of rows in one cell that holds more than one value would hide too much. */
const LARGEST_SHARE = 1e-3

/** Asks for all rows of large arms, in cells: those for the same expression share one grid, whichever their arms. */
export async function griddedRows(asks: readonly RowsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const fit = asks.filter(({ relation, request, filter, by, sections, weigh }) => {
    if (relation === 'pairs' || relation === 'pooled') return false
    const { large, weighted } = context.prepared.populations[relation]!
    const whole = filter === null && by.length === 0 && !sections
    return request.beyond === 'cells' && large && whole && !(weighted && weigh !== undefined)
  })
  const alike = [...Map.groupBy(fit, ask => keyOf(Object.values(ask.request.of))).values()]
  const answered = await together(
    alike.map(async some => {
      const samples = await together(some.map(async ask => (await context.sampled(ask.relation as Arm))(only(ask))))
      const grid = gridOf(samples)
      return grid ? together(some.map(ask => inCells(ask, grid, context))) : []
    }),
  )
  return answered.flat()
}

const only = ({ request }: RowsAsk) => Object.values(request.of)[0]!

/** Null where no grid would be fine enough. */
function gridOf(samples: readonly Float64Array[]): Grid | null {
  const known = samples.filter(s => s.length > 0)
  if (known.length < samples.length) return null
  const at = (s: Float64Array, p: number) => s[Math.round(p * (s.length - 1))]!
  const ends = (p: number) =>
    [Math.min(...known.map(s => at(s, p))), Math.max(...known.map(s => at(s, 1 - p)))] as const
  const [[least, most], [low, high]] = [ends(0), ends(OUTSIDE)]
  const beyond = (most - least) / 2
  const grids: Grid[] = [
    ...(beyond > 0 ? [{ low: least - beyond, high: most + beyond, logarithmic: false, wide: true }] : []),
    ...[false, true].map(logarithmic => ({ low, high, logarithmic, wide: false })),
  ]
  return grids.find(g => (!g.logarithmic || low > 0) && known.every(s => largestShare(s, g) <= LARGEST_SHARE)) ?? null
}

/** Of the sample's rows in a cell that holds more than one value. */
function largestShare(sorted: Float64Array, grid: Grid): number {
  const cell = cellIn(grid)
  const [from, to] = [countBelow(sorted, grid.low, false), countBelow(sorted, grid.high, true)]
  let largest = 0
  for (let start = from, end = from; start < to; start = end) {
    const own = cell(sorted[start]!)
    do end++
    while (end < to && cell(sorted[end]!) === own)
    if (sorted[start] !== sorted[end - 1]) largest = Math.max(largest, end - start)
  }
  return largest / sorted.length
}

const scaleOf = ({ low, high, logarithmic }: Grid): number =>
  high > low ? (MOST_CODES - 1) / (logarithmic ? Math.log(high / low) : high - low) : 0

function cellIn(grid: Grid): (x: number) => number {
  const scale = scaleOf(grid)
  return x => Math.floor((grid.logarithmic ? Math.log(x / grid.low) : x - grid.low) * scale)
}

/** The same for every arm: means would differ in their last digits, and put rows of one value apart. */
function middleIn(grid: Grid): (cell: number) => number {
  const scale = scaleOf(grid)
  if (scale === 0) return () => grid.low
  return cell => (grid.logarithmic ? grid.low * Math.exp((cell + 0.5) / scale) : grid.low + (cell + 0.5) / scale)
}

async function inCells(ask: RowsAsk, grid: Grid, { prepared, statements }: Context): Promise<[Ask, Answer]> {
  const population = prepared.populations[ask.relation]!
  const about = population.about('rows', [ask])
  const x = population.field(only(ask), 'number')
  const [low, high, scale] = [grid.low, grid.high, scaleOf(grid)].map(v => `cast(${scalarToDuckdb(v)} as double)`)
  const place = `trunc(${grid.logarithmic ? `ln(${x} / ${low})` : `(${x} - ${low})`} * ${scale})`
  const [cell, where] = grid.wide
    ? [`try_cast(${place} as usmallint)`, `${x} is not null`]
    : [`cast(${place} as usmallint)`, `${x} between ${low} and ${high}`]
  const cells = await statements.read(
    `select cell, cast(count(*) as double) as n from (select ${cell} as cell from ${population.from} where ${where}) group by cell`,
    about,
  )
  const places = cells.numbers('cell')
  const inside = Int32Array.from(places.keys()).filter(i => !Number.isNaN(places[i]))
  const outside =
    grid.wide && inside.length === places.length
      ? new Float64Array(0)
      : (
          await statements.read(
            `select ${x} as x from ${population.from} where ${grid.wide ? `${x} is not null and ${cell} is null` : `${x} < ${low} or ${x} > ${high}`}`,
            about,
          )
        ).numbers('x')
  const n = gather(cells.numbers('n'), inside)
  const values = new Float64Array(n.length + outside.length)
  values.set(gather(places, inside).map(middleIn(grid)))
  values.set(outside, n.length)
  const counts = new Float64Array(values.length).fill(1)
  counts.set(n)
  const [name] = Object.keys(ask.request.of)
  const point: Rows = {
    kind: 'rows',
    complete: false,
    size: values.length,
    columns: { [name!]: values },
    counts,
  }
  return [ask, { groups: [{ by: [], point, buckets: null }] }]
}
