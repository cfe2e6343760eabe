import { mkdirSync } from 'node:fs'
import type { DuckDBInstance } from '@duckdb/node-api'
import type { MemoryLogs, MemoryRow } from '../../src/engine/memory/relations.ts'
import type { LogName, Source } from '../../src/plan/types.ts'
import { quoteName, scalarToDuckdb } from '../../src/sql/duckdb.ts'

const TYPES: Record<string, string> = {
  id: 'varchar',
  user: 'bigint',
  at: 'timestamp',
  score: 'double',
  count: 'bigint',
  text: 'varchar',
  flag: 'boolean',
  weight: 'double',
  label: 'bigint',
}

/** Writes logs in memory as Parquet files, one a log or `parts` of it. */
export const parquetWriter =
  (instance: DuckDBInstance) =>
  async (logs: MemoryLogs, folder: string, parts = 1): Promise<Source[]> => {
    mkdirSync(folder, { recursive: true })
    const connection = await instance.connect()
    const sources: Source[] = []
    for (const [log, rows] of Object.entries(logs) as [LogName, readonly MemoryRow[]][]) {
      const columns = Object.keys(rows[0]!)
      const paths = Array.from({ length: parts }, (_, i) => `${folder}/${log}-${i}.parquet`)
      for (const [part, path] of paths.entries()) {
        const own = rows.filter((_, i) => i % parts === part)
        const values = own.map(row => `(${columns.map(c => literal(row[c]!)).join(', ')})`)
        const typed = columns.map(c => `cast(${quoteName(c)} as ${TYPES[c] ?? 'varchar'}) as ${quoteName(c)}`)
        await connection.run(
          `copy (select ${typed.join(', ')} from (values ${values.join(', ')}) as t(${columns.map(quoteName).join(', ')})) to '${path}' (format parquet)`,
        )
      }
      sources.push({ log, paths, format: 'parquet', at: undefined })
    }
    connection.closeSync()
    return sources
  }

const literal = (v: MemoryRow[string]): string =>
  v instanceof Date
    ? `timestamp '${v.toISOString().slice(0, -1)}'`
    : scalarToDuckdb(v as string | number | boolean | null)
