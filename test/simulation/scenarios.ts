import {
  type BucketCounts,
  bucketCorrelation,
  designEffectOf,
  effectiveNumber,
  jackknife,
  jackknifeJoint,
} from '../../src/stats/buckets.ts'
import { type Absent, isAbsent, type OneSample, type QuantileEvidence } from '../../src/stats/evidence.ts'
import { type Inference, independent, infer, inferRatio } from '../../src/stats/infer.ts'
import { reflected, resamples } from '../../src/stats/resample.ts'

/** One run draws data whose truth is known, and says what is inferred of it. */
export interface Scenario {
  name: string
  truth: number
  draw: (next: () => number) => Inference | Absent
}

const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0)
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
const inferred = <E extends Parameters<typeof infer>[0]>(e: E | Absent) => (isAbsent(e) ? e : infer(e))

const moments2 = (rows: readonly (readonly [number, number])[]) => {
  const n = rows.length
  const [i, c] = [sum(rows.map(r => r[0])) / n, sum(rows.map(r => r[1])) / n]
  const per = n * (n - 1)
  const s = (f: (r: readonly [number, number]) => number) => sum(rows.map(f)) / per
  return {
    kind: 'joint' as const,
    incumbent: i,
    candidate: c,
    covariance: [s(r => (r[0] - i) ** 2), s(r => (r[0] - i) * (r[1] - c)), s(r => (r[1] - c) ** 2)] as [
      number,
      number,
      number,
    ],
    df: n - 1,
  }
}

const arm = (x: readonly number[]): OneSample => {
  const mean = sum(x) / x.length
  return {
    kind: 'student',
    value: mean,
    se: Math.sqrt(sum(x.map(v => (v - mean) ** 2)) / x.length / (x.length - 1)),
    df: x.length - 1,
  }
}

/** All order statistics of rows in blocks, with what the blocks tell of the design effect. */
function quantile(blocks: readonly (readonly number[])[], p: number): { e: QuantileEvidence; counts: BucketCounts } {
  const x = blocks.flat().sort((a, b) => a - b)
  const n = x.length
  const at = (n - 1) * p
  const value = x[Math.floor(at)]! + (at % 1) * (x[Math.ceil(at)]! - x[Math.floor(at)]!)
  const counts = { events: blocks.map(b => b.filter(v => v <= value).length), n: blocks.map(b => b.length) }
  const clustered = designEffectOf(counts)
  const e = { kind: 'quantile', value, p, n, ladder: { p: x.map((_, i) => i / (n - 1)), x } } as const
  return { e: isAbsent(clustered) ? e : { ...e, ...clustered }, counts }
}

const independentRows = (x: number[], p: number): QuantileEvidence => {
  const {
    designEffect: _,
    df: __,
    ...e
  } = quantile(
    x.map(v => [v]),
    p,
  ).e
  return e
}

/** Units of unequal size: sums of numerator and denominator by bucket; the true ratio is 2. */
const ratioBuckets = (next: () => number, units: number) =>
  times(units, () => {
    const rows = 1 + Math.floor(next() * 12)
    const unit = 0.5 * normal(next)
    const w = sum(times(rows, () => 1 + next()))
    return { rows, w, v: 2 * w + rows * unit + Math.sqrt(rows) * normal(next) }
  })

