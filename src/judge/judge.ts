import type { Gates } from '../gate/load.ts'
import type { Answers, Plan } from '../plan/types.ts'
import { across } from './across.ts'
import { arm } from './arm.ts'
import { bar, type Case, type Found, isContrast, type Shape, type Shown } from './case.ts'
import { describeCheck } from './describe.ts'
import { examineEstimate, examineTest, examineValue } from './examine.ts'
import { pair } from './pair.ts'
import { rounded } from './rounded.ts'
import { groupsOf } from './sample.ts'
import { shift } from './shift.ts'
import { spread } from './spread.ts'
import type { JudgedCheck } from './types.ts'

// biome-ignore lint/suspicious/noExplicitAny: each shape takes cases of its own metrics
const shapes: Readonly<Record<Case['metric']['shape'], any>> = { arm, pair, shift, spread, across }
const shapeOf = (of: Case): Shape => shapes[of.metric.shape]

/** What was found for every check, over every slice that it is about. */
export function judge(plan: Plan, answers: Answers, gates: Gates): JudgedCheck[] {
  const cases = plan.checks.flatMap(check => {
    const metric = gates.metric(check.gate, check.metric, check.subject)
    return groupsOf(check, answers).map((by): Case => ({ check, metric, by, plan, answers }))
  })
  const incomparable = cases.some(c => c.metric.guards && judgeOne(c, false).met === false)
  return cases.map(c => judgeOne(c, incomparable && restsOnPairs(c)))
}

/** Latency does not: its pairs are whatever was answered, and what is missing are the timeouts. */
const restsOnPairs = ({ check, metric, plan }: Case): boolean =>
  !metric.guards &&
  (metric.shape === 'pair' || (isContrast(check.limit) && plan.queries.paired && metric.cluster !== 'time'))

function judgeOne(of: Case, incomparable: boolean): JudgedCheck {
  const shape = shapeOf(of)
  const shown = shape.shown(of)
  const inapplicable = barred(of, shape)
  const found = inapplicable?.found ?? (incomparable ? bar('not_comparable') : examine(of, shape, shown))
  const described = describeCheck(of, shown)
  return rounded({ ...described, ...found, holds: inapplicable?.holds ?? described.holds })
}

/** What keeps a check from being judged at all: what the spec declares inapplicable is skipped, all else is undecided. */
function barred(of: Case, shape: Shape): { found: Found; holds?: boolean } | null {
  const { check, metric, plan } = of
  if (!plan.queries.relations.incumbent && (isContrast(check.limit) || metric.shape === 'pair'))
    return { found: bar('no_incumbent', true) }
  if ((metric.shape === 'shift' || metric.shape === 'across') && !check.asks.reference)
    return { found: bar('no_incumbent', true) }
  if (!check.slice) return null
  const inputs = shape.rows(of)
  const rows = Math.max(...inputs)
  if (rows > 0 && rows < check.slice.minRows) return { found: bar('unprotected', true) }
  // A declared slice that is empty, or that one log lacks, is evidence gone missing: it must not help to pass.
  return inputs.some(n => n === 0) ? { found: bar('no_rows'), holds: metric.undecided !== 'warn' } : null
}

function examine(of: Case, shape: Shape, shown: Shown): Found {
  const { kind } = of.metric
  const found =
    kind === 'exact' || of.check.limit.rule === 'point'
      ? examineValue(of, shown)
      : kind === 'test'
        ? examineTest(of, shown)
        : examineEstimate(of, shown, alpha => shape.seek(of, alpha))
  const unknown = found.barred && !found.barred.skipped && found.barred.reason !== 'incumbent_defective'
  return unknown && of.check.optional ? bar('optional', true) : found
}
