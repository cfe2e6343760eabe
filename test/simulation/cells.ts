import type { BoundLimit } from '../../src/spec/bound.ts'
import type { Log, Logs } from './columns.ts'
import * as draws from './draws.ts'
import type { Random } from './random.ts'
import type { Short } from './spec.ts'

/**
 * A check whose truth is exactly its limit. Then a pass is a false promotion and a fail a false block, and each may err
 * in 2.5 % of runs.
 */
export interface Cell {
  /** The kind of interval. */
  kind: string
  /** What varies within the kind. */
  of: string
  spec: Short
  draw: (r: Random) => Logs
  /** Runs in relation to the others', where a run is slow. */
  effort?: number
  /** Errors beyond the promise that are known and documented: why. */
  known?: string
}

type Limit = Partial<BoundLimit> & Pick<BoundLimit, 'kind' | 'value'>
const check = (metric: string, limit: Limit, rest: Partial<Short> = {}): Short => ({
  ...rest,
  checks: [{ metric, ...limit }],
})
const alone = (candidate: Log): Logs => ({ candidate })
const filled = (n: number, draw: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => draw(i))
const clamp = (x: number) => Math.min(1, Math.max(0, x))

const rates: Cell[] = [
  [30, 0.9],
  [200, 0.99],
  [1000, 0.5],
  [5000, 0.999],
].map(([n, p]) => ({
  kind: 'rate: Clopper-Pearson',
  of: `n ${n}, rate ${p}`,
  spec: check('significance.accuracy', { kind: 'min', value: p! }, { arms: 'candidate' }),
  draw: r => alone(draws.rate(r, n!, p!)),
}))

const clusteredRates: Cell[] = [
  [60, 2, 20, 0.05, 0.9],
  [60, 2, 20, 0.2, 0.9],
  [60, 2, 20, 0.4, 0.9],
  [300, 2, 20, 0.2, 0.98],
  [1000, 1, 5, 0.4, 0.7],
  [40, 10, 10, 0.2, 0.5],
].map(([count, least, most, icc, p]) => ({
  kind: 'rate by unit: Korn-Graubard',
  of: `${count} units of ${least} to ${most}, ICC ${icc}, rate ${p}`,
  spec: check('significance.accuracy', { kind: 'min', value: p! }, { arms: 'candidate', unit: true }),
  draw: r => alone(draws.clusteredRate(r, draws.units(r, count!, least!, most!), icc!, p!)),
}))

const pairedRates: Cell[] = [
  [100, 0.05, 0.03],
  [200, 0.02, 0.01],
  [1000, 0.01, 0.005],
  [1000, 0.02, 0],
  [5000, 0.06, 0.05],
].map(([n, worse, better]) => ({
  kind: 'paired rates: Tango',
  of: `n ${n}, worse ${worse}, better ${better}`,
  spec: check('significance.accuracy', { kind: 'margin', value: worse! - better! }),
  draw: r => draws.pairs(r, n!, worse!, better!, 0.8),
}))

const independentRates: Cell[] = [
  [50, 50, 0.9, 0.8],
  [500, 100, 0.98, 0.95],
  [2000, 2000, 0.999, 0.997],
].map(([n, m, p, q]) => ({
  kind: 'independent rates: Miettinen-Nurminen',
  of: `n ${n} and ${m}, rates ${p} and ${q}`,
  spec: check('significance.accuracy', { kind: 'margin', value: p! - q! }, { paired: false }),
  draw: r => ({ incumbent: draws.rate(r, n!, p!), candidate: draws.rate(r, m!, q!) }),
}))

const ratesInPercent: Cell[] = [
  { n: 300, worse: 0.04, better: 0.02, both: 0.3, paired: true },
  { n: 300, worse: 0.04, better: 0.02, both: 0.3, paired: false },
].map(({ n, worse, better, both, paired }) => ({
  kind: 'rates in %: score interval of the ratio',
  of: `n ${n}, ${paired ? 'paired' : 'unpaired'}`,
  spec: check(
    'significance.accuracy',
    { kind: 'margin', value: (worse - better) / (both + worse), relative: true },
    { paired },
  ),
  draw: r => {
    const logs = draws.pairs(r, n, worse, better, both)
    return paired ? logs : { incumbent: logs.incumbent!, candidate: draws.pairs(r, n, worse, better, both).candidate }
  },
}))

