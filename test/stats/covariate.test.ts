import { describe, expect, test } from 'vitest'
import { adjustedRatios, type UnitMoments } from '../../src/stats/covariate.ts'
import { independent, infer, inferRatio } from '../../src/stats/infer.ts'
import { ratioOfMeans } from '../../src/stats/moments.ts'
import { type Random, random } from '../simulation/random.ts'
import { ends, golden, known, off } from './reference.ts'

interface Case {
  ratio: boolean
  incumbent: UnitMoments
  candidate: UnitMoments
  difference: number
  se: number
  ancova?: number
}

describe('statsmodels and scipy', () => {
  const { tolerance, cases } = golden<Case>('covariate', 'adjusted')
  test.each(cases)('ratio $ratio, difference $difference', c => {
    const { incumbent, candidate, covariance } = known(adjustedRatios(c.incumbent, c.candidate))
    const se = Math.sqrt(covariance[0] - 2 * covariance[1] + covariance[2])
    expect(off([candidate - incumbent, se], [c.difference, c.se])).toBeLessThanOrEqual(tolerance)
    if (c.ancova !== undefined) expect(off([candidate - incumbent], [c.ancova])).toBeLessThanOrEqual(tolerance)
  })
})

/** Units of 1 to 8 rows whose mean correlates by `rho` with a value from before. */
function arm(r: Random, n: number, rho: number, effect: number): UnitMoments {
  const rows = Array.from({ length: n }, () => {
    const x = r.normal()
    const size = 1 + Math.floor(8 * r.uniform())
    return { total: size * (10 + effect + rho * x + Math.sqrt(1 - rho * rho) * r.normal()), size, covariate: 5 + 2 * x }
  })
  const names = ['total', 'size', 'covariate'] as const
  const over = (f: (row: (typeof rows)[0]) => number) => rows.reduce((sum, row) => sum + f(row), 0)
  const by = <T>(f: (name: (typeof names)[number]) => T) =>
    Object.fromEntries(names.map(name => [name, f(name)])) as Record<(typeof names)[number], T>
  const mean = by(a => over(row => row[a]) / n)
  const comoments = by(a => by(b => over(row => (row[a] - mean[a]) * (row[b] - mean[b]))))
  return { kind: 'moments', n, mean, comoments, min: mean, max: mean }
}

describe('by simulation', () => {
  const plain = (i: UnitMoments, c: UnitMoments) =>
    known(infer(independent(known(ratioOfMeans(i, 'total', 'size')), known(ratioOfMeans(c, 'total', 'size')))))
  const width = ([low, high]: number[]) => high! - low!

  test.each([0, 0.5, 0.8])('ρ %d: the interval shrinks to √(1 − ρ²), and covers', rho => {
    const r = random(`covariate ${rho}`)
    const runs = 1500
    const wrong = { below: 0, above: 0, percent: 0 }
    let ratio = 0
    for (let k = 0; k < runs; k++) {
      const [i, c] = [arm(r, 120, rho, 0), arm(r, 80, rho, 0.5)]
      const evidence = known(adjustedRatios(i, c))
      const of = known(infer(evidence))
      if (of.below(0.5) <= 0.025) wrong.below++
      if (of.above(0.5) <= 0.025) wrong.above++
      const percent = known(inferRatio(evidence))
      if (percent.above(0.05) <= 0.025) wrong.percent++
      ratio += width(ends(of)) / width(ends(plain(i, c))) / runs
    }
    // Of the units' z, whose sizes of 1 to 8 x knows nothing of: ρ · E(size) / √E(size²)
    const explained = (rho * 4.5) / Math.sqrt(25.5)
    expect(Math.abs(ratio - Math.sqrt(1 - explained ** 2))).toBeLessThan(0.02)
    // 3.5 %, and what may come by chance
    const most = runs * 0.035 + 3.5 * Math.sqrt(runs * 0.035)
    expect(Math.max(wrong.below, wrong.above, wrong.percent)).toBeLessThanOrEqual(most)
    expect(Math.min(wrong.below, wrong.above)).toBeGreaterThan(runs * 0.01)
  })

  test('a covariate that does not vary explains nothing; too few units say nothing', () => {
    const r = random('constant')
    const still = (m: UnitMoments): UnitMoments => ({
      ...m,
      mean: { ...m.mean, covariate: 3 },
      comoments: {
        total: { ...m.comoments.total, covariate: 0 },
        size: { ...m.comoments.size, covariate: 0 },
        covariate: { total: 0, size: 0, covariate: 0 },
      },
    })
    const [i, c] = [still(arm(r, 50, 0.5, 0)), still(arm(r, 50, 0.5, 0))]
    const of = known(infer(known(adjustedRatios(i, c))))
    expect(off(ends(of), ends(plain(i, c)))).toBeLessThan(0.01)
    expect(adjustedRatios({ ...i, n: 2 }, c)).toEqual({ absent: 'too_few' })
  })
})
