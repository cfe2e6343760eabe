import { effectiveNumber } from '../stats/buckets.ts'
import { isAbsent, type OneSample, type ReflectedEvidence } from '../stats/evidence.ts'
import { reflected, resamples } from '../stats/resample.ts'
import type { Statistic } from '../stats/statistics.ts'
import { MIN_UNITS } from './minimums.ts'
import { bucketRows, reweighted, type Sample } from './sample.ts'

/** Their error at the ends is then 0.03 standard errors. */
const REPLICATES = 10_000

export interface Resampled {
  sample: Sample
  value: (statistics: Record<string, Statistic>) => number | null
  /** What the limit is held against, where the value's own noise moves it; then the bootstrap's bias is not taken off. */
  debiased: number | null
}

/**
 * Reflected bootstrap of one quantity or two over the same buckets, which are drawn with replacement: for statistics
 * that their own noise moves to one side. Null: too few units.
 */
export function bootstrap(
  of: readonly Resampled[],
  seed: string,
): { evidence: OneSample[]; correlation: number } | null {
  const rows = of.map(r => bucketRows(r.sample))
  const used = rows[0]!.map((_, b) => b).filter(b => rows.some(r => r[b]! > 0))
  const effective = effectiveNumber(used.map(b => rows.reduce((sum, r) => sum + r[b]!, 0)))
  if (effective < MIN_UNITS) return null
  const drawn = resamples(used.length, REPLICATES, seed)
  const ones = new Float64Array(rows[0]!.length).fill(1)
  const replicates = of.map(one => replicatesOf(one, drawn, used))
  const evidence = of.map(({ sample, value, debiased }, k) => {
    const plain = value(sample.statistics) ?? Number.NaN
    const merged = value(reweighted(sample, ones)) ?? Number.NaN
    const found = reflected({ value: plain, merged, replicates: replicates[k]!, buckets: used.length, effective })
    if (isAbsent(found)) return null
    const method = `${debiased === null ? '' : 'debiased, '}reflected bootstrap, ${used.length} buckets`
    return debiased === null
      ? { ...found, method }
      : ({ ...found, value: debiased, bias: 0, method } satisfies ReflectedEvidence)
  })
  if (evidence.some(e => e === null)) return null
  return {
    evidence: evidence as OneSample[],
    correlation: of.length === 2 ? correlation(replicates[0]!, replicates[1]!) : 0,
  }
}

function replicatesOf({ sample, value }: Resampled, drawn: readonly Uint16Array[], used: readonly number[]) {
  const weights = new Float64Array(Object.values(sample.buckets!)[0]!.length)
  const out = new Float64Array(drawn.length)
  for (let r = 0; r < drawn.length; r++) {
    const counts = drawn[r]!
    for (let i = 0; i < used.length; i++) weights[used[i]!] = counts[i]!
    out[r] = value(reweighted(sample, weights)) ?? Number.NaN
  }
  return out
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (x: Float64Array) => x.reduce((s, v) => s + v, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb)
    aa += (a[i]! - ma) ** 2
    bb += (b[i]! - mb) ** 2
  }
  return aa * bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}
