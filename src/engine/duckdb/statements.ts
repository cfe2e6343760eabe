import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api'
import type { About, RunOptions } from '../port.ts'
import { readTable, type Table } from './columns.ts'

/** Runs statements, as many at once as there are connections; counts them, tells of them, and stops them when asked to. */
export interface Statements {
  read(sql: string, about: About): Promise<Table>
  /** Resolves to the number of rows that the statement made. */
  execute(sql: string, about: About): Promise<number>
  /** Runs a statement even where the run is aborted, and whatever comes of it. */
  cleanUp(sql: string): Promise<void>
  /** The types of a query's columns; it is bound, not run. */
  types(sql: string): Promise<readonly DuckDBType[]>
  /** Tells of statements with another text instead of one that is nobody's to read. */
  hide(text: string, shown: string): void
  readonly work: () => { statements: number; scans: number }
}

type Turn = (connection: DuckDBConnection) => void

export function statementsOn(connections: readonly DuckDBConnection[], options: RunOptions): Statements {
  let statements = 0
  let scans = 0
  const { signal, onEvent, progressEvery } = options
  const idle = [...connections]
  const hidden = new Map<string, string>()
  const told = (sql: string) => [...hidden].reduce((text, [own, shown]) => text.replaceAll(own, shown), sql)
  /** Whoever asks about both arms goes first: what that is asked of is made last, and takes longest. */
  const waiting = { both: [] as Turn[], other: [] as Turn[] }
  async function using<T>(work: (connection: DuckDBConnection) => Promise<T>, reads: About['reads'] = []): Promise<T> {
    const queue = waiting[reads.some(r => r === 'pairs' || r === 'pooled') ? 'both' : 'other']
    const connection = idle.pop() ?? (await new Promise<DuckDBConnection>(resolve => queue.push(resolve)))
    try {
      return await work(connection)
    } finally {
      const next = waiting.both.shift() ?? waiting.other.shift()
      if (next) next(connection)
      else idle.push(connection)
    }
  }
  async function run(connection: DuckDBConnection, sql: string, { purpose, reads, asks = [] }: About) {
    const about = { purpose, reads, asks }
    signal?.throwIfAborted()
    const statement = ++statements
    scans += reads.length
    onEvent?.({ kind: 'statement-started', statement, ...about, sql: told(sql) })
    const from = performance.now()
    const stop = () => connection.interrupt()
    signal?.addEventListener('abort', stop, { once: true })
    const timer =
      onEvent && progressEvery !== undefined
        ? setInterval(() => {
            const share = connection.progress.percentage / 100
            // Below 0 it is not known.
            if (share >= 0) onEvent({ kind: 'statement-progressed', statement, share: Math.min(1, share) })
          }, progressEvery)
        : undefined
    try {
      const result = await connection.run(sql)
      const seconds = (performance.now() - from) / 1000
      onEvent?.({ kind: 'statement-finished', statement, ...about, rows: result.rowCount, seconds })
      return result
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      clearInterval(timer)
      signal?.removeEventListener('abort', stop)
    }
  }
  return {
    read: (sql, about) => using(async connection => readTable(await run(connection, sql, about)), about.reads),
    execute: (sql, about) => using(async connection => (await run(connection, sql, about)).rowsChanged),
    cleanUp: sql =>
      using(async connection => {
        await connection.run(sql).catch(() => {})
      }),
    types: sql =>
      using(async connection => {
        const prepared = await connection.prepare(sql)
        try {
          return Array.from({ length: prepared.columnCount }, (_, i) => prepared.columnType(i))
        } finally {
          prepared.destroySync()
        }
      }),
    hide: (text, shown) => void hidden.set(text, shown),
    work: () => ({ statements, scans }),
  }
}
