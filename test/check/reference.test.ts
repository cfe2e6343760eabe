import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromSource } from '../../src/engine/duckdb/files.ts'
import { open } from '../../src/engine/duckdb/open.ts'
import { runQueries } from '../../src/engine/duckdb/run.ts'
import { welchTest } from '../../src/gate/observe.ts'
import type { Ask } from '../../src/plan/types.ts'
import type { RecordedCheck } from '../../src/record/types.ts'
import { and, column, type Expr, eq, ge, indicator, of } from '../../src/sql/expr.ts'
import { delong } from '../../src/stats/delong.ts'
import { independent, infer, satterthwaite } from '../../src/stats/infer.ts'
import { adjust } from '../../src/stats/multiplicity.ts'
import { rowsForMeans, rowsForRates } from '../../src/stats/power.ts'
import { logRatio, miettinenNurminen, newcombe, wilson } from '../../src/stats/rates.ts'
import type { Cells, Moments, Ranks } from '../../src/stats/statistics.ts'
import { twoProportions } from '../../src/stats/tests.ts'
import { adultQueries, adultSources } from '../engine/adult.ts'
import { checkText } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, recordOf, shared } from '../helpers/run.ts'
import { ends, known } from '../stats/reference.ts'

/**
 * Every number of reference.json, leaf by leaf, against what mlgate makes of the same logs: a leaf that nobody compares
 * fails. To 1e-9, p-values to 1e-6. What the record does not print (bins, tables of pairs, Wilson's interval) is asked
 * of the engine and the statistics below it.
 */
if (!hasShared) console.warn(`skipped: all reference values; there are none at ${shared}`)

const models = ['v1-logistic', 'v2-boosted', 'v3-naive-bayes', 'v4-label-outage']
const numbers = ['age', 'hours_per_week', 'education_num']
const features = [...numbers, 'workclass', 'occupation', 'sex', 'race']
const log = (folder: string, name: string) => JSON.stringify(join(shared, 'data', folder, `${name}.parquet`))
const limits = (names: readonly string[], limit: string) => names.map(name => `${name}: {${limit}}`).join(', ')

const classification = ['accuracy', 'balanced_accuracy', 'precision', 'recall', 'f1', 'mcc', 'auc', 'average_precision']
const counts = { tp: 'decision and label = 1', fp: 'decision and label = 0', fn: 'not decision and label = 1' }
const measures = Object.entries({ ...counts, tn: 'not decision and label = 0', positives: 'label = 1' }).map(
  ([name, condition]) =>
    `  ${name}: {value: case when ${condition} then 1 else 0 end, aggregate: sum, better: higher, outcome: per_arm}\n`,
)
const rates = ['selection_rate', 'true_positive_rate', 'false_positive_rate', 'false_negative_rate']
const peers = ['demographic_parity', 'equalized_odds']
const differences = [...peers, 'equal_opportunity', 'predictive_parity', ...rates, 'precision', 'accuracy']

