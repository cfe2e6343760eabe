import { MlgateError } from '../../errors.ts'
import type { ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm } from '../../sql/expr.ts'
import { countsWhole, judgedOf } from '../asked.ts'
import { timeClusters, unitClusters } from '../clusters.ts'
import { isoInstant, type Table } from './columns.ts'
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
  /** The ids of both logs are the same, if those of each are distinct. */
  readonly matched: boolean
}

export async function surveyOf(
  arms: readonly Arm[],
  tables: Partial<Record<Arm, string>>,
  queries: Queries,
  statements: Statements,
): Promise<Survey> {
  const over = judgedOf(arms)
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
  return surveyIn(table, arms, over, queries)
}

/** Above so many rows only this part of the units is counted, and their number said to three digits. */
const COUNTED_ROWS = 2_000_000
const UNITS_PART = 16

/** The earliest and latest time of each arm; where they are not finite, or not known, by another look at all of them. */
async function spansOf(
  arms: readonly Arm[],
  tables: Partial<Record<Arm, string>>,
  facts: Table,
  statements: Statements,
): Promise<Map<string, Float64Array>> {
  const found = ['since', 'until'].map(name => [name, facts.numbers(name)] as const)
  if (!found.some(([, times]) => times.some(Number.isNaN))) return new Map(found)
  const one = arms.map(arm => `select '${arm}' as arm, min(t) as since, max(t) as until from ${tables[arm]}`)
  const table = await statements.read(one.join(' union all '), { purpose: 'survey', reads: arms })
  const [names, own] = [facts.scalars('arm'), table.scalars('arm')]
  return new Map(
    found.map(([name]) => {
      const times = table.numbers(name)
      return [name, Float64Array.from(names, arm => times[own.indexOf(arm)]!)]
    }),
  )
}

/**
 * The same in less time, of logs that are read at every look. Distinct ids are counted only where nothing else will tell;
 * units in one aggregation of all logs, of very large ones from a part of them. Null where a row has no unit.
 */
export async function surveyLarge(
  arms: readonly Arm[],
  tables: Partial<Record<Arm, string>>,
  queries: Queries,
  statements: Statements,
  unique: boolean,
): Promise<Survey | null> {
  const over = judgedOf(arms)
  const asks = queries.asks.filter(countsWhole).map(ask => ask.key)
  const one = arms.map(arm => {
    const { weight } = queries.relations[arm]!
    const bad = weight ? 'count(*) filter (w is null or w < 0)' : '0'
    const distinct = unique && arm !== 'reference' ? 'count(k)' : 'count(distinct k)'
    // Of the ids as a set with repeats: two sums of 64-bit hashes, in which no order matters.
    const print = unique ? "concat(bit_xor(k), ' ', sum(k))" : "''"
    // Alone, they are read from the files' own statistics.
    const ends = ['min', 'max'].map(
      f => `(select case when isfinite(${f}(time)) then cast(epoch_us(${f}(time)) as double) end from ${tables[arm]})`,
    )
    return `select '${arm}' as arm, cast(count(*) as double) as n, cast(count(k) as double) as ids, cast(${distinct} as double) as distinct_ids, cast(count(*) - count(u) as double) as unknown, ${ends[0]} as since, ${ends[1]} as until, cast(${bad} as double) as bad, ${print} as print from ${tables[arm]}`
  })
  const facts = await statements.read(one.join(' union all '), { purpose: 'survey', reads: arms, asks })
  if (facts.numbers('unknown').some(n => n > 0)) return null
  const names = facts.scalars('arm')
  const spans = await spansOf(arms, tables, facts, statements)
  const units = new Map<Arm | 'all', number>()
  if (unique && over.every(arm => !queries.relations[arm]!.unit)) {
    // Each row is a unit of its own, and those of the larger log are as many as can be paired.
    for (const arm of arms) units.set(arm, facts.numbers('n')[names.indexOf(arm)]!)
    units.set('all', Math.max(...over.map(arm => units.get(arm)!)))
  } else {
    const flag = (arm: Arm) => 2 ** arms.indexOf(arm)
    const part = Math.max(...facts.numbers('n')) > COUNTED_ROWS ? UNITS_PART : 1
    const rows = arms.map(
      arm =>
        `select u, cast(${flag(arm)} as utinyint) as arm from ${tables[arm]}${part > 1 ? ` where u % ${part} = 0` : ''}`,
    )
    const counts = [...arms, 'all' as const].map(arm => {
      const mask = arm === 'all' ? over.reduce((sum, o) => sum + flag(o), 0) : flag(arm)
      return `cast(count(*) filter (arms & ${mask} <> 0) as double) as "${arm}"`
    })
    const of = `select bit_or(arm) as arms from (${rows.join(' union all ')}) group by u`
    const table = await statements.read(`select ${counts.join(', ')} from (${of})`, { purpose: 'survey', reads: arms })
    for (const arm of [...arms, 'all' as const])
      units.set(arm, part === 1 ? table.numbers(arm)[0]! : Number((part * table.numbers(arm)[0]!).toPrecision(3)))
  }
  const prints = (['incumbent', 'candidate'] as const).map(arm => facts.scalars('print')[names.indexOf(arm)])
  const all = facts.numbers('n').every((n, i) => n === facts.numbers('ids')[i])
  const matched = unique && all && prints[0] !== undefined && prints[0] === prints[1]
  return {
    ...surveyIn({ ...facts, numbers: name => spans.get(name) ?? facts.numbers(name) }, arms, over, queries, units),
    matched,
  }
}

function surveyIn(
  table: Table,
  arms: readonly Arm[],
  over: readonly Arm[],
  queries: Queries,
  unitsOf?: ReadonlyMap<Arm | 'all', number>,
): Survey {
  const names = table.scalars('arm')
  const column = Object.fromEntries(
    ['n', 'ids', 'distinct_ids', 'since', 'until', 'bad'].map(c => [c, table.numbers(c)]),
  )
  const unitsIn = (arm: Arm | 'all') => unitsOf?.get(arm) ?? table.numbers('units')[names.indexOf(arm)]!
  const get = (arm: Arm, c: string): number => column[c]![names.indexOf(arm)]!
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
      units: relation.unit ? unitsIn(arm) : null,
      from: iso(get(arm, 'since')),
      until: iso(get(arm, 'until')),
    }
  }
  const times = (c: string) => over.map(arm => get(arm, c)).filter(t => !Number.isNaN(t))
  const from = Math.min(...times('since'))
  const until = Math.max(...times('until'))
  const units = unitsIn('all')
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
    matched: false,
  }
}
