import { MlgateError } from '../errors.ts'
import type { Ask, Queries } from '../plan/types.ts'
import type { Arm } from '../sql/expr.ts'

/** What every engine makes of the asks before it writes a statement. */

export type AskOf<K extends Ask['request']['kind']> = Ask & { readonly request: Extract<Ask['request'], { kind: K }> }

const SIDES = ['incumbent', 'candidate'] as const

export function refuseMissing(queries: Queries, asks: readonly Ask[]): void {
  const arms = asks.flatMap(({ relation }) => (relation === 'pairs' || relation === 'pooled' ? SIDES : relation))
  const missing = arms.find(arm => !queries.relations[arm])
  if (missing)
    throw new MlgateError({ code: 'engine', message: `The ${missing} is asked about, but there is no such log.` })
}

export function refuseUnpairable(queries: Queries): void {
  if (!queries.asks.some(ask => ask.relation === 'pairs')) return
  const lacking = SIDES.filter(side => !queries.relations[side]?.id)
  if (lacking.length > 0)
    throw new MlgateError({
      code: 'engine',
      message: `Rows cannot be paired: there is no id of the ${lacking.join(' and the ')}.`,
    })
}

/** The arms whose units and times make the clusters. */
export function judgedOf(arms: readonly Arm[]): readonly Arm[] {
  const sides = arms.filter(arm => arm !== 'reference')
  return sides.length > 0 ? sides : arms
}

/** How many ids a whole log has is known from the survey, unless some are there twice. */
export const countsWhole = ({ relation, request, filter, by }: Ask): boolean =>
  request.kind === 'keys' && relation !== 'pairs' && filter === null && by.length === 0
