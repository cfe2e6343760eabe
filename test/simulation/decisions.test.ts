import { describe, expect, test } from 'vitest'
import { binomialUpper } from '../../src/stats/distributions.ts'
import { canaries, caughtInSlice, failsOnTheWhole, hourlyChecks, type Share, tasks } from './decisions.ts'
import { random } from './random.ts'

/*
 * A smaller `npm run simulate:verdicts`, of whole decisions. Seeds are fixed; comments say what comes out where the method
 * that a test guards is taken away.
 */

/** A share that may be `share` is above this with a chance below 1e-4. */
const most = (runs: number, share: number): number => {
  let count = Math.floor(runs * share)
  while (binomialUpper(count + 1, runs, share) > 1e-4) count++
  return count / runs
}
const sharesOf = (task: string, runs: number): readonly Share[] => tasks[task]!(runs)

describe('false decisions stay rare, however much is asked', () => {
  test('44 checks, 40 of them on slices, all exactly at their limits', () => {
    const [blocked, promoted] = sharesOf('at the limit', 50)
    // Without the correction: 38 %
    expect(blocked!.share).toBeLessThanOrEqual(most(50, 0.05))
    expect(promoted!.share).toBeLessThanOrEqual(most(50, 0.035))
  })

  test('a harmless twin, 40 checks, each on all rows and on 10 slices, is promoted', () => {
    const [promoted, blocked] = sharesOf('forty checks', 50)
    // If slices had to prove: 0 %
    expect(promoted!.share).toBeGreaterThanOrEqual(0.8)
    expect(blocked!.share).toBe(0)
  })

  test('a harmless canary that is looked at each of 50 hours is promoted at the last', () => {
    const twins = canaries(hourlyChecks, 0, 4, 'hourly')
    expect(twins).toEqual(twins.map(() => ({ rolledBack: null, last: 'promote' })))
  })

  test('one that is exactly at its margin at each of 50 hours is rarely rolled back', () => {
    const runs = 60
    const seen = canaries([{ metric: 'significance.brier', kind: 'margin', value: 0.01 }], 0.01, runs, 'at the margin')
    // By the ordinary interval at each look: 17 %
    expect(seen.filter(w => w.rolledBack !== null).length / runs).toBeLessThanOrEqual(0.05)
    expect(seen.filter(w => w.last === 'promote').length / runs).toBeLessThanOrEqual(most(runs, 0.035))
  })
})

describe('harm is found all the same', () => {
  test('at hourly looks', () => {
    for (const { rolledBack } of canaries(hourlyChecks, 0.05, 3, 'hourly harm')) {
      expect(rolledBack).not.toBeNull()
      expect(rolledBack).toBeLessThan(40)
    }
  })

  test('in a slice of 8 %, among 52 checks', () => {
    // By what it does to the whole: 17 %
    expect(caughtInSlice(random('slice'), 8, 12)).toBeGreaterThanOrEqual(0.95)
  })

  test('that is done to all is not hidden by 20 slices', () => {
    const alone = failsOnTheWhole(25, false)
    expect(alone).toBe(1)
    // In one family with the slices: 96 %
    expect(failsOnTheWhole(25, true)).toBe(alone)
  })
})

test('ten rows of a unit, alike: blocked too often where nobody says whose they are, and rarely where somebody does', () => {
  const [without, known] = sharesOf('clusters', 800)
  expect(without!.share).toBeGreaterThan(most(200, 0.05))
  expect(known!.share).toBeLessThanOrEqual(most(200, 0.025))
})
