import { normalPoint, normalUpper } from '../../src/stats/distributions.ts'
import { root } from '../../src/stats/root.ts'
import type { Log, Logs } from './columns.ts'
import type { Random } from './random.ts'

/** Simulated logs whose true differences are known exactly. */

export const expit = (x: number): number => 1 / (1 + Math.exp(-x))
const floats = (n: number) => new Float64Array(n)

/** Decisions that are right where `right` says so; the outcome is 1 throughout. */
const rated = (n: number, unit?: Int32Array) => ({
  n,
  columns: { label: floats(n).fill(1), decision: floats(n) },
  ...(unit && { unit }),
})

/** Rows of one arm, each right with chance p. */
export function rate(r: Random, n: number, p: number): Log {
  const log = rated(n)
  for (let i = 0; i < n; i++) log.columns.decision[i] = Number(r.chance(p))
  return log
}

/** Pairs: both right, only the incumbent, only the candidate, neither. */
export function pairs(r: Random, n: number, onlyIncumbent: number, onlyCandidate: number, both: number): Logs {
  const [a, b] = [rated(n), rated(n)]
  for (let i = 0; i < n; i++) {
    const u = r.uniform()
    const cell =
      u < onlyIncumbent ? 0 : u < onlyIncumbent + onlyCandidate ? 1 : u < onlyIncumbent + onlyCandidate + both ? 2 : 3
    a.columns.decision[i] = Number(cell === 0 || cell === 2)
    b.columns.decision[i] = Number(cell === 1 || cell === 2)
  }
  return { incumbent: a, candidate: b }
}

/** Units of `least` to `most` rows, as many as rows permit: sizes are skewed, as those of users are. */
export function units(r: Random, count: number, least: number, most: number): Int32Array {
  const sizes = Array.from({ length: count }, () => least + Math.floor(r.uniform() ** 2 * (most - least + 1)))
  const out = new Int32Array(sizes.reduce((a, b) => a + b, 0))
  let at = 0
  for (const [u, m] of sizes.entries()) {
    out.fill(u, at, at + m)
    at += m
  }
  return out
}

/** A normal deviate for each row whose share `icc` of the variance is its unit's. */
export function clustered(r: Random, unit: Int32Array, icc: number): Float64Array {
  const [between, within] = [Math.sqrt(icc), Math.sqrt(1 - icc)]
  const own = new Map<number, number>()
  return Float64Array.from(unit, u => {
    const z = own.get(u) ?? r.normal()
    own.set(u, z)
    return between * z + within * r.normal()
  })
}

/** Rates by unit: right where a clustered deviate is low enough. */
export function clusteredRate(r: Random, unit: Int32Array, icc: number, p: number): Log {
  const z = clustered(r, unit, icc)
  const log = rated(unit.length, unit)
  const cut = normalPoint(1 - p)
  for (let i = 0; i < unit.length; i++) log.columns.decision[i] = Number(z[i]! < cut)
  return log
}

/**
 * Pairs by unit: the incumbent is right with chance p; where a second clustered deviate is in either tail the candidate's
 * decision is set wrong (chance `worse`) or right (`better`). Its rate is p + better·(1 − p) − worse·p.
 */
export function clusteredPairs(
  r: Random,
  unit: Int32Array,
  icc: number,
  p: number,
  worse: number,
  better: number,
): Logs {
  const [z, w] = [clustered(r, unit, icc), clustered(r, unit, icc)]
  const [a, b] = [rated(unit.length, unit), rated(unit.length, unit)]
  const [cut, low, high] = [normalPoint(1 - p), normalPoint(1 - worse), normalPoint(better)]
  for (let i = 0; i < unit.length; i++) {
    const right = Number(z[i]! < cut)
    a.columns.decision[i] = right
    b.columns.decision[i] = w[i]! < low ? 0 : w[i]! > high ? 1 : right
  }
  return { incumbent: a, candidate: b }
}

/** Scores whose squared error (or log loss) is exactly the one given, for outcomes of which a share is 1. */
export function losses(
  r: Random,
  kind: 'brier' | 'log_loss',
  loss: readonly Float64Array[],
  extra: Partial<Log> = {},
): Logs {
  const n = loss[0]!.length
  const label = floats(n)
  for (let i = 0; i < n; i++) label[i] = Number(r.chance(0.4))
  const log = (x: Float64Array): Log => ({
    n,
    columns: {
      label,
      score: x.map((v, i) => {
        const miss = kind === 'brier' ? Math.sqrt(v) : -Math.expm1(-v)
        return label[i] === 1 ? 1 - miss : miss
      }),
    },
    ...extra,
  })
  return loss.length === 2 ? { incumbent: log(loss[0]!), candidate: log(loss[1]!) } : { candidate: log(loss[0]!) }
}

