import { describe, expect, test } from 'vitest'
import * as rates from '../../src/stats/rates.ts'
import type { Pairs } from '../../src/stats/score.ts'
import { golden, off } from './reference.ts'

const pair = (interval: rates.Interval): number[] => [interval!.low, interval!.high]
const arms = (c: { incumbent: number[]; candidate: number[] }) => ({
  incumbent: { events: c.incumbent[0]!, n: c.incumbent[1]! },
  candidate: { events: c.candidate[0]!, n: c.candidate[1]! },
})

describe('one rate: statsmodels, scipy', () => {
  const { tolerance, cases } = golden<
    Record<'clopper_pearson' | 'wilson' | 'mid_p', number[]> & Record<'events' | 'n' | 'alpha', number>
  >('python', 'rates')
  test.each(cases)('$events of $n at $alpha', c => {
    expect(off(pair(rates.clopperPearson(c.events, c.n, c.alpha)), c.clopper_pearson)).toBeLessThanOrEqual(tolerance)
    expect(off(pair(rates.wilson(c.events, c.n, c.alpha)), c.wilson)).toBeLessThanOrEqual(tolerance)
    expect(off(pair(rates.midP(c.events, c.n, c.alpha)), c.mid_p)).toBeLessThanOrEqual(tolerance)
  })
})

describe('two rates', () => {
  const paired = golden<Pairs & { alpha: number; interval: number[] }>('python', 'tango')
  test.each(paired.cases)('Tango by maximised likelihood: %o', c => {
    expect(off(pair(rates.tango(c, c.alpha)), c.interval)).toBeLessThanOrEqual(paired.tolerance)
  })

  for (const [name, interval] of [
    ['miettinen_nurminen', rates.miettinenNurminen],
    ['newcombe', rates.newcombe],
  ] as const) {
    const { tolerance, cases } = golden<{
      incumbent: number[]
      candidate: number[]
      alpha: number
      interval: number[]
    }>('python', name)
    test.each(cases)(`${name}: %o`, c => {
      expect(off(pair(interval(arms(c), c.alpha)), c.interval)).toBeLessThanOrEqual(tolerance)
    })
  }

  /** Newcombe, Statistics in Medicine 17 (1998) 873, table II (a) and (b), method 6; four decimals are printed. */
  test.each([
    [
      [48, 80],
      [56, 70],
      [0.0528, 0.3382],
    ],
    [
      [3, 10],
      [9, 10],
      [0.17, 0.8406],
    ],
  ])('Miettinen-Nurminen as printed: %o %o', (incumbent, candidate, printed) => {
    expect(pair(rates.miettinenNurminen(arms({ incumbent, candidate }), 0.05)).map(x => Number(x.toFixed(4)))).toEqual(
      printed,
    )
  })

  /** Fagerland, Lydersen & Laake, Statistics in Medicine 33 (2014) 2850: airway hyper-responsiveness of 21 children; three decimals. */
  test('Tango and Newcombe as printed', () => {
    const children = { both: 1, onlyIncumbent: 7, onlyCandidate: 1, neither: 12 }
    expect(pair(rates.tango(children, 0.05)).map(x => Number(x.toFixed(3)))).toEqual([-0.517, -0.026])
    expect(pair(rates.newcombePaired(children, 0.05)).map(x => Number(x.toFixed(3)))).toEqual([-0.507, -0.026])
  })

  test('ratio on the log scale', () => {
    const { incumbent, candidate } = arms({ incumbent: [62, 980], candidate: [45, 1000] })
    expect(
      off(pair(rates.logRatio({ incumbent, candidate }, 0.05)), [0.48955595090729775, 1.0334547502879439]),
    ).toBeLessThan(1e-12)
    expect(rates.logRatio({ incumbent: { events: 0, n: 10 }, candidate }, 0.05)).toBeNull()
  })
})

test('none of n leaves open what Clopper-Pearson does', () => {
  for (const n of [1, 20, 5000])
    expect(rates.upperOfNone(n, 0.05)).toBeCloseTo(rates.clopperPearson(0, n, 0.05)!.high, 12)
})

test('no rows, no interval', () => {
  const none = { events: 0, n: 0 }
  const some = { events: 1, n: 3 }
  expect([
    rates.clopperPearson(0, 0, 0.05),
    rates.midP(0, 0, 0.05),
    rates.wilson(0, 0, 0.05),
    rates.newcombe({ incumbent: none, candidate: some }, 0.05),
    rates.miettinenNurminen({ incumbent: some, candidate: none }, 0.05),
    rates.tango({ both: 0, onlyIncumbent: 0, onlyCandidate: 0, neither: 0 }, 0.05),
  ]).toEqual([null, null, null, null, null, null])
})
