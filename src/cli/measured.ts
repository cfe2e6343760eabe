import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { type Fitting, fitting, gatesToMeasure } from '../propose/metrics.ts'
import { rolesOf, type Sketch, specOf } from '../propose/sketch.ts'
import { type Comparison, catalogue, measure } from '../run.ts'
import { followed } from './check.ts'
import type { Io } from './io.ts'

/** What the logs can be measured by, of the gates that look at models and not at traffic. */
export async function fittingMetrics(sketch: Sketch, gates: readonly string[]): Promise<readonly Fitting[]> {
  const roles = [...rolesOf(sketch)] as never[]
  return fitting(await catalogue(gates, '.', { task: sketch.task, roles }), sketch)
}

/** Measures these of the logs; `byDay`, of each day as well where there is a time; `bareGaps`, as `measure` has it. */
export async function measured(
  sketch: Sketch,
  metrics: readonly Fitting[],
  {
    byDay,
    bareGaps,
    groups,
    color,
  }: { byDay?: boolean; bareGaps?: boolean; groups?: { rows: number; events: number }; color: boolean },
  io: Io,
): Promise<Comparison> {
  const { time } = sketch.guesses.roles
  const slices = byDay && time ? { day: { by: `date_trunc('day', ${time.value})`, min_rows: 1 } } : {}
  const gates = gatesToMeasure(metrics, sketch, { slices: Object.keys(slices), ...(groups && { groups }) })
  const following = await followed({ color }, io)
  try {
    return await measure({
      ...following?.options,
      spec: resolve(io.cwd, 'mlgate.yaml'),
      text: JSON.stringify(specOf(sketch, gates, slices)),
      bareGaps,
      cwd: io.cwd,
      env: io.env,
      signal: io.signal,
    })
  } catch (error) {
    throw withoutPlaces(error)
  } finally {
    following?.stop()
  }
}

/** Nobody wrote the spec that is measured by: a place in it would mislead. */
function withoutPlaces(error: unknown): unknown {
  if (!(error instanceof MlgateError)) return error
  return new MlgateError(
    error.problems.map(({ at: _, frame: __, ...problem }) => problem),
    error,
  )
}
