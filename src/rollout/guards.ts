import { MlgateError } from '../errors.ts'
import type { Entry } from './entry.ts'
import { isOpen, type State } from './state.ts'
import { isRunning, spoken } from './who.ts'

/** What stands in the way of a step, as an error that says who and what. */
const refused = (code: string, message: string, hint?: string): MlgateError => new MlgateError({ code, message, hint })

export function noneUnderWay(state: State): void {
  if (!isOpen(state)) return
  const { start, stage } = state
  const where = stage ? `in the stage \`${stage.stage}\`` : 'about to begin'
  throw refused(
    'rollout-open',
    `A rollout of ${versionsOf(state)} is ${where}, started by ${spoken(start!.by)} at ${start!.time}`,
    'end it first: `mlgate rollout rollback` or `mlgate rollout abort`',
  )
}

export function underWay(state: State): void {
  if (isOpen(state)) return
  const how = {
    none: 'None was ever started',
    rolled_back: 'The last one was rolled back',
    aborted: 'The last one was aborted',
    done: 'The last one is done',
  }[state.status as 'none']
  throw refused('no-rollout', `No rollout is under way. ${how}`, '`mlgate rollout start` begins one')
}

/** A step needs a rollout that runs, that nobody holds, and whose last command has ended. */
export function mayGoOn(state: State): void {
  underWay(state)
  if (state.hold)
    throw refused(
      'rollout-held',
      `${spoken(state.hold.by)} holds the rollout since ${state.hold.time}: ${state.hold.reason}`,
      '`mlgate rollout hold --release --reason …` lets it go on',
    )
  if (state.status === 'failed_rollback')
    throw refused(
      'rollback-failed',
      `The rollback of ${state.failed!.time} failed, so nobody knows who is served by what`,
      'mend its cause, and run `mlgate rollout rollback` again',
    )
  notBusy(state)
}

/** A command that another one runs at this moment; one that ran unrecorded is not busy. */
export function notBusy(state: State): void {
  const { open } = state
  if (open === null || isOver(open)) return
  throw refused(
    'rollout-busy',
    `${spoken(open.by)} has been running the command \`${open.command}\` since ${open.time} (process ${open.by.pid} on ${open.by.host})`,
    'wait for it; `mlgate rollout status` says where it is. `mlgate rollout rollback` does not wait',
  )
}

/** Its process is gone, or, where nobody here can tell, its time is up. */
export function isOver({ by, time, timeout }: Extract<Entry, { kind: 'begin' }>): boolean {
  const running = isRunning(by)
  return running === null ? Date.now() - Date.parse(time) > (timeout + 60) * 1000 : !running
}

/** Where the rollout is now and was not when a step began: another one came first. */
export function unmoved(before: State, now: State): void {
  underWay(now)
  const elsewhere = before.start?.rollout !== now.start?.rollout || before.stage?.stage !== now.stage?.stage
  if (!elsewhere && (before.since ?? null) === (now.since ?? null)) return
  throw moved(now)
}

export const moved = (
  now: State,
  how = `the rollout went on while this was running: it is ${now.stage ? `in the stage \`${now.stage.stage}\`` : now.status} since ${now.since ?? now.start?.time}`,
): MlgateError =>
  refused('rollout-moved', how, 'nothing was done by this one; `mlgate rollout history` says who did what')

export const versionsOf = ({ start }: State): string =>
  `${start?.incumbent ?? 'the incumbent'} → ${start?.candidate ?? 'the candidate'}`
