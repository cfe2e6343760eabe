import { widthOf } from '../../report/text.ts'

/** A terminal: what is written to it leaves at once. */
export interface Terminal {
  readonly columns: () => number
  readonly write: (text: string) => void
}

export interface Live {
  /** In place of what was drawn before. */
  draw(lines: readonly string[]): void
  /** Takes away what was drawn; afterwards the terminal is as it was before. */
  clear(): void
}

const UP = (rows: number): string => (rows > 0 ? `\x1b[${rows}A` : '')
const TO_END_OF_LINE = '\x1b[K'
const TO_END_OF_SCREEN = '\x1b[J'
/** Between the two nothing is shown, where a terminal knows them; others pass over them. */
const [BEGIN, END] = ['\x1b[?2026h', '\x1b[?2026l']

/** An area of some lines that is drawn over. The cursor stays visible below it, so there is nothing to be restored. */
export function liveOn(terminal: Terminal): Live {
  let drawn: readonly string[] = []
  // Of a terminal that was made narrower since, lines take more rows.
  const rows = () => {
    const columns = Math.max(1, terminal.columns())
    return drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0)
  }
  return {
    draw: lines => {
      const body = lines.map(line => `${line}${TO_END_OF_LINE}\r\n`).join('')
      terminal.write(`${BEGIN}${UP(rows())}\r${body}${TO_END_OF_SCREEN}${END}`)
      drawn = lines
    },
    clear: () => {
      if (drawn.length > 0) terminal.write(`${BEGIN}${UP(rows())}\r${TO_END_OF_SCREEN}${END}`)
      drawn = []
    },
  }
}
