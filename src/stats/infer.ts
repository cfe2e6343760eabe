import { noncentral, supremum } from './distance-inference.ts'
import { betaLower, betaPoint, betaUpper, type Df } from './distributions.ts'
import { atOwnLevel, dfWords, effectiveRows, wordsOf } from './effective.ts'
import type {
  Absent,
  Count,
  Evidence,
  IndependentRates,
  JointEvidence,
  LargestEvidence,
  MoverEvidence,
  OneSample,
  PairedRates,
  TwoSample,
} from './evidence.ts'
import { isAbsent } from './evidence.ts'
import { largestGapInference, meanGapInference, meanGapsContrast } from './gap-inference.ts'
import { fromEnds, type Inference, lazily, widened } from './inference.ts'
import { largestOf } from './largest.ts'
import { quantileInference } from './quantile.ts'
import { turnBeyond } from './root.ts'
import { corrected, independentScore, pairedScore } from './score.ts'
import { sided, skewed, student } from './student.ts'

export type { Inference } from './inference.ts'

const absent = (reason: string): Absent => ({ absent: reason })
const finite = (...xs: number[]): boolean => xs.every(Number.isFinite)
const dfKnown = (df: Df): boolean => df === null || df > 0

/** What the evidence says of its own θ: the quantity of one arm, or candidate − incumbent. */
export function infer(e: Evidence): Inference | Absent {
  const known = inferred.get(e)
  if (known) return known
  const inference = inferAnew(e)
  const found = isAbsent(inference) ? inference : { ...inference, interval: remembered(inference.interval) }
  inferred.set(e, found)
  return found
}

/** A contrast or a ratio asks the same of its arms at every step of a search: each is answered once. */
const inferred = new WeakMap<Evidence, Inference | Absent>()
const remembered = (interval: Inference['interval']): Inference['interval'] => {
  const known = new Map<number, ReturnType<typeof interval>>()
  return alpha => {
    const ends = known.get(alpha) ?? interval(alpha)
    known.set(alpha, ends)
    return ends
  }
}

function inferAnew(e: Evidence): Inference | Absent {
  switch (e.kind) {
    case 'rate':
      return rate(e)
    case 'student':
      return studentised(
        e.value,
        e.se,
        e.df,
        () => student(e.value, e.se, e.df, e.scale, e.method, skewnessOf(e.third, e.se)),
        e.bound,
      )
    case 'reflected':
      return studentised(e.value, Math.min(e.seLow, e.seHigh), e.df, () =>
        sided(e.value, e.seLow, e.seHigh, e.df, `${e.method ?? 'reflected bootstrap'}${dfWords(e.df)}`, e.bias),
      )
    case 'quantile':
      return e.n >= 1 && e.ladder.x.length > 0 && finite(e.value) ? quantileInference(e) : absent('too_few')
    case 'noncentral':
      return noncentral(e)
    case 'supremum':
      return supremum(e)
    case 'exact':
      return finite(e.value) ? exact(e.value) : absent('not_computable')
    case 'mean-gap':
      return e.mean.length > 0 && finite(...e.mean, ...e.se) ? meanGapInference(e) : absent('not_computable')
    case 'largest-gap':
      return e.n.length > 0 && finite(e.value) ? largestGapInference(e) : absent('not_computable')
    case 'largest':
      return largest(e)
    default:
      return contrast(e, 1)
  }
}

function largest({ value, parts, signed }: LargestEvidence): Inference | Absent {
  const each = parts.map(infer)
  const missing = each.find(isAbsent)
  return missing ?? (each.length === 0 ? absent('too_few') : largestOf(each as Inference[], signed, value))
}

/** What the evidence says of candidate − k·incumbent. */
export function contrast(e: TwoSample, k: number): Inference | Absent {
  if (!Number.isFinite(k)) return absent('not_computable')
  switch (e.kind) {
    case 'rates-paired':
      return paired(e, k)
    case 'rates-independent':
      return independentRates(e, k)
    case 'joint':
      return joint(e, k)
    case 'mover':
      return mover(e, k)
    case 'mean-gaps':
      return k >= 0 ? meanGapsContrast(e, k) : absent('not_computable')
  }
}

