import type { Record1 } from '../record/types.ts'
import { visible } from '../report/text.ts'
import type { CheckEvent } from '../run.ts'
import { keysOf } from '../spec/changes.ts'
import type { Io } from './io.ts'

type Event = Extract<CheckEvent, { kind: 'statement-started' | 'statement-finished' }>

/** How a run came by its result, for stderr: every value of the spec, every statement, and what took how long. */
export function watched(): {
  readonly onEvent: (event: CheckEvent) => void
  readonly tell: (record: Record1 | null, io: Io) => Promise<void>
} {
  const began = performance.now()
  const events: { at: number; event: Event }[] = []
  return {
    onEvent: event => {
      if (event.kind === 'statement-started' || event.kind === 'statement-finished')
        events.push({ at: performance.now(), event })
    },
    tell: async (record, io) => {
      const ended = performance.now()
      const parts = [
        ...(record ? [['Resolved spec', ...keysOf(record.spec.resolved).map(line => `  ${visible(line)}`)]] : []),
        ['Statements', ...statements(events.map(e => e.event))],
        ['Timings', ...timings(began, events, ended)],
      ]
      await io.stderr.write(`${parts.map(lines => `${lines.join('\n')}\n`).join('\n')}\n`)
    },
  }
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(3)} s`

function statements(events: readonly Event[]): string[] {
  const finished = new Map(events.flatMap(e => (e.kind === 'statement-finished' ? [[e.statement, e] as const] : [])))
  return events.flatMap(e => {
    if (e.kind !== 'statement-started') return []
    const end = finished.get(e.statement)
    const took = end ? `${seconds(end.seconds * 1000)}, ${end.rows} row${end.rows === 1 ? '' : 's'}` : 'not finished'
    return [
      `  ${e.statement}  ${e.purpose}  ${e.reads.join(', ')}  ${took}`,
      ...e.sql.split('\n').map(line => `     ${visible(line)}`),
    ]
  })
}

/** Statements overlap, so their own times do not add up to theirs together. */
function timings(began: number, events: readonly { at: number; event: Event }[], ended: number): string[] {
  const count = events.filter(e => e.event.kind === 'statement-started').length
  const first = events[0]?.at ?? ended
  const last = events.at(-1)?.at ?? first
  return [
    `  spec, logs and plan      ${seconds(first - began)}`,
    `  ${`${count} statements`.padEnd(23)}  ${seconds(last - first)}`,
    `  verdicts and the record  ${seconds(ended - last)}`,
  ]
}
