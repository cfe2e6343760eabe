import type { Answer, Ask, BoundKey } from '../../plan/types.ts'
import type { Scalar } from '../../sql/expr.ts'
import { doubleToTrino } from '../../sql/trino.ts'
import { isFloat } from '../../sql/trino-types.ts'
import type { Cells } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { rowsByGroup } from '../groups.ts'
import { named } from '../named.ts'
import { keyOf } from '../needs.ts'
import { together } from '../together.ts'
import { type CutRows, cubeOf } from './cube.ts'
import { type Edges, edgesFor, edgesOnce } from './edges.ts'
import type { View } from './relations.ts'
import { type Context, clusterFacts, type Scope, scopesOf, weightSql, whereOf } from './scopes.ts'

/** Cross tables over the same rows are one statement, up to so many: each groups the rows once more. */
const MOST_TABLES = 12

/** Cross tables, several in one statement. Data-dependent edges come first. */
export async function answerCells(asks: readonly AskOf<'cells'>[], context: Context): Promise<[Ask, Answer][]> {
  const edges = await edgesOnce(asks, context)
  const tables = [...Map.groupBy(asks, ask => keyOf(Object.values(ask.request.keys))).values()].flatMap(same =>
    scopesOf(same, context),
  )
  const rows = ({ population, filter, weigh }: Scope) => keyOf([population.relation, filter, weigh])
  const fused = [...Map.groupBy(tables, rows).values()].flatMap(same =>
    Array.from({ length: Math.ceil(same.length / MOST_TABLES) }, (_, i) =>
      same.slice(i * MOST_TABLES, (i + 1) * MOST_TABLES),
    ),
  )
  return (await together(fused.map(scopes => answerTables(scopes, edges, context)))).flat()
}

/** The number of edges below x, or at most x where bins are closed on the left; null where x is missing or NaN. */
function binSql(x: string, type: string, edges: readonly number[], closed: 'left' | 'right'): string {
  const array = (values: readonly number[]) => `array[${values.map(doubleToTrino).join(', ')}]`
  const double = type === 'double' ? x : `cast(${x} as double)`
  const bin =
    edges.length === 0
      ? '0'
      : closed === 'left'
        ? `width_bucket(${double}, ${array(edges)})`
        : `${edges.length} - width_bucket(-${double}, ${array(edges.toReversed().map(e => -e))})`
  const known = isFloat(type) ? `not is_nan(${x})` : `${x} is not null`
  return `case when ${known} then cast(${bin} as integer) end`
}

function keyColumn(key: BoundKey, { population }: Scope, view: View, found: Edges): { sql: string; type: string } {
  const x = view.field(key.of, 'value')
  const type = population.typeOf(key.of)
  const edges = edgesFor(key, found)
  return edges && key.is !== 'value' ? { sql: binSql(x, type, edges, key.closed), type: 'integer' } : { sql: x, type }
}