/** Clopper-Pearson; clustered Korn-Graubard. */
function rate(e: Count): Inference | Absent {
  if (!(e.n > 0)) return absent(e.n === 0 ? 'too_few' : 'not_computable')
  if (!(e.events >= 0 && e.events <= e.n)) return absent('not_computable')
  const value = e.events / e.n
  const counts = (a: number) => {
    const n = effectiveRows(e.n, e, a)
    return { yes: n * value, no: n * (1 - value) }
  }
  const shown = (limit: number) => (a: number) => {
    const { yes, no } = counts(a)
    return betaLower(limit, yes, no + 1)
  }
  const hidden = (limit: number) => (a: number) => {
    const { yes, no } = counts(a)
    return betaUpper(limit, yes + 1, no)
  }
  const exact: Inference = {
    value,
    interval: alpha => {
      const { yes, no } = counts(alpha / 2)
      return lazily(
        () => betaPoint(alpha / 2, yes, no + 1),
        () => 1 - betaPoint(alpha / 2, no, yes + 1),
      )
    },
    above: limit => (limit < 0 ? 0 : limit >= 1 || value === 0 ? 1 : atOwnLevel(e, shown(limit))),
    below: limit => (limit > 1 ? 0 : limit <= 0 || value === 1 ? 1 : atOwnLevel(e, hidden(limit))),
    method: e.designEffect === undefined ? 'Clopper-Pearson' : `Korn-Graubard${wordsOf(e)}`,
  }
  const se = Math.sqrt((Math.max(1, e.designEffect ?? 1) * value * (1 - value)) / e.n)
  return e.third && se > 0 && dfKnown(e.df ?? null)
    ? wider(exact, skewed(value, se, e.df ?? null, skewnessOf(e.third, se), exact.method), [0, 1])
    : exact
}

/** Events that come in clusters are more skewed than as many that come alone: of both ends the farther one. */
const wider = (exact: Inference, clustered: Inference, [min, max]: readonly [number, number]): Inference => ({
  value: exact.value,
  interval: alpha => {
    const [a, b] = [exact.interval(alpha), clustered.interval(alpha)]
    return { low: Math.max(min, Math.min(a.low!, b.low!)), high: Math.min(max, Math.max(a.high!, b.high!)) }
  },
  above: limit => Math.max(exact.above(limit), limit < min ? 0 : clustered.above(limit)),
  below: limit => Math.max(exact.below(limit), limit > max ? 0 : clustered.below(limit)),
  method: exact.method,
})

function paired(e: PairedRates, k: number): Inference | Absent {
  const effect = Math.max(1, e.designEffect ?? 1)
  const pairs = {
    both: e.both / effect,
    onlyIncumbent: e.onlyIncumbent / effect,
    onlyCandidate: e.onlyCandidate / effect,
    neither: e.neither / effect,
  }
  const counts = Object.values(pairs)
  if (!finite(...counts) || Math.min(...counts) < 0) return absent('not_computable')
  if (Math.max(...counts) === 0) return absent('too_few')
  return pairedScore(pairs, k, corrected, e.df ?? null, `Tango score, skewness-corrected${wordsOf(e)}`)
}

function independentRates({ incumbent, candidate }: IndependentRates, k: number): Inference | Absent {
  for (const { events, n } of [incumbent, candidate]) {
    if (!(n > 0)) return absent(n === 0 ? 'too_few' : 'not_computable')
    if (!(events >= 0 && events <= n)) return absent('not_computable')
  }
  const worth = ({ events, n, designEffect = 1 }: Count) => {
    const effect = Math.max(1, designEffect)
    return { events: events / effect, n: n / effect }
  }
  const dfs = [incumbent.df ?? null, candidate.df ?? null].filter(df => df !== null)
  const df = dfs.length === 0 ? null : Math.min(...dfs)
  const words = `Miettinen-Nurminen score, skewness-corrected${wordsOf(incumbent)}${wordsOf(candidate)}`
  return independentScore({ incumbent: worth(incumbent), candidate: worth(candidate) }, k, corrected, df, words)
}

