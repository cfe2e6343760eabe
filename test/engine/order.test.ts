import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countBelow, edgesOf, ladderOf, ladderRanks, quantileOf } from '../../src/engine/order.ts'
import { onLadder } from '../../src/stats/combine.ts'

test('quantiles are numpy’s default', () => {
  // numpy.quantile([1, 2, 4, 8, 16], [0, .1, .25, .5, .9, 1])
  const x = [1, 2, 4, 8, 16]
  expect([0, 0.1, 0.25, 0.5, 0.9, 1].map(p => quantileOf(x, p))).toEqual([1, 1.4, 2, 4, 12.8, 16])
  expect(quantileOf([3], 0.99)).toBe(3)
  expect(quantileOf([], 0.5)).toBeNaN()
})

test('a quantile whose rank is whole is the order statistic, bit for bit', () => {
  const x = Float64Array.from({ length: 11 }, (_, i) => i / 7)
  for (let i = 0; i <= 10; i++) expect(quantileOf(x, i / 10)).toBe(x[i])
})

test('edges are distinct', () => {
  expect(edgesOf([1, 1, 1, 1, 2, 3], 4)).toEqual([1, 1.75])
  expect(edgesOf([], 4)).toEqual([])
})

test('ladders give the quantile at p and the ends at 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 3000 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (values, p) => {
        const sorted = Float64Array.from(values).sort()
        const ladder = ladderOf(sorted, p)
        const q = quantileOf(sorted, p)
        expect(Math.abs(onLadder(ladder, p) - q)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(q)))
        expect(ladder.x[0]).toBe(sorted[0])
        expect(ladder.x.at(-1)).toBe(sorted.at(-1))
        expect(ladder.p.every((each, i) => i === 0 || each > ladder.p[i - 1]!)).toBe(true)
      },
    ),
    { seed: 1 },
  )
})

test('steps are an eighth of a standard error out to 8, at most a quarter out to 10, and few', () => {
  for (const [n, p] of [
    [1e6, 0.99],
    [1e7, 0.5],
    [1e5, 0.999],
  ] as const) {
    const se = Math.sqrt(n * p * (1 - p))
    const ranks = ladderRanks(n, p)
    const within = (k: number) => ranks.filter(r => Math.abs(r - p * (n - 1)) <= k * se)
    const widest = (some: number[]) => Math.max(...some.slice(1).map((r, i) => r - some[i]!))
    expect(widest(within(8))).toBeLessThanOrEqual(Math.max(1, se / 8) + 1)
    expect(widest(within(9))).toBeLessThanOrEqual(Math.max(1, se / 4) + 1)
    expect(ranks.length).toBeLessThan(300)
  }
})

test('counting below and at most', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, x) => {
      const sorted = values.toSorted((a, b) => a - b)
      expect(countBelow(sorted, x, false)).toBe(values.filter(v => v < x).length)
      expect(countBelow(sorted, x, true)).toBe(values.filter(v => v <= x).length)
    }),
    { seed: 2 },
  )
})
