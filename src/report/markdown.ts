import { amountNeeded, settledBy } from '../record/message.ts'
import { wholeText } from '../record/numbers.ts'
import type { ErrorRecord, Record1, RecordedCheck, RecordedGate } from '../record/types.ts'
import {
  auditText,
  factsOf,
  looksText,
  loosenedText,
  meaningOf,
  placeText,
  unprotectedText,
  versionsOf,
  warningText,
} from './facts.ts'
import { checksOf, decidingOf, type Finding, othersOf } from './findings.ts'
import type { ReportOptions } from './index.ts'
import { code, md, tableHead, tableRow } from './markdown-text.ts'
import { rowOf } from './rows.ts'
import { DECISIONS, type Outcome, outcomeOf, SIGNS } from './signs.ts'
import { type Part, within } from './within.ts'

/** A comment on GitHub holds 65,536 characters; a marker of whoever posts it needs some. */
const COMMENT = 65_000

/** What its head and foot take at most: some hundred characters of names, each of them an entity or two. */
export const LEAST = 16_384

/** For a pull request: the decision, what blocks, what is undecided and what would settle it; all else folded. */
export const markdown = (record: Record1, options: Pick<ReportOptions, 'failOn'>): string =>
  markdownWithin(record, options, COMMENT)

/** The same in at most `limit` bytes, at least `LEAST`. */
export function markdownWithin(record: Record1, { failOn }: Pick<ReportOptions, 'failOn'>, limit: number): string {
  const deciding = decidingOf(record)
  const paired = record.pairing !== null
  const { failed, undecided, waived } = othersOf(record)
  const blocks = deciding.filter(f => f.outcome !== 'undecided')
  const open = [...deciding.filter(f => f.outcome === 'undecided'), ...undecided]
  return within(
    [
      head(record),
      list('### Loosened by this spec\n\n', record.loosened.map(loosenedText), 'loosened limit'),
      findings('### What blocks\n\n', blocks, 'blocking finding', paired),
      findings('### What is waived\n\n', waived, 'waived check', paired),
      findings('### What is undecided\n\n', open, 'undecided finding', paired),
      findings('### What failed without blocking\n\n', failed, 'warning', paired),
      ...record.gates.filter(gate => gate.checks.length > 0).map(ofGate),
      list(folded('Too few rows to judge'), record.unprotected.map(unprotectedText), 'unprotected group', FOLD_END),
      list(folded('Warnings of the spec'), record.warnings.map(warningText), 'warning of the spec', FOLD_END),
      foot(record, failOn),
    ],
    limit,
    leftOut,
  )
}

/** What stands where a verdict would have. */
export const markdownOfError = (error: ErrorRecord): string => markdownOfErrorWithin(error, COMMENT)

export function markdownOfErrorWithin({ errors }: ErrorRecord, limit: number): string {
  const problem = ({ code: name, message, at, hint }: ErrorRecord['errors'][number]) =>
    `- error ${code(name)}: ${md(message)}${at ? ` at ${code(placeText(at))}` : ''}${hint ? `; hint: ${md(hint)}` : ''}\n`
  const rows = errors.map(error => () => problem(error))
  const part = { open: '## ✖ NO VERDICT\n\n', rows, close: '', one: 'error', many: 'errors' }
  return within([part], limit, leftOut)
}

const leftOut = (what: string): string =>
  `\n**Left out, since there is no more room here:** ${what}. The result document has them.\n`

const fixed = (text: string): Part => ({ open: text, rows: [], close: '', one: '', many: '' })

function head(record: Record1): Part {
  const { sign, word } = DECISIONS[record.decision]
  const names = [record.model, ...(record.stage === null ? [] : [`stage ${record.stage}`])].map(name => md(name, 100))
  const counts = countsOf(checksOf(record)).join(' · ')
  return fixed(
    `## ${sign} ${word}: ${names.join(', ')}\n\n${code(versionsOf(record), 200)} · ${md(factsOf(record))}\\\n**${counts}**\n\n`,
  )
}

const countsOf = (checks: readonly RecordedCheck[]): string[] =>
  (Object.keys(SIGNS) as Outcome[])
    .map(outcome => [checks.filter(c => outcomeOf(c) === outcome).length, SIGNS[outcome]] as const)
    .filter(([n]) => n > 0)
    .map(([n, { sign, word }]) => `${sign} ${wholeText(n)} ${word}`)

const folded = (summary: string): string => `<details><summary>${summary}</summary>\n\n`
const FOLD_END = '\n</details>\n\n'

function list(open: string, texts: readonly string[], one: string, close = '\n'): Part {
  return optional({ open, rows: texts.map(text => () => `- • ${md(text)}\n`), close, one, many: `${one}s` })
}

/** A part with nothing in it is none. */
const optional = (part: Part): Part => (part.rows.length > 0 ? part : fixed(''))

/** A table; where something is undecided, what would settle it has a column, and is not said twice. */
function findings(open: string, all: readonly Finding[], one: string, paired: boolean): Part {
  const amountOf = ({ check }: Finding) => check && amountNeeded({ ...check, countedIn: check.counted_in }, paired)
  const needed = all.some(amountOf)
  const titles = ['', 'check', 'finding', ...(needed ? ['needed'] : []), 'spec']
  const rows = all.map(found => () => {
    const { id, outcome, at, sentence } = found
    const amount = amountOf(found) ?? ''
    const end = ` ${settledBy(amount)}`
    const finding = needed && sentence.endsWith(end) ? sentence.slice(0, -end.length) : sentence
    const cells = [md(finding), ...(needed ? [md(amount)] : [])]
    return tableRow([SIGNS[outcome].sign, code(id), ...cells, at ? code(placeText(at)) : ''])
  })
  return optional({ open: open + tableHead(titles), rows, close: '\n', one, many: `${one}s` })
}

const TITLES = ['metric', 'incumbent', 'candidate', 'change', 'interval', 'limit', 'verdict']

function ofGate({ name, checks }: RecordedGate): Part {
  const rows = checks.map(check => () => {
    const { metric, incumbent, candidate, change, interval, limit } = rowOf(check)
    const { sign, word } = SIGNS[outcomeOf(check)]
    return tableRow([
      code(metric),
      ...[incumbent, candidate, change, interval, limit].map(s => md(s)),
      `${sign} ${word}`,
    ])
  })
  const summary = `Gate ${code(name)}: ${countsOf(checks).join(' · ')}`
  return { open: folded(summary) + tableHead(TITLES), rows, close: FOLD_END, one: 'check', many: 'checks' }
}

function foot(record: Record1, failOn: ReportOptions['failOn']): Part {
  const { mlgate, engine, git } = record.provenance
  const facts = [
    // What the exit code was made to say is known to the run alone.
    ...(failOn ? [meaningOf(record, failOn)] : []),
    `mlgate ${mlgate}`,
    engine,
    ...(git ? [`commit ${git.commit.slice(0, 40)}${git.dirty ? ' with changes' : ''}`] : []),
    `as of ${record.as_of}`,
    `run ${record.run_id}`,
  ]
  const last = [looksText(record), auditText(record)].filter(text => text !== null)
  const all = [...facts.map(fact => md(fact, 100)), ...last.map(text => md(text, 200))]
  return fixed(`<sub>${all.join(' · ')}</sub>\n`)
}
