import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordedCheck } from '../../src/record/types.ts'
import { type CheckOptions, check } from '../../src/run.ts'

/** What a spec can say beside gates and limits, on the harmless twin: formats, windows, labels that come late, pairing. */

const twin = resolve(import.meta.dirname, '../../fixtures/harmless-twin')
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-features-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const [from, to, options] of [
    [`select * from '${twin}/incumbent.parquet'`, 'incumbent.csv', ''],
    [`select * from '${twin}/incumbent.parquet'`, 'incumbent.csv.gz', ''],
    [`select * from '${twin}/candidate.parquet'`, 'candidate.ndjson', ''],
    [`select * from '${twin}/candidate.parquet' where hash(request_id) % 2 = 0`, 'part-0.parquet', ''],
    [`select * from '${twin}/candidate.parquet' where hash(request_id) % 2 = 1`, 'part-1.parquet', ''],
    [`select * from '${twin}/labels.parquet' where label = 1`, 'positives.parquet', ''],
  ] as const)
    await connection.run(`copy (${from}) to '${join(folder, to)}' ${options}`)
  connection.closeSync()
  instance.closeSync()
})
afterAll(() => rmSync(folder, { recursive: true }))

const LOGS = `{incumbent: ${twin}/incumbent.parquet, candidate: ${twin}/candidate.parquet, labels: ${twin}/labels.parquet}`
const COLUMNS = '{id: request_id, time: ts, score: score, label: label, latency: latency_ms}'
interface Parts {
  logs?: string
  columns?: string
  more?: string
  gates?: string
}
const GATES = `
  - {gate: parity, metrics: {flip_rate: {max: 5%}}}
  - {gate: significance, metrics: {accuracy: {margin: 0.005}, auc: {margin: 0.005}}}
  - {gate: latency, metrics: {p50: {margin: 10%}, p99: {margin: 20%}}}`

