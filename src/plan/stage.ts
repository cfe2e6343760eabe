import { servesUsers } from '../spec/stages.ts'
import type { Stage } from '../spec/types.ts'
import type { RelationFacts, Sequential } from './types.ts'

/** A stage of a rollout as one look finds it. Times in seconds; null: the stage asks for none, or nobody knows. */
export interface Staged {
  readonly name: string
  readonly strategy: Stage['strategy']
  /** Shares of the requests. */
  readonly traffic: number | null
  readonly audience: string | null
  /** The candidate serves users: what fails is rolled back. */
  readonly serves: boolean
  readonly sequential: boolean
  /** The stages that claims of harm have one error in common over. */
  readonly stages: number
  readonly minimum: Bounds
  readonly limit: (Bounds & { readonly action: 'rollback' | 'hold' }) | null
  /** Rows of the candidate, and the time between the first and the last of them. */
  readonly seen: Bounds & { readonly rows: number }
  /** How long it has been going on. */
  readonly lasted: number | null
}

interface Bounds {
  readonly rows: number | null
  readonly seconds: number | null
}

/** `since`: the instant at which the stage began, by its log; without one, it began with the candidate's first row. */
export function staged(
  stage: Stage,
  stages: number,
  candidate: RelationFacts | undefined,
  asOf: string,
  since: string | undefined,
): Staged {
  const { min, limit } = stage
  const { rows = 0, from = null, until = null } = candidate ?? {}
  const seconds = from && until ? (Date.parse(until) - Date.parse(from)) / 1000 : null
  return {
    name: stage.name,
    strategy: stage.strategy,
    traffic: stage.traffic?.share ?? null,
    audience: stage.audience,
    serves: servesUsers(stage.strategy),
    sequential: stage.sequential,
    stages,
    minimum: { rows: min.rows, seconds: min.duration?.seconds ?? null },
    limit: limit && { rows: limit.rows, seconds: limit.duration?.seconds ?? null, action: limit.then },
    seen: { rows, seconds },
    lasted: since === undefined ? seconds : Math.max(0, (Date.parse(asOf) - Date.parse(since)) / 1000),
  }
}

/** Whether it is too early to promote: too few rows, or too short a time; one that nobody knows is no time at all. */
export const isShort = ({ minimum, seen }: Staged): boolean =>
  (minimum.rows ?? 0) > seen.rows || (minimum.seconds ?? 0) > (seen.seconds ?? 0)

/** Whether it has been going on for as long as it may. */
export const isOver = ({ limit, seen, lasted }: Staged): boolean =>
  limit !== null &&
  ((limit.rows !== null && seen.rows > limit.rows) || (limit.seconds !== null && (lasted ?? 0) > limit.seconds))

/** Looks at growing logs: that there is no harm is claimed at the one that has all that the stage asks for. */
export const sequentialOf = (of: Staged): Sequential | null =>
  of.sequential ? { rows: of.minimum.rows ?? of.seen.rows, last: !isShort(of) } : null
