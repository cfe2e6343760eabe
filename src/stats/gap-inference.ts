import { binomialLower, binomialUpper, tPoint, tUpper } from './distributions.ts'
import { dfWords } from './effective.ts'
import type { LargestGapEvidence, MeanGapEvidence, MeanGapsEvidence } from './evidence.ts'
import { noise, shrunkGap } from './gaps.ts'
import { fromEnds, fromTails, type Inference } from './inference.ts'
import { turnBeyond } from './root.ts'

/*
 * Noise moves a mean of absolute gaps upwards, by 0.8 standard errors of each cell where the true gaps are 0 and by
 * nothing where they are large, and no sample tells small ones from none. So each claim is made against the gaps that are
 * hardest for it. "At most L": the plain value T is least where L is spread over all cells alike, gap_b = κσ_b with
 * κ = L/Σσ, since E|κ + Z| is convex in κ. "More than L": every cell is taken for noise but where its gap exceeds
 * 2 standard errors. Simulated in test/simulation/calibration.ts.
 */

const CLEAR = 2

interface Summed {
  plain: number
  estimate: number
  /** T less all the noise that may be in it. */
  least: number
  ses: number
  sd: number
}

const summed = new WeakMap<MeanGapEvidence, Summed>()
function sumsOf(e: MeanGapEvidence): Summed {
  const known = summed.get(e)
  if (known) return known
  const s: Summed = { plain: 0, estimate: 0, least: 0, ses: 0, sd: 0 }
  for (const [b, se] of e.se.entries()) {
    const size = Math.abs(e.mean[b]!)
    s.plain += size
    s.estimate += size - se * noise(shrunkGap(size / se))
    s.least += size - se * noise(Math.max(0, size / se - CLEAR))
    s.ses += se
    s.sd += se * se
  }
  s.estimate = Math.max(0, s.estimate)
  s.sd = Math.sqrt(e.inflation * s.sd)
  summed.set(e, s)
  return s
}

export function meanGapInference(e: MeanGapEvidence): Inference {
  const { plain, estimate, least, ses, sd } = sumsOf(e)
  const above = (limit: number) => (limit < 0 ? 0 : tUpper((least - limit) / sd, e.df))
  const below = (limit: number) => {
    if (limit <= 0) return 1
    const k = limit / ses
    const size = k + noise(k)
    return tUpper((ses * size - plain) / (sd * Math.sqrt(Math.max(0, 1 + k * k - size * size))), e.df)
  }
  return {
    value: estimate,
    interval: alpha => ({
      low: Math.max(0, least - tPoint(alpha / 2, e.df) * sd),
      high: turnBeyond(limit => below(limit) > alpha / 2, 0, ses),
    }),
    above,
    below,
    method: `${e.method}${dfWords(e.df)}`,
  }
}

/**
 * candidate − k·incumbent. That it is small: by MOVER (Zou & Donner 2008) from the least favourable values of both, or,
 * for the plain difference, by the cells' own changes where these are known. That it is large: the candidate's least
 * value against the incumbent's estimate, by t.
 */
export function meanGapsContrast(e: MeanGapsEvidence, k: number): Inference {
  const [i, c] = [sumsOf(e.incumbent), sumsOf(e.candidate)]
  const df = e.candidate.df === null || e.incumbent.df === null ? null : Math.min(e.candidate.df, e.incumbent.df)
  const candidate = meanGapInference(e.candidate)
  const value = c.estimate - k * i.estimate
  const sd = Math.sqrt(Math.max(0, c.sd ** 2 + (k * i.sd) ** 2 - 2 * k * e.correlation * c.sd * i.sd))
  const shown = (limit: number) => tUpper((c.least - k * i.estimate - limit) / sd, df)
  const low = (a: number) => c.least - k * i.estimate - tPoint(a, df) * sd
  const change = k === 1 && e.change ? meanGapInference(e.change) : null
  if (change)
    return {
      value,
      interval: alpha => ({
        low: Math.min(value, low(alpha / 2)),
        high: Math.max(value, change.interval(alpha).high!),
      }),
      above: shown,
      below: change.below,
      method: change.method,
    }
  const middle = turnBeyond(limit => candidate.below(limit) > 0.5, 0, c.ses)!
  const least = Math.max(0, i.least)
  const ended = fromEnds({
    value: middle - k * least,
    low,
    high: a => {
      const up = Math.max(0, candidate.interval(2 * a).high! - middle)
      const down = k * Math.min(tPoint(a, df) * i.sd, least)
      return middle - k * least + Math.sqrt(up * up + down * down - 2 * Math.min(0, e.correlation) * up * down)
    },
    method: '',
  })
  return {
    value,
    interval: alpha => ({ low: Math.min(value, low(alpha / 2)), high: Math.max(value, ended.interval(alpha).high!) }),
    above: shown,
    below: ended.below,
    method: `${e.candidate.method}, MOVER${dfWords(df)}`,
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
  return fromTails({ value: e.value, above, below, method: e.method }, [0, 1])
}
