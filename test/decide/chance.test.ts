import { describe, expect, test } from 'vitest'
import { chanceOf, chanceOfPromotion } from '../../src/decide/chance.ts'
import { levelsOf } from '../../src/decide/levels.ts'
import { powerOf } from '../../src/decide/power.ts'
import type { Harmless } from '../../src/judge/harmless.ts'
import { chanceToPass } from '../../src/stats/power.ts'
import { arm, check } from '../helpers/decided.ts'

const policy = { confidence: 0.95, multiplicity: 'holm', inconclusive: 'hold' } as const
const gates = ['significance']
const buckets = (of: (b: number) => number) => Float64Array.from({ length: 200 }, (_, b) => of(b))

/** A margin of 0.005 on AUC, and a standard error that lets 80 % of equal candidates pass. */
const SE = 0.005 / 2.8016
const harmless = (given: Partial<Harmless> = {}, of: Parameters<typeof check>[0] = {}): Harmless => ({
  check: check(of),
  assumed: 'no_difference',
  truth: 0,
  se: { low: SE, high: SE },
  least: 0,
  deviations: null,
  ...given,
})
const named = (i: number) => ({ metric: `auc${i}` })
/** Three standard errors of a share of 2,000 draws. */
const near = (share: number, expected: number) =>
  expect(Math.abs(share - expected)).toBeLessThan(3 * Math.sqrt((expected * (1 - expected)) / 2000))

describe('the joint chance that a harmless candidate is promoted', () => {
  test('of one check, its own', () => {
    near(chanceOfPromotion([harmless()], gates, policy).promoted, chanceToPass(0.005, SE, 0.05))
  })

  test('of checks that err alone, the product; that err together, the least', () => {
    const alone = [0, 1, 2].map(i => harmless({}, named(i)))
    near(chanceOfPromotion(alone, gates, policy).promoted, 0.8 ** 3)
    const together = (i: number) => ({ cluster: 'unit' as const, of: buckets(b => (1 + i) * Math.sin(b)) })
    const alike = [0, 1, 2].map(i => harmless({ deviations: together(i) }, named(i)))
    near(chanceOfPromotion(alike, gates, policy).promoted, 0.8)
  })

  test('units and blocks of time err apart', () => {
    const of = buckets(Math.sin)
    const apart = (['unit', 'time'] as const).map((cluster, i) => harmless({ deviations: { cluster, of } }, named(i)))
    near(chanceOfPromotion(apart, gates, policy).promoted, 0.8 ** 2)
  })

  test('it repeats, and adds up', () => {
    const checks = [harmless(), harmless({}, named(1))]
    const found = chanceOfPromotion(checks, gates, policy)
    expect(chanceOfPromotion(checks, gates, policy)).toEqual(found)
    expect(found.promoted + found.held + found.blocked).toBeCloseTo(1, 12)
    // Both undecided, nothing of the gate is decided.
    const names = ['significance', 'significance/auc/margin', 'significance/auc1/margin']
    expect(found.by.map(b => b.id).sort()).toEqual(names)
  })

  test('what the policy lets through is let through', () => {
    near(chanceOfPromotion([harmless(), harmless({}, { ...named(1), severity: 'warn' })], gates, policy).promoted, 0.8)
    const pass = chanceOfPromotion([harmless(), harmless({}, named(1))], gates, { ...policy, inconclusive: 'pass' })
    // But for a gate of which nothing was decided
    near(pass.promoted, 1 - 0.2 ** 2)
  })

  test('an incumbent beyond the limit, and superiority, let none through', () => {
    const beyond = harmless({ assumed: 'incumbent', truth: -0.03 })
    expect(chanceOfPromotion([beyond], gates, policy)).toMatchObject({ promoted: 0, blocked: 1 })
    const superior = harmless({}, { kind: 'superior', bound: 0, limit: true })
    near(chanceOfPromotion([superior], gates, policy).promoted, 0.025)
  })

  test('a test shows nothing as often as its alpha says, or what these logs show', () => {
    const of = { nature: 'test', kind: 'alpha', bound: 0.05, limit: 0.05, pPass: null, metric: 'chi2' } as const
    const still = harmless({ truth: null, se: { low: null, high: null } }, { ...of, p: 0.5 })
    // Two claims of harm: Holm
    near(chanceOfPromotion([still, harmless({ se: { low: 1e-6, high: 1e-6 } })], gates, policy).blocked, 0.025)
    const shown = { ...still, check: check({ ...of, p: 1e-9 }) }
    expect(chanceOfPromotion([shown, harmless()], gates, policy).blocked).toBe(1)
  })
})

