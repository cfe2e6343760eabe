import { styleText } from 'node:util'
import { MlgateError, type Problem, sentence } from '../errors.ts'
import { inert } from '../report/text.ts'

/** Whatever was thrown, as what is reported: an error that is none of ours is a mistake of mlgate. */
export function asMlgateError(error: unknown): MlgateError {
  if (error instanceof MlgateError) return error
  if (error instanceof Error && isOfEngine(error))
    return new MlgateError(
      {
        code: 'engine-missing',
        message: `DuckDB cannot be loaded: ${error.message.split('\n')[0]}`,
        hint: 'see `mlgate explain engine-missing`',
      },
      error,
    )
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new MlgateError(
    {
      code: 'internal',
      message: `This is a bug in mlgate, not in your spec or logs: ${what}`,
      hint: 'report it with the output under MLGATE_DEBUG=1; no verdict was reached',
    },
    error,
  )
}

/** DuckDB's library comes in a package for each platform: it may be missing, or not loadable where it is. */
const isOfEngine = ({ code, message }: NodeJS.ErrnoException): boolean =>
  code === 'ERR_DLOPEN_FAILED' || (code === 'MODULE_NOT_FOUND' && message.includes('@duckdb/'))

/** All problems, for a terminal or the log of a CI job. */
export function renderErrors(error: MlgateError, { color, debug }: { color: boolean; debug: boolean }): string {
  const problems = error.problems
  const count = problems.length > 1 ? [`${problems.length} errors`] : []
  const stack = debug ? [stackOf(error)] : []
  const parts = [...alike(problems).map(group => renderProblem(group, color)), ...count, ...stack]
  return `${inert(parts.join(problems.length > 1 ? '\n\n' : '\n'))}\n`
}

/** What is wrong in the same way in several places is told once, with all of them. */
function alike(problems: readonly Problem[]): Problem[][] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { code, message, hint } = problem
    const key = JSON.stringify([code, sentence(message), hint])
    groups.set(key, [...(groups.get(key) ?? []), problem])
  }
  return [...groups.values()]
}

function renderProblem([problem, ...others]: readonly Problem[], color: boolean): string {
  const { code, message, hint, frame } = problem!
  const paint: typeof styleText = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text)
  const [first, ...rest] = safe(sentence(message)).split('\n')
  const place = placeOf(problem!)
  const also = others.flatMap(other => placeOf(other) ?? [])
  return [
    `${paint(['bold', 'red'], 'error')} ${paint('bold', safe(code))}: ${first}`,
    ...rest.map(line => `  ${line}`),
    ...(place ? [`  at ${paint('cyan', safe(place))}`] : []),
    ...(frame
      ? safe(frame)
          .trimEnd()
          .split('\n')
          .map(line => `  ${line}`)
      : []),
    ...(also.length > 0 ? [`  also at ${paint('cyan', safe(also.join(', ')))}`] : []),
    ...(hint ? [`  ${paint('green', 'hint')}: ${safe(hint).split('\n').join('\n        ')}`] : []),
  ].join('\n')
}

const placeOf = ({ at }: Problem): string | undefined =>
  at && [at.file, at.line, at.line === undefined ? undefined : at.column].filter(x => x !== undefined).join(':')

/** Line breaks stay, whatever else could steer a terminal is shown. */
const safe = (text: string): string =>
  text.replace(/[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/gu, c =>
    c === '\t' ? '  ' : `\\u{${c.codePointAt(0)!.toString(16)}}`,
  )

function stackOf(error: Error): string {
  const cause = error.cause
  return cause instanceof Error ? `${error.stack}\ncaused by ${stackOf(cause)}` : (error.stack ?? String(error))
}
