import {
  type ArmMetric,
  absent,
  armMetric,
  type Cells,
  cells,
  defineGate,
  delong,
  eq,
  indicator,
  literal,
  type MetricEntry,
  meanOf,
  moments,
  of,
  pairedMeans,
  pairedRates,
  perSubject,
  ranks,
  rate,
  role,
  type SpreadMetric,
  spreadMetric,
  sub,
  z,
} from 'mlgate'
import { byGroup, type GroupRate } from './fairness/pictures.ts'

const tasks = ['binary'] as const
const score = role('score')
const label = role('label')
const decided = indicator(role('decision'))
const positive = indicator(eq(label, 1))
const error = sub(score, label)

/** 1, 0, or null where a row says nothing of the rate. */
type Outcome = (decision: number, label: number) => number | null

/** Events and rows of a rate, from the cells of decision and label; a row of which either is unknown is left out. */
function counted({ size, n, keys }: Cells<'decision' | 'label'>, outcome: Outcome): { events: number; n: number } {
  const total = { events: 0, n: 0 }
  for (let i = 0; i < size; i++) {
    const [decision, y] = [keys.decision[i], keys.label[i]]
    const x = decision === null || y === null ? null : outcome(Number(decision), Number(y))
    if (x === null) continue
    total.n += n[i]!
    total.events += x * n[i]!
  }
  return total
}

const rateOf = (decisions: Cells<'decision' | 'label'>, outcome: Outcome) => {
  const { events, n } = counted(decisions, outcome)
  return rate(events, n)
}

/** The same of the pairs, as the table of both sides' outcomes. */
function table(pairs: Cells<'incumbent' | 'candidate' | 'label'>, outcome: Outcome) {
  const side = (name: 'incumbent' | 'candidate') =>
    pairs.keys[name].map((decision, i) => {
      const y = pairs.keys.label[i]!
      return decision === null || y === null ? null : outcome(Number(decision), Number(y))
    })
  return pairedRates({ ...pairs, keys: { incumbent: side('incumbent'), candidate: side('candidate') } })
}

interface AboutRate {
  better: 'lower' | 'higher'
  summary: string
  source: string
  outcome: Outcome
  /** Both models' rates are over the same rows. */
  sameRows: boolean
}

/** A share of decisions, of outcomes, or of both. Where it is over no row it is absent; sklearn says 0 there. */
const share = ({ better, summary, source, outcome, sameRows }: AboutRate) =>
  armMetric({
    summary,
    source: `${source}; 1e-9. Over no row: absent`,
    better,
    measuredIn: 'share',
    range: [0, 1],
    tasks,
    from: { decisions: cells({ decision: decided, label: positive }) },
    pairs: {
      decisions: cells(
        { incumbent: of('incumbent', decided), candidate: of('candidate', decided), label: of('incumbent', positive) },
        { over: 'pairs' },
      ),
    },
    value: ({ decisions }) => {
      const { events, n } = counted(decisions, outcome)
      return n > 0 ? events / n : absent(counted(decisions, () => 1).n > 0 ? 'one_class' : 'no_labels')
    },
    events: ({ decisions }) => counted(decisions, outcome).n,
    closed: sameRows
      ? { arm: ({ decisions }) => rateOf(decisions, outcome), paired: ({ decisions }) => table(decisions, outcome) }
      : { arm: ({ decisions }) => rateOf(decisions, outcome) },
    largestChange: ({ decisions }) => counted(decisions, () => 1).n / counted(decisions, outcome).n,
  })

const selection = armMetric({
  summary: 'share of rows that are decided for; here taken for a benefit',
  source: 'fairlearn.metrics.selection_rate, 1e-9',
  better: 'higher',
  measuredIn: 'share',
  range: [0, 1],
  tasks,
  from: { decisions: moments({ selected: decided }) },
  pairs: {
    decisions: cells({ incumbent: of('incumbent', decided), candidate: of('candidate', decided) }, { over: 'pairs' }),
  },
  value: ({ decisions }) => (decisions.n > 0 ? decisions.mean.selected : absent('no_rows')),
  closed: {
    arm: ({ decisions }) => rate(decisions.n * decisions.mean.selected, decisions.n),
    paired: ({ decisions }) => pairedRates(decisions),
  },
  largestChange: () => 1,
})

