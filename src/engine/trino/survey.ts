import { MlgateError } from '../../errors.ts'
import type { ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm } from '../../sql/expr.ts'
import { countsWhole, judgedOf } from '../asked.ts'
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

/** The arms whose units are counted: of a reference without any, nobody asks how many there are. */
export const withUnits = (arms: readonly Arm[], queries: Queries): Arm[] =>
  arms.filter(arm => judgedOf(arms).includes(arm) || queries.relations[arm]!.unit !== null)

/**
 * Rows, ids, units and times of all arms in one statement: rows are grouped by their id, and once more by their unit where
 * one is bound, and the groups counted, which no node has to do alone. Or the arms with rows that have no unit.
 */
export async function surveyOf(
  arms: readonly Arm[],
  rows: Partial<Record<Arm, ArmRows>>,
  queries: Queries,
  statements: Statements,
): Promise<Survey | readonly Arm[]> {
  const over = judgedOf(arms)
  const counting = withUnits(arms, queries)
  const by = (key: 'k' | 'u', own: readonly Arm[], each: readonly string[], all: readonly string[]) => {
    const parts = own.map(arm => {
      const { weight } = queries.relations[arm]!
      const specials = new Set<Special>([key, ...(key === 'k' ? (['t', ...(weight ? ['w'] : [])] as Special[]) : [])])
      const more = key === 'k' ? `, t, ${weight ? 'w is null or w < 0' : 'false'} as bad` : ''
      return `select '${arm}' as arm, ${key}${more} from (${rows[arm]!.raw({ fields: [], specials })})`
    })
    const grouped = `select ${[key, ...each].join(', ')} from (${parts.join(' union all ')}) group by ${key}`
    return `(select ${all.join(', ')} from (${grouped}))`
  }
  const double = (sql: string, name: string) => `cast(coalesce(${sql}, 0) as double) as ${name}`
  const ids = by(
    'k',
    arms,
    arms.flatMap(arm => [
      `count_if(arm = '${arm}') as n_${arm}`,
      `min(t) filter (where arm = '${arm}') as since_${arm}`,
      `max(t) filter (where arm = '${arm}') as until_${arm}`,
      `count_if(arm = '${arm}' and bad) as bad_${arm}`,
    ]),
    arms.flatMap(arm => [
      double(`sum(n_${arm})`, `rows_${arm}`),
      double(`sum(n_${arm}) filter (where k is not null)`, `ids_${arm}`),
      double(`count_if(n_${arm} > 0 and k is not null)`, `distinct_${arm}`),
      `min(since_${arm}) as since_${arm}`,
      `max(until_${arm}) as until_${arm}`,
      double(`sum(bad_${arm})`, `bad_${arm}`),
    ]),
  )
  const counted = by(
    'u',
    counting,
    counting.map(arm => `count_if(arm = '${arm}') as n_${arm}`),
    [
      ...counting.flatMap(arm => [
        double(`count_if(n_${arm} > 0)`, `units_${arm}`),
        double(`sum(n_${arm}) filter (where u is null)`, `unknown_${arm}`),
      ]),
      double(`count_if(${over.map(arm => `n_${arm} > 0`).join(' or ')})`, 'judged'),
    ],
  )
  const table = await statements.read(`select * from ${ids} cross join ${counted}`, {
    purpose: 'survey',
    reads: arms,
    asks: queries.asks.filter(countsWhole).map(ask => ask.key),
  })
  const unknown = counting.filter(arm => table.numbers(`unknown_${arm}`)[0]! > 0)
  return unknown.length > 0 ? unknown : surveyIn(table, arms, over, queries)
}

function surveyIn(table: Table, arms: readonly Arm[], over: readonly Arm[], queries: Queries): Survey {
  const get = (arm: Arm, c: string): number => table.numbers(`${c}_${arm}`)[0]!
  const facts: Survey['facts'] = {}
  const counts: Survey['arms'] = {}
  for (const arm of arms) {
    const relation = queries.relations[arm]!
    if (get(arm, 'bad') > 0)
      throw new MlgateError({
        code: 'engine',
        message: `${describeExpr(relation.weight!)}: a weight is missing or negative in ${get(arm, 'bad')} rows of the ${arm}`,
      })
    counts[arm] = { rows: get(arm, 'rows'), ids: get(arm, 'ids'), distinct: get(arm, 'distinct') }
    facts[arm] = {
      rows: get(arm, 'rows'),
      units: relation.unit ? get(arm, 'units') : null,
      from: isoOf(get(arm, 'since')),
      until: isoOf(get(arm, 'until')),
    }
  }
  const times = (c: string) => over.map(arm => get(arm, c)).filter(t => !Number.isNaN(t))
  const from = Math.min(...times('since'))
  const until = Math.max(...times('until'))
  const units = table.numbers('judged')[0]!
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
