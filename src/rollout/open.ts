import { dirname, resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { version } from '../record/provenance.ts'
import { type LoadedSpec, loadSpec, type SpecOptions } from '../spec/load.ts'
import { placeOf } from '../spec/places.ts'
import type { Spec, Stage } from '../spec/types.ts'
import { gitStore } from './git-store.ts'
import type { Journal } from './journal.ts'
import { localStore } from './local.ts'
import type { Signer } from './signatures.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'
import { ciOf, type World } from './who.ts'

/** A spec with stages, and the log of its rollout. */
export interface Rollout {
  readonly loaded: LoadedSpec
  readonly spec: Spec
  /** The spec's, which commands run in. */
  readonly folder: string
  readonly journal: Journal
}

export interface OpenOptions extends Pick<SpecOptions, 'vars' | 'overrides'> {
  /** Also where its log would not last. */
  readonly anywhere?: boolean
}

/** Where a log is kept unless the spec says otherwise: beside it. */
export const FOLDER = '.mlgate'

export async function openRollout(
  path: string,
  { anywhere = false, ...options }: OpenOptions,
  world: World,
  signer: Signer | null = null,
): Promise<Rollout> {
  const { cwd, env } = world
  const loaded = await loadSpec(path, { mlgate: version, cwd, env, ...options })
  const { spec } = loaded
  if (spec.stages.length === 0)
    throw new MlgateError({
      code: 'no-stages',
      message: 'The spec has no stages, so there is nothing to roll out in.',
      at: placeOf(loaded, ''),
      hint: 'add stages, as in `stages: [{name: canary, strategy: canary, traffic: 5%}]`; `mlgate check` decides without',
    })
  const secret = loaded.fromEnv.find(pointer => pointer.startsWith('/commands/'))
  if (secret)
    throw new MlgateError({
      code: 'secret-in-command',
      message:
        'A command would have a value of the environment among its arguments, which every user of the machine and the audit log can read',
      at: placeOf(loaded, secret),
      hint: 'the command has the whole environment: let it read the variable itself',
    })
  const folder = dirname(resolve(cwd, path))
  const store = storeOf(spec, folder)
  if (spec.state === null && !anywhere) refuseInCi(world, loaded)
  return { loaded, spec, folder, journal: { model: spec.model, store, folder, world, signer } }
}

export function storeOf({ state, model }: Pick<Spec, 'state' | 'model'>, folder: string): Store {
  if (state?.kind === 'git') return gitStore(folder, state.ref, state.written.slice('git:'.length))
  return localStore(state?.path ?? resolve(folder, FOLDER), model, state?.written ?? FOLDER)
}

/** A runner's disk is gone tomorrow, and with it what the rollout rests on. */
function refuseInCi({ env }: World, loaded: LoadedSpec): void {
  const ci = ciOf(env)
  if (ci === null) return
  throw new MlgateError({
    code: 'state-in-ci',
    message: `This runs in CI (${ci.service}), and nothing says where the rollout's log is kept: on a runner's disk it would be gone with the job`,
    at: placeOf(loaded, ''),
    hint: 'keep it in the repository: `state: git:refs/mlgate/{model}`; or name a folder that lasts: `state: /mnt/mlgate`',
  })
}

/** What a rollout began with is what it goes on with: another model has another rollout. */
export function sameModels({ loaded, spec }: Pick<Rollout, 'loaded' | 'spec'>, { start }: State): void {
  for (const arm of ['candidate', 'incumbent'] as const) {
    const [was, is] = [start?.[arm] ?? null, spec.logs[arm]?.version ?? null]
    if (start === null || was === is) continue
    throw new MlgateError({
      code: 'other-models',
      message: `The rollout that is under way has the ${arm} ${was ?? 'without a version'}, and the spec ${is ?? 'none'}`,
      at: placeOf(loaded, `/logs/${arm}`),
      hint: 'say the same again (`--var`, `--candidate`); or end that rollout: `mlgate rollout rollback`',
    })
  }
}

export function stageNamed({ loaded, spec }: Pick<Rollout, 'loaded' | 'spec'>, name: string): Stage {
  const found = spec.stages.find(s => s.name === name)
  if (found) return found
  throw new MlgateError({
    code: 'unknown-stage',
    message: `The rollout is in the stage \`${name}\`, and the spec has none of that name any more`,
    at: placeOf(loaded, '/stages'),
    hint: 'bring it back; or end the rollout: `mlgate rollout rollback`, `mlgate rollout abort`',
  })
}

export const afterStage = ({ spec }: Pick<Rollout, 'spec'>, stage: Stage): Stage | null =>
  spec.stages.find(s => s.name === stage.next) ?? null
