import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generate } from '../../bench/generate.ts'
import { duckdbEngine } from '../../src/engine/duckdb/engine.ts'
import { trinoEngine } from '../../src/engine/trino/engine.ts'
import type { Answers, Ask, LogName, Queries, Relation, Source } from '../../src/plan/types.ts'
import { abs, column, type Expr, eq, ge, indicator, literal, ln, ne, of, rank, sub, when } from '../../src/sql/expr.ts'
import type { Moments, Quantiles, RankCounts, Ranks, Rows } from '../../src/stats/statistics.ts'
import { ask, expectClose, expectMoments } from '../engine/conformance.ts'
import { client, data } from './shared.ts'
import { fileAsRows, makeTable } from './tables.ts'

/** What leaves the cluster, and what a large log is asked otherwise, on logs of 20,000 and of 200,000 rows. */

const [SMALL, LARGE] = [20_000, 200_000] as const
const score = column('score')
const label = column('label')
const country = column('country')
const decision = ge(score, 0.5)
const logLoss = sub(0, ln(when(eq(label, 1), score, sub(literal(1), score))))
const unit = { cluster: 'unit' } as const
const arms = ['incumbent', 'candidate'] as const
const each = (make: (arm: 'incumbent' | 'candidate') => Ask[]): Ask[] => arms.flatMap(make)
const moments = (x: Record<string, Expr>) => ({ kind: 'moments', of: x }) as const
const cells = (...keys: Expr[]): Ask['request'] => ({
  kind: 'cells',
  keys: Object.fromEntries(keys.map((of, i) => [`key${i}`, { is: 'value', of }])),
  mean: {},
})
const deciles = (of: Expr) =>
  ({ is: 'quantile-bin', of, count: 10, from: 'incumbent', source: of, closed: 'left' }) as const
const cut = [{}, { by: [country] }, { by: [column('device')] }]

const asks = {
  losses: each(arm => cut.map(by => ask(arm, moments({ logLoss, label }), { ...unit, ...by }))),
  tables: each(arm => cut.map(by => ask(arm, cells(decision, eq(label, 1)), { ...unit, ...by }))),
  auc: each(arm => cut.map(by => ask(arm, { kind: 'ranks', scores: { score }, outcome: label }, { ...unit, ...by }))),
  latency: each(arm => [ask(arm, { kind: 'quantiles', of: column('latency_ms'), p: [0.5, 0.99] }, unit)]),
  drift: each(arm => [ask(arm, { kind: 'cells', keys: { bin: deciles(column('income')) }, mean: {} }, unit)]),
  pairs: [
    ask('pairs', moments({ difference: abs(sub(of('incumbent', score), of('candidate', score))) }), unit),
    ask('pairs', moments({ flip: indicator(ne(of('incumbent', decision), of('candidate', decision))) }), {
      ...unit,
      by: [of('incumbent', country)],
    }),
    ask('pairs', moments({ incumbent: rank(of('incumbent', score)), candidate: rank(of('candidate', score)) }), unit),
  ],
  ids: [ask('pairs', { kind: 'keys', content: [] })],
} satisfies Record<string, Ask[]>
/** Rows, or cells of them, which are as many as there are up to a bound. */
const values = each(arm => [ask(arm, { kind: 'rows', of: { x: column('income') }, max: 1e6, beyond: 'cells' })])

const relation = (arm: 'incumbent' | 'candidate'): Relation => ({
  arm,
  log: arm,
  filter: null,
  id: [column('request_id')],
  unit: column('user_id'),
  time: column('ts'),
  weight: null,
  labels: null,
})
const queries = (some: readonly Ask[]): Queries => ({
  relations: { incumbent: relation('incumbent'), candidate: relation('candidate') },
  paired: true,
  asks: some,
})

interface Ran {
  readonly answers: Answers
  readonly rows: number
  readonly bytes: number
}

const folder = mkdtempSync(join(tmpdir(), 'mlgate-trino-'))
afterAll(() => rmSync(folder, { recursive: true }))

const source = (log: LogName, more: Partial<Source>): Source => ({
  log,
  paths: [],
  format: null,
  at: undefined,
  ...more,
})

/** By Trino, with what came over the wire. */
async function inTrino(size: number, some: readonly Ask[], large?: number): Promise<Ran> {
  const received = { rows: 0, bytes: 0 }
  const own = client()
  const counting: typeof own = {
    query: async (sql, options) => {
      const result = await own.query(sql, options)
      received.rows += result.rows
      received.bytes += result.bytes
      return result
    },
  }
  const engine = trinoEngine(counting, { catalog: 'lake', schema: `generated_${size}`, large })
  await engine.describe(
    arms.map(arm => source(arm, { table: { name: arm, where: null } })),
    [],
  )
  received.rows = 0
  received.bytes = 0
  return { answers: await engine.run(queries(some)), ...received }
}

