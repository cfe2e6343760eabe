import { decide, type Policy, unserved } from '../decide/decide.ts'
import { MlgateError } from '../errors.ts'
import type { Gates } from '../gate/load.ts'
import { judge } from '../judge/judge.ts'
import { plan } from '../plan/plan.ts'
import type { Answers } from '../plan/types.ts'
import type { SimulatedDay } from '../record/simulation.ts'
import type { Bound } from '../spec/bound.ts'
import type { Reader } from './world.ts'

const DAY = 86_400_000
/** More than these are no longer read. */
const MOST = 400

/** What would have been decided at the end of each day, of its rows alone. Days are those of the spec's time zone. */
export async function daysOf(
  { relations }: Pick<Answers, 'relations'>,
  timezone: string,
  bindDay: (asOf: string) => { bound: Bound; gates: Gates },
  policy: Policy,
  source: Reader,
): Promise<SimulatedDay[]> {
  const days = daysIn(relations, timezone)
  const judged: SimulatedDay[] = []
  for (const { day, last } of days) {
    const { bound, gates } = bindDay(last)
    const planned = plan(bound, gates)
    const answers = await source.run(planned.queries)
    const rows = answers.relations.candidate?.rows ?? 0
    if (rows === 0 && (answers.relations.incumbent?.rows ?? 0) === 0) continue
    judged.push({ day, rows, ...decidedOn(planned, answers, gates, policy) })
  }
  return judged
}

function decidedOn(
  planned: ReturnType<typeof plan>,
  answers: Answers,
  gates: Gates,
  policy: Policy,
): Pick<SimulatedDay, 'decision' | 'decided_by'> {
  try {
    const { decision, decidedBy } = decide(judge(planned, answers, gates), planned.gates, policy)
    return { decision: unserved(decision), decided_by: decidedBy }
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    return { decision: 'error', decided_by: error.problems.map(p => p.code) }
  }
}

/** Each day of the candidate's log, with its last millisecond. */
function daysIn({ candidate }: Answers['relations'], timezone: string): { day: string; last: string }[] {
  if (!candidate?.from || !candidate.until)
    throw new MlgateError({
      code: 'no-time',
      message: 'Days cannot be told apart: the logs have no time.',
      hint: 'bind `columns: {time: …}`',
    })
  const [from, until] = [Date.parse(candidate.from), Date.parse(candidate.until)]
  const days: { day: string; last: string }[] = []
  for (let start = midnight(from, timezone); start <= until; start = midnight(start + 1.5 * DAY, timezone)) {
    const next = midnight(start + 1.5 * DAY, timezone)
    days.push({ day: localDay(start, timezone), last: new Date(next - 1).toISOString() })
    if (days.length > MOST)
      throw new MlgateError({
        code: 'too-many-days',
        message: `The logs are of more than ${MOST} days.`,
        hint: 'look at some of them: `window: {last: 90d}`',
      })
  }
  return days
}

const localDay = (time: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(time)

/** When the day of an instant began. */
function midnight(time: number, timezone: string): number {
  const day = localDay(time, timezone)
  const utc = Date.parse(`${day}T00:00Z`)
  // Of the hours around it the first that is of that day: clocks are set back and forth.
  const hours = Array.from({ length: 4 * 29 }, (_, i) => utc + (i - 4 * 14) * (DAY / 96))
  return hours.find(hour => localDay(hour, timezone) === day) ?? utc
}
