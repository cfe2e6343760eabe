import { MlgateError } from '../../errors.ts'
import type { Engine } from '../port.ts'
import type { Logs } from './arm.ts'
import { describe } from './describe.ts'
import { estimateOn } from './estimate.ts'
import { runQueries } from './run.ts'
import type { Client, TrinoOptions } from './types.ts'

/** Trino, or what speaks its SQL, through a client that is told statements. */
export function trinoEngine(client: Client, options: TrinoOptions): Engine {
  let logs: Logs | null = null
  return {
    describe: async (sources, expressions) => {
      const found = await describe(client, options, sources, expressions)
      logs = found.logs
      return found.described
    },
    run: async (queries, runOptions = {}) => {
      if (logs === null) throw new MlgateError({ code: 'engine', message: 'The logs were not described yet.' })
      return runQueries(client, logs, queries, { ...runOptions, large: options.large })
    },
    estimate: (sql, signal) => estimateOn(client, sql, signal),
    close: async () => {
      logs = null
    },
  }
}
