import { designEffectOf, effectiveNumber } from '../stats/buckets.ts'
import { isAbsent } from '../stats/evidence.ts'
import { infer } from '../stats/infer.ts'
import { reflected, resamples } from '../stats/resample.ts'
import type { Cells } from '../stats/statistics.ts'
import { type AnyShift, type Case, known, type Measured, type Shape, type Sought, sampleIn } from './case.ts'
import { boundOf } from './claim.ts'
import { conclude } from './conclude.ts'
import { MIN_UNITS } from './minimums.ts'
import { bucketRows, part, reweighted, type Sample } from './sample.ts'

/** Fewer than for other quantities: drift that is undecided warns, and never holds. */
const REPLICATES = 2_000

/** Distances of an arm from the reference. */
export const shift: Shape = {
  shown: of => {
    const metric = of.metric as AnyShift
    const reference = sampleIn(of, 'reference')
    const measured = (which: 'incumbent' | 'candidate'): Measured | null => {
      const sample = sampleIn(of, which)
      return sample && reference && { value: metric.value(sample.statistics, reference.statistics), n: sample.n }
    }
    const candidate = sampleIn(of, 'candidate')
    return {
      incumbent: measured('incumbent'),
      candidate: measured('candidate'),
      p: candidate && reference ? metric.test?.(candidate.statistics, reference.statistics) : null,
    }
  },
  rows: of => [sampleIn(of, 'candidate')?.n ?? 0, sampleIn(of, 'reference')?.n ?? 0],
  seek: of => {
    const metric = of.metric as AnyShift
    const candidate = sampleIn(of, 'candidate')
    const reference = sampleIn(of, 'reference')
    if (!candidate?.n || !reference?.n) return { absent: 'no_rows' }
    const value = known({ value: metric.value(candidate.statistics, reference.statistics), n: candidate.n })
    if (typeof value !== 'number') return value
    const bound = boundOf(of.check.limit, metric.better, of.check.slice?.marginScale ?? 1)
    const effect = of.check.cluster ? Math.max(cellEffect(candidate), cellEffect(reference)) : 1
    const closed = metric.closed?.(candidate.statistics, reference.statistics, effect)
    if (closed) return conclude(infer(closed), bound, of.check.cluster ? effect : null)
    return resampled(of, metric, candidate, reference, value, bound)
  },
}

/** The average design effect of the cells: Rao & Scott's first-order correction of a χ² (Annals of Statistics 12, 1984). */
function cellEffect({ statistics, buckets }: Sample): number {
  for (const [word, list] of Object.entries(buckets ?? {})) {
    const point = statistics[word]
    if (point?.kind !== 'cells') continue
    const n = list.map(b => (b as Cells | null)?.n.reduce((a, x) => a + x, 0) ?? 0)
    const total = n.reduce((a, x) => a + x, 0)
    let [sum, weight] = [0, 0]
    for (let cell = 0; cell < point.size; cell++) {
      const effect = designEffectOf({ events: list.map(b => countIn(b as Cells | null, point, cell)), n })
      const share = point.n[cell]! / total
      if (!isAbsent(effect)) {
        sum += (1 - share) * effect.designEffect
        weight += 1 - share
      }
    }
    return weight > 0 ? Math.max(1, sum / weight) : 1
  }
  return 1
}

function countIn(bucket: Cells | null, point: Cells, cell: number): number {
  if (!bucket) return 0
  const names = Object.keys(point.keys)
  for (let i = 0; i < bucket.size; i++) {
    if (bucket.position ? bucket.position[i] === cell : names.every(k => bucket.keys[k]![i] === point.keys[k]![cell]))
      return bucket.n[i]!
  }
  return 0
}

/** Buckets of both logs, drawn apart (a reference of its own) or together (the incumbent's log). */
function resampled(
  of: Case,
  metric: AnyShift,
  candidate: Sample,
  reference: Sample,
  value: number,
  bound: number,
): Sought {
  const { value: valueIn } = metric.coarse ?? metric
  const [a, b] = metric.coarse ? [part(candidate, 'coarse.'), part(reference, 'coarse.')] : [candidate, reference]
  if (!a.buckets || !b.buckets) return { absent: 'too_few' }
  const together = !of.plan.queries.relations.reference && of.plan.queries.paired
  const rows = [bucketRows(a), bucketRows(b)]
  const effective = Math.min(...rows.map(effectiveNumber))
  if (effective < MIN_UNITS) return { absent: 'too_few' }
  const seed = JSON.stringify([metric.summary, of.check.subject?.name, candidate.n, reference.n, value])
  const first = resamples(rows[0]!.length, REPLICATES, seed)
  const second = together ? first : resamples(rows[1]!.length, REPLICATES, `${seed}'`)
  const number = (x: unknown): number => (typeof x === 'number' ? x : Number.NaN)
  const at = (w: ArrayLike<number>, v: ArrayLike<number>): number => number(valueIn(reweighted(a, w), reweighted(b, v)))
  const ones = (n: number) => new Float64Array(n).fill(1)
  const replicates = Float64Array.from(first, (w, r) => at(w, second[r]!))
  const found = reflected({
    value,
    merged: at(ones(rows[0]!.length), ones(rows[1]!.length)),
    replicates,
    buckets: Math.min(rows[0]!.length, rows[1]!.length),
    effective,
  })
  return isAbsent(found) ? { absent: 'too_few' } : conclude(infer(found), bound, null)
}
