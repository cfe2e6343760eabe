import type { Cells, Moments, QuantileCounts, Quantiles, RankCounts, Ranks, Statistic } from './statistics.ts'

/**
 * The statistic on the union of buckets taken with weights: totals (weights 1), leave-one-out (one weight 0) and
 * resamples (how often each bucket was drawn). `point` is the answer that the buckets belong to.
 *
 * Moments merge by Chan, Golub and LeVeque's centred formula, cells add. A quantile is Woodruff's: the point's ladder
 * read at p − (F_w(Q̂) − F(Q̂)), with F(Q̂) over all buckets rather than p, so that ties at Q̂ cancel and weights 1 give the
 * point. An AUC is linearised by its placements: mean V10 + mean V01 − AUC; its covariances stay the point's. An average
 * precision is the point's plus the rows' mean influence.
 */
export function combine<S extends Statistic>(
  buckets: readonly (Statistic | null)[],
  weights: ArrayLike<number>,
  point: S,
): S {
  switch (point.kind) {
    case 'moments':
      return combineMoments(buckets as readonly (Moments | null)[], weights, point) as S
    case 'cells':
      return combineCells(buckets as readonly (Cells | null)[], weights, point) as S
    case 'quantiles':
      return combineQuantiles(buckets as readonly (QuantileCounts | null)[], weights, point) as S
    case 'ranks':
      return combineRanks(buckets as readonly (RankCounts | null)[], weights, point) as S
    default:
      throw new TypeError(`${point.kind} cannot be combined from buckets`)
  }
}

/** What is read from the buckets once, however many replicates are made of them. */
const packed = new WeakMap<readonly (Statistic | null)[], unknown>()
function pack<T>(buckets: readonly (Statistic | null)[], make: () => T): T {
  const known = packed.get(buckets) as T | undefined
  if (known !== undefined) return known
  const made = make()
  packed.set(buckets, made)
  return made
}

function combineMoments(buckets: readonly (Moments | null)[], weights: ArrayLike<number>, point: Moments): Moments {
  const names = Object.keys(point.mean)
  const p = names.length
  const rows = pack(buckets, () => packMoments(buckets, names))
  let n = 0
  const mean = new Float64Array(p)
  const comoments = new Float64Array(p * p)
  const delta = new Float64Array(p)
  const min = new Float64Array(p).fill(Number.NaN)
  const max = new Float64Array(p).fill(Number.NaN)
  for (let b = 0; b < rows.n.length; b++) {
    const w = weights[b]!
    const m = w * rows.n[b]!
    if (m === 0) continue
    const before = n
    n += m
    for (let i = 0; i < p; i++) {
      delta[i] = rows.mean[b * p + i]! - mean[i]!
      const low = rows.min[b * p + i]!
      const high = rows.max[b * p + i]!
      if (!(min[i]! <= low)) min[i] = low
      if (!(max[i]! >= high)) max[i] = high
    }
    const between = (before * m) / n
    for (let i = 0; i < p; i++) {
      mean[i]! += (delta[i]! * m) / n
      for (let j = 0; j <= i; j++) {
        comoments[i * p + j]! += w * rows.comoments[(b * p + i) * p + j]! + delta[i]! * delta[j]! * between
      }
    }
  }
  const result: Moments = { kind: 'moments', n, mean: {}, comoments: {}, min: {}, max: {} }
  for (let i = 0; i < p; i++) {
    const name = names[i]!
    result.mean[name] = n === 0 ? Number.NaN : mean[i]!
    result.min[name] = min[i]!
    result.max[name] = max[i]!
    const row: Record<string, number> = {}
    for (let j = 0; j < p; j++) row[names[j]!] = comoments[Math.max(i, j) * p + Math.min(i, j)]!
    result.comoments[name] = row
  }
  return result
}

function packMoments(buckets: readonly (Moments | null)[], names: readonly string[]) {
  const p = names.length
  const B = buckets.length
  const rows = {
    n: new Float64Array(B),
    mean: new Float64Array(B * p),
    min: new Float64Array(B * p),
    max: new Float64Array(B * p),
    comoments: new Float64Array(B * p * p),
  }
  buckets.forEach((bucket, b) => {
    if (bucket === null) return
    rows.n[b] = bucket.n
    names.forEach((name, i) => {
      rows.mean[b * p + i] = bucket.mean[name]!
      rows.min[b * p + i] = bucket.min[name]!
      rows.max[b * p + i] = bucket.max[name]!
      names.forEach((other, j) => {
        rows.comoments[(b * p + i) * p + j] = bucket.comoments[name]![other]!
      })
    })
  })
  return rows
}

