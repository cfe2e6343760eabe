import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { decide } from './decide/decide.ts'
import { duckdbEngine } from './engine/duckdb/engine.ts'
import type { EngineEvent } from './engine/port.ts'
import { always, builtInGates, loadGates } from './gate/load.ts'
import { judge } from './judge/judge.ts'
import { plan } from './plan/plan.ts'
import { gather } from './record/gather.ts'
import { makeRecord } from './record/make.ts'
import { gitState, version } from './record/provenance.ts'
import type { Record1 } from './record/types.ts'
import { bind } from './spec/bind.ts'
import { framed } from './spec/framed.ts'
import { instantOf } from './spec/instant.ts'
import { loadSpec, type SpecOptions } from './spec/load.ts'
import { onlyGates } from './spec/only.ts'
import { placeOf } from './spec/places.ts'
import { expressionsOf, sourcesOf } from './spec/sources.ts'

export interface CheckOptions extends SpecOptions {
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
  const git = gitState(resolve(options.cwd ?? '.', options.spec))
  const loaded = await loadSpec(options.spec, { mlgate: version, ...options })
  const spec = options.only ? onlyGates(loaded.spec, options.only) : loaded.spec
  const at = (pointer: string) => placeOf(loaded, pointer)
  const definitions = await loadGates([...always, ...spec.gates.map(g => g.gate)])

  const engine = duckdbEngine(options)
  try {
    const described = await engine.describe(sourcesOf(spec, at), expressionsOf(spec, at))
    const { bound, gates, warnings } = bind(loaded, spec, described, definitions, await builtInGates(), asOf)
    const planned = plan(bound, gates)
    const answers = await engine.run(planned.queries, options)
    const decided = decide(judge(planned, answers, gates), planned.gates, {
      ...spec,
      partial: options.only !== undefined,
    })
    return makeRecord(
      gather({
        runId: randomUUID(),
        asOf,
        loaded,
        spec,
        partial: options.only !== undefined,
        described,
        plan: planned,
        answers,
        decided,
        warnings: [...loaded.warnings, ...warnings],
        provenance: { mlgate: version, git: await git, started, finished: new Date() },
      }),
    )
  } catch (error) {
    throw framed(loaded, error)
  } finally {
    await engine.close()
  }
}
