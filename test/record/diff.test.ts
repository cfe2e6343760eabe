import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffOf } from '../../src/record/diff.ts'
import { arbitraryCheck } from '../helpers/arbitrary.ts'
import { arm, check, estimate, record } from '../helpers/decided.ts'

const side = (...checks: Parameters<typeof record>[0][number][]) => [record(checks), 'r.json'] as const
/** The same checks, of other rows. */
const elsewhere = (...checks: Parameters<typeof record>[0][number][]) => {
  const made = record(checks)
  const candidate = { ...made.logs.candidate!, files: [{ path: 'logs/v5.parquet', digest: 'sha256:11' }] }
  return [{ ...made, logs: { ...made.logs, candidate } }, 's.json'] as const
}
const of = (value: number, low: number | null, high: number | null) => check({ estimate: estimate(value, low, high) })

describe('what moved', () => {
  test.each([
    // Newcombe's method 10 as MOVER: the halves that face each other are 0.03 and 0.04, so noise is 0.05.
    ['within noise', of(0.1, 0.08, 0.13), of(0.149, 0.109, 0.2), null],
    ['beyond it', of(0.1, 0.08, 0.13), of(0.151, 0.111, 0.2), 0.05],
    ['downwards, by the other halves', of(0.151, 0.111, 0.2), of(0.1, 0.08, 0.13), 0.05],
    ['an end that is not known', of(0.1, 0.08, null), of(0.9, 0.89, 0.91), null],
    ['exact values', exact(3), exact(4), 0],
    ['equal values', exact(3), exact(3), null],
  ])('%s', (_, before, after, noise) => {
    const { moved } = diffOf(side(before), elsewhere(after), [])
    expect(moved.map(m => Number(m.noise.toFixed(12)))).toEqual(noise === null ? [] : [noise])
  })

  test('of the same rows nothing is noise but rounding', () => {
    expect(diffOf(side(of(0.1, 0, 0.2)), side(of(0.101, 0, 0.2)), []).moved).toMatchObject([{ noise: 0 }])
    expect(diffOf(side(of(0.1, 0, 0.2)), side(of(0.1 + 1e-12, 0, 0.2)), []).moved).toEqual([])
  })

  test('a value in another unit is not compared', () => {
    const relative = check({ ...of(5, 4, 6), relative: true })
    expect(diffOf(side(of(0.1, 0.09, 0.11)), elsewhere(relative), []).moved).toEqual([])
  })

  function exact(value: number) {
    return check({ kind: 'max', nature: 'exact', estimate: null, candidate: arm(value), limit: 5, bound: 5 })
  }
})

const checks = fc.uniqueArray(arbitraryCheck, { maxLength: 6, selector: c => c.id })

test('a record and itself differ in nothing', () => {
  fc.assert(
    fc.property(checks, all => {
      const { verdicts, moved, added, removed, logs, versions } = diffOf(side(...all), side(...all), [])
      expect([verdicts, moved, added, removed, logs, versions].flat()).toEqual([])
    }),
  )
})

test('seen from the other side, what came went, and what rose fell as far beyond the same noise', () => {
  fc.assert(
    fc.property(checks, checks, (a, b) => {
      const there = diffOf(side(...a), elsewhere(...b), [])
      const back = diffOf(elsewhere(...b), side(...a), [])
      expect(back.added.map(c => c.id).sort()).toEqual(there.removed.map(c => c.id).sort())
      const by = ({ moved }: typeof there, sign: number) =>
        new Map(moved.map(m => [m.after.id, [sign * m.by || 0, m.noise]]))
      expect(by(back, -1)).toEqual(by(there, 1))
      expect(back.verdicts).toHaveLength(there.verdicts.length)
    }),
  )
})
