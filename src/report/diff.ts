import type { Differing, Moved, RecordDiff } from '../record/diff.ts'
import type { RecordedCheck } from '../record/types.ts'
import { columned } from './columned.ts'
import { movedCells } from './rows.ts'
import { DECISIONS, outcomeOf, type Paint, painter, SIGNS } from './signs.ts'
import { visible, wrapped } from './text.ts'

const SENTENCE = 100

/** For a terminal: the decisions, then what led from one to the other. */
export function diff(found: RecordDiff, { width, color }: { width: number; color: boolean }): string {
  const paint = painter(color)
  const room = Math.min(width, SENTENCE)
  const parts = [
    headline(found, paint),
    titled(
      'Verdicts',
      found.verdicts.flatMap(pair => verdictLines(pair, room, paint)),
      paint,
    ),
    titled('Moved beyond noise', movedTable(found.moved, width, paint), paint),
    titled(
      `Only in ${visible(found.before.file)}`,
      found.removed.map(c => checkLine(c, paint)),
      paint,
    ),
    titled(
      `Only in ${visible(found.after.file)}`,
      found.added.map(c => checkLine(c, paint)),
      paint,
    ),
    ...(['spec', 'logs', 'versions'] as const).map(part =>
      titled(
        part.charAt(0).toUpperCase() + part.slice(1),
        found[part].flatMap(d => differingLines(d, room)),
        paint,
      ),
    ),
  ].filter(lines => lines.length > 0)
  if (parts.length === 1) parts.push(['  The two results say the same.'])
  return `${parts.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function headline({ before, after }: RecordDiff, paint: Paint): string[] {
  const side = ({ decision }: RecordDiff['before']) => {
    const { sign, word, style } = DECISIONS[decision]
    return paint(style, `${sign} ${word}`)
  }
  return [
    `${side(before)} → ${side(after)}   ${visible(after.model)}   ${paint('dim', `${visible(before.file)} → ${visible(after.file)}`)}`,
  ]
}

const titled = (title: string, lines: readonly string[], paint: Paint): string[] =>
  lines.length === 0 ? [] : [`  ${paint('bold', title)}`, ...lines]

const outcomeText = (check: RecordedCheck, paint: Paint): string => {
  const { sign, word, style } = SIGNS[outcomeOf(check)]
  return paint(style, `${sign} ${word}`)
}

const checkLine = (check: RecordedCheck, paint: Paint): string =>
  `    ${outcomeText(check, paint)}   ${visible(check.id)}`

const verdictLines = ({ before, after }: RecordDiff['verdicts'][number], room: number, paint: Paint): string[] => [
  `    ${outcomeText(before, paint)} → ${outcomeText(after, paint)}   ${visible(after.id)}${after.reason === null ? '' : paint('dim', `   ${after.reason}`)}`,
  ...(after.verdict === 'fail' ? wrapped(visible(after.message), room - 6).map(line => `      ${line}`) : []),
]

function movedTable(moved: readonly Moved[], width: number, paint: Paint): string[] {
  if (moved.length === 0) return []
  const rows = moved.map(({ before, after, by, noise }) => [
    `  ${visible(after.id)}`,
    ...movedCells(before, after, by, noise),
  ])
  return columned(['  check', 'before', 'after', 'moved by', 'noise'], rows, { width, left: [0] }, paint)
}

function differingLines({ what, before, after }: Differing, room: number): string[] {
  const one = (word: string, value = '') => (value === '' ? ` ${word}` : ` ${word}: ${value}`)
  const text =
    before === undefined ? one('added', after) : after === undefined ? one('removed', before) : `: ${before} → ${after}`
  return wrapped(visible(what + text), room - 4).map((line, i) => `    ${i === 0 ? '' : '  '}${line}`)
}
