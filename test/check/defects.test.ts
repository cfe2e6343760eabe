import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseRecord } from '../../src/record/schema.ts'
import type { Record1 } from '../../src/record/types.ts'
import { type Row, specFor, type World, world, writeLogs } from '../helpers/logs.ts'
import { checksOf } from '../helpers/run.ts'
import { inProcess } from '../helpers/whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-defects-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Wide margins on everything that reads a score, a label or a latency: only the defect decides. */
const everything = specFor({
  gates: `
  - {gate: parity, metrics: {flip_rate: {max: 50%}, mean_abs_diff: {max: 0.5}, spearman: {min: 0.1}, pearson: {min: 0.1}}}
  - {gate: latency, metrics: {p50: {margin: 100%}, mean: {max: 1s}}}
  - {gate: significance, metrics: {auc: {margin: 0.3}, accuracy: {margin: 0.3}, log_loss: {margin: 5}, brier: {margin: 0.5}}}`,
})

async function judge(logs: World, spec = everything): Promise<{ exitCode: number; record: Record1; stderr: string }> {
  await writeLogs(folder, logs)
  writeFileSync(join(folder, 'mlgate.yaml'), spec)
  const { exitCode, stdout, stderr } = await inProcess(['check', '--format', 'json'], folder)
  return { exitCode, record: parseRecord(JSON.parse(stdout), 'stdout'), stderr }
}

const sound = world('defects', { rows: 600 })
/** The same log with one row changed. */
const odd = (rows: readonly Row[], change: Row): Row[] => rows.map((row, i) => (i === 7 ? { ...row, ...change } : row))

test('without a defect the candidate is promoted', async () => {
  const { exitCode, record } = await judge(sound)
  expect([exitCode, record.decision, record.decided_by]).toEqual([0, 'promote', []])
})

describe.each([
  ['a missing score', 'score', { score: null }],
  ['a score that is no number', 'score', { score: Number.NaN }],
  ['an infinite score', 'score', { score: Number.POSITIVE_INFINITY }],
  ['a score of minus infinity', 'score', { score: Number.NEGATIVE_INFINITY }],
  ['a score above 1', 'score', { score: 1.0000001 }],
  ['a score below 0', 'score', { score: -0.1 }],
  ['a missing latency', 'latency', { latency_ms: null }],
  ['a negative latency', 'latency', { latency_ms: -1 }],
  ['a latency that is no number', 'latency', { latency_ms: Number.NaN }],
  ['an infinite latency', 'latency', { latency_ms: Number.POSITIVE_INFINITY }],
])('%s', (_, role, change) => {
  const id = `data/valid(${role})/max`

  test('in the candidate is a fail', async () => {
    const { exitCode, record, stderr } = await judge({ ...sound, candidate: odd(sound.candidate, change) })
    expect([exitCode, record.decision, stderr]).toEqual([1, 'block', ''])
    expect(record.decided_by).toContain(id)
    expect(checksOf(record)[id]).toMatchObject({ verdict: 'fail', candidate: { value: 1 }, incumbent: { value: 0 } })
  })

  test('in the incumbent is a hold', async () => {
    const { exitCode, record, stderr } = await judge({ ...sound, incumbent: odd(sound.incumbent, change) })
    expect([exitCode, record.decision, stderr]).toEqual([3, 'hold', ''])
    expect(checksOf(record)[id]).toMatchObject({ verdict: 'inconclusive', reason: 'incumbent_defective' })
  })

  test('in all rows of the candidate is a fail as well', async () => {
    const { exitCode, record } = await judge({
      ...sound,
      candidate: sound.candidate.map(row => ({ ...row, ...change })),
    })
    expect([exitCode, record.decision]).toEqual([1, 'block'])
    expect(checksOf(record)[id]).toMatchObject({ verdict: 'fail', candidate: { value: 600 } })
  })
})

describe('ids', () => {
  const again = (rows: readonly Row[], change: Row): Row[] => [...rows, { ...rows[7]!, ...change }]
  const id = 'data/unique(id)/max'

  test('two answers to one request: a fail in the candidate', async () => {
    const { exitCode, record } = await judge({ ...sound, candidate: again(sound.candidate, { score: 0.123 }) })
    expect([exitCode, record.decided_by]).toEqual([1, [id]])
    expect(checksOf(record)[id]).toMatchObject({ verdict: 'fail', candidate: { value: 1 } })
  })

  test('and a hold in the incumbent', async () => {
    const { exitCode, record } = await judge({ ...sound, incumbent: again(sound.incumbent, { score: 0.123 }) })
    expect(exitCode).toBe(3)
    expect(checksOf(record)[id]).toMatchObject({ verdict: 'inconclusive', reason: 'incumbent_defective' })
  })

  test('a row that was written twice counts once', async () => {
    const { exitCode, record } = await judge({ ...sound, candidate: again(sound.candidate, {}) })
    const once = await judge(sound)
    expect(exitCode).toBe(0)
    expect(checksOf(record)['parity/flip_rate/max']?.estimate).toEqual(
      checksOf(once.record)['parity/flip_rate/max']?.estimate,
    )
  })

  test('few in both logs: a fail, and nothing is said of pairs', async () => {
    const { exitCode, record } = await judge({ ...sound, candidate: sound.candidate.slice(10) })
    expect([exitCode, record.decided_by]).toEqual([1, ['data/paired(id)/min']])
    const checks = checksOf(record)
    expect(checks['data/paired(id)/min']?.estimate?.value).toBeCloseTo(590 / 600, 9)
    for (const other of ['parity/flip_rate/max', 'significance/auc/margin', 'significance/log_loss/margin'])
      expect(checks[other]).toMatchObject({ verdict: 'inconclusive', reason: 'not_comparable' })
    expect(checks['latency/p50/margin']?.verdict).toBe('pass')
  })

  test('other ids: none in common', async () => {
    const others = sound.candidate.map(row => ({ ...row, request_id: `x${row.request_id}` }))
    const { exitCode, record } = await judge({ ...sound, candidate: others })
    expect(exitCode).toBe(1)
    expect(record.decided_by).toContain('data/paired(id)/min')
    expect(record.pairing).toMatchObject({ rows: 0, only_incumbent: 600, only_candidate: 600 })
  })
})

describe('labels', () => {
  const all = ['auc', 'accuracy', 'log_loss', 'brier'].map(metric => `significance/${metric}/margin`)

  test('of one class: what needs both says so', async () => {
    const { exitCode, record } = await judge({ ...sound, labels: sound.labels.map(row => ({ ...row, label: 0 })) })
    expect(exitCode).toBe(3)
    expect(checksOf(record)['significance/auc/margin']).toMatchObject({ verdict: 'inconclusive', reason: 'one_class' })
  })

  test.each([
    ['all unknown', sound.labels.map(row => ({ ...row, label: null }))],
    ['of other requests', sound.labels.map(row => ({ ...row, request_id: `x${row.request_id}` }))],
  ])('%s: a hold, with its reason', async (_, labels) => {
    const { exitCode, record } = await judge({ ...sound, labels })
    expect([exitCode, record.decision]).toEqual([3, 'hold'])
    for (const id of all) expect(checksOf(record)[id]).toMatchObject({ verdict: 'inconclusive', reason: 'no_labels' })
  })

  test('that are no outcomes: not promoted', async () => {
    const { record } = await judge({ ...sound, labels: odd(sound.labels, { label: 2 }) })
    expect(record.decision).not.toBe('promote')
    expect(checksOf(record)['data/valid(label)/max']).toMatchObject({ candidate: { value: 1 } })
  })
})
