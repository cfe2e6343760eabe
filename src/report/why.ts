import type { Evidence1 } from '../record/evidence.ts'
import { asWritten, duration, format, pValue } from '../record/numbers.ts'
import type { Record1, RecordedCheck } from '../record/types.ts'
import { columned } from './columned.ts'
import { waiverText } from './facts.ts'
import { harmOf, rowOf } from './rows.ts'
import { outcomeOf, type Paint, painter, SIGNS } from './signs.ts'
import { visible, wrapped } from './text.ts'

/** One check of a record with everything that bears on it. Plain data: `--format json` prints it. */
export interface Why {
  schema: 'mlgate/why@1'
  gate: string
  check: RecordedCheck
  /** Definition and reference implementation; null where only the gate itself knows them. */
  source: string | null
  decision: Record1['decision']
  /** It led to the decision. */
  decided: boolean
  /** On a slice that a search found, and that the spec does not have: it decides nothing. */
  searched: boolean
  /** The same limit elsewhere: in the slices of a check on the whole, on the whole of a check in a slice, of other subjects. */
  related: readonly RecordedCheck[]
  /** Of a check that is judged from bins: what each log has in them. */
  bins: Evidence1['checks'][number]['bins']
  /** What was asked of the engine for it. */
  queries: readonly string[]
  /** What is not known here, and where it would come from. */
  missing: readonly string[]
}

const LABEL = 12
const SENTENCE = 100

