import type { Absent, Metric } from '../gate/define.ts'
import type { Gates } from '../gate/load.ts'
import type { Answers, Plan, PlannedCheck } from '../plan/types.ts'
import type { Scalar } from '../sql/expr.ts'
import { infer, type Inference, inferRatio } from '../stats/infer.ts'
import { needed } from '../stats/power.ts'
import { round12 } from '../stats/round.ts'
import { boundOf, type Claims, claims, meets } from './claim.ts'
import { type Cluster, ofOne, ofTwo, type Sought } from './evidence.ts'
import { identical } from './identical.ts'
import { groupsOf, type Sample, sampleOf } from './sample.ts'
import type { ArmValue, JudgedCheck, Needed, Reason } from './types.ts'

/** What was found for every check, over every slice that it is about. */
export function judge(plan: Plan, answers: Answers, gates: Gates): JudgedCheck[] {
  return plan.checks.flatMap(check => {
    const metric = gates.metric(check.gate, check.metric, check.subject)
    return groupsOf(check, answers).map(by => judgeOne({ check, metric, by, plan, answers }))
  })
}

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

function judgeOne(of: Case): JudgedCheck {
  const { check, metric, by, answers } = of
  const { asks } = check
  const samples: Samples = {
    incumbent: sampleOf(asks.incumbent, by, answers),
    candidate: sampleOf(asks.candidate, by, answers),
    pairs: sampleOf(asks.pairs, by, answers),
    differs: sampleOf(asks.differs && { differs: asks.differs }, by, answers),
  }
  const base = describeCheck(of, samples)
  const found = barred(of, samples) ?? examine(of, samples)
  return rounded({ ...base, ...found })
}

type Found = Pick<
  JudgedCheck,
  'bound' | 'estimate' | 'p' | 'pPass' | 'met' | 'barred' | 'cannotPass' | 'tests' | 'designEffect' | 'needed' | 'holds'
>

const nothing = {
  bound: null,
  estimate: null,
  p: null,
  pPass: null,
  met: null,
  barred: null,
  cannotPass: null,
  tests: {},
  designEffect: null,
  needed: null,
} as const

function describeCheck({ check, metric, by, answers }: Case, samples: Samples): Omit<JudgedCheck, keyof Found> & { holds: boolean } {
  const { limit, slice } = check
  const name = slice === null ? null : slice.by.length === 0 ? slice.name : slice.by.map((column, i) => `${column}=${by[i] ?? '∅'}`).join(', ')
  const subject = check.subject?.name ?? null
  const exempt = metric.undecided === 'warn'
  const arm = (which: 'incumbent' | 'candidate'): ArmValue | null => {
    if (metric.shape === 'pair') return null
    const sample = samples[which]
    if (!sample) return null
    const value = metric.value(sample.statistics)
    return { value: typeof value === 'number' ? value : null, n: sample.n, units: slice ? null : (answers.relations[which]?.units ?? null) }
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
    candidate: metric.shape === 'pair' ? (typeof pair === 'number' ? { value: pair, n: samples.pairs!.n, units: null } : null) : arm('candidate'),
    between: null,
    at: limit.at,
  }
}

/** What keeps a check from being judged at all: what the spec declares inapplicable is skipped, all else is undecided. */
function barred({ check, metric, plan }: Case, samples: Samples): Found | null {
  const first = !plan.queries.relations.incumbent
  if (first && (isContrast(check.limit) || metric.shape === 'pair')) return bar('no_incumbent', { skipped: true })
  if (!check.slice) return null
  const inputs = metric.shape === 'pair' ? [samples.pairs] : first ? [samples.candidate] : [samples.incumbent, samples.candidate]
  const rows = Math.max(...inputs.map(s => s?.n ?? 0))
  if (rows > 0 && rows < check.slice.minRows) return bar('unprotected', { skipped: true })
  // A declared slice that is empty, or that one log lacks, is evidence gone missing: it must not help to pass.
  return inputs.some(s => !s?.n) ? { ...bar('no_rows'), holds: true } : null
}

const bar = (reason: Reason, { skipped = false } = {}): Omit<Found, 'holds'> => ({ ...nothing, barred: { skipped, reason } })

function examine(of: Case, samples: Samples): Omit<Found, 'holds'> {
  const { check, metric } = of
  const found = metric.kind === 'exact' || check.limit.rule === 'point' ? examineValue(of, samples) : examineEstimate(of, samples)
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
    if (limit.relative && limit.floor !== null) bound = Math.sign(bound) * Math.max(Math.abs(bound), limit.floor / Math.abs(incumbent))
  }
  const met = meets(judged, limit, metric.better, bound)
  const defective = met && metric.shape === 'arm' && metric.judgesIncumbent && typeof incumbent === 'number' && !meets(incumbent, limit, metric.better, bound)
  return {
    ...nothing,
    bound,
    met,
    estimate: { value: judged, low: judged, high: judged, confidence: 1, method: metric.kind === 'exact' ? 'exact' : 'point' },
    barred: defective ? { skipped: false, reason: 'incumbent_defective' } : null,
  }
}

/** A value that is judged on its interval. */
function examineEstimate(of: Case, samples: Samples): Omit<Found, 'holds'> {
  const { check, metric, plan, answers } = of
  const { limit } = check
  const { unit, time } = plan.clustered
  const alpha = 1 - plan.confidence
  const sought = seek(of, samples)
  if ('absent' in sought) return { ...bar(sought.absent), estimate: bareEstimate(of, samples, alpha) }
  let { inference } = sought
  let bound = boundOf(limit, metric.better, check.slice?.marginScale ?? 1)
  if (limit.relative && sought.evidence) {
    const incumbent = samples.incumbent && metric.value(samples.incumbent.statistics)
    const allowed = Math.abs(bound) * Math.abs(Number(incumbent))
    if (limit.floor !== null && limit.floor > allowed) bound = Math.sign(bound || 1) * limit.floor
    else {
      const ratio = inferRatio(sought.evidence, alpha)
      if ('absent' in ratio) return { ...bar(ratio.absent === 'incumbent_near_zero' ? 'near_zero' : (ratio.absent as Absent)), estimate: bareEstimate(of, samples, alpha) }
      inference = ratio
    }
  }
  const { low, high } = inference.interval(alpha)
  const stand: Claims = claims(inference, limit, metric.better, bound)
  const unguarded = metric.cluster === 'time' && !unit && !time
  return {
    ...nothing,
    bound,
    estimate: { value: inference.value, low, high, confidence: plan.confidence, method: inference.method },
    ...stand,
    cannotPass: unguarded ? 'bursts' : null,
    designEffect: sought.designEffect,
    tests: sought.tests,
    needed: neededFor(inference, stand, of, samples, answers, bound, alpha),
  }
}
