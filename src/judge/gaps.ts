import { type Evidence, isAbsent } from '../stats/evidence.ts'
import { type Gaps, largestGap, meanGap, meanGaps } from '../stats/gaps.ts'
import type { AnyArm } from './case.ts'
import type { Sample } from './sample.ts'

/** Evidence on one arm's expected or largest gap, or on both arms'. Null: too few. */
export function ofGaps(metric: AnyArm, samples: readonly Sample[], clustered: boolean): Evidence | null {
  const { norm, of } = metric.gaps!
  const each = samples.map(sample => ({ gaps: of(sample.statistics), buckets: bucketGaps(of, sample) }))
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

function bucketGaps(of: (statistics: Sample['statistics']) => Gaps, { buckets }: Sample): (Gaps | null)[] {
  const words = Object.entries(buckets ?? {})
  const length = Math.max(0, ...words.map(([, list]) => list.length))
  return Array.from({ length }, (_, b) => {
    const statistics = words.flatMap(([word, list]) => (list[b] ? [[word, list[b]] as const] : []))
    return statistics.length < words.length ? null : of(Object.fromEntries(statistics))
  })
}