const head = (candidate: string) => `version: 1
model: adult-income
task: binary
logs:
  incumbent: ${log('adult', candidate === 'v1-logistic' ? 'v2-boosted' : 'v1-logistic')}
  candidate: ${log('adult', candidate)}
  labels: ${log('adult', 'labels')}
  reference: ${log('adult', 'training-reference')}
columns: {id: request_id, score: score, label: label, latency: latency_ms, features: [${features.join(', ')}], groups: [sex, race]}
`
const everything = `measures:
${measures.join('')}  mean_score: {value: score, better: higher}
  mean_label: {value: label, better: higher, outcome: per_arm}
gates:
  - {gate: parity, tolerance: 0.05, metrics: {flip_rate: {max: 0.9}, max_abs_diff: {max: 1}, mean_abs_diff: {max: 0.9}, within_tolerance: {min: 0.1}, pearson: {min: 0.1}, spearman: {min: 0.1}, kendall_tau_b: {min: 0.1}, kappa: {min: 0.1}}}
  - {gate: latency, metrics: {${limits(['p50', 'p90', 'p95', 'p99', 'p999', 'mean', 'max'], 'max: 10s')}}}
  - {gate: significance, metrics: {${limits(classification, 'max: 1, margin: 0.5')}, log_loss: {margin: 5}, brier: {margin: 0.5}, ${limits([...Object.keys(counts), 'tn', 'positives', 'mean_score', 'mean_label'], 'min: 0')}}}
  - {gate: calibration, metrics: {ece: {max: 0.9}, mce: {max: 0.9}, spiegelhalter_z: {alpha: 0.01}}}
  - {gate: calibration, name: fifteen, bins: 15, metrics: {ece: {max: 0.9}}}
  - {gate: calibration, name: counts, binning: equal-count, metrics: {ece: {max: 0.9}}}
  - {gate: drift, metrics: {${limits(['psi', 'js', 'hellinger', 'total_variation', 'cramers_v', 'ks', 'wasserstein', 'wasserstein_sd'], 'max: 1')}, chi2: {alpha: 0.001}}}
  - {gate: fairness, min_group: {rows: 1, events: 1}, metrics: {${limits(
    differences.map(name => `${name}_difference`),
    'max: 0.9',
  )}, ${limits(
    peers.map(name => `${name}_ratio`),
    'min: 0.1',
  )}}}
`
const digits = `version: 1
model: digits
task: multiclass
logs: {incumbent: ${log('digits', 'v1-logistic')}, candidate: ${log('digits', 'v2-forest')}}
columns: {id: request_id, probabilities: probabilities, label: label}
gates:
  - {gate: significance, metrics: {${limits(['accuracy', 'macro_f1', 'log_loss', 'macro_auc_ovr'], 'margin: 0.5')}}}
  - {gate: calibration, metrics: {ece: {margin: 0.5}}}
`
const diamonds = `version: 1
model: diamonds
task: regression
logs: {incumbent: ${log('diamonds', 'v1-loglinear')}, candidate: ${log('diamonds', 'v2-boosted')}}
columns: {id: request_id, prediction: prediction, label: price}
gates: [{gate: significance, metrics: {${limits(['mae', 'rmse', 'r2', 'mape', 'medae', 'bias'], 'margin: 1')}}}]
`

type Checks = Readonly<Record<string, RecordedCheck>>
type Arm = 'incumbent' | 'candidate'
const checked = async (spec: string): Promise<Checks> => checksOf(recordOf(await checkText(spec)))

/** Of each model: all checks with it as the candidate; the same of AUC on rows that are not paired. */
const whole: Record<string, Checks> = {}
const apart: Record<string, Checks> = {}
const other: Record<'digits' | 'diamonds', Checks> = { digits: {}, diamonds: {} }
const at = (checks: Checks | undefined, id: string): RecordedCheck => {
  const found = checks?.[id]
  if (!found) throw new Error(`no check ${id}; there are ${Object.keys(checks ?? {}).join(', ')}`)
  return found
}
const value = (model: string, id: string) => at(whole[model], id).candidate?.value
const interval = ({ estimate }: RecordedCheck) => [estimate?.low, estimate?.high]

/** Answers of the engine: of each log against the others, and of the features. */
const answered: Record<string, unknown> = {}
async function askEngine(candidate: string): Promise<void> {
  const score = column('score')
  const label: Expr = { is: 'column', name: 'label', log: 'labels' }
  const right = indicator(eq(indicator(ge(score, 0.5)), label))
  const asks: Ask[] = []
  const ask = (name: string, relation: Ask['relation'], request: Ask['request']) =>
    asks.push({ key: `${candidate} ${name} ${relation}`, relation, filter: null, by: [], cluster: null, request })
  for (const arm of ['incumbent', 'candidate'] as const) {
    ask('ranks', arm, { kind: 'ranks', scores: { score }, outcome: label })
    ask('latency', arm, { kind: 'moments', of: { latency: column('latency_ms') } })
  }
  ask('right', 'pairs', {
    kind: 'cells',
    keys: {
      incumbent: { is: 'value', of: of('incumbent', right) },
      candidate: { is: 'value', of: of('candidate', right) },
    },
    mean: {},
  })
  const both = indicator(and(ge(of('incumbent', score), 0.5), ge(of('candidate', score), 0.5)))
  const [one, two] = [of('incumbent', score), of('candidate', score)].map(s => indicator(ge(s, 0.5)))
  ask('flips', 'pairs', { kind: 'moments', of: { both, one: one!, two: two! } })
  for (const name of ['score', ...features])
    for (const relation of ['reference', 'candidate'] as const)
      ask(name, relation, {
        kind: 'cells',
        keys: {
          bin:
            name === 'score' || numbers.includes(name)
              ? {
                  is: 'quantile-bin',
                  of: column(name),
                  count: 10,
                  from: 'reference',
                  source: column(name),
                  closed: 'left',
                }
              : { is: 'value', of: column(name) },
        },
        mean: {},
      })
  const sources = adultSources(shared, candidate)
  const database = await open(sources)
  try {
    const logs = { source: (name: string) => fromSource(database.sources[name as 'labels']!), rows: () => null }
    const answers = await runQueries(database.connections, logs, { ...adultQueries, asks }, { onEvent: () => {} })
    for (const { key } of asks) answered[key] = answers.asks[key]!.groups[0]!.point
  } finally {
    database.close()
  }
}
const answer = <S>(key: string): S => answered[key] as S
/** Rows of each bin, or of each category by its name. */
const counted = (key: string, sorted: boolean): number[] => {
  const { keys, n, size } = answer<Cells<'bin'>>(key)
  const cells = Array.from({ length: size }, (_, i) => [keys.bin[i], n[i]!] as const)
  if (sorted) cells.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return cells.map(([, m]) => m)
}

