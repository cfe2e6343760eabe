/**
 * Arrow's metadata is FlatBuffers: a table is a position in bytes, and its fields are found by slot through its vtable.
 * Offsets only ever lead forward, and reading outside of the bytes throws a RangeError.
 */
export interface Table {
  readonly view: DataView
  readonly at: number
}

export const rootOf = (bytes: Uint8Array): Table => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { view, at: view.getUint32(0, true) }
}

/** Where the field of a slot is; null where it has its default. */
function place({ view, at }: Table, slot: number): number | null {
  const vtable = at - view.getInt32(at, true)
  const entry = 4 + 2 * slot
  const offset = entry < view.getUint16(vtable, true) ? view.getUint16(vtable + entry, true) : 0
  return offset === 0 ? null : at + offset
}

type Read<T> = (table: Table, slot: number, otherwise: T) => T
const reader =
  <T>(read: (view: DataView, at: number) => T): Read<T> =>
  (table, slot, otherwise) => {
    const at = place(table, slot)
    return at === null ? otherwise : read(table.view, at)
  }

export const byte = reader((view, at) => view.getUint8(at))
export const short = reader((view, at) => view.getInt16(at, true))
export const int = reader((view, at) => view.getInt32(at, true))
export const long = reader(longAt)

/** Sizes and positions: nothing in a file is negative or beyond 2^53. */
export function longAt(view: DataView, at: number): number {
  const value = Number(view.getBigInt64(at, true))
  if (!Number.isSafeInteger(value)) throw new RangeError(`a number out of range: ${value}`)
  return value
}

export function child(table: Table, slot: number): Table | null {
  const at = place(table, slot)
  return at === null ? null : { view: table.view, at: at + table.view.getUint32(at, true) }
}

export function text(table: Table, slot: number): string | null {
  const found = child(table, slot)
  if (!found) return null
  const { view, at } = found
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, view.getUint32(at, true))
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** A vector's items, each read from its place; `size` is an item's in bytes. */
export function items<T>(table: Table, slot: number, size: number, read: (view: DataView, at: number) => T): T[] {
  const found = child(table, slot)
  if (!found) return []
  const { view, at } = found
  const length = view.getUint32(at, true)
  if (at + 4 + length * size > view.byteLength) throw new RangeError('a vector beyond its message')
  return Array.from({ length }, (_, i) => read(view, at + 4 + i * size))
}

export const tables = (table: Table, slot: number): Table[] =>
  items(table, slot, 4, (view, at) => ({ view, at: at + view.getUint32(at, true) }))
