import type { BoundLimit } from '../plan/types.ts'
import type { Inference } from '../stats/infer.ts'

/** Evidence of harm beyond a limit (`p`) and that such harm is ruled out (`pPass`): one-sided p-values. */
export interface Claims {
  p: number
  pPass: number
}

export type Better = 'lower' | 'higher' | { target: number }

/** Where the limit is on the scale of what is estimated. A larger bound of what should be low allows more. */
export function boundOf(limit: BoundLimit, better: Better, scale: number): number {
  const allowed = limit.value * (limit.kind === 'margin' || limit.kind === 'equivalent' ? scale : 1)
  return limit.kind === 'margin' && better === 'higher' ? -allowed : allowed
}

type Kind = Pick<BoundLimit, 'kind'>
type Side = 'above' | 'below' | 'either side'

/** On which side of the limit harm is. */
export function sideOf(limit: Kind, better: Better): Side {
  switch (limit.kind) {
    case 'equivalent':
      return 'either side'
    case 'max':
      return typeof better === 'object' ? 'either side' : 'above'
    case 'min':
      return 'below'
    default:
      return better === 'higher' ? 'below' : 'above'
  }
}

/** What a limit on either side is about. */
export const centreOf = ({ kind }: Kind, better: Better): number =>
  kind !== 'equivalent' && typeof better === 'object' ? better.target : 0

/** Both claims about a limit. Two ends are two chances to be wrong: harm at either is doubled. */
export function claims(
  estimate: Pick<Inference, 'above' | 'below'>,
  limit: Kind,
  better: Better,
  bound: number,
): Claims {
  switch (sideOf(limit, better)) {
    case 'above':
      return { p: estimate.above(bound), pPass: estimate.below(bound) }
    case 'below':
      return { p: estimate.below(bound), pPass: estimate.above(bound) }
    case 'either side': {
      const centre = centreOf(limit, better)
      return {
        p: Math.min(1, 2 * Math.min(estimate.above(centre + bound), estimate.below(centre - bound))),
        pPass: Math.max(estimate.below(centre + bound), estimate.above(centre - bound)),
      }
    }
  }
}

/** The limit held against a bare value. Being superior is strict, every other limit allows its own value. */
export function meets(value: number, limit: BoundLimit, better: Better, bound: number): boolean {
  switch (sideOf(limit, better)) {
    case 'above':
      return limit.kind === 'superior' ? value < bound : value <= bound
    case 'below':
      return limit.kind === 'superior' ? value > bound : value >= bound
    case 'either side':
      return Math.abs(value - centreOf(limit, better)) <= bound
  }
}

/** How far a value is from its best one; the value itself where less, or more, is better. */
export const distanceOf = (value: number, better: Better): number =>
  typeof better === 'object' ? Math.abs(value - better.target) : value

/** A change towards or from a target: of the distance from it. That two values are equivalent is about the values. */
export const isOfDistance = (limit: Pick<BoundLimit, 'kind'>, better: Better): better is { target: number } =>
  typeof better === 'object' && (limit.kind === 'margin' || limit.kind === 'superior')
