import { isUtf8 } from 'node:buffer'
import duckdb from '@duckdb/node-bindings'
import { type Column, isNull } from '../arrow/column.ts'

type Vector = ReturnType<typeof duckdb.data_chunk_get_vector>

/**
 * Rows of a column into a vector of DuckDB's: memory is copied, and nothing becomes a value of JavaScript's. `within`
 * are the rows of the structure that it is a part of: where that is null, so is the part.
 */
export function fill(vector: Vector, column: Column, from: number, count: number, within: Uint8Array | null = null) {
  if (column.is === 'picked') return fillPicked(vector, column, from, count, within)
  const valid = bits(column.valid, within, from, count)
  setValid(vector, valid)
  switch (column.is) {
    case 'null':
      break
    case 'bits':
      copy(
        vector,
        Uint8Array.from({ length: count }, (_, i) => (column.bytes[(from + i) >> 3]! >> ((from + i) & 7)) & 1),
      )
      break
    case 'fixed':
      copy(vector, column.bytes.subarray(from * column.width, (from + count) * column.width))
      break
    case 'text':
      fillText(vector, column, from, count, valid)
      break
    case 'views':
      fillGathered(vector, column, i => from + i, count, valid)
      break
    case 'lists':
      fillLists(vector, column, from, count, valid)
      break
    case 'struct':
      column.of.forEach((part, i) => {
        const inner = within || column.valid ? shifted(valid, from, count) : null
        fill(duckdb.struct_vector_get_child(vector, i), part, from, count, inner)
      })
  }
}

type Of<K> = Extract<Column, { is: K }>

function fillPicked(
  vector: Vector,
  { of, indices, valid }: Of<'picked'>,
  from: number,
  count: number,
  within: Uint8Array | null,
) {
  const own = bits(valid, within, from, count)
  setValid(vector, own)
  if (of.is === 'text' || of.is === 'views') return fillGathered(vector, of, i => indices[from + i]!, count, own)
  if (of.is === 'fixed') {
    const { width, bytes } = of
    const out = new Uint8Array(count * width)
    for (let i = 0; i < count; i++) {
      const at = indices[from + i]! * width
      for (let b = 0; b < width; b++) out[i * width + b] = bytes[at + b]!
    }
    copy(vector, out)
  } else if (of.is === 'bits')
    copy(
      vector,
      Uint8Array.from(
        { length: count },
        (_, i) => (of.bytes[indices[from + i]! >> 3]! >> (indices[from + i]! & 7)) & 1,
      ),
    )
}

function copy(vector: Vector, bytes: Uint8Array): void {
  duckdb.copy_data_to_vector(vector, 0, bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)
}

/** Both bitmaps from a row on, the first bit its; null where nothing is null. */
function bits(own: Uint8Array | null, within: Uint8Array | null, from: number, count: number): Uint8Array | null {
  if (!own && !within) return null
  const [a, b] = [own && slice(own, from, count), within && slice(within, from, count)]
  if (!a || !b) return a ?? b
  return a.map((byte, i) => byte & b[i]!)
}

function slice(bitmap: Uint8Array, from: number, count: number): Uint8Array {
  const length = Math.ceil(count / 8)
  const [first, shift] = [from >> 3, from & 7]
  if (shift === 0) return bitmap.subarray(first, first + length)
  return Uint8Array.from(
    { length },
    (_, i) => (bitmap[first + i]! >> shift) | ((bitmap[first + i + 1] ?? 0) << (8 - shift)),
  )
}

/** The inverse: a bitmap whose bits begin at that row. */
function shifted(bitmap: Uint8Array | null, from: number, count: number): Uint8Array | null {
  if (!bitmap) return null
  const out = new Uint8Array(Math.ceil((from + count) / 8))
  for (let i = 0; i < count; i++) if (!isNull(bitmap, i)) out[(from + i) >> 3]! |= 1 << ((from + i) & 7)
  return out
}

function setValid(vector: Vector, valid: Uint8Array | null): void {
  if (!valid) return
  duckdb.vector_ensure_validity_writable(vector)
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer as ArrayBuffer, valid.byteOffset, valid.byteLength)
}

/*
 * A text of DuckDB's is 16 bytes (duckdb_string_t of duckdb.h): its length, then up to 12 bytes; or the first four of
 * them, and where they all are. Assigning one text copies its bytes into the vector's own memory and tells where they
 * are, so the bytes of all rows are given as one, and each row points into it: one call a vector and not one a row.
 */
const INLINE = 12

function heapOf(vector: Vector, bytes: Uint8Array): number {
  if (bytes.length <= INLINE) return 0
  duckdb.vector_assign_string_element_len(vector, 0, bytes)
  const first = duckdb.vector_get_data(vector, 16)
  const view = new DataView(first.buffer, first.byteOffset, 16)
  return view.getUint32(8, true) + view.getUint32(12, true) * 2 ** 32
}

