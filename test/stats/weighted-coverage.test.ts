import { describe, expect, test } from 'vitest'
import { momentsOf, quantileCountsOf } from '../../src/engine/memory/statistics.ts'
import { totalWeight, weightedLadderOf, weightedQuantileOf, weightedValues } from '../../src/engine/order.ts'
import { type ArmMetric, absent, armMetric } from '../../src/gate/define.ts'
import { orderStatistics, rate } from '../../src/gate/observe.ts'
import { moments, quantiles } from '../../src/gate/request.ts'
import { ofOne } from '../../src/judge/evidence.ts'
import type { Sample } from '../../src/judge/sample.ts'
import { column } from '../../src/sql/expr.ts'
import { isAbsent } from '../../src/stats/evidence.ts'
import { infer } from '../../src/stats/infer.ts'
import { generator } from '../../src/stats/resample.ts'
import type { Quantiles, Statistic } from '../../src/stats/statistics.ts'
import { kish } from '../../src/stats/weights.ts'

/*
 * Intervals of weighted rows: rows are drawn one by one, so the truth is E[wx]/E[w]. Each tail should err in 2.5 % of
 * runs; 2,000 runs tell that from 3.5 % with three standard errors.
 */
const RUNS = 2000

interface Row {
  x: number
  weight: number
}
type Draw = (next: () => number) => Row

const sampleOf = (
  rows: readonly Row[],
  of: (rows: readonly Row[]) => Statistic,
  part: (own: Row) => Statistic,
): Sample => {
  const powers = [0, 2].map(power => of(rows.map(r => ({ ...r, weight: r.weight ** power }))))
  const sum = rows.reduce((s, r) => s + r.weight, 0)
  const squares = rows.reduce((s, r) => s + r.weight ** 2, 0)
  return {
    statistics: { rows: of(rows) },
    buckets: { rows: rows.map(part) },
    n: rows.length,
    weighed: {
      rows: { rows: powers[0]! },
      rowBuckets: null,
      squares: { rows: powers[1]! },
      sum,
      effective: kish(sum, squares),
    },
  }
}

const x = column('x')
const meansOf = (rows: readonly Row[]) =>
  momentsOf(
    ['x'],
    rows.map(r => ({ weight: r.weight, x: { x: r.x } })),
  )
const mean = armMetric({
  summary: 'a mean',
  better: 'lower',
  measuredIn: 'x',
  from: { rows: moments({ x }) },
  value: ({ rows }) => (rows.n === 0 ? absent('no_rows') : rows.mean.x),
})
const share = armMetric({
  ...mean,
  summary: 'a share',
  from: { rows: moments({ x }) },
  closed: { arm: ({ rows }) => rate(rows.n * rows.mean.x, rows.n) },
})
const p90 = armMetric({
  summary: 'a quantile',
  better: 'lower',
  measuredIn: 'x',
  from: { rows: quantiles(x, [0.9]) },
  value: ({ rows }) => rows.q[0]!,
  closed: { arm: ({ rows }) => orderStatistics(rows) },
})

// biome-ignore lint/suspicious/noExplicitAny: of whatever needs
type Any = ArmMetric<any, any>
function tails(metric: Any, make: (rows: readonly Row[]) => Sample, draw: Draw, n: number, truth: number) {
  const next = generator(`${metric.summary} ${n} ${truth}`)
  let [above, below] = [0, 0]
  for (let run = 0; run < RUNS; run++) {
    const found = ofOne(metric, make(Array.from({ length: n }, () => draw(next))), { by: 'unit', units: null })
    if ('absent' in found) throw new Error(found.absent)
    const inference = infer(found.evidence)
    if (isAbsent(inference)) throw new Error(inference.absent)
    const { low, high } = inference.interval(0.05)
    if (low !== null && low > truth) above += 1
    if (high !== null && high < truth) below += 1
  }
  return { above: above / RUNS, below: below / RUNS }
}

const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
const expectCovered = ({ above, below }: { above: number; below: number }) => {
  expect(above).toBeLessThanOrEqual(0.035)
  expect(below).toBeLessThanOrEqual(0.035)
}

const quantilesIn = (rows: readonly Row[]): Quantiles => {
  const column = (name: keyof Row) => Float64Array.from(rows, r => r[name])
  const all = weightedValues(column('x'), column('weight'))
  return {
    kind: 'quantiles',
    n: totalWeight(all),
    p: [0.9],
    q: [weightedQuantileOf(all, 0.9)],
    ladders: [weightedLadderOf(all, 0.9)],
    weighted: true,
  }
}

describe('each tail errs in at most 3.5 %', () => {
  const oneEach = (rows: readonly Row[]) => sampleOf(rows, meansOf, r => meansOf([r]))

  test('a mean: rows of weight 1 and 5, whose values differ', () => {
    const draw: Draw = next => {
      const heavy = next() < 0.3
      return { x: (heavy ? 2 : 0) + normal(next), weight: heavy ? 5 : 1 }
    }
    expectCovered(tails(mean, oneEach, draw, 200, (0.3 * 5 * 2) / (0.3 * 5 + 0.7)))
  }, 60_000)

  test.each([
    ['events of which all were kept, others one in twenty', 0.5, 1, 20],
    ['events that weigh five times as much', 0.1, 5, 1],
    ['few events, whose weights are those of all rows', 0.03, null, null],
  ] as const)(
    'a share: %s',
    (_, p, onEvent, onOther) => {
      const draw: Draw = next => {
        const event = next() < p
        const weight = (event ? onEvent : onOther) ?? [0.2, 1, 3][Math.floor(next() * 3)]!
        return { x: Number(event), weight }
      }
      const [a, b] = [p * (onEvent ?? 1), (1 - p) * (onOther ?? 1)]
      expectCovered(tails(share, oneEach, draw, 200, a / (a + b)))
    },
    60_000,
  )

  test('no event at all: the upper end is that of as many rows as they are worth', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ x: 0, weight: i < 50 ? 1 : 3 }))
    const found = ofOne(share, oneEach(rows), { by: 'unit', units: null })
    if ('absent' in found) throw new Error(found.absent)
    const inference = infer(found.evidence)
    if (isAbsent(inference)) throw new Error(inference.absent)
    // 1 − (α/2)^(1/n), n = 200²/500
    expect(inference.interval(0.05).high).toBeCloseTo(1 - 0.025 ** (1 / 80), 2)
    expect(inference.interval(0.05).high).toBeGreaterThanOrEqual(1 - 0.025 ** (1 / 80) - 1e-12)
  })

  test('a quantile: heavy rows are the slow ones', () => {
    const draw: Draw = next => {
      const heavy = next() < 0.3
      return { x: (heavy ? 2 : 1) * next(), weight: heavy ? 4 : 1 }
    }
    const make = (rows: readonly Row[]) => {
      const [q] = quantilesIn(rows).q
      return sampleOf(rows, quantilesIn, r => quantileCountsOf([r], [q!]))
    }
    // Of the weight, 12 in 19 are uniform on [0, 2] and 7 on [0, 1]: above 1, F = 7/19 + 6x/19.
    expectCovered(tails(p90, make, draw, 200, (0.9 * 19 - 7) / 6))
  }, 60_000)
})
