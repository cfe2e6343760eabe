import type { ZodType } from 'zod'
import type { Arm, Expr, Role } from '../sql/expr.ts'
import type { Evidence } from '../stats/evidence.ts'
import type { Gaps, Norm } from '../stats/gaps.ts'
import type { PictureEntry } from './picture.ts'
import type { Answers, Needs } from './request.ts'
import type { Subject, Task } from './subject.ts'

export * from './subject.ts'

/** Why there is no number: never 0, never NaN. */
export type Absent =
  | 'no_rows'
  | 'no_labels'
  | 'one_class'
  | 'constant'
  | 'too_few'
  | 'identical'
  | 'near_zero'
  | 'not_comparable'
  | 'no_time'
  | 'bursts'
  | 'window_lost'
  | 'labels_differ'
  | 'not_computable'
export const absent = (reason: Absent): { absent: Absent } => ({ absent: reason })

/** A metric's number, possibly with the place that it was found at (a pair of groups, a bin). */
export type Value = number | { absent: Absent }

/** What the core, the reports and the reader need to know of any metric. */
export interface About {
  summary: string
  /** Which way is better; `target` is for metrics whose best value is a number (bias 0, slope 1). */
  better: 'lower' | 'higher' | { target: number }
  measuredIn: 'share' | 'ms' | 'rows' | 'nats' | 'score' | 'ratio' | 'count' | (string & {})
  range?: readonly [number | null, number | null]
  /** What its n counts, where that is not rows. */
  countedIn?: 'queries' | 'sessions' | 'lists'
  /**
   * `exact`: about the log itself, judged on its value. `test`: a statistic with a p-value, judged against `alpha`.
   * `estimated` (the default): judged on its interval.
   */
  kind?: 'exact' | 'test' | 'estimated'
  /** Rows that come in bursts are clustered by time, others by the unit (the default). */
  cluster?: 'unit' | 'time'
  /**
   * How the interval of what has no closed form is made: `jackknife` (the default) for smooth statistics, `reflected`
   * bootstrap for those whose own noise moves them to one side (distances, calibration errors).
   */
  interval?: 'jackknife' | 'reflected'
  /**
   * A fail of it leaves undecided what rests on it: every check on `pairs`; every estimate that reads `labels`; every
   * comparison of `arms` that are not paired.
   */
  guards?: 'pairs' | 'labels' | 'arms'
  /** Of a test: its p holds at any number of looks. */
  atLooks?: boolean
  /**
   * By default sampling weights count. `ignored`: it is about the log itself, in which rows count alike whatever they
   * weigh; `refused`: why it says nothing of weighted rows.
   */
  weights?: 'ignored' | { refused: string }
  /** It grows with the log: before a stage has its minimum, too little of it is no failure yet. */
  accrues?: true
  /** Undecided, a check holds (the default) or only warns. */
  undecided?: 'hold' | 'warn'
  /** It compares requests that one model served each: an interleaved log has none. */
  served?: true
  tasks?: readonly Task[]
  /** Definition and reference implementation, with the tolerance that the tests hold it to. */
  source?: string
  /** Roles without which nothing can be said; found from `from` unless given. */
  needs?: readonly Role[]
  /** What the gate's options do not say: asked for all the same, the metric is refused. */
  lacks?: { message: string; hint: string } | undefined
}

export type NamedTests = Readonly<Record<string, { statistic: number | null; p: number }>>

/** Evidence in closed form, where rows are independent; null where its conditions do not hold. */
type Closed<S> = (statistics: S) => Evidence | null

