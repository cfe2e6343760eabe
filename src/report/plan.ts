import { format } from '../record/numbers.ts'
import type { Plan1, PlanCheck, PlanStatement } from '../record/outlook.ts'
import { columned } from './columned.ts'
import { placeText, unprotectedText } from './facts.ts'
import { harmlessLines, headOf, type Page, paragraph, warningLines } from './outlook.ts'
import { type Paint, painter } from './signs.ts'
import { visible } from './text.ts'

/** For a terminal: what each claim is held to, what is not controlled, and what is read; `verbose`, the SQL. */
export function plan(found: Plan1, { width, color, verbose }: Page): string {
  const paint = painter(color)
  const wide = width >= WIDE
  const rows = folded(found.checks, verbose).map(({ check, slices }) => [
    ...(wide
      ? [visible(check.gate), visible(nameOf(check, slices))]
      : [visible(`${check.gate}/${nameOf(check, slices)}`)]),
    EVIDENCE[check.clustered_by ?? 'row'],
    check.pass_level === null ? '' : level(check.pass_level),
    check.fail_level === null ? '' : level(check.fail_level),
    noteOf(check),
    ...(wide ? [check.at ? visible(placeText(check.at)) : ''] : []),
  ])
  const titles = [...(wide ? ['gate'] : []), 'check', 'by', 'pass p ≤', 'fail p ≤', '', ...(wide ? [''] : [])]
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `  ${paint('bold', title)}`, ...lines]
  return `${[
    headOf('PLAN', found, null, paint),
    ...harmlessLines(found, width, paint),
    '',
    ...columned(titles, rows, { width, left: wide ? [0, 1, 2, 5, 6] : [0, 1, 4] }, paint),
    '',
    ...families(found, width),
    ...(found.warnings.length > 0 ? ['', ...warningLines(found, width, paint)] : []),
    ...section('A false promotion is not controlled', uncontrolled(found, width)),
    ...section(
      'Unprotected',
      found.unprotected.flatMap(u => paragraph(unprotectedText(u), width)),
    ),
    ...section(
      'Columns read',
      Object.entries(found.columns).flatMap(([log, names]) =>
        paragraph(`${log}: ${names.map(visible).join(', ')}`, width),
      ),
    ),
    ...section(`${found.statements.length} statements, ${found.scans} scans`, [
      ...found.statements.flatMap((s, i) => statementLines(s, i + 1, verbose, paint)),
      ...readOnServer(found.statements).flatMap(text => paragraph(text, width)),
    ]),
    ...(verbose
      ? []
      : ['', ...paragraph('--verbose prints the SQL, and every slice.', width).map(line => paint('dim', line))]),
    ...section('Resolved spec', resolvedLines(found.resolved ?? [], paint)),
  ].join('\n')}\n`
}

const WIDE = 100
const EVIDENCE = { unit: 'units', time: 'time', row: 'rows' } as const

/** Slices of one check that are held to the same levels are one line. */
function folded(checks: readonly PlanCheck[], verbose: boolean): { check: PlanCheck; slices: number }[] {
  const key = (c: PlanCheck) =>
    JSON.stringify([
      c.slice === null || verbose ? c.id : [c.gate, c.metric, c.subject, c.kind, c.pass_level, noteOf(c)],
    ])
  return [...Map.groupBy(checks, key).values()].map(all => ({ check: all[0]!, slices: all.length }))
}

const nameOf = ({ metric, subject, kind, slice }: PlanCheck, slices: number): string =>
  `${subject === null ? metric : `${metric}(${subject})`} ${kind}${slice === null ? '' : slices === 1 ? ` [${slice}]` : ` in ${slices} slices`}`

const level = (p: number): string => String(Number(p.toPrecision(2)))

const UNCONTROLLED: Readonly<Record<NonNullable<PlanCheck['uncontrolled']>, { note: string; why: string }>> = {
  warn: { note: 'only warns', why: 'Only warned of, undecided or not' },
  waived: { note: 'waived', why: 'Waived, so a known failure is let through' },
  point: { note: 'on the value', why: 'Judged on the value, whatever its error (`rule: point`)' },
  test: { note: 'a test', why: 'Tests, which show harm and never that there is none' },
  exempt: { note: 'undecided, it warns', why: 'Undecided, a warning and no hold' },
  slice: {
    note: 'detects only',
    why: 'On slices, where harm is detected and its absence not proven (`prove: true` does)',
  },
  inconclusive: { note: 'undecided, it passes', why: 'Undecided, let through (`inconclusive: pass`)' },
}

