import { MlgateError } from '../errors.ts'
import { PLACEHOLDER } from '../spec/release.ts'
import type { Spec, Stage } from '../spec/types.ts'
import type { CommandName, Recipe } from './entry.ts'

/** What a command may be told beside the stage and the versions. */
export interface Told {
  readonly next?: Stage | null
  readonly decision?: string
  /** The digest of the result, and the file of its report. */
  readonly result?: string
  readonly report?: string
}

/** Of the incumbent's successor, once all stages are done. */
const DONE: Pick<Stage, 'name' | 'strategy' | 'audience' | 'traffic'> = {
  name: 'done',
  strategy: 'monitor',
  audience: null,
  traffic: { share: 1, written: '100%' },
}

/**
 * A command with everything in its place; null where the spec names none. A value fills the place within the argument that
 * it stands in, and is never read again: neither as a placeholder nor as anything else.
 */
export function recipeOf(command: CommandName, spec: Spec, stage: Stage, told: Told = {}): Recipe | null {
  const template = spec.commands[command]
  if (template === null) return null
  const known = knownTo(spec, stage, told)
  const argv = template.map(word =>
    word.replace(PLACEHOLDER, (_, name: string) => {
      const value = known[name] ?? null
      if (value === null) throw unnamed(command, name)
      if (value.includes('\0')) throw unfit(command, name)
      return value
    }),
  )
  return { argv, env: variablesOf(known) }
}

function knownTo(spec: Spec, stage: Stage, told: Told): Readonly<Record<string, string | null>> {
  const next = told.next === undefined ? null : (told.next ?? DONE)
  const of = (one: typeof DONE | null, prefix: string) => ({
    [prefix === '' ? 'stage' : `${prefix}stage`]: one?.name ?? null,
    [`${prefix}traffic`]: one?.traffic?.written ?? null,
    [`${prefix}audience`]: one?.audience ?? (one ? '' : null),
    [`${prefix}strategy`]: one?.strategy ?? null,
  })
  return {
    model: spec.model,
    ...of(stage, ''),
    ...of(next, 'next.'),
    'candidate.version': spec.logs.candidate?.version ?? null,
    'incumbent.version': spec.logs.incumbent?.version ?? null,
    decision: told.decision ?? null,
    result: told.result ?? null,
    report: told.report ?? null,
  }
}

/** `candidate.version` is MLGATE_CANDIDATE_VERSION. */
const variablesOf = (known: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) =>
      value === null || value.includes('\0') ? [] : [[`MLGATE_${name.replace('.', '_').toUpperCase()}`, value]],
    ),
  )

const HINTS: Readonly<Record<string, string>> = {
  'candidate.version': 'name it: `logs: {candidate: {path: …, version: v2}}`',
  'incumbent.version': 'name it: `logs: {incumbent: {path: …, version: v1}}`',
}

const unnamed = (command: CommandName, name: string): MlgateError =>
  new MlgateError({
    code: 'unknown-placeholder',
    message: `\`commands.${command}\` is to be told {${name}}, and nothing says what that is there`,
    at: { file: `commands.${command}` },
    hint: HINTS[name] ?? 'a rollback is told of the stage that it leaves, and a hold of no other stage',
  })

const unfit = (command: CommandName, name: string): MlgateError =>
  new MlgateError({
    code: 'unfit-argument',
    message: `{${name}} of \`commands.${command}\` holds a null character, which no argument can`,
    at: { file: `commands.${command}` },
  })
