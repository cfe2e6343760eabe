import { describe, expect, test } from 'vitest'
import { infer } from '../../src/stats/infer.ts'
import { generator, reflected, resamples } from '../../src/stats/resample.ts'
import { round12 } from '../../src/stats/round.ts'
import { ends, known, off } from './reference.ts'

describe('the generator', () => {
  test('repeats by its seed, and differs between seeds', () => {
    const first = (seed: string) => Array.from({ length: 5 }, generator(seed))
    expect(first('logs/check')).toEqual(first('logs/check'))
    expect(first('logs/check')).not.toEqual(first('logs/other'))
  })

  test('is uniform: χ² of 64 bins over a million draws', () => {
    const next = generator('uniform')
    const bins = new Float64Array(64)
    const draws = 1_000_000
    for (let i = 0; i < draws; i++) bins[Math.floor(next() * 64)]!++
    const chi2 = bins.reduce((sum, n) => sum + (n - draws / 64) ** 2 / (draws / 64), 0)
    expect(chi2).toBeGreaterThan(30)
    expect(chi2).toBeLessThan(110)
  })
})

test('resamples draw as many buckets as there are, each with variance 1 − 1/B', () => {
  const all = resamples(50, 4000, 'weights')
  for (const w of all.slice(0, 100)) expect(w.reduce((a, b) => a + b, 0)).toBe(50)
  const squares = all.reduce((sum, w) => sum + (w[7]! - 1) ** 2, 0) / all.length
  expect(squares).toBeCloseTo(1 - 1 / 50, 1)
})

describe('the reflected bootstrap', () => {
  const next = generator('normal')
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const replicates = Float64Array.from({ length: 10_000 }, () => 3 + 0.5 * normal())
  const base = { value: 3.1, merged: 3, replicates, buckets: 1e6, effective: 1e6 }

  test('of normal replicates is the normal interval about the value', () => {
    const of = known(infer(known(reflected(base))))
    expect(of.value).toBe(3.1)
    expect(off(ends(of), [3.1 - 0.98, 3.1 + 0.98])).toBeLessThan(0.02)
  })

  test('reflects: a long upper tail of replicates is a long lower side; bias moves both ends against it', () => {
    const skewed = known(
      reflected({ ...base, replicates: replicates.map(r => Math.exp(r)), merged: Math.exp(3), value: Math.exp(3) }),
    )
    expect(skewed.seLow).toBeGreaterThan(1.5 * skewed.seHigh)
    const moved = known(infer(known(reflected({ ...base, replicates: replicates.map(r => r + 0.2) }))))
    expect(
      off(
        ends(moved),
        ends(known(infer(known(reflected(base))))).map(x => x! - 0.2),
      ),
    ).toBeLessThan(1e-9)
  })

  test('at its own α it is the textbook one, but for few buckets', () => {
    const sorted = [...replicates].sort((a, b) => a - b)
    const quantile = (p: number) => sorted[Math.round((sorted.length - 1) * p)]!
    const textbook = [3.1 + 3 - quantile(0.975), 3.1 + 3 - quantile(0.025)]
    expect(off(ends(known(infer(known(reflected(base))))), textbook)).toBeLessThan(1e-3)
    const [low, high] = ends(known(infer(known(reflected({ ...base, buckets: 30, effective: 30 })))))
    expect((high! - low!) / (textbook[1]! - textbook[0]!)).toBeCloseTo((2.04523 / 1.95996) * Math.sqrt(30 / 29), 3)
  })

  test('a sample of the units shrinks spread by the root of its share, bias by the share', () => {
    const [all, quarter] = [known(reflected(base)), known(reflected({ ...base, share: 0.25 }))]
    expect(
      off([quarter.seLow, quarter.seHigh, quarter.bias], [all.seLow / 2, all.seHigh / 2, all.bias / 4]),
    ).toBeLessThan(1e-12)
  })

  test('too few replicates, buckets, or too many that could not be computed', () => {
    expect(reflected({ ...base, replicates: replicates.slice(0, 300) })).toEqual({ absent: 'not_computable' })
    expect(reflected({ ...base, buckets: 1 })).toEqual({ absent: 'too_few' })
    expect(reflected({ ...base, replicates: replicates.map((r, i) => (i % 50 === 0 ? Number.NaN : r)) })).toEqual({
      absent: 'not_computable',
    })
    expect(infer(known(reflected({ ...base, replicates: replicates.map(() => 3) })))).toEqual({ absent: 'identical' })
  })
})

test('twelve significant digits', () => {
  expect([round12(0.1 + 0.2), round12(123456789.123456), round12(1e-300), round12(Number.POSITIVE_INFINITY)]).toEqual([
    0.3,
    123456789.123,
    1e-300,
    Number.POSITIVE_INFINITY,
  ])
})
