import type { Place } from '../errors.ts'
import type { Arm, Expr, Scalar } from '../sql/expr.ts'
import type { Statistic } from '../stats/statistics.ts'

export type LogName = Arm | 'labels'

/** A log as the spec declares it; paths may be globs, and are relative to nothing (resolved). */
export interface Source {
  readonly log: LogName
  readonly paths: readonly string[]
  readonly format: 'parquet' | 'csv' | 'ndjson' | null
  readonly at: Place | undefined
}

/** A user's expression with the log over which it has to have a type. */
export interface ExpressionText {
  readonly text: string
  readonly logs: readonly LogName[]
  readonly at: Place | undefined
}

/** What is known of the logs before any row is judged. */
export interface Described {
  readonly engine: string
  readonly logs: Partial<Record<LogName, DescribedLog>>
  /** By text, as given. Types by log; null where a column of it is not in that log. */
  readonly expressions: Readonly<Record<string, { expr: Expr; types: Partial<Record<LogName, string | null>> }>>
}

export interface DescribedLog {
  readonly files: readonly { path: string; bytes: number; digest: string }[]
  readonly rows: number
  /** Names with the engine's types, in order. */
  readonly columns: Readonly<Record<string, string>>
}

/** The rows of one arm: its log, filtered, with the labels that belong to them. Expressions are bound: no roles. */
export interface Relation {
  readonly arm: Arm
  readonly log: LogName
  readonly filter: Expr | null
  readonly id: readonly Expr[] | null
  /** What was randomised; null: the row. */
  readonly unit: Expr | null
  readonly time: Expr | null
  readonly weight: Expr | null
  /** Left join: at most one label row per id. With `latest`, the one with the greatest such value; without, ids whose rows disagree have none. */
  readonly labels: {
    readonly id: readonly Expr[]
    readonly filter: Expr | null
    readonly latest: Expr | null
  } | null
}

/** One distinct request, bound to a relation, a population and its clusters. */
export interface Ask {
  /** Named by content: equal asks have equal keys. */
  readonly key: string
  readonly relation: Arm | 'pairs'
  readonly filter: Expr | null
  /** Slicing columns; the answer has a group for each combination of their values. [] is the whole population. */
  readonly by: readonly Expr[]
  /** What the buckets are dealt by; null where only the point answer is wanted. */
  readonly cluster: 'unit' | 'time' | null
  readonly request: BoundRequest
}

export type BoundKey =
  | { readonly is: 'value'; readonly of: Expr }
  | { readonly is: 'bin'; readonly of: Expr; readonly edges: readonly number[] }
  | {
      readonly is: 'quantile-bin'
      readonly of: Expr
      readonly count: number
      readonly from: Arm
      readonly source: Expr
    }

export type BoundRequest =
  | { readonly kind: 'moments'; readonly of: Readonly<Record<string, Expr>> }
  | {
      readonly kind: 'cells'
      readonly keys: Readonly<Record<string, BoundKey>>
      readonly mean: Readonly<Record<string, Expr>>
    }
  | { readonly kind: 'quantiles'; readonly of: Expr; readonly p: readonly number[] }
  | { readonly kind: 'ranks'; readonly scores: Readonly<Record<string, Expr>>; readonly outcome: Expr }
  | { readonly kind: 'rows'; readonly of: Readonly<Record<string, Expr>>; readonly max: number }
  /** `content`: what rows with the same id must agree on. */
  | { readonly kind: 'keys'; readonly content: readonly Expr[] }

/** What an engine is given. */
export interface Queries {
  readonly relations: Partial<Record<Arm, Relation>>
  /** True where rows are joined by id. */
  readonly paired: boolean
  readonly asks: readonly Ask[]
}

export interface Answer {
  readonly groups: readonly Group[]
}

export interface Group {
  readonly by: readonly Scalar[]
  readonly point: Statistic
  /** The same statistic for each bucket (null: empty); buckets of the two arms correspond by index. */
  readonly buckets: readonly (Statistic | null)[] | null
}

export interface Answers {
  /** By the ask's key. */
  readonly asks: Readonly<Record<string, Answer>>
  readonly relations: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  readonly work: { readonly statements: number; readonly scans: number; readonly seconds: number }
}

export interface RelationFacts {
  /** Rows after the filter. */
  readonly rows: number
  readonly units: number | null
  /** ISO instants of the earliest and the latest row. */
  readonly from: string | null
  readonly until: string | null
}

export interface ClusterFacts {
  readonly buckets: number
  /** Distinct units, or blocks of time. */
  readonly clusters: number
  /** Length of a block of time. */
  readonly seconds: number | null
}
