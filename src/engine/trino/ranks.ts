import { MlgateError } from '../../errors.ts'
import type { Answer, Ask } from '../../plan/types.ts'
import { doubleToTrino } from '../../sql/trino.ts'
import type { RankCounts, Ranks } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { rowsByGroup } from '../groups.ts'
import { keyOf } from '../needs.ts'
import { together } from '../together.ts'
import { describeExpr } from './fields.ts'
import {
  type Context,
  clusterFacts,
  groupBy,
  groupList,
  outgoingGroups,
  readGroups,
  type Scope,
  scopesOf,
  weightSql,
  whereOf,
} from './scopes.ts'
import type { Table } from './table.ts'

/** Cells of a score of a large log, and the bound on what they hide of an AUC above which every value is ranked. */
const CELLS = 16_384
const LARGEST_BOUND = 1e-4

/**
 * AUC, placements and average precision by windows in the cluster; only sums by group and bucket leave it. Of a large
 * log the score is taken in cells first, whose rows count as tied, as long as the bound on that is small.
 */
export async function answerRanks(asks: readonly AskOf<'ranks'>[], context: Context): Promise<[Ask, Answer][]> {
  const answer = async (scope: Scope<AskOf<'ranks'>>, alike: readonly AskOf<'ranks'>[]): Promise<[Ask, Answer][]> => {
    const ask = widest(scope, alike)
    const ends = scope.population.large && canBeCells(ask) ? await endsOf(scope, ask, alike, context) : null
    const cells = ends && (await ranked(scope, ask, ends, alike, context))
    const found = cells ?? (await ranked(scope, ask, null, alike, context))!
    return alike.map(one => [one, answerTo(one, found, one.cluster === scope.cluster)])
  }
  // Of a large log apart: cells are not for precision.
  const placements = ({ population }: Scope, { request: { scores, outcome, precision } }: AskOf<'ranks'>) =>
    keyOf([scores, outcome, population.large && precision])
  const all = scopesOf(asks, context).flatMap(scope =>
    [...Map.groupBy(scope.asks, ask => placements(scope, ask)).values()].map(alike => answer(scope, alike)),
  )
  return (await together(all)).flat()
}

/** Asks of the same scores and outcome as one: with precision where one wants it, in buckets where one does. */
function widest(scope: Scope, alike: readonly AskOf<'ranks'>[]): AskOf<'ranks'> {
  const [first] = alike as [AskOf<'ranks'>]
  const precise = alike.some(ask => ask.request.precision)
  const dealt = alike.some(ask => ask.cluster === scope.cluster)
  return {
    ...first,
    cluster: dealt ? scope.cluster : null,
    request: { ...first.request, ...(precise && { precision: true }) },
  }
}

/** Of what was answered for several, what one asked for. */
function answerTo({ request }: AskOf<'ranks'>, { groups }: Answer, dealt: boolean): Answer {
  const pointOnly = ({ averagePrecision: _, ...point }: Ranks): Ranks => point
  const bucketOnly = ({ influence: _, ...bucket }: RankCounts): RankCounts => bucket
  return {
    groups: groups.map(({ by, point, buckets }) => ({
      by,
      point: request.precision ? point : pointOnly(point as Ranks),
      buckets: dealt
        ? request.precision || !buckets
          ? buckets
          : buckets.map(b => b && bucketOnly(b as RankCounts))
        : null,
    })),
  }
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
  asks: readonly Ask[],
  { statements }: Context,
): Promise<Ends | null> {
  const { population } = scope
  const view = population.view()
  const [score] = Object.values(ask.request.scores)
  const x = view.field(score!, 'number')
  const where = whereOf(view, scope)
  const table = await statements.read(
    `select min(${x}) as low, max(${x}) as high from ${view.from()}${where}`,
    population.about('ends', asks),
  )
  const [low, high] = [table.numbers('low')[0]!, table.numbers('high')[0]!]
  const scale = (CELLS - 1) / (high - low)
  return Number.isFinite(scale) ? { low, scale } : null
}

const seq = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

/** What the placements of a scope's rows are made from. */
interface Placing {
  /** Rows that are alike, counted: `n` of them, of weight `w`, and Σ w² as `w2`; by group, bucket, `y` and `s0`, `s1`, … */
  readonly counted: string
  readonly slices: readonly string[]
  readonly bucketed: boolean
  readonly scores: number
  readonly precision: boolean
}

