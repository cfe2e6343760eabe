import type { Sampling } from '../gate/define.ts'
import type { Evidence } from '../stats/evidence.ts'
import { infer } from '../stats/infer.ts'
import type { Cells, Moments } from '../stats/statistics.ts'
import { type AnyShift, type Case, known, type Measured, measure, type Shape, sampleIn } from './case.ts'
import { boundOf } from './claim.ts'
import { conclude } from './conclude.ts'
import { MIN_UNITS } from './minimums.ts'
import { effectiveRows, onEffectiveRows, type Sample } from './sample.ts'

/** Distances of an arm from the reference. */
export const shift: Shape = {
  shown: of => {
    const metric = of.metric as AnyShift
    const reference = sampleFor(of, 'reference')
    const measured = (which: 'incumbent' | 'candidate'): Measured | null => {
      const sample = sampleFor(of, which)
      return sample && reference && measure(sample, own => metric.value(own, reference.statistics))
    }
    const candidate = sampleFor(of, 'candidate')
    const alike = candidate && reference && !candidate.weighed && !reference.weighed
    return {
      incumbent: measured('incumbent'),
      candidate: measured('candidate'),
      tests: alike ? metric.tests?.(candidate.statistics, reference.statistics) : undefined,
      p:
        candidate && reference
          ? metric.test?.(candidate.statistics, reference.statistics, samplingOf(of, candidate, reference))
          : null,
    }
  },
  rows: of => [sampleIn(of, 'candidate')?.n ?? 0, sampleIn(of, 'reference')?.n ?? 0],
  seek: of => {
    const metric = of.metric as AnyShift
    const candidate = sampleFor(of, 'candidate')
    const reference = sampleFor(of, 'reference')
    if (!candidate?.n || !reference?.n) return { absent: 'no_rows' }
    const value = known({ value: metric.value(candidate.statistics, reference.statistics), n: candidate.n })
    if (typeof value !== 'number') return value
    const bound = boundOf(of.check.limit, metric.better, of.check.slice?.marginScale ?? 1)
    const sampling = samplingOf(of, candidate, reference)
    const closed = metric.closed?.(candidate.statistics, reference.statistics, sampling)
    const effect = of.check.cluster ? Math.max(sampling.arm, sampling.reference) : null
    if (closed && approximate(closed) && Math.min(effectiveRows(candidate), effectiveRows(reference)) < MIN_UNITS)
      return { absent: 'too_few' }
    return closed ? conclude(infer(closed), bound, effect) : { absent: 'not_computable' }
  },
}

/** A distance is of shares: weights may as well be in such a unit that their sum is the rows that they are worth. */
function sampleFor(of: Case, which: 'incumbent' | 'candidate' | 'reference'): Sample | null {
  const sample = sampleIn(of, which)
  return sample && onEffectiveRows(sample)
}

/**
 * The design effect of a sample: of its cells on average, Rao & Scott's first-order correction of a χ² (Annals of
 * Statistics 12, 1984), or of its mean.
 */
function effectIn({ statistics, buckets }: Sample): number {
  for (const [word, list] of Object.entries(buckets ?? {})) {
    const point = statistics[word]
    if (point?.kind === 'cells') return effectOfCells(list as readonly (Cells | null)[], point)
    if (point?.kind === 'moments') return effectOfMean(list as readonly (Moments | null)[], point)
  }
  return 1
}

/** Of the first mean: g/(g − 1) · Σ (nᵦ(x̄ᵦ − x̄))² / Σ (x − x̄)². */
function effectOfMean(list: readonly (Moments | null)[], point: Moments): number {
  const name = Object.keys(point.mean)[0]!
  const used = list.filter(b => b !== null && b.n > 0)
  const between = used.reduce((sum, b) => sum + (b!.n * (b!.mean[name]! - point.mean[name]!)) ** 2, 0)
  const within = point.comoments[name]![name]!
  return used.length < 2 || !(within > 0) ? 1 : Math.max(1, ((used.length / (used.length - 1)) * between) / within)
}

/**
 * Σ (1 − p) d / Σ (1 − p) over cells of share p and design effect d = g/(g − 1) · Σ(eᵦ − p nᵦ)² / (N p(1 − p)). Of the
 * sum over buckets only those that have the cell are looked at: the others add p² times their Σ nᵦ².
 */
function effectOfCells(list: readonly (Cells | null)[], point: Cells): number {
  const rows = list.map(b => b?.n.reduce((a, x) => a + x, 0) ?? 0)
  const total = rows.reduce((a, x) => a + x, 0)
  const squares = rows.reduce((a, x) => a + x * x, 0)
  const used = rows.filter(m => m > 0).length
  if (used < 2) return 1
  const shares = Float64Array.from(point.n, n => n / total)
  const residuals = Float64Array.from(shares, p => p * p * squares)
  const place = placesIn(point)
  list.forEach((bucket, b) => {
    for (let i = 0; i < (bucket?.size ?? 0); i++) {
      const cell = bucket!.position ? bucket!.position[i]! : place(bucket!, i)
      const expected = shares[cell]! * rows[b]!
      residuals[cell]! += (bucket!.n[i]! - expected) ** 2 - expected ** 2
    }
  })
  let [sum, weight] = [0, 0]
  for (const [cell, p] of shares.entries()) {
    if (p <= 0 || p >= 1) continue
    sum += residuals[cell]! / (total * p)
    weight += 1 - p
  }
  return weight > 0 ? Math.max(1, ((used / (used - 1)) * sum) / weight) : 1
}

function placesIn(point: Cells): (bucket: Cells, i: number) => number {
  const names = Object.keys(point.keys)
  const text = (cells: Cells, i: number) => JSON.stringify(names.map(k => cells.keys[k]![i]))
  let places: Map<string, number> | undefined
  return (bucket, i) => {
    places ??= new Map(Array.from({ length: point.size }, (_, cell) => [text(point, cell), cell]))
    return places.get(text(bucket, i))!
  }
}

/** Counts are exact for any number of rows. */
const approximate = ({ kind }: Evidence): boolean => kind === 'noncentral' || kind === 'supremum' || kind === 'student'

const togetherIn = ({ plan, metric }: Case): boolean =>
  plan.queries.paired && ((metric as AnyShift).against === 'incumbent' || !plan.queries.relations.reference)

const samplingOf = (of: Case, arm: Sample, reference: Sample): Sampling => ({
  arm: of.check.cluster ? effectIn(arm) : 1,
  reference: of.check.cluster ? effectIn(reference) : 1,
  together: togetherIn(of),
})
