import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claims } from '../../src/judge/claim.ts'
import type { BoundLimit } from '../../src/spec/bound.ts'
import {
  bucketCorrelation,
  designEffectOf,
  effectiveNumber,
  jackknife,
  jackknifeJoint,
  tailedDf,
} from '../../src/stats/buckets.ts'
import { delong, delongPaired } from '../../src/stats/delong.ts'
import { normalPoint } from '../../src/stats/distributions.ts'
import { contrast, independent, infer } from '../../src/stats/infer.ts'
import { linear, meanEvidence, pairedMeans, ratioOfMeans } from '../../src/stats/moments.ts'
import type { Moments, Ranks } from '../../src/stats/statistics.ts'
import { tTest } from '../../src/stats/tests.ts'
import { ends, golden, known, off } from './reference.ts'

const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0)

describe("R's survey", () => {
  const rate = golden<{
    events: number[]
    n: number[]
    value: number
    design_effect: number
    df: number
    interval95: number[]
    interval99: number[]
  }>('r', 'clustered')
  test.each(rate.cases)('design effect and Korn-Graubard interval', c => {
    const clustered = known(designEffectOf(c))
    expect(off([clustered.designEffect], [c.design_effect])).toBeLessThan(rate.tolerance)
    // survey counts clusters, we count how many equal ones they are worth
    expect(clustered.df).toBeCloseTo(effectiveNumber(c.n) - 1, 12)
    const e = {
      kind: 'rate',
      events: sum(c.events),
      n: sum(c.n),
      designEffect: clustered.designEffect,
      df: c.df,
    } as const
    const of = known(infer(e))
    expect(off(ends(of), c.interval95)).toBeLessThan(rate.tolerance)
    expect(off(ends(of, 0.01), c.interval99)).toBeLessThan(rate.tolerance)
  })

  const mean = golden<{ n: number[]; v: number[]; mean: number; linearised: number; jk1: number }>('r', 'jackknife')
  test.each(mean.cases)('mean over unequal clusters', c => {
    const [total, n] = [sum(c.v), sum(c.n)]
    const without = c.v.map((v, b) => (total - v) / (n - c.n[b]!))
    const { value, se } = known(jackknife({ value: total / n, without, sizes: c.n }))
    expect(off([value], [c.mean])).toBeLessThan(mean.tolerance)
    // The linearised error of clusters of any size; JK1 doesn't allow for the sizes
    expect(off([se], [c.linearised])).toBeLessThan(mean.tolerance)
    expect(off([se], [c.jk1])).toBeLessThan(0.03)
  })

  const ratio = golden<{ v: number[]; w: number[]; value: number; se: number }>('r', 'jackknife_ratio')
  test.each(ratio.cases)('ratio over equal clusters', c => {
    const [v, w] = [sum(c.v), sum(c.w)]
    const without = c.v.map((x, b) => (v - x) / (w - c.w[b]!))
    const { value, se, df } = known(jackknife({ value: v / w, without, sizes: c.v.map(() => 8) }))
    expect(off([value, se], [c.value, c.se])).toBeLessThan(ratio.tolerance)
    expect(df).toBeCloseTo(29, 10)
  })

  const delta = golden<{
    n: number
    mean: [number, number]
    comoments: Record<'v' | 'w', [number, number]>
    value: number
    se: number
  }>('r', 'ratio_of_means')
  test.each(delta.cases)('ratio of means by the delta method', c => {
    const [v, w] = [c.comoments.v, c.comoments.w]
    const m = moments(c.n, { v: c.mean[0], w: c.mean[1] }, { v: { v: v[0], w: v[1] }, w: { v: w[0], w: w[1] } })
    const { value, se } = known(ratioOfMeans(m, 'v', 'w'))
    expect(off([value, se], [c.value, c.se])).toBeLessThan(delta.tolerance)
  })
})

