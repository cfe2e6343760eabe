import {
  absent,
  armMetric,
  cells,
  defineGate,
  delong,
  delongTest,
  type Expr,
  eq,
  gt,
  indicator,
  literal,
  ln,
  lt,
  mcnemarTests,
  meanOf,
  moments,
  of,
  pairedMeans,
  pairedRates,
  pairedT,
  ranks,
  rate,
  role,
  type Side,
  square,
  sub,
  when,
  z,
} from 'mlgate'

const score = role('score')
const label = role('label')
const tasks = ['binary'] as const

/** sklearn clips scores to [1e-15, 1 − 1e-15], so a certain and wrong score costs 34.5. */
const CLIP = 1e-15
const clipped = when(lt(score, CLIP), literal(CLIP), when(gt(score, 1 - CLIP), literal(1 - CLIP), score))
const logLoss = sub(0, ln(when(eq(label, 1), clipped, sub(1, clipped))))
const squaredError = square(sub(score, label))
const correct = indicator(eq(indicator(role('decision')), label))

const pairsOf = (x: Expr): Record<Side, Expr> => ({ incumbent: of('incumbent', x), candidate: of('candidate', x) })

/** A mean over labelled rows; its events are the rows of the rarer outcome. */
const meanLoss = (about: { summary: string; source: string; measuredIn: string; most: number }, loss: Expr) =>
  armMetric({
    summary: about.summary,
    source: about.source,
    better: 'lower',
    measuredIn: about.measuredIn,
    range: [0, about.most],
    tasks,
    from: { losses: moments({ loss, label }) },
    pairs: { losses: moments(pairsOf(loss), { over: 'pairs' }) },
    value: ({ losses }) => (losses.n === 0 ? absent('no_labels') : losses.mean.loss),
    events: ({ losses }) => losses.n * Math.min(losses.mean.label, 1 - losses.mean.label),
    closed: { arm: ({ losses }) => meanOf(losses, 'loss'), paired: ({ losses }) => pairedMeans(losses) },
    tests: ({ losses }) => pairedT(losses),
    largestChange: () => about.most,
  })

export default defineGate({
  name: 'significance',
  question: 'Is the candidate no worse than the incumbent at its task?',
  options: z.strictObject({}),
  metrics: () => ({
    accuracy: armMetric({
      summary: 'share of decisions that the outcome confirms',
      source: 'sklearn.metrics.accuracy_score, 1e-9',
      better: 'higher',
      measuredIn: 'share',
      range: [0, 1],
      tasks,
      from: { decisions: moments({ correct }) },
      pairs: { decisions: cells(pairsOf(correct), { over: 'pairs' }) },
      value: ({ decisions }) => (decisions.n === 0 ? absent('no_labels') : decisions.mean.correct),
      closed: {
        arm: ({ decisions }) => rate(decisions.n * decisions.mean.correct, decisions.n),
        paired: ({ decisions }) => pairedRates(decisions),
      },
      tests: ({ decisions }) => mcnemarTests(decisions),
      largestChange: () => 1,
    }),
    log_loss: meanLoss(
      {
        summary: 'mean surprise at the outcome',
        source: 'sklearn.metrics.log_loss, clipped at 1e-15; 1e-9',
        measuredIn: 'nats',
        most: -Math.log(CLIP),
      },
      logLoss,
    ),
    brier: meanLoss(
      {
        summary: 'mean squared error of the score',
        source: 'sklearn.metrics.brier_score_loss, 1e-9',
        measuredIn: 'score',
        most: 1,
      },
      squaredError,
    ),
    auc: armMetric({
      summary: 'chance that a positive is scored above a negative, ties counting half',
      source: 'sklearn.metrics.roc_auc_score, 1e-9; DeLong: pROC, 1e-9',
      better: 'higher',
      measuredIn: 'share',
      range: [0, 1],
      tasks,
      from: { order: ranks({ score }, label) },
      pairs: { order: ranks(pairsOf(score), of('incumbent', label), { over: 'pairs' }) },
      value: ({ order }) =>
        order.positives + order.negatives === 0
          ? absent('no_labels')
          : order.positives * order.negatives === 0
            ? absent('one_class')
            : order.auc.score,
      events: ({ order }) => Math.min(order.positives, order.negatives),
      closed: { arm: ({ order }) => delong(order), paired: ({ order }) => delong(order) },
      tests: ({ order }) => delongTest(order),
      largestChange: ({ order }) => (order.positives + order.negatives) / Math.min(order.positives, order.negatives),
    }),
  }),
})
