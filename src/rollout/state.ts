import type { Approved, Begun, Ended, Entry, Looked, Paused, StageBegin, Started } from './entry.ts'

type Of<B> = Extract<Entry, B>

/** Where a rollout is. */
export interface State {
  /**
   * `none`: there was never one. `starting`: the first stage has not begun, since its command has not ended well.
   * `failed_rollback`: the command of the rollback failed, so nobody knows who is served by what.
   */
  readonly status: 'none' | 'starting' | 'running' | 'held' | 'rolled_back' | 'failed_rollback' | 'aborted' | 'done'
  readonly start: Of<Started> | null
  /** Where it is, or was last. */
  readonly stage: StageBegin | null
  /** When that began; of one that is done, when it was. */
  readonly since: string | null
  /** Looks at this stage, the first first. */
  readonly looks: readonly Of<Looked>[]
  readonly approvals: readonly Of<Approved>[]
  /** A command whose end is not recorded: it is running, or it ran and nobody wrote it down. */
  readonly open: Of<Begun> | null
  /** The last command, where it failed. */
  readonly failed: Of<Ended> | null
  readonly hold: Of<Paused> | null
  /** The digest of the last entry. */
  readonly head: string | null
}

const NONE: State = {
  status: 'none',
  start: null,
  stage: null,
  since: null,
  looks: [],
  approvals: [],
  open: null,
  failed: null,
  hold: null,
  head: null,
}

/** The state is what the entries say, one after the other; there is no other state. */
export const stateOf = (entries: readonly Entry[]): State => entries.reduce(after, NONE)

/** Whether a rollout is under way. */
export const isOpen = ({ status }: State): boolean =>
  status === 'starting' || status === 'running' || status === 'held' || status === 'failed_rollback'

function after(state: State, entry: Entry): State {
  const next = { ...state, head: entry.digest }
  switch (entry.kind) {
    case 'start':
      return { ...NONE, head: entry.digest, status: 'starting', start: entry }
    case 'stage':
      return entered(next, entry, entry.time)
    case 'look':
      return { ...next, looks: [...state.looks, entry] }
    case 'approve':
      return { ...next, approvals: [...state.approvals, entry] }
    case 'begin':
      return { ...next, open: entry, failed: null }
    case 'end':
      return ended(next, entry)
    case 'hold':
      return { ...next, status: 'held', hold: entry }
    case 'release':
      return { ...next, status: state.stage ? 'running' : 'starting', hold: null }
    case 'abort':
      return { ...next, status: 'aborted', hold: null, open: null }
  }
}

const entered = (state: State, stage: StageBegin, since: string): State => ({
  ...state,
  // Who holds it while a command is at work holds what comes of it.
  status: state.hold ? 'held' : 'running',
  stage,
  since,
  looks: [],
  approvals: [],
  open: null,
  failed: null,
})

function ended(state: State, entry: Of<Ended>): State {
  const { open } = state
  const mine = open !== null && entry.of === open.number
  const closed = { ...state, open: mine ? null : open, failed: entry.ok ? null : entry }
  switch (entry.command) {
    case 'hold':
      return closed
    case 'rollback':
      // Whatever was under way is over: it ends at the incumbent.
      return { ...closed, status: entry.ok ? 'rolled_back' : 'failed_rollback', open: null, hold: null }
    case 'promote':
      // After a rollback, a promotion that was under way moves nothing any more.
      if (!mine || !entry.ok) return closed
      return open.to ? entered(closed, open.to, entry.time) : { ...closed, status: 'done', since: entry.time }
  }
}
