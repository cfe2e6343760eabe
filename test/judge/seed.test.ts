import { describe, expect, test } from 'vitest'
import { bootstrap } from '../../src/judge/bootstrap.ts'
import type { Sample } from '../../src/judge/sample.ts'
import { infer } from '../../src/stats/infer.ts'
import type { Moments } from '../../src/stats/statistics.ts'
import { random } from '../simulation/random.ts'
import { known } from '../stats/reference.ts'

/** Skewed amounts by bucket, and the norm of two means: a value that its own noise moves to one side. */
function sampleOf(seed: string): Sample {
  const r = random(seed)
  const moments = (n: number): Moments<'x' | 'y'> => {
    const draw = () => Array.from({ length: n }, () => r.exponential() - 0.9)
    const [x, y] = [draw(), draw()]
    const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / n
    const product = (a: number[], b: number[]) => a.reduce((s, v, i) => s + (v - mean(a)) * (b[i]! - mean(b)), 0)
    return {
      kind: 'moments',
      n,
      mean: { x: mean(x), y: mean(y) },
      comoments: { x: { x: product(x, x), y: product(x, y) }, y: { x: product(y, x), y: product(y, y) } },
      min: { x: Math.min(...x), y: Math.min(...y) },
      max: { x: Math.max(...x), y: Math.max(...y) },
    }
  }
  const buckets = Array.from({ length: 120 }, () => moments(5 + Math.floor(10 * r.uniform())))
  const n = buckets.reduce((sum, b) => sum + b.n, 0)
  const mean = (name: 'x' | 'y') => buckets.reduce((sum, b) => sum + b.n * b.mean[name], 0) / n
  const point = { ...buckets[0]!, n, mean: { x: mean('x'), y: mean('y') } }
  return { statistics: { m: point }, buckets: { m: buckets }, n, weighed: null }
}

describe('another seed of the resampling, the buckets kept', () => {
  test('moves an end by less than 0.15 standard errors, so no verdict that is farther from its limit', () => {
    let most = 0
    for (let i = 0; i < 4; i++) {
      const sample = sampleOf(`sample ${i}`)
      const value = (s: Sample['statistics']): number => Math.hypot((s.m as Moments).mean.x!, (s.m as Moments).mean.y!)
      const found = Array.from({ length: 5 }, (_, seed) => {
        const { evidence } = bootstrap([{ sample, value, debiased: null }], `seed ${seed}`)!
        return known(infer(evidence[0]!)).interval(0.05)
      })
      for (const end of ['low', 'high'] as const) {
        const ends = found.map(f => f[end]!)
        const [low, high] = [found[0]!.low!, found[0]!.high!]
        most = Math.max(most, (Math.max(...ends) - Math.min(...ends)) / ((high - low) / 3.92))
      }
    }
    expect(most).toBeLessThan(0.15)
    // Another seed is another draw.
    expect(most).toBeGreaterThan(0)
  })
})
