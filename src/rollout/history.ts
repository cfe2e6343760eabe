import type { SpecOptions } from '../spec/load.ts'
import { readChain } from './chain.ts'
import type { Entry, Looked } from './entry.ts'
import { openRollout } from './open.ts'
import { stateOf } from './state.ts'
import type { Store } from './store.ts'
import type { World } from './who.ts'

export interface HistoryOptions extends Pick<SpecOptions, 'vars' | 'overrides'> {
  /** Of all models whose logs are in the same place. */
  readonly all?: boolean | undefined
  readonly model?: string | undefined
  readonly stage?: string | undefined
  readonly decision?: string | undefined
  /** ISO. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** An entry, and where the rollout was when it was written. */
export interface Event {
  readonly entry: Entry
  readonly stage: string | null
}

export interface ModelHistory {
  readonly model: string
  readonly store: Store
  /** Those that were asked for. */
  readonly events: readonly Event[]
  readonly entries: readonly Entry[]
  readonly head: string | null
  /** What is wrong with the log; it is told all the same. */
  readonly flaws: readonly string[]
}

export async function history(path: string, options: HistoryOptions, world: World): Promise<readonly ModelHistory[]> {
  const { journal } = await openRollout(path, options, world)
  const wide = options.all || (options.model !== undefined && options.model !== journal.model)
  const stores = wide ? await journal.store.all() : [journal.store]
  const all = await Promise.all(stores.map(store => historyOf(store, options)))
  return all.filter(h => h.events.length > 0 && (options.model === undefined || h.model === options.model))
}

async function historyOf(store: Store, options: HistoryOptions): Promise<ModelHistory> {
  const { entries, flaws, head } = readChain(await store.read())
  const events = entries.map((entry, i) => ({ entry, stage: stageAt(entries, i) }))
  return {
    model: entries[0]?.model ?? '',
    store,
    events: events.filter(event => wanted(event, options)),
    entries,
    head,
    flaws: flaws.map(({ line, message }) => `line ${line}: ${message}`),
  }
}

/** After the entry, so that what begins a stage is of it; a rollout that begins is of none. */
const stageAt = (entries: readonly Entry[], i: number): string | null => {
  const entry = entries[i]!
  if (entry.kind === 'look' || entry.kind === 'approve' || entry.kind === 'stage') return entry.stage
  const { stage } = stateOf(entries.slice(0, entry.kind === 'begin' ? i : i + 1))
  return stage?.stage ?? null
}

function wanted({ entry, stage }: Event, options: HistoryOptions): boolean {
  const { since, until, decision } = options
  if (options.stage !== undefined && stage !== options.stage) return false
  if (since !== undefined && entry.time < new Date(since).toISOString()) return false
  if (until !== undefined && entry.time > new Date(until).toISOString()) return false
  return decision === undefined || decisionOf(entry) === decision
}

/** What an entry decided; null where it decided nothing. */
function decisionOf(entry: Entry): Looked['decision'] | null {
  if (entry.kind === 'look') return entry.decision
  if (entry.kind === 'end' && entry.ok) return entry.command
  return entry.kind === 'hold' ? 'hold' : null
}
