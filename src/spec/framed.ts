import { MlgateError, type Problem } from '../errors.ts'
import { withFrames } from './frame.ts'
import type { LoadedSpec } from './load.ts'

/** What was found wrong elsewhere, at places of the spec, with the lines around them. */
export const framed = (loaded: LoadedSpec, error: unknown): unknown =>
  error instanceof MlgateError ? new MlgateError(merged(withFrames(error.problems, loaded.sources)), error) : error

/** What is true of both arms is said once. */
function merged(problems: readonly Problem[]): Problem[] {
  const kept = new Map<string, Problem>()
  for (const problem of problems) {
    const key = JSON.stringify([problem.code, neutral(problem.message), problem.at, problem.hint])
    const before = kept.get(key)
    if (!before) kept.set(key, problem)
    else if (before.message !== problem.message)
      kept.set(key, {
        ...before,
        message: /^The \w+ log has no/.test(before.message)
          ? before.message.replace(/^The \w+ log has no/, 'Neither log has a')
          : `${before.message} The same goes for the candidate.`,
      })
  }
  return [...kept.values()]
}

const neutral = (message: string): string => message.replace(/\b(incumbent|candidate)\b/, 'arm')