/** Binormal scores with AUCs Φ(μ/√2) of both arms, correlated within classes, `positives` of n rows. */
export function binormal(
  r: Random,
  of: { positives: number; n: number; auc: readonly [number, number]; correlation: number; fixed?: boolean },
): Logs {
  const { n, positives, auc, correlation, fixed = false } = of
  const mu = auc.map(a => Math.SQRT2 * normalPoint(1 - a))
  const label = floats(n)
  const scores = [floats(n), floats(n)]
  for (let i = 0; i < n; i++) {
    const y = fixed ? Number(i < positives) : Number(r.chance(positives / n))
    const z = r.normal()
    label[i] = y
    scores[0]![i] = mu[0]! * y + z
    scores[1]![i] = mu[1]! * y + correlation * z + Math.sqrt(1 - correlation ** 2) * r.normal()
  }
  const [incumbent, candidate] = scores.map((score): Log => ({ n, columns: { label, score } }))
  return { incumbent: incumbent!, candidate: candidate! }
}

/** Seconds at which requests come, and for each a normal deviate of the load then: Ornstein-Uhlenbeck, or on and off. */
function load(r: Random, n: number, seconds: number, memory: number): { time: Float64Array; load: Float64Array } {
  const time = floats(n)
  for (let i = 0; i < n; i++) time[i] = r.uniform() * seconds
  time.sort()
  const x = floats(n)
  let z = r.normal()
  let before = 0
  for (let i = 0; i < n; i++) {
    const rho = memory > 0 ? Math.exp(-(time[i]! - before) / memory) : 0
    z = rho * z + Math.sqrt(1 - rho * rho) * r.normal()
    before = time[i]!
    x[i] = z
  }
  return { time, load: x }
}

/** Lognormal latencies of median 100 under a load that both arms see: log sd `sigma`, of whose variance `bursts` is the load's. */
export function latencies(
  r: Random,
  of: { n: number; seconds: number; memory: number; sigma: number; bursts: number; factor?: number; paired?: boolean },
): Logs {
  const { n, seconds, memory, sigma, bursts, factor = 1, paired = true } = of
  const first = load(r, n, seconds, memory)
  const second = paired ? first : load(r, n, seconds, memory)
  const log = (at: typeof first, scale: number): Log => ({
    n,
    time: at.time,
    columns: {
      latency: at.load.map(
        z => scale * 100 * Math.exp(sigma * (Math.sqrt(bursts) * z + Math.sqrt(1 - bursts) * r.normal())),
      ),
    },
  })
  return { incumbent: log(first, 1), candidate: log(second, factor) }
}
export const latencyAt = (p: number, sigma: number): number => 100 * Math.exp(sigma * normalPoint(1 - p))

/** Errors whose chance rises with the load: Φ((load·√bursts − cut) / √(1 − bursts)), of mean p. */
export function errors(
  r: Random,
  of: { n: number; seconds: number; memory: number; bursts: number; rates: readonly [number, number] },
): Logs {
  const { n, seconds, memory, bursts, rates } = of
  const at = load(r, n, seconds, memory)
  const log = (p: number): Log => {
    const cut = normalPoint(p)
    return {
      n,
      time: at.time,
      columns: {
        error: at.load.map(z => Number(Math.sqrt(bursts) * z + Math.sqrt(1 - bursts) * r.normal() > cut)),
      },
    }
  }
  return { incumbent: log(rates[0]), candidate: log(rates[1]) }
}

/** Scores of a model and its candidate: calibrated logits, the candidate's with noise, shifted where `harm` says. */
export interface Model {
  n: number
  /** Standard deviation of the candidate's own noise on the logit. */
  noise: number
  /** Added noise in the rows of a slice, or in all. */
  harm?: (slice: number) => number
  slices?: number
  share?: (slice: number) => number
}
export function models(r: Random, { n, noise, harm = () => 0, slices = 1 }: Model): Logs {
  const [label, g] = [floats(n), floats(n)]
  const score = [floats(n), floats(n)]
  for (let i = 0; i < n; i++) {
    const slice = Math.floor(r.uniform() * slices)
    const x = -0.5 + 1.5 * r.normal()
    g[i] = slice
    label[i] = Number(r.chance(expit(x)))
    score[0]![i] = expit(x + noise * r.normal())
    score[1]![i] = expit(x + Math.hypot(noise, harm(slice)) * r.normal())
  }
  const [incumbent, candidate] = score.map(
    (s): Log => ({ n, columns: { label, score: s, decision: s.map(v => Number(v >= 0.5)), g } }),
  )
  return { incumbent: incumbent!, candidate: candidate! }
}

/** The mean of f over a normal deviate, by the trapezoid rule, which is exact to rounding for smooth f. */
export function normalMean(f: (z: number) => number): number {
  let sum = 0
  const h = 1 / 32
  for (let k = -320; k <= 320; k++) sum += f(k * h) * Math.exp(-((k * h) ** 2) / 2)
  return (sum * h) / Math.sqrt(2 * Math.PI)
}

/** The noise that raises the Brier score of `models` by exactly `by`. */
export function noiseForBrier(noise: number, by: number): number {
  const brier = (total: number) =>
    normalMean(z => {
      const x = -0.5 + 1.5 * z
      const p = expit(x)
      return normalMean(e => {
        const s = expit(x + total * e)
        return p * (1 - s) ** 2 + (1 - p) * s * s
      })
    })
  const base = brier(noise)
  const total = root(t => brier(t) - base - by, noise, noise + 6)
  return Math.sqrt(total ** 2 - noise ** 2)
}

export const aucOf = (mu: number): number => 1 - normalUpper(mu / Math.SQRT2)
