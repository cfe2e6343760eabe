import type { Answer, Ask, BoundKey, ClusterFacts } from '../../plan/types.ts'
import { scalarToDuckdb } from '../../sql/duckdb.ts'
import type { Arm, Expr, Scalar } from '../../sql/expr.ts'
import type { Cells } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { type Coded, encode, type Grouped, gather, rowsByGroup, whereKnown } from '../groups.ts'
import { keyOf } from '../needs.ts'
import { edgesOf, weightedEdgesOf, weightedValues } from '../order.ts'
import { together } from '../together.ts'
import { binDomain } from './domains.ts'
import { type GroupKey, groupingBy } from './packed.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupKeys,
  readGroups,
  type Scope,
  scopesOf,
  weightColumn,
  whereOf,
} from './scopes.ts'

export type CellsAsk = AskOf<'cells'>
type QuantileBin = Extract<BoundKey, { is: 'quantile-bin' }>

/** Cross tables: those with the same keys are one statement, whatever they measure. */
export async function answerCells(asks: readonly CellsAsk[], context: Context, edges: Edges): Promise<[Ask, Answer][]> {
  const byKeys = Map.groupBy(asks, ask => keyOf(Object.values(ask.request.keys)))
  const scopes = [...byKeys.values()].flatMap(same => scopesOf(same, context))
  return (await together(scopes.map(scope => answerScope(scope, context, edges)))).flat()
}

const edgeKey = (key: QuantileBin): string => keyOf([key.from, key.source, key.count, key.closed])