export const scenarios: Scenario[] = [
  {
    name: 'paired t: 500 pairs, exponential',
    truth: 0.1,
    draw: next =>
      infer(
        moments2(
          times(500, () => {
            const shared = -Math.log(1 - next())
            return [shared, shared + 0.1 * -Math.log(1 - next())]
          }),
        ),
      ),
  },
  {
    name: 'Welch t: 40 and 120 rows, threefold spread',
    truth: 0.5,
    draw: next => infer(independent(arm(times(40, () => 3 * normal(next))), arm(times(120, () => 0.5 + normal(next))))),
  },
  {
    name: 'Fieller: ratio of paired means, 200 pairs, lognormal',
    truth: 0.1,
    draw: next =>
      inferRatio(
        moments2(
          times(200, () => {
            const shared = Math.exp(0.5 * normal(next))
            return [shared, 1.1 * shared * Math.exp(0.2 * normal(next) - 0.02)]
          }),
        ),
      ),
  },
  {
    name: 'Korn-Graubard: rate of 5 % in 60 clusters of 20, beta-binomial',
    truth: 0.05,
    draw: next => {
      const n = times(60, () => 20)
      // Beta(1, 19) by its inverse
      const events = n.map(m => {
        const p = 1 - (1 - next()) ** (1 / 19)
        return sum(times(m, () => Number(next() < p)))
      })
      const clustered = designEffectOf({ events, n }, 60)
      return isAbsent(clustered) ? clustered : infer({ kind: 'rate', events: sum(events), n: 1200, ...clustered })
    },
  },
  {
    name: 'Woodruff: p90 in 100 blocks of 20, with bursts',
    truth: 1.2815515655446004 * Math.sqrt(1.25),
    draw: next => {
      const blocks = times(100, () => {
        const burst = 0.5 * normal(next)
        return times(20, () => burst + normal(next))
      })
      return infer(quantile(blocks, 0.9).e)
    },
  },
  {
    name: 'MOVER: difference of p75 of two arms that share 80 bursts',
    truth: 0.3,
    draw: next => {
      const both = times(80, () => {
        const burst = 0.7 * normal(next)
        return [times(15, () => burst + normal(next)), times(15, () => 0.3 + burst + normal(next))] as const
      })
      const [i, c] = [
        quantile(
          both.map(b => b[0]),
          0.75,
        ),
        quantile(
          both.map(b => b[1]),
          0.75,
        ),
      ]
      return infer({
        kind: 'mover',
        incumbent: i.e,
        candidate: c.e,
        correlation: bucketCorrelation(i.counts, c.counts),
      })
    },
  },
  {
    name: 'MOVER in %: p90 of 500 and of 700 rows, lognormal',
    truth: 0.2,
    draw: next => {
      const of = (n: number, scale: number) =>
        independentRows(
          times(n, () => scale * Math.exp(0.7 * normal(next))),
          0.9,
        )
      return inferRatio(independent(of(500, 1), of(700, 1.2)))
    },
  },
  {
    name: 'ratio of independent rates: 10 % of 300, 8 % of 300',
    truth: -0.2,
    draw: next => {
      const of = (p: number): OneSample => ({ kind: 'rate', events: sum(times(300, () => Number(next() < p))), n: 300 })
      return inferRatio(independent(of(0.1), of(0.08)))
    },
  },
  {
    name: 'jackknife: ratio of sums over 60 units of 1 to 12 rows',
    truth: 2,
    draw: next => {
      const units = ratioBuckets(next, 60)
      const [v, w] = [sum(units.map(u => u.v)), sum(units.map(u => u.w))]
      return inferred(
        jackknife({ value: v / w, without: units.map(u => (v - u.v) / (w - u.w)), sizes: units.map(u => u.rows) }),
      )
    },
  },
  {
    name: 'jackknife: difference of variances of two arms that share 500 units',
    truth: 0.44,
    draw: next => {
      const units = times(500, () => {
        const shared = normal(next)
        return [shared, 1.2 * (0.8 * shared + 0.6 * normal(next))] as const
      })
      const one = (which: 0 | 1) => {
        const x = units.map(u => u[which])
        const variance = (n: number, total: number, squares: number) => (squares - total ** 2 / n) / (n - 1)
        const [total, squares] = [sum(x), sum(x.map(v => v * v))]
        const without = x.map(v => variance(x.length - 1, total - v, squares - v * v))
        return { value: variance(x.length, total, squares), without, sizes: x.map(() => 1) }
      }
      return inferred(jackknifeJoint(one(0), one(1)))
    },
  },
  {
    name: 'reflected bootstrap: ratio of sums over 60 units, 1,000 replicates',
    truth: 2,
    draw: next => {
      const units = ratioBuckets(next, 60)
      const ratio = (weights: ArrayLike<number>) =>
        sum(units.map((u, b) => weights[b]! * u.v)) / sum(units.map((u, b) => weights[b]! * u.w))
      const value = ratio(units.map(() => 1))
      const replicates = resamples(60, 1000, `${next()}`).map(ratio)
      return inferred(
        reflected({
          value,
          merged: value,
          replicates,
          buckets: 60,
          effective: effectiveNumber(units.map(u => u.rows)),
        }),
      )
    },
  },
]

/** How often each end of the 95 % interval is on the wrong side of the truth, and how often nothing was said. */
export function tailsOf(
  { draw, truth }: Scenario,
  runs: number,
  next: () => number,
): { above: number; below: number; silent: number } {
  const count = { above: 0, below: 0, silent: 0 }
  for (let i = 0; i < runs; i++) {
    const of = draw(next)
    if (isAbsent(of)) count.silent++
    else {
      if (of.above(truth) <= 0.025) count.above++
      if (of.below(truth) <= 0.025) count.below++
    }
  }
  return { above: count.above / runs, below: count.below / runs, silent: count.silent / runs }
}