/** For a terminal: the sentence, then what it rests on, fact by fact. */
export function why(about: Why, { width, color }: { width: number; color: boolean }): string {
  const paint = painter(color)
  const room = Math.min(width, SENTENCE)
  const { check } = about
  const { sign, word, style } = SIGNS[outcomeOf(check)]
  const place = check.at ? `   ${check.at.file}${check.at.line === undefined ? '' : `:${check.at.line}`}` : ''
  const head = `${paint(style, `${sign} ${word}`)}   ${paint('bold', visible(check.id))}${paint('dim', visible(place))}`
  const facts = factsOf(about).flatMap(([label, text]) =>
    wrapped(visible(text), room - LABEL - 2).map(
      (line, i) => `  ${paint('dim', (i === 0 ? label : '').padEnd(LABEL))}${line}`,
    ),
  )
  const parts = [
    [head, ...wrapped(visible(waiverText(check)), room - 2).map(line => `  ${line}`)],
    facts,
    groups(check, width, paint),
    related(about, width, paint),
    ...about.bins.map(of => binned(of, width, paint)),
    queries(about, paint),
    about.missing.flatMap(text =>
      wrapped(visible(text), room - 4).map((line, i) =>
        i === 0 ? `  ${paint('yellow', '!')} ${line}` : `    ${line}`,
      ),
    ),
  ]
  return `${parts
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function factsOf({ check, source, decision, decided, searched }: Why): [string, string][] {
  const row = rowOf(check)
  const arm = (name: 'incumbent' | 'candidate'): [string, string][] => {
    const value = check[name]
    if (!value) return []
    const units = value.units === null ? '' : `, ${format(value.units, 0)} units`
    return [[name, `${row[name] || 'no value'} of ${format(value.n, 0)} rows${units}`]]
  }
  const { estimate } = check
  const known = estimate && estimate.low !== estimate.high
  const interval = known && row.interval ? `${Math.round(estimate.confidence * 1000) / 10} %: ${row.interval}` : ''
  const p = [
    check.p !== null &&
      `of ${check.nature === 'test' ? 'a difference' : 'harm beyond the limit'}: p ${pValue(check.p)}`,
    check.p_adjusted !== null &&
      check.p_adjusted !== check.p &&
      `corrected for all ${searched ? 'that were confirmed' : 'checks'}: p ${pValue(check.p_adjusted)}`,
    check.p_pass !== null && `that such harm is ruled out: p ${pValue(check.p_pass)}`,
    ...Object.entries(check.tests).map(([name, test]) => `${name}: p ${pValue(test.p)}`),
  ].filter(text => text !== false)
  const facts: [string, string][] = [
    ['metric', [check.summary, betterOf(check)].filter(Boolean).join('; ')],
    ['source', source ?? ''],
    ['limit', `${check.kind}: ${check.limit} (${row.limit}), ${severityOf(check)}`],
    ...arm('incumbent'),
    ...arm('candidate'),
    ['change', check.kind === 'alpha' ? '' : row.change],
    ['interval', interval],
    [
      'method',
      [estimate?.method, check.design_effect !== null && `design effect ${check.design_effect.toFixed(1)}`]
        .filter(Boolean)
        .join('; '),
    ],
    ['evidence', p.join('; ')],
    ['effect', effectOf(check, { decision, decided, searched })],
    ['to settle', settledBy(check)],
  ]
  return facts.filter(([, text]) => text !== '')
}

const betterOf = ({ better, target, measured_in, nature }: RecordedCheck): string =>
  nature === 'test'
    ? 'a test'
    : `${better === 'target' ? (target === null ? 'best at its target' : `best at ${target}`) : `${better} is better`}${measured_in ? `; ${measured_in === 'share' ? 'a share' : `in ${measured_in}`}` : ''}`

const severityOf = ({ severity, holds, nature }: RecordedCheck): string =>
  severity === 'warn'
    ? 'only warns'
    : holds && nature !== 'test'
      ? 'blocks; undecided, it holds'
      : 'blocks; undecided, it holds nothing'

function effectOf(
  { verdict, severity, slice }: RecordedCheck,
  { decision, decided, searched }: Pick<Why, 'decision' | 'decided' | 'searched'>,
): string {
  if (searched) return 'none: a search found the slice, and this is the half of the units that was not searched'
  if (decided) return `it led to the decision, ${decision}`
  const why =
    verdict === 'fail' && severity === 'warn'
      ? ': it only warns'
      : verdict === 'inconclusive' && slice !== null
        ? ': undecided in a slice'
        : ''
  return `it did not lead to the decision, ${decision}${why}`
}

function settledBy({ needed, verdict }: RecordedCheck): string {
  if (!needed || verdict !== 'inconclusive') return ''
  const { rows, units, seconds } = needed
  return [
    rows !== null && `${format(rows, 0)} more rows`,
    units !== null && `${format(units, 0)} more units`,
    seconds !== null && `${duration(seconds)} more at this traffic`,
  ]
    .filter(text => text !== false)
    .join(', or ')
}

/** The groups that a gap is between, the two that it is of marked. */
function groups(check: RecordedCheck, width: number, paint: Paint): string[] {
  if (!check.groups || check.groups.length === 0) return []
  const several = new Set(check.groups.map(g => g.of)).size > 1
  const value = (x: number | null | undefined) => (typeof x === 'number' ? format(x, 4) : '')
  const rows = check.groups.map(g => [
    `${check.between?.includes(g.group ?? '') ? '▸ ' : '  '}${visible(g.group ?? 'missing')}`,
    ...(several ? [visible(g.of)] : []),
    value(g.incumbent?.value),
    value(g.candidate?.value),
    format(g.candidate?.n ?? g.incumbent?.n ?? 0, 0),
    format(g.candidate?.events ?? g.incumbent?.events ?? 0, 0),
    g.compared ? '' : 'unprotected: too small',
  ])
  return columned(
    ['group', ...(several ? ['metric'] : []), 'incumbent', 'candidate', 'rows', 'events', ''],
    rows,
    { width, left: several ? [0, 1, 6] : [0, 5] },
    paint,
  )
}

/** The same limit elsewhere, what is furthest beyond it first. */
function related({ check, related }: Why, width: number, paint: Paint): string[] {
  if (related.length === 0) return []
  const rows = related.map(c => {
    const row = rowOf(c)
    return [
      row.metric,
      row.incumbent,
      row.candidate,
      row.change,
      row.interval,
      `${SIGNS[outcomeOf(c)].sign} ${SIGNS[outcomeOf(c)].word}`,
    ]
  })
  return [
    `  ${paint('bold', `${check.kind}: ${visible(String(check.limit))} elsewhere`)}`,
    ...columned(['', 'incumbent', 'candidate', 'change', 'interval', ''], rows, { width, left: [0, 4, 5] }, paint),
  ]
}

const LOGS = ['reference', 'incumbent', 'candidate'] as const
/** More bins than that are for `--format json`. */
const MOST_BINS = 30

/** Shares by bin; how far the candidate's moved is from what it is compared with. */
function binned({ key, rows }: Why['bins'][number], width: number, paint: Paint): string[] {
  const total = (log: (typeof LOGS)[number]) => rows.reduce((sum, row) => sum + (row.logs[log]?.n ?? 0), 0)
  const totals = Object.fromEntries(LOGS.map(log => [log, total(log)]))
  const share = (row: (typeof rows)[number], log: (typeof LOGS)[number]) =>
    totals[log]! > 0 ? (row.logs[log]?.n ?? 0) / totals[log]! : null
  const percent = (x: number | null) => (x === null ? '' : `${format(100 * x, 1)} %`)
  const base = totals.reference! > 0 ? 'reference' : 'incumbent'
  const cells = rows.slice(0, MOST_BINS).map(row => {
    const [from, to] = [share(row, base), share(row, 'candidate')]
    const moved = from === null || to === null ? '' : `${format(100 * (to - from), 1, 'always')} pp`
    return [visible(binText(row.bin)), ...LOGS.map(log => percent(share(row, log))), moved]
  })
  const left = rows.length - cells.length
  return [
    `  ${paint('bold', `Bins of ${visible(key)}`)}`,
    ...columned(['', ...LOGS, 'moved'], cells, { width, left: [0] }, paint),
    ...(left > 0 ? [`  ${paint('dim', `… and ${left} more, in --format json`)}`] : []),
  ]
}

const binText = (bin: Why['bins'][number]['rows'][number]['bin']): string =>
  Array.isArray(bin)
    ? `${bin[0] === null ? '…' : asWritten(bin[0])} to ${bin[1] === null ? '…' : asWritten(bin[1])}`
    : bin === null
      ? 'missing'
      : String(bin)

const queries = ({ queries }: Why, paint: Paint): string[] =>
  queries.length === 0
    ? []
    : [
        `  ${paint('bold', 'Asked of the engine')}`,
        ...queries.flatMap(sql => sql.split('\n').map(line => `    ${visible(line)}`)),
      ]

/** Checks on slices that a search found, with the gates that they are of. */
const searchedIn = ({ gates, found_slices: found }: Record1) =>
  (found?.checks ?? []).flatMap(check => {
    // A name may begin as another does.
    const own = gates.filter(g => check.id.startsWith(`${g.name}/`)).toSorted((a, b) => b.name.length - a.name.length)
    return own[0] ? [{ gate: own[0], check }] : []
  })

/** Every check that `whyOf` knows. */
export const idsIn = (record: Record1): string[] =>
  [...record.gates.flatMap(g => g.checks), ...searchedIn(record).map(of => of.check)].map(c => c.id)

/** The check and its relatives in a record; null where it has no check of that id. */
export function whyOf(record: Record1, id: string): Omit<Why, 'source' | 'bins' | 'queries' | 'missing'> | null {
  const asked = record.gates.flatMap(gate => gate.checks.map(check => ({ gate, check })))
  const of = [...asked, ...searchedIn(record)].find(({ check }) => check.id === id)
  if (!of) return null
  const { gate, check } = of
  const same = (c: RecordedCheck) => c.metric === check.metric && c.kind === check.kind && c.id !== check.id
  const related = gate.checks.filter(c => same(c) && (c.subject === check.subject || c.slice === check.slice))
  // Of what passes, the nearest to its limit first.
  const beyond = (c: RecordedCheck) => (harmOf(c)?.beyond ?? 0) * (c.verdict === 'pass' ? -1 : 1)
  return {
    schema: 'mlgate/why@1',
    gate: gate.gate,
    check,
    decision: record.decision,
    decided: record.decided_by.includes(id),
    searched: !gate.checks.includes(check),
    related: related.toSorted((a, b) => rank(a) - rank(b) || beyond(b) - beyond(a)),
  }
}

const RANKS = ['fail', 'inconclusive', 'pass', 'skipped'] as const
const rank = (c: RecordedCheck): number => RANKS.indexOf(c.verdict)
