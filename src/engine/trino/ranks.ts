import { MlgateError } from '../../errors.ts'
import type { Answer, Ask } from '../../plan/types.ts'
import { doubleToTrino } from '../../sql/trino.ts'
import type { RankCounts, Ranks } from '../../stats/statistics.ts'
import { describeExpr } from './fields.ts'
import {
  type AskOf,
  type Context,
  clusterFacts,
  groupBy,
  groupList,
  outgoingGroups,
  readGroups,
  rowsByGroup,
  type Scope,
  scopesOf,
  weightSql,
  whereOf,
} from './scopes.ts'
import type { Table } from './table.ts'
import { together } from './together.ts'

/** Cells of a score of a large log, and the bound on what they hide of an AUC above which every value is ranked. */
const CELLS = 16_384
const LARGEST_BOUND = 1e-4

/**
 * AUC, placements and average precision by windows in the cluster; only sums by group and bucket leave it. Of a large
 * log the score is taken in cells first, whose rows count as tied, as long as the bound on that is small.
 */
export async function answerRanks(asks: readonly AskOf<'ranks'>[], context: Context): Promise<[Ask, Answer][]> {
  const answer = async (scope: Scope<AskOf<'ranks'>>, ask: AskOf<'ranks'>): Promise<[Ask, Answer]> => {
    const ends = scope.population.large && canBeCells(ask) ? await endsOf(scope, ask, context) : null
    const cells = ends && (await ranked(scope, ask, ends, context))
    return [ask, cells ?? (await ranked(scope, ask, null, context))!]
  }
  return together(scopesOf(asks, context).flatMap(scope => scope.asks.map(ask => answer(scope, ask))))
}

/** The precision at a score is of the rows above it, which cells would blur. */
const canBeCells = ({ request }: AskOf<'ranks'>): boolean =>
  !request.precision && Object.keys(request.scores).length === 1

interface Ends {
  readonly low: number
  readonly scale: number
}

async function endsOf(
  scope: Scope<AskOf<'ranks'>>,
  ask: AskOf<'ranks'>,
  { statements }: Context,
): Promise<Ends | null> {
  const { population } = scope
  const view = population.view()
  const [score] = Object.values(ask.request.scores)
  const x = view.field(score!, 'number')
  const where = whereOf(view, scope)
  const table = await statements.read(
    `select min(${x}) as low, max(${x}) as high from ${view.from()}${where}`,
    population.about('ends', [ask]),
  )
  const [low, high] = [table.numbers('low')[0]!, table.numbers('high')[0]!]
  const scale = (CELLS - 1) / (high - low)
  return Number.isFinite(scale) ? { low, scale } : null
}

const seq = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

