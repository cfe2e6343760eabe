import { MlgateError, type Problem } from '../../errors.ts'
import type { Described, DescribedExpression, DescribedLog, ExpressionText, LogName, Source } from '../../plan/types.ts'
import { type Expr, walk } from '../../sql/expr.ts'
import { asText, quoteTrinoName } from '../../sql/trino.ts'
import { isList, plainType } from '../../sql/trino-types.ts'
import { together } from '../together.ts'
import type { Logs } from './arm.ts'
import { truth, writeRow } from './fields.ts'
import { identify, sqlOf, type TableName } from './identity.ts'
import { tableOf } from './table.ts'
import type { Client, TrinoOptions } from './types.ts'

interface Table {
  readonly source: Source
  /** After FROM: the version of it that was looked at, where it has versions. */
  readonly sql: string
  readonly columns: ReadonlyMap<string, string>
  readonly described: DescribedLog
}

/**
 * What is known before any row is judged: rows and columns of the tables, and each expression as a tree with its type
 * over each of its logs. Texts are parsed as for DuckDB, by its parser in this process, without any log. All problems
 * are reported at once; a name that is no column of a log is none of them, for it may be a role.
 */
export async function describe(
  client: Client,
  options: TrinoOptions,
  sources: readonly Source[],
  expressions: readonly ExpressionText[],
): Promise<{ described: Described; logs: Logs }> {
  const wheres = sources.flatMap(({ table, log, at }) => (table?.where ? [{ text: table.where, logs: [log], at }] : []))
  const trees = await parsed([...expressions, ...wheres], options)
  const problems: Problem[] = []
  const collected = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work
    } catch (error) {
      if (!(error instanceof MlgateError)) throw error
      problems.push(...error.problems)
      return null
    }
  }
  const [version, found] = await together([
    versionOf(client),
    together(sources.map(source => collected(tableFor(client, options, source, trees)))),
  ])
  if (problems.length > 0) throw new MlgateError(problems)
  const tables = found as Table[]
  const types = new Map<string, Partial<Record<LogName, string | null>>>([...trees.keys()].map(text => [text, {}]))
  const lengths = new Map<string, Partial<Record<LogName, number>>>()
  for (const table of tables) {
    const { log } = table.source
    const own = expressions.filter(e => !e.aggregate && e.logs.includes(log))
    const typed = await typesOver(client, table, own, trees)
    problems.push(...typed.problems)
    for (const [text, type] of typed.types) types.get(text)![log] = type === null ? null : plainType(type)
    for (const [text, type] of typed.types)
      if (type !== null && isList(type)) {
        const length = await lengthOf(client, table, trees.get(text)!)
        if (length !== null) lengths.set(text, { ...lengths.get(text), [log]: length })
      }
  }
  if (problems.length > 0) throw new MlgateError(problems)
  return {
    described: {
      engine: `trino ${version}`,
      logs: Object.fromEntries(tables.map(t => [t.source.log, t.described])),
      expressions: Object.fromEntries(
        expressions.map(({ text }): [string, DescribedExpression] => [
          text,
          {
            expr: trees.get(text)!,
            types: types.get(text)!,
            ...(lengths.has(text) && { lengths: lengths.get(text)! }),
          },
        ]),
      ),
    },
    logs: {
      table: log => {
        const table = tables.find(t => t.source.log === log)
        if (!table) throw new MlgateError({ code: 'engine', message: `There is no ${log} log.` })
        return table.sql
      },
      columns: Object.fromEntries(tables.map(t => [t.source.log, t.columns])),
    },
  }
}

/** Every text as a tree. */
async function parsed(expressions: readonly ExpressionText[], { timezone }: TrinoOptions): Promise<Map<string, Expr>> {
  // What is a value of one row anywhere has to be one everywhere.
  const rowwise = new Set(expressions.filter(e => !e.aggregate).map(e => e.text))
  const distinct = [...new Map(expressions.map(e => [e.text, e])).values()].map(({ text, at }) => ({
    text,
    at,
    ...(!rowwise.has(text) && { aggregate: true as const }),
  }))
  if (distinct.length === 0) return new Map()
  const [{ open }, { parseExpressions }] = await Promise.all([
    import('../duckdb/open.ts'),
    import('../duckdb/parse.ts'),
  ])
  const database = await open([], { timezone, threads: 1 })
  try {
    const found = await parseExpressions(database.session, distinct)
    const byText = new Map(distinct.map((e, i) => [e.text, found[i]!]))
    // A text that is written twice is wrong twice.
    const problems = expressions.flatMap(({ text, at }): Problem[] => {
      const p = byText.get(text)!
      return 'problem' in p ? [{ ...p.problem, at }] : []
    })
    if (problems.length > 0) throw new MlgateError(problems)
    return new Map(distinct.map((e, i) => [e.text, (found[i] as { expr: Expr }).expr]))
  } finally {
    database.close()
  }
}

async function versionOf(client: Client): Promise<string> {
  const table = tableOf(await client.query('select version() as version'))
  return table.texts('version')[0] ?? 'unknown'
}

