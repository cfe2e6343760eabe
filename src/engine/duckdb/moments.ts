import type { Answer, Ask } from '../../plan/types.ts'
import { renderDuckdb } from '../../sql/duckdb.ts'
import { column, type Expr } from '../../sql/expr.ts'
import { combine } from '../../stats/combine.ts'
import type { Moments } from '../../stats/statistics.ts'
import type { Table } from './columns.ts'
import { hasRank, keyOf, mapChildren, rankedParts } from './fields.ts'
import { type Context, clusterFacts, groupBy, groupColumns, groupNames, readGroups, rowsByGroup, type Scope, scopesOf, whereOf } from './scopes.ts'

type MomentsAsk = Ask & { readonly request: { readonly kind: 'moments' } }

/** All moments of one population, filter, grouping and clustering in one statement; each with ranks in its own. */
export async function answerMoments(asks: readonly MomentsAsk[], context: Context): Promise<[Ask, Answer][]> {
  const ranked = asks.filter(ask => Object.values(ask.request.of).some(hasRank))
  const plain = asks.filter(ask => !ranked.includes(ask))
  const scopes = [...scopesOf(plain, context), ...ranked.flatMap(ask => scopesOf([ask], context))]
  const out: [Ask, Answer][] = []
  for (const scope of scopes) out.push(...(await answerScope(scope, context)))
  return out
}

async function answerScope(scope: Scope<MomentsAsk>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const aggregates = aggregatesNamed()
  const rows = asks.some(ask => Object.values(ask.request.of).some(hasRank)) ? rankedRows(scope) : null
  const column = rows?.column ?? (e => population.field(e, 'number'))
  const weights = population.weighted ? centresNamed(groupNames(scope)) : null
  const readers = asks.map(({ request }) => momentsOf(request.of, column, aggregates, weights))
  const plain = rows ? rows.from : `${population.from}${whereOf(scope)}`
  const from = weights ? weights.around(rows ? plain : `(select ${['*', ...groupColumns(scope)].join(', ')} from ${plain})`) : plain
  const groups = rows || weights ? groupNames(scope) : groupColumns(scope)
  const sql = `select ${[...groups, ...aggregates.all()].join(', ')} from ${from}${groupBy(groupNames(scope))}`
  const table = await context.statements.read(sql, population.about('moments'))
  const grouped = readGroups(table, scope)
  const facts = clusterFacts(scope, context)
  return asks.map((ask, i) => {
    const read = readers[i]!(table)
    const groups = rowsByGroup(grouped).map((rows, g) => {
      const parts = Array.from(rows, read)
      const buckets: (Moments | null)[] | null =
        ask.cluster && facts ? Array.from({ length: facts.buckets }, () => null) : null
      rows.forEach((row, j) => {
        const b = grouped.bucket?.[row] ?? -1
        if (buckets && b >= 0 && parts[j]!.n > 0) buckets[b] = parts[j]!
      })
      return { by: grouped.groups.tuples[g]!, point: totalOf(parts, Object.keys(ask.request.of)), buckets }
    })
    return [ask, { groups }]
  })
}

function totalOf(parts: readonly Moments[], names: readonly string[]): Moments {
  const [first] = parts
  if (parts.length === 1) return first!
  const empty: Moments = { kind: 'moments', n: 0, mean: {}, comoments: {}, min: {}, max: {} }
  for (const name of names) empty.mean[name] = Number.NaN
  return combine(parts, new Float64Array(parts.length).fill(1), first ?? empty)
}

interface Aggregates {
  add(sql: string): string
  all(): string[]
}
function aggregatesNamed(): Aggregates {
  const names = new Map<string, string>()
  return {
    add: sql => {
      const name = names.get(sql) ?? `a${names.size}`
      names.set(sql, name)
      return name
    },
    all: () => [...names].map(([sql, name]) => `cast(${sql} as double) as ${name}`),
  }
}

/** Weighted means of each group and bucket, as columns beside the rows. */
interface Centres {
  add(x: string, known: string): string
  around(rows: string): string
}
function centresNamed(groups: readonly string[]): Centres {
  const names = new Map<string, string>()
  const window = `over (${groups.length > 0 ? `partition by ${groups.join(', ')}` : ''})`
  return {
    add: (x, known) => {
      const total = (of: string) => `sum(case when ${known} then ${of} end) ${window}`
      const sql = `${total(`w * ${x}`)} / nullif(${total('w')}, 0)`
      const name = names.get(sql) ?? `z${names.size}`
      names.set(sql, name)
      return name
    },
    around: rows => `(select *, ${[...names].map(([sql, name]) => `${sql} as ${name}`).join(', ')} from ${rows})`,
  }
}

/**
 * Aggregates of some expressions over the rows where all are known, and how to read a row of them. Sums of squares are
 * never raw: var_pop and covar_pop are Welford's, and with weights the group's mean is taken off first.
 */
