/**
 * An LZ4 frame, decompressed to the length that it is known to have (lz4_Frame_format.md and lz4_Block_format.md of the
 * LZ4 project). Checksums are not looked at. Throws a RangeError where it is not one.
 */
export function unLz4(frame: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (view.getUint32(0, true) !== 0x184d2204) throw new RangeError('no LZ4 frame')
  const flags = frame[4]!
  const [blockChecksums, contentSize, dictionary] = [flags & 16, flags & 8, flags & 1]
  const out = new Uint8Array(length)
  let from = 7 + (contentSize ? 8 : 0) + (dictionary ? 4 : 0)
  let to = 0
  for (;;) {
    const word = view.getUint32(from, true)
    from += 4
    if (word === 0) break
    const end = from + (word & 0x7fffffff)
    if (end > frame.length) throw new RangeError('an LZ4 block beyond its frame')
    // The highest bit: it is not compressed.
    if (word >>> 31) {
      out.set(frame.subarray(from, end), to)
      to += end - from
    } else to = block(frame, from, end, out, to)
    from = end + (blockChecksums ? 4 : 0)
  }
  if (to !== length) throw new RangeError('an LZ4 frame of another length')
  return out
}

/** Sequences of literals and of copies of what was written before; where the output ends now. */
function block(data: Uint8Array, start: number, end: number, out: Uint8Array, at: number): number {
  let from = start
  let to = at
  for (;;) {
    const token = data[from++]!
    let literals = token >> 4
    if (literals === 15)
      for (let more = 255; more === 255; literals += more) {
        if (from >= end) throw new RangeError('an LZ4 block that ends within a length')
        more = data[from++]!
      }
    if (from + literals > end || to + literals > out.length) throw new RangeError('LZ4 literals that do not fit')
    if (literals > 32) {
      out.set(data.subarray(from, from + literals), to)
      from += literals
      to += literals
    } else for (const stop = from + literals; from < stop; ) out[to++] = data[from++]!
    // The last sequence is of literals alone.
    if (from === end) return to
    if (from + 2 > end) throw new RangeError('an LZ4 block that ends within an offset')
    const offset = data[from]! | (data[from + 1]! << 8)
    from += 2
    let copied = (token & 15) + 4
    if (copied === 19)
      for (let more = 255; more === 255; copied += more) {
        if (from >= end) throw new RangeError('an LZ4 block that ends within a length')
        more = data[from++]!
      }
    let source = to - offset
    if (offset === 0 || source < 0 || to + copied > out.length) throw new RangeError('an LZ4 copy that does not fit')
    if (copied > 64 && offset >= copied) {
      out.copyWithin(to, source, source + copied)
      to += copied
    } else for (const stop = to + copied; to < stop; ) out[to++] = out[source++]!
  }
}
