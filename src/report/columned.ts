import type { Paint } from './signs.ts'
import { padded, squeezed, widthOf } from './text.ts'

const GAP = '  '
const LEAST = 8

/** A plain table: titles over rows, indented; `left` are the columns of text. The widest columns give way where space is short. */
export function columned(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { width, left }: { width: number; left: readonly number[] },
  paint: Paint,
): string[] {
  const used = titles.flatMap((_, i) => (rows.some(row => row[i] !== '') ? [i] : []))
  const widths = used.map(i => Math.max(widthOf(titles[i]!), ...rows.map(row => widthOf(row[i]!))))
  const room = width - GAP.length * used.length
  for (let over = widths.reduce((sum, w) => sum + w, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widths[widest]! <= LEAST) break
    widths[widest]!--
  }
  const line = (cells: readonly string[]): string =>
    used
      .map((i, k) => GAP + padded(squeezed(cells[i]!, widths[k]!), widths[k]!, left.includes(i) ? 'left' : 'right'))
      .join('')
      .trimEnd()
  const head = line(titles)
  return [...(head === '' ? [] : [paint('dim', head)]), ...rows.map(line)]
}
