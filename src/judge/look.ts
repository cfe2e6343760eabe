import { alwaysValid } from '../stats/always-valid.ts'
import { isAbsent } from '../stats/evidence.ts'
import type { Inference } from '../stats/inference.ts'
import { type AnyArm, type Case, type Finding, sampleIn } from './case.ts'
import { type Claims, claims } from './claim.ts'

/** What may be claimed of a finding. */
export interface Claimed extends Pick<Claims, 'p'> {
  /** Null: no pass is claimed yet. */
  pPass: number | null
  /** Whose interval is shown. */
  by: Inference
}

/**
 * At any look, harm is claimed by what holds at all of them; that there is none is claimed once, at the last, by the
 * interval of that look alone. What has no sequence is judged at the last as if there were no other: for that metric there
 * is none. Null: too early to claim anything.
 */
export function claimed(of: Case, sought: Finding): Claimed | null {
  const { check, metric, plan } = of
  const { inference, bound } = sought
  const once = { ...(sought.claims ?? claims(inference, check.limit, metric.better, bound)), by: inference }
  if (!plan.sequential) return once
  const always = sequenceOf(of, sought, plan.sequential.rows)
  const harm = always && claims(always, check.limit, metric.better, bound).p
  if (plan.sequential.last) return { ...once, p: harm ?? once.p }
  return always && { p: harm!, pPass: null, by: always }
}

function sequenceOf(of: Case, { evidence, inference }: Finding, rows: number): Inference | null {
  const arms = (['incumbent', 'candidate'] as const).flatMap(arm => sampleIn(of, arm) ?? [])
  const samples = arms.length > 0 ? arms : [sampleIn(of, 'pairs')].filter(s => s !== null)
  if (!evidence || samples.length === 0) return null
  const eventsOf = (of.metric as Pick<AnyArm, 'events'>).events
  const n = Math.min(...samples.map(s => s.n))
  const events = eventsOf ? Math.min(...samples.map(s => eventsOf(s.statistics))) : n
  const found = alwaysValid(evidence, inference, { tunedAt: rows, n, events })
  return isAbsent(found) ? null : found
}

/** Nothing is said of a test at a look, unless its p holds at all of them. */
export const silentAtLook = (of: Case): boolean => isEarly(of) && !of.metric.atLooks

export const isEarly = ({ plan }: Case): boolean => plan.sequential !== null && !plan.sequential.last
