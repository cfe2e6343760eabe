import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence, OneSample, TwoSample } from '../../src/stats/evidence.ts'
import { contrast, independent, infer, inferRatio } from '../../src/stats/infer.ts'
import { ends, golden, known, off } from './reference.ts'

const count = fc.integer({ min: 0, max: 60 })
const size = fc.double({ min: 0.1, max: 100, noNaN: true })
const signed = fc.double({ min: -50, max: 50, noNaN: true })
const df = fc.option(fc.integer({ min: 3, max: 400 }), { nil: null })
const clustered = fc.oneof(
  fc.constant({}),
  fc.record({ designEffect: fc.double({ min: 1, max: 9, noNaN: true }), df: fc.integer({ min: 5, max: 200 }) }),
)

const rate: fc.Arbitrary<OneSample> = fc
  .tuple(count, count, clustered)
  .filter(([e, rest]) => e + rest > 0)
  .map(([events, rest, c]) => ({ kind: 'rate', events, n: events + rest, ...c }))
const student: fc.Arbitrary<OneSample> = fc
  .record({ value: signed, se: size, df })
  .map(e => ({ kind: 'student', ...e }))
const scaled: fc.Arbitrary<OneSample> = fc
  .record({
    value: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    se: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
    df,
    scale: fc.constantFrom('log' as const, 'logit' as const),
  })
  .map(e => ({ kind: 'student', ...e }))
const reflected: fc.Arbitrary<OneSample> = fc
  .record({ value: signed, bias: fc.double({ min: -0.05, max: 0.05, noNaN: true }), seLow: size, seHigh: size, df })
  .map(e => ({ kind: 'reflected', ...e }))
const values = fc
  .uniqueArray(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 4, maxLength: 60 })
  .map(x => x.sort((a, b) => a - b))
const quantile: fc.Arbitrary<OneSample> = fc
  .tuple(values, fc.constantFrom(0.1, 0.5, 0.8), clustered)
  .map(([x, p, c]) => {
    const at = (x.length - 1) * p
    const i = Math.floor(at)
    const value = x[i]! + (at - i) * ((x[i + 1] ?? x[i]!) - x[i]!)
    return { kind: 'quantile', value, p, n: x.length, ladder: { p: x.map((_, r) => r / (x.length - 1)), x }, ...c }
  })

const pairedRates: fc.Arbitrary<TwoSample> = fc
  .tuple(count, count, count, count, clustered)
  .filter(([a, b, c, d]) => a + b + c + d > 0)
  .map(([both, onlyIncumbent, onlyCandidate, neither, c]) => ({
    kind: 'rates-paired',
    both,
    onlyIncumbent,
    onlyCandidate,
    neither,
    ...c,
  }))
const joint: fc.Arbitrary<TwoSample> = fc
  .tuple(signed, signed, size, size, fc.double({ min: -0.9, max: 0.9, noNaN: true }), df)
  .map(([incumbent, candidate, si, sc, r, df]) => ({
    kind: 'joint',
    incumbent,
    candidate,
    covariance: [si * si, r * si * sc, sc * sc],
    df,
  }))
const independentRates = fc.tuple(rate, rate).map(([i, c]) => independent(i, c))
/** With a correlation, intervals of steps or at the edge of their range need not be nested (decisions.md). */
const mover: fc.Arbitrary<TwoSample> = fc.oneof(
  fc
    .tuple(fc.oneof(rate, quantile, reflected), fc.oneof(rate, student, scaled))
    .map(([incumbent, candidate]): TwoSample => ({ kind: 'mover', incumbent, candidate, correlation: 0 })),
  fc
    .record({
      incumbent: fc.oneof(student, reflected),
      candidate: fc.oneof(student, reflected),
      correlation: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
    })
    .map(
      (e): TwoSample => ({
        kind: 'mover',
        ...e,
        incumbent: { ...e.incumbent, df: 40 } as OneSample,
        candidate: { ...e.candidate, df: 40 } as OneSample,
      }),
    ),
)

