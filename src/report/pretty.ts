import type { Place, Problem } from '../errors.ts'
import { exitCodeOf, type FailOn } from '../record/exit.ts'
import { duration, format } from '../record/numbers.ts'
import type { Record1, RecordedCheck } from '../record/types.ts'
import type { ReportOptions } from './index.ts'
import { DECISIONS, type Outcome, outcomeOf, type Paint, painter, SIGNS, type Sign } from './signs.ts'
import { table } from './table.ts'
import { fitted, visible, widthOf, wrapped } from './text.ts'

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
    ? [[...headline(record, width, paint), ...loosened(record, width, paint), ...deciding(record, width, paint)]]
    : [
        headline(record, width, paint),
        loosened(record, width, paint),
        deciding(record, width, paint),
        others(record, width, paint),
        table(record, { ...options, width }, paint),
        notes(record, width, options.verbose, paint),
        summary(record, options.failOn ?? 'hold', width, paint),
      ]
  return `${parts
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
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

function versionsOf({ logs }: Record1): string {
  const of = (name: 'incumbent' | 'candidate') => {
    const log = Object.hasOwn(logs, name) ? logs[name] : undefined
    return log && (log.version ?? log.files[0]?.path.replace(/^.*[/\\]/, '') ?? name)
  }
  const [incumbent, candidate] = [of('incumbent'), of('candidate')]
  return incumbent === undefined
    ? `${candidate ?? 'candidate'} (first model)`
    : `${incumbent} → ${candidate ?? 'candidate'}`
}

function factsOf({ pairing, logs, provenance }: Record1): string {
  const count = (n: number, what: string) => `${format(n, 0)} ${what}${n === 1 ? '' : 's'}`
  const arms = (['incumbent', 'candidate'] as const).flatMap(name =>
    Object.hasOwn(logs, name) ? [logs[name]!.rows] : [],
  )
  return [
    ...(pairing
      ? [count(pairing.rows, 'pair'), ...(pairing.units === null ? [] : [count(pairing.units, 'unit')])]
      : arms.length === 0
        ? []
        : [`${arms.map(n => format(n, 0)).join(' and ')} row${arms.length === 1 && arms[0] === 1 ? '' : 's'}`]),
    provenance.seconds < 10 ? `${provenance.seconds.toFixed(2)} s` : duration(provenance.seconds),
  ].join(', ')
}

/** What the spec no longer asks for stands before everything that it does. */
function loosened({ loosened, against }: Record1, width: number, paint: Paint): string[] {
  if (loosened.length === 0) return []
  const than = against ? `, held against ${visible(against.name)}` : ''
  const allowed = against?.allowed ? ', which was allowed' : ''
  return [
    `  ${paint('bold', `Loosened by this spec${than}${allowed}`)}`,
    ...loosened.flatMap(({ how, message, at }) =>
      wrapped(visible(`${message}${at ? ` (${placeText(at)})` : ''}`), Math.min(width, SENTENCE) - 6).map((line, i) =>
        i === 0 ? `  ${paint('yellow', how === 'changed' ? '?' : '▼')} ${line}` : `    ${line}`,
      ),
    ),
  ]
}

/** What the decision rests on: checks, gates that decided nothing, and a run of only some gates. */
function deciding(record: Record1, width: number, paint: Paint): string[] {
  const checks = new Map(record.gates.flatMap(g => g.checks).map(c => [c.id, c]))
  const gates = new Set(record.gates.map(g => g.name))
  return record.decided_by.flatMap(id => {
    const check = checks.get(id)
    if (check) return ofCheck(check, width, paint)
    if (id === 'partial')
      return finding(
        SIGNS.undecided,
        'partial',
        null,
        'Only some of the gates were run, so nothing better than a hold can be said.',
        width,
        paint,
      )
    if (id === 'loosened')
      return finding(
        SIGNS.undecided,
        'loosened',
        null,
        'The spec asks for less than it did, or may. With --allow-loosened that does not count.',
        width,
        paint,
      )
    const why = gates.has(id)
      ? 'None of the checks of this gate could be decided, and a gate that decides nothing holds the release.'
      : 'This led to the decision.'
    return finding(SIGNS.undecided, id, null, why, width, paint)
  })
}

/** Failures that only warn, and what is undecided on the whole without having led to the decision. */
function others(record: Record1, width: number, paint: Paint): string[] {
  const rest = record.gates.flatMap(g => g.checks).filter(c => !record.decided_by.includes(c.id))
  const warned = rest.filter(c => outcomeOf(c) === 'warned' || outcomeOf(c) === 'fail')
  const undecided = rest.filter(c => c.slice === null && outcomeOf(c) === 'undecided')
  const listed = [...warned, ...undecided].slice(0, MOST_OTHERS)
  const left = warned.length + undecided.length - listed.length
  return [
    ...listed.flatMap(check => ofCheck(check, width, paint)),
    ...(left > 0 ? [`  ${paint('dim', fitted(`… and ${left} more, in the table below`, width - 2))}`] : []),
  ]
}

const ofCheck = (check: RecordedCheck, width: number, paint: Paint): string[] =>
  finding(SIGNS[outcomeOf(check)], check.id, check.at, check.message, width, paint)

function finding(sign: Sign, id: string, at: Place | null, sentence: string, width: number, paint: Paint): string[] {
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
  ]
}

const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`)

