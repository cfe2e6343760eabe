import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duckdbEngine } from '../../src/engine/duckdb/engine.ts'
import { fromSource } from '../../src/engine/duckdb/files.ts'
import { open } from '../../src/engine/duckdb/open.ts'
import { runQueries } from '../../src/engine/duckdb/run.ts'
import type { MemoryLogs, MemoryRow } from '../../src/engine/memory/relations.ts'
import type { Engine, EngineEvent, RunOptions } from '../../src/engine/port.ts'
import type { Answers, Queries } from '../../src/plan/types.ts'
import { call, column, type Expr } from '../../src/sql/expr.ts'
import { ask, engineSuite, expectClose, expectSame, queriesWith, row } from './conformance.ts'
import { parquetWriter } from './parquet.ts'

let writer: DuckDBInstance
const folder = mkdtempSync(join(tmpdir(), 'mlgate-test-'))
let files = 0
const write = (logs: MemoryLogs, parts = 1) => parquetWriter(writer)(logs, join(folder, `${++files}`), parts)

beforeAll(async () => {
  writer = await DuckDBInstance.create(':memory:')
})
afterAll(() => {
  writer.closeSync()
  rmSync(folder, { recursive: true })
})

async function opened(
  logs: MemoryLogs,
  { parts = 1, threads = 2, streamedAbove }: { parts?: number; threads?: number; streamedAbove?: number } = {},
): Promise<Engine> {
  const engine = duckdbEngine({ threads, streamedAbove })
  await engine.describe(await write(logs, parts), [])
  return engine
}

/** As if the logs were too large to be made into tables. */
engineSuite('duckdb, streaming', async logs => {
  const database = await open(await write(logs), { threads: 2 })
  const source = (log: string) => fromSource(database.sources[log as 'labels']!)
  return {
    describe: () => Promise.reject(new Error('opened already')),
    run: queries => runQueries(database.connections, { source, rows: () => 1e7 }, queries),
    close: async () => database.close(),
  }
})

/** 3,000 rows of 900 units an arm: more than have a bucket each. */
function many(): MemoryLogs {
  let seed = 1
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  const log = (): MemoryRow[] =>
    Array.from({ length: 3000 }, (_, i) =>
      row({
        id: `r${i}`,
        user: i % 900,
        at: new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 4e8)),
        score: Math.round(random() * 500) / 500,
        count: Math.floor(random() * 5),
        text: ['a', 'b', null][i % 3]!,
        flag: random() < 0.5,
      }),
    )
  const labels = Array.from({ length: 3000 }, (_, i) => ({
    id: `r${i}`,
    label: Number(random() < 0.3),
    at: new Date(0),
  }))
  return { incumbent: log(), candidate: log(), reference: log(), labels }
}

describe('the same rows give the same answers', () => {
  let one: Answers
  let queries: Queries
  const logs = many()
  const answersOf = async (some: MemoryLogs, options = {}) => {
    const engine = await opened(some, options)
    const answers = await engine.run(queries)
    await engine.close()
    return answers
  }
  const expectEqual = (other: Answers) => {
    expectSame(other, one, queries)
    for (const { key } of queries.asks)
      other.asks[key]!.groups.forEach((group, g) => {
        expectClose(group.buckets, one.asks[key]!.groups[g]!.buckets, key)
      })
  }

  beforeAll(async () => {
    queries = queriesWith({ latest: true })
    one = await answersOf(logs)
  })

  test('in two hundred buckets', () => {
    expect(one.clusters.unit).toEqual({ buckets: 200, clusters: 900, seconds: null })
    expect(one.clusters.time).toMatchObject({ buckets: 480 })
    expect(one.asks[queries.asks[0]!.key]!.groups[0]!.buckets!.filter(b => b !== null).length).toBeGreaterThan(190)
  })

  test('from files that are split', async () => {
    expectEqual(await answersOf(logs, { parts: 3 }))
  })

  test('in another order', async () => {
    const shuffled = Object.fromEntries(
      Object.entries(logs).map(([log, rows]) => [log, rows!.toSorted((a, b) => (`${b.id}` < `${a.id}` ? -1 : 1))]),
    )
    expectEqual(await answersOf(shuffled))
  })

  test('on one thread', async () => {
    expectEqual(await answersOf(logs, { threads: 1 }))
  })

  test('a second run of the same engine finds nothing left of the first', async () => {
    const engine = await opened(logs)
    const [first, second] = [await engine.run(queries), await engine.run(queries)]
    await engine.close()
    expectSame(second, first, queries)
  })
})

