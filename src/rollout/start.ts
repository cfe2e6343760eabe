import { randomUUID } from 'node:crypto'
import { resolvedSpec } from '../record/gather.ts'
import type { SpecOptions } from '../spec/load.ts'
import { servesUsers } from '../spec/stages.ts'
import type { Stage } from '../spec/types.ts'
import type { CommandOptions } from './commands.ts'
import type { Recipe } from './entry.ts'
import { mayGoOn, moved, noneUnderWay } from './guards.ts'
import { look, sound, write } from './journal.ts'
import { openRollout, type Rollout } from './open.ts'
import { type Promoted, promote } from './promotion.ts'
import { recipeOf } from './recipes.ts'
import { secretless } from './secretless.ts'
import type { Signer } from './signatures.ts'
import { stageBegin } from './stage-begin.ts'
import type { State } from './state.ts'
import type { World } from './who.ts'

export interface StartOptions extends Pick<SpecOptions, 'vars' | 'overrides'>, Pick<CommandOptions, 'timeout'> {
  readonly reason?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly signer?: Signer | null
}

export interface StartResult extends Promoted {
  readonly recipe: Recipe | null
  readonly rollout: Rollout
}

/** Begins a rollout: its first stage, and the promotion into it where users are then served by the candidate. */
export async function start(
  path: string,
  { reason, dryRun, timeout, signer, ...options }: StartOptions,
  world: World,
): Promise<StartResult> {
  const rollout = await openRollout(path, options, world, signer)
  const { spec, journal, loaded } = rollout
  allSaid(rollout)
  const recipe = entry(rollout)
  if (dryRun) {
    const { state } = sound(await look(journal), journal)
    noneUnderWay(state)
    return { rollout, recipe, state, ok: true, outcome: null }
  }
  await write(journal, state => {
    noneUnderWay(state)
    return {
      kind: 'start',
      rollout: randomUUID(),
      candidate: spec.logs.candidate?.version ?? null,
      incumbent: spec.logs.incumbent?.version ?? null,
      // Without what came from the environment.
      about: (resolvedSpec(loaded) as typeof spec).about,
      stages: spec.stages.map(({ name, strategy, traffic }) => ({ name, strategy, traffic: traffic?.share ?? null })),
      reason: reason ?? null,
    }
  })
  return { rollout, recipe, ...(await enter(rollout, timeout)) }
}

/** Into the first stage. */
export async function enter(rollout: Rollout, timeout: number | undefined): Promise<Promoted> {
  const { journal, spec, loaded } = rollout
  const { begin, files } = stageBegin(rollout, spec.stages[0]!)
  const recipe = entry(rollout)
  const may = (state: State) => {
    mayGoOn(state)
    if (state.stage !== null) throw moved(state)
  }
  if (recipe === null) {
    const staged = (state: State) => {
      may(state)
      return { kind: 'stage', ...begin } as const
    }
    const { state } = await write(journal, staged, files)
    return { state, ok: true, outcome: null }
  }
  const shown = secretless(loaded, journal.world)
  return promote(
    journal,
    { recipe, files, may, to: begin, result: null, approvals: [], reason: null },
    { timeout, shown },
  )
}

const NOWHERE: Stage = {
  name: 'start',
  strategy: 'shadow',
  traffic: { share: 0, written: '0%' },
  audience: '',
  gates: [],
  min: { rows: null, duration: null },
  sequential: false,
  limit: null,
  approvals: {},
  next: null,
  pointer: '/stages',
}

/** Where nobody is served by the candidate, nothing has to be moved for the first stage. */
function entry({ spec }: Rollout): Recipe | null {
  const [first] = spec.stages
  return servesUsers(first!.strategy) ? recipeOf('promote', spec, NOWHERE, { next: first! }) : null
}

/** What would be missing at a later stage is told before the first. */
function allSaid(rollout: Rollout): void {
  const { spec } = rollout
  for (const stage of spec.stages) {
    stageBegin(rollout, stage)
    const next = spec.stages.find(s => s.name === stage.next) ?? null
    recipeOf('promote', spec, stage, { next, decision: 'promote', result: '', report: '' })
    recipeOf('hold', spec, stage, { next, decision: 'hold', result: '', report: '' })
  }
}
