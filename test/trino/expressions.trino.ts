import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { parseExpressions } from '../../src/engine/duckdb/parse.ts'
import { type Table, tableOf } from '../../src/engine/trino/table.ts'
import { day, evaluate, interval, type Value } from '../../src/sql/evaluate.ts'
import type { Expr } from '../../src/sql/expr.ts'
import { FUNCTIONS } from '../../src/sql/functions.ts'
import { quoteTrinoName, renderTrino } from '../../src/sql/trino.ts'
import { known, ROW, trees, unsigned } from '../engine/expressions.ts'
import { client } from './shared.ts'

/** The row as Trino has it. */
const COLUMNS: Readonly<Record<keyof typeof ROW, readonly [sql: string, type: string]>> = {
  ts: ["timestamp '2026-11-01 03:04:05'", 'timestamp(0)'],
  day: ["date '2026-11-01'", 'date'],
  action: ["cast('DECLINE' as varchar)", 'varchar'],
  decision: ['true', 'boolean'],
  label: ['0', 'integer'],
  score: ['0.25e0', 'double'],
  n: ['7', 'integer'],
  none: ['cast(null as double)', 'double'],
  void: ['cast(null as varchar)', 'varchar'],
  unknown: ['cast(null as boolean)', 'boolean'],
  nan: ['nan()', 'double'],
  inf: ['infinity()', 'double'],
  p: ['array[0.2e0, 0.5e0, null]', 'array(double)'],
  s: [`cast(row(1, 'x') as row(a integer, "b c" varchar))`, 'row(a integer, "b c" varchar)'],
  text: ["cast('héllo👍 w' as varchar)", 'varchar'],
}
// Of a table, so that nothing is known beforehand.
const row = `(select ${Object.entries(COLUMNS)
  .map(([name, [sql]]) => `${sql} as ${quoteTrinoName(name)}`)
  .join(', ')} from (values 1) as one(i)) as t`

let database: Database
beforeAll(async () => {
  database = await open([])
})
afterAll(() => database.close())

const typed = (e: Expr) => renderTrino(e, c => ({ sql: `t.${quoteTrinoName(c.name)}`, type: COLUMNS[c.name]![1] }))
const inMemory = (e: Expr): Value => evaluate(e, c => ROW[c.name]![1])

/** By Trino, in the values of the evaluator; the type that it gives has to be the one that was inferred. */
async function inTrino(exprs: readonly Expr[]): Promise<Value[]> {
  const items = exprs.map(typed)
  const sql = items.map(({ sql }, i) => `${sql} as c${i}`).join(', ')
  const result = await client().query(`select ${sql} from ${row}`)
  const table = tableOf(result)
  return result.columns.map(({ type }, i) => valueIn(table, `c${i}`, type))
}

function valueIn(table: Table, name: string, type: string): Value {
  const [value] = table.scalars(name, /^(tinyint|smallint|integer|bigint)$/.test(type) ? 'integer' : 'varchar')
  if (value === null || value === undefined) return null
  if (type.startsWith('decimal')) return Number(value)
  if (type === 'date') return day(Date.parse(String(value)) / 86_400_000)
  if (type.startsWith('timestamp')) return new Date(`${String(value).replace(' ', 'T').slice(0, 23)}Z`)
  if (type !== 'interval day to second') return value
  const [, days, hours, minutes, seconds] = /(\d+) (\d+):(\d+):([\d.]+)/.exec(String(value))!.map(Number)
  return interval(0, 0, (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1e6)
}

test.each(known)('%s is %s, in Trino', async (text, value) => {
  const [parsed] = await parseExpressions(database.session, [{ text: text.replace('status', 'none'), at: undefined }])
  if ('problem' in parsed!) throw new Error(parsed.problem.message)
  expect(await inTrino([parsed!.expr])).toEqual([value])
})

test('Trino and the evaluator agree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(trees.number, trees.truth, trees.text), { minLength: 20, maxLength: 20 }),
      async exprs => {
        expect((await inTrino(exprs)).map(unsigned)).toEqual(exprs.map(inMemory).map(unsigned))
      },
    ),
    { numRuns: 20, endOnFailure: true },
  )
}, 300_000)

test('every allowed function is one that Trino has, or is refused by name', async () => {
  const own = client()
  const failed: string[] = []
  // Bound and not run: whether there is such a function is all that is asked.
  const tried = Object.entries(FUNCTIONS).map(async ([name, f]) => {
    if (!f.trino) return
    const args = Array.from({ length: f.args[0] }, (_, i) => (f.words?.[i] ? `'${f.words[i][0]}'` : 'null'))
    await own.query(`explain (type validate) select ${f.trino(...args)}`).catch((error: Error) => {
      if (/not registered|mismatched input|extraneous/.test(error.message)) failed.push(`${name}: ${error.message}`)
    })
  })
  await Promise.all(tried)
  expect(failed).toEqual([])
})