async function ranked(
  scope: Scope<AskOf<'ranks'>>,
  ask: AskOf<'ranks'>,
  ends: Ends | null,
  context: Context,
): Promise<Answer | null> {
  const { population } = scope
  const { scores, outcome, precision } = ask.request
  const names = Object.keys(scores)
  const facts = ask.cluster === scope.cluster ? clusterFacts(scope, context) : null
  const own = facts ? scope : { ...scope, cluster: null }
  const view = population.view()
  const list = groupList(view, own, context)
  const slices = list.groups.map(g => g.name)
  const partition = (...more: string[]) => {
    const by = [...slices, ...more]
    return by.length > 0 ? `partition by ${by.join(', ')} ` : ''
  }
  const weight = weightSql(scope)
  const y = view.field(outcome, 'number')
  const raw = names.map(name => view.field(scores[name]!, 'number'))
  const value = (x: string) => (ends ? `floor((${x} - ${doubleToTrino(ends.low)}) * ${doubleToTrino(ends.scale)})` : x)
  // Rows of which not all is known take no part, but may be all that their group has.
  const known = [y, ...raw].map(x => `${x} is not null`).join(' and ')
  const where = whereOf(view, scope)
  const values = [y, ...raw.map(value)].map(
    (x, i) => `case when ${known} then ${x} end as ${i === 0 ? 'y' : `s${i - 1}`}`,
  )
  const rows = `select ${[...list.columns, ...values, ...(weight ? [`${weight} as w`] : [])].join(', ')} from ${view.from()}${where}`
  // Rows that are alike, counted: n of them, of weight w, and Σ w².
  const alike = [...list.names, 'y', ...names.map((_, i) => `s${i}`)]
  const sums = weight
    ? 'cast(count(*) as double) as n, sum(w) as w, sum(w * w) as w2'
    : 'cast(count(*) as double) as n, cast(count(*) as double) as w, cast(count(*) as double) as w2'
  const counted = `select ${alike.join(', ')}, ${sums} from (${rows}) group by ${alike.join(', ')}`
  const over = (by: string) => `over (${partition()}${by})`
  const tied = (i: number) => `over (${partition(`s${i}`)})`
  // Weights of either outcome, in all, up to a score and at it.
  const totals = [
    'sum(w * y) over (P) as p',
    'sum(w * (1 - y)) over (P) as q',
    'sum(n * y) over (P) as pn',
    'sum(n * (1 - y)) over (P) as qn',
  ].map(sql => sql.replace('P', partition().trim()))
  const places = seq(names.length).flatMap(i => [
    `sum(w * y) ${over(`order by s${i}`)} as p${i}`,
    `sum(w * (1 - y)) ${over(`order by s${i}`)} as q${i}`,
    `sum(w * y) ${tied(i)} as pt${i}`,
    `sum(w * (1 - y)) ${tied(i)} as qt${i}`,
  ])
  const placed = `select *, ${[...totals, ...places].join(', ')} from (${counted})`
  // Of a positive the share of negatives below it, of a negative that of positives above it; ties count half.
  const v = seq(names.length).map(
    i =>
      `case when y = 1 then (q${i} - qt${i} / 2) / nullif(q, 0) else (p - p${i} + pt${i} / 2) / nullif(p, 0) end as v${i}`,
  )
  // N rows are scored at least as high, T of them positive.
  const above = precision
    ? seq(names.length).flatMap(i => [
        `p - p${i} + pt${i} as t${i}`,
        `p + q - p${i} - q${i} + pt${i} + qt${i} as n${i}`,
      ])
    : []
  const valued = `select *, ${[...v, ...above].join(', ')} from (${placed})`
  const means = seq(names.length).map(
    i => `sum(w * v${i}) over (${partition('y').trim()}) / case when y = 1 then p else q end as m${i}`,
  )
  const gains = precision
    ? seq(names.length).flatMap(i => [
        `sum(w * y / n${i}) ${over(`order by s${i}`)} as g${i}_`,
        `sum(w * y * t${i} / n${i} / n${i}) ${over(`order by s${i}`)} as l${i}_`,
      ])
    : []
  const centred = `select *, ${[...means, ...gains].join(', ')} from (${valued})`
  const pairs = seq(names.length).flatMap(i => seq(i + 1).map(j => [i, j] as const))
  const sum = (sql: string, condition: string) => `coalesce(sum(${sql}) filter (where ${condition}), 0)`
  const aggregates: Record<string, string> = {
    positives: sum('w', 'y = 1'),
    negatives: sum('w', 'y = 0'),
    odd: sum('n', 'y not in (0, 1)'),
    some_odd: 'coalesce(max(y) filter (where y not in (0, 1)), 0)',
    p_rows: 'coalesce(max(pn), 0)',
    q_rows: 'coalesce(max(qn), 0)',
    // Half of the share of pairs of both outcomes that share a cell.
    hidden: ends ? sum('w * qt0', 'y = 1') : '0e0',
  }
  for (const i of seq(names.length)) {
    aggregates[`v10_${i}`] = sum(`w * v${i}`, 'y = 1')
    aggregates[`v01_${i}`] = sum(`w * v${i}`, 'y = 0')
    if (!precision) continue
    aggregates[`ap_${i}`] = sum(`w * t${i} / n${i}`, 'y = 1')
    // What the rows of a bucket do to it, but for AP itself.
    aggregates[`gain_${i}`] = `coalesce(sum(w * (y * (t${i} / n${i} + g${i}_) - l${i}_)), 0)`
  }
  for (const [i, j] of pairs) {
    const product = `w2 * (v${i} - m${i}) * (v${j} - m${j})`
    aggregates[`s10_${i}_${j}`] = sum(product, 'y = 1')
    aggregates[`s01_${i}_${j}`] = sum(product, 'y = 0')
  }
  const selected = Object.entries(aggregates).map(([name, sql]) => `cast(${sql} as double) as ${name}`)
  const sql = `select ${[...outgoingGroups(list.groups), ...(facts ? ['b'] : []), ...selected].join(', ')} from (${centred})${groupBy(list.names)}`
  const table = await context.statements.read(sql, population.about('ranks', [ask]))
  refuseOdd(table, ask)
  const grouped = readGroups(table, list.groups, facts !== null)
  const points = rowsByGroup(grouped).map(rows => pointOf(table, rows, ask, ends !== null))
  if (points.some(({ bound }) => bound > LARGEST_BOUND)) return null
  return {
    groups: rowsByGroup(grouped).map((rows, g) => ({
      by: grouped.groups.tuples[g]!,
      point: points[g]!,
      buckets: facts && bucketsOf(table, rows, grouped.bucket!, points[g]!, ask, facts.buckets),
    })),
  }
}

