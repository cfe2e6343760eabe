import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import type { Problem } from '../../errors.ts'
import type { LogName, Source } from '../../plan/types.ts'
import { quoteText } from '../../sql/duckdb.ts'
import { isWithin } from '../../within.ts'
import type { ArrowLog } from './arrow.ts'
import { withoutQuery } from './remote.ts'

export type Format = 'parquet' | 'csv' | 'ndjson' | 'arrow'

/** A log whose globs are expanded and whose files are there and of one format. */
export interface OpenedSource {
  readonly log: LogName
  readonly format: Format
  /** At least one; sorted. */
  readonly files: readonly string[]
  readonly at: Source['at']
  /** Of a log in Arrow, whose rows are in a table. */
  readonly arrow?: ArrowLog
}

/** The rows of a log as an item of a FROM clause, without an alias. */
export function fromSource({ format, files, arrow }: Pick<OpenedSource, 'format' | 'files' | 'arrow'>): string {
  if (format === 'arrow') return arrow!.table
  const list = files.length === 1 ? quoteText(files[0]!) : `[${files.map(quoteText).join(', ')}]`
  const options = [
    ...(format === 'ndjson' ? ["format='newline_delimited'"] : []),
    ...(files.length > 1 ? ['union_by_name=true'] : []),
  ]
  const reader = { parquet: 'read_parquet', csv: 'read_csv', ndjson: 'read_json' }[format]
  return `${reader}(${[list, ...options].join(', ')})`
}

const EXTENSIONS: Readonly<Record<string, Format>> = {
  parquet: 'parquet',
  pq: 'parquet',
  csv: 'csv',
  tsv: 'csv',
  ndjson: 'ndjson',
  json: 'ndjson',
  jsonl: 'ndjson',
  arrow: 'arrow',
  arrows: 'arrow',
  feather: 'arrow',
  ipc: 'arrow',
}

export const hasGlob = (path: string): boolean => /[*?[\]]/.test(path)
export const isUrl = (path: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(path)

/** The format by the declaration, else by the name, else by the first bytes; Parquet where nothing says otherwise. */
export async function formatOf(source: Source, file: string): Promise<Format> {
  return source.format ?? byName(file) ?? ((await startsWith(file, 'ARROW1')) ? 'arrow' : 'parquet')
}

/** Of a log at an address: its first bytes are not looked at. */
export const remoteFormatOf = (source: Source, url: string): Format =>
  source.format ?? byName(withoutQuery(url)) ?? 'parquet'

const byName = (file: string): Format | undefined =>
  EXTENSIONS[/\.([a-z]+)(?:\.(?:gz|zst))?$/i.exec(file)?.[1]?.toLowerCase() ?? '']

async function startsWith(file: string, magic: string): Promise<boolean> {
  const handle = await open(file)
  try {
    return (await bytesAt(handle, 0, magic.length)).toString('latin1') === magic
  } finally {
    await handle.close()
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/**
 * The files of a folder that is parted by the values of columns (`dt=2026-11-21/…`), which DuckDB reads from the names; null
 * where it is no such folder. What begins with _ or . is a mark of whoever wrote it.
 */
export async function partsOf(path: string): Promise<string[] | null> {
  const top = await readdir(path, { withFileTypes: true }).catch(() => [])
  if (!top.some(entry => entry.isDirectory() && isPart(entry.name))) return null
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter(file => !file.slice(path.length).split('/').some(isMark))
}

const isPart = (name: string): boolean => /^[^=]+=/.test(name)
const isMark = (name: string): boolean => /^[_.]/.test(name)
export const isParted = (file: string): boolean => file.split('/').slice(0, -1).some(isPart)

/** What is wrong with a file before anything reads it; null where nothing is. */
export async function problemOf({ log, at, within }: Source, file: string): Promise<Problem | null> {
  const refuse = (code: string, message: string, hint: string): Problem => ({ code, message, hint, at })
  // Without the name: a stranger's link must not list what is in the folder that it leads to.
  if (within !== undefined && !isWithin(within, file))
    return refuse(
      'untrusted',
      `The ${log} log has a file that leads out of the repository.`,
      'copy it into the repository',
    )
  const about = await stat(file).catch((error: NodeJS.ErrnoException) => error)
  if (about instanceof Error)
    return about.code === 'ENOENT'
      ? refuse('log-missing', `The ${log} log ${file} does not exist.`, relativeTo(at))
      : refuse('log-unreadable', `The ${log} log ${file} can't be read (${about.code}).`, 'check its permissions')
  if (about.isDirectory())
    return refuse('log-directory', `The ${log} log ${file} is a directory.`, `name its files: ${file}/*.parquet`)
  if (!about.isFile())
    return refuse('log-unreadable', `The ${log} log ${file} is not a file.`, 'copy it to a file first')
  if (about.size === 0) return refuse('log-empty', `The ${log} log ${file} is empty.`, 'was it written at all?')
  return null
}

/** What a path that was written there is relative to. */
export const relativeTo = (at: Source['at']): string =>
  at?.file.startsWith('--')
    ? 'check the path; it is relative to the folder you are in'
    : 'check the path; it is relative to the spec'

/** What keeps a file from being Parquet: it starts and ends in PAR1. */
export async function parquetProblemOf({ log, at }: Source, file: string): Promise<Problem | null> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const [head, tail] = [await bytesAt(handle, 0, 4), await bytesAt(handle, Math.max(0, size - 4), 4)]
    if (head.toString('latin1') !== 'PAR1')
      return {
        code: 'log-not-parquet',
        message: `The ${log} log ${file} is not a Parquet file.`,
        hint: 'for another format give the log as {path: …, format: csv} or {path: …, format: ndjson}',
        at,
      }
    if (tail.toString('latin1') === 'PAR1' && size >= 12) return null
    return {
      code: 'log-truncated',
      message: `The ${log} log ${file} is a Parquet file that is cut off: its footer is missing.`,
      hint: 'wait until it is written, or copy it again',
      at,
    }
  } finally {
    await handle.close()
  }
}

/**
 * What keeps a compressed text from being whole. DuckDB reads one that was cut off as if it ended there, and rows would be
 * missing in silence; to find it takes decompressing it (0.3 GB/s of text, 1 GB/s of ZSTD's).
 */
export async function compressedProblemOf({ log, at }: Source, file: string): Promise<Problem | null> {
  const kind = /\.(gz|zst)$/i.exec(file)?.[1]?.toLowerCase()
  if (!kind) return null
  const options = { chunkSize: 2 ** 20 }
  const plain = kind === 'gz' ? createGunzip(options) : createZstdDecompress(options)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), plain, nowhere)
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
      ? {
          code: 'log-truncated',
          message: `The ${log} log ${file} is cut off: it ends before what was compressed does.`,
          hint: 'wait until it is written, or copy it again',
          at,
        }
      : {
          code: 'log-damaged',
          message: `The ${log} log ${file} is damaged: it cannot be decompressed.`,
          hint: 'write it again, or copy it again',
          at,
        }
  }
}
