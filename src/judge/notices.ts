import type { Problem } from '../errors.ts'
import type { NoticePart } from '../gate/define.ts'
import type { Gates } from '../gate/load.ts'
import type { Answers, Plan, PlannedNotice, Scalar } from '../plan/types.ts'
import { sliceName, windowSpan } from './describe.ts'
import { distinctGroups, sampleOf } from './sample.ts'

/** What the gates have to tell of the logs, whatever is decided. */
export function noticesOf(plan: Plan, answers: Answers, gates: Gates): readonly Problem[] {
  return plan.notices.flatMap(planned => {
    const { code, hint, say } = gates.notices(planned.gate)[planned.index]!
    const message = say(partsOf(planned, answers))
    return message === null ? [] : [{ code, message, hint, ...(planned.at && { at: planned.at }) }]
  })
}

function partsOf(planned: PlannedNotice, answers: Answers): NoticePart[] {
  const { asks } = planned
  const groups = distinctGroups(
    Object.values(asks)
      .flatMap(asked => Object.values(asked))
      .flatMap(key => (answers.asks[key]?.groups ?? []).map(g => g.by)),
  )
  const statistics = (arm: 'incumbent' | 'candidate', by: readonly Scalar[]) =>
    sampleOf(asks[arm] ?? null, by, answers)?.statistics ?? null
  return groups
    .filter(by => planned.seconds === null || by.at(-1) !== null)
    .map(by => ({
      name: nameOf(planned, by),
      incumbent: statistics('incumbent', by),
      candidate: statistics('candidate', by),
    })) as NoticePart[]
}

function nameOf({ slice, seconds }: PlannedNotice, by: readonly Scalar[]): string {
  if (slice) return sliceName(slice, by)
  return seconds === null ? '' : windowSpan(seconds, Number(by.at(-1))).from
}