const moments = <N extends string>(
  n: number,
  mean: Record<N, number>,
  comoments: Record<N, Record<N, number>>,
): Moments<N> => ({
  kind: 'moments',
  n,
  mean,
  comoments,
  min: mean,
  max: mean,
})

describe('means: scipy', () => {
  const paired = golden<{
    n: number
    mean: [number, number]
    comoments: number[][]
    t: number
    p: number
    interval: number[]
  }>('python', 'paired_t')
  test.each(paired.cases)('paired t', c => {
    const row = (i: number) => ({ x: c.comoments[i]![0]!, y: c.comoments[i]![1]! })
    const m = moments(c.n, { x: c.mean[0], y: c.mean[1] }, { x: row(0), y: row(1) })
    const of = known(infer(known(pairedMeans(m, 'x', 'y'))))
    expect(off(ends(of), c.interval)).toBeLessThan(paired.tolerance)
    expect(off([2 * Math.min(of.above(0), of.below(0))], [c.p])).toBeLessThan(paired.tolerance)
    const by = known(linear(m, { y: 1, x: -1 }))
    expect(off([tTest(by.mean, Math.sqrt(by.variance / by.n), by.n - 1)!.statistic], [c.t])).toBeLessThan(
      paired.tolerance,
    )
  })

  type Sampled = { n: number; mean: number; variance: number }
  const welch = golden<{ incumbent: Sampled; candidate: Sampled; p: number; interval: number[] }>('python', 'welch')
  test.each(welch.cases)('Welch', c => {
    const arm = ({ n, mean, variance }: Sampled) =>
      known(meanEvidence(moments(n, { x: mean }, { x: { x: variance * (n - 1) } }), 'x'))
    const of = known(infer(independent(arm(c.incumbent), arm(c.candidate))))
    expect(off(ends(of), c.interval)).toBeLessThan(welch.tolerance)
    expect(off([2 * Math.min(of.above(0), of.below(0))], [c.p])).toBeLessThan(welch.tolerance)
  })

  type Paired = { n: number; mean: [number, number]; comoments: [[number, number], [number, number]] }
  const tost = golden<{
    limit: number
    p: number
    paired?: Paired
    apart?: { incumbent: Sampled; candidate: Sampled }
  }>('python', 'tost')
  test.each(tost.cases)('two one-sided tests of equivalence within $limit', ({ limit, p, paired: pairs, apart }) => {
    const arm = ({ n, mean, variance }: Sampled) =>
      known(meanEvidence(moments(n, { x: mean }, { x: { x: variance * (n - 1) } }), 'x'))
    const row = (i: number) => ({ x: pairs!.comoments[i]![0]!, y: pairs!.comoments[i]![1]! })
    const evidence = pairs
      ? known(pairedMeans(moments(pairs.n, { x: pairs.mean[0], y: pairs.mean[1] }, { x: row(0), y: row(1) }), 'x', 'y'))
      : independent(arm(apart!.incumbent), arm(apart!.candidate))
    const equivalent = { kind: 'equivalent', value: limit } as BoundLimit
    const { pPass } = claims(known(infer(evidence)), equivalent, 'lower', limit)
    // Beyond a quarter a p claims nothing, and is not the tests' to a digit.
    if (p < 0.25) expect(off([pPass], [p])).toBeLessThan(tost.tolerance)
    else expect(pPass).toBeGreaterThan(0.25)
  })

  test('too few rows are absent', () => {
    const of = (n: number) => moments(n, { x: 1, y: 2 }, { x: { x: 0, y: 0 }, y: { x: 0, y: 0 } })
    expect([meanEvidence(of(0), 'x'), meanEvidence(of(1), 'x'), pairedMeans(of(1), 'x', 'y')]).toEqual([
      { absent: 'no_rows' },
      { absent: 'too_few' },
      { absent: 'too_few' },
    ])
    expect(ratioOfMeans(moments(5, { x: 1, y: 0 }, { x: { x: 1, y: 0 }, y: { x: 0, y: 1 } }), 'x', 'y')).toEqual({
      absent: 'near_zero',
    })
    expect(infer(known(pairedMeans(of(5), 'x', 'y')))).toEqual({ absent: 'identical' })
  })
})

