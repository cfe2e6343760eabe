import { describe, expect, test } from 'vitest'
import { chance } from '../../fixtures/random.ts'
import type { Record1 } from '../../src/record/types.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

const START = Date.UTC(2026, 0, 5)
const HOUR = 3600_000

interface Made {
  hours?: number
  /** Rows an hour. */
  rows?: number
  /** Of the candidate, by hour: the chance that its decision is right, and how many times as slow it is. */
  right?: (hour: number) => number
  slower?: (hour: number) => number
  skip?: (hour: number) => boolean
}

/** Paired logs of so many hours: the incumbent is right in 90 % throughout and answers in 10 ms or so. */
function logs(
  name: string,
  { hours = 24, rows = 300, right = () => 0.9, slower = () => 1, skip = () => false }: Made,
): { incumbent: Rows; candidate: Rows } {
  const random = chance(name)
  const requests = Array.from({ length: hours * rows }, (_, i) => {
    const hour = Math.floor(i / rows)
    const label = random.uniform() < 0.4 ? 1 : 0
    const score = (chanceOf: number) => (random.uniform() < chanceOf ? label : 1 - label) * 0.6 + 0.2
    const about = { id: `r${i}`, ts: new Date(START + (i * HOUR) / rows).toISOString().slice(0, -1), label, hour }
    const latency = () => 10 * Math.exp(0.3 * random.normal())
    return [
      { ...about, score: score(0.9), took: latency() },
      { ...about, score: score(right(hour)), took: latency() * slower(hour) },
    ] as const
  })
  return { incumbent: requests.map(r => r[0]), candidate: requests.map(r => r[1]).filter(r => !skip(r.hour)) }
}

const spec = (metrics: string, gate = '', columns = 'time: cast(ts as timestamp),') =>
  `task: binary\ncolumns: {id: id, ${columns} score: score, label: label, latency: took}\ngates:\n  - {gate: stability, ${gate} metrics: ${metrics}}`

const verdictsIn = (record: Record1) =>
  Object.fromEntries(
    record.gates
      .filter(g => g.gate === 'stability')
      .flatMap(g => g.checks.map(c => [c.id.replace('stability/', ''), c.reason ?? c.verdict])),
  )

