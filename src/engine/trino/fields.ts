import { MlgateError } from '../../errors.ts'
import type { Ask, Both, LogName, Queries } from '../../plan/types.ts'
import type { Arm, Expr, Side } from '../../sql/expr.ts'
import { quoteTrinoName, renderTrino, type Typed, type TypedColumn } from '../../sql/trino.ts'
import { isFloat, isInstant, isNumber, plainType, UNKNOWN } from '../../sql/trino-types.ts'
import type { Form } from '../needs.ts'
import { keyOf, needsOf, overPairs } from '../needs.ts'

/** A distinct expression of the asks over one relation: a column of its rows. */
export interface Field {
  readonly name: string
  readonly expr: Expr
  readonly form: Form
  readonly sql: string
  readonly type: string
}

export interface Fields {
  add(expr: Expr, form: Form): Field
  all(): readonly Field[]
  named(name: string): Field
}

/** What an expression is over the rows of one relation. */
type Write = (expr: Expr) => Typed

function fieldsNamed(prefix: string, write: Write): Fields {
  const byKey = new Map<string, Field>()
  const byName = new Map<string, Field>()
  return {
    add: (expr, form) => {
      const key = `${form} ${keyOf(expr)}`
      let field = byKey.get(key)
      if (field === undefined) {
        const value = write(expr)
        const { sql, type } = form === 'number' ? asNumber(value, expr) : value
        field = { name: `${prefix}${byKey.size}`, expr, form, sql, type }
        byKey.set(key, field)
        byName.set(field.name, field)
      }
      return field
    },
    all: () => [...byKey.values()],
    named: name => byName.get(name)!,
  }
}

/** The columns of a log, by their names in lower case. */
export type LogColumns = Partial<Record<LogName, ReadonlyMap<string, string>>>

/** The rows of a log are `l`; of the labels that are joined to them, `y`. */
export const writeRow =
  (log: LogName, columns: LogColumns, labels = log === 'labels' ? 'l' : 'y'): Write =>
  expr =>
    renderTrino(expr, c => {
      const own = c.log ?? log
      const type = columns[own]?.get(c.name.toLowerCase())
      if (type === undefined)
        throw new MlgateError({ code: 'engine', message: `The ${own} log has no column ${c.name}.` })
      return { sql: `${own === 'labels' ? labels : 'l'}.${quoteTrinoName(c.name)}`, type }
    })

/** The fields of each relation; those of an arm serve both arms' rows as well. */
export type AllFields = Readonly<Record<Arm | Both, Fields>>

/** How the column of a side's field is called where there are both sides: over pairs by its table, pooled by its name. */
export const sideColumn = (both: Both, side: Side, name: string): string =>
  both === 'pairs' ? `${side}.${name}` : `${side === 'incumbent' ? 'i' : 'c'}_${name}`

export function fieldsOf(queries: Queries, columns: LogColumns): AllFields {
  const ofArm = (arm: Arm): Fields => fieldsNamed('f', writeRow(queries.relations[arm]?.log ?? arm, columns))
  const arms = { incumbent: ofArm('incumbent'), candidate: ofArm('candidate'), reference: ofArm('reference') }
  const ofBoth = (both: Both): Fields => fieldsNamed('p', expr => writeBoth(arms, both, expr))
  const fields = { ...arms, pairs: ofBoth('pairs'), pooled: ofBoth('pooled') }
  // All at once: rows of an id are the same where all that is asked of them is.
  for (const ask of queries.asks) collect(ask, fields)
  return fields
}

/** An expression over both sides: over their fields. */
export function writeBoth(arms: Readonly<Record<Side, Fields>>, both: Both, expr: Expr): Typed {
  const over = overPairs(expr, (side, e) => arms[side].add(e, 'value'))
  const write: TypedColumn = (c, side) => ({
    sql: sideColumn(both, side!, c.name),
    type: arms[side!].named(c.name).type,
  })
  return renderTrino(over, write)
}

function collect(ask: Ask, fields: AllFields): void {
  for (const { expr, form } of needsOf(ask)) fields[ask.relation].add(expr, form)
  if (ask.request.kind !== 'cells') return
  for (const key of Object.values(ask.request.keys))
    if (key.is === 'quantile-bin') fields[key.from].add(key.source, 'number')
}

/** Over the columns of what was selected before: of known types. */
export const writeNamed = (expr: Expr, typeOf: (name: string) => string): Typed =>
  renderTrino(expr, c => ({ sql: c.name, type: typeOf(c.name), whole: true }))

/** How an expression is written to a user. */
export const describeExpr = (expr: Expr): string => {
  const name = (n: string) => (/^[a-z_]\w*$/.test(n) ? n : quoteTrinoName(n))
  const write: TypedColumn = (c, side) => ({
    sql: `${side ? `${side}.` : c.log ? `${c.log}.` : ''}${name(c.name)}`,
    type: UNKNOWN,
  })
  return renderTrino(expr, write, { rank: ({ arg }) => ({ sql: `rank(${describeExpr(arg)})`, type: UNKNOWN }) }).sql
}

const mistyped = (expr: Expr, type: string, wanted: string): MlgateError =>
  new MlgateError({
    code: 'engine',
    message: `${describeExpr(expr)} is ${plainType(type)}, where ${wanted} is needed`,
  })

/** A number as a double, unknown where it is not finite. */
export function asNumber({ sql, type, whole }: Typed, expr: Expr): Typed {
  if (!isNumber(type) && type !== 'boolean' && type !== UNKNOWN) throw mistyped(expr, type, 'a number')
  if (!isFloat(type) || whole) return { sql: type === 'double' ? sql : `cast(${sql} as double)`, type: 'double' }
  const finite = `case when is_finite(${sql}) then ${sql} end`
  return { sql: type === 'double' ? finite : `cast(${finite} as double)`, type: 'double' }
}

export function truth({ sql, type }: Typed, expr: Expr): string {
  if (type !== 'boolean' && type !== UNKNOWN) throw mistyped(expr, type, 'a condition')
  return sql
}

/** Microseconds since 1970 as a double, exact until the year 2255. */
export function instant({ sql, type }: Typed, expr: Expr): string {
  if (type === UNKNOWN) return 'cast(null as double)'
  if (!isInstant(type)) throw mistyped(expr, type, 'a date or time')
  return `round(to_unixtime(${sql}) * 1e6)`
}