/** The quantiles of whole logs that bins are cut at: one statement a log. Of large ones, the quantiles of a sample. */
export async function findEdges(asks: readonly CellsAsk[], context: Context): Promise<Edges> {
  const found = new Map<string, readonly number[]>()
  const wanted = asks.flatMap(ask => Object.values(ask.request.keys)).filter(key => key.is === 'quantile-bin')
  for (const [arm, keys] of Map.groupBy(wanted, key => key.from) as Map<Arm, QuantileBin[]>) {
    const population = context.prepared.populations[arm]
    if (!population) throw new Error(`bins are to be cut at the quantiles of a missing log: ${arm}`)
    if (population.large && !population.weighted) {
      const sample = await context.sampled(arm)
      for (const key of keys) found.set(edgeKey(key), edgesOf(sample(key.source), key.count, key.closed))
      continue
    }
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

export type Edges = ReadonlyMap<string, readonly number[]>
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

export function cellKeys({ relation, request }: CellsAsk, { prepared }: Context, found: Edges): GroupKey[] {
  const population = prepared.populations[relation]!
  return Object.values(request.keys).map((key, i): GroupKey => {
    const x = population.field(key.of, 'value')
    const edges = edgesFor(key, found)
    if (!edges || key.is === 'value') return { name: `k${i}`, column: x, domain: population.domain(key.of) }
    const domain = population.large ? binDomain(edges.length + 1) : null
    return { name: `k${i}`, column: binSql(x, edges, key.closed), domain }
  })
}

async function answerScope(scope: Scope<CellsAsk>, context: Context, found: Edges): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const keys = Object.values(asks[0]!.request.keys)
  const { columns, names, read } = groupingBy([...groupKeys(scope, context), ...cellKeys(asks[0]!, context, found)])
  const weighted = scope.weight !== null
  const measures = [...new Set(asks.flatMap(ask => measuresOf(ask).map(e => population.field(e, 'number'))))]
  const sums = measures.flatMap((_, i) =>
    weighted
      ? [
          `sum(w * m${i}) / sum(w) filter (where m${i} is not null) as mean${i}`,
          `coalesce(sum(w) filter (where m${i} is not null), 0) as known${i}`,
        ]
      : [`avg(m${i}) as mean${i}`, `cast(count(m${i}) as double) as known${i}`],
  )
  const inner = [...columns, ...measures.map((m, i) => `${m} as m${i}`), ...weightColumn(scope)]
  const n = weighted ? 'coalesce(sum(w), 0) as n' : 'cast(count(*) as double) as n'
  const rows = inner.length > 0 ? inner.join(', ') : '1 as one'
  const sql = `select ${[...names, n, ...sums].join(', ')} from (select ${rows} from ${population.from}${whereOf(scope)})${groupBy(names)}`
  const table = read(await context.statements.read(sql, population.about('cells', asks)))
  const cells = encode(
    keys.map((_, i) => table.scalars(`k${i}`)),
    table.rows,
  )
  const grouped = readGroups(table, scope)
  const facts = clusterFacts(scope, context)
  return asks.map(ask => {
    const at = measuresOf(ask).map(e => measures.indexOf(population.field(e, 'number')))
    const counted = {
      n: table.numbers('n'),
      mean: at.map(i => table.numbers(`mean${i}`)),
      known: at.map(i => table.numbers(`known${i}`)),
    }
    return [ask, cellsAnswer(ask, cells, grouped, counted, ask.cluster === scope.cluster ? facts : null, found)]
  })
}

export const measuresOf = ({ request }: CellsAsk): Expr[] => Object.values(request.mean)

/** Rows of an answer: how many each stands for, and of each measure its mean and of how many that is. */
export interface Counted {
  readonly n: Float64Array
  readonly mean: readonly Float64Array[]
  readonly known: readonly Float64Array[]
}

/** From rows that are one cell of one group and bucket each, or finer. */
export function cellsAnswer(
  { request }: CellsAsk,
  cells: Coded,
  grouped: Grouped,
  counted: Counted,
  facts: ClusterFacts | null,
  found: Edges,
): Answer {
  const keys = Object.entries(request.keys)
  const measures = Object.keys(request.mean)
  const edges: Record<string, readonly number[]> = {}
  for (const [name, key] of keys) {
    const cut = edgesFor(key, found)
    if (cut) edges[name] = cut
  }
  const named = (t: Tabulated): Cells => ({
    kind: 'cells',
    size: t.n.length,
    keys: Object.fromEntries(keys.map(([name], i) => [name, t.keys[i]!])),
    n: t.n,
    mean: Object.fromEntries(measures.map((name, i) => [name, t.mean[i]!])),
    known: Object.fromEntries(measures.map((name, i) => [name, t.known[i]!])),
    edges,
    ...(t.position ? { position: t.position } : {}),
  })
  const groups = rowsByGroup(grouped).map((rows, g) => {
    const { point, buckets } = tabulate(rows, cells, grouped.bucket, facts?.buckets ?? 0, keys.length, counted)
    return {
      by: grouped.groups.tuples[g]!,
      point: named(point),
      buckets: facts ? buckets.map(b => b && named(b)) : null,
    }
  })
  return { groups }
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
  { code, tuples }: Coded,
  bucket: Int32Array | null,
  buckets: number,
  width: number,
  columns: Counted,
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
  const bucketAndCell = (row: number) => ((bucket?.[row] ?? -1) + 1) * tuples.length + code[row]!
  const { at, n, mean, known } = merged(sortedBy(rows, bucketAndCell), bucketAndCell, columns)
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

/** Rows of one bucket and cell, which come one after another, as one: the first of them, with what all hold. */
function merged(
  rows: Int32Array,
  key: (row: number) => number,
  { n, mean, known }: Counted,
): Counted & { at: Int32Array } {
  const kept: number[] = []
  for (let i = 0; i < rows.length; i++) if (i === 0 || key(rows[i]!) !== key(rows[i - 1]!)) kept.push(i)
  const at = Int32Array.from(kept, i => rows[i]!)
  if (at.length === rows.length)
    return { at, n: gather(n, at), mean: mean.map(m => gather(m, at)), known: known.map(m => gather(m, at)) }
  const ends = [...kept.slice(1), rows.length]
  const total = (of: (row: number) => number) =>
    Float64Array.from(kept, (start, k) => {
      let sum = 0
      for (let i = start; i < ends[k]!; i++) sum += of(rows[i]!)
      return sum
    })
  const counts = known.map(m => total(row => m[row]!))
  return {
    at,
    n: total(row => n[row]!),
    known: counts,
    mean: mean.map((m, k) => {
      const sums = total(row => (known[k]![row] === 0 ? 0 : known[k]![row]! * m[row]!))
      return sums.map((sum, i) => (counts[k]![i] === 0 ? Number.NaN : sum / counts[k]![i]!))
    }),
  }
}

/** Rows by a key: the keys are sorted as numbers, with the row in their lower digits. */
function sortedBy(rows: Int32Array, key: (row: number) => number): Int32Array {
  const n = rows.length
  const packed = new Float64Array(n)
  for (let i = 0; i < n; i++) packed[i] = key(rows[i]!) * n + i
  packed.sort()
  const out = new Int32Array(n)
  for (let i = 0; i < n; i++) out[i] = rows[packed[i]! % n]!
  return out
}
