import { MlgateError } from '../errors.ts'
import type { Record1 } from '../record/types.ts'
import { servesUsers } from '../spec/stages.ts'
import type { Stage } from '../spec/types.ts'
import { booksOf, changeIsApproved, type Standing, standing } from './approvals.ts'
import { type CommandOptions, runCommand, wentWell } from './commands.ts'
import type { Entry, Looked, Outcome, Recipe } from './entry.ts'
import { type ExamineOptions, examine, recordIn } from './examine.ts'
import { mayGoOn, moved, unmoved } from './guards.ts'
import { look, type Seen, sound, write } from './journal.ts'
import { afterStage, openRollout, type Rollout, sameModels, stageNamed } from './open.ts'
import { promote } from './promotion.ts'
import { recipeOf } from './recipes.ts'
import { goBack } from './rollback.ts'
import { secretless } from './secretless.ts'
import type { Signer } from './signatures.ts'
import { stageBegin } from './stage-begin.ts'
import { enter } from './start.ts'
import type { State } from './state.ts'
import type { World } from './who.ts'
import { inWords } from './words.ts'

export interface AdvanceOptions extends ExamineOptions, Pick<CommandOptions, 'timeout'> {
  readonly reason?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly signer?: Signer | null
  /** The digest of an earlier result of this stage, or the beginning of it: what has been approved, and is to be relied on. */
  readonly on?: string | undefined
  /** Writes the report of a result into a file, for `{report}`; its path. */
  readonly reportOf: (record: Record1) => Promise<string>
}

export interface Advanced {
  /** `promote`: it went on; `block`: it failed where nobody is served by it; `hold`: it stays. `error`: a command failed. */
  readonly decision: 'promote' | 'hold' | 'block' | 'rollback' | 'error'
  /** Of this look; null where no check was run. */
  readonly record: Record1 | null
  readonly look: Looked | null
  readonly state: State
  /** What is missing, or what went wrong. */
  readonly why: readonly string[]
  /** What was run, or would be. */
  readonly recipe: Recipe | null
  readonly outcome: Outcome | null
  readonly standing: Standing | null
}

/**
 * One step: the stage's check, the approvals that it needs, the command, the next stage. What is undecided stays where it
 * is; harm to users is rolled back at once.
 */
export async function advance(path: string, options: AdvanceOptions, world: World): Promise<Advanced> {
  const { signer, timeout, reason, dryRun = false, on, reportOf, ...checked } = options
  const rollout = await openRollout(path, checked, world, signer)
  const { journal, loaded } = rollout
  const before = sound(await look(journal), journal)
  mayGoOn(before.state)
  sameModels(rollout, before.state)
  const commands = { timeout, shown: secretless(loaded, world) }
  const step: Step = { rollout, before: before.state, dryRun, on, reason: reason ?? null, reportOf, commands }
  const unrecorded = before.state.open
  if (unrecorded?.command === 'promote') return again(step, unrecorded)
  if (before.state.stage === null) return begun(step)
  const stage = stageNamed(rollout, before.state.stage.stage)

  const { record, body, files } = await examine(rollout, path, before, checked)
  const state = dryRun
    ? withLook(before, body)
    : (await write(journal, now => looked(before.state, now, body), files)).state
  const seen: SeenResult = { record, look: body, state }
  switch (record.decision) {
    case 'rollback':
    case 'block':
      return servesUsers(stage.strategy)
        ? back(step, seen, body.found)
        : { ...nothing, ...seen, decision: 'block', why: body.found }
    case 'hold':
      return held(step, seen, record.decided_by.map(inWords))
    case 'promote':
      return proven(step, seen, stage)
  }
}

interface Step {
  readonly rollout: Rollout
  readonly before: State
  readonly dryRun: boolean
  readonly on: string | undefined
  readonly reason: string | null
  readonly commands: CommandOptions
  readonly reportOf: AdvanceOptions['reportOf']
}

type SeenResult = Pick<Advanced, 'record' | 'look' | 'state'>

const nothing = { record: null, look: null, why: [], recipe: null, outcome: null, standing: null }

function looked(before: State, now: State, body: Looked): Looked {
  unmoved(before, now)
  mayGoOn(now)
  return body
}

const withLook = ({ state }: Seen, body: Looked): State => ({
  ...state,
  looks: [...state.looks, body as Extract<Entry, Looked>],
})

