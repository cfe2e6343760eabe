import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll } from 'vitest'
import { duckdbEngine } from '../../src/engine/duckdb/engine.ts'
import type { OpenOptions } from '../../src/engine/duckdb/open.ts'
import { memoryEngine } from '../../src/engine/memory/engine.ts'
import type { MemoryLogs } from '../../src/engine/memory/relations.ts'
import { engineSuite } from './conformance.ts'
import { parquetWriter } from './parquet.ts'

let writer: DuckDBInstance
const folder = mkdtempSync(join(tmpdir(), 'mlgate-test-'))
let files = 0

beforeAll(async () => {
  writer = await DuckDBInstance.create(':memory:')
})
afterAll(() => {
  writer.closeSync()
  rmSync(folder, { recursive: true })
})

engineSuite('memory', async logs => memoryEngine(logs))

const duckdb =
  (options: OpenOptions = {}) =>
  async (logs: MemoryLogs) => {
    const sources = await parquetWriter(writer)(logs, join(folder, `${++files}`))
    const engine = duckdbEngine({ threads: 2, ...options })
    await engine.describe(sources, [])
    return engine
  }

engineSuite('duckdb', duckdb())
engineSuite('duckdb, of logs that are streamed', duckdb({ streamedAbove: 0 }))
