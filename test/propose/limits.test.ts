import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOfHarmless, reachFor } from '../../src/propose/chance.ts'
import { marginsFor } from '../../src/propose/limits.ts'
import type { Measured, MeasuredPart } from '../../src/run.ts'

const arm = (value: number, half: number) => ({
  ...{ value, low: value - half, high: value + half, n: 1000, units: 1000, method: 'made up' },
})
const measured = (over: Partial<Measured> = {}): Measured => ({
  gate: 'significance',
  metric: 'auc',
  subject: null,
  nature: 'estimated',
  better: 'higher',
  target: null,
  measuredIn: 'share',
  countedIn: 'rows',
  summary: '',
  incumbent: arm(0.9, 0.005),
  candidate: arm(0.91, 0.005),
  difference: { value: 0.01, low: 0.008, high: 0.012, confidence: 0.95, method: 'made up' },
  p: null,
  between: null,
  groups: null,
  reason: null,
  ...over,
})
const days = (...values: number[]): MeasuredPart[] =>
  values.map((value, i) => ({
    ...{ gate: 'significance', metric: 'auc', subject: null, slice: `day=${i}`, candidate: null },
    incumbent: { value, n: 1000, units: null },
  }))
const marginOf = (m: Measured, parts: readonly MeasuredPart[] = []) => marginsFor([m], parts).margins[0]!

describe('the chance that a harmless candidate passes', () => {
  // Python's statistics: NormalDist().cdf(3 - NormalDist().inv_cdf(0.975)), 1e-9.
  test('of one check, that of a normal estimate', () => {
    expect(chanceOfHarmless([{ margin: 3, se: 1, times: 1 }])).toBeCloseTo(0.8508384158, 9)
    expect(chanceOfHarmless([{ margin: 3, se: 1, times: 2 }])).toBeCloseTo(0.8508384158 ** 2, 9)
    expect(chanceOfHarmless([])).toBe(1)
  })

  test('is what margins at that reach give', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 30 }), (chance, n) => {
        const hurdles = Array.from({ length: n }, () => ({ margin: reachFor(chance, n), se: 1, times: 1 }))
        expect(chanceOfHarmless(hurdles)).toBeCloseTo(chance, 9)
      }),
    )
  })
})

describe('margins', () => {
  test('days of the incumbent that differ by more are let through', () => {
    // 1.645 standard deviations of the days are 0.0212.
    expect(marginOf(measured(), days(0.88, 0.9, 0.91, 0.9, 0.89, 0.915))).toMatchObject({
      written: '0.025',
      because: 'days of its log differ by that',
    })
  })

  test('a day that was cut short says nothing', () => {
    const [first, ...rest] = days(0.5, 0.9, 0.901, 0.9, 0.899, 0.902)
    const cut = [{ ...first!, incumbent: { ...first!.incumbent!, n: 100 } }, ...rest]
    expect(marginOf(measured(), cut).written).toBe(marginOf(measured(), rest).written)
  })

  test('without days, halves of the log are', () => {
    // Twice the error of 0.00255, times 1.645.
    expect(marginOf(measured())).toMatchObject({ written: '0.01', because: 'halves of it differ by that' })
  })

  test('times and numbers of any size are in % of the incumbent’s', () => {
    const mae = measured({
      ...{ metric: 'mae', measuredIn: 'label', better: 'lower', incumbent: arm(500, 10), candidate: arm(90, 1) },
      difference: { value: -410, low: -425, high: -395, confidence: 0.95, method: 'made up' },
    })
    expect(marginOf(mae).written).toMatch(/^\d+%$/)
    const quick = measured({ measuredIn: 'ms', better: 'lower', incumbent: arm(20, 0), difference: null })
    expect(marginOf(quick)).toMatchObject({ written: '5%', because: 'times are not known to less' })
  })

  test('the noise of a candidate that is far slower is not that of a harmless one', () => {
    const slow = measured({
      ...{ measuredIn: 'ms', better: 'lower', incumbent: arm(10, 0.4), candidate: arm(5000, 900) },
      difference: { value: 4990, low: 4090, high: 5890, confidence: 0.95, method: 'made up' },
    })
    expect(marginOf(slow)).toMatchObject({ warns: false })
    expect(Number.parseFloat(marginOf(slow).written)).toBeLessThan(20)
  })

  test('what so few rows cannot tell only warns, and has no part in the chance', () => {
    const noisy = measured({ difference: { value: 0, low: -0.3, high: 0.3, confidence: 0.95, method: 'made up' } })
    const { margins, chance } = marginsFor([noisy], [])
    expect(margins[0]).toMatchObject({ written: '0.2', warns: true })
    expect(chance).toBeNull()
  })

  test('every pair of groups has to pass', () => {
    const gap = (groups: number) =>
      measured({ gate: 'fairness', metric: 'gap', subject: 'sex', better: 'lower', groups, between: ['a', 'b'] })
    expect(marginsFor([gap(5)], []).chance).toBeLessThan(marginsFor([gap(2)], []).chance!)
    expect(marginOf(gap(2)).metric).toBe('gap(sex)')
  })

  test('promise at least 80 %, whatever was measured', () => {
    const half = fc.double({ min: 1e-6, max: 0.05, noNaN: true })
    const some = fc.array(fc.tuple(half, half), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(some, list => {
        const all = list.map(([one, two], i) =>
          measured({
            metric: `m${i}`,
            incumbent: arm(0.8, one),
            difference: { value: 0.001, low: 0.001 - two, high: 0.001 + two, confidence: 0.95, method: 'made up' },
          }),
        )
        const { margins, chance } = marginsFor(all, [])
        expect(margins).toHaveLength(all.length)
        if (chance !== null) expect(chance).toBeGreaterThanOrEqual(0.8)
      }),
    )
  })
})
