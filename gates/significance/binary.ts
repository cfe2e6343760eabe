import {
  absent,
  armMetric,
  type Counts,
  countsOf,
  eq,
  gt,
  indicator,
  literal,
  ln,
  lt,
  type MetricEntry,
  mccOf,
  role,
  square,
  sub,
  when,
} from 'mlgate'
import { f1Metric, precisionOf, recallOf, rightOf, rowsIn, tableOf } from './classes.ts'
import { meanMetric } from './mean.ts'
import { aucOf, averagePrecisionOf } from './ranked.ts'

const score = role('score')
const label = role('label')
const tasks = ['binary'] as const
const positive = { decision: role('decision'), outcome: eq(label, 1), tasks }

/** sklearn clips scores to [1e-15, 1 − 1e-15], so a certain and wrong score costs 34.5. */
export const CLIP = 1e-15
const clipped = when(lt(score, CLIP), literal(CLIP), when(gt(score, 1 - CLIP), literal(1 - CLIP), score))
/** Without an outcome there is no loss: `case` would take the unknown for the negative. */
const logLoss = sub(0, ln(when(eq(label, 1), clipped, when(eq(label, 0), sub(1, clipped), literal(null)))))

/** A label that is no outcome fails the data gate's check of it; it is not what ends the run. */
const ranked = { score, outcome: indicator(eq(label, 1)), tasks }

const classesIn = (c: Counts) =>
  rowsIn(c) === 0 ? absent('no_labels') : (c.tp + c.fn) * (c.fp + c.tn) === 0 ? absent('one_class') : null

export const binary: Readonly<Record<string, MetricEntry>> = {
  accuracy: rightOf(
    { summary: 'share of decisions that the outcome confirms', source: 'sklearn.metrics.accuracy_score, 1e-9', tasks },
    indicator(eq(indicator(role('decision')), label)),
  ),
  balanced_accuracy: armMetric({
    summary: 'mean of the shares of positives and of negatives that are decided so',
    source: 'sklearn.metrics.balanced_accuracy_score, 1e-9; absent where a class is missing (sklearn leaves it out)',
    better: 'higher',
    measuredIn: 'share',
    range: [0, 1],
    tasks,
    from: tableOf(positive),
    value: ({ table }) => {
      const c = countsOf(table)
      return classesIn(c) ?? (c.tp / (c.tp + c.fn) + c.tn / (c.tn + c.fp)) / 2
    },
    events: ({ table }) => Math.min(...Object.values(countsOf(table))),
    // A flip counts most in the smaller class.
    largestChange: ({ table }) => {
      const c = countsOf(table)
      return rowsIn(c) / (2 * Math.min(c.tp + c.fn, c.tn + c.fp))
    },
  }),
  precision: precisionOf(positive),
  recall: recallOf(positive),
  f1: f1Metric(positive),
  mcc: armMetric({
    summary: "Matthews' correlation of decisions and outcomes",
    source: 'sklearn.metrics.matthews_corrcoef, 1e-9; absent where all decisions are the same (sklearn: 0)',
    better: 'higher',
    measuredIn: 'ratio',
    range: [-1, 1],
    tasks,
    from: tableOf(positive),
    value: ({ table }) => {
      const c = countsOf(table)
      return classesIn(c) ?? ((c.tp + c.fp) * (c.tn + c.fn) === 0 ? absent('constant') : mccOf(c))
    },
    events: ({ table }) => {
      const { tp, fp, fn, tn } = countsOf(table)
      return Math.min(tp, tn, fp + fn)
    },
  }),
  log_loss: meanMetric(
    {
      summary: 'mean surprise at the outcome',
      source: 'sklearn.metrics.log_loss, clipped at 1e-15; 1e-9',
      better: 'lower',
      measuredIn: 'nats',
      range: [0, -Math.log(CLIP)],
      tasks,
      spread: -Math.log(CLIP),
      outcome: label,
    },
    logLoss,
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
      outcome: label,
    },
    square(sub(score, label)),
  ),
  auc: aucOf(ranked),
  average_precision: averagePrecisionOf(ranked),
}
