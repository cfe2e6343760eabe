import { describe, expect, test } from 'vitest'
import type { QuantileEvidence } from '../../src/stats/evidence.ts'
import { independent, infer, inferRatio } from '../../src/stats/infer.ts'
import { quantileEvidence } from '../../src/stats/quantile.ts'
import { ends, known, off } from './reference.ts'

/** The values 1 … n, every one of them on the ladder. */
const whole = (n: number, p: number): QuantileEvidence => {
  const x = Array.from({ length: n }, (_, i) => i + 1)
  return { kind: 'quantile', value: 1 + (n - 1) * p, p, n, ladder: { p: x.map(i => (i - 1) / (n - 1)), x } }
}

describe('order statistics', () => {
  /** Ranks of reference.json (scipy's binomial) for 16,281 rows. */
  test.each([
    [0.5, 8015, 8267],
    [0.9, 14577, 14729],
    [0.95, 15412, 15522],
    [0.99, 16093, 16144],
    [0.999, 16256, 16273],
  ])('p = %d has ends at ranks %d and %d', (p, low, high) => {
    expect(ends(known(infer(whole(16_281, p))))).toEqual([low, high])
  })

  test('p99 has an upper end from 368 rows, p99.9 from 3,688', () => {
    const high = (n: number, p: number) => known(infer(whole(n, p))).interval(0.05).high
    expect([high(367, 0.99), high(368, 0.99), high(3687, 0.999), high(3688, 0.999)]).toEqual([null, 368, null, 3688])
  })

  test('a ladder of some rungs gives nearly the same ends, never beyond its own', () => {
    const n = 20_000
    const exact = ends(known(infer(whole(n, 0.9))))
    const rungs = Array.from({ length: 41 }, (_, i) => 0.88 + i * 0.001)
    const some = (keep: number[]): QuantileEvidence => ({
      ...whole(n, 0.9),
      ladder: { p: keep, x: keep.map(p => 1 + (n - 1) * p) },
    })
    expect(off(ends(known(infer(some(rungs)))), exact)).toBeLessThan(1e-4)
    const narrow = known(infer(some(rungs.slice(19, 22))))
    expect(narrow.interval(0.05)).toEqual({ low: null, high: null })
    expect(narrow.above(n * 0.5)).toBeGreaterThan(0.025)
    expect([narrow.below(n), narrow.above(n)].every(p => p > 0.025)).toBe(true)
  })

  test('ties: a limit at the tied value is not excluded', () => {
    const x = [1, 2, 2, 2, 2, 2, 2, 2, 2, 3]
    const of = known(infer({ kind: 'quantile', value: 2, p: 0.5, n: 10, ladder: { p: x.map((_, i) => i / 9), x } }))
    expect(ends(of)).toEqual([2, 2])
    expect(of.above(2)).toBeGreaterThan(0.025)
    expect(of.below(2)).toBeGreaterThan(0.025)
    expect(of.above(1.99)).toBeLessThan(0.025)
    expect(of.below(2.01)).toBeLessThan(0.025)
  })

  test('one row', () => {
    const of = known(infer({ kind: 'quantile', value: 7, p: 0.5, n: 1, ladder: { p: [0], x: [7] } }))
    expect(of.interval(0.05)).toEqual({ low: null, high: null })
    expect([of.above(6), of.below(8)]).toEqual([0.5, 0.5])
  })
})

test('bursts widen: a design effect of 4 is a quarter of the rows', () => {
  const clustered = known(infer({ ...whole(4000, 0.5), designEffect: 4, df: null }))
  const quarter = ends(known(infer(whole(1000, 0.5))))
  expect(
    off(
      ends(clustered),
      quarter.map(x => 4 * x!),
    ),
  ).toBeLessThan(0.003)
  expect(clustered.method).toBe('order statistics, design effect 4')
  const few = ends(known(infer({ ...whole(4000, 0.5), designEffect: 4, df: 10 })))
  expect(few[1]! - few[0]!).toBeGreaterThan(ends(clustered)[1]! - ends(clustered)[0]!)
})

test('two logs are compared by MOVER, in milliseconds and in %', () => {
  const [a, b] = [whole(3000, 0.9), whole(2000, 0.9)]
  const slower: QuantileEvidence = { ...b, value: b.value * 2, ladder: { ...b.ladder, x: b.ladder.x.map(v => 2 * v) } }
  const both = independent(a, slower)
  const [la, ha] = ends(known(infer(a)))
  const [lb, hb] = ends(known(infer(slower)))
  const difference = slower.value - a.value
  const expected = [
    difference - Math.hypot(slower.value - lb!, ha! - a.value),
    difference + Math.hypot(hb! - slower.value, a.value - la!),
  ]
  expect(off(ends(known(infer(both))), expected)).toBeLessThan(1e-12)
  const ratio = known(inferRatio(both))
  expect(ratio.value).toBeCloseTo(slower.value / a.value - 1, 12)
  expect(ratio.below(0.5)).toBeLessThan(1e-6)
  const { low, high } = ratio.interval(0.05)
  expect(off([ratio.above(low!), ratio.below(high!)], [0.025, 0.025])).toBeLessThan(0.2)
})

test("an engine's answer is evidence, nothing is not", () => {
  const answer = { kind: 'quantiles', n: 3, p: [0.5], q: [2], ladders: [{ p: [0, 0.5, 1], x: [1, 2, 3] }] } as const
  expect(known(quantileEvidence(answer, 0, { designEffect: 2 }))).toMatchObject({
    value: 2,
    p: 0.5,
    n: 3,
    designEffect: 2,
  })
  expect(quantileEvidence({ ...answer, n: 0 }, 0)).toEqual({ absent: 'no_rows' })
})