function momentsOf(
  of: Readonly<Record<string, Expr>>,
  column: (e: Expr) => string,
  aggregates: Aggregates,
  weights: Centres | null,
): (table: Table) => (row: number) => Moments {
  const names = Object.keys(of)
  const x = names.map(name => column(of[name]!))
  const filter = new Set(x).size > 1 ? ` filter (${['where', x.map(c => `${c} is not null`).join(' and ')].join(' ')})` : ''
  const add = (sql: string) => aggregates.add(`${sql}${filter}`)
  const min = x.map(c => add(`min(${c})`))
  const max = x.map(c => add(`max(${c})`))
  const pairs = x.map((a, i) => x.slice(0, i + 1).map(b => [a, b] as const))
  const result = (n: number, mean: number[], comoment: (i: number, j: number) => number, low: number[], high: number[]) => {
    const byName = <T>(f: (i: number) => T) => Object.fromEntries(names.map((name, i) => [name, f(i)]))
    return {
      kind: 'moments' as const,
      n,
      mean: byName(i => mean[i]!),
      comoments: byName(i => byName(j => (n === 0 ? 0 : comoment(Math.max(i, j), Math.min(i, j))))),
      min: byName(i => low[i]!),
      max: byName(i => high[i]!),
    }
  }
  if (weights === null) {
    const n = add(`count(${x[0] ?? '*'})`)
    const mean = x.map(c => add(`avg(${c})`))
    const second = pairs.map(row => row.map(([a, b]) => add(a === b ? `var_pop(${a})` : `covar_pop(${a}, ${b})`)))
    return table => {
      const count = table.numbers(n)
      const columns = (aliases: readonly string[]) => aliases.map(a => table.numbers(a))
      const [means, lows, highs] = [columns(mean), columns(min), columns(max)]
      const seconds = second.map(columns)
      const at = (all: readonly Float64Array[], row: number) => all.map(c => c[row]!)
      return row =>
        result(count[row]!, at(means, row), (i, j) => seconds[i]![j]![row]! * count[row]!, at(lows, row), at(highs, row))
    }
  }
  const known = x.map(c => `${c} is not null`).join(' and ')
  const centre = x.map(c => weights.add(c, known))
  const where = ` filter (where ${known})`
  const total = aggregates.add(`coalesce(sum(w)${where}, 0)`)
  const mean = centre.map(c => aggregates.add(`max(${c})`))
  const second = pairs.map((row, i) =>
    row.map(([a, b], j) => aggregates.add(`sum(w * (${a} - ${centre[i]}) * (${b} - ${centre[j]}))${where}`)),
  )
  return table => {
    const columns = (aliases: readonly string[]) => aliases.map(a => table.numbers(a))
    const [n, means, lows, highs] = [table.numbers(total), columns(mean), columns(min), columns(max)]
    const seconds = second.map(columns)
    const at = (all: readonly Float64Array[], row: number) => all.map(c => c[row]!)
    return row => result(n[row]!, at(means, row), (i, j) => seconds[i]![j]![row]!, at(lows, row), at(highs, row))
  }
}

/** The rows with average ranks in place: among the rows of the group where every part is known (listwise). */
function rankedRows(scope: Scope<MomentsAsk>): { from: string; column: (e: Expr) => string } {
  const { population } = scope
  const expressions = scope.asks.flatMap(ask => Object.values(ask.request.of))
  const groups = groupNames(scope).filter(name => name !== 'b')
  const known = expressions.flatMap(e =>
    hasRank(e)
      ? rankedParts(e).map(part => population.field(part.expr, part.form))
      : [population.field(e, 'number')],
  )
  const windows = new Map<string, string>()
  const within = ['known', ...groups].join(', ')
  const ranked = (e: Expr): Expr => {
    if (e.is === 'rank') {
      const x = population.field(e.arg, 'number')
      const sql = `rank() over (partition by ${within} order by ${x}) + (count(*) over (partition by ${within}, ${x}) - 1) / 2.0`
      const name = windows.get(sql) ?? `r${windows.size}`
      windows.set(sql, name)
      return column(name)
    }
    if (!hasRank(e)) return e.is === 'literal' ? e : column(population.field(e, 'value'))
    return mapChildren(e, ranked)
  }
  const values = new Map(
    expressions.map(e => [
      keyOf(e),
      hasRank(e) ? renderDuckdb(ranked(e), c => c.name) : population.field(e, 'number'),
    ]),
  )
  const columns = [...new Set(known)]
  const all = `${columns.map(c => `${c} is not null`).join(' and ')} as known`
  const taken = [...groupColumns(scope), ...columns, all, ...(population.weighted ? ['w'] : [])]
  const inner = `select ${taken.join(', ')} from ${population.from}${whereOf(scope)}`
  const windowed = `select *, ${[...windows].map(([sql, name]) => `${sql} as ${name}`).join(', ')} from (${inner})`
  const aliases = [...values].map(([key, sql], i) => [key, `x${i}`, `cast(${sql} as double)`] as const)
  const outer = `select *, ${aliases.map(([, name, sql]) => `case when known and isfinite(${sql}) then ${sql} end as ${name}`).join(', ')} from (${windowed})`
  const names = new Map(aliases.map(([key, name]) => [key, name]))
  return { from: `(${outer})`, column: e => names.get(keyOf(e))! }
}