describe("DeLong: R's pROC", () => {
  type Other = { positives: number; negatives: number; auc: number; s10: number; s01: number }
  const { tolerance, cases } = golden<{
    positives: number
    negatives: number
    auc: [number, number]
    s10: number[][]
    s01: number[][]
    ci_candidate: number[]
    z: number
    p: number
    other: Other
    d: number
    df: number
    p_unpaired: number
  }>('r', 'delong')
  test.each(cases)('paired and unpaired', c => {
    const square = (s: number[][]) => ({ a: { a: s[0]![0]!, b: s[0]![1]! }, b: { a: s[1]![0]!, b: s[1]![1]! } })
    const { positives, negatives } = c
    const ranks: Ranks<'a' | 'b'> = {
      kind: 'ranks',
      positives,
      negatives,
      auc: { a: c.auc[0], b: c.auc[1] },
      s10: square(c.s10),
      s01: square(c.s01),
      bound: 0,
    }
    const { auc, s10, s01, ...n } = c.other
    const other: Ranks<'c'> = {
      kind: 'ranks',
      ...n,
      auc: { c: auc },
      s10: { c: { c: s10 } },
      s01: { c: { c: s01 } },
      bound: 0,
    }

    expect(off(ends(known(infer(known(delong(ranks, 'b'))))), c.ci_candidate)).toBeLessThan(tolerance)
    const difference = known(infer(known(delongPaired(ranks, 'a', 'b'))))
    expect(off([2 * difference.above(0)], [c.p])).toBeLessThan(tolerance)
    const unpaired = independent(known(delong(ranks, 'a')), known(delong(other, 'c')))
    const of = known(infer(unpaired))
    expect(of.method).toBe(`DeLong, unpaired, ${Number(c.df.toPrecision(6))} df`)
    expect(off([2 * Math.min(of.above(0), of.below(0))], [c.p_unpaired])).toBeLessThan(tolerance)
  })

  test('one class, or one row of a class', () => {
    const of = (positives: number, negatives: number): Ranks<'a'> => ({
      kind: 'ranks',
      positives,
      negatives,
      auc: { a: 0.5 },
      s10: { a: { a: 0.1 } },
      s01: { a: { a: 0.1 } },
      bound: 0,
    })
    expect([delong(of(0, 0), 'a'), delong(of(0, 9), 'a'), delong(of(1, 9), 'a')]).toEqual([
      { absent: 'no_rows' },
      { absent: 'one_class' },
      { absent: 'too_few' },
    ])
  })

  test('the bound of binned ranks widens both ends, of a difference twice', () => {
    const ranks = (bound: number): Ranks<'a' | 'b'> => {
      const s = { a: { a: 0.1, b: 0.05 }, b: { a: 0.05, b: 0.1 } }
      return { kind: 'ranks', positives: 99, negatives: 99, auc: { a: 0.7, b: 0.75 }, s10: s, s01: s, bound }
    }
    const [low, high] = ends(known(infer(known(delongPaired(ranks(0), 'a', 'b')))))
    expect(
      off(ends(known(infer(known(delongPaired(ranks(0.001), 'a', 'b'))))), [low! - 0.002, high! + 0.002]),
    ).toBeLessThan(1e-12)
    const [from, to] = ends(known(infer(known(delong(ranks(0), 'a')))))
    expect(off(ends(known(infer(known(delong(ranks(0.001), 'a'))))), [from! - 0.001, to! + 0.001])).toBeLessThan(1e-12)
  })
})

