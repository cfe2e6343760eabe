import { type Absent, type ArmMetric, absent, type Metric, type PairMetric, type ShiftMetric } from '../gate/define.ts'
import type { Answers, Both, BoundLimit, Plan, PlannedCheck, Scalar } from '../plan/types.ts'
import type { Evidence } from '../stats/evidence.ts'
import type { Inference } from '../stats/infer.ts'
import type { Claims } from './claim.ts'
import { type Sample, sampleOf } from './sample.ts'
import type { JudgedCheck, JudgedGroup, JudgedWindow, Reason, Span } from './types.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
export type AnyArm = ArmMetric<any, any>
// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
export type AnyPair = PairMetric<any>
// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
export type AnyShift = ShiftMetric<any>

/** One check on one slice, with all that it is judged from. */
export interface Case<M extends Metric = Metric> {
  check: PlannedCheck
  metric: M
  by: readonly Scalar[]
  plan: Plan
  answers: Answers
  /** Where the reference is cut otherwise: into slices, and not into windows of time. */
  referenceBy?: readonly Scalar[]
}

/** Values of both arms, for the record: the field's plain definitions. */
export interface Shown {
  incumbent: Measured | null
  candidate: Measured | null
  /** Significance tests that are printed. */
  tests?: JudgedCheck['tests'] | undefined
  /** Of a test statistic. */
  p?: number | null | undefined
  /** Of a spread. */
  groups?: readonly JudgedGroup[]
  /** Of a metric over time. */
  windows?: readonly JudgedWindow[]
  /** What is missing for a pass, whatever is found. */
  cannotPass?: Reason | null
}
export interface Measured {
  value: number | { absent: Absent }
  n: number
  /** Of weighted rows: how many of one weight would tell as much. */
  effective?: number | undefined
}

/** What was found about the quantity that a limit is about. */
export interface Finding {
  inference: Inference
  /** What the inference is made from, where sequences of looks can be made from it too. */
  evidence?: Evidence | undefined
  /** The limit on the scale of the inference. */
  bound: number
  /** Where they do not follow from the one inference. */
  claims?: Claims | undefined
  designEffect: number | null
  between?: readonly [string, string] | undefined
  of?: string | undefined
  /** The time that the estimate is of. */
  during?: Span | undefined
  /** More rows would not settle it. */
  settled?: false
  /** Why it is undecided, should it turn out to be, where that is more than where the interval lies. */
  undecided?: Reason | undefined
  /** What is missing for a pass, whatever was found. */
  cannotPass?: Reason | null
}
export type Sought = Finding | { absent: Absent }

/** How metrics of one shape are looked at. The rest of the core does not ask which shape a metric has. */
export interface Shape {
  shown: (of: Case) => Shown
  /** Rows of each input that the case needs; a missing one is 0. */
  rows: (of: Case) => readonly number[]
  /** What the limit is held against, with its interval. */
  seek: (of: Case, alpha: number) => Sought
  /** The same without one, where it is neither the candidate's value nor its difference from the incumbent's. */
  plain?: (of: Case) => Plain | { absent: Absent }
}
/** A bare number and the limit on its scale. */
export interface Plain {
  value: number
  bound: number
  during?: Span | undefined
}
export const isContrast = ({ kind }: Pick<BoundLimit, 'kind'>): boolean =>
  kind === 'margin' || kind === 'superior' || kind === 'equivalent'

/** What rows are clustered by: `by` null, each is independent. */
export interface Clustering {
  by: 'unit' | 'time' | null
  units: number | null
}

export const clusteringOf = ({ check, answers }: Case): Clustering => ({
  by: check.cluster,
  units: check.slice === null ? (answers.relations.candidate?.units ?? null) : null,
})

/** The sample of one arm (or of the pairs) that the case is about; null where the slice has no row there. */
export const sampleIn = (of: Case, relation: 'incumbent' | 'candidate' | 'reference' | Both): Sample | null =>
  sampleOf(of.check.asks[relation], relation === 'reference' ? (of.referenceBy ?? of.by) : of.by, of.answers)

export const measure = (
  sample: Sample | null,
  value: (statistics: Sample['statistics']) => number | { absent: Absent },
): Measured | null => sample && { value: value(sample.statistics), n: sample.n, effective: sample.weighed?.effective }

/** The value, or the reason that there is none. */
export const known = (measured: Measured | null): number | { absent: Absent } =>
  measured && measured.n > 0
    ? measured.value
    : absent(measured && typeof measured.value !== 'number' ? measured.value.absent : 'no_rows')

/** What examining adds to what is known of a check beforehand. */
export type Found = Pick<
  JudgedCheck,
  | 'bound'
  | 'estimate'
  | 'p'
  | 'pPass'
  | 'met'
  | 'barred'
  | 'cannotPass'
  | 'undecided'
  | 'tests'
  | 'designEffect'
  | 'settle'
  | 'enough'
  | 'between'
  | 'of'
  | 'during'
>

export const nothing: Found = {
  bound: null,
  estimate: null,
  p: null,
  pPass: null,
  met: null,
  barred: null,
  cannotPass: null,
  undecided: 'straddles',
  tests: {},
  designEffect: null,
  settle: null,
  enough: null,
  between: null,
  of: null,
  during: null,
}

export const bar = (reason: Reason, skipped = false): Found => ({ ...nothing, barred: { skipped, reason } })
