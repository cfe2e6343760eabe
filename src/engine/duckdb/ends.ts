import type { Ask } from '../../plan/types.ts'
import type { Population } from './relations.ts'
import type { Statements } from './statements.ts'

export interface Ends {
  readonly low: number
  readonly high: number
  /** Rows where it is missing. */
  readonly unknown: number
  /** Outcomes that are neither 0 nor 1. */
  readonly odd: number
}

interface Beside {
  readonly asks: readonly Ask[]
  readonly where?: string
  readonly outcome?: string
}

/** The smallest and largest value of a column of a large log, looked for once. */
export function endsOnce(statements: Statements) {
  const found = new Map<string, Promise<Ends>>()
  const look = async ({ from, about }: Population, x: string, { where = '', outcome, asks }: Beside): Promise<Ends> => {
    const odd = outcome ? `count(*) filter (where ${outcome} not in (0, 1))` : '0'
    const table = await statements.read(
      `select cast(min(${x}) as double) as low, cast(max(${x}) as double) as high, cast(count(*) - count(${x}) as double) as unknown, cast(${odd} as double) as odd from ${from}${where}`,
      about('ends', asks),
    )
    const [low, high, unknown, other] = ['low', 'high', 'unknown', 'odd'].map(c => table.numbers(c)[0]!)
    return { low: low!, high: high!, unknown: unknown!, odd: other! }
  }
  return (population: Population, x: string, beside: Beside): Promise<Ends> => {
    const rows = `${population.from}${beside.where ?? ''} ${x}`
    const key = `${rows} ${beside.outcome ?? ''}`
    // Whoever asks for no outcome takes what another found out with one.
    const ends = found.get(key) ?? (beside.outcome ? undefined : found.get(rows)) ?? look(population, x, beside)
    found.set(key, ends)
    found.set(rows, ends)
    return ends
  }
}
