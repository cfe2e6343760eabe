/**
 * Every function and operator that an expression may contain: the whole language of users' SQL. Names are ours and
 * portable; each entry says how an engine writes it. Nothing that reads a file, a clock, a setting or a random number,
 * nothing whose answer can outgrow its input (repeat, range, lpad, replace), no aggregate and no window.
 *
 * What has no value is null, in every engine: division and remainder by zero, the logarithm of what is not positive,
 * the square root of what is negative. DuckDB alone would give ±infinity for the first and stop the query at the others.
 */
export interface SqlFunction {
  /** Fewest and most arguments. */
  readonly args: readonly [number, number]
  readonly duckdb: Write
  /** Null: Trino has no equal of it. */
  readonly trino: Write | null
  /** Arguments (by position) that must be literals, with the bound on their length. */
  readonly literal?: Readonly<Record<number, number>>
  /** One of these, where the argument of that position is a word. */
  readonly words?: Readonly<Record<number, readonly string[]>>
}
/** Arguments come rendered and parenthesised where they need it. */
type Write = (...args: string[]) => string

const named =
  (name: string): Write =>
  (...args) =>
    `${name}(${args.join(', ')})`
const infix =
  (operator: string): Write =>
  (...args) =>
    `(${args.join(` ${operator} `)})`
const plain = (name: string, args: readonly [number, number], trino: string | Write | null = name): SqlFunction => ({
  args,
  duckdb: named(name),
  trino: typeof trino === 'string' ? named(trino) : trino,
})
const operator = (symbol: string): SqlFunction => ({ args: [2, 2], duckdb: infix(symbol), trino: infix(symbol) })
const same = (args: readonly [number, number], write: Write): SqlFunction => ({ args, duckdb: write, trino: write })

/**
 * `f(x)` where `inside` holds, else null. A short argument is written twice (5 ms over 10 M rows); a long one is bent
 * to the last number outside of the domain and struck out there, so that nesting does not double the text.
 */
const guarded =
  (f: string, inside: '> 0' | '>= 0'): Write =>
  x => {
    if (x.length <= 200) return `${f}(case when ${x} ${inside} then ${x} end)`
    const edge = inside === '> 0' ? '0' : '(-5e-324)'
    return `${f}(nullif(greatest(${x}, ${edge}), ${edge}))`
  }

const ONE = [1, 1] as const
const TWO = [2, 2] as const
const MANY = [1, 1000] as const

export const DATE_PARTS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

