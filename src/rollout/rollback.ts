import { dirname, resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import type { SpecOptions } from '../spec/load.ts'
import { type Chain, readChain } from './chain.ts'
import { type CommandOptions, runCommand, TIMEOUT, wentWell } from './commands.ts'
import type { Ended, Outcome, Recipe } from './entry.ts'
import { type Journal, type Seen, seen, write } from './journal.ts'
import { FOLDER, openRollout, storeOf } from './open.ts'
import { recipeOf } from './recipes.ts'
import { roughSpec } from './rough-spec.ts'
import type { Signer } from './signatures.ts'
import { type State, stateOf } from './state.ts'
import type { Store } from './store.ts'
import type { World } from './who.ts'

export interface RolledBack {
  readonly ok: boolean
  readonly outcome: Outcome | null
  /** What was wrong on the way, and was gone past. */
  readonly complaints: readonly string[]
  readonly state: State | null
  readonly recorded: boolean
  /** Whom it went back to, and from what. */
  readonly from: { readonly stage: string | null; readonly candidate: string | null; readonly incumbent: string | null }
}

export interface RollbackOptions
  extends Pick<SpecOptions, 'vars' | 'overrides'>,
    Pick<CommandOptions, 'timeout'>,
    Pick<GoBack, 'onOutcome'> {
  readonly reason: string
  /** Where the spec cannot be read and does not say it. */
  readonly model?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly signer?: Signer | null
}

/**
 * Goes back to the incumbent, at once. Nothing is checked first, and whatever is broken on the way is gone past and told
 * afterwards: the command is the one that was stored when the stage began, or, without that, the spec's.
 */
export async function rollback(
  path: string,
  { reason, dryRun, timeout, onOutcome, ...options }: RollbackOptions,
  world: World,
): Promise<RolledBack & { recipe: Recipe | null }> {
  const complaints: string[] = []
  const complain = (error: unknown) => void complaints.push(error instanceof Error ? error.message : String(error))
  const { journal, spare } = await journalOf(path, options, world, complain)
  const text = await lastKnown(journal.store, complain)
  const chain = readChain(text)
  for (const { line, message } of chain.flaws) complaints.push(`line ${line} of ${journal.store.where}: ${message}`)
  const state = stateAsFarAsSaid(chain, complain)
  const recipe = storedIn(chain, state) ?? spare()
  if (recipe === null && state.status === 'none')
    throw new MlgateError({
      code: 'no-rollout',
      message: ['No rollout is known here, and no command to go back with', ...complaints].join('. '),
      hint: 'run your own tool by hand, and say where the log is: `state` in the spec, or --model',
    })
  if (dryRun) return { ok: true, outcome: null, complaints, state, recorded: false, from: fromOf(state), recipe }
  const back = await goBack(journal, recipe, { reason, complaints, timeout, onOutcome })
  return { ...back, recipe }
}

export interface GoBack extends CommandOptions {
  readonly reason: string
  /** Told at once when the command has ended: writing it down may take longer. */
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined
  readonly complaints: readonly string[]
}

/** Runs the way back and writes it down: that it is being run is written meanwhile, for whoever comes by. */
export async function goBack(journal: Journal, recipe: Recipe | null, options: GoBack): Promise<RolledBack> {
  const { timeout = TIMEOUT, reason, shown } = options
  const complaints = [...options.complaints]
  const told = (outcome: Outcome) => {
    options.onOutcome?.(outcome)
    return outcome
  }
  const tried = async (make: Parameters<typeof write>[1]) => {
    // A key that does not sign is no reason to say nothing.
    for (const signer of journal.signer ? [journal.signer, null] : [null])
      try {
        return await write({ ...journal, signer }, make, {}, asItIs)
      } catch (error) {
        const how = signer ? 'it could not be signed' : 'it could not be recorded'
        complaints.push(`${how}: ${error instanceof Error ? error.message : String(error)}`)
      }
    return null
  }
  const [begun, outcome] = await Promise.all([
    tried(() => ({
      kind: 'begin',
      command: 'rollback',
      recipe,
      timeout,
      to: null,
      result: null,
      approvals: [],
      reason,
    })),
    recipe && runCommand(recipe, journal, { timeout, shown }).then(told),
  ])
  const ok = outcome === null || wentWell(outcome)
  let before: State | null = null
  const ended = await tried(state => {
    before = state
    return endOf(begun?.entry.number ?? null, ok, outcome, reason, complaints)
  })
  const unrecorded = ended === null
  return {
    ok,
    outcome,
    complaints: [...new Set(complaints)],
    state: ended?.state ?? before,
    recorded: !unrecorded,
    from: fromOf(ended?.state ?? begun?.state ?? null),
  }
}

const endOf = (
  of: number | null,
  ok: boolean,
  outcome: Outcome | null,
  reason: string,
  complaints: readonly string[],
): Ended => ({ kind: 'end', command: 'rollback', of, ok, outcome, reason, complaints: [...complaints] })

/** A broken chain keeps nobody from going back, nor from writing that down. */
const asItIs = (found: Seen): Seen => found

const fromOf = (state: State | null): RolledBack['from'] => ({
  stage: state?.stage?.stage ?? null,
  candidate: state?.start?.candidate ?? null,
  incumbent: state?.start?.incumbent ?? null,
})

/** An entry may have a right digest and say nothing that makes sense. */
function stateAsFarAsSaid({ entries }: Chain, complain: (error: unknown) => void): State {
  try {
    return stateOf(entries)
  } catch (error) {
    complain(error)
    return stateOf([])
  }
}

/** Of the step that is under way, else of the stage; of a log that is broken, the last copy whose entry is whole. */
function storedIn({ entries, flaws }: Chain, { open, stage }: State): Recipe | null {
  const stored = open?.to?.rollback ?? (open?.command === 'rollback' ? open.recipe : null) ?? stage?.rollback ?? null
  if (stored || flaws.length === 0) return stored
  return (
    entries
      .flatMap(e => (e.kind === 'stage' ? [e.rollback] : e.kind === 'begin' ? [e.to?.rollback] : []))
      .findLast(recipe => recipe) ?? null
  )
}

/** Of a remote that does not answer, what was last seen of it. */
async function lastKnown(store: Store, complain: (error: unknown) => void): Promise<string> {
  let clock: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    clock = setTimeout(() => fail(new Error(`${store.where} does not answer`)), PATIENCE)
  })
  try {
    return await Promise.race([store.read(), late])
  } catch (error) {
    complain(error)
    return await store.known().catch(() => '')
  } finally {
    clearTimeout(clock)
  }
}

