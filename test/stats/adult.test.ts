import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { delong, delongPaired } from '../../src/stats/delong.ts'
import { independent, infer } from '../../src/stats/infer.ts'
import { clopperPearson, miettinenNurminen, newcombe, wilson } from '../../src/stats/rates.ts'
import type { Ranks } from '../../src/stats/statistics.ts'
import { mannWhitney, mcnemar, mcnemarExact, tTest, twoProportions, welch } from '../../src/stats/tests.ts'
import { ends, known, off } from './reference.ts'

const shared = process.env.MLGATE_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const absent = !existsSync(join(shared, 'data/adult'))
if (absent) console.warn(`skipped: no real logs at ${shared}`)

type Sampled = { n: number; mean: number; variance: number }
interface Log {
  score: number[]
  latency: Sampled
}
const logs: Record<string, Log> = {}
let label: number[] = []

const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0)
const sampled = (x: readonly number[]): Sampled => {
  const mean = sum(x) / x.length
  return { n: x.length, mean, variance: sum(x.map(v => (v - mean) ** 2)) / (x.length - 1) }
}

/** DeLong's placements by sorting: for each positive the share of negatives below it, ties half; and the reverse. */
function placements(score: readonly number[]) {
  const side = (of: number) => score.filter((_, i) => label[i] === of).sort((a, b) => a - b)
  const rank = (sorted: readonly number[], x: number, orEqual: boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (orEqual ? sorted[middle]! <= x : sorted[middle]! < x) low = middle + 1
      else high = middle
    }
    return low
  }
  const [zeros, ones] = [side(0), side(1)]
  const below = (sorted: readonly number[], x: number) =>
    (rank(sorted, x, false) + rank(sorted, x, true)) / 2 / sorted.length
  const [v10, v01]: [number[], number[]] = [[], []]
  for (const [i, x] of score.entries()) label[i] === 1 ? v10.push(below(zeros, x)) : v01.push(1 - below(ones, x))
  return { v10, v01 }
}

function ranksOf(scores: Record<string, readonly number[]>): Ranks {
  const names = Object.keys(scores)
  const placed = Object.fromEntries(names.map(n => [n, placements(scores[n]!)]))
  const covariance = (of: 'v10' | 'v01') =>
    Object.fromEntries(
      names.map(a => [
        a,
        Object.fromEntries(
          names.map(b => {
            const [x, y] = [placed[a]![of], placed[b]![of]]
            const [mx, my] = [sum(x) / x.length, sum(y) / y.length]
            return [b, sum(x.map((v, i) => (v - mx) * (y[i]! - my))) / (x.length - 1)]
          }),
        ),
      ]),
    )
  const auc = Object.fromEntries(names.map(n => [n, sum(placed[n]!.v10) / placed[n]!.v10.length]))
  const positives = sum(label)
  return {
    kind: 'ranks',
    positives,
    negatives: label.length - positives,
    auc,
    s10: covariance('v10'),
    s01: covariance('v01'),
    bound: 0,
  }
}

const candidates = ['v2-boosted', 'v3-naive-bayes', 'v4-label-outage']

