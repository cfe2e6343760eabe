import type { FailOn } from '../record/exit.ts'
import { format } from '../record/numbers.ts'
import type { Record1 } from '../record/types.ts'
import {
  auditText,
  factsOf,
  looksText,
  loosenedText,
  meaningOf,
  placeText,
  searchText,
  unprotectedText,
  versionsOf,
  warningText,
} from './facts.ts'
import { alike, checksOf, decidingOf, type Finding, othersOf } from './findings.ts'
import type { ReportOptions } from './index.ts'
import { DECISIONS, type Outcome, outcomeOf, type Paint, painter, SIGNS } from './signs.ts'
import { table } from './table.ts'
import { fitted, inert, visible, widthOf, wrapped } from './text.ts'

const LEAST_WIDTH = 40
/** Sentences longer than this are hard to read. */
const SENTENCE = 100
/** Undecided checks that did not decide anything themselves; the table has them all. */
const MOST_OTHERS = 5

/** For a terminal: the decision, what led to it in sentences, then every check on a line. */
export function pretty(record: Record1, options: ReportOptions): string {
  const width = Math.max(LEAST_WIDTH, options.width)
  const paint = painter(options.color)
  const parts = options.quiet
    ? [
        [
          ...headline(record, width, paint),
          ...loosened(record, width, paint),
          ...deciding(record, width, paint),
          ...waived(record, width, paint),
        ],
      ]
    : [
        headline(record, width, paint),
        loosened(record, width, paint),
        deciding(record, width, paint),
        waived(record, width, paint),
        others(record, width, paint),
        table(record, { ...options, width }, paint),
        notes(record, width, options.verbose, paint),
        summary(record, options.failOn === undefined ? 'hold' : options.failOn, width, paint),
      ]
  const page = parts
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')
  return `${inert(page)}\n`
}

function headline(record: Record1, width: number, paint: Paint): string[] {
  const { sign, word, style } = DECISIONS[record.decision]
  const versions = versionsOf(record)
  const names = [record.model, ...(record.stage === null ? [] : [`stage ${record.stage}`]), versions].map(visible)
  const facts = factsOf(record)
  const left = `${sign} ${word}   ${names.join('   ')}`
  const space = width - widthOf(left) - widthOf(facts)
  const decision = paint(
    ['bold', ...(Array.isArray(style) ? style : [style])] as Parameters<Paint>[0],
    `${sign} ${word}`,
  )
  if (space >= 3) return [`${decision}   ${names.join('   ')}${' '.repeat(Math.min(space, 8))}${paint('dim', facts)}`]
  const [first, ...rest] = wrapped(
    left.slice(`${sign} ${word}`.length).trimStart(),
    width - 2 - widthOf(`${sign} ${word}`) - 1,
  )
  return [
    `${decision}   ${first ?? ''}`,
    ...rest.map(line => `  ${line}`),
    ...wrapped(facts, width - 2).map(line => `  ${paint('dim', line)}`),
  ]
}

/** What the spec no longer asks for stands before everything that it does. */
function loosened({ loosened, against }: Record1, width: number, paint: Paint): string[] {
  if (loosened.length === 0) return []
  const than = against ? `, held against ${visible(against.name)}` : ''
  const allowed = against?.allowed ? ', which was allowed' : ''
  return [
    `  ${paint('bold', `Loosened by this spec${than}${allowed}`)}`,
    ...loosened.flatMap(one =>
      wrapped(loosenedText(one), Math.min(width, SENTENCE) - 6).map((line, i) =>
        i === 0 ? `  ${paint('yellow', one.how === 'changed' ? '?' : '▼')} ${line}` : `    ${line}`,
      ),
    ),
  ]
}

const deciding = (record: Record1, width: number, paint: Paint): string[] =>
  alike(decidingOf(record)).flatMap(group => paragraph(group, width, paint))

