import type { DescribedGate } from '../run.ts'
import { rolesOf, type Sketch } from './sketch.ts'

type DescribedMetric = DescribedGate['metrics'][number]

/** A metric that a spec can have, of a gate. */
export interface Fitting {
  readonly gate: string
  readonly metric: DescribedMetric
}

/** What logs as these can be measured by, in the order of the gates. */
export function fitting(gates: readonly DescribedGate[], sketch: Sketch): readonly Fitting[] {
  const { task, paired, logs } = sketch
  const roles = rolesOf(sketch)
  const fits = ({ tasks, needs, joined, lacks, weights, subject, shape, numbers }: DescribedMetric): boolean => {
    if (
      lacks ||
      (subject && shape === 'shift' && !numbers) ||
      shape === null ||
      shape === 'per-metric' ||
      shape === 'across'
    )
      return false
    if (tasks && (task === null || !tasks.includes(task))) return false
    if (needs.some(role => !roles.has(role)) || (weights === 'refused' && roles.has('weight'))) return false
    if (logs.candidate === null && shape !== 'arm' && shape !== 'spread') return false
    return (!joined || (paired && roles.has('id'))) && (!subject || hasSubject(shape, sketch))
  }
  return gates.flatMap(({ name, metrics }) => metrics.filter(fits).map(metric => ({ gate: name, metric })))
}

/** Drift is of numbers that are answered: of a class nobody knows beforehand whether it is one. */
const hasSubject = (shape: DescribedMetric['shape'], { guesses, task }: Sketch): boolean =>
  shape === 'spread'
    ? guesses.groups.length > 0
    : shape === 'shift' && answerOf(guesses) !== null && task !== 'multiclass'

/** The role that drift is first looked at in. */
export const answerOf = ({ roles }: Sketch['guesses']): 'score' | 'prediction' | null =>
  roles.score ? 'score' : roles.prediction ? 'prediction' : null

/**
 * The gates of a spec that asks for these metrics, to measure them: its limits say nothing, and are of the kind that each
 * metric takes. Differences are asked for wherever there are any.
 */
export function gatesToMeasure(
  metrics: readonly Fitting[],
  { guesses }: Sketch,
  { slices, groups }: { slices?: readonly string[]; groups?: { rows: number; events: number } } = {},
): object[] {
  const names = [...new Set(metrics.map(f => f.gate))]
  return names.map(gate => {
    const own = metrics.filter(f => f.gate === gate).map(f => f.metric)
    const spread = own.some(m => m.shape === 'spread')
    const shift = own.some(m => m.shape === 'shift')
    return {
      gate,
      ...(slices && slices.length > 0 && !spread && !shift && { slices }),
      ...(shift && { of: [answerOf(guesses)] }),
      ...(spread && groups && { min_group: groups }),
      metrics: Object.fromEntries(own.map(m => [m.name, limitOf(m)])),
    }
  })
}

function limitOf({ kind, shape, better }: DescribedMetric): object {
  if (kind === 'test') return { alpha: 0.01 }
  if (shape === 'arm') return { superior: true }
  if (shape === 'spread') return { margin: 0.1 }
  return better === 'higher' ? { min: 0 } : { max: 1 }
}
