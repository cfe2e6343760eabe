import { type Paint, SIGNS } from '../../report/signs.ts'
import { failing } from '../../rollout/advance.ts'
import { spokenArgv } from '../../rollout/commands.ts'
import type { Ended, Entry, Looked, Who } from '../../rollout/entry.ts'
import { stageText } from './text.ts'

type Line = readonly [sign: string, text: string]

/** What a line may need of the rest. */
interface Tale {
  readonly entries: readonly Entry[]
  readonly paint: Paint
  readonly called: (who: Who) => string
}

/** What an entry tells, in lines each with its sign; nothing where another entry tells it. */
export function happened(entry: Entry, tale: Tale): readonly Line[] {
  const { entries, called } = tale
  const { good, bad, open, warned } = signsIn(tale.paint)
  const because = (reason: string | null): Line[] => (reason ? [[' ', `“${reason}”`]] : [])
  switch (entry.kind) {
    case 'start': {
      const way = [...entry.stages.map(s => stageText(s.name, s.traffic)), 'done'].join(' → ')
      const models = `${entry.incumbent ?? 'of a first model'} → ${entry.candidate ?? 'a candidate without a version'}`
      const expected: Line[] = entry.about.hypothesis ? [[' ', `expected: ${entry.about.hypothesis}`]] : []
      return [['▸', `${called(entry.by)} started the rollout ${models}: ${way}`], ...expected, ...because(entry.reason)]
    }
    case 'stage':
      return [['·', `${stageText(entry.stage, entry.traffic)} began; nobody is served by the candidate`]]
    case 'look':
      return looked(entry, tale)
    case 'approve': {
      const what = `approved ${entry.result.slice(0, 12)} as ${entry.role}`
      const signed = entry.signature
      const line: Line = signed
        ? [good, `${signed.principal} ${what}, signed`]
        : [warned, `${called(entry.by)} ${what}: a claim, not signed`]
      return [line, ...because(entry.reason)]
    }
    case 'begin': {
      if (entries.some(e => e.kind === 'end' && e.of === entry.number)) return []
      const to = entry.to ? ` to ${stageText(entry.to.stage, entry.to.traffic)}` : ''
      return [[bad, `${called(entry.by)} began to ${entry.command}${to}, and its end was not recorded`]]
    }
    case 'end':
      return ended(entry, tale)
    case 'hold':
      return [[open, `${called(entry.by)} held the rollout`], ...because(entry.reason)]
    case 'release':
      return [['·', `${called(entry.by)} let it go on`], ...because(entry.reason)]
    case 'abort':
      return [[bad, `${called(entry.by)} aborted the rollout`], ...because(entry.reason)]
  }
}

const signsIn = (paint: Paint) => ({
  good: paint('green', SIGNS.pass.sign),
  bad: paint('red', SIGNS.fail.sign),
  open: paint('yellow', SIGNS.undecided.sign),
  warned: paint('yellow', SIGNS.warned.sign),
})

/** Findings that are told of one look. */
const MOST = 3

function looked(entry: Extract<Entry, Looked>, { entries, paint }: Tale): Line[] {
  const { stage, decision, verdicts, result, found, changed, waived, short } = entry
  const { good, bad, open, warned } = signsIn(paint)
  const sign = { promote: good, hold: open, block: bad, rollback: bad }[decision]
  const counts = [
    `${verdicts.pass} pass`,
    ...(verdicts.fail.length > 0 ? [`${verdicts.fail.length} fail`] : []),
    ...(verdicts.inconclusive.length > 0 ? [`${verdicts.inconclusive.length} undecided`] : []),
  ].join(', ')
  const rows = entry.logs.candidate?.rows
  const seen = rows === undefined ? '' : `, on ${rows.toLocaleString('en-US')} rows of the candidate`
  const why = decision === 'promote' ? [] : found
  return [
    [sign, `look ${nth(entry, entries)} at ${stage}: ${decision}. ${counts}${seen}; result ${result.slice(0, 12)}`],
    ...why.slice(0, MOST).map((text): Line => [' ', text]),
    ...(why.length > MOST ? [[' ', `and ${why.length - MOST} more`] as Line] : []),
    ...changed.map((text): Line => [warned, `the spec changed: ${text}`]),
    ...(waived.length > 0 ? [[warned, `waived: ${waived.join(', ')}`] as Line] : []),
    ...(short ? [[warned, `the result is ${short}`] as Line] : []),
  ]
}

/** Which look at its stage it is. */
function nth(look: Entry, entries: readonly Entry[]): number {
  const before = entries.filter(e => e.number <= look.number)
  const began = before.findLastIndex(e => e.kind === 'stage' || (e.kind === 'end' && e.command === 'promote' && e.ok))
  return before.slice(began + 1).filter(e => e.kind === 'look').length
}

function ended(entry: Extract<Entry, Ended>, { entries, paint, called }: Tale): Line[] {
  const { command, ok, outcome, complaints } = entry
  const { bad, warned } = signsIn(paint)
  const begin = entries.find(e => e.number === entry.of)
  const to = begin?.kind === 'begin' ? begin.to : null
  const good: Record<Ended['command'], Line> = {
    promote: [
      paint('green', '▸'),
      to ? `promoted to ${stageText(to.stage, to.traffic)}` : 'done: the candidate serves everybody',
    ],
    rollback: [paint('red', '↩'), `${called(entry.by)} rolled back to the incumbent`],
    hold: ['·', 'told of the hold'],
  }
  const failed: Record<Ended['command'], string> = {
    promote: `the promotion${to ? ` to ${to.stage}` : ''} failed; nothing moved`,
    rollback: 'THE ROLLBACK FAILED',
    hold: 'nobody could be told of the hold',
  }
  const how = ok ? `${outcome?.seconds} s` : failing(outcome)
  return [
    ok ? good[command] : [bad, failed[command]],
    ...reasonOf(entry, entries),
    ...(outcome ? [['$', `${spokenArgv(outcome.argv)} · ${how}`] as Line] : []),
    ...complaints.map((text): Line => [warned, text]),
  ]
}

/** Of a rollback, unless it is what the look before it found, which was told there. */
function reasonOf({ number, command, reason }: Extract<Entry, Ended>, entries: readonly Entry[]): Line[] {
  const last = entries.findLast(e => e.number < number && e.kind === 'look')
  const again = last?.kind === 'look' && last.found.join('; ') === reason
  return command === 'rollback' && reason && !again ? [[' ', `“${reason}”`]] : []
}
