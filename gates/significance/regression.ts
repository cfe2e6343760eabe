import {
  abs,
  absent,
  armMetric,
  div,
  type Expr,
  eq,
  ge,
  gt,
  literal,
  type Metric,
  type MetricEntry,
  mannWhitneyTest,
  meanOf,
  moments,
  mul,
  of,
  orderStatistics,
  pairedMeans,
  pairedT,
  pooledRanks,
  quantiles,
  rank,
  role,
  spreads,
  square,
  sub,
  welchTest,
  when,
  wilcoxonTest,
} from 'mlgate'
import { meanMetric, pairsOf } from './mean.ts'

const prediction = role('prediction')
const label = role('label')
const tasks = ['regression'] as const
const error = sub(prediction, label)
const size = abs(error)
const lower = { better: 'lower', range: [0, null], tasks } as const
/** In the unit of the label. */
const measuredIn = 'label'

/** Of pairs whose errors are not of the same size. */
const difference = sub(of('candidate', size), of('incumbent', size))
const ranked = rank(when(eq(difference, 0), literal(null), abs(difference)))

const mae: Metric = armMetric({
  summary: 'mean absolute error',
  source: 'sklearn.metrics.mean_absolute_error, 1e-9; scipy.stats.wilcoxon, mannwhitneyu',
  ...lower,
  measuredIn,
  from: { errors: spreads({ size }) },
  pairs: {
    errors: spreads(pairsOf(size), { over: 'pairs' }),
    ranks: moments({ rank: ranked, positive: when(gt(difference, 0), ranked, literal(0)) }, { over: 'pairs' }),
  },
  value: ({ errors }) => (errors.n === 0 ? absent('no_labels') : errors.mean.size),
  closed: { arm: ({ errors }) => meanOf(errors, 'size'), paired: ({ errors }) => pairedMeans(errors) },
  tests: ({ errors, ranks }) => ({ ...pairedT(errors), ...wilcoxonTest(ranks) }),
  pooled: { ranks: pooledRanks(size) },
  unpairedTests: ({ errors: incumbent }, { errors: candidate }, { ranks }) => ({
    ...welchTest(incumbent, candidate, 'size'),
    ...mannWhitneyTest(ranks),
  }),
})

export const regression = (quantile: number): Readonly<Record<string, MetricEntry>> => ({
  mae,
  rmse: armMetric({
    summary: 'root of the mean squared error',
    source: 'sklearn.metrics.root_mean_squared_error, 1e-9',
    ...lower,
    measuredIn,
    from: { errors: spreads({ squared: square(error) }) },
    value: ({ errors }) => (errors.n === 0 ? absent('no_labels') : Math.sqrt(errors.mean.squared)),
  }),
  mape: armMetric({
    summary: 'mean absolute error over the size of the label',
    source: 'sklearn.metrics.mean_absolute_percentage_error, 1e-9; absent where a label is 0 (sklearn: about 1e15)',
    ...lower,
    measuredIn: 'share',
    from: { errors: moments({ relative: over0(size, abs(label)), zero: isZero(label) }) },
    pairs: { errors: spreads(pairsOf(over0(size, abs(label))), { over: 'pairs' }) },
    value: ({ errors }) =>
      errors.n === 0 ? absent('no_labels') : errors.max.zero > 0 ? absent('near_zero') : errors.mean.relative,
    closed: { arm: ({ errors }) => meanOf(errors, 'relative'), paired: ({ errors }) => pairedMeans(errors) },
    tests: ({ errors }) => pairedT(errors),
    unpairedTests: ({ errors: incumbent }, { errors: candidate }) => welchTest(incumbent, candidate, 'relative'),
  }),
  medae: armMetric({
    summary: 'median absolute error',
    source: 'sklearn.metrics.median_absolute_error, 1e-9',
    ...lower,
    measuredIn,
    from: { errors: quantiles(size, [0.5]) },
    value: ({ errors }) => (errors.n === 0 ? absent('no_labels') : errors.q[0]!),
    closed: { arm: ({ errors }) => orderStatistics(errors) },
  }),
  r2: armMetric({
    summary: 'share of the variance of the labels that the predictions explain',
    source: 'sklearn.metrics.r2_score, 1e-9; absent where all labels are the same (sklearn: 0 or 1)',
    better: 'higher',
    measuredIn: 'ratio',
    range: [null, 1],
    tasks,
    from: { errors: spreads({ squared: square(error), label }) },
    value: ({ errors: { n, mean, comoments } }) =>
      n === 0
        ? absent('no_labels')
        : comoments.label.label > 0
          ? 1 - (n * mean.squared) / comoments.label.label
          : absent('constant'),
  }),
  bias: meanMetric(
    {
      summary: 'mean of prediction minus label',
      source: 'numpy.mean(prediction - label), 1e-9',
      better: { target: 0 },
      measuredIn,
      tasks,
    },
    error,
  ),
  pinball: meanMetric(
    {
      summary: `mean pinball loss of the ${quantile} quantile`,
      source: 'sklearn.metrics.mean_pinball_loss, 1e-9',
      ...lower,
      measuredIn,
    },
    when(ge(label, prediction), mul(quantile, sub(label, prediction)), mul(1 - quantile, error)),
  ),
})

const isZero = (x: Expr): Expr => when(eq(x, 0), literal(1), literal(0))
/** 0 where it would be over 0: what is null is left out, and nobody would know. */
function over0(a: Expr, b: Expr): Expr {
  return when(eq(b, 0), literal(0), div(a, b))
}
