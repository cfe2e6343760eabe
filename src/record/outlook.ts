import type { Chance } from '../decide/chance.ts'
import type { Levels } from '../decide/levels.ts'
import type { Power, Powerless, Size } from '../decide/power.ts'
import type { Place, Problem } from '../errors.ts'
import type { JudgedCheck, Reason } from '../judge/types.ts'
import type { ResolvedValue } from '../spec/resolved.ts'
import type { Record1, Unprotected } from './types.ts'

/** What is known of a spec on its logs before anything is decided: no estimate, no verdict. */
interface Outlook {
  as_of: string
  model: string
  task: string | null
  spec: { path: string; sha256: string }
  logs: Readonly<Record<string, Omit<Record1['logs'][string], 'columns'>>>
  pairing: Record1['pairing']
  confidence: number
  multiplicity: 'holm' | 'benjamini-hochberg' | 'none'
  inconclusive: 'hold' | 'pass' | 'fail'
  /** What becomes of a candidate that harms nothing. */
  harmless: Chance
  warnings: readonly Problem[]
  provenance: { mlgate: string; engine: string; seconds: number }
}

/** A check by its name, with what its limit is. */
interface Named {
  id: string
  gate: string
  metric: string
  subject: string | null
  slice: string | null
  kind: JudgedCheck['kind']
  better: JudgedCheck['better']
  measured_in: string
  severity: JudgedCheck['severity']
  family: JudgedCheck['family']
  holds: boolean
  limit: JudgedCheck['limit']
  bound: number | null
  relative: boolean
  at: Place | null
}

export interface PlanCheck extends Named {
  nature: JudgedCheck['nature']
  rule: JudgedCheck['rule']
  /** What its rows are clustered by; null: each row is by itself. */
  clustered_by: 'unit' | 'time' | null
  /** p_pass that lets it pass, and p that makes it fail where no other claim of its family is sure; null: there is no such claim. */
  pass_level: number | null
  fail_level: number | null
  /** Claims of harm that are corrected together. */
  corrected_over: number | null
  /** Why a false promotion by it is not controlled; null: it is. */
  uncontrolled: Levels['uncontrolled']
  /** Why it will say nothing, with these logs. */
  barred: Reason | null
  /** Numbers of the statements that it is judged from. */
  statements: readonly number[]
}

export interface PlanStatement {
  purpose: string
  reads: readonly string[]
  sql: string
  /** Bytes that a server read for it, and what it estimates from the statistics of each table (null: it has none). Absent: files are read here. */
  read?: number
  estimate?: readonly { table: string; rows: number | null; bytes: number | null }[]
}

/** `mlgate plan --format json`. */
export interface Plan1 extends Outlook {
  schema: 'mlgate/plan@1'
  checks: readonly PlanCheck[]
  unprotected: readonly Unprotected[]
  /** Columns that are read, by log. */
  columns: Readonly<Record<string, readonly string[]>>
  /** In the order in which they start. */
  statements: readonly PlanStatement[]
  /** How often a relation is read through. */
  scans: number
  /** With --resolved. */
  resolved?: readonly ResolvedValue[]
}

export interface PowerCheck extends Named {
  counted_in: JudgedCheck['countedIn']
  assumed: Power['assumed']
  /** Of a harmless candidate, on the scale of the limit. */
  truth: number | null
  standard_error: number | null
  /** What these logs hold. */
  sample: Size | null
  /** That a harmless candidate passes with them. */
  chance: number | null
  /** The whole sample that it takes, by power. */
  needed: { '0.8': Size | null; '0.9': Size | null }
  /** The tightest limit that these logs settle, by power; of a margin its size. */
  smallest: { '0.8': number | null; '0.9': number | null }
  reason: Powerless | null
  /** Where the reason is too_few: the whole sample from which it is judged at all; null where that is not known. */
  judged_from: Size | null
}

/** `mlgate power --format json`. */
export interface Power1 extends Outlook {
  schema: 'mlgate/power@1'
  checks: readonly PowerCheck[]
}

const named = (check: JudgedCheck): Named => ({
  id: check.id,
  gate: check.gate,
  metric: check.metric,
  subject: check.subject,
  slice: check.slice,
  kind: check.kind,
  better: check.better,
  measured_in: check.measuredIn,
  severity: check.severity,
  family: check.family,
  holds: check.holds,
  limit: check.limit,
  bound: check.bound,
  relative: check.relative,
  at: check.at ?? null,
})

export const planCheck = (
  check: JudgedCheck,
  { pass, harm, family, uncontrolled }: Levels,
  clustered_by: PlanCheck['clustered_by'],
  statements: readonly number[],
): PlanCheck => ({
  ...named(check),
  nature: check.nature,
  rule: check.rule,
  clustered_by,
  pass_level: pass,
  fail_level: harm,
  corrected_over: family,
  uncontrolled,
  barred: check.barred?.reason ?? null,
  statements,
})

export const powerCheck = ({ check, needs, settles, ...power }: Power): PowerCheck => ({
  ...named(check),
  counted_in: check.countedIn,
  assumed: power.assumed,
  truth: power.truth,
  standard_error: power.standardError,
  sample: power.at,
  chance: power.chance,
  needed: { '0.8': needs[0], '0.9': needs[1] },
  smallest: { '0.8': settles[0], '0.9': settles[1] },
  reason: power.why,
  judged_from: power.judgedFrom,
})