const over = (slices: readonly string[], more: readonly string[] = [], order = ''): string => {
  const by = [...slices, ...more]
  return `over (${[...(by.length > 0 ? [`partition by ${by.join(', ')}`] : []), ...(order ? [`order by ${order}`] : [])].join(' ')})`
}

/**
 * Of each counted row, with p and q the weights of positives and negatives, and of those up to its score (`p0`, `q0`) and
 * at it (`pt0`, `qt0`): its placement `v0`, the mean `m0` of those of its outcome, and for the precision the weights `n0`
 * of rows scored at least as high and `t0` of the positives among them, with sums of these over scores up to its own.
 */
const PLACEMENT = (i: number) =>
  `case when y = 1 then (q${i} - qt${i} / 2) / nullif(q, 0) when y = 0 then (p - p${i} + pt${i} / 2) / nullif(p, 0) end`
const above = (i: number) => [`p - p${i} + pt${i} as t${i}`, `p + q - p${i} - q${i} + pt${i} + qt${i} as n${i}`]

/** One score: windows over its values alone, of which each holds the rows that have it. */
function placedAlone({ counted, slices, bucketed, precision }: Placing): string {
  const part = [...(bucketed ? ['b'] : []), 'y', 'n', 'w', 'w2']
  const typed = part.map(c => `${c} ${c === 'b' ? 'integer' : 'double'}`).join(', ')
  const of = (sql: string, y: number) => `coalesce(sum(${sql}) filter (where y = ${y}), 0e0)`
  const values = `select ${[
    ...slices,
    's0',
    `${of('w', 1)} as pt0`,
    `${of('w', 0)} as qt0`,
    `${of('n', 1)} as pn0`,
    `${of('n', 0)} as qn0`,
    `array_agg(cast(row(${part.join(', ')}) as row(${typed}))) as parts`,
  ].join(', ')} from (${counted}) group by ${[...slices, 's0'].join(', ')}`
  const whole = over(slices)
  const upTo = over(slices, [], 's0')
  const placed = `select *, ${[
    `sum(pt0) ${whole} as p`,
    `sum(qt0) ${whole} as q`,
    `sum(pn0) ${whole} as pn`,
    `sum(qn0) ${whole} as qn`,
    `sum(pt0) ${upTo} as p0`,
    `sum(qt0) ${upTo} as q0`,
  ].join(', ')} from (${values})`
  // The placements of either outcome have the same mean: the AUC.
  const auc = `sum(pt0 * (q0 - qt0 / 2) / nullif(q, 0)) ${whole} / nullif(p, 0) as m0`
  const more = precision ? [...above(0)] : []
  const valued = `select *, ${[auc, ...more].join(', ')} from (${placed})`
  const gained = precision
    ? `select *, sum(pt0 / n0) ${upTo} as g0_, sum(pt0 * t0 / n0 / n0) ${upTo} as l0_ from (${valued})`
    : valued
  return `select *, ${PLACEMENT(0)} as v0 from (${gained}) cross join unnest(parts) as part(${part.join(', ')})`
}

/** Several scores, whose placements are held against each other row by row. */
function placedTogether({ counted, slices, scores, precision }: Placing): string {
  const all = seq(scores)
  const whole = over(slices)
  const placed = `select *, ${[
    `sum(w * y) ${whole} as p`,
    `sum(w * (1 - y)) ${whole} as q`,
    `sum(n * y) ${whole} as pn`,
    `sum(n * (1 - y)) ${whole} as qn`,
    ...all.flatMap(i => [
      `sum(w * y) ${over(slices, [], `s${i}`)} as p${i}`,
      `sum(w * (1 - y)) ${over(slices, [], `s${i}`)} as q${i}`,
      `sum(w * y) ${over(slices, [`s${i}`])} as pt${i}`,
      `sum(w * (1 - y)) ${over(slices, [`s${i}`])} as qt${i}`,
    ]),
  ].join(', ')} from (${counted})`
  const valued = `select *, ${all
    .flatMap(i => [`${PLACEMENT(i)} as v${i}`, ...(precision ? above(i) : [])])
    .join(', ')} from (${placed})`
  const means = all.map(i => `sum(w * v${i}) ${over(slices, ['y'])} / case when y = 1 then p else q end as m${i}`)
  const gains = all.flatMap(i => {
    const upTo = over(slices, [], `s${i}`)
    return [`sum(w * y / n${i}) ${upTo} as g${i}_`, `sum(w * y * t${i} / n${i} / n${i}) ${upTo} as l${i}_`]
  })
  return `select *, ${[...means, ...(precision ? gains : [])].join(', ')} from (${valued})`
}

