import { effectiveNumber } from './buckets.ts'
import { normalUpper } from './distributions.ts'
import type { Absent, MeanGapEvidence, MeanGapsEvidence } from './evidence.ts'
import { isAbsent } from './evidence.ts'

/** Sums over the rows of each cell: rows, events, and events to be expected. Cells of the same index are the same. */
export interface Gaps {
  n: Float64Array
  observed: Float64Array
  expected: Float64Array
  /** Σ (observed − expected)² and Σ (observed − expected)³ of the rows, where these are not events: any numbers. */
  powers?: { squares: Float64Array; cubes: Float64Array }
}

/** Σ|observed − expected| / N, or the largest |observed − expected| / n of a cell. */
export type Norm = 'mean' | 'largest'

export function plainGap({ n, observed, expected }: Gaps, norm: Norm): number {
  let [all, largest] = [0, 0]
  for (let b = 0; b < n.length; b++) {
    if (n[b] === 0) continue
    const gap = Math.abs(observed[b]! - expected[b]!)
    all += gap
    largest = Math.max(largest, gap / n[b]!)
  }
  return norm === 'mean' ? all / total(n) : largest
}

/** E|κ + Z| − κ for κ ≥ 0: what noise adds to the size of a gap of κ standard errors. */
export const noise = (k: number): number =>
  k > 38 ? 0 : 2 * (Math.exp((-k * k) / 2) / Math.sqrt(2 * Math.PI) - k * normalUpper(k))

/** A gap of x standard errors, shrunk by the share of its square that is not noise. */
export const shrunkGap = (x: number): number => x ** 3 / (1 + x * x)

/**
 * Each cell's part of the mean gap, with standard errors of independent rows: over N², n r̃(1 − r̃) + n gap²(1 − n/N),
 * r̃ with two more events and two more others (Agresti & Coull 1998), so that a cell without an event is not certain.
 * Buckets widen all of them by their average design effect, and cells that move together raise `inflation`.
 */
export function meanGap(gaps: Gaps, buckets: readonly (Gaps | null)[] | null): MeanGapEvidence | Absent {
  const N = total(gaps.n)
  const df = buckets ? effectiveNumber(buckets.map(b => (b ? total(b.n) : 0))) - 1 : null
  if (!(N > 0) || (df !== null && !(df > 0))) return { absent: 'too_few' }
  const cells = used(gaps.n)
  const mean = cells.map(b => (gaps.observed[b]! - gaps.expected[b]!) / N)
  const variance = cells.map((b, i) => {
    const n = gaps.n[b]!
    const rate = (gaps.observed[b]! + 2) / (n + 4)
    return (n * rate * (1 - rate)) / N ** 2 + mean[i]! ** 2 * (1 / n - 1 / N)
  })
  const method = 'debiased, bounded by bin'
  if (!buckets) return { kind: 'mean-gap', mean, se: variance.map(Math.sqrt), inflation: 1, df, method }
  const off = deviations(gaps, buckets)
  const seen = off.reduce((all, d) => all + dot(d, d), 0)
  const effect = Math.max(1, seen / sumOf(variance))
  const se = variance.map(v => Math.sqrt(v * effect))
  const slopes = mean.map((m, i) => slope(m / se[i]!))
  const together = off.map(d => cells.reduce((s, b, i) => s + slopes[i]! * d[b]!, 0))
  const apart = se.reduce((s, e, i) => s + e * e * (1 - slopes[i]! ** 2), 0)
  const inflation = Math.max(1, (dot(together, together) + apart) / dot(se, se))
  const words = `design effect ${Number((effect * inflation).toPrecision(3))}`
  return { kind: 'mean-gap', mean, se, inflation, df, method: `${method}, ${words}` }
}