/** All latencies of each model, in order. */
const latencies: Record<string, Float64Array> = {}
async function readLatencies(): Promise<void> {
  const connection = await (await DuckDBInstance.create()).connect()
  for (const name of models) {
    const rows = await connection.runAndReadAll(
      `SELECT latency_ms FROM '${join(shared, 'data/adult', `${name}.parquet`)}' ORDER BY latency_ms`,
    )
    latencies[name] = Float64Array.from(rows.getColumnsObject().latency_ms as number[])
  }
}
const orderStatistics = (p: number, x: Float64Array): number[] => {
  const ladder = { p: Array.from(x, (_, i) => i / (x.length - 1)), x: [...x] }
  return ends(known(infer({ kind: 'quantile', value: x[0]!, p, n: x.length, ladder })))
}
const probability = (name: string): number => Number(name.slice(1)) / 100

const group = (model: string, by: string, name: string, metric: string) => {
  const { groups } = at(whole[model], `fairness/${metric}_difference(${by})/max`)
  return groups!.find(g => g.group === name)!.candidate!
}
const proportions = () => {
  const { x1, n1, x2, n2 } = reference.procedures.two_proportions
  return { candidate: { events: x1, n: n1 }, incumbent: { events: x2, n: n2 } }
}
const low = (of: { low: number; high: number } | null) => [of?.low, of?.high]
const paired = (model: string, id: string) => at(whole[model], id)
const negative = (x: number | null | undefined) => -x!
const armOf = (model: string): Arm => (/^v1/.test(model) ? 'incumbent' : 'candidate')

// biome-ignore lint/suspicious/noExplicitAny: a document of other programs
let reference: any = {}

