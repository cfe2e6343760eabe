import type { Answer, Ask, Scalar } from '../plan/types.ts'
import { combine } from '../stats/combine.ts'
import type { Cells, Moments, RankCounts, Ranks, Statistic } from '../stats/statistics.ts'
import type { Slot } from './slots.ts'

type Buckets = readonly (Statistic | null)[]

/** One group of one ask by bucket, with the answer that the buckets belong to. */
interface Source {
  readonly point: Statistic
  readonly buckets: Buckets
}

/** What one group can be drawn from: logs as they are, and with their arms exchanged. */
export interface Stock {
  readonly by: readonly Scalar[]
  readonly own: Source | null
  readonly other: Source | null
  /** Of cells: all that either has, and where each bucket's are among them. */
  readonly table: Table | null
}

/** What one ask is redrawn from; `whole`: its answer, where it cannot be. */
export interface Stocked {
  readonly ask: Ask
  readonly whole: Answer | null
  readonly stocks: readonly Stock[]
}

/** Cells of both under one numbering. */
export interface Table {
  readonly size: number
  readonly keys: Readonly<Record<string, readonly Scalar[]>>
  readonly measures: readonly string[]
  readonly edges: Cells['edges']
  readonly own: readonly (Int32Array | null)[]
  readonly other: readonly (Int32Array | null)[]
}

/**
 * What a slot was answered, by bucket. Of halved answers one half of the units is taken as it is and the other exchanged:
 * both models are then in both arms, in every bucket, so that buckets differ by what rows do and not by which model is in
 * them. (Whole buckets of two unlike models would be clusters that are in no log.) Exchanged, it is the other way round.
 */
export function stocked({ ask }: Slot, own: Answer, other: Answer | null, halved: boolean): Stocked {
  const { kind } = ask.request
  if (kind === 'rows' || kind === 'keys') return { ask, whole: own, stocks: [] }
  const sectioned = ask.sections !== undefined
  const mine = halvesOf(own, sectioned, halved)
  const theirs = other ? halvesOf(other, sectioned, halved) : new Map<string, Halves>()
  const names = [...new Set([...mine.keys(), ...theirs.keys()])]
  return {
    ask,
    whole: null,
    stocks: names.map(name => {
      const [a, b] = levelled(mine.get(name), theirs.get(name))
      const by = (mine.get(name) ?? theirs.get(name))!.by
      if (!halved) return stockOf(by, joined(a.first, a.second), null)
      return stockOf(by, joined(a.first, b.second), joined(b.first, a.second))
    }),
  }
}

const stockOf = (by: readonly Scalar[], own: Source | null, other: Source | null): Stock => ({
  by,
  own,
  other,
  table: tableOf(own, other),
})

interface Halves {
  readonly by: readonly Scalar[]
  readonly first: Source | null
  readonly second: Source | null
}

/** By group; sections, which are parts of its buckets, are put together. Unhalved answers are all first. */
function halvesOf({ groups }: Answer, sectioned: boolean, halved: boolean): Map<string, Halves> {
  const found = new Map<string, Halves>()
  for (const { by: all, point, buckets } of groups) {
    if (!buckets) throw new Error('an answer without buckets cannot be redrawn')
    const cut = sectioned ? all.slice(0, -1) : all
    const half = halved && cut.at(-1) === true ? 'second' : 'first'
    const by = halved ? cut.slice(0, -1) : cut
    const name = JSON.stringify(by)
    const before = found.get(name) ?? { by, first: null, second: null }
    const known = before[half]
    const source = known ? { point, buckets: known.buckets.map((b, i) => b ?? buckets[i] ?? null) } : { point, buckets }
    found.set(name, { ...before, [half]: source })
  }
  return found
}

type Pair = Pick<Halves, 'first' | 'second'>
const NONE: Pair = { first: null, second: null }

/**
 * Placements and influences are about the rows of their own log and half: here they are made to be about what all of
 * these have on average, so that they may be mixed. The AUC of exchanged arms is then to first order the mean of both
 * models', and not that of their pooled scores, which may be on different scales.
 */
function levelled(mine: Pair = NONE, theirs: Pair = NONE): [Pair, Pair] {
  const all = [mine.first, mine.second, theirs.first, theirs.second]
  const points = all.flatMap(s => (s?.point.kind === 'ranks' ? [s.point] : []))
  if (points.length === 0) return [mine, theirs]
  const point = meanOf(points)
  const level = (s: Source | null): Source | null =>
    s && {
      point,
      buckets: s.buckets.map(b => b && shifted(b as RankCounts, s.point as Ranks, point)),
    }
  const both = ({ first, second }: Pair): Pair => ({ first: level(first), second: level(second) })
  return [both(mine), both(theirs)]
}

function meanOf(points: readonly Ranks[]): Ranks {
  const [first] = points as [Ranks, ...Ranks[]]
  const names = Object.keys(first.auc)
  const mean = (f: (p: Ranks) => number) => points.reduce((sum, p) => sum + f(p), 0) / points.length
  const byName = (f: (name: string) => number) => Object.fromEntries(names.map(name => [name, f(name)]))
  return {
    ...first,
    auc: byName(name => mean(p => p.auc[name]!)),
    s10: Object.fromEntries(names.map(a => [a, byName(b => mean(p => p.s10[a]![b]!))])),
    s01: Object.fromEntries(names.map(a => [a, byName(b => mean(p => p.s01[a]![b]!))])),
    ...(first.averagePrecision && { averagePrecision: byName(name => mean(p => p.averagePrecision![name]!)) }),
    bound: Math.max(...points.map(p => p.bound)),
  }
}

