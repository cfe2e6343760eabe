import type { Absent } from '../gate/define.ts'
import type { JointEvidence, StudentEvidence } from '../stats/evidence.ts'
import type { AnyArm, Case } from './case.ts'
import type { Found } from './evidence.ts'
import { MIN_EVENTS, MIN_UNITS } from './minimums.ts'
import { sampleOf } from './sample.ts'

type Side = 'incumbent' | 'candidate'

/** Its value in every section of one arm; absent where one is too small to have one. */
function valuesIn({ check, metric, by, answers }: Case, side: Side): number[] | { absent: Absent } {
  const { sections, value } = metric as AnyArm
  const values: number[] = []
  for (let section = 0; section < sections!; section++) {
    const sample = sampleOf(check.sections![side], [...by, section], answers)
    if (!sample || sample.n < MIN_UNITS) return { absent: 'too_few' }
    const found = value(sample.statistics)
    if (typeof found !== 'number') return found
    values.push(found)
  }
  return values
}

const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length
/** Variance of the mean, or the covariance of two. */
function spread(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)]
  return x.reduce((sum, v, i) => sum + (v - mx) * (y[i]! - my), 0) / ((x.length - 1) * x.length)
}

/**
 * The value of all rows, with the standard error of the mean of its sections' values, by t. Each section has that many
 * fewer rows, so a value that is biased by so many in n is biased by sections times that in them: the interval is about
 * the value of the whole. Nothing is said where a section has fewer than 30 rows, or the whole too few events.
 */
export function bySections(
  of: Case,
  whole: Readonly<Record<Side, number>>,
  sides: readonly Side[],
): Found | { absent: Absent } {
  const metric = of.metric as AnyArm
  for (const side of sides) {
    const sample = sampleOf(of.check.asks[side], of.by, of.answers)
    if (!sample || (metric.events?.(sample.statistics) ?? sample.n) < MIN_EVENTS) return { absent: 'too_few' }
  }
  const values = sides.map(side => valuesIn(of, side))
  for (const found of values) if ('absent' in found) return found
  const [first, second] = values as number[][]
  const about = { df: first!.length - 1, method: `t over ${first!.length} sections` }
  if (!second) {
    const variance = spread(first!, first!)
    const evidence: StudentEvidence = { kind: 'student', value: whole[sides[0]!], se: Math.sqrt(variance), ...about }
    return { evidence, designEffect: null }
  }
  const evidence: JointEvidence = {
    kind: 'joint',
    incumbent: whole.incumbent,
    candidate: whole.candidate,
    covariance: [spread(first!, first!), spread(first!, second), spread(second, second)],
    ...about,
  }
  return { evidence, designEffect: null }
}
