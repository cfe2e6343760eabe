import { plain } from './names.ts'
import type { SeenColumn, SeenLog, SeenLogs } from './types.ts'

/** The columns that a role of both arms can be: those that both logs have, as the incumbent's has them. */
export interface Pool {
  readonly columns: readonly SeenColumn[]
  readonly looked: number
  /** No two rows have the same of it, in either log. */
  readonly isKey: (name: string) => boolean
  readonly labels: SeenLog | null
  readonly reference: SeenLog | null
}

export function poolOf({ incumbent, candidate, labels, reference }: SeenLogs): Pool {
  const logs = candidate ? [incumbent, candidate] : [incumbent]
  const inAll = (name: string) => logs.every(log => log.columns.some(c => c.name === name))
  return {
    columns: incumbent.columns.filter(c => inAll(c.name)),
    looked: incumbent.looked,
    isKey: name =>
      logs.every(({ columns, looked }) => {
        const column = columns.find(c => c.name === name)
        return column?.nulls === 0 && column.distinct === looked && looked > 1
      }),
    labels,
    reference,
  }
}

/** Those of such a name, the most telling name first: a pattern lists its alternatives in that order. */
export function named(columns: readonly SeenColumn[], pattern: RegExp): readonly SeenColumn[] {
  const found = columns.filter(c => pattern.test(plain(c.name)))
  // A name that is a word of the pattern tells more than one that only ends in it.
  const rank = (c: SeenColumn) => plain(c.name).split('_').length
  return found.toSorted((a, b) => rank(a) - rank(b))
}

export const isNumber = ({ type }: SeenColumn): boolean =>
  /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|REAL|DECIMAL\(.*\))$/.test(type)
export const isTime = ({ type }: SeenColumn): boolean => /^(DATE|TIMESTAMP.*)$/.test(type)
export const isText = ({ type }: SeenColumn): boolean => /^(VARCHAR|UUID|ENUM\(.*\))$/s.test(type)

export const numbersOf = ({ range }: SeenColumn): readonly [number, number] | null =>
  range && typeof range[0] === 'number' ? (range as readonly [number, number]) : null

export const within = (column: SeenColumn, low: number, high: number): boolean => {
  const range = numbersOf(column)
  return range !== null && range[0] >= low && range[1] <= high
}

/** 0 and 1, or true and false. */
export const isFlag = (c: SeenColumn): boolean =>
  c.type === 'BOOLEAN' || (isNumber(c) && (c.distinct ?? 3) <= 2 && within(c, 0, 1))

/** A flag of which there are both. */
export const isBinary = (c: SeenColumn): boolean => isFlag(c) && c.distinct === 2

/** As an expression names it. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z\d_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`
