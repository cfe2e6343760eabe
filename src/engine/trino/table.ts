import type { Scalar } from '../../sql/expr.ts'
import { isFloat, isText } from '../../sql/trino-types.ts'
import type { Result, ResultColumn } from './types.ts'

/** A result by column. */
export interface Table {
  readonly rows: number
  /** A column of numbers; null is NaN. */
  numbers(name: string): Float64Array
  /** A column that left the cluster by `outgoing`, of the type that it had before. */
  scalars(name: string, type: string): Scalar[]
  texts(name: string): (string | null)[]
}

export function tableOf({ columns, rows }: Result): Table {
  const index = new Map(columns.map(column => [column.name, column]))
  const at = (name: string): ResultColumn => {
    const column = index.get(name)
    if (column === undefined) throw new Error(`no column ${name} in the result`)
    return column
  }
  return {
    rows,
    numbers: name => {
      const { values } = at(name)
      return values instanceof Float64Array
        ? values
        : Float64Array.from(values, v => (v === null ? Number.NaN : Number(v)))
    },
    scalars: (name, type) => {
      const { values, nulls } = at(name)
      return Array.from(values, (v, i) =>
        v === null || v === undefined || nulls?.[i] === 1 ? null : scalarOf(v, type),
      )
    },
    texts: name => Array.from(at(name).values, v => (v === null || v === undefined ? null : String(v))),
  }
}

/** A value as it leaves the cluster: JSON would take digits of whole numbers and decimals. */
export function outgoing(sql: string, type: string): string {
  if (type === 'boolean' || isFloat(type) || /^(tinyint|smallint|integer|varchar.*|unknown)$/.test(type)) return sql
  if (/^(array|map|row)\(/.test(type)) return `json_format(cast(${sql} as json))`
  if (/^timestamp.* with time zone$/.test(type))
    return `cast(cast(at_timezone(${sql}, 'UTC') as timestamp(6)) as varchar)`
  return `cast(${sql} as varchar)`
}

/** Numbers where they lose nothing, ISO 8601 for dates and times (UTC), otherwise the engine's text. */
function scalarOf(value: unknown, type: string): Scalar {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value + 0
  const text = String(value)
  if (type === 'bigint') return Number.isSafeInteger(Number(text)) ? Number(text) : text
  if (type.startsWith('decimal')) return text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 ? Number(text) : text
  if (isText(type) || !type.startsWith('timestamp')) return text
  const [, day, time, fraction = ''] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(text) ?? []
  if (day === undefined) return text
  const digits = fraction.replace(/0+$/, '')
  return `${day}T${time}${digits === '' ? '' : `.${digits}`}Z`
}

/** An instant to the second, or as many of its digits as there are. */
export function isoOf(micros: number): string | null {
  if (Number.isNaN(micros)) return null
  const whole = Math.floor(micros / 1000)
  const rest = Math.round(micros - whole * 1000)
  const iso = new Date(whole).toISOString()
  const digits = `${iso.slice(-4, -1)}${String(rest).padStart(3, '0')}`.replace(/0+$/, '')
  return `${iso.slice(0, -5)}${digits === '' ? '' : `.${digits}`}Z`
}
