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
  /** Rows that the columns were looked at in: fewer, where a sample was asked for. */
  readonly looked: number
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
  /** Numbers (of a list of them, its elements), or ISO instants; null where there is none. */
  readonly range: readonly [number, number] | readonly [string, string] | null
  /** Rows in bins of one width over the range. */
  readonly histogram: readonly number[] | null
  /** Fewest and most characters of a text, elements of a list. */
  readonly lengths: readonly [number, number] | null
  /** The most frequent values of a column that has few. */
  readonly values: readonly { readonly value: string; readonly rows: number }[] | null
}

const BINS = 12
/** A text that fewer rows share may say whose row it is. */
const LEAST_SHARED = 5
/** With more, a column is no category. */
const MOST_VALUES = 50
const MOST_SHOWN = 4

type Sort = 'float' | 'number' | 'time' | 'name' | 'numbers' | 'list' | 'other'

function sortOf(type: string): Sort {
  if (/^(FLOAT|DOUBLE|REAL)$/.test(type)) return 'float'
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\([\d,]+\))$/.test(type)) return 'number'
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return 'time'
  if (/\[\d*\]$/.test(type)) return sortOf(type.replace(/\[\d*\]$/, '')) === 'float' ? 'numbers' : 'list'
  return /^(VARCHAR|BOOLEAN|UUID|ENUM\(.*\))$/s.test(type) ? 'name' : 'other'
}

/** Reads the log, or so many rows of it, its columns one after the other for their histograms. */
export async function profile(
  paths: readonly string[],
  { sample, ...options }: OpenOptions & { sample?: number } = {},
): Promise<Profile> {
  const source = { log: 'candidate', paths, format: null, at: { file: '--log' } } as const
  const database = await open([source], options)
  try {
    const { session } = database
    const { files, rows, columns } = (await describe(database, [])).logs.candidate!
    const opened = database.sources.candidate!
    await database.load(null)
    let [from, looked] = [fromSource(opened), rows]
    if (sample !== undefined && rows > sample) {
      // Drawn once: a column is to be told from another of the same rows.
      await session.query(
        `create temp table sampled as select * from ${from} using sample reservoir(${sample} rows) repeatable (${SEED})`,
      )
      ;[from, looked] = ['sampled', sample]
    }
    const profiles: ColumnProfile[] = []
    for (const [name, type] of Object.entries(columns)) profiles.push(await ofColumn(session, from, name, type, looked))
    return { files, format: opened.format, rows, looked, columns: profiles }
  } finally {
    database.close()
  }
}

const SEED = 20

async function ofColumn(
  session: Session,
  from: string,
  name: string,
  type: string,
  rows: number,
): Promise<ColumnProfile> {
  const sort = sortOf(type)
  const column = quoteName(name)
  const { low, high, length, counted } = measuresOf(sort, type, column)
  const found = await session.query(
    `select cast(count(${column}) as double) as known,
      ${counted ? `cast(count(distinct ${column}) as double)` : 'null::double'} as differing,
      ${sort === 'float' ? `cast(count(*) filter (where isnan(${column})) as double)` : '0::double'} as nan,
      ${low} as low, ${high} as high,
      ${length ? `cast(min(${length}) as double)` : 'null::double'} as shortest,
      ${length ? `cast(max(${length}) as double)` : 'null::double'} as longest
     from ${from}`,
  )
  const of = (word: string): number | null => {
    const column = found.columns.find(c => c.name === word)
    return column?.is === 'numbers' && !column.nulls?.[0] ? column.values[0]! : null
  }
  const between = <T>(low: T | null, high: T | null) => (low === null || high === null ? null : ([low, high] as const))
  const bounds = between(of('low'), of('high'))
  const x = numberOf(sort, column)
  const wide = x !== null && bounds !== null && bounds[0] < bounds[1]
  return {
    name,
    type,
    nulls: rows - of('known')!,
    nan: of('nan')!,
    distinct: of('differing'),
    range: bounds && sort === 'time' ? [instant(bounds[0]), instant(bounds[1])] : bounds,
    histogram: wide ? await histogram(session, from, x, knownIn(sort, column, x), bounds) : null,
    lengths: between(of('shortest'), of('longest')),
    values: sort === 'name' && (of('differing') ?? 0) <= MOST_VALUES ? await values(session, from, column) : null,
  }
}

/** The column as a number that has a place on an axis. */
const numberOf = (sort: Sort, column: string): string | null =>
  sort === 'time' ? `epoch(${column})` : sort === 'float' || sort === 'number' ? `cast(${column} as double)` : null

const knownIn = (sort: Sort, column: string, x: string): string =>
  sort === 'float' ? `isfinite(${x})` : `${column} is not null`

/** What is asked of a column of that sort, as SQL. */
function measuresOf(sort: Sort, type: string, column: string) {
  const none = 'null::double'
  const x = numberOf(sort, column)
  const ends = (end: 'min' | 'max') =>
    x !== null
      ? `${end}(${x}) filter (where ${knownIn(sort, column, x)})`
      : sort === 'numbers'
        ? `${end}(list_${end}(list_filter(${column}, e -> isfinite(e))))::double`
        : none
  return {
    low: ends('min'),
    high: ends('max'),
    length: sort === 'numbers' || sort === 'list' ? `len(${column})` : type === 'VARCHAR' ? `length(${column})` : null,
    counted: sort !== 'other' && sort !== 'list' && sort !== 'numbers',
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