function noteOf({ barred, uncontrolled, nature }: PlanCheck): string {
  if (barred) return `no verdict: ${barred.replaceAll('_', ' ')}`
  if (nature === 'exact') return 'a fact'
  return uncontrolled ? UNCONTROLLED[uncontrolled].note : ''
}

function families(found: Plan1, width: number): string[] {
  const corrected = { holm: 'by Holm', 'benjamini-hochberg': 'by Benjamini-Hochberg', none: 'not at all' }[
    found.multiplicity
  ]
  const lines = (['whole', 'slices'] as const).flatMap(family => {
    const [first] = found.checks.filter(c => c.family === family && c.corrected_over !== null)
    if (!first) return []
    const n = first.corrected_over!
    return `${n} claim${n === 1 ? '' : 's'} of harm on ${family === 'whole' ? 'the whole' : 'slices'}`
  })
  return lines.length === 0
    ? []
    : paragraph(
        `${lines.join(', ')}, corrected ${corrected}${lines.length > 1 ? ', each family by itself' : ''}: fail p is for the first; each end of an interval errs with ${level((1 - found.confidence) / 2)}.`,
        width,
      )
}

/** The candidate may be let through by these though it is worse, more often than the confidence says. */
function uncontrolled({ checks }: Plan1, width: number): string[] {
  const kinds = Map.groupBy(
    checks.filter(c => c.uncontrolled !== null && c.barred === null),
    c => c.uncontrolled!,
  )
  return [...kinds].flatMap(([kind, all]) => {
    const names = [
      ...new Set(
        all.map(({ gate, metric, subject }) => `${gate}/${subject === null ? metric : `${metric}(${subject})`}`),
      ),
    ]
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
    return paragraph(`${UNCONTROLLED[kind].why}: ${names.slice(0, MOST_NAMES).map(visible).join(', ')}${more}.`, width)
  })
}
const MOST_NAMES = 6

/** What a server read for this plan, and what it had thought that it would. */
function readOnServer(statements: readonly PlanStatement[]): string[] {
  const read = statements.flatMap(s => s.read ?? [])
  if (read.length === 0) return []
  const tables = statements.flatMap(s => s.estimate ?? [])
  const unknown = [...new Set(tables.flatMap(t => (t.bytes === null ? t.table : [])))]
  const sum = (all: readonly number[]) => bytesText(all.reduce((a, b) => a + b, 0))
  const estimate = `its own estimate was ${sum(tables.flatMap(t => t.bytes ?? []))}, uncompressed, by the statistics of its tables`
  const none = `it has no statistics of ${unknown.map(visible).join(', ')}, and no estimate (ANALYZE makes them)`
  return [`The server read ${sum(read)} for these statements; ${unknown.length > 0 ? none : estimate}.`]
}

/** 1.2 GB. */
function bytesText(bytes: number): string {
  const step = Math.max(0, Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${format(bytes / 1000 ** step, step === 0 ? 0 : 1)} ${UNITS[step]}`
}
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

function statementLines(
  { purpose, reads, sql, read, estimate }: PlanStatement,
  at: number,
  verbose: boolean,
  paint: Paint,
): string[] {
  const head = `  ${format(at, 0).padStart(3)}  ${purpose}${reads.length > 0 ? paint('dim', `  reads ${reads.join(', ')}`) : ''}${read === undefined ? '' : paint('dim', `  ${serverText(read, estimate ?? [])}`)}`
  return verbose ? [head, ...sql.split('\n').map(line => `       ${visible(line)}`)] : [head]
}

function serverText(read: number, estimate: NonNullable<PlanStatement['estimate']>): string {
  const bytes = estimate.map(t => t.bytes)
  const known = bytes.every(b => b !== null) && bytes.length > 0
  return `${bytesText(read)}${known ? ` (estimate ${bytesText(bytes.reduce((a, b) => a + b, 0))})` : ''}`
}

const resolvedLines = (values: NonNullable<Plan1['resolved']>, paint: Paint): string[] =>
  values.map(
    ({ key, value, at }) =>
      `  ${visible(`${key}: ${value}`)}  ${paint('dim', at ? visible(placeText(at)) : 'default')}`,
  )
