import {
  type About,
  absent,
  armMetric,
  call,
  defineGate,
  type Expr,
  ge,
  indicator,
  le,
  literal,
  type Metric,
  meanOf,
  milliseconds,
  moments,
  orderStatistics,
  quantiles,
  rate,
  role,
  spreads,
  when,
  z,
} from 'mlgate'
import { distribution, overTime } from './latency/pictures.ts'
import { omission } from './latency/waiting.ts'

const options = z.strictObject({
  timeout: milliseconds().optional().describe('timeout_rate: requests that take this long have timed out'),
  slo: milliseconds().optional().describe('slo: the time within which requests are to be answered'),
})
type Options = z.infer<typeof options>

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
    served: true,
    cluster,
    from: { times: quantiles(latency, [p]) },
    value: ({ times }) => (times.n === 0 ? absent('no_rows') : times.q[0]!),
    closed: { arm: ({ times }) => orderStatistics(times, 0) },
  })
}

export default defineGate<Options>({
  name: 'latency',
  question: 'Is it fast enough, and does it answer?',
  options,
  pictures: (_, asked) => {
    const names = asked.filter(name => /^p\d{1,6}$/.test(name)).toSorted((a, b) => probability(a) - probability(b))
    const highest = names.at(-1) ?? 'p99'
    return { distribution, over_time: overTime(highest, probability(highest)) }
  },
  notices: () => [omission],
  metrics: ({ timeout, slo }, asked, known) => ({
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
      served: true,
      cluster,
      from: { times: spreads({ latency }) },
      value: ({ times }) => (times.n === 0 ? absent('no_rows') : times.mean.latency),
      // (Σx)²/Σx², the equal rows that these are worth, over 25: where one request in hundreds makes the mean it is not known.
      events: ({ times: { n, mean, comoments } }) =>
        n === 0 ? 0 : (n * mean.latency) ** 2 / (comoments.latency.latency + n * mean.latency ** 2) / 25,
      closed: { arm: ({ times }) => meanOf(times, 'latency') },
    }),
    max: armMetric({
      summary: 'longest request',
      kind: 'exact',
      weights: 'ignored',
      better: 'lower',
      measuredIn: 'ms',
      range: [0, null],
      served: true,
      from: { times: moments({ latency }) },
      value: ({ times }) => (times.n === 0 ? absent('no_rows') : times.max.latency),
    }),
    timeout_rate: proportion({
      summary: `share of requests that took ${timeout ?? '…'} ms or longer`,
      source: 'rows with latency ≥ timeout, and failed ones without a latency, over all rows with either',
      better: 'lower',
      condition: known.roles.includes('error')
        ? call('coalesce', ge(latency, timeout ?? 0), when(role('error'), literal(true), literal(null)))
        : ge(latency, timeout ?? 0),
      lacks:
        timeout === undefined
          ? {
              message: '`timeout_rate` needs to know how long a request may take.',
              hint: 'say it in the gate: `timeout: 1s`',
            }
          : undefined,
    }),
    slo: proportion({
      summary: `share of requests answered within ${slo ?? '…'} ms`,
      source: 'rows with latency ≤ slo that did not fail, over all rows with a latency or a failure',
      better: 'higher',
      condition: known.roles.includes('error')
        ? when(call('coalesce', role('error'), literal(false)), literal(false), le(latency, slo ?? 0))
        : le(latency, slo ?? 0),
      lacks:
        slo === undefined
          ? { message: '`slo` needs to know the time that was promised.', hint: 'say it in the gate: `slo: 250ms`' }
          : undefined,
    }),
    error_rate: proportion({
      summary: 'share of requests that failed',
      source: 'rows with error over all rows where that is known',
      better: 'lower',
      condition: role('error'),
    }),
  }),
})

/** A share of requests, in bursts as they come. */
function proportion({
  condition,
  ...about
}: Pick<About, 'summary' | 'source' | 'better' | 'lacks'> & { condition: Expr }) {
  return armMetric({
    ...about,
    measuredIn: 'share',
    range: [0, 1],
    served: true,
    cluster,
    from: { requests: moments({ hit: indicator(condition) }) },
    value: ({ requests }) => (requests.n === 0 ? absent('no_rows') : requests.mean.hit),
    closed: { arm: ({ requests }) => rate(requests.n * requests.mean.hit, requests.n) },
  })
}
