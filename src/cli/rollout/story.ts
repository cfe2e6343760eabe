import { type Paint, painter, SIGNS } from '../../report/signs.ts'
import { inert, visible } from '../../report/text.ts'
import { failing } from '../../rollout/advance.ts'
import { spokenArgv } from '../../rollout/commands.ts'
import type { Ended, Entry, Looked } from '../../rollout/entry.ts'
import type { Event, ModelHistory } from '../../rollout/history.ts'
import { spoken } from '../../rollout/who.ts'
import { item, type Look, stageText } from './text.ts'

/** What was done, as somebody would tell it: a line or two for each thing that happened, by day. */
export function storyOf(models: readonly ModelHistory[], look: Look): string {
  const paint = painter(look.color)
  if (models.length === 0) return 'Nothing was done that is looked for here.\n'
  const lines = models.flatMap(({ model, events, head, flaws }, i) => [
    ...(i > 0 ? [''] : []),
    paint('bold', visible(model)),
    ...flaws.flatMap(flaw => item(paint('red', '!'), `the log is not what was written: ${flaw}`, look)),
    ...events.flatMap((event, k) => told(event, events[k - 1], events, look, paint)),
    ...(head ? ['', paint('dim', `log head ${head}`)] : []),
  ])
  return `${inert(lines.join('\n'))}\n`
}

function told(event: Event, before: Event | undefined, all: readonly Event[], look: Look, paint: Paint): string[] {
  const { entry } = event
  const day = entry.time.slice(0, 10)
  const lines = sentences(entry, all, paint)
  if (lines.length === 0) return []
  const clock = paint('dim', entry.time.slice(11, 16))
  const [first, ...rest] = lines
  const inner = { ...look, width: look.width - 8 }
  const block = [
    ...item(first![0], first![1], inner).map((line, i) => (i === 0 ? `  ${clock}${line}` : `       ${line}`)),
    ...rest.flatMap(([sign, text]) => item(sign, text, inner).map(line => `       ${line}`)),
  ]
  const space = entry.kind === 'start' && before ? [''] : []
  return [...space, ...(before?.entry.time.slice(0, 10) === day ? [] : ['', day]), ...block]
}

type Line = readonly [sign: string, text: string]

function sentences(entry: Entry, all: readonly Event[], paint: Paint): Line[] {
  const who = spoken(entry.by)
  const because = (reason: string | null): Line[] => (reason ? [[' ', `“${reason}”`]] : [])
  switch (entry.kind) {
    case 'start': {
      const way = entry.stages.map(s => stageText(s.name, s.traffic))
      return [
        [
          '▸',
          `${who} started the rollout ${entry.incumbent ?? 'of a first model'} → ${entry.candidate ?? 'a candidate without a version'}: ${[...way, 'done'].join(' → ')}`,
        ],
        ...(entry.about.hypothesis ? [[' ', `expected: ${entry.about.hypothesis}`] as Line] : []),
        ...because(entry.reason),
      ]
    }
    case 'stage':
      return [['·', `${stageText(entry.stage, entry.traffic)} began; nobody is served by the candidate`]]
    case 'look':
      return lookLines(entry, all, paint)
    case 'approve':
      return [
        [
          entry.signature ? paint('green', SIGNS.pass.sign) : paint('yellow', SIGNS.warned.sign),
          `${entry.signature?.principal ?? who} approved ${entry.result.slice(0, 12)} as ${entry.role}${entry.signature ? ', signed' : ': a claim, not signed'}`,
        ],
        ...because(entry.reason),
      ]
    case 'begin': {
      // Told by its end; by itself only where there is none.
      const ended = all.some(({ entry: e }) => e.kind === 'end' && e.of === entry.number)
      return ended
        ? []
        : [
            [
              paint('red', '!'),
              `${who} began to ${entry.command}${entry.to ? ` to ${stageText(entry.to.stage, entry.to.traffic)}` : ''}, and its end was not recorded`,
            ],
          ]
    }
    case 'end':
      return endLines(entry, all, who, paint)
    case 'hold':
      return [[paint('yellow', SIGNS.undecided.sign), `${who} held the rollout`], ...because(entry.reason)]
    case 'release':
      return [['·', `${who} let it go on`], ...because(entry.reason)]
    case 'abort':
      return [[paint('red', SIGNS.fail.sign), `${who} aborted the rollout`], ...because(entry.reason)]
  }
}

