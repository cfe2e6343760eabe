import { MlgateError, type Place, type Problem } from '../../errors.ts'
import { evaluate } from '../../sql/evaluate.ts'
import { column, type Expr, type LiteralType, literal } from '../../sql/expr.ts'
import { ALIASES, CAST_TYPES, DATE_PARTS, FUNCTIONS, lookUp, type SqlFunction } from '../../sql/functions.ts'
import { insteadOf, nearest } from '../../sql/suggest.ts'
import { type Session, texts } from './session.ts'

export interface Text {
  readonly text: string
  readonly at: Place | undefined
  /** Arithmetic over aggregates, which come as calls of these names: never to be rendered. */
  readonly aggregate?: true
}
export type Parsed = { readonly expr: Expr } | { readonly problem: Problem }

/**
 * Users' SQL as expressions, by DuckDB's own parser. The text is a bound parameter of a function that only parses, and
 * the tree that comes back is let through node by node: every kind of node, every key of it and every function has to
 * be on a list. What an engine runs later is rendered from our tree, so nothing of the text reaches it but names and
 * constants.
 */
export async function parseExpressions(session: Session, given: readonly Text[]): Promise<Parsed[]> {
  const bounded = given.map(({ text }) => tooMuch(text))
  const trees = await serialize(
    session,
    given.filter((_, i) => bounded[i] === null).map(({ text }) => text),
  )
  return given.map(({ text, at, aggregate }, i): Parsed => {
    const problem = (why: MlgateError): Parsed => ({ problem: describeRefusal(why.problems[0]!, text, at) })
    const refused = bounded[i]
    if (refused) return problem(refused)
    try {
      return { expr: readTree(trees.shift()!, aggregate === true) }
    } catch (error) {
      if (!(error instanceof MlgateError)) throw error
      return error.code === 'expression-syntax' && isName(text) ? { expr: column(text.trim()) } : problem(error)
    }
  })
}

/** SQL reserves words that are good names of columns: `at`, `group`, `order`, `end`. */
const isName = (text: string): boolean => /^\p{L}[\p{L}\p{N}_]*$/u.test(text.trim())

async function serialize(session: Session, given: readonly string[]): Promise<string[]> {
  if (given.length === 0) return []
  const statement = `select json_serialize_sql($1[i]::varchar, skip_null := true, skip_empty := true) as tree
    from (select unnest(range(1, len($1::varchar[]) + 1)) as i) order by i`
  const table = await session.query(statement, [given.map(text => `select ${text}`)])
  return texts(table, 'tree')
}

const MAX_LENGTH = 10_000
const MAX_DEPTH = 200
const MAX_NODES = 5_000
/** Characters after the parser has copied the operand of `case x when …` to each branch, nested ones over and over. */
const MAX_COPIED = 500_000