async function answerTables(
  scopes: readonly Scope<AskOf<'cells'>>[],
  found: Edges,
  context: Context,
): Promise<[Ask, Answer][]> {
  const [first] = scopes as [Scope<AskOf<'cells'>>]
  const { population } = first
  const view = population.view()
  const cube = cubeOf(view, context)
  const weight = weightSql(first)
  const aggregates = named('a', sql => `cast(${sql} as double)`)
  const values = named('m')
  const n = aggregates.add(weight ? `coalesce(sum(${weight}), 0)` : 'count(*)')
  const cuts = scopes.map(scope => {
    const keys = Object.values(scope.asks[0]!.request.keys)
    const cut = cube.add(
      scope,
      keys.map(key => keyColumn(key, scope, view, found)),
    )
    const asked = scope.asks.map(ask => ({
      ask,
      measures: Object.entries(ask.request.mean).map(([name, e]) => {
        const m = values.add(view.field(e, 'number'))
        const known = aggregates.add(
          weight ? `coalesce(sum(${weight}) filter (where ${m} is not null), 0)` : `count(${m})`,
        )
        const sum = aggregates.add(weight ? `sum(${weight} * ${m})` : `avg(${m})`)
        return { name, known, sum }
      }),
    }))
    return { scope, cut, keys, asked }
  })
  const where = whereOf(view, first)
  const inner = [...cube.columns(), ...values.all(), ...(weight ? [view.also('w')] : [])]
  const sql = `select ${[...cube.outgoing(), ...aggregates.all()].join(', ')} from (select ${inner.join(', ') || '1 as one'} from ${view.from()}${where})${cube.groupBy()}`
  const table = await context.statements.read(
    sql,
    population.about(
      'cells',
      scopes.flatMap(s => s.asks),
    ),
  )
  const counts = table.numbers(n)
  return cuts.flatMap(({ scope, cut, keys, asked }) => {
    const rows = cut.read(table)
    const facts = clusterFacts(scope, context)
    return asked.map(({ ask, measures }): [Ask, Answer] => {
      const names = Object.keys(ask.request.keys)
      const edges: Record<string, readonly number[]> = {}
      names.forEach((name, i) => {
        const own = edgesFor(keys[i]!, found)
        if (own) edges[name] = own
      })
      const columns = measures.map(m => {
        const [known, sums] = [table.numbers(m.known), table.numbers(m.sum)]
        return { name: m.name, known, mean: weight ? sums.map((s, i) => s / known[i]!) : sums }
      })
      const inBuckets = ask.cluster === scope.cluster && facts ? facts.buckets : null
      const groups = rowsByGroup(rows).map((own, g) => ({
        by: rows.groups.tuples[g]!,
        ...tabulated(own, rows, { names, edges, counts, columns }, inBuckets),
      }))
      return [ask, { groups }]
    })
  })
}

interface Counted {
  readonly names: readonly string[]
  readonly edges: Cells['edges']
  readonly counts: Float64Array
  readonly columns: readonly { readonly name: string; readonly known: Float64Array; readonly mean: Float64Array }[]
}

/** The cells of one group, which are the unions of its buckets'. */
function tabulated(
  own: Int32Array,
  { rows, keys, bucket }: CutRows,
  { names, edges, counts, columns }: Counted,
  buckets: number | null,
): { point: Cells; buckets: (Cells | null)[] | null } {
  const used = [...new Set(own.map(i => keys.code[i]!))].sort((a, b) => a - b)
  const position = new Map(used.map((cell, at) => [cell, at]))
  const cellsOf = (some: Iterable<number>, cells: readonly number[], where?: Int32Array): Cells => {
    const at = where ? new Map(cells.map((cell, i) => [cell, i])) : position
    const n = new Float64Array(cells.length)
    const known = columns.map(() => new Float64Array(cells.length))
    const mean = columns.map(() => new Float64Array(cells.length))
    for (const i of some) {
      const [row, cell] = [rows[i]!, at.get(keys.code[i]!)!]
      n[cell]! += counts[row]!
      columns.forEach((c, k) => {
        if (c.known[row] === 0) return
        known[k]![cell]! += c.known[row]!
        mean[k]![cell]! += c.known[row]! * c.mean[row]!
      })
    }
    return {
      kind: 'cells',
      size: cells.length,
      keys: Object.fromEntries(names.map((name, k) => [name, cells.map((cell): Scalar => keys.tuples[cell]![k]!)])),
      n,
      mean: Object.fromEntries(columns.map((c, k) => [c.name, mean[k]!.map((sum, i) => sum / known[k]![i]!)])),
      known: Object.fromEntries(columns.map((c, k) => [c.name, known[k]!])),
      edges,
      ...(where && { position: where }),
    }
  }
  const point = cellsOf(own, used)
  if (buckets === null || bucket === null) return { point, buckets: null }
  const dealt: (Cells | null)[] = Array.from({ length: buckets }, () => null)
  for (const [b, some] of Map.groupBy(own, i => bucket[i]!)) {
    if (b < 0) continue
    const cells = [...new Set(some.map(i => keys.code[i]!))].sort((x, y) => x - y)
    dealt[b] = cellsOf(
      some,
      cells,
      Int32Array.from(cells, cell => position.get(cell)!),
    )
  }
  return { point, buckets: dealt }
}
