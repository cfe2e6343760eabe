/**
 * A scalar expression as plain data: what a gate asks for, and what a user's SQL is parsed to. It is rendered per
 * dialect, or evaluated in memory; its text never reaches an engine in any other way.
 */
export type Expr =
  /** A column of the relation's own log, or of the labels that are joined to it. */
  | { readonly is: 'column'; readonly name: string; readonly log?: 'labels' }
  | { readonly is: 'role'; readonly name: Role }
  | { readonly is: 'literal'; readonly value: Scalar; readonly type?: LiteralType }
  | { readonly is: 'call'; readonly fn: string; readonly args: readonly Expr[] }
  | { readonly is: 'case'; readonly when: readonly (readonly [Expr, Expr])[]; readonly otherwise: Expr }
  | { readonly is: 'cast'; readonly to: string; readonly attempt: boolean; readonly arg: Expr }
  /** One side of a pair; only over the relation `pairs`. */
  | { readonly is: 'of'; readonly arm: Side; readonly arg: Expr }
  /**
   * The rank (from 1) of `arg` within the relation and slice, or within the group of a request `per` something: there
   * among the rows where it is known. Ties share the average of theirs, or the smallest or largest.
   */
  | { readonly is: 'rank'; readonly arg: Expr; readonly ties?: Ties }
  /**
   * A number in (0, 1), the same for the same values and another for another salt: chance that repeats. Not a word of
   * users' SQL.
   */
  | { readonly is: 'noise'; readonly args: readonly Expr[]; readonly salt: string }
  /** Over the known values of a group's rows; only of a request `per` something. Of none: a count of 0, else null. */
  | { readonly is: 'aggregate'; readonly fn: Aggregate; readonly arg: Expr }

export type Scalar = number | string | boolean | null
export type LiteralType = 'number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'interval'
export type Side = 'incumbent' | 'candidate'
/** As scipy's rankdata calls them; without it, average. */
export type Ties = 'min' | 'max'
export type Aggregate = 'sum' | 'count' | 'min' | 'max'
export type Arm = Side | 'reference'

/** The words of `columns:` that a gate may use. What each is bound to is the spec's business. */
export type Role =
  | 'id'
  | 'time'
  | 'unit'
  | 'score'
  | 'probabilities'
  | 'prediction'
  /** The ends of a predicted interval: `columns.interval`. */
  | 'interval.low'
  | 'interval.high'
  | 'decision'
  | 'label'
  | 'latency'
  | 'error'
  | 'weight'
  | 'host'
  | 'covariate'
  | 'session'
  | 'query'
  | 'position'
  | 'source'
  | 'credit'
  | 'rank'
  | 'relevance'
  /** When the outcome became known: not a word of `columns:`, but `logs.labels.time`. */
  | 'labels.time'

/** What a model changes by answering otherwise. */
export const ANSWERS: readonly Role[] = [
  'score',
  'probabilities',
  'prediction',
  'interval.low',
  'interval.high',
  'decision',
  'latency',
  'error',
  'rank',
  'credit',
]

export const role = (name: Role): Expr => ({ is: 'role', name })
export const column = (name: string): Expr => ({ is: 'column', name })
export const literal = (value: Scalar): Expr => ({ is: 'literal', value })
export const call = (fn: string, ...args: Expr[]): Expr => ({ is: 'call', fn, args })
export const of = (arm: Side, arg: Expr): Expr => ({ is: 'of', arm, arg })
/** A value of a pooled row: of the arm that it is of. */
export const either = (incumbent: Expr, candidate: Expr): Expr => call('coalesce', incumbent, candidate)
export const rank = (arg: Expr, ties?: Ties): Expr => ({ is: 'rank', arg, ...(ties && { ties }) })
export const noise = (args: readonly Expr[], salt: string): Expr => ({ is: 'noise', args, salt })
const aggregate =
  (fn: Aggregate) =>
  (arg: Operand): Expr => ({ is: 'aggregate', fn, arg: operand(arg) })
export const sumOf = aggregate('sum')
export const countOf = aggregate('count')
export const minOf = aggregate('min')
export const maxOf = aggregate('max')
export const when = (condition: Expr, then: Expr, otherwise: Expr): Expr => ({
  is: 'case',
  when: [[condition, then]],
  otherwise,
})