/** The check allows it: what remains are the approvals, and that the result is of the whole spec that the stage began with. */
async function proven(step: Step, seen: SeenResult, stage: Stage): Promise<Advanced> {
  const { rollout, before, on, reason, dryRun } = step
  const { journal, spec } = rollout
  const rests = restsOn(seen, on)
  const books = await booksOf(journal.store, before)
  const stand = await standing(seen.state, rests.result, books)
  const lacks = [
    ...(rests.short ? [`the result is ${rests.short}`] : []),
    ...(rests.changed.length > 0 && !changeIsApproved(stand, books)
      ? [`an approval that the spec changed since the stage began (${rests.changed.join('; ')})`]
      : []),
    ...stand.missing.map(what => `an approval of ${rests.result.slice(0, 12)}: ${what}`),
  ]
  if (lacks.length > 0) return { ...(await held(step, seen, lacks)), standing: stand }

  const next = afterStage(rollout, stage)
  const into = next && stageBegin(rollout, next)
  const told = { next, decision: 'promote', result: rests.result, report: await step.reportOf(seen.record!) }
  // From all to all nothing moves.
  const stays = stage.strategy === 'monitor' && next === null
  const recipe = stays ? null : recipeOf('promote', spec, stage, told)
  const all = { ...nothing, ...seen, recipe, standing: stand }
  if (dryRun) return { ...all, decision: 'promote' }
  const may = (now: State) => {
    unmoved(before, now)
    mayGoOn(now)
    const last = now.looks.at(-1)
    if (last?.decision === 'promote' && now.looks.some(l => l.result === rests.result)) return
    throw moved(now, `another look was taken while this was running, and decided ${last?.decision}`)
  }
  const counted = stand.weighed.filter(w => w.why === null).map(w => w.entry.number)
  const { state, ok, outcome } = await promote(
    journal,
    {
      recipe,
      files: into?.files ?? {},
      may,
      to: into?.begin ?? null,
      result: rests.result,
      approvals: counted,
      reason,
    },
    step.commands,
  )
  return { ...all, state, outcome, decision: ok ? 'promote' : 'error', why: ok ? [] : [failing(outcome)] }
}

/** This result, or an earlier one that the caller names since it has been approved, as long as this one allows it too. */
function restsOn({ look: now, state }: SeenResult, on: string | undefined): Looked {
  if (on === undefined) return now!
  const found = state.looks.filter(l => l.result.startsWith(on))
  const named = found.at(-1)
  if (on.length >= 6 && named && found.every(l => l.result === named.result) && named.decision === 'promote')
    return {
      ...named,
      short: named.short ?? now!.short,
      changed: now!.changed.length > 0 ? now!.changed : named.changed,
    }
  throw new MlgateError({
    code: 'unknown-result',
    message: `--on ${on}: this stage has no result of that digest that allows to promote`,
    hint: `there is ${state.looks.map(l => `${l.result.slice(0, 12)} (${l.decision})`).join(', ')}`,
  })
}

/** It stays; whoever is to know is told by the spec's command. */
async function held(step: Step, seen: SeenResult, why: readonly string[]): Promise<Advanced> {
  const { rollout, before, dryRun, commands, reportOf } = step
  const { journal, spec } = rollout
  const stage = stageNamed(rollout, before.stage!.stage)
  const told = { next: afterStage(rollout, stage), decision: 'hold', result: seen.look!.result }
  const report = spec.commands.hold && !dryRun ? await reportOf(seen.record!) : ''
  const recipe = recipeOf('hold', spec, stage, { ...told, report })
  const all = { ...nothing, ...seen, recipe, why, decision: 'hold' as const }
  if (recipe === null || dryRun) return all
  const outcome = await runCommand(recipe, journal, commands)
  const ok = wentWell(outcome)
  const reason = why.join('; ') || null
  const { state } = await write(journal, () => {
    return { kind: 'end', command: 'hold', of: null, ok, outcome, reason, complaints: [] }
  })
  return { ...all, state, outcome, why: ok ? why : [...why, failing(outcome)] }
}

async function back(step: Step, seen: SeenResult, why: readonly string[]): Promise<Advanced> {
  const { rollout, before, dryRun, commands } = step
  const recipe = before.stage!.rollback
  const all = { ...nothing, ...seen, recipe, why }
  if (dryRun) return { ...all, decision: 'rollback' }
  const options = { ...commands, reason: why.join('; '), complaints: [] }
  const { ok, outcome, complaints, state } = await goBack(rollout.journal, recipe, options)
  const after = { ...all, outcome, state: state ?? seen.state, why: [...why, ...complaints] }
  return ok
    ? { ...after, decision: 'rollback' }
    : { ...after, decision: 'error', why: [...after.why, failing(outcome)] }
}

/** A promotion whose end nobody recorded is run again, on the evidence that it rested on: it may have been done by half. */
async function again(
  { rollout, before, dryRun, commands }: Step,
  open: Extract<Entry, { kind: 'begin' }>,
): Promise<Advanced> {
  const { journal } = rollout
  const { recipe, to, result, approvals, reason } = open
  const rested = before.looks.find(l => l.result === result) ?? null
  const all = { ...nothing, look: rested, record: rested && (await recordIn(journal.store, rested)), recipe }
  if (dryRun) return { ...all, decision: 'promote', state: before }
  const may = (now: State) => {
    mayGoOn(now)
    if (now.open?.number !== open.number) throw moved(now)
  }
  const done = await promote(journal, { recipe, to, result, approvals, reason, files: {}, may }, commands)
  return { ...all, ...done, decision: done.ok ? 'promote' : 'error', why: done.ok ? [] : [failing(done.outcome)] }
}

/** The first stage, where the start did not get that far. */
async function begun({ rollout, before, dryRun, commands }: Step): Promise<Advanced> {
  if (dryRun) return { ...nothing, decision: 'promote', state: before }
  const done = await enter(rollout, commands.timeout)
  return { ...nothing, ...done, decision: done.ok ? 'promote' : 'error', why: done.ok ? [] : [failing(done.outcome)] }
}

/** How a command failed, in a sentence. */
export function failing(outcome: Outcome | null): string {
  if (outcome === null) return 'there was no command'
  const { exit, signal, timed_out: late, seconds, error } = outcome
  if (late) return `the command was stopped after ${seconds} s`
  if (error !== null) return `the command could not be started: ${error}`
  return signal ? `the command was ended by ${signal}` : `the command ended with exit code ${exit}`
}