const table = {
  // Arithmetic
  '+': operator('+'),
  '-': same([1, 2], (a, b) => (b === undefined ? `(-${a})` : `(${a} - ${b})`)),
  '*': operator('*'),
  '/': same(TWO, (a, b) => `(cast(${a} as double) / nullif(${b}, 0))`),
  '%': same(TWO, (a, b) => `(${a} % nullif(${b}, 0))`),
  abs: plain('abs', ONE),
  sign: plain('sign', ONE),
  round: plain('round', [1, 2]),
  floor: plain('floor', ONE),
  ceil: plain('ceil', ONE),
  trunc: plain('trunc', ONE, 'truncate'),
  exp: plain('exp', ONE),
  power: plain('power', TWO),
  sqrt: { args: ONE, duckdb: guarded('sqrt', '>= 0'), trino: guarded('sqrt', '>= 0') },
  cbrt: plain('cbrt', ONE),
  ln: { args: ONE, duckdb: guarded('ln', '> 0'), trino: guarded('ln', '> 0') },
  log2: { args: ONE, duckdb: guarded('log2', '> 0'), trino: guarded('log2', '> 0') },
  log10: { args: ONE, duckdb: guarded('log10', '> 0'), trino: guarded('log10', '> 0') },
  sin: plain('sin', ONE),
  cos: plain('cos', ONE),
  tan: plain('tan', ONE),
  atan: plain('atan', ONE),
  radians: plain('radians', ONE),
  degrees: plain('degrees', ONE),
  pi: plain('pi', [0, 0]),
  greatest: plain('greatest', MANY),
  least: plain('least', MANY),
  isfinite: plain('isfinite', ONE, 'is_finite'),
  isinf: plain('isinf', ONE, 'is_infinite'),
  isnan: plain('isnan', ONE, 'is_nan'),
  // Logic and comparison
  and: same(MANY, infix('and')),
  or: same(MANY, infix('or')),
  not: same(ONE, a => `(not ${a})`),
  '=': operator('='),
  '<>': operator('<>'),
  '<': operator('<'),
  '<=': operator('<='),
  '>': operator('>'),
  '>=': operator('>='),
  'is null': same(ONE, a => `(${a} is null)`),
  'is not null': same(ONE, a => `(${a} is not null)`),
  'is distinct from': operator('is distinct from'),
  'is not distinct from': operator('is not distinct from'),
  in: same([2, 1000], (a, ...list) => `(${a} in (${list.join(', ')}))`),
  'not in': same([2, 1000], (a, ...list) => `(${a} not in (${list.join(', ')}))`),
  between: same([3, 3], (a, low, high) => `(${a} between ${low} and ${high})`),
  coalesce: plain('coalesce', MANY),
  nullif: plain('nullif', TWO),
  // Text
  like: operator('like'),
  ilike: { args: TWO, duckdb: infix('ilike'), trino: (a, b) => `(lower(${a}) like lower(${b}))` },
  '||': operator('||'),
  concat: plain(
    'concat',
    MANY,
    (...args) => `concat(${args.map(a => `coalesce(cast(${a} as varchar), '')`).join(', ')})`,
  ),
  lower: plain('lower', ONE),
  upper: plain('upper', ONE),
  length: plain('length', ONE),
  /** Of spaces; Trino by itself takes other white space as well. */
  trim: plain('trim', ONE, a => `trim(both ' ' from ${a})`),
  ltrim: plain('ltrim', ONE, a => `trim(leading ' ' from ${a})`),
  rtrim: plain('rtrim', ONE, a => `trim(trailing ' ' from ${a})`),
  /** From 0 is from before the first character; Trino has nothing there. */
  substring: plain('substring', [2, 3], (a, from, n) => {
    if (/^[1-9]\d*$/.test(from!)) return named('substr')(...[a, from, n].filter(arg => arg !== undefined))
    const start = `case when ${from} = 0 then 1 else ${from} end`
    return n === undefined
      ? `substr(${a}, ${start})`
      : `substr(${a}, ${start}, case when ${from} = 0 then ${n} - 1 else ${n} end)`
  }),
  starts_with: plain('starts_with', TWO),
  ends_with: plain('ends_with', TWO, (a, b) => `starts_with(reverse(${a}), reverse(${b}))`),
  contains: plain('contains', TWO, (a, b) => `(strpos(${a}, ${b}) > 0)`),
  strpos: plain('strpos', TWO),
  /** Of what is beyond the last part: an empty text. */
  split_part: plain('split_part', [3, 3], (a, by, n) => `coalesce(split_part(${a}, ${by}, ${n}), substr(${a}, 1, 0))`),
  regexp_matches: { ...plain('regexp_matches', TWO, 'regexp_like'), literal: { 1: 500 } },
  // Time
  year: plain('year', ONE),
  quarter: plain('quarter', ONE),
  month: plain('month', ONE),
  week: plain('week', ONE),
  day: plain('day', ONE),
  hour: plain('hour', ONE),
  minute: plain('minute', ONE),
  second: plain('second', ONE),
  /** Sunday is 0. */
  dayofweek: plain('dayofweek', ONE, a => `(day_of_week(${a}) % 7)`),
  /** Monday is 1, Sunday 7. */
  isodow: plain('isodow', ONE, 'day_of_week'),
  dayofyear: plain('dayofyear', ONE, 'day_of_year'),
  date_trunc: { ...plain('date_trunc', TWO), words: { 0: DATE_PARTS } },
  /** Boundaries that lie between; Trino by itself counts whole units. */
  date_diff: {
    ...plain(
      'date_diff',
      [3, 3],
      (unit, from, to) => `date_diff(${unit}, date_trunc(${unit}, ${from}), date_trunc(${unit}, ${to}))`,
    ),
    words: { 0: ['year', 'quarter', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] },
  },
  /** Seconds since 1970, or of an interval. */
  epoch: plain('epoch', ONE, a => `to_unixtime(${a})`),
  to_timestamp: plain('to_timestamp', ONE, 'from_unixtime'),
  to_milliseconds: plain('to_milliseconds', ONE, a => `(${a} * interval '0.001' second)`),
  to_seconds: plain('to_seconds', ONE, a => `(${a} * interval '1' second)`),
  to_minutes: plain('to_minutes', ONE, a => `(${a} * interval '1' minute)`),
  to_hours: plain('to_hours', ONE, a => `(${a} * interval '1' hour)`),
  to_days: plain('to_days', ONE, a => `(${a} * interval '1' day)`),
  to_weeks: plain('to_weeks', ONE, a => `(${a} * interval '7' day)`),
  to_months: plain('to_months', ONE, a => `(${a} * interval '1' month)`),
  to_years: plain('to_years', ONE, a => `(${a} * interval '1' year)`),
  // Lists and structs
  /** The first element is 1, the last −1; outside of the list, null. */
  element: { args: TWO, duckdb: (a, i) => `(${a})[${i}]`, trino: named('element_at') },
  field: { args: TWO, duckdb: named('struct_extract'), trino: null, literal: { 1: 1000 } },
  len: plain('len', ONE, 'cardinality'),
  list_value: { args: [0, 1000], duckdb: named('list_value'), trino: (...args) => `array[${args.join(', ')}]` },
  list_max: plain('list_max', ONE, a => `array_max(filter(${a}, e -> e is not null))`),
  list_min: plain('list_min', ONE, a => `array_min(filter(${a}, e -> e is not null))`),
  list_contains: plain('list_contains', TWO, (a, x) => `contains(filter(${a}, e -> e is not null), ${x})`),
  /** From 1; DuckDB gives null, Trino 0, where there is none. */
  list_position: plain('list_position', TWO, (a, x) => `nullif(array_position(${a}, ${x}), 0)`),
} satisfies Record<string, SqlFunction>