test('units sampled by the engine’s own hash fill all buckets', async () => {
  const connection = await writer.connect()
  const sampled = await connection.runAndReadAll(
    `select 'u' || i as id from range(40000) t(i) where hash('u' || i) % 200 = 7 or hash('u' || i) % 8 = 0`,
  )
  connection.closeSync()
  const rows = sampled.getRows().map(([id]) => row({ id: id as string, score: 1 }))
  const engine = await opened({
    incumbent: rows,
    candidate: rows,
    reference: rows,
    labels: [{ id: 'x', label: 1, at: null }],
  })
  const moments = ask('incumbent', { kind: 'moments', of: { score: column('score') } }, { cluster: 'unit' })
  const { asks } = await engine.run({ ...queriesWith({}), asks: [moments] })
  await engine.close()
  const sizes = asks[moments.key]!.groups[0]!.buckets!.map(b => (b?.kind === 'moments' ? b.n : 0))
  expect(Math.min(...sizes)).toBeGreaterThan(rows.length / 200 / 4)
})

describe('failures', () => {
  const logs = many()
  const bad: Expr = { is: 'cast', to: 'double', attempt: false, arg: column('text') }

  test.each([
    ['tables', {}],
    ['streams', { streamedAbove: 0 }],
  ])('a value that cannot be cast, in %s: the expression is named', async (_, options) => {
    const engine = await opened(logs, options)
    // Named as it was written, whatever was made of it.
    for (const read of [bad, call('abs', bad)]) {
      const asks = [ask('incumbent', { kind: 'moments', of: { score: column('score'), read } })]
      await expect(engine.run({ ...queriesWith({}), asks })).rejects.toMatchObject({
        code: 'engine',
        problems: [
          { message: expect.stringMatching(/^cast\(text as double\): .*'a'/), hint: expect.stringMatching(/try_cast/) },
        ],
      })
    }
    await engine.close()
  })

  test('a column that does not exist: the expression is named', async () => {
    const engine = await opened(logs)
    const asks = [ask('candidate', { kind: 'quantiles', of: call('abs', column('latency')), p: [0.5] })]
    await expect(engine.run({ ...queriesWith({}), asks })).rejects.toMatchObject({
      code: 'engine',
      problems: [{ message: expect.stringMatching(/^abs\(latency\): /) }],
    })
    await engine.close()
  })

  test('outcomes other than 0 and 1', async () => {
    const engine = await opened(logs)
    const asks = [ask('candidate', { kind: 'ranks', scores: { s: column('score') }, outcome: column('count') })]
    await expect(engine.run({ ...queriesWith({}), asks })).rejects.toMatchObject({ code: 'engine' })
    await engine.close()
  })

  test('pairs without an id, and an arm that is not there', async () => {
    const engine = await opened(logs)
    const { relations, asks } = queriesWith({})
    const pairs = asks.filter(a => a.relation === 'pairs')
    const unidentified = { ...relations, candidate: { ...relations.candidate!, id: null } }
    await expect(engine.run({ relations: unidentified, paired: true, asks: pairs })).rejects.toMatchObject({
      code: 'engine',
    })
    const { candidate: _, ...without } = relations
    await expect(engine.run({ relations: without, paired: false, asks })).rejects.toMatchObject({ code: 'engine' })
    await engine.close()
  })

  test('told to stop while it opens, it waits for what is under way before it closes', async () => {
    const sources = await write(logs)
    for (let i = 0; i < 5; i++) {
      const stop = new AbortController()
      const opening = open(sources, { signal: stop.signal })
      stop.abort(new Error('enough'))
      await expect(opening).rejects.toThrow('enough')
    }
  })

  test('an aborted run throws the signal’s reason and leaves no table', async () => {
    const database = await open(await write(logs))
    const source = (log: string) => fromSource(database.sources[log as 'labels']!)
    const stop = new AbortController()
    const events: EngineEvent[] = []
    const purposeOf = (e: EngineEvent) => ('purpose' in e ? e.purpose : null)
    const onEvent = (e: EngineEvent) => {
      events.push(e)
      if (purposeOf(e) === 'survey') stop.abort(new Error('enough'))
    }
    const run = (options: RunOptions) =>
      runQueries(database.connections, { source, rows: () => null }, queriesWith({}), options)
    const tables = async () => (await database.session.query('select table_name from duckdb_tables()')).rows
    await expect(run({ signal: stop.signal, onEvent })).rejects.toThrow('enough')
    expect(events.some(e => purposeOf(e) === 'relation')).toBe(true)
    expect(events.some(e => purposeOf(e) === 'moments')).toBe(false)
    expect(await tables()).toBe(0)
    await run({ onEvent })
    expect(await tables()).toBe(0)
    database.close()
  })
})
