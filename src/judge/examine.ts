import type { Absent } from '../gate/define.ts'
import {
  bar,
  type Case,
  type Found,
  isContrast,
  known,
  nothing,
  type Plain,
  type Shape,
  type Shown,
  type Sought,
} from './case.ts'
import { boundOf, distanceOf, isOfDistance, meets, sideOf } from './claim.ts'
import { claimed, isEarly, silentAtLook } from './look.ts'
import { enoughFor, settleFor } from './needed.ts'
import type { Estimate } from './types.ts'

/** Rows that come in bursts are worth this much fewer before that is said to be why a check is undecided. */
const BURSTY = 1.5

/** The candidate's value, or its change from the incumbent's, with the limit on the same scale. */
export function plainValue(of: Case, shown: Shown): Plain | { absent: Absent } {
  const { limit, slice } = of.check
  const own = known(shown.candidate)
  if (typeof own !== 'number') return own
  const bound = boundOf(limit, of.metric.better, slice?.marginScale ?? 1)
  if (!isContrast(limit)) return { value: own, bound }
  const incumbent = known(shown.incumbent)
  if (typeof incumbent !== 'number') return incumbent
  if (limit.relative && incumbent === 0) return { absent: 'near_zero' }
  const unit = limit.relative ? Math.abs(incumbent) : 1
  const floor = limit.relative && limit.floor !== null ? limit.floor / unit : 0
  return {
    value: change(of, own, incumbent) / unit,
    bound: (bound < 0 ? -1 : 1) * Math.max(Math.abs(bound), floor),
  }
}

/** A value that is judged as it is. */
export function examineValue(of: Case, shown: Shown, plain?: Shape['plain']): Found {
  const { limit } = of.check
  const { metric } = of
  const found = plain ? plain(of) : plainValue(of, shown)
  if ('absent' in found) return bar(found.absent)
  const { value: judged, bound, during = null } = found
  const incumbent = known(shown.incumbent)
  const met = meets(judged, limit, metric.better, bound)
  const judges = metric.shape === 'arm' && metric.judgesIncumbent && typeof incumbent === 'number'
  if (!met && metric.accrues && of.plan.early) return { ...bar('early'), estimate: bareEstimate(of, shown) }
  const defective = met && judges && !meets(incumbent, limit, metric.better, bound)
  return {
    ...nothing,
    bound,
    met,
    during,
    estimate: {
      value: judged,
      low: judged,
      high: judged,
      confidence: of.plan.confidence,
      method: metric.kind === 'exact' ? 'exact' : 'point',
    },
    barred: defective
      ? { skipped: false, reason: 'incumbent_defective' }
      : met && shown.cannotPass
        ? { skipped: false, reason: shown.cannotPass }
        : null,
  }
}

/** A test statistic: its p against the limit's alpha. It shows an effect, and never that there is none. */
export function examineTest(of: Case, shown: Shown): Found {
  const value = known(shown.candidate)
  if (typeof value !== 'number') return bar(value.absent)
  const p = shown.p
  if (p === null || p === undefined) return bar('too_few')
  if (silentAtLook(of)) return bar('early')
  return {
    ...nothing,
    bound: of.check.limit.value,
    estimate: { value, low: null, high: null, confidence: 1 - of.check.limit.value, method: 'test' },
    p,
    undecided: 'not_shown',
  }
}

/** A value that is judged on its interval. */
export function examineEstimate(of: Case, shown: Shown, seek: (alpha: number) => Sought): Found {
  const { check, metric, plan } = of
  const { limit } = check
  const alpha = 1 - plan.confidence
  const sought = seek(alpha)
  if ('absent' in sought) return { ...bar(sought.absent), estimate: bareEstimate(of, shown) }
  const { inference, bound } = sought
  if (plan.wanted === 'intervals') {
    const { value, method } = inference
    const { low, high } = inference.interval(alpha)
    const estimate = { value, low, high, confidence: plan.confidence, method }
    return { ...nothing, bound, estimate, between: sought.between ?? null, of: sought.of ?? null }
  }
  const stand = claimed(of, sought)
  if (!stand) return { ...bar('early'), estimate: bareEstimate(of, shown) }
  const early = isEarly(of)
  const unguarded = metric.cluster === 'time' && !plan.clustered.unit && !plan.clustered.time
  const cannotPass = shown.cannotPass ?? sought.cannotPass ?? (unguarded ? 'bursts' : null)
  if (plan.wanted === 'claims')
    return {
      ...nothing,
      bound,
      p: stand.p,
      pPass: stand.pPass,
      cannotPass,
      undecided: early ? 'early' : (sought.undecided ?? 'straddles'),
    }
  const { low, high } = stand.by.interval(alpha)
  const side = sideOf(limit, metric.better)
  const open = side === 'above' ? high === null : side === 'below' ? low === null : low === null || high === null
  const bursty = check.cluster === 'time' && (sought.designEffect ?? 1) > BURSTY
  const units = check.cluster === 'unit' && !check.slice ? (of.answers.relations.candidate?.units ?? null) : null
  const rows = Math.min(...[shown.incumbent, shown.candidate].flatMap(m => (m ? [m.n] : [])))
  return {
    ...nothing,
    bound,
    estimate: { value: inference.value, low, high, confidence: plan.confidence, method: stand.by.method },
    p: stand.p,
    pPass: stand.pPass,
    cannotPass,
    undecided: early ? 'early' : (sought.undecided ?? (open ? 'too_few' : bursty ? 'bursts' : 'straddles')),
    tests: shown.tests ?? {},
    designEffect: sought.designEffect,
    settle:
      sought.settled !== false && stand.pPass !== null && stand.p > 1e-9
        ? settleFor(inference, limit, metric.better, bound, alpha, rows, units, of.answers)
        : null,
    enough: enoughFor(inference, limit, metric.better, bound, alpha, rows),
    between: sought.between ?? null,
    of: sought.of ?? null,
    during: sought.during ?? null,
  }
}

const change = (
  { check: { limit }, metric }: { check: Pick<Case['check'], 'limit'>; metric: Case['metric'] },
  candidate: number,
  incumbent: number,
): number =>
  isOfDistance(limit, metric.better)
    ? distanceOf(candidate, metric.better) - distanceOf(incumbent, metric.better)
    : candidate - incumbent

/** The number itself where nothing can be inferred from it. */
function bareEstimate({ check: { limit }, metric, plan }: Case, shown: Shown): Estimate | null {
  const candidate = known(shown.candidate)
  const incumbent = known(shown.incumbent)
  if (typeof candidate !== 'number' || (isContrast(limit) && typeof incumbent !== 'number')) return null
  const unit = limit.relative ? Math.abs(Number(incumbent)) : 1
  if (unit === 0) return null
  const value = isContrast(limit)
    ? change({ check: { limit }, metric }, candidate, Number(incumbent)) / unit
    : candidate
  return { value, low: null, high: null, confidence: plan.confidence, method: 'none' }
}