function joint(e: JointEvidence, k: number): Inference | Absent {
  const [vi, cov, vc] = e.covariance
  const variance = vc - 2 * k * cov + k * k * vi
  const size = Math.abs(vc) + k * k * Math.abs(vi)
  const value = e.candidate - k * e.incumbent
  const df = Array.isArray(e.df) ? satterthwaite(k * k * vi, e.df[0], vc, e.df[1]) : e.df
  // What is left of two equal variances is rounding
  const se = variance > 1e-13 * size ? Math.sqrt(variance) : variance >= -1e-9 * size ? 0 : Number.NaN
  const [bi, bc] = e.bound ?? [0, 0]
  const make = () => student(value, se, df, undefined, e.method, skewnessOf(e.third, se))
  return studentised(value, se, df, make, bc + Math.abs(k) * bi)
}

/** One of n cannot make the mean of all more skewed than 1. */
const skewnessOf = (third: number | undefined, se: number): number =>
  third === undefined || !Number.isFinite(third) ? 0 : Math.max(-1, Math.min(1, third / se ** 3))

/** Degrees of freedom of the sum of two independent variances (Welch 1947, Satterthwaite 1946). */
export function satterthwaite(a: number, dfA: Df, b: number, dfB: Df): Df {
  const share = (dfA === null ? 0 : a ** 2 / dfA) + (dfB === null ? 0 : b ** 2 / dfB)
  return share > 0 ? (a + b) ** 2 / share : null
}

function studentised(value: number, se: number, df: Df, make: () => Inference | null, bound = 0): Inference | Absent {
  if (!dfKnown(df)) return absent('too_few')
  if (!finite(value, se, bound) || se < 0) return absent('not_computable')
  if (se === 0) return absent('identical')
  const inference = make()
  return inference === null ? absent('not_computable') : widened(inference, bound)
}

function exact(value: number): Inference {
  return {
    value,
    interval: () => ({ low: value, high: value }),
    above: limit => Number(limit >= value),
    below: limit => Number(limit <= value),
    method: 'exact',
  }
}

/**
 * A contrast from the arms' own intervals: each end is off by the root of the sum of squares of the arms' own distances
 * to their ends, with their correlation. Zou & Donner, Statistics in Medicine 27 (2008).
 */
function mover(e: MoverEvidence, k: number): Inference | Absent {
  const [i, c] = [infer(e.incumbent), infer(e.candidate)]
  if (isAbsent(i)) return i
  if (isAbsent(c)) return c
  const value = c.value - k * i.value
  if (e.incumbent.kind === 'exact' && e.candidate.kind === 'exact') return exact(value)
  const correlation = -Math.sign(k) * e.correlation
  const away = (a: number, side: 'low' | 'high') => {
    const other = side === 'low' ? 'high' : 'low'
    const end = c.interval(2 * a)[side]
    const endI = i.interval(2 * a)[k > 0 ? other : side]
    if (end === null || (endI === null && k !== 0)) return null
    const dc = Math.abs(c.value - end)
    const di = k === 0 ? 0 : Math.abs(k * (i.value - endI!))
    return Math.sqrt(Math.max(0, dc * dc + di * di + 2 * correlation * dc * di))
  }
  const by = (a: number, side: 'low' | 'high', sign: number) => {
    const distance = away(a, side)
    return distance === null ? null : value + sign * distance
  }
  const combined = fromEnds({
    value,
    low: a => by(a, 'low', -1),
    high: a => by(a, 'high', 1),
    method: `MOVER of ${c.method}`,
    continuous: isContinuous(e.incumbent) && isContinuous(e.candidate),
  })
  if (k !== 1 || !e.difference || !(e.difference.se > 0 && e.difference.df > 0)) return combined
  const { se, df, third } = e.difference
  return wider(combined, skewed(value, se, df, skewnessOf(third, se), combined.method), [-1, 1])
}

/** Whether its ends have no steps: those of order statistics and of resamples have. */
const isContinuous = ({ kind }: OneSample): boolean => kind === 'rate' || kind === 'student'

