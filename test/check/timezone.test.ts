import { expect, test } from 'vitest'
import { checkIn, recordOf } from '../gates/helpers.ts'

/** A request at every half hour of 1 July 2026 in UTC, when New York is four hours behind. */
const rows = (shift: number) =>
  Array.from({ length: 48 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 6, 1, 0, 30 * i)).toISOString()
    // Not to be taken for a time by the reader of the file.
    return { id: i, score: (i % 10) / 20 + shift, zoned: `at ${at}`, plain: at.replace('.000Z', '') }
  })
const logs = { incumbent: rows(0), candidate: rows(0.01) }
const zoned = 'cast(substr(zoned, 4) as timestamptz)'

const count = async (spec: string): Promise<number | null> => {
  const record = await recordOf(logs, spec, { asOf: '2026-07-01T12:00:00Z' })
  return checkIn(record, 'data/rows/min').candidate!.value
}
const YORK = 'timezone: America/New_York\n'

test.each([
  ['', 12],
  // 4:00 to 5:30 in UTC are 0:00 to 1:30 there; before, it is the evening of the day before.
  [YORK, 4],
])('hour() is that of the zone: %j', async (zone, expected) => {
  const where = `where: "hour(${zoned}) < 6 and id < 12"`
  const spec = `${zone}task: binary\ncolumns: {id: id, score: score}\ngates: [{gate: data, ${where}, metrics: {rows: {min: 0}}}]\n`
  expect(await count(spec)).toBe(expected)
})

test.each([
  ['with a zone', zoned, '', 24],
  ['with a zone', zoned, YORK, 24],
  ['without one', 'plain', '', 24],
  // 8:00 in New York is 12:00 in UTC.
  ['without one', 'plain', YORK, 17],
])('a window is of instants, by a time %s (%s, %j)', async (_, time, zone, expected) => {
  const columns = `columns: {id: id, score: score, time: "${time}"}`
  const spec = `${zone}window: {last: 12h}\ntask: binary\n${columns}\ngates: [{gate: data, metrics: {rows: {min: 0}}}]\n`
  expect(await count(spec)).toBe(expected)
})

test('a day without a zone begins at midnight there', async () => {
  const columns = 'columns: {id: id, score: score, time: "cast(plain as date)"}'
  const gate = 'gates: [{gate: data, metrics: {freshness: {max: 24h}}}]\n'
  const spec = `task: binary\n${columns}\n${gate}`
  const age = async (zone: string) => {
    const record = await recordOf(logs, zone + spec, { asOf: '2026-07-01T12:00:00Z' })
    return checkIn(record, 'data/freshness/max').candidate!.value
  }
  expect(await age('')).toBe(12 * 3600)
  expect(await age(YORK)).toBe(8 * 3600)
})
