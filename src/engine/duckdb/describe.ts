import { stat } from 'node:fs/promises'
import { MlgateError, type Problem } from '../../errors.ts'
import type { Described, DescribedExpression, DescribedLog, ExpressionText, LogName } from '../../plan/types.ts'
import { quoteName, renderDuckdb } from '../../sql/duckdb.ts'
import { type Expr, walk } from '../../sql/expr.ts'
import { together } from '../together.ts'
import { digestFile, digestRemote } from './digest.ts'
import { fromSource, isParted, isUrl, type OpenedSource } from './files.ts'
import type { Database } from './open.ts'
import { parseExpressions } from './parse.ts'
import { unreachable, withoutQuery } from './remote.ts'
import { numbers, type Session, type Table, texts } from './session.ts'

/**
 * What is known before any row is judged: files, rows and columns of the logs, and each expression as a tree with its
 * type over each of its logs. Reads footers where there are any, and the rows of other formats once. All problems are
 * reported at once; a name that is no column of a log is none of them, for it may be a role.
 */
export async function describe(database: Database, expressions: readonly ExpressionText[]): Promise<Described> {
  const { session, sessions } = database
  const sources = Object.values(database.sources)
  /** What `work` makes of each log, as many at once as there are connections. */
  const ofEach = <T>(work: (source: OpenedSource, session: Session) => Promise<T>) =>
    together(sources.map((source, i) => work(source, sessions[(i + 1) % sessions.length]!)))
  // What is a value of one row anywhere has to be one everywhere.
  const rowwise = new Set(expressions.filter(e => !e.aggregate).map(e => e.text))
  const distinct = [...new Map(expressions.map(e => [e.text, e])).values()].map(({ text, logs, at }) => ({
    text,
    logs,
    at,
    ...(!rowwise.has(text) && { aggregate: true as const }),
  }))
  const [parsed, looked] = await together([
    parseExpressions(session, distinct),
    ofEach((source, session) =>
      describeLog(session, source).catch((error: unknown) => {
        if (error instanceof MlgateError) return error
        throw error
      }),
    ),
  ])
  const found = new Map(distinct.map((e, i) => [e.text, parsed[i]!]))
  // A text that is written twice is wrong twice.
  const problems: Problem[] = expressions.flatMap(({ text, at }) => {
    const p = found.get(text)!
    return 'problem' in p ? [{ ...p.problem, at }] : []
  })
  const logs: Partial<Record<LogName, DescribedLog>> = {}
  looked.forEach((log, i) => {
    if (log instanceof MlgateError) problems.push(...log.problems)
    else logs[sources[i]!.log] = log
  })
  if (problems.length > 0) throw new MlgateError(problems)

  const trees = new Map(distinct.map((e, i) => [e.text, (parsed[i] as { expr: Expr }).expr]))
  const types = new Map<string, Partial<Record<LogName, string | null>>>(distinct.map(e => [e.text, {}]))
  const lengths = new Map<string, Partial<Record<LogName, number>>>()
  const lists: { text: string; expr: Expr; source: OpenedSource }[] = []
  const typed = await ofEach(async (source, session) => {
    const own = expressions
      .filter(e => !e.aggregate && e.logs.includes(source.log))
      .map(e => ({ ...e, expr: trees.get(e.text)! }))
    return { source, own, found: await typesOver(session, source, logs[source.log]!, own) }
  })
  for (const { source, own, found } of typed) {
    problems.push(...found.problems)
    own.forEach((e, i) => {
      types.get(e.text)![source.log] = found.types[i] ?? null
    })
    lists.push(...own.filter((_, i) => found.types[i]?.endsWith(']')).map(e => ({ ...e, source })))
  }
  // A table of theirs that has some columns no longer has the others: after all types.
  if (lists.length > 0) await database.load(new Set(lists.flatMap(({ expr }) => columnsIn(expr))))
  for (const { text, expr, source } of lists) {
    const length = await lengthOf(session, source, expr)
    if (length !== null) lengths.set(text, { ...lengths.get(text), [source.log]: length })
  }
  if (problems.length > 0) throw new MlgateError(problems)
  return {
    engine: database.version,
    logs,
    expressions: Object.fromEntries(
      [...trees].map(([text, expr]) => [text, describedOf(expr, types.get(text)!, lengths.get(text))]),
    ),
  }
}