const pairedRecall: Cell[] = [
  [200, 0.05, 0.03],
  [1000, 0.05, 0.02],
  [1000, 0.15, 0.1],
].map(([n, worse, better]) => ({
  kind: 'paired recall: Tango',
  of: `n ${n} positives, worse ${worse}, better ${better}`,
  spec: check('significance.recall', { kind: 'margin', value: worse! - better! }),
  draw: r => draws.pairs(r, n!, worse!, better!, 0.7),
}))

/** Hundreds of negatives differ, and few of the positives that recall is about. */
const fewPositives: Cell[] = [
  [100, 0.01],
  [100, 0.03],
  [400, 0.02],
].map(([positives, share]) => ({
  kind: 'paired recall by unit where few positives differ',
  of: `${positives} positives, ${100 * share!} % are missed anew, among 1,000 negatives of which a fifth differ`,
  spec: check('significance.recall', { kind: 'margin', value: share! * 0.5 }, { unit: true }),
  draw: r => {
    const n = positives! + 1000
    const unit = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 2))
    const label = filled(n, i => Number(i < positives!))
    const first = filled(n, i => Number(i < positives! ? r.chance(0.5) : r.chance(0.2)))
    const second = first.map((d, i) => (i < positives! ? (r.chance(share!) ? 0 : d) : r.chance(0.2) ? 1 - d : d))
    return {
      incumbent: { n, unit, columns: { label, decision: first } },
      candidate: { n, unit, columns: { label, decision: second } },
    }
  },
}))

const clusteredPairs: Cell[] = [
  [60, 2, 20, 0.2, 0.05, 0.05],
  [200, 2, 20, 0.4, 0.05, 0.05],
  [400, 2, 20, 0.4, 0.02, 0],
  [1500, 1, 5, 0.2, 0.02, 0.01],
].map(([count, least, most, icc, worse, better]) => ({
  kind: 'paired rates by unit: MOVER',
  of: `${count} units of ${least} to ${most}, ICC ${icc}, worse ${worse}, better ${better}`,
  spec: check('significance.accuracy', { kind: 'margin', value: worse! * 0.8 - better! * 0.2 }, { unit: true }),
  draw: r => draws.clusteredPairs(r, draws.units(r, count!, least!, most!), icc!, 0.8, worse!, better!),
}))

type Loss = 'brier' | 'log_loss'
const meanLoss = (
  kind: string,
  of: string,
  metric: Loss,
  margin: number,
  draw: (r: Random) => [Float64Array, Float64Array],
  rest: Partial<Short> = {},
  known?: string,
): Cell => ({
  kind,
  of,
  spec: check(`significance.${metric}`, { kind: 'margin', value: margin }, rest),
  draw: r => draws.losses(r, metric, draw(r)),
  ...(known && { known }),
})

/** Shared noise, and differences of the candidate of mean `margin`. */
const shifted = (n: number, difference: (r: Random) => number) => (r: Random) => {
  const base = filled(n, () => 0.7 * r.exponential())
  return [base, base.map(x => x + difference(r))] as [Float64Array, Float64Array]
}

const pairedMeans: Cell[] = [
  ...[60, 300, 3000].map(n =>
    meanLoss('paired t', `n ${n}, Brier, normal differences`, 'brier', 0.05, r => {
      const base = filled(n, () => 0.2 + 0.3 * r.uniform())
      return [base, base.map(x => clamp(x + 0.05 + 0.04 * r.normal()))]
    }),
  ),
  ...[200, 1000, 5000].map(n =>
    meanLoss(
      'paired t',
      `n ${n}, log loss, exponential differences`,
      'log_loss',
      0.1,
      shifted(n, r => 0.1 * r.exponential()),
    ),
  ),
  ...[
    [1000, 0.05],
    [1000, 0.1],
    [5000, 0.01],
    [5000, 0.05],
  ].map(([n, share]) =>
    meanLoss(
      'paired t',
      `n ${n}, ${100 * share!} % of pairs lose 0.5 on average, exponential`,
      'log_loss',
      0.5 * share!,
      shifted(n!, r => (r.chance(share!) ? 0.5 * r.exponential() : 0)),
    ),
  ),
  ...[
    [1000, 0.02],
    [5000, 0.01],
  ].map(([n, share]) =>
    meanLoss(
      'paired t',
      `n ${n}, all pairs differ a little, ${100 * share!} % lose 0.5 on average, exponential`,
      'log_loss',
      0.5 * share!,
      r => {
        const base = filled(n!, () => 1 + 0.7 * r.exponential())
        return [base, base.map(x => x + 0.02 * r.normal() + (r.chance(share!) ? 0.5 * r.exponential() : 0))]
      },
    ),
  ),
]

