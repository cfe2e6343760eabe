import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'

/** Salts the hash, so that buckets have nothing in common with a sample taken by the engine's own hash. */
export const salted = (hash: string): string => `hash(xor(${hash}, 9473610384610283741::ubigint))`

/**
 * The salted 64-bit hash of an id or a unit: what rows are joined, counted and dealt by. Two of 10 million ids collide
 * with a probability of 3 in a million. Logs whose types differ are compared as text.
 */
export function hashOf(parts: readonly string[], asText: readonly boolean[]): string {
  const values = parts.map((part, i) => (asText[i] ? `cast(${part} as varchar)` : part))
  const known = parts.map(part => `${part} is not null`).join(' and ')
  return `case when ${known} then ${salted(`hash(${values.join(', ')})`)} end`
}

/** For each part of an id, whether the logs that share it have it in different types. */
export function differing(columns: readonly (readonly (DuckDBType | undefined)[])[]): boolean[] {
  const width = Math.max(0, ...columns.map(c => c.length))
  return Array.from({ length: width }, (_, i) => {
    const kinds = new Set(columns.flatMap(c => (c[i] ? [kindOf(c[i])] : [])))
    return kinds.size > 1
  })
}
/** Integers of all widths have the same hash. */
const kindOf = (type: DuckDBType): string =>
  [
    DuckDBTypeId.TINYINT,
    DuckDBTypeId.SMALLINT,
    DuckDBTypeId.INTEGER,
    DuckDBTypeId.BIGINT,
    DuckDBTypeId.UTINYINT,
    DuckDBTypeId.USMALLINT,
    DuckDBTypeId.UINTEGER,
    DuckDBTypeId.UBIGINT,
  ].includes(type.typeId)
    ? 'INTEGER'
    : String(type)
