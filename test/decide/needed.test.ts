import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import { type CheckLook, type EarlierLook, lookAt } from '../../src/decide/looks.ts'
import { neededFor } from '../../src/decide/needed.ts'
import { normalPoint } from '../../src/stats/distributions.ts'
import { arm, check } from '../helpers/decided.ts'

const policy = { confidence: 0.95, multiplicity: 'holm', inconclusive: 'hold', partial: false } as const
const settle = { times: 1.4187, rows: 10_000, units: null, seconds: 17_340 }
const of = (p: number, pPass: number, metric: string) => check({ metric, p, pPass, settle })

test('what more it takes is said of checks that are undecided, and not of claims that the correction took back', () => {
  const others = Array.from({ length: 9 }, (_, i) => of(0.5, 0.5, `m${i}`))
  const { checks } = decide(
    [of(1e-6, 1, 'worse'), of(1, 1e-6, 'fine'), of(0.02, 1, 'perhaps'), ...others],
    ['significance'],
    policy,
  )
  const said = checks.slice(0, 4).map(c => [c.metric, c.verdict, c.reason, c.needed])
  expect(said).toEqual([
    ['worse', 'fail', null, null],
    ['fine', 'pass', null, null],
    ['perhaps', 'inconclusive', 'multiplicity', null],
    ['m0', 'inconclusive', 'straddles', { rows: 4187, units: null, seconds: 7260 }],
  ])
})

describe('where looks are counted, the next one is stricter', () => {
  const LEVEL = 0.025
  const n = 10_000
  const judged = (times: number, enough: number | null = null) =>
    check({
      incumbent: arm(0.9, n, null),
      candidate: arm(0.9, n, null),
      p: 1,
      pPass: 0.02,
      enough,
      settle: { times, rows: n, units: 1000, seconds: 3600 },
    })
  const alone: CheckLook = { number: 1, information: n / 2, planned: null, spent: LEVEL, level: LEVEL }
  const seen = (look: CheckLook, data: EarlierLook['data']): EarlierLook => {
    const { id, limit } = judged(1)
    return { checks: { [id]: { ...look, limit, passed: false } }, data }
  }

  test('after looks that spent everything, what passes at 0.25 % with 80 % power', () => {
    const earlier = [seen(alone, 'other')]
    const of = judged(1)
    const look = lookAt(of, earlier, LEVEL)!
    expect(look.level).toBeCloseTo(LEVEL / 5, 9)
    // The third look has 0.25 %: ((2.807 + 0.842) / (1.960 + 0.842))².
    expect(neededFor(of, { look, earlier }, LEVEL)!.rows! / n).toBeCloseTo(1.696 - 1, 1)
    expect(neededFor(of, { look, earlier }, LEVEL)!.rows).toBeGreaterThan(0.69 * n)
    expect(neededFor(of, null, LEVEL)).toEqual({ rows: 1, units: 1, seconds: 0 })
  })

  test('within the plan of the first look it is little', () => {
    const of = judged(2, 2 * n)
    const look = lookAt(of, [], LEVEL)!
    const { rows, units, seconds } = neededFor(of, { look, earlier: [] }, LEVEL)!
    expect(rows! / n).toBeGreaterThanOrEqual(1)
    expect(rows! / n).toBeLessThan(1.1)
    expect([units, seconds]).toEqual([Math.ceil(rows! / 10), Math.round((rows! / n) * 3600)])
  })

  test('the next look is held to the level that it was reckoned with', () => {
    for (const data of ['grown', 'other'] as const)
      for (const times of [0.7, 1, 1.8, 6]) {
        const earlier = [seen(alone, data)]
        const of = judged(times)
        const look = lookAt(of, earlier, LEVEL)!
        const { rows } = neededFor(of, { look, earlier }, LEVEL)!
        const size = n + rows!
        const later = { ...of, incumbent: arm(0.9, size, null), candidate: arm(0.9, size, null) }
        const next = lookAt(later, [...earlier, seen(look, data)], LEVEL)!
        // 2.8016: z of 2.5 % and of 20 %.
        const z = 2.8016 * Math.sqrt(size / n / times) - 0.8416
        expect(z).toBeGreaterThan(0.98 * normalPoint(next.level))
        expect(size).toBeLessThan(4 * Math.max(1, times) * n)
      }
  })

  test('what a first look would have passed is told what it takes at this one', () => {
    const { checks } = decide([judged(0.9)], ['significance'], { ...policy, earlier: [seen(alone, 'grown')] })
    expect(checks[0]).toMatchObject({ verdict: 'inconclusive', reason: 'looks' })
    expect(checks[0]!.needed!.rows).toBeGreaterThan(1000)
  })
})
