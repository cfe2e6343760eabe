import type { Answers, BoundLimit } from '../plan/types.ts'
import { normalPoint } from '../stats/distributions.ts'
import type { Inference } from '../stats/infer.ts'
import type { Better } from './claim.ts'
import type { Needed } from './types.ts'

const POWER_80 = 0.8416212335729143

/**
 * Rows for 80 % power to rule harm out, if the truth is halfway between no difference and what was seen (a difference
 * seen in few rows is mostly luck). The standard error falls with √n. Null where that truth is beyond the limit.
 */
export function neededFor(
  inference: Inference,
  limit: BoundLimit,
  better: Better,
  bound: number,
  alpha: number,
  n: number,
  answers: Answers,
): Needed | null {
  const contrast = limit.kind === 'margin' || limit.kind === 'equivalent'
  if (limit.kind === 'superior' || typeof better === 'object' || !Number.isFinite(n) || n === 0) return null
  const { low, high } = inference.interval(alpha)
  const upper =
    limit.kind === 'max' || (contrast && better === 'lower') || (limit.kind === 'equivalent' && inference.value >= 0)
  const end = upper ? high : low
  if (end === null) return null
  const truth = contrast ? inference.value / 2 : inference.value
  const target = limit.kind === 'equivalent' && !upper ? -bound : bound
  const room = upper ? target - truth : truth - target
  const reach = Math.abs(end - inference.value)
  if (room <= 0 || reach === 0) return null
  const z = normalPoint(alpha / 2)
  const rows = Math.ceil(n * ((reach * (1 + POWER_80 / z)) / room) ** 2)
  const seconds = secondsOf(answers)
  return {
    rows: Math.max(0, rows - n),
    units: null,
    seconds: seconds === null ? null : Math.round((Math.max(0, rows - n) / n) * seconds),
  }
}

/** Of the candidate's log, from its first row to its last. */
function secondsOf({ relations }: Answers): number | null {
  const { from, until } = relations.candidate ?? {}
  return from && until ? (Date.parse(until) - Date.parse(from)) / 1000 : null
}