const auc = armMetric({
  summary: 'chance that a positive is scored above a negative of the same group, ties counting half',
  source: 'sklearn.metrics.roc_auc_score, 1e-9; DeLong',
  better: 'higher',
  measuredIn: 'share',
  range: [0, 1],
  tasks,
  from: { order: ranks({ score }, label) },
  pairs: {
    order: ranks({ incumbent: of('incumbent', score), candidate: of('candidate', score) }, of('incumbent', label), {
      over: 'pairs',
    }),
  },
  value: ({ order }) =>
    order.positives + order.negatives === 0
      ? absent('no_labels')
      : order.positives * order.negatives === 0
        ? absent('one_class')
        : order.auc.score,
  events: ({ order }) => Math.min(order.positives, order.negatives),
  closed: { arm: ({ order }) => delong(order), paired: ({ order }) => delong(order) },
  largestChange: ({ order }) => (order.positives + order.negatives) / Math.min(order.positives, order.negatives),
})

const meanError = armMetric({
  summary: 'mean score less the share of positives: calibration in the large',
  source: 'mean(score) − mean(label); 1e-9',
  better: { target: 0 },
  measuredIn: 'score',
  range: [-1, 1],
  tasks,
  from: { errors: moments({ error, positive }) },
  pairs: {
    errors: moments({ incumbent: of('incumbent', error), candidate: of('candidate', error) }, { over: 'pairs' }),
  },
  value: ({ errors }) => (errors.n > 0 ? errors.mean.error : absent('no_labels')),
  events: ({ errors }) => (errors.n > 0 ? errors.n * Math.min(errors.mean.positive, 1 - errors.mean.positive) : 0),
  closed: { arm: ({ errors }) => meanOf(errors, 'error'), paired: ({ errors }) => pairedMeans(errors) },
  largestChange: () => 1,
})

const abouts = {
  true_positive_rate: {
    summary: 'share of the positives that are decided for (recall)',
    source: 'sklearn.metrics.recall_score',
    better: 'higher',
    outcome: (decision, y) => (y === 1 ? decision : null),
    sameRows: true,
  },
  false_positive_rate: {
    summary: 'share of the negatives that are decided for',
    source: 'fairlearn.metrics.false_positive_rate',
    better: 'lower',
    outcome: (decision, y) => (y === 0 ? decision : null),
    sameRows: true,
  },
  false_negative_rate: {
    summary: 'share of the positives that are decided against',
    source: 'fairlearn.metrics.false_negative_rate',
    better: 'lower',
    outcome: (decision, y) => (y === 1 ? 1 - decision : null),
    sameRows: true,
  },
  precision: {
    summary: 'share of what is decided for that is positive (positive predictive value)',
    source: 'sklearn.metrics.precision_score',
    better: 'higher',
    outcome: (decision, y) => (decision === 1 ? y : null),
    sameRows: false,
  },
  accuracy: {
    summary: 'share of decisions that the outcome confirms',
    source: 'sklearn.metrics.accuracy_score',
    better: 'higher',
    outcome: (decision, y) => Number(decision === y),
    sameRows: true,
  },
} as const satisfies Readonly<Record<string, AboutRate>>

const rates = {
  true_positive_rate: share(abouts.true_positive_rate),
  false_positive_rate: share(abouts.false_positive_rate),
  false_negative_rate: share(abouts.false_negative_rate),
  precision: share(abouts.precision),
  accuracy: share(abouts.accuracy),
}

/** What is drawn by group of a metric: the rate that it is, or those that it is a gap of. */
const drawn: Readonly<Record<string, GroupRate>> = Object.fromEntries(
  Object.entries({ ...abouts, selection_rate: { outcome: (decision: number) => decision } }).map(
    ([name, { outcome }]) => [
      name,
      {
        title: `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`,
        measuredIn: name.replaceAll('_', ' '),
        // Who is selected is known before any outcome.
        keys: { decision: decided, label: name === 'selection_rate' ? literal(0) : positive },
        counted: cells => counted(cells, outcome),
      } satisfies GroupRate,
    ],
  ),
)

