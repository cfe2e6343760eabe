import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { type Row, specFor, world, writeLogs } from '../helpers/logs.ts'
import { checksOf, mlgate } from '../helpers/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-stage-'))
beforeAll(() => void lastBuild())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function check(sections: Readonly<Record<string, string>>, ...args: string[]): Promise<Record1> {
  writeFileSync(join(folder, 'mlgate.yaml'), specFor(sections))
  const { stdout, stderr } = await mlgate(['check', '--format', 'json', ...args], { cwd: folder })
  expect(stdout, stderr).toMatch(/^\{/)
  return JSON.parse(stdout)
}
const parts = (record: Record1) => [record.decision, ...record.decided_by]

test('an interleaved stage: one log, a fair draft, and who serves is rolled back', async () => {
  for (const name of ['preferred', 'unfair-draft'])
    cpSync(join(root, `fixtures/interleaved-${name}/log.parquet`), join(folder, `${name}.parquet`))
  await writeLogs(folder, world('interleaved'))
  const stage = (log: string, limit: string) =>
    check(
      {
        stages: `
  - {name: shadow, strategy: shadow}
  - name: sort
    strategy: interleaved
    logs: {interleaved: ${log}.parquet}
    columns: {session: session, position: position, source: source, credit: credit}
    gates: [{gate: preference, metrics: {preference: {min: ${limit}}}}]
`,
      },
      '--stage',
      'sort',
    )
  const fair = await stage('preferred', '0.5')
  expect(parts(fair)).toEqual(['promote'])
  expect(checksOf(fair)['preference/draft_balance/alpha']).toMatchObject({ severity: 'warn', reason: 'not_shown' })
  expect(parts(await stage('preferred', '0.9'))).toEqual(['rollback', 'preference/preference/min'])
  const unfair = await stage('unfair-draft', '0.5')
  expect(checksOf(unfair)['preference/draft_balance/alpha']).toMatchObject({ verdict: 'fail' })
  expect(checksOf(unfair)['preference/preference/min']).toMatchObject({ reason: 'not_comparable' })
  expect(unfair.decision).toBe('hold')
})

test('after 100 % the candidate is watched against what was before, each by its own requests', async () => {
  const before = world('before', { rows: 3000 })
  const after = world('after', { rows: 3000, slower: 2 })
  const later = after.candidate.map((row: Row) => ({ ...row, request_id: `${row.request_id}b` }))
  await writeLogs(folder, { ...before, candidate: later })
  const record = await check(
    {
      columns: '{id: request_id, time: ts, score: score, latency: latency_ms, unit: user_id}',
      logs: '{incumbent: incumbent.parquet, candidate: candidate.parquet}',
      gates: '[{gate: latency, metrics: {p50: {max: 15ms}, p90: {max: 90ms}}}]',
      stages: '[{name: live, strategy: monitor}]',
    },
    '--stage',
    'live',
  )
  expect(parts(record)).toEqual(['rollback', 'latency/p50/max'])
  expect(record.staged).toMatchObject({ strategy: 'monitor', traffic: 1, serves: true })
  expect(record.pairing).toBeNull()
})

test('a backtest goes by windows of time, and is told where it does not', async () => {
  await writeLogs(folder, world('backtest', { rows: 3000 }))
  const stage = (gates: string) =>
    check({ stages: `[{name: past, strategy: backtest, gates: [parity${gates}]}]` }, '--stage', 'past')
  const plain = await stage('')
  expect(plain.warnings.map(w => w.code)).toContain('backtest-without-windows')
  const windows = await stage(
    ', {gate: stability, window: 12h, metrics: {worst_window(significance/accuracy): {margin: 0.5}}}',
  )
  expect(windows.warnings).toEqual([])
  expect(windows.decision).toBe('promote')
})

test('a canary without a unit, errors and latency is told what it does not see', async () => {
  await writeLogs(folder, world('canary'))
  const record = await check(
    {
      columns: '{id: request_id, score: score, label: label}',
      gates: '[{gate: significance, metrics: {accuracy: {min: 0.1}}}]',
      stages: '[{name: canary, strategy: canary, traffic: 5%}]',
    },
    '--stage',
    'canary',
  )
  expect(record.warnings.map(w => w.code)).toEqual(['traffic-without-unit', 'canary-without-errors'])
})

test('--only and --against see the stage', async () => {
  await writeLogs(folder, world('parts'))
  const stages = '[{name: first, strategy: shadow, gates: [{name: parity, metrics: {flip_rate: {max: 20%}}}]}]'
  writeFileSync(join(folder, 'agreed.yaml'), specFor({ stages }))
  const laxer = stages.replace('20%', '25%')
  const record = await check({ stages: laxer }, '--stage', 'first', '--against', './agreed.yaml')
  expect(parts(record)).toEqual(['hold', 'loosened'])
  expect(record.loosened.map(l => l.what)).toEqual(['stages.first.gates.parity.metrics.flip_rate.max'])
  const only = await check({ stages }, '--stage', 'first', '--only', 'parity')
  expect(parts(only)).toEqual(['hold', 'partial'])
})
