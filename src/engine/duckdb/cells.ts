import type { Answer, Ask, BoundKey } from '../../plan/types.ts'
import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { Arm, Scalar } from '../../sql/expr.ts'
import type { Cells } from '../../stats/statistics.ts'
import { encode, gather, whereKnown } from '../groups.ts'
import { edgesOf, weightedEdgesOf, weightedValues } from '../order.ts'
import { keyOf } from './fields.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupColumns,
  groupNames,
  readGroups,
  rowsByGroup,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'
import { together } from './statements.ts'

type CellsAsk = Ask & { readonly request: { readonly kind: 'cells' } }
type QuantileBin = Extract<BoundKey, { is: 'quantile-bin' }>

/** Cross tables: those with the same keys are one statement, whatever they measure. Data-dependent edges come first. */
export async function answerCells(asks: readonly CellsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const edges = await findEdges(asks, context)
  const byKeys = Map.groupBy(asks, ask => keyOf(Object.values(ask.request.keys)))
  const scopes = [...byKeys.values()].flatMap(same => scopesOf(same, context))
  return (await together(scopes.map(scope => answerScope(scope, context, edges)))).flat()
}

const edgeKey = (key: QuantileBin): string => keyOf([key.from, key.source, key.count, key.closed])

/** The quantiles of whole logs that bins are cut at: one statement a log. Above a million rows, a sample could do. */
async function findEdges(asks: readonly CellsAsk[], context: Context): Promise<Map<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>()
  const wanted = asks.flatMap(ask => Object.values(ask.request.keys)).filter(key => key.is === 'quantile-bin')
  for (const [arm, keys] of Map.groupBy(wanted, key => key.from) as Map<Arm, QuantileBin[]>) {
    const population = context.prepared.populations[arm]
    if (!population) throw new Error(`bins are to be cut at the quantiles of a missing log: ${arm}`)
    const columns = [...new Set(keys.map(key => population.field(key.source, 'number')))]
    const values = columns.map(c => `coalesce(${c}, 'nan'::double) as ${c}`)
    const { weighted } = population
    const table = await context.statements.read(
      `select ${[...values, ...(weighted ? ['w'] : [])].join(', ')} from ${population.from}${weighted ? ' where w > 0' : ''}`,
      population.about('edges', asks),
    )
    const everyRow = Int32Array.from({ length: table.rows }, (_, i) => i)
    for (const c of columns) {
      const known = whereKnown(everyRow, [table.numbers(c)])
      const values = gather(table.numbers(c), known)
      const own = weighted ? weightedValues(values, gather(table.numbers('w'), known)) : values.sort()
      for (const key of keys.filter(k => population.field(k.source, 'number') === c)) {
        const edges = 'upTo' in own ? weightedEdgesOf(own, key.count, key.closed) : edgesOf(own, key.count, key.closed)
        found.set(edgeKey(key), edges)
      }
    }
  }
  return found
}

type Edges = ReadonlyMap<string, readonly number[]>
const edgesFor = (key: BoundKey, found: Edges): readonly number[] | null =>
  key.is === 'value' ? null : key.is === 'bin' ? key.edges : found.get(edgeKey(key))!

/**
 * The number of edges below x, or at most x where bins are closed on the left; null where x is missing or NaN. A halving
 * tree: as many comparisons a row as the edges have binary digits.
 */
function binSql(x: string, edges: readonly number[], closed: 'left' | 'right'): string {
  const beyond = closed === 'right' ? '>' : '>='
  const tree = (low: number, high: number): string => {
    if (low === high) return String(low)
    const middle = (low + high) >> 1
    const edge = `cast(${scalarToDuckdb(edges[middle]!)} as double)`
    return `case when ${x} ${beyond} ${edge} then ${tree(middle + 1, high)} else ${tree(low, middle)} end`
  }
  return `case when not isnan(cast(${x} as double)) then ${tree(0, edges.length)} end`
}

