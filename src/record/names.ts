import { wholeText } from './numbers.ts'

/** How a metric is called in a sentence. A name without an entry is its words, with the abbreviations of `WORDS`. */
interface Spelling {
  name: string
  /** Shown in %, its differences in points. */
  percent?: true
  /** The word before a subject. */
  of?: 'of' | 'by' | 'in'
  /** One and many of what is counted, `{subject}` standing for the subject. */
  counts?: readonly [string, string]
}

const percent = true

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  accuracy: { name: 'accuracy', percent },
  auc: { name: 'AUC' },
  average_precision: { name: 'average precision' },
  balanced_accuracy: { name: 'balanced accuracy', percent },
  bias: { name: 'the bias' },
  auc_difference: { name: 'the gap in AUC', of: 'by' },
  auc_ratio: { name: 'the ratio of AUCs', of: 'by' },
  accuracy_difference: { name: 'the gap in accuracy', of: 'by' },
  accuracy_ratio: { name: 'the ratio of accuracies', of: 'by' },
  brier: { name: 'the Brier score' },
  calibration_difference: { name: 'the gap in mean error', of: 'by' },
  calibration_in_the_large: { name: 'the mean outcome less the mean score' },
  chi2: { name: 'the chi-squared test' },
  cohen_kappa: { name: "Cohen's kappa" },
  completeness: { name: 'the share of hours that have any row', percent },
  coverage: { name: 'the share of ids that are in both logs', percent },
  demographic_parity_difference: { name: 'the gap in selection rate', of: 'by' },
  demographic_parity_ratio: { name: 'the ratio of selection rates', of: 'by' },
  credit: { name: 'the credit per session' },
  cramers_v: { name: "Cramér's V" },
  draft_balance: { name: 'the draft balance test' },
  draft_share: { name: "the share of documents that are the candidate's", percent },
  drifted_share: { name: 'the share of drifted columns', percent },
  duplicates: { name: 'the share of rows whose id another row has already', percent },
  crossover: { name: 'the share of units that were served by both models', percent },
  ece: { name: 'ECE' },
  equal_opportunity_difference: { name: 'the gap in true positive rate', of: 'by' },
  equal_opportunity_ratio: { name: 'the ratio of true positive rates', of: 'by' },
  equalized_odds_difference: { name: 'the gap in equalized odds', of: 'by' },
  equalized_odds_ratio: { name: 'the ratio of equalized odds', of: 'by' },
  error_rate: { name: 'the error rate', percent },
  false_negative_rate: { name: 'the false negative rate', percent },
  false_negative_rate_difference: { name: 'the gap in false negative rate', of: 'by' },
  false_negative_rate_ratio: { name: 'the ratio of false negative rates', of: 'by' },
  false_positive_rate: { name: 'the false positive rate', percent },
  false_positive_rate_difference: { name: 'the gap in false positive rate', of: 'by' },
  false_positive_rate_ratio: { name: 'the ratio of false positive rates', of: 'by' },
  exposure: { name: 'the share of units that the candidate served', percent },
  feature_mismatch: { name: 'the share of requests that differ between the logs', percent, of: 'in' },
  flip_rate: { name: 'the flip rate', percent },
  flip_rate_down: { name: 'the rate of flips from positive to negative', percent },
  flip_rate_up: { name: 'the rate of flips from negative to positive', percent },
  freshness: { name: 'the age of the newest row' },
  interval_coverage: { name: 'the share of labels within the predicted interval', percent },
  interval_width: { name: 'the mean width of the predicted intervals' },
  interval_score: { name: 'the interval score' },
  decile_bias: { name: 'the largest bias of a decile' },
  worst_class_ece: { name: 'the largest ECE of a class' },
  intercept: { name: 'the calibration intercept' },
  hellinger: { name: 'the Hellinger distance' },
  js: { name: 'the Jensen-Shannon distance' },
  jensen_shannon: { name: 'the Jensen-Shannon distance' },
  kappa: { name: "Cohen's kappa" },
  kendall_tau_b: { name: "Kendall's tau" },
  ks: { name: 'the Kolmogorov-Smirnov distance' },
  id_completeness: { name: "the share of the incumbent's ids that the candidate's log has", percent },
  label_coverage_change: { name: "the share of known outcomes, less that of the incumbent's log,", percent },
  label_coverage: { name: 'the share of rows with a label', percent },
  label_coverage_gap: {
    name: 'the share of known outcomes among positive decisions, less that among negative ones,',
    percent,
  },
  log_loss: { name: 'log loss' },
  max: { name: 'the longest latency' },
  max_abs_diff: { name: 'the largest difference of scores' },
  mape: { name: 'MAPE', percent },
  mce: { name: 'MCE' },
  medae: { name: 'the median absolute error' },
  mcnemar: { name: "McNemar's test" },
  mean: { name: 'mean latency' },
  mean_error: { name: 'the mean error of the score' },
  mean_error_difference: { name: 'the gap in mean error', of: 'by' },
  mean_abs_diff: { name: 'the mean difference of scores' },
  mean_shift: { name: 'the standardised shift of the mean' },
  missing_rate_change: { name: 'the change in the share of missing values', percent, of: 'in' },
  new_category_share: { name: 'the share of new categories', percent, of: 'in' },
  not_allowed: { name: 'the share of values that are not allowed', percent, of: 'in' },
  not_matching: { name: 'the share of values that do not match the pattern', percent, of: 'in' },
  null_mismatch: { name: 'the share of pairs with one score missing', percent },
  null_rate: { name: 'the share of missing values', percent, of: 'in' },
  observed_to_expected: { name: 'the ratio of observed to expected outcomes' },
  one_sided: { name: 'the share of sessions that show one model only', percent },
  out_of_range: { name: 'the share of values out of range', percent, of: 'in' },
  paired: { name: 'the share of ids that are in both logs', percent },
  pearson: { name: "Pearson's correlation" },
  pinball: { name: 'the pinball loss' },
  position_balance: { name: 'the difference in mean position' },
  preference: { name: 'the share of sessions that the candidate won', percent },
  precision: { name: 'precision', percent },
  precision_difference: { name: 'the gap in precision', of: 'by' },
  precision_ratio: { name: 'the ratio of precisions', of: 'by' },
  predictive_parity_difference: { name: 'the gap in precision', of: 'by' },
  psi: { name: 'PSI' },
  r2: { name: 'R²' },
  recall: { name: 'recall', percent },
  relevance_mismatch: { name: 'the share of queries whose relevance differs between the logs', percent },
  reliability: { name: 'the reliability part of the Brier score' },
  resolution: { name: 'the resolution of the Brier score' },
  rows: { name: 'the number of rows' },
  slo: { name: 'the share of requests answered in time', percent },
  sample_ratio: { name: 'the sample ratio test' },
  schema_mismatch: {
    name: 'the number of columns in which the logs differ',
    counts: ['column in which the logs differ', 'columns in which the logs differ'],
  },
  selection_rate: { name: 'the selection rate', percent },
  selection_rate_difference: { name: 'the gap in selection rate', of: 'by' },
  selection_rate_ratio: { name: 'the ratio of selection rates', of: 'by' },
  slope: { name: 'the calibration slope' },
  spearman: { name: "Spearman's correlation" },
  spiegelhalter_z: { name: "Spiegelhalter's test" },
  ties: { name: 'the share of sessions that neither model won', percent },
  timeout_rate: { name: 'the rate of timeouts', percent },
  top_k_overlap: { name: 'the overlap of the highest scores', percent },
  total_variation: { name: 'the total variation distance' },
  true_positive_rate: { name: 'the true positive rate', percent },
  true_positive_rate_difference: { name: 'the gap in true positive rate', of: 'by' },
  true_positive_rate_ratio: { name: 'the ratio of true positive rates', of: 'by' },
  unique: {
    name: 'the number of ids whose rows contradict each other',
    counts: ['id whose rows contradict each other', 'ids whose rows contradict each other'],
  },
  valid: {
    name: 'the number of rows with a missing or impossible value',
    of: 'in',
    counts: ['row with a missing or impossible {subject}', 'rows with a missing or impossible {subject}'],
  },
  wasserstein: { name: 'the Wasserstein distance' },
  wasserstein_sd: { name: 'the standardised Wasserstein distance' },
  within_tolerance: { name: 'the share of scores within tolerance', percent },
}

