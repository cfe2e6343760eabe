import type { Gates } from '../gate/load.ts'
import { type Drawing, LEAST_ROWS, type Shown } from '../gate/picture.ts'
import type { Answers, Plan, PlannedPicture } from '../plan/types.ts'
import { round12 } from '../stats/round.ts'
import { sampleOf } from './sample.ts'

/** A picture as plain data, with all that reports need to draw it. */
export interface DrawnPicture {
  readonly gate: string
  readonly picture: string
  readonly subject: string | null
  readonly title: string
  readonly drawing: Drawing
}

/** The pictures of all gates, from what was answered for them; those that show nothing are left out. */
export const pictures = (plan: Plan, answers: Answers, gates: Gates): DrawnPicture[] =>
  plan.pictures.flatMap(planned => {
    const picture = gates.picture(planned.gate, planned.picture, planned.subject)
    const logs = picture && answeredFor(planned, answers)
    const drawing = logs && picture.draw(logs, { confidence: plan.confidence })
    if (!picture || !drawing) return []
    const clean = cleaned(drawing)
    const { gate, picture: name, subject } = planned
    return isEmpty(clean)
      ? []
      : [{ gate, picture: name, subject: subject?.name ?? null, title: picture.title, drawing: clean }]
  })

function answeredFor({ asks }: PlannedPicture, answers: Answers): Partial<Record<Shown, never>> | null {
  const found = Object.entries(asks).flatMap(([log, words]) => {
    const sample = sampleOf(words, [], answers)
    return sample && sample.n > 0 ? [[log, sample.statistics]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : null
}

/** Numbers at 12 significant digits; what rests on too few rows, or has a number that is none, is left out. */
function cleaned<T>(value: T): T {
  if (typeof value === 'number') return round12(value) as T
  if (Array.isArray(value)) return value.filter(isShown).map(cleaned) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)])) as T
}

function isShown(item: unknown): boolean {
  if (typeof item === 'number') return Number.isFinite(item)
  if (item === null || typeof item !== 'object') return true
  const { rows } = item as { rows?: unknown }
  if (typeof rows === 'number' && rows < LEAST_ROWS) return false
  return Object.values(item).every(x => typeof x !== 'number' || Number.isFinite(x))
}

const isEmpty = (drawing: Drawing): boolean =>
  drawing.kind === 'bars' ? drawing.bins.length === 0 : drawing.series.every(({ points }) => points.length === 0)
