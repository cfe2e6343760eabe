import type { Place } from '../errors.ts'
import type { Arm, Expr } from '../sql/expr.ts'

export type LogName = Arm | 'labels'

/** A log as the spec declares it; paths may be globs, and are relative to nothing (resolved). */
export interface Source {
  readonly log: LogName
  /** None where it is a table. */
  readonly paths: readonly string[]
  /** Of an engine that has tables: `predictions`, `ml.predictions` or `lake.ml.predictions`; the rows that meet `where`. */
  readonly table?: {
    readonly name: string
    readonly where: string | null
    /** Words that may be columns of it, beside those of expressions: what gates name as subjects and in their options. */
    readonly words?: readonly string[]
  }
  readonly format: 'parquet' | 'csv' | 'ndjson' | 'arrow' | null
  readonly at: Place | undefined
  /** The folder that its files must lie in once all links are followed. */
  readonly within?: string
}

/** A user's expression with the log over which it has to have a type. */
export interface ExpressionText {
  readonly text: string
  readonly logs: readonly LogName[]
  readonly at: Place | undefined
  /** Arithmetic over aggregates: a measure's. */
  readonly aggregate?: true
}

/** What is known of the logs before any row is judged. */
export interface Described {
  readonly engine: string
  readonly logs: Partial<Record<LogName, DescribedLog>>
  /** By text, as given. */
  readonly expressions: Readonly<Record<string, DescribedExpression>>
}

export interface DescribedExpression {
  readonly expr: Expr
  /** By log; null where a column of it is not in that log. */
  readonly types: Partial<Record<LogName, string | null>>
  /** Of lists: how many elements the first has. */
  readonly lengths?: Partial<Record<LogName, number>>
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