const describedOf = (
  expr: Expr,
  types: DescribedExpression['types'],
  lengths: DescribedExpression['lengths'],
): DescribedExpression => ({ expr, types, ...(lengths && { lengths }) })

const columnsIn = (expr: Expr): string[] =>
  [...walk(expr)].flatMap(e => (e.is === 'column' ? [e.name.toLowerCase()] : []))

/** Of the first list that is not null, which one row group tells: how many classes a model knows. */
async function lengthOf(session: Session, source: OpenedSource, expr: Expr): Promise<number | null> {
  const list = renderDuckdb(expr, c => `t.${quoteName(c.name)}`)
  const statement = `select len(${list})::double as n from ${fromSource(source)} as t where ${list} is not null limit 1`
  return numbers(await session.query(statement), 'n')[0] ?? null
}

async function describeLog(session: Session, source: OpenedSource): Promise<DescribedLog> {
  const columns = await readable(source, () => columnsOf(session, source))
  const rows = await readable(source, () => countRows(session, source))
  if (rows === 0)
    throw new MlgateError({
      code: 'log-empty',
      message: `The ${source.log} log has no rows.`,
      at: source.at,
      hint: 'a release is not judged on nothing: check the path and what writes the log',
    })
  const files = await together(
    source.files.map(async path => {
      const parquet = source.format === 'parquet'
      if (isUrl(path)) {
        const told = await readable(source, () => digestRemote(session, path, parquet))
        return { path: withoutQuery(path), ...told }
      }
      const { size: bytes } = await stat(path)
      return { path, bytes, digest: await digestFile(path, bytes, parquet) }
    }),
  )
  return { files, rows, columns }
}

/** The engine's error about a file that it can't make sense of, as one about the log. */
async function readable<T>(source: OpenedSource, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof MlgateError) || error.code !== 'engine') throw error
    if (source.files.some(isUrl)) throw unreachable(source, source.files.filter(isUrl), error)
    const reason = error.problems[0]!.message.replace('The engine stopped: ', '')
    throw new MlgateError(
      {
        code: 'log-unreadable',
        message: `The ${source.log} log can't be read as ${{ parquet: 'Parquet', csv: 'CSV', ndjson: 'NDJSON', arrow: 'Arrow' }[source.format]}: ${reason}`,
        at: source.at,
        hint:
          source.format === 'parquet'
            ? 'write it again, or copy it again'
            : 'write it as Parquet, which carries its types',
      },
      error,
    )
  }
}

async function countRows(session: Session, source: OpenedSource): Promise<number> {
  if (source.arrow) return source.arrow.rows
  const statement =
    source.format === 'parquet'
      ? ['select sum(num_rows)::double as n from parquet_file_metadata($1)', [source.files]]
      : [`select count(*) as n from ${fromSource(source)}`, []]
  const table = await session.query(statement[0] as string, statement[1] as string[][])
  return numbers(table, 'n')[0] ?? 0
}

