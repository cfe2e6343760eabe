import type { TwoSample } from '../stats/evidence.ts'
import { contrast, type Inference } from '../stats/infer.ts'
import { through } from '../stats/inference.ts'
import type { Sought } from './case.ts'
import { conclude } from './conclude.ts'

/**
 * |c − target| − |i − target|, of candidate and incumbent. With σ, τ = ±1 it is the larger τ of the smaller σ of
 * τ(c − target) − σ(i − target), and each of these is a contrast: c − i, or c + i − 2·target, or minus one of them. A
 * rise is shown where for one τ (two chances: p is doubled) both σ show it. It is ruled out where both τ rule it out for
 * one σ, the side that the incumbent is seen on: were that wrong, the contrasts would only be larger.
 */
export function changeOfDistance(e: TwoSample, target: number, margin: number, designEffect: number | null): Sought {
  const [apart, together] = [contrast(e, 1), contrast(e, -1)]
  if ('absent' in apart) return conclude(apart, margin, designEffect)
  if ('absent' in together) return conclude(together, margin, designEffect)
  const both = 2 * target
  const candidate = (apart.value + together.value) / 2 - target
  const incumbent = (together.value - apart.value) / 2 - target
  const rise = Math.max(apart.above(margin), together.above(both + margin))
  const fall = Math.max(apart.below(-margin), together.below(both - margin))
  const pPass =
    incumbent >= 0
      ? Math.max(apart.below(margin), together.above(both - margin))
      : Math.max(together.below(both + margin), apart.above(-margin))
  const across = candidate >= 0 !== incumbent >= 0
  const seen = across ? shifted(together, both) : apart
  return {
    inference: candidate >= 0 ? seen : negated(seen),
    bound: margin,
    claims: { p: Math.min(1, 2 * Math.min(rise, fall)), pPass },
    designEffect,
  }
}

const shifted = (of: Inference, by: number): Inference =>
  through(
    of,
    x => x + by,
    y => y - by,
  )

/** −θ. */
const negated = (of: Inference): Inference => ({
  value: -of.value,
  interval: alpha => {
    const { low, high } = of.interval(alpha)
    return { low: high === null ? null : -high, high: low === null ? null : -low }
  },
  above: limit => of.below(-limit),
  below: limit => of.above(-limit),
  method: of.method,
})
