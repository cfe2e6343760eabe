import { resolve } from 'node:path'
import { type ProposedGate, triable } from '../propose/gates.ts'
import type { ProposedMargins } from '../propose/limits.ts'
import type { Sketch } from '../propose/sketch.ts'
import type { Tried } from '../propose/tried.ts'
import { yamlOf } from '../propose/yaml.ts'
import type { Comparison } from '../run.ts'
import type { Io } from './io.ts'
import { progressOf } from './simulate.ts'

const RUNS = 40
const HARM_RUNS = 10
/** What takes a few seconds: each run judges every comparison, each kind of candidate is read anew. */
const MOST = { rows: 100_000, comparisons: 12 }

/**
 * What a few simulated candidates come to by a spec that is not written yet. Null where it would take long, where the logs
 * have no candidate to exchange answers with, and where nothing decides.
 */
export async function tried(
  sketch: Sketch,
  gates: readonly ProposedGate[],
  margins: ProposedMargins,
  comparison: Comparison,
  { config, color }: { config: string; color: boolean },
  io: Io,
): Promise<Tried | null> {
  const { gates: deciding, apart } = triable(gates, margins, comparison)
  const comparisons = margins.margins.reduce((sum, m) => sum + (m.warns ? 0 : m.comparisons), 0)
  const { incumbent, candidate } = comparison.rows
  const long = comparisons > MOST.comparisons || Math.max(incumbent ?? 0, candidate) > MOST.rows
  if (sketch.logs.candidate === null || long || !deciding.some(g => g.gate !== 'data')) return null
  const { backtest } = await import('../backtest/index.ts')
  const progress = progressOf(io, { color }, 'trying the proposal on simulated candidates: ')
  const { scenarios } = await backtest({
    spec: resolve(io.cwd, config),
    text: yamlOf(sketch, deciding, margins, null, ''),
    cwd: io.cwd,
    env: io.env,
    signal: io.signal,
    runs: RUNS,
    harmRuns: HARM_RUNS,
    atLimits: false,
    onProgress: progress.tell,
  }).finally(progress.end)
  return { scenarios, apart }
}
