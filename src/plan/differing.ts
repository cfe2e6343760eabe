import type { Needs, Request } from '../gate/request.ts'
import {
  abs,
  add,
  and,
  call,
  children,
  countOf,
  type Expr,
  either,
  gt,
  indicator,
  isConstant,
  isNull,
  literal,
  mul,
  not,
  of,
  or,
  type Side,
  sub,
  transformChildren,
  walk,
  when,
} from '../sql/expr.ts'

type Differs = Request<unknown, 'pairs' | 'pooled'>

/** 1 where what a metric reads differs between the arms, 0 elsewhere: by group, or by pair of rows. Null: unknown. */
export function differing(needs: Needs<'arm'>, paired: boolean): Differs | null {
  const requests: readonly Request[] = Object.values(needs)
  return byGroup(requests) ?? (paired ? byPair(requests) : null)
}

/** Of groups that both arms have: whether anything that is made of them differs by more than sums of doubles do. */
function byGroup(requests: readonly Request[]): Differs | null {
  const per = requests[0]?.kind === 'moments' && requests[0].per
  const outputs = requests.map(r => (r.kind === 'moments' && same(r.per, per) ? Object.values(r.of) : null))
  if (!per || outputs.includes(null)) return null
  const both = and(...SIDES.map(side => gt(countOf(of(side, literal(1))), 0)))
  const differs = outputs.flatMap(o => o!).map(e => apart(onSide('incumbent', e), onSide('candidate', e)))
  return {
    kind: 'moments',
    over: 'pooled',
    of: { differs: when(both, indicator(or(...differs)), literal(null)) },
    per: per.map(key => either(of('incumbent', key), of('candidate', key))),
  }
}

const SIDES: readonly Side[] = ['incumbent', 'candidate']
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Sums of the same doubles in another order agree to some 15 digits. */
const apart = (a: Expr, b: Expr): Expr =>
  call('coalesce', gt(abs(sub(a, b)), mul(1e-12, add(abs(a), abs(b)))), call('is distinct from', a, b))

/** What is made of a group of one arm's rows, of a group of both arms': the other's rows are unknown to it. */
function onSide(side: Side, e: Expr): Expr {
  const ranks = has(e, 'rank')
  if (!ranks && !has(e, 'aggregate')) return isConstant(e) ? e : of(side, e)
  if (e.is === 'rank' || (e.is === 'aggregate' && !ranks)) return { ...e, arg: of(side, e.arg) }
  if (e.is === 'aggregate')
    return { ...e, arg: when(not(isNull(of(side, literal(1)))), onSide(side, e.arg), literal(null)) }
  return transformChildren(e, x => onSide(side, x))
}

const has = (e: Expr, is: Expr['is']): boolean => [...walk(e)].some(x => x.is === is)

/** Whether the two rows of a pair differ in anything that is read. */
function byPair(requests: readonly Request[]): Differs | null {
  const read = new Map<string, Expr>()
  for (const e of requests.flatMap(expressionsOf).flatMap(leaves)) read.set(JSON.stringify(e), e)
  if (read.size === 0) return null
  const differs = [...read.values()].map(e => call('is distinct from', of('incumbent', e), of('candidate', e)))
  return { kind: 'moments', over: 'pairs', of: { differs: indicator(or(...differs)) } }
}

function leaves(expr: Expr): Expr[] {
  if (expr.is === 'role' || expr.is === 'column') return [expr]
  return children(expr).flatMap(leaves)
}

function expressionsOf(request: Request): Expr[] {
  switch (request.kind) {
    case 'moments':
      return [...Object.values(request.of), ...(request.per ?? [])]
    case 'rows':
      return Object.values(request.of)
    case 'cells':
      return [...Object.values(request.keys).map(k => (k.is === 'bin' ? k.of : k)), ...Object.values(request.mean)]
    case 'quantiles':
      return [request.of]
    case 'ranks':
      return [...Object.values(request.scores), request.outcome]
    case 'keys':
      return []
  }
}