/** Cells of all buckets one after another: bucket b has entries start[b] … start[b + 1]. */
interface PackedCells {
  readonly start: Int32Array
  readonly position: Int32Array
  readonly n: Float64Array
  /** `n` itself where the measure is known wherever there are rows. */
  readonly known: Record<string, Float64Array>
  readonly sum: Record<string, Float64Array>
}

function combineCells(buckets: readonly (Cells | null)[], weights: ArrayLike<number>, point: Cells): Cells {
  const cells = pack(buckets, () => packCells(buckets, point))
  const n = scatter(cells, cells.n, weights, point.size)
  const known: Record<string, Float64Array> = {}
  const mean: Record<string, Float64Array> = {}
  for (const name of Object.keys(point.mean)) {
    const own = cells.known[name]!
    const count = own === cells.n ? n : scatter(cells, own, weights, point.size)
    const total = scatter(cells, cells.sum[name]!, weights, point.size)
    for (let i = 0; i < point.size; i++) total[i] = count[i] === 0 ? Number.NaN : total[i]! / count[i]!
    known[name] = count
    mean[name] = total
  }
  const all: Cells = { kind: 'cells', size: point.size, keys: point.keys, n, mean, known, edges: point.edges }
  return n.includes(0) ? withoutEmpty(all) : all
}

function scatter(cells: PackedCells, values: Float64Array, weights: ArrayLike<number>, size: number): Float64Array {
  const out = new Float64Array(size)
  const { start, position } = cells
  for (let b = 0; b + 1 < start.length; b++) {
    const w = weights[b]!
    if (w === 0) continue
    for (let i = start[b]!, end = start[b + 1]!; i < end; i++) out[position[i]!]! += w * values[i]!
  }
  return out
}

function withoutEmpty(cells: Cells): Cells {
  const kept: number[] = []
  cells.n.forEach((n, i) => {
    if (n !== 0) kept.push(i)
  })
  const pick = (x: Float64Array) => Float64Array.from(kept, i => x[i]!)
  const each = <A, B>(record: Record<string, A>, f: (a: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(record).map(([k, v]) => [k, f(v)]))
  return {
    kind: 'cells',
    size: kept.length,
    keys: each(cells.keys, values => kept.map(i => values[i]!)),
    n: pick(cells.n),
    mean: each(cells.mean, pick),
    known: each(cells.known, pick),
    edges: cells.edges,
  }
}

function packCells(buckets: readonly (Cells | null)[], point: Cells): PackedCells {
  const measures = Object.keys(point.mean)
  const start = new Int32Array(buckets.length + 1)
  buckets.forEach((bucket, b) => {
    start[b + 1] = start[b]! + (bucket?.size ?? 0)
  })
  const total = start[buckets.length]!
  const empty = () => Object.fromEntries(measures.map(name => [name, new Float64Array(total)]))
  const out: PackedCells = {
    start,
    position: new Int32Array(total),
    n: new Float64Array(total),
    known: empty(),
    sum: empty(),
  }
  let lookup: Map<string, number> | undefined
  buckets.forEach((bucket, b) => {
    if (bucket === null) return
    const at = start[b]!
    if (bucket.position === undefined) lookup ??= dictionary(point)
    out.position.set(bucket.position ?? positions(bucket, lookup!), at)
    out.n.set(bucket.n, at)
    for (const name of measures) {
      const known = bucket.known[name]!
      out.known[name]!.set(known, at)
      const sum = out.sum[name]!
      for (let i = 0; i < bucket.size; i++) sum[at + i] = known[i] === 0 ? 0 : known[i]! * bucket.mean[name]![i]!
    }
  })
  for (const name of measures) if (out.known[name]!.every((m, i) => m === out.n[i])) out.known[name] = out.n
  return out
}

const tuple = (cells: Cells, names: readonly string[], i: number): string =>
  names
    .map(k => {
      const value = cells.keys[k]![i]!
      return `${typeof value}:${value}`
    })
    .join('\u0000')

const dictionary = (cells: Cells): Map<string, number> => {
  const names = Object.keys(cells.keys)
  return new Map(Array.from({ length: cells.size }, (_, i) => [tuple(cells, names, i), i] as const))
}

const positions = (cells: Cells, lookup: Map<string, number>): number[] => {
  const names = Object.keys(cells.keys)
  return Array.from({ length: cells.size }, (_, i) => {
    const position = lookup.get(tuple(cells, names, i))
    if (position === undefined) throw new RangeError('a bucket has a cell that the point answer lacks')
    return position
  })
}

function combineQuantiles(
  buckets: readonly (QuantileCounts | null)[],
  weights: ArrayLike<number>,
  point: Quantiles,
): Quantiles {
  const counts = pack(buckets, () => packCounts(buckets, point.p.length))
  const k = point.p.length
  let n = 0
  const atMost = new Float64Array(k)
  for (let b = 0; b < counts.n.length; b++) {
    const w = weights[b]!
    n += w * counts.n[b]!
    for (let i = 0; i < k; i++) atMost[i]! += w * counts.atMost[b * k + i]!
  }
  const q = point.p.map((p, i) => {
    const shift = atMost[i]! / n - counts.share[i]!
    return n === 0 ? Number.NaN : shift === 0 ? point.q[i]! : onLadder(point.ladders[i]!, p - shift)
  })
  return { ...point, n, q }
}

function packCounts(buckets: readonly (QuantileCounts | null)[], k: number) {
  const n = new Float64Array(buckets.length)
  const atMost = new Float64Array(buckets.length * k)
  const share = new Float64Array(k)
  buckets.forEach((bucket, b) => {
    if (bucket === null) return
    n[b] = bucket.n
    atMost.set(bucket.atMost, b * k)
    for (let i = 0; i < k; i++) share[i]! += bucket.atMost[i]!
  })
  const total = n.reduce((a, b) => a + b, 0)
  return { n, atMost, share: share.map(x => x / total) }
}

/** The value at probability p by linear interpolation; beyond the ends, the end. */
export function onLadder(ladder: { readonly p: readonly number[]; readonly x: readonly number[] }, p: number): number {
  const { p: ps, x: xs } = ladder
  let low = 0
  let high = ps.length - 1
  if (high < 0) return Number.NaN
  if (p <= ps[0]!) return xs[0]!
  if (p >= ps[high]!) return xs[high]!
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (ps[middle]! <= p) low = middle
    else high = middle
  }
  const t = (p - ps[low]!) / (ps[high]! - ps[low]!)
  return xs[low]! + t * (xs[high]! - xs[low]!)
}

