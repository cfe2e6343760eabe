import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDuckDB } from '../../fixtures/parquet.ts'
import type { Client } from '../../src/engine/trino/types.ts'

/** Types of DuckDB as tables of Hive have them; a value of any other becomes text. */
const TYPES: readonly (readonly [duckdb: RegExp, hive: string, cast?: string])[] = [
  [/^(VARCHAR|UUID|ENUM.*)$/, 'varchar', 'VARCHAR'],
  [/^BOOLEAN$/, 'boolean'],
  [/^DOUBLE$/, 'double'],
  [/^FLOAT$/, 'real'],
  [/^(TINYINT|SMALLINT|INTEGER)$/, 'integer', 'INTEGER'],
  [/^(BIGINT|U\w+INT|UINTEGER)$/, 'bigint', 'BIGINT'],
  [/^HUGEINT$/, 'decimal(38,0)', 'DECIMAL(38,0)'],
  [/^DATE$/, 'date'],
  [/^TIMESTAMP.*$/, 'timestamp(6)', 'TIMESTAMP'],
]

interface Held {
  readonly hive: string
  readonly cast: string | null
}

function heldAs(type: string): Held {
  const list = /^(.*)\[\]$/.exec(type)
  if (list) {
    const { hive, cast } = heldAs(list[1]!)
    return { hive: `array(${hive})`, cast: cast && `${cast}[]` }
  }
  if (/^DECIMAL/.test(type)) return { hive: type.toLowerCase(), cast: null }
  const [, hive, cast] = TYPES.find(([duckdb]) => duckdb.test(type)) ?? [null, 'varchar', 'VARCHAR']
  return { hive, cast: cast ?? null }
}

interface TableName {
  readonly catalog: string
  readonly schema: string
  readonly name: string
}
const sqlOf = ({ catalog, schema, name }: TableName): string => [catalog, schema, name].map(quoted).join('.')
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Rows as a table: what DuckDB reads `from` (a file, a query in brackets) is written as Parquet into a folder of `data`,
 * on which an external table of Hive is laid; for Iceberg, which has no such, it is copied from there.
 */
export async function makeTable(client: Client, data: string, table: TableName, from: string): Promise<void> {
  const db = await openDuckDB()
  try {
    const described = await db.runAndReadAll(`describe select * from ${from}`)
    const columns = described.getRows().map(([name, type]) => ({ name: String(name), ...heldAs(String(type)) }))
    const folder = join('ext', table.schema, table.name)
    mkdirSync(join(data, folder), { recursive: true })
    const list = columns.map(({ name, cast }) =>
      cast ? `cast(${quoted(name)} as ${cast}) as ${quoted(name)}` : quoted(name),
    )
    const file = join(data, folder, 'part.parquet')
    await db.run(`copy (select ${list.join(', ')} from ${from}) to '${file.replaceAll("'", "''")}' (format parquet)`)
    const hive = { ...table, catalog: 'lake' }
    for (const { catalog } of [hive, table])
      await client.query(`create schema if not exists ${quoted(catalog)}.${quoted(table.schema)}`)
    await client.query(`drop table if exists ${sqlOf(hive)}`)
    await client.query(
      `create table ${sqlOf(hive)} (${columns.map(c => `${quoted(c.name)} ${c.hive}`).join(', ')}) with (external_location = 'local:///${folder}', format = 'PARQUET')`,
    )
    if (table.catalog === 'lake') return
    await client.query(`drop table if exists ${sqlOf(table)}`)
    await client.query(`create table ${sqlOf(table)} as select * from ${sqlOf(hive)}`)
  } finally {
    db.closeSync()
  }
}

export const fileAsRows = (path: string): string => `'${path.replaceAll("'", "''")}'`
