import { MlgateError } from '../../errors.ts'
import type { Ask, ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm } from '../../sql/expr.ts'
import { timeClusters, unitClusters } from '../clusters.ts'
import { isoInstant } from './columns.ts'
import { describeExpr } from './fields.ts'
import type { Statements } from './statements.ts'

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

export async function surveyOf(
  arms: readonly Arm[],
  tables: Partial<Record<Arm, string>>,
  queries: Queries,
  statements: Statements,
): Promise<Survey> {
  const sides = arms.filter(arm => arm !== 'reference')
  const over = sides.length > 0 ? sides : arms
  const one = arms.map(arm => {
    const { weight } = queries.relations[arm]!
    const bad = weight ? 'count(*) filter (w is null or w < 0)' : '0'
    return `select '${arm}' as arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(count(distinct k) as double) as distinct_ids, cast(count(distinct u) as double) as units, min(t) as since, max(t) as until, cast(${bad} as double) as bad from ${tables[arm]}`
  })
  const union = over.map(arm => `select distinct u from ${tables[arm]}`).join(' union ')
  const all = `select 'all', 0, 0, 0, cast(count(*) as double), null, null, 0 from (${union})`
  const table = await statements.read([...one, all].join(' union all '), {
    purpose: 'survey',
    reads: [...arms, ...over],
    asks: queries.asks.filter(countsWhole).map(ask => ask.key),
  })
  const names = table.scalars('arm')
  const column = Object.fromEntries(
    ['n', 'ids', 'distinct_ids', 'units', 'since', 'until', 'bad'].map(c => [c, table.numbers(c)]),
  )
  const get = (arm: Arm | 'all', c: string): number => column[c]![names.indexOf(arm)]!
  const iso = (micros: number) => (Number.isNaN(micros) ? null : isoInstant(BigInt(micros)))
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
      from: iso(get(arm, 'since')),
      until: iso(get(arm, 'until')),
    }
  }
  const times = (c: string) => over.map(arm => get(arm, c)).filter(t => !Number.isNaN(t))
  const from = Math.min(...times('since'))
  const until = Math.max(...times('until'))
  const units = get('all', 'units')
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
