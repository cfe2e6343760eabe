import { quoteText } from '../../sql/duckdb.ts'
import { type Arm, type Expr, isCondition, type Scalar } from '../../sql/expr.ts'
import { keyOf } from '../needs.ts'
import type { Statements } from './statements.ts'

/** All that a column can hold. A value's code is its place among the values; of a missing one it is their number. */
export interface Domain {
  readonly values: readonly Scalar[]
  /** The code of a column, as SQL. */
  readonly code: (column: string) => string
}

/** More values than this are not looked for: they would leave no room for anything beside them. */
const MOST_VALUES = 1000
/** Rows that tell whether a column has more. */
const FIRST_ROWS = 50_000

export const binDomain = (bins: number): Domain => ({
  values: Array.from({ length: bins }, (_, i) => i),
  code: bin => `coalesce(${bin}, ${bins})`,
})

/** Of what is true, false or unknown, wherever it stands. */
export function truthDomain(expr: Expr): Domain | null {
  if (isCondition(expr)) return { values: [false, true], code: x => `coalesce(cast(${x} as utinyint), 2)` }
  if (expr.is === 'cast' && expr.to === 'double' && isCondition(expr.arg))
    return { values: [0, 1], code: x => `coalesce(cast(${x} as utinyint), 2)` }
  return null
}

/** Constant maps are evaluated once an entry of a column's own dictionary, and not once a row. */
const textDomain = (values: readonly string[], codes: string): Domain => ({
  values,
  code: x => (values.length === 0 ? '0' : `coalesce(${codes}[${x}], ${values.length})`),
})
const codesOf = (values: readonly string[]): string =>
  `map {${values.map((v, i) => `${quoteText(v)}: ${i}`).join(', ')}}`

/** One expression of one arm, under the name of its column and with its type. */
export interface Wanted {
  readonly expr: Expr
  readonly column: string
  readonly type: string
}

/** The domains of an arm's texts, where they are small. Numbers are grouped by as fast without one. */
export async function domainsOf(
  arm: Arm,
  from: string,
  wanted: readonly Wanted[],
  statements: Statements,
): Promise<Map<string, Domain>> {
  const found = new Map<string, Domain>()
  const texts = wanted.filter(({ type }) => type === 'VARCHAR')
  const about = { purpose: 'dictionary', reads: [arm] }
  const few = await fewOf(texts, from, statements, arm)
  if (few.length === 0) return found
  const lists = few.map(({ column }, i) => `list(distinct ${column}) as l${i}`)
  const table = await statements.read(`select ${lists.join(', ')} from ${from}`, about)
  few.forEach(({ expr }, i) => {
    const values = (table.values(`l${i}`)[0] ?? []) as (string | null)[]
    const texts = values.filter(v => v !== null).sort()
    const codes = codesOf(texts)
    // A name that few rows have says whose they are.
    statements.hide(codes, `map {… ${texts.length} values}`)
    found.set(keyOf(expr), textDomain(texts, codes))
  })
  return found
}

async function fewOf(texts: readonly Wanted[], from: string, statements: Statements, arm: Arm): Promise<Wanted[]> {
  if (texts.length === 0) return []
  const counts = texts.map(({ column }, i) => `cast(count(distinct ${column}) as double) as n${i}`)
  const rows = `select ${texts.map(t => t.column).join(', ')} from ${from} limit ${FIRST_ROWS}`
  const table = await statements.read(`select ${counts.join(', ')} from (${rows})`, {
    purpose: 'dictionary',
    reads: [arm],
  })
  return texts.filter((_, i) => table.numbers(`n${i}`)[0]! <= MOST_VALUES)
}
