/** A part of a report that may be cut short: rows between an opening and an end. One without rows is always kept. */
export interface Part {
  open: string
  /** Made when it is known that there may be room for them. */
  rows: readonly (() => string)[]
  close: string
  /** What a row is one of, for the line that says what was left out. */
  one: string
  many: string
}

/** UTF-8 bytes: never fewer than characters, whichever of them a limit counts. */
const bytesOf = (text: string): number => Buffer.byteLength(text)

/**
 * The parts one after the other, in at most `limit` bytes. Where they do not fit, each has at most half of the room that
 * is left, so that what comes first does not crowd out what comes next, and the last line says what was left out.
 */
export function within(parts: readonly Part[], limit: number, leftOut: (what: string) => string): string {
  const whole = filled(parts, limit, 1)
  if (whole.lost.size === 0 && bytesOf(whole.text) <= limit) return whole.text
  const everything = new Map(parts.map(part => [part, part.rows.length]))
  const cut = filled(parts, limit - bytesOf(leftOut(counted(everything))), 2)
  return cut.text + leftOut(counted(cut.lost))
}

/** As many rows of each part as fit into its share of the room, and how many rows did not. */
function filled(parts: readonly Part[], limit: number, share: 1 | 2): { text: string; lost: Map<Part, number> } {
  const frame = ({ open, close, rows }: Part) => (rows.length === 0 ? bytesOf(open + close) : 0)
  let room = limit - parts.reduce((sum, part) => sum + frame(part), 0)
  const lost = new Map<Part, number>()
  const texts = parts.map(part => {
    if (part.rows.length === 0) return part.open + part.close
    const rows = fitting(part, room / share)
    if (rows.length < part.rows.length) lost.set(part, part.rows.length - rows.length)
    const text = rows.length === 0 ? '' : part.open + rows.join('') + part.close
    room -= bytesOf(text)
    return text
  })
  return { text: texts.join(''), lost }
}

function fitting({ open, rows, close }: Part, room: number): string[] {
  let left = room - bytesOf(open) - bytesOf(close)
  const taken: string[] = []
  for (const row of rows) {
    const text = row()
    left -= bytesOf(text)
    if (left < 0) break
    taken.push(text)
  }
  return taken
}

/** "14 findings, 3,000 checks". */
function counted(lost: ReadonlyMap<Part, number>): string {
  const kinds = new Map<string, { n: number; one: string }>()
  for (const [{ one, many }, n] of lost) kinds.set(many, { n: (kinds.get(many)?.n ?? 0) + n, one })
  return [...kinds]
    .filter(([, { n }]) => n > 0)
    .map(([many, { n, one }]) => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`)
    .join(', ')
}