function combineRanks(buckets: readonly (RankCounts | null)[], weights: ArrayLike<number>, point: Ranks): Ranks {
  const names = Object.keys(point.auc)
  const p = names.length
  const rows = pack(buckets, () => packRanks(buckets, names))
  let positives = 0
  let negatives = 0
  const v10 = new Float64Array(p)
  const v01 = new Float64Array(p)
  for (let b = 0; b < rows.positives.length; b++) {
    const w = weights[b]!
    positives += w * rows.positives[b]!
    negatives += w * rows.negatives[b]!
    for (let i = 0; i < p; i++) {
      v10[i]! += w * rows.v10[b * p + i]!
      v01[i]! += w * rows.v01[b * p + i]!
    }
  }
  const auc: Record<string, number> = {}
  names.forEach((name, i) => {
    auc[name] = v10[i]! / positives + v01[i]! / negatives - point.auc[name]!
  })
  if (!point.averagePrecision || !rows.influence) return { ...point, positives, negatives, auc }
  const averagePrecision: Record<string, number> = {}
  names.forEach((name, i) => {
    let sum = 0
    for (let b = 0; b < rows.positives.length; b++) sum += weights[b]! * rows.influence![b * p + i]!
    averagePrecision[name] = point.averagePrecision![name]! + sum / (positives + negatives)
  })
  return { ...point, positives, negatives, auc, averagePrecision }
}

/** Sums of placements, so that a replicate is a weighted sum. */
function packRanks(buckets: readonly (RankCounts | null)[], names: readonly string[]) {
  const p = names.length
  const rows = {
    positives: new Float64Array(buckets.length),
    negatives: new Float64Array(buckets.length),
    v10: new Float64Array(buckets.length * p),
    v01: new Float64Array(buckets.length * p),
    influence: buckets.some(b => b?.influence) ? new Float64Array(buckets.length * p) : null,
  }
  buckets.forEach((bucket, b) => {
    if (bucket === null) return
    rows.positives[b] = bucket.positives
    rows.negatives[b] = bucket.negatives
    names.forEach((name, i) => {
      rows.v10[b * p + i] = bucket.positives * bucket.v10[name]!
      rows.v01[b * p + i] = bucket.negatives * bucket.v01[name]!
      if (rows.influence)
        rows.influence[b * p + i] = (bucket.positives + bucket.negatives) * (bucket.influence?.[name] ?? 0)
    })
  })
  return rows
}
