import { closeSync, openSync } from 'node:fs'
import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api'
import { MlgateError, type Problem } from '../../errors.ts'
import type { LogName, Source } from '../../plan/types.ts'
import { quoteName } from '../../sql/duckdb.ts'
import { type ArrowFile, CutOff, NotArrow, readArrow } from '../arrow/file.ts'
import { type Field, Unsupported } from '../arrow/schema.ts'
import type { EngineEvent } from '../port.ts'
import type { Session } from './session.ts'

/**
 * A log of Arrow IPC files. DuckDB does not read them, so their rows become a table, once: the columns that are asked for,
 * and no others. Until then the table is empty, and tells the types.
 */
export interface ArrowLog {
  readonly log: LogName
  readonly at: Source['at']
  readonly table: string
  readonly rows: number
  readonly fields: readonly Field[]
  readonly types: readonly DuckDBType[]
  readonly files: readonly { readonly path: string; readonly file: ArrowFile }[]
}

export type OnLoading = (event: Extract<EngineEvent, { kind: 'loading' }>) => void

/** What is in the files, without a row of them. Errors name the file. */
export async function openArrow(source: Source, paths: readonly string[]): Promise<ArrowLog> {
  const { duckdbTypeOf } = await import('./arrow-types.ts')
  const problems: Problem[] = []
  const files: ArrowLog['files'][number][] = []
  for (const path of paths)
    try {
      const file = withFile(path, readArrow)
      file.fields.map(duckdbTypeOf)
      files.push({ path, file })
    } catch (error) {
      problems.push(problemOf(source, path, error))
    }
  if (problems.length > 0) throw new MlgateError(problems)
  const [first, ...others] = files as [(typeof files)[number], ...typeof files]
  const types = first.file.fields.map(duckdbTypeOf)
  const names = first.file.fields.map(field => field.name.toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined)
    throw new MlgateError(problemOf(source, first.path, new Unsupported(`column ${twice} is there twice`)))
  for (const { path, file } of others) {
    const odd = difference(first.file.fields, types, file.fields, file.fields.map(duckdbTypeOf))
    if (odd)
      throw new MlgateError({
        code: 'log-schemas-differ',
        message: `The files of the ${source.log} log differ: ${odd} of ${path} is not as in ${first.path}.`,
        at: source.at,
        hint: 'name only files of one schema, or rewrite the others',
      })
  }
  return {
    log: source.log,
    at: source.at,
    table: `mlgate_log_${source.log}`,
    rows: files.reduce((sum, { file }) => sum + file.rows, 0),
    fields: first.file.fields,
    types,
    files,
  }
}

/** Makes the tables, and fills them with the columns that are named whenever more of them are. */
export async function arrowTables(session: Session, connection: DuckDBConnection, logs: readonly ArrowLog[]) {
  const { readerOf } = await import('./arrow-reader.ts')
  const readers = logs.map(log => readerOf(connection, log))
  const loaded = logs.map((): ReadonlySet<string> => new Set())
  for (const [i, { table }] of logs.entries())
    await session.query(`create table ${table} as from ${readers[i]!.name}() limit 0`)
  return async (names: ReadonlySet<string> | null, onEvent?: OnLoading): Promise<void> => {
    for (const [i, log] of logs.entries()) {
      const all = log.fields.map(field => field.name)
      const asked = all.filter(name => !names || names.has(name.toLowerCase()))
      // To count rows takes a column, whichever.
      const wanted = new Set([...(asked.length > 0 ? asked : all.slice(0, 1)), ...loaded[i]!])
      if (wanted.size === loaded[i]!.size) continue
      const columns = [...wanted].map(quoteName).join(', ')
      await readers[i]!.reading(onEvent, name =>
        session.query(`create or replace table ${log.table} as select ${columns} from ${name}()`),
      )
      loaded[i] = wanted
    }
  }
}

function withFile<T>(path: string, work: (file: number) => T): T {
  const file = openSync(path, 'r')
  try {
    return work(file)
  } finally {
    closeSync(file)
  }
}

function difference(
  a: readonly Field[],
  typesOfA: readonly DuckDBType[],
  b: readonly Field[],
  typesOfB: readonly DuckDBType[],
): string | null {
  const types = (fields: readonly Field[], all: readonly DuckDBType[]) =>
    new Map(fields.map((field, i) => [field.name, `${all[i]}`]))
  const [inA, inB] = [types(a, typesOfA), types(b, typesOfB)]
  for (const name of new Set([...inA.keys(), ...inB.keys()]))
    if (inA.get(name) !== inB.get(name))
      return `column ${name} (${inA.get(name) ?? 'absent'}, then ${inB.get(name) ?? 'absent'})`
  return null
}

export function problemOf({ log, at }: Pick<Source, 'log' | 'at'>, path: string, error: unknown): Problem {
  if (error instanceof MlgateError) return error.problems[0]!
  const file = `The ${log} log ${path}`
  if (error instanceof CutOff)
    return {
      code: 'log-truncated',
      message: `${file} is Arrow that is cut off: ${error.message}.`,
      hint: 'wait until it is written, or copy it again',
      at,
    }
  if (error instanceof NotArrow)
    return {
      code: 'log-not-arrow',
      message: `${file} is not Arrow: neither an IPC file, nor a stream, nor Feather.`,
      hint: 'for another format give the log as {path: …, format: csv} or {path: …, format: ndjson}',
      at,
    }
  if (error instanceof Unsupported)
    return {
      code: 'log-unreadable',
      message: `${file} can't be read: ${error.message}.`,
      hint: 'write it as Parquet, or as Arrow without that',
      at,
    }
  return {
    code: 'log-damaged',
    message: `${file} is damaged: it cannot be read as Arrow.`,
    hint: 'write it again, or copy it again',
    at,
  }
}
