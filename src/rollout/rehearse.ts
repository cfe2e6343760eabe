import type { SpecOptions } from '../spec/load.ts'
import { servesUsers } from '../spec/stages.ts'
import { programOf } from './commands.ts'
import type { CommandName, Recipe } from './entry.ts'
import { look } from './journal.ts'
import { openRollout } from './open.ts'
import { recipeOf } from './recipes.ts'
import { isOpen } from './state.ts'
import type { World } from './who.ts'

interface Rehearsed {
  readonly command: CommandName
  readonly stage: string
  readonly recipe: Recipe
  /** Where its program is; null: nowhere. */
  readonly program: string | null
}

/** What a rollback would run at this moment, whatever the spec says by now. */
const NOW = 'now'

export interface Rehearsal {
  readonly commands: readonly Rehearsed[]
  /** What would go wrong. */
  readonly problems: readonly string[]
}

/** Every command of every stage as it would be run, and whether its program is there. Nothing is run. */
export async function rehearse(
  path: string,
  options: Pick<SpecOptions, 'vars' | 'overrides'>,
  world: World,
): Promise<Rehearsal> {
  const { spec, folder, journal } = await openRollout(path, { ...options, anywhere: true }, world)
  const { state } = await look(journal)
  const stored = isOpen(state) ? state.stage?.rollback : null
  const now: Rehearsed[] = stored
    ? [{ command: 'rollback', stage: NOW, recipe: stored, program: programOf(stored, folder, world.env) }]
    : []
  const planned = spec.stages.flatMap((stage): Rehearsed[] => {
    const next = spec.stages.find(s => s.name === stage.next) ?? null
    const told = { next, result: 'RESULT', report: 'REPORT' }
    return (['rollback', 'promote', 'hold'] as const).flatMap(command => {
      const more = command === 'rollback' ? {} : { ...told, decision: command }
      const recipe = recipeOf(command, spec, stage, more)
      return recipe ? [{ command, stage: stage.name, recipe, program: programOf(recipe, folder, world.env) }] : []
    })
  })
  const commands = [...now, ...planned]
  const missing = [
    ...new Set(
      commands
        .filter(c => c.program === null)
        .map(c => `\`commands.${c.command}\`: there is no program ${c.recipe.argv[0]}`),
    ),
  ]
  const serving = spec.stages.filter(s => servesUsers(s.strategy))
  const noWay =
    serving.length > 0 && spec.commands.rollback === null
      ? ['`commands.rollback` is not there: a rollback would only be written down']
      : []
  return { commands, problems: [...noWay, ...missing] }
}
