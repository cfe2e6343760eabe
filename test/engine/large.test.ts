import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generate } from '../../bench/generate.ts'
import { fromSource } from '../../src/engine/duckdb/files.ts'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { runQueries } from '../../src/engine/duckdb/run.ts'
import type { EngineEvent } from '../../src/engine/port.ts'
import type { Answers, Ask, Queries, Relation } from '../../src/plan/types.ts'
import { abs, column, type Expr, eq, ge, indicator, literal, ln, ne, of, rank, sub, when } from '../../src/sql/expr.ts'
import type { Moments, Quantiles, RankCounts, Ranks, Rows } from '../../src/stats/statistics.ts'
import { ask, expectClose } from './conformance.ts'

/** Logs that are read as if they were large, against the same made into tables; and what is read of them. */

const ROWS = 20_000
const score = column('score')
const label = column('label')
const decision = ge(score, 0.5)
const country = column('country')
const device = column('device')
const unit = { cluster: 'unit' } as const
const moments = (x: Record<string, Expr>) => ({ kind: 'moments', of: x }) as const
const logLoss = sub(0, ln(when(eq(label, 1), score, sub(literal(1), score))))
const arms = ['incumbent', 'candidate'] as const
const each = <T>(make: (arm: 'incumbent' | 'candidate') => T) => arms.map(make)
const deciles = (of: Expr) =>
  ({ is: 'quantile-bin', of, count: 10, from: 'incumbent', source: of, closed: 'left' }) as const
const cut = [{}, { by: [country] }, { by: [device] }]

const asks = {
  losses: each(arm => cut.map(by => ask(arm, moments({ logLoss, label }), { ...unit, ...by }))).flat(),
  right: each(arm =>
    cut.map(by => ask(arm, moments({ right: indicator(eq(indicator(decision), label)) }), { ...unit, ...by })),
  ).flat(),
  tables: each(arm =>
    cut.slice(1).map(by =>
      ask(
        arm,
        {
          kind: 'cells',
          keys: { decision: { is: 'value', of: decision }, label: { is: 'value', of: indicator(eq(label, 1)) } },
          mean: {},
        },
        { ...unit, ...by },
      ),
    ),
  ).flat(),
  auc: each(arm =>
    [...cut.map(by => ({ ...unit, ...by })), { by: [column('tier')] }].map(by =>
      // Sliced by what no other is grouped by.
      ask(arm, { kind: 'ranks', scores: { score }, outcome: label }, by),
    ),
  ).flat(),
  latency: each(arm => ask(arm, { kind: 'quantiles', of: column('latency_ms'), p: [0.5, 0.99] }, unit)),
  drift: each(arm => ask(arm, { kind: 'cells', keys: { bin: deciles(column('income')) }, mean: {} }, unit)),
  values: each(arm => ask(arm, { kind: 'rows', of: { x: column('income') }, max: 1e6, beyond: 'cells' })),
  pairs: [
    ask('pairs', moments({ difference: abs(sub(of('incumbent', score), of('candidate', score))) }), unit),
    ask('pairs', moments({ incumbent: rank(of('incumbent', score)), candidate: rank(of('candidate', score)) }), unit),
    ask('pairs', moments({ flip: indicator(ne(of('incumbent', decision), of('candidate', decision))) }), {
      ...unit,
      by: [of('incumbent', country)],
    }),
  ],
  ids: [ask('pairs', { kind: 'keys', content: [] })],
} satisfies Record<string, Ask[]>

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
const queries: Queries = {
  relations: { incumbent: relation('incumbent'), candidate: relation('candidate') },
  paired: true,
  asks: Object.values(asks).flat(),
}

