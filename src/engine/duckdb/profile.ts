import { quoteName } from '../../sql/duckdb.ts'
import { describe } from './describe.ts'
import { fromSource } from './files.ts'
import { type OpenOptions, open } from './open.ts'
import { numbers, type Session, texts } from './session.ts'

/** What a log holds, column by column. No row of it, and of texts only those that many rows share. */
export interface Profile {
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly digest: string }[]
  readonly format: string
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
}

export interface ColumnProfile {
  readonly name: string
  readonly type: string
  readonly nulls: number
  /** Of floats: what is neither a number nor null. */
  readonly nan: number
  /** Null for lists and structures. */
  readonly distinct: number | null
  /** Numbers, or ISO instants; null where there is none. */
  readonly range: readonly [number, number] | readonly [string, string] | null
  /** Rows in bins of one width over the range. */
  readonly histogram: readonly number[] | null
  /** The most frequent values of a column that has few. */
  readonly values: readonly { readonly value: string; readonly rows: number }[] | null
}

const BINS = 12
/** A text that fewer rows share may say whose row it is. */
const LEAST_SHARED = 5
/** With more, a column is no category. */
const MOST_VALUES = 50
const MOST_SHOWN = 4

type Sort = 'float' | 'number' | 'time' | 'name' | 'other'

function sortOf(type: string): Sort {
  if (/^(FLOAT|DOUBLE|REAL)$/.test(type)) return 'float'
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\([\d,]+\))$/.test(type)) return 'number'
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return 'time'
  return /^(VARCHAR|BOOLEAN|UUID|ENUM\(.*\))$/s.test(type) ? 'name' : 'other'
}

/** Reads the whole log, its columns one after the other for their histograms. */
export async function profile(paths: readonly string[], options: OpenOptions = {}): Promise<Profile> {
  const source = { log: 'candidate', paths, format: null, at: { file: '--log' } } as const
  const database = await open([source], options)
  try {
    const described = (await describe(database, [])).logs.candidate!
    const opened = database.sources.candidate!
    await database.load(null)
    const from = fromSource(opened)
    const columns = Object.entries(described.columns)
    const profiles: ColumnProfile[] = []
    for (const [name, type] of columns)
      profiles.push(await ofColumn(database.session, from, name, type, described.rows))
    return { files: described.files, format: opened.format, rows: described.rows, columns: profiles }
  } finally {
    database.close()
  }
}

async function ofColumn(
  session: Session,
  from: string,
  name: string,
  type: string,
  rows: number,
): Promise<ColumnProfile> {
  const sort = sortOf(type)
  const column = quoteName(name)
  const measured = sort === 'float' || sort === 'number' || sort === 'time'
  const x = sort === 'time' ? `epoch(${column})` : `cast(${column} as double)`
  const whole = sort === 'float' ? `isfinite(${x})` : `${column} is not null`
  const found = await session.query(
    `select cast(count(${column}) as double) as known, ${sort === 'other' ? 'null::double' : `cast(count(distinct ${column}) as double)`} as differing,
      ${sort === 'float' ? `cast(count(*) filter (where isnan(${x})) as double)` : '0::double'} as nan,
      ${measured ? `min(${x}) filter (where ${whole})` : 'null::double'} as low,
      ${measured ? `max(${x}) filter (where ${whole})` : 'null::double'} as high
     from ${from}`,
  )
  const [known, nan] = [numbers(found, 'known')[0]!, numbers(found, 'nan')[0]!]
  const [, differing, , low, high] = found.columns.map(c => (c.is === 'numbers' && !c.nulls?.[0] ? c.values[0]! : null))
  const bounds =
    low === null || high === null || low === undefined || high === undefined ? null : ([low, high] as const)
  return {
    name,
    type,
    nulls: rows - known,
    nan,
    distinct: differing ?? null,
    range: bounds && sort === 'time' ? [instant(bounds[0]), instant(bounds[1])] : bounds,
    histogram: bounds && bounds[0] < bounds[1] ? await histogram(session, from, x, whole, bounds) : null,
    values: sort === 'name' && (differing ?? 0) <= MOST_VALUES ? await values(session, from, column) : null,
  }
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

async function histogram(
  session: Session,
  from: string,
  x: string,
  whole: string,
  [low, high]: readonly [number, number],
): Promise<number[]> {
  const counted = await session.query(
    `select cast(least(${BINS - 1}, floor((${x} - $1) / ($2 - $1) * ${BINS})) as double) as bin, cast(count(*) as double) as n
     from ${from} where ${whole} group by bin`,
    [low, high],
  )
  const bins = Array<number>(BINS).fill(0)
  const [at, n] = [numbers(counted, 'bin'), numbers(counted, 'n')]
  for (const [i, bin] of at.entries()) bins[bin] = n[i]!
  return bins
}

async function values(session: Session, from: string, column: string): Promise<NonNullable<ColumnProfile['values']>> {
  const counted = await session.query(
    `select cast(${column} as varchar) as value, cast(count(*) as double) as n from ${from} where ${column} is not null
     group by value having n >= ${LEAST_SHARED} order by n desc, value limit ${MOST_SHOWN}`,
  )
  const n = numbers(counted, 'n')
  return texts(counted, 'value').map((value, i) => ({ value, rows: n[i]! }))
}
