import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combine } from '../../src/stats/combine.ts'
import type { Cells, Moments, QuantileCounts, Quantiles, RankCounts, Ranks } from '../../src/stats/statistics.ts'

const ones = (n: number) => new Float64Array(n).fill(1)
const close = (a: number, b: number, scale = 1) =>
  expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b), scale))

/** By definition, in two passes. */
function momentsOf(rows: readonly (readonly [number, number])[]): Moments {
  const n = rows.length
  const [x, y] = [0, 1].map(k => rows.reduce((s, r) => s + r[k as 0]!, 0) / n) as [number, number]
  const sum = (f: (r: readonly [number, number]) => number) => rows.reduce((s, r) => s + f(r), 0)
  const xy = sum(([a, b]) => (a - x) * (b - y))
  const at = (k: 0 | 1) => rows.map(r => r[k])
  return {
    kind: 'moments',
    n,
    mean: { x, y },
    comoments: { x: { x: sum(([a]) => (a - x) ** 2), y: xy }, y: { x: xy, y: sum(([, b]) => (b - y) ** 2) } },
    min: { x: Math.min(...at(0)), y: Math.min(...at(1)) },
    max: { x: Math.max(...at(0)), y: Math.max(...at(1)) },
  }
}

const pair = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.integer({ min: 0, max: 1 }))
const buckets = fc.array(fc.array(pair, { maxLength: 8 }), { minLength: 1, maxLength: 12 })
const weights = fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 })

describe('moments', () => {
  test('of buckets taken k times are those of their rows taken k times', () => {
    fc.assert(
      fc.property(buckets, weights, (parts, times) => {
        const all = parts.flatMap((rows, b) => Array.from({ length: times[b]! }, () => rows).flat())
        fc.pre(all.length > 0)
        const each = parts.map(rows => (rows.length === 0 ? null : momentsOf(rows)))
        const point = momentsOf(parts.flat())
        const [actual, expected] = [combine(each, times, point), momentsOf(all)]
        expect(actual.n).toBe(expected.n)
        expect([actual.min, actual.max]).toEqual([expected.min, expected.max])
        for (const i of ['x', 'y']) {
          close(actual.mean[i]!, expected.mean[i]!, 100)
          for (const j of ['x', 'y']) close(actual.comoments[i]![j]!, expected.comoments[i]![j]!, 1e5)
        }
      }),
      { seed: 3 },
    )
  })

  test('at a mean of 1e8 the variance is kept', () => {
    const parts = Array.from({ length: 200 }, (_, b) =>
      momentsOf(Array.from({ length: 50 }, (_, i) => [1e8 + ((b * 50 + i) % 10), 0] as const)),
    )
    const all = combine(parts, ones(200), parts[0]!)
    close(all.comoments.x!.x! / all.n, 8.25)
  })

  test('of nothing are unknown', () => {
    const nothing = combine([momentsOf([[1, 0]])], [0], momentsOf([[1, 0]]))
    expect(nothing).toMatchObject({ n: 0, mean: { x: Number.NaN }, comoments: { x: { x: 0 } } })
  })
})

describe('cells', () => {
  const cells = (keys: (string | null)[], n: number[], mean: number[], known = n, position?: number[]): Cells => ({
    kind: 'cells',
    size: n.length,
    keys: { k: keys },
    n: Float64Array.from(n),
    mean: { m: Float64Array.from(mean) },
    known: { m: Float64Array.from(known) },
    edges: {},
    ...(position ? { position: Int32Array.from(position) } : {}),
  })
  const point = cells(['a', 'b', null], [5, 3, 2], [2, 1, Number.NaN], [5, 3, 0])

  test.each([true, false])('add, and means are weighted by what is known (positions given: %s)', given => {
    const at = (...p: number[]) => (given ? p : undefined)
    const parts = [
      cells(['a', null], [2, 2], [5, Number.NaN], [2, 0], at(0, 2)),
      null,
      cells(['a', 'b'], [3, 3], [0, 1], [3, 3], at(0, 1)),
    ]
    expect(combine(parts, ones(3), point)).toMatchObject({ size: 3, n: point.n, mean: point.mean, known: point.known })
    const twice = combine(parts, [2, 1, 1], point)
    expect([...twice.n]).toEqual([7, 3, 4])
    close(twice.mean.m![0]!, 20 / 7)
  })

  test('that are empty are left out', () => {
    const parts = [cells(['a'], [2], [5], [2], [0]), cells(['b'], [3], [1], [3], [1])]
    const left = combine(parts, [0, 1], cells(['a', 'b'], [2, 3], [5, 1]))
    expect(left).toMatchObject({ size: 1, keys: { k: ['b'] } })
    expect([...left.n]).toEqual([3])
  })

  test('unknown to the point answer are an error', () => {
    expect(() => combine([cells(['z'], [1], [1])], [1], point)).toThrow(RangeError)
  })
})

describe('quantiles', () => {
  const point: Quantiles = {
    kind: 'quantiles',
    n: 10,
    p: [0.5],
    q: [5.5],
    ladders: [{ p: Array.from({ length: 10 }, (_, i) => i / 9), x: Array.from({ length: 10 }, (_, i) => i + 1) }],
  }
  const parts: QuantileCounts[] = [
    { kind: 'quantile-counts', n: 5, atMost: [4] },
    { kind: 'quantile-counts', n: 5, atMost: [1] },
  ]

  test('of all buckets are the point', () => {
    expect(combine(parts, [1, 1], point).q).toEqual([5.5])
  })

  test('move against the share at or below them, along the ladder', () => {
    // F is 0.8 with the first bucket only, 0.5 in all: 0.3 down the ladder of nine steps.
    close(combine(parts, [1, 0], point).q[0]!, 5.5 - 0.3 * 9)
    close(combine(parts, [0, 1], point).q[0]!, 5.5 + 0.3 * 9)
    expect(
      combine([{ kind: 'quantile-counts', n: 9, atMost: [9] }, parts[1]!], [0, 1], point).q[0],
    ).toBeLessThanOrEqual(10)
  })
})

test('an AUC is linearised by its placements', () => {
  const score = (auc: number) => ({ s: auc })
  const s = { s: { s: 0 } }
  const point: Ranks = { kind: 'ranks', positives: 4, negatives: 4, auc: score(0.75), s10: s, s01: s, bound: 0 }
  const parts: RankCounts[] = [
    { kind: 'rank-counts', positives: 3, negatives: 1, v10: score(2.5 / 3), v01: score(0.5) },
    { kind: 'rank-counts', positives: 1, negatives: 3, v10: score(0.5), v01: score(2.5 / 3) },
  ]
  close(combine(parts, [1, 1], point).auc.s!, 0.75)
  const twice = combine(parts, [2, 1], point)
  expect(twice).toMatchObject({ positives: 7, negatives: 5 })
  close(twice.auc.s!, 5.5 / 7 + 3.5 / 5 - 0.75)
})