function notes(record: Record1, width: number, verbose: boolean, paint: Paint): string[] {
  const groups = verbose ? record.unprotected : record.unprotected.slice(0, MOST_OTHERS)
  const left = record.unprotected.length - groups.length
  const names = groups.map(unprotectedText)
  const unprotected =
    names.length > 0 ? [`Unprotected, too few rows: ${names.join('; ')}${left > 0 ? ` and ${left} more` : ''}.`] : []
  return [
    ...unprotected.flatMap(text => noted(text, width, paint)),
    ...record.warnings.flatMap(warning => noted(warningText(warning), width, paint)),
  ]
}

function unprotectedText({
  slice,
  gate,
  grouping,
  group,
  rows,
  events,
  metrics,
}: Record1['unprotected'][number]): string {
  const size = `${format(rows, 0)} rows${events === null ? '' : `, ${format(events, 0)} events`}`
  const where = slice === null ? '' : visible(slice)
  if (grouping === null) return `${where} (${size})`
  const name = group === null ? `${visible(grouping)} missing` : `${visible(grouping)}=${visible(group)}`
  const by = `${visible(gate ?? '')} ${metrics.map(visible).join(', ')}`
  return `${name}${where && ` in ${where}`} (${size}) in ${by}`
}

const noted = (text: string, width: number, paint: Paint): string[] =>
  wrapped(text, Math.min(width, SENTENCE) - 4).map((line, i) =>
    i === 0 ? `  ${paint('yellow', '!')} ${line}` : `    ${line}`,
  )

const warningText = ({ code, message, at, hint }: Problem): string =>
  visible(`${message}${hint ? ` Hint: ${hint}.` : ''} (${[code, at && placeText(at)].filter(Boolean).join(', ')})`)

function summary(record: Record1, failOn: FailOn, width: number, paint: Paint): string[] {
  const outcomes = record.gates.flatMap(g => g.checks).map(outcomeOf)
  const counted = (Object.keys(SIGNS) as Outcome[])
    .map(outcome => ({ ...SIGNS[outcome], n: outcomes.filter(o => o === outcome).length }))
    .filter(({ n }) => n > 0)
  const counts = counted.map(({ n, word }) => `${format(n, 0)} ${word}`).join('   ')
  const meaning = meaningOf(record, failOn)
  if (widthOf(counts) + widthOf(meaning) + 6 > width)
    return [...wrapped(counts, width - 2), ...wrapped(meaning, width - 2)].map(line => `  ${line}`)
  const painted = counted.map(({ n, word, style }) => paint(style, `${format(n, 0)} ${word}`)).join('   ')
  return [`  ${painted}${counts === '' ? '' : '    '}${paint('dim', meaning)}`]
}

function meaningOf({ decision }: Record1, failOn: FailOn): string {
  const code = exitCodeOf(decision, failOn)
  switch (decision) {
    case 'promote':
      return `exit code ${code}: promote`
    case 'hold':
      return code === 0
        ? 'exit code 0: hold, let through by --fail-on block'
        : `exit code ${code}: nothing failed, something is undecided`
    default:
      return `exit code ${code}: a check failed`
  }
}
