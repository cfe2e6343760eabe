import { MlgateError } from '../../errors.ts'
import type { ResultColumn } from './types.ts'

/** Of these every value is a number; the engine casts a bigint that may leave 2^53 to text. */
const NUMERIC = /^(double|real|tinyint|smallint|integer|bigint)$/

/** Doubles that JSON does not have come as text. */
const BEYOND: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity }

function numberOf(value: unknown): number {
  const number = typeof value === 'number' ? value : BEYOND[String(value)]
  if (number !== undefined) return number
  throw new MlgateError({ code: 'engine', message: 'The server answered what is no number where one was due.' })
}

export interface Columns {
  /** Takes the rows of a page. */
  readonly add: (rows: readonly (readonly unknown[])[]) => void
  readonly taken: () => { readonly columns: readonly ResultColumn[]; readonly rows: number }
}

/** Pages of rows into columns, of which those of numbers are arrays of doubles. */
export function columnsOf(named: readonly { readonly name: string; readonly type: string }[]): Columns {
  const columns = named.map(({ name, type }) => ({ name, type, into: NUMERIC.test(type) ? doubles() : others() }))
  let rows = 0
  return {
    add: page => {
      for (const [i, { into }] of columns.entries()) into.add(page, i)
      rows += page.length
    },
    taken: () => ({ rows, columns: columns.map(({ name, type, into }) => ({ name, type, ...into.taken() })) }),
  }
}

interface Values {
  readonly add: (page: readonly (readonly unknown[])[], column: number) => void
  readonly taken: () => Pick<ResultColumn, 'values' | 'nulls'>
}

function doubles(): Values {
  let values = new Float64Array(16)
  let nulls: number[] = []
  let length = 0
  return {
    add: (page, column) => {
      if (length + page.length > values.length) {
        const larger = new Float64Array(Math.max(2 * values.length, length + page.length))
        larger.set(values.subarray(0, length))
        values = larger
      }
      for (const row of page) {
        const value = row[column]
        if (value === null) nulls.push(length)
        values[length++] = value === null ? Number.NaN : numberOf(value)
      }
    },
    taken: () => {
      if (nulls.length === 0) return { values: values.slice(0, length), nulls: null }
      const marked = new Uint8Array(length)
      for (const row of nulls) marked[row] = 1
      nulls = []
      return { values: values.slice(0, length), nulls: marked }
    },
  }
}

function others(): Values {
  const values: unknown[] = []
  return {
    add: (page, column) => {
      for (const row of page) values.push(row[column])
    },
    taken: () => ({ values, nulls: null }),
  }
}
