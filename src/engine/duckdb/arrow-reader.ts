import { closeSync, openSync } from 'node:fs'
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBTableFunction } from '@duckdb/node-api'
import bindings from '@duckdb/node-bindings'
import { MlgateError } from '../../errors.ts'
import { type Column, columnsOf, joined } from '../arrow/column.ts'
import type { Field } from '../arrow/schema.ts'
import { type ArrowLog, type OnLoading, problemOf } from './arrow.ts'
import { asDuckdb } from './arrow-types.ts'
import { fill } from './vectors.ts'

/** A log as a table function of DuckDB's, under a name. */
export interface ArrowReader {
  readonly name: string
  /** A statement over it: told of its rows, and failing with what is wrong with a file rather than with DuckDB's words for it. */
  reading<T>(onEvent: OnLoading | undefined, statement: (name: string) => Promise<T>): Promise<T>
}

/** How often it is told how far it is, in milliseconds. */
const OFTEN = 50

/**
 * DuckDB calls from its threads, and each call is answered on this one: while one thread has its rows made, another puts
 * those that it has into the table. Only the columns that the statement reads are read.
 */
export function readerOf(connection: DuckDBConnection, log: ArrowLog): ArrowReader {
  const name = `mlgate_read_${log.log}`
  let failure: MlgateError | null = null
  let pieces: Generator<Piece, undefined> | null = null
  let tell = (_: number): void => {}
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name,
      supportsProjectionPushdown: true,
      bindFunction: info => {
        log.fields.forEach((field, i) => void info.addResultColumn(field.name, log.types[i]!))
        info.setCardinality(log.rows, true)
      },
      initFunction: info => {
        pieces = piecesOf(log, info.getColumnIndexes())
      },
      mainFunction: (info, chunk) => {
        let path = ''
        try {
          const { value } = pieces!.next()
          path = value?.path ?? ''
          put(value, chunk)
          if (value) tell(value.count)
        } catch (error) {
          failure ??= error instanceof MlgateError ? error : damage(log, path, error)
          info.setError('what is wrong is told elsewhere')
        }
      },
    }),
  )
  const reading: ArrowReader['reading'] = async (onEvent, statement) => {
    let rows = 0
    let told = Number.NEGATIVE_INFINITY
    tell = more => {
      rows += more
      const now = performance.now()
      if (now - told < OFTEN && rows < log.rows) return
      told = now
      onEvent?.({ kind: 'loading', log: log.log, rows, of: log.rows })
    }
    failure = null
    tell(0)
    try {
      return await statement(name)
    } catch (error) {
      throw failure ?? error
    } finally {
      tell = () => {}
      // A statement that was stopped leaves a file open.
      pieces?.return(undefined)
      pieces = null
    }
  }
  return { name, reading }
}

const damage = (log: ArrowLog, path: string, error: unknown): MlgateError =>
  new MlgateError(problemOf(log, path, error), error)

/** So many rows of a batch of a file, from one on. */
interface Piece {
  readonly path: string
  readonly columns: readonly Column[]
  readonly from: number
  readonly count: number
}

function put(piece: Piece | undefined, chunk: DuckDBDataChunk): void {
  chunk.rowCount = piece?.count ?? 0
  piece?.columns.forEach((column, i) => {
    fill(bindings.data_chunk_get_vector(chunk.chunk, i), column, piece.from, piece.count)
  })
}

function* piecesOf(log: ArrowLog, wanted: readonly number[]): Generator<Piece, undefined> {
  const most = bindings.vector_size()
  for (const { path, file } of log.files) {
    // Files of one schema may have their columns in another order.
    const places = wanted.map(i => file.fields.findIndex(field => field.name === log.fields[i]!.name))
    const fields = places.map(i => file.fields[i]!)
    const valuesOf = new Map(fields.flatMap(dictionariesIn))
    const dictionaries = new Map<number, Column>()
    let descriptor: number | undefined
    try {
      descriptor = openSync(path, 'r')
      for (const { dictionary, batch } of file.messages) {
        if (dictionary) {
          const values = valuesOf.get(dictionary.id)
          if (!values) continue
          const [added] = columnsOf(descriptor, batch, [values], [0], dictionaries)
          const before = dictionary.adds ? dictionaries.get(dictionary.id) : undefined
          dictionaries.set(dictionary.id, before ? joined(before, added!) : added!)
          continue
        }
        const columns = columnsOf(descriptor, batch, file.fields, places, dictionaries)
        const ready = columns.map((column, i) => asDuckdb(column, fields[i]!))
        for (let from = 0; from < batch.rows; from += most)
          yield { path, columns: ready, from, count: Math.min(most, batch.rows - from) }
      }
    } catch (error) {
      throw damage(log, path, error)
    } finally {
      if (descriptor !== undefined) closeSync(descriptor)
    }
  }
  return undefined
}

/** Each dictionary of a field and of its parts, as the field that its values are. */
function dictionariesIn(field: Field): [number, Field][] {
  const { type, dictionary } = field
  const parts = type.is === 'struct' ? type.fields : 'of' in type ? [type.of] : []
  return [
    ...(dictionary ? ([[dictionary.id, { ...field, dictionary: null }]] as [number, Field][]) : []),
    ...parts.flatMap(dictionariesIn),
  ]
}