const welch: Cell[] = [
  [40, 120],
  [300, 300],
  [2000, 2000],
].map(([n, m]) => ({
  kind: 'Welch t',
  of: `n ${n} and ${m}, log loss, exponential`,
  spec: check('significance.log_loss', { kind: 'margin', value: 0.2 }, { paired: false }),
  draw: r => ({
    incumbent: draws.losses(r, 'log_loss', [filled(n!, () => 0.6 * r.exponential())]).candidate,
    candidate: draws.losses(r, 'log_loss', [filled(m!, () => 0.2 + 0.6 * r.exponential())]).candidate,
  }),
}))

const fieller: Cell[] = [200, 1000].map(n => ({
  kind: 'means in %: Fieller',
  of: `n ${n} pairs, log loss + 10 %`,
  spec: check('significance.log_loss', { kind: 'margin', value: 0.1, relative: true }),
  draw: r => {
    const base = filled(n, () => 0.8 * r.exponential())
    return draws.losses(
      r,
      'log_loss',
      [base, base.map(x => x * (1.1 + 0.3 * r.normal() * Math.min(1, x)))].map(l => l.map(x => Math.max(0, x))),
    )
  },
}))

const aucs: Cell[] = (
  [
    { n: 200, positives: 25, auc: [0.8, 0.77], correlation: 0.8 },
    { n: 1000, positives: 30, auc: [0.9, 0.88], correlation: 0.8 },
    { n: 600, positives: 60, auc: [0.97, 0.95], correlation: 0.7 },
    { n: 1000, positives: 250, auc: [0.97, 0.96], correlation: 0.7 },
    { n: 300, positives: 70, auc: [0.9, 0.88], correlation: 0.8 },
    { n: 400, positives: 200, auc: [0.75, 0.74], correlation: 0.95 },
    { n: 2000, positives: 200, auc: [0.9, 0.89], correlation: 0.9 },
  ] as const
).flatMap(of =>
  [true, false].map(
    (paired): Cell => ({
      kind: `AUC: DeLong, ${paired ? 'paired' : 'unpaired'}`,
      of: `n ${of.n}, ${of.positives} positives, AUC ${of.auc.join(' and ')}`,
      spec: check('significance.auc', { kind: 'margin', value: of.auc[0]! - of.auc[1]! }, { paired }),
      draw: r => {
        const logs = draws.binormal(r, of)
        const other = paired ? logs : draws.binormal(r, of)
        return { incumbent: logs.incumbent!, candidate: other.candidate }
      },
    }),
  ),
)