async function judged(
  { logs = LOGS, columns = COLUMNS, more = '', gates = GATES }: Parts,
  options: Partial<CheckOptions> = {},
) {
  const text = `version: 1\nmodel: twin\ntask: binary\nlogs: ${logs}\ncolumns: ${columns}\n${more}\ngates:${gates}\n`
  const spec = join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.yaml`)
  writeFileSync(spec, text)
  const record = await check({ spec, ...options })
  const checks = new Map(record.gates.flatMap(g => g.checks).map((c): [string, RecordedCheck] => [c.id, c]))
  return { record, checks, decision: record.decision }
}
const numbers = ({ checks }: Awaited<ReturnType<typeof judged>>) =>
  [...checks.values()].map(({ id, verdict, incumbent, candidate, estimate, p, p_pass }) => ({
    id,
    verdict,
    incumbent,
    candidate,
    estimate,
    p,
    p_pass,
  }))

test('the same rows in another format, or in several files, are the same evidence', async () => {
  const parquet = await judged({})
  expect(parquet.decision).toBe('promote')
  for (const logs of [
    `{incumbent: incumbent.csv, candidate: candidate.ndjson, labels: ${twin}/labels.parquet}`,
    `{incumbent: incumbent.csv.gz, candidate: part-*.parquet, labels: ${twin}/labels.parquet}`,
    `{incumbent: ${twin}/incumbent.parquet, candidate: [part-1.parquet, part-0.parquet], labels: ${twin}/labels.parquet}`,
  ])
    expect(numbers(await judged({ logs }))).toEqual(numbers(parquet))
})

test('the same run again, and with other threads, is the same document but for its clock and id', async () => {
  const strip = ({ record: { run_id, as_of, provenance, spec, ...rest } }: Awaited<ReturnType<typeof judged>>) => rest
  const first = await judged({}, { threads: 2 })
  expect(strip(await judged({}, { threads: 2 }))).toEqual(strip(first))
  expect(strip(await judged({}, { threads: 1 }))).toEqual(strip(first))
})

describe('labels that come later', () => {
  const logs = `{incumbent: ${twin}/incumbent.parquet, candidate: ${twin}/candidate.parquet, labels: {path: positives.parquet, time: labelled_at, maturity: 2d, absent: 0}}`

  test('an outcome that is absent after maturity is what the spec says', async () => {
    const late = await judged({ logs }, { asOf: '2026-12-01' })
    const whole = await judged({}, { asOf: '2026-12-01' })
    expect(late.checks.get('significance/accuracy/margin')!.candidate).toEqual(
      whole.checks.get('significance/accuracy/margin')!.candidate,
    )
  })

  test('younger rows have no outcome yet, and those known too late are not known', async () => {
    const early = await judged({ logs }, { asOf: '2026-10-09' })
    const n = early.checks.get('significance/accuracy/margin')!.candidate!.n
    expect(n).toBeGreaterThan(1000)
    expect(n).toBeLessThan(4500)
    expect((await judged({ logs }, { asOf: '2026-10-05' })).checks.get('significance/accuracy/margin')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'no_labels',
    })
  })
})

test('a window is of the time column, back from --as-of', async () => {
  const more = 'window: {last: 2d}'
  const week = await judged({ more }, { asOf: '2026-10-08' })
  expect(week.record.logs.candidate!.rows).toBeGreaterThan(1000)
  expect(week.record.logs.candidate!.rows).toBeLessThan(5000)
  expect((await judged({ more }, { asOf: '2027-01-01' })).decision).toBe('hold')
})

test('--only is partial, and at best a hold', async () => {
  const { record } = await judged({}, { only: ['parity'] })
  expect(record).toMatchObject({ decision: 'hold', partial: true, decided_by: ['partial'] })
  expect(record.gates.map(g => g.name)).toEqual(['data', 'parity'])
})

describe('limits', () => {
  const one = async (metric: string) =>
    [...(await judged({ gates: `\n  - {gate: significance, metrics: {${metric}}}` })).checks.values()].filter(c =>
      c.id.startsWith('significance'),
    )

  test('an equal model is equivalent and not superior', async () => {
    const [superior, equivalent] = await one('accuracy: {superior: true, equivalent: 2pp}')
    expect(superior).toMatchObject({ kind: 'superior', verdict: 'inconclusive', needed: null })
    expect(equivalent).toMatchObject({ kind: 'equivalent', verdict: 'pass', bound: 0.02 })
  })

  test('a margin in % is of the incumbent; a floor allows the larger of the two', async () => {
    const [relative] = await one('log_loss: {margin: 1%}')
    expect(relative).toMatchObject({ relative: true, bound: 0.01 })
    const [floored] = await one('log_loss: {margin: {value: 0.1%, floor: 0.02}}')
    expect(floored).toMatchObject({ verdict: 'pass', bound: 0.02 })
  })

  test('rule: point judges the value, severity: warn never blocks', async () => {
    const [warned, point] = await one('auc: {min: {value: 0.8, rule: point}, max: {value: 0.1, severity: warn}}')
    expect(point).toMatchObject({ verdict: 'pass', p: null })
    expect(warned).toMatchObject({ verdict: 'fail', severity: 'warn' })
    expect(
      (await judged({ gates: '\n  - {gate: significance, metrics: {auc: {max: {value: 0.1, severity: warn}}}}' }))
        .decision,
    ).toBe('promote')
  })

  test('what is undecided holds, passes or fails as the spec says', async () => {
    const gates = '\n  - {gate: significance, metrics: {accuracy: {superior: true, margin: 0.005}}}'
    expect((await judged({ gates })).decision).toBe('hold')
    expect((await judged({ gates, more: 'inconclusive: pass' })).decision).toBe('promote')
    expect((await judged({ gates, more: 'inconclusive: fail' })).decision).toBe('block')
  })
})

describe('units and pairs', () => {
  const gates = '\n  - {gate: significance, metrics: {auc: {margin: 0.005}, log_loss: {margin: 0.005}}}'

  test('a bound unit clusters every interval, and says so', async () => {
    const { checks, record } = await judged({ gates, columns: COLUMNS.replace('}', ', unit: user_id}') })
    const auc = checks.get('significance/auc/margin')!
    expect(auc.estimate!.method).toContain('200 buckets')
    expect(record.pairing!.units).toBe(auc.candidate!.units)
    expect(auc.candidate!.units).toBeLessThan(10_000)
  })

  test('unpaired, the same logs say far less', async () => {
    const width = async (more: string) => {
      const { low, high } = (await judged({ gates, more })).checks.get('significance/log_loss/margin')!.estimate!
      return high! - low!
    }
    expect((await width('pairing: none')) / (await width(''))).toBeGreaterThan(3)
  })
})
