import type { Arm } from '../../sql/expr.ts'
import type { About } from '../port.ts'
import type { Survey } from './survey.ts'

/**
 * The rows with their buckets. Units are dealt by hash, or have one each where they are few; times by equal spans, and
 * rows without a time are in no block.
 */
export async function bucketSql(
  survey: Survey,
  tables: Partial<Record<Arm, string>>,
  large: boolean,
  make: (name: string, sql: string, about: About) => Promise<string>,
): Promise<(table: string) => string> {
  const { unit, time } = survey.clusters
  // By two bytes DuckDB would aggregate into 65,536 states, be the rows ever so few.
  const type = large ? 'usmallint' : 'integer'
  const each = unit !== null && unit.buckets === unit.clusters
  const dealt = unit === null ? '0' : `u % ${unit.buckets}`
  let units = ''
  if (each) {
    const all = survey.over.map(arm => `select u from ${tables[arm]}`).join(' union all ')
    units = await make(
      'units',
      `select u, row_number() over (order by u) - 1 as b from (select distinct u from (${all}))`,
      {
        purpose: 'units',
        reads: survey.over,
      },
    )
  }
  const bu = each ? `coalesce(b, ${dealt})` : dealt
  const last = (time?.buckets ?? 1) - 1
  const span = (survey.until - survey.from) / (last + 1)
  const block = span > 0 ? `least(${last}, floor((t - ${survey.from}) / ${span}))` : '0'
  const bt =
    time === null ? 'null' : `case when t between ${survey.from} and ${survey.until} then cast(${block} as ${type}) end`
  return table =>
    `(select ${table}.*, cast(${bu} as ${type}) as bu, ${bt} as bt from ${table}${each ? ` left join ${units} using (u)` : ''})`
}