const byUnit: Cell[] = [
  ...[
    [60, 2, 20, 0.2],
    [300, 2, 20, 0.05],
    [300, 2, 20, 0.4],
    [1200, 1, 3, 0.4],
  ].map(
    ([count, least, most, icc]): Cell => ({
      kind: 'paired mean by unit: jackknife',
      of: `${count} units of ${least} to ${most}, ICC ${icc}, Brier`,
      spec: check('significance.brier', { kind: 'margin', value: 0.05 }, { unit: true }),
      draw: r => {
        const unit = draws.units(r, count!, least!, most!)
        const [a, b] = [draws.clustered(r, unit, icc!), draws.clustered(r, unit, icc!)]
        return draws.losses(
          r,
          'brier',
          [a.map(z => clamp(0.4 + 0.08 * z)), a.map((z, i) => clamp(0.45 + 0.08 * z + 0.04 * b[i]!))],
          { unit },
        )
      },
    }),
  ),
  ...[
    [100, 2, 20, 0.3],
    [400, 2, 10, 0.2],
  ].map(
    ([count, least, most, icc]): Cell => ({
      kind: 'AUC by unit: jackknife',
      of: `${count} units of ${least} to ${most}, ICC ${icc}, AUC 0.8 and 0.77`,
      spec: check('significance.auc', { kind: 'margin', value: 0.03 }, { unit: true }),
      draw: r => {
        const unit = draws.units(r, count!, least!, most!)
        const label = draws.clustered(r, unit, icc!).map(z => Number(z > 1))
        const [a, b] = [draws.clustered(r, unit, icc!), draws.clustered(r, unit, icc!)]
        const mu = [0.8, 0.77].map(auc => binormalShift(auc))
        const log = (score: Float64Array): Log => ({ n: unit.length, unit, columns: { label, score } })
        return {
          incumbent: log(a.map((z, i) => mu[0]! * label[i]! + z)),
          candidate: log(a.map((z, i) => mu[1]! * label[i]! + 0.8 * z + 0.6 * b[i]!)),
        }
      },
    }),
  ),
]
function binormalShift(auc: number): number {
  let [low, high] = [0, 10]
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    if (draws.aucOf(middle) < auc) low = middle
    else high = middle
  }
  return low
}

const DAY = 86_400
const quantiles: Cell[] = [
  { p: 0.5, n: 2000, memory: 600, bursts: 0.3 },
  { p: 0.5, n: 2000, memory: 3600, bursts: 0.3 },
  { p: 0.99, n: 4000, memory: 0, bursts: 0 },
  { p: 0.99, n: 4000, memory: 600, bursts: 0.5 },
  { p: 0.99, n: 4000, memory: 3600, bursts: 0.5 },
  { p: 0.99, n: 4000, memory: 4 * 3600, bursts: 0.5 },
  { p: 0.999, n: 20000, memory: 600, bursts: 0.3 },
].flatMap(({ p, n, memory, bursts }): Cell[] => {
  const sigma = 0.6
  const truth = draws.latencyAt(p, sigma)
  const name = `p${String(p).slice(2).padEnd(2, '0')}`
  const of = `${name}, n ${n}, 2 days, load remembers ${memory / 60} min, ${100 * bursts} % of the variance`
  const drawn = (factor: number, paired: boolean) => (r: Random) =>
    draws.latencies(r, { n, seconds: 2 * DAY, memory, sigma, bursts, factor, paired })
  const effort = n > 10_000 ? 0.25 : 1
  return [
    {
      kind: 'quantile by blocks of time: max',
      of,
      spec: check(`latency.${name}`, { kind: 'max', value: truth }, { arms: 'candidate', time: true }),
      draw: drawn(1, true),
      effort,
      ...(memory > DAY / 10 && { known: 'waves of four hours in two days: src/stats/decisions.md' }),
    },
    {
      kind: 'quantile by blocks of time: margin (MOVER)',
      of,
      spec: check(`latency.${name}`, { kind: 'margin', value: 0.2 * truth }, { time: true }),
      draw: drawn(1.2, true),
      effort,
    },
    {
      kind: 'quantile by blocks of time: margin in % (ratio)',
      of,
      spec: check(`latency.${name}`, { kind: 'margin', value: 0.2, relative: true }, { time: true }),
      draw: drawn(1.2, false),
      effort,
    },
  ]
})

const latencyMeans: Cell[] = [
  { n: 1000, sigma: 0.5, bursts: 0, memory: 0 },
  { n: 3000, sigma: 1, bursts: 0.3, memory: 150 },
  { n: 3000, sigma: 1, bursts: 0.3, memory: 900 },
  { n: 2000, sigma: 2, bursts: 0, memory: 0 },
  { n: 10_000, sigma: 2, bursts: 0, memory: 0 },
].flatMap(({ n, sigma, bursts, memory }): Cell[] => {
  const mean = 100 * Math.exp(sigma ** 2 / 2)
  const of = `n ${n}, lognormal σ ${sigma}, 12 hours, load remembers ${memory / 60} min, ${100 * bursts} % of the variance`
  const drawn = (factor: number) => (r: Random) =>
    draws.latencies(r, { n, seconds: DAY / 2, memory, sigma, bursts, factor })
  return [
    {
      kind: 'mean latency by blocks of time: max',
      of,
      spec: check('latency.mean', { kind: 'max', value: mean }, { arms: 'candidate', time: true }),
      draw: drawn(1),
    },
    {
      kind: 'mean latency by blocks of time: margin in %',
      of,
      spec: check('latency.mean', { kind: 'margin', value: 0.1, relative: true }, { time: true }),
      draw: drawn(1.1),
    },
  ]
})