/** Whatever is let through is told, each by itself. */
const waived = (record: Record1, width: number, paint: Paint): string[] =>
  othersOf(record).waived.flatMap(found => paragraph([found], width, paint))

function others(record: Record1, width: number, paint: Paint): string[] {
  const { failed, undecided } = othersOf(record)
  const all = alike([...failed, ...undecided])
  const left = all.slice(MOST_OTHERS).flat().length
  return [
    ...all.slice(0, MOST_OTHERS).flatMap(group => paragraph(group, width, paint)),
    ...(left > 0 ? [`  ${paint('dim', fitted(`… and ${left} more, in the table below`, width - 2))}`] : []),
  ]
}

/** The first in full, the others by their names. */
function paragraph([first, ...rest]: readonly Finding[], width: number, paint: Paint): string[] {
  const { outcome, id, at, sentence } = first!
  const sign = SIGNS[outcome]
  const name = visible(id)
  const where = at ? visible(placeText(at)) : ''
  const line = Math.min(width, SENTENCE)
  const space = line - 4 - widthOf(name) - widthOf(where)
  const head =
    space >= 2
      ? [paint('bold', name) + (where && ' '.repeat(space) + paint('dim', where))]
      : [
          ...wrapped(name, width - 4).map(part => paint('bold', part)),
          ...wrapped(where, width - 4).map(part => paint('dim', part)),
        ]
  return [
    ...head.map((text, i) => (i === 0 ? `  ${paint(sign.style, sign.sign)} ${text}` : `    ${text}`)),
    ...wrapped(visible(sentence), line - 4).map(text => `    ${text}`),
    ...(rest.length === 0
      ? []
      : wrapped(`The same goes for ${rest.map(found => visible(found.id)).join(', ')}.`, line - 4)
    ).map(text => `    ${paint('dim', text)}`),
  ]
}

function notes(record: Record1, width: number, verbose: boolean, paint: Paint): string[] {
  const groups = verbose ? record.unprotected : record.unprotected.slice(0, MOST_OTHERS)
  const left = record.unprotected.length - groups.length
  const names = groups.map(unprotectedText)
  const unprotected =
    names.length > 0 ? [`Unprotected, too few rows: ${names.join('; ')}${left > 0 ? ` and ${left} more` : ''}.`] : []
  const last = [searchText(record), looksText(record), auditText(record)].filter(text => text !== null)
  return [
    ...unprotected.flatMap(text => noted(text, width, paint)),
    ...record.warnings.flatMap(warning => noted(warningText(warning), width, paint)),
    ...last.flatMap(text => wrapped(text, Math.min(width, SENTENCE) - 2)).map(line => `  ${paint('dim', line)}`),
  ]
}

const noted = (text: string, width: number, paint: Paint): string[] =>
  wrapped(text, Math.min(width, SENTENCE) - 4).map((line, i) =>
    i === 0 ? `  ${paint('yellow', '!')} ${line}` : `    ${line}`,
  )

function summary(record: Record1, failOn: FailOn | null, width: number, paint: Paint): string[] {
  const outcomes = checksOf(record).map(outcomeOf)
  const counted = (Object.keys(SIGNS) as Outcome[])
    .map(outcome => ({ ...SIGNS[outcome], n: outcomes.filter(o => o === outcome).length }))
    .filter(({ n }) => n > 0)
  const counts = counted.map(({ n, word }) => `${format(n, 0)} ${word}`).join('   ')
  const meaning = failOn === null ? '' : meaningOf(record, failOn)
  if (widthOf(counts) + widthOf(meaning) + 6 > width)
    return [...wrapped(counts, width - 2), ...wrapped(meaning, width - 2)].map(line => `  ${line}`)
  const painted = counted.map(({ n, word, style }) => paint(style, `${format(n, 0)} ${word}`)).join('   ')
  return [`  ${painted}${counts === '' || meaning === '' ? '' : '    '}${paint('dim', meaning)}`]
}
