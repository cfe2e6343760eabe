import { MlgateError } from '../../errors.ts'
import type { Ask, ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm } from '../../sql/expr.ts'
import { timeClusters, unitClusters } from '../clusters.ts'
import type { ArmRows, Special } from './arm.ts'
import { describeExpr } from './fields.ts'
import type { Statements } from './statements.ts'
import { isoOf, type Table } from './table.ts'

export interface Survey {
  readonly arms: Partial<Record<Arm, { rows: number; ids: number; distinct: number }>>
  readonly facts: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  /** Microseconds since 1970. */
  readonly from: number
  readonly until: number
  /** The arms whose units and times make the clusters. */
  readonly over: readonly Arm[]
}

/** How many ids a whole log has is known from the survey, unless some are there twice. */
const countsWhole = ({ relation, request, filter, by }: Ask): boolean =>
  request.kind === 'keys' && relation !== 'pairs' && filter === null && by.length === 0

/** Rows, ids, units and times of all arms in one statement, which reads each once. Null where a row has no unit. */
export async function surveyOf(
  arms: readonly Arm[],
  rows: Partial<Record<Arm, ArmRows>>,
  queries: Queries,
  statements: Statements,
): Promise<Survey | null> {
  const sides = arms.filter(arm => arm !== 'reference')
  const over = sides.length > 0 ? sides : arms
  const parts = arms.map(arm => {
    const { weight } = queries.relations[arm]!
    const specials = new Set<Special>(['k', 'u', 't', ...(weight ? (['w'] as const) : [])])
    const bad = weight ? 'w is null or w < 0' : 'false'
    const own = over.includes(arm) ? 'u' : 'cast(null as varchar)'
    return `select '${arm}' as arm, k, u, ${own} as o, t, ${bad} as bad from (${rows[arm]!.raw({ fields: [], specials })})`
  })
  const counts = {
    n: 'count(*)',
    ids: 'count(k)',
    distinct_ids: 'count(distinct k)',
    units: 'count(distinct u)',
    judged: 'count(distinct o)',
    unknown: 'count(*) - count(u)',
    since: 'min(t)',
    until: 'max(t)',
    bad: 'count_if(bad)',
  }
  const list = Object.entries(counts).map(([name, sql]) => `cast(${sql} as double) as ${name}`)
  const table = await statements.read(
    `select arm, ${list.join(', ')} from (${parts.join(' union all ')}) group by grouping sets ((arm), ())`,
    { purpose: 'survey', reads: arms, asks: queries.asks.filter(countsWhole).map(ask => ask.key) },
  )
  return table.numbers('unknown').some(n => n > 0) ? null : surveyIn(table, arms, over, queries)
}

function surveyIn(table: Table, arms: readonly Arm[], over: readonly Arm[], queries: Queries): Survey {
  const names = table.texts('arm')
  const get = (arm: Arm | null, c: string): number => {
    const row = names.indexOf(arm)
    // A log whose every row is left out by its filter has no group of its own.
    if (row < 0) return c === 'since' || c === 'until' ? Number.NaN : 0
    return table.numbers(c)[row]!
  }
  const facts: Survey['facts'] = {}
  const counts: Survey['arms'] = {}
  for (const arm of arms) {
    const relation = queries.relations[arm]!
    if (get(arm, 'bad') > 0)
      throw new MlgateError({
        code: 'engine',
        message: `${describeExpr(relation.weight!)}: a weight is missing or negative in ${get(arm, 'bad')} rows of the ${arm}`,
      })
    counts[arm] = { rows: get(arm, 'n'), ids: get(arm, 'ids'), distinct: get(arm, 'distinct_ids') }
    facts[arm] = {
      rows: get(arm, 'n'),
      units: relation.unit ? get(arm, 'units') : null,
      from: isoOf(get(arm, 'since')),
      until: isoOf(get(arm, 'until')),
    }
  }
  const times = (c: string) => over.map(arm => get(arm, c)).filter(t => !Number.isNaN(t))
  const from = Math.min(...times('since'))
  const until = Math.max(...times('until'))
  const units = get(null, 'judged')
  return {
    arms: counts,
    facts,
    clusters: {
      unit: units > 0 ? unitClusters(units) : null,
      time: from <= until ? timeClusters((until - from) / 1e6) : null,
    },
    from,
    until,
    over,
  }
}
