import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { numbers, type Session, texts } from './session.ts'

/**
 * What a file held when it was judged. `sha256:` is of all its bytes (0.7 s a GB). A Parquet file above `whole` bytes
 * has `parquet-footer-sha256:`, of its size and its footer, which is read in a millisecond: the schema and, of each
 * column of each row group, place, length, number of values and extremes. A rewrite of the data changes it in practice;
 * it is no proof against someone who means to deceive, and its name says which it is.
 */
export async function digestFile(file: string, bytes: number, parquet: boolean, whole = 64 * 2 ** 20): Promise<string> {
  return parquet && bytes > whole
    ? `parquet-footer-sha256:${await hashFooter(file, bytes)}`
    : `sha256:${await hashAll(file)}`
}

/** Of a file at an address: of a Parquet file of its metadata, which tell the same as a footer; of others, of all bytes. */
export async function digestRemote(
  session: Session,
  url: string,
  parquet: boolean,
): Promise<{ bytes: number; digest: string }> {
  const size = await session.query('select size::double as bytes from read_blob($1)', [url])
  const found = await session.query(
    parquet
      ? `select sha256(string_agg(m::varchar, chr(10) order by row_group_id, column_id)) as digest
         from (select * exclude (file_name) from parquet_metadata($1)) as m`
      : 'select sha256(content) as digest from read_blob($1)',
    [url],
  )
  const name = parquet ? 'parquet-metadata-sha256' : 'sha256'
  return { bytes: numbers(size, 'bytes')[0]!, digest: `${name}:${texts(found, 'digest')[0]!}` }
}

async function hashAll(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A Parquet file ends in its footer, the footer's length (4 bytes, little-endian) and PAR1. */
async function hashFooter(file: string, bytes: number): Promise<string> {
  const handle = await open(file)
  try {
    const end = Buffer.alloc(8)
    await handle.read(end, 0, 8, bytes - 8)
    const length = Math.min(end.readUInt32LE(0) + 8, bytes)
    const footer = Buffer.alloc(length)
    await handle.read(footer, 0, length, bytes - length)
    return createHash('sha256').update(`${bytes}\n`).update(footer).digest('hex')
  } finally {
    await handle.close()
  }
}