/** By path, `*` standing for what is passed: what mlgate finds. */
const seen: Readonly<Record<string, (...parts: string[]) => unknown>> = {
  'adult/metrics/*/n': m => at(whole[m], 'significance/auc/max').candidate?.n,
  ...Object.fromEntries(
    classification.map(name => [`adult/metrics/*/${name}`, (m: string) => value(m, `significance/${name}/max`)]),
  ),
  ...Object.fromEntries(
    ['log_loss', 'brier'].map(name => [
      `adult/metrics/*/${name}`,
      (m: string) => value(m, `significance/${name}/margin`),
    ]),
  ),
  ...Object.fromEntries(
    ['positives', 'tn', 'fp', 'fn', 'tp', 'mean_score', 'mean_label'].map(name => [
      `adult/metrics/*/${name}`,
      (m: string) => value(m, `significance/${name}/min`),
    ]),
  ),
  'adult/metrics/*/ece_10_equal_width': m => value(m, 'calibration/ece/max'),
  'adult/metrics/*/mce_10_equal_width': m => value(m, 'calibration/mce/max'),
  'adult/metrics/*/ece_15_equal_width': m => value(m, 'fifteen/ece/max'),
  'adult/metrics/*/ece_10_equal_count': m => value(m, 'counts/ece/max'),
  'adult/metrics/*/spiegelhalter_z': m => value(m, 'calibration/spiegelhalter_z/alpha'),
  'adult/metrics/*/spiegelhalter_p': m => at(whole[m], 'calibration/spiegelhalter_z/alpha').p,
  'adult/metrics/*/accuracy_clopper_pearson95': m => interval(at(whole[m], 'significance/accuracy/max')),
  'adult/metrics/*/accuracy_wilson95': m => {
    const { value, n } = at(whole[m], 'significance/accuracy/max').candidate!
    return low(wilson(Math.round(value! * n), n, 0.05))
  },

  ...Object.fromEntries(
    Object.entries({
      flip_rate: 'flip_rate/max',
      max_abs_diff: 'max_abs_diff/max',
      mean_abs_diff: 'mean_abs_diff/max',
      within_0_05: 'within_tolerance/min',
      pearson: 'pearson/min',
      spearman: 'spearman/min',
      kendall_tau_b: 'kendall_tau_b/min',
      cohen_kappa: 'kappa/min',
    }).map(([name, id]) => [`adult/paired_vs_v1/*/${name}`, (m: string) => value(m, `parity/${id}`)]),
  ),
  'adult/paired_vs_v1/*/flips': m => flips(m).events,
  'adult/paired_vs_v1/*/flip_rate_wilson95': m => low(wilson(flips(m).events, flips(m).n, 0.05)),
  // Rows: the incumbent is right, wrong; columns: the candidate.
  'adult/paired_vs_v1/*/correct_table': m => {
    const { keys, n, size } = answer<Cells<Arm>>(`${m} right pairs`)
    const cell = (i: number, c: number) =>
      Array.from({ length: size }, (_, k) => k).find(k => keys.incumbent[k] === i && keys.candidate[k] === c)!
    return [
      [n[cell(1, 1)], n[cell(1, 0)]],
      [n[cell(0, 1)], n[cell(0, 0)]],
    ]
  },
  'adult/paired_vs_v1/*/mcnemar_exact_p': m => paired(m, 'significance/accuracy/margin').tests['McNemar exact']?.p,
  'adult/paired_vs_v1/*/mcnemar_chi2': m => paired(m, 'significance/accuracy/margin').tests['McNemar χ²']?.statistic,
  'adult/paired_vs_v1/*/mcnemar_p': m => paired(m, 'significance/accuracy/margin').tests['McNemar χ²']?.p,
  'adult/paired_vs_v1/*/accuracy_delta': m => paired(m, 'significance/accuracy/margin').estimate?.value,
  'adult/paired_vs_v1/*/log_loss_delta': m => paired(m, 'significance/log_loss/margin').estimate?.value,
  'adult/paired_vs_v1/*/log_loss_delta_t_ci95': m => interval(paired(m, 'significance/log_loss/margin')),
  'adult/paired_vs_v1/*/log_loss_delta_t': m => paired(m, 'significance/log_loss/margin').tests['paired t']?.statistic,
  'adult/paired_vs_v1/*/log_loss_delta_p': m => paired(m, 'significance/log_loss/margin').tests['paired t']?.p,
  'adult/paired_vs_v1/*/brier_delta': m => paired(m, 'significance/brier/margin').estimate?.value,
  'adult/paired_vs_v1/*/brier_delta_t_ci95': m => interval(paired(m, 'significance/brier/margin')),

  // pROC tests the incumbent minus the candidate.
  'adult/delong_vs_v1_pROC/*/auc_incumbent': m => at(whole[m], 'significance/auc/max').incumbent?.value,
  'adult/delong_vs_v1_pROC/*/auc_candidate': m => value(m, 'significance/auc/max'),
  'adult/delong_vs_v1_pROC/*/ci95_candidate': m => interval(at(whole[m], 'significance/auc/max')),
  'adult/delong_vs_v1_pROC/*/z_paired': m => negative(paired(m, 'significance/auc/margin').tests.DeLong?.statistic),
  'adult/delong_vs_v1_pROC/*/p_paired': m => paired(m, 'significance/auc/margin').tests.DeLong?.p,
  'adult/delong_vs_v1_pROC/*/delta_ci95_incumbent_minus_candidate': m =>
    interval(paired(m, 'significance/auc/margin')).map(negative).reverse(),
  'adult/delong_vs_v1_pROC/*/d_unpaired': m =>
    negative(at(apart[m], 'significance/auc/margin').tests.DeLong?.statistic),
  'adult/delong_vs_v1_pROC/*/p_unpaired': m => at(apart[m], 'significance/auc/margin').tests.DeLong?.p,
  'adult/delong_vs_v1_pROC/*/df_unpaired': m => {
    const [i, c] = (['incumbent', 'candidate'] as const).map(arm =>
      known(delong(answer<Ranks<'score'>>(`${m} ranks ${arm}`), 'score')),
    )
    const e = independent(i!, c!)
    if (e.kind !== 'joint' || !Array.isArray(e.df)) throw new Error('no two arms')
    return satterthwaite(e.covariance[0], e.df[0], e.covariance[2], e.df[1])
  },

  ...drift('adult/score_drift_reference_to/*', m => ({ model: m, subject: 'score' })),
  ...drift('adult/feature_drift/*', subject => ({ model: 'v2-boosted', subject })),
  'adult/feature_drift/*/cramers_v': f => value('v2-boosted', `drift/cramers_v(${f})/max`),
  'adult/feature_drift/*/dof': f => categories(f).length - 1,
  'adult/feature_drift/*/categories': f => categories(f),

  ...Object.fromEntries(
    Object.entries({
      selection_rate: 'selection_rate',
      tpr: 'true_positive_rate',
      fpr: 'false_positive_rate',
      fnr: 'false_negative_rate',
      ppv: 'precision',
      accuracy: 'accuracy',
    }).map(([name, metric]) => [
      `adult/fairness/*/*/groups/*/${name}`,
      (m: string, by: string, g: string) => group(m, by, g, metric).value,
    ]),
  ),
  'adult/fairness/*/*/groups/*/n': (m, by, g) => group(m, by, g, 'accuracy').n,
  'adult/fairness/*/*/groups/*/positives': (m, by, g) => group(m, by, g, 'true_positive_rate').events,
  'adult/fairness/*/*/groups/*/selected': (m, by, g) => group(m, by, g, 'precision').events,
  'adult/fairness/*/*/groups/*/tp': (m, by, g) => {
    const { value, events } = group(m, by, g, 'true_positive_rate')
    return value! * events
  },
  ...Object.fromEntries(
    ['demographic_parity', 'equal_opportunity', 'equalized_odds', 'predictive_parity'].map(name => [
      `adult/fairness/*/*/${name}_difference`,
      (m: string, by: string) => value(m, `fairness/${name}_difference(${by})/max`),
    ]),
  ),
  ...Object.fromEntries(
    peers.map(name => [
      `adult/fairness/*/*/${name}_ratio`,
      (m: string, by: string) => value(m, `fairness/${name}_ratio(${by})/min`),
    ]),
  ),

  'adult/latency_ms/*/n': m => at(whole[m], 'latency/mean/max').candidate?.n,
  'adult/latency_ms/*/mean': m => value(m, 'latency/mean/max'),
  'adult/latency_ms/*/max': m => value(m, 'latency/max/max'),
  'adult/latency_ms/*/*/linear': (m, p) => value(m, `latency/${p.replace('.', '')}/max`),
  'adult/latency_ms/*/*/ci95': (m, p) => orderStatistics(probability(p), latencies[m]!),
  'adult/latency_ms/*/*/order_statistic_ci95_ranks_1based': (m, p) =>
    orderStatistics(
      probability(p),
      latencies[m]!.map((_, i) => i + 1),
    ),
  'adult/welch_latency_v1_v2/t': () => welchOf('v2-boosted')?.statistic,
  'adult/welch_latency_v1_v2/p': () => welchOf('v2-boosted')?.p,

  ...Object.fromEntries(
    ['mae', 'rmse', 'r2', 'mape', 'medae', 'bias'].map(name => [
      `diamonds/*/${name}`,
      (m: string) => at(other.diamonds, `significance/${name}/margin`)[armOf(m)]?.value,
    ]),
  ),
  'diamonds/*/n': m => at(other.diamonds, 'significance/mae/margin')[armOf(m)]?.n,
  'diamonds/mae_delta': () => at(other.diamonds, 'significance/mae/margin').estimate?.value,
  'diamonds/mae_delta_t_ci95': () => interval(at(other.diamonds, 'significance/mae/margin')),
  'diamonds/wilcoxon_signed_rank/w': () => at(other.diamonds, 'significance/mae/margin').tests.Wilcoxon?.statistic,
  'diamonds/wilcoxon_signed_rank/p': () => at(other.diamonds, 'significance/mae/margin').tests.Wilcoxon?.p,

  ...Object.fromEntries(
    ['accuracy', 'macro_f1', 'log_loss', 'macro_auc_ovr'].map(name => [
      `digits/*/${name}`,
      (m: string) => at(other.digits, `significance/${name}/margin`)[armOf(m)]?.value,
    ]),
  ),
  'digits/*/n': m => at(other.digits, 'significance/accuracy/margin')[armOf(m)]?.n,
  'digits/*/top_label_ece_10': m => at(other.digits, 'calibration/ece/margin')[armOf(m)]?.value,

  'procedures/holm/adjusted': () => adjust(reference.procedures.holm.p, 'holm'),
  'procedures/benjamini_hochberg/adjusted': () =>
    adjust(reference.procedures.benjamini_hochberg.p, 'benjamini-hochberg'),
  // The first minus the second.
  'procedures/two_proportions/newcombe95': () => low(newcombe(proportions(), 0.05)),
  'procedures/two_proportions/miettinen_nurminen95': () => low(miettinenNurminen(proportions(), 0.05)),
  'procedures/two_proportions/ratio_log95': () => low(logRatio(proportions(), 0.05)),
  'procedures/two_proportions/z': () => {
    const { incumbent, candidate } = proportions()
    const z = twoProportions(incumbent, candidate)
    return [z?.statistic, z?.p]
  },
  'procedures/sample_size_per_arm_two_sided_a05_power80/cohen_h': () => {
    const { p0, p1 } = reference.procedures.sample_size_per_arm_two_sided_a05_power80
    return rowsForRates(p0, p1, 0.05)
  },
  'procedures/sample_size_per_arm_two_sided_a05_power80/t_effect_0_1': () => rowsForMeans(0.1, 0.05),
}

