import type { About, RunOptions } from '../port.ts'
import { type Table, tableOf } from './table.ts'
import type { Client } from './types.ts'

/** Runs statements, some at once; counts them, tells of them, and stops them when asked to. */
export interface Statements {
  read(sql: string, about: About): Promise<Table>
  readonly work: () => { statements: number; scans: number }
}

/** More at once would only wait for one another in the cluster's queue. */
const AT_ONCE = 4

export function statementsOn(client: Client, { signal: outer, onEvent, progressEvery }: RunOptions): Statements {
  // Once a statement has failed, those beside it are for nothing.
  const failed = new AbortController()
  const signal = outer ? AbortSignal.any([outer, failed.signal]) : failed.signal
  let statements = 0
  let scans = 0
  let running = 0
  const waiting: (() => void)[] = []
  async function run(sql: string, { purpose, reads, asks = [] }: About): Promise<Table> {
    signal.throwIfAborted()
    const about = { purpose, reads, asks }
    const statement = ++statements
    scans += reads.length
    onEvent?.({ kind: 'statement-started', statement, ...about, sql })
    const from = performance.now()
    let told = from
    const onProgress = (share: number): void => {
      if (progressEvery === undefined || performance.now() - told < progressEvery) return
      told = performance.now()
      onEvent?.({ kind: 'statement-progressed', statement, share })
    }
    const result = await client.query(sql, { signal, onProgress })
    const seconds = (performance.now() - from) / 1000
    const { rows, read } = result
    onEvent?.({ kind: 'statement-finished', statement, ...about, rows, seconds, ...(read !== null && { read }) })
    return tableOf(result)
  }
  return {
    read: async (sql, about) => {
      if (running === AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
      else running++
      try {
        return await run(sql, about)
      } catch (error) {
        failed.abort(error)
        throw error
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
    work: () => ({ statements, scans }),
  }
}
