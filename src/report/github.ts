import type { Place } from '../errors.ts'
import type { ErrorRecord, Record1 } from '../record/types.ts'
import { factsOf, versionsOf } from './facts.ts'
import { decidingOf, type Finding, loosenedOf, othersOf } from './findings.ts'
import type { ErrorOptions, ReportOptions } from './index.ts'
import { DECISIONS } from './signs.ts'
import { clipped, visible } from './text.ts'

type Level = 'error' | 'warning' | 'notice'

/** GitHub shows ten annotations of a level from one step. */
const MOST = 10

/** Workflow commands of GitHub Actions: an annotation at each line of the spec whose limit failed, or is undecided. */
export function github(record: Record1, { inRepository }: Pick<ReportOptions, 'inRepository'>): string {
  const { failed, undecided, waived } = othersOf(record)
  const deciding = decidingOf(record)
  const file = record.spec.path
  const annotation = (level: Level) => (found: Finding) =>
    command(level, found.at ?? { file }, found.id, found.sentence, inRepository)
  const headline = `${DECISIONS[record.decision].word}: ${versionsOf(record)}, ${factsOf(record)}`
  return [
    ...shortened(deciding.filter(f => f.outcome !== 'undecided').map(annotation('error')), left =>
      command('error', { file }, 'mlgate', `${left} more findings block the release.`, inRepository),
    ),
    ...shortened(
      [
        ...loosenedOf(record),
        ...waived,
        ...deciding.filter(f => f.outcome === 'undecided'),
        ...failed,
        ...undecided,
      ].map(annotation('warning')),
      left =>
        command('warning', { file }, 'mlgate', `${left} more findings: loosened, failed or undecided.`, inRepository),
    ),
    command('notice', { file }, record.model, headline, inRepository),
  ].join('')
}

export const githubOfError = ({ errors }: ErrorRecord, { inRepository }: ErrorOptions): string =>
  shortened(
    errors.map(({ code, message, at, hint }) =>
      command('error', at ?? null, code, hint === undefined ? message : `${message} Hint: ${hint}.`, inRepository),
    ),
    left => command('error', null, 'mlgate', `${left} more errors.`, inRepository),
  ).join('')

const shortened = (lines: readonly string[], rest: (left: number) => string): string[] =>
  lines.length <= MOST ? [...lines] : [...lines.slice(0, MOST - 1), rest(lines.length - MOST + 1)]

function command(
  level: Level,
  at: Place | null,
  title: string,
  message: string,
  inRepository: ReportOptions['inRepository'] = file => file,
): string {
  const properties = {
    ...(at && { file: inRepository(at.file), line: at.line ?? 1 }),
    ...(at?.line !== undefined && at.column !== undefined && { col: at.column }),
    title,
  }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
  return `::${level} ${written.join(',')}::${data(message)}\n`
}

/** As the runner's own toolkit escapes them, after what it cannot escape was made visible. */
const data = (text: string): string =>
  clipped(visible(text), 4000).replace(
    /[%\r\n]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

const property = (text: string): string =>
  data(text).replace(/[:,]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