const kinds: Record<string, fc.Arbitrary<Evidence>> = {
  rate,
  student,
  scaled,
  reflected,
  quantile,
  'rates-paired': pairedRates,
  'rates-independent': independentRates,
  joint,
  mover,
}
const many = { numRuns: 150 }

/** Above one half, where nothing is claimed, the order of p's doesn't matter. */
const evident = (p: number) => Math.min(p, 0.5)

describe.each(Object.entries(kinds))('%s', (name, evidence) => {
  const alphas = fc.constantFrom(0.2, 0.05, 0.01, 1e-4)
  const limits = fc.oneof(signed, fc.double({ min: -0.99, max: 0.99, noNaN: true }))

  test('an end excludes a limit exactly where p ≤ α/2', () => {
    fc.assert(
      fc.property(evidence, alphas, limits, (e, alpha, limit) => {
        const of = known(infer(e))
        const [low, high] = ends(of, alpha)
        const near = 1e-7 * (1 + Math.abs(limit))
        if (limit < low! - near) expect(of.above(limit)).toBeLessThanOrEqual(alpha / 2)
        if (limit > low! + near) expect(of.above(limit)).toBeGreaterThan(alpha / 2)
        if (limit > high! + near) expect(of.below(limit)).toBeLessThanOrEqual(alpha / 2)
        if (limit < high! - near) expect(of.below(limit)).toBeGreaterThan(alpha / 2)
        expect(low!).toBeLessThanOrEqual(high!)
      }),
      many,
    )
  })

  test('p is monotone in the limit, and the two never both claim', () => {
    fc.assert(
      fc.property(evidence, limits, limits, (e, a, b) => {
        const of = known(infer(e))
        const [from, to] = a < b ? [a, b] : [b, a]
        expect(evident(of.above(from))).toBeLessThanOrEqual(of.above(to) + 1e-9)
        expect(evident(of.below(to))).toBeLessThanOrEqual(of.below(from) + 1e-9)
        expect(Math.max(of.above(a), of.below(a))).toBeGreaterThanOrEqual(0.5 - 1e-9)
        for (const p of [of.above(a), of.below(a)]) expect(p >= 0 && p <= 1).toBe(true)
      }),
      many,
    )
  })

  test('survives JSON', () => {
    fc.assert(
      fc.property(evidence, e => {
        expect(ends(known(infer(JSON.parse(JSON.stringify(e)))))).toEqual(ends(known(infer(e))))
      }),
      { numRuns: 20 },
    )
  })

  test('a smaller α is wider', () => {
    fc.assert(
      fc.property(evidence, e => {
        const of = known(infer(e))
        const [low, high] = ends(of, 0.05)
        const [from, to] = ends(of, 0.01)
        const near = 1e-9 * (1 + Math.abs(of.value))
        expect(from!).toBeLessThanOrEqual(low! + near)
        expect(to!).toBeGreaterThanOrEqual(high! - near)
      }),
      many,
    )
  })

  if (name !== 'mover' && !name.startsWith('rates')) return
  test('arms swapped, the sign flips', () => {
    fc.assert(
      fc.property(evidence, limits, (e, limit) => {
        const [of, swapped] = [known(infer(e)), known(infer(swap(e as TwoSample)))]
        expect(swapped.value).toBeCloseTo(-of.value, 9)
        const [low, high] = ends(of)
        expect(
          off(
            ends(swapped),
            [-high!, -low!].map(x => (Object.is(x, -0) ? 0 : x)),
          ),
        ).toBeLessThan(1e-6)
        expect(swapped.below(-limit)).toBeCloseTo(of.above(limit), 6)
      }),
      many,
    )
  })
})

function swap(e: TwoSample): TwoSample {
  switch (e.kind) {
    case 'rates-paired':
      return { ...e, onlyIncumbent: e.onlyCandidate, onlyCandidate: e.onlyIncumbent }
    case 'joint':
      return {
        ...e,
        incumbent: e.candidate,
        candidate: e.incumbent,
        covariance: [e.covariance[2], e.covariance[1], e.covariance[0]],
      }
    case 'rates-independent':
    case 'mover':
    case 'mean-gaps':
      return { ...e, incumbent: e.candidate, candidate: e.incumbent } as TwoSample
  }
}

