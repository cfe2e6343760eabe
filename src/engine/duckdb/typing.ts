import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import { MlgateError } from '../../errors.ts'
import type { LogName, Queries } from '../../plan/types.ts'
import { quoteName, renderDuckdb } from '../../sql/duckdb.ts'
import { type Arm, type Expr, isIndicator, walk } from '../../sql/expr.ts'
import { type AllFields, asNumber, describeExpr, isNumeric } from './fields.ts'
import type { Statements } from './statements.ts'

/** The logs of a session: each as something that can stand after FROM. */
export interface Logs {
  source(log: LogName): string
  /** Rows of the file, where it is known without reading it. */
  rows(log: LogName): number | null
  /** Logs of more rows are read at every statement, and not made into tables; default: half a million. */
  readonly streamedAbove?: number | undefined
}

const ARMS: readonly Arm[] = ['incumbent', 'candidate', 'reference']

/** Types of everything that is read of the logs, by its SQL; and the errors of what has none, by expression. */
export interface Types {
  get(log: LogName, expr: Expr): DuckDBType
}

export async function typesOf(logs: Logs, queries: Queries, fields: AllFields, statements: Statements): Promise<Types> {
  const wanted = new Map<string, { log: LogName; expr: Expr; sql: string }>()
  const aliases = new Map<LogName, string>()
  const want = (log: LogName, expr: Expr, inLabels = false) => {
    if (!aliases.has(log)) aliases.set(log, `t${aliases.size}`)
    if (!inLabels && usesLabels(expr) && !aliases.has('labels')) aliases.set('labels', `t${aliases.size}`)
    const sql = writeRaw(expr, aliases.get(log)!, aliases.get('labels') ?? '')
    wanted.set(sql, { log, expr, sql })
  }
  for (const arm of ARMS) {
    const relation = queries.relations[arm]
    if (!relation) continue
    const { filter, id, unit, time, weight, labels } = relation
    for (const expr of [filter, ...(id ?? []), unit, time, weight]) if (expr) want(relation.log, expr)
    for (const field of fields[arm].all()) want(relation.log, field.expr)
    for (const expr of [...(labels?.id ?? []), labels?.filter, labels?.latest]) if (expr) want('labels', expr, true)
  }
  const list = [...wanted.values()]
  const from = [...aliases].map(([log, alias]) => `${logs.source(log)} as ${alias}`).join(', ')
  const found = new Map<string, DuckDBType>()
  if (list.length > 0) {
    const types = await statements
      .types(`select ${list.map(w => w.sql).join(', ')} from ${from}`)
      .catch(async error => {
        for (const { expr, sql } of list)
          await statements.types(`select ${sql} from ${from}`).catch((cause: unknown) => {
            throw failed(expr, cause)
          })
        throw error
      })
    list.forEach(({ sql }, i) => {
      found.set(sql, types[i]!)
    })
  }
  return {
    get: (log, expr) => found.get(writeRaw(expr, aliases.get(log)!, aliases.get('labels') ?? ''))!,
  }
}

const usesLabels = (expr: Expr): boolean => walk(expr).some(e => e.is === 'column' && e.log === 'labels')

export const writeRaw = (expr: Expr, log: string, labels: string): string =>
  renderDuckdb(expr, c => `${c.log === 'labels' ? labels : log}.${quoteName(c.name)}`)

const TRY = '`try_cast` in its place makes it null, which counts as missing'

export function failed(expr: Expr, cause: unknown): MlgateError {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
  const hint = expr.is === 'cast' && /^Conversion Error/.test(reason!) ? TRY : undefined
  return new MlgateError({ code: 'engine', message: `${describeExpr(expr)}: ${reason}`, hint }, cause)
}

const mistyped = (expr: Expr, type: DuckDBType, wanted: string): MlgateError =>
  new MlgateError({ code: 'engine', message: `${describeExpr(expr)} is ${type}, where ${wanted} is needed` })

export function truth(sql: string, expr: Expr, type: DuckDBType): string {
  if (type.typeId !== DuckDBTypeId.BOOLEAN && type.typeId !== DuckDBTypeId.SQLNULL)
    throw mistyped(expr, type, 'a condition')
  return sql
}

/** Microseconds since 1970 as a double, exact until the year 2255. */
export function instant(sql: string, expr: Expr, type: DuckDBType): string {
  const time = timestamp(sql, expr, type)
  return `case when isfinite(${time}) then cast(epoch_us(${time}) as double) end`
}

/** What `epoch_us` and `isfinite` can be asked of. */
export function timestamp(sql: string, expr: Expr, type: DuckDBType): string {
  switch (type.typeId) {
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ:
    case DuckDBTypeId.DATE:
      return sql
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
      return `cast(${sql} as timestamp)`
    default:
      throw mistyped(expr, type, 'a date or time')
  }
}

/** A number as a double, unknown where it is not finite. */
export function numeric(sql: string, expr: Expr, type: DuckDBType): string {
  if (!isNumeric(type)) throw mistyped(expr, type, 'a number')
  return isIndicator(expr) ? sql : asNumber(sql, type)
}
