import { fitted, padded, visible, widthOf } from '../../report/text.ts'
import type { CheckEvent } from '../../run.ts'

/** What is known of a run while it goes on. */
export interface Progress {
  readonly phase: 'reading' | 'scanning' | 'judging'
  /** Rows of all logs; 0 until they are known. */
  readonly rows: number
  /** Statements under way, by their numbers. */
  readonly running: ReadonlyMap<number, Running>
  readonly scanned: number
  readonly gates: readonly { readonly name: string; readonly asks: readonly string[] }[]
  readonly answered: ReadonlySet<string>
}

interface Running {
  /** What for, and what it reads. */
  readonly what: string
  /** How much of it is done, where that is known. */
  readonly share: number | null
  /** When it began, in seconds of the run. */
  readonly since: number
}

export const begun: Progress = {
  phase: 'reading',
  rows: 0,
  running: new Map(),
  scanned: 0,
  gates: [],
  answered: new Set(),
}

/** The same, once that has happened as well, so many seconds into the run. */
export function advanced(progress: Progress, event: CheckEvent, seconds: number): Progress {
  switch (event.kind) {
    case 'planned':
      return { ...progress, phase: 'scanning', gates: event.gates, rows: event.rows }
    case 'loading': {
      const since = progress.running.get(LOADING)?.since ?? seconds
      const running = new Map(progress.running)
      if (event.rows < event.of)
        running.set(LOADING, { what: `${event.log}: reading`, share: event.rows / event.of, since })
      else running.delete(LOADING)
      return { ...progress, running }
    }
    case 'statement-started': {
      const what = `${[...new Set(event.reads)].join(' and ') || 'logs'}: ${WORDS[event.purpose] ?? event.purpose}`
      return {
        ...progress,
        running: new Map(progress.running).set(event.statement, { what, share: null, since: seconds }),
      }
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

/** Logs are read into tables before there is any statement. */
const LOADING = 0

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
  const rows = progress.rows > 0 ? `${progress.rows.toLocaleString('en')} rows` : 'the logs'
  const what = { reading: 'Reading the logs', scanning: `Scanning ${rows}`, judging: 'Judging' }[progress.phase]
  const room = Math.max(20, width - 1)
  const scans = [...progress.running.values()]
  const named = Math.min(room - BAR - 28, Math.max(0, ...scans.map(s => widthOf(s.what))))
  return [
    `${what}${progress.scanned > 0 ? `, ${progress.scanned} scan${progress.scanned === 1 ? '' : 's'} done` : ''}, ${seconds.toFixed(1)} s`,
    ...scans.map(
      scan => `${INDENT}${padded(fitted(scan.what, named), named)}  ${bar(scan.share)}${left(scan, seconds)}`,
    ),
    ...gateLines(progress, room),
  ].map(line => fitted(line, room))
}

function bar(share: number | null): string {
  if (share === null) return '…'
  const full = Math.round(share * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.round(share * 100)).padStart(3)} %`
}

/** How long it will take at the speed so far; nothing while too little is done to tell. */
function left({ share, since }: Running, now: number): string {
  if (share === null || share < 0.05 || now - since < 1) return ''
  const seconds = Math.round(((now - since) * (1 - share)) / share)
  if (seconds < 1) return ''
  return seconds < 90 ? `, ${seconds} s left` : `, ${Math.round(seconds / 60)} min left`
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
