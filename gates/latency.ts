import {
  absent,
  armMetric,
  defineGate,
  indicator,
  type Metric,
  meanOf,
  moments,
  orderStatistics,
  quantiles,
  rate,
  role,
  z,
} from 'mlgate'

const options = z.strictObject({})

const latency = role('latency')

/** Slow requests come together, so these metrics are clustered by blocks of time. */
const cluster = 'time'

/** p50 is 0.5, p99 is 0.99, p999 is 0.999: the digits after the point. */
const probability = (name: string): number => Number(`0.${name.slice(1)}`)

const percentile = (name: string): Metric => {
  const p = probability(name)
  return armMetric({
    summary: `latency that ${p * 100} % of requests stay under`,
    source: 'numpy.quantile, linear interpolation, 1e-9',
    better: 'lower',
    measuredIn: 'ms',
    range: [0, null],
    cluster,
    from: { times: quantiles(latency, [p]) },
    value: ({ times }) => (times.n === 0 ? absent('no_rows') : times.q[0]!),
    closed: { arm: ({ times }) => orderStatistics(times, 0) },
  })
}

export default defineGate({
  name: 'latency',
  question: 'Is it fast enough, and does it answer?',
  options,
  metrics: (_, asked) => ({
    ...Object.fromEntries(
      [
        'p50',
        'p90',
        'p95',
        'p99',
        'p999',
        ...asked.filter(name => /^p\d{1,6}$/.test(name) && probability(name) > 0),
      ].map(name => [name, percentile(name)]),
    ),
    mean: armMetric({
      summary: 'mean latency',
      better: 'lower',
      measuredIn: 'ms',
      range: [0, null],
      cluster,
      from: { times: moments({ latency }) },
      value: ({ times }) => (times.n === 0 ? absent('no_rows') : times.mean.latency),
      closed: { arm: ({ times }) => meanOf(times, 'latency') },
    }),
    max: armMetric({
      summary: 'longest request',
      kind: 'exact',
      better: 'lower',
      measuredIn: 'ms',
      range: [0, null],
      from: { times: moments({ latency }) },
      value: ({ times }) => (times.n === 0 ? absent('no_rows') : times.max.latency),
    }),
    error_rate: armMetric({
      summary: 'share of requests that failed',
      better: 'lower',
      measuredIn: 'share',
      range: [0, 1],
      cluster,
      from: { requests: moments({ failed: indicator(role('error')) }) },
      value: ({ requests }) => (requests.n === 0 ? absent('no_rows') : requests.mean.failed),
      closed: { arm: ({ requests }) => rate(requests.n * requests.mean.failed, requests.n) },
    }),
  }),
})
