import type { Place } from '../errors.ts'
import type { Strategy } from '../gate/define.ts'
import type { GateModule } from '../gate/user.ts'

/**
 * The rollout spec as resolved: every default explicit, plain and frozen. Its keys are those of the YAML, because the
 * record prints it. A `pointer` is a JSON pointer into the merged document: `placeOf(loaded, pointer)` says where that is.
 */
export interface Spec {
  readonly version: 1
  readonly requires: string | null
  readonly model: string
  readonly task: Task | null
  readonly about: Readonly<Record<string, string>>
  readonly timezone: string
  readonly window: { readonly last: Duration } | null
  readonly logs: Logs
  readonly pairing: 'required' | 'none'
  readonly columns: Columns
  /** Multiclass: by class, or null where the likeliest class is decided for. */
  readonly threshold: number | Readonly<Record<string, number>> | null
  readonly confidence: number
  readonly multiplicity: 'holm' | 'benjamini-hochberg' | 'none'
  readonly inconclusive: 'hold' | 'pass' | 'fail'
  readonly slices: Readonly<Record<string, Slice>>
  readonly measures: Readonly<Record<string, MeasureSpec>>
  readonly gates: readonly GateSpec[]
  /** Gates that a spec took out of what it extends. */
  readonly disabled: readonly Disabled[]
  readonly lineage: Readonly<Record<string, NamedFile>>
  readonly waivers: readonly Waiver[]
  /** [] where every gate runs once. */
  readonly stages: readonly Stage[]
  /** Who may approve, by role. */
  readonly approvers: Readonly<Record<string, readonly string[]>>
  readonly commands: Commands
  /** Where a rollout keeps its log; null: nobody said. */
  readonly state: State | null
  /** The file of keys whose signatures count. */
  readonly allowed_signers: NamedFile | null
  /** Who started a rollout may not approve it. */
  readonly separation: boolean
  /** What reads the logs; null: DuckDB, in this process. */
  readonly engine: TrinoSpec | null
}

/** A server whose tables the logs are. Secrets are not part of it: names of environment variables are. */
export interface TrinoSpec {
  readonly kind: 'trino'
  /** Scheme, host and port. */
  readonly server: string
  /** null: the token says who. */
  readonly user: string | null
  readonly catalog: string | null
  readonly schema: string | null
  readonly password_env: string | null
  readonly token_env: string | null
  readonly pointer: string
}

type Task = 'binary' | 'multiclass' | 'regression' | 'ranking'
export type ArmName = 'incumbent' | 'candidate' | 'reference'
export type Severity = 'block' | 'warn'
type Format = 'parquet' | 'csv' | 'ndjson' | 'arrow'

export interface Duration {
  readonly seconds: number
  readonly written: string
}

export interface Logs {
  /** null: `none`, a first model. */
  readonly incumbent: Log | null
  readonly candidate: Log
  readonly labels: LabelLog | null
  readonly reference: Log | null
  /** The one log of an interleaving experiment: both arms' then, each of the rows of its own `source`. */
  readonly interleaved: Log | null
}

export interface Log {
  /** Absolute paths (possibly globs) and URLs. */
  readonly paths: readonly string[]
  readonly written: readonly string[]
  /** Of an engine that has tables, in place of paths: one to three names, with dots between. */
  readonly table: string | null
  /** null: what the file names say. */
  readonly format: Format | null
  readonly where: Expression | null
  readonly version: string | null
  /** The share of rows that the log holds, in (0, 1]. */
  readonly sampled: number | null
  readonly pointer: string
}

export interface LabelLog extends Log {
  readonly time: Expression | null
  readonly maturity: Duration | null
  /** The label of an id that has no outcome after `maturity`. */
  readonly absent: number | string | boolean | null
}

/** A column, or one SQL scalar. */
export interface Expression {
  readonly text: string
  readonly pointer: string
}

/** What a role is in each arm; several expressions only for `id`, `unit` and `probabilities`. null: not said. */
export interface Role extends Readonly<Record<ArmName, readonly Expression[] | null>> {
  /** The log that it is read from; null: the arm's own, or the only one that has it. */
  readonly log: 'labels' | 'incumbent' | 'candidate' | null
  /** Of `latency`; null: milliseconds, or what an INTERVAL says. */
  readonly unit: 's' | 'ms' | 'us' | 'ns' | null
  readonly pointer: string
}

export type RoleName =
  | 'id'
  | 'time'
  | 'unit'
  | 'score'
  | 'probabilities'
  | 'prediction'
  | 'decision'
  | 'label'
  | 'latency'
  | 'host'
  | 'error'
  | 'weight'
  | 'covariate'
  | 'session'
  | 'query'
  | 'position'
  | 'source'
  | 'credit'
  | 'rank'
  | 'relevance'

export interface Columns extends Readonly<Record<RoleName, Role | null>> {
  readonly interval: { readonly low: Role; readonly high: Role } | null
  readonly classes: readonly string[] | null
  readonly features: readonly Expression[]
  readonly groups: readonly Expression[]
}

