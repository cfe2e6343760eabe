/** Control, formatting and direction characters made visible: a name from a log must not steer the terminal. */
export function visible(s: string): string {
  return s.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, c => NAMED[c] ?? codePoint(c.codePointAt(0)!))
}

/**
 * CI runners take commands from what a job prints: GitHub `::error::` at the start of a line and `##[error]` anywhere,
 * Azure `##vso[`, TeamCity `##teamcity[`. A name from a log must not give one, so a sign of each is replaced by its
 * like, which is no wider.
 */
export const inert = (text: string): string => text.replace(/^([^\S\n]*)::/gm, '$1∷').replace(/##(?=\w*\[)/g, '#♯')

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const codePoint = (code: number): string =>
  code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`

/** Cells that a string takes in a terminal: 2 for what is wide (East Asian scripts, emoji), 0 for combining marks. */
export function widthOf(s: string): number {
  let width = 0
  for (const c of s) width += widthOfCharacter(c)
  return width
}

const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u

const widthOfCharacter = (c: string): number => (c < '\u0300' ? 1 : /\p{M}/u.test(c) ? 0 : WIDE.test(c) ? 2 : 1)

/** At most so many cells, the cut marked by an ellipsis. */
export function fitted(s: string, width: number): string {
  if (widthOf(s) <= width) return s
  return width < 1 ? '' : `${head(s, width - 1)}…`
}

/** At most so many UTF-16 units: cells do not bound a text, since combining marks have none. */
export const clipped = (s: string, most: number): string =>
  s.length <= most ? s : `${s.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`

function head(s: string, width: number): string {
  let taken = ''
  let left = width
  for (const c of s) {
    left -= widthOfCharacter(c)
    if (left < 0) break
    taken += c
  }
  return taken
}

/** The same, cut in the middle: the end of `metric(subject) [slice]` tells it from its neighbours. */
export function squeezed(s: string, width: number): string {
  if (widthOf(s) <= width || width < 5) return fitted(s, width)
  const end = [...head([...s].reverse().join(''), Math.floor((width - 1) / 2))].reverse().join('')
  return `${head(s, width - 1 - widthOf(end))}…${end}`
}

export const padded = (s: string, width: number, side: 'left' | 'right' = 'left'): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(s)))
  return side === 'left' ? s + space : space + s
}

/** A number stays with its unit. */
const UNIT = / (?=(?:%|ms|s|min|h|days|years|points?)(?![\p{L}\p{N}_]))/gu
const GLUE = '\u00a0'

/** Lines of at most `width` cells; words longer than that are cut. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(1, width)
  const lines: string[] = []
  let line = ''
  for (const word of text.replace(UNIT, GLUE).split(' ')) {
    let rest = word
    if (line !== '' && widthOf(line) + 1 + widthOf(rest) <= room) {
      line += ` ${rest}`
      continue
    }
    if (line !== '') lines.push(line)
    while (widthOf(rest) > room) {
      const part = head(rest, room) || [...rest][0]!
      lines.push(part)
      rest = rest.slice(part.length)
    }
    line = rest
  }
  if (line !== '') lines.push(line)
  return lines.map(l => l.replaceAll(GLUE, ' '))
}
