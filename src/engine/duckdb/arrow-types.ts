import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBType,
  FLOAT,
  INTEGER,
  INTERVAL,
  LIST,
  MAP,
  SMALLINT,
  STRUCT,
  TIME,
  TIME_NS,
  TIMESTAMP,
  TIMESTAMP_MS,
  TIMESTAMP_NS,
  TIMESTAMP_S,
  TIMESTAMPTZ,
  TINYINT,
  UBIGINT,
  UINTEGER,
  USMALLINT,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api'
import type { Column } from '../arrow/column.ts'
import { type Field, type Type, Unsupported } from '../arrow/schema.ts'

/** The type that DuckDB gives such a column when it reads Arrow's own memory; a dictionary's is that of its values. */
export function duckdbTypeOf({ type, name, dictionary }: Field): DuckDBType {
  if ((dictionary || type.is === 'runs') && isNested(type.is === 'runs' ? type.of.type : type))
    throw new Unsupported(`column ${name} has a dictionary of lists or structures`)
  switch (type.is) {
    case 'null':
      return INTEGER
    case 'text':
      return VARCHAR
    case 'bool':
      return BOOLEAN
    case 'int':
      return INTEGERS[`${type.signed ? '' : 'u'}${type.bits}`]!
    case 'float':
      return type.bits === 64 ? DOUBLE : FLOAT
    case 'decimal':
      return DECIMAL(type.precision, type.scale)
    case 'date':
      return DATE
    case 'time':
      return type.unit === 'ns' ? TIME_NS : TIME
    case 'timestamp':
      return type.zoned ? TIMESTAMPTZ : { s: TIMESTAMP_S, ms: TIMESTAMP_MS, us: TIMESTAMP, ns: TIMESTAMP_NS }[type.unit]
    case 'duration':
    case 'interval':
      return INTERVAL
    case 'bytes':
    case 'fixed-bytes':
      return BLOB
    case 'list':
    case 'list-view':
    case 'fixed-list':
      return LIST(duckdbTypeOf(type.of))
    case 'struct':
      return STRUCT(Object.fromEntries(type.fields.map(f => [f.name, duckdbTypeOf(f)])))
    case 'map': {
      const [key, value] = type.of.type.is === 'struct' ? type.of.type.fields : []
      if (!key || !value) throw new Unsupported(`column ${name} is a map without keys or values`)
      return MAP(duckdbTypeOf(key), duckdbTypeOf(value))
    }
    case 'runs':
      return duckdbTypeOf(type.of)
  }
}

const isNested = ({ is }: Type) => ['struct', 'list', 'list-view', 'fixed-list', 'map', 'runs'].includes(is)
const INTEGERS: Readonly<Record<string, DuckDBType>> = {
  8: TINYINT,
  16: SMALLINT,
  32: INTEGER,
  64: BIGINT,
  u8: UTINYINT,
  u16: USMALLINT,
  u32: UINTEGER,
  u64: UBIGINT,
}

/** The same rows, with fixed-width values as DuckDB keeps them in memory. */
export function asDuckdb(column: Column, { type }: Field): Column {
  switch (column.is) {
    case 'lists':
      return 'of' in type ? { ...column, of: asDuckdb(column.of, type.of) } : column
    case 'struct':
      return type.is === 'struct'
        ? { ...column, of: column.of.map((part, i) => asDuckdb(part, type.fields[i]!)) }
        : column
    case 'picked':
      return { ...column, of: asDuckdb(column.of, type.is === 'runs' ? type.of : { name: '', type, dictionary: null }) }
    case 'fixed':
      return fixedAs(column, type)
    default:
      return column
  }
}

type Fixed = Extract<Column, { is: 'fixed' }>
type Write = (to: DataView, at: number, from: DataView, source: number) => void

const MICROS = { s: 1_000_000n, ms: 1000n, us: 1n, ns: 1n }
const microsOf = (value: bigint, unit: keyof typeof MICROS): bigint =>
  unit === 'ns' ? floored(value, 1000n) : value * MICROS[unit]
const floored = (value: bigint, by: bigint): bigint => value / by - (value % by < 0n ? 1n : 0n)

function fixedAs(column: Fixed, type: Type): Column {
  const integer = (from: DataView, at: number) =>
    column.width === 4 ? BigInt(from.getInt32(at, true)) : from.getBigInt64(at, true)
  switch (type.is) {
    case 'fixed-bytes': {
      const offsets = Int32Array.from({ length: column.rows + 1 }, (_, i) => i * column.width)
      return { is: 'text', utf8: false, rows: column.rows, valid: column.valid, bytes: column.bytes, offsets }
    }
    case 'float':
      return type.bits === 16
        ? rewritten(column, 4, (to, at, from, source) => to.setFloat32(at, half(from.getUint16(source, true)), true))
        : column
    case 'decimal': {
      const width = type.precision <= 4 ? 2 : type.precision <= 9 ? 4 : type.precision <= 18 ? 8 : 16
      // Two's complement, little-endian: the low bytes are the narrower number; the wider has the sign's on top.
      return width === column.width
        ? column
        : rewritten(column, width, (to, at, from, source) => {
            const sign = from.getInt8(source + column.width - 1) < 0 ? 0xff : 0
            for (let i = 0; i < width; i++) to.setUint8(at + i, i < column.width ? from.getUint8(source + i) : sign)
          })
    }
    case 'date':
      return type.unit === 'day'
        ? column
        : rewritten(column, 4, (to, at, from, source) =>
            to.setInt32(at, Number(floored(integer(from, source), 86_400_000n)), true),
          )
    case 'time':
      return type.unit === 'us' || type.unit === 'ns'
        ? column
        : rewritten(column, 8, (to, at, from, source) =>
            to.setBigInt64(at, microsOf(integer(from, source), type.unit), true),
          )
    case 'timestamp':
      return !type.zoned || type.unit === 'us'
        ? column
        : rewritten(column, 8, (to, at, from, source) =>
            to.setBigInt64(at, microsOf(integer(from, source), type.unit), true),
          )
    case 'duration':
      return rewritten(column, 16, (to, at, from, source) =>
        to.setBigInt64(at + 8, microsOf(integer(from, source), type.unit), true),
      )
    case 'interval':
      return rewritten(column, 16, (to, at, from, source) => {
        if (type.unit === 'days') {
          to.setInt32(at + 4, from.getInt32(source, true), true)
          to.setBigInt64(at + 8, BigInt(from.getInt32(source + 4, true)) * 1000n, true)
        } else to.setInt32(at, from.getInt32(source, true), true)
        if (type.unit === 'nanos') {
          to.setInt32(at + 4, from.getInt32(source + 4, true), true)
          to.setBigInt64(at + 8, microsOf(from.getBigInt64(source + 8, true), 'ns'), true)
        }
      })
    default:
      return column
  }
}

/** Months, days (32 bits each) and microseconds (64) make an interval of DuckDB's. */
function rewritten(column: Fixed, width: number, write: Write): Fixed {
  const bytes = new Uint8Array(column.rows * width)
  const [to, from] = [new DataView(bytes.buffer), new DataView(column.bytes.buffer, column.bytes.byteOffset)]
  for (let i = 0; i < column.rows; i++) write(to, i * width, from, i * column.width)
  return { ...column, bytes, width }
}

/** IEEE 754 binary16. */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const sign = bits >> 15 ? -1 : 1
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}