export type FunctionName = keyof typeof table
export const FUNCTIONS: Readonly<Record<FunctionName, SqlFunction>> = table

/** Other spellings of the same. */
export const ALIASES: Readonly<Record<string, FunctionName>> = {
  ceiling: 'ceil',
  pow: 'power',
  '^': 'power',
  '**': 'power',
  mod: '%',
  '~~': 'like',
  '~~*': 'ilike',
  '@': 'abs',
  substr: 'substring',
  lcase: 'lower',
  ucase: 'upper',
  char_length: 'length',
  character_length: 'length',
  prefix: 'starts_with',
  suffix: 'ends_with',
  instr: 'strpos',
  position: 'strpos',
  '^@': 'starts_with',
  dayofmonth: 'day',
  weekofyear: 'week',
  datetrunc: 'date_trunc',
  datediff: 'date_diff',
  array_extract: 'element',
  list_extract: 'element',
  list_element: 'element',
  struct_extract: 'field',
  array_length: 'len',
  array_contains: 'list_contains',
  list_has: 'list_contains',
  array_has: 'list_contains',
  array_position: 'list_position',
  list_indexof: 'list_position',
}

export function lookUp(fn: string): SqlFunction | undefined {
  return Object.hasOwn(table, fn) ? table[fn as FunctionName] : undefined
}

/** What a cast may aim at, in both dialects' spelling (`decimal(p, s)` besides). */
export const CAST_TYPES: Readonly<Record<string, { duckdb: string; trino: string | null }>> = {
  boolean: { duckdb: 'boolean', trino: 'boolean' },
  tinyint: { duckdb: 'tinyint', trino: 'tinyint' },
  smallint: { duckdb: 'smallint', trino: 'smallint' },
  integer: { duckdb: 'integer', trino: 'integer' },
  bigint: { duckdb: 'bigint', trino: 'bigint' },
  utinyint: { duckdb: 'utinyint', trino: null },
  usmallint: { duckdb: 'usmallint', trino: null },
  uinteger: { duckdb: 'uinteger', trino: null },
  float: { duckdb: 'float', trino: 'real' },
  double: { duckdb: 'double', trino: 'double' },
  varchar: { duckdb: 'varchar', trino: 'varchar' },
  date: { duckdb: 'date', trino: 'date' },
  timestamp: { duckdb: 'timestamp', trino: 'timestamp(6)' },
  timestamptz: { duckdb: 'timestamp with time zone', trino: 'timestamp(6) with time zone' },
  interval: { duckdb: 'interval', trino: null },
}

export const DECIMAL = /^decimal\((?:[1-9]|[12]\d|3[0-8]), ?(?:\d|[12]\d|3[0-8])\)$/