function drift(path: string, of: (part: string) => { model: string; subject: string }) {
  const check = (part: string, metric: string) => {
    const { model, subject } = of(part)
    return at(whole[model], `drift/${metric}(${subject})/${metric === 'chi2' ? 'alpha' : 'max'}`)
  }
  const cells = (part: string, relation: string): number[] => {
    const { model, subject } = of(part)
    return counted(`${model} ${subject} ${relation}`, subject !== 'score' && !numbers.includes(subject))
  }
  const bins = (part: string) => answer<Cells<'bin'>>(`${of(part).model} ${of(part).subject} reference`)
  const values = {
    psi_eps1e_4: 'psi',
    js_distance_base2: 'js',
    total_variation: 'total_variation',
    hellinger: 'hellinger',
    wasserstein: 'wasserstein',
    wasserstein_over_reference_sd: 'wasserstein_sd',
    ks: 'ks',
    chi2: 'chi2',
  }
  return {
    ...Object.fromEntries(
      Object.entries(values).map(([name, metric]) => [
        `${path}/${name}`,
        (part: string) => check(part, metric).candidate?.value,
      ]),
    ),
    [`${path}/js_divergence_base2`]: (part: string) => check(part, 'js').candidate!.value! ** 2,
    [`${path}/chi2_p`]: (part: string) => check(part, 'chi2').p,
    [`${path}/ks_p_asymptotic`]: (part: string) => check(part, 'ks').tests['Kolmogorov-Smirnov']?.p,
    [`${path}/mann_whitney_u`]: (part: string) => check(part, 'ks').tests['Mann-Whitney']?.statistic,
    [`${path}/mann_whitney_p`]: (part: string) => check(part, 'ks').tests['Mann-Whitney']?.p,
    [`${path}/edges`]: (part: string) => bins(part).edges.bin,
    [`${path}/counts_reference`]: (part: string) => cells(part, 'reference'),
    [`${path}/counts_current`]: (part: string) => cells(part, 'candidate'),
  }
}

