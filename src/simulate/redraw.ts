import type { Answer, Answers, Ask, Group } from '../plan/types.ts'
import { combine } from '../stats/combine.ts'
import type { Cells, Moments, RankCounts, Ranks, Statistic } from '../stats/statistics.ts'
import type { Drawn } from './draws.ts'
import { type Stock, type Stocked, shifted, type Table } from './population.ts'
import { quantilesFrom } from './quantiles.ts'

/** The draw of one run for an ask: of arms with units of their own, and of the reference, it is another. */
export type Draws = (ask: Ask) => Drawn

/** What an engine would answer, had the logs been made of the buckets that were drawn. */
export const redraw = (stock: readonly Stocked[], draws: Draws): Answers['asks'] =>
  Object.fromEntries(stock.map(of => [of.ask.key, of.whole ?? redrawn(of, draws(of.ask))]))

function redrawn({ ask, stocks }: Stocked, drawn: Drawn): Answer {
  const { sections } = ask
  const cuts = sections === undefined ? [null] : Array.from({ length: sections }, (_, section) => section)
  return {
    groups: stocks.flatMap(stock =>
      cuts.flatMap((section): Group[] => {
        const found = mixed(ask, stock, picked(stock, drawn, section === null ? null : { section, of: sections! }))
        return found ? [{ by: section === null ? stock.by : [...stock.by, section], ...found }] : []
      }),
    ),
  }
}

/** One bucket that was drawn, with what its own log has as a whole. */
interface Picked {
  readonly bucket: Statistic
  readonly point: Statistic
  /** Its cells in the table. */
  readonly places: Int32Array | null
}

/** By place; a bucket without rows is null. Sections have every so many places, as the engines deal them. */
function picked(
  { own, other, table }: Stock,
  { from, swapped }: Drawn,
  only: { section: number; of: number } | null,
): (Picked | null)[] {
  return Array.from(from, (b, i) => {
    if (only && i % only.of !== only.section) return null
    const source = swapped[i] ? other : own
    const bucket = source?.buckets[b]
    if (!source || !bucket) return null
    return { bucket, point: source.point, places: (swapped[i] ? table?.other : table?.own)?.[b] ?? null }
  })
}

function mixed(ask: Ask, { table }: Stock, all: readonly (Picked | null)[]): Omit<Group, 'by'> | null {
  const some = all.find(p => p !== null)
  if (!some) return null
  const { request } = ask
  // Where rows count alike, closed forms look at the whole only.
  const kept = <T>(buckets: T): T | null => (ask.cluster === null && ask.sections === undefined ? null : buckets)
  switch (request.kind) {
    case 'moments': {
      const buckets = all.map(p => p && (p.bucket as Moments))
      return { point: combine(buckets, ones(all.length), some.point as Moments), buckets: kept(buckets) }
    }
    case 'cells': {
      const { point, places } = cellsFrom(all, table!)
      if (!ask.cluster) return { point, buckets: null }
      const buckets = all.map(p => {
        if (!p) return null
        return { ...(p.bucket as Cells), position: p.places!.map(place => places[place]!) }
      })
      return { point, buckets }
    }
    case 'quantiles': {
      const { point, buckets } = quantilesFrom(all, table!, request.p, (ask.weigh ?? 0) > 0)
      return { point, buckets: kept(buckets) }
    }
    case 'ranks': {
      const { point, buckets } = ranksFrom(all, some.point as Ranks)
      return { point, buckets: kept(buckets) }
    }
    default:
      throw new Error(`${request.kind} cannot be redrawn`)
  }
}

const ones = (n: number): Float64Array => new Float64Array(n).fill(1)

/** The sum of the buckets' cells, those without rows left out; `places`: where each cell of the table is among the rest. */
function cellsFrom(all: readonly (Picked | null)[], table: Table): { point: Cells; places: Int32Array } {
  const { size, measures } = table
  const n = new Float64Array(size)
  const known = measures.map(() => new Float64Array(size))
  const sums = measures.map(() => new Float64Array(size))
  for (const p of all) {
    if (!p) continue
    const bucket = p.bucket as Cells
    const places = p.places!
    for (let i = 0; i < places.length; i++) n[places[i]!]! += bucket.n[i]!
    measures.forEach((name, k) => {
      const [m, mean] = [bucket.known[name]!, bucket.mean[name]!]
      for (let i = 0; i < places.length; i++) {
        if (m[i] === 0) continue
        known[k]![places[i]!]! += m[i]!
        sums[k]![places[i]!]! += m[i]! * mean[i]!
      }
    })
  }
  const places = new Int32Array(size).fill(-1)
  const present: number[] = []
  n.forEach((rows, i) => {
    if (rows > 0) places[i] = present.push(i) - 1
  })
  const pick = (x: Float64Array) => Float64Array.from(present, i => x[i]!)
  const byMeasure = (x: readonly Float64Array[]) => Object.fromEntries(measures.map((name, k) => [name, pick(x[k]!)]))
  const point: Cells = {
    kind: 'cells',
    size: present.length,
    keys: Object.fromEntries(Object.entries(table.keys).map(([name, values]) => [name, present.map(i => values[i]!)])),
    n: pick(n),
    mean: byMeasure(sums.map((s, k) => s.map((x, i) => (known[k]![i] === 0 ? Number.NaN : x / known[k]![i]!)))),
    known: byMeasure(known),
    edges: table.edges,
  }
  return { point, places }
}

/** Buckets are about a common point; those that are kept are made to be about the new one. */
function ranksFrom(all: readonly (Picked | null)[], ref: Ranks): { point: Ranks; buckets: (RankCounts | null)[] } {
  const buckets = all.map(p => p && (p.bucket as RankCounts))
  const point: Ranks = combine(buckets as never, ones(all.length), ref)
  return { point, buckets: buckets.map(b => b && shifted(b, point, ref)) }
}