/** A connection that tells which columns of which log each statement reads. */
function watched(connection: DuckDBConnection, tell: (sql: string, columns: string[]) => void): DuckDBConnection {
  return new Proxy(connection, {
    get: (target, name) => {
      const value = Reflect.get(target, name)
      if (name !== 'run') return typeof value === 'function' ? value.bind(target) : value
      return async (sql: string) => {
        if (sql.startsWith('select') || sql.includes(' as select')) {
          const plan = await target.runAndReadAll(`explain (format json) ${sql}`)
          tell(sql, scannedIn(JSON.parse(String(plan.getRows()[0]![1]))))
        }
        return target.run(sql)
      }
    },
  })
}

interface Node {
  name: string
  children: Node[]
  extra_info: { Projections?: string | string[] }
}
const scannedIn = (nodes: readonly Node[]): string[] =>
  nodes.flatMap(({ name, children, extra_info: { Projections = [] } }) => [
    ...(name.trim().startsWith('READ_PARQUET') ? [Projections].flat() : []),
    ...scannedIn(children),
  ])

describe('logs read as if they were large', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-large-'))
  let database: Database
  let small: Answers
  let large: Answers
  const events: Extract<EngineEvent, { kind: 'statement-finished' }>[] = []
  const told: string[] = []
  const read = new Map<string, string[]>()

  beforeAll(async () => {
    await generate(ROWS, folder)
    const at = undefined
    database = await open(
      arms.map(log => ({ log, paths: [join(folder, `${log}.parquet`)], format: null, at })),
      { threads: 2 },
    )
    const source = (log: string) => fromSource(database.sources[log as 'incumbent']!)
    small = await runQueries(database.connections, { source, rows: () => ROWS }, queries)
    const purposes: string[] = []
    const connections = database.connections.map(c => watched(c, (_, columns) => read.set(purposes.at(-1)!, columns)))
    large = await runQueries(connections, { source, rows: () => 1e7 }, queries, {
      onEvent: e => {
        if (e.kind === 'statement-started') {
          purposes.push(`${e.statement} ${e.purpose} ${e.reads.join(' ')}`)
          told.push(e.sql)
        }
        if (e.kind === 'statement-finished') events.push(e)
      },
    })
  })
  afterAll(() => {
    database.close()
    rmSync(folder, { recursive: true })
  })

  const groups = (answers: Answers, { key }: Ask) => answers.asks[key]!.groups
  const same = (some: readonly Ask[]) => {
    for (const one of some) expectClose(groups(large, one), groups(small, one), one.key)
  }

  test('moments, whole and sliced, by bucket', () => same([...asks.losses, ...asks.right]))
  test('cells of decisions and outcomes', () => same(asks.tables))
  test('ids', () => same(asks.ids))
  test('differences and flips, by the incumbent’s country', () => same([asks.pairs[0]!, asks.pairs[2]!]))

  test('AUC within the bound that it states, with its covariances and placements', () => {
    for (const one of asks.auc)
      groups(small, one).forEach(({ by, point, buckets }, g) => {
        const found = groups(large, one)[g]!
        const [a, b] = [found.point as Ranks, point as Ranks]
        expect(found.by).toEqual(by)
        expect([a.positives, a.negatives]).toEqual([b.positives, b.negatives])
        expect(Math.abs(a.auc.score! - b.auc.score!)).toBeLessThanOrEqual(a.bound)
        expect(a.bound).toBeLessThanOrEqual(1e-4)
        expect(a.s10.score!.score! / b.s10.score!.score!).toBeCloseTo(1, 3)
        expect(a.s01.score!.score! / b.s01.score!.score!).toBeCloseTo(1, 3)
        // As much as a few rows that share one of 512 bins.
        const near = 4 / Math.min(b.positives, b.negatives)
        expect(found.buckets === null).toBe(buckets === null)
        buckets?.forEach((bucket, i) => {
          const [x, y] = [found.buckets![i] as RankCounts | null, bucket as RankCounts | null]
          expect(x === null).toBe(y === null)
          if (x === null || y === null) return
          expect([x.positives, x.negatives]).toEqual([y.positives, y.negatives])
          expect(Math.abs(x.v10.score! - y.v10.score!)).toBeLessThanOrEqual(near)
          expect(Math.abs(x.v01.score! - y.v01.score!)).toBeLessThanOrEqual(near)
        })
      })
  })

  test('quantiles to the last digit, with the counts of each bucket', () => {
    for (const one of asks.latency) {
      const [a, b] = [groups(large, one)[0]!, groups(small, one)[0]!]
      expect((a.point as Quantiles).q).toEqual((b.point as Quantiles).q)
      expect(a.buckets).toEqual(b.buckets)
    }
    expect(events.filter(e => e.purpose === 'quantiles').length).toBe(4)
  })

  test('a rank correlation', () => {
    const of = (answers: Answers) => {
      const { comoments: c } = groups(answers, asks.pairs[1]!)[0]!.point as Moments
      return c.incumbent!.candidate! / Math.sqrt(c.incumbent!.incumbent! * c.candidate!.candidate!)
    }
    expect(Math.abs(of(large) - of(small))).toBeLessThanOrEqual(1e-6)
  })

  test('all values, in cells that are the same for both logs', () => {
    const [one, other] = asks.values.map(a => groups(large, a)[0]!.point as Rows)
    expect(one!.counts!.reduce((a, b) => a + b)).toBe(ROWS)
    // The logs have the same incomes.
    const sorted = ({ columns, counts }: Rows) =>
      [...(columns.x as Float64Array)].map((x, i) => `${x} ${counts![i]}`).sort()
    expect(sorted(one!)).toEqual(sorted(other!))
  })

  test('one join makes all that is asked of the pairs, and shows the ids to be distinct', () => {
    expect(events.filter(e => e.reads.includes('pairs')).map(e => e.purpose)).toEqual(['cubes'])
    expect(events.filter(e => e.purpose === 'keys')).toEqual([])
  })

  test('every answer has a statement, and none tells what values a column has', () => {
    const answered = new Set(events.flatMap(e => e.asks))
    expect(queries.asks.filter(({ key }) => !answered.has(key))).toEqual([])
    expect(told.some(sql => sql.includes('map {… 6 values}'))).toBe(true)
    expect(told.filter(sql => /'(us|phone|free)'/.test(sql))).toEqual([])
  })

  test('each log is scanned so many times, whatever its slices', () => {
    const scans = (arm: string) => events.filter(e => e.reads.includes(arm as 'incumbent')).map(e => e.purpose)
    const count = (arm: string) =>
      Object.fromEntries(
        Map.groupBy(scans(arm), p => p)
          .entries()
          .map(([p, all]) => [p, all.length]),
      )
    const expected = {
      survey: 2,
      dictionary: 2,
      pairs: 1,
      sample: 1,
      ends: 1,
      ranks: 1,
      order: 1,
      cubes: 3,
      quantiles: 2,
      rows: 1,
    }
    expect(count('incumbent')).toEqual(expected)
    expect(count('candidate')).toEqual(expected)
  })

  test('a statement reads the columns that it needs and no other', () => {
    const of = (purpose: string) =>
      read
        .entries()
        .flatMap(([name, columns]) => (name.includes(` ${purpose} `) ? [columns.toSorted()] : []))
        .toArray()
    for (const columns of of('quantiles')) expect(columns).toEqual(['latency_ms', 'user_id'])
    for (const columns of of('ends')) expect(columns).toEqual(['label', 'score'])
    // Score, label, both slices and the unit; the AUC of the tier with the slices of all AUCs; the deciles of the income;
    // of the pairs both ids and scores, the incumbent's unit and its slice.
    expect(
      of('cubes')
        .map(c => c.length)
        .sort(),
    ).toEqual([2, 2, 5, 5, 6, 6, 6])
    const all = new Set(read.values().toArray().flat())
    expect(all).not.toContain('visits')
  })
})
