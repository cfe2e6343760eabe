import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ranksOf } from '../../src/engine/placements.ts'
import { averagePrecisionOf } from '../../src/engine/precision.ts'
import { combine } from '../../src/stats/combine.ts'

/** By definition, of rows that count w times. */
function averagePrecision(score: readonly number[], outcome: readonly number[], w: readonly number[]): number {
  const at = (i: number) => {
    const above = score.flatMap((s, j) => (s >= score[i]! ? [j] : []))
    return above.reduce((n, j) => n + w[j]! * outcome[j]!, 0) / above.reduce((n, j) => n + w[j]!, 0)
  }
  const positives = outcome.flatMap((y, i) => (y === 1 ? [i] : []))
  return positives.reduce((sum, i) => sum + w[i]! * at(i), 0) / positives.reduce((n, i) => n + w[i]!, 0)
}

const rows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 1)), { minLength: 2, maxLength: 40 })
  .filter(all => all.some(([, y]) => y === 1))
  .map(all => ({ score: all.map(([s]) => s / 10), outcome: all.map(([, y]) => y) }))

describe('average precision', () => {
  test('as sklearn: 0.8333 of its docstring, ties as one threshold', () => {
    const of = (score: number[], outcome: number[]) =>
      averagePrecisionOf(Float64Array.from(score), Float64Array.from(outcome)).value
    expect(of([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(0.8333333333333333, 12)
    expect(of([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 1])).toBe(0.25)
    expect(of([0.5, 0.4], [0, 0])).toBeNaN()
  })

  test('influence: n times the derivative by the weight of each row, which sums to 0', () => {
    fc.assert(
      fc.property(rows, ({ score, outcome }) => {
        const { value, influence } = averagePrecisionOf(Float64Array.from(score), Float64Array.from(outcome))
        const ones = score.map(() => 1)
        expect(value).toBeCloseTo(averagePrecision(score, outcome, ones), 12)
        expect(influence.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9)
        const h = 1e-5
        score.forEach((_, i) => {
          const at = (w: number) => averagePrecision(score, outcome, ones.with(i, w))
          expect(influence[i]).toBeCloseTo((score.length * (at(1 + h) - at(1 - h))) / (2 * h), 5)
        })
      }),
      { numRuns: 50, seed: 20261120 },
    )
  })

  test('a monotone change of the scores leaves it', () => {
    fc.assert(
      fc.property(rows, ({ score, outcome }) => {
        const of = (f: (s: number) => number) =>
          averagePrecisionOf(Float64Array.from(score, f), Float64Array.from(outcome)).value
        expect(of(s => Math.exp(3 * s) - 1)).toBe(of(s => s))
      }),
      { seed: 20261120 },
    )
  })

  test('left out by buckets it is nearly what it is without their rows', () => {
    const n = 4000
    const outcome = Float64Array.from({ length: n }, (_, i) => Number((i * 7919) % 10 < 3))
    const score = Float64Array.from(outcome, (y, i) => 0.3 * y + ((i * 104_729) % 1009) / 1009)
    const bucket = Int32Array.from({ length: n }, (_, i) => i % 50)
    const { point, buckets } = ranksOf({ outcome, scores: { score }, bucket }, 50, true)
    const deviations = Array.from({ length: 50 }, (_, b) => {
      const kept = Array.from(bucket.keys()).filter(i => bucket[i] !== b)
      const pick = (x: Float64Array) => Float64Array.from(kept, i => x[i]!)
      const exact = averagePrecisionOf(pick(score), pick(outcome)).value
      const linear = combine(buckets!, new Float64Array(50).fill(1).fill(0, b, b + 1), point).averagePrecision!.score!
      return { exact: exact - point.averagePrecision!.score!, linear: linear - point.averagePrecision!.score! }
    })
    const size = (of: 'exact' | 'linear') => Math.sqrt(deviations.reduce((sum, d) => sum + d[of] ** 2, 0))
    expect(size('linear') / size('exact')).toBeCloseTo(1, 1)
  })
})
