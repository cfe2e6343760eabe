import {
  type Absent,
  absent,
  armMetric,
  type Expr,
  literal,
  type Metric,
  mannWhitneyTest,
  meanOf,
  mul,
  of,
  pairedMeans,
  pairedT,
  pooledRanks,
  type Side,
  spreads,
  square,
  sub,
  type Task,
  welchTest,
} from 'mlgate'

/** Both sides of a pair. */
export const pairsOf = (x: Expr): Record<Side, Expr> => ({
  incumbent: of('incumbent', x),
  candidate: of('candidate', x),
})

/** (candidate − incumbent)³: how skewed the mean of the differences is. */
const cubedChange = (x: Expr): Expr => {
  const change = sub(of('candidate', x), of('incumbent', x))
  return mul(square(change), change)
}

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
  /** Values may be far apart, as amounts of money are: ranks are tested as well. */
  ranked?: true
  /** 0/1: with it, the events are the rows of the rarer value. */
  outcome?: Expr
}

/** A mean over rows: paired t, or Welch's. */
export function meanMetric({ spread, outcome, ranked, without = 'no_labels', ...about }: MeanOf, value: Expr): Metric {
  return armMetric({
    ...about,
    // Without an outcome, the rows are all that counts.
    from: { rows: spreads({ value, outcome: outcome ?? literal(1) }) },
    pairs: { rows: spreads({ ...pairsOf(value), cubed: cubedChange(value) }, { over: 'pairs' }) },
    value: ({ rows }) => (rows.n === 0 ? absent(without) : rows.mean.value),
    events: ({ rows: { n, mean } }) => (n === 0 || !outcome ? n : n * Math.min(mean.outcome, 1 - mean.outcome)),
    closed: { arm: ({ rows }) => meanOf(rows, 'value'), paired: ({ rows }) => pairedMeans(rows) },
    tests: ({ rows }) => pairedT(rows),
    ...(ranked && { pooled: { ranks: pooledRanks(value) } }),
    unpairedTests: ({ rows: incumbent }, { rows: candidate }, { ranks }) => ({
      ...welchTest(incumbent, candidate, 'value'),
      ...(ranks && mannWhitneyTest(ranks)),
    }),
    // 0: without a bound.
    largestChange: () => spread ?? 0,
  })
}