/** The table's name in full. */
function nameOf({ table, at, log }: Source, { catalog, schema }: TrinoOptions): TableName {
  const given = [...(table?.name ?? '').matchAll(/"((?:[^"]|"")+)"|([^."]+)/g)].map(
    ([, odd, plain]) => odd?.replaceAll('""', '"') ?? plain!,
  )
  if (given.length === 0 || given.length > 3)
    throw new MlgateError({
      code: 'log-table',
      message: table ? `The ${log} log's \`${table.name}\` is no name of a table.` : `The ${log} log is no table.`,
      at,
      hint: 'with this engine logs are tables: {table: predictions}, or {table: lake.ml.predictions}',
    })
  const parts = [catalog, schema, null].slice(0, 3 - given.length)
  const missing = parts.indexOf(null)
  if (missing >= 0)
    throw new MlgateError({
      code: 'log-table',
      message: `The ${log} log's table ${table!.name} needs a ${missing === 0 ? 'catalog' : 'schema'}.`,
      at,
      hint: "name it in full, or give the engine's `catalog` and `schema`",
    })
  const [first, second, name] = [...parts, ...given] as [string, string, string]
  return { catalog: first, schema: second, name }
}

async function tableFor(
  client: Client,
  options: TrinoOptions,
  source: Source,
  trees: ReadonlyMap<string, Expr>,
): Promise<Table> {
  const name = nameOf(source, options)
  const located = (error: unknown): never => {
    if (!(error instanceof MlgateError)) throw error
    throw new MlgateError(
      error.problems.map(p => ({ ...p, at: p.at ?? source.at })),
      error,
    )
  }
  const shape = await client.query(`select * from ${sqlOf(name)} limit 0`).catch(located)
  const columns = new Map(shape.columns.map(c => [c.name.toLowerCase(), c.type]))
  const { log } = source
  const where = source.table!.where === null ? null : trees.get(source.table!.where)!
  const condition = where && truth(writeRow(log, { [log]: columns })(where), where)
  const names = [...trees.values()].flatMap(expr => [...walk(expr)].flatMap(e => (e.is === 'column' ? [e.name] : [])))
  const read = [...new Set([...names, ...(source.table!.words ?? [])].map(column => column.toLowerCase()))]
    .filter(column => columns.has(column))
    .sort()
  const textOf = (column: string) => asText({ sql: `l.${quoteTrinoName(column)}`, type: columns.get(column)! })
  const identified = identify(client, { ...name, where: condition, columns: read.map(textOf) })
  const { from: sql, rows, bytes, digest } = await identified.catch(located)
  if (rows === 0)
    throw new MlgateError({
      code: 'log-empty',
      message: `The ${log} log has no rows.`,
      at: source.at,
      hint: `a release is not judged on nothing: check the table${condition ? ', `where`' : ''} and what writes it`,
    })
  return {
    source,
    sql,
    columns,
    described: {
      files: [{ path: `${name.catalog}.${name.schema}.${name.name}`, bytes: bytes ?? 0, digest }],
      rows,
      columns: Object.fromEntries(shape.columns.map(c => [c.name, plainType(c.type)])),
    },
  }
}

/** Types as Trino tells them, by one statement that reads no row; only where that fails, one by one, to find which. */
async function typesOver(
  client: Client,
  { source: { log }, sql, columns }: Table,
  expressions: readonly ExpressionText[],
  trees: ReadonlyMap<string, Expr>,
): Promise<{ types: Map<string, string | null>; problems: Problem[] }> {
  const known = (e: Expr) => [...walk(e)].every(n => n.is !== 'column' || columns.has(n.name.toLowerCase()))
  const texts = [...new Set(expressions.map(e => e.text))]
  const types = new Map<string, string | null>(texts.map(text => [text, null]))
  const askable = texts.filter(text => known(trees.get(text)!))
  const write = writeRow(log, { [log]: columns })
  const ask = async (some: readonly string[]): Promise<void> => {
    if (some.length === 0) return
    const items = some.map((text, i) => `${write(trees.get(text)!).sql} as c${i}`)
    const result = await client.query(`select ${items.join(', ')} from ${sql} as l limit 0`)
    result.columns.forEach((c, i) => {
      types.set(some[i]!, c.type)
    })
  }
  const problems: Problem[] = []
  const oneByOne = async (): Promise<void> => {
    for (const text of askable)
      await ask([text]).catch((error: unknown) => {
        if (!(error instanceof MlgateError)) throw error
        for (const { at } of expressions.filter(e => e.text === text))
          problems.push({
            code: 'expression-type',
            message: `The expression \`${text.trim()}\` does not fit the ${log} log: ${error.problems[0]!.message}`,
            at,
            hint: error.problems[0]!.hint ?? 'convert what does not fit, such as `cast(x as double)`',
          })
      })
  }
  await ask(askable).catch(async (error: unknown) => {
    if (!(error instanceof MlgateError)) throw error
    await oneByOne()
    // What none of them is to blame for is the server's.
    if (problems.length === 0) throw error
  })
  return { types, problems }
}

/** Of the first list that is not null: how many classes a model knows. */
async function lengthOf(client: Client, { source, sql, columns }: Table, expr: Expr): Promise<number | null> {
  const list = writeRow(source.log, { [source.log]: columns })(expr).sql
  const statement = `select cast(cardinality(${list}) as double) as n from ${sql} as l where ${list} is not null limit 1`
  return tableOf(await client.query(statement)).numbers('n')[0] ?? null
}
