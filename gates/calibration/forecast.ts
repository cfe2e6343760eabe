import {
  absent,
  armMetric,
  bin,
  call,
  cells,
  div,
  type Expr,
  gapsOf,
  gt,
  isNull,
  labelled,
  literal,
  ln,
  lt,
  type Metric,
  moments,
  mul,
  murphy,
  plainGap,
  recalibration,
  spiegelhalter,
  square,
  sub,
  type Task,
  twoSidedNormal,
  when,
} from 'mlgate'
import { CLIP } from '../significance/binary.ts'
import { meanMetric } from '../significance/mean.ts'
import type { Options } from './options.ts'

/** A probability, and the 0/1 outcome that it is of. */
export interface Forecast {
  score: Expr
  outcome: Expr
  tasks: readonly Task[]
}

/** Rows without an outcome say nothing here, and must not move the quantiles that bins are cut at. */
const known = ({ outcome }: Forecast, x: Expr): Expr => when(isNull(outcome), literal(null), x)

/** Rows by bin of the score, with the mean of both. */
export const curveOf = (of: Forecast, { bins, binning }: Pick<Options, 'bins' | 'binning'>) => {
  const inner = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins)
  const edges = binning === 'equal-width' ? inner : ({ quantiles: bins, from: 'own' } as const)
  return cells({ bin: bin(known(of, of.score), edges) }, { mean: { score: of.score, label: of.outcome } })
}
export type Curve = Parameters<typeof labelled>[0]

/** Rows of the rarer outcome. */
export const rarer = (curve: Curve): number => {
  const { n, positives } = labelled(curve)
  return Math.min(positives, n - positives)
}

/** The logit of the score, clipped as in the log loss, in cells of a sixteenth. */
const logitsOf = (of: Forecast) => {
  const { score, outcome: label } = of
  const clipped = when(lt(score, CLIP), literal(CLIP), when(gt(score, 1 - CLIP), literal(1 - CLIP), score))
  const x = ln(div(clipped, sub(1, clipped)))
  return cells(
    { cell: known(of, call('floor', mul(x, 16))) },
    { mean: { x, label, square: square(x), product: mul(x, label) } },
  )
}

