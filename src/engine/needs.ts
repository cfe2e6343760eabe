import type { Ask, BoundKey } from '../plan/types.ts'
import { children, column, type Expr, isConstant, type Side, transformChildren, walk } from '../sql/expr.ts'

/** A value as it is, or as a double where a number is needed: null where it is NaN or infinite. */
export type Form = 'value' | 'number'

/** Equal for equal trees only: JSON alone would confuse NaN, the infinities, −0 and null. */
export function keyOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('is' in value)) return written(value)
  const key = keys.get(value) ?? written(value)
  keys.set(value, key)
  return key
}
/** Of expressions, which are asked for again and again. */
const keys = new WeakMap<object, string>()

const written = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0))
      ? { number: Object.is(v, -0) ? '-0' : `${v}` }
      : v,
  )

export const hasRank = (expr: Expr): boolean => walk(expr).some(e => e.is === 'rank')
export const hasAggregate = (expr: Expr): boolean => walk(expr).some(e => e.is === 'aggregate')

/** Every expression that an ask reads from its relation, in the form in which it reads it. */
export function needsOf(ask: Ask): { expr: Expr; form: Form }[] {
  const value = (expr: Expr) => ({ expr, form: 'value' as const })
  const number = (expr: Expr) => ({ expr, form: 'number' as const })
  const { request } = ask
  const needs = [...(ask.filter ? [value(ask.filter)] : []), ...ask.by.map(value)]
  switch (request.kind) {
    case 'moments':
      return [
        ...needs,
        ...(request.per ?? []).map(value),
        ...Object.values(request.of).flatMap(e => (request.per || hasRank(e) ? rankedParts(e) : [number(e)])),
      ]
    case 'cells':
      return [...needs, ...Object.values(request.keys).map(keyNeed), ...Object.values(request.mean).map(number)]
    case 'quantiles':
      return [...needs, number(request.of)]
    case 'ranks':
      return [...needs, number(request.outcome), ...Object.values(request.scores).map(number)]
    case 'rows':
      return [
        ...needs,
        ...Object.values(request.of).flatMap(e => (request.beyond ? [value(e), number(e)] : [value(e)])),
      ]
    case 'keys':
      return [...needs, ...request.content.map(value)]
  }
}

const keyNeed = (key: BoundKey) => ({ expr: key.of, form: 'value' as const })

/** The arguments of ranks and aggregates, and the largest parts of the rest that have none of them. */
export function rankedParts(expr: Expr): { expr: Expr; form: Form }[] {
  if (expr.is === 'rank' || (expr.is === 'aggregate' && !hasRank(expr.arg))) return [{ expr: expr.arg, form: 'number' }]
  if (!hasRank(expr) && !hasAggregate(expr)) return isConstant(expr) ? [] : [{ expr, form: 'value' }]
  return children(expr).flatMap(rankedParts)
}

/** The expression over the columns of a table made of two arms' fields. */
export function overPairs(expr: Expr, field: (side: Side, expr: Expr) => { readonly name: string }): Expr {
  if (expr.is === 'of') return { is: 'of', arm: expr.arm, arg: column(field(expr.arm, expr.arg).name) }
  return transformChildren(expr, e => overPairs(e, field))
}
