import { booksOf, standing } from './approvals.ts'
import { sha256 } from './canonical.ts'
import { type Flaw, readChain } from './chain.ts'
import { type Attached, type Entry, type StageBegin, signedText } from './entry.ts'
import { breaches } from './rules.ts'
import { unverified } from './signatures.ts'
import { stateOf } from './state.ts'
import type { Store } from './store.ts'

export interface Verified {
  readonly where: string
  readonly model: string | null
  readonly entries: number
  readonly head: string | null
  readonly flaws: readonly Flaw[]
  /** Of the digest that was to be in the chain: after how many entries it is, counted from the end; null: it is not. */
  readonly anchor: { readonly head: string; readonly behind: number | null } | null
  readonly signatures: readonly Signed[]
}

interface Signed {
  readonly number: number
  readonly kind: Entry['kind']
  readonly principal: string
  /** null: it is good. */
  readonly why: string | null
}

export interface VerifyOptions {
  /** A digest that was seen earlier, elsewhere: the chain has to go through it. */
  readonly head?: string | undefined
  /** The text of a file of allowed signers; default: those that the log began each stage with. */
  readonly signers?: string | undefined
}

/** Whether a log is what was written: its chain, the files that it names, its signatures, and what it says was done. */
export async function verify(store: Store, { head, signers }: VerifyOptions = {}): Promise<Verified> {
  const { entries, flaws, head: last } = readChain(await store.read())
  const files = await lostFiles(store, entries)
  const anchor = head === undefined ? null : { head, behind: behind(entries, head) }
  const signatures = await signaturesOf(store, entries, signers)
  const lost =
    anchor?.behind === null
      ? [{ line: entries.length, message: `no entry has the digest ${head}: the log was cut off, or is another` }]
      : []
  const bad = signatures
    .filter(s => s.why !== null && s.kind !== 'approve')
    .map(s => ({ line: s.number, message: `its signature is not good: ${s.why}` }))
  return {
    where: store.where,
    model: entries[0]?.model ?? null,
    entries: entries.length,
    head: last,
    // What follows from a chain that is broken is not looked for.
    flaws: [
      ...flaws,
      ...(flaws.length === 0 ? [...breaches(entries), ...(await uncounted(store, entries))] : []),
      ...files,
      ...bad,
      ...lost,
    ],
    anchor,
    signatures,
  }
}

function behind(entries: readonly Entry[], head: string): number | null {
  const found = entries.findLastIndex(e => head.length >= 8 && e.digest.startsWith(head))
  return found < 0 ? null : entries.length - 1 - found
}

async function lostFiles(store: Store, entries: readonly Entry[]): Promise<Flaw[]> {
  const flaws: Flaw[] = []
  for (const [i, entry] of entries.entries())
    for (const { file, sha256: digest } of filesOf(entry)) {
      const text = await store.file(file)
      if (text === null) flaws.push({ line: i + 1, message: `the file ${file} that it names is not there` })
      else if (sha256(text) !== digest)
        flaws.push({ line: i + 1, message: `the file ${file} that it names was changed` })
    }
  return flaws
}

/** The files beside the log that an entry names. */
export function filesOf(entry: Entry): Attached[] {
  const ofStage = (begin: StageBegin | null) =>
    begin ? [begin.criteria.resolved, ...(begin.criteria.signers ? [begin.criteria.signers] : [])] : []
  switch (entry.kind) {
    case 'stage':
      return ofStage(entry)
    case 'begin':
      return ofStage(entry.to)
    case 'look':
      return [entry.record, ...(entry.evidence ? [entry.evidence] : [])]
    default:
      return []
  }
}

/** By the keys that are given, else by those that the stage of the entry began with. */
async function signaturesOf(store: Store, entries: readonly Entry[], given: string | undefined): Promise<Signed[]> {
  const found: Signed[] = []
  for (const [i, entry] of entries.entries()) {
    if (!entry.signature) continue
    const own = entry.kind === 'stage' ? entry : entry.kind === 'begin' ? entry.to : null
    const stage = stateOf(entries.slice(0, i)).stage ?? own ?? firstStage(entries.slice(i))
    const named = stage?.criteria.signers
    const keys = given ?? (named ? await store.file(named.file) : null)
    const why = keys
      ? await unverified(signedText(entry), entry.signature, keys, entry.time)
      : 'no file of keys is known'
    found.push({ number: entry.number, kind: entry.kind, principal: entry.signature.principal, why })
  }
  return found
}

const firstStage = (entries: readonly Entry[]): StageBegin | null => {
  for (const entry of entries) {
    if (entry.kind === 'stage') return entry
    if (entry.kind === 'begin' && entry.to) return entry.to
  }
  return null
}

/** Promotions out of stages that await approvals, without those. */
async function uncounted(store: Store, entries: readonly Entry[]): Promise<Flaw[]> {
  const flaws: Flaw[] = []
  for (const [i, entry] of entries.entries()) {
    if (entry.kind !== 'begin' || entry.command !== 'promote' || entry.result === null) continue
    const state = stateOf(entries.slice(0, i))
    if (state.stage === null) continue
    const { missing } = await standing(state, entry.result, await booksOf(store, state))
    if (missing.length > 0)
      flaws.push({ line: i + 1, message: `it was promoted without its approvals: ${missing.join(', ')}` })
  }
  return flaws
}
