/**
 * The small, mergeable values that an engine answers with. Each has a `combine`: the value on the union of buckets
 * taken with weights, which serves totals (weights 1), leave-one-out (one weight 0) and resampling alike.
 */

/**
 * Means and co-moments of expressions over the rows where all of them are known: `comoments[i][j]` = Σ (xᵢ − x̄ᵢ)(xⱼ − x̄ⱼ).
 * With weights, `n` is their sum and the sums are weighted. Where `n` is 0 means are NaN, comoments 0.
 */
export interface Spreads<N extends string = string> {
  kind: 'moments'
  n: number
  mean: Record<N, number>
  comoments: Record<N, Record<N, number>>
}

/** The smallest and the largest value beside them: NaN where `n` is 0, and where they were not asked for. */
export interface Moments<N extends string = string> extends Spreads<N> {
  min: Record<N, number>
  max: Record<N, number>
}

/** Counted cells of a cross table, sparse: cell i has key values `keys.k[i]`, `n[i]` rows (or the sum of weights). */
export interface Cells<K extends string = string, S extends string = string> {
  kind: 'cells'
  size: number
  keys: Record<K, readonly (string | number | boolean | null)[]>
  n: Float64Array
  /** Mean of each measure over the rows of the cell where it is known; `known` counts those. */
  mean: Record<S, Float64Array>
  known: Record<S, Float64Array>
  /** Edges of binned keys: bin i is between edges[i−1] and edges[i], open at both ends of the list. */
  edges: Partial<Record<K, readonly number[]>>
  /** In a bucket: where each of its cells is in the point answer. */
  position?: Int32Array
}

/**
 * Quantiles by linear interpolation (type 7), with the ladder of order statistics around each. With weights, the inverted
 * CDF: the smallest value that a share p of the weight is at or below.
 */
export interface Quantiles {
  kind: 'quantiles'
  n: number
  p: readonly number[]
  q: readonly number[]
  /** For each p, probabilities and the values there, ascending; ends are the minimum and the maximum. */
  ladders: readonly { p: readonly number[]; x: readonly number[] }[]
  /** With weights a ladder has each value twice: at the share of the weight below it, and at or below it. */
  weighted?: true
}

/**
 * Rank statistics of one or two scores against a binary outcome, by placements (V10 of positives, V01 of negatives). With
 * weights, `positives` and `negatives` are sums of them, and S10 = g/(g − 1) Σ w² (V10 − AUC)²/Σw over g rows, so that
 * S10 / positives is still the part of the (linearised) variance that positives have.
 */
export interface Ranks<N extends string = string> {
  kind: 'ranks'
  positives: number
  negatives: number
  auc: Record<N, number>
  /** Covariances (n − 1) of the placements of positives and of negatives: DeLong's S10 and S01. */
  s10: Record<N, Record<N, number>>
  s01: Record<N, Record<N, number>>
  /** Where it was asked for: Σ (Rₖ − Rₖ₋₁) Pₖ over distinct scores from the highest. NaN without positives. */
  averagePrecision?: Record<N, number>
  /** The largest error that binning can have caused; 0 when ranks are exact. */
  bound: number
}

/**
 * A hash-ordered sample of rows, whole when `complete`; `weights` where rows have some. With `counts`, all rows in fine
 * cells: the middle of each, and how many rows it stands for.
 */
export interface Rows<N extends string = string> {
  kind: 'rows'
  complete: boolean
  size: number
  columns: Record<N, readonly (string | number | boolean | null)[] | Float64Array>
  weights?: Float64Array
  counts?: Float64Array
}

/** Ids of two logs. `duplicates` counts ids with rows that disagree; `repeats` those whose rows are the same. */
export interface Keys {
  kind: 'keys'
  rows: number
  nulls: number
  distinct: number
  repeats: number
  conflicts: number
  both: number | null
  onlyIncumbent: number | null
  onlyCandidate: number | null
}

/** One bucket of `quantiles`: how many of its `n` values are at or below the point answer's quantile at each p. */
export interface QuantileCounts {
  kind: 'quantile-counts'
  n: number
  atMost: readonly number[]
}

/** One bucket of `ranks`: its mean placements among the rows of all buckets (0 where it has no such rows). */
export interface RankCounts<N extends string = string> {
  kind: 'rank-counts'
  positives: number
  negatives: number
  v10: Record<N, number>
  v01: Record<N, number>
  /** Mean influence of its rows on the average precision. */
  influence?: Record<N, number>
}

export type Statistic = Moments | Cells | Quantiles | Ranks | Rows | Keys | QuantileCounts | RankCounts
