import type { Key, Request } from '../gate/request.ts'
import type { Bound, BoundArm, BoundCheck } from '../spec/bound.ts'
import { type Arm, and, type Expr, either, of, type Role, transform } from '../sql/expr.ts'
import type { Ask, Both, BoundKey, BoundRequest } from './types.ts'

/** The rows that a check is about. A pair belongs where its incumbent's row does, other rows where they say. */
export function populationOf(
  check: Pick<BoundCheck, 'where' | 'slice'>,
  relation: Arm | Both,
  bound: Bound,
  cut: readonly Expr[],
): Pick<Ask, 'filter' | 'by'> {
  const on = (arm: 'incumbent' | 'candidate', e: Expr): Expr => of(arm, resolve(e, bound.arms[arm]!))
  const place = (e: Expr): Expr => {
    if (relation === 'pairs') return on('incumbent', e)
    return relation === 'pooled' ? either(on('incumbent', e), on('candidate', e)) : resolve(e, bound.arms[relation]!)
  }
  const conditions = [check.where, check.slice?.where ?? null].filter(e => e !== null).map(place)
  return {
    filter: conditions.length > 0 ? and(...conditions) : null,
    by: [...(check.slice?.by.map(b => b.expr) ?? []), ...cut].map(place),
  }
}

/** A request as it is asked of one relation: roles are columns, bins know whose quantiles they are cut at. */
export function bindRequest(request: Request, relation: Arm | Both, bound: Bound): BoundRequest {
  const arm = relation === 'pairs' || relation === 'pooled' ? null : bound.arms[relation]!
  const resolveHere = (e: Expr): Expr => (arm ? resolve(e, arm) : resolveSides(e, bound))
  const all = (exprs: Readonly<Record<string, Expr>>): Record<string, Expr> =>
    Object.fromEntries(Object.entries(exprs).map(([name, e]) => [name, resolveHere(e)]))
  const key = (k: Key): BoundKey => {
    if (k.is !== 'bin') return { is: 'value', of: resolveHere(k) }
    if (!('quantiles' in k.edges)) return { is: 'bin', of: resolveHere(k.of), edges: k.edges, closed: k.closed }
    // Over pairs, a value of one side is cut at the quantiles of that side's log.
    const [own, value] = k.of.is === 'of' ? [k.of.arm, k.of.arg] : [relation as Arm, k.of]
    const from = k.edges.from === 'reference' ? (bound.arms.reference ? 'reference' : 'incumbent') : own
    return {
      is: 'quantile-bin',
      of: resolveHere(k.of),
      count: k.edges.quantiles,
      from,
      source: resolve(value, bound.arms[from]!),
      closed: k.closed,
    }
  }
  switch (request.kind) {
    case 'moments':
      return {
        kind: 'moments',
        of: all(request.of),
        ...(request.per && { per: request.per.map(resolveHere) }),
        ...(request.ends === false && { ends: false as const }),
      }
    case 'rows':
      return {
        kind: 'rows',
        of: all(request.of),
        max: request.max,
        ...(request.beyond && { beyond: request.beyond }),
      }
    case 'cells':
      return {
        kind: 'cells',
        keys: Object.fromEntries(Object.entries(request.keys).map(([name, k]) => [name, key(k)])),
        mean: all(request.mean),
      }
    case 'quantiles':
      return { kind: 'quantiles', of: resolveHere(request.of), p: request.p }
    case 'ranks':
      return {
        kind: 'ranks',
        scores: all(request.scores),
        outcome: resolveHere(request.outcome),
        ...(request.precision && { precision: true }),
      }
    case 'keys':
      return request.of === 'unit'
        ? { kind: 'keys', of: 'unit', content: [] }
        : { kind: 'keys', content: arm ? contentOf(arm) : [] }
  }
}

/** What rows of one id must agree on. */
const contentOf = ({ roles }: BoundArm): Expr[] =>
  (
    [
      'score',
      'probabilities',
      'prediction',
      'interval.low',
      'interval.high',
      'label',
      'rank',
      'relevance',
      'credit',
      'weight',
    ] as const
  ).flatMap(name => roles[name] ?? [])

function resolve(expr: Expr, arm: BoundArm): Expr {
  return transform(expr, e => (e.is === 'role' ? bindRole(e.name, arm) : e))
}

function bindRole(name: Role, arm: BoundArm): Expr {
  const bound = arm.roles[name]
  if (!bound) throw new Error(`role ${name} is not bound in ${arm.relation.arm}`)
  return bound
}

function resolveSides(expr: Expr, bound: Bound): Expr {
  return transform(expr, e => (e.is === 'of' ? of(e.arm, resolve(e.arg, bound.arms[e.arm]!)) : e))
}