async function answerScope(scope: Scope<CellsAsk>, context: Context, found: Edges): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const keys = Object.values(asks[0]!.request.keys)
  const keyColumns = keys.map((key, i) => {
    const x = population.field(key.of, 'value')
    const edges = edgesFor(key, found)
    return `${edges && key.is !== 'value' ? binSql(x, edges, key.closed) : x} as k${i}`
  })
  const measures = [
    ...new Set(asks.flatMap(ask => Object.values(ask.request.mean).map(e => population.field(e, 'number')))),
  ]
  const weighted = scope.weight !== null
  const sums = measures.flatMap((_, i) =>
    weighted
      ? [
          `sum(w * m${i}) / sum(w) filter (where m${i} is not null) as mean${i}`,
          `coalesce(sum(w) filter (where m${i} is not null), 0) as known${i}`,
        ]
      : [`avg(m${i}) as mean${i}`, `cast(count(m${i}) as double) as known${i}`],
  )
  const inner = [
    ...groupColumns(scope),
    ...keyColumns,
    ...measures.map((m, i) => `${m} as m${i}`),
    ...weightColumn(scope),
  ]
  const names = [...groupNames(scope), ...keys.map((_, i) => `k${i}`)]
  const n = weighted ? 'coalesce(sum(w), 0) as n' : 'cast(count(*) as double) as n'
  const rows = inner.length > 0 ? inner.join(', ') : '1 as one'
  const sql = `select ${[...names, n, ...sums].join(', ')} from (select ${rows} from ${population.from}${whereOf(scope)})${groupBy(names)}`
  const table = await context.statements.read(sql, population.about('cells', asks))
  const grouped = readGroups(table, scope)
  const cells = encode(
    keys.map((_, i) => table.scalars(`k${i}`)),
    table.rows,
  )
  const columns = {
    n: table.numbers('n'),
    mean: measures.map((_, i) => table.numbers(`mean${i}`)),
    known: measures.map((_, i) => table.numbers(`known${i}`)),
  }
  const facts = clusterFacts(scope, context)
  const groups = rowsByGroup(grouped).map((rows, g) => ({
    by: grouped.groups.tuples[g]!,
    ...tabulate(rows, cells.code, cells.tuples, grouped.bucket, facts?.buckets ?? 0, keys.length, columns),
  }))
  return asks.map(ask => {
    const keyNames = Object.keys(ask.request.keys)
    const measureOf = Object.entries(ask.request.mean).map(
      ([name, e]) => [name, measures.indexOf(population.field(e, 'number'))] as const,
    )
    const edges: Record<string, readonly number[]> = {}
    keyNames.forEach((name, i) => {
      const cut = edgesFor(keys[i]!, found)
      if (cut) edges[name] = cut
    })
    const named = (t: Tabulated): Cells => ({
      kind: 'cells',
      size: t.n.length,
      keys: Object.fromEntries(keyNames.map((name, i) => [name, t.keys[i]!])),
      n: t.n,
      mean: Object.fromEntries(measureOf.map(([name, i]) => [name, t.mean[i]!])),
      known: Object.fromEntries(measureOf.map(([name, i]) => [name, t.known[i]!])),
      edges,
      ...(t.position ? { position: t.position } : {}),
    })
    return [
      ask,
      {
        groups: groups.map(({ by, point, buckets }) => ({
          by,
          point: named(point),
          buckets: ask.cluster === scope.cluster && facts ? buckets.map(b => b && named(b)) : null,
        })),
      },
    ]
  })
}

interface Tabulated {
  readonly keys: readonly (readonly Scalar[])[]
  readonly n: Float64Array
  readonly mean: readonly Float64Array[]
  readonly known: readonly Float64Array[]
  readonly position?: Int32Array
}

/**
 * The cells of one group: its buckets' cells lie one after another in shared columns, of which each bucket is a view,
 * and add up to the point's.
 */
function tabulate(
  rows: Int32Array,
  code: Int32Array,
  tuples: readonly (readonly Scalar[])[],
  bucket: Int32Array | null,
  buckets: number,
  width: number,
  columns: { n: Float64Array; mean: readonly Float64Array[]; known: readonly Float64Array[] },
): { point: Tabulated; buckets: (Tabulated | null)[] } {
  const position = new Int32Array(tuples.length).fill(-1)
  for (const row of rows) position[code[row]!] = 0
  const used = Int32Array.from(tuples.keys()).filter(cell => position[cell] === 0)
  used.forEach((cell, i) => {
    position[cell] = i
  })
  const keysOf = (cells: Int32Array): Scalar[][] =>
    Array.from({ length: width }, (_, k) => {
      const out = new Array<Scalar>(cells.length)
      for (let i = 0; i < cells.length; i++) out[i] = tuples[cells[i]!]![k]!
      return out
    })
  const point = {
    keys: keysOf(used),
    n: new Float64Array(used.length),
    mean: columns.mean.map(() => new Float64Array(used.length)),
    known: columns.known.map(() => new Float64Array(used.length)),
  }
  const at = sortedBy(rows, row => ((bucket?.[row] ?? -1) + 1) * tuples.length + code[row]!)
  const pick = (x: Float64Array) => gather(x, at)
  const n = pick(columns.n)
  const mean = columns.mean.map(pick)
  const known = columns.known.map(pick)
  const cell = new Int32Array(at.length)
  const where = new Int32Array(at.length)
  for (let i = 0; i < at.length; i++) {
    cell[i] = code[at[i]!]!
    where[i] = position[cell[i]!]!
  }
  for (let i = 0; i < at.length; i++) {
    const j = where[i]!
    point.n[j]! += n[i]!
    mean.forEach((m, k) => {
      if (known[k]![i]! === 0) return
      point.known[k]![j]! += known[k]![i]!
      point.mean[k]![j]! += known[k]![i]! * m[i]!
    })
  }
  point.mean.forEach((m, k) => {
    m.forEach((sum, i) => {
      const count = point.known[k]![i]!
      m[i] = count === 0 ? Number.NaN : sum / count
    })
  })
  const out: (Tabulated | null)[] = Array.from({ length: buckets }, () => null)
  for (let start = 0, end = 0; start < at.length; start = end) {
    const b = bucket?.[at[start]!] ?? -1
    while (end < at.length && (bucket?.[at[end]!] ?? -1) === b) end++
    if (b < 0) continue
    out[b] = {
      keys: keysOf(cell.subarray(start, end)),
      n: n.subarray(start, end),
      mean: mean.map(m => m.subarray(start, end)),
      known: known.map(m => m.subarray(start, end)),
      position: where.subarray(start, end),
    }
  }
  return { point, buckets: out }
}

/** Rows by a key that no two of them share: the keys are sorted as numbers, with the row in their lower digits. */
function sortedBy(rows: Int32Array, key: (row: number) => number): Int32Array {
  const n = rows.length
  const packed = new Float64Array(n)
  for (let i = 0; i < n; i++) packed[i] = key(rows[i]!) * n + i
  packed.sort()
  const out = new Int32Array(n)
  for (let i = 0; i < n; i++) out[i] = rows[packed[i]! % n]!
  return out
}
