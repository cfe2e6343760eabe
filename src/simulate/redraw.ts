import type { Answer, Answers, Ask, Group } from '../plan/types.ts'
import { combine } from '../stats/combine.ts'
import type { Cells, Moments, RankCounts, Ranks, Statistic } from '../stats/statistics.ts'
import type { Drawn } from './draws.ts'
import type { Stock, Stocked, Table } from './population.ts'
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
      const weighted = some.point.kind === 'quantiles' && some.point.weighted === true
      const { point, buckets } = quantilesFrom(all, table!, request.p, weighted)
      return { point, buckets: kept(buckets) }
    }
    case 'ranks': {
      const { point, buckets } = ranksFrom(all)
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

/**
 * Placements are among the rows of their own log, so an AUC is put together to first order: the mean of what the buckets
 * add to their own log's. Of exchanged arms it is the mean of both models' AUCs, and not that of their pooled scores,
 * which may be on different scales. Covariances are the logs' own, in proportion.
 */
function ranksFrom(all: readonly (Picked | null)[]): { point: Ranks; buckets: (RankCounts | null)[] } {
  const found = all.flatMap(p => (p ? [{ bucket: p.bucket as RankCounts, of: p.point as Ranks }] : []))
  const [first] = found as [(typeof found)[0], ...typeof found]
  const names = Object.keys(first.of.auc)
  const sum = (f: (p: (typeof found)[0]) => number) => found.reduce((total, p) => total + f(p), 0)
  const byName = (f: (name: string) => number) => Object.fromEntries(names.map(name => [name, f(name)]))
  const positives = sum(p => p.bucket.positives)
  const negatives = sum(p => p.bucket.negatives)
  const auc = byName(
    name =>
      sum(p => p.bucket.positives * (p.bucket.v10[name]! - p.of.auc[name]! / 2)) / positives +
      sum(p => p.bucket.negatives * (p.bucket.v01[name]! - p.of.auc[name]! / 2)) / negatives,
  )
  const covariance = (which: 's10' | 's01', rows: 'positives' | 'negatives') =>
    Object.fromEntries(
      names.map(a => [a, byName(b => sum(p => p.bucket[rows] * p.of[which][a]![b]!) / sum(p => p.bucket[rows]))]),
    )
  const precise = first.of.averagePrecision !== undefined
  const averagePrecision = precise
    ? byName(
        name =>
          sum(
            p =>
              (p.bucket.positives + p.bucket.negatives) *
              ((p.bucket.influence?.[name] ?? 0) + p.of.averagePrecision![name]!),
          ) /
          (positives + negatives),
      )
    : undefined
  const buckets = all.map((p): RankCounts | null => {
    if (!p) return null
    const [bucket, of] = [p.bucket as RankCounts, p.point as Ranks]
    const moved = (v: Record<string, number>) => byName(name => v[name]! + (auc[name]! - of.auc[name]!) / 2)
    return {
      ...bucket,
      v10: moved(bucket.v10),
      v01: moved(bucket.v01),
      ...(averagePrecision && {
        influence: byName(
          name => (bucket.influence?.[name] ?? 0) + of.averagePrecision![name]! - averagePrecision[name]!,
        ),
      }),
    }
  })
  return {
    point: {
      kind: 'ranks',
      positives,
      negatives,
      auc,
      s10: covariance('s10', 'positives'),
      s01: covariance('s01', 'negatives'),
      ...(averagePrecision && { averagePrecision }),
      bound: Math.max(...new Set(found.map(p => p.of.bound))),
    },
    buckets,
  }
}
