import type { BoundLimit } from '../plan/types.ts'
import type { TwoSample } from '../stats/evidence.ts'
import { type Inference, infer, inferRatio } from '../stats/infer.ts'
import {
  type AnyArm,
  type Case,
  clusteringOf,
  isContrast,
  known,
  measure,
  type Shape,
  type Shown,
  type Sought,
  sampleIn,
} from './case.ts'
import { boundOf, distanceOf, isOfDistance } from './claim.ts'
import { conclude } from './conclude.ts'
import { changeOfDistance } from './distance.ts'
import { ofOne, ofTwo, type Together } from './evidence.ts'
import { boundedChange, clustersOf, differingUnits } from './identical.ts'
import { MIN_EVENTS } from './minimums.ts'
import { onEffectiveRows, type Sample, sampleOf } from './sample.ts'
import { bySections } from './sections.ts'

/** Quantities of one arm: a limit is on the candidate's, or on its difference from the incumbent's. */
export const arm: Shape = {
  shown: of => {
    const metric = of.metric as AnyArm
    const pairs = sampleIn(of, 'pairs')
    const [incumbent, candidate] = [sampleIn(of, 'incumbent'), sampleIn(of, 'candidate')]
    return {
      incumbent: measure(incumbent, metric.value),
      candidate: measure(candidate, metric.value),
      tests: pairs ? metric.tests?.(pairs.statistics) : testsApart(of, incumbent, candidate),
      p: candidate ? metric.test?.(onEffectiveRows(candidate).statistics) : null,
    }
  },
  rows: of => {
    const arms = of.plan.queries.relations.incumbent ? (['incumbent', 'candidate'] as const) : (['candidate'] as const)
    return arms.map(which => sampleIn(of, which)?.n ?? 0)
  },
  seek: (of, alpha) => (isContrast(of.check.limit) ? seekChange(of, alpha) : seekValue(of)),
}

const togetherIn = (of: Case): Together => (of.plan.queries.paired ? { pairs: sampleIn(of, 'pairs') } : 'apart')

/** Only of independent rows: the tests know of no clusters. */
function testsApart(of: Case, incumbent: Sample | null, candidate: Sample | null): Shown['tests'] {
  const { check, plan } = of
  if (!incumbent || !candidate || plan.queries.paired || check.cluster !== null || !isContrast(check.limit)) return
  const pooled = sampleIn(of, 'pooled')?.statistics ?? {}
  return (of.metric as AnyArm).unpairedTests?.(incumbent.statistics, candidate.statistics, pooled)
}

const boundFor = ({ check: { limit, slice }, metric }: Case): number =>
  boundOf(limit, metric.better, slice?.marginScale ?? 1)

function seekValue(of: Case): Sought {
  const metric = of.metric as AnyArm
  const sample = sampleIn(of, 'candidate')
  const value = known(measure(sample, metric.value))
  if (typeof value !== 'number') return value
  const found = metric.sections
    ? bySections(of, { incumbent: Number.NaN, candidate: value }, ['candidate'])
    : ofOne(metric, sample!, clusteringOf(of))
  return 'absent' in found ? found : conclude(infer(found.evidence), boundFor(of), found.designEffect)
}

function seekChange(of: Case, alpha: number): Sought {
  const metric = of.metric as AnyArm
  const { limit } = of.check
  const [a, b] = [sampleIn(of, 'incumbent'), sampleIn(of, 'candidate')]
  const [incumbent, candidate] = [known(measure(a, metric.value)), known(measure(b, metric.value))]
  if (typeof incumbent !== 'number') return incumbent
  if (typeof candidate !== 'number') return candidate
  const bound = boundFor(of)
  const target = isOfDistance(limit, metric.better) ? metric.better.target : null
  const change =
    target !== null
      ? distanceOf(candidate, metric.better) - distanceOf(incumbent, metric.better)
      : candidate - incumbent
  const few = fewDiffer(of, change)
  if (few) return 'absent' in few ? few : conclude(few, absolute(limit, bound, incumbent), null)
  const found = metric.sections
    ? bySections(of, { incumbent, candidate }, ['incumbent', 'candidate'])
    : ofTwo(metric, a!, b!, togetherIn(of), clusteringOf(of))
  if ('absent' in found) return found
  const evidence = found.evidence as TwoSample
  if (target !== null) return changeOfDistance(evidence, target, bound, found.designEffect)
  const floored = limit.relative && limit.floor !== null && limit.floor > Math.abs(bound * incumbent)
  return limit.relative && !floored
    ? conclude(inferRatio(evidence, alpha), bound, found.designEffect)
    : conclude(infer(evidence), absolute(limit, bound, incumbent), found.designEffect)
}

/** A relative limit in the metric's unit, where it is held against a difference. */
function absolute(limit: BoundLimit, bound: number, incumbent: number): number {
  if (!limit.relative) return bound
  return (bound < 0 ? -1 : 1) * Math.max(Math.abs(bound * incumbent), limit.floor ?? 0)
}

/** Where fewer pairs differ in what the metric reads than a limit theorem needs, what they could cause is bounded. */
function fewDiffer(of: Case, change: number): Inference | { absent: 'identical' | 'too_few' } | null {
  const { check, answers } = of
  const metric = of.metric as AnyArm
  const differs = sampleOf(check.asks.differs, of.by, answers)
  // Where nothing was joined, that says nothing of how alike the arms are.
  if (!differs || differs.n === 0) return null
  const { events, worth } = differingUnits(differs, clustersOf(of))
  if (events >= MIN_EVENTS) return null
  const pairs = sampleIn(of, 'pairs')
  const counts = check.cluster === null && pairs && metric.closed?.paired?.(pairs.statistics)
  // A table of counts is exact for any number of them.
  if (counts && counts.kind === 'rates-paired') return null
  const incumbent = sampleIn(of, 'incumbent')
  const largest = incumbent && metric.largestChange?.(incumbent.statistics)
  if (!largest) return { absent: events === 0 ? 'identical' : 'too_few' }
  return boundedChange(change, worth, largest) ?? { absent: 'identical' }
}
