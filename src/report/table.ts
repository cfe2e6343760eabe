import { pValue, wholeText } from '../record/numbers.ts'
import type { Record1, RecordedCheck, RecordedGate, RecordedValue } from '../record/types.ts'
import { CELLS, forest } from './plot.ts'
import { harmOf, labelOf, type Row, rowOf } from './rows.ts'
import { type Outcome, outcomeOf, type Paint, SIGNS } from './signs.ts'
import { fitted, padded, squeezed, visible, widthOf, wrapped } from './text.ts'

interface Options {
  width: number
  color: boolean
  verbose: boolean
}

/** Below this, no room for pictures, and gates have lines of their own. */
const WIDE = 100
const GAP = '  '

type ColumnName = keyof Row | 'plot' | 'verdict'
interface Column {
  name: ColumnName
  title: string
  side: 'left' | 'right'
}

const COLUMNS: readonly Column[] = [
  { name: 'metric', title: 'metric', side: 'left' },
  { name: 'incumbent', title: 'incumbent', side: 'right' },
  { name: 'candidate', title: 'candidate', side: 'right' },
  { name: 'change', title: 'change', side: 'right' },
  { name: 'interval', title: 'interval', side: 'left' },
  { name: 'plot', title: 'ok  ¦ harm', side: 'left' },
  { name: 'limit', title: 'limit', side: 'left' },
  { name: 'verdict', title: '', side: 'left' },
]
/** What goes first where space is short. */
const DROPPED: readonly ColumnName[] = ['interval', 'plot', 'incumbent', 'change', 'candidate', 'limit']
const LEAST_METRIC = 20

type Line = { check: RecordedCheck; row: Row } | { note: string; indent: string }

/** Every check on a line, by gate; slices that need no attention folded into one. */
export function table(record: Record1, options: Options, paint: Paint): string[] {
  const gates = record.gates
    .filter(gate => gate.checks.length > 0)
    .map(gate => ({ name: visible(gate.name), lines: linesOf(gate, record, options.verbose) }))
  if (gates.length === 0) return []
  const wide = options.width >= WIDE
  const gateWidth = wide ? Math.min(16, Math.max(4, ...gates.map(g => widthOf(g.name)))) : 0
  const indent = wide ? `${GAP}${' '.repeat(gateWidth)}${GAP}` : GAP.repeat(2)
  const checks = gates.flatMap(g => g.lines.flatMap(line => ('check' in line ? [line] : [])))
  const { columns, widths } = layout(checks, options, options.width - widthOf(indent))

  const confidence = checks.find(c => c.row.interval !== '')?.check.estimate?.confidence
  const title = ({ name, title }: Column) =>
    name === 'interval' && confidence !== undefined ? `${Math.round(confidence * 1000) / 10} % interval` : title
  const header = columns.map((c, i) => padded(fitted(title(c), widths[i]!), widths[i]!, c.side)).join(GAP)
  const first = wide ? `${GAP}${padded('gate', gateWidth)}${GAP}` : indent
  const lines = checks.length === 0 ? [] : [paint('dim', `${first}${header}`.trimEnd())]

  for (const gate of gates) {
    if (!wide) lines.push(`${GAP}${paint('bold', fitted(gate.name, options.width - 2))}`)
    for (const [i, line] of gate.lines.entries()) {
      const start =
        wide && i === 0 ? `${GAP}${paint('bold', padded(fitted(gate.name, gateWidth), gateWidth))}${GAP}` : indent
      if ('note' in line) {
        const parts = wrapped(line.note, options.width - widthOf(indent + line.indent))
        for (const [k, part] of parts.entries())
          lines.push((k === 0 ? start : indent) + line.indent + paint('dim', part))
        continue
      }
      lines.push((start + cells(line, columns, widths, options.color, paint)).trimEnd())
    }
  }
  return lines
}

function cells(
  { check, row }: Extract<Line, { check: RecordedCheck }>,
  columns: readonly Column[],
  widths: readonly number[],
  color: boolean,
  paint: Paint,
): string {
  const outcome = outcomeOf(check)
  const { style } = SIGNS[outcome]
  return columns
    .map(({ name, side }, i) => {
      if (name === 'verdict') return paint(style, verdictText(outcome, color))
      if (name === 'plot') return paint(style, padded(forest(check), widths[i]!))
      return padded(squeezed(row[name], widths[i]!), widths[i]!, side)
    })
    .join(GAP)
}

const verdictText = (outcome: Outcome, color: boolean): string =>
  color ? SIGNS[outcome].sign : `${SIGNS[outcome].sign} ${SIGNS[outcome].word}`

