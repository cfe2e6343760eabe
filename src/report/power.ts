import { asWritten, format } from '../record/numbers.ts'
import type { Power1, PowerCheck } from '../record/outlook.ts'
import { type Measured, scaleOfEstimate } from '../record/quantities.ts'
import { columned } from './columned.ts'
import { harmlessLines, headOf, type Page, paragraph, sizeText, warningLines } from './outlook.ts'
import { limitOf } from './rows.ts'
import { type Paint, painter } from './signs.ts'
import { visible } from './text.ts'

/** For a terminal: the joint chance, then what each check takes. */
export function power(found: Power1, { width, color, verbose }: Page): string {
  const paint = painter(color)
  const seconds = found.checks.find(c => c.sample)?.sample?.seconds ?? null
  const shown = verbose ? found.checks : worstOfSlices(found.checks)
  const estimated = shown.filter(c => !SILENT.has(c.reason ?? ''))
  const wide = width >= WIDE
  const powers = wide ? (['0.8', '0.9'] as const) : (['0.8'] as const)
  const rows = estimated.map(c => [
    ...(wide ? [visible(c.gate), visible(nameOf(c))] : [visible(`${c.gate}/${nameOf(c)}`)]),
    limitOf(c, measured(c)),
    c.chance === null ? '' : chanceText(c.chance),
    ...powers.map(p => (c.needed[p] ? sizeText(c.needed[p], wide) : '')),
    ...powers.map(p => settled(c, c.smallest[p])),
    ...(wide ? [noteOf(c)] : []),
  ])
  const titles = wide
    ? ['gate', 'check', 'limit', 'passes', 'for 80 %', 'for 90 %', 'settled 80 %', '90 %', '']
    : ['check', 'limit', 'passes', 'for 80 %', 'settled']
  const remarks = estimated.flatMap(c => {
    const said = [...(wide || !noteOf(c) ? [] : [noteOf(c)]), ...judgedFrom(c)]
    return said.length > 0 ? [`${visible(`${c.gate}/${nameOf(c)}`)}: ${said.join('; ')}.`] : []
  })
  const left = found.checks.length - found.checks.filter(c => !SILENT.has(c.reason ?? '')).length
  return `${[
    headOf('POWER', found, seconds, paint),
    ...harmlessLines(found, width, paint),
    '',
    ...columned(titles, rows, { width, left: wide ? [0, 1, 2, 8] : [0, 1] }, paint),
    '',
    ...remarks.flatMap(text => paragraph(text, width)),
    ...warningLines(found, width, paint),
    ...notes(found, estimated, { left, seconds: wide ? seconds : null }, width, paint),
  ].join('\n')}\n`
}

/** Below this, samples are told in rows alone, and for one power. */
const WIDE = 140

/** What has no sample size. */
const SILENT = new Set<string>(['exact', 'point', 'test'])

/** One line for the slices of a check: the one with the least chance. */
function worstOfSlices(checks: readonly PowerCheck[]): readonly (PowerCheck & { among?: number })[] {
  const key = (c: PowerCheck) => JSON.stringify([c.gate, c.metric, c.subject, c.kind, c.severity])
  const slices = Map.groupBy(
    checks.filter(c => c.slice !== null),
    key,
  )
  return checks.flatMap(check => {
    if (check.slice === null) return [check]
    const all = slices.get(key(check))!
    const worst = all.reduce((a, b) => ((b.chance ?? -1) < (a.chance ?? -1) ? b : a))
    return worst === check ? [{ ...check, among: all.length }] : []
  })
}

const nameOf = ({ metric, subject, slice, among = 1 }: PowerCheck & { among?: number }): string =>
  `${subject === null ? metric : `${metric}(${subject})`}${slice === null ? '' : ` [${slice}${among > 1 ? `, worst of ${among}` : ''}]`}`

const measured = (c: PowerCheck): Measured => ({
  ...c,
  measuredIn: c.measured_in,
  incumbent: null,
  candidate: c.truth === null ? null : { value: c.truth, n: c.sample?.rows ?? 0, units: null },
  estimate: null,
})

const chanceText = (chance: number): string =>
  chance < 0.01 ? '< 1 %' : chance > 0.99 ? '> 99 %' : `${format(100 * chance, 0)} %`

/** The limit to two significant digits, rounded to where there is room. */
function settled(check: PowerCheck, limit: number | null): string {
  if (limit === null || limit === 0) return ''
  const { factor } = scaleOfEstimate(measured(check))
  const step = 10 ** (Math.floor(Math.log10(Math.abs(limit * factor))) - 1)
  const room = (check.kind === 'min' ? Math.floor : Math.ceil)((limit * factor) / step - 1e-9) * step
  const bound = Number((room / factor).toPrecision(12))
  const signed = { ...check, bound: check.kind === 'margin' && check.better === 'higher' ? -bound : bound }
  return limitOf(signed, measured(signed))
}

const WORDS: Readonly<Record<string, string>> = {
  superior: 'holds merely equal candidates',
  too_few: 'too few rows or events',
}

const judgedFrom = ({ judged_from: from }: PowerCheck): string[] =>
  from === null ? [] : [`it is judged from about ${sizeText(from, true)} on`]

function noteOf({ reason, assumed, truth, severity }: PowerCheck): string {
  const warns = severity === 'warn' ? ['only warns'] : []
  if (reason === 'beyond')
    return [
      `${assumed === 'incumbent' ? 'the incumbent is' : 'these logs are'} beyond it (${asWritten(Number(truth?.toPrecision(3)))})`,
      ...warns,
    ].join('; ')
  return [...(reason ? [WORDS[reason] ?? reason.replaceAll('_', ' ')] : []), ...warns].join('; ')
}

function notes(
  found: Power1,
  shown: readonly PowerCheck[],
  { left, seconds }: { left: number; seconds: number | null },
  width: number,
  paint: Paint,
): string[] {
  const assumed = (word: PowerCheck['assumed']) => shown.some(c => c.assumed === word && c.truth !== null)
  const seen = [...new Set(shown.filter(c => c.assumed === 'as_seen' && c.truth !== null).map(c => c.metric))]
  const assumptions = [
    assumed('no_difference') && 'it differs in nothing from the incumbent',
    assumed('incumbent') && "where a limit is on its own value, that is the incumbent's",
    seen.length > 0 && `${seen.map(visible).join(', ')} ${seen.length === 1 ? 'is' : 'are'} as these logs show`,
  ].filter(Boolean)
  const superior = found.checks.filter(c => c.kind === 'superior' && c.severity === 'block' && c.holds)
  return [
    ...paragraph(
      `passes: the chance that a harmless candidate passes the check with these logs. for 80 %: the rows that make it that${seconds === null ? '' : ', and the time at this traffic'}. settled: the tightest limit that these logs settle so.`,
      width,
    ),
    ...(assumptions.length > 0 ? paragraph(`Harmless: ${assumptions.join('; ')}.`, width) : []),
    ...(superior.length > 0
      ? paragraph(
          `${superior.map(c => visible(c.id)).join(', ')}: a candidate has to be better, so one that is merely equal is held, however many rows there are.`,
          width,
        ).map(line => paint('yellow', line))
      : []),
    ...(left > 0
      ? paragraph(
          `${left} more ${left === 1 ? 'check is a fact or a test, which has' : 'checks are facts or tests, which have'} no sample size.`,
          width,
        ).map(line => paint('dim', line))
      : []),
  ]
}