test('more rows of the same kind, a narrower interval', () => {
  const width = (of: readonly number[]) => of[1]! - of[0]!
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      fc.pre(a + b + c + d > 0)
      const times = (m: number): Evidence[] => [
        { kind: 'rates-paired', both: a * m, onlyIncumbent: b * m, onlyCandidate: c * m, neither: d * m },
        { kind: 'rate', events: a * m, n: (a + b + 1) * m },
        { kind: 'rate', events: a * m, n: (a + b + 1) * m, designEffect: 3, df: 20 },
        {
          kind: 'rates-independent',
          incumbent: { events: a * m, n: (a + b + 1) * m },
          candidate: { events: c * m, n: (c + d + 1) * m },
        },
      ]
      for (const [i, e] of times(4).entries())
        expect(width(ends(known(infer(e))))).toBeLessThan(width(ends(known(infer(times(1)[i]!)))))
    }),
    { numRuns: 60 },
  )
})

describe('ratios', () => {
  const { tolerance, cases } = golden<{
    incumbent: number
    candidate: number
    covariance: [number, number, number]
    df: number
    interval: number[]
  }>('python', 'fieller')
  test.each(cases)("Fieller's quadratic: %o", ({ interval, ...c }) => {
    expect(off(ends(known(inferRatio({ kind: 'joint', ...c }))), interval)).toBeLessThan(tolerance)
  })

  test('an end excludes a limit exactly where p ≤ α/2', () => {
    const far = fc.tuple(fc.integer({ min: 20, max: 60 }), count, count, count).map(
      ([both, onlyIncumbent, onlyCandidate, neither]): TwoSample => ({
        kind: 'rates-paired',
        both,
        onlyIncumbent,
        onlyCandidate,
        neither,
      }),
    )
    const away = joint.map(e =>
      e.kind === 'joint' ? { ...e, incumbent: e.incumbent + Math.sign(e.incumbent || 1) * 500 } : e,
    )
    fc.assert(
      fc.property(fc.oneof(far, away), fc.double({ min: -0.9, max: 2, noNaN: true }), (e, limit) => {
        const of = known(inferRatio(e))
        const [low, high] = ends(of)
        if (limit < low! - 1e-7) expect(of.above(limit)).toBeLessThanOrEqual(0.025)
        if (limit > low! + 1e-7) expect(of.above(limit)).toBeGreaterThan(0.025)
        if (limit > high! + 1e-7) expect(of.below(limit)).toBeLessThanOrEqual(0.025)
        if (limit < high! - 1e-7) expect(of.below(limit)).toBeGreaterThan(0.025)
      }),
      many,
    )
  })

  test('a margin of 0 % is a margin of 0, for metrics below zero too', () => {
    for (const sign of [1, -1]) {
      const e = {
        kind: 'joint',
        incumbent: sign * 10,
        candidate: sign * 10 + 0.4,
        covariance: [0.04, 0.01, 0.05],
        df: 60,
      } as const
      const [difference, ratio] = [
        known(infer({ ...e, covariance: [...e.covariance] })),
        known(inferRatio({ ...e, covariance: [...e.covariance] })),
      ]
      expect(ratio.value).toBeCloseTo(0.04, 12)
      expect(ratio.above(0)).toBeCloseTo(difference.above(0), 12)
      expect(ratio.above(0.05)).toBeGreaterThan(0.5)
    }
  })

  test('an incumbent whose interval contains 0 says nothing, at that level', () => {
    const e = (se: number): TwoSample => ({
      kind: 'joint',
      incumbent: 1,
      candidate: 1.1,
      covariance: [se * se, 0, 0.01],
      df: null,
    })
    expect(inferRatio(e(0.6))).toEqual({ absent: 'incumbent_near_zero' })
    expect(
      inferRatio({ kind: 'rates-independent', incumbent: { events: 0, n: 50 }, candidate: { events: 3, n: 50 } }),
    ).toEqual({ absent: 'incumbent_near_zero' })
    const of = known(inferRatio(e(0.4)))
    expect(of.interval(0.05).high).not.toBeNull()
    expect(of.interval(0.001)).toEqual({ low: null, high: null })
    expect(of.above(-100)).toBeGreaterThan(0.005)
  })
})

