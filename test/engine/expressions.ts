import fc from 'fast-check'
import { day, type Value } from '../../src/sql/evaluate.ts'
import { call, column, type Expr, literal } from '../../src/sql/expr.ts'
import type { FunctionName } from '../../src/sql/functions.ts'

/** Expressions that every dialect has to give the same value, and the row that they are over. */

export const ROW: Readonly<Record<string, readonly [sql: string, value: Value]>> = {
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
export const known: readonly (readonly [text: string, value: Value])[] = [
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

export const trees = fc.letrec<{ number: Expr; truth: Expr; text: Expr }>(tie => {
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

export const unsigned = (v: Value | string): unknown => (v === 0 ? 0 : v)
