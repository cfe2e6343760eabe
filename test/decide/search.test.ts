import { expect, test } from 'vitest'
import { findSlices } from '../../src/decide/search.ts'
import type { Halves } from '../../src/judge/halves.ts'
import { check, estimate } from '../helpers/decided.ts'
import { random } from '../simulation/random.ts'

const LEVEL = 0.025
type Slice = Record<string, string>
const named = (slice: Slice) =>
  Object.entries(slice)
    .map(pair => pair.join('='))
    .join(', ')
const half = (slice: Slice, p: number, given: Parameters<typeof check>[0] = {}) =>
  check({ slice: named(slice), p, pPass: 1 - p, holds: false, ...given })
const halves = (
  slice: Slice,
  searched: number,
  confirmed: number,
  given: Parameters<typeof check>[0] = {},
): Halves => ({
  slice: Object.entries(slice),
  searched: half(slice, searched, given),
  confirmed: () => half(slice, confirmed, { ...given, estimate: estimate(-0.02, -0.03, -0.01) }),
})
const found = (all: readonly Halves[]) => findSlices(all, LEVEL).checks.map(c => [c.slice, c.verdict, c.pAdjusted])

test('what is shown is of the half that was not searched, and only warns', () => {
  const { checks, slices, claims } = findSlices(
    [halves({ sex: 'F' }, 1e-4, 0.01), halves({ sex: 'M' }, 0.9, 1e-9)],
    LEVEL,
  )
  expect({ slices, claims }).toEqual({ slices: 2, claims: 2 })
  expect(checks).toHaveLength(1)
  expect(checks[0]).toMatchObject({ slice: 'sex=F', verdict: 'fail', p: 0.01, severity: 'warn', holds: false })
  expect(checks[0]!.estimate!.value).toBe(-0.02)
})

test('at most five, held to as many claims as there are of them', () => {
  const all = Array.from({ length: 9 }, (_, i) => halves({ city: `c${i}` }, 0.001 * (i + 1), i === 2 ? 0.004 : 0.02))
  expect(found(all)).toEqual([
    ['city=c0', 'inconclusive', 0.08],
    ['city=c1', 'inconclusive', 0.08],
    ['city=c2', 'fail', 0.02],
    ['city=c3', 'inconclusive', 0.08],
    ['city=c4', 'inconclusive', 0.08],
  ])
  expect(findSlices(all, LEVEL).checks[0]!.reason).toBe('multiplicity')
})

test('one story once, and by one column where that shows it', () => {
  const parts = ['young', 'old'].map((age, i) => halves({ sex: 'F', age }, 1e-6 * (i + 1), 1e-6))
  const other = halves({ city: 'x' }, 0.01, 0.5)
  expect(found([...parts, halves({ sex: 'F' }, 1e-4, 1e-4), other]).map(([s]) => s)).toEqual(['sex=F', 'city=x'])
  expect(found([...parts, halves({ sex: 'F' }, 0.2, 0.2), other]).map(([s]) => s)).toEqual([
    'sex=F, age=young',
    'city=x',
  ])
  const brier = halves({ sex: 'F' }, 1e-5, 1e-4, { metric: 'brier' })
  expect(found([...parts, brier]).map(([s]) => s)).toEqual(['sex=F, age=young'])
})

test('what could not be judged is neither searched nor confirmed', () => {
  const barred = { barred: { skipped: false, reason: 'too_few' } } as const
  expect(findSlices([halves({ sex: 'F' }, 1e-4, 1e-4, barred)], LEVEL)).toEqual({ slices: 0, claims: 0, checks: [] })
  const later: Halves = {
    ...halves({ sex: 'F' }, 1e-4, 1),
    confirmed: () => half({ sex: 'F' }, 1, { ...barred, p: null }),
  }
  expect(findSlices([later], LEVEL).checks[0]).toMatchObject({ verdict: 'inconclusive', reason: 'too_few' })
})

test('a hundred slices exactly at their limit: one is confirmed in few runs, however worst they look', () => {
  const r = random('slices')
  const runs = 2000
  const run = (again: boolean) =>
    Array.from({ length: 100 }, (_, i) => {
      const p = r.uniform()
      return halves({ city: `c${i}` }, p, again ? p : r.uniform())
    })
  const share = (again: boolean) => {
    let count = 0
    for (let i = 0; i < runs; i++) if (found(run(again)).some(([, verdict]) => verdict === 'fail')) count++
    return count / runs
  }
  expect(share(false)).toBeLessThan(LEVEL + 3.5 * Math.sqrt((LEVEL * (1 - LEVEL)) / runs))
  // Confirmed on the half that was searched:
  expect(share(true)).toBeGreaterThan(0.3)
})
