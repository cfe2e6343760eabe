import type { Gates } from '../gate/load.ts'
import type { JudgedCheck } from '../judge/types.ts'
import type { Plan, PlannedCheck } from '../plan/types.ts'

/**
 * The plan with limits exactly where the truth is: for a difference that is the same as a candidate which is exactly its
 * margin worse, and it needs no row to be changed. The truth of a resampled log is what its buckets have as a whole. Left
 * alone: what is judged on its value, tests, equivalence (whose two limits would meet), metrics over time and across
 * subjects, and bounds in slices, each of which would need a limit of its own. Ids of those that were moved.
 */
export function atTheTruth(
  plan: Plan,
  whole: readonly JudgedCheck[],
  gates: Gates,
): { plan: Plan; moved: ReadonlySet<string> } {
  const moved = new Set<string>()
  const checks = plan.checks.map((check): PlannedCheck => {
    const about = whole.filter(found => isOf(found, check))
    const value = truthOf(check, about, gates)
    if (value === null) return check
    for (const { id } of about) moved.add(id)
    return { ...check, limit: { ...check.limit, value, floor: null } }
  })
  return { plan: { ...plan, checks }, moved }
}

const isOf = (found: JudgedCheck, { gate, metric, subject, limit, slice }: PlannedCheck): boolean =>
  found.gate === gate &&
  found.metric === metric &&
  found.subject === (subject?.name ?? null) &&
  found.kind === limit.kind &&
  (found.slice === null) === (slice === null)

function truthOf(check: PlannedCheck, about: readonly JudgedCheck[], gates: Gates): number | null {
  const { limit, slice, implicit } = check
  if (implicit) return null
  const metric = gates.metric(check)
  const estimated = (metric.kind ?? 'estimated') === 'estimated' && limit.rule === 'interval'
  if (!estimated || metric.shape === 'over-time' || metric.shape === 'across') return null
  if (limit.kind === 'margin') return 0
  if ((limit.kind !== 'max' && limit.kind !== 'min') || slice) return null
  const value = about[0]?.candidate?.value ?? null
  if (value === null) return null
  return typeof metric.better === 'object' ? Math.abs(value - metric.better.target) : value
}
