import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import type { DuckDBConnection } from '@duckdb/node-api'
import {
  CompressionType,
  columnFromArray,
  type DataType,
  dictionary,
  float64,
  int64,
  list,
  setCompressionCodec,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette'

setCompressionCodec(CompressionType.ZSTD, { encode: bytes => zstdCompressSync(bytes), decode: bytes => bytes })

const TYPES: Readonly<Record<string, () => DataType>> = {
  VARCHAR: utf8,
  BIGINT: int64,
  DOUBLE: float64,
  // Of milliseconds.
  TIMESTAMP: () => timestamp(1),
  'DOUBLE[]': () => list(float64()),
}

type Arrow = Parameters<typeof tableToIPC>[1] & { readonly dictionaries?: boolean }

/** By the ending of their files. LZ4 is pyarrow's (test/reference/arrow): flechette brings no codec for it. */
const ARROW: Readonly<Record<string, Arrow>> = {
  arrow: { format: 'file' },
  arrows: { format: 'stream', dictionaries: true },
  feather: { format: 'file', codec: CompressionType.ZSTD, dictionaries: true },
}

/** The rows of a Parquet file once more, in the format of the other's ending. */
export async function writeAs(db: DuckDBConnection, parquet: string, path: string, ending: string): Promise<void> {
  const arrow = ARROW[ending]
  if (arrow) return writeArrow(db, parquet, path, arrow)
  const [format, compression] = ending.split('.')
  const plain = compression ? `${path}.plain` : path
  await db.run(
    `copy (from '${parquet}') to '${plain}' (${format === 'csv' ? 'format csv, header' : format === 'ndjson' ? 'format json' : 'format parquet'})`,
  )
  if (!compression) return
  const bytes = readFileSync(plain)
  writeFileSync(path, compression === 'gz' ? gzipSync(bytes) : zstdCompressSync(bytes))
}

async function writeArrow(db: DuckDBConnection, parquet: string, path: string, { dictionaries, ...options }: Arrow) {
  const reader = await db.runAndReadAll(`from '${parquet}'`)
  const columns = reader.getColumnsJS() as unknown[][]
  const types = reader.columnTypes().map(String)
  const table = tableFromColumns(
    reader.columnNames().map((name, i) => {
      const type = TYPES[types[i]!]!()
      const coded = dictionaries && types[i] === 'VARCHAR' ? dictionary(type) : type
      return [name, columnFromArray(columns[i]!, coded)]
    }),
  )
  writeFileSync(path, tableToIPC(table, options)!)
}
