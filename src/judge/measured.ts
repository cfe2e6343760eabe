import type { Gates } from '../gate/load.ts'
import type { Answers, LimitKind, Plan, PlannedCheck } from '../plan/types.ts'
import { judge, valuesOf } from './judge.ts'
import type { ArmValue, Estimate, JudgedCheck, Reason } from './types.ts'

/** A metric of both arms, with what is known of each and of their difference. No limit is part of it. */
export interface Measured
  extends Pick<
    JudgedCheck,
    'gate' | 'metric' | 'subject' | 'nature' | 'better' | 'target' | 'measuredIn' | 'countedIn' | 'summary'
  > {
  incumbent: MeasuredArm | null
  /** Of a metric of the pairs: theirs. */
  candidate: MeasuredArm | null
  /** candidate − incumbent; of a metric whose best value is a target, of the distances from it. */
  difference: Estimate | null
  /** Of a test: the p-value against the absence of any effect. */
  p: number | null
  /** Of a spread: the groups that the candidate's estimate is of, and how many are compared. */
  between: readonly [string, string] | null
  groups: number | null
  /** Why there is no interval, or no value. */
  reason: Reason | null
}
/** The values of a metric in one group of a slice. */
export type MeasuredPart = Pick<JudgedCheck, 'gate' | 'metric' | 'subject' | 'slice' | 'incumbent' | 'candidate'>

interface MeasuredArm extends ArmValue {
  low: number | null
  high: number | null
  method: string
}

/**
 * Every check of a plan on the whole as what it measures: its values, with an interval for each arm and for their
 * difference. The limits are only there to say which metrics are asked for.
 */
export function measure(plan: Plan, answers: Answers, gates: Gates): Measured[] {
  const implicit = plan.checks.filter(check => check.implicit)
  const asked = plan.checks.filter(check => !check.implicit && !check.slice)
  // The implicit ones are judged as well: where logs cannot be compared, it is they that find it.
  const judged = (change: (check: PlannedCheck) => PlannedCheck) =>
    judge({ ...plan, checks: [...implicit, ...asked.map(change)] }, answers, gates).filter(check => !check.implicit)
  const differences = judged(check => check)
  const candidates = judged(ofValue)
  const incumbents = judged(check => ofValue(swapped(check)))
  return differences.map((found, i) => {
    const [candidate, incumbent] = [candidates[i]!, incumbents[i]!]
    const { gate, metric, subject, nature, better, target, measuredIn, countedIn, summary } = found
    const of = { gate, metric, subject, nature, better, target, measuredIn, countedIn, summary }
    const all = isContrast(found.kind) ? [candidate, incumbent, found] : [candidate]
    return {
      ...of,
      incumbent: isContrast(found.kind) ? armOf(found.incumbent, incumbent) : null,
      candidate: armOf(found.candidate, candidate),
      difference: isContrast(found.kind) ? found.estimate : null,
      p: nature === 'test' ? candidate.p : null,
      between: candidate.between,
      groups: found.groups?.filter(g => g.compared && g.of === found.groups![0]!.of).length ?? null,
      reason: all.find(c => c.barred)?.barred?.reason ?? null,
    }
  })
}

/** The checks on slices, in the same order: values alone. */
export const measureParts = (plan: Plan, answers: Answers, gates: Gates): MeasuredPart[] =>
  valuesOf({ ...plan, checks: plan.checks.filter(check => !check.implicit && check.slice) }, answers, gates)

const isContrast = (kind: LimitKind): boolean => kind === 'margin' || kind === 'superior'

/** The limit on the value itself, in place of its change; what it allows is not looked at. */
const ofValue = (check: PlannedCheck): PlannedCheck =>
  isContrast(check.limit.kind)
    ? { ...check, limit: { ...check.limit, kind: 'max', value: 0, relative: false, floor: null } }
    : check

/** The incumbent in the candidate's place. */
const swapped = ({ asks, sections, ...check }: PlannedCheck): PlannedCheck => ({
  ...check,
  asks: { ...asks, candidate: asks.incumbent },
  sections: sections && { ...sections, candidate: sections.incumbent },
})

const armOf = (value: ArmValue | null, { estimate }: JudgedCheck): MeasuredArm | null =>
  value && {
    ...value,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    method: estimate?.method ?? 'none',
  }