describe('a slow burn', () => {
  /** From 92 % right to 83 %: 87.5 % on the whole, where 90 % less 4 points are allowed. */
  const burn = logs('burn', { right: hour => 0.92 - 0.0039 * hour, rows: 600 })
  const whole = '\n  - {gate: significance, metrics: {accuracy: {margin: 4pp}}}'

  test('is not seen in the mean over the whole time, and is a trend', async () => {
    const record = await recordOf(burn, spec('{trend(accuracy): {min: -4pp, margin: 4pp}}') + whole)
    expect(checkIn(record, 'significance/accuracy/margin').verdict).toBe('pass')
    expect(verdictsIn(record)).toEqual({
      'trend(significance/accuracy)/min': 'fail',
      'trend(significance/accuracy)/margin': 'fail',
    })
    expect(record.decision).toBe('block')
    const { estimate, message, windows, during, incumbent, candidate } = checkIn(
      record,
      'stability/trend(significance/accuracy)/min',
    )
    // 23 steps of 0.39 points.
    expect(estimate!.low).toBeLessThan(-0.09)
    expect(estimate!.high).toBeGreaterThan(-0.09)
    expect(estimate!.method).toMatch(/^Theil-Sen, 24 windows/)
    expect(message).toMatch(
      /^The change of accuracy over the period is −[\d.]+ points \(.*below the minimum of −4 points\.$/,
    )
    expect(during).toEqual({ from: '2026-01-05T00:00:00.000Z', until: '2026-01-06T00:00:00.000Z' })
    expect(Math.abs(incumbent!.value!)).toBeLessThan(0.04)
    expect(candidate!.n).toBe(24 * 600)
    expect(windows).toHaveLength(24)
    expect(windows![0]).toMatchObject({ from: '2026-01-05T00:00:00.000Z', candidate: { n: 600 }, beyond: null })
  })

  test('that begins late lasts for some windows on end', async () => {
    const late = logs('late', { right: hour => (hour < 20 ? 0.91 : 0.7), rows: 600 })
    const record = await recordOf(late, spec('{sustained(accuracy): {margin: 4pp, min: 80%}}') + whole)
    expect(checkIn(record, 'significance/accuracy/margin').verdict).not.toBe('fail')
    expect(verdictsIn(record)).toEqual({
      'sustained(significance/accuracy)/margin': 'fail',
      'sustained(significance/accuracy)/min': 'fail',
    })
    const found = checkIn(record, 'stability/sustained(significance/accuracy)/min')
    expect(found.message).toMatch(/^Sustained accuracy is .*below the minimum of 80 %\. That was from 2026-01-05 2/)
    expect(found.windows!.map(w => w.beyond)).toEqual(Array.from({ length: 24 }, (_, hour) => hour >= 20))
    expect(record.warnings.filter(w => w.code === 'blip')).toEqual([])
  })

  test('of the day, which both models have, is no change of the candidate', async () => {
    const slower = (hour: number) => 1 + hour / 24
    const made = logs('both', { slower })
    const incumbent = made.incumbent.map(r => ({ ...r, took: Number(r.took) * slower(Number(r.hour)) }))
    const record = await recordOf(
      { ...made, incumbent },
      spec('{trend(latency/p50): {max: 3ms, margin: 3ms}, sustained(latency/p50): {margin: 20%}}'),
    )
    expect(verdictsIn(record)).toEqual({
      'trend(latency/p50)/max': 'fail',
      'trend(latency/p50)/margin': 'pass',
      'sustained(latency/p50)/margin': 'pass',
    })
  })
})

describe('a blip', () => {
  const blip = logs('blip', { slower: hour => (hour === 14 ? 5 : 1) })

  test('is told with its time, and does not block', async () => {
    const record = await recordOf(blip, spec('{sustained(latency/p50): {max: 20ms}, trend(latency/p50): {max: 5ms}}'))
    expect(verdictsIn(record)).toEqual({ 'sustained(latency/p50)/max': 'pass', 'trend(latency/p50)/max': 'pass' })
    expect(record.decision).toBe('promote')
    expect(record.warnings.filter(w => w.code === 'blip').map(w => w.message)).toEqual([
      'stability/sustained(latency/p50)/max: in 1 of 24 windows (2026-01-05 14:00 to 15:00 UTC) p50 latency was beyond 20 ms: a blip, too short for a trend.',
    ])
  })
  test('is what worst_window is about', async () => {
    const record = await recordOf(blip, spec('{worst_window(latency/p50): {max: {value: 20ms, severity: warn}}}'))
    const { verdict, during, message } = checkIn(record, 'stability/worst_window(latency/p50)/max')
    expect(verdict).toBe('fail')
    expect(during).toEqual({ from: '2026-01-05T14:00:00.000Z', until: '2026-01-05T15:00:00.000Z' })
    expect(message).toMatch(/^The worst window's p50 latency is .* That was from 2026-01-05 14:00 to 15:00 UTC\.$/)
  })
  test('of as many windows as are asked for is none', async () => {
    const { slower } = { slower: (hour: number) => (hour > 13 && hour < 16 ? 5 : 1) }
    const record = await recordOf(logs('two', { slower }), spec('{sustained(latency/p50): {max: 20ms}}', 'for: 2,'))
    expect(verdictsIn(record)).toEqual({ 'sustained(latency/p50)/max': 'fail' })
  })
})

describe('a model that stays as it is', () => {
  test('passes, by every shape of metric', async () => {
    const record = await recordOf(
      logs('steady', { rows: 800 }),
      spec(
        '{trend(significance/accuracy): {margin: 8pp}, sustained(significance/accuracy): {margin: 8pp}, trend(parity/flip_rate): {max: 8pp}, sustained(parity/flip_rate): {max: 30%}, trend(drift/psi(score)): {max: 0.2}, sustained(drift/psi(score)): {max: 0.3}, trend(ece): {max: 0.1}, sustained(ece): {max: 0.4}, trend(data/null_rate(score)): {max: 1%}, sustained(data/null_rate(score)): {max: 1%}, worst_window(latency/max): {max: 1s}, trend(latency/p97): {margin: 40%}}',
      ),
    )
    expect(verdictsIn(record)).toEqual({
      'trend(significance/accuracy)/margin': 'pass',
      'sustained(significance/accuracy)/margin': 'pass',
      'trend(parity/flip_rate)/max': 'pass',
      'sustained(parity/flip_rate)/max': 'pass',
      'trend(drift/psi(score))/max': 'pass',
      'sustained(drift/psi(score))/max': 'pass',
      'trend(calibration/ece)/max': 'pass',
      'sustained(calibration/ece)/max': 'pass',
      // No value is missing in any window: that has no trend, but it is a fact of each.
      'trend(data/null_rate(score))/max': 'constant',
      'sustained(data/null_rate(score))/max': 'pass',
      'worst_window(latency/max)/max': 'pass',
      'trend(latency/p97)/margin': 'pass',
    })
  })
})

describe('what is missing does not help to pass', () => {
  const steady = { rows: 200 }
  test('hours that one log lacks', async () => {
    const record = await recordOf(
      logs('lost', { ...steady, skip: hour => hour === 14 }),
      spec('{sustained(latency/p50): {margin: 50%}, trend(latency/p50): {margin: 50%}}'),
    )
    expect(verdictsIn(record)).toEqual({
      'sustained(latency/p50)/margin': 'window_lost',
      'trend(latency/p50)/margin': 'window_lost',
    })
  })
  test('too few windows for a trend, too few rows in each', async () => {
    const metrics = '{sustained(latency/p50): {max: 50ms}, trend(latency/p50): {max: 50ms}}'
    const short = await recordOf(logs('short', { hours: 9, rows: 200 }), spec(metrics))
    expect(verdictsIn(short)).toEqual({ 'sustained(latency/p50)/max': 'pass', 'trend(latency/p50)/max': 'too_few' })
    const thin = await recordOf(logs('thin', { rows: 50 }), spec(metrics))
    expect(Object.values(verdictsIn(thin))).toEqual(['too_few', 'too_few'])
    const longer = await recordOf(logs('thin', { rows: 50, hours: 48 }), spec(metrics, 'window: 3h,'))
    expect(Object.values(verdictsIn(longer))).toEqual(['pass', 'pass'])
  })
  test('logs of other times', async () => {
    const { incumbent } = logs('then', steady)
    const candidate = logs('now', steady).candidate.map(r => ({ ...r, ts: String(r.ts).replace('-05T', '-07T') }))
    const record = await recordOf(
      { incumbent, candidate },
      `pairing: none\n${spec('{sustained(latency/p50): {margin: 50%}, trend(latency/p50): {margin: 50%}}')}`,
    )
    expect(Object.values(verdictsIn(record))).toEqual(['not_comparable', 'not_comparable'])
  })
  test('times', async () => {
    const { incumbent, candidate } = logs('timeless', steady)
    const timeless = (rows: Rows) => rows.map(r => ({ ...r, ts: null }))
    const columns = 'time: cast(ts as timestamp),'
    const record = await recordOf(
      { incumbent: timeless(incumbent), candidate: timeless(candidate) },
      spec('{sustained(latency/p50): {max: 50ms}, trend(latency/p50): {max: 50ms}}', '', columns),
    )
    expect(Object.values(verdictsIn(record))).toEqual(['no_time', 'no_time'])
  })
})

describe('is refused', () => {
  const refused = async (metrics: string, words: RegExp, columns?: string) =>
    expect(recordOf(logs('any', { hours: 1, rows: 20 }), spec(metrics, '', columns))).rejects.toThrow(words)

  test('without a time', () => refused('{trend(latency/p50): {max: 1ms}}', /`trend` reads `time`/, ''))
  test('a metric that no gate has', () => refused('{trend(p50x): {max: 1}}', /no gate has a metric `p50x`/))
  test('a gate that there is not', () => refused('{trend(latencies/p50): {max: 1}}', /no gate named `latencies`/))
  test('a metric that the gate does not have', () =>
    refused('{trend(latency/accuracy): {max: 1}}', /gate latency has no such metric/))
  test('no metric at all', () => refused('{trend: {max: 1}}', /is about a metric of another gate/))
  test('a name that several gates have', () => refused('{trend(auc): {max: 1}}', /fairness and significance have/))
  test('what is about time already', () => refused('{trend(stability/trend): {max: 1}}', /has no such metric/))
  test('what is across subjects', () => refused('{trend(drift/drifted_share): {max: 1}}', /says nothing of/))
  test('the statistic of a test', () => refused('{trend(calibration/spiegelhalter_z): {max: 1}}', /says nothing of/))
  test('a margin of what compares the models already', () =>
    refused('{sustained(parity/flip_rate): {margin: 1pp}}', /compares the two models already/))
  test('a floor, which would be the limit in some windows alone', () =>
    refused('{sustained(latency/p50): {margin: {value: 10%, floor: 1ms}}}', /would be the limit in some windows/))
})
