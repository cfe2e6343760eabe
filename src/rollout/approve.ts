import { MlgateError } from '../errors.ts'
import type { SpecOptions } from '../spec/load.ts'
import { didYouMean } from '../spec/suggest.ts'
import { booksOf, type Standing, standing, type Weighed } from './approvals.ts'
import type { Looked } from './entry.ts'
import { moved, underWay } from './guards.ts'
import { look, sound, write } from './journal.ts'
import { openRollout } from './open.ts'
import type { Signer } from './signatures.ts'
import type { State } from './state.ts'
import type { World } from './who.ts'

export interface ApproveOptions extends Pick<SpecOptions, 'vars' | 'overrides'> {
  readonly role: string
  readonly reason: string
  /** The digest of the result, or its beginning; default: the last. */
  readonly result?: string | undefined
  readonly signer: Signer | null
}

export interface ApproveResult {
  readonly state: State
  readonly look: Looked
  /** This approval, and whether it counts. */
  readonly given: Weighed
  readonly standing: Standing
}

/** Somebody lets a result through: this one, by its digest. New evidence needs a new approval. */
export async function approve(
  path: string,
  { role, reason, result, signer, ...options }: ApproveOptions,
  world: World,
): Promise<ApproveResult> {
  const { journal } = await openRollout(path, options, world, signer)
  const { state: before } = sound(await look(journal), journal)
  underWay(before)
  const seen = lookNamed(before, result)
  const books = await booksOf(journal.store, before)
  const roles = Object.keys(books.rules.approvers)
  if (roles.length > 0 && !roles.includes(role))
    throw new MlgateError({
      code: 'unknown-approver',
      message: `Nobody approves as \`${role}\` by the spec that the stage began with`,
      hint: didYouMean(role, roles),
    })
  const { entry, state } = await write(journal, now => {
    underWay(now)
    // Who names no result approves the last, and that must be the one that was there to be read.
    if (lookNamed(now, result).result !== seen.result) throw moved(now, 'another look was taken meanwhile')
    return { kind: 'approve', stage: before.stage!.stage, result: seen.result, role, reason }
  })
  const stand = await standing(state, seen.result, books)
  return { state, look: seen, standing: stand, given: stand.weighed.find(w => w.entry.number === entry.number)! }
}

function lookNamed({ looks }: State, result: string | undefined): Looked {
  const found = result === undefined ? looks.slice(-1) : looks.filter(l => l.result.startsWith(result))
  const last = found.at(-1)
  if (last && found.every(l => l.result === last.result)) {
    if (last.decision === 'promote') return last
    throw new MlgateError({
      code: 'nothing-to-approve',
      message: `The result ${last.result.slice(0, 12)} decided ${last.decision}: there is nothing to approve`,
      hint: 'a known failure is let through by a waiver in the spec, which has a reason and an end',
    })
  }
  const known = looks.map(l => `${l.result.slice(0, 12)} (${l.decision})`)
  throw new MlgateError({
    code: 'unknown-result',
    message:
      result === undefined
        ? 'The stage has not been looked at yet: there is nothing to approve'
        : `The stage has no result ${result}`,
    hint: known.length > 0 ? `there is ${known.join(', ')}` : '`mlgate rollout advance` runs its check',
  })
}
