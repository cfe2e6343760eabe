import { expect } from 'vitest'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { checksOf } from '../helpers/run.ts'

/** Values that are not resampled: relative. Sums of doubles differ in the last digits by the order that rows come in. */
const EXACT = 1e-9

/**
 * What an interval owes to buckets, as a share of half of it. Engines deal units to buckets by hashes of their own, so its
 * ends are drawn: a standard deviation of so many degrees of freedom has itself a relative one of 1/√(2 df). Two of them
 * are apart by √2 as much, and four times that is 28 % of 200 buckets; a tenth more is for quantiles of replicates.
 */
const drawn = (df: number): number => (4 * Math.SQRT2) / Math.sqrt(2 * df) + 0.1

/**
 * The degrees of freedom of the buckets that an interval rests on; null where it rests on none. Most methods say them;
 * of order statistics, a bias taken off and pairs that differ, what rows are worth is told by all buckets.
 */
function freedom(method: string): number | null {
  const [, said] = /(?:buckets|blocks of time|design effect [\d.]+), ([\d.]+) df/.exec(method) ?? []
  if (said !== undefined) return Number(said)
  const [, count] = /(\d+) (?:buckets|blocks)/.exec(method) ?? []
  if (count !== undefined) return Number(count) - 1
  return /design effect|debiased|order statistics|that differ/.test(method) ? BUCKETS - 1 : null
}
const BUCKETS = 200

/** Two records of the same logs by two engines: the same decision, verdicts and values. */
export function expectSameRecord(actual: Record1, expected: Record1): void {
  expect(actual.decision).toBe(expected.decision)
  expect([...actual.decided_by].sort()).toEqual([...expected.decided_by].sort())
  const [a, b] = [checksOf(actual), checksOf(expected)]
  expect(Object.keys(a).sort()).toEqual(Object.keys(b).sort())
  const verdicts = (all: typeof a) =>
    Object.fromEntries(Object.entries(all).map(([id, c]) => [id, [c.verdict, c.reason]]))
  expect(verdicts(a)).toEqual(verdicts(b))
  expect(actual.pairing).toEqual(expected.pairing)
  expect(rowsOf(actual)).toEqual(rowsOf(expected))
  const apart = Object.keys(b).flatMap(id => difference(a[id]!, b[id]!).map(what => `${id}: ${what}`))
  expect(apart).toEqual([])
}

const rowsOf = ({ logs }: Record1) => Object.fromEntries(Object.entries(logs).map(([name, { rows }]) => [name, rows]))

function difference(a: RecordedCheck, b: RecordedCheck): string[] {
  const far = (x: number | null | undefined, y: number | null | undefined, allowed: number) =>
    x === null || x === undefined || y === null || y === undefined
      ? (x ?? null) !== (y ?? null)
      : Math.abs(x - y) > allowed
  const exactly = (what: string, x: number | null | undefined, y: number | null | undefined) =>
    far(x, y, EXACT * Math.max(Math.abs(x ?? 0), Math.abs(y ?? 0))) ? [`${what} ${x} and not ${y}`] : []
  const values = (['incumbent', 'candidate'] as const).flatMap(arm => [
    ...exactly(`${arm}'s value`, a[arm]?.value, b[arm]?.value),
    ...exactly(`${arm}'s n`, a[arm]?.n, b[arm]?.n),
    ...exactly(`${arm}'s units`, a[arm]?.units, b[arm]?.units),
  ])
  const [x, y] = [a.estimate, b.estimate]
  if (!x || !y) return x === y ? values : [...values, `an estimate ${JSON.stringify(x)} and not ${JSON.stringify(y)}`]
  const df = freedom(y.method)
  const half = Math.max((y.high ?? y.value) - y.value, y.value - (y.low ?? y.value))
  const end = (what: string, p: number | null, q: number | null) =>
    df === null ? exactly(what, p, q) : far(p, q, drawn(df) * half) ? [`${what} ${p} and not ${q} ± ${half}`] : []
  // What is taken off as bias is drawn as well.
  const value =
    df !== null && /debiased/.test(y.method) ? end('estimate', x.value, y.value) : exactly('estimate', x.value, y.value)
  return [...values, ...value, ...end('low end', x.low, y.low), ...end('high end', x.high, y.high)]
}