/** What may be asked of any probability: the score, that of one class, or that of the likeliest. */
export function ofForecast(of: Forecast, options: Options) {
  const { score, outcome, tasks } = of
  const residual = sub(outcome, score)
  const certainty = sub(1, mul(2, score))
  const gapMetric = (norm: 'mean' | 'largest', summary: string, source: string) =>
    armMetric({
      summary,
      source,
      better: 'lower',
      measuredIn: 'share',
      range: [0, 1],
      tasks,
      from: { curve: curveOf(of, options) },
      value: ({ curve }) => (labelled(curve).n === 0 ? absent('no_labels') : plainGap(gapsOf(curve), norm)),
      gaps: { norm, of: ({ curve }) => gapsOf(curve) },
      events: ({ curve }) => rarer(curve),
      // A share u of rows that change bin or score moves each mean gap by 2u at most.
      ...(norm === 'mean' && { largestChange: () => 2 }),
    })
  const part = (name: 'reliability' | 'resolution', better: 'lower' | 'higher', summary: string) =>
    armMetric({
      summary,
      source: 'Murphy 1973; against a limit less its bias (Bröcker 2012)',
      better,
      measuredIn: 'score',
      range: [0, 1],
      tasks,
      interval: 'reflected',
      from: { curve: curveOf(of, options) },
      value: ({ curve }) => murphy(curve)?.[name] ?? absent('no_labels'),
      debiased: ({ curve }) => murphy(curve, true)?.[name] ?? absent('no_labels'),
      events: ({ curve }) => rarer(curve),
    })
  const recalibrated = (name: 'slope' | 'intercept', target: number, summary: string) =>
    armMetric({
      summary,
      source:
        'logistic recalibration, logit P(y = 1) = intercept + slope · logit(score), scores clipped at 1e-15 (Cox 1958); statsmodels Logit, 1e-6',
      better: { target },
      measuredIn: 'ratio',
      tasks,
      from: { logits: logitsOf(of) },
      value: ({ logits }) => {
        const known = logits.keys.cell.some((k, i) => k !== null && logits.n[i]! > 0)
        return known ? (recalibration(logits)?.[name] ?? absent('not_computable')) : absent('no_labels')
      },
      events: ({ logits }) => {
        let [positives, negatives] = [0, 0]
        for (let i = 0; i < logits.size; i++) {
          if (logits.keys.cell[i] === null) continue
          positives += logits.n[i]! * logits.mean.label[i]!
          negatives += logits.n[i]! * (1 - logits.mean.label[i]!)
        }
        return Math.min(positives, negatives)
      },
    })
  return {
    ece: gapMetric(
      'mean',
      'mean gap between score and outcome, weighted by bin',
      'Σ n_b/n · |mean score − mean outcome| over right-closed bins (Naeini et al. 2015), 1e-9; against a limit less what noise adds',
    ),
    mce: gapMetric(
      'largest',
      'largest gap between score and outcome of a bin',
      'max |mean score − mean outcome| over right-closed bins with rows (Naeini et al. 2015), 1e-9; against a limit less what noise adds',
    ),
    brier: meanMetric(
      {
        summary: 'mean squared error of the score',
        source: 'sklearn.metrics.brier_score_loss, 1e-9',
        better: 'lower',
        measuredIn: 'score',
        range: [0, 1],
        tasks,
        spread: 1,
        outcome,
      },
      square(residual),
    ),
    reliability: part('reliability', 'lower', 'part of the Brier score that recalibration would take away'),
    resolution: part('resolution', 'higher', 'part of the Brier score that telling rows apart has taken away'),
    spiegelhalter_z: armMetric({
      summary: 'Σ(y − s)(1 − 2s) over its standard error, were the scores the true rates',
      source: 'Spiegelhalter 1986; 1e-9, p 1e-6',
      kind: 'test',
      better: { target: 0 },
      measuredIn: 'ratio',
      tasks,
      weights: { refused: 'its distribution is that of rows that count alike' },
      from: {
        terms: moments({
          off: mul(residual, certainty),
          variance: mul(square(certainty), mul(score, sub(1, score))),
        }),
      },
      value: ({ terms }) => (terms.n === 0 ? absent('no_labels') : (spiegelhalter(terms) ?? absent('constant'))),
      test: ({ terms }) => {
        const found = spiegelhalter(terms)
        return found === null ? null : twoSidedNormal(found)
      },
    }),
    calibration_in_the_large: meanMetric(
      {
        summary: 'mean outcome less mean score',
        source: 'mean(y) − mean(s), 1e-9',
        better: { target: 0 },
        measuredIn: 'share',
        range: [-1, 1],
        tasks,
        spread: 1,
        outcome,
      },
      residual,
    ),
    slope: recalibrated('slope', 1, 'slope of the outcome on the logit of the score: under 1, overconfident'),
    intercept: recalibrated('intercept', 0, 'intercept of the outcome on the logit of the score'),
    observed_to_expected: armMetric({
      summary: 'positives over the sum of the scores',
      source: 'Σy / Σs, 1e-9',
      better: { target: 1 },
      measuredIn: 'ratio',
      range: [0, null],
      tasks,
      from: { sums: moments({ score, label: outcome }) },
      value: ({ sums }) =>
        sums.n === 0
          ? absent('no_labels')
          : sums.mean.score > 0
            ? sums.mean.label / sums.mean.score
            : absent('near_zero'),
      events: ({ sums }) => sums.n * Math.min(sums.mean.label, 1 - sums.mean.label),
    }),
  } satisfies Readonly<Record<string, Metric>>
}
