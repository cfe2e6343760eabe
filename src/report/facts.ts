import { type Place, type Problem, sentence } from '../errors.ts'
import { exitCodeOf, type FailOn } from '../record/exit.ts'
import { atMost, duration, format } from '../record/numbers.ts'
import type { Record1, RecordedCheck } from '../record/types.ts'
import { visible } from './text.ts'

/** "v1 → v2", or "v1 (first model)". */
export function versionsOf({
  logs,
}: {
  logs: Readonly<Record<string, Pick<Record1['logs'][string], 'version' | 'files'>>>
}): string {
  const of = (name: 'incumbent' | 'candidate') => {
    const log = Object.hasOwn(logs, name) ? logs[name] : undefined
    return log && (log.version ?? log.files[0]?.path.replace(/^.*[/\\]/, '') ?? name)
  }
  const [incumbent, candidate] = [of('incumbent'), of('candidate')]
  if (incumbent !== undefined && incumbent === candidate) return `both in ${candidate}`
  return incumbent === undefined
    ? `${candidate ?? 'candidate'} (first model)`
    : `${incumbent} → ${candidate ?? 'candidate'}`
}

/** How much was judged, and how long it took. */
export function factsOf({ pairing, logs, gates, provenance }: Record1): string {
  const count = (n: number, what: string) => `${format(n, 0)} ${what}${n === 1 ? '' : 's'}`
  const arms = (['incumbent', 'candidate'] as const).flatMap(name =>
    Object.hasOwn(logs, name) ? [logs[name]!.rows] : [],
  )
  // Of the widest check on the whole: what weighted rows are worth as evidence.
  const worth = gates.flatMap(g => g.checks.flatMap(c => (c.slice === null && c.candidate?.effective_n) || []))
  return [
    ...(pairing
      ? [count(pairing.rows, 'pair'), ...(pairing.units === null ? [] : [count(pairing.units, 'unit')])]
      : arms.length === 0
        ? []
        : [`${arms.map(n => format(n, 0)).join(' and ')} row${arms.length === 1 && arms[0] === 1 ? '' : 's'}`]),
    ...(worth.length === 0 ? [] : [`weighted: worth ${format(Math.max(...worth), 0)}`]),
    provenance.seconds < 10 ? `${provenance.seconds.toFixed(2)} s` : duration(provenance.seconds),
  ].join(', ')
}

export const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`)

export const loosenedText = ({ message, at }: Record1['loosened'][number]): string =>
  visible(at ? `${message} (${placeText(at)})` : message)

export function unprotectedText({
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

/** A check that is let through, and who answers for it. */
export const waiverText = ({ message, waived }: Pick<RecordedCheck, 'message' | 'waived'>): string =>
  waived ? `${message} Waived until ${waived.until} by ${waived.owner}: ${sentence(waived.reason)}` : message

export const warningText = ({ code, message, at, hint }: Problem): string =>
  visible(
    `${message}${hint ? ` Hint: ${hint}${hint.endsWith('?') ? '' : '.'}` : ''} (${[code, at && placeText(at)].filter(Boolean).join(', ')})`,
  )

export function meaningOf({ decision, decided_by }: Pick<Record1, 'decision' | 'decided_by'>, failOn: FailOn): string {
  const code = exitCodeOf(decision, failOn)
  switch (decision) {
    case 'promote':
      return `exit code ${code}: promote`
    case 'hold':
      return code === 0
        ? 'exit code 0: hold, let through by --fail-on block'
        : `exit code ${code}: nothing failed, something is undecided`
    default:
      return `exit code ${code}: ${decided_by.includes('limit') ? 'on hold for longer than it may be' : 'a check failed'}`
  }
}

/** What a search for the worst slices came to; those that are confirmed are warnings. */
export function searchText({ found_slices: found }: Pick<Record1, 'found_slices'>): string | null {
  if (!found) return null
  const { columns, left_out: left, slices, checks } = found
  const confirmed = checks.filter(c => c.verdict === 'fail').length
  const by = `${format(slices, 0)} slices by ${visible(columns.join(', '))}`
  const rest = left.length > 0 ? ` (not by ${visible(left.join(', '))})` : ''
  const outcome =
    checks.length === 0
      ? 'none looks harmed'
      : `of the ${checks.length} that looked worst on half of the units, the other half confirms ${confirmed === 0 ? 'none' : confirmed}`
  return `Searched ${by}${rest}: ${outcome}.`
}

/** Kept elsewhere, it shows whether the log was cut off later. */
export const auditText = ({ audit }: Pick<Record1, 'audit'>): string | null =>
  audit?.head ? `Audit log: ${audit.entries} entries, head ${visible(audit.head.slice(0, 16))}.` : null

/** How often the candidate was looked at; that nobody knows, where the decision rests on it. */
export function looksText({ looks, decision, gates }: Pick<Record1, 'looks' | 'decision' | 'gates'>): string | null {
  if (!looks) return null
  const { number, rests_on_first: rests } = looks
  if (number === null)
    return decision === 'promote' && rests.length > 0
      ? `If the candidate was looked at before, ${visible(rests.length <= 2 ? rests.join(' and ') : `${rests.length} checks`)} might not pass: \`--previous\` counts looks.`
      : null
  const levels = gates.flatMap(g => g.checks).flatMap(c => (c.look && c.severity === 'block' ? [c.look.level] : []))
  const least =
    levels.length > 0 ? `: a check that did not pass before passes by a p of ${atMost(Math.min(...levels))}` : ''
  return `Look ${number} at this candidate${number > 1 ? least : ''}.`
}

const bounds = ({ rows, seconds }: { rows: number | null; seconds: number | null }, and: string): string =>
  [
    ...(rows === null ? [] : [`${format(rows, 0)} row${rows === 1 ? '' : 's'} of the candidate`]),
    ...(seconds === null ? [] : [duration(seconds)]),
  ].join(and)

/** How far a stage is from what it asks for before a promotion. */
export function stageNeeds({ stage, staged }: Pick<Record1, 'stage' | 'staged'>): string {
  if (!staged) return 'It is too early for a promotion.'
  const { minimum, seen } = staged
  const has = { rows: seen.rows, seconds: minimum.seconds === null ? null : seen.seconds }
  return `The stage ${stage} promotes from ${bounds(minimum, ' over ')} on; it has ${bounds(has, ' over ')}.`
}

/** That a stage may not stay on hold for ever. */
export function stageOver({ stage, staged }: Pick<Record1, 'stage' | 'staged'>): string {
  if (!staged?.limit) return 'The stage has lasted for as long as it may.'
  const { limit, seen, lasted } = staged
  const now = { rows: limit.rows === null ? null : seen.rows, seconds: limit.seconds === null ? null : lasted }
  return `The stage ${stage} may be on hold for at most ${bounds(limit, ' or ')}, and it is after ${bounds(now, ' and ')}.`
}
