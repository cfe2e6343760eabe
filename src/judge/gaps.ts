import { type Evidence, isAbsent, type OneSample } from '../stats/evidence.ts'
import { type Gaps, meanGap, meanGaps, type Norm } from '../stats/gaps.ts'
import { largestGap } from '../stats/largest-gap.ts'
import { kish } from '../stats/weights.ts'
import type { AnyArm } from './case.ts'
import { onEffectiveRows, type Sample } from './sample.ts'

/** Gaps by cell, of all rows and of each bucket's. */
interface Cells {
  gaps: Gaps
  buckets: readonly (Gaps | null)[]
}

/** Evidence on one arm's expected or largest gap (the largest of several), or on both arms'. Null: too few. */
export function ofGaps(metric: AnyArm, samples: readonly Sample[], clustered: boolean): Evidence | null {
  const { norm } = metric.gaps!
  const arms = samples.map(sample => cellsOf(metric, sample))
  if (arms.some(parts => parts.length === 0 || parts.some(p => p.buckets.length === 0))) return null
  const [a, b] = arms
  if (norm === 'mean' && b && a!.length === 1) {
    const found = meanGaps([a![0]!.gaps, b[0]!.gaps], [a![0]!.buckets, b[0]!.buckets], clustered)
    return isAbsent(found) ? null : found
  }
  const found = arms.map(parts => largestOf(parts, norm, clustered))
  if (found.some(e => e === null)) return null
  const [incumbent, candidate] = found as OneSample[]
  return candidate ? { kind: 'mover', incumbent: incumbent!, candidate, correlation: 0 } : incumbent!
}

function largestOf(parts: readonly Cells[], norm: Norm, clustered: boolean): OneSample | null {
  const made = parts.map(({ gaps, buckets }) =>
    (norm === 'mean' ? meanGap : largestGap)(gaps, clustered ? buckets : null),
  )
  const evidence = made.flatMap(e => (isAbsent(e) ? [] : [e]))
  if (evidence.length < parts.length) return null
  return evidence.length === 1 ? evidence[0]! : { kind: 'largest', value: null, parts: evidence, signed: false }
}

/** A mean is over all cells, on the rows that all are worth; of the largest each cell has those of its own weights. */
function cellsOf(metric: AnyArm, sample: Sample): Cells[] {
  const { norm, of } = metric.gaps!
  const gapsOf = (s: Sample['statistics']): readonly Gaps[] => [of(s)].flat()
  if (norm === 'mean' || !sample.weighed) return dealt(gapsOf, onEffectiveRows(sample))
  const squares = gapsOf(sample.weighed.squares)
  return dealt(gapsOf, sample).map(({ gaps, buckets }, i) => {
    const times = gaps.n.map((n, cell) => (n > 0 ? kish(n, squares[i]!.n[cell]!) / n : 0))
    return { gaps: worth(gaps, times), buckets: buckets.map(b => b && worth(b, times)) }
  })
}

function worth({ n, observed, expected, powers }: Gaps, times: Float64Array): Gaps {
  const each = (x: Float64Array) => x.map((v, cell) => v * times[cell]!)
  return {
    n: each(n),
    observed: each(observed),
    expected: each(expected),
    ...(powers && { powers: { squares: each(powers.squares), cubes: each(powers.cubes) } }),
  }
}

function dealt(of: (s: Sample['statistics']) => readonly Gaps[], { statistics, buckets }: Sample): Cells[] {
  const words = Object.entries(buckets ?? {})
  const length = Math.max(0, ...words.map(([, list]) => list.length))
  const each = Array.from({ length }, (_, b) => {
    const found = words.flatMap(([word, list]) => (list[b] ? [[word, list[b]] as const] : []))
    return found.length < words.length ? null : of(Object.fromEntries(found))
  })
  return of(statistics).map((gaps, i) => ({ gaps, buckets: each.map(list => list?.[i] ?? null) }))
}
