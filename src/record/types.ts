import type { DecidedCheck, Decision, Verdict } from '../decide/decide.ts'
import type { CheckLook } from '../decide/looks.ts'
import type { Place, Problem } from '../errors.ts'
import type { Estimate, Needed, Reason } from '../judge/types.ts'
import type { Loosened } from '../spec/loosened.ts'

/** The result document, `mlgate/result@1`: within @1 fields are only added. */
export interface Record1 {
  schema: 'mlgate/result@1'
  run_id: string
  as_of: string
  decision: Decision
  decided_by: readonly string[]
  partial: boolean
  /** How the spec asks for less than the one that it is held against; [] also where it is held against none. */
  loosened: readonly Loosened[]
  /** What that is, and whether the decision disregards what is loosened (`--allow-loosened`). */
  against?: { name: string; allowed: boolean }
  model: string
  task: string | null
  stage: string | null
  /** What the stage asks for, and how far it is. Absent: no stage was judged. */
  staged?: {
    strategy: string
    traffic: number | null
    audience: string | null
    /** The candidate serves users: what fails is rolled back. */
    serves: boolean
    sequential: boolean
    /** The stages that claims of harm have one error in common over. */
    stages: number
    minimum: { rows: number | null; seconds: number | null }
    limit: { rows: number | null; seconds: number | null; action: 'rollback' | 'hold' } | null
    /** Rows of the candidate, and the time between the first and the last of them. */
    seen: { rows: number; seconds: number | null }
    lasted: number | null
  }
  about: Readonly<Record<string, unknown>>
  /** What the candidate was made of, by the spec's own names. */
  lineage?: Readonly<Record<string, { path: string; digest: string }>> | undefined
  spec: { path: string; sha256: string; resolved: unknown }
  logs: Readonly<Record<string, RecordedLog>>
  pairing: { rows: number; only_incumbent: number; only_candidate: number; units: number | null } | null
  /** How often the candidate was looked at, by the earlier results that this run was given. Absent: written before looks were counted. */
  looks?: {
    number: number | null
    previous: readonly { run_id: string; started: string }[]
    rests_on_first: readonly string[]
  }
  /** The rollout's log as the run found it. Absent: there is none. */
  audit?: { head: string | null; entries: number }
  gates: readonly RecordedGate[]
  /** Slices, and groups that fairness compares, that had too few rows (or events) to be judged. */
  unprotected: readonly Unprotected[]
  warnings: readonly Problem[]
  /** Of a search for the worst slices: what it was by, how much of it there was, and those that looked worst, as the half of the units shows them that was not searched. They decide nothing. */
  found_slices?: {
    columns: readonly string[]
    left_out: readonly string[]
    slices: number
    claims: number
    checks: readonly RecordedCheck[]
  }
  /** The evidence file that was written with it; `path` as the run had it. */
  evidence?: { path: string; sha256: string } | null
  provenance: {
    mlgate: string
    engine: string
    git: { commit: string; dirty: boolean } | null
    /** Files of the user's own gates, as the spec names them. */
    gates?: readonly { path: string; sha256: string }[]
    started: string
    seconds: number
  }
}

export interface Unprotected {
  slice: string | null
  /** Of a group: the gate's name, what it is a group of, and its value (null: the rows without one). */
  gate: string | null
  grouping: string | null
  group: string | null
  rows: number
  /** The fewest of those that a metric rests on (positives, for a true positive rate); null where rows were too few. */
  events: number | null
  /** The gate's metrics that it is too small for. */
  metrics: readonly string[]
}

interface RecordedLog {
  version: string | null
  files: readonly { path: string; digest: string }[]
  rows: number
  columns: Readonly<Record<string, string>>
}

export interface RecordedGate {
  gate: string
  name: string
  verdict: Verdict
  checks: readonly RecordedCheck[]
}

export interface RecordedValue {
  value: number | null
  n: number
  /** Of weighted rows: Kish's (Σw)²/Σw², how many of one weight would tell as much. */
  effective_n?: number
  units: number | null
}

export interface RecordedCheck {
  id: string
  metric: string
  subject: string | null
  slice: string | null
  kind: DecidedCheck['kind']
  nature: DecidedCheck['nature']
  better: DecidedCheck['better']
  target: number | null
  measured_in: string
  /** What `n` and `needed.rows` count. */
  counted_in: DecidedCheck['countedIn']
  severity: 'block' | 'warn'
  family: 'whole' | 'slices'
  /** Undecided, it holds the release. */
  holds: boolean
  limit: number | string | boolean
  bound: number | null
  relative: boolean
  incumbent: RecordedValue | null
  candidate: RecordedValue | null
  estimate: Estimate | null
  p: number | null
  p_adjusted: number | null
  p_pass: number | null
  verdict: Verdict
  reason: Reason | null
  needed: Needed | null
  enough?: number | null
  look?: CheckLook | null
  between: readonly [string, string] | null
  of: string | null
  groups: DecidedCheck['groups']
  during: DecidedCheck['during']
  windows: DecidedCheck['windows']
  /** What the metric is, in the words of its gate. */
  summary?: string
  /** It failed, or is undecided, and is let through. */
  waived: { until: string; owner: string; reason: string } | null
  design_effect: number | null
  tests: DecidedCheck['tests']
  at: Place | null
  message: string
}

/** What `--format json` and `-o json:` write when there is no verdict. */
export interface ErrorRecord {
  schema: 'mlgate/result@1'
  decision: 'error'
  error: { code: string; message: string; at: Place | null; hint: string | null }
  errors: readonly Problem[]
}
