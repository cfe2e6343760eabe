import {
  type Absent,
  absent,
  armMetric,
  type Expr,
  literal,
  type Metric,
  meanOf,
  moments,
  of,
  pairedMeans,
  pairedT,
  type Side,
  type Task,
  welchTest,
} from 'mlgate'

/** Both sides of a pair. */
export const pairsOf = (x: Expr): Record<Side, Expr> => ({
  incumbent: of('incumbent', x),
  candidate: of('candidate', x),
})

export interface MeanOf {
  summary: string
  source?: string
  better: 'lower' | 'higher' | { target: number }
  measuredIn: string
  range?: readonly [number | null, number | null]
  tasks?: readonly Task[]
  /** Why there is no value where there are no rows. */
  without?: Absent
  /** Largest and smallest value a row can have, apart; what bounds the change of a few rows. */
  spread?: number
  /** 0/1: with it, the events are the rows of the rarer value. */
  outcome?: Expr
}

/** A mean over rows: paired t, or Welch's. */
export function meanMetric({ spread, outcome, without = 'no_labels', ...about }: MeanOf, value: Expr): Metric {
  return armMetric({
    ...about,
    // Without an outcome, the rows are all that counts.
    from: { rows: moments({ value, outcome: outcome ?? literal(1) }) },
    pairs: { rows: moments(pairsOf(value), { over: 'pairs' }) },
    value: ({ rows }) => (rows.n === 0 ? absent(without) : rows.mean.value),
    events: ({ rows: { n, mean } }) => (n === 0 || !outcome ? n : n * Math.min(mean.outcome, 1 - mean.outcome)),
    closed: { arm: ({ rows }) => meanOf(rows, 'value'), paired: ({ rows }) => pairedMeans(rows) },
    tests: ({ rows }) => pairedT(rows),
    unpairedTests: ({ rows: incumbent }, { rows: candidate }) => welchTest(incumbent, candidate, 'value'),
    // 0: without a bound.
    largestChange: () => spread ?? 0,
  })
}
