import type { GuessedRole, Guesses, Task } from '../guess/types.ts'

/** A rollout spec but for its gates: what was guessed, or said, of the logs. */
export interface Sketch {
  readonly model: string
  readonly task: Task | null
  /** As they are to be written: relative to the spec. null: not known yet. */
  readonly logs: {
    readonly incumbent: string
    readonly candidate: string | null
    readonly labels: string | null
    readonly reference: string | null
  }
  readonly guesses: Guesses
  /** The logs have their ids in common. */
  readonly paired: boolean
}

/** Roles by their columns, with what mlgate derives from them. */
export function rolesOf({ guesses, task, logs }: Sketch): ReadonlySet<string> {
  const { roles, labelsTime } = guesses
  const bound = new Set<string>(Object.keys(roles))
  if (task === 'binary' && bound.has('score')) bound.add('decision')
  if (task === 'multiclass' && (bound.has('prediction') || bound.has('probabilities'))) bound.add('decision')
  if (logs.labels && labelsTime) bound.add('labels.time')
  return bound
}

/** The spec as a value, with these gates: JSON is YAML. */
export const specOf = (sketch: Sketch, gates: readonly object[], slices: object = {}): object => {
  const { model, task, logs, guesses } = sketch
  const { groups, features } = guesses
  return {
    version: 1,
    model,
    ...(task && { task }),
    // Without a candidate the incumbent stands for a first model: what is known of it is measured all the same.
    logs: {
      incumbent: logs.candidate === null ? 'none' : logs.incumbent,
      candidate: logs.candidate ?? logs.incumbent,
      ...(logs.labels && { labels: logs.labels }),
      ...(logs.reference && { reference: logs.reference }),
    },
    ...(logs.candidate !== null && !sketch.paired && { pairing: 'none' }),
    columns: {
      ...Object.fromEntries(
        Object.entries(guesses.roles).map(([role, { value }]) => [role, written(role as GuessedRole, value, guesses)]),
      ),
      ...(groups.length > 0 && { groups: groups.map(g => g.value) }),
      ...(features.length > 0 && { features }),
    },
    ...(Object.keys(slices).length > 0 && { slices }),
    gates,
  }
}

const written = (role: GuessedRole, value: string, { latencyUnit }: Guesses): string | object =>
  role === 'latency' && latencyUnit ? { value, unit: latencyUnit } : value
