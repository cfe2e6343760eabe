import type { Place } from '../errors.ts'
import type { Absent } from '../gate/define.ts'
import type { LimitKind } from '../plan/types.ts'

/** One arm's value, as the field defines it, with the rows and units that it rests on. */
export interface ArmValue {
  value: number | null
  n: number
  /** Of weighted rows: Kish's (Σw)²/Σw², how many of one weight would tell as much. */
  effective?: number
  units: number | null
}

/** What the limit is about, with its interval. Ends are null where nothing bounds them. */
export interface Estimate {
  value: number
  low: number | null
  high: number | null
  confidence: number
  method: string
}

export type Reason =
  | Absent
  | 'no_incumbent'
  | 'optional'
  | 'unprotected'
  | 'straddles'
  | 'multiplicity'
  | 'not_shown'
  | 'incumbent_defective'
  | 'group_lost'
  | 'looks'
  | 'early'

/** What settles an undecided check with 80 % power, at the traffic of these logs. */
export interface Needed {
  rows: number | null
  units: number | null
  seconds: number | null
}

export interface GroupValue {
  value: number | null
  n: number
  /** Of what the value rests on: positives, for a true positive rate. */
  events: number
}

/** A group of a spread, as one of its metrics sees it. */
export interface JudgedGroup {
  of: string
  /** null: the rows without one. */
  group: string | null
  incumbent: GroupValue | null
  candidate: GroupValue | null
  /** Not compared, it is unprotected. */
  compared: boolean
}

/** From an instant to another (ISO). */
export interface Span {
  from: string
  until: string
}

/** What a metric over time is made of. */
export interface JudgedWindow extends Span {
  incumbent: ArmValue | null
  candidate: ArmValue | null
  /** What the limit is held against, on the scale of the estimate; null where nothing can be said. */
  value: number | null
  /** Shown to be beyond the limit, corrected for the number of windows; null where single windows have no limit. */
  beyond: boolean | null
}

/** A check with all that was found about it, before anyone says what it means. Plain data. */
export interface JudgedCheck {
  id: string
  gate: string
  metric: string
  subject: string | null
  slice: string | null
  kind: LimitKind
  nature: 'exact' | 'test' | 'estimated'
  rule: 'interval' | 'point'
  severity: 'block' | 'warn'
  family: 'whole' | 'slices'
  implicit: boolean
  /** Undecided, it holds the release. */
  holds: boolean
  /** Undecided, it only warns, and a gate of such checks need not decide anything. */
  exempt: boolean
  better: 'lower' | 'higher' | 'target'
  /** The best value, where `better` is `target`. */
  target: number | null
  measuredIn: string
  /** What n counts. */
  countedIn: 'rows' | 'queries' | 'sessions' | 'lists'
  summary: string
  limit: number | string | boolean
  /** The limit on the scale of the estimate; null where it depends on what is absent. */
  bound: number | null
  relative: boolean
  incumbent: ArmValue | null
  candidate: ArmValue | null
  estimate: Estimate | null
  /** Evidence of harm beyond the limit, and that it is ruled out; null where nothing can be said. */
  p: number | null
  pPass: number | null
  /** For values judged as they are (exact, or `rule: point`). */
  met: boolean | null
  /** Why a claim is barred: skipped for what the spec declares inapplicable, undecided for all else. */
  barred: { skipped: boolean; reason: Reason } | null
  /** Why it is undecided, should it turn out to be. */
  undecided: Reason
  /** A pass would rest on an assumption that does not hold here; a fail stands. */
  cannotPass: Reason | null
  tests: Readonly<Record<string, { statistic: number | null; p: number }>>
  designEffect: number | null
  /** What settles it with 80 % power at the ordinary level: so many times these rows. Null where that says nothing. */
  settle: { times: number; rows: number; units: number | null; seconds: number | null } | null
  /** Rows from which a candidate that differs in nothing passes with 80 % power; null where that says nothing. */
  enough: number | null
  /** Of a spread: the pair of groups that the estimate is of, the one with the smaller value first. */
  between: readonly [string, string] | null
  /** Of a spread over several metrics: the one that the estimate is of. */
  of: string | null
  /** Of a spread: the values of all groups. */
  groups: readonly JudgedGroup[] | null
  /** Of a metric over time: the time that the estimate is of, and all windows. */
  during: Span | null
  windows: readonly JudgedWindow[] | null
  at: Place | undefined
}
