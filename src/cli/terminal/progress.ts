import { fitted, padded, visible, widthOf } from '../../report/text.ts'
import type { CheckEvent } from '../../run.ts'

/** What is known of a run while it goes on. */
export interface Progress {
  readonly phase: 'reading' | 'scanning' | 'judging'
  /** Statements under way, by their numbers: what for, what they read, and the share that is done where it is known. */
  readonly running: ReadonlyMap<number, { readonly what: string; readonly share: number | null }>
  readonly scanned: number
  readonly gates: readonly { readonly name: string; readonly asks: readonly string[] }[]
  readonly answered: ReadonlySet<string>
}

export const begun: Progress = { phase: 'reading', running: new Map(), scanned: 0, gates: [], answered: new Set() }

/** The same, once that has happened as well. */
export function advanced(progress: Progress, event: CheckEvent): Progress {
  switch (event.kind) {
    case 'planned':
      return { ...progress, phase: 'scanning', gates: event.gates }
    case 'loading': {
      const loading = { what: `${event.log}: ${event.of.toLocaleString('en')} rows`, share: event.rows / event.of }
      const running = new Map(progress.running)
      if (event.rows < event.of) running.set(0, loading)
      else running.delete(0)
      return { ...progress, running }
    }
    case 'statement-started': {
      const what = `${[...new Set(event.reads)].join(' and ') || 'logs'}: ${WORDS[event.purpose] ?? event.purpose}`
      return { ...progress, running: new Map(progress.running).set(event.statement, { what, share: null }) }
    }
    case 'statement-progressed': {
      const known = progress.running.get(event.statement)
      if (!known) return progress
      // The engine learns of more work as it goes; a bar that shrinks tells nobody anything.
      const share = Math.max(known.share ?? 0, event.share)
      return { ...progress, running: new Map(progress.running).set(event.statement, { ...known, share }) }
    }
    case 'statement-finished': {
      const running = new Map(progress.running)
      running.delete(event.statement)
      const answered = new Set([...progress.answered, ...event.asks])
      return { ...progress, running, answered, scanned: progress.scanned + 1 }
    }
    case 'judging':
      return { ...progress, phase: 'judging', running: new Map() }
  }
}

/** Purposes that are not clear by themselves. */
const WORDS: Readonly<Record<string, string>> = {
  relation: 'reading',
  survey: 'counting rows and units',
  duplicates: 'ids that are there twice',
  pairs: 'joining by id',
  cells: 'counting by bin',
  edges: 'where bins begin',
  moments: 'means and variances',
  ranks: 'ranking scores',
  keys: 'counting ids',
  units: 'dealing units',
}

const BAR = 20
const INDENT = '  '

/** The screen as lines that fit: what goes on, each scan under way, each gate with how much of it is answered. */
export function screen(progress: Progress, { width, seconds }: { width: number; seconds: number }): string[] {
  const what = { reading: 'Reading the logs', scanning: 'Scanning the logs', judging: 'Judging' }[progress.phase]
  const room = Math.max(20, width - 1)
  const scans = [...progress.running.values()]
  const named = Math.min(room - BAR - 10, Math.max(0, ...scans.map(s => widthOf(s.what))))
  return [
    `${what}${progress.scanned > 0 ? `, ${progress.scanned} scan${progress.scanned === 1 ? '' : 's'} done` : ''}, ${seconds.toFixed(1)} s`,
    ...scans.map(({ what, share }) => `${INDENT}${padded(fitted(what, named), named)}  ${bar(share)}`),
    ...gateLines(progress, room),
  ].map(line => fitted(line, room))
}

function bar(share: number | null): string {
  if (share === null) return '…'
  const full = Math.round(share * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.round(share * 100)).padStart(3)} %`
}

/** "latency 3/7", as many to a line as fit. */
function gateLines({ gates, answered }: Progress, room: number): string[] {
  const lines: string[] = []
  for (const { name, asks } of gates) {
    const text = `${visible(name)} ${asks.filter(a => answered.has(a)).length}/${asks.length}`
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 3 + widthOf(text) <= room) lines[lines.length - 1] = `${last}   ${text}`
    else lines.push(`${INDENT}${text}`)
  }
  return lines
}
