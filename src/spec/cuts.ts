import type { Arm, Expr } from '../sql/expr.ts'
import { changeable, rolesOf } from './bind.ts'
import type { Bound } from './bound.ts'
import type { Described } from './described.ts'
import { resolveShared } from './scope.ts'
import type { Spec } from './types.ts'

/** What rows may be cut by. */
export interface Cut {
  readonly name: string
  readonly expr: Expr
}

/** The groups and features of the spec that both arms have, and that unpaired the model cannot change. */
export function cutsOf({ columns }: Spec, described: Described, bound: Bound): Cut[] {
  const scope = {
    described,
    arms: Object.keys(bound.arms) as Arm[],
    roles: rolesOf(bound.arms),
    declared: [],
    measures: [],
    typeOf: () => '',
    report: { problem: () => {}, warning: () => {} },
  }
  const named = new Map([...columns.groups, ...columns.features].map(e => [e.text, e]))
  return [...named.values()].flatMap(e => {
    const expr = resolveShared(e, scope)
    return expr && (bound.paired || !changeable(expr)) ? [{ name: e.text, expr }] : []
  })
}