export interface Slice {
  readonly name: string
  readonly by: readonly Expression[]
  readonly where: Expression | null
  readonly min_rows: number | null
  readonly prove: boolean
  readonly margin_scale: number
  readonly pointer: string
}

/** The mean of `value`, `numerator` over `denominator`, or an `aggregate`. */
export interface MeasureSpec {
  readonly name: string
  readonly value: Expression | null
  /** Arithmetic over aggregates; null: the mean, or the ratio. */
  readonly aggregate: Expression | null
  readonly numerator: Expression | null
  readonly denominator: Expression | null
  readonly better: 'lower' | 'higher'
  readonly unit: string | null
  readonly outcome: 'per_arm' | null
  readonly rule: 'interval' | 'point'
  readonly pointer: string
}

export interface GateSpec {
  /** As written: a built-in's name, a path, or `npm:name`. */
  readonly gate: string
  /** Where a user's own gate is; null: it is built in. */
  readonly module: GateModule | null
  /** Unique in the spec. */
  readonly name: string
  readonly where: Expression | null
  readonly of: readonly Expression[] | null
  readonly by: readonly Expression[] | null
  readonly min_group: { readonly rows: number | null; readonly events: number | null } | null
  /** Names of `slices`; [] for none. */
  readonly slices: readonly string[]
  readonly severity: Severity
  readonly optional: boolean
  readonly alpha: number | null
  readonly tolerance: Amount | null
  readonly metrics: readonly MetricSpec[]
  /** The gate's own keys, not yet checked: `readOptions` reads them against the gate's schema. */
  readonly options: Readonly<Record<string, unknown>>
  readonly pointer: string
}

/** One key of a gate's `metrics`. */
export interface MetricSpec {
  readonly metric: string
  /** Of `metric(subject)`. */
  readonly subject: string | null
  readonly written: string
  readonly limits: readonly Limit[]
  /** Its own, or the gate's. */
  readonly alpha: number | null
  /** Its own, in place of the gate's. */
  readonly tolerance: Amount | null
  readonly optional: boolean
  readonly pointer: string
}

export type LimitKind = 'max' | 'min' | 'margin' | 'superior' | 'equivalent' | 'alpha'

export interface Limit {
  readonly kind: LimitKind
  /** `superior`: 0. */
  readonly amount: Amount
  /** Of a margin: the larger of the two is allowed. */
  readonly floor: Amount | null
  readonly severity: Severity
  readonly rule: 'interval' | 'point'
  readonly written: string
  readonly pointer: string
}

export type TimeUnit = 'ns' | 'us' | 'ms' | 's' | 'm' | 'h' | 'd' | 'w'

export interface Amount {
  /** In `unit`, as written: 5 for 5%. */
  readonly value: number
  readonly unit: 'plain' | '%' | 'pp' | TimeUnit
  readonly written: string
}

export interface Disabled {
  readonly name: string
  readonly reason: string
  readonly at: Place
}

/** `path` is absolute. */
export interface NamedFile {
  readonly path: string
  readonly written: string
  readonly pointer: string
}

/** A known failure of one check, let through until the end of a day. */
export interface Waiver {
  /** The id of the check, as reports print it. */
  readonly check: string
  /** The last day, 2026-12-31, of the spec's time zone. */
  readonly until: string
  /** The only version that it is for; null: any. */
  readonly candidate: string | null
  readonly owner: string
  readonly reason: string
  readonly pointer: string
}

/**
 * A step of a rollout. What it examines, and in which logs, is a spec of its own: `stageOf(loaded, name)`.
 */
export interface Stage {
  readonly name: string
  readonly strategy: Strategy
  /** What the candidate answers: nothing in a backtest and a shadow, everything under `monitor`. Null: not said. */
  readonly traffic: Share | null
  readonly audience: string | null
  /** Names of its gates. */
  readonly gates: readonly string[]
  /** No promotion before: rows of the candidate, and how long they were served. */
  readonly min: { readonly rows: number | null; readonly duration: Duration | null }
  readonly sequential: boolean
  /** How long it may stay on hold, and what happens then. */
  readonly limit: {
    readonly rows: number | null
    readonly duration: Duration | null
    readonly then: 'rollback' | 'hold'
  } | null
  /** How many of which role must approve before it is left. */
  readonly approvals: Readonly<Record<string, number>>
  /** The stage that follows; null: the rollout is done. */
  readonly next: string | null
  readonly pointer: string
}

export interface Share {
  readonly share: number
  readonly written: string
}

/** Argument lists with their placeholders; null: nothing is run. */
export type Commands = Readonly<Record<'promote' | 'rollback' | 'hold', readonly string[] | null>>

export type State =
  | { readonly kind: 'folder'; readonly path: string; readonly written: string; readonly pointer: string }
  /** `ref`: with the model's name in it. */
  | { readonly kind: 'git'; readonly ref: string; readonly written: string; readonly pointer: string }
