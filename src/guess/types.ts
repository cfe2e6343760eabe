/** A column of a log, as far as a guess goes by it. */
export interface SeenColumn {
  readonly name: string
  readonly type: string
  readonly nulls: number
  readonly distinct: number | null
  readonly range: readonly [number, number] | readonly [string, string] | null
  readonly lengths: readonly [number, number] | null
  readonly values: readonly { readonly value: string; readonly rows: number }[] | null
}

/** A log, or a sample of it. */
export interface SeenLog {
  /** Rows that were looked at. */
  readonly looked: number
  readonly columns: readonly SeenColumn[]
}

export interface SeenLogs {
  readonly incumbent: SeenLog
  readonly candidate: SeenLog | null
  readonly labels: SeenLog | null
  readonly reference: SeenLog | null
}

/** What something was taken for, and what that was seen by. */
export interface Guess {
  readonly value: string
  readonly because: string
}

export type Task = 'binary' | 'multiclass' | 'regression' | 'ranking'

/** The roles that are guessed. Others are for the author of the spec to know. */
export const GUESSED = [
  'id',
  'time',
  'unit',
  'score',
  'probabilities',
  'prediction',
  'decision',
  'label',
  'latency',
  'error',
  'weight',
  'query',
  'rank',
  'relevance',
] as const
export type GuessedRole = (typeof GUESSED)[number]

export interface Guesses {
  readonly task: Guess | null
  readonly roles: Readonly<Partial<Record<GuessedRole, Guess>>>
  /** What the number of `latency` counts, where that is not milliseconds. */
  readonly latencyUnit: 's' | 'us' | 'ns' | null
  readonly groups: readonly Guess[]
  readonly features: readonly string[]
  /** Of the labels' own log: when an outcome became known. */
  readonly labelsTime: Guess | null
  readonly versions: { readonly incumbent: string | null; readonly candidate: string | null }
}

/** What is known already: columns by role, `none` for a role that there is not. */
export interface Said {
  readonly task?: Task | undefined
  readonly roles?: Readonly<Partial<Record<GuessedRole, string>>>
  readonly groups?: readonly string[] | undefined
}

/** 1 − mean((answer − column)²) / variance(column): 1 where a column is what was answered, 0 where its mean does as well. */
export type Nearness = (answer: string, columns: readonly string[]) => Promise<Readonly<Record<string, number | null>>>