export type Operand = Expr | number
const operand = (x: Operand): Expr => (typeof x === 'number' ? literal(x) : x)
const binary =
  (fn: string) =>
  (a: Operand, b: Operand): Expr =>
    call(fn, operand(a), operand(b))

export const add = binary('+')
export const sub = binary('-')
export const mul = binary('*')
export const div = binary('/')
export const eq = binary('=')
export const ne = binary('<>')
export const lt = binary('<')
export const le = binary('<=')
export const gt = binary('>')
export const ge = binary('>=')
export const and = (...args: Expr[]): Expr => (args.length === 1 ? args[0]! : call('and', ...args))
export const or = (...args: Expr[]): Expr => (args.length === 1 ? args[0]! : call('or', ...args))
export const not = (a: Expr): Expr => call('not', a)
export const isNull = (a: Expr): Expr => call('is null', a)
export const finite = (a: Expr): Expr => call('isfinite', a)
export const abs = (a: Expr): Expr => call('abs', a)
export const ln = (a: Expr): Expr => call('ln', a)
export const square = (a: Expr): Expr => mul(a, a)
/** 1 where the condition holds, 0 where it does not, null where it is unknown: its mean is a rate. */
export const indicator = (condition: Expr): Expr => ({ is: 'cast', to: 'double', attempt: false, arg: condition })

const COMPARISONS = ['=', '<>', '<', '<=', '>', '>=', 'is distinct from', 'is not distinct from', 'in', 'not in']
const CONDITIONS = [...COMPARISONS, 'and', 'or', 'not', 'is null', 'is not null', 'isfinite']

/** Whether, by its form alone, it is true, false or unknown. */
export function isCondition(expr: Expr): boolean {
  if (expr.is === 'call')
    return CONDITIONS.includes(expr.fn) || (expr.fn === 'coalesce' && expr.args.every(isCondition))
  return expr.is === 'literal' && typeof expr.value === 'boolean'
}

/** 0 where a condition does not hold, 1 where it does. */
export const isIndicator = (expr: Expr): boolean => expr.is === 'cast' && expr.to === 'double' && isCondition(expr.arg)

/** Whether a condition is true or false, by its form alone, whatever it is about. */
export function alwaysKnown(expr: Expr): boolean {
  if (expr.is !== 'call') return expr.is === 'literal' && expr.value !== null
  if (['is null', 'is not null', 'is distinct from', 'is not distinct from'].includes(expr.fn)) return true
  return expr.fn === 'coalesce'
    ? expr.args.some(alwaysKnown)
    : ['and', 'or', 'not'].includes(expr.fn) && expr.args.every(alwaysKnown)
}

/** Every expression below and including `expr`, parents first. */
export function* walk(expr: Expr): Generator<Expr> {
  yield expr
  for (const child of children(expr)) yield* walk(child)
}

/** Whether it is the same in every row. */
export const isConstant = (expr: Expr): boolean => !walk(expr).some(e => e.is === 'column' || e.is === 'role')

export function children(expr: Expr): readonly Expr[] {
  switch (expr.is) {
    case 'call':
    case 'noise':
      return expr.args
    case 'case':
      return [...expr.when.flat(), expr.otherwise]
    case 'cast':
    case 'of':
    case 'rank':
    case 'aggregate':
      return [expr.arg]
    default:
      return []
  }
}

/** The same node over other children. */
export function transformChildren(expr: Expr, f: (e: Expr) => Expr): Expr {
  switch (expr.is) {
    case 'call':
    case 'noise':
      return { ...expr, args: expr.args.map(f) }
    case 'case':
      return { ...expr, when: expr.when.map(([a, b]) => [f(a), f(b)] as const), otherwise: f(expr.otherwise) }
    case 'cast':
    case 'of':
    case 'rank':
    case 'aggregate':
      return { ...expr, arg: f(expr.arg) }
    default:
      return expr
  }
}

/** The same tree with each node replaced, children first. */
export const transform = (expr: Expr, replace: (e: Expr) => Expr): Expr =>
  replace(transformChildren(expr, e => transform(e, replace)))
