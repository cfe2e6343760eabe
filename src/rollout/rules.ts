import type { Flaw } from './chain.ts'
import type { Begun, Entry, Looked } from './entry.ts'
import { isOpen, type State, stateOf } from './state.ts'

/**
 * What entries say that mlgate would not have done: whoever can write a log can write one whose digests are right, and a
 * promotion without its evidence shows all the same.
 */
export function breaches(entries: readonly Entry[]): Flaw[] {
  const flaws: Flaw[] = []
  let state = stateOf([])
  entries.forEach((entry, i) => {
    const message = breachOf(entry, state)
    if (message !== null) flaws.push({ line: i + 1, message })
    state = stateOf(entries.slice(0, i + 1))
  })
  return flaws
}

function breachOf(entry: Entry, state: State): string | null {
  const now = state.stage?.stage ?? null
  switch (entry.kind) {
    case 'start':
      return isOpen(state) ? 'a rollout was started while another was under way' : null
    case 'stage':
      return state.status === 'starting' && now === null ? null : 'a stage began without a promotion'
    case 'look':
    case 'approve':
      if (entry.stage !== now) return `it is of the stage ${entry.stage}, and the rollout was in ${now ?? 'none'}`
      return entry.kind === 'approve' && !state.looks.some(l => l.result === entry.result)
        ? 'a result was approved that there was not'
        : null
    case 'begin':
      return entry.command === 'promote' ? unproven(entry, state) : null
    case 'end':
      return entry.command === 'promote' && entry.of !== null && state.open?.number !== entry.of && isOpen(state)
        ? 'a promotion ended that had not begun'
        : null
    default:
      return isOpen(state) ? null : 'there was no rollout'
  }
}

/** A promotion rests on a look of its stage that allowed it, and on the approvals that it names. */
function unproven(
  { result, approvals, to }: Begun,
  { status, stage, looks, approvals: given, start }: State,
): string | null {
  if (status === 'held') return 'it was promoted while it was held'
  if (status !== 'running' && status !== 'starting') return 'it was promoted, and no rollout was under way'
  if (stage === null) return to?.stage === start?.stages[0]?.name ? null : 'the first stage was passed over'
  const rests = looks.find((l: Looked) => l.result === result && l.decision === 'promote' && l.short === null)
  if (!rests) return 'it was promoted without evidence'
  const missing = approvals.find(number => !given.some(a => a.number === number && a.result === result))
  if (missing !== undefined) return `it was promoted by an approval of another result: entry ${missing}`
  return rests.changed.length > 0 && approvals.length === 0 && given.every(a => a.result !== result)
    ? 'it was promoted by a spec that had changed, which nobody approved'
    : null
}
