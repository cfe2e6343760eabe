import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MemoryLogs, MemoryRow } from '../../../src/engine/memory/relations.ts'
import { runQueries } from '../../../src/engine/trino/run.ts'
import type { Client, Result } from '../../../src/engine/trino/types.ts'
import type { Answers, LogName, Queries } from '../../../src/plan/types.ts'
import { column } from '../../../src/sql/expr.ts'
import { queriesWith, row } from '../conformance.ts'

/**
 * What the engine asks a Trino, kept with what a real one answered: `npm run test:trino golden` runs every statement and
 * fails where they are not those of the files (with MLGATE_GOLDEN=write it writes them); the tests of every day answer the
 * engine from the files, and hold what it makes of that to the engine in memory.
 */
export interface GoldenCase {
  readonly name: string
  /** Of what the logs are made into tables as. */
  readonly schema: string
  readonly logs: MemoryLogs
  readonly queries: Queries
  readonly large?: number
}

/** Nulls, NaN, ties, missing labels, other scripts: some of each. */
const CLEAN = logsOf((rows, i) => ({ ...rows, id: `id-${i}`, user: (i * 7) % 6 }))
/** And ids twice, in conflict and missing, units as well. */
const ODD = logsOf(row => row)

const weighted = queriesWith({ latest: true, weight: column('weight') })

export const CASES: readonly GoldenCase[] = [
  { name: 'plain', schema: 'golden', logs: CLEAN, queries: queriesWith({}) },
  {
    name: 'weighted',
    schema: 'golden',
    logs: CLEAN,
    queries: { ...weighted, asks: weighted.asks.map(ask => ({ ...ask, weigh: 2 })) },
  },
  // As of a large log: cells and brackets in place of windows over all rows.
  { name: 'large', schema: 'golden', logs: CLEAN, queries: largely(queriesWith({})), large: 5 },
  { name: 'odd', schema: 'golden_odd', logs: ODD, queries: oddly(queriesWith({})) },
]

/** What ids are counted for and what joins them; the rest is no other than with clean ids. */
function oddly(queries: Queries): Queries {
  const one = (kind: string, relation: string) =>
    queries.asks.filter(ask => ask.request.kind === kind && ask.relation === relation).slice(0, 1)
  const keys = queries.asks.filter(ask => ask.request.kind === 'keys' && ask.relation !== 'candidate')
  return {
    ...queries,
    asks: [...keys, ...one('moments', 'incumbent'), ...one('moments', 'pairs'), ...one('moments', 'pooled')],
  }
}

/** What a large log is asked otherwise; of one quantile, rungs far from it are only near their ranks. */
function largely(queries: Queries): Queries {
  const asks = queries.asks.filter(({ request, by }) => {
    if (request.kind === 'quantiles') return request.p.length > 1
    return by.length === 0 && (request.kind === 'ranks' || (request.kind === 'cells' && 'bin' in request.keys))
  })
  return { ...queries, asks }
}

function logsOf(made: (row: MemoryRow, i: number) => MemoryRow): MemoryLogs {
  return {
    incumbent: rowsOf(1, 24).map(made),
    candidate: rowsOf(2, 24).map(made),
    reference: rowsOf(3, 16).map(made),
    labels: Array.from({ length: 40 }, (_, i) => ({
      id: `id-${i % 34}`,
      label: i % 3 === 0 ? 1 : 0,
      at: time(i * 700),
    })),
  }
}

function time(seconds: number): Date {
  return new Date(Date.UTC(2026, 0, 1) + seconds * 1000)
}

function rowsOf(seed: number, n: number): MemoryRow[] {
  let state = seed
  const draw = (of: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * of)
  }
  const pick = <T>(...from: readonly T[]): T => from[draw(from.length)]!
  const rows = Array.from({ length: n }, (_, i) =>
    row({
      id: i % 13 === 12 ? null : `id-${draw(40)}`,
      user: pick(null, 1, 2, 3, 4, 5, 6),
      at: pick(null, time(draw(40_000)), time(draw(40_000)), time(draw(40_000))),
      score:
        i % 13 === 12
          ? 10 + i / 1000
          : pick(0.1, 0.25, 0.5, 0.5, 0.75, 1, -2.5, draw(1e6) / 1e6, Number.NaN, null, Infinity),
      count: draw(12) - 3,
      text: pick('a', 'é', '東京', '', "it's", null),
      flag: pick(true, false, null),
      weight: pick(0, 0.5, 1, 1, 2, 3.25),
    }),
  )
  return [...rows, ...rows.slice(0, 3).map(r => ({ ...r }))]
}

const TYPES: Readonly<Record<string, string>> = {
  id: 'varchar',
  user: 'bigint',
  at: 'timestamp(6)',
  score: 'double',
  count: 'bigint',
  text: 'varchar',
  flag: 'boolean',
  weight: 'double',
  label: 'bigint',
}

/** Runs a case through a client, over the tables of its schema. */
export const runCase = ({ schema, logs, queries, large }: GoldenCase, client: Client): Promise<Answers> =>
  runQueries(
    client,
    {
      table: log => `"lake"."${schema}"."${log}"`,
      columns: Object.fromEntries(
        (Object.entries(logs) as [LogName, readonly MemoryRow[]][]).map(([log, rows]) => [
          log,
          new Map(Object.keys(rows[0]!).map(name => [name, TYPES[name]!])),
        ]),
      ),
    },
    queries,
    { large },
  )

export type Ran = ReadonlyMap<string, Result>

const fileOf = (name: string): string => join(import.meta.dirname, `${name}.golden.sql`)

/** A statement in lines, and below it what was answered, column by column. */
export const goldenText = (ran: Ran): string =>
  [...ran]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sql, result]) => `${inLines(sql)};\n-- ${JSON.stringify(written(result))}\n`)
    .join('\n')

const BREAKS = /(?<!\n {2}) (?=(?:from|where|group by|left join|full join|cross join|union all) )/g
const inLines = (sql: string): string => sql.replaceAll(BREAKS, '\n  ')

export function goldenOf(name: string): Ran {
  const file = fileOf(name)
  if (!existsSync(file)) return new Map()
  const blocks = readFileSync(file, 'utf8').split(/\n\n/)
  return new Map(
    blocks.map(block => {
      const at = block.lastIndexOf(';\n-- ')
      return [block.slice(0, at).replaceAll('\n  ', ' '), read(JSON.parse(block.slice(at + 5)))] as const
    }),
  )
}

export const goldenFile = fileOf

type Written = readonly (readonly [name: string, type: string, values: readonly unknown[]])[]

const written = ({ columns }: Result): Written =>
  columns.map(({ name, type, values, nulls }) => [
    name,
    type,
    Array.from(values, (v, i) =>
      nulls?.[i] ? null : typeof v === 'number' && !Number.isFinite(v) ? { number: String(v) } : v,
    ),
  ])

function read(columns: Written): Result {
  return {
    rows: columns[0]?.[2].length ?? 0,
    bytes: 0,
    read: null,
    columns: columns.map(([name, type, values]) => {
      if (!/^(double|real|tinyint|smallint|integer|bigint)$/.test(type)) return { name, type, values, nulls: null }
      const numbers = values.map(v =>
        v === null ? Number.NaN : typeof v === 'number' ? v : Number((v as { number: string }).number),
      )
      const nulls = values.includes(null) ? Uint8Array.from(values, v => Number(v === null)) : null
      return { name, type, values: Float64Array.from(numbers), nulls }
    }),
  }
}
