import { isUtf8 } from 'node:buffer'
import { zstdDecompressSync } from 'node:zlib'
import { type Batch, bytesAt } from './file.ts'
import { unLz4 } from './lz4.ts'
import type { Field, Type } from './schema.ts'

/** Rows of one field, in Arrow's own buffers. `valid`: a bit each, 0 where null; null where none is. */
export type Column = { readonly rows: number; readonly valid: Uint8Array | null } & Values
type Values =
  | { readonly is: 'null' }
  | { readonly is: 'bits'; readonly bytes: Uint8Array }
  | { readonly is: 'fixed'; readonly bytes: Uint8Array; readonly width: number }
  | { readonly is: 'text'; readonly utf8: boolean; readonly bytes: Uint8Array; readonly offsets: Offsets }
  /** Sixteen bytes each: the length, then up to 12 bytes, or four of them, which buffer and where in it. */
  | {
      readonly is: 'views'
      readonly utf8: boolean
      readonly views: Uint8Array
      readonly buffers: readonly Uint8Array[]
    }
  | { readonly is: 'lists'; readonly starts: Offsets; readonly ends: Offsets; readonly of: Column }
  | { readonly is: 'struct'; readonly of: readonly Column[] }
  /** Of a dictionary, or of a run: each row has a value of another column. */
  | { readonly is: 'picked'; readonly of: Column; readonly indices: Int32Array }
/** Those of 64 bits as doubles. */
type Offsets = Int32Array | Float64Array

/** Where the parts of a field begin: its nodes, buffers, and counts of buffers of views. */
interface Place {
  readonly node: number
  readonly buffer: number
  readonly viewed: number
}

export const isNull = (valid: Uint8Array | null, row: number): boolean =>
  valid !== null && ((valid[row >> 3]! >> (row & 7)) & 1) === 0

/**
 * The columns of a batch that are wanted, by their places in the schema; the others are not read. Throws a RangeError
 * where the buffers do not fit together: whoever takes the columns may rely on their lengths, and on every index.
 */
export function columnsOf(
  file: number,
  batch: Batch,
  fields: readonly Field[],
  wanted: readonly number[],
  dictionaries: ReadonlyMap<number, Column>,
): Column[] {
  const places: Place[] = []
  let next: Place = { node: 0, buffer: 0, viewed: 0 }
  for (const field of fields) {
    places.push(next)
    next = after(field, next, batch)
  }
  places.push(next)
  return wanted.map(i => {
    const [from, to] = [places[i]!, places[i + 1]!]
    const buffers = buffersOf(file, batch, from.buffer, to.buffer)
    const column = decode(fields[i]!, { batch, buffers, dictionaries, ...from, buffer: 0 })
    if (column.rows !== batch.rows) throw new RangeError(`column ${fields[i]!.name} has rows of its own`)
    return column
  })
}

/** The place after a field and all its parts. */
function after({ type, dictionary }: Field, { node, buffer, viewed }: Place, batch: Batch): Place {
  const own = { node: node + 1, buffer, viewed }
  if (dictionary) return { ...own, buffer: buffer + 2 }
  const parts = (fields: readonly Field[], place: Place) => fields.reduce((at, field) => after(field, at, batch), place)
  switch (type.is) {
    case 'null':
      return own
    case 'runs':
      return parts([type.ends, type.of], own)
    case 'struct':
      return parts(type.fields, { ...own, buffer: buffer + 1 })
    case 'fixed-list':
      return parts([type.of], { ...own, buffer: buffer + 1 })
    case 'list':
    case 'map':
      return parts([type.of], { ...own, buffer: buffer + 2 })
    case 'list-view':
      return parts([type.of], { ...own, buffer: buffer + 3 })
    case 'text':
    case 'bytes':
      return type.form === 'view'
        ? { ...own, buffer: buffer + 2 + (batch.viewed[viewed] ?? 0), viewed: viewed + 1 }
        : { ...own, buffer: buffer + 3 }
    default:
      return { ...own, buffer: buffer + 2 }
  }
}

/** The buffers of a field lie beside each other: they are read at once, and decompressed each. */
function buffersOf(file: number, { buffers, codec }: Batch, from: number, to: number) {
  const own = buffers.slice(from, to)
  if (own.length < to - from) throw new RangeError('buffers are missing')
  const filled = own.filter(b => b.length > 0)
  const start = Math.min(...filled.map(b => b.at))
  const end = Math.max(...filled.map(b => b.at + b.length))
  const bytes = filled.length > 0 ? bytesAt(file, start, end - start) : Buffer.alloc(0)
  return own.map(({ at, length }) => {
    const held = bytes.subarray(at - start, at - start + length)
    return codec === null || length === 0 ? held : unpacked(held, codec)
  })
}

/** A length, and the bytes; or −1, and the bytes as they are. */
function unpacked(held: Buffer, codec: 'lz4' | 'zstd'): Uint8Array {
  const length = Number(held.readBigInt64LE(0))
  const packed = held.subarray(8)
  if (length === -1) return packed
  if (length === 0) return new Uint8Array(0)
  if (codec === 'lz4') return unLz4(packed, length)
  const plain = zstdDecompressSync(packed, { chunkSize: Math.max(64, length), maxOutputLength: length })
  if (plain.length !== length) throw new RangeError('a buffer of another length')
  return plain
}