describe('the power of a check', () => {
  const at = { confidence: 0.95, seconds: 1000 }
  const units = { incumbent: arm(0.9, 1000, 100), candidate: arm(0.9, 1200, 120) }

  test('the sample is of the smaller arm, with its units and its time', () => {
    const found = powerOf(harmless({ se: { low: 2 * SE, high: 1 } }, units), at)
    const [eighty, ninety] = found.needs
    expect(eighty!.rows).toBeCloseTo(4000, -1)
    expect(eighty!.units).toBeCloseTo(400, -1)
    expect(eighty!.seconds).toBeCloseTo(4000, -1)
    expect(ninety!.rows).toBeGreaterThan(1.3 * eighty!.rows)
    expect(found.settles[0]).toBeCloseTo(0.01, 4)
    expect(found.chance).toBe(Number(chanceOf(harmless({ se: { low: 2 * SE, high: 1 } }), 0.95)!.toPrecision(12)))
  })

  test('a limit on the candidate is held against what the incumbent has', () => {
    const of = { kind: 'max', better: 'lower', bound: 0.03, limit: 0.03, ...units } as const
    const found = powerOf(harmless({ assumed: 'incumbent', truth: 0.01, se: { low: 0.001, high: SE } }, of), at)
    expect(found.settles[0]).toBeCloseTo(0.015, 4)
    expect(found.needs[0]!.rows).toBeCloseTo(1000 * (0.005 / 0.02) ** 2, -1)
    expect(powerOf(harmless({ assumed: 'incumbent', truth: 0.04 }, of), at)).toMatchObject({
      needs: [null, null],
      why: 'beyond',
    })
  })

  test('never fewer rows than anything is inferred from', () => {
    expect(powerOf(harmless({ least: 0.7, se: { low: SE / 100, high: SE } }, units), at).needs[0]!.rows).toBe(700)
  })

  test('either side takes more than one', () => {
    const of = { kind: 'equivalent', bound: 0.005, limit: 0.005, ...units } as const
    const found = powerOf(harmless({}, of), at)
    expect(found.chance).toBeCloseTo(2 * chanceToPass(0.005, SE, 0.05) - 1, 9)
    expect(found.needs[0]!.rows).toBeGreaterThan(1200)
  })

  test('where there is too little to judge it, the sample from which it is judged, if that is known', () => {
    const few = (least: number, reason: 'too_few' | 'no_rows' = 'too_few') =>
      powerOf(harmless({ least, truth: null }, { ...units, barred: { skipped: false, reason } }), at).judgedFrom
    expect(few(2.5)).toEqual({ rows: 2500, units: 250, seconds: 2500 })
    expect(few(1)).toBeNull()
    expect(few(2.5, 'no_rows')).toBeNull()
    const open = harmless({ least: 2.5, se: { low: null, high: SE } }, { ...units, undecided: 'too_few' })
    expect(powerOf(open, at).judgedFrom!.rows).toBe(2500)
    expect(powerOf(harmless({ least: 2.5 }, units), at).judgedFrom).toBeNull()
  })

  test('why there is none', () => {
    const why = (of: Parameters<typeof check>[0], given: Partial<Harmless> = {}) => powerOf(harmless(given, of), at).why
    expect(why({ kind: 'superior', bound: 0 })).toBe('superior')
    expect(why({ barred: { skipped: false, reason: 'too_few' } }, { truth: null })).toBe('too_few')
    expect(why({ nature: 'exact', met: true }, { truth: null })).toBe('exact')
    expect(why({ cannotPass: 'group_lost' })).toBe('group_lost')
    expect(why({ undecided: 'too_few' }, { se: { low: null, high: SE } })).toBe('too_few')
  })
})

describe('the levels that claims are held to', () => {
  const levels = (checks: ReturnType<typeof check>[], given: Partial<typeof policy | { multiplicity: 'none' }> = {}) =>
    levelsOf(checks, { ...policy, ...given })

  test('each end errs with half of alpha; harm is corrected over its family', () => {
    const checks = [check(), check(named(1)), check({ slice: 'sex=Female' }), check({ ...named(2), severity: 'warn' })]
    expect(levels(checks)).toEqual([
      { pass: 0.025, harm: 0.0125, family: 2, uncontrolled: null },
      { pass: 0.025, harm: 0.0125, family: 2, uncontrolled: null },
      { pass: 0.025, harm: 0.025, family: 1, uncontrolled: 'slice' },
      { pass: 0.025, harm: 0.025, family: null, uncontrolled: 'warn' },
    ])
    expect(levels(checks, { multiplicity: 'none' })[0]!.harm).toBe(0.025)
  })

  test('facts have none, and what is barred', () => {
    const fact = check({ nature: 'exact', met: true, p: null, pPass: null })
    expect(levels([fact])).toEqual([{ pass: null, harm: null, family: null, uncontrolled: null }])
  })
})
