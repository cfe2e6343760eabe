import { describe, expect, test } from 'vitest'
import { chance } from '../../fixtures/random.ts'
import type { AnyArm, Case } from '../../src/judge/case.ts'
import { bySections } from '../../src/judge/sections.ts'
import { infer } from '../../src/stats/infer.ts'
import type { Statistic } from '../../src/stats/statistics.ts'
import { known } from './reference.ts'

const SECTIONS = 20
const quantileOf = (sorted: readonly number[], p: number): number => {
  const at = (sorted.length - 1) * p
  const [i, part] = [Math.floor(at), at % 1]
  return sorted[i]! + part * ((sorted[i + 1] ?? sorted[i]!) - sorted[i]!)
}
const statistic = (values: readonly number[]): Statistic => {
  const sorted = [...values].sort((a, b) => a - b)
  return {
    kind: 'quantiles',
    n: sorted.length,
    p: [0.5, 0.9],
    q: [0.5, 0.9].map(p => quantileOf(sorted, p)),
    ladders: [],
  }
}
/** The 90th percentile over the median. */
const metric = {
  shape: 'arm',
  sections: SECTIONS,
  value: ({ values }: { values: { q: number[] } }) => values.q[1]! / values.q[0]!,
} as unknown as AnyArm

/** Both arms' values, the rows dealt into sections at random: those of one row are together. */
function caseOf(incumbent: readonly number[], candidate: readonly number[], deal: () => number): Case {
  const section = incumbent.map(() => Math.floor(deal() * SECTIONS))
  const groups = (x: readonly number[]) =>
    Array.from({ length: SECTIONS }, (_, s) => ({
      by: [s],
      point: statistic(x.filter((_, i) => section[i] === s)),
      buckets: null,
    }))
  const whole = (x: readonly number[]) => ({ groups: [{ by: [], point: statistic(x), buckets: null }] })
  return {
    metric,
    by: [],
    check: {
      asks: { incumbent: { values: 'i' }, candidate: { values: 'c' } },
      sections: { incumbent: { values: 'is' }, candidate: { values: 'cs' } },
    },
    answers: {
      asks: {
        i: whole(incumbent),
        c: whole(candidate),
        is: { groups: groups(incumbent) },
        cs: { groups: groups(candidate) },
      },
    },
  } as unknown as Case
}
const ratioIn = (x: readonly number[]) => metric.value({ values: statistic(x) }) as number

function inferred(...of: Parameters<typeof bySections>) {
  const found = bySections(...of)
  if ('absent' in found) throw new Error(found.absent)
  return known(infer(found.evidence))
}

describe('simulation: the 90th percentile over the median of lognormal rows', () => {
  const RUNS = 400
  const allowed = 0.035 + 3 * Math.sqrt((0.035 * 0.965) / RUNS)
  const truth = Math.exp(1.2815515655446004 * 0.5)

  test.each([2_000, 6_000])('%i rows: each end of an arm and of a difference errs rarely', n => {
    const draws = chance(`sections ${n}`)
    const errs = { low: 0, high: 0, lowOfChange: 0, highOfChange: 0 }
    for (let run = 0; run < RUNS; run++) {
      // Both answered the same requests: what they share is half of the variance.
      const shared = Array.from({ length: n }, () => draws.normal())
      const arm = () => shared.map(z => Math.exp(0.5 * (Math.SQRT1_2 * z + Math.SQRT1_2 * draws.normal())))
      const [incumbent, candidate] = [arm(), arm()]
      const whole = { incumbent: ratioIn(incumbent), candidate: ratioIn(candidate) }
      const made = caseOf(incumbent, candidate, () => draws.uniform())
      const one = inferred(made, whole, ['candidate'])
      const both = inferred(made, whole, ['incumbent', 'candidate'])
      if (one.above(truth) <= 0.025) errs.low++
      if (one.below(truth) <= 0.025) errs.high++
      if (both.above(0) <= 0.025) errs.lowOfChange++
      if (both.below(0) <= 0.025) errs.highOfChange++
    }
    for (const count of Object.values(errs)) expect(count / RUNS).toBeLessThanOrEqual(allowed)
    // And it does decide: the interval is not endless.
    expect(Object.values(errs).reduce((a, b) => a + b)).toBeGreaterThan(0)
  })

  test('sections of fewer than 30 rows say nothing', () => {
    const draws = chance('few')
    const x = Array.from({ length: 300 }, () => Math.exp(draws.normal()))
    const made = caseOf(x, x, () => draws.uniform())
    expect(bySections(made, { incumbent: 0, candidate: ratioIn(x) }, ['candidate'])).toEqual({ absent: 'too_few' })
  })
})
