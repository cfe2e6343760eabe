import { MlgateError } from '../errors.ts'
import type { Gate, Known, Metric, MetricEntry, Subject } from './define.ts'

/** The gates of a run, with their options: where the names of a plan become functions again. */
export interface Gates {
  entry(gate: string, metric: string): MetricEntry | undefined
  metric(gate: string, metric: string, subject: Subject | null): Metric
}

/** Gates whose implicit checks run whether or not the spec names them. */
export const always: readonly string[] = ['data']

/** The gate that a word in the spec names, probed before it is trusted; null: there is none. */
async function loadGate(use: string): Promise<Gate | null> {
  const { builtIn } = await import('../../gates/index.ts')
  const load = builtIn[use]
  return load ? probe((await load()).default, use) : null
}

/** The words of the built-in gates. */
export async function builtInGates(): Promise<readonly string[]> {
  return Object.keys((await import('../../gates/index.ts')).builtIn)
}

/** All of them, by their words; a word that names none is left out. */
export async function loadGates(words: readonly string[]): Promise<Readonly<Record<string, Gate>>> {
  const distinct = [...new Set(words)]
  const gates = await Promise.all(distinct.map(loadGate))
  return Object.fromEntries(distinct.flatMap((word, i) => (gates[i] ? [[word, gates[i]] as const] : [])))
}

function probe(gate: unknown, use: string): Gate {
  const g = gate as Partial<Gate> | null
  if (typeof g?.name !== 'string' || typeof g.question !== 'string' || typeof g.metrics !== 'function' || !g.options)
    throw new MlgateError({
      code: 'not-a-gate',
      message: `${use} does not export a gate as its default.`,
      hint: 'export default defineGate({ name, question, options, metrics })',
    })
  return g as Gate
}

/** Gates by the name they have in the spec, each with its parsed options. */
export function gatesOf(
  used: Readonly<Record<string, { gate: Gate; options: unknown; asked: readonly string[] }>>,
  known: Known,
): Gates {
  const metrics = new Map(Object.entries(used).map(([name, u]) => [name, u.gate.metrics(u.options, u.asked, known)]))
  const cache = new Map<string, Metric>()
  const entry = (gate: string, metric: string) => metrics.get(gate)?.[metric]
  return {
    entry,
    metric(gate, metric, subject) {
      const key = JSON.stringify([gate, metric, subject?.name])
      const known = cache.get(key)
      if (known) return known
      const found = entry(gate, metric)
      if (!found) throw new Error(`gate ${gate} has no metric ${metric}`)
      const made = found.shape === 'per-subject' ? found.of(subject!) : found
      if (!made) throw new Error(`${gate}/${metric} says nothing of ${subject?.name}`)
      cache.set(key, made)
      return made
    },
  }
}