/** Findings that are told of one look. */
const MOST = 3

function lookLines(entry: Extract<Entry, Looked>, all: readonly Event[], paint: Paint): Line[] {
  const { stage, decision, decided_by, verdicts, result, found, changed, waived, short } = entry
  const sign = {
    promote: paint('green', SIGNS.pass.sign),
    hold: paint('yellow', SIGNS.undecided.sign),
    block: paint('red', SIGNS.fail.sign),
    rollback: paint('red', SIGNS.fail.sign),
  }[decision]
  const start = all.findLastIndex(
    ({ entry: e }) =>
      e.number <= entry.number && (e.kind === 'stage' || (e.kind === 'end' && e.command === 'promote' && e.ok)),
  )
  const nth = all.filter(({ entry: e }, i) => e.kind === 'look' && i > start && e.number <= entry.number).length
  const counts = [
    `${verdicts.pass} pass`,
    ...(verdicts.fail.length > 0 ? [`${verdicts.fail.length} fail`] : []),
    ...(verdicts.inconclusive.length > 0 ? [`${verdicts.inconclusive.length} undecided`] : []),
  ]
  const rows = entry.logs.candidate?.rows
  return [
    [
      sign,
      `look ${nth} at ${stage}: ${decision}. ${counts.join(', ')}${rows === undefined ? '' : `, on ${rows.toLocaleString('en-US')} rows of the candidate`}; result ${result.slice(0, 12)}`,
    ],
    ...(decision === 'promote'
      ? []
      : (found.length > 0 ? found : decided_by).slice(0, MOST).map((text): Line => [' ', text])),
    ...(found.length > MOST ? [[' ', `and ${found.length - MOST} more`] as Line] : []),
    ...changed.map((text): Line => [paint('yellow', SIGNS.warned.sign), `the spec changed: ${text}`]),
    ...(waived.length > 0 ? [[paint('yellow', SIGNS.warned.sign), `waived: ${waived.join(', ')}`] as Line] : []),
    ...(short ? [[paint('yellow', SIGNS.warned.sign), `the result is ${short}`] as Line] : []),
  ]
}

function endLines(entry: Extract<Entry, Ended>, all: readonly Event[], who: string, paint: Paint): Line[] {
  const { command, ok, outcome, reason, complaints } = entry
  const begin = all.find(({ entry: e }) => e.number === entry.of)?.entry
  const to = begin?.kind === 'begin' ? begin.to : null
  const ran: Line[] = outcome
    ? [['$', `${spokenArgv(outcome.argv)} · ${ok ? `${outcome.seconds} s` : failing(outcome)}`]]
    : []
  const more = complaints.map((text): Line => [paint('yellow', SIGNS.warned.sign), text])
  const done = {
    promote: to ? `promoted to ${stageText(to.stage, to.traffic)}` : 'done: the candidate serves everybody',
    rollback: `${who} rolled back to the incumbent`,
    hold: 'told of the hold',
  }[command]
  const failed = {
    promote: `the promotion${to ? ` to ${to.stage}` : ''} failed; nothing moved`,
    rollback: 'THE ROLLBACK FAILED',
    hold: 'nobody could be told of the hold',
  }[command]
  const why: Line[] = reason && command === 'rollback' ? [[' ', `“${reason}”`]] : []
  return [
    [
      ok
        ? paint(command === 'rollback' ? 'red' : 'green', command === 'rollback' ? '↩' : command === 'hold' ? '·' : '▸')
        : paint('red', SIGNS.fail.sign),
      ok ? done : failed,
    ],
    ...why,
    ...ran,
    ...more,
  ]
}
