import { type Absent, isAbsent, type TwoSample } from './evidence.ts'
import { contrast } from './infer.ts'
import { fromEnds, type Inference } from './inference.ts'
import { root } from './root.ts'

/*
 * Gaps between two groups, whichever of them is ahead. The sign of a gap is read from the rows that the gap is read
 * from, so every claim here holds for both signs.
 */

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

/**
 * |θ|. Above a limit by both tails together: the chance, with θ at the limit, that θ̂ is as far out as it is on either
 * side. Below it where θ and −θ both are.
 */
export function magnitude(of: Inference): Inference {
  const theta = of.value < 0 ? negated(of) : of
  const above = (limit: number) => (limit < 0 ? 0 : Math.min(1, theta.above(limit) + theta.above(-limit)))
  /** Where both tails together are a; `own` is where θ's own tail is, so no less. */
  const end = (own: number, a: number): number => {
    if (own <= 0 || above(0) > a) return 0
    return theta.above(-own) <= 1e-9 * a ? own : root(x => above(x) - a, 0, own)
  }
  return {
    value: theta.value,
    interval: alpha => {
      const { low, high } = theta.interval(alpha)
      return {
        low: end(low ?? 0, alpha / 2),
        high: low === null || high === null ? null : Math.max(high, -low),
      }
    },
    above,
    below: limit => (limit <= 0 ? 1 : Math.max(theta.below(limit), theta.above(-limit))),
    method: of.method,
  }
}

/**
 * The smaller of two positive quantities over the larger, from contrasts a − r·b, so that nothing is divided by what may
 * be 0. Absent where both are 0.
 */
export function likeness(e: TwoSample): Inference | Absent {
  const ends = [contrast(e, 0), contrast(swapped(e), 0)]
  for (const end of ends) if (isAbsent(end)) return end
  const [candidate, incumbent] = (ends as Inference[]).map(x => x.value) as [number, number]
  if (candidate < 0 || incumbent < 0 || candidate + incumbent === 0) return { absent: 'near_zero' }
  const [ab, ba] = candidate <= incumbent ? [e, swapped(e)] : [swapped(e), e]
  const at = (evidence: TwoSample, limit: number, side: 'above' | 'below'): number => {
    const found = contrast(evidence, limit)
    return isAbsent(found) ? 1 : found[side](0)
  }
  const above = (limit: number) => (limit < 0 ? 0 : Math.max(at(ab, limit, 'above'), at(ba, limit, 'above')))
  /** Both tails together, as of a magnitude: that of the logarithm. */
  const below = (limit: number) => (limit <= 0 ? 1 : Math.min(1, at(ab, limit, 'below') + at(ba, limit, 'above')))
  /** An end of a − r·b at a level; the p's are slower to invert. */
  const reach = (evidence: TwoSample, limit: number, level: number, side: 'low' | 'high'): number => {
    const open = side === 'low' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
    const found = contrast(evidence, limit)
    return isAbsent(found) ? open : (found.interval(2 * level)[side] ?? open)
  }
  const difference = contrast(ab, 1)
  const value = Math.min(candidate, incumbent) / Math.max(candidate, incumbent)
  const low = (a: number): number =>
    above(0) > a ? 0 : root(x => Math.min(reach(ab, x, a, 'low'), reach(ba, x, a, 'low')), 0, value)
  const high = (a: number): number => {
    if (below(1) > a) return 1
    const own = root(x => reach(ab, x, a, 'high'), 1, value)
    return at(ba, own, 'above') <= 1e-9 * a ? own : root(x => below(x) - a, 1, own)
  }
  return {
    value,
    interval: alpha => ({ low: low(alpha / 2), high: high(alpha / 2) }),
    above: limit => (limit >= 1 ? 1 : above(limit)),
    below: limit => (limit > 1 ? 0 : below(limit)),
    method: `ratio by ${isAbsent(difference) ? 'none' : difference.method}`,
  }
}

/** The same evidence, candidate and incumbent exchanged. */
function swapped(e: TwoSample): TwoSample {
  switch (e.kind) {
    case 'rates-paired':
      return { ...e, onlyIncumbent: e.onlyCandidate, onlyCandidate: e.onlyIncumbent }
    case 'rates-independent':
      return { ...e, incumbent: e.candidate, candidate: e.incumbent }
    case 'mover':
      return { ...e, incumbent: e.candidate, candidate: e.incumbent }
    case 'mean-gaps':
      return { ...e, incumbent: e.candidate, candidate: e.incumbent, change: null }
    case 'joint': {
      const [vi, both, vc] = e.covariance
      const { df, bound } = e
      return {
        ...e,
        incumbent: e.candidate,
        candidate: e.incumbent,
        covariance: [vc, both, vi],
        df: Array.isArray(df) ? [df[1], df[0]] : df,
        ...(bound && { bound: [bound[1], bound[0]] as [number, number] }),
      }
    }
  }
}

