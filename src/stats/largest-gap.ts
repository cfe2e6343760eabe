import { designEffectOf } from './buckets.ts'
import type { Absent, LargestEvidence, LargestGapEvidence, StudentEvidence } from './evidence.ts'
import { isAbsent } from './evidence.ts'
import { most } from './extremes.ts'
import { type Gaps, shrunkGap, total, used } from './gaps.ts'
import { generator } from './resample.ts'

/** Each cell's counts, divided by the average design effect of their rates; the estimate is the value less its noise. */
export function largestGap(
  gaps: Gaps,
  buckets: readonly (Gaps | null)[] | null,
): LargestGapEvidence | LargestEvidence | Absent {
  if (gaps.powers) return largestMean(gaps, gaps.powers, buckets)
  const N = total(gaps.n)
  if (!(N > 0)) return { absent: 'too_few' }
  const cells = used(gaps.n)
  let effect = 1
  if (buckets) {
    let weighted = 0
    for (const b of cells) {
      const counts = { events: buckets.map(g => g?.observed[b] ?? 0), n: buckets.map(g => g?.n[b] ?? 0) }
      const own = designEffectOf(counts)
      weighted += gaps.n[b]! * (isAbsent(own) ? 1 : own.designEffect)
    }
    effect = Math.max(1, weighted / N)
  }
  const worth = (x: Float64Array) => cells.map(b => x[b]! / effect)
  const e = { n: worth(gaps.n), observed: worth(gaps.observed), expected: worth(gaps.expected) }
  const words = buckets ? `, design effect ${Number(effect.toPrecision(3))}` : ''
  const cellsOf = e.n.map((n, b) => {
    const rate = (e.observed[b]! + 2) / (n + 4)
    return { gap: Math.abs(e.observed[b]! - e.expected[b]!) / n, se: Math.sqrt((rate * (1 - rate)) / n) }
  })
  return { kind: 'largest-gap', value: quietLargest(cellsOf), ...e, method: `Clopper-Pearson by bin${words}` }
}

const DRAWS = 400

/** The largest gap less what noise adds to it, were the shrunken gaps the true ones: by seeded normal draws. */
function quietLargest(gaps: readonly { gap: number; se: number }[]): number {
  const cells = gaps.map(({ gap, se }) => ({ gap, se, shrunk: se * shrunkGap(gap / se) }))
  const next = generator('largest gap')
  let mean = 0
  for (let r = 0; r < DRAWS; r++) {
    let largest = 0
    for (const { se, shrunk } of cells) {
      const z = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      largest = Math.max(largest, Math.abs(shrunk + se * z))
    }
    mean += largest / DRAWS
  }
  const added = mean - most(cells.map(c => c.shrunk))
  return Math.max(0, most(cells.map(c => c.gap)) - Math.max(0, added))
}

/** Each cell's mean gap by t, its variance multiplied by the average design effect; too few where one has none. */
function largestMean(
  { n, observed, expected }: Gaps,
  { squares, cubes }: NonNullable<Gaps['powers']>,
  buckets: readonly (Gaps | null)[] | null,
): LargestEvidence | Absent {
  const cells = used(n).map(b => {
    const gap = (observed[b]! - expected[b]!) / n[b]!
    const within = Math.max(0, squares[b]! - n[b]! * gap ** 2)
    return { b, n: n[b]!, gap, within, third: cubes[b]! - 3 * gap * squares[b]! + 2 * n[b]! * gap ** 3 }
  })
  const within = cells.reduce((sum, c) => sum + c.within, 0)
  let effect = 1
  if (buckets && within > 0) {
    const filled = buckets.filter(bucket => bucket !== null)
    let between = 0
    for (const bucket of filled)
      for (const { b, gap } of cells) between += (bucket.observed[b]! - bucket.expected[b]! - gap * bucket.n[b]!) ** 2
    effect = Math.max(1, ((filled.length / (filled.length - 1)) * between) / within)
  }
  const parts = cells.map(({ n, gap, within, third }): StudentEvidence => {
    const df = n / effect - 1
    return { kind: 'student', value: gap, se: Math.sqrt(within / n / df), df, third: (third * effect ** 2) / n ** 3 }
  })
  if (parts.length === 0 || parts.some(({ se, df }) => !(df! > 0 && se > 0))) return { absent: 'too_few' }
  const value = quietLargest(parts.map(({ value, se }) => ({ gap: Math.abs(value), se })))
  return { kind: 'largest', value, parts, signed: true }
}
