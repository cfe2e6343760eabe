import { infer } from '../stats/infer.ts'
import { type AnyPair, type Case, clusteringOf, known, measure, type Shape, sampleIn } from './case.ts'
import { boundOf } from './claim.ts'
import { conclude } from './conclude.ts'
import { ofOne } from './evidence.ts'
import { onEffectiveRows } from './sample.ts'

const pairsIn = (of: Case) => sampleIn(of, 'pairs')

/** Quantities of the rows of both logs; what is shown as the candidate's is theirs. */
export const pair: Shape = {
  shown: of => {
    const metric = of.metric as AnyPair
    const pairs = pairsIn(of)
    return {
      incumbent: null,
      candidate: measure(pairs, metric.value),
      p: pairs ? metric.test?.(onEffectiveRows(pairs).statistics) : null,
    }
  },
  rows: of => [pairsIn(of)?.n ?? 0],
  seek: of => {
    const metric = of.metric as AnyPair
    const sample = pairsIn(of)
    const value = known(measure(sample, metric.value))
    if (typeof value !== 'number') return value
    const found = ofOne(metric, sample!, clusteringOf(of))
    if ('absent' in found) return found
    const bound = boundOf(of.check.limit, metric.better, of.check.slice?.marginScale ?? 1)
    return conclude(infer(found.evidence), bound, found.designEffect)
  },
}
