import { type Df, tUpper } from './distributions.ts'
import { fromTails, type Inference } from './inference.ts'
import { root } from './root.ts'

/**
 * Score tests of a linear contrast θ = p_candidate − k·p_incumbent of two rates. The statistic at δ is
 * (θ̂ − δ ∓ γ·step) / √V, with V the variance under the rates that are likeliest where θ = δ; its skewness is taken out
 * (Gart & Nam 1988). `step` is the distance between neighbouring θ̂: γ = 0 and no skewness give Tango's (1998) and
 * Miettinen-Nurminen's (1985) intervals, γ = 1/4 with skewness is Laud's (2017) SCAS with an intermediate continuity
 * correction. Without it a tail of nominally 2.5 % errs up to 5.3 % where few pairs differ, with it 3.0 % (decisions.md).
 */
export interface ScoreOptions {
  skewness: boolean
  continuity: number
}
export const plain: ScoreOptions = { skewness: false, continuity: 0 }
export const corrected: ScoreOptions = { skewness: true, continuity: 0.25 }

interface Null {
  estimate: number
  /** Variance and third central moment of the estimate, were θ = δ. */
  under(delta: number): { variance: number; third: number }
  range: readonly [number, number]
  step: number
}

/** How many standard errors the estimate, moved by `shift`, is above δ. */
function statistic(of: Null, delta: number, { skewness, continuity }: ScoreOptions, side: -1 | 1): number {
  const distance = of.estimate - delta - side * continuity * of.step
  const { variance, third } = of.under(delta)
  // Below 1e-200 its powers underflow
  if (!(variance > 1e-200)) return distance === 0 ? 0 : distance * Number.POSITIVE_INFINITY
  const z = distance / Math.sqrt(variance)
  const a = skewness ? third / (6 * variance ** 1.5) : 0
  if (Math.abs(a) < 1e-9) return z
  // a (Z² − 1) + Z = z, the root that tends to z as a tends to 0, in the form that doesn't cancel
  const root = Math.sqrt(Math.max(0, 1 + 4 * a * (a + z)))
  return (2 * (a + z)) / (1 + root)
}

function scoreInference(of: Null, options: ScoreOptions, df: Df, method: string): Inference {
  const [min, max] = of.range
  const p = (delta: number, side: -1 | 1) => nothingClaimed(tUpper(side * statistic(of, delta, options, side), df))
  return fromTails(
    {
      value: of.estimate,
      above: delta => (delta >= max ? 1 : delta > min ? p(delta, 1) : Number(delta === min && of.estimate === min)),
      below: delta => (delta <= min ? 1 : delta < max ? p(delta, -1) : Number(delta === max && of.estimate === max)),
      method,
    },
    of.range,
  )
}

/**
 * No end errs with more than a quarter (a spec's confidence is above one half), so that a p above that claims nothing. The
 * skewness of a few rows moves it up and down by 0.003 as the limit passes 0, where it should only fall: it counts as 1/2.
 */
const EVIDENT = 0.25
const nothingClaimed = (p: number): number => (p > EVIDENT ? Math.max(p, 0.5) : p)

export interface Pairs {
  both: number
  onlyIncumbent: number
  onlyCandidate: number
  neither: number
}

/**
 * Paired: the likeliest rates of the four cells with weights w = (1 − k, −k, 1, 0) are q = x / n / (1 + λ(w − δ)), λ the
 * root of Σ x (w − δ) / (1 + λ(w − δ)) within the bounds that keep all q ≥ 0; where it lies at a bound, an unobserved
 * cell takes the rest. V = Σ q (w − δ)² / n = (θ̂ − δ) / (n λ). With k = 1 this is Tango's closed form.
 */
export function pairedScore(pairs: Pairs, k: number, options: ScoreOptions, df: Df, method: string): Inference {
  const x = [pairs.both, pairs.onlyIncumbent, pairs.onlyCandidate, pairs.neither]
  const w = [1 - k, -k, 1, 0]
  const n = x.reduce((a, b) => a + b)
  const [min, max] = [Math.min(...w), Math.max(...w)]
  const estimate = x.reduce((sum, count, i) => sum + count * w[i]!, 0) / n
  const under = (delta: number) => {
    const d = w.map(weight => weight - delta)
    const slope = (lambda: number) => {
      let sum = 0
      for (let i = 0; i < 4; i++)
        if (x[i] !== 0) sum += (x[i]! * d[i]!) / Math.max(1 + lambda * d[i]!, Number.MIN_VALUE)
      return sum
    }
    const up = estimate > delta
    const bound = up ? 1 / (delta - min) : -1 / (max - delta)
    const atBound = estimate !== delta && slope(bound) > 0 === up
    const lambda = estimate === delta ? 0 : atBound ? bound : root(slope, 0, bound)
    const q = x.map((count, i) => (count === 0 ? 0 : count / n / (1 + lambda * d[i]!)))
    if (atBound) {
      const extreme = w.indexOf(up ? min : max)
      q[extreme] = Math.max(0, -q.reduce((sum, p, i) => sum + p * d[i]!, 0) / d[extreme]!)
    }
    return {
      variance: q.reduce((sum, p, i) => sum + p * d[i]! ** 2, 0) / n,
      third: q.reduce((sum, p, i) => sum + p * d[i]! ** 3, 0) / n ** 2,
    }
  }
  return scoreInference({ estimate, under, range: [min, max], step: (1 + Math.abs(k)) / 2 / n }, options, df, method)
}

export interface Arm {
  events: number
  n: number
}

/**
 * Independent: the likeliest p of the incumbent solves a cubic; found as the root of the derivative of the log
 * likelihood, which falls over the p's where the candidate's δ + k·p is a rate too. V has the factor N / (N − 1).
 */
export function independentScore(
  { incumbent, candidate }: { incumbent: Arm; candidate: Arm },
  k: number,
  options: ScoreOptions,
  df: Df,
  method: string,
): Inference {
  const total = incumbent.n + candidate.n
  const estimate = candidate.events / candidate.n - (k * incumbent.events) / incumbent.n
  const pull = ({ events, n }: Arm, p: number) =>
    (events === 0 ? 0 : events / p) - (n - events === 0 ? 0 : (n - events) / (1 - p))
  const under = (delta: number) => {
    const ends = k === 0 ? [0, 1] : [-delta / k, (1 - delta) / k]
    const from = Math.max(0, Math.min(...ends))
    const to = Math.min(1, Math.max(...ends))
    const slope = (p: number) => pull(incumbent, p) + k * pull(candidate, clamp(delta + k * p))
    const pi = from >= to || slope(from) <= 0 ? from : slope(to) >= 0 ? to : root(slope, from, to)
    const pc = clamp(delta + k * pi)
    const [vi, vc] = [pi * (1 - pi), pc * (1 - pc)]
    return {
      variance: ((vc / candidate.n + (k * k * vi) / incumbent.n) * total) / Math.max(1, total - 1),
      third: (vc * (1 - 2 * pc)) / candidate.n ** 2 - (k ** 3 * vi * (1 - 2 * pi)) / incumbent.n ** 2,
    }
  }
  const range = [Math.min(0, -k), 1 + Math.max(0, -k)] as const
  return scoreInference(
    { estimate, under, range, step: 1 / candidate.n + Math.abs(k) / incumbent.n },
    options,
    df,
    method,
  )
}

const clamp = (p: number) => Math.min(1, Math.max(0, p))
