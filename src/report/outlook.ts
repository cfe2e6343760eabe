import { about, duration, format } from '../record/numbers.ts'
import type { Plan1, Power1 } from '../record/outlook.ts'
import { versionsOf, warningText } from './facts.ts'
import type { Paint } from './signs.ts'
import { visible, wrapped } from './text.ts'

export interface Page {
  width: number
  color: boolean
  verbose: boolean
}

/** Sentences longer than this are hard to read. */
const SENTENCE = 100

/** What it is about, and how much there is of it. */
export function headOf(word: string, found: Plan1 | Power1, seconds: number | null, paint: Paint): string {
  const { pairing, logs } = found
  const count = (n: number, what: string) => `${format(n, 0)} ${what}${n === 1 ? '' : 's'}`
  const rows = (['incumbent', 'candidate'] as const).flatMap(name => (logs[name] ? [format(logs[name].rows, 0)] : []))
  const size = pairing
    ? [count(pairing.rows, 'pair'), ...(pairing.units === null ? [] : [count(pairing.units, 'unit')])]
    : [`${rows.join(' and ')} rows`]
  const facts = [...size, ...(seconds === null ? [] : [`${duration(seconds)} of traffic`])].join(', ')
  return `${paint('bold', word)}   ${visible(found.model)}   ${visible(versionsOf(found))}   ${paint('dim', facts)}`
}

const percent = (share: number): string =>
  share < 0.01 ? 'under 1 %' : share > 0.99 ? 'over 99 %' : `${format(100 * share, 0)} %`

const MOST_BY = 3

/** The chance that a harmless candidate is promoted, and what stands in its way. */
export function harmlessLines(found: Plan1 | Power1, width: number, paint: Paint): string[] {
  const { promoted, held, blocked, by } = found.harmless
  const others = [held > 0 && `held in ${percent(held)}`, blocked > 0 && `blocked in ${percent(blocked)}`].filter(
    Boolean,
  )
  const lacking = found.warnings.some(w => w.code === 'rarely-promoted')
  const sentence = `With as many rows, a candidate that harms nothing is promoted in ${percent(promoted)} of cases${others.length > 0 ? ` (${others.join(', ')})` : ''}.`
  const told = by.filter(b => b.share >= 0.01)
  const most = told.slice(0, MOST_BY).map(b => `${visible(b.id)} (${percent(b.share)})`)
  const more = told.length > MOST_BY ? `, and ${told.length - MOST_BY} more` : ''
  const lines = paragraph(sentence, width)
  return [
    '',
    ...(lacking ? lines.map(line => paint('yellow', line)) : lines),
    ...(most.length > 0 ? paragraph(`What stands in its way most often: ${most.join(', ')}${more}.`, width) : []),
  ]
}

export const warningLines = ({ warnings }: Plan1 | Power1, width: number, paint: Paint): string[] =>
  warnings.flatMap(w => paragraph(`${paint('yellow', '▲')} ${warningText(w)}`, width))

export const paragraph = (text: string, width: number): string[] =>
  wrapped(text, Math.min(width, SENTENCE) - 2).map(line => `  ${line}`)

/** Rows with their unit of counting, to two digits; `12,000 (4 days)`. */
export const sizeText = ({ rows, seconds }: { rows: number; seconds: number | null }, timed: boolean): string =>
  `${about(rows)}${!timed || seconds === null || seconds === 0 ? '' : ` (${duration(seconds, true)})`}`
