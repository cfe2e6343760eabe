import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromSource } from '../../src/engine/duckdb/files.ts'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { runQueries } from '../../src/engine/duckdb/run.ts'
import type { EngineEvent } from '../../src/engine/port.ts'
import type { Answers, Ask } from '../../src/plan/types.ts'
import { combine } from '../../src/stats/combine.ts'
import type { Cells, Keys, Moments, Quantiles, Ranks } from '../../src/stats/statistics.ts'
import { adultAsks, adultQueries, adultSources } from './adult.ts'

/** Equal to what scikit-learn, scipy, numpy and pROC give on real logs; those beside the repository, where they are. */

const shared = process.env.MLGATE_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const present = existsSync(`${shared}/reference/reference.json`)
if (!present) console.warn(`skipped: the engine on real logs; there are none at ${shared}`)

describe.skipIf(!present)('on the adult logs', () => {
  const CANDIDATE = 'v2-boosted'
  let database: Database
  let answers: Answers
  const events: EngineEvent[] = []
  // biome-ignore lint/suspicious/noExplicitAny: a document of another program
  let reference: any

  beforeAll(async () => {
    reference = JSON.parse(readFileSync(`${shared}/reference/reference.json`, 'utf8')).adult
    database = await open(adultSources(shared, CANDIDATE))
    const logs = { source: (log: string) => fromSource(database.sources[log as 'labels']!), rows: () => null }
    answers = await runQueries(database.connections, logs, adultQueries, { onEvent: e => events.push(e) })
  })
  afterAll(() => database?.close())

  const point = <S>(ask: Ask, group = 0): S => answers.asks[ask.key]!.groups[group]!.point as S
  const near = (actual: number, expected: number, tolerance = 1e-9) =>
    expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(expected)),
    )
  const models = ['v1-logistic', CANDIDATE]

  test('log loss and Brier score are scikit-learn’s', () => {
    models.forEach((model, i) => {
      near(point<Moments>(adultAsks.losses[i]!).mean.logLoss!, reference.metrics[model].log_loss)
      near(point<Moments>(adultAsks.brier[i]!).mean.brier!, reference.metrics[model].brier)
    })
  })

  test('the confusion matrix by sex adds up to scikit-learn’s', () => {
    models.forEach((model, i) => {
      const counts: Record<string, number> = {}
      for (const { point } of answers.asks[adultAsks.confusion[i]!.key]!.groups) {
        const { keys, n } = point as Cells
        n.forEach((count, j) => {
          const cell = `${keys.decision![j]} ${keys.label![j]}`
          counts[cell] = (counts[cell] ?? 0) + count
        })
      }
      const { tn, fp, fn, tp } = reference.metrics[model]
      expect(counts).toEqual({ 'false 0': tn, 'false 1': fn, 'true 0': fp, 'true 1': tp })
    })
  })

  test('calibration error over right-closed tenths is the reference’s', () => {
    models.forEach((model, i) => {
      const { n, mean } = point<Cells>(adultAsks.calibration[i]!)
      const gaps = Array.from(n, (m, j) => m * Math.abs(mean.score![j]! - mean.label![j]!))
      near(gaps.reduce((a, b) => a + b) / 16281, reference.metrics[model].ece_10_equal_width)
    })
  })

  test('AUC is scikit-learn’s and DeLong’s test pROC’s', () => {
    models.forEach((model, i) => {
      near(point<Ranks>(adultAsks.auc[i]!).auc.score!, reference.metrics[model].auc)
    })
    const expected = reference.delong_vs_v1_pROC[CANDIDATE]
    const { auc, s10, s01, positives, negatives } = point<Ranks>(adultAsks.delong[0]!)
    const covariance = (i: string, j: string) => s10[i]![j]! / positives + s01[i]![j]! / negatives
    const [a, b] = ['incumbent', 'candidate']
    const difference = auc[a!]! - auc[b!]!
    const se = Math.sqrt(covariance(a!, a!) + covariance(b!, b!) - 2 * covariance(a!, b!))
    near(difference / se, expected.z_paired)
    near(difference - 1.959963984540054 * se, expected.delta_ci95_incumbent_minus_candidate[0])
    const unpaired = Math.sqrt(covariance(a!, a!) + covariance(b!, b!))
    near(difference / unpaired, expected.d_unpaired)
  })

  test('latency quantiles are numpy’s', () => {
    models.forEach((model, i) => {
      const { p, q, ladders } = point<Quantiles>(adultAsks.latency[i]!)
      p.forEach((each, j) => {
        near(q[j]!, reference.latency_ms[model][`p${+(each * 100).toFixed(1)}`].linear)
      })
      expect(ladders[0]!.x.at(-1)).toBe(reference.latency_ms[model].max)
    })
  })

  test('deciles of the reference cut as numpy’s do', () => {
    const log = point<Cells>(adultAsks.drift[0]!)
    const candidate = point<Cells>(adultAsks.drift[2]!)
    const expected = reference.score_drift_reference_to[CANDIDATE]
    log.edges.bin!.forEach((edge, i) => {
      near(edge, expected.edges[i])
    })
    expect([...log.n]).toEqual(expected.counts_reference)
    expect([...candidate.n]).toEqual(expected.counts_current)
  })

  test('flips, differences and correlations of the pairs are the reference’s', () => {
    const expected = reference.paired_vs_v1[CANDIDATE]
    const flips = point<Moments>(adultAsks.flips[0]!)
    expect(Math.round(flips.mean.flip! * flips.n)).toBe(expected.flips)
    const correlation = ({ comoments: c }: Moments) =>
      c.incumbent!.candidate! / Math.sqrt(c.incumbent!.incumbent! * c.candidate!.candidate!)
    near(correlation(point(adultAsks.agreement[0]!)), expected.pearson)
    near(correlation(point(adultAsks.spearman[0]!)), expected.spearman)
    const differences = point<Moments>(adultAsks.agreement[1]!)
    near(differences.mean.difference!, expected.mean_abs_diff)
    near(differences.max.difference!, expected.max_abs_diff)
    near(differences.mean.within!, expected.within_0_05)
  })

  test('ids are unique and shared, units and blocks counted', () => {
    expect(point<Keys>(adultAsks.keys[2]!)).toMatchObject({
      rows: 16281,
      both: 16281,
      onlyIncumbent: 0,
      onlyCandidate: 0,
      conflicts: 0,
    })
    expect(answers.clusters.unit).toMatchObject({ buckets: 200 })
    expect(answers.clusters.time).toMatchObject({ buckets: 480 })
    expect(answers.relations.incumbent!.from).toBe('2026-10-05T00:00:42Z')
  })

  test('buckets add up to the point', () => {
    for (const ask of adultQueries.asks) {
      for (const { point, buckets } of answers.asks[ask.key]!.groups) {
        if (!buckets) continue
        const total = combine(buckets, new Float64Array(buckets.length).fill(1), point)
        if (total.kind === 'moments')
          for (const name of Object.keys(total.mean)) near(total.mean[name]!, (point as Moments).mean[name]!)
        if (total.kind === 'cells') expect(total.n).toEqual((point as Cells).n)
        if (total.kind === 'quantiles') expect(total.q).toEqual((point as Quantiles).q)
        if (total.kind === 'ranks') near(total.auc.score!, (point as Ranks).auc.score!)
      }
    }
  })

  test('the delete-one-bucket error of a log loss difference is the paired one, without a join', () => {
    const [a, b] = adultAsks.losses.map(ask => answers.asks[ask.key]!.groups[0]!)
    const B = a!.buckets!.length
    const replicates = Array.from({ length: B }, (_, left) => {
      const weights = new Float64Array(B).fill(1)
      weights[left] = 0
      const [x, y] = [a!, b!].map(g => combine(g.buckets!, weights, g.point as Moments).mean.logLoss!)
      return y! - x!
    })
    const mean = replicates.reduce((s, r) => s + r) / B
    const se = Math.sqrt(((B - 1) / B) * replicates.reduce((s, r) => s + (r - mean) ** 2, 0))
    // Row-paired t: 0.00207; unpaired: 0.0058.
    expect(se).toBeGreaterThan(0.0018)
    expect(se).toBeLessThan(0.0024)
  })

  test('each log is read once', () => {
    const started = events.filter(e => e.kind === 'statement-started')
    const files = started.filter(e => /read_parquet/.test(e.sql)).map(e => e.reads[0])
    expect(files).toEqual(['labels', 'incumbent', 'candidate', 'reference'])
    const count: Record<string, number> = {}
    for (const e of started) count[e.purpose] = (count[e.purpose] ?? 0) + 1
    // Three gates on losses share a scan of each arm, the flips and correlations one of the pairs.
    expect(count).toEqual({
      relation: 4,
      survey: 1,
      pairs: 1,
      moments: 6,
      edges: 1,
      cells: 7,
      quantiles: 2,
      ranks: 3,
      keys: 1,
    })
    expect(answers.work.statements).toBe(started.length)
  })
})
