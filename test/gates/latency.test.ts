import { expect, test } from 'vitest'
import { checkIn, recordOf } from './helpers.ts'

const rows = (took: (i: number) => number | null, failed: (i: number) => boolean) =>
  Array.from({ length: 2000 }, (_, i) => ({
    id: i,
    ts: new Date(Date.UTC(2026, 10, 1) + i * 60_000).toISOString().slice(0, 19),
    latency: took(i),
    failed: failed(i),
  }))
const logs = {
  incumbent: rows(
    i => i % 100,
    () => false,
  ),
  candidate: rows(
    i => (i % 50 === 0 ? null : i % 100),
    i => i % 50 === 0,
  ),
}
const spec = (columns: string, options: string, metrics: string) =>
  `columns: {id: id, time: ts, latency: latency${columns}}\ngates:\n  - {gate: latency${options}, metrics: ${metrics}}\n  - {gate: latency, name: errors, metrics: {${columns ? 'error_rate: {max: 50%}' : 'p50: {max: 1s}'}}}\n`
const metrics = '{timeout_rate: {max: 50%}, slo: {min: 10%}, p9: {max: 1s}, p975: {max: 1s}}'

test('failed requests have timed out and are not within what was promised', async () => {
  const record = await recordOf(logs, spec(', error: failed', ', timeout: 90ms, slo: 0.0495s', metrics))
  const value = (id: string) => {
    const check = checkIn(record, `latency/${id}`)
    return [check.incumbent?.value, check.candidate?.value]
  }
  expect(value('timeout_rate/max')).toEqual([0.1, 0.12])
  // Of 0 to 99 ms, 50 are within 49.5; the candidate fails to answer one of them.
  expect(value('slo/min')).toEqual([0.5, 0.49])
})

test('every quantile there is', async () => {
  const record = await recordOf(logs, spec(', error: failed', ', timeout: 1s, slo: 1s', metrics))
  expect(checkIn(record, 'latency/p9/max').incumbent?.value).toBeCloseTo(89.1, 0)
  expect(checkIn(record, 'latency/p975/max').incumbent?.value).toBe(97)
})

test.each(['timeout_rate', 'slo'])('%s without its option is refused', async metric => {
  await expect(recordOf(logs, spec(', error: failed', '', `{${metric}: {max: 0.5}}`))).rejects.toThrow(
    `\`${metric}\` needs`,
  )
})

test('a time without a unit that is one is refused', async () => {
  await expect(recordOf(logs, spec('', ', slo: 5 apples', '{slo: {min: 10%}}'))).rejects.toThrow('250ms')
})

test.each([
  ['a day later', 1440 * 60, 'not_comparable'],
  ['for a third of the time', 1400, 'not_comparable'],
  ['for most of the time', 300, null],
])('models that were asked at the same time %s', async (_, minutes, reason) => {
  const later = (seconds: number) => (row: (typeof logs.candidate)[0]) => ({
    ...row,
    ts: new Date(Date.parse(`${row.ts}Z`) + seconds * 1000).toISOString().slice(0, 19),
  })
  const candidate = rows(
    i => i % 100,
    () => false,
  ).map(later(60 * minutes))
  const record = await recordOf(
    { incumbent: logs.incumbent, candidate },
    spec('', '', '{p75: {margin: 50%, max: 1s}}').replace('columns', 'pairing: none\ncolumns'),
  )
  expect(checkIn(record, 'latency/p75/margin').reason).toBe(reason)
  // A limit on the candidate alone compares nothing.
  expect(checkIn(record, 'latency/p75/max').reason).not.toBe('not_comparable')
})
