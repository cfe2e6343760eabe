import type { Described, LogName } from '../../plan/types.ts'
import type { Engine } from '../port.ts'
import { describe } from './describe.ts'
import { fromSource } from './files.ts'
import { type Database, type OpenOptions, open } from './open.ts'
import { runQueries } from './run.ts'

/** DuckDB inside the process, locked to the declared logs from `describe` on. */
export function duckdbEngine(options: OpenOptions = {}): Engine {
  let database: Database | null = null
  let described: Described | null = null
  return {
    async describe(sources, expressions) {
      database = await open(sources, options)
      described = await describe(database, expressions)
      return described
    },
    async run(queries, runOptions) {
      if (!database || !described) throw new Error('describe comes before run')
      const { connection, sources } = database
      const logs = {
        source: (log: LogName) => fromSource(sources[log]!),
        rows: (log: LogName) => described?.logs[log]?.rows ?? null,
      }
      return runQueries(connection, logs, queries, runOptions)
    },
    async close() {
      database?.close()
      database = null
    },
  }
}
