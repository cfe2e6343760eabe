import { type Paint, painter } from '../../report/signs.ts'
import { inert, visible } from '../../report/text.ts'
import type { Who } from '../../rollout/entry.ts'
import type { Event, ModelHistory } from '../../rollout/history.ts'
import { spoken } from '../../rollout/who.ts'
import { happened } from './happened.ts'
import { item, type Look } from './text.ts'

/** What was done, as somebody would tell it: a line or two for each thing that happened, by day. */
export function storyOf(models: readonly ModelHistory[], look: Look): string {
  const paint = painter(look.color)
  if (models.length === 0) return 'Nothing was done that is looked for here.\n'
  const called = callingBy()
  const lines = models.flatMap(({ model, events, entries, head, flaws }, i) => [
    ...(i > 0 ? [''] : []),
    paint('bold', visible(model)),
    ...flaws.flatMap(flaw => item(paint('red', '!'), `the log is not what was written: ${flaw}`, look)),
    ...events.flatMap((event, k) =>
      told(event, events[k - 1], happened(event.entry, { entries, paint, called }), look, paint),
    ),
    ...(head ? ['', paint('dim', `log head ${head}`)] : []),
  ])
  return `${inert(lines.join('\n'))}\n`
}

/** Whoever it was: by name and mail once, by name from then on. */
function callingBy(): (who: Who) => string {
  const known = new Set<string>()
  return who => {
    const whole = spoken(who)
    const first = !known.has(whole)
    known.add(whole)
    return first ? whole : (who.name ?? whole)
  }
}

/** With the time of day, under the day where it is another one; a rollout is set apart from the one before. */
function told(
  { entry }: Event,
  before: Event | undefined,
  lines: readonly (readonly [sign: string, text: string])[],
  look: Look,
  paint: Paint,
): string[] {
  if (lines.length === 0) return []
  const day = entry.time.slice(0, 10)
  const narrow = { ...look, width: look.width - 8 }
  const all = lines.flatMap(([sign, text]) => item(sign, text, narrow))
  return [
    ...(entry.kind === 'start' && before ? [''] : []),
    ...(before?.entry.time.slice(0, 10) === day ? [] : ['', day]),
    ...all.map((line, i) => `  ${i === 0 ? paint('dim', entry.time.slice(11, 16)) : '     '}${line}`),
  ]
}
