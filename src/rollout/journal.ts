import { MlgateError } from '../errors.ts'
import { version } from '../record/provenance.ts'
import { type Chain, readChain } from './chain.ts'
import { type Body, digestOf, type Entry, lineOf, signedText } from './entry.ts'
import { type Signer, sign } from './signatures.ts'
import { type State, stateOf } from './state.ts'
import type { Files, Store } from './store.ts'
import { type World, whoIs } from './who.ts'

/** The audit log of one model, and whoever writes in it. */
export interface Journal {
  readonly model: string
  readonly store: Store
  /** The spec's, which commands run in, wherever it is today. */
  readonly folder: string
  readonly world: World
  readonly signer?: Signer | null
}

export interface Seen extends Chain {
  readonly state: State
  readonly text: string
}

export async function look({ store }: Journal): Promise<Seen> {
  return seen(await store.read())
}

export function seen(text: string): Seen {
  const chain = readChain(text)
  return { ...chain, state: stateOf(chain.entries), text }
}

/** Refuses to go on from a log in which something was changed: what it says of the state may be what somebody wanted. */
export function sound(found: Seen, { store, model }: Journal): Seen {
  const [flaw, ...others] = found.flaws
  if (!flaw) return found
  throw new MlgateError({
    code: 'log-broken',
    message: `The audit log of ${model} is not what was written: line ${flaw.line}: ${flaw.message}${others.length > 0 ? `, and ${others.length} more` : ''}.`,
    at: { file: store.where, line: flaw.line },
    hint: '`mlgate audit verify` tells it all; bring the log back from a copy. `mlgate rollout rollback` goes back all the same',
  })
}

/** What a writer says once it has seen the state; it throws where the state does not allow it. */
export type Make = (state: State) => Body | Promise<Body>

/** As often as another writer may come first. */
const MOST = 50

/**
 * Writes an entry after the last. Where another writer came first, it is made anew from the state that there is then, so
 * what is written always follows from what is there.
 */
export async function write(
  journal: Journal,
  make: Make,
  files: Files = {},
  check: (found: Seen, journal: Journal) => Seen = sound,
): Promise<{ entry: Entry; state: State }> {
  for (let i = 0; i < MOST; i++) {
    const found = check(await look(journal), journal)
    const entry = await entryOf(journal, found, await make(found.state))
    // What was cut off stays a line of its own, and a flaw.
    const line = /[^\n]$/.test(found.text) ? `\n${lineOf(entry)}` : lineOf(entry)
    if ((await journal.store.append(found.text, line, files)) === 'written')
      return { entry, state: stateOf([...found.entries, entry]) }
  }
  throw new MlgateError({
    code: 'log-busy',
    message: `Other writers came first ${MOST} times: nothing was written to ${journal.store.where}.`,
  })
}

async function entryOf({ model, world, signer }: Journal, { entries, head }: Seen, body: Body): Promise<Entry> {
  const plain = {
    schema: 'mlgate/log@1' as const,
    number: (entries.at(-1)?.number ?? 0) + 1,
    previous: head,
    time: new Date().toISOString(),
    by: await whoIs(world),
    model,
    mlgate: version,
    ...body,
  }
  const whole = signer ? { ...plain, signature: await sign(signedText(plain), signer) } : plain
  return { ...whole, digest: digestOf(whole) }
}