/** The columns that fit, and their widths. */
function layout(
  checks: readonly Extract<Line, { check: RecordedCheck }>[],
  { width, color }: Options,
  room: number,
): { columns: readonly Column[]; widths: readonly number[] } {
  const widthOfColumn = ({ name, title }: Column): number => {
    if (name === 'plot') return Math.max(CELLS, title.length)
    const texts = checks.map(({ check, row }) =>
      name === 'verdict' ? verdictText(outcomeOf(check), color) : row[name],
    )
    const used = texts.some(t => t !== '')
    if (!used) return 0
    return Math.max(name === 'interval' ? '95 % interval'.length : title.length, ...texts.map(widthOf))
  }
  let columns = COLUMNS.filter(c => !(c.name === 'plot' && width < WIDE) && widthOfColumn(c) > 0)
  const total = (least: number) =>
    columns.reduce(
      (sum, c) => sum + GAP.length + (c.name === 'metric' ? Math.min(least, widthOfColumn(c)) : widthOfColumn(c)),
      -GAP.length,
    )
  const drops = [...DROPPED]
  // The interval in figures is a luxury: it goes before any name is cut.
  if (total(Number.POSITIVE_INFINITY) > room) columns = columns.filter(c => c.name !== drops[0])
  for (const name of drops) if (total(LEAST_METRIC) > room) columns = columns.filter(c => c.name !== name)
  const metric = COLUMNS[0]!
  const spare = room - (total(Number.POSITIVE_INFINITY) - widthOfColumn(metric))
  const widths = columns.map(c =>
    c.name === 'metric' ? Math.max(1, Math.min(widthOfColumn(c), spare)) : widthOfColumn(c),
  )
  return { columns, widths }
}

function linesOf(gate: RecordedGate, record: Record1, verbose: boolean): Line[] {
  const lines: Line[] = []
  const folded = new Map<string, RecordedCheck[]>()
  for (const check of gate.checks) {
    const quiet = check.slice !== null && check.verdict !== 'fail' && !record.decided_by.includes(check.id)
    if (!verbose && quiet) {
      const key = `${labelOf(check)} ${check.kind}`
      const fold = folded.get(key)
      if (fold) fold.push(check)
      else folded.set(key, [check])
      continue
    }
    const row = rowOf(check)
    lines.push({ check, row })
    if (verbose) lines.push({ note: detail(check, row), indent: GAP })
  }
  for (const checks of folded.values()) lines.push({ note: foldOf(checks), indent: '' })
  return lines
}

/** "auc margin in 12 slices: 9 pass, 3 undecided; not ruled out: −0.021 in race=Black". */
function foldOf(checks: readonly RecordedCheck[]): string {
  const [first] = checks
  const counts = (Object.keys(SIGNS) as Outcome[])
    .map(outcome => [checks.filter(c => outcomeOf(c) === outcome).length, SIGNS[outcome].word] as const)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
  const worst = checks
    .filter(c => outcomeOf(c) === 'undecided')
    .map(c => ({ slice: c.slice!, harm: harmOf(c) }))
    .filter(w => w.harm !== null)
    .toSorted((a, b) => b.harm!.beyond - a.harm!.beyond)[0]
  return visible(
    `${labelOf(first!)} ${first!.kind} in ${checks.length} slice${checks.length === 1 ? '' : 's'}: ${counts.join(', ')}` +
      (worst ? `; not ruled out: ${worst.harm!.text} in ${worst.slice}` : ''),
  )
}

function sizeOf({ n, effective_n, units }: RecordedValue): string {
  const count = (x: number) => wholeText(Math.round(x))
  const worth = effective_n === undefined ? '' : `, weighted: worth ${count(effective_n)}`
  return `${count(n)} rows${worth}${units === null ? '' : `, ${count(units)} units`}`
}

function detail(check: RecordedCheck, { interval }: Row): string {
  const n = check.candidate ?? check.incumbent
  const parts = [
    check.estimate && interval && `${Math.round(check.estimate.confidence * 1000) / 10} %: ${interval}`,
    check.estimate?.method,
    n && sizeOf(n),
    check.p !== null && `harm: p ${pValue(check.p)}`,
    check.p_adjusted !== null && check.p_adjusted !== check.p && `corrected p ${pValue(check.p_adjusted)}`,
    check.p_pass !== null && `no harm: p ${pValue(check.p_pass)}`,
    check.design_effect !== null && `design effect ${check.design_effect.toFixed(1)}`,
    ...Object.entries(check.tests).map(([name, { p }]) => `${name}: p ${pValue(p)}`),
    check.reason,
  ]
  return visible(parts.filter(p => typeof p === 'string' && p !== '').join('; ') || 'judged on the value')
}
