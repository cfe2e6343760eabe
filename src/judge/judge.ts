import { type Absent, absent, type Metric } from '../gate/define.ts'
import type { Gates } from '../gate/load.ts'
import type { Answers, BoundLimit, Plan, PlannedCheck, Scalar } from '../plan/types.ts'
import type { TwoSample } from '../stats/evidence.ts'
import { type Inference, infer, inferRatio } from '../stats/infer.ts'
import type { Moments } from '../stats/statistics.ts'
import { boundOf, claims, meets, sideOf } from './claim.ts'
import { type AnyArm, type Clustering, ofOne, ofTwo } from './evidence.ts'
import { boundedChange, differing } from './identical.ts'
import { MIN_EVENTS } from './minimums.ts'
import { neededFor } from './needed.ts'
import { rounded } from './rounded.ts'
import { groupsOf, type Sample, sampleOf } from './sample.ts'
import type { ArmValue, Estimate, JudgedCheck, Reason } from './types.ts'

/** What was found for every check, over every slice that it is about. */
export function judge(plan: Plan, answers: Answers, gates: Gates): JudgedCheck[] {
  const cases = plan.checks.flatMap(check => {
    const metric = gates.metric(check.gate, check.metric, check.subject)
    return groupsOf(check, answers).map(by => ({ check, metric, by, plan, answers }))
  })
  const guards = cases.filter(c => c.metric.guards).map(c => judgeOne(c, false))
  const incomparable = guards.some(g => g.met === false)
  return cases.map(c => judgeOne(c, incomparable && restsOnPairs(c)))
}

/** Latency does not: its pairs are whatever was answered, and what is missing are the timeouts. */
const restsOnPairs = ({ check, metric, plan }: Case): boolean =>
  !metric.guards &&
  (metric.shape === 'pair' || (isContrast(check.limit) && plan.queries.paired && metric.cluster !== 'time'))

/** One check on one slice, with all that it is judged from. */
interface Case {
  check: PlannedCheck
  metric: Metric
  by: readonly Scalar[]
  plan: Plan
  answers: Answers
}

interface Samples {
  incumbent: Sample | null
  candidate: Sample | null
  pairs: Sample | null
  differs: Sample | null
}

function judgeOne(of: Case, incomparable: boolean): JudgedCheck {
  const { check, by, answers } = of
  const { asks } = check
  const samples: Samples = {
    incumbent: sampleOf(asks.incumbent, by, answers),
    candidate: sampleOf(asks.candidate, by, answers),
    pairs: sampleOf(asks.pairs, by, answers),
    differs: sampleOf(asks.differs === null ? null : { differs: asks.differs }, by, answers),
  }
  const base = describeCheck(of, samples)
  return rounded({
    ...base,
    ...nothing,
    ...(barred(of, samples) ?? (incomparable ? bar('not_comparable') : examine(of, samples))),
  })
}

/** What examining adds to what is known of a check beforehand. */
type Found = Pick<
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
  | 'needed'
  | 'holds'
>

const nothing: Omit<Found, 'holds'> = {
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
  needed: null,
}

function describeCheck(
  { check, metric, by, answers }: Case,
  samples: Samples,
): Omit<JudgedCheck, Exclude<keyof Found, 'holds'>> {
  const { limit, slice } = check
  const name =
    slice === null
      ? null
      : slice.by.length === 0
        ? slice.name
        : slice.by.map((column, i) => `${column}=${by[i] ?? '∅'}`).join(', ')
  const subject = check.subject?.name ?? null
  const exempt = metric.undecided === 'warn'
  const arm = (which: 'incumbent' | 'candidate'): ArmValue | null => {
    if (metric.shape === 'pair') return null
    const sample = samples[which]
    if (!sample) return null
    const value = metric.value(sample.statistics)
    return {
      value: typeof value === 'number' ? value : null,
      n: sample.n,
      units: slice ? null : (answers.relations[which]?.units ?? null),
    }
  }
  const pair = metric.shape === 'pair' && samples.pairs ? metric.value(samples.pairs.statistics) : null
  return {
    id: `${check.gate}/${check.metric}${subject === null ? '' : `(${subject})`}/${limit.kind}${name === null ? '' : `[${name}]`}`,
    gate: check.gate,
    metric: check.metric,
    subject,
    slice: name,
    kind: limit.kind,
    nature: metric.kind ?? 'estimated',
    rule: limit.rule,
    severity: limit.severity,
    family: slice === null ? 'whole' : 'slices',
    implicit: check.implicit,
    holds: !exempt && (slice === null || slice.prove),
    exempt,
    better: typeof metric.better === 'object' ? 'target' : metric.better,
    measuredIn: metric.measuredIn,
    summary: metric.summary,
    limit: limit.written,
    relative: limit.relative,
    incumbent: arm('incumbent'),
    candidate:
      metric.shape === 'pair'
        ? typeof pair === 'number'
          ? { value: pair, n: samples.pairs!.n, units: null }
          : null
        : arm('candidate'),
    between: null,
    at: limit.at,
  }
}

