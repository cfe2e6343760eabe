import {
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBDoubleVector,
  type DuckDBMaterializedResult,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
  DuckDBVarCharVector,
} from '@duckdb/node-api'
import type { Scalar } from '../../sql/expr.ts'

/** A result by column, read from the chunks' own vectors. */
export interface Table {
  readonly rows: number
  /** A column of doubles or of integers up to 32 bits; null is NaN. */
  numbers(name: string): Float64Array
  scalars(name: string): Scalar[]
  /** As JavaScript has them: text, lists as arrays. */
  values(name: string): unknown[]
}

export function readTable(result: DuckDBMaterializedResult): Table {
  const index = new Map(result.columnNames().map((name, i) => [name, i]))
  const chunks = chunksOf(result)
  const rows = chunks.reduce((n, chunk) => n + chunk.rowCount, 0)
  const at = (name: string): number => {
    const i = index.get(name)
    if (i === undefined) throw new Error(`no column ${name} in the result`)
    return i
  }
  const scalars = new Map<string, Scalar[]>()
  return {
    rows,
    numbers: name => readNumbers(chunks, at(name), rows),
    scalars: name => {
      const found = scalars.get(name) ?? readScalars(chunks, at(name), rows)
      scalars.set(name, found)
      return found
    },
    values: name => chunks.flatMap(chunk => chunk.getColumnValues(at(name)).map(plain)),
  }
}

/** All rows are there: to fetch 2,048 of them through a thread takes longer than to read them. */
export const chunksOf = (result: DuckDBMaterializedResult): DuckDBDataChunk[] =>
  Array.from({ length: result.chunkCount }, (_, i) => result.getChunk(i))

/** What the bindings keep of a vector of numbers: `data` is null where no value is. */
interface RawNumbers {
  readonly items?: unknown
  readonly validity?: { readonly data: unknown }
}
type Plain = Float64Array | Uint8Array | Uint16Array | Int16Array | Int32Array
const isPlain = (items: unknown): items is Plain =>
  items instanceof Float64Array ||
  items instanceof Uint8Array ||
  items instanceof Uint16Array ||
  items instanceof Int16Array ||
  items instanceof Int32Array

function readNumbers(chunks: readonly DuckDBDataChunk[], column: number, rows: number): Float64Array {
  const out = new Float64Array(rows)
  let at = 0
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(column)
    const raw = vector as unknown as RawNumbers
    if (isPlain(raw.items) && raw.validity?.data === null) out.set(raw.items, at)
    else {
      for (let i = 0; i < chunk.rowCount; i++) {
        const value = vector.getItem(i) as number | null
        out[at + i] = value ?? Number.NaN
      }
    }
    at += chunk.rowCount
  }
  return out
}

function readScalars(chunks: readonly DuckDBDataChunk[], column: number, rows: number): Scalar[] {
  const out = new Array<Scalar>(rows)
  let at = 0
  const short: ShortText[] = []
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(column)
    const raw = vector as unknown as RawNumbers
    const { rowCount } = chunk
    if (vector instanceof DuckDBDoubleVector && isPlain(raw.items) && raw.validity?.data === null)
      for (let i = 0; i < rowCount; i++) out[at++] = raw.items[i]!
    else if (vector instanceof DuckDBVarCharVector)
      for (let i = 0; i < rowCount; i++) out[at++] = textAt(vector, i, short)
    else for (let i = 0; i < rowCount; i++) out[at++] = toScalar(vector.getItem(i))
  }
  return out
}

/** DuckDB keeps a text in 16 bytes: its length, and up to 12 bytes of it that follow. */
interface ShortText {
  readonly words: readonly [number, number, number, number]
  readonly text: string
}
interface RawTexts {
  readonly dataView: DataView
  readonly validity: { readonly data: unknown }
}
const INLINE = 12
/** Groups are few, and their names short; each is decoded once. */
const MOST_SHORT = 16

function textAt(vector: DuckDBVarCharVector, i: number, short: ShortText[]): string | null {
  const { dataView, validity } = vector as unknown as RawTexts
  const at = i * 16
  const length = dataView.getInt32(at, true)
  if (validity.data !== null || length > INLINE) return vector.getItem(i)
  const [a, b, c] = [dataView.getInt32(at + 4, true), dataView.getInt32(at + 8, true), dataView.getInt32(at + 12, true)]
  for (const { words, text } of short)
    if (words[0] === length && words[1] === a && words[2] === b && words[3] === c) return text
  const text = vector.getItem(i)!
  if (short.length < MOST_SHORT) short.push({ words: [length, a, b, c], text })
  return text
}

function plain(value: DuckDBValue): unknown {
  if (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items))
    return value.items.map(plain)
  return value
}

/** Numbers where they lose nothing, ISO 8601 for dates and times (UTC), otherwise the engine's text. */
function toScalar(value: DuckDBValue): Scalar {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') {
    const safe = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    return safe ? Number(value) : String(value)
  }
  if (value instanceof DuckDBDecimalValue) {
    const text = value.toString()
    return text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 ? Number(text) : text
  }
  if (value instanceof DuckDBDateValue) return isoDate(value)
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return isoInstant(value.micros) ?? value.toString()
  if (value instanceof DuckDBTimestampMillisecondsValue) return isoInstant(value.millis * 1000n) ?? value.toString()
  if (value instanceof DuckDBTimestampSecondsValue) return isoInstant(value.seconds * 1_000_000n) ?? value.toString()
  if (value instanceof DuckDBTimestampNanosecondsValue) return isoInstant(value.nanos / 1000n) ?? value.toString()
  return String(value)
}

function isoDate(value: DuckDBDateValue): string {
  const ms = value.days * 86_400_000
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().slice(0, -14) : value.toString()
}

/** To the second, or as many of its digits as there are; null beyond what a Date can hold. */
export function isoInstant(micros: bigint): string | null {
  const whole = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n)
  if (whole > 8_640_000_000_000_000n || whole < -8_640_000_000_000_000n) return null
  const rest = Number(micros - whole * 1000n)
  const iso = new Date(Number(whole)).toISOString()
  const digits = `${iso.slice(-4, -1)}${String(rest).padStart(3, '0')}`.replace(/0+$/, '')
  return `${iso.slice(0, -5)}${digits === '' ? '' : `.${digits}`}Z`
}
