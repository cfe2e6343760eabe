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
 * difference. The limits are only there to say which metrics are asked for. With `bareGaps`, those between more than two
 * groups have values alone.
 */
export function measure(plan: Plan, answers: Answers, gates: Gates, { bareGaps = false } = {}): Measured[] {
  const implicit = plan.checks.filter(check => check.implicit)
  const asked = plan.checks.filter(check => !check.implicit && !check.slice)
  const values = valuesOf({ ...plan, checks: asked }, answers, gates)
  // The implicit ones are judged as well: where logs cannot be compared, it is they that find it.
  const judged = (wanted: (check: PlannedCheck) => boolean, change = (check: PlannedCheck) => check) => {
    const checks = asked.filter((check, i) => wanted(check) && !(bareGaps && (comparedIn(values[i]!) ?? 0) > 2))
    const own = { ...plan, checks: [...implicit, ...checks.map(change)], wanted: 'intervals' } as const
    const found = judge(own, answers, gates).filter(check => !check.implicit)
    return new Map(checks.map((check, i) => [check, found[i]!]))
  }
  const contrasted = ({ limit }: PlannedCheck) => isContrast(limit.kind)
  const candidates = judged(() => true, ofValue)
  const incumbents = judged(contrasted, check => ofValue(swapped(check)))
  const contrasts = judged(contrasted)
  return asked.map((check, i) => {
    const [candidate, incumbent, found] = [candidates, incumbents, contrasts].map(m => m.get(check) ?? null)
    const { gate, metric, subject, nature, better, target, measuredIn, countedIn, summary } = values[i]!
    const of = { gate, metric, subject, nature, better, target, measuredIn, countedIn, summary }
    const before = contrasted(check) ? values[i]!.incumbent : null
    const after = values[i]!.candidate
    return {
      ...of,
      incumbent: armOf(before, incumbent),
      candidate: armOf(after, candidate),
      difference: found ? found.estimate : bareDifference(plan, before, after),
      p: nature === 'test' ? (candidate?.p ?? null) : null,
      between: candidate?.between ?? null,
      groups: comparedIn(values[i]!),
      reason: [candidate, incumbent, found].find(c => c?.barred)?.barred?.reason ?? null,
    }
  })
}

/** How many groups a spread compares; null: it is none. */
const comparedIn = ({ groups }: Pick<JudgedCheck, 'groups'>): number | null =>
  groups?.filter(g => g.compared && g.of === groups[0]!.of).length ?? null

function bareDifference({ confidence }: Plan, before: ArmValue | null, after: ArmValue | null): Estimate | null {
  if (before?.value == null || after?.value == null) return null
  return { value: after.value - before.value, low: null, high: null, confidence, method: 'none' }
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

const armOf = (value: ArmValue | null, judged: JudgedCheck | null | undefined): MeasuredArm | null =>
  value && {
    ...value,
    low: judged?.estimate?.low ?? null,
    high: judged?.estimate?.high ?? null,
    method: judged?.estimate?.method ?? 'none',
  }
