import { type Place, type Problem, sentence } from '../errors.ts'

export interface SourceText {
  readonly file: string
  readonly text: string
}

const WIDTH = 110

/** The line with the one before and the one after, and a caret under the column. */
const frame = (text: string, at: Place): string | undefined => {
  if (at.line === undefined) return undefined
  const lines = text.split(/\r?\n/)
  const { line, column = 1 } = at
  if (line > lines.length) return undefined
  const start = Math.max(0, column - WIDTH + 20)
  const digits = String(line + 1).length
  const row = (mark: string, label: string, content: string) =>
    `${mark} ${label.padStart(digits)} | ${content}`.trimEnd()
  const shown = [line - 1, line, line + 1].filter(
    n => n >= 1 && n <= lines.length && (n <= line || lines[n - 1] !== ''),
  )
  return shown
    .flatMap(n => {
      const whole = lines[n - 1]!.replaceAll('\t', ' ')
      const cut = whole.slice(start, start + WIDTH)
      const content = `${start > 0 && cut !== '' ? '…' : ''}${cut}${whole.length > start + WIDTH ? '…' : ''}`
      const caret = ' '.repeat(column - 1 - start + (start > 0 ? 1 : 0))
      return n === line ? [row('>', String(n), content), row(' ', '', `${caret}^`)] : [row(' ', String(n), content)]
    })
    .join('\n')
}

/** Adds the frames, orders by place and drops what is said twice. */
export const withFrames = <P extends Problem>(problems: readonly P[], sources: readonly SourceText[]): P[] => {
  const rank = (p: Problem) => {
    const index = sources.findIndex(s => s.file === p.at?.file)
    return index < 0 ? sources.length : index
  }
  const seen = new Set<string>()
  return problems
    .map(p => {
      const source = sources.find(s => s.file === p.at?.file)
      return {
        ...p,
        message: sentence(p.message),
        frame: p.frame ?? (p.at && source ? frame(source.text, p.at) : undefined),
      }
    })
    .toSorted(
      (a, b) => rank(a) - rank(b) || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
    )
    .filter(p => {
      const key = JSON.stringify([p.code, p.message, p.at])
      return !seen.has(key) && seen.add(key)
    })
}