/** Milliseconds that going back waits to be told how. */
const PATIENCE = 5000

/** The log, by the spec; by what can be made out of a spec that is broken; by its being the only one there. */
async function journalOf(
  path: string,
  { model, signer = null, ...options }: Omit<RollbackOptions, 'reason'>,
  world: World,
  complain: (error: unknown) => void,
): Promise<{ journal: Journal; spare: () => Recipe | null }> {
  const none = () => null
  try {
    const rollout = await openRollout(path, { ...options, anywhere: true }, world, signer)
    const { spec, journal } = rollout
    const spare = () => {
      try {
        return recipeOf('rollback', spec, spec.stages[0]!)
      } catch (error) {
        complain(error)
        return null
      }
    }
    return { journal: model === undefined ? journal : { ...journal, model }, spare }
  } catch (error) {
    complain(error)
  }
  const folder = dirname(resolve(world.cwd, path))
  const rough = roughSpec(resolve(world.cwd, path))
  const named = model ?? rough.model
  const place = { state: rough.state, model: named ?? '' }
  if (named !== null)
    return { journal: { model: named, store: storeOf(place, folder), folder, world, signer }, spare: none }
  const all = await storeOf(place, folder)
    .all()
    .catch(() => [])
  if (all.length === 1) {
    const found = seen(await all[0]!.read())
    return { journal: { model: found.entries[0]?.model ?? '', store: all[0]!, folder, world, signer }, spare: none }
  }
  throw new MlgateError({
    code: 'no-rollout',
    message: `Nothing says which model is to go back: the spec cannot be read, and ${all.length === 0 ? 'there is no log' : `there are ${all.length} logs`} in ${FOLDER}`,
    hint: 'name it: `mlgate rollout rollback --model NAME --reason …`',
  })
}