/** A quantity of one arm. The core takes the candidate's value, differences and ratios. */
export interface ArmMetric<N extends Needs<'arm'>, P extends Needs<'pairs'>> extends About {
  shape: 'arm'
  from: N
  pairs?: P
  /** For tests where the two logs have no rows in common. */
  pooled?: Needs<'pooled'>
  /** Of one arm, one slice, one replicate. */
  value: (statistics: Answers<N>) => Value
  /** The value without what its own noise adds: what a limit is held against. `uniform` draws from [0, 1), seeded. */
  debiased?: (statistics: Answers<N>, uniform: () => number) => Value
  /** For `kind: 'test'`: the p-value against the absence of any effect. */
  test?: (statistics: Answers<N>) => number | null
  /** How many events carry the estimate; an interval that leans on a limit theorem needs 20. */
  events?: (statistics: Answers<N>) => number
  closed?: { arm?: Closed<Answers<N>>; paired?: Closed<Answers<P>> }
  /**
   * candidate − incumbent where each has units of its own, by unit: it knows of their clusters, and may have taken off what a
   * covariate explains.
   */
  // biome-ignore lint/suspicious/noExplicitAny: of needs of its own
  adjusted?: { from: Needs<'arm'>; contrast: (incumbent: any, candidate: any) => Evidence | null }
  /**
   * Of a value that is a norm of gaps between rows of events and those to be expected, by cell: inverted by cell.
   * Of several such, the largest. `overlap`: a row is in several cells, so that only buckets tell how these go together.
   */
  gaps?: { norm: Norm; of: (statistics: Answers<N>) => Gaps | readonly Gaps[]; overlap?: true }
  /** Significance tests that the field knows by name: printed, never deciding. */
  tests?: (pairs: Answers<P>) => NamedTests
  /** The same where the two logs have no rows in common. */
  // biome-ignore lint/suspicious/noExplicitAny: the answers of `pooled`
  unpairedTests?: (incumbent: Answers<N>, candidate: Answers<N>, pooled: any) => NamedTests
  /**
   * The interval is by so many sections: units are dealt into them, and their values are as many draws of the whole's, but
   * for the bias of fewer rows. For what can neither be put together from buckets nor has a closed form.
   */
  sections?: number
  /** The largest change of the value that a share of 1 of all units can cause, per share: bounds what identical pairs leave open. */
  largestChange?: (statistics: Answers<N>) => number
  /** The incumbent is judged as well: beyond the limit, it leaves the check undecided. */
  judgesIncumbent?: boolean
}

type Both = 'pairs' | 'pooled'

/** A quantity of the rows of both logs: of pairs, or pooled. */
export interface PairMetric<P extends Needs<Both>> extends About {
  shape: 'pair'
  from: P
  value: (statistics: Answers<P>) => Value
  events?: (statistics: Answers<P>) => number
  closed?: { pairs?: Closed<Answers<P>> }
  /** A coarser form of the same, for replicates, where the exact one cannot be kept by bucket. */
  // biome-ignore lint/suspicious/noExplicitAny: of needs of its own
  coarse?: { from: Needs<Both>; value: (pairs: any) => Value }
  /** For `kind: 'test'`: the p-value against the absence of any effect. */
  test?: (statistics: Answers<P>) => number | null
  /** The largest error of the value itself, 0 where it is exact: added to both ends of the interval. */
  bound?: (statistics: Answers<P>) => number
}

/** How the two samples of a shift were drawn. */
export interface Sampling {
  /** The average design effect of the cells of either: 1 where rows are independent. */
  arm: number
  reference: number
  /** Both answer the same requests: what noise they have may be the same. */
  together: boolean
}

/** How far one arm is from the reference (or from the incumbent, where there is none). */
export interface ShiftMetric<N extends Needs<'arm'>> extends About {
  shape: 'shift'
  from: N
  /** What it is measured against; default: the reference, or the incumbent where there is none. */
  against?: 'incumbent'
  value: (arm: Answers<N>, reference: Answers<N>) => Value
  test?: (arm: Answers<N>, reference: Answers<N>, sampling: Sampling) => number | null
  /** Significance tests that the field knows by name: printed, never deciding. */
  tests?: (arm: Answers<N>, reference: Answers<N>) => Readonly<Record<string, { statistic: number | null; p: number }>>
  /** What is estimated is judged by this. */
  closed?: (arm: Answers<N>, reference: Answers<N>, sampling: Sampling) => Evidence | null
}

/**
 * The gap between the groups of a population, of one arm: the largest over all pairs of groups, of one metric or of the
 * worst of several. It is made of their values by group; the core makes the pairs, and names the one that it found.
 */
export interface SpreadMetric extends About {
  shape: 'spread'
  // biome-ignore lint/suspicious/noExplicitAny: a metric of whatever needs
  of: Readonly<Record<string, ArmMetric<any, any>>>
  /** Largest difference, or smallest ratio. */
  spread: 'difference' | 'ratio'
}

/**
 * The share of the gate's subjects whose own metric is beyond a bound. What is limited is what is shown of them: each
 * subject's p is corrected by Benjamini and Hochberg's method, so that many subjects don't make drift of chance.
 */
