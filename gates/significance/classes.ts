import {
  absent,
  and,
  armMetric,
  type Counts,
  cells,
  countsOf,
  type Expr,
  f1Of,
  indicator,
  literal,
  type Metric,
  type Moments,
  mcnemarTests,
  moments,
  pairedRates,
  proportionsTest,
  rate,
  type Task,
  when,
} from 'mlgate'
import { pairsOf } from './mean.ts'

/** The decision for one class, and its outcome: conditions. */
export interface OneClass {
  decision: Expr
  outcome: Expr
  tasks: readonly Task[]
}

export const rowsIn = ({ tp, fp, fn, tn }: Counts): number => tp + fp + fn + tn
const share = { better: 'higher', measuredIn: 'share', range: [0, 1] } as const

export const tableOf = ({ decision, outcome }: OneClass) => ({
  table: moments({
    decision: indicator(decision),
    outcome: indicator(outcome),
    hit: indicator(and(decision, outcome)),
  }),
})

/** The share of rows for which `correct` holds, on both sides of a pair: Tango's score, McNemar. */
export const rightOf = (about: { summary: string; source: string; tasks: readonly Task[] }, correct: Expr): Metric =>
  armMetric({
    ...about,
    ...share,
    from: { rows: moments({ correct }) },
    pairs: { rows: cells(pairsOf(correct), { over: 'pairs' }) },
    value: ({ rows }) => (rows.n === 0 ? absent('no_labels') : rows.mean.correct),
    closed: { arm: ({ rows }) => rateIn(rows), paired: ({ rows }) => pairedRates(rows) },
    tests: ({ rows }) => mcnemarTests(rows),
    unpairedTests: ({ rows: a }, { rows: b }) => proportionsTest(rateIn(a), rateIn(b)),
    largestChange: () => 1,
  })
const rateIn = ({ n, mean }: Moments<'correct'>) => rate(n * mean.correct, n)

/**
 * Of the rows whose outcome is the class, the share decided for it. On pairs it is a paired rate over the same rows. With
 * no such row it is absent, where sklearn warns and gives 0.
 */
export const recallOf = (of: OneClass): Metric => {
  const hit = indicator(when(of.outcome, of.decision, literal(null)))
  return armMetric({
    summary: 'share of the positives that are decided so',
    source: 'sklearn.metrics.recall_score, 1e-9',
    ...share,
    tasks: of.tasks,
    from: tableOf(of),
    pairs: { hits: cells(pairsOf(hit), { over: 'pairs' }) },
    value: ({ table }) => {
      const c = countsOf(table)
      return rowsIn(c) === 0 ? absent('no_labels') : c.tp + c.fn === 0 ? absent('one_class') : c.tp / (c.tp + c.fn)
    },
    closed: { arm: ({ table }) => recallIn(countsOf(table)), paired: ({ hits }) => pairedRates(hits) },
    tests: ({ hits }) => mcnemarTests(hits),
    unpairedTests: ({ table: a }, { table: b }) => proportionsTest(recallIn(countsOf(a)), recallIn(countsOf(b))),
    largestChange: ({ table }) => per(rowsIn(countsOf(table)), countsOf(table).tp + countsOf(table).fn),
  })
}
const recallIn = ({ tp, fn }: Counts) => rate(tp, tp + fn)

/**
 * Of the rows decided for the class, the share whose outcome it is. The two models decide so on other rows: of pairs, the
 * change is that of two rates correlated over buckets. With no such row it is absent, where sklearn warns and gives 0.
 */
export const precisionOf = (of: OneClass): Metric =>
  armMetric({
    summary: 'share of the decisions for the positive class that the outcome confirms',
    source: 'sklearn.metrics.precision_score, 1e-9',
    ...share,
    tasks: of.tasks,
    from: tableOf(of),
    value: ({ table }) => {
      const c = countsOf(table)
      return rowsIn(c) === 0 ? absent('no_labels') : c.tp + c.fp === 0 ? absent('constant') : c.tp / (c.tp + c.fp)
    },
    closed: { arm: ({ table }) => precisionIn(countsOf(table)) },
    unpairedTests: ({ table: a }, { table: b }) => proportionsTest(precisionIn(countsOf(a)), precisionIn(countsOf(b))),
    // d other decisions of n change tp/(tp + fp) by at most d/(tp + fp).
    largestChange: ({ table }) => per(rowsIn(countsOf(table)), countsOf(table).tp + countsOf(table).fp),
  })
const precisionIn = ({ tp, fp }: Counts) => rate(tp, tp + fp)

/** 2tp/(2tp + fp + fn). Where the class occurs neither among outcomes nor among decisions it is absent (sklearn: 0). */
export const f1Metric = (of: OneClass): Metric =>
  armMetric({
    summary: 'harmonic mean of precision and recall',
    source: 'sklearn.metrics.f1_score, 1e-9',
    ...share,
    tasks: of.tasks,
    from: tableOf(of),
    value: ({ table }) => {
      const c = countsOf(table)
      return rowsIn(c) === 0 ? absent('no_labels') : c.tp + c.fp + c.fn === 0 ? absent('one_class') : f1Of(c)
    },
    events: ({ table }) => Math.min(countsOf(table).tp, countsOf(table).fp + countsOf(table).fn),
    // d other decisions of n change 2tp/(2tp + fp + fn) by at most 2d/(2tp + fp + fn).
    largestChange: ({ table }) => {
      const c = countsOf(table)
      return per(2 * rowsIn(c), 2 * c.tp + c.fp + c.fn)
    },
  })

/** No bound where there is nothing to divide by. */
const per = (a: number, b: number): number => (b > 0 ? a / b : 0)
