import type { Df } from './distributions.ts'

/** What is not known, with the reason in one word (`too_few`, `identical`, …). Never 0, never NaN. */
export interface Absent {
  absent: string
}

export const isAbsent = (x: object): x is Absent => 'absent' in x

/** How far clustered rows are from independent ones. Absent: independent rows. */
export interface Clustered {
  /** Variance relative to that of as many independent rows; below 1 counts as 1. */
  designEffect?: number
  /** Clusters − 1; null or absent: normal. */
  df?: Df
  /** Third central moment of the rate, by its clusters. */
  third?: number
}

/** `events` of `n`; both may be fractional (weights). */
export interface Count extends Clustered {
  events: number
  n: number
}

/** One rate. */
export interface RateEvidence extends Count {
  kind: 'rate'
}

/** The 2×2 table of pairs: which arms had the event. θ = candidate's rate − incumbent's. */
export interface PairedRates extends Clustered {
  kind: 'rates-paired'
  both: number
  onlyIncumbent: number
  onlyCandidate: number
  neither: number
}

/** θ = candidate's rate − incumbent's, other rows in each. */
export interface IndependentRates {
  kind: 'rates-independent'
  incumbent: Count
  candidate: Count
}

/**
 * A value with a standard error whose square has about df degrees of freedom. Both are in the value's own unit; with a
 * `scale` the interval is symmetric there (se by the delta method), and stays inside its range.
 */
export interface StudentEvidence {
  kind: 'student'
  value: number
  se: number
  df: Df
  scale?: 'log' | 'logit'
  /** Degrees of freedom where this is one of two independent arms; default df. */
  unpairedDf?: Df
  /** Largest error of the value itself (binned ranks): added to both ends. */
  bound?: number
  /** Third central moment of the value, where it is known. */
  third?: number
  /** Words for the record, as 'paired t'; default 't', or 'normal'. */
  method?: string
}

/** Two values with their covariance matrix. θ = candidate − incumbent. */
export interface JointEvidence {
  kind: 'joint'
  incumbent: number
  candidate: number
  /** Variance of the incumbent's value, covariance, variance of the candidate's. */
  covariance: [incumbent: number, both: number, candidate: number]
  /** A pair: independent arms, combined by Welch-Satterthwaite. */
  df: Df | [incumbent: Df, candidate: Df]
  /** Third central moment of candidate − incumbent, where it is known; other contrasts use it too. */
  third?: number
  /** Largest error of each value itself. */
  bound?: [incumbent: number, candidate: number]
  method?: string
}

/**
 * A quantile with the values around it: `ladder.x[i]` is the quantile (type 7) at `ladder.p[i]`, ascending. Between
 * rungs, ranks are interpolated; a ladder of all order statistics gives the exact interval. The first and the last
 * rung count as minimum and maximum only at p = 0 and p = 1.
 */
export interface QuantileEvidence extends Clustered {
  kind: 'quantile'
  value: number
  p: number
  n: number
  ladder: { p: readonly number[]; x: readonly number[] }
  /** Of weighted rows: the ladder has each value twice, at the share of the weight below it and at or below it. */
  weighted?: true
}

/** A difference from the arms' own intervals (MOVER); correlation between the two estimates. */
export interface MoverEvidence {
  kind: 'mover'
  incumbent: OneSample
  candidate: OneSample
  correlation: number
}

/** A value, its bias, and the standard error to each side of value − bias: a reflected bootstrap's ends at any level. */
export interface ReflectedEvidence {
  kind: 'reflected'
  value: number
  bias: number
  seLow: number
  seHigh: number
  df: Df
  method?: string
}

/**
 * A squared distance of two samples, d ≥ 0, that is a quadratic form near 0: (d − (spread − 1)·df·unit) / (unit·spread)
 * ~ χ'²(df, θ / (unit·spread)), whose mean is θ + df·unit: the df·unit is what its own noise adds. `unit` = 1/n + 1/m,
 * each by its design effect. θ is the distance of the populations; with `root` it is √(θ / root).
 */
export interface NoncentralEvidence {
  kind: 'noncentral'
  /** The squared distance as observed, with its noise. */
  value: number
  df: number
  unit: number
  /** How many times its variance by the delta method is that of the quadratic form; at least 1. */
  spread: number
  root?: number
  /**
   * The squared distance over cells finer than those of `value`, as they are. Joining cells never adds to a distance, so
   * it is this that has to be within a limit.
   */
  fine?: number
  /** The two samples are of the same requests: what noise adds may be as little as nothing. */
  together?: boolean
  method?: string
}

/**
 * A distance of two samples that is the largest of many differences of means (Kolmogorov-Smirnov, Wasserstein, total
 * variation). Its noise is at most the largest difference of the samples' own errors: `noise` is the mean of that, `se`
 * the largest standard error of any of the differences.
 */
export interface SupremumEvidence {
  kind: 'supremum'
  value: number
  noise: number
  se: number
  method?: string
}

/** A fact about the log itself, without error. */
interface ExactEvidence {
  kind: 'exact'
  value: number
}

/**
 * θ = Σ|μ_b| over cells, of which means m_b with standard errors are seen: an expected calibration error. `inflation`:
 * how many times Σ se² the variance of the sum is, for cells that move together.
 */
export interface MeanGapEvidence {
  kind: 'mean-gap'
  mean: readonly number[]
  se: readonly number[]
  inflation: number
  df: Df
  method: string
}

/** θ = the largest |rate − expected rate| of a cell; counts are effective ones. `value`: debiased. */
export interface LargestGapEvidence {
  kind: 'largest-gap'
  value: number
  n: readonly number[]
  observed: readonly number[]
  expected: readonly number[]
  method: string
}

/**
 * θ = the largest of several quantities; `signed`: of their sizes. `value`: debiased; null: the largest that is seen.
 */
export interface LargestEvidence {
  kind: 'largest'
  value: number | null
  parts: readonly OneSample[]
  signed: boolean
}

/** Both arms' Σ|μ_b|. `change`: candidate − incumbent cell by cell, where that is known better than either. */
export interface MeanGapsEvidence {
  kind: 'mean-gaps'
  incumbent: MeanGapEvidence
  candidate: MeanGapEvidence
  /** Of the two sums. */
  correlation: number
  change: MeanGapEvidence | null
}

/** On the quantity of one arm (or directly on a difference, where no more is known of it). */
export type OneSample =
  | RateEvidence
  | StudentEvidence
  | QuantileEvidence
  | ReflectedEvidence
  | ExactEvidence
  | MeanGapEvidence
  | LargestGapEvidence
  | LargestEvidence
  | NoncentralEvidence
  | SupremumEvidence

/** On both arms: θ = candidate − incumbent, and any other contrast or ratio of the two. */
export type TwoSample = PairedRates | IndependentRates | JointEvidence | MoverEvidence | MeanGapsEvidence

/**
 * What was observed, in sufficient form and plain JSON: all that is needed for a value, its interval at any level and
 * its p against any limit.
 */
export type Evidence = OneSample | TwoSample
