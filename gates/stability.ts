import {
  type About,
  countsKeys,
  defineGate,
  joinsRows,
  type Metric,
  type MetricAtOnce,
  milliseconds,
  overTimeMetric,
  perMetric,
  z,
} from 'mlgate'

const options = z.strictObject({
  window: milliseconds()
    .refine(ms => ms >= 300_000, 'must be 5m or longer: within minutes requests come in bursts')
    .prefault('1h')
    .describe('length of a window of time; windows begin at whole hours, or whatever it is, in UTC'),
  for: z.int().min(2).max(100).default(3).describe('sustained: so many windows on end'),
  min_rows: z.int().min(1).default(100).describe('rows that a window needs to be looked at'),
})
type Options = z.infer<typeof options>

/** A statistic of a test has no level to be beyond, and the units of whole logs are in no window. */
const hasWindows = (metric: Metric): metric is MetricAtOnce =>
  metric.shape !== 'across' &&
  metric.shape !== 'over-time' &&
  metric.kind !== 'test' &&
  !(metric.shape === 'pair' && countsKeys(metric.from) && !joinsRows(metric.from))

/** What is true of a metric at any time. */
const KEPT = ['measuredIn', 'countedIn', 'cluster', 'undecided', 'served', 'tasks', 'needs', 'lacks'] as const
const kept = <K extends keyof About>(metric: About, keys: readonly K[]): Pick<About, K> =>
  Object.fromEntries(keys.flatMap(k => (metric[k] === undefined ? [] : [[k, metric[k]]]))) as Pick<About, K>

const TREND = 'Theil-Sen slope × time, Mann-Kendall’s test; scipy.stats.theilslopes and pymannkendall, 1e-12'
const RUNS = 'each window by the metric’s own interval; corrected for the number of runs (Bonferroni)'

const over =
  ({ window, min_rows: minRows }: Options, windows: number) =>
  (metric: Metric) => {
    if (!hasWindows(metric)) return null
    return overTimeMetric({
      ...kept(metric, [...KEPT, 'better', 'range', 'kind']),
      summary:
        windows === 1
          ? `${metric.summary}, in the worst window`
          : `${metric.summary}, the level that ${windows} windows on end are beyond`,
      source: RUNS,
      of: metric,
      seconds: window / 1000,
      minRows,
      over: windows,
    })
  }

const trend =
  ({ window, min_rows: minRows }: Options) =>
  (metric: Metric) => {
    if (!hasWindows(metric)) return null
    return overTimeMetric({
      ...kept(metric, KEPT),
      better: typeof metric.better === 'object' ? { target: 0 } : metric.better,
      summary: `${metric.summary}, its change from the first window to the last`,
      source: TREND,
      of: metric,
      seconds: window / 1000,
      minRows,
      over: 'trend',
    })
  }

export default defineGate<Options>({
  name: 'stability',
  question: 'Does it stay as good as it starts?',
  options,
  ofOthers: true,
  metrics: options => ({
    trend: perMetric(
      'how much a metric changes from the first window to the last, along a straight line; a few wild windows do not move it',
      TREND,
      trend(options),
    ),
    sustained: perMetric(
      'the level that a metric is beyond in some windows on end (`for`): worse than a blip, whatever the mean says',
      RUNS,
      over(options, options.for),
    ),
    worst_window: perMetric('a metric in its worst window', RUNS, over(options, 1)),
  }),
})
