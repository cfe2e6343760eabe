import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { parseExpressions } from '../../src/engine/duckdb/parse.ts'
import { quoteName, renderDuckdb } from '../../src/sql/duckdb.ts'
import { day, evaluate, interval, type Value } from '../../src/sql/evaluate.ts'
import type { Expr } from '../../src/sql/expr.ts'
import { ALIASES, FUNCTIONS } from '../../src/sql/functions.ts'
import { known, ROW, trees, unsigned } from './expressions.ts'

let folder: string
let database: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-expressions-'))
  const log = join(folder, 'log.csv')
  writeFileSync(log, 'id\n1\n')
  database = await open([{ log: 'incumbent', paths: [log], format: null, at: undefined }])
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = `(select ${Object.entries(ROW)
  .map(([name, [sql]]) => `${sql} as ${quoteName(name)}`)
  .join(', ')}) as t`

async function parse(text: string): Promise<Expr> {
  const [parsed] = await parseExpressions(database.session, [{ text, at: undefined }])
  if ('problem' in parsed!) throw new Error(parsed.problem.message)
  return parsed!.expr
}

const write = (e: Expr): string => renderDuckdb(e, c => `t.${quoteName(c.name)}`)
const inMemory = (e: Expr): Value => evaluate(e, c => ROW[c.name]![1])

/** By DuckDB, in the values of the evaluator. */
async function inDuckdb(exprs: readonly Expr[]): Promise<Value[]> {
  const items = exprs.map((e, i) => `${write(e)} as c${i}`).join(', ')
  const { columns } = await database.session.query(`select ${items} from ${row}`)
  return columns.map((c): Value => {
    if (c.is === 'others') {
      const v = c.values[0] as Value | { months: number; days: number; micros: bigint }
      return typeof v === 'object' && v !== null && 'micros' in v
        ? interval(v.months, v.days, Number(v.micros))
        : (v as Value)
    }
    if (c.nulls?.[0] === 1) return null
    const v = c.values[0]!
    if (c.type === 'BOOLEAN') return v === 1
    if (c.type === 'DATE') return day(v)
    return c.type.startsWith('TIMESTAMP') ? new Date(v / 1000) : v
  })
}

test.each(known)('%s is %s, in DuckDB and in memory', async (text, value) => {
  const ready = text.replace('status', 'none')
  const expr = await parse(ready)
  expect(await inDuckdb([expr])).toEqual([value])
  expect(inMemory(expr)).toEqual(value)
})

test('every allowed function is one that DuckDB has, with the fewest and the most arguments that it may take', async () => {
  const { session } = database
  const failed: string[] = []
  for (const [name, f] of Object.entries(FUNCTIONS))
    for (const count of new Set([f.args[0], Math.min(f.args[1], f.args[0] + 2)])) {
      const args = Array.from({ length: count }, (_, i) =>
        f.words?.[i] ? `'${f.words[i][0]}'` : f.literal?.[i] ? "'a'" : 'null',
      )
      await session.query(`select ${f.duckdb(...args)}`).catch((error: Error) => {
        if (/does not exist|syntax error|No function matches/.test(error.message))
          failed.push(`${name}: ${error.message}`)
      })
    }
  expect(failed).toEqual([])
  expect(Object.keys(FUNCTIONS).length).toBeGreaterThan(80)
  expect(Object.keys(ALIASES).filter(alias => Object.hasOwn(FUNCTIONS, alias))).toEqual([])
})

test('DuckDB and the evaluator agree, and what is rendered is parsed to the same value', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(trees.number, trees.truth, trees.text), { minLength: 20, maxLength: 20 }),
      async exprs => {
        const expected = exprs.map(inMemory)
        expect((await inDuckdb(exprs)).map(unsigned)).toEqual(expected.map(unsigned))
        const again = await parseExpressions(
          database.session,
          exprs.map(e => ({ text: renderDuckdb(e, c => quoteName(c.name)), at: undefined })),
        )
        expect(again.map(p => ('expr' in p ? inMemory(p.expr) : p.problem.message)).map(unsigned)).toEqual(
          expected.map(unsigned),
        )
      },
    ),
    { numRuns: 100 },
  )
})
