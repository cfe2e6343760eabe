import { asWritten, format } from '../record/numbers.ts'
import { columned } from './columned.ts'
import { painter } from './signs.ts'
import { visible } from './text.ts'

/** A log as `mlgate inspect` found it; `--format json` prints it. */
export interface Inspected {
  schema: 'mlgate/inspect@1'
  files: readonly { path: string; bytes: number; digest: string }[]
  format: string
  rows: number
  columns: readonly {
    name: string
    type: string
    nulls: number
    nan: number
    distinct: number | null
    range: readonly [number, number] | readonly [string, string] | null
    histogram: readonly number[] | null
    lengths: readonly [number, number] | null
    values: readonly { value: string; rows: number }[] | null
  }[]
}

const BARS = [...' ▁▂▃▄▅▆▇█']

/** A line for each column. */
export function inspected(log: Inspected, { width, color }: { width: number; color: boolean }): string {
  const paint = painter(color)
  const [first] = log.files
  const name = first ? visible(first.path) + (log.files.length > 1 ? ` and ${log.files.length - 1} more` : '') : ''
  const count = (n: number, what: string) => `${format(n, 0)} ${what}${n === 1 ? '' : 's'}`
  const rows = log.columns.map(c => [
    visible(c.name),
    visible(c.type),
    [c.nulls > 0 && format(c.nulls, 0), c.nan > 0 && `${format(c.nan, 0)} NaN`].filter(Boolean).join(', ') || '0',
    c.distinct === null ? '' : format(c.distinct, 0),
    contentOf(c, log.rows, Math.max(LEAST_ROOM, width - 60)),
    c.histogram ? bars(c.histogram) : '',
  ])
  return [
    `${paint('bold', name)}   ${log.format}   ${count(log.rows, 'row')}, ${count(log.columns.length, 'column')}`,
    '',
    ...columned(
      ['column', 'type', 'nulls', 'distinct', 'range', 'histogram'],
      rows,
      { width, left: [0, 1, 4, 5] },
      paint,
    ),
    '',
  ].join('\n')
}

/** What is left to the values of a column, between its name, type and counts and the histogram. */
const LEAST_ROOM = 22

/** Its range, or the values that it mostly has, or how long its texts are. */
function contentOf({ type, range, values, lengths }: Inspected['columns'][number], rows: number, room: number): string {
  const span = range ? spanOf(range) : ''
  if (type.endsWith(']') && lengths) return `${lengthText(lengths)} elements${span && `, ${span}`}`
  if (span) return span
  if (values && values.length > 0)
    return fitting(
      values.map(v => `${visible(v.value)} ${share(v.rows, rows)}`),
      room,
    )
  return lengths ? `${lengthText(lengths)} characters` : ''
}

/** As many as there is room for, and at least one. */
function fitting(words: readonly string[], room: number): string {
  const all = words.join(', ')
  if (all.length <= room) return all
  const fit = words.findLastIndex((_, i) => `${words.slice(0, i + 1).join(', ')}, …`.length <= room)
  return `${words.slice(0, Math.max(0, fit) + 1).join(', ')}, …`
}

const DAYS = 2 * 86_400_000

function spanOf([low, high]: readonly [number, number] | readonly [string, string]): string {
  const days = typeof low === 'string' && Date.parse(String(high)) - Date.parse(low) > DAYS
  return [low, high].map(end => (days ? String(end).slice(0, 10) : endText(end))).join(' to ')
}

const lengthText = ([least, most]: readonly [number, number]): string =>
  least === most ? format(least, 0) : `${format(least, 0)} to ${format(most, 0)}`

const endText = (x: number | string): string =>
  typeof x === 'number' ? asWritten(Number(x.toPrecision(6))) : x.slice(0, 16).replace('T', ' ')

const share = (part: number, whole: number): string => `${format((100 * part) / whole, 0)} %`

/** Heights against the highest; whatever is there at all is seen. */
function bars(counts: readonly number[]): string {
  const most = Math.max(...counts)
  return counts.map(n => BARS[n === 0 ? 0 : Math.max(1, Math.round((n / most) * (BARS.length - 1)))]).join('')
}
