import type { Answer, Ask, ClusterFacts } from '../../plan/types.ts'
import type { Expr } from '../../sql/expr.ts'
import type { AskOf } from '../asked.ts'
import { type DealtRows, dealtRows, momentsAnswer } from '../dealt.ts'
import { named } from '../named.ts'
import { hasRank, keyOf } from '../needs.ts'
import { together } from '../together.ts'
import { type Aggregation, momentsOf } from './aggregates.ts'
import { type CutRows, cubeOf } from './cube.ts'
import { groupedRows } from './grouped.ts'
import { type MadeRows, rankedRows } from './ranked.ts'
import type { View } from './relations.ts'
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

/** Rows are read once for as many aggregates, times the ways of grouping them: each is a number kept for every group. */
const MOST_AGGREGATES = 256

/**
 * All moments over the same rows in one statement, however they are grouped; of groups of rows, those of the same
 * groups; each with ranks over all rows in its own.
 */
export async function answerMoments(asks: readonly AskOf<'moments'>[], context: Context): Promise<[Ask, Answer][]> {
  const alone = ({ key, request: { per, of } }: AskOf<'moments'>): string =>
    per ? keyOf(per) : Object.values(of).some(hasRank) ? key : ''
  const kinds = [...Map.groupBy(asks, alone)]
  const scopes = kinds.flatMap(([kind, some]) => scopesOf(some, context).map(scope => ({ kind, scope })))
  const isPlain = ({ kind, scope }: (typeof scopes)[0]) => kind === '' && scope.weigh === null
  const plain = scopes.filter(isPlain).map(({ scope }) => scope)
  const others = scopes.filter(s => !isPlain(s)).map(({ scope }) => scope)
  return (
    await together([
      ...fused(plain).map(some => answerPlain(some, context)),
      ...others.map(scope => answerMade(scope, context)),
    ])
  ).flat()
}

const rowsKey = ({ population, filter, weigh }: Scope): string => keyOf([population.relation, filter, weigh])

function fused(scopes: readonly Scope<AskOf<'moments'>>[]): Scope<AskOf<'moments'>>[][] {
  const out: Scope<AskOf<'moments'>>[][] = []
  const expressions = (some: readonly Scope<AskOf<'moments'>>[]) =>
    new Set(some.flatMap(s => s.asks.flatMap(ask => Object.values(ask.request.of).map(keyOf)))).size
  for (const scope of scopes) {
    const at = out.findIndex(
      some =>
        rowsKey(some[0]!) === rowsKey(scope) &&
        5 * expressions([...some, scope]) * (some.length + 1) <= MOST_AGGREGATES,
    )
    if (at < 0) out.push([scope])
    else out[at]!.push(scope)
  }
  return out
}

const aggregation = (weighted: boolean): Aggregation => ({
  values: named('x'),
  aggregates: named('a', sql => `cast(${sql} as double)`),
  centres: weighted ? named('z', sql => `avg(${sql})`) : null,
})

async function answerPlain(scopes: readonly Scope<AskOf<'moments'>>[], context: Context): Promise<[Ask, Answer][]> {
  const [first] = scopes as [Scope<AskOf<'moments'>>]
  const { population } = first
  const view = population.view()
  const cube = cubeOf(view, context)
  const parts = aggregation(false)
  const column = (e: Expr) => view.field(e, 'number')
  const cuts = scopes.map(scope => ({
    scope,
    cut: cube.add(scope, []),
    readers: scope.asks.map(({ request }) => momentsOf(request, column, parts)),
  }))
  const where = whereOf(view, first)
  const inner = [...cube.columns(), ...parts.values.all()]
  const sql = `select ${[...cube.outgoing(), ...parts.aggregates.all()].join(', ')} from (select ${inner.join(', ')} from ${view.from()}${where})${cube.groupBy()}`
  const asks = scopes.flatMap(s => s.asks)
  const table = await context.statements.read(sql, population.about('moments', asks))
  return cuts.flatMap(({ scope, cut, readers }) => {
    const facts = clusterFacts(scope, context)
    const groups = dealtIn(cut.read(table), facts)
    const own = (ask: Ask) => (ask.cluster === scope.cluster ? facts : null)
    return scope.asks.map((ask, i): [Ask, Answer] => [ask, momentsAnswer(readers[i]!(table), groups, own(ask))])
  })
}

/** Those of a statement that groups in several ways. */
const dealtIn = ({ rows, ...grouped }: CutRows, facts: ClusterFacts | null): DealtRows[] =>
  dealtRows(grouped, facts).map(({ by, rows: own, buckets }) => ({
    by,
    rows: own.map(i => rows[i]!),
    buckets: buckets.map(bucket => bucket.map(i => rows[i]!)),
  }))

/** Of rows that are made first: groups of rows, rows with their ranks, rows with a weight. */
async function answerMade(scope: Scope<AskOf<'moments'>>, context: Context): Promise<[Ask, Answer][]> {
  const { population, asks } = scope
  const { per, of } = asks[0]!.request
  const view = population.view()
  const ranked = Object.values(of).some(hasRank)
  const rows = (per ? groupedRows : ranked ? rankedRows : weightedRows)(scope, view, context)
  const parts = aggregation(scope.weigh !== null)
  const readers = asks.map(({ request }) => momentsOf(request, rows.column, parts))
  const inner = [...rows.names, ...parts.values.all(), ...(scope.weigh === null ? [] : ['w'])]
  const values = `select ${inner.join(', ')} from ${rows.from}`
  const selected = [
    ...outgoingGroups(rows.groups),
    ...(rows.names.includes('b') ? ['b'] : []),
    ...parts.aggregates.all(),
  ]
  const sql = `select ${selected.join(', ')} from (${centred(values, parts, rows.names)})${groupBy(rows.names)}`
  const table = await context.statements.read(sql, population.about('moments', asks))
  const facts = clusterFacts(scope, context)
  const groups = dealtRows(readGroups(table, rows.groups, facts !== null), facts)
  return asks.map((ask, i) => [
    ask,
    momentsAnswer(readers[i]!(table), groups, ask.cluster === scope.cluster ? facts : null),
  ])
}

/** The rows with the means of their groups beside them; of one group they are joined, for its window would be one node's. */
function centred(values: string, { centres }: Aggregation, names: readonly string[]): string {
  if (!centres) return values
  if (names.length === 0)
    return `select * from (${values}) cross join (select ${centres.all().join(', ')} from (${values}))`
  const windows = centres.all().map(sql => sql.replace(' as ', ` over (partition by ${names.join(', ')}) as `))
  return `select *, ${windows.join(', ')} from (${values})`
}

function weightedRows(scope: Scope<AskOf<'moments'>>, view: View, context: Context): MadeRows {
  const { columns: grouping, names, groups } = groupList(view, scope, context)
  const columns = [
    ...new Set(scope.asks.flatMap(ask => Object.values(ask.request.of).map(e => view.field(e, 'number')))),
  ]
  const where = whereOf(view, scope)
  const from = `(select ${[...grouping, ...columns, `${weightSql(scope)} as w`].join(', ')} from ${view.from()}${where})`
  return { from, names, groups, column: e => view.field(e, 'number') }
}
