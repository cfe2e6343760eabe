import { describe, expect, test } from 'vitest'
import { adjust } from '../../src/stats/multiplicity.ts'
import * as tests from '../../src/stats/tests.ts'
import { golden, off } from './reference.ts'

type Numbers = Record<string, number>
const p = (r: tests.TestResult | null) => [r!.p]

describe('scipy and statsmodels', () => {
  const wilcoxon = golden<Numbers>('python', 'wilcoxon')
  test.each(wilcoxon.cases)('Wilcoxon %o', c => {
    expect(off(p(tests.wilcoxonSignedRank(c.w!, c.n!, c.ties!)), [c.p!])).toBeLessThan(wilcoxon.tolerance)
  })
  const mannWhitney = golden<Numbers>('python', 'mann_whitney')
  test.each(mannWhitney.cases)('Mann-Whitney %o', c => {
    expect(off(p(tests.mannWhitney(c.u!, c.n1!, c.n2!, c.ties!)), [c.p!])).toBeLessThan(mannWhitney.tolerance)
  })
  const welch = golden<{ incumbent: tests.Sampled; candidate: tests.Sampled; t: number; df: number; p: number }>(
    'python',
    'welch',
  )
  test.each(welch.cases)('Welch', c => {
    const { statistic, df, p } = tests.welch(c.incumbent, c.candidate)!
    expect(off([statistic, df!, p], [c.t, c.df, c.p])).toBeLessThan(welch.tolerance)
  })
  const mcnemar = golden<Numbers>('python', 'mcnemar')
  test.each(mcnemar.cases)('McNemar %o', c => {
    const pairs = [c.onlyIncumbent!, c.onlyCandidate!] as const
    const { statistic, p } = tests.mcnemar(...pairs)!
    expect(off([tests.mcnemarExact(...pairs).p, statistic, p], [c.exact!, c.statistic!, c.p!])).toBeLessThan(
      mcnemar.tolerance,
    )
  })
  const two = golden<{ incumbent: number[]; candidate: number[]; z: number; p: number }>('python', 'two_proportions')
  test.each(two.cases)('two proportions', c => {
    const of = ([events, n]: number[]) => ({ events: events!, n: n! })
    const { statistic, p } = tests.twoProportions(of(c.incumbent), of(c.candidate))!
    expect(off([statistic, p], [c.z, c.p])).toBeLessThan(two.tolerance)
  })
  const corrections = golden<{ p: number[]; method: 'holm' | 'benjamini-hochberg'; adjusted: number[] }>(
    'python',
    'adjust',
  )
  test.each(corrections.cases)('$method', c => {
    expect(off(adjust(c.p, c.method), c.adjusted)).toBeLessThan(corrections.tolerance)
    expect(adjust(c.p, 'none')).toEqual(c.p)
    expect(adjust([], c.method)).toEqual([])
  })
})

test('what is not defined is null', () => {
  expect([
    tests.tTest(1, 0, 5),
    tests.welch({ n: 1, mean: 0, variance: 0 }, { n: 9, mean: 1, variance: 1 }),
    tests.mcnemar(0, 0),
    tests.twoProportions({ events: 0, n: 5 }, { events: 0, n: 5 }),
    tests.wilcoxonSignedRank(0, 0, 0),
    tests.mannWhitney(0, 0, 5, 0),
  ]).toEqual([null, null, null, null, null, null])
  expect(tests.mcnemarExact(0, 0).p).toBe(1)
})
