import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CellCounts, chiSquare, chiSquareTest, pooled } from '../../src/stats/cell-counts.ts'
import {
  cramersV,
  cramersVEvidence,
  hellinger,
  hellingerEvidence,
  jensenShannon,
  jensenShannonEvidence,
  psi,
  psiEvidence,
  totalVariation,
  totalVariationEvidence,
} from '../../src/stats/cell-distances.ts'
import { type Empirical, empirical, ksEvidence, wassersteinEvidence } from '../../src/stats/empirical.ts'
import { isAbsent } from '../../src/stats/evidence.ts'
import { type Inference, infer } from '../../src/stats/infer.ts'
import { kolmogorovUpper } from '../../src/stats/kolmogorov.ts'
import { meanShift } from '../../src/stats/mean-shift.ts'
import { noncentralChiSquare } from '../../src/stats/noncentral.ts'
import type { Moments } from '../../src/stats/statistics.ts'
import { kolmogorovSmirnov, mannWhitney } from '../../src/stats/tests.ts'

const golden = JSON.parse(readFileSync(new URL('../reference/drift.python.json', import.meta.url), 'utf8'))
const drawn = { arm: 1, reference: 1, together: false }

/** Relative; numbers under 1e-290 have lost their digits there. */
const near = (seen: number, expected: number, tolerance: number) => {
  if (Math.abs(seen - expected) > tolerance * Math.abs(expected) && expected > 1e-290) expect(seen).toBe(expected)
}

const counts = (arm: readonly number[], reference: readonly number[], ordered = false): CellCounts => ({
  arm: Float64Array.from(arm),
  reference: Float64Array.from(reference),
  n: arm.reduce((a, b) => a + b, 0),
  m: reference.reduce((a, b) => a + b, 0),
  ordered,
})
const inferred = (e: Parameters<typeof infer>[0] | null): Inference => {
  const found = e && infer(e)
  if (!found || isAbsent(found)) throw new Error(`nothing inferred: ${JSON.stringify(found)}`)
  return found
}
const momentsOf = <N extends string>(columns: Record<N, readonly number[]>): Moments<N> => {
  const names = Object.keys(columns) as N[]
  const n = columns[names[0]!].length
  const mean = Object.fromEntries(names.map(k => [k, columns[k].reduce((a, b) => a + b, 0) / n])) as Record<N, number>
  const comoment = (a: N, b: N) => columns[a].reduce((s, x, i) => s + (x - mean[a]) * (columns[b][i]! - mean[b]), 0)
  const comoments = Object.fromEntries(
    names.map(a => [a, Object.fromEntries(names.map(b => [b, comoment(a, b)]))]),
  ) as Moments<N>['comoments']
  return { kind: 'moments', n, mean, comoments, min: mean, max: mean }
}

describe('distributions', () => {
  test('both tails of the noncentral χ², scipy 1e-8', () => {
    expect.hasAssertions()
    for (const [x, df, lambda, lower, upper] of golden.noncentral) {
      const seen = noncentralChiSquare(x, df, lambda)
      near(seen.lower, lower, 1e-8)
      near(seen.upper, upper, 1e-8)
      expect(seen.lower + seen.upper).toBeCloseTo(1, 8)
    }
  })
  test("Kolmogorov's, scipy 1e-9", () => {
    expect(golden.kolmogorov.length).toBeGreaterThan(100)
    for (const [n, d, p] of golden.kolmogorov) near(kolmogorovUpper(n, d), p, 1e-9)
  })
  test("Kolmogorov's of millions, all terms of the sum (reference/kolmogorov_all_terms.py) 1e-12", () => {
    expect(Math.abs(kolmogorovUpper(1_500_000, 0.0015) / 0.0023394130952038 - 1)).toBeLessThan(1e-12)
    expect(Math.abs(kolmogorovUpper(1_500_000, 0.003) / 3.7513594360359e-12 - 1)).toBeLessThan(1e-12)
    expect(Math.abs(kolmogorovUpper(6_000_000, 0.0009) / 0.00012006777184997 - 1)).toBeLessThan(1e-12)
  })
})

describe('values, scipy 1e-9', () => {
  test.each((golden.samples as unknown[]).map((s, i) => [i, s] as const))('of samples %i', (_, s) => {
    const expected = s as Record<string, number> & { arm: number[]; reference: number[] }
    const found = empirical(Float64Array.from(expected.arm), Float64Array.from(expected.reference)) as Empirical
    for (const name of ['ks', 'wasserstein', 'sd', 'u'] as const) near(found[name], expected[name]!, 1e-9)
    near(kolmogorovSmirnov(found).p, expected.ks_p!, 1e-6)
    near(mannWhitney(found.u, found.n, found.m, found.ties)!.p, expected.u_p!, 1e-6)
    const x = expected.reference
    const shift = meanShift(
      momentsOf({ x: expected.arm }),
      momentsOf({ x }),
      momentsOf({ x, xx: x.map(v => v * v) }),
      drawn,
    )
    if (isAbsent(shift)) throw new Error(shift.absent)
    expect(shift.evidence.se).toBeGreaterThan(0)
    near(shift.value, expected.mean_shift!, 1e-9)
  })
  test.each((golden.tables as unknown[]).map((t, i) => [i, t] as const))('of tables %i', (i, t) => {
    const expected = t as Record<string, number> & { arm: number[]; reference: number[] }
    const c = counts(expected.arm, expected.reference)
    near(psi(c), expected.psi!, 1e-9)
    near(jensenShannon(c), expected.js!, 1e-9)
    near(hellinger(c), expected.hellinger!, 1e-9)
    near(totalVariation(c), expected.total_variation!, 1e-9)
    near(cramersV(c), expected.cramers_v!, 1e-9)
    expect(chiSquare(c).statistic).toBeCloseTo(expected.chi2!, 9)
    // The others have too many rare cells for a χ² of all of them.
    if (i === 0) near(chiSquareTest(c)!.p, expected.chi2_p!, 1e-6)
    else expect(chiSquareTest(c)!.df).toBeLessThanOrEqual(chiSquare(c).df)
  })
})

