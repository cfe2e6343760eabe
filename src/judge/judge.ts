import { measuredBy } from '../gate/define.ts'
import type { Gates } from '../gate/load.ts'
import { countsKeys, joinsRows, type Needs } from '../gate/request.ts'
import { rolesRead } from '../gate/roles.ts'
import type { Answers, Plan } from '../plan/types.ts'
import { across } from './across.ts'
import { arm } from './arm.ts'
import { bar, type Case, type Found, isContrast, type Shape, type Shown } from './case.ts'
import { describeCheck } from './describe.ts'
import { examineEstimate, examineTest, examineValue } from './examine.ts'
import { overTime } from './over-time.ts'
import { pair } from './pair.ts'
import { plain, rounded } from './rounded.ts'
import { groupsOf } from './sample.ts'
import { shift } from './shift.ts'
import { spread } from './spread.ts'
import type { JudgedCheck, Reason } from './types.ts'

// biome-ignore lint/suspicious/noExplicitAny: each shape takes cases of its own metrics
const shapes: Readonly<Record<Case['metric']['shape'], any>> = {
  arm,
  pair,
  shift,
  spread,
  across,
  'over-time': overTime,
}
export const shapeOf = (of: Case): Shape => shapes[of.metric.shape]

/** Every check on every slice that it is about. */
export const casesOf = (plan: Plan, answers: Answers, gates: Gates): Case[] =>
  plan.checks.flatMap(check => {
    const metric = gates.metric(check)
    return groupsOf(check, answers).map((by): Case => ({ check, metric, by, plan, answers }))
  })

/** What was found for every check, over every slice that it is about; in the order of the cases. */
export function judge(plan: Plan, answers: Answers, gates: Gates): JudgedCheck[] {
  const cases = casesOf(plan, answers, gates)
  // Whatever is wanted of the others, of a guard it is the claims that count.
  const guarding: Plan = { ...plan, wanted: 'claims' }
  const isBad = (c: Case) => isBroken(judgeOne({ ...c, plan: guarding }), plan)
  const broken = new Set(cases.flatMap(c => (c.metric.guards && isBad(c) ? [c.metric.guards] : [])))
  return cases.map(c => judgeOne(c, undermined(c, broken)))
}

/** The values of both arms alone, with nothing inferred from them. */
export const valuesOf = (plan: Plan, answers: Answers, gates: Gates): Omit<JudgedCheck, keyof Found>[] =>
  casesOf(plan, answers, gates).map(of => plain(describeCheck(of, shapeOf(of).shown(of))))

/** By the evidence of the check alone: what may rest on sand is not judged. */
const isBroken = ({ met, nature, p, bound }: JudgedCheck, { confidence }: Plan): boolean =>
  met === false || (p !== null && p <= (nature === 'test' ? (bound ?? 0) : (1 - confidence) / 2))

type Guarded = NonNullable<Case['metric']['guards']>

function undermined(all: Case, broken: ReadonlySet<Guarded>): Reason | null {
  const metric = measuredBy(all.metric)
  const of = { ...all, metric }
  if (metric.guards) return null
  if (metric.cluster === 'time' && isContrast(of.check.limit) && timesApart(of)) return 'not_comparable'
  if ((broken.has('pairs') && restsOnPairs(of)) || (broken.has('arms') && comparesArms(of))) return 'not_comparable'
  const fact = metric.kind === 'exact'
  return broken.has('labels') && !fact && rolesRead(metric).includes('label') ? 'labels_differ' : null
}

/**
 * Counts of ids say themselves what cannot be paired. Latency does not: its pairs are whatever was answered, and what is
 * missing are the timeouts.
 */
const restsOnPairs = ({ check, metric, plan }: Case): boolean =>
  (metric.shape === 'pair' && joinsRows(metric.from as Needs) && !countsKeys(metric.from as Needs)) ||
  (isContrast(check.limit) && plan.queries.paired && metric.cluster !== 'time')

/**
 * Load differs from hour to hour, so times of answers compare only models that were asked at the same time: for at least
 * half of the shorter log's.
 */
function timesApart({ answers: { relations } }: Case): boolean {
  const [incumbent, candidate] = [spanOf(relations.incumbent), spanOf(relations.candidate)]
  if (!incumbent || !candidate) return false
  const common = Math.min(incumbent.until, candidate.until) - Math.max(incumbent.from, candidate.from)
  return common < Math.min(incumbent.until - incumbent.from, candidate.until - candidate.from) / 2
}

const spanOf = (facts: Answers['relations']['candidate']): { from: number; until: number } | null =>
  facts?.from && facts.until ? { from: Date.parse(facts.from), until: Date.parse(facts.until) } : null

/** Other than by how many rows or units each has. */
const comparesArms = ({ check, metric, plan }: Case): boolean => {
  if (plan.queries.paired) return false
  if (metric.shape === 'pair') return !countsKeys(metric.from as Needs)
  if (metric.shape !== 'shift') return isContrast(check.limit)
  const fromIncumbent = metric.against === 'incumbent' || !plan.queries.relations.reference
  return fromIncumbent && !countsKeys(metric.from as Needs)
}

export function judgeOne(of: Case, reason: Reason | null = null): JudgedCheck {
  const shape = shapeOf(of)
  const shown = shape.shown(of)
  const inapplicable = barred(of, shape)
  const found = inapplicable?.found ?? (reason ? bar(reason) : examine(of, shape, shown))
  const described = describeCheck(of, shown)
  return rounded({ ...described, ...found, holds: inapplicable?.holds ?? described.holds })
}

/** What keeps a check from being judged at all: what the spec declares inapplicable is skipped, all else is undecided. */
function barred(of: Case, shape: Shape): { found: Found; holds?: boolean } | null {
  const { check, plan } = of
  const metric = measuredBy(of.metric)
  if (!plan.queries.relations.incumbent && (isContrast(check.limit) || needsIncumbent(metric)))
    return { found: bar('no_incumbent', true) }
  if ((metric.shape === 'shift' || metric.shape === 'across') && !check.asks.reference)
    return { found: bar('no_incumbent', true) }
  if (!check.slice) return null
  const inputs = shape.rows(of)
  const rows = Math.max(...inputs)
  if (rows > 0 && rows < check.slice.minRows) return { found: bar('unprotected', true) }
  // A declared slice that is empty, that one log lacks or that nobody can tell is evidence gone missing: it must not help
  // to pass.
  return inputs.some(n => n === 0) || untold(of) ? { found: bar('no_rows'), holds: metric.undecided !== 'warn' } : null
}

/** No row has a value of what this slice is cut by. */
const untold = ({ check, by, answers }: Case): boolean =>
  by.some((value, i) => value === null && groupsOf(check, answers).every(group => group[i] === null))

/** Reasons that an optional check may be skipped for: its evidence is not there. Too little of it is another matter. */
const LACKING: ReadonlySet<Reason> = new Set(['no_rows', 'no_labels', 'no_time'])

const needsIncumbent = (metric: Case['metric']): boolean =>
  metric.shape === 'pair' || (metric.shape === 'shift' && metric.against === 'incumbent')

function examine(of: Case, shape: Shape, shown: Shown): Found {
  const { kind } = of.metric
  const found =
    kind === 'exact' || of.check.limit.rule === 'point'
      ? examineValue(of, shown, shape.plain)
      : kind === 'test'
        ? examineTest(of, shown)
        : examineEstimate(of, shown, alpha => shape.seek(of, alpha))
  return of.check.optional && found.barred && LACKING.has(found.barred.reason) ? bar('optional', true) : found
}
