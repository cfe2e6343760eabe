import type { DuckDBConnection, DuckDBMaterializedResult, DuckDBValue, DuckDBVector } from '@duckdb/node-api'
import { MlgateError } from '../../errors.ts'
import { chunksOf } from './columns.ts'

/** The rows of a statement by column. */
export interface Table {
  readonly rows: number
  readonly columns: readonly Column[]
}

/**
 * Numbers, booleans (0 and 1), dates (days) and timestamps (microseconds since 1970) come as doubles: integers beyond
 * 2^53 are to be cast to text in the statement. All other types come as JavaScript values in an array.
 */
type Column = NumberColumn | OtherColumn
interface NumberColumn {
  readonly is: 'numbers'
  readonly name: string
  readonly type: string
  /** NaN where null; `nulls` tells it from a NaN. */
  readonly values: Float64Array
  /** 1 where null; null itself where no row is. */
  readonly nulls: Uint8Array | null
}
interface OtherColumn {
  readonly is: 'others'
  readonly name: string
  readonly type: string
  /** Text is string, a list an array; null where null. */
  readonly values: readonly unknown[]
}

type Parameter = string | number | boolean | null | readonly string[]
export interface StatementEvent {
  readonly event: 'statement'
  readonly sql: string
  readonly rows: number
  readonly seconds: number
}

export interface Session {
  /** Runs one statement. An error of the engine is a MlgateError `engine`; an aborted statement throws the signal's reason. */
  readonly query: (sql: string, parameters?: readonly Parameter[]) => Promise<Table>
  /** Statements run so far. */
  readonly statements: () => number
}

export interface SessionOptions {
  readonly signal?: AbortSignal | undefined
  readonly emit?: ((event: StatementEvent) => void) | undefined
}

export function createSession(
  connection: DuckDBConnection,
  { listValue }: Pick<typeof import('@duckdb/node-api'), 'listValue'>,
  { signal, emit }: SessionOptions,
): Session {
  let statements = 0
  const query = async (sql: string, parameters: readonly Parameter[] = []): Promise<Table> => {
    signal?.throwIfAborted()
    statements += 1
    const started = performance.now()
    const interrupt = (): void => connection.interrupt()
    signal?.addEventListener('abort', interrupt, { once: true })
    try {
      const bound = parameters.map((p): DuckDBValue => (Array.isArray(p) ? listValue([...p]) : (p as DuckDBValue)))
      const table = readTable(await connection.run(sql, bound.length > 0 ? bound : undefined))
      emit?.({ event: 'statement', sql, rows: table.rows, seconds: (performance.now() - started) / 1000 })
      return table
    } catch (error) {
      signal?.throwIfAborted()
      throw engineError(error)
    } finally {
      signal?.removeEventListener('abort', interrupt)
    }
  }
  return { query, statements: () => statements }
}

/** The first line says what; those after it repeat the statement, but for CSV files, where they say where. */
export function engineError(error: unknown): MlgateError {
  if (error instanceof MlgateError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/^Out of Memory Error/.test(message))
    return new MlgateError(
      {
        code: 'out-of-memory',
        message: `The engine needs more memory than it may use: ${message.split('\n', 1)[0]!.replace(/^Out of Memory Error: /, '')}`,
        hint: 'raise --memory-limit, or use fewer --threads: each of them needs some',
      },
      error,
    )
  const csv = /CSV Error on Line: (\d+)\n.*\n(.+)[\s\S]*?\n *file = (.+)/.exec(message)
  const what = csv ? `Line ${csv[1]} of ${csv[3]}: ${csv[2]}` : message.split('\n', 1)[0]
  return new MlgateError({ code: 'engine', message: `The engine stopped: ${what}` }, error)
}

/** The values of a column that holds text. */
export function texts(table: Table, name: string): string[] {
  const column = table.columns.find(c => c.name === name)
  if (column?.is !== 'others') throw new Error(`no column of text named ${name}`)
  return column.values as string[]
}

/** The values of a column that holds numbers. */
export function numbers(table: Table, name: string): Float64Array {
  const column = table.columns.find(c => c.name === name)
  if (column?.is !== 'numbers') throw new Error(`no column of numbers named ${name}`)
  return column.values
}

function readTable(result: DuckDBMaterializedResult): Table {
  const chunks = chunksOf(result)
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  const columns = result.columnNames().map((name, i): Column => {
    const type = String(result.columnType(i))
    const vectors = chunks.map(chunk => chunk.getColumnVector(i))
    return isNumeric(type)
      ? { is: 'numbers', name, type, ...readNumbers(vectors, rows) }
      : { is: 'others', name, type, values: vectors.flatMap(readOthers) }
  })
  return { rows, columns }
}

const NUMERIC =
  /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\(.*\)|BOOLEAN|DATE|TIMESTAMP( WITH TIME ZONE)?)$/
const isNumeric = (type: string): boolean => NUMERIC.test(type)

function readNumbers(vectors: readonly DuckDBVector[], rows: number): Pick<NumberColumn, 'values' | 'nulls'> {
  const values = new Float64Array(rows)
  let nulls: Uint8Array | null = null
  let start = 0
  for (const vector of vectors) {
    const { items, validity } = vector as unknown as Raw
    const plain = ArrayBuffer.isView(items) && !(items instanceof DataView) ? (items as NumericArray) : null
    if (plain && !(plain instanceof BigInt64Array) && !(plain instanceof BigUint64Array)) values.set(plain, start)
    const allValid = !validity?.data
    if (!plain || plain instanceof BigInt64Array || plain instanceof BigUint64Array || !allValid)
      for (let i = 0; i < vector.itemCount; i++) {
        const item = vector.getItem(i)
        if (item === null) {
          nulls ??= new Uint8Array(rows)
          nulls[start + i] = 1
          values[start + i] = Number.NaN
        } else values[start + i] = toNumber(item)
      }
    start += vector.itemCount
  }
  return { values, nulls }
}

/** What the vectors of numbers have within; those that have no such array are read item by item. */
interface Raw {
  readonly items?: unknown
  readonly validity?: { readonly data: unknown }
}
type NumericArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array

function toNumber(item: DuckDBValue): number {
  if (typeof item === 'object' && item !== null) {
    if ('micros' in item) return Number(item.micros)
    if ('days' in item) return Number(item.days)
    if ('toDouble' in item) return item.toDouble()
  }
  return Number(item)
}

function readOthers(vector: DuckDBVector): unknown[] {
  return Array.from({ length: vector.itemCount }, (_, i) => plain(vector.getItem(i)))
}

function plain(value: DuckDBValue): unknown {
  if (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items))
    return value.items.map(plain)
  return value
}