interface Cursor {
  readonly batch: Batch
  readonly buffers: readonly Uint8Array[]
  readonly dictionaries: ReadonlyMap<number, Column>
  node: number
  buffer: number
  viewed: number
}

function decode(field: Field, cursor: Cursor): Column {
  const { type, dictionary } = field
  const { rows, nulls } = cursor.batch.nodes[cursor.node++] ?? { rows: -1, nulls: 0 }
  if (rows < 0) throw new RangeError('nodes are missing')
  const next = () => cursor.buffers[cursor.buffer++]!
  const sized = (bytes: Uint8Array, needed: number): Uint8Array => {
    if (bytes.length < needed) throw new RangeError(`a buffer of column ${field.name} is too short`)
    return bytes
  }
  const validity = () => {
    const bytes = next()
    return nulls === 0 || (nulls < 0 && bytes.length === 0) ? null : sized(bytes, Math.ceil(rows / 8))
  }
  const part = (of: Field, least: number): Column => {
    const column = decode(of, cursor)
    if (column.rows < least) throw new RangeError(`a part of column ${field.name} is too short`)
    return column
  }
  const offsets = (large: boolean, count: number): Offsets => {
    const bytes = next()
    // Of no rows there may be not even the first.
    if (rows === 0) return new Int32Array(count)
    return large ? longs(sized(bytes, 8 * count), count) : ints(sized(bytes, 4 * count), count)
  }

  if (dictionary) {
    const valid = validity()
    const width = dictionary.indices.bits / 8
    const of = cursor.dictionaries.get(dictionary.id)
    const bytes = sized(next(), width * rows)
    if (!of) throw new RangeError(`column ${field.name} has no dictionary`)
    return picked(of, indicesOf(bytes, rows, width, dictionary.indices.signed), valid)
  }
  switch (type.is) {
    case 'null':
      return { is: 'null', rows, valid: new Uint8Array(Math.ceil(rows / 8)) }
    case 'bool':
      return { is: 'bits', rows, valid: validity(), bytes: sized(next(), Math.ceil(rows / 8)) }
    case 'text':
    case 'bytes': {
      const valid = validity()
      const utf8 = type.is === 'text'
      if (type.form === 'view') {
        const views = sized(next(), 16 * rows)
        const count = cursor.batch.viewed[cursor.viewed++] ?? 0
        return { is: 'views', rows, valid, utf8, views, buffers: Array.from({ length: count }, next) }
      }
      const found = offsets(type.form === 'large', rows + 1)
      const bytes = next()
      ascending(found, bytes.length)
      if (utf8 && !isUtf8(bytes.subarray(found[0], found[rows])))
        throw new RangeError(`a text of column ${field.name} is not UTF-8`)
      return { is: 'text', rows, valid, utf8, bytes, offsets: found }
    }
    case 'list':
    case 'map': {
      const valid = validity()
      const found = offsets(type.large, rows + 1)
      const of = part(type.of, 0)
      ascending(found, of.rows)
      return { is: 'lists', rows, valid, starts: found, ends: found.subarray(1), of }
    }
    case 'list-view': {
      const valid = validity()
      const starts = offsets(type.large, rows)
      const sizes = offsets(type.large, rows)
      const of = part(type.of, 0)
      const ends = Float64Array.from(starts, (start, i) => start + sizes[i]!)
      for (let i = 0; i < rows; i++)
        if (!isNull(valid, i) && !(starts[i]! >= 0 && sizes[i]! >= 0 && ends[i]! <= of.rows))
          throw new RangeError(`a list of column ${field.name} is out of range`)
      return { is: 'lists', rows, valid, starts, ends, of }
    }
    case 'fixed-list': {
      const valid = validity()
      const { size } = type
      const of = part(type.of, size * rows)
      const starts = Float64Array.from({ length: rows }, (_, i) => i * size)
      return { is: 'lists', rows, valid, starts, ends: starts.map(start => start + size), of }
    }
    case 'struct': {
      const valid = validity()
      return { is: 'struct', rows, valid, of: type.fields.map(f => part(f, rows)) }
    }
    case 'runs': {
      const ends = decode(type.ends, cursor)
      const of = decode(type.of, cursor)
      if (ends.is !== 'fixed') throw new RangeError('runs without ends')
      return picked(of, runs(indicesOf(ends.bytes, ends.rows, ends.width, true), of.rows, rows), null)
    }
    default: {
      const width = widthOf(type)
      return { is: 'fixed', rows, valid: validity(), bytes: sized(next(), width * rows), width }
    }
  }
}

function widthOf(type: Type): number {
  switch (type.is) {
    case 'int':
    case 'float':
    case 'decimal':
    case 'time':
      return type.bits / 8
    case 'date':
      return type.unit === 'day' ? 4 : 8
    case 'interval':
      return { months: 4, days: 8, nanos: 16 }[type.unit]
    case 'fixed-bytes':
      return type.width
    default:
      return 8
  }
}

