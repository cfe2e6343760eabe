import { describe, expect, test } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import { type CheckLook, type EarlierLook, lookAt, secondLevel } from '../../src/decide/looks.ts'
import { levelOfLook, obrienFleming } from '../../src/stats/spending.ts'
import { arm, check } from '../helpers/decided.ts'
import { shareThatPasses } from '../simulation/looks.ts'

const LEVEL = 0.025
const auc = (given: Parameters<typeof check>[0] = {}, n = 1000) =>
  check({ incumbent: arm(0.9, n, null), candidate: arm(0.9, n, null), pPass: 0.01, p: 0.99, enough: 4000, ...given })
const earlier = (
  look: Partial<CheckLook> & { passed?: boolean; limit?: number },
  data: EarlierLook['data'] = 'grown',
) => ({
  checks: {
    [auc().id]: {
      number: 1,
      information: 500,
      planned: null,
      spent: LEVEL,
      level: LEVEL,
      limit: auc().limit,
      passed: false,
      ...look,
    },
  },
  data,
})

describe('how sure a pass has to be', () => {
  test('a first look with fewer rows than a harmless candidate needs spends by O’Brien and Fleming', () => {
    const look = lookAt(auc(), [], LEVEL)!
    expect(look).toEqual({
      number: 1,
      information: 1000,
      planned: 4000,
      spent: obrienFleming(LEVEL, 0.25),
      level: obrienFleming(LEVEL, 0.25),
    })
  })

  test('one that has enough, or that nobody can plan for, has all of it', () => {
    expect(lookAt(auc({ enough: 900 }), [], LEVEL)!.level).toBe(LEVEL)
    expect(lookAt(auc({ enough: null }), [], LEVEL)!.level).toBe(LEVEL)
  })

  test('units are what is counted, where there are any', () => {
    const units = { incumbent: arm(0.9, 1000, 100), candidate: arm(0.9, 1000, 120) }
    expect(lookAt(auc(units), [], LEVEL)).toMatchObject({ information: 100, planned: 400 })
  })

  test('within the plan, the correlation of growing data counts; of other data nothing is assumed', () => {
    const first = {
      information: 1000,
      planned: 4000,
      spent: obrienFleming(LEVEL, 0.25),
      level: obrienFleming(LEVEL, 0.25),
    }
    const left = obrienFleming(LEVEL, 0.75) - first.spent
    expect(lookAt(auc({}, 3000), [earlier(first)], LEVEL)).toEqual({
      number: 2,
      information: 3000,
      planned: 4000,
      spent: obrienFleming(LEVEL, 0.75),
      level: levelOfLook(left, 3000, [first]),
    })
    expect(lookAt(auc({}, 3000), [earlier(first, 'other')], LEVEL)!.level).toBeCloseTo(left, 12)
  })

  test('after a look that was not to be followed by others, each has half of what is left of the reserve', () => {
    const second = lookAt(auc(), [earlier({}, 'other')], LEVEL)!
    expect(second.number).toBe(2)
    expect(second.level).toBeCloseTo(secondLevel(LEVEL), 12)
    const third = lookAt(auc({}, 3000), [earlier({}, 'other'), earlier(second, 'other')], LEVEL)!
    expect(third.level).toBeCloseTo(LEVEL / 10, 12)
    expect(third.spent).toBeLessThan(1.4 * LEVEL)
  })

  test('nothing is made of it there that the data have grown: when the look falls may have been read from them', () => {
    for (const rows of [1010, 1300, 4000])
      expect(lookAt(auc({}, rows), [earlier({ information: 1000 })], LEVEL)!.level).toBeCloseTo(secondLevel(LEVEL), 12)
  })

  test('logs that were looked at before are the same look', () => {
    const known = { number: 2, planned: 4000, spent: 0.001, level: 0.0009 }
    expect(lookAt(auc(), [earlier({}), earlier(known, 'same')], LEVEL)).toEqual({ ...known, information: 1000 })
  })

  test('what was shown once needs no second proof, unless the limit is another', () => {
    expect(lookAt(auc(), [earlier({ passed: true })], LEVEL)).toMatchObject({ level: LEVEL, spent: LEVEL })
    expect(lookAt(auc(), [earlier({ passed: true, limit: 0.05 })], LEVEL)!.level).toBeLessThan(LEVEL)
  })

  test('a check that nothing could pass, or that is new, has no earlier look', () => {
    expect(lookAt(auc({ pPass: null }), [earlier({})], LEVEL)).toBeNull()
    expect(lookAt(auc({ metric: 'brier', enough: null }), [earlier({})], LEVEL)).toMatchObject({
      number: 1,
      level: LEVEL,
    })
  })
})

describe('verdicts', () => {
  const policy = { confidence: 0.95, multiplicity: 'holm', inconclusive: 'hold', partial: false } as const
  const gates = ['significance']

  test('what only a first look would pass is undecided, for that reason', () => {
    const { checks, decision, look } = decide([auc()], gates, { ...policy, earlier: [earlier({}, 'other')] })
    expect(checks[0]).toMatchObject({ verdict: 'inconclusive', reason: 'looks' })
    expect({ decision, look }).toEqual({ decision: 'hold', look: 2 })
  })

  test('where nobody knows the number, the ordinary level counts, and what rests on it is named', () => {
    const sure = auc({ metric: 'brier', pPass: 1e-6 })
    const found = decide([auc(), sure], gates, policy)
    expect(found).toMatchObject({ decision: 'promote', look: null, restsOnFirstLook: [auc().id] })
    expect(decide([auc(), sure], gates, { ...policy, earlier: [] }).restsOnFirstLook).toEqual([])
  })
})

describe('looking until it passes, at the margin: at most 3.5 %, with three and a half standard errors of chance', () => {
  const most = (runs: number) => 0.035 + 3.5 * Math.sqrt((0.035 * 0.965) / runs)
  const of = { rows: 1000, sd: 20, harm: 1, looks: 10 } as const

  test('nobody counts: beyond it', () => {
    expect(shareThatPasses({ ...of, kept: 'never', data: 'other', next: 1.3 }, 4000)).toBeGreaterThan(0.08)
    expect(shareThatPasses({ ...of, kept: 'never', data: 'other', next: 'needed' }, 4000)).toBeGreaterThan(0.05)
  })

  test.each([
    ['later', 'other', 'needed', 4000],
    ['later', 'other', 1.3, 4000],
    ['always', 'other', 'needed', 4000],
    ['always', 'grown', 'needed', 400],
  ] as const)('results kept %s, logs %s, next look %s', (kept, data, next, runs) => {
    expect(shareThatPasses({ ...of, kept, data, next }, runs)).toBeLessThanOrEqual(most(runs))
  })

  test('a harmless candidate passes in most runs all the same', () => {
    for (const kept of ['later', 'always'] as const)
      expect(shareThatPasses({ ...of, harm: 0, kept, data: 'other', next: 'needed' }, 1000)).toBeGreaterThan(0.75)
  })
})