/** What keeps a check from being judged at all: what the spec declares inapplicable is skipped, all else is undecided. */
function barred({ check, metric, plan }: Case, samples: Samples): Partial<Found> | null {
  const first = !plan.queries.relations.incumbent
  if (first && (isContrast(check.limit) || metric.shape === 'pair')) return bar('no_incumbent', { skipped: true })
  if (!check.slice) return null
  const inputs =
    metric.shape === 'pair' ? [samples.pairs] : first ? [samples.candidate] : [samples.incumbent, samples.candidate]
  const rows = Math.max(...inputs.map(s => s?.n ?? 0))
  if (rows > 0 && rows < check.slice.minRows) return bar('unprotected', { skipped: true })
  // A declared slice that is empty, or that one log lacks, is evidence gone missing: it must not help to pass.
  return inputs.some(s => !s?.n) ? { ...bar('no_rows'), holds: true } : null
}

const bar = (reason: Reason, { skipped = false } = {}): Omit<Found, 'holds'> => ({
  ...nothing,
  barred: { skipped, reason },
})

function examine(of: Case, samples: Samples): Omit<Found, 'holds'> {
  const { check, metric } = of
  const found =
    metric.kind === 'exact' || check.limit.rule === 'point' ? examineValue(of, samples) : examineEstimate(of, samples)
  const unknown = found.barred && !found.barred.skipped && found.barred.reason !== 'incumbent_defective'
  return unknown && check.optional ? bar('optional', { skipped: true }) : found
}

/** A value that is judged as it is. */
function examineValue({ check: { limit, slice }, metric }: Case, samples: Samples): Omit<Found, 'holds'> {
  const scale = slice?.marginScale ?? 1
  const value = (sample: Sample | null) => (sample ? metric.value(sample.statistics) : absent('no_rows'))
  const own = value(metric.shape === 'pair' ? samples.pairs : samples.candidate)
  if (typeof own !== 'number') return bar(own.absent)
  const incumbent = value(samples.incumbent)
  let judged = own
  let bound = boundOf(limit, metric.better, scale)
  if (isContrast(limit)) {
    if (typeof incumbent !== 'number') return bar(incumbent.absent)
    if (limit.relative && incumbent === 0) return bar('near_zero')
    judged = (own - incumbent) / (limit.relative ? Math.abs(incumbent) : 1)
    if (limit.relative && limit.floor !== null)
      bound = Math.sign(bound) * Math.max(Math.abs(bound), limit.floor / Math.abs(incumbent))
  }
  const met = meets(judged, limit, metric.better, bound)
  const defective =
    met &&
    metric.shape === 'arm' &&
    metric.judgesIncumbent &&
    typeof incumbent === 'number' &&
    !meets(incumbent, limit, metric.better, bound)
  return {
    ...nothing,
    bound,
    met,
    estimate: {
      value: judged,
      low: judged,
      high: judged,
      confidence: 1,
      method: metric.kind === 'exact' ? 'exact' : 'point',
    },
    barred: defective ? { skipped: false, reason: 'incumbent_defective' } : null,
  }
}

/** A value that is judged on its interval. */
function examineEstimate(of: Case, samples: Samples): Omit<Found, 'holds'> {
  const { check, metric, plan } = of
  const { limit } = check
  const alpha = 1 - plan.confidence
  const sought = seek(of, samples, alpha)
  const bare = bareEstimate(of, samples)
  if ('absent' in sought) return { ...bar(sought.absent), estimate: bare }
  const { inference, bound } = sought
  const { low, high } = inference.interval(alpha)
  const stand = claims(inference, limit, metric.better, bound)
  const open = sideOf(limit, metric.better) === 'above' ? high === null : low === null
  const bursty = check.cluster === 'time' && (sought.designEffect ?? 1) > BURSTY
  const unguarded = metric.cluster === 'time' && !plan.clustered.unit && !plan.clustered.time
  return {
    ...nothing,
    bound,
    estimate: { value: inference.value, low, high, confidence: plan.confidence, method: inference.method },
    ...stand,
    cannotPass: unguarded ? 'bursts' : null,
    undecided: open ? 'too_few' : bursty ? 'bursts' : 'straddles',
    designEffect: sought.designEffect,
    tests: metric.shape === 'arm' && samples.pairs ? (metric.tests?.(samples.pairs.statistics) ?? {}) : {},
    needed:
      stand.pPass > alpha / 2 && stand.p > 1e-9
        ? neededFor(inference, limit, metric.better, bound, alpha, rowsIn(samples), of.answers)
        : null,
  }
}