const someCounts = fc
  .array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 12 })
  .filter(cells => cells.some(([a]) => a > 0) && cells.some(([, b]) => b > 0))
  .map(cells =>
    counts(
      cells.map(c => c[0]),
      cells.map(c => c[1]),
    ),
  )
const evidences = { psiEvidence, jensenShannonEvidence, hellingerEvidence, cramersVEvidence, totalVariationEvidence }

describe('laws', () => {
  test.each(Object.entries(evidences))('%s: the interval holds the estimate, and p’s are its own', (_, evidence) => {
    fc.assert(
      fc.property(someCounts, c => {
        // Null where the logs are of too unequal a size for the rare cells that they have (Cramér's V).
        const given = evidence(c, drawn)
        fc.pre(given !== null)
        const of = inferred(given)
        const { low, high } = of.interval(0.05)
        expect(low!).toBeGreaterThanOrEqual(0)
        expect(of.value).toBeGreaterThanOrEqual(low! - 1e-12)
        expect(of.value).toBeLessThanOrEqual(high! + 1e-12)
        if (low! > 0) expect(of.above(low!)).toBeCloseTo(0.025, 6)
        expect(of.below(high!)).toBeCloseTo(0.025, 6)
        expect(of.below(high! * 1.5)).toBeLessThanOrEqual(0.025)
      }),
      { numRuns: 50 },
    )
  })
  test.each([psi, jensenShannon, hellinger, totalVariation])('%o is symmetric, and 0 of itself', distance => {
    fc.assert(
      fc.property(someCounts, c => {
        const swapped = { ...c, arm: c.reference, reference: c.arm, n: c.m, m: c.n }
        expect(distance(c)).toBeCloseTo(distance(swapped), 10)
        expect(distance({ ...c, reference: c.arm, m: c.n })).toBeCloseTo(0, 10)
      }),
    )
  })
  test('a design effect widens, and the same requests pass no sooner', () => {
    const c = counts([30, 20, 50], [40, 45, 35])
    for (const evidence of [psiEvidence, hellingerEvidence, jensenShannonEvidence, cramersVEvidence]) {
      const [plain, wide, same] = [drawn, { ...drawn, arm: 3 }, { ...drawn, together: true }].map(d =>
        inferred(evidence(c, d)),
      )
      expect(wide!.interval(0.05).high!).toBeGreaterThan(plain!.interval(0.05).high!)
      expect(wide!.above(0.01)).toBeGreaterThan(plain!.above(0.01))
      expect(same!.below(0.5)).toBeGreaterThan(plain!.below(0.5))
    }
  })
  test('joining cells keeps all rows', () => {
    fc.assert(
      fc.property(someCounts, fc.boolean(), (c, ordered) => {
        const joined = pooled({ ...c, ordered })
        const total = (x: Float64Array) => x.reduce((a, b) => a + b, 0)
        expect([total(joined.arm), total(joined.reference)]).toEqual([c.n, c.m])
        expect(hellinger(joined)).toBeLessThanOrEqual(hellinger(c) + 1e-9)
      }),
    )
  })
  test('one value in all rows of both is no distance, and is known to be small', () => {
    const of = inferred(psiEvidence(counts([500], [800]), drawn))
    expect(of.value).toBe(0)
    expect(of.below(0.1)).toBeLessThan(0.025)
  })
})

test('one outlier of 1e4 does not hide a shift of one standard deviation', () => {
  const normal = Array.from({ length: 5000 }, (_, i) => Math.sqrt(2) * inverse((i + 0.5) / 5000))
  const shifted = [...normal.map(x => x + 1), 1e4]
  for (const reference of [normal, [...normal, 1e4]]) {
    const found = empirical(Float64Array.from(shifted), Float64Array.from(reference)) as Empirical
    expect(inferred(ksEvidence(found, drawn)).interval(0.05).low!).toBeGreaterThan(0.3)
    expect(found.wasserstein).toBeGreaterThan(0.99)
  }
  const found = empirical(Float64Array.from(shifted), Float64Array.from(normal)) as Empirical
  expect(wassersteinEvidence(found, drawn, 'sd')?.value).toBeGreaterThan(0.99)
})

/** The error function's inverse by bisection of its series: a normal quantile is √2 times it at 2p − 1. */
function inverse(p: number): number {
  const erf = (x: number) => {
    let [sum, term] = [x, x]
    for (let k = 1; k < 200; k++) {
      term *= (-x * x) / k
      sum += term / (2 * k + 1)
    }
    return (2 / Math.sqrt(Math.PI)) * sum
  }
  let [low, high] = [-5, 5]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (erf(middle) < 2 * p - 1) low = middle
    else high = middle
  }
  return low
}
