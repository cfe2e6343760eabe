import type { Gates } from '../gate/load.ts'
import type { Answers, Plan } from '../plan/types.ts'
import { effectiveNumber } from '../stats/buckets.ts'
import { combine } from '../stats/combine.ts'
import { normalPoint } from '../stats/distributions.ts'
import { fewestForQuantile } from '../stats/power.ts'
import { type Case, isContrast, sampleIn } from './case.ts'
import { closedOf, eventsOf } from './evidence.ts'
import { plainValue } from './examine.ts'
import { clustersOf, differingUnits } from './identical.ts'
import { casesOf, judge, judgeOne, shapeOf } from './judge.ts'
import { MIN_EVENTS, MIN_UNITS } from './minimums.ts'
import { bucketRows, sampleOf } from './sample.ts'
import type { JudgedCheck } from './types.ts'

/** What is taken for a candidate that harms nothing. */
export type Assumed =
  /** It differs in nothing from the incumbent. */
  | 'no_difference'
  /** It has the incumbent's value. */
  | 'incumbent'
  /** It is as these logs show it: of the pairs, and of what only the candidate has, nobody knows better. */
  | 'as_seen'

/** A check as it would stand for a candidate that harms nothing, from as many rows of the same kind. */
export interface Harmless {
  /** As judged; of a limit on one arm, with the incumbent in the candidate's place. */
  check: JudgedCheck
  assumed: Assumed
  /** On the scale of the estimate; null where nothing is estimated. */
  truth: number | null
  /** Standard errors, by how far the interval reaches to each side; null: without end. */
  se: { low: number | null; high: number | null }
  /** The smallest sample from which anything is inferred, in times of this one. */
  least: number
  /** What each cluster adds to the error: checks whose clusters err alike err together. Null: not known. */
  deviations: { cluster: 'unit' | 'time'; of: Float64Array } | null
}

/**
 * All checks as a harmless candidate would meet them. Of these logs only the errors are taken, and how they go together:
 * their luck does not make up the answer.
 */
export function harmless(plan: Plan, answers: Answers, gates: Gates): Harmless[] {
  const judged = judge(plan, answers, gates)
  const placed = casesOf(plan, answers, gates).map((of, i) => placedIn(of, judged[i]!))
  const known = deviationsIn(placed.map(({ of, check }) => (isEstimate(check) && check.holds ? of : null)))
  return placed.map(({ of, check, assumed }, i) => ({
    check,
    assumed,
    truth: isEstimate(check) ? (assumed === 'no_difference' ? 0 : check.estimate!.value) : null,
    se: errorsOf(check),
    least: leastFor(of, check),
    deviations: known[i]!,
  }))
}

/** A check that is judged on an interval. */
const isEstimate = ({ nature, barred, met, estimate, pPass }: JudgedCheck): boolean =>
  nature === 'estimated' && !barred && met === null && estimate !== null && pPass !== null

function placedIn(of: Case, check: JudgedCheck): { of: Case; check: JudgedCheck; assumed: Assumed } {
  if (isContrast(of.check.limit)) return { of, check, assumed: 'no_difference' }
  const { asks, sections } = of.check
  // A distance from the incumbent's own log.
  if (!asks.incumbent && asks.reference) return { of, check, assumed: 'no_difference' }
  if (!asks.incumbent || !asks.candidate) return { of, check, assumed: 'as_seen' }
  const itself: Case = {
    ...of,
    check: {
      ...of.check,
      asks: { ...asks, candidate: asks.incumbent },
      sections: sections && { ...sections, candidate: sections.incumbent },
    },
  }
  return { of: itself, check: judgeOne(itself), assumed: 'incumbent' }
}

function errorsOf({ estimate }: JudgedCheck): Harmless['se'] {
  const error = (end: number | null) =>
    end === null || !estimate ? null : Math.abs(end - estimate.value) / normalPoint((1 - estimate.confidence) / 2)
  return { low: error(estimate?.low ?? null), high: error(estimate?.high ?? null) }
}

