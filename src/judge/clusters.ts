import type { Evidence, QuantileEvidence, RateEvidence } from '../stats/evidence.ts'
import type { Statistic } from '../stats/statistics.ts'
import type { AnyArm, AnyPair } from './evidence.ts'
import { MIN_UNITS } from './minimums.ts'
import { bucketRows, reweighted, type Sample } from './sample.ts'

/** Which buckets make one cluster. */
export type Clusters = readonly (readonly number[])[]

/**
 * The ways to join neighbouring buckets into clusters, the finest first. Units are clusters as they are dealt. Blocks of
 * time are dealt fine; requests that come in bursts are alike over longer spans, so neighbours are joined two by two for
 * as long as an effective number of 30 is left: (Σm)² / Σm², m rows a block.
 */
export function clusterings(rows: readonly number[], cluster: 'unit' | 'time'): Clusters[] {
  const all: Clusters[] = []
  for (let span = 1; span <= rows.length; span *= 2) {
    const clusters = Array.from({ length: Math.ceil(rows.length / span) }, (_, i) =>
      rows.slice(i * span, (i + 1) * span).map((_, j) => i * span + j),
    ).filter(members => members.some(b => rows[b]! > 0))
    if (effective(sizes(clusters, rows)) < MIN_UNITS) break
    all.push(clusters)
    if (cluster === 'unit') break
  }
  return all
}

export const effective = (m: readonly number[]): number => {
  const squares = m.reduce((sum, x) => sum + x * x, 0)
  return squares === 0 ? 0 : m.reduce((sum, x) => sum + x, 0) ** 2 / squares
}

const sizes = (clusters: Clusters, rows: readonly number[]): number[] =>
  clusters.map(members => members.reduce((sum, b) => sum + rows[b]!, 0))

/**
 * Delete-a-group jackknife for clusters of unequal size (Busing, Meijer & Van der Leeden, Statistics and Computing 9,
 * 1999): covariance matrix of the values, and t's degrees of freedom.
 */
export function jackknife(
  samples: readonly Sample[],
  valuesOf: (statistics: readonly Record<string, Statistic>[]) => readonly number[] | null,
  clusters: Clusters,
): { covariance: number[][]; df: number } | null {
  const buckets = Object.values(samples[0]!.buckets!)[0]!.length
  const rows = samples.map(bucketRows)
  const total = bucketTotals(rows)
  const n = total.reduce((a, b) => a + b, 0)
  const weights = new Float64Array(buckets).fill(1)
  const whole = valuesOf(samples.map(s => reweighted(s, weights)))
  if (!whole) return null
  const left: { share: number; values: readonly number[] }[] = []
  for (const members of clusters) {
    for (const b of members) weights[b] = 0
    const values = valuesOf(samples.map(s => reweighted(s, weights)))
    for (const b of members) weights[b] = 1
    if (!values) return null
    left.push({ share: members.reduce((sum, b) => sum + total[b]!, 0) / n, values })
  }
  const k = whole.length
  const mean = whole.map((w, i) => left.length * w - left.reduce((sum, l) => sum + (1 - l.share) * l.values[i]!, 0))
  const covariance = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  for (const { share, values } of left) {
    const h = 1 / share
    const deviation = whole.map((w, i) => h * w - (h - 1) * values[i]! - mean[i]!)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) covariance[i]![j]! += (deviation[i]! * deviation[j]!) / (h - 1) / left.length
  }
  return { covariance, df: effective(sizes(clusters, total)) - 1 }
}

const bucketTotals = (rows: readonly (readonly number[])[]): number[] =>
  rows[0]!.map((_, b) => rows.reduce((sum, r) => sum + (r[b] ?? 0), 0))

/** Events and rows of each bucket, where the evidence is a share of rows: of a rate, or at or below a quantile. */
export function countsOf(metric: AnyArm | AnyPair, evidence: RateEvidence | QuantileEvidence, sample: Sample): Counts {
  const buckets = Object.values(sample.buckets ?? {})[0]?.length ?? 0
  return Array.from({ length: buckets }, (_, b) => {
    const statistics = Object.fromEntries(Object.entries(sample.buckets!).map(([word, list]) => [word, list[b]]))
    if (Object.values(statistics).some(s => !s)) return { n: 0, events: 0 }
    if (evidence.kind === 'rate') {
      const own = (metric.shape === 'arm' ? metric.closed?.arm : metric.closed?.pairs)?.(statistics) as Evidence | null
      return own?.kind === 'rate' ? { n: own.n, events: own.events } : { n: 0, events: 0 }
    }
    const counts = Object.values(statistics).find(s => s?.kind === 'quantile-counts')
    const at =
      Object.values(sample.statistics)
        .find(s => s.kind === 'quantiles')
        ?.p.indexOf(evidence.p) ?? -1
    return counts && at >= 0 ? { n: counts.n, events: counts.atMost[at]! } : { n: 0, events: 0 }
  })
}

export type Counts = readonly { n: number; events: number }[]

/** How far each cluster's events are from its share of them: their sum of squares is the variance of the rate. */
export function deviations(counts: Counts, clusters: Clusters): number[] {
  const n = counts.reduce((sum, c) => sum + c.n, 0)
  const rate = counts.reduce((sum, c) => sum + c.events, 0) / n
  return clusters.map(members => members.reduce((sum, b) => sum + counts[b]!.events - rate * counts[b]!.n, 0))
}

/**
 * Variance of a rate over clusters (ratio estimator, G/(G − 1) Σz²/n²) relative to that of independent rows; at least 1.
 * Without an event, or with nothing else, nothing tells: 1 (Korn & Graubard 1998).
 */
export function designEffect(counts: Counts, clusters: Clusters): number {
  const n = counts.reduce((sum, c) => sum + c.n, 0)
  const rate = counts.reduce((sum, c) => sum + c.events, 0) / n
  const independent = n * rate * (1 - rate)
  if (!(independent > 0) || clusters.length < 2) return 1
  const squares = deviations(counts, clusters).reduce((sum, z) => sum + z * z, 0)
  return Math.max(1, ((clusters.length / (clusters.length - 1)) * squares) / independent)
}

/** Of two estimates over the same clusters. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, v, i) => sum + v * y[i]!, 0)
  const scale = Math.sqrt(dot(a, a) * dot(b, b))
  return scale > 0 ? Math.max(-1, Math.min(1, dot(a, b) / scale)) : 0
}