function refuseOdd(table: Table, { request }: AskOf<'ranks'>): void {
  const at = table.numbers('odd').findIndex(n => n > 0)
  if (at < 0) return
  const other = table.numbers('some_odd')[at]
  throw new MlgateError({
    code: 'engine',
    message: `${describeExpr(request.outcome)} is the outcome of a ranking and has the value ${other}; only 0 and 1 can be`,
  })
}

function pointOf(table: Table, rows: readonly number[], { request }: AskOf<'ranks'>, cells: boolean): Ranks {
  const names = Object.keys(request.scores)
  const total = (name: string) => rows.reduce((sum, row) => sum + table.numbers(name)[row]!, 0)
  const [positives, negatives] = [total('positives'), total('negatives')]
  const rowsOf = (name: string) => Math.max(0, ...rows.map(row => table.numbers(name)[row]!))
  const known = positives * negatives > 0
  const byName = <T>(f: (i: number) => T): Record<string, T> => Object.fromEntries(names.map((name, i) => [name, f(i)]))
  const covariance = (s: string, weight: number, n: number) => (i: number, j: number) =>
    known && n > 1 ? ((total(`${s}_${Math.max(i, j)}_${Math.min(i, j)}`) / weight) * n) / (n - 1) : Number.NaN
  const [c10, c01] = [covariance('s10', positives, rowsOf('p_rows')), covariance('s01', negatives, rowsOf('q_rows'))]
  return {
    kind: 'ranks',
    positives,
    negatives,
    auc: byName(i => (known ? total(`v10_${i}`) / positives : Number.NaN)),
    s10: byName(i => byName(j => c10(i, j))),
    s01: byName(i => byName(j => c01(i, j))),
    ...(request.precision && {
      averagePrecision: byName(i => (positives > 0 ? total(`ap_${i}`) / positives : Number.NaN)),
    }),
    bound: cells && known ? total('hidden') / positives / negatives / 2 : 0,
  }
}

function bucketsOf(
  table: Table,
  rows: readonly number[],
  bucket: Int32Array,
  point: Ranks,
  { request }: AskOf<'ranks'>,
  buckets: number,
): (RankCounts | null)[] {
  const names = Object.keys(request.scores)
  const out: (RankCounts | null)[] = Array.from({ length: buckets }, () => null)
  const total = point.positives + point.negatives
  for (const row of rows) {
    const at = (name: string) => table.numbers(name)[row]!
    const [positives, negatives] = [at('positives'), at('negatives')]
    const b = bucket[row]!
    if (b < 0 || positives + negatives === 0) continue
    const byName = (f: (i: number, name: string) => number) =>
      Object.fromEntries(names.map((name, i) => [name, f(i, name)]))
    out[b] = {
      kind: 'rank-counts',
      positives,
      negatives,
      v10: byName(i => (positives === 0 ? 0 : point.negatives === 0 ? Number.NaN : at(`v10_${i}`) / positives)),
      v01: byName(i => (negatives === 0 ? 0 : point.positives === 0 ? Number.NaN : at(`v01_${i}`) / negatives)),
      ...(request.precision && {
        influence: byName((i, name) =>
          point.positives === 0
            ? 0
            : ((at(`gain_${i}`) - positives * point.averagePrecision![name]!) * total) /
              point.positives /
              (positives + negatives),
        ),
      }),
    }
  }
  return out
}
