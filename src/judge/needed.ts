import type { Answers, BoundLimit } from '../plan/types.ts'
import type { Inference } from '../stats/infer.ts'
import { enough, type Question, settling } from '../stats/power.ts'
import { type Better, sideOf } from './claim.ts'
import type { JudgedCheck } from './types.ts'

/** What it takes to settle a check with 80 % power, in times of what there is, at the traffic of the candidate's log. */
export function settleFor(
  inference: Inference,
  limit: BoundLimit,
  better: Better,
  bound: number,
  alpha: number,
  n: number,
  units: number | null,
  answers: Answers,
): JudgedCheck['settle'] {
  // A truly equal model never becomes superior.
  if (limit.kind === 'superior') return null
  const rows = settling(inference, questionOf(inference, limit, better, bound, alpha, n))
  return rows === null ? null : { times: rows / n, rows: n, units, seconds: secondsOf(answers) }
}

/** How many rows a candidate that differs in nothing takes to pass; null where a limit is not about a difference. */
export const enoughFor = (
  inference: Inference,
  limit: BoundLimit,
  better: Better,
  bound: number,
  alpha: number,
  n: number,
): number | null => enough(inference, questionOf(inference, limit, better, bound, alpha, n))

function questionOf(
  { value }: Inference,
  limit: BoundLimit,
  better: Better,
  bound: number,
  alpha: number,
  n: number,
): Question {
  const side = sideOf(limit, better)
  const contrast = limit.kind === 'margin' || limit.kind === 'equivalent'
  const centre = typeof better === 'object' && !contrast ? better.target : 0
  const harm = side === 'either side' ? (value >= centre ? 'above' : 'below') : side
  const at = side === 'either side' ? centre + (harm === 'above' ? bound : -bound) : bound
  return { limit: at, harm, none: contrast ? 0 : null, alpha, n }
}

/** Of the candidate's log, from its first row to its last. */
export function secondsOf({ relations }: Pick<Answers, 'relations'>): number | null {
  const { from, until } = relations.candidate ?? {}
  return from && until ? (Date.parse(until) - Date.parse(from)) / 1000 : null
}