// biome-ignore lint/suspicious/noExplicitAny: a metric of whatever needs
type Of = Readonly<Record<string, ArmMetric<any, any>>>

const spread = (kind: SpreadMetric['spread'], metrics: Of, source: string) => {
  const names = Object.keys(metrics).map(name => name.replaceAll('_', ' '))
  const what = names.join(' or ')
  return perSubject(
    kind === 'difference'
      ? `largest difference between two groups in ${what}`
      : `smallest ratio of two groups' ${what}, the smaller over the larger`,
    () =>
      spreadMetric({
        summary:
          kind === 'difference' ? `largest difference between groups in ${what}` : `smallest ratio of groups' ${what}`,
        source,
        better: kind === 'difference' ? 'lower' : 'higher',
        measuredIn: kind === 'ratio' ? 'ratio' : Object.values(metrics)[0]!.measuredIn,
        range: [0, 1],
        tasks,
        spread: kind,
        of: metrics,
      }),
    'groups',
  )
}

const base: Of = { selection_rate: selection, ...rates, auc, mean_error: meanError }
const SOURCE = "fairlearn.metrics.MetricFrame(…).difference(method='between_groups'), 1e-9"
const RATIO = "fairlearn.metrics.MetricFrame(…).ratio(method='between_groups'), 1e-9"
const odds = { true_positive_rate: rates.true_positive_rate, false_positive_rate: rates.false_positive_rate }

/** Values by group, and their gaps. The mean error has a sign, so a ratio of it means nothing. */
const gaps = Object.fromEntries(
  Object.entries(base).flatMap(([name, metric]) => [
    [`${name}_difference`, spread('difference', { [name]: metric }, SOURCE)],
    ...(metric === meanError ? [] : [[`${name}_ratio`, spread('ratio', { [name]: metric }, RATIO)] as const]),
  ]),
)

const metrics: Readonly<Record<string, MetricEntry>> = {
  demographic_parity_difference: spread(
    'difference',
    { selection_rate: selection },
    'fairlearn.metrics.demographic_parity_difference, 1e-9',
  ),
  demographic_parity_ratio: spread(
    'ratio',
    { selection_rate: selection },
    'fairlearn.metrics.demographic_parity_ratio, 1e-9',
  ),
  equal_opportunity_difference: spread(
    'difference',
    { true_positive_rate: rates.true_positive_rate },
    'fairlearn.metrics.equal_opportunity_difference, 1e-9',
  ),
  equal_opportunity_ratio: spread(
    'ratio',
    { true_positive_rate: rates.true_positive_rate },
    'fairlearn.metrics.equal_opportunity_ratio, 1e-9',
  ),
  equalized_odds_difference: spread(
    'difference',
    odds,
    "fairlearn.metrics.equalized_odds_difference(agg='worst_case'), 1e-9",
  ),
  equalized_odds_ratio: spread('ratio', odds, "fairlearn.metrics.equalized_odds_ratio(agg='worst_case'), 1e-9"),
  predictive_parity_difference: spread('difference', { precision: rates.precision }, SOURCE),
  calibration_difference: spread(
    'difference',
    { mean_error: meanError },
    'max − min over groups of mean(score) − mean(label)',
  ),
  ...gaps,
  ...base,
}

/** The metrics that one is made of, by their names. */
const partsOf = (name: string): readonly string[] => {
  const entry = metrics[name]
  if (entry?.shape !== 'per-subject') return entry ? [name] : []
  const spread = entry.of({ name: '', expr: literal(null), type: '' })
  return spread?.shape === 'spread' ? Object.keys(spread.of) : []
}

export default defineGate({
  name: 'fairness',
  question: 'Are people treated alike, whichever group they are in?',
  options: z.strictObject({}),
  metrics: () => metrics,
  pictures: (_, asked) =>
    Object.fromEntries(
      [...new Set(asked.flatMap(partsOf))].flatMap(name => (drawn[name] ? [[name, byGroup(drawn[name])]] : [])),
    ),
})
