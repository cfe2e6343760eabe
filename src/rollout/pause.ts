import { MlgateError } from '../errors.ts'
import type { SpecOptions } from '../spec/load.ts'
import type { Paused } from './entry.ts'
import { notBusy, underWay } from './guards.ts'
import { write } from './journal.ts'
import { openRollout } from './open.ts'
import { percent } from './percent.ts'
import type { Signer } from './signatures.ts'
import type { State } from './state.ts'
import type { World } from './who.ts'

export interface PauseOptions extends Pick<SpecOptions, 'vars' | 'overrides'> {
  readonly reason: string
  readonly signer: Signer | null
  /** Of an abort: users go on being served as they are. */
  readonly leaveTraffic?: boolean | undefined
}

/** Stops a rollout for now, lets it go on, or ends it. No command is run. */
export async function pause(
  kind: Paused['kind'],
  path: string,
  { reason, signer, leaveTraffic = false, ...options }: PauseOptions,
  world: World,
): Promise<State> {
  const { journal } = await openRollout(path, options, world, signer)
  const { state } = await write(journal, now => {
    underWay(now)
    if (kind === 'release' && !now.hold)
      throw new MlgateError({ code: 'not-held', message: 'Nobody holds the rollout', hint: '`mlgate rollout status`' })
    if (kind === 'abort') mayEnd(now, leaveTraffic)
    return { kind, reason }
  })
  return state
}

function mayEnd(now: State, leaveTraffic: boolean): void {
  notBusy(now)
  const { stage, start, open, status } = now
  const serves = (stage?.traffic ?? 0) > 0 || open !== null
  if (!serves || leaveTraffic || status === 'failed_rollback') return
  throw new MlgateError({
    code: 'still-serving',
    message: `${start?.candidate ?? 'The candidate'} answers ${stage?.traffic ? percent(stage.traffic) : 'a part'} of the requests, and would go on to`,
    hint: '`mlgate rollout rollback` goes back first; --leave-traffic leaves it as it is',
  })
}