/** By the events that approximations need, the units that differ, and the order statistics that an end of a quantile is. */
function leastFor(of: Case, { designEffect }: JudgedCheck): number {
  const { check, metric, plan } = of
  const inputs = metric.shape === 'pair' ? (['pairs'] as const) : (['incumbent', 'candidate'] as const)
  const samples = inputs.flatMap(which => sampleIn(of, which) ?? [])
  const n = Math.min(...samples.map(s => s.n))
  if (samples.length === 0 || n === 0) return 0
  if (metric.shape !== 'arm' && metric.shape !== 'pair') return MIN_UNITS / n
  const closed = samples.map(s => closedOf(metric, s.statistics))
  const quantile = closed.find(e => e?.kind === 'quantile')
  if (quantile?.kind === 'quantile')
    return (fewestForQuantile(quantile.p, 1 - plan.confidence) * Math.max(1, designEffect ?? 1)) / n
  const differs = sampleOf(check.asks.differs, of.by, of.answers)
  const counted = closed.some(e => e?.kind === 'rate' || e?.kind === 'exact')
  // Of many units it is not known how many they are worth, and no matter. Blocks of time get finer in a shorter log.
  const facts = check.cluster === 'unit' ? clustersOf(of) : null
  const few = facts !== null && facts.clusters <= facts.buckets && samples.every(s => s.buckets)
  const units = few ? Math.min(...samples.map(s => effectiveNumber(bucketRows(s)))) : n
  const events = [
    ...(counted ? [] : samples.map(s => eventsOf(metric, s))),
    ...(differs ? [differingUnits(differs, clustersOf(of)).events] : []),
  ].filter(x => x > 0)
  return Math.max(counted && !few ? 0 : MIN_UNITS / units, ...events.map(x => MIN_EVENTS / x))
}

/** What leaving out one bucket at a time does to each value. */
function deviationsIn(cases: readonly (Case | null)[]): Harmless['deviations'][] {
  const found: Harmless['deviations'][] = cases.map(() => null)
  for (const cluster of ['unit', 'time'] as const) {
    const own = cases.flatMap((of, i) => (of && (of.check.cluster ?? 'unit') === cluster ? [{ of, i }] : []))
    const [first] = own
    const buckets = first && bucketsIn(first.of, cluster)
    if (!first || !buckets) continue
    const values = own.map(() => new Float64Array(buckets))
    for (let b = 0; b < buckets; b++) {
      const answers = without(first.of, cluster, b, buckets)
      own.forEach(({ of }, k) => {
        values[k]![b] = valueOn({ ...of, answers })
      })
    }
    own.forEach(({ i }, k) => {
      const mean = values[k]!.reduce((sum, x) => sum + x, 0) / buckets
      const of = values[k]!.map(x => mean - x)
      const size = of.reduce((sum, x) => sum + x * x, 0)
      if (Number.isFinite(size) && size > 0) found[i] = { cluster, of }
    })
  }
  return found
}

function valueOn(of: Case): number {
  const shape = shapeOf(of)
  const found = shape.plain ? shape.plain(of) : plainValue(of, shape.shown(of))
  return 'absent' in found ? Number.NaN : found.value
}

const bucketsIn = ({ answers }: Case, cluster: 'unit' | 'time'): number | undefined =>
  answers.clusters[cluster]?.buckets

/** The answers as they would be without one bucket. */
function without({ plan, answers }: Case, cluster: 'unit' | 'time', left: number, buckets: number): Answers {
  const weights = new Float64Array(buckets).fill(1)
  weights[left] = 0
  const asks = { ...answers.asks }
  for (const { key, cluster: own } of plan.queries.asks) {
    const answer = answers.asks[key]
    if (own !== cluster || !answer) continue
    asks[key] = {
      groups: answer.groups.map(({ by, point, buckets: list }) => ({
        by,
        point: list ? combine(list, weights, point) : point,
        buckets: null,
      })),
    }
  }
  return { ...answers, asks }
}