export interface AcrossMetric extends About {
  shape: 'across'
  /** The metric of one subject; null: the subject does not count. */
  // biome-ignore lint/suspicious/noExplicitAny: a metric of whatever needs
  of: (subject: Subject) => ShiftMetric<any> | null
  /** Beyond it, a subject counts: on the side that its metric has as worse. */
  bound: number
}

// biome-ignore lint/suspicious/noExplicitAny: a metric of whatever needs
export type MetricAtOnce = ArmMetric<any, any> | PairMetric<any> | ShiftMetric<any> | SpreadMetric

/**
 * How another metric goes over windows of time. What is looked at in each window is what the limit is about: the metric's
 * value, or its difference from the incumbent's in the same window. The core cuts the windows.
 */
export interface OverTimeMetric extends About {
  shape: 'over-time'
  of: MetricAtOnce
  /** Length of a window; windows begin at whole multiples of it since 1970. */
  seconds: number
  /** Rows that an arm must have in a window for it to be looked at. */
  minRows: number
  /**
   * `trend`: the change from the first window to the last, on a straight line. Else so many windows on end: the level that
   * all windows of some such run are beyond; of 1, the worst window's.
   */
  over: 'trend' | number
}

export type Metric = MetricAtOnce | AcrossMetric | OverTimeMetric

/** What is measured: of a metric over time, the metric of each window. */
export const measuredBy = (metric: Metric): MetricAtOnce | AcrossMetric =>
  metric.shape === 'over-time' ? metric.of : metric

/** A metric about another metric, of any gate: `trend(latency/p99)`. */
export interface PerMetric {
  shape: 'per-metric'
  summary: string
  source: string
  /** Null where it says nothing of such a metric. */
  of: (metric: Metric) => Metric | null
}

/** A metric that is about one thing at a time: `null_rate(score)`. */
export interface PerSubject {
  shape: 'per-subject'
  summary: string
  /**
   * The subjects of the metric where the spec names none: the gate's `by`, or the spec's groups; the gate's `of`, or
   * score and `features`, or the features alone (`inputs`). Of `columns` one has to be named.
   */
  over: 'columns' | 'groups' | 'features' | 'inputs' | 'classes'
  /** What is meant where the spec names no subject, if that is not each of them: of the whole model. */
  whole?: Metric
  /**
   * Null where the metric says nothing of such a subject: it is left out of the default ones, and refused by name. Throws
   * an MlgateError for a subject that it cannot be about in any case.
   */
  of: (subject: Subject) => Metric | null
}

export type MetricEntry = Metric | PerSubject | PerMetric

/** Something of the logs to be told that no limit is about: it warns, and never decides. */
export interface Notice<N extends Needs<'arm'> = Needs<'arm'>> {
  code: string
  hint: string
  /** Roles without which it is not asked, beside those that it reads. */
  needs?: readonly Role[]
  /** Of each log that is judged. */
  from: N
  /** For each group of every slice that the spec defines, or for each window of time; default: for the whole. */
  by?: 'slices' | { seconds: number }
  /** In a sentence, where there is something to tell. */
  say: (parts: readonly NoticePart<N>[]) => string | null
}
/** One group, or window, of a notice; a log that has no row there is null. */
export interface NoticePart<N extends Needs<'arm'> = Needs<'arm'>> {
  /** `sex=Female`, `2026-01-05 14:00 to 15:00 UTC`; of the whole ''. */
  name: string
  incumbent: Answers<N> | null
  candidate: Answers<N> | null
}
export const notice = <N extends Needs<'arm'>>(of: Notice<N>): Notice => of as unknown as Notice

export interface Gate<O = unknown> {
  name: string
  /** What a release manager would ask. */
  question: string
  options: ZodType<O>
  /** Its metrics are about those of other gates: all built-in ones are loaded with it. */
  ofOthers?: boolean
  /**
   * `asked`: the names that the spec uses, for families of metrics without end (`p97`). `known`: what the spec binds,
   * where a metric depends on it.
   */
  metrics: (options: O, asked: readonly string[], known: Known) => Readonly<Record<string, MetricEntry>>
  /** What is drawn beside the checks, where reports have pictures. */
  pictures?: (options: O, asked: readonly string[], known: Known) => Readonly<Record<string, PictureEntry>>
  /** Checks that run whatever the spec says: metric (with subject) → limit. */
  implicit?: (known: Known) => readonly ImplicitCheck[]
  /** What else the logs may show, where a spec names this gate. */
  notices?: (options: O, known: Known) => readonly Notice[]
  /** What the author of a spec may not be aware of. */
  warnings?: (known: Known) => readonly { code: string; message: string; hint: string }[]
}