const categories = (feature: string) => [...answer<Cells<'bin'>>(`v2-boosted ${feature} reference`).keys.bin].sort()

function flips(model: string): { events: number; n: number } {
  const { n, mean } = answer<Moments<'both' | 'one' | 'two'>>(`${model} flips pairs`)
  return { events: Math.round(n * (mean.one + mean.two - 2 * mean.both)), n }
}

function welchOf(model: string) {
  const of = (arm: Arm) => answer<Moments<'latency'>>(`${model} latency ${arm}`)
  return welchTest(of('incumbent'), of('candidate'), 'latency')['Welch t']
}

/** Values that are nobody's claim about mlgate, or not what the program computes that they are said to be from. */
const exceptions: readonly { path: string; why: string; instead?: unknown }[] = [
  ...['holm/p', 'benjamini_hochberg/p', 'two_proportions/x1', 'two_proportions/n1', 'two_proportions/x2'].map(path => ({
    path: `procedures/${path}`,
    why: 'what a procedure is given',
  })),
  { path: 'procedures/two_proportions/n2', why: 'what a procedure is given' },
  { path: 'procedures/sample_size_per_arm_two_sided_a05_power80/p0', why: 'what a procedure is given' },
  { path: 'procedures/sample_size_per_arm_two_sided_a05_power80/p1', why: 'what a procedure is given' },
  { path: 'conventions/*', why: 'words on how the others were made' },
  {
    path: 'adult/latency_ms/*/*/inverted_cdf',
    why: 'quantiles interpolate linearly, which is the value beside it; the inverted CDF is another definition',
  },
  {
    path: 'digits/v2-forest/macro_auc_ovr',
    why: 'scikit-learn 1.2.2 and 1.7.2 give another value on this log; the reference was made from other probabilities',
    instead: 0.9992865024538655,
  },
  {
    path: 'procedures/two_proportions/miettinen_nurminen95',
    why: "statsmodels' score interval takes the variance under the null from a root that is off; R's is ours (test/reference/make_stats.py)",
  },
]

