import { MlgateError } from '../../errors.ts'
import type { Described, LogName } from '../../plan/types.ts'
import type { Engine } from '../port.ts'
import { describe } from './describe.ts'
import { fromSource } from './files.ts'
import { type Database, type OpenOptions, open } from './open.ts'

/** In lower case, the names of all columns in any expression: more than are read of one log, where others have them too. */
function columnsRead(value: unknown, names = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return names
  if ('is' in value && value.is === 'column' && 'name' in value) names.add(`${value.name}`.toLowerCase())
  for (const inner of Object.values(value)) columnsRead(inner, names)
  return names
}

/** DuckDB in the process, opened by `describe` for the logs that it is given, and locked to them. */
export function duckdbEngine(options: OpenOptions = {}): Engine {
  let opened: { database: Database; described: Described } | null = null
  const close = async () => {
    opened?.database.close()
    opened = null
  }
  return {
    describe: async (sources, expressions) => {
      await close()
      const database = await open(sources, options)
      try {
        const described = await describe(database, expressions)
        opened = { database, described }
        return described
      } catch (error) {
        database.close()
        throw error
      }
    },
    run: async (queries, runOptions = {}) => {
      if (opened === null) throw new MlgateError({ code: 'engine', message: 'The logs were not described yet.' })
      const { database, described } = opened
      const { runQueries } = await import('./run.ts')
      const source = (log: LogName) => {
        const found = database.sources[log]
        if (!found) throw new MlgateError({ code: 'engine', message: `There is no ${log} log.` })
        return fromSource(found)
      }
      const logs = {
        source,
        rows: (log: LogName) => described.logs[log]?.rows ?? null,
        streamedAbove: options.streamedAbove,
      }
      try {
        await database.load(columnsRead(queries), runOptions.onEvent)
        return await runQueries(database.connections, logs, queries, runOptions)
      } catch (error) {
        if (!(error instanceof MlgateError) || error.code !== 'engine') throw error
        const { damagedFile } = await import('./damaged.ts')
        throw (await damagedFile(database.session, Object.values(database.sources), error)) ?? error
      }
    },
    close,
  }
}
