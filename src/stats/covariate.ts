import type { Absent, JointEvidence } from './evidence.ts'
import type { Moments } from './statistics.ts'

/** Of each unit: a sum, what it is over (its rows, or a denominator), and a value from before the arms were assigned. */
export type UnitMoments = Moments<'total' | 'size' | 'covariate'>

/**
 * Σ total / Σ size of two arms with units of their own, less what the covariate explains of it: R − θ (x̄ − x̄ of both arms).
 * θ is the slope within the arms of the linearised z = (total − R·size) / mean size on x, so that chance differences in x
 * between the arms cancel and the variance falls by ρ². What an arm does cannot move x, so nothing is biased.
 * Deng, Xu, Kohavi & Walker, WSDM 2013 (CUPED); ratios by the delta method: Deng, Knoblich & Lu, KDD 2018. The slope is
 * that of statsmodels' OLS on arm and x, the error that of scipy's Welch on z − θx; 1e-9.
 */
export function adjustedRatios(incumbent: UnitMoments, candidate: UnitMoments): JointEvidence | Absent {
  const arms = [incumbent, candidate] as const
  if (arms.some(m => m.n < 3)) return { absent: arms.some(m => m.n === 0) ? 'no_rows' : 'too_few' }
  if (arms.some(m => m.mean.size === 0)) return { absent: 'near_zero' }
  const value = arms.map(m => m.mean.total / m.mean.size)
  /** Σ of products of z = (total − R·size)/mean size and x within an arm. */
  const [zx, zz] = [arms.map((m, a) => withCovariate(m, value[a]!)), arms.map((m, a) => ofItself(m, value[a]!))]
  const xx = arms.map(m => m.comoments.covariate.covariate)
  const spread = xx[0]! + xx[1]!
  const slope = spread > 0 ? (zx[0]! + zx[1]!) / spread : 0
  // What each arm's x is taken off its own value, and added to the other's through the x̄ of both.
  const n = incumbent.n + candidate.n
  const [before, after] = [(slope * candidate.n) / n, (slope * incumbent.n) / n]
  const apart = candidate.mean.covariate - incumbent.mean.covariate
  /** Covariance, in arm a, of the means of iz + bx and jz + cx. */
  const cov = (a: 0 | 1, [i, b]: readonly [number, number], [j, c]: readonly [number, number]): number =>
    (i * j * zz[a]! + (i * c + j * b) * zx[a]! + b * c * xx[a]!) / (arms[a].n * (arms[a].n - 1))
  /** The parts that both arms' units have in each value. */
  const parts = [
    [
      [1, -before],
      [0, before],
    ],
    [
      [0, after],
      [1, -after],
    ],
  ] as const
  const joint = (v: 0 | 1, w: 0 | 1): number => cov(0, parts[v][0], parts[w][0]) + cov(1, parts[v][1], parts[w][1])
  return {
    kind: 'joint',
    incumbent: value[0]! + before * apart,
    candidate: value[1]! - after * apart,
    covariance: [joint(0, 0), joint(0, 1), joint(1, 1)],
    df: [incumbent.n - 2, candidate.n - 2],
    method: `delta method t by unit, less what the covariate explains (${percent(explained(slope, zx, zz))})`,
  }
}

const withCovariate = ({ mean, comoments: c }: UnitMoments, ratio: number): number =>
  (c.total.covariate - ratio * c.size.covariate) / mean.size
const ofItself = ({ mean, comoments: c }: UnitMoments, ratio: number): number =>
  Math.max(0, c.total.total - 2 * ratio * c.total.size + ratio ** 2 * c.size.size) / mean.size ** 2

const explained = (slope: number, zx: readonly number[], zz: readonly number[]): number => {
  const all = zz[0]! + zz[1]!
  return all > 0 ? Math.min(1, (slope * (zx[0]! + zx[1]!)) / all) : 0
}
const percent = (x: number): string => `${Math.round(100 * x)} %`