/** Rows that come in bursts are worth this much fewer before it is said to be why a check is undecided. */
const BURSTY = 1.5

const rowsIn = ({ incumbent, candidate, pairs }: Samples): number =>
  pairs?.n ?? Math.min(incumbent?.n ?? Number.POSITIVE_INFINITY, candidate?.n ?? Number.POSITIVE_INFINITY)

interface Sought {
  inference: Inference
  bound: number
  designEffect: number | null
}

/** The inference that the limit is held against, and where the limit is on its scale. */
function seek(of: Case, samples: Samples, alpha: number): Sought | { absent: Absent } {
  const { check, metric } = of
  const { limit } = check
  const bound = boundOf(limit, metric.better, check.slice?.marginScale ?? 1)
  const values = needed(of, samples)
  for (const value of values) if (typeof value !== 'number') return value
  if (metric.shape === 'pair' || !isContrast(limit)) {
    const found = ofOne(metric, (metric.shape === 'pair' ? samples.pairs : samples.candidate)!, clusteringOf(of))
    if ('absent' in found) return found
    return conclude(infer(found.evidence), bound, found.designEffect)
  }
  const [incumbent, candidate] = values as [number, number]
  const few = fewDiffer(metric, of, samples, candidate - incumbent)
  if (few)
    return 'absent' in few ? few : { inference: few, bound: absolute(limit, bound, incumbent), designEffect: null }
  const found = ofTwo(metric, samples.incumbent!, samples.candidate!, samples.pairs, clusteringOf(of))
  if ('absent' in found) return found
  const evidence = found.evidence as TwoSample
  const floored = limit.relative && limit.floor !== null && limit.floor > Math.abs(bound * incumbent)
  return limit.relative && !floored
    ? conclude(inferRatio(evidence, alpha), bound, found.designEffect)
    : conclude(infer(evidence), absolute(limit, bound, incumbent), found.designEffect)
}

const clusteringOf = ({ check, answers }: Case): Clustering => ({
  by: check.cluster,
  units: check.slice === null ? (answers.relations.candidate?.units ?? null) : null,
})

/** The values that a check rests on; the first that is absent says why. */
function needed({ check, metric }: Case, samples: Samples): (number | { absent: Absent })[] {
  const value = (sample: Sample | null) => (sample ? metric.value(sample.statistics) : absent('no_rows'))
  if (metric.shape === 'pair') return [value(samples.pairs)]
  return isContrast(check.limit) ? [value(samples.incumbent), value(samples.candidate)] : [value(samples.candidate)]
}

const REASONS: Readonly<Record<string, Absent>> = { incumbent_near_zero: 'near_zero', identical: 'identical' }
function conclude(
  inference: Inference | { absent: string },
  bound: number,
  designEffect: number | null,
): Sought | { absent: Absent } {
  return 'absent' in inference ? absent(REASONS[inference.absent] ?? 'too_few') : { inference, bound, designEffect }
}

/** A relative limit in the metric's unit, where it is held against a difference. */
function absolute(limit: BoundLimit, bound: number, incumbent: number): number {
  if (!limit.relative) return bound
  return (bound < 0 ? -1 : 1) * Math.max(Math.abs(bound * incumbent), limit.floor ?? 0)
}

/** Where fewer pairs differ in what the metric reads than a limit theorem needs, what they could cause is bounded. */
function fewDiffer(
  metric: AnyArm,
  { check, answers }: Case,
  samples: Samples,
  change: number,
): Inference | { absent: Absent } | null {
  if (!samples.differs) return null
  const moments = samples.differs.statistics.differs as Moments<'differs'>
  const events = differing(moments)
  if (events >= MIN_EVENTS) return null
  // A table of counts is exact for any number of them.
  const counts = check.cluster === null && samples.pairs && metric.closed?.paired?.(samples.pairs.statistics)
  if (counts && counts.kind === 'rates-paired') return null
  const largest = samples.incumbent && metric.largestChange?.(samples.incumbent.statistics)
  if (!largest) return absent(events === 0 ? 'identical' : 'too_few')
  const units = check.cluster === 'unit' && check.slice === null ? answers.relations.incumbent?.units : null
  return boundedChange(change, events, units ?? moments.n, largest) ?? absent('identical')
}

/** The number itself where nothing can be inferred from it. */
function bareEstimate(of: Case, samples: Samples): Estimate | null {
  const values = needed(of, samples)
  if (values.some(v => typeof v !== 'number')) return null
  const [first, second] = values as number[]
  const value = second === undefined ? first! : second - first!
  return { value, low: null, high: null, confidence: of.plan.confidence, method: 'none' }
}

const isContrast = ({ kind }: BoundLimit): boolean => kind === 'margin' || kind === 'superior' || kind === 'equivalent'