async function ranked(
  scope: Scope<AskOf<'ranks'>>,
  ask: AskOf<'ranks'>,
  ends: Ends | null,
  asks: readonly Ask[],
  context: Context,
): Promise<Answer | null> {
  const { population } = scope
  const { scores, outcome, precision = false } = ask.request
  const names = Object.keys(scores)
  const facts = ask.cluster === scope.cluster ? clusterFacts(scope, context) : null
  const view = population.view()
  const list = groupList(view, facts ? scope : { ...scope, cluster: null }, context)
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
  const alike = [...list.names, 'y', ...names.map((_, i) => `s${i}`)]
  const count = 'cast(count(*) as double)'
  const sums = weight ? `${count} as n, sum(w) as w, sum(w * w) as w2` : `${count} as n, ${count} as w, ${count} as w2`
  const placing = {
    counted: `select ${alike.join(', ')}, ${sums} from (${rows}) group by ${alike.join(', ')}`,
    slices: list.groups.map(g => g.name),
    bucketed: facts !== null,
    scores: names.length,
    precision,
  }
  const placed = names.length === 1 ? placedAlone(placing) : placedTogether(placing)
  const selected = Object.entries(sumsOf(names.length, precision, ends !== null)).map(
    ([name, sql]) => `cast(${sql} as double) as ${name}`,
  )
  const table = await context.statements.read(
    `select ${[...outgoingGroups(list.groups), ...(facts ? ['b'] : []), ...selected].join(', ')} from (${placed})${groupBy(list.names)}`,
    population.about('ranks', asks),
  )
  refuseOdd(table, ask)
  const grouped = readGroups(table, list.groups, facts !== null)
  const points = rowsByGroup(grouped).map(own => pointOf(table, own, ask, ends !== null))
  if (points.some(({ bound }) => bound > LARGEST_BOUND)) return null
  return {
    groups: rowsByGroup(grouped).map((own, g) => ({
      by: grouped.groups.tuples[g]!,
      point: points[g]!,
      buckets: facts && bucketsOf(table, own, grouped.bucket!, points[g]!, ask, facts.buckets),
    })),
  }
}

/** Sums over the placed rows of a group and bucket, which add up over buckets. */
function sumsOf(scores: number, precision: boolean, cells: boolean): Record<string, string> {
  const sum = (sql: string, condition: string) => `coalesce(sum(${sql}) filter (where ${condition}), 0)`
  const sums: Record<string, string> = {
    positives: sum('w', 'y = 1'),
    negatives: sum('w', 'y = 0'),
    odd: sum('n', 'y not in (0, 1)'),
    some_odd: 'coalesce(max(y) filter (where y not in (0, 1)), 0)',
    p_rows: 'coalesce(max(pn), 0)',
    q_rows: 'coalesce(max(qn), 0)',
    // Half of the share of pairs of both outcomes that share a cell.
    hidden: cells ? sum('w * qt0', 'y = 1') : '0e0',
  }
  for (const i of seq(scores)) {
    sums[`v10_${i}`] = sum(`w * v${i}`, 'y = 1')
    sums[`v01_${i}`] = sum(`w * v${i}`, 'y = 0')
    for (const j of seq(i + 1)) {
      const product = `w2 * (v${i} - m${i}) * (v${j} - m${j})`
      sums[`s10_${i}_${j}`] = sum(product, 'y = 1')
      sums[`s01_${i}_${j}`] = sum(product, 'y = 0')
    }
    if (!precision) continue
    sums[`ap_${i}`] = sum(`w * t${i} / n${i}`, 'y = 1')
    // What the rows of a bucket do to it, but for AP itself.
    sums[`gain_${i}`] = `coalesce(sum(w * (y * (t${i} / n${i} + g${i}_) - l${i}_)), 0)`
  }
  return sums
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

function pointOf(table: Table, rows: Int32Array, { request }: AskOf<'ranks'>, cells: boolean): Ranks {
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
  rows: Int32Array,
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
