import { describe, expect, test } from 'vitest'
import { infer } from '../../src/stats/infer.ts'
import * as power from '../../src/stats/power.ts'
import { generator } from '../../src/stats/resample.ts'
import { golden, known, off } from './reference.ts'

const sizes = golden<{ p0?: number; p1?: number; effect?: number; n: number }>('python', 'sizes')
test.each(sizes.cases)('rows per arm: statsmodels %o', ({ p0, p1, effect, n }) => {
  const rows = effect === undefined ? power.rowsForRates(p0!, p1!, 0.05) : power.rowsForMeans(effect, 0.05)
  expect(off([rows], [n])).toBeLessThan(sizes.tolerance)
})

describe('the chance to pass', () => {
  const one = golden<{ distance: number; se: number; power: number }>('power', 'one-end')
  test.each(one.cases)('statsmodels NormalIndPower %o', ({ distance, se, power: expected }) => {
    expect(off([power.chanceToPass(distance, se, 0.05)], [expected])).toBeLessThan(one.tolerance)
  })

  const tost = golden<{ above: number; below: number; se: number; power: number }>('power', 'tost')
  test.each(tost.cases)(
    'within two limits: statsmodels power_ztost_prop %o',
    ({ above, below, se, power: expected }) => {
      expect(off([power.chanceToPassBoth(above, below, se, 0.05)], [expected])).toBeLessThan(tost.tolerance)
    },
  )

  const rows = golden<{ distance: number; sd: number; power: number; n: number }>('power', 'rows')
  test.each(rows.cases)('and the rows that it takes: %o', ({ distance, sd, power: wanted, n }) => {
    const at = 1000
    const found = at * power.timesFor(distance, sd / Math.sqrt(at), 0.05, wanted)!
    expect(off([found], [n])).toBeLessThan(rows.tolerance)
  })

  test('half-way between two limits it takes more, as many as give the chance', () => {
    for (const wanted of [0.8, 0.9]) {
      const se = 0.01 / Math.sqrt(power.timesFor(0.02, 0.01, 0.05, wanted, 2)!)
      expect(power.chanceToPassBoth(0.02, 0.02, se, 0.05)).toBeCloseTo(wanted, 9)
      expect(power.smallestMargin(se, 0.05, wanted, 2)).toBeCloseTo(0.02, 12)
    }
    expect(power.timesFor(0, 0.01, 0.05)).toBeNull()
    expect(power.timesFor(-0.01, 0.01, 0.05)).toBeNull()
  })
})

describe('from the interval of equal arms, by others', () => {
  /** As the tool does: the standard error is read from the width of the interval. */
  const chance = (evidence: Parameters<typeof infer>[0], margin: number) => {
    const of = known(infer(evidence))
    const se = (of.value - of.interval(0.05).low!) / power.smallestMargin(1, 0.05, 0.5)
    return power.chanceToPass(margin, se, 0.05)
  }

  const means = golden<{ distance: number; sd: number; n: number; power: number }>('power', 'paired-means')
  test.each(means.cases)('paired means: statsmodels TTestPower %o', ({ distance, sd, n, power: expected }) => {
    const found = chance({ kind: 'student', value: 0, se: sd / Math.sqrt(n), df: n - 1 }, distance)
    expect(Math.abs(found - expected)).toBeLessThan(means.tolerance)
  })

  const rates = golden<{ rate: number; margin: number; n: number; power: number }>('power', 'two-proportions')
  test.each(rates.cases)('two proportions: statsmodels %o', ({ rate, margin, n, power: expected }) => {
    const count = { events: rate * n, n }
    const found = chance({ kind: 'rates-independent', incumbent: count, candidate: count }, margin)
    expect(Math.abs(found - expected)).toBeLessThan(rates.tolerance)
  })

  const pairs = golden<{ n: number; psi: number; margin: number; power: number }>('power', 'pairs')
  test.each(pairs.cases)(
    "McNemar's table: Tango's test, summed over all tables %o",
    ({ n, psi, margin, power: expected }) => {
      const one = (n * psi) / 2
      const half = (n - 2 * one) / 2
      const found = chance(
        { kind: 'rates-paired', both: half, onlyIncumbent: one, onlyCandidate: one, neither: half },
        margin,
      )
      expect(Math.abs(found - expected)).toBeLessThan(pairs.tolerance)
    },
  )
})

test('quantiles have ends from so many rows', () => {
  expect([
    power.fewestForQuantile(0.99, 0.05),
    power.fewestForQuantile(0.999, 0.05),
    power.fewestForQuantile(0.01, 0.05),
  ]).toEqual([368, 3688, 368])
})

describe('what settles a check', () => {
  const of = (value: number, se: number) => known(infer({ kind: 'student', value, se, df: null }))
  const question = { limit: 0.01, harm: 'above', none: 0, alpha: 0.05, n: 1000 } as const

  test('an equal model settles a margin with 80 % power at the rows that are named', () => {
    const se = 0.01
    const rows = power.settling(of(0, se), question)!
    expect(power.chanceToPass(0.01, se * Math.sqrt(question.n / rows), 0.05)).toBeCloseTo(0.8, 3)
  })

  test('noise that looks like harm is not taken at its word', () => {
    expect(power.settling(of(0.009, 0.01), question)).toBe(power.settling(of(0, 0.01), question))
    expect(power.settling(of(0.009, 0.002), question)).toBeGreaterThan(power.settling(of(0, 0.002), question)!)
  })

  test('an equal model is never superior, however many rows', () => {
    expect(power.settling(of(0, 0.01), { ...question, limit: 0 })).toBeNull()
    expect(power.settling(of(-0.005, 0.01), { ...question, limit: 0 })).toBeNull()
    expect(power.settling(of(-0.03, 0.01), { ...question, limit: 0 })).toBeLessThan(1000)
    expect(power.settling(of(-0.015, 0.01), { ...question, limit: 0 })).toBeGreaterThan(2000)
  })

  test('an unbounded end, or no error, says nothing', () => {
    const unbounded = known(
      infer({ kind: 'quantile', value: 4, p: 0.99, n: 5, ladder: { p: [0, 0.25, 0.5, 0.75, 1], x: [1, 2, 3, 4, 5] } }),
    )
    expect(power.settling(unbounded, { ...question, n: 5 })).toBeNull()
    expect(power.settling(known(infer({ kind: 'exact', value: 0 })), question)).toBeNull()
    expect(power.settling(of(0.02, 0.01), { ...question, none: null, limit: 0.02 })).toBeNull()
  })

  test('the smallest margin is the one that as many rows settle', () => {
    const se = 0.004
    expect(power.settling(of(0, se), { ...question, limit: power.smallestMargin(se, 0.05) })).toBeLessThanOrEqual(
      question.n + 1,
    )
    expect(power.chanceToPass(power.smallestMargin(se, 0.05), se, 0.05)).toBeCloseTo(0.8, 9)
  })

  test('what is shrunk has no more than the true squared difference, on average', () => {
    const next = generator('shrink')
    const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
    const runs = 20_000
    let squares = 0
    for (let i = 0; i < runs; i++) squares += power.shrunk(3 + normal(), 0, 1) ** 2
    expect(squares / runs).toBeCloseTo(9, 0)
    expect(power.shrunk(0.7, 0, 1)).toBe(0)
    expect(power.shrunk(-3, 1, 1)).toBeCloseTo(1 - Math.sqrt(15), 12)
  })
})
