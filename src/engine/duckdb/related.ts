import { quoteName } from '../../sql/duckdb.ts'
import { fromSource } from './files.ts'
import { type OpenOptions, open } from './open.ts'

/**
 * How near an answer is to other columns of its log: 1 − mean((answer − column)²) / variance(column), which is 1 where
 * they are equal; null for a constant.
 */
export async function nearness(
  path: string,
  answer: string,
  columns: readonly string[],
  options: OpenOptions = {},
): Promise<Record<string, number | null>> {
  const database = await open([{ log: 'candidate', paths: [path], format: null, at: undefined }], options)
  try {
    await database.load(new Set([answer, ...columns].map(name => name.toLowerCase())))
    const number = (name: string) => `cast(${quoteName(name)} as double)`
    const asked = columns.map((name, i) => {
      const [x, known] = [number(name), `isfinite(${number(name)}) and isfinite(${number(answer)})`]
      const squares = `avg((${number(answer)} - ${x}) ** 2) filter (where ${known})`
      return `1 - ${squares} / nullif(var_pop(${x}) filter (where ${known}), 0) as c${i}`
    })
    const found = await database.session.query(
      `select ${asked.join(', ')} from ${fromSource(database.sources.candidate!)}`,
    )
    return Object.fromEntries(
      columns.map((name, i) => {
        const column = found.columns[i]!
        return [name, column.is === 'numbers' && !column.nulls?.[0] ? column.values[0]! : null]
      }),
    )
  } finally {
    database.close()
  }
}

/** The share of the candidate's ids that the other log has as well. */
export async function commonIds(
  paths: { readonly candidate: string; readonly incumbent: string },
  id: string,
  options: OpenOptions = {},
): Promise<number> {
  const sources = (['incumbent', 'candidate'] as const).map(log => ({
    log,
    paths: [paths[log]],
    format: null,
    at: undefined,
  }))
  const database = await open(sources, options)
  try {
    await database.load(new Set([id.toLowerCase()]))
    const [incumbent, candidate] = sources.map(({ log }) => fromSource(database.sources[log]!))
    const ids = (from: string) => `(select cast(${quoteName(id)} as varchar) as id from ${from})`
    const found = await database.session.query(
      `select cast(count(*) filter (where id in (select id from ${ids(incumbent!)})) as double) / count(*) as share from ${ids(candidate!)}`,
    )
    const [column] = found.columns
    return column?.is === 'numbers' ? column.values[0]! : 0
  } finally {
    database.close()
  }
}