describe('buckets', () => {
  // On a grid: values that differ by their last bits have degrees of freedom made of rounding.
  const finite = fc.integer({ min: -100_000, max: 100_000 }).map(v => v / 1000)
  const rows = fc.array(fc.tuple(finite, finite), { minLength: 5, maxLength: 40 })

  test('one row a bucket: the jackknife of means is the paired t', () => {
    fc.assert(
      fc.property(rows, data => {
        const n = data.length
        const arm = (which: 0 | 1) => {
          const x = data.map(r => r[which])
          const value = sum(x) / n
          return { value, without: x.map(v => (n * value - v) / (n - 1)), sizes: x.map(() => 1) }
        }
        const [i, c] = [arm(0), arm(1)]
        const evidence = known(jackknifeJoint(i, c))
        const cov = (a: 0 | 1, b: 0 | 1) => {
          const centre = [i.value, c.value]
          return sum(data.map(r => (r[a] - centre[a]!) * (r[b] - centre[b]!))) / n / (n - 1)
        }
        for (const [at, [a, b]] of (
          [
            [0, 0],
            [0, 1],
            [1, 1],
          ] as const
        ).entries())
          expect(evidence.covariance[at]).toBeCloseTo(cov(a, b), 8)
        // The paired t's n − 1, or fewer where the differences are heavy-tailed
        const d = Float64Array.from(data, r => r[1] - r[0] - (c.value - i.value))
        expect(evidence.df).toBeCloseTo(tailedDf(d, n - 1) as number, 5)
      }),
    )
  })

  test('degrees of freedom of a variance: all of them where its parts are alike, one or two where one part is all', () => {
    const alike = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : -1))
    expect(tailedDf(alike, 39)).toBe(39)
    expect(tailedDf(Float64Array.from([...alike, 1000]), 40)).toBeCloseTo(2 / (1 - 1 / 41), 3)
    expect(tailedDf(new Float64Array(5), 4)).toBe(4)
    const normal = Float64Array.from({ length: 4001 }, (_, i) => normalPoint((i + 0.5) / 4001))
    // Σd⁴/(Σd²)² is 3/g of normal parts
    expect(tailedDf(normal, 1e9) / 4001).toBeCloseTo(1, 1)
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 50 }), parts => {
        const df = tailedDf(Float64Array.from(parts), parts.length - 1)
        expect(df).toBeGreaterThan(0)
        expect(df).toBeLessThanOrEqual(parts.length - 1)
      }),
    )
  })

  test('empty buckets say nothing, doubled weights change nothing, a sample shrinks the error by its root', () => {
    const base = { value: 2, without: [1.9, 2.2, 2.05, 1.8], sizes: [10, 12, 9, 11] }
    const { se, df } = known(jackknife(base))
    const padded = known(jackknife({ ...base, without: [...base.without, null], sizes: [...base.sizes, 0] }))
    const doubled = known(jackknife({ ...base, sizes: base.sizes.map(m => 2 * m) }))
    expect(off([padded.se, padded.df!, doubled.se, doubled.df!], [se, df!, se, df!])).toBeLessThan(1e-12)
    expect(known(jackknife({ ...base, share: 0.25 })).se).toBeCloseTo(se / 2, 12)
    expect(known(jackknife({ ...base, value: 5, merged: 2 }))).toMatchObject({ value: 5, se })
  })

  test('blocks in order: what persists widens, what alternates does not, too few stretches say nothing', () => {
    const blocks = (x: readonly number[]) => {
      const total = sum(x)
      return {
        value: total / x.length,
        without: x.map(v => (total - v) / (x.length - 1)),
        sizes: x.map(() => 10),
      }
    }
    const runsOf = (length: number) => Array.from({ length: 64 }, (_, b) => Number(Math.floor(b / length) % 2 === 0))
    const plain = known(jackknife(blocks(runsOf(1)))).se
    expect(known(jackknife(blocks(runsOf(1)), true)).se).toBe(plain)
    // Runs of three: ρ = 1/3, so the variance is about double
    const widened = known(jackknife(blocks(runsOf(3)), true))
    expect((widened.se / known(jackknife(blocks(runsOf(3)))).se) ** 2).toBeCloseTo(2.2, 0)
    expect(widened.df!).toBeLessThan(35)
    expect(jackknife(blocks(runsOf(16)), true)).toEqual({ absent: 'bursts' })
    const i = blocks(runsOf(16))
    const shared = blocks(runsOf(16).map((v, b) => v + (b % 2)))
    // What both arms share cancels
    expect(known(jackknifeJoint(i, shared, true)).df).toBe(63)
    expect(jackknifeJoint(i, blocks(runsOf(12)), true)).toEqual({ absent: 'bursts' })
  })

  test('skewness widens the end on its long side, and never narrows one', () => {
    const e = (third: number) => ({ kind: 'student', value: 1, se: 0.1, df: 200, third }) as const
    const [low, high] = ends(known(infer(e(0))))
    const [lower, higher] = ends(known(infer(e(0.3 * 0.1 ** 3))))
    expect(lower).toBe(low)
    expect(higher).toBeGreaterThan(high! + 0.02)
    const [least, most] = ends(known(infer(e(-0.3 * 0.1 ** 3))))
    expect([2 - least!, 2 - most!]).toEqual([expect.closeTo(higher!, 12), expect.closeTo(lower!, 12)])
    // Both claims agree with the ends
    const of = known(infer(e(0.3 * 0.1 ** 3)))
    expect([of.below(higher!), of.above(lower!)]).toEqual([expect.closeTo(0.025, 9), expect.closeTo(0.025, 9)])
  })

  test('one bucket, or a statistic that one bucket carries, is too few', () => {
    expect(jackknife({ value: 1, without: [1], sizes: [5] })).toEqual({ absent: 'too_few' })
    expect(jackknife({ value: 1, without: [null, 1], sizes: [5, 5] })).toEqual({ absent: 'too_few' })
    expect(designEffectOf({ events: [1], n: [5] })).toEqual({ absent: 'too_few' })
  })

  test('without events each unit counts as one row', () => {
    const counts = { events: [0, 0, 0, 0], n: [25, 25, 25, 25] }
    expect(known(designEffectOf(counts, 10)).designEffect).toBe(10)
    expect(known(designEffectOf(counts)).designEffect).toBe(1)
  })

  test('correlation of two arms: none to lean on where fewer than 20 buckets differ', () => {
    const n = Array.from({ length: 40 }, () => 10)
    const events = n.map((_, b) => (b * 7) % 10)
    const a = { events, n }
    expect(bucketCorrelation(a, a)).toBe(0)
    expect(bucketCorrelation(a, { n, events: events.map((e, b) => (b < 19 ? 9 - e : e)) })).toBe(0)
    const nearly = { n, events: events.map((e, b) => (b < 20 ? e + 1 : e)) }
    expect(bucketCorrelation(a, nearly)).toBeGreaterThan(0.97)
    expect(bucketCorrelation(a, { n, events: events.map(e => 10 - e) })).toBeCloseTo(-1, 12)
    expect(bucketCorrelation(a, { n, events: n.map(() => 3) })).toBe(0)
  })

  test('the jackknife of independent arms is their contrast', () => {
    const { third: _, ...e } = known(
      jackknifeJoint(
        { value: 1, without: [1, 1.2, 0.9], sizes: [4, 4, 4] },
        { value: 2, without: [2.1, 2, 1.8], sizes: [4, 4, 4] },
      ),
    )
    const [vi, cov, vc] = e.covariance
    const of = known(contrast(e, 0.5))
    const half = (ends(of)[1]! - ends(of)[0]!) / 2
    expect(half / Math.sqrt(vc - cov + vi / 4)).toBeCloseTo(4.30265, 4)
  })
})
