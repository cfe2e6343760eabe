import { betaPoint, binomialLower, binomialUpper, normalPoint } from './distributions.ts'
import { turn } from './root.ts'
import { type Arm, independentScore, type Pairs, pairedScore, plain } from './score.ts'

/*
 * Intervals of rates under their textbook names, each end erring with α/2, for reports and comparison with other tools.
 * Null where there are no rows. Verdicts use infer(), whose score intervals are corrected for small counts.
 */
export type Interval = { low: number; high: number } | null

const clamp = (low: number, high: number): Interval => ({ low: Math.max(0, low), high: Math.min(1, high) })

/** Exact: the rates under which as many events, or as few, have a chance of α/2. Clopper & Pearson 1934. */
export const clopperPearson = (events: number, n: number, alpha: number): Interval =>
  n > 0
    ? { low: betaPoint(alpha / 2, events, n - events + 1), high: 1 - betaPoint(alpha / 2, n - events, events + 1) }
    : null

/** Clopper-Pearson with half the chance of the observed number: right on average, not always. Lancaster 1961. */
export function midP(events: number, n: number, alpha: number): Interval {
  if (!(n > 0)) return null
  const more = (p: number) => (binomialUpper(events, n, p) + binomialUpper(events + 1, n, p)) / 2
  const fewer = (p: number) => (binomialLower(events, n, p) + binomialLower(events - 1, n, p)) / 2
  return {
    low: events === 0 ? 0 : turn(p => more(p) <= alpha / 2, 0, events / n),
    high: events === n ? 1 : turn(p => fewer(p) <= alpha / 2, 1, events / n),
  }
}

/** Score interval. Wilson 1927. */
export function wilson(events: number, n: number, alpha: number): Interval {
  if (!(n > 0)) return null
  const z = normalPoint(alpha / 2)
  const p = events / n
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return clamp(events === 0 ? 0 : centre - half, events === n ? 1 : centre + half)
}

/** Largest rate that none of n leaves open: 1 − (α/2)^(1/n). */
export const upperOfNone = (n: number, alpha: number): number => (n > 0 ? -Math.expm1(Math.log(alpha / 2) / n) : 1)

/** Candidate − incumbent, independent: Newcombe's hybrid of Wilson intervals (method 10). Statistics in Medicine 17 (1998) 873. */
export function newcombe({ incumbent, candidate }: { incumbent: Arm; candidate: Arm }, alpha: number): Interval {
  return hybrid(incumbent, candidate, 0, alpha)
}

/** Candidate − incumbent, paired: the same with the correlation φ (his method 10 for pairs). Statistics in Medicine 17 (1998) 2635. */
export function newcombePaired(pairs: Pairs, alpha: number): Interval {
  const { both: a, onlyIncumbent: b, onlyCandidate: c, neither: d } = pairs
  const n = a + b + c + d
  const size = (a + b) * (c + d) * (a + c) * (b + d)
  const excess = a * d - b * c
  // Continuity-corrected where positive
  const phi = size === 0 ? 0 : (excess > 0 ? Math.max(excess - n / 2, 0) : excess) / Math.sqrt(size)
  return hybrid({ events: a + b, n }, { events: a + c, n }, phi, alpha)
}

function hybrid(incumbent: Arm, candidate: Arm, phi: number, alpha: number): Interval {
  const i = wilson(incumbent.events, incumbent.n, alpha)
  const c = wilson(candidate.events, candidate.n, alpha)
  if (i === null || c === null) return null
  const [pi, pc] = [incumbent.events / incumbent.n, candidate.events / candidate.n]
  const root = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y))
  return { low: pc - pi - root(pc - c.low, i.high - pi), high: pc - pi + root(c.high - pc, pi - i.low) }
}

/** Candidate − incumbent, paired: Tango's score interval. Statistics in Medicine 17 (1998) 891. */
export const tango = (pairs: Pairs, alpha: number): Interval =>
  pairs.both + pairs.onlyIncumbent + pairs.onlyCandidate + pairs.neither > 0
    ? (pairedScore(pairs, 1, plain, null, '').interval(alpha) as Interval)
    : null

/** Candidate − incumbent, independent: score interval with N/(N − 1). Miettinen & Nurminen, Statistics in Medicine 4 (1985). */
export const miettinenNurminen = (arms: { incumbent: Arm; candidate: Arm }, alpha: number): Interval =>
  arms.incumbent.n > 0 && arms.candidate.n > 0
    ? (independentScore(arms, 1, plain, null, '').interval(alpha) as Interval)
    : null

/** Candidate / incumbent, independent, on the log scale (Katz 1978); null without events in an arm. */
export function logRatio({ incumbent: i, candidate: c }: { incumbent: Arm; candidate: Arm }, alpha: number): Interval {
  if (!(i.events > 0 && c.events > 0)) return null
  const ratio = c.events / c.n / (i.events / i.n)
  const half = normalPoint(alpha / 2) * Math.sqrt(1 / c.events - 1 / c.n + 1 / i.events - 1 / i.n)
  return { low: ratio * Math.exp(-half), high: ratio * Math.exp(half) }
}
