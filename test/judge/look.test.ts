import { describe, expect, test } from 'vitest'
import { alwaysValid } from '../../src/stats/always-valid.ts'
import { infer } from '../../src/stats/infer.ts'
import { binormal, pairs, rate } from '../simulation/draws.ts'
import { type Random, random } from '../simulation/random.ts'
import { decided, judged, planOf, type Short } from '../simulation/spec.ts'
import { known } from '../stats/reference.ts'

const margin: Short = { checks: [{ metric: 'significance.auc', kind: 'margin', value: 0.02 }] }
const early = { rows: 4000, last: false }
const last = { rows: 4000, last: true }
const models = (seed: string, auc: readonly [number, number], n = 4000) =>
  binormal(random(seed), { positives: n / 4, n, auc, correlation: 0.8 })

describe('one look of many', () => {
  test('harm is claimed at any look, by what holds at all of them', () => {
    const logs = models('harm', [0.85, 0.78])
    const [once] = judged(planOf(margin), logs)
    const [look] = judged(planOf({ ...margin, sequential: early }), logs)
    expect(look!.p).toBeGreaterThan(once!.p!)
    expect(look!.p).toBeLessThan(0.001)
    expect(look!.estimate!.method).toContain('always valid')
    expect(decided(planOf({ ...margin, sequential: early }), logs).decision).toBe('block')
  })

  test('that there is none is claimed once, at the last look, by the ordinary interval', () => {
    const logs = models('harmless', [0.85, 0.85])
    const [once] = judged(planOf(margin), logs)
    const first = decided(planOf({ ...margin, sequential: early }), logs)
    expect(first.checks[0]).toMatchObject({ verdict: 'inconclusive', reason: 'early', pPass: null })
    const final = decided(planOf({ ...margin, sequential: last }), logs)
    expect(final.checks[0]).toMatchObject({ verdict: 'pass', pPass: once!.pPass, estimate: once!.estimate })
  })

  test('exact sequences of rates need no events, differences need fifty', () => {
    const limit: Short = { arms: 'candidate', checks: [{ metric: 'significance.accuracy', kind: 'min', value: 0.5 }] }
    const [few] = judged(planOf({ ...limit, sequential: early }), { candidate: rate(random('few'), 200, 0.02) })
    expect(few!.p).toBeLessThan(0.01)
    const small: Short = { checks: [{ metric: 'significance.brier', kind: 'margin', value: 0.01 }], sequential: early }
    expect(judged(planOf(small), models('small', [0.9, 0.5], 120))[0]!.barred).toMatchObject({ reason: 'early' })
  })

  test('paired rates', () => {
    const accuracy: Short = { checks: [{ metric: 'significance.accuracy', kind: 'margin', value: 0.01 }] }
    const logs = pairs(random('rates'), 3000, 0.12, 0.02, 0.6)
    expect(judged(planOf({ ...accuracy, sequential: early }), logs)[0]!.p).toBeLessThan(0.001)
  })
})

describe('fifty looks where the truth is at the limit', () => {
  const runs = 400
  const ever = (seed: string, one: (r: Random) => boolean): number => {
    const r = random(seed)
    let count = 0
    for (let i = 0; i < runs; i++) if (one(r)) count++
    return count / runs
  }
  /** 2.5 %, and what may come by chance. */
  const most = 0.025 + 3.5 * Math.sqrt((0.025 * 0.975) / runs)
  const looks = Array.from({ length: 50 }, (_, k) => 400 * (k + 1))

  test.each([0.001, 0.05])(
    'a rate of %d: by one look’s interval over and over it fails falsely, by bets it does not',
    p => {
      const claims = (sequence: boolean) =>
        ever(`rate ${p}`, r => {
          let [events, n] = [0, 0]
          return looks.some(goal => {
            for (; n < goal; n++) events += Number(r.chance(p))
            const e = { kind: 'rate', events, n } as const
            const once = known(infer(e))
            return (sequence ? known(alwaysValid(e, once, { tunedAt: 20_000, n, events })) : once).above(p) <= 0.025
          })
        })
      expect(claims(true)).toBeLessThanOrEqual(most)
      expect(claims(false)).toBeGreaterThan(0.05)
    },
  )

  test('a mean, and its 20 % worse: found in most runs', () => {
    const claims = (truth: number) =>
      ever(`mean ${truth}`, r => {
        let [sum, squares, n] = [0, 0, 0]
        return looks.some(goal => {
          for (; n < goal; n++) {
            const x = truth * r.exponential()
            sum += x
            squares += x * x
          }
          const se = Math.sqrt((squares / n - (sum / n) ** 2) / n)
          const e = { kind: 'student', value: sum / n, se, df: n - 1 } as const
          return known(alwaysValid(e, known(infer(e)), { tunedAt: 20_000, n, events: n })).above(1) <= 0.025
        })
      })
    expect(claims(1)).toBeLessThanOrEqual(most)
    expect(claims(1.05)).toBeGreaterThan(0.8)
  })
})
