import type { Cells, QuantileCounts, Quantiles } from '../stats/statistics.ts'
import type { Table } from './population.ts'

interface Picked {
  readonly bucket: unknown
  readonly places: Int32Array | null
}

/**
 * Quantiles of rows that are counted between rungs: order statistics of all arms, close together around each quantile. Within
 * a bin rows are taken to be evenly spread, so the error is a part of the distance of two rungs, an eighth of a standard
 * error. Rows of unknown value count nowhere.
 */
export function quantilesFrom(
  all: readonly (Picked | null)[],
  table: Table,
  p: readonly number[],
  weighted: boolean,
): { point: Quantiles; buckets: (QuantileCounts | null)[] } {
  const edges = table.edges.at ?? []
  const bins = edges.length + 1
  // The bin of each cell of the table; -1: unknown.
  const binOf = Int32Array.from(table.keys.at!, bin => (bin === null ? -1 : Number(bin)))
  const counts = new Float64Array(bins)
  for (const picked of all) {
    if (!picked) continue
    const { n } = picked.bucket as Cells
    picked.places!.forEach((place, i) => {
      if (binOf[place]! >= 0) counts[binOf[place]!]! += n[i]!
    })
  }
  const upTo = new Float64Array(bins)
  let sum = 0
  counts.forEach((m, i) => {
    sum += m
    upTo[i] = sum
  })
  const n = sum
  const last = edges.length - 1
  const edge = (i: number) => edges[Math.min(Math.max(i, 0), last)] ?? Number.NaN
  /** The first bin up to which there are so many rows. */
  const binAt = (rows: number): number => {
    let [low, high] = [0, bins - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! >= rows) high = middle
      else low = middle + 1
    }
    return low
  }
  /** The order statistic of that rank from 1, which need not be whole. */
  const ordered = (rank: number): number => {
    const bin = binAt(rank)
    const below = upTo[bin]! - counts[bin]!
    return edge(bin - 1) + (edge(bin) - edge(bin - 1)) * Math.min(1, (rank - below) / counts[bin]!)
  }
  const q = p.map(share => {
    if (n === 0) return Number.NaN
    return weighted ? edge(binAt(share * n * (1 - 1e-12))) : ordered(1 + share * (n - 1))
  })
  const ladder = weighted ? weightedLadder(counts, upTo, n, edge) : plainLadder(counts, upTo, n, edge)
  const point: Quantiles = {
    kind: 'quantiles',
    n,
    p,
    q,
    ladders: p.map(() => ladder),
    ...(weighted && { weighted: true as const }),
  }
  const buckets = all.map((picked): QuantileCounts | null => {
    if (!picked) return null
    const cells = picked.bucket as Cells
    const atMost = q.map(() => 0)
    let rows = 0
    picked.places!.forEach((place, i) => {
      const bin = binOf[place]!
      if (bin < 0) return
      rows += cells.n[i]!
      for (let k = 0; k < q.length; k++) atMost[k]! += cells.n[i]! * shareBelow(q[k]!, edge(bin - 1), edge(bin), bin)
    })
    return rows === 0 ? null : { kind: 'quantile-counts', n: rows, atMost }
  })
  return { point, buckets }
}

/** What part of a bin's rows is at or below a value. */
function shareBelow(x: number, low: number, high: number, bin: number): number {
  if (x >= high) return 1
  if (x <= low || bin === 0) return 0
  return (x - low) / (high - low)
}

/** Where rows are, the last of each bin, by its rank. */
function plainLadder(counts: Float64Array, upTo: Float64Array, n: number, edge: (i: number) => number) {
  const [p, x]: [number[], number[]] = [[], []]
  counts.forEach((m, i) => {
    if (m === 0) return
    // The first row of all is the least that is known of it.
    if (p.length === 0 && upTo[i]! > 1) {
      p.push(0)
      x.push(edge(i - 1))
    }
    p.push(n === 1 ? 0 : (upTo[i]! - 1) / (n - 1))
    x.push(edge(i))
  })
  return { p, x }
}

/** Each value at the share of the weight below it, and at that at or below it. */
function weightedLadder(counts: Float64Array, upTo: Float64Array, n: number, edge: (i: number) => number) {
  const [p, x]: [number[], number[]] = [[], []]
  counts.forEach((m, i) => {
    if (m === 0) return
    p.push((upTo[i]! - m) / n, upTo[i]! / n)
    x.push(edge(i), edge(i))
  })
  return { p, x }
}
