import { fstatSync, readSync } from 'node:fs'
import { byte, child, items, long, longAt, rootOf, type Table } from './flat.ts'
import { type Field, fieldsOf, Unsupported } from './schema.ts'

/**
 * What is in an Arrow IPC file (Feather version 2) or stream, by its messages: a schema, dictionaries and batches of rows.
 * The file format is the stream between two magic words, with a footer that repeats where the batches are; both are read
 * as streams (format/Message.fbs, and "IPC" in Arrow's Columnar.rst). Of a batch only its header is read. Files are given
 * by their descriptors, and read without giving way: DuckDB calls for rows and waits for them.
 */
export interface ArrowFile {
  readonly fields: readonly Field[]
  readonly rows: number
  /** In the order in which they are to be read. */
  readonly messages: readonly Message[]
}

interface Message {
  /** Of a dictionary: which, and whether it adds to the one that was there. */
  readonly dictionary: { readonly id: number; readonly adds: boolean } | null
  readonly batch: Batch
}

/** Rows of all columns, or the values of one dictionary: their buffers lie in the body, one after the other. */
export interface Batch {
  readonly rows: number
  /** Rows and nulls of each field, its parts after it. */
  readonly nodes: readonly { readonly rows: number; readonly nulls: number }[]
  /** Absolute positions in the file. */
  readonly buffers: readonly { readonly at: number; readonly length: number }[]
  readonly codec: 'lz4' | 'zstd' | null
  /** Of each column of views: how many buffers it has beyond the views. */
  readonly viewed: readonly number[]
}

/** The file ends before it should, or has no end at all. */
export class CutOff extends Error {}

/** It is something else. */
export class NotArrow extends Error {}

const MAGIC = 'ARROW1'
const [SCHEMA, DICTIONARY, ROWS] = [1, 2, 3]
const CONTINUED = 0xffffffff
/** More than most headers need: one read each. */
const GUESS = 4096

export function readArrow(file: number): ArrowFile {
  const { size } = fstatSync(file)
  const head = bytesAt(file, 0, Math.min(8, size))
  if (head.toString('latin1', 0, 4) === 'FEA1') throw new Unsupported('it is Feather of version 1')
  const isFile = head.toString('latin1', 0, 6) === MAGIC
  if (isFile && bytesAt(file, Math.max(0, size - 6), Math.min(6, size)).toString('latin1') !== MAGIC)
    throw new CutOff('its footer is missing')
  let fields: readonly Field[] | null = null
  const messages: Message[] = []
  for (const { kind, header, body } of headers(file, isFile ? 8 : 0, size)) {
    if (kind === SCHEMA) fields ??= fieldsOf(header)
    else if (kind === ROWS) messages.push({ dictionary: null, batch: batchOf(header, body) })
    else if (kind === DICTIONARY) {
      const batch = child(header, 1)
      if (!batch) throw new RangeError('a dictionary without values')
      const dictionary = { id: long(header, 0, 0), adds: byte(header, 2, 0) !== 0 }
      messages.push({ dictionary, batch: batchOf(batch, body) })
    }
  }
  if (!fields) throw new RangeError('no schema')
  const rows = messages.reduce((sum, { dictionary, batch }) => sum + (dictionary ? 0 : batch.rows), 0)
  // In a file dictionaries may come after the batches that need them; in a stream they may be replaced on the way.
  const first = (m: Message) => Number(m.dictionary === null)
  return { fields, rows, messages: isFile ? messages.toSorted((a, b) => first(a) - first(b)) : messages }
}

interface Header {
  readonly kind: number
  readonly header: Table
  readonly body: { readonly at: number; readonly length: number }
}

function* headers(file: number, start: number, size: number): Generator<Header> {
  for (let at = start; ; ) {
    const seen = bytesAt(file, at, Math.min(GUESS, size - at))
    // A writer that came to its end says so. One that was stopped between two batches leaves nothing else to tell it by.
    if (seen.length < 4) throw new CutOff('its end is missing')
    // Before Arrow 0.15 there was no word before the length.
    const prefix = seen.readUInt32LE(0) === CONTINUED ? 8 : 4
    if (seen.length < prefix) throw new CutOff('its end is missing')
    const length = seen.readInt32LE(prefix - 4)
    if (length === 0) return
    if (at === 0 && prefix === 4 && (length < 0 || length > size)) throw new NotArrow('it does not begin as Arrow does')
    if (length < 0) throw new RangeError('a header of a negative length')
    if (at + prefix + length > size) throw new CutOff('it ends within a header')
    const bytes =
      prefix + length <= seen.length ? seen.subarray(prefix, prefix + length) : bytesAt(file, at + prefix, length)
    const message = rootOf(bytes)
    const body = { at: at + prefix + length, length: long(message, 3, 0) }
    if (body.length < 0) throw new RangeError('a body of a negative length')
    if (body.at + body.length > size) throw new CutOff('it ends within a batch')
    const header = child(message, 2)
    if (!header) throw new RangeError('a message without a header')
    yield { kind: byte(message, 1, 0), header, body }
    at = body.at + body.length
  }
}

function batchOf(batch: Table, body: Header['body']): Batch {
  const compression = child(batch, 3)
  const rows = long(batch, 0, 0)
  if (rows < 0) throw new RangeError('a batch of fewer rows than none')
  return {
    rows,
    nodes: items(batch, 1, 16, (view, at) => ({ rows: longAt(view, at), nulls: longAt(view, at + 8) })),
    buffers: items(batch, 2, 16, (view, at) => {
      const [from, length] = [longAt(view, at), longAt(view, at + 8)]
      if (from < 0 || length < 0 || from + length > body.length) throw new RangeError('a buffer outside of its batch')
      return { at: body.at + from, length }
    }),
    codec: compression ? (byte(compression, 0, 0) === 0 ? 'lz4' : 'zstd') : null,
    viewed: items(batch, 4, 8, longAt),
  }
}

/** All of them, or an error: of the file's end, where it has become shorter meanwhile. */
export function bytesAt(file: number, at: number, length: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(length)
  for (let done = 0; done < length; ) {
    // A single read ends at 2 GiB.
    const read = readSync(file, bytes, done, Math.min(length - done, 2 ** 30), at + done)
    if (read === 0) throw new CutOff('it became shorter while it was read')
    done += read
  }
  return bytes
}
