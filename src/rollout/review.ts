import type { RecordedCheck } from '../record/types.ts'
import type { Entry, Looked } from './entry.ts'
import { recordIn } from './examine.ts'
import { type State, stateOf } from './state.ts'
import type { Store } from './store.ts'

/** One rollout looked back on: what was expected, what was seen, what was let through. */
export interface Review {
  readonly candidate: string | null
  readonly incumbent: string | null
  readonly expected: string | null
  readonly began: string
  readonly ended: string | null
  readonly outcome: State['status']
  readonly stages: readonly StageReview[]
}

export interface StageReview {
  readonly stage: string
  readonly traffic: number | null
  readonly since: string
  readonly looks: readonly Extract<Entry, Looked>[]
  /** By the last look, of the whole population: what was found. */
  readonly seen: readonly { readonly id: string; readonly verdict: string; readonly message: string }[]
  readonly waived: readonly string[]
  readonly changed: readonly string[]
  readonly approvals: readonly {
    readonly role: string
    readonly person: string
    readonly reason: string
    readonly signed: boolean
  }[]
}

/** Every rollout in a log, the first first. */
export async function reviews(entries: readonly Entry[], store: Store): Promise<Review[]> {
  const starts = entries.flatMap((e, i) => (e.kind === 'start' ? [i] : []))
  return Promise.all(starts.map((from, k) => reviewOf(entries.slice(from, starts[k + 1]), store)))
}

async function reviewOf(entries: readonly Entry[], store: Store): Promise<Review> {
  const states = entries.map((_, i) => stateOf(entries.slice(0, i + 1)))
  const { start, status } = states.at(-1)!
  // Of each stage, the state that it was left in.
  const left = states.filter((s, i) => s.stage && (i === states.length - 1 || states[i + 1]!.since !== s.since))
  const over = entries.findLast(e => e.kind === 'abort' || (e.kind === 'end' && e.command !== 'hold'))
  return {
    candidate: start!.candidate,
    incumbent: start!.incumbent,
    expected: start!.about.hypothesis ?? null,
    began: start!.time,
    ended: ['rolled_back', 'aborted', 'done'].includes(status) ? (over?.time ?? null) : null,
    outcome: status,
    stages: await Promise.all(left.filter(s => s.status !== 'done').map(s => stageReview(s, store))),
  }
}

/** That a log is in order, and that a test shows nothing, is told only where it is not so. */
const tells = ({ nature, verdict, reason }: RecordedCheck): boolean =>
  nature === 'estimated' ? true : nature === 'exact' ? verdict !== 'pass' : reason !== 'not_shown'

async function stageReview({ stage, since, looks, approvals }: State, store: Store): Promise<StageReview> {
  const last = looks.at(-1)
  const record = last ? await recordIn(store, last).catch(() => null) : null
  const checks = record?.gates.flatMap(g => g.checks) ?? []
  return {
    stage: stage!.stage,
    traffic: stage!.traffic,
    since: since!,
    looks,
    seen: checks
      .filter(c => c.family === 'whole' && c.verdict !== 'skipped' && (tells(c) || c.verdict === 'fail'))
      .map(({ id, verdict, message }) => ({ id, verdict, message })),
    waived: [...new Set(looks.flatMap(l => l.waived))],
    changed: last?.changed ?? [],
    approvals: approvals.map(({ role, reason, signature, by }) => ({
      role,
      reason,
      person: signature?.principal ?? by.email ?? by.name ?? 'somebody unnamed',
      signed: signature !== undefined,
    })),
  }
}
