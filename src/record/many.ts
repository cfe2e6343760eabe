import { exitCodeOf, type FailOn, worstExitCode } from './exit.ts'
import type { ErrorRecord, Record1 } from './types.ts'

/** What `--format json` prints for many specs: within @1 fields are only added. */
export interface ManyRecords {
  schema: 'mlgate/index@1'
  /** The worst of all; null where nothing was judged. */
  decision: Record1['decision'] | ErrorRecord['decision'] | null
  /** Specs that nothing has touched since this commit were not judged. */
  since: { ref: string; commit: string } | null
  results: readonly OneOfMany[]
}

export interface OneOfMany {
  spec: string
  /** `unchanged`: not judged. `removed`: it was there, and nothing is judged by it any more, which holds. */
  decision: Record1['decision'] | ErrorRecord['decision'] | 'unchanged' | 'removed'
  result: Record1 | ErrorRecord | null
}

export function manyRecords(
  results: readonly OneOfMany[],
  since: ManyRecords['since'],
  failOn: FailOn,
  allowLoosened: boolean,
): { index: ManyRecords; exitCode: number } {
  const decisions = results.flatMap(({ decision }) => decisionFor(decision, allowLoosened) ?? [])
  const codes = decisions.map(decision => exitCodeOf(decision, failOn))
  const exitCode = worstExitCode(codes)
  // A hold that is let through is still worse than a promotion.
  const strict = decisions.map(decision => exitCodeOf(decision, 'hold'))
  const decision = decisions[strict.indexOf(worstExitCode(strict))] ?? null
  return { index: { schema: 'mlgate/index@1', decision, since, results }, exitCode }
}

/** What an entry counts as; nothing, where there was nothing to judge. */
function decisionFor(
  decision: OneOfMany['decision'],
  allowLoosened: boolean,
): Record1['decision'] | ErrorRecord['decision'] | null {
  if (decision === 'unchanged') return null
  if (decision === 'removed') return allowLoosened ? null : 'hold'
  return decision
}
