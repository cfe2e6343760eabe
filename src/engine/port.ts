import type { Answers, Both, Described, ExpressionText, LogName, Queries, Source } from '../plan/types.ts'
import type { Arm } from '../sql/expr.ts'

/**
 * Whatever can read logs and answer for them. The core knows no more of an engine than this; both methods reject with an
 * MlgateError, whose code is `engine` where the engine itself failed.
 */
export interface Engine {
  /** Schemas, files and the types of the users' expressions: all that is known before any row is judged. */
  describe(sources: readonly Source[], expressions: readonly ExpressionText[]): Promise<Described>
  /** Answers every ask, in as few statements as the engine can. Rejects with the signal's reason once it is aborted. */
  run(queries: Queries, options?: RunOptions): Promise<Answers>
  /** Of a server that knows: what a statement would read, without running it. */
  readonly estimate?: (sql: string, signal?: AbortSignal) => Promise<Estimated>
  close(): Promise<void>
}

/** A server's estimate by the statistics of its tables, each as often as it is read; null: it has none. */
export interface Estimated {
  readonly tables: readonly { readonly name: string; readonly rows: number | null; readonly bytes: number | null }[]
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: ((event: EngineEvent) => void) | undefined
  /** How often it is told how far statements are, in milliseconds, where the engine knows; default: never. */
  readonly progressEvery?: number | undefined
}

/** Progress of a run: logs that are read into tables first, then statements, which are numbered from 1 in the order in which they start. */
export type EngineEvent =
  | {
      readonly kind: 'loading'
      readonly log: LogName
      /** Read so far, and of how many. */
      readonly rows: number
      readonly of: number
    }
  | {
      readonly kind: 'statement-started'
      readonly statement: number
      /** What it is for: `relation`, `survey`, `moments`, … */
      readonly purpose: string
      /** The relations that it reads, each as often as it reads it. */
      readonly reads: readonly (Arm | LogName | Both)[]
      /** Keys of the asks that it answers; none for what prepares the relations. */
      readonly asks: readonly string[]
      readonly sql: string
    }
  | {
      readonly kind: 'statement-progressed'
      readonly statement: number
      /** From 0 to 1. */
      readonly share: number
    }
  | {
      readonly kind: 'statement-finished'
      readonly statement: number
      readonly purpose: string
      readonly reads: readonly (Arm | LogName | Both)[]
      readonly asks: readonly string[]
      /** Rows of the result. */
      readonly rows: number
      /** Bytes that were read of tables; absent: the engine does not say. */
      readonly read?: number
      readonly seconds: number
    }

/** What a statement is for, as its events tell it. */
export interface About {
  readonly purpose: string
  readonly reads: Extract<EngineEvent, { kind: 'statement-started' }>['reads']
  /** Keys of the asks that it answers. */
  readonly asks?: readonly string[]
}
