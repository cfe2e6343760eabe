import type { Problem } from '../errors.ts'
import { type Arm, type Expr, type Role, transform } from '../sql/expr.ts'
import type { Described, LogName } from './described.ts'
import { didYouMean } from './suggest.ts'
import type { Expression } from './types.ts'

/** Collects all that is wrong, so that one run tells it all. */
export interface Report {
  problem(problem: Omit<Problem, 'at'>, pointer: string): void
  warning(problem: Omit<Problem, 'at'>, pointer: string): void
}

/** Resolves the names in expressions that are not about one arm: slices, groups, scenarios, subjects. */
export interface Scope {
  described: Described
  arms: readonly Arm[]
  /** What each bound role is in each arm. */
  roles: Readonly<Partial<Record<Role, Readonly<Partial<Record<Arm, Expr>>>>>>
  /** Features and groups: expressions that the spec knows by their text. */
  declared: readonly Expression[]
  /** Names of the spec's measures, those among them that could not be bound. */
  measures: readonly string[]
  /** The engine's name for the type of a role, a column or a declared expression; '' where it is not known. */
  typeOf(name: string): string
  report: Report
}

export const columnsOf = (described: Described, log: LogName): readonly string[] =>
  Object.keys(described.logs[log]?.columns ?? {})

/**
 * A name is a role where the spec binds one, else a column that each arm's log has. One that could be either, and would
 * not be the same, is refused: a guess would decide what is measured.
 */
export function resolveShared({ text, pointer }: Expression, scope: Scope): Expr | null {
  const parsed = scope.described.expressions[text]
  if (!parsed) return null
  let sound = true
  const resolved = transform(parsed.expr, e => {
    if (e.is !== 'column') return e
    const found = nameIn(e.name, scope)
    if (typeof found !== 'string') return found
    sound = false
    scope.report.problem(
      found === 'ambiguous'
        ? {
            code: 'ambiguous-name',
            message: `\`${e.name}\` is a role that the spec binds and also another column of the logs.`,
            hint: 'rename the column in the log, or bind the role to it',
          }
        : {
            code: 'unknown-column',
            message: `\`${e.name}\` is neither a bound role nor a column of the ${found} log.`,
            hint: didYouMean(e.name, [...Object.keys(scope.roles), ...columnsOf(scope.described, found as Arm)]),
          },
      pointer,
    )
    return e
  })
  return sound ? resolved : null
}

/** The role or column, `ambiguous`, or the arm whose log lacks it. The reference may lack what is no feature. */
function nameIn(name: string, { described, arms, roles }: Scope): Expr | Arm | 'ambiguous' {
  const judged = arms.filter(arm => arm !== 'reference')
  const bound = roles[name as Role]
  const lacking = judged.find(arm => !columnsOf(described, arm).includes(name))
  if (!bound) return lacking ?? { is: 'column', name }
  const same = judged.every(arm => {
    const e = bound[arm]
    return !columnsOf(described, arm).includes(name) || (e && mentions(e, name))
  })
  return same ? { is: 'role', name: name as Role } : 'ambiguous'
}

/** Whether an expression can say yes or no, as far as its type in these logs is known; what cannot is reported. */
export function isCondition(
  { text, pointer }: Expression,
  described: Described,
  logs: readonly LogName[],
  report: Report,
): boolean {
  const types = described.expressions[text]?.types
  const log = logs.find(name => types?.[name] && types[name] !== 'BOOLEAN')
  if (!log) return true
  report.problem(
    {
      code: 'wrong-type',
      message: `\`${text}\` is ${types![log]} in the ${log} log, and does not say yes or no.`,
      hint: `a condition is needed, such as \`${/^\w+$/.test(text) ? text : `(${text})`} = …\``,
    },
    pointer,
  )
  return false
}

function mentions(expr: Expr, name: string): boolean {
  let found = false
  transform(expr, e => {
    if (e.is === 'column' && e.name === name) found = true
    return e
  })
  return found
}
