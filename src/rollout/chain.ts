import { canonical } from './canonical.ts'
import { digestOf, type Entry } from './entry.ts'

/** What is wrong with a log, and where. */
export interface Flaw {
  /** Of the line, from 1. */
  readonly line: number
  readonly message: string
}

export interface Chain {
  /** What could be read, in the order of the file. */
  readonly entries: readonly Entry[]
  readonly flaws: readonly Flaw[]
  /** The digest of the last entry; null for an empty log. */
  readonly head: string | null
}

/**
 * Reads a log, and finds whatever was changed, dropped or put elsewhere in it: each entry has its own digest and that of
 * the one before. Entries cut off at the end leave a log that is whole in itself: a head kept elsewhere shows them.
 */
export function readChain(text: string): Chain {
  const lines = text.split('\n')
  const whole = lines.at(-1) === ''
  if (whole) lines.pop()
  const entries: Entry[] = []
  const flaws: Flaw[] = []
  lines.forEach((line, i) => {
    const at = i + 1
    const flaw = (message: string) => void flaws.push({ line: at, message })
    const entry = parsed(line)
    if (entry === null) {
      flaw('it is no entry of an audit log')
      return
    }
    const before = entries.at(-1)
    if (canonical(entry) !== line) flaw('it was written again by another program')
    else if (entry.digest !== digestOf(entry)) flaw('it was changed: its digest is not that of what it says')
    if (entry.number !== (before?.number ?? 0) + 1)
      flaw(`it is entry ${entry.number}, and entry ${(before?.number ?? 0) + 1} should be here`)
    else if (entry.previous !== (before?.digest ?? null)) flaw('it does not follow from the entry before it')
    if (before && entry.model !== before.model) flaw(`it is of another model, ${JSON.stringify(entry.model)}`)
    entries.push(entry)
  })
  if (!whole && lines.length > 0) flaws.push({ line: lines.length, message: 'it does not end: the file was cut off' })
  return { entries, flaws, head: entries.at(-1)?.digest ?? null }
}

const KINDS: ReadonlySet<unknown> = new Set<Entry['kind']>([
  'start',
  'stage',
  'look',
  'approve',
  'begin',
  'end',
  'hold',
  'release',
  'abort',
])

/** The envelope is looked at; what is in it is vouched for by its digest. */
function parsed(line: string): Entry | null {
  let value: Partial<Entry> | null
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  return typeof value === 'object' &&
    value !== null &&
    value.schema === 'mlgate/log@1' &&
    Number.isInteger(value.number) &&
    typeof value.digest === 'string' &&
    typeof value.time === 'string' &&
    typeof value.model === 'string' &&
    typeof value.by === 'object' &&
    KINDS.has(value.kind)
    ? (value as Entry)
    : null
}