/**
 * What the evidence says of (candidate − incumbent) / |incumbent|, by inverting the contrast candidate − k·incumbent
 * (Fieller; for rates the score interval of the ratio). "Beyond r" also has to rule out that the incumbent is 0 or has
 * the other sign: its p is the larger of the two, so an end is null where the incumbent's interval at that level
 * contains 0. Where it does at α, nothing is said.
 */
export function inferRatio(e: TwoSample, alpha = 0.05): Inference | Absent {
  const difference = contrast(e, 1)
  if (isAbsent(difference)) return difference
  const incumbent = infer(incumbentOf(e))
  if (isAbsent(incumbent)) return incumbent
  const i = incumbent.value
  const sign = Math.sign(i)
  const pSign = i === 0 ? 1 : sign > 0 ? incumbent.above(0) : incumbent.below(0)
  if (pSign > alpha / 2) return absent('incumbent_near_zero')

  const at = (ratio: number) => contrast(e, 1 + sign * ratio)
  const value = difference.value / Math.abs(i)
  const p = (ratio: number, side: 'above' | 'below') => {
    const c = at(ratio)
    return isAbsent(c) ? 1 : Math.max(c[side](0), pSign)
  }
  const excluded = (ratio: number, side: 'above' | 'below', level: number) => {
    const c = at(ratio)
    if (isAbsent(c)) return false
    if (e.kind !== 'mover') return c[side](0) <= level / 2
    const { low, high } = c.interval(level)
    return side === 'above' ? low !== null && low >= 0 : high !== null && high <= 0
  }
  const end = (side: 'above' | 'below', level: number) =>
    pSign > level / 2 ? null : turnBeyond(r => !excluded(r, side, level), value, side === 'above' ? -0.01 : 0.01)
  return {
    value,
    interval: level => ({ low: end('above', level), high: end('below', level) }),
    above: ratio => p(ratio, 'above'),
    below: ratio => p(ratio, 'below'),
    method: `${e.kind === 'joint' ? 'Fieller' : 'ratio'} by ${difference.method}`,
  }
}

const incumbentOf = (e: TwoSample): OneSample => {
  switch (e.kind) {
    case 'rates-paired': {
      const { both, onlyIncumbent, onlyCandidate, neither, kind: _, ...clustered } = e
      return {
        kind: 'rate',
        events: both + onlyIncumbent,
        n: both + onlyIncumbent + onlyCandidate + neither,
        ...clustered,
      }
    }
    case 'rates-independent':
      return { kind: 'rate', ...e.incumbent }
    case 'joint': {
      const df = Array.isArray(e.df) ? e.df[0] : e.df
      return {
        kind: 'student',
        value: e.incumbent,
        se: Math.sqrt(Math.max(0, e.covariance[0])),
        df,
        bound: e.bound?.[0] ?? 0,
      }
    }
    case 'mover':
    case 'mean-gaps':
      return e.incumbent
  }
}

/** Both arms' evidence of their own quantity as evidence of the difference, where the arms have no rows in common. */
export function independent(incumbent: OneSample, candidate: OneSample): TwoSample {
  if (incumbent.kind === 'rate' && candidate.kind === 'rate') {
    const count = ({ kind: _, ...c }: typeof incumbent): Count => c
    return { kind: 'rates-independent', incumbent: count(incumbent), candidate: count(candidate) }
  }
  if (
    incumbent.kind === 'student' &&
    candidate.kind === 'student' &&
    incumbent.scale === undefined &&
    candidate.scale === undefined
  )
    return {
      kind: 'joint',
      incumbent: incumbent.value,
      candidate: candidate.value,
      covariance: [incumbent.se ** 2, 0, candidate.se ** 2],
      df: [incumbent.unpairedDf ?? incumbent.df, candidate.unpairedDf ?? candidate.df],
      bound: [incumbent.bound ?? 0, candidate.bound ?? 0],
      method:
        incumbent.method === candidate.method && incumbent.method !== undefined
          ? `${incumbent.method}, unpaired`
          : 'Welch t',
    }
  return { kind: 'mover', incumbent, candidate, correlation: 0 }
}
