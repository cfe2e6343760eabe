import { MlgateError, type Problem } from '../errors.ts'
import type { Arm } from '../sql/expr.ts'
import type { Described } from './described.ts'
import { withFrames } from './frame.ts'
import type { LoadedSpec } from './load.ts'
import { GATES } from './not-yet.ts'
import { problemAt } from './places.ts'
import { didYouMean } from './suggest.ts'
import type { Spec } from './types.ts'

/** What was found wrong elsewhere, at places of the spec, with the lines around them. */
export const framed = (loaded: LoadedSpec, error: unknown): unknown =>
  error instanceof MlgateError ? new MlgateError(merged(withFrames(error.problems, loaded.sources)), error) : error

/** Gates that nobody wrote. */
export function refuseUnknownGates(loaded: LoadedSpec, spec: Spec, known: readonly string[]): void {
  const unknown = spec.gates.filter(g => !known.includes(g.gate))
  if (unknown.length === 0) return
  throw new MlgateError(
    unknown.map(g =>
      problemAt(
        loaded,
        `${g.pointer}/gate`,
        GATES.includes(g.gate)
          ? {
              code: 'not-yet',
              message: `This version of mlgate does not have the gate \`${g.gate}\` yet.`,
              hint: `take it out; it has ${known.join(', ')}`,
            }
          : {
              code: 'unknown-gate',
              message: `There is no gate \`${g.gate}\`.`,
              hint: didYouMean(g.gate, [...known, ...GATES]),
            },
      ),
    ),
  )
}

/** Logs of which the spec's own conditions leave nothing: on no rows, nothing is promoted and nothing is blocked. */
export function refuseNoRows(
  loaded: LoadedSpec,
  { logs, window }: Spec,
  asOf: string,
  described: Described,
  left: Readonly<Partial<Record<Arm, { rows: number }>>>,
): void {
  const empty = (['incumbent', 'candidate'] as const).filter(arm => left[arm]?.rows === 0)
  if (empty.length === 0) return
  throw new MlgateError(
    empty.map(arm => {
      const where = logs[arm]?.where ?? null
      const conditions = [
        ...(where ? [`passes \`${where.text}\``] : []),
        ...(window ? [`lies within the ${window.last.written} before ${asOf}`] : []),
      ]
      return problemAt(loaded, where?.pointer ?? (window ? '/window' : `/logs/${arm}`), {
        code: 'no-rows',
        message: `Of the ${described.logs[arm]?.rows} rows of the ${arm} log none ${conditions.join(' and ') || 'is left'}.`,
        hint: window ? 'check the times of the log, `--as-of` and `timezone`' : 'check the condition against the log',
      })
    }),
  )
}

/** What is true of both arms is said once. */
function merged(problems: readonly Problem[]): Problem[] {
  const kept = new Map<string, Problem>()
  for (const problem of problems) {
    const key = JSON.stringify([problem.code, neutral(problem.message), problem.at, problem.hint])
    const before = kept.get(key)
    if (!before) kept.set(key, problem)
    else if (before.message !== problem.message)
      kept.set(key, { ...before, message: `${before.message} The same goes for the candidate.` })
  }
  return [...kept.values()]
}

const neutral = (message: string): string => message.replace(/\b(incumbent|candidate)\b/, 'arm')