/** Words of 32 bits, four a row; kept, since a vector's worth of rows is written thousands of times. */
let words = new Int32Array(4 * 2048)
function room(count: number): Int32Array {
  if (words.length < 4 * count) words = new Int32Array(4 * count)
  return words
}

function putText(out: Int32Array, row: number, bytes: Uint8Array, start: number, length: number, place: number): void {
  const at = 4 * row
  out[at] = length
  if (length > INLINE) {
    out[at + 1] = bytes[start]! | (bytes[start + 1]! << 8) | (bytes[start + 2]! << 16) | (bytes[start + 3]! << 24)
    out[at + 2] = (place % 2 ** 32) | 0
    out[at + 3] = (place / 2 ** 32) | 0
    return
  }
  for (let word = 0; word < 3; word++) {
    let packed = 0
    const end = Math.min(length, 4 * word + 4)
    for (let b = 4 * word; b < end; b++) packed |= bytes[start + b]! << (8 * (b & 3))
    out[at + 1 + word] = packed
  }
}

const isWithinCharacter = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80
const notUtf8 = () => new RangeError('a text that is not UTF-8')

/** The bytes of all rows lie beside each other. */
function fillText(vector: Vector, column: Of<'text'>, from: number, count: number, valid: Uint8Array | null): void {
  const { bytes, offsets, utf8 } = column
  const start = offsets[from]!
  const heap = heapOf(vector, bytes.subarray(start, offsets[from + count]))
  const out = room(count)
  for (let i = 0; i < count; i++) {
    const [at, end] = [offsets[from + i]!, offsets[from + i + 1]!]
    if (isNull(valid, i)) out.fill(0, 4 * i, 4 * i + 4)
    else {
      // As a whole they were looked at when they were read.
      if (utf8 && end > at && isWithinCharacter(bytes[at])) throw notUtf8()
      putText(out, i, bytes, at, end - at, heap + at - start)
    }
  }
  copy(vector, new Uint8Array(out.buffer, 0, 16 * count))
}

/** The bytes of the rows lie anywhere: those of long texts are brought together first. */
function fillGathered(
  vector: Vector,
  column: Of<'text'> | Of<'views'>,
  indexOf: (row: number) => number,
  count: number,
  valid: Uint8Array | null,
): void {
  const find = column.is === 'text' ? inText(column) : inViews(column)
  const found = Array.from({ length: count }, (_, i) => (isNull(valid, i) ? NOTHING : find(indexOf(i))))
  const gathered = new Uint8Array(found.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const { bytes, start, length } of found) {
    if (isWithinCharacter(bytes[start]) && length > 0 && column.utf8) throw notUtf8()
    for (let b = 0; b < length; b++) gathered[at + b] = bytes[start + b]!
    at += length
  }
  if (column.utf8 && !isUtf8(gathered)) throw notUtf8()
  const heap = heapOf(vector, gathered)
  const out = room(count)
  at = 0
  for (const [i, { length }] of found.entries()) {
    putText(out, i, gathered, at, length, heap + at)
    at += length
  }
  copy(vector, new Uint8Array(out.buffer, 0, 16 * count))
}

interface Found {
  readonly bytes: Uint8Array
  readonly start: number
  readonly length: number
}
const NOTHING: Found = { bytes: new Uint8Array(0), start: 0, length: 0 }

const inText =
  ({ bytes, offsets }: Of<'text'>) =>
  (i: number): Found => ({ bytes, start: offsets[i]!, length: offsets[i + 1]! - offsets[i]! })

function inViews({ views, buffers }: Of<'views'>) {
  const view = new DataView(views.buffer, views.byteOffset)
  return (i: number): Found => {
    const length = view.getInt32(16 * i, true)
    if (length < 0) throw new RangeError('a view of a negative length')
    if (length <= INLINE) return { bytes: views, start: 16 * i + 4, length }
    const [buffer, start] = [buffers[view.getInt32(16 * i + 8, true)], view.getInt32(16 * i + 12, true)]
    if (!buffer || start < 0 || start + length > buffer.length) throw new RangeError('a view out of range')
    return { bytes: buffer, start, length }
  }
}

function fillLists(
  vector: Vector,
  { starts, ends, of }: Of<'lists'>,
  from: number,
  count: number,
  valid: Uint8Array | null,
) {
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (let i = 0; i < count; i++) {
    if (isNull(valid, i)) continue
    low = Math.min(low, starts[from + i]!)
    high = Math.max(high, ends[from + i]!)
  }
  const inner = Math.max(0, high - Math.min(low, high))
  duckdb.list_vector_reserve(vector, inner)
  duckdb.list_vector_set_size(vector, inner)
  const entries = new Uint32Array(4 * count)
  for (let i = 0; i < count; i++) {
    if (isNull(valid, i)) continue
    const start = starts[from + i]! - low
    entries[4 * i] = start
    entries[4 * i + 2] = ends[from + i]! - starts[from + i]!
  }
  copy(vector, new Uint8Array(entries.buffer))
  if (inner > 0) fill(duckdb.list_vector_get_child(vector), of, low, inner)
}