describe.skipIf(absent)('adult logs', () => {
  const reference = absent ? null : JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8'))

  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create()).connect()
    for (const name of ['v1-logistic', ...candidates]) {
      const file = join(shared, 'data/adult', `${name}.parquet`)
      const outcomes = join(shared, 'data/adult/labels.parquet')
      const of = await connection.runAndReadAll(
        `SELECT score, latency_ms, l.label::INTEGER AS label FROM '${file}' JOIN '${outcomes}' l USING (request_id) ORDER BY request_id`,
      )
      const columns = of.getColumnsObject() as Record<string, number[]>
      logs[name] = { score: columns.score!, latency: sampled(columns.latency_ms!) }
      label = columns.label!
    }
  })

  test.each(candidates)('%s against v1: DeLong as pROC has it', name => {
    const expected = reference.adult.delong_vs_v1_pROC[name]
    const ranks = ranksOf({ v1: logs['v1-logistic']!.score, v2: logs[name]!.score })
    const difference = known(infer(known(delongPaired(ranks, 'v1', 'v2'))))
    expect(off([2 * Math.min(difference.above(0), difference.below(0))], [expected.p_paired])).toBeLessThan(1e-8)
    const [low, high] = expected.delta_ci95_incumbent_minus_candidate
    expect(off(ends(difference), [-high, -low])).toBeLessThan(1e-8)
    expect(off(ends(known(infer(known(delong(ranks, 'v2'))))), expected.ci95_candidate)).toBeLessThan(1e-10)
    const unpaired = independent(known(delong(ranks, 'v1')), known(delong(ranks, 'v2')))
    const of = known(infer(unpaired))
    expect(off([2 * Math.min(of.above(0), of.below(0))], [expected.p_unpaired])).toBeLessThan(1e-8)
    expect(of.method).toBe(`DeLong, unpaired, ${Number(expected.df_unpaired.toPrecision(6))} df`)
  })

  test.each(candidates)('%s against v1: accuracy, log loss and McNemar', name => {
    const expected = reference.adult.paired_vs_v1[name]
    // Rows: was the incumbent right, columns: was the candidate; McNemar is symmetric in the two
    const [[, better], [worse]] = expected.correct_table as [[number, number], [number, number]]
    expect(off([mcnemarExact(worse, better).p], [expected.mcnemar_exact_p])).toBeLessThan(1e-8)
    const { statistic, p } = mcnemar(worse, better)!
    expect(off([statistic, p], [expected.mcnemar_chi2, expected.mcnemar_p])).toBeLessThan(1e-8)

    const clip = (s: number) => Math.min(1 - 1e-15, Math.max(1e-15, s))
    const loss = (score: readonly number[]) => score.map((s, i) => -Math.log(label[i] === 1 ? clip(s) : 1 - clip(s)))
    const [i, c] = [loss(logs['v1-logistic']!.score), loss(logs[name]!.score)]
    const d = sampled(c.map((x, k) => x - i[k]!))
    const t = tTest(d.mean, Math.sqrt(d.variance / d.n), d.n - 1)!
    expect(off([d.mean, t.statistic], [expected.log_loss_delta, expected.log_loss_delta_t])).toBeLessThan(1e-9)
    const of = known(infer({ kind: 'student', value: d.mean, se: Math.sqrt(d.variance / d.n), df: d.n - 1 }))
    expect(off(ends(of), expected.log_loss_delta_t_ci95)).toBeLessThan(1e-9)
    // scipy says 0 where the p is below 1e-308
    if (expected.log_loss_delta_p > 0) expect(off([t.p], [expected.log_loss_delta_p])).toBeLessThan(1e-6)
    else expect(t.p).toBeLessThan(1e-300)
  })

  test('Welch on latencies, 76 orders of magnitude down', () => {
    const { statistic, p } = welch(logs['v1-logistic']!.latency, logs['v2-boosted']!.latency)!
    const expected = reference.adult.welch_latency_v1_v2
    expect(off([Math.abs(statistic), p], [expected.t, expected.p])).toBeLessThan(1e-6)
  })

  test('accuracy by Clopper-Pearson and Wilson', () => {
    for (const m of Object.values(reference.adult.metrics) as Record<string, number & number[]>[]) {
      const events = m.tp! + m.tn!
      const { low, high } = clopperPearson(events, m.n!, 0.05)!
      expect(off([low, high], m.accuracy_clopper_pearson95!)).toBeLessThan(1e-10)
      const score = wilson(events, m.n!, 0.05)!
      expect(off([score.low, score.high], m.accuracy_wilson95!)).toBeLessThan(1e-10)
    }
  })

  test('Mann-Whitney on drift: few ties, so near the value with them', () => {
    const drift = reference.adult.score_drift_reference_to['v2-boosted']
    const { p } = mannWhitney(drift.mann_whitney_u, 32_561, 16_281, 0)!
    expect(Math.abs(Math.log(p / drift.mann_whitney_p))).toBeLessThan(0.01)
  })

  test('two proportions', () => {
    const two = reference.procedures.two_proportions
    // The reference takes the first minus the second
    const arms = { candidate: { events: two.x1, n: two.n1 }, incumbent: { events: two.x2, n: two.n2 } }
    const z = twoProportions(arms.incumbent, arms.candidate)!
    expect(off([z.statistic, z.p], two.z)).toBeLessThan(1e-10)
    const hybrid = newcombe(arms, 0.05)!
    expect(off([hybrid.low, hybrid.high], two.newcombe95)).toBeLessThan(1e-10)
    // statsmodels' score interval is off by as much (make_stats.py says how we know)
    const score = miettinenNurminen(arms, 0.05)!
    expect(Math.abs(score.low - two.miettinen_nurminen95[0])).toBeLessThan(2e-4)
    expect(Math.abs(score.high - two.miettinen_nurminen95[1])).toBeLessThan(2e-6)
  })
})