/** A quantity of the spec's own. */
export interface KnownMeasure {
  better: 'lower' | 'higher'
  measuredIn: string
  /** `point`: judged on its value, for want of an interval. */
  rule: 'interval' | 'point'
  of:
    | { is: 'mean'; value: Expr }
    | { is: 'ratio'; numerator: Expr; denominator: Expr }
    /** Arithmetic over aggregates, which stand in `outer` as the columns `#0`, `#1`, …. */
    | { is: 'aggregate'; slots: readonly Slot[]; outer: Expr }
}
/** `count` of null: of all rows. `stddev` and `variance` of a sample; a `quantile` by linear interpolation, at `p`. */
export interface Slot {
  fn: 'sum' | 'count' | 'avg' | 'min' | 'max' | 'stddev' | 'variance' | 'quantile'
  of: Expr | null
  p?: number
}

/** What of the spec a gate may know before any row is read. */
export interface Known {
  task: Task | null
  /** Names of the classes in the order of the probabilities; null where there are none, or nobody knows. */
  classes: readonly string[] | null
  measures: Readonly<Record<string, KnownMeasure>>
  roles: readonly Role[]
  columns: readonly string[]
  features: readonly string[]
  groups: readonly string[]
  paired: boolean
  /** The logs are to be about the same requests, whether or not their rows are joined. */
  shared: boolean
  /** Both arms are in one log, row by row. */
  interleaved: boolean
  arms: readonly Arm[]
  /** The instant that the run is about (ISO): a gate reads no clock. */
  asOf: string
  /** The time that the logs are about, where the spec limits it: ISO instants. */
  window: { from: string; until: string } | null
  /** Names and types of each log's columns. */
  types: Readonly<Partial<Record<Arm, Readonly<Record<string, string>>>>>
  /** The metrics that any gate of the spec limits, so that a fail blocks. */
  limited: readonly string[]
  /** The stage of the rollout that is judged, if any: who is served by what, and the share that the candidate was to get. */
  stage: { strategy: Strategy; traffic: number | null } | null
}

export type Strategy = 'backtest' | 'shadow' | 'canary' | 'ab' | 'interleaved' | 'monitor'

export interface ImplicitCheck {
  metric: string
  subject: string | null
  /** `alpha`: of a test statistic. */
  limit: 'max' | 'min' | 'alpha'
  value: number
  /** Default: block. */
  severity?: 'block' | 'warn'
  /** The spec's own limit of that metric stands in its place. */
  unlessAsked?: true
}

export const armMetric = <N extends Needs<'arm'>, P extends Needs<'pairs'> = Record<never, never>>(
  metric: Omit<ArmMetric<N, P>, 'shape'>,
): ArmMetric<N, P> => ({ shape: 'arm', ...metric })

export const pairMetric = <P extends Needs<Both>>(metric: Omit<PairMetric<P>, 'shape'>): PairMetric<P> => ({
  shape: 'pair',
  ...metric,
})

export const shiftMetric = <N extends Needs<'arm'>>(
  metric: Omit<ShiftMetric<N>, 'shape'> & ({ kind: 'test' | 'exact' } | Required<Pick<ShiftMetric<N>, 'closed'>>),
): ShiftMetric<N> => ({
  shape: 'shift',
  ...metric,
})

export const spreadMetric = (metric: Omit<SpreadMetric, 'shape'>): SpreadMetric => ({ shape: 'spread', ...metric })

export const acrossMetric = (metric: Omit<AcrossMetric, 'shape'>): AcrossMetric => ({ shape: 'across', ...metric })

export const overTimeMetric = (metric: Omit<OverTimeMetric, 'shape'>): OverTimeMetric => ({
  shape: 'over-time',
  ...metric,
})

export const perMetric = (summary: string, source: string, of: PerMetric['of']): PerMetric => ({
  shape: 'per-metric',
  summary,
  source,
  of,
})

export const perSubject = (
  summary: string,
  of: PerSubject['of'],
  over: PerSubject['over'] = 'columns',
  whole?: Metric,
): PerSubject => ({ shape: 'per-subject', summary, over, of, ...(whole && { whole }) })

/** The options' type is the gate's own affair: outside it, a gate takes what its schema has parsed. */
export const defineGate = <O>(gate: Gate<O>): Gate => gate as unknown as Gate
