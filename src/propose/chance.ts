import { normalPoint } from '../stats/distributions.ts'
import { chanceToPass } from '../stats/power.ts'

/** A blocking check that a harmless candidate has to pass: how far it is from its limit, in its own unit. */
export interface Hurdle {
  readonly margin: number
  readonly se: number
  /** So many comparisons, each of which has to pass. */
  readonly times: number
}

const ALPHA = 0.05

/**
 * The chance that a candidate which differs in nothing passes all of them, at least: the product of the single chances.
 * Estimates from the same rows go together, which only raises it (Slepian's inequality).
 */
export const chanceOfHarmless = (hurdles: readonly Hurdle[]): number =>
  hurdles.reduce(
    (product, { margin, se, times }) => product * (se > 0 ? chanceToPass(margin, se, ALPHA) : 1) ** times,
    1,
  )

/** Standard errors from no difference to the limit that give that chance over so many comparisons. */
export const reachFor = (chance: number, comparisons: number): number =>
  normalPoint(ALPHA / 2) + normalPoint(1 - chance ** (1 / Math.max(1, comparisons)))
