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

/** The codes of a key's values, and one for a missing one. */
const bitsOf = ({ domain }: GroupKey): number =>
  domain ? Math.ceil(Math.log2(domain.values.length + 1)) : Number.POSITIVE_INFINITY
/** How many binary digits they take together. */
export const digitsOf = (keys: readonly GroupKey[]): number => keys.reduce((sum, key) => sum + bitsOf(key), 0)

/** Keys as the digits of one integer, the first lowest: shifted, since products are checked for overflow at every row. */
export function packedSql(keys: readonly GroupKey[], type: string): string {
  let shift = 0
  const parts = keys.map(key => {
    const code = `cast(${key.domain!.code(key.column)} as ${type})`
    const part = shift === 0 ? code : `(${code} << ${shift})`
    shift += bitsOf(key)
    return part
  })
  return parts.length === 0 ? `cast(0 as ${type})` : `(${parts.join(' | ')})`
}

/** All keys in one integer, where that has digits enough; one of 16 needs no hashing, for as long as aggregates are few. */
export function groupingBy(keys: readonly GroupKey[], as = 'packed', most: 16 | 31 = 16): Grouping {
  const digits = digitsOf(keys)
  if (keys.length === 0 || digits > most)
    return {
      columns: keys.map(({ name, column }) => `${column} as ${name}`),
      names: keys.map(k => k.name),
      read: table => table,
    }
  // Of many aggregates, 65,536 states would take longer to make than to hash into, and hundreds of megabytes.
  const type = digits <= 8 ? 'utinyint' : most === 16 ? 'usmallint' : 'integer'
  const read = (table: Table): Table => {
    const packed = table.numbers(as)
    const part = (name: string) => {
      const at = keys.findIndex(key => key.name === name)
      if (at < 0) return null
      const [shift, { values }] = [digitsOf(keys.slice(0, at)), keys[at]!.domain!]
      const mask = 2 ** bitsOf(keys[at]!) - 1
      return { values, code: (row: number) => (packed[row]! >> shift) & mask }
    }
    return {
      ...table,
      numbers: name => {
        const of = part(name)
        if (!of) return table.numbers(name)
        const out = new Float64Array(packed.length)
        for (let row = 0; row < out.length; row++)
          out[row] = (of.values[of.code(row)] as number | undefined) ?? Number.NaN
        return out
      },
      scalars: name => {
        const of = part(name)
        if (!of) return table.scalars(name)
        const out = new Array<Scalar>(packed.length)
        for (let row = 0; row < out.length; row++) out[row] = of.values[of.code(row)] ?? null
        return out
      },
    }
  }
  return { columns: [`${packedSql(keys, type)} as ${as}`], names: [as], read }
}
