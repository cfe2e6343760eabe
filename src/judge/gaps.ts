import { type Evidence, isAbsent } from '../stats/evidence.ts'
import { type Gaps, largestGap, meanGap, meanGaps } from '../stats/gaps.ts'
import { kish } from '../stats/weights.ts'
import type { AnyArm } from './case.ts'
import { onEffectiveRows, type Sample } from './sample.ts'

/** Evidence on one arm's expected or largest gap, or on both arms'. Null: too few. */
export function ofGaps(metric: AnyArm, samples: readonly Sample[], clustered: boolean): Evidence | null {
  const { norm, of } = metric.gaps!
  const each = samples.map(sample => (norm === 'largest' ? onEffectiveRowsByCell : onEffectiveRowsOfAll)(of, sample))
  const [first, second] = each
  if (each.some(e => e.buckets.length === 0)) return null
  if (norm === 'largest') {
    const found = each.map(e => largestGap(e.gaps, clustered ? e.buckets : null))
    if (found.some(isAbsent)) return null
    const [incumbent, candidate] = found as Exclude<(typeof found)[number], { absent: string }>[]
    return candidate ? { kind: 'mover', incumbent: incumbent!, candidate, correlation: 0 } : incumbent!
  }
  const found = second
    ? meanGaps([first!.gaps, second.gaps], [first!.buckets, second.buckets], clustered)
    : meanGap(first!.gaps, clustered ? first!.buckets : null)
  return isAbsent(found) ? null : found
}

type Of = (statistics: Sample['statistics']) => Gaps
interface Dealt {
  gaps: Gaps
  buckets: (Gaps | null)[]
}

/** Cells have the shares of the weight that they have. */
function onEffectiveRowsOfAll(of: Of, sample: Sample): Dealt {
  const alike = onEffectiveRows(sample)
  return { gaps: of(alike.statistics), buckets: bucketGaps(of, alike) }
}

/** Each cell stands for itself, with the rows that its own weights are worth. */
function onEffectiveRowsByCell(of: Of, sample: Sample): Dealt {
  const [gaps, buckets] = [of(sample.statistics), bucketGaps(of, sample)]
  if (!sample.weighed) return { gaps, buckets }
  const { n: squares } = of(sample.weighed.squares)
  const times = gaps.n.map((n, b) => (n > 0 ? kish(n, squares[b]!) / n : 0))
  const each = (x: Float64Array) => x.map((v, b) => v * times[b]!)
  const worth = ({ n, observed, expected }: Gaps): Gaps => ({
    n: each(n),
    observed: each(observed),
    expected: each(expected),
  })
  return { gaps: worth(gaps), buckets: buckets.map(b => b && worth(b)) }
}

function bucketGaps(of: Of, { buckets }: Sample): (Gaps | null)[] {
  const words = Object.entries(buckets ?? {})
  const length = Math.max(0, ...words.map(([, list]) => list.length))
  return Array.from({ length }, (_, b) => {
    const statistics = words.flatMap(([word, list]) => (list[b] ? [[word, list[b]] as const] : []))
    return statistics.length < words.length ? null : of(Object.fromEntries(statistics))
  })
}
