import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api'
import type { EngineEvent, RunOptions } from '../port.ts'
import { readTable, type Table } from './columns.ts'

type Reads = Extract<EngineEvent, { kind: 'statement-started' }>['reads']
export interface About {
  readonly purpose: string
  readonly reads: Reads
}

/** Runs statements one after another, counts them, tells of them, and stops them when asked to. */
export interface Statements {
  read(sql: string, about: About): Promise<Table>
  /** Resolves to the number of rows that the statement made. */
  execute(sql: string, about: About): Promise<number>
  /** The types of a query's columns; it is bound, not run. */
  types(sql: string): Promise<readonly DuckDBType[]>
  readonly work: () => { statements: number; scans: number }
}

export function statementsOn(connection: DuckDBConnection, options: RunOptions): Statements {
  let statements = 0
  let scans = 0
  const { signal, onEvent } = options
  async function run(sql: string, about: About) {
    signal?.throwIfAborted()
    const statement = ++statements
    scans += about.reads.length
    onEvent?.({ kind: 'statement-started', statement, ...about, sql })
    const from = performance.now()
    const stop = () => connection.interrupt()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      const result = await connection.run(sql)
      const seconds = (performance.now() - from) / 1000
      onEvent?.({ kind: 'statement-finished', statement, ...about, rows: result.rowCount, seconds })
      return result
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }
  return {
    read: async (sql, about) => readTable(await run(sql, about)),
    execute: async (sql, about) => (await run(sql, about)).rowsChanged,
    types: async sql => {
      const prepared = await connection.prepare(sql)
      try {
        return Array.from({ length: prepared.columnCount }, (_, i) => prepared.columnType(i))
      } finally {
        prepared.destroySync()
      }
    },
    work: () => ({ statements, scans }),
  }
}