describe('what says nothing is absent', () => {
  const nothing: [string, Evidence, string][] = [
    ['a rate of nothing', { kind: 'rate', events: 0, n: 0 }, 'too_few'],
    ['more events than rows', { kind: 'rate', events: 3, n: 2 }, 'not_computable'],
    ['no error', { kind: 'student', value: 1, se: 0, df: 9 }, 'identical'],
    ['no degree of freedom', { kind: 'student', value: 1, se: 1, df: 0 }, 'too_few'],
    ['not a number', { kind: 'student', value: Number.NaN, se: 1, df: 9 }, 'not_computable'],
    ['off the scale', { kind: 'student', value: -1, se: 1, df: 9, scale: 'log' }, 'not_computable'],
    [
      'the same values in both arms',
      { kind: 'joint', incumbent: 3, candidate: 3, covariance: [2, 2, 2], df: 9 },
      'identical',
    ],
    [
      'an impossible covariance',
      { kind: 'joint', incumbent: 3, candidate: 4, covariance: [1, 5, 1], df: 9 },
      'not_computable',
    ],
    ['no pair', { kind: 'rates-paired', both: 0, onlyIncumbent: 0, onlyCandidate: 0, neither: 0 }, 'too_few'],
    [
      'an arm without rows',
      { kind: 'rates-independent', incumbent: { events: 0, n: 0 }, candidate: { events: 1, n: 2 } },
      'too_few',
    ],
    [
      'a quantile of nothing',
      { kind: 'quantile', value: Number.NaN, p: 0.5, n: 0, ladder: { p: [], x: [] } },
      'too_few',
    ],
    [
      'an absent arm',
      {
        kind: 'mover',
        incumbent: { kind: 'rate', events: 0, n: 0 },
        candidate: { kind: 'rate', events: 1, n: 2 },
        correlation: 0,
      },
      'too_few',
    ],
  ]
  test.each(nothing)('%s', (_, e, absent) => {
    expect(infer(e)).toEqual({ absent })
  })
})

describe('exact values', () => {
  const exact = (value: number): OneSample => ({ kind: 'exact', value })
  test('are without error, alone and as a difference', () => {
    const of = known(infer(independent(exact(3), exact(5))))
    expect(ends(of)).toEqual([2, 2])
    expect([of.above(1.9), of.above(2), of.below(2), of.below(2.1)]).toEqual([0, 1, 1, 0])
    expect(known(inferRatio(independent(exact(4), exact(5)))).value).toBe(0.25)
    expect(inferRatio(independent(exact(0), exact(5)))).toEqual({ absent: 'incumbent_near_zero' })
  })
})

test('pairs of which none differ bound the change about as Clopper-Pearson does', () => {
  const of = known(infer({ kind: 'rates-paired', both: 300, onlyIncumbent: 0, onlyCandidate: 0, neither: 200 }))
  const [low, high] = ends(of)
  expect(high).toBeGreaterThan(3 / 500)
  expect(high).toBeLessThan(5 / 500)
  expect(low).toBeCloseTo(-high!, 9)
})

test('the contrast of paired rates at k = 0 is the candidate alone', () => {
  const of = known(contrast({ kind: 'rates-paired', both: 30, onlyIncumbent: 8, onlyCandidate: 12, neither: 150 }, 0))
  expect(of.value).toBeCloseTo(0.21, 12)
  expect(off(ends(of), ends(known(infer({ kind: 'rate', events: 42, n: 200 }))))).toBeLessThan(0.03)
})
