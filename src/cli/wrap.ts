import { type Io, widthFor } from './io.ts'

/** Text in lines of the terminal's width, each after an indent. */
export function wrapped(text: string, io: Pick<Io, 'stdout' | 'env'>, indent: string, most = 100): string {
  const width = Math.min(widthFor(io), most) - indent.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map(l => `${indent}${l}`).join('\n')
}
