import { stageText } from '../spec/stage.ts'
import type { Stage } from '../spec/types.ts'
import { type CheckFlags, isPattern, optionsOf, usage } from './check.ts'
import type { Io } from './io.ts'
import { wrapped } from './wrap.ts'

/** The stages of a spec in words, in its order. */
export async function stagesCommand(specs: readonly string[], flags: CheckFlags, io: Io): Promise<number> {
  const [spec, ...others] = specs
  if (others.length > 0 || isPattern(spec!))
    throw usage('`--stage` without a name lists the stages of one spec.', 'name one spec, or a stage')
  const { stagesIn } = await import('../run.ts')
  const stages = await stagesIn(optionsOf(spec!, flags, io))
  const none = `${spec}: no stages; every gate is run, once\n`
  await io.stdout.write(stages.length === 0 ? none : stages.map(stage => `${stageLines(stage, io)}\n`).join(''))
  return 0
}

export const stageLines = (stage: Stage, io: Io): string =>
  `  ${stage.name} (${stage.strategy})\n${wrapped(stageText(stage), io, '    ')}`