async function inDuckdb(size: number, some: readonly Ask[]): Promise<Answers> {
  const engine = duckdbEngine()
  await engine.describe(
    arms.map(arm => source(arm, { paths: [join(folder, String(size), `${arm}.parquet`)] })),
    [],
  )
  const answers = await engine.run(queries(some))
  await engine.close()
  return answers
}

beforeAll(async () => {
  for (const size of [SMALL, LARGE]) {
    await generate(size, join(folder, String(size)))
    for (const arm of arms) {
      const table = { catalog: 'lake', schema: `generated_${size}`, name: arm }
      await makeTable(client(), data, table, fileAsRows(join(folder, String(size), `${arm}.parquet`)))
    }
  }
}, 300_000)

describe('what leaves the cluster', () => {
  test('does not grow with the log, once every group has rows of every bucket', async () => {
    const all = Object.values(asks).flat()
    const [small, large] = [await inTrino(SMALL, all), await inTrino(LARGE, all)]
    // Ten times the rows. What is more of them: some cells of buckets that the smaller log leaves empty.
    expect(large.rows).toBeLessThan(1.25 * small.rows)
    expect(large.bytes).toBeLessThan(1.25 * small.bytes)
    const duckdb = await inDuckdb(LARGE, all)
    expect(large.answers.work.statements).toBeLessThanOrEqual(duckdb.work.scans + 2)
  }, 600_000)

  test('of values as they are no more than some cells', async () => {
    const { answers, rows } = await inTrino(LARGE, values)
    expect(rows).toBeLessThan(25_000)
    for (const { key } of values) {
      const { counts } = answers.asks[key]!.groups[0]!.point as Rows
      expect(counts!.reduce((a, b) => a + b)).toBe(LARGE)
      expect(Math.max(...counts!)).toBeLessThan(LARGE / 1000)
    }
  }, 600_000)
})

describe('a large log is answered as DuckDB answers it', () => {
  let trino: Answers
  let duckdb: Answers
  beforeAll(async () => {
    const all = Object.values(asks).flat()
    trino = (await inTrino(LARGE, all, 1000)).answers
    duckdb = await inDuckdb(LARGE, all)
  }, 600_000)
  const points = <S>(asked: Ask) =>
    duckdb.asks[asked.key]!.groups.map(
      (group, i) => [trino.asks[asked.key]!.groups[i]!.point as S, group.point as S] as const,
    )

  test('the same groups, facts and ids', () => {
    expect(trino.relations).toEqual(duckdb.relations)
    expect(trino.clusters).toEqual(duckdb.clusters)
    for (const { key } of Object.values(asks).flat())
      expect(trino.asks[key]!.groups.map(g => g.by)).toEqual(duckdb.asks[key]!.groups.map(g => g.by))
    for (const asked of asks.ids) for (const [a, e] of points(asked)) expect(a).toEqual(e)
  })

  test('moments and cells are equal', () => {
    for (const asked of [...asks.losses, ...asks.pairs])
      for (const [a, e] of points<Moments>(asked)) expectMoments(a, e, asked.key)
    for (const asked of [...asks.tables, ...asks.drift])
      for (const [a, e] of points(asked)) expectClose(a, e, asked.key)
  })

  test('AUC of cells is as near as it says, its covariances nearly so', () => {
    for (const asked of asks.auc)
      for (const [a, e] of points<Ranks>(asked)) {
        expect(a.bound).toBeGreaterThan(0)
        expect(a.bound).toBeLessThanOrEqual(1e-4)
        expect(Math.abs(a.auc.score! - e.auc.score!)).toBeLessThanOrEqual(a.bound)
        expect([a.positives, a.negatives]).toEqual([e.positives, e.negatives])
        expect(a.s10.score!.score! / e.s10.score!.score!).toBeCloseTo(1, 3)
        expect(a.s01.score!.score! / e.s01.score!.score!).toBeCloseTo(1, 3)
      }
    for (const { key } of asks.auc)
      trino.asks[key]!.groups.forEach(({ point, buckets }) => {
        const some = buckets as readonly (RankCounts | null)[]
        const mean = some.reduce((sum, b) => sum + (b ? b.positives * b.v10.score! : 0), 0) / (point as Ranks).positives
        expect(mean).toBeCloseTo((point as Ranks).auc.score!, 12)
      })
  })

  test('quantiles are equal, and their ladders where intervals are read', () => {
    for (const asked of asks.latency)
      for (const [a, e] of points<Quantiles>(asked)) {
        expect(a.q).toEqual(e.q)
        a.p.forEach((p, i) => {
          const near = (share: number) => Math.abs(share - p) < 8 * Math.sqrt((p * (1 - p)) / a.n)
          const rungs = (q: Quantiles) => q.ladders[i]!.x.filter((_, k) => near(q.ladders[i]!.p[k]!))
          expect(rungs(a)).toEqual(rungs(e))
          expect(rungs(a).length).toBeGreaterThan(100)
          expect(a.ladders[i]!.x).toEqual([...a.ladders[i]!.x].sort((x, y) => x - y))
        })
      }
  })
})