const pathsIn = (x: unknown, path: readonly string[] = []): string[] =>
  x !== null && typeof x === 'object' && !Array.isArray(x)
    ? Object.entries(x).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))
    : [path.join('/')]
const leafAt = (path: string): unknown => path.split('/').reduce((x, key) => x[key], reference)

/** What the pattern's stars stand for; null: another path. */
function starsIn(pattern: string, path: string): string[] | null {
  const [want, have] = [pattern.split('/'), path.split('/')]
  if (want.length !== have.length || want.some((word, i) => word !== '*' && word !== have[i])) return null
  return have.filter((_, i) => want[i] === '*')
}

/** Relative, and of two numbers: an absence is no match. */
function agrees(found: unknown, expected: unknown, tolerance: number, path: string): void {
  if (Array.isArray(expected)) {
    expect(found, path).toHaveLength(expected.length)
    expected.forEach((x, i) => void agrees((found as unknown[])[i], x, tolerance, `${path}[${i}]`))
  } else if (typeof expected === 'number' && typeof found === 'number') {
    if (Math.abs(found - expected) > tolerance * Math.abs(expected)) expect(found, path).toBe(expected)
  } else expect(found, path).toBe(expected)
}
const toleranceOf = (path: string): number => (/(^|_|\/)p(_|$)/.test(path.split('/').at(-1)!) ? 1e-6 : 1e-9)

describe.skipIf(!hasShared)('every value of reference.json', () => {
  if (hasShared) reference = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8'))
  const excepted = (path: string) => exceptions.find(e => starsIn(e.path, path))
  const leaves = pathsIn(reference)

  beforeAll(async () => {
    lastBuild()
    for (const model of models) whole[model] = await checked(head(model) + everything)
    for (const model of models.slice(1))
      apart[model] = await checked(
        `${head(model)}pairing: none\ngates: [{gate: significance, metrics: {auc: {margin: 0.5}}}]\n`,
      )
    other.digits = await checked(digits)
    other.diamonds = await checked(diamonds)
    for (const model of models) await askEngine(model)
    await readLatencies()
  }, 300_000)

  test.each(Object.keys(seen))('%s', pattern => {
    const own = leaves.filter(path => starsIn(pattern, path) && !excepted(path))
    expect(own.length + exceptions.filter(e => starsIn(pattern, e.path)).length).toBeGreaterThan(0)
    for (const path of own) agrees(seen[pattern]!(...starsIn(pattern, path)!), leafAt(path), toleranceOf(path), path)
  })

  test('no leaf is left that nobody compares', () => {
    expect(leaves.length).toBeGreaterThan(800)
    expect(leaves.filter(path => !excepted(path) && !Object.keys(seen).some(p => starsIn(p, path)))).toEqual([])
  })

  test('exceptions are of leaves that exist, and what mlgate has instead is known', () => {
    for (const { path, instead } of exceptions) {
      expect(
        leaves.some(leaf => starsIn(path, leaf)),
        path,
      ).toBe(true)
      const pattern = Object.keys(seen).find(p => starsIn(p, path))
      if (instead !== undefined) agrees(seen[pattern!]!(...starsIn(pattern!, path)!), instead, 1e-9, path)
    }
  })
})