function tooMuch(text: string): MlgateError | null {
  if (text.length > MAX_LENGTH)
    return refusal(
      'expression-too-large',
      `has ${text.length} characters; ${MAX_LENGTH} are allowed`,
      'compute it when the log is written',
    )
  if (text.includes('\0')) return refusal('expression-syntax', 'has a NUL character')
  // The parser drops comments, so they do nothing; but whoever reviews the spec may take what is in them for a condition.
  if (/--|\/\*/.test(text.replaceAll(/'[^']*'|"[^"]*"/g, '')))
    return refusal('expression-not-allowed', 'has a comment, which is not allowed', 'comments of a spec begin with #')
  const operands = text.match(/\bcase\b(?!\s+when\b)/gi)?.length ?? 0
  const branches = text.match(/\bwhen\b/gi)?.length ?? 0
  for (let nested = 1; nested <= operands; nested++)
    if ((branches / nested) ** nested * text.length > MAX_COPIED)
      return refusal('expression-too-large', 'nests too many `case x when`', 'write `case when x = … then …`')
  return null
}

/** A problem of which the subject is still missing: the message starts with its verb. */
const refusal = (code: string, message: string, hint?: string): MlgateError => new MlgateError({ code, message, hint })

function describeRefusal({ code, message, hint }: Problem, text: string, at: Place | undefined): Problem {
  const line = text.trim().replace(/\s+/g, ' ')
  const shown = line.length > 80 ? `${line.slice(0, 79)}…` : line
  return { code, message: `The expression \`${shown}\` ${message}.`, at, hint }
}

const ONE_ROW = 'an expression is one value, made from the columns of one row'
const refuse = (part: string, hint: string = ONE_ROW): never => {
  throw refusal('expression-not-allowed', `has ${part}, which is not allowed`, hint)
}

type Json = null | boolean | number | bigint | string | readonly Json[] | Node
interface Node {
  readonly [key: string]: Json | undefined
}

/** Integers too large for a double are read from their digits. */
function parseJson(source: string): Json {
  const exact = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? BigInt(context!.source!)
      : value
  try {
    return JSON.parse(source, exact as (key: string, value: unknown) => unknown) as Json
  } catch {
    // DuckDB writes a number beyond the doubles as Infinity, which is no JSON.
    throw refusal('expression-constant', 'has a number that is too large')
  }
}

function readTree(source: string, aggregates: boolean): Expr {
  const root = node(parseJson(source))
  if (root.error !== false) {
    if (root.error_type === 'not implemented') return refuse('a statement of its own')
    throw refusal('expression-syntax', `can't be read as SQL: ${String(root.error_message).split('\n')[0]}`, ONE_ROW)
  }
  only(root, ['error', 'statements'])
  const [statement, ...others] = list(root.statements)
  if (others.length > 0) return refuse('a second statement')
  const { node: select, ...rest } = node(statement!)
  if ('named_param_map' in rest) return refuse('a parameter')
  only(rest, [])
  return readSelect(node(select!), aggregates)
}

function readSelect(select: Node, aggregates: boolean): Expr {
  if (select.type !== 'SELECT_NODE') return refuse('a set operation (union, intersect or except)')
  const clauses: Readonly<Record<string, string>> = {
    modifiers: 'distinct, order by or limit',
    where_clause: 'a where clause',
    group_expressions: 'a group by clause',
    group_sets: 'a group by clause',
    having: 'a having clause',
    qualify: 'a qualify clause',
    sample: 'a sample clause',
    cte_map: 'a with clause',
  }
  for (const [key, part] of Object.entries(clauses)) if (key in select) return refuse(part)
  only(select, ['type', 'select_list', 'from_table', 'aggregate_handling'])
  if (node(select.from_table!).type !== 'EMPTY') return refuse('a from clause')
  only(node(select.from_table!), ['type', 'query_location'])
  if (select.aggregate_handling !== 'STANDARD_HANDLING') return refuse('a group by clause')
  const [item, ...others] = list(select.select_list)
  if (others.length > 0) return refuse('more than one value')
  let nodes = 0
  const read = (json: Json, depth: number, aggregates: boolean): Expr => {
    nodes += 1
    if (depth > MAX_DEPTH || nodes > MAX_NODES)
      throw refusal('expression-too-large', 'is too deep or too long', 'compute it when the log is written')
    const below = (inner: boolean) => (child: Json) => read(child, depth + 1, inner)
    return readNode(node(json), Object.assign(below(aggregates), { within: aggregates ? below(false) : null }))
  }
  return read(item!, 0, aggregates)
}

/** Reads a child; what is within an aggregate, where there may be one. */
type Read = ((json: Json) => Expr) & { readonly within: ((json: Json) => Expr) | null }
/** What may be within a node of each class; any other key, or any other class, is refused. */
const CLASSES: Readonly<Record<string, { keys: readonly string[]; read: (n: Node, read: Read) => Expr }>> = {
  COLUMN_REF: { keys: ['column_names'], read: readColumn },
  CONSTANT: { keys: ['value'], read: n => readConstant(node(n.value!)) },
  COMPARISON: { keys: ['left', 'right'], read: readComparison },
  CONJUNCTION: { keys: ['children'], read: readConjunction },
  FUNCTION: {
    keys: ['function_name', 'schema', 'children', 'order_bys', 'distinct', 'is_operator', 'export_state'],
    read: readFunction,
  },
  CAST: { keys: ['child', 'cast_type', 'try_cast'], read: readCast },
  CASE: { keys: ['case_checks', 'else_expr'], read: readCase },
  OPERATOR: { keys: ['children'], read: readOperator },
  BETWEEN: { keys: ['input', 'lower', 'upper'], read: readBetween },
}

const REFUSED: Readonly<Record<string, string>> = {
  SUBQUERY: 'a subquery',
  WINDOW: 'a window function (… over …)',
  STAR: 'a star (*)',
  PARAMETER: 'a parameter',
  LAMBDA: 'a lambda',
  POSITIONAL_REFERENCE: 'a positional reference (#1)',
  COLLATE: 'a collation',
  DEFAULT: 'the word default',
}

function readNode(n: Node, read: Read): Expr {
  const name = String(n.class)
  const kind = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined
  if (!kind) return refuse(REFUSED[name] ?? `a part of SQL (${name.toLowerCase()})`)
  if ('alias' in n) return refuse('an alias')
  if ('filter' in n) return refuse('a filter clause')
  if ('catalog' in n) return refuse('a function of another catalog')
  only(n, ['class', 'type', 'query_location', ...kind.keys])
  return kind.read(n, read)
}

/** DuckDB takes these for the clock where no column has the name. */
const CLOCKS = ['current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']

function readColumn(n: Node): Expr {
  const [name, ...fields] = list(n.column_names).map(String)
  if (CLOCKS.includes(name!.toLowerCase())) return refuse(`the clock (${name})`, insteadOf('now'))
  return fields.reduce((whole, field) => apply('field', [whole, literal(field)]), column(name!))
}

function readConstant(value: Node): Expr {
  only(value, ['type', 'is_null', 'value'])
  const type = node(value.type!)
  if (value.is_null === true) return literal(null)
  switch (type.id) {
    case 'VARCHAR':
      return literal(String(value.value ?? ''))
    case 'BOOLEAN':
      return literal(value.value === true)
    case 'INTEGER':
    case 'BIGINT':
      return exactInteger(value.value)
    case 'HUGEINT':
      return exactInteger(wide(value.value!))
    case 'DOUBLE':
      return literal(Number(value.value))
    case 'DECIMAL': {
      const { width, scale } = node(type.type_info!)
      const digits = Number(width) > 18 ? wide(value.value!) : value.value
      return literal(Number(`${digits}e-${scale}`))
    }
  }
  return refuse(`a constant of type ${String(type.id)}`)
}

function exactInteger(value: Json | undefined): Expr {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return literal(value)
  throw refusal(
    'expression-constant',
    `has an integer (${value}) that is too large to be exact`,
    'up to 9007199254740991 they are; compare as text: cast(id as varchar) = …',
  )
}

/** Integers of 128 bits come in two halves. */
function wide(value: Json): bigint {
  const { upper, lower } = node(value)
  return BigInt(upper as number | bigint) * 2n ** 64n + BigInt(lower as number | bigint)
}

const COMPARISONS: Readonly<Record<string, string>> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHAN: '>',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_DISTINCT_FROM: 'is distinct from',
  COMPARE_NOT_DISTINCT_FROM: 'is not distinct from',
}

function readComparison(n: Node, read: Read): Expr {
  const fn = COMPARISONS[String(n.type)]
  return fn ? apply(fn, [read(n.left!), read(n.right!)]) : refuse(`a comparison (${n.type})`)
}

function readConjunction(n: Node, read: Read): Expr {
  const fn = { CONJUNCTION_AND: 'and', CONJUNCTION_OR: 'or' }[String(n.type)]
  return fn ? apply(fn, list(n.children).map(read)) : refuse(`a conjunction (${n.type})`)
}

const OPERATORS: Readonly<Record<string, string>> = {
  OPERATOR_NOT: 'not',
  OPERATOR_IS_NULL: 'is null',
  OPERATOR_IS_NOT_NULL: 'is not null',
  OPERATOR_COALESCE: 'coalesce',
  COMPARE_IN: 'in',
  COMPARE_NOT_IN: 'not in',
  ARRAY_EXTRACT: 'element',
  STRUCT_EXTRACT: 'field',
}

function readOperator(n: Node, read: Read): Expr {
  const fn = OPERATORS[String(n.type)]
  if (fn) return apply(fn, list(n.children).map(read))
  return refuse(n.type === 'ARRAY_SLICE' ? 'a slice of a list ([1:2])' : `the operator ${n.type}`)
}

function readBetween(n: Node, read: Read): Expr {
  return apply('between', [read(n.input!), read(n.lower!), read(n.upper!)])
}

function readCase(n: Node, read: Read): Expr {
  const when = list(n.case_checks).map(check => {
    const { when_expr, then_expr, ...rest } = node(check)
    only(rest, [])
    return [read(when_expr!), read(then_expr!)] as const
  })
  return { is: 'case', when, otherwise: read(n.else_expr!) }
}

const NAMES_OF_CASTS: Readonly<Record<string, string>> = { 'timestamp with time zone': 'timestamptz' }

function readCast(n: Node, read: Read): Expr {
  only(node(n.cast_type!), ['id', 'type_info'])
  const { id, type_info: info } = node(n.cast_type!)
  const word = String(id).toLowerCase()
  const name = NAMES_OF_CASTS[word] ?? word
  const arg = read(n.child!)
  const attempt = n.try_cast === true
  if (name === 'decimal' && info) {
    const { width, scale } = node(info)
    return { is: 'cast', to: `decimal(${width}, ${scale})`, attempt, arg }
  }
  if (info !== undefined || !Object.hasOwn(CAST_TYPES, name)) {
    const asked = info === undefined ? word : String(node(info).name ?? word).toLowerCase()
    return refuse(`a cast to ${asked}`, `casts go to ${Object.keys(CAST_TYPES).join(', ')} and decimal(p, s)`)
  }
  if (!attempt && arg.is === 'literal' && typeof arg.value === 'string') return typedLiteral(arg.value, name, arg)
  return { is: 'cast', to: name, attempt, arg }
}

/** `date '2026-11-01'`, and true, which the parser gives as a cast of 't'. */
function typedLiteral(text: string, to: string, arg: Expr): Expr {
  if (to === 'boolean' && (text === 't' || text === 'f')) return literal(text === 't')
  const type = { date: 'date', timestamp: 'timestamp', timestamptz: 'timestamp', interval: 'interval' }[to]
  if (type === undefined) return { is: 'cast', to, attempt: false, arg }
  const typed: Expr = { is: 'literal', value: text, type: type as LiteralType }
  try {
    evaluate(typed, () => null)
  } catch {
    const how =
      type === 'interval' ? "Write interval '2 hours'." : "Write date '2026-11-01' or timestamp '2026-11-01 06:30:00'."
    throw refusal('expression-constant', `has '${text}', which is not ${type === 'interval' ? 'an' : 'a'} ${type}`, how)
  }
  return to === 'timestamptz' ? { is: 'cast', to, attempt: false, arg } : typed
}

const AGGREGATES =
  /^(sum|fsum|count|count_star|count_if|countif|avg|mean|min|max|first|last|any_value|arg_max|arg_min|median|mode|quantile.*|approx_.*|stddev.*|var_.*|variance|corr|covar_.*|string_agg|listagg|group_concat|list|array_agg|histogram|bool_and|bool_or|product|entropy|skewness|kurtosis.*)$/
/** Those that the parts of a log can be put together from. */
const COMBINED: Readonly<Record<string, string>> = {
  sum: 'sum',
  count: 'count',
  count_star: 'count',
  avg: 'avg',
  mean: 'avg',
  min: 'min',
  max: 'max',
}
const SPREADS: Readonly<Record<string, string>> = {
  stddev: 'stddev',
  stddev_samp: 'stddev',
  variance: 'variance',
  var_samp: 'variance',
}
const QUANTILES = ['median', 'quantile', 'quantile_cont']

/** `median(x)`, `quantile(x, 0.9)`: the probability is a number as it stands. */
function readQuantile(name: string, [value, at, ...more]: readonly Json[], within: (json: Json) => Expr): Expr {
  if (value === undefined || more.length > 0 || (name === 'median') !== (at === undefined))
    return refuse(`${name} of ${value === undefined ? 'nothing' : 'other than a value and a probability'}`)
  const p = at === undefined ? literal(0.5) : within(at)
  if (p.is !== 'literal' || typeof p.value !== 'number' || !(p.value > 0 && p.value < 1))
    return refuse(`${name} at what is no number between 0 and 1`, 'as in quantile(value, 0.9)')
  return { is: 'call', fn: 'quantile', args: [within(value), p] }
}

const PARTS: Readonly<Record<string, string>> = { dow: 'dayofweek', weekday: 'dayofweek', doy: 'dayofyear' }

function readFunction(n: Node, read: Read): Expr {
  const name = String(n.function_name).toLowerCase()
  const schema = n.schema
  if (schema !== undefined && schema !== 'main') return refuse(`a function of another schema (${schema}.${name})`)
  if (n.distinct === true) return refuse('distinct')
  if (n.order_bys !== undefined) {
    only(node(n.order_bys), ['type', 'orders'])
    if ('orders' in node(n.order_bys)) return refuse('an order by within a function')
  }
  if (n.export_state === true) return refuse('an exported state')
  const args = list(n.children ?? [])
  const combined = Object.hasOwn(COMBINED, name) ? COMBINED[name] : undefined
  if (combined && read.within) {
    const { within } = read
    if (args.length > 1) return refuse(`${name} of more than one value`)
    if (args.length === 0 && combined !== 'count') return refuse(`${name} of nothing`)
    return { is: 'call', fn: combined, args: args.map(arg => within(arg)) }
  }
  const spread = Object.hasOwn(SPREADS, name) ? SPREADS[name] : undefined
  if (spread && read.within) {
    if (args.length !== 1) return refuse(`${name} of ${args.length === 0 ? 'nothing' : 'more than one value'}`)
    return { is: 'call', fn: spread, args: [read.within(args[0]!)] }
  }
  if (QUANTILES.includes(name) && read.within) return readQuantile(name, args, read.within)
  if (AGGREGATES.test(name) && !lookUp(name) && read.within)
    return refuse(
      `the aggregate ${name}`,
      'a measure is made of sum, count, avg, min, max, stddev, variance, median and quantile',
    )
  if (AGGREGATES.test(name) && !lookUp(name))
    return refuse(`an aggregate (${name})`, 'a measure is aggregated by its `aggregate:`; a gate by itself')
  if ((name === 'date_part' || name === 'datepart') && args.length === 2) {
    const part = read(args[0]!)
    const given = part.is === 'literal' ? String(part.value).toLowerCase().replace(/s$/, '') : ''
    const word = PARTS[given] ?? given
    allowedFunction(word, [...DATE_PARTS, 'dayofweek', 'isodow', 'dayofyear', 'epoch'])
    return apply(word, [read(args[1]!)])
  }
  const negated = { '!~~': 'like', '!~~*': 'ilike' }[name]
  if (negated) return apply('not', [apply(negated, args.map(read))])
  if (name === '+' && args.length === 1) return read(args[0]!)
  const fn = Object.hasOwn(ALIASES, name) ? ALIASES[name]! : name
  allowedFunction(fn)
  return inUnits(apply(fn, args.map(read)))
}

/** `interval 3 hours` comes as to_hours(cast(trunc(cast(3 as double)) as bigint)). */
function inUnits(e: Expr): Expr {
  if (e.is !== 'call' || !e.fn.startsWith('to_') || e.fn === 'to_timestamp') return e
  const [cast] = e.args
  if (cast?.is !== 'cast' || cast.arg.is !== 'call' || cast.arg.fn !== 'trunc') return e
  const inner = cast.arg.args[0]
  if (inner?.is !== 'cast' || inner.arg.is !== 'literal' || inner.arg.value === null) return e
  const count = Math.trunc(Number(inner.arg.value))
  return Number.isSafeInteger(count) ? apply(e.fn, [literal(count)]) : e
}

function allowedFunction(fn: string, allowed: readonly string[] = Object.keys(FUNCTIONS)): SqlFunction {
  const f = allowed.includes(fn) ? lookUp(fn) : undefined
  if (f) return f
  const near = nearest(fn, [...allowed, ...Object.keys(ALIASES)])
  const hint = insteadOf(fn) ?? (near ? `did you mean ${near}?` : ONE_ROW)
  return refuse(/^\w+$/.test(fn) ? `the function ${fn}` : `the operator ${fn}`, hint)
}

/** A call of an allowed function, its arguments of the number and kind that it takes. */
function apply(fn: string, args: readonly Expr[]): Expr {
  const f = allowedFunction(fn)
  const [fewest, most] = f.args
  if (args.length < fewest || args.length > most) {
    const takes = fewest === most ? `${fewest}` : `${fewest} to ${most}`
    throw refusal('expression-not-allowed', `gives ${fn} ${args.length} arguments; it takes ${takes}`)
  }
  const checked = args.map((arg, i) => {
    const words = f.words?.[i]
    if (words) return wordOf(fn, arg, words)
    const bound = f.literal?.[i]
    if (bound !== undefined && (arg.is !== 'literal' || typeof arg.value !== 'string' || arg.value.length > bound))
      return refuse(`${fn} with something other than a constant text of at most ${bound} characters`)
    return arg
  })
  return { is: 'call', fn, args: checked }
}

function wordOf(fn: string, arg: Expr, words: readonly string[]): Expr {
  const given = arg.is === 'literal' ? String(arg.value).toLowerCase() : ''
  const word = words.find(w => w === given || `${w}s` === given)
  return word
    ? literal(word)
    : refuse(`${fn} of something other than ${words.join(', ')}`, `write ${fn}('${words[0]}', …)`)
}

function only(n: Node, keys: readonly string[]): void {
  const odd = Object.keys(n).find(key => !keys.includes(key))
  if (odd !== undefined) refuse(`a part of SQL (${odd})`)
}

function node(json: Json): Node {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse('a part of SQL')
  return json as Node
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : refuse('a part of SQL')
}
