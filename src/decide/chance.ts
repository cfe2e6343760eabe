import { type Better, centreOf, claims, sideOf } from '../judge/claim.ts'
import type { Harmless } from '../judge/harmless.ts'
import type { JudgedCheck } from '../judge/types.ts'
import { normalUpper } from '../stats/distributions.ts'
import { chanceToPass, chanceToPassBoth } from '../stats/power.ts'
import { generator } from '../stats/resample.ts'
import { decide, type Policy, unserved } from './decide.ts'

/** What becomes of a candidate that harms nothing, by the spec as a whole. */
export interface Chance {
  /** Shares of the draws; promoted + held + blocked = 1. */
  promoted: number
  held: number
  blocked: number
  draws: number
  /** Of the draws that were not promoted: the checks and gates that led to it, the one that most often did first. */
  by: readonly { id: string; share: number }[]
}

/** The standard error of a share is at most 1.1 points. */
const DRAWS = 2000

/**
 * The joint chance that a harmless candidate is promoted. Every draw is a run that might have been: each cluster (unit's
 * bucket, block of time) errs at random, all checks that it has a part in err with it, each by its own standard error
 * (the multiplier bootstrap), and the draw is decided as a run is. Checks whose clusters are not known err alone. Facts
 * are as they are.
 */
export function chanceOfPromotion(
  checks: readonly Harmless[],
  gates: readonly string[],
  policy: Pick<Policy, 'confidence' | 'multiplicity' | 'inconclusive' | 'waivers' | 'stages'>,
  draws = DRAWS,
): Chance {
  const next = generator(JSON.stringify(checks.map(({ check, truth, se }) => [check.id, truth, se])))
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const known = checks.map(one => ({ ...one, deviations: one.deviations && unit(one.deviations) }))
  const count = { promote: 0, hold: 0, block: 0 }
  const by = new Map<string, number>()
  for (let i = 0; i < draws; i++) {
    const clusters = { unit: [] as number[], time: [] as number[] }
    const errorOf = (deviations: Harmless['deviations']): number => {
      if (!deviations) return normal()
      const { cluster, of } = deviations
      for (let b = clusters[cluster].length; b < of.length; b++) clusters[cluster].push(normal())
      return of.reduce((sum, x, b) => sum + x * clusters[cluster][b]!, 0)
    }
    const run = known.map(one => drawn(one, errorOf(one.deviations), next))
    const { decision, decidedBy } = decide(run, gates, { ...policy, partial: false, waivers: [] })
    count[unserved(decision)] += 1
    if (decision !== 'promote') for (const id of decidedBy) by.set(id, (by.get(id) ?? 0) + 1)
  }
  return {
    promoted: count.promote / draws,
    held: count.hold / draws,
    blocked: count.block / draws,
    draws,
    by: [...by].map(([id, n]) => ({ id, share: n / draws })).sort((a, b) => b.share - a.share),
  }
}

/** So that a weighted sum of standard normals is one. */
function unit({ cluster, of }: NonNullable<Harmless['deviations']>): NonNullable<Harmless['deviations']> {
  const size = Math.sqrt(of.reduce((sum, x) => sum + x * x, 0))
  return { cluster, of: of.map(x => x / size) }
}

export const betterOf = ({ better, target }: JudgedCheck): Better =>
  better === 'target' ? { target: target ?? 0 } : better

/** The check as it would be judged where the estimate is off by so many standard errors. */
function drawn({ check, truth, se }: Harmless, error: number, uniform: () => number): JudgedCheck {
  if (check.nature === 'test' && check.p !== null)
    // Where there is nothing to show, any p is as likely as any other.
    return check.p <= (check.bound ?? 0) ? check : { ...check, p: 1 - uniform() }
  if (truth === null || check.bound === null) return check
  // By which end a claim is held back is how far the estimate may be off on that side.
  const p = (distance: number, e: number | null) =>
    e === null ? 1 : e > 0 ? normalUpper(distance / e - error) : Number(distance < 0)
  const q = (distance: number, e: number | null) =>
    e === null ? 1 : e > 0 ? normalUpper(distance / e + error) : Number(distance < 0)
  const at = {
    above: (limit: number) => q(truth - limit, se.low),
    below: (limit: number) => p(limit - truth, se.high),
  }
  return { ...check, ...claims(at, check, betterOf(check), check.bound) }
}

/** The chance that a harmless candidate passes this check, whatever comes of the others; null where nothing is estimated. */
export function chanceOf({ check, truth, se }: Harmless, confidence: number): number | null {
  const { bound } = check
  if (truth === null || bound === null) return null
  if (check.cannotPass) return 0
  const alpha = 1 - confidence
  const better = betterOf(check)
  const side = sideOf(check, better)
  const alone = (distance: number, e: number | null) =>
    e === null ? 0 : e === 0 ? Number(distance >= 0) : chanceToPass(distance, e, alpha)
  if (side === 'above') return alone(bound - truth, se.high)
  if (side === 'below') return alone(truth - bound, se.low)
  if (se.low === null || se.high === null) return 0
  const centre = centreOf(check, better)
  return chanceToPassBoth(centre + bound - truth, truth - centre + bound, Math.max(se.low, se.high), alpha)
}
