import type { SpecOptions } from '../spec/load.ts'
import type { Spec } from '../spec/types.ts'
import { booksOf, changeIsApproved, type Standing, standing } from './approvals.ts'
import { isOver } from './guards.ts'
import { look, sound } from './journal.ts'
import { openRollout } from './open.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'
import type { World } from './who.ts'
import { inWords } from './words.ts'

/** Where a rollout is, and what it waits for. */
export interface Status {
  readonly model: string
  readonly where: string
  readonly entries: number
  readonly state: State
  /** The number of the stage, from 1, and what comes after it. */
  readonly place: { readonly number: number; readonly of: number } | null
  readonly next: { readonly stage: string | null; readonly traffic: string | null } | null
  /** Of the last look, where it allows to go on. */
  readonly standing: Standing | null
  readonly missing: readonly string[]
  /** A command that is running, or that ran unrecorded. */
  readonly command: 'running' | 'unrecorded' | null
  /** When it has been on hold for too long, and what happens then. */
  readonly limit: { readonly at: string; readonly what: string } | null
}

export async function status(
  path: string,
  options: Pick<SpecOptions, 'vars' | 'overrides'>,
  world: World,
): Promise<Status> {
  const { journal } = await openRollout(path, options, world)
  const { state, entries } = sound(await look(journal), journal)
  return { ...(await statusOf(journal.store, state)), model: journal.model, entries: entries.length }
}

async function statusOf(store: Store, state: State): Promise<Omit<Status, 'model' | 'entries'>> {
  const { stage, open, looks, since } = state
  const common = { where: store.where, state, command: open && (isOver(open) ? 'unrecorded' : 'running') } as const
  if (stage === null) return { ...common, place: null, next: null, standing: null, missing: [], limit: null }
  const books = await booksOf(store, state)
  const stages = (books.rules as Partial<Spec>).stages ?? []
  const number = stages.findIndex(s => s.name === stage.stage) + 1
  const own = stages[number - 1]
  const next = stages.find(s => s.name === own?.next)
  const last = looks.at(-1)
  const stand = last?.decision === 'promote' ? await standing(state, last.result, books) : null
  const over = own?.limit?.duration
  return {
    ...common,
    place: own ? { number, of: stages.length } : null,
    next: own ? { stage: next?.name ?? null, traffic: next ? (next.traffic?.written ?? null) : '100%' } : null,
    standing: stand,
    missing: [
      ...(last ? [] : ['a look: `mlgate rollout advance`']),
      ...(last && last.decision !== 'promote' ? last.decided_by.map(inWords) : []),
      ...(last?.short ? [`the last result is ${last.short}`] : []),
      ...(last && stand && last.changed.length > 0 && !changeIsApproved(stand, books)
        ? ['an approval of what the spec changed since the stage began']
        : []),
      ...(stand?.missing ?? []).map(what => `an approval of ${last!.result.slice(0, 12)}: ${what}`),
    ],
    limit:
      over && since
        ? { at: new Date(Date.parse(since) + over.seconds * 1000).toISOString(), what: own.limit!.then }
        : null,
  }
}