async function columnsOf(session: Session, source: OpenedSource): Promise<Record<string, string>> {
  const kinds = await oneOfEachSchema(session, source)
  const schemas = await together(
    kinds.map(async file => ({
      file,
      columns: toColumns(await session.query(`describe select * from ${fromSource({ ...source, files: [file] })}`)),
    })),
  )
  const [first, ...others] = schemas as [(typeof schemas)[number], ...typeof schemas]
  const typed = source.format === 'parquet'
  for (const other of others) {
    const odd = difference(first.columns, other.columns, typed)
    if (odd)
      throw new MlgateError({
        code: 'log-schemas-differ',
        message: `The files of the ${source.log} log differ: ${odd} of ${other.file} is not as in ${first.file}.`,
        at: source.at,
        hint: 'name only files of one schema, or rewrite the others',
      })
  }
  // What a column of the folders' names is takes all of them to tell.
  return source.files.length === 1 || (typed && !source.files.some(isParted))
    ? first.columns
    : toColumns(await session.query(`describe select * from ${fromSource(source)}`))
}

/** Parquet footers that read the same need not be looked at again. */
async function oneOfEachSchema(session: Session, source: OpenedSource): Promise<readonly string[]> {
  // Those of a table were compared when it was made.
  if (source.format === 'arrow') return source.files.slice(0, 1)
  if (source.format !== 'parquet' || source.files.length === 1) return source.files
  const statement = `with footers as (
      select file_name, string_agg(concat_ws(':', name, type, type_length, repetition_type, num_children, converted_type,
        precision, scale, logical_type), '|' order by column_id) as footer
      from parquet_schema($1) group by file_name)
    select min(file_name) as file from footers group by footer order by file`
  return texts(await session.query(statement, [source.files]), 'file')
}

function difference(a: Record<string, string>, b: Record<string, string>, typed: boolean): string | null {
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const same = typed ? a[name] === b[name] : Object.hasOwn(a, name) === Object.hasOwn(b, name)
    if (!same) return `column ${name} (${a[name] ?? 'absent'}, then ${b[name] ?? 'absent'})`
  }
  return null
}

function toColumns(table: Table): Record<string, string> {
  const types = texts(table, 'column_type')
  return Object.fromEntries(texts(table, 'column_name').map((name, i) => [name, types[i]!]))
}

type Typed = ExpressionText & { readonly expr: Expr }

/** Types by one statement; only where that fails, one by one, to find which. */
async function typesOver(
  session: Session,
  source: OpenedSource,
  { columns }: DescribedLog,
  expressions: readonly Typed[],
): Promise<{ types: (string | null)[]; problems: Problem[] }> {
  const names = new Set(Object.keys(columns).map(name => name.toLowerCase()))
  const known = expressions.map(e => [...walk(e.expr)].every(n => n.is !== 'column' || names.has(n.name.toLowerCase())))
  const askable = expressions.filter((_, i) => known[i])
  const ask = async (some: readonly Typed[]): Promise<string[]> => {
    if (some.length === 0) return []
    const items = some.map((e, i) => `${renderDuckdb(e.expr, c => `t.${quoteName(c.name)}`)} as c${i}`)
    return texts(
      await session.query(`describe select ${items.join(', ')} from ${fromSource(source)} as t`),
      'column_type',
    )
  }
  const problems: Problem[] = []
  const engineOnly = (error: unknown): MlgateError => {
    if (error instanceof MlgateError && error.code === 'engine') return error
    throw error
  }
  const oneByOne = async (): Promise<(string | null)[]> => {
    const found: (string | null)[] = []
    for (const e of askable)
      try {
        found.push((await ask([e]))[0] ?? null)
      } catch (error) {
        const reason = engineOnly(error).problems[0]!.message.replace(/^The engine stopped: (Binder Error: )?/, '')
        problems.push({
          code: 'expression-type',
          message: `The expression \`${e.text.trim()}\` does not fit the ${source.log} log: ${reason}`,
          at: e.at,
          hint: 'convert what does not fit, such as `cast(x as double)`',
        })
        found.push(null)
      }
    return found
  }
  const found = await ask(askable).catch((error: unknown) => engineOnly(error) && oneByOne())
  const byText = new Map(askable.map((e, i) => [e.text, found[i] ?? null]))
  return { types: expressions.map((e, i) => (known[i] ? byText.get(e.text)! : null)), problems }
}