/** A bucket whose sums about one point are now about another. */
export function shifted(bucket: RankCounts, from: Ranks, to: Ranks): RankCounts {
  const names = Object.keys(from.auc)
  const moved = (v: Record<string, number>) =>
    Object.fromEntries(names.map(name => [name, v[name]! + (to.auc[name]! - from.auc[name]!) / 2]))
  const { influence } = bucket
  return {
    ...bucket,
    v10: moved(bucket.v10),
    v01: moved(bucket.v01),
    ...(influence && {
      influence: Object.fromEntries(
        names.map(name => [name, influence[name]! + from.averagePrecision![name]! - to.averagePrecision![name]!]),
      ),
    }),
  }
}

/** Buckets of two halves of the rows, one by one. */
function joined(a: Source | null, b: Source | null): Source | null {
  if (!a || !b) return a ?? b
  return { point: a.point, buckets: a.buckets.map((bucket, i) => joinBuckets(bucket, b.buckets[i] ?? null)) }
}

function joinBuckets(a: Statistic | null, b: Statistic | null): Statistic | null {
  if (!a || !b) return a ?? b
  switch (a.kind) {
    case 'moments':
      return combine([a, b as Moments], [1, 1], a)
    case 'cells':
      return joinCells(a, b as Cells)
    case 'rank-counts':
      return joinRanks(a, b as RankCounts)
    default:
      throw new Error(`buckets of ${a.kind} cannot be joined`)
  }
}

function joinRanks(a: RankCounts, b: RankCounts): RankCounts {
  const mean = (x: Record<string, number>, y: Record<string, number>, m: number, n: number) =>
    Object.fromEntries(Object.keys(x).map(name => [name, m + n === 0 ? 0 : (m * x[name]! + n * y[name]!) / (m + n)]))
  const [rowsA, rowsB] = [a.positives + a.negatives, b.positives + b.negatives]
  return {
    kind: 'rank-counts',
    positives: a.positives + b.positives,
    negatives: a.negatives + b.negatives,
    v10: mean(a.v10, b.v10, a.positives, b.positives),
    v01: mean(a.v01, b.v01, a.negatives, b.negatives),
    ...(a.influence && b.influence && { influence: mean(a.influence, b.influence, rowsA, rowsB) }),
  }
}

function joinCells(a: Cells, b: Cells): Cells {
  const names = Object.keys(a.keys)
  const places = new Map<string, { of: [Cells, number][] }>()
  for (const cells of [a, b])
    for (let i = 0; i < cells.size; i++) {
      const key = textOf(cells, names, i)
      const known = places.get(key)
      if (known) known.of.push([cells, i])
      else places.set(key, { of: [[cells, i]] })
    }
  const all = [...places.values()].map(({ of }) => of)
  const sum = (of: readonly [Cells, number][], value: (c: Cells, i: number) => number) =>
    of.reduce((total, [c, i]) => total + value(c, i), 0)
  const known = (name: string) => Float64Array.from(all, of => sum(of, (c, i) => c.known[name]![i]!))
  const measures = Object.keys(a.mean)
  const mean = (name: string) =>
    Float64Array.from(all, of => {
      const rows = sum(of, (c, i) => c.known[name]![i]!)
      const total = sum(of, (c, i) => (c.known[name]![i] === 0 ? 0 : c.known[name]![i]! * c.mean[name]![i]!))
      return rows === 0 ? Number.NaN : total / rows
    })
  return {
    kind: 'cells',
    size: all.length,
    keys: Object.fromEntries(names.map(name => [name, all.map(of => of[0]![0].keys[name]![of[0]![1]]!)])),
    n: Float64Array.from(all, of => sum(of, (c, i) => c.n[i]!)),
    mean: Object.fromEntries(measures.map(name => [name, mean(name)])),
    known: Object.fromEntries(measures.map(name => [name, known(name)])),
    edges: a.edges,
  }
}

const textOf = (cells: Cells, names: readonly string[], i: number): string =>
  JSON.stringify(names.map(name => [typeof cells.keys[name]![i], cells.keys[name]![i]]))

function tableOf(own: Source | null, other: Source | null): Table | null {
  const points = [own, other].flatMap(s => (s?.point.kind === 'cells' ? [s.point] : []))
  const [first] = points
  if (!first) return null
  const names = Object.keys(first.keys)
  const places = new Map<string, number>()
  const keys = Object.fromEntries(names.map(name => [name, [] as Scalar[]]))
  const placesOf = (source: Source | null): (Int32Array | null)[] =>
    (source?.buckets ?? []).map(bucket => {
      if (bucket?.kind !== 'cells') return null
      return Int32Array.from({ length: bucket.size }, (_, i) => {
        const name = textOf(bucket, names, i)
        const known = places.get(name)
        if (known !== undefined) return known
        places.set(name, places.size)
        for (const key of names) keys[key]!.push(bucket.keys[key]![i]!)
        return places.size - 1
      })
    })
  const [mine, theirs] = [placesOf(own), placesOf(other)]
  return { size: places.size, keys, measures: Object.keys(first.mean), edges: first.edges, own: mine, other: theirs }
}
