import {
  absent,
  add,
  and,
  armMetric,
  bin,
  type Cells,
  cells,
  type Expr,
  type Gaps,
  ge,
  indicator,
  isNull,
  le,
  literal,
  lt,
  type Metric,
  mul,
  plainGap,
  role,
  square,
  sub,
  when,
} from 'mlgate'
import { rightOf } from '../significance/classes.ts'
import { meanMetric } from '../significance/mean.ts'
import type { Options } from './options.ts'

const tasks = ['regression'] as const
const label = role('label')
const prediction = role('prediction')
const [low, high] = [role('interval.low'), role('interval.high')]
/** In the unit of the label. */
const measuredIn = 'label'

/** Rows by as many quantiles of the prediction, with their mean error; rows without a label must not move these. */
const errorsByBin = (bins: number) => {
  const error = sub(prediction, label)
  const known = when(isNull(label), literal(null), prediction)
  return cells(
    { bin: bin(known, { quantiles: bins, from: 'own' }) },
    { mean: { error, square: square(error), cube: mul(square(error), error) } },
  )
}

/** Errors, of which none is to be expected. */
function gapsIn({ size, keys, edges, n, mean }: Cells<'bin', 'error' | 'square' | 'cube'>): Gaps {
  const bins = (edges.bin?.length ?? 0) + 1
  const empty = () => new Float64Array(bins)
  const powers = { squares: empty(), cubes: empty() }
  const gaps = { n: empty(), observed: empty(), expected: empty(), powers }
  for (let i = 0; i < size; i++) {
    const at = keys.bin[i]
    if (typeof at !== 'number') continue
    gaps.n[at] = n[i]!
    gaps.observed[at] = n[i]! * mean.error[i]!
    powers.squares[at] = n[i]! * mean.square[i]!
    powers.cubes[at] = n[i]! * mean.cube[i]!
  }
  return gaps
}

/** Zero where it is not above zero; unknown where that is not known. */
const above0 = (x: Expr): Expr => when(lt(x, 0), literal(0), x)

export const regression = ({ level, bins }: Options): Readonly<Record<string, Metric>> => ({
  interval_coverage: {
    ...rightOf(
      {
        summary: `share of labels within the predicted interval, of which ${level} should be`,
        source: 'mean(low ≤ y ≤ high), 1e-9',
        tasks,
      },
      indicator(and(ge(label, low), le(label, high))),
    ),
    better: { target: level },
  },
  interval_width: meanMetric(
    {
      summary: 'mean width of the predicted intervals',
      source: 'mean(high − low), 1e-9',
      better: 'lower',
      measuredIn,
      range: [0, null],
      tasks,
      without: 'no_rows',
    },
    sub(high, low),
  ),
  interval_score: meanMetric(
    {
      summary: `mean width of the predicted intervals, and ${Number((2 / (1 - level)).toPrecision(6))} times what a label is outside by`,
      source:
        'Gneiting & Raftery 2007; 2/α times the sum of sklearn.metrics.mean_pinball_loss of both ends, α = 1 − level; 1e-9',
      better: 'lower',
      measuredIn,
      range: [0, null],
      tasks,
    },
    [sub(low, label), sub(label, high)].reduce(
      (sum, beyond) => add(sum, mul(2 / (1 - level), above0(beyond))),
      sub(high, low),
    ),
  ),
  decile_bias: armMetric({
    summary: `largest mean of prediction − label, either way, over ${bins} bins of the prediction with as many rows each`,
    source:
      'max |mean(prediction − y)| by numpy.quantile of the prediction, 1e-9; against a limit less what noise adds',
    better: 'lower',
    measuredIn,
    range: [0, null],
    tasks,
    from: { errors: errorsByBin(bins) },
    value: ({ errors }) => {
      const gaps = gapsIn(errors)
      return gaps.n.some(n => n > 0) ? plainGap(gaps, 'largest') : absent('no_labels')
    },
    gaps: { norm: 'largest', of: ({ errors }) => gapsIn(errors) },
    // Of the smallest bin.
    events: ({ errors }) => Math.min(...gapsIn(errors).n.filter(n => n > 0)),
  }),
})
