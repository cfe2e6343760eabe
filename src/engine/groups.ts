import type { Scalar } from '../sql/expr.ts'

/** The order in which groups and cells come: numbers (NaN last of them), text by code unit, false, true, null. */
export function compareScalars(a: Scalar, b: Scalar): number {
  const kind = place(a) - place(b)
  if (kind !== 0) return kind
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
    return a - b
  }
  return a! < b! ? -1 : a! > b! ? 1 : 0
}
const place = (x: Scalar): number => (x === null ? 3 : typeof x === 'number' ? 0 : typeof x === 'string' ? 1 : 2)

/** The distinct tuples of some columns in order, and which of them each row has. */
export interface Coded {
  readonly tuples: readonly (readonly Scalar[])[]
  readonly code: Int32Array
}

export function encode(columns: readonly ArrayLike<Scalar>[], rows: number): Coded {
  let code = new Int32Array(rows)
  let tuples: (readonly Scalar[])[] = [[]]
  for (const column of columns) {
    const seen = new Map<Scalar, number>()
    const own = new Int32Array(rows)
    for (let i = 0; i < rows; i++) {
      const value = column[i]!
      const index = seen.get(value)
      if (index === undefined) {
        own[i] = seen.size
        seen.set(value, seen.size)
      } else own[i] = index
    }
    const values = [...seen.keys()]
    const order = values.map((_, i) => i).sort((a, b) => compareScalars(values[a]!, values[b]!))
    const sorted = new Int32Array(values.length)
    order.forEach((i, at) => {
      sorted[i] = at
    })
    // Which pairs of (tuple so far, value) occur, in order.
    const pairs = new Map<number, number>()
    const joint = new Float64Array(rows)
    for (let i = 0; i < rows; i++) {
      const pair = code[i]! * values.length + sorted[own[i]!]!
      joint[i] = pair
      pairs.set(pair, 0)
    }
    const occurring = Float64Array.from(pairs.keys()).sort()
    occurring.forEach((pair, at) => {
      pairs.set(pair, at)
    })
    const before = tuples
    tuples = []
    for (const pair of occurring)
      tuples.push([...before[Math.floor(pair / values.length)]!, values[order[pair % values.length]!]!])
    code = new Int32Array(rows)
    for (let i = 0; i < rows; i++) code[i] = pairs.get(joint[i]!)!
  }
  return { tuples: rows === 0 && columns.length > 0 ? [] : tuples, code }
}

/** The values of some rows. A loop: TypedArray.from with a function goes through an iterator, 20 times as slow. */
export function gather(values: Float64Array, rows: Int32Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]!]!
  return out
}

/** Those of the rows where none of the columns is NaN. */
export function whereKnown(rows: Int32Array, columns: readonly Float64Array[]): Int32Array {
  const out = new Int32Array(rows.length)
  let n = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    let known = true
    for (let c = 0; c < columns.length; c++) if (Number.isNaN(columns[c]![row]!)) known = false
    if (known) out[n++] = row
  }
  return out.subarray(0, n)
}