const WORDS: Readonly<Record<string, string>> = {
  auc: 'AUC',
  ece: 'ECE',
  f1: 'F1',
  mae: 'MAE',
  map: 'MAP',
  mape: 'MAPE',
  mce: 'MCE',
  mcc: 'MCC',
  medae: 'median absolute error',
  mrr: 'MRR',
  mse: 'MSE',
  ndcg: 'NDCG',
  ovr: 'one-vs-rest',
  psi: 'PSI',
  r2: 'R²',
  rmse: 'RMSE',
}

/** A metric, as much of it as naming needs. */
export interface Named {
  metric: string
  subject: string | null
  measuredIn: string
  between?: readonly [string, string] | null
  /** Of a gap over several metrics, the one that it is of. */
  of?: string | null
}

/** Own properties only: a measure may be called `constructor`. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** `mean` and `max` are ordinary words: they are latencies only where times are measured. */
const spelled = ({ metric, measuredIn }: Named): Spelling | undefined =>
  (metric === 'mean' || metric === 'max') && measuredIn !== 'ms' ? undefined : own(SPELLINGS, uncut(metric))

/** `ndcg@10` without its cut-off. */
const uncut = (metric: string): string => metric.replace(/@\d+$/, '')

/** Metrics about how another one goes over time, with that one's name. */
const OVER_TIME: Readonly<Record<string, (name: string) => string>> = {
  trend: name => `the change of ${name} over the period`,
  sustained: name => `sustained ${name.replace(/^the /, '')}`,
  worst_window: name => `the worst window's ${name.replace(/^the /, '')}`,
}

