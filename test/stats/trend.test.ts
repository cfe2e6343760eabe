import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chance } from '../../fixtures/random.ts'
import { trendOf } from '../../src/stats/trend.ts'
import golden from '../reference/stability.json' with { type: 'json' }
import { ends, known, off } from './reference.ts'

const { trends } = golden
const times = (n: number) => Array.from({ length: n }, (_, i) => i)
const isTied = (y: readonly number[]) => new Set(y).size < y.length

describe('against scipy.stats.theilslopes and pymannkendall', () => {
  test.each(trends.cases.map((c, i) => [i, c] as const))('case %i', (_, { t, y, slope, intervals, p, s }) => {
    const { inference } = known(trendOf(t, y, true))
    expect(off([inference.value], [slope])).toBeLessThanOrEqual(trends.tolerance)
    for (const { alpha, low, high } of intervals)
      expect(off(ends(inference, alpha), [low, high])).toBeLessThanOrEqual(isTied(y) ? 0 : trends.tolerance)
    const side = s > 0 ? inference.above(0) : inference.below(0)
    // That p is 1 less a distribution function: so many of its digits are right.
    expect(Math.abs(Math.min(1, 2 * side) - p)).toBeLessThanOrEqual(trends.tolerance)
  })
})

describe('what cannot be told', () => {
  test('nine windows are too few, ten are not', () => {
    expect(trendOf(times(9), times(9))).toEqual({ absent: 'too_few' })
    expect(trendOf(times(10), times(10))).toHaveProperty('inference')
  })
  test('a rate without events in most windows has no trend to tell', () => {
    const y = times(24).map(i => (i % 6 === 5 ? 0.01 : 0))
    expect(trendOf(times(24), y)).toEqual({ absent: 'constant' })
  })
})

describe('laws', () => {
  const series = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 10, maxLength: 40 })
  test('the interval is where neither claim is made', () => {
    fc.assert(
      fc.property(series, y => {
        const found = trendOf(times(y.length), y)
        if ('absent' in found) return
        const { low, high } = found.inference.interval(0.05)
        if (low === null || high === null) return
        const step = 1e-6 * (1 + Math.abs(low) + Math.abs(high))
        expect(found.inference.above(low - step)).toBeLessThanOrEqual(0.025)
        expect(found.inference.below(high + step)).toBeLessThanOrEqual(0.025)
        expect(found.inference.above(found.inference.value)).toBeGreaterThan(0.025)
      }),
    )
  })
  test('one wild window of 24 does not make a trend', () => {
    const draws = chance('wild')
    const y = times(24).map(() => draws.normal())
    const wild = [...y.slice(0, 23), 1e6]
    const { inference } = known(trendOf(times(24), wild))
    expect(inference.above(0)).toBeGreaterThan(0.025)
    expect(Math.abs(inference.value)).toBeLessThan(0.1)
  })
})

/** Runs of no trend, by how windows scatter: a claim of either is wrong in at most 3.5 %, and three standard errors. */
describe('simulation', () => {
  const RUNS = 400
  const allowed = 0.035 + 3 * Math.sqrt((0.035 * 0.965) / RUNS)
  const draws = chance('no trend')
  const alike = (rho: number) => {
    let x = draws.normal()
    return () => {
      x = rho * x + Math.sqrt(1 - rho * rho) * draws.normal()
      return x
    }
  }
  const scatters: Readonly<Record<string, () => (i: number) => number>> = {
    independent: () => () => draws.normal(),
    skewed: () => () => Math.exp(draws.normal()),
    'few rows at night': () => i => draws.normal() * (i % 24 < 8 ? 4 : 1),
    'neighbours alike, 0.3': () => alike(0.3),
    'neighbours alike, 0.6': () => alike(0.6),
    'neighbours alike, 0.9': () => alike(0.9),
  }
  test.each(Object.entries(scatters))('%s', (_, scatter) => {
    let [up, down] = [0, 0]
    for (let run = 0; run < RUNS; run++) {
      const { inference } = known(trendOf(times(24), times(24).map(scatter())))
      if (inference.above(0) <= 0.025) up++
      if (inference.below(0) <= 0.025) down++
    }
    expect(up / RUNS).toBeLessThanOrEqual(allowed)
    expect(down / RUNS).toBeLessThanOrEqual(allowed)
  })
  test('a burn of four standard deviations of a window is found', () => {
    let found = 0
    for (let run = 0; run < 100; run++) {
      const y = times(24).map(i => (4 * i) / 24 + draws.normal())
      if (known(trendOf(times(24), y)).inference.above(0) <= 0.025) found++
    }
    expect(found).toBeGreaterThan(90)
  })
})
