import { generator } from '../stats/resample.ts'

/** Which bucket stands at each place of a resampled log, and whether the two arms are exchanged there. */
export interface Drawn {
  readonly from: Int32Array
  readonly swapped: Uint8Array
}

/** A block of time must be as long as the longest that an interval is made from: 30 are the fewest. */
const BLOCKS = 30

/** Units are independent: each place has any bucket. */
export function drawUnits(buckets: number, swaps: boolean, next: () => number): Drawn {
  const from = new Int32Array(buckets)
  const swapped = new Uint8Array(buckets)
  for (let i = 0; i < buckets; i++) {
    from[i] = Math.floor(next() * buckets)
    swapped[i] = swaps && next() < 0.5 ? 1 : 0
  }
  return { from, swapped }
}

/**
 * Spans of time are not: blocks of neighbours are drawn, and exchanged, as wholes, so that what lasts longer than a span
 * stays together. The log is taken for a circle, so that each span is drawn as often. Politis & Romano 1992.
 */
export function drawTimes(spans: number, swaps: boolean, next: () => number): Drawn {
  const length = Math.max(1, Math.floor(spans / BLOCKS))
  const from = new Int32Array(spans)
  const swapped = new Uint8Array(spans)
  for (let at = 0; at < spans; at += length) {
    const start = Math.floor(next() * spans)
    const swap = swaps && next() < 0.5 ? 1 : 0
    for (let i = at; i < Math.min(spans, at + length); i++) {
      from[i] = (start + i - at) % spans
      swapped[i] = swap
    }
  }
  return { from, swapped }
}

/** Every bucket once as it is and, where arms are exchanged, once the other way round: the population of all draws. */
export function everyBucket(buckets: number, swaps: boolean): Drawn {
  const n = swaps ? 2 * buckets : buckets
  return {
    from: Int32Array.from({ length: n }, (_, i) => i % buckets),
    swapped: Uint8Array.from({ length: n }, (_, i) => Number(i >= buckets)),
  }
}

export const uniform = (seed: string): (() => number) => generator(seed)