/** `p99` of `trend(latency/p99)`; null where the metric is not about another. */
function innerOf({ metric, subject, ...rest }: Named): Named | null {
  const [, inner, of = null] = /^(?:[^/()]+\/)?([A-Za-z][\w.-]*)(?:\((.+)\))?$/.exec(subject ?? '') ?? []
  return inner !== undefined && own(OVER_TIME, metric) ? { ...rest, metric: inner, subject: of } : null
}

/** Its values are changes of another metric. */
export const isTrend = (check: Named): boolean => check.metric === 'trend' && innerOf(check) !== null

/** The metric with its subject, as it stands inside a sentence: `the flip rate`, `PSI of age`, `p99 latency`. */
export function nameOf(check: Named): string {
  const { metric, subject, between, of = null } = check
  const inner = innerOf(check)
  if (inner) return own(OVER_TIME, metric)!(nameOf(inner))
  const spelling = spelled(check)
  const digits = /^p(\d+)$/.exec(metric)?.[1]
  const delay = /^p(\d+)_label_delay$/.exec(metric)?.[1]
  const quantile = /^p(\d+)_abs_diff$/.exec(metric)?.[1]
  const name =
    spelling?.name ??
    (delay && `p${percentile(delay)} of the time from request to outcome`) ??
    (quantile && `p${percentile(quantile)} of the differences of scores`) ??
    (digits && check.measuredIn === 'ms' ? `p${percentile(digits)} latency` : words(uncut(metric)))
  if (metric === 'paired' && (subject === 'query' || subject === 'unit'))
    return name.replace('ids', subject === 'query' ? 'queries' : 'units')
  if (between) return `${name}${of === null ? '' : ` (${words(of)})`} between ${between[0]} and ${between[1]}`
  const cut = metric.slice(uncut(metric).length)
  if (cut) return `${name}${cut}`
  // The subject of `unique` and `paired` is the id, which the name says already.
  return subject === null || metric === 'unique' || metric === 'paired' || metric === 'duplicates'
    ? name
    : `${name} ${spelling?.of ?? 'of'} ${subject}`
}

const words = (name: string): string => name.split('_').map(word).join(' ')
const percentile = (digits: string): string => (digits.length > 2 ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits)
const word = (w: string): string => own(WORDS, w) ?? w

/** "the flip rate" after "the incumbent's". */
export const bareNameOf = (check: Named): string => nameOf(check).replace(/^the /, '')

/** A share is shown in % where people say it so: rates, coverage, and whatever the spec limits in % or points. */
export function inPercent(check: Named, limit: number | string | boolean, relative: boolean): boolean {
  if (check.measuredIn !== 'share') return false
  const inner = innerOf(check)
  if (inner) return inPercent(inner, limit, relative)
  const spelling = spelled(check)
  if (spelling) return spelling.percent === true || (!relative && writtenInPercent(limit))
  return /(^|_)(rate|share|coverage)(_|$)/.test(uncut(check.metric)) || (!relative && writtenInPercent(limit))
}

const writtenInPercent = (limit: number | string | boolean): boolean =>
  typeof limit === 'string' && /(%|pp)$/.test(limit.trim())

/** `3 rows with a missing or impossible score`, for metrics that count what should not be there. */
export function countOf(check: Named, count: number): string | null {
  const forms = spelled(check)?.counts
  if (!forms) return null
  const words = (count === 1 ? forms[0] : forms[1]).replace('{subject}', () => check.subject ?? 'value')
  return `${count === 0 ? 'no' : wholeText(count)} ${words}`
}
