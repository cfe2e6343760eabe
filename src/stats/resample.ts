import { normalPoint } from './distributions.ts'
import type { Absent, ReflectedEvidence } from './evidence.ts'

/**
 * Uniform numbers in [0, 1): sfc32 (Chris Doty-Humphrey, PractRand; public domain), seeded from a text by cyrb128
 * (bryc; public domain). 32 bits are enough to draw one of a few hundred buckets.
 */
export function generator(seed: string): () => number {
  let [a, b, c, d] = hash(seed)
  const next = () => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

function hash(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  h1 ^= h2 ^ h3 ^ h4
  return [h1 | 0, (h2 ^ h1) | 0, (h3 ^ h1) | 0, (h4 ^ h1) | 0]
}

/** How often each bucket was drawn: `replicates` rows of `buckets` counts, each row drawn with replacement. */
export function resamples(buckets: number, replicates: number, seed: string): Uint16Array[] {
  const next = generator(seed)
  return Array.from({ length: replicates }, () => {
    const weights = new Uint16Array(buckets)
    for (let i = 0; i < buckets; i++) weights[Math.floor(next() * buckets)]!++
    return weights
  })
}

export interface Replicated {
  /** The exact value on all rows. */
  value: number
  /** The statistic on the union of the buckets, about which the replicates lie. */
  merged: number
  replicates: ArrayLike<number>
  /** Buckets that were resampled, and how many of equal size they are worth. */
  buckets: number
  effective: number
  /** Share of the rows that the buckets hold. */
  share?: number
}

/** Replicates that could not be computed, above which nothing is said. */
const LOST = 0.01

/**
 * A reflected ("basic") bootstrap: an end at α is value − (the opposite quantile of the replicates' distances from the
 * merged value). Those distances are split into their mean, the bias, and a standard error to each side, so that other
 * levels and p's come from t with effective − 1 degrees of freedom, not from counting. Standard errors are the
 * quantiles' over the normal's, times √(B/(B − 1)), for resampling B buckets is that much too narrow.
 * Davison & Hinkley 1997, 5.2.1.
 */
export function reflected(of: Replicated, alpha = 0.05): ReflectedEvidence | Absent {
  const { value, merged, buckets, effective, share = 1 } = of
  const known = Float64Array.from(of.replicates).filter(Number.isFinite).sort()
  const lost = of.replicates.length - known.length
  if (buckets < 2 || !(effective > 1)) return { absent: 'too_few' }
  if (known.length * (alpha / 2) < 10 || lost > LOST * of.replicates.length) return { absent: 'not_computable' }
  const mean = known.reduce((a, b) => a + b, 0) / known.length
  const scale = Math.sqrt((share * buckets) / (buckets - 1))
  const side = (p: number) => (Math.abs(sortedQuantile(known, p) - mean) * scale) / normalPoint(alpha / 2)
  return {
    kind: 'reflected',
    value,
    bias: (mean - merged) * share,
    seLow: side(1 - alpha / 2),
    seHigh: side(alpha / 2),
    df: effective - 1,
  }
}

/** Type 7. */
function sortedQuantile(x: Float64Array, p: number): number {
  const at = (x.length - 1) * p
  const i = Math.floor(at)
  return x[i]! + (at - i) * (x[Math.min(i + 1, x.length - 1)]! - x[i]!)
}
