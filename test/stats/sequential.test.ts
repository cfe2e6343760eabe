import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alwaysValid, normalCapital, rateCapital } from '../../src/stats/always-valid.ts'
import { normalPoint } from '../../src/stats/distributions.ts'
import type { QuantileEvidence } from '../../src/stats/evidence.ts'
import { infer } from '../../src/stats/infer.ts'
import { type Look, levelOfLook, obrienFleming } from '../../src/stats/spending.ts'
import { ends, golden, known, off } from './reference.ts'

describe('bets on a rate: confseq', () => {
  type Case = { events: number; n: number; p: number; tunedAt: number; log: number }
  for (const name of ['rate_capital', 'rate_capital_by_bets']) {
    const { tolerance, cases } = golden<Case>('sequential', name)
    test.each(cases)(`${name}: $events of $n against $p`, c => {
      expect(off([rateCapital(c.events, c.n, c.p, c.tunedAt)], [c.log])).toBeLessThanOrEqual(tolerance)
    })
  }

  test('the mean capital of the true rate is 1, at any n', () => {
    const binomial = (n: number, k: number, p: number) => {
      let log = k * Math.log(p) + (n - k) * Math.log(1 - p)
      for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i)
      return Math.exp(log)
    }
    const rate = fc.double({ min: 0.01, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500 }), (p, n, tunedAt) => {
        const mean = Array.from(
          { length: n + 1 },
          (_, k) => binomial(n, k, p) * Math.exp(rateCapital(k, n, p, tunedAt)),
        ).reduce((a, b) => a + b, 0)
        expect(mean).toBeCloseTo(1, 8)
      }),
    )
  })

  test('interval and p are one family, and wider than one look', () => {
    const evidence = { kind: 'rate', events: 12, n: 4000 } as const
    const once = known(infer(evidence))
    const always = known(alwaysValid(evidence, once, { tunedAt: 4000, n: 4000, events: 12 }))
    const [low, high] = ends(always)
    const [lowOnce, highOnce] = ends(once)
    expect(low).toBeLessThan(lowOnce!)
    expect(high).toBeGreaterThan(highOnce!)
    expect(always.above(low!)).toBeCloseTo(0.025, 8)
    expect(always.below(high!)).toBeCloseTo(0.025, 8)
  })

  test.each([
    [0, 100],
    [100, 100],
  ])('%i of %i', (events, n) => {
    const evidence = { kind: 'rate', events, n } as const
    const always = known(alwaysValid(evidence, known(infer(evidence)), { tunedAt: 100, n, events }))
    expect(ends(always).every(Number.isFinite)).toBe(true)
    expect(Math.min(always.above(0.5), always.below(0.5))).toBeLessThan(1e-10)
  })
})

describe('a z statistic on growing data: confseq', () => {
  const capital = golden<{ z: number; ratio: number; log: number }>('sequential', 'normal_capital')
  test.each(capital.cases)('capital of z $z at ratio $ratio', c => {
    expect(off([normalCapital(c.z, c.ratio)], [c.log])).toBeLessThanOrEqual(capital.tolerance)
  })

  const bound = golden<{ a: number; ratio: number; z: number }>('sequential', 'normal_bound')
  test.each(bound.cases)('the interval at $a, ratio $ratio', ({ a, ratio, z }) => {
    const e = { kind: 'student', value: 0, se: 1, df: null } as const
    const always = known(alwaysValid(e, known(infer(e)), { tunedAt: 1000 * ratio, n: 1000, events: 1000 }))
    expect(off(ends(always, 2 * a), [-z, z])).toBeLessThanOrEqual(bound.tolerance)
    expect(always.below(z)).toBeCloseTo(a, 8)
  })

  test('nothing is said before 50 events, and never of what its own noise biases', () => {
    const e = { kind: 'student', value: 0, se: 1, df: null } as const
    const sequence = { tunedAt: 1000, n: 1000, events: 49 }
    expect(alwaysValid(e, known(infer(e)), sequence)).toEqual({ absent: 'too_few' })
    const ece = { kind: 'mean-gap', mean: [0.1], se: [0.01], inflation: 1, df: null, method: 'ECE' } as const
    expect(alwaysValid(ece, known(infer(ece)), { ...sequence, events: 900 })).toEqual({ absent: 'not_at_looks' })
  })
})

describe('quantiles at any look: confseq', () => {
  const ranks = golden<{ p: number; n: number; tunedAt: number; a: number; low: number; high: number }>(
    'sequential',
    'quantile_ranks',
  )
  test.each(ranks.cases)('p $p of $n at $a', ({ p, n, tunedAt, a, low, high }) => {
    const x = Array.from({ length: n }, (_, i) => i + 1)
    const e: QuantileEvidence = {
      kind: 'quantile',
      value: 1 + (n - 1) * p,
      p,
      n,
      ladder: { p: x.map((_, i) => i / (n - 1)), x },
    }
    const always = known(alwaysValid(e, known(infer(e)), { tunedAt, n, events: n }))
    // Of at most `low` rows below, and of `high` from below, the capital is enough: the next rows are the ends.
    const [from, until] = always.interval(2 * a).low === null ? [0, 0] : ends(always, 2 * a)
    expect([from, until === Number.POSITIVE_INFINITY ? n + 1 : until]).toEqual([low + 1, high > n ? n + 1 : high])
  })
})

describe('looks that were planned', () => {
  const boundaries = (a: number, times: readonly number[]) => {
    const before: Look[] = []
    let spent = 0
    for (const t of times) {
      const goal = obrienFleming(a, t)
      before.push({ information: t, level: levelOfLook(goal - spent, t, before) })
      spent = goal
    }
    return before.map(look => normalPoint(look.level))
  }

  const genz = golden<{ a: number; t: number[]; spent: number[]; z: number[] }>('sequential', 'looks')
  test.each(genz.cases)('scipy: $a at $t', ({ a, t, spent, z }) => {
    expect(
      off(
        t.map(x => obrienFleming(a, x)),
        spent,
      ),
    ).toBeLessThanOrEqual(1e-10)
    expect(off(boundaries(a, t), z)).toBeLessThanOrEqual(genz.tolerance)
  })

  const printed = golden<{ a: number; z: number[] }>('sequential', 'looks_printed')
  test.each(printed.cases)('as printed: $z', ({ a, z }) => {
    const ours = boundaries(
      a,
      z.map((_, i) => (i + 1) / z.length),
    )
    expect(Math.max(...ours.map((x, i) => Math.abs(x - z[i]!)))).toBeLessThanOrEqual(printed.tolerance)
  })

  test('what is spent is at most what was to be spent, however close the looks', () => {
    const before: Look[] = []
    let spent = 0
    for (let k = 1; k <= 50; k++) {
      const goal = obrienFleming(0.025, k / 50)
      const level = levelOfLook(goal - spent, k / 50, before)
      expect(level).toBeLessThan(0.025)
      before.push({ information: k / 50, level })
      spent = goal
    }
    // Fifty equal looks: gsDesign's last bound is 2.16 or so, and no less than that of ten (2.08)
    expect(normalPoint(before.at(-1)!.level)).toBeGreaterThan(2.0812)
    expect(levelOfLook(0, 2, before)).toBe(0)
  })
})
