import type { Scalar } from '../../sql/expr.ts'
import type { Table } from './columns.ts'
import type { Domain } from './domains.ts'

/** A column that rows are grouped by: under its name, or by the codes of its domain where that is known. */
export interface GroupKey {
  readonly name: string
  readonly column: string
  readonly domain: Domain | null
}

/** How a statement groups its rows. */
export interface Grouping {
  readonly columns: readonly string[]
  readonly names: readonly string[]
  /** The result with a column for each key, whichever way they were grouped. */
  readonly read: (table: Table) => Table
}

/** DuckDB aggregates by one small integer without hashing: an array of as many states as its type has values. */
export const MOST_CODES = 2 ** 16
const LEAST_CODES = 2 ** 8

export const codesOf = (keys: readonly GroupKey[]): number =>
  keys.reduce((product, { domain }) => product * (domain ? domain.values.length + 1 : Number.POSITIVE_INFINITY), 1)

/** All keys in one small integer, where there are few enough combinations: the first changes fastest. */
export function groupingBy(keys: readonly GroupKey[], as = 'packed', aggregates: 'few' | 'many' = 'few'): Grouping {
  if (keys.length === 0 || codesOf(keys) > MOST_CODES)
    return {
      columns: keys.map(({ name, column }) => `${column} as ${name}`),
      names: keys.map(k => k.name),
      read: table => table,
    }
  let stride = 1
  const parts = keys.map(({ name, column, domain }) => {
    const { values, code } = domain!
    const part = { name, values, stride, sql: `(${code(column)}) * ${stride}` }
    stride *= values.length + 1
    return part
  })
  // Of many aggregates, 65,536 states would take longer to make than to hash into, and hundreds of megabytes.
  const type = codesOf(keys) <= LEAST_CODES ? 'utinyint' : aggregates === 'few' ? 'usmallint' : 'integer'
  const key = `cast(${parts.map(p => p.sql).join(' + ')} as ${type}) as ${as}`
  const read = (table: Table): Table => {
    const packed = table.numbers(as)
    const codes = (name: string) => {
      const part = parts.find(p => p.name === name)
      return part && { part, code: (row: number) => Math.floor(packed[row]! / part.stride) % (part.values.length + 1) }
    }
    return {
      ...table,
      numbers: name => {
        const of = codes(name)
        if (!of) return table.numbers(name)
        return Float64Array.from(packed, (_, row) => (of.part.values[of.code(row)] as number | undefined) ?? Number.NaN)
      },
      scalars: name => {
        const of = codes(name)
        if (!of) return table.scalars(name)
        return Array.from(packed, (_, row): Scalar => of.part.values[of.code(row)] ?? null)
      },
    }
  }
  return { columns: [key], names: [as], read }
}
