import { byte, child, int, long, short, type Table, tables, text } from './flat.ts'

/** One column, or one part of it. `dictionary`: its values are elsewhere, and the column has their indices. */
export interface Field {
  readonly name: string
  readonly type: Type
  readonly dictionary: { readonly id: number; readonly indices: Int } | null
}

type Unit = 's' | 'ms' | 'us' | 'ns'
interface Int {
  readonly is: 'int'
  readonly bits: number
  readonly signed: boolean
}
/** How offsets are written: in 32 or 64 bits, or as views of several buffers. */
type Form = 'small' | 'large' | 'view'

/** Arrow's types (format/Schema.fbs), those that a table of DuckDB's can hold. */
export type Type =
  | { readonly is: 'null' | 'bool' }
  | Int
  | { readonly is: 'float'; readonly bits: 16 | 32 | 64 }
  | { readonly is: 'decimal'; readonly bits: number; readonly precision: number; readonly scale: number }
  | { readonly is: 'date'; readonly unit: 'day' | 'ms' }
  | { readonly is: 'time'; readonly unit: Unit; readonly bits: number }
  | { readonly is: 'timestamp'; readonly unit: Unit; readonly zoned: boolean }
  | { readonly is: 'duration'; readonly unit: Unit }
  | { readonly is: 'interval'; readonly unit: 'months' | 'days' | 'nanos' }
  | { readonly is: 'text' | 'bytes'; readonly form: Form }
  | { readonly is: 'fixed-bytes'; readonly width: number }
  | { readonly is: 'list' | 'list-view' | 'map'; readonly large: boolean; readonly of: Field }
  | { readonly is: 'fixed-list'; readonly size: number; readonly of: Field }
  | { readonly is: 'struct'; readonly fields: readonly Field[] }
  | { readonly is: 'runs'; readonly ends: Field; readonly of: Field }

/** What a file may hold and mlgate cannot read. */
export class Unsupported extends Error {}

const UNITS: readonly Unit[] = ['s', 'ms', 'us', 'ns']
const unit = (table: Table | null, otherwise: number): Unit => of(UNITS, table ? short(table, 0, otherwise) : otherwise)
const of = <T>(list: readonly T[], i: number): T => {
  const found = list[i]
  if (found === undefined) throw new RangeError(`no such kind: ${i}`)
  return found
}
/** Deeper than any log; a file that goes on and on is no reason to overflow the stack. */
const DEEPEST = 64

export function fieldsOf(schema: Table): Field[] {
  if (short(schema, 0, 0) !== 0) throw new Unsupported('its numbers are big-endian')
  return tables(schema, 1).map(field => fieldOf(field, 0))
}

function fieldOf(field: Table, depth: number): Field {
  if (depth > DEEPEST) throw new Unsupported('its types are nested too deeply')
  const name = text(field, 0) ?? ''
  const children = tables(field, 5).map(c => fieldOf(c, depth + 1))
  const type = typeOf(byte(field, 2, 0), child(field, 3), children, name)
  const encoding = child(field, 4)
  if (!encoding) return { name, type, dictionary: null }
  const written = child(encoding, 1)
  return { name, type, dictionary: { id: long(encoding, 0, 0), indices: written ? intOf(written) : INT32 } }
}

const INT32: Int = { is: 'int', bits: 32, signed: true }
const intOf = (table: Table): Int => {
  const bits = int(table, 0, 0)
  if (![8, 16, 32, 64].includes(bits)) throw new RangeError(`an integer of ${bits} bits`)
  return { is: 'int', bits, signed: byte(table, 1, 0) !== 0 }
}

function typeOf(kind: number, table: Table | null, children: readonly Field[], name: string): Type {
  const number = (slot: number, otherwise: number) => (table ? int(table, slot, otherwise) : otherwise)
  const small = (slot: number, otherwise: number) => (table ? short(table, slot, otherwise) : otherwise)
  switch (kind) {
    case 1:
      return { is: 'null' }
    case 2:
      return intOf(table!)
    case 3:
      return { is: 'float', bits: of([16, 32, 64] as const, small(0, 0)) }
    case 4:
      return { is: 'bytes', form: 'small' }
    case 5:
      return { is: 'text', form: 'small' }
    case 6:
      return { is: 'bool' }
    case 7: {
      const precision = number(0, 0)
      if (precision > 38) throw new Unsupported(`column ${name} is a decimal of ${precision} digits`)
      return { is: 'decimal', bits: number(2, 128), precision, scale: number(1, 0) }
    }
    case 8:
      return { is: 'date', unit: of(['day', 'ms'] as const, small(0, 1)) }
    case 9:
      return { is: 'time', unit: unit(table, 1), bits: number(1, 32) }
    case 10:
      return { is: 'timestamp', unit: unit(table, 0), zoned: table !== null && Boolean(text(table, 1)) }
    case 11:
      return { is: 'interval', unit: of(['months', 'days', 'nanos'] as const, small(0, 0)) }
    case 12:
    case 21:
      return { is: 'list', large: kind === 21, of: of(children, 0) }
    case 13:
      return { is: 'struct', fields: children }
    case 14:
      throw new Unsupported(`column ${name} is a union`)
    case 15:
      return { is: 'fixed-bytes', width: number(0, 0) }
    case 16:
      return { is: 'fixed-list', size: number(0, 0), of: of(children, 0) }
    case 17:
      return { is: 'map', large: false, of: of(children, 0) }
    case 18:
      return { is: 'duration', unit: unit(table, 1) }
    case 19:
      return { is: 'bytes', form: 'large' }
    case 20:
      return { is: 'text', form: 'large' }
    case 22:
      return { is: 'runs', ends: of(children, 0), of: of(children, 1) }
    case 23:
      return { is: 'bytes', form: 'view' }
    case 24:
      return { is: 'text', form: 'view' }
    case 25:
    case 26:
      return { is: 'list-view', large: kind === 26, of: of(children, 0) }
    default:
      throw new Unsupported(`column ${name} is of a type that is not known here (${kind})`)
  }
}