/** Both arms' mean gap, over buckets that hold the same units in each. */
export function meanGaps(
  arms: readonly [incumbent: Gaps, candidate: Gaps],
  buckets: readonly [readonly (Gaps | null)[], readonly (Gaps | null)[]],
  clustered: boolean,
): MeanGapsEvidence | Absent {
  const [incumbent, candidate] = arms.map((gaps, i) => meanGap(gaps, clustered ? buckets[i]! : null))
  if (isAbsent(incumbent!)) return incumbent
  if (isAbsent(candidate!)) return candidate
  const off = arms.map((gaps, i) => deviations(gaps, buckets[i]!))
  const along = [incumbent!, candidate!].map((e, i) => {
    const slopes = e.mean.map((m, j) => slope(m / e.se[j]!))
    const cells = used(arms[i]!.n)
    return off[i]!.map(d => cells.reduce((s, b, j) => s + slopes[j]! * d[b]!, 0))
  })
  const size = Math.sqrt(dot(incumbent!.se, incumbent!.se) * dot(candidate!.se, candidate!.se))
  return {
    kind: 'mean-gaps',
    incumbent: incumbent!,
    candidate: candidate!,
    correlation: size > 0 ? Math.min(1, Math.max(-1, dot(along[0]!, along[1]!) / size)) : 0,
    change: change(arms, off as [Float64Array[], Float64Array[]], incumbent!, candidate!),
  }
}

/**
 * Cell by cell, candidate − incumbent, where that is known much better than either: the mean gap can have changed by no
 * more than the mean size of these. Two rows are added to each, for cells that hardly any row left or entered.
 */
function change(
  [incumbent, candidate]: readonly [Gaps, Gaps],
  [offIncumbent, offCandidate]: readonly [Float64Array[], Float64Array[]],
  own: MeanGapEvidence,
  other: MeanGapEvidence,
): MeanGapEvidence | null {
  if (incumbent.n.length !== candidate.n.length) return null
  const [ni, nc] = [total(incumbent.n), total(candidate.n)]
  const cells = [...incumbent.n.keys()].filter(b => incumbent.n[b]! + candidate.n[b]! > 0)
  const mean = cells.map(
    b =>
      (candidate.observed[b]! - candidate.expected[b]!) / nc - (incumbent.observed[b]! - incumbent.expected[b]!) / ni,
  )
  const se = cells.map(b =>
    Math.hypot(
      2 / Math.min(ni, nc),
      Math.sqrt(offCandidate.reduce((s, d, k) => s + (d[b]! - offIncumbent[k]![b]!) ** 2, 0)),
    ),
  )
  const much = 2 * sumOf(se) < Math.min(sumOf(own.se), sumOf(other.se))
  const df = effectiveNumber(offIncumbent.map(() => 1)) - 1
  return much ? { kind: 'mean-gap', mean, se, inflation: 1, df, method: 'difference of gaps, bounded by bin' } : null
}

/** How the size of a gap of x standard errors changes with it. */
const slope = (x: number): number => Math.sign(x) * (1 - 2 * normalUpper(shrunkGap(Math.abs(x))))

/** What each bucket adds to the error of each cell's part of the mean; their squares add up to its variance. */
function deviations(gaps: Gaps, buckets: readonly (Gaps | null)[]): Float64Array[] {
  const N = total(gaps.n)
  const filled = buckets.filter(b => b !== null).length
  const scale = Math.sqrt(filled / (filled - 1)) / N
  return buckets.map(bucket => {
    const out = new Float64Array(gaps.n.length)
    if (!bucket) return out
    const share = total(bucket.n) / N
    for (let b = 0; b < out.length; b++)
      out[b] = scale * (bucket.observed[b]! - bucket.expected[b]! - share * (gaps.observed[b]! - gaps.expected[b]!))
    return out
  })
}

export const used = (n: Float64Array): number[] => [...n.keys()].filter(b => n[b]! > 0)
const sumOf = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0)
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let all = 0
  for (let i = 0; i < a.length; i++) all += a[i]! * b[i]!
  return all
}
export const total = (x: Float64Array): number => {
  let all = 0
  for (let i = 0; i < x.length; i++) all += x[i]!
  return all
}
