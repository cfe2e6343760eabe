import type { Expr } from '../sql/expr.ts'
import type { Cells, Keys, Moments, Quantiles, Ranks, Rows, Spreads } from '../stats/statistics.ts'

/**
 * `arm`: asked once, answered for each arm and the reference. `pairs`: the rows of both logs joined by id. `pooled`: the
 * rows of both logs, not joined: `of` an arm, an expression is unknown in the rows of the other.
 */
export type Over = 'arm' | 'pairs' | 'pooled'

interface Asked<A, O extends Over> {
  readonly over: O
  /** Never present: it carries the type of the answer. */
  readonly answer?: A
}

/**
 * What a gate needs to know of the rows, made before any row is read: plain data. Slices, buckets, weights and arms
 * are added by the plan, never written by a gate.
 */
export type Request<A = unknown, O extends Over = Over> = Asked<A, O> &
  (
    | {
        readonly kind: 'moments'
        readonly of: Readonly<Record<string, Expr>>
        /** The rows are those of an inner GROUP BY: `of` is made of aggregates over each group. */
        readonly per?: readonly Expr[]
        /** The smallest and largest values are not read. */
        readonly ends?: false
      }
    | {
        readonly kind: 'cells'
        readonly keys: Readonly<Record<string, Key>>
        readonly mean: Readonly<Record<string, Expr>>
      }
    | { readonly kind: 'quantiles'; readonly of: Expr; readonly p: readonly number[] }
    | {
        readonly kind: 'ranks'
        readonly scores: Readonly<Record<string, Expr>>
        readonly outcome: Expr
        readonly precision?: true
      }
    | {
        readonly kind: 'rows'
        readonly of: Readonly<Record<string, Expr>>
        readonly max: number
        readonly beyond?: 'cells'
      }
    | { readonly kind: 'keys'; readonly of: 'id' | 'unit' }
  )

/** A key of a cross table: the value itself, or the bin it falls in. A missing value is a cell of its own (null). */
export type Key = Expr | Bin
export interface Bin {
  readonly is: 'bin'
  readonly of: Expr
  /** Fixed edges, or the quantiles of one log at i/count (so bins may number fewer where values are tied). */
  readonly edges: readonly number[] | { readonly quantiles: number; readonly from: 'reference' | 'own' }
  /** Which bin an edge itself is in: the one that it ends (`right`), or the one that it begins. */
  readonly closed: 'left' | 'right'
}

type Options<O extends Over> = { over?: O }

/**
 * Mean, variance and covariance, minimum and maximum, over the rows where all the expressions are known; `per` some
 * keys, over the groups of rows that have the same, each expression being made of aggregates (`sumOf(…)`) over a group.
 * Rows without a key are in no group.
 */
export const moments = <N extends string, O extends Over = 'arm'>(
  of: Readonly<Record<N, Expr>>,
  options: Options<O> & { per?: readonly Expr[] } = {},
): Request<Moments<N>, O> => ({
  kind: 'moments',
  of,
  ...(options.per && { per: options.per }),
  over: (options.over ?? 'arm') as O,
})

/** Moments without the smallest and the largest value, which cost as much as all the rest. */
export const spreads = <N extends string, O extends Over = 'arm'>(
  of: Readonly<Record<N, Expr>>,
  options: Options<O> = {},
): Request<Spreads<N>, O> => ({ kind: 'moments', of, ends: false, over: (options.over ?? 'arm') as O })

/** Counts by key, and means of measures within each cell. */
export const cells = <K extends string, S extends string = never, O extends Over = 'arm'>(
  keys: Readonly<Record<K, Key>>,
  options: Options<O> & { mean?: Readonly<Record<S, Expr>> } = {},
): Request<Cells<K, S>, O> => ({ kind: 'cells', keys, mean: options.mean ?? {}, over: (options.over ?? 'arm') as O })

/** Quantiles at probabilities p, by linear interpolation between order statistics. */
export const quantiles = <O extends Over = 'arm'>(
  of: Expr,
  p: readonly number[],
  options: Options<O> = {},
): Request<Quantiles, O> => ({ kind: 'quantiles', of, p, over: (options.over ?? 'arm') as O })

/**
 * The area under the ROC curve of one or more scores for a 0/1 outcome, with DeLong's covariances; with `precision`, the
 * average precision as well.
 */
export const ranks = <N extends string, O extends Over = 'arm'>(
  scores: Readonly<Record<N, Expr>>,
  outcome: Expr,
  options: Options<O> & { precision?: true } = {},
): Request<Ranks<N>, O> => ({
  kind: 'ranks',
  scores,
  outcome,
  ...(options.precision && { precision: true }),
  over: (options.over ?? 'arm') as O,
})

/**
 * The values of at most `max` rows, chosen by a hash of the id. `beyond: 'cells'`, of one number: of a larger log all
 * rows, each counted at the middle of a cell so fine that it holds a thousandth of them at most, or one value only. An
 * engine may do so from fewer rows than `max`, and where a grid cannot be as fine it gives the sample.
 */
export const rows = <N extends string, O extends Over = 'arm'>(
  of: Readonly<Record<N, Expr>>,
  max: number,
  options: Options<O> & { beyond?: 'cells' } = {},
): Request<Rows<N>, O> => ({
  kind: 'rows',
  of,
  max,
  ...(options.beyond && { beyond: options.beyond }),
  over: (options.over ?? 'arm') as O,
})

/**
 * Rows, distinct ids and duplicates of a log; over pairs also the ids in both logs and in one only. Of units the same,
 * without duplicates; both logs' are `pooled`, and of the whole logs.
 */
export const keys = <O extends Over = 'arm'>(options: Options<O> & { of?: 'id' | 'unit' } = {}): Request<Keys, O> => ({
  kind: 'keys',
  of: options.of ?? 'id',
  over: (options.over ?? 'arm') as O,
})

/**
 * Where a value falls: bin i is (edges[i−1], edges[i]], or [edges[i−1], edges[i]) where closed on the left; the first and
 * the last are open. Where all quantiles are one value, that value has a bin to itself.
 */
export const bin = (of: Expr, edges: Bin['edges'], closed: Bin['closed'] = 'right'): Bin => ({
  is: 'bin',
  of,
  edges,
  closed,
})

// biome-ignore lint/suspicious/noExplicitAny: any answer will do
export type Needs<O extends Over = Over> = Readonly<Record<string, Request<any, O>>>
export type Answers<N> = { readonly [K in keyof N]: N[K] extends Request<infer A, Over> ? A : never }

export const countsKeys = (needs: Needs): boolean => Object.values(needs).every(r => r.kind === 'keys')
export const joinsRows = (needs: Needs): boolean => Object.values(needs).some(r => r.over === 'pairs')
