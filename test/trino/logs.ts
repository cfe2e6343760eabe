import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { MemoryLogs } from '../../src/engine/memory/relations.ts'
import type { Client } from '../../src/engine/trino/types.ts'
import type { Source } from '../../src/plan/types.ts'
import { parquetWriter } from '../engine/parquet.ts'
import { fileAsRows, makeTable } from './tables.ts'

/** Logs in memory as tables of `lake`, each under its own name. */
export async function logsAsTables(client: Client, data: string, schema: string, logs: MemoryLogs): Promise<Source[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-trino-'))
  const writer = await DuckDBInstance.create(':memory:')
  try {
    const files = await parquetWriter(writer)(logs, folder)
    for (const { log, paths } of files)
      await makeTable(client, data, { catalog: 'lake', schema, name: log }, fileAsRows(paths[0]!))
    return files.map(({ log }) => ({
      log,
      paths: [],
      format: null,
      at: undefined,
      table: { name: log, where: null },
    }))
  } finally {
    writer.closeSync()
    rmSync(folder, { recursive: true })
  }
}
