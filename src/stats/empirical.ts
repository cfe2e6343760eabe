import type { Drawn } from './cell-counts.ts'
import type { Absent, SupremumEvidence } from './evidence.ts'
import { kish } from './weights.ts'

/** E|Z| of a standard normal. */
export const ABSOLUTE = Math.sqrt(2 / Math.PI)

/** What one sweep over the values of two samples says of their distributions F and G. */
export interface Empirical {
  n: number
  m: number
  /** sup |F − G|. scipy.stats.ks_2samp's statistic. */
  ks: number
  /** ∫ |F − G|. scipy.stats.wasserstein_distance. */
  wasserstein: number
  /** ∫ √(F(1 − F)/n + G(1 − G)/m), with the design effects that were given. */
  roughness: (u: number, v: number) => number
  /** The reference's standard deviation (over m − 1). NaN of a single value. */
  sd: number
  /** Variances (over n), and the reference's fourth central moment. */
  variance: readonly [arm: number, reference: number]
  fourth: number
  /** Mann-Whitney's U of the arm, and Σ (t³ − t) over ties. */
  u: number
  ties: number
}

/** What each value stands for: so many rows, or one row that weighs so much. */
export interface Standing {
  readonly of: Float64Array
  readonly rows: 'counted' | 'weighted'
}
type Both<T> = { arm: T; reference: T }

/**
 * `standing` of the values, where they are not a row each: shares and means are then of that, and n and m the rows that
 * are counted, or that weighted ones are worth.
 */
export function empirical(
  arm: Float64Array,
  reference: Float64Array,
  standing: Both<Standing | null> = { arm: null, reference: null },
): Empirical | Absent {
  const [x, y] = [ascending(arm, standing.arm), ascending(reference, standing.reference)]
  const [n, m] = [x.values.length, y.values.length]
  if (n === 0 || m === 0) return { absent: 'no_rows' }
  let [i, j, ks, wasserstein, u, ties] = [0, 0, 0, 0, 0, 0]
  const steps: [number, number, number][] = []
  while (i < n || j < m) {
    const at = Math.min(x.values[i] ?? Infinity, y.values[j] ?? Infinity)
    const [before, from] = [j, i]
    while (x.values[i] === at) i++
    while (y.values[j] === at) j++
    // Each of the arm's values here is above all that came before, and level with the reference's here.
    const [above, level] = [x.upTo(i) - x.upTo(from), y.upTo(j) - y.upTo(before)]
    u += above * (y.upTo(before) + level / 2)
    const tied = above + level
    ties += tied ** 3 - tied
    const [F, G] = [x.share(i), y.share(j)]
    ks = Math.max(ks, Math.abs(F - G))
    const next = Math.min(x.values[i] ?? Infinity, y.values[j] ?? Infinity)
    if (next === Infinity) break
    wasserstein += Math.abs(F - G) * (next - at)
    steps.push([F, G, next - at])
  }
  const [mean, meanOfReference] = [x.average(v => v), y.average(v => v)]
  const rows = y.rows
  return {
    n: x.rows,
    m: rows,
    ks,
    wasserstein,
    roughness: (a, b) =>
      steps.reduce((sum, [F, G, width]) => sum + Math.sqrt(F * (1 - F) * a + G * (1 - G) * b) * width, 0),
    sd: Math.sqrt((y.average(v => (v - meanOfReference) ** 2) * rows) / (rows - 1)),
    variance: [x.average(v => (v - mean) ** 2), y.average(v => (v - meanOfReference) ** 2)],
    fourth: y.average(v => (v - meanOfReference) ** 4),
    u,
    ties,
  }
}

interface Ascending {
  values: Float64Array
  /** The share of the first i. */
  share: (i: number) => number
  /** How many rows the first i are. */
  upTo: (i: number) => number
  average: (f: (v: number) => number) => number
  /** How many there are, or are worth. */
  rows: number
}

function ascending(all: Float64Array, standing: Standing | null): Ascending {
  const n = all.length
  const itself = (i: number) => i
  if (!standing) {
    const values = all.toSorted()
    const average: Ascending['average'] = f => values.reduce((sum, v) => sum + f(v), 0) / n
    return { values, share: i => i / n, upTo: itself, average, rows: n }
  }
  const { of: weights, rows } = standing
  const order = Int32Array.from(all.keys()).sort((a, b) => all[a]! - all[b]!)
  const [values, own] = [all, weights].map(x => Float64Array.from(order, row => x[row]!)) as [
    Float64Array,
    Float64Array,
  ]
  const upTo = new Float64Array(n + 1)
  own.forEach((w, i) => {
    upTo[i + 1] = upTo[i]! + w
  })
  const total = upTo[n]!
  return {
    values,
    share: i => upTo[i]! / total,
    upTo: rows === 'counted' ? i => upTo[i]! : itself,
    average: f => values.reduce((sum, v, i) => sum + own[i]! * f(v), 0) / total,
    rows:
      rows === 'counted'
        ? total
        : kish(
            total,
            own.reduce((sum, w) => sum + w * w, 0),
          ),
  }
}

/** The largest of differences of shares below a value: noise by Kolmogorov's distribution, of mean √(π/2) ln 2. */
export const ksEvidence = ({ n, m, ks }: Empirical, drawn: Drawn): SupremumEvidence => {
  const unit = Math.sqrt(drawn.arm / n + drawn.reference / m)
  return { kind: 'supremum', value: ks, noise: Math.sqrt(Math.PI / 2) * Math.LN2 * unit, se: unit / 2 }
}

/**
 * The largest difference of means of functions of slope at most 1 (Kantorovich & Rubinstein), of variances at most that
 * of the values themselves. `over`: what it is divided by, the reference's sd, whose own error is added.
 */
export function wassersteinEvidence(e: Empirical, drawn: Drawn, over: 'nothing' | 'sd'): SupremumEvidence | null {
  const [u, v] = [drawn.arm / e.n, drawn.reference / e.m]
  const [vx, vy] = e.variance
  const se = Math.sqrt(vx * u + vy * v)
  const noise = ABSOLUTE * e.roughness(u, v)
  // Constants on both sides: of what else there may be, nothing is known.
  if (!(se > 0)) return null
  if (over === 'nothing') return { kind: 'supremum', value: e.wasserstein, noise, se }
  if (!(e.sd > 0)) return null
  const value = e.wasserstein / e.sd
  const relative = Math.max(0, (e.fourth / vy ** 2 - 1) / 4) * v
  return { kind: 'supremum', value, noise: noise / e.sd, se: Math.sqrt((se / e.sd) ** 2 + value ** 2 * relative) }
}