/** The same rows of several batches of a dictionary's values, one after the other. */
export function joined(a: Column, b: Column): Column {
  const valid = a.valid || b.valid ? new Uint8Array(Math.ceil((a.rows + b.rows) / 8)) : null
  if (valid)
    for (let i = 0; i < a.rows + b.rows; i++)
      if (i < a.rows ? !isNull(a.valid, i) : !isNull(b.valid, i - a.rows)) valid[i >> 3]! |= 1 << (i & 7)
  const rows = a.rows + b.rows
  if (a.is === 'text' && b.is === 'text') {
    const [first, second] = [tight(a), tight(b)]
    const offsets = new Float64Array(rows + 1)
    offsets.set(first.offsets)
    offsets.set(
      Float64Array.from(second.offsets, at => at + first.bytes.length),
      a.rows,
    )
    return { ...first, rows, valid, bytes: Buffer.concat([first.bytes, second.bytes]), offsets }
  }
  if (a.is === 'views' && b.is === 'views') {
    const views = Buffer.concat([a.views.subarray(0, 16 * a.rows), b.views.subarray(0, 16 * b.rows)])
    for (let i = a.rows; i < rows; i++)
      if (views.readInt32LE(16 * i) > 12)
        views.writeInt32LE(views.readInt32LE(16 * i + 8) + a.buffers.length, 16 * i + 8)
    return { ...a, rows, valid, views, buffers: [...a.buffers, ...b.buffers] }
  }
  if (a.is === 'fixed' && b.is === 'fixed')
    return {
      ...a,
      rows,
      valid,
      bytes: Buffer.concat([a.bytes.subarray(0, a.rows * a.width), b.bytes.subarray(0, b.rows * b.width)]),
    }
  throw new RangeError('a dictionary that grows by values of another kind')
}

/** With the bytes of its own rows alone. */
function tight(column: Extract<Column, { is: 'text' }>) {
  const { offsets, rows, bytes } = column
  const start = offsets[0]!
  return {
    ...column,
    bytes: bytes.subarray(start, offsets[rows]),
    offsets: Float64Array.from(offsets, at => at - start),
  }
}

function picked(of: Column, indices: Int32Array, own: Uint8Array | null): Column {
  const rows = indices.length
  let valid = own
  if (of.valid !== null) {
    valid = new Uint8Array(Math.ceil(rows / 8))
    for (let i = 0; i < rows; i++) if (!isNull(own, i) && !isNull(of.valid, indices[i]!)) valid[i >> 3]! |= 1 << (i & 7)
  }
  for (let i = 0; i < rows; i++)
    if (!(indices[i]! >= 0 && indices[i]! < of.rows)) {
      if (!isNull(own, i)) throw new RangeError('an index beyond its dictionary')
      indices[i] = 0
    }
  return { is: 'picked', rows, valid, of, indices }
}

function runs(ends: Int32Array, values: number, rows: number): Int32Array {
  const indices = new Int32Array(rows)
  let row = 0
  for (const [run, end] of ends.entries()) {
    if (end < row || run >= values) throw new RangeError('runs that do not ascend')
    indices.fill(run, row, end)
    row = end
  }
  if (row < rows) throw new RangeError('runs that end too early')
  return indices
}

/** A view of numbers; where they are not aligned in the buffer, of a copy. */
const ints = (bytes: Uint8Array, count: number): Int32Array =>
  bytes.byteOffset % 4 === 0
    ? new Int32Array(bytes.buffer, bytes.byteOffset, count)
    : new Int32Array(bytes.slice(0, 4 * count).buffer)

function longs(bytes: Uint8Array, count: number): Float64Array {
  const words = new Uint32Array(
    ints(bytes, 2 * count).buffer,
    bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0,
    2 * count,
  )
  const out = new Float64Array(count)
  for (let i = 0; i < count; i++) out[i] = words[2 * i]! + words[2 * i + 1]! * 2 ** 32
  return out
}

/** As signed integers of 32 bits; what does not fit is −1, which is no index. */
function indicesOf(bytes: Uint8Array, rows: number, width: number, signed: boolean): Int32Array {
  if (width === 4) return ints(bytes, rows).slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out = new Int32Array(rows)
  if (width === 8) {
    const found = longs(bytes, rows)
    for (let i = 0; i < rows; i++) out[i] = found[i]! <= 0x7fffffff ? found[i]! : -1
  } else if (width === 2)
    for (let i = 0; i < rows; i++) out[i] = signed ? view.getInt16(2 * i, true) : view.getUint16(2 * i, true)
  else for (let i = 0; i < rows; i++) out[i] = signed ? view.getInt8(i) : bytes[i]!
  return out
}

function ascending(offsets: Offsets, end: number): void {
  let last = 0
  for (let i = 0; i < offsets.length; i++) {
    if (!(offsets[i]! >= last)) throw new RangeError('offsets that do not ascend')
    last = offsets[i]!
  }
  if (last > end) throw new RangeError('offsets beyond their buffer')
}
