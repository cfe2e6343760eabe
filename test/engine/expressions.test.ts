import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { parseExpressions } from '../../src/engine/duckdb/parse.ts'
import { quoteName, renderDuckdb } from '../../src/sql/duckdb.ts'
import { day, evaluate, interval, type Value } from '../../src/sql/evaluate.ts'
import { call, column, type Expr, literal } from '../../src/sql/expr.ts'
import { ALIASES, FUNCTIONS, type FunctionName } from '../../src/sql/functions.ts'

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

const ROW: Readonly<Record<string, readonly [sql: string, value: Value]>> = {
  ts: ["timestamp '2026-11-01 03:04:05'", new Date('2026-11-01T03:04:05Z')],
  day: ["date '2026-11-01'", day(Date.UTC(2026, 10, 1) / 86_400_000)],
  action: ["'DECLINE'", 'DECLINE'],
  decision: ['true', true],
  label: ['0', 0],
  score: ['0.25::double', 0.25],
  n: ['7', 7],
  none: ['null::double', null],
  void: ['null::varchar', null],
  unknown: ['null::boolean', null],
  nan: ["'nan'::double", Number.NaN],
  inf: ["'inf'::double", Infinity],
  p: ['[0.2::double, 0.5::double, null]', [0.2, 0.5, null]],
  s: ["{'a': 1, 'b c': 'x'}", { is: 'struct', fields: { a: 1, 'b c': 'x' } }],
  text: ["'héllo👍 w'", 'héllo👍 w'],
}
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

const known: readonly (readonly [text: string, value: Value])[] = [
  ['hour(ts) < 6', true],
  ["action = 'DECLINE'", true],
  ['case when decision and label = 0 then 5 when not decision and label = 1 then 40 else 0 end', 5],
  ['n >= 60', false],
  ['status >= 500', null],
  ["day >= date '2026-11-01'", true],
  ["ts < timestamp '2026-11-01 00:00:00' + interval 1 day", true],
  ["ts - interval '2 hours' >= day", true],
  ['epoch(ts - day)', 11_045],
  ["date_trunc('hour', ts)", new Date('2026-11-01T03:00:00Z')],
  ["date_diff('days', day, ts)", 0],
  ['dayofweek(day)', 0],
  ['extract(isodow from day)', 7],
  ['week(day)', 44],
  ['p[1]', 0.2],
  ['p[-2]', 0.5],
  ['p[9]', null],
  ['list_max(p)', 0.5],
  ['len(p)', 3],
  ['list_position(p, list_max(p))', 2],
  ['s.a', 1],
  ["s['b c']", 'x'],
  ['(s).a + 1', 2],
  ['1 / 0', null],
  ['n / 2', 3.5],
  ['n % 0', null],
  ['-n % 4', -3],
  ['ln(0)', null],
  ['sqrt(-1)', null],
  ['ln(ln(score))', null],
  ['0.1 + 0.2', 0.1 + 0.2],
  ['0.1', 0.1],
  ['12345678901234567890.5', Number('12345678901234567890.5')],
  ['9007199254740991', 9007199254740991],
  ['none + 1', null],
  ['none = none', null],
  ['none is null', true],
  ['none is not distinct from null', true],
  ['unknown and false', false],
  ['unknown or true', true],
  ['not unknown', null],
  ['unknown is true', false],
  ['n in (1, null)', null],
  ['n not in (1, 7, null)', false],
  ['n between 7 and none', null],
  ['n not between 8 and none', true],
  ['nan = nan', true],
  ['nan > inf', true],
  ['isfinite(inf)', false],
  ['greatest(none, 2, n)', 7],
  ['least(nan, 3)', 3],
  ['coalesce(none, score)', 0.25],
  ['nullif(n, 7)', null],
  ["action like 'DEC%'", true],
  ["action not ilike 'dec_ine'", false],
  ["action || '-' || n", 'DECLINE-7'],
  ["concat(action, null, '!')", 'DECLINE!'],
  ['length(text)', 8],
  ['substring(text, 6, 2)', '👍 '],
  ["starts_with(action, 'D') and contains(action, 'CL')", true],
  ["regexp_matches(action, '^D.*E$')", true],
  ["position('C' in action)", 3],
  ['round(2.5) + round(-2.5) + round(2.345, 1)', 2.3],
  ['trunc(-2.5) + floor(-2.5) + ceil(-2.5)', -7],
  ['power(2, 10) + 2 ^ 3', 1032],
  ["cast('12' as integer) + try_cast('x' as double)", null],
  ['n::varchar', '7'],
  ['(score * 10)::integer', 2],
  ["''", ''],
  ['true', true],
  ['if(decision, 1, 2)', 1],
  ['case n when 6 then 1 when 7 then 2 end', 2],
]

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

const numeric = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('n', 'label', 'score', 'none', 'nan', 'inf').map(column) },
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(literal),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(literal),
  fc.integer({ min: -50, max: 50 }).map(literal),
  fc.constant(literal(null)),
)
const textual = fc.oneof(
  fc.constantFrom('action', 'text', 'void').map(column),
  fc.string({ unit: 'grapheme-ascii', maxLength: 4 }).map(literal),
  fc.constantFrom("it's", '%_', '"', '\\', 'ü', '👍', "');--", '\n').map(literal),
)
const of =
  <N extends FunctionName>(...names: N[]) =>
  (...args: readonly fc.Arbitrary<Expr>[]): fc.Arbitrary<Expr> =>
    fc.tuple(fc.constantFrom(...names), ...args).map(([fn, ...rest]) => call(fn, ...rest))

/** As doubles: integers of the engine overflow, where the evaluator's do not. */
const double = (e: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> =>
  e.map(arg => ({ is: 'cast', to: 'double', attempt: false, arg }))

const trees = fc.letrec<{ number: Expr; truth: Expr; text: Expr }>(tie => {
  const n = double(tie('number'))
  const [b, t] = [tie('truth'), tie('text')]
  const small = fc.integer({ min: -9, max: 9 }).map(literal)
  const from0 = fc.integer({ min: 0, max: 9 }).map(literal)
  return {
    number: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      numeric,
      of('+', '-', '*', '/', '%', 'greatest', 'least', 'coalesce', 'nullif')(n, n),
      of('-', 'abs', 'sign', 'floor', 'ceil', 'trunc', 'round', 'sqrt')(n),
      of('length', 'len')(t),
      of('strpos')(t, t),
      of('element')(fc.constant(column('p')), small),
      fc.tuple(b, n, n).map(([test, x, y]): Expr => ({ is: 'case', when: [[test, x]], otherwise: y })),
      b.map((arg): Expr => ({ is: 'cast', to: 'double', attempt: false, arg })),
    ),
    truth: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(fc.constantFrom('decision', 'unknown').map(column), fc.constantFrom(true, false, null).map(literal)),
      of('=', '<>', '<', '<=', '>', '>=', 'is distinct from', 'is not distinct from')(n, n),
      of('=', '<>', '<', '<=', '>', '>=', 'like', 'starts_with', 'contains', 'is distinct from')(t, t),
      of('and', 'or')(b, b, b),
      of('not', 'is null', 'is not null')(b),
      of('is null')(n),
      of('isfinite', 'isnan', 'isinf')(n),
      of('in', 'not in', 'between')(n, n, n),
    ),
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      textual,
      of('||', 'coalesce')(t, t),
      of('concat')(t, t, t),
      of('substring')(t, from0, from0),
      of('trim', 'ltrim', 'rtrim', 'lower')(t),
    ),
  }
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

const unsigned = (v: Value | string): unknown => (v === 0 ? 0 : v)
