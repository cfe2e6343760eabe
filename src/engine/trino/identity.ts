import { createHash } from 'node:crypto'
import { MlgateError } from '../../errors.ts'
import { quoteTrinoName } from '../../sql/trino.ts'
import type { Client, Result } from './types.ts'

export interface TableName {
  readonly catalog: string
  readonly schema: string
  readonly name: string
}

export const sqlOf = ({ catalog, schema, name }: TableName): string =>
  [catalog, schema, name].map(quoteTrinoName).join('.')

export interface NamedTable extends TableName {
  /** The condition on its rows, in Trino's SQL, where they are named `l`. */
  readonly where: string | null
  /** The columns that are read of it, as texts, in Trino's SQL. */
  readonly columns: readonly string[]
}

export interface IdentifiedTable {
  /** To stand after FROM: where the table has versions, the one that was looked at. */
  readonly from: string
  /** Those that meet the condition. */
  readonly rows: number
  /** Of the files that they lie in; null: the table does not say. */
  readonly bytes: number | null
  /** What stands for the contents: equal only where the same rows are read. */
  readonly digest: string
}

/**
 * What a table holds, by what its connector can vouch for. `snapshot`: Iceberg's, which is never changed, and which all
 * statements then read. `files`: their names, sizes and times of change, of those that hold the rows. `rows`, of a view
 * or of any other table: a checksum of the columns that are read, for which they are read once more. A number of rows
 * stands for nothing: a table whose rows were replaced would be taken for the same.
 */
export async function identify(client: Client, table: NamedTable): Promise<IdentifiedTable> {
  const from = sqlOf(table)
  const where = ` as l${table.where === null ? '' : ` where ${table.where}`}`
  const digest = (kind: string, content: string): string =>
    `${kind}:${content}${table.where === null ? '' : `+where:${shortOf(table.where)}`}`

  const snapshots = await unless(
    ['TABLE_NOT_FOUND', 'NOT_SUPPORTED'],
    client.query(
      `select cast(snapshot_id as varchar) as id from ${sqlOf({ ...table, name: `${table.name}$refs` })} where name = 'main'`,
    ),
  )
  const [snapshot] = snapshots ? texts(snapshots, 'id') : []
  if (snapshot !== undefined) {
    const pinned = `${from} for version as of ${snapshot}`
    const counted = await client.query(`select count(*) as n from ${pinned}${where}`)
    return { from: pinned, rows: number(counted, 'n'), bytes: null, digest: digest('snapshot', snapshot) }
  }

  const files = await unless(
    ['COLUMN_NOT_FOUND'],
    client.query(
      `select coalesce(sum(n), 0) as n, sum(bytes) as bytes, ${checksumOf(['path', 'cast(bytes as varchar)', 'cast(at as varchar)', 'cast(n as varchar)'])} as content from (select "$path" as path, max("$file_size") as bytes, max("$file_modified_time") as at, count(*) as n from ${from}${where} group by 1)`,
    ),
  )
  if (files) {
    const [content] = texts(files, 'content')
    const bytes = number(files, 'bytes')
    return {
      from,
      rows: number(files, 'n'),
      bytes: Number.isNaN(bytes) ? null : bytes,
      digest: digest('files', content ?? ''),
    }
  }

  const content = table.columns.length > 0 ? checksumOf(table.columns) : `''`
  const read = await client.query(`select count(*) as n, ${content} as content from ${from}${where}`)
  return {
    from,
    rows: number(read, 'n'),
    bytes: null,
    digest: digest('rows', `${number(read, 'n')}.${texts(read, 'content')[0] ?? ''}`),
  }
}

/**
 * Of rows in any order. Each is hashed as one text: `checksum(row(…))` adds up the hashes of its fields, and is the same
 * for a table whose scores have changed places.
 */
const checksumOf = (texts: readonly string[]): string =>
  `to_hex(checksum(xxhash64(to_utf8(concat_ws(chr(31), ${texts.map(text => `coalesce(${text}, chr(0))`).join(', ')})))))`

const shortOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

const valuesOf = ({ columns }: Result, name: string) => columns.find(c => c.name === name)!.values
const number = (result: Result, name: string): number => Number(valuesOf(result, name)[0] ?? Number.NaN)
const texts = (result: Result, name: string): (string | undefined)[] =>
  Array.from(valuesOf(result, name), value => (value === null ? undefined : String(value)))

/** null where the server fails by one of these: the table is of another kind. */
async function unless(names: readonly string[], work: Promise<Result>): Promise<Result | null> {
  try {
    return await work
  } catch (error) {
    const { errorName } = error instanceof MlgateError ? ((error.cause ?? {}) as { errorName?: string }) : {}
    if (errorName !== undefined && names.includes(errorName)) return null
    throw error
  }
}