/** b − a of two independent inferences: each end is off by the root of the sum of squares (MOVER; Zou & Donner 2008). */
export function between(a: Inference, b: Inference): Inference {
  const value = b.value - a.value
  const end = (level: number, side: 'low' | 'high'): number | null => {
    const far = b.interval(2 * level)[side]
    const near = a.interval(2 * level)[side === 'low' ? 'high' : 'low']
    if (far === null || near === null) return null
    return value + (side === 'low' ? -1 : 1) * Math.hypot(far - b.value, near - a.value)
  }
  return fromEnds({
    value,
    low: level => end(level, 'low'),
    high: level => end(level, 'high'),
    method: `MOVER of ${a.method}`,
    continuous: true,
  })
}

/** How a gap changed, from its parts: those of the arms, their difference candidate − incumbent, and their sum. */
export interface TwoGaps {
  incumbent: Inference
  candidate: Inference
  difference: Inference
  sum: Inference
}

/** A sign is settled where its own p is a tenth of the level: that adds at most a tenth to the error. */
const SETTLED = 10
type Sign = 1 | -1
const SIGNS: readonly Sign[] = [1, -1]
const signOf = (of: Inference): Sign => (of.value < 0 ? -1 : 1)
const pOfSign = (of: Inference): number => 2 * Math.min(of.above(0), of.below(0))

/**
 * |candidate's gap| − |incumbent's gap|. With t and s for the signs of the two, it is at most m where t·c − s·i ≤ m for
 * both t and *one* s: where the incumbent's sign is settled that s is known, else the better of two is taken at half the
 * level. It is above m where t·c − s·i > m for both s and one t, by the same rule.
 */
export function changeOfMagnitude({ incumbent, candidate, difference, sum }: TwoGaps): Inference {
  const [minusDifference, minusSum] = [negated(difference), negated(sum)]
  /** t·c − s·i */
  const of = (t: Sign, s: Sign): Inference =>
    t === 1 ? (s === 1 ? difference : sum) : s === 1 ? minusSum : minusDifference
  const [s, t] = [signOf(incumbent), signOf(candidate)]
  const [pIncumbent, pCandidate] = [pOfSign(incumbent), pOfSign(candidate)]

  const ruledOut = (limit: number, side: Sign) => {
    const either = 2 * Math.min(...SIGNS.map(x => of(side, x).below(limit)))
    return Math.min(either, Math.max(of(side, s).below(limit), SETTLED * pIncumbent))
  }
  const shown = (limit: number, side: Sign) => Math.max(...SIGNS.map(x => of(side, x).above(limit)))
  const high = (a: number, side: Sign) => {
    const end = (level: number, x: Sign) => of(side, x).interval(2 * level).high ?? Number.POSITIVE_INFINITY
    const either = Math.min(...SIGNS.map(x => end(a / 2, x)))
    return SETTLED * pIncumbent <= a ? Math.min(either, end(a, s)) : either
  }
  const low = (a: number, side: Sign) =>
    Math.min(...SIGNS.map(x => of(side, x).interval(2 * a).low ?? Number.NEGATIVE_INFINITY))
  return {
    value: Math.abs(candidate.value) - Math.abs(incumbent.value),
    above: limit => {
      const own = shown(limit, t)
      return Math.min(1, 2 * Math.min(own, shown(limit, t === 1 ? -1 : 1)), Math.max(own, SETTLED * pCandidate))
    },
    below: limit => Math.min(1, Math.max(...SIGNS.map(side => ruledOut(limit, side)))),
    interval: alpha => {
      const a = alpha / 2
      const lows = [...SIGNS.map(side => low(a / 2, side)), ...(SETTLED * pCandidate <= a ? [low(a, t)] : [])]
      return { low: orNull(Math.max(...lows)), high: orNull(Math.max(...SIGNS.map(side => high(a, side)))) }
    },
    method: difference.method,
  }
}

/** The same where only the difference of the gaps is known: |c| − |i| is at most |c − i|. Shows no harm. */
export function changeWithin(difference: Inference, value: number): Inference {
  return {
    value,
    above: limit => (limit >= 0 ? 1 : Math.max(difference.below(-limit), difference.above(limit))),
    below: limit => (limit <= 0 ? 1 : Math.max(difference.below(limit), difference.above(-limit))),
    interval: alpha => {
      const { low, high } = difference.interval(alpha)
      const reach = low === null || high === null ? null : Math.max(high, -low)
      return { low: reach === null ? null : -reach, high: reach }
    },
    method: difference.method,
  }
}

const orNull = (x: number): number | null => (Number.isFinite(x) ? x : null)
