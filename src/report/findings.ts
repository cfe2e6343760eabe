import type { Place } from '../errors.ts'
import type { Record1, RecordedCheck } from '../record/types.ts'
import { stageNeeds, stageOver, waiverText } from './facts.ts'
import { type Outcome, outcomeOf } from './signs.ts'

/** Something that a reader has to know of: a check, or a gate or run that has no check to blame. */
export interface Finding {
  id: string
  outcome: Outcome
  at: Place | null
  sentence: string
  check: RecordedCheck | null
}

const findingOf = (check: RecordedCheck): Finding => ({
  id: check.id,
  outcome: outcomeOf(check),
  at: check.at,
  sentence: waiverText(check),
  check,
})

/** What led to a decision without being a check: above all what makes a hold the best that can be said. */
const CEILINGS: Readonly<Record<string, (record: Record1) => string>> = {
  partial: () => 'Only some of the gates were run, so nothing better than a hold can be said.',
  loosened: () => 'The spec asks for less than it did, or may. With --allow-loosened that does not count.',
  minimum: stageNeeds,
  limit: stageOver,
}

/** What the spec asks for less than another: told before everything else. */
export const loosenedOf = (record: Record1): Finding[] =>
  record.loosened.map(({ what, at, message }) => ({
    id: `loosened/${what}`,
    outcome: 'undecided',
    at,
    sentence: message,
    check: null,
  }))

/** What the decision rests on: checks, gates that decided nothing, and a run of only some gates. */
export function decidingOf(record: Record1): Finding[] {
  const checks = new Map(checksOf(record).map(c => [c.id, c]))
  const gates = new Set(record.gates.map(g => g.name))
  return record.decided_by.map(id => {
    const check = checks.get(id)
    if (check) return findingOf(check)
    const sentence = gates.has(id)
      ? 'None of the checks of this gate could be decided, and a gate that decides nothing holds the release.'
      : (CEILINGS[id]?.(record) ?? 'This led to the decision.')
    const outcome = id === 'limit' && record.decision === 'rollback' ? 'fail' : 'undecided'
    return { id, outcome, at: null, sentence, check: null }
  })
}

/** What failed, is undecided or waived without having led to the decision; `undecided` is the whole, `inSlices` the rest. */
export function othersOf(record: Record1): Record<'failed' | 'undecided' | 'inSlices' | 'waived', Finding[]> {
  const deciding = new Set(record.decided_by)
  const rest = checksOf(record)
    .filter(check => !deciding.has(check.id))
    .map(findingOf)
  return {
    waived: rest.filter(f => f.outcome === 'waived'),
    failed: rest.filter(f => f.outcome === 'warned' || f.outcome === 'fail'),
    undecided: rest.filter(f => f.outcome === 'undecided' && f.check?.slice === null),
    inSlices: rest.filter(f => f.outcome === 'undecided' && f.check?.slice !== null),
  }
}

export const checksOf = (record: Record1): RecordedCheck[] => record.gates.flatMap(g => g.checks)

/**
 * Findings with one reason, the first standing for the rest: a window without rows has the same to say of every check.
 * What has an estimate of its own stands by itself.
 */
export function alike(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>()
  for (const found of findings) {
    const { check, outcome, sentence, id } = found
    const common = check?.estimate === null || check?.reason === 'not_comparable' || check?.reason === 'early'
    const reason = check && common ? check.reason : null
    const whole = check === null ? sentence : reason === null ? null : JSON.stringify([reason, check.slice === null])
    const key = JSON.stringify([outcome, whole ?? id])
    groups.set(key, [...(groups.get(key) ?? []), found])
  }
  return [...groups.values()]
}