const errorRates: Cell[] = [
  { n: 5000, p: 0.02, memory: 600, bursts: 0.3 },
  { n: 5000, p: 0.005, memory: 600, bursts: 0.5 },
  { n: 5000, p: 0.001, memory: 600, bursts: 0.7 },
  { n: 5000, p: 0.02, memory: 3600, bursts: 0.5 },
].flatMap(({ n, p, memory, bursts }): Cell[] => {
  const of = `n ${n}, rate ${p}, load remembers ${memory / 60} min, ${100 * bursts} % of the variance`
  return [
    {
      kind: 'error rate by blocks of time: max',
      of,
      spec: check('latency.error_rate', { kind: 'max', value: p }, { arms: 'candidate', time: true }),
      draw: r => draws.errors(r, { n, seconds: 2 * DAY, memory, bursts, rates: [p, p] }),
      ...(memory > DAY / 40 && { known: 'waves of an hour in two days: src/stats/decisions.md' }),
    },
    {
      kind: 'error rate by blocks of time: margin (MOVER)',
      of,
      spec: check('latency.error_rate', { kind: 'margin', value: p / 2 }, { time: true }),
      draw: r => draws.errors(r, { n, seconds: 2 * DAY, memory, bursts, rates: [p, 1.5 * p] }),
    },
  ]
})

/** A share r of pairs goes from faultless to as wrong as can be. */
const fewDiffer: Cell[] = [
  [1000, 0.001],
  [1000, 0.003],
  [1000, 0.01],
  [1000, 0.02],
  [1000, 0.04],
].map(([n, share]) =>
  meanLoss('few pairs differ: bound', `n ${n}, ${100 * share!} % go from right to wrong, Brier`, 'brier', share!, r => {
    const base = filled(n!, () => 0)
    return [base, base.map(() => Number(r.chance(share!)))]
  }),
)
const fewDifferByUnit: Cell[] = [
  [300, 10, 0.005],
  [300, 10, 0.02],
  [1000, 5, 0.01],
].flatMap(([count, rows, share]) =>
  [false, true].map(
    (sliced): Cell => ({
      kind: `few units differ${sliced ? ', in a slice' : ''}: bound`,
      of: `${count} units of ${rows}, ${100 * share!} % go from right to wrong, Brier`,
      spec: {
        unit: true,
        checks: [{ metric: 'significance.brier', kind: 'margin', value: share!, ...(sliced && { slice: 'g' }) }],
      },
      draw: r => {
        const unit = Int32Array.from({ length: count! * rows! }, (_, i) => Math.floor(i / rows!))
        const bad = Array.from({ length: count! }, () => r.chance(share!))
        const base = new Float64Array(unit.length)
        const logs = draws.losses(r, 'brier', [base, base.map((_, i) => Number(bad[unit[i]!]))], { unit })
        const g = new Float64Array(unit.length)
        for (const log of [logs.incumbent!, logs.candidate]) Object.assign(log.columns, { g })
        return logs
      },
    }),
  ),
)

export const cells: readonly Cell[] = [
  ...rates,
  ...clusteredRates,
  ...pairedRates,
  ...independentRates,
  ...ratesInPercent,
  ...pairedRecall,
  ...fewPositives,
  ...clusteredPairs,
  ...pairedMeans,
  ...welch,
  ...fieller,
  ...aucs,
  ...byUnit,
  ...quantiles,
  ...latencyMeans,
  ...errorRates,
  ...fewDiffer,
  ...fewDifferByUnit,
]
