import { randomUUID } from 'node:crypto'
import { decide } from './decide/decide.ts'
import { openEngine } from './engine/open.ts'
import type { EngineEvent } from './engine/port.ts'
import { MlgateError } from './errors.ts'
import { always, type Gate, loadGate } from './gate/load.ts'
import { judge } from './judge/judge.ts'
import { plan } from './plan/plan.ts'
import { gitState, version } from './record/provenance.ts'
import { makeRecord, type Record1 } from './record/record.ts'
import { bind } from './spec/bind.ts'
import { type LoadOptions, loadSpec, onlyGates, placeOf } from './spec/load.ts'
import { expressionsOf, sourcesOf } from './spec/sources.ts'

export interface CheckOptions extends LoadOptions {
  /** The spec's path. */
  spec: string
  /** ISO instant that the run is about; default: now. */
  asOf?: string | undefined
  /** Names of gates; the run is then partial. */
  only?: readonly string[] | undefined
  threads?: number | undefined
  memoryLimit?: string | undefined
  signal?: AbortSignal | undefined
  onEvent?: ((event: EngineEvent) => void) | undefined
}

/** The main job: one spec, two logs, one decision. Everything that ends it without one is an MlgateError. */
export async function check(options: CheckOptions): Promise<Record1> {
  const started = new Date()
  const asOf = instantOf(options.asOf ?? started.toISOString())
  const loaded = await loadSpec(options.spec, options)
  const spec = options.only ? onlyGates(loaded.spec, options.only) : loaded.spec
  const definitions = await loadGates([...always, ...spec.gates.map(g => g.gate)])

  const engine = await openEngine(options)
  try {
    const at = (pointer: string) => placeOf(loaded, pointer)
    const described = await engine.describe(sourcesOf(spec, at), expressionsOf(spec, at))
    const { bound, gates, warnings } = bind(spec, described, definitions, asOf, at)
    const planned = plan(bound, gates)
    const answers = await engine.run(planned.queries, options)
    const judged = judge(planned, answers, gates)
    const decided = decide(judged, planned.gates, { ...spec, partial: options.only !== undefined })
    return makeRecord({
      runId: randomUUID(),
      asOf,
      loaded,
      spec,
      described,
      answers,
      decided,
      warnings: [...loaded.warnings, ...warnings],
      provenance: { mlgate: version, git: await gitState(options.spec), started, finished: new Date() },
    })
  } finally {
    await engine.close()
  }
}

async function loadGates(names: readonly string[]): Promise<Record<string, Gate>> {
  const distinct = [...new Set(names)]
  const gates = await Promise.all(distinct.map(name => loadGate(name)))
  return Object.fromEntries(distinct.map((name, i) => [name, gates[i]!]))
}

function instantOf(text: string): string {
  const time = Date.parse(text)
  if (Number.isNaN(time))
    throw new MlgateError({
      code: 'as-of',
      message: `"${text}" is no instant.`,
      hint: 'write --as-of 2026-11-20 or 2026-11-20T13:00:00Z',
    })
  return new Date(time).toISOString()
}
