import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll } from 'vitest'
import { duckdbEngine } from '../../src/engine/duckdb/engine.ts'
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

engineSuite('duckdb', async (logs: MemoryLogs) => {
  const sources = await parquetWriter(writer)(logs, join(folder, `${++files}`))
  const engine = duckdbEngine({ threads: 2 })
  await engine.describe(sources, [])
  return engine
})
