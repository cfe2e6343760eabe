import { MlgateError } from '../errors.ts'
import { type CommandOptions, runCommand, TIMEOUT, wentWell } from './commands.ts'
import type { Begun, Entry, Outcome, Recipe } from './entry.ts'
import { type Journal, write } from './journal.ts'
import { goBack } from './rollback.ts'
import type { State } from './state.ts'
import type { Files } from './store.ts'

export interface Promotion extends Pick<Begun, 'to' | 'result' | 'approvals' | 'reason'> {
  readonly recipe: Recipe | null
  readonly files: Files
  /** Throws where the state has moved so that this may not be done. */
  readonly may: (state: State) => void
}

export interface Promoted {
  readonly state: State
  readonly ok: boolean
  readonly outcome: Outcome | null
}

/**
 * Moves the rollout on: what is about to be run is written first, so that a command that ran and was not recorded is known
 * of; then the command is run; its end is what moves the state. Where it failed, the rollout is where it was.
 */
export async function promote(
  journal: Journal,
  { recipe, files, may, ...body }: Promotion,
  { timeout = TIMEOUT, shown }: CommandOptions,
): Promise<Promoted> {
  const { entry: begin } = await write(
    journal,
    state => {
      may(state)
      return { kind: 'begin', command: 'promote', recipe, timeout, ...body }
    },
    files,
  )
  const outcome = recipe && (await runCommand(recipe, journal, { timeout, shown }))
  const ok = outcome === null || wentWell(outcome)
  let over: State | null = null
  const { state } = await write(journal, state => {
    over = state.open?.number === begin.number ? null : state
    return end(begin, ok, outcome)
  })
  if (over !== null) await undo(journal, begin, over, { timeout, shown })
  return { state, ok, outcome }
}

const end = ({ number }: Entry, ok: boolean, outcome: Outcome | null) =>
  ({ kind: 'end', command: 'promote', of: number, ok, outcome, reason: null, complaints: [] }) as const

/** Somebody went back while the promotion was under way: it may have ended after the way back, so that is run again. */
async function undo(journal: Journal, begin: Entry, now: State, options: CommandOptions): Promise<never> {
  const why = 'a promotion that was under way ended after the rollback'
  const back = now.status === 'rolled_back' || now.status === 'failed_rollback' || now.open?.command === 'rollback'
  if (back) await goBack(journal, now.stage?.rollback ?? null, { reason: why, complaints: [], ...options })
  throw new MlgateError({
    code: 'rollout-moved',
    message: `The rollout was ended while the promotion of entry ${begin.number} was under way${back ? '; its rollback was run once more' : ''}`,
    hint: 'look at who is served by what; `mlgate rollout history` says who ended it',
  })
}
