import type { MlgateError } from '../../errors.ts'
import { type Expr, isConstant, walk } from '../../sql/expr.ts'
import { failed } from './typing.ts'

/** How DuckDB begins when a value could not be made. */
const UNMADE = /^(Conversion|Out of Range|Invalid Input) Error/
export const isUnmade = (error: unknown): boolean => error instanceof Error && UNMADE.test(error.message)

/**
 * The shortest expression that fails, and of that the shortest part: what a user wrote, and not what was made of it. Null
 * where none does, or the rows cannot be had themselves. `make` makes the values of each, and reads the rows for none.
 */
export async function culpritOf(
  exprs: readonly Expr[],
  make: (expr: Expr | null) => Promise<unknown>,
): Promise<MlgateError | null> {
  if ((await errorOf(make(null))) !== null) return null
  for (const expr of shortest(exprs)) {
    const whole = await errorOf(make(expr))
    if (whole === null) continue
    for (const part of shortest([...walk(expr)].filter(part => part !== expr && !isConstant(part)))) {
      const error = await errorOf(make(part))
      if (error !== null) return failed(part, error)
    }
    return failed(expr, whole)
  }
  return null
}

const shortest = (exprs: readonly Expr[]): Expr[] =>
  exprs
    .map(expr => ({ expr, size: [...walk(expr)].length }))
    .sort((a, b) => a.size - b.size)
    .map(({ expr }) => expr)

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
