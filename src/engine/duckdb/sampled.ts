import type { Ask } from '../../plan/types.ts'
import type { Arm, Expr } from '../../sql/expr.ts'
import type { Prepared } from './relations.ts'
import type { Statements } from './statements.ts'

/** Known numbers of some rows of an arm, ascending. */
export type Sampled = (expr: Expr) => Float64Array

/** So many rows put a quantile within 0.5 % of all rows of its place (3 standard errors, at the median). */
const ROWS = 100_000

/**
 * Rows of large arms, the same whoever draws them: those whose id's hash divides by how many times larger the arm is.
 * They say where to look, and where bins are cut; no value is made of them. One statement an arm, when first asked for.
 */
export function samplesOf(asks: readonly Ask[], prepared: Prepared, statements: Statements) {
  const drawn = new Map<Arm, Promise<Sampled>>()
  const draw = async (arm: Arm): Promise<Sampled> => {
    const population = prepared.populations[arm]!
    const field = (expr: Expr) => population.field(expr, 'number')
    const columns = [...new Set(asks.flatMap(ask => sampledOf(ask, arm)).map(field))]
    const every = Math.max(1, Math.floor(prepared.arms[arm]!.rows / ROWS))
    const table = await statements.read(
      `select ${columns.join(', ')} from ${population.from} where coalesce(k, u) % ${every} = 0`,
      population.about(
        'sample',
        asks.filter(ask => sampledOf(ask, arm).length > 0),
      ),
    )
    const sorted = new Map<string, Float64Array>()
    return expr => {
      const column = field(expr)
      const known =
        sorted.get(column) ??
        table
          .numbers(column)
          .filter(x => !Number.isNaN(x))
          .sort()
      sorted.set(column, known)
      return known
    }
  }
  return (arm: Arm): Promise<Sampled> => {
    const sample = drawn.get(arm) ?? draw(arm)
    drawn.set(arm, sample)
    return sample
  }
}

/** What an ask wants to know the distribution of beforehand. */
function sampledOf({ relation, request }: Ask, arm: Arm): Expr[] {
  switch (request.kind) {
    case 'quantiles':
      return relation === arm ? [request.of] : []
    case 'rows':
      return relation === arm && request.beyond ? Object.values(request.of) : []
    case 'cells':
      return Object.values(request.keys).flatMap(k => (k.is === 'quantile-bin' && k.from === arm ? [k.source] : []))
    default:
      return []
  }
}
