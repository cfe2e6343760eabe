import { binomialLower, binomialUpper, tPoint, tUpper } from './distributions.ts'
import { dfWords } from './effective.ts'
import type { LargestGapEvidence, MeanGapEvidence, MeanGapsEvidence } from './evidence.ts'
import { noise, shrunkGap } from './gaps.ts'
import type { Inference } from './inference.ts'
import { root } from './root.ts'

/*
 * Noise moves a mean of absolute gaps upwards, by 0.8 standard errors of each cell where the true gaps are 0 and by
 * nothing where they are large, and no sample tells small ones from none: nothing that is computed from it is unbiased
 * for both. So three values are: an estimate, one that is too small on average whatever the gaps are, and one that is too
 * large. A claim of harm starts from the small one, a claim that there is none from the large one. A gap seen at x
 * standard errors, less the noise that a gap of f(x) would have: the bias per cell over all true gaps is
 *
 *   estimate  f = x³/(1 + x²)     −0.23 to 0.27 standard errors
 *   least     f = (x − 2)₊        −0.61 to 0.01
 *   most      f = 1.75x, + 0.02    0    to 0.61
 *
 * Their standard deviations are at most 1.16, 1.28 (where it is far too small) and 1.03. Tails: test/simulation/calibration.ts.
 */
const CLEAR = 2
const NEAR = 1.75
const SLACK = 0.02

interface Sums {
  estimate: number
  least: number
  most: number
  sd: number
}

const summed = new WeakMap<MeanGapEvidence, Sums>()
function sumsOf(e: MeanGapEvidence): Sums {
  const known = summed.get(e)
  if (known) return known
  const s: Sums = { estimate: 0, least: 0, most: 0, sd: 0 }
  for (const [b, se] of e.se.entries()) {
    const size = Math.abs(e.mean[b]!)
    s.estimate += size - se * noise(shrunkGap(size / se))
    s.least += size - se * noise(Math.max(0, size / se - CLEAR))
    s.most += size - se * (noise((NEAR * size) / se) - SLACK)
    s.sd += se * se
  }
  s.estimate = Math.max(0, s.estimate)
  s.sd = Math.sqrt(e.inflation * s.sd)
  summed.set(e, s)
  return s
}

export function meanGapInference(e: MeanGapEvidence): Inference {
  const { estimate, least, most, sd } = sumsOf(e)
  return {
    value: estimate,
    interval: alpha => {
      const reach = tPoint(alpha / 2, e.df) * sd
      return { low: Math.max(0, least - reach), high: Math.max(estimate, most + reach) }
    },
    above: limit => (limit < 0 ? 0 : tUpper((least - limit) / sd, e.df)),
    below: limit => (limit <= 0 ? 1 : tUpper((limit - most) / sd, e.df)),
    method: `${e.method}${dfWords(e.df)}`,
  }
}

/**
 * candidate − k·incumbent: that it is large, from the candidate's least value and the incumbent's estimate; that it is
 * small, from the candidate's most and the incumbent's least, or, for the plain difference, from the cells' own changes
 * where these are known.
 */
export function meanGapsContrast(e: MeanGapsEvidence, k: number): Inference {
  const [i, c] = [sumsOf(e.incumbent), sumsOf(e.candidate)]
  const df = e.candidate.df === null || e.incumbent.df === null ? null : Math.min(e.candidate.df, e.incumbent.df)
  const sd = Math.sqrt(Math.max(0, c.sd ** 2 + (k * i.sd) ** 2 - 2 * k * e.correlation * c.sd * i.sd))
  const value = c.estimate - k * i.estimate
  const least = c.least - k * i.estimate
  const most = c.most - k * Math.max(0, i.least)
  const change = k === 1 && e.change ? meanGapInference(e.change) : null
  return {
    value,
    interval: alpha => {
      const reach = tPoint(alpha / 2, df) * sd
      const high = change ? change.interval(alpha).high! : most + reach
      return { low: Math.min(value, least - reach), high: Math.max(value, high) }
    },
    above: limit => tUpper((least - limit) / sd, df),
    below: change?.below ?? (limit => tUpper((limit - most) / sd, df)),
    method: change?.method ?? `${e.candidate.method}${dfWords(df)}`,
  }
}

/**
 * The largest gap is below L where every cell's is (an intersection-union test), and above where one cell's is, with
 * Bonferroni's correction; exact binomial tails about the mean score of each cell.
 */
export function largestGapInference(e: LargestGapEvidence): Inference {
  const cells = e.n.map((n, b) => ({ n, y: e.observed[b]!, expected: e.expected[b]! / n }))
  const above = (limit: number) => {
    if (limit < 0) return 0
    let least = 1
    for (const { n, y, expected } of cells) {
      if (expected + limit < 1) least = Math.min(least, binomialUpper(y, n, expected + limit))
      if (expected - limit > 0) least = Math.min(least, binomialLower(y, n, expected - limit))
    }
    return Math.min(1, 2 * cells.length * least)
  }
  const below = (limit: number) => {
    if (limit <= 0) return 1
    let most = 0
    for (const { n, y, expected } of cells) {
      if (expected + limit <= 1) most = Math.max(most, binomialLower(y, n, expected + limit))
      if (expected - limit >= 0) most = Math.max(most, binomialUpper(y, n, expected - limit))
    }
    return most
  }
  return {
    value: e.value,
    interval: alpha => ({
      low:
        above(0) > alpha / 2
          ? 0
          : Math.min(
              e.value,
              root(x => above(x) - alpha / 2, 0, 1),
            ),
      high: Math.max(
        e.value,
        root(x => below(x) - alpha / 2, 0, 1),
      ),
    }),
    above,
    below,
    method: e.method,
  }
}
