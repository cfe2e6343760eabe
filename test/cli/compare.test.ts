import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { near } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { checksOf, hasShared, mlgate, type Run, recordOf, shared } from '../helpers/run.ts'

lastBuild()
if (!hasShared) console.warn(`skipped: comparisons of real logs; there are none at ${shared}`)

interface Arm {
  value: number
  low: number | null
  high: number | null
  n: number
}
interface Line {
  gate: string
  metric: string
  subject: string | null
  incumbent: Arm | null
  candidate: Arm
  difference: { value: number; low: number | null; high: number | null } | null
}
const documentOf = ({ stdout }: Run) => JSON.parse(stdout) as { schema: string; task: string; metrics: Line[] }
const lineOf = (metrics: readonly Line[], gate: string, metric: string) =>
  metrics.find(m => m.gate === gate && m.metric === metric)!

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-compare-'))
  await writeLogs(folder, world('compare', { rows: 1200 }))
})
afterAll(() => rmSync(folder, { recursive: true }))

const LOGS = ['incumbent.parquet', 'candidate.parquet', '--labels', 'labels.parquet']

test('both logs by every metric, for people: narrow and wide', async () => {
  for (const columns of ['80', '130']) {
    const { exitCode, stdout, stderr } = await mlgate(
      ['compare', ...LOGS, '--model', 'credit', ...(columns === '80' ? ['--groups', 'none'] : [])],
      {
        cwd: folder,
        env: { COLUMNS: columns },
      },
    )
    expect([exitCode, stderr]).toEqual([0, ''])
    await expect(stdout).toMatchFileSnapshot(`./golden/compare-${columns}.txt`)
    const widest = Math.max(...stdout.split('\n').map(line => line.length))
    expect(widest).toBeLessThanOrEqual(Number(columns))
  }
}, 180_000)

describe('the numbers are those that a check has', () => {
  let metrics: readonly Line[]
  let checks: ReturnType<typeof checksOf>
  beforeAll(async () => {
    metrics = documentOf(await mlgate(['compare', ...LOGS, '--format', 'json'], { cwd: folder })).metrics
    const columns =
      '{id: request_id, time: ts, unit: user_id, score: score, label: label, latency: latency_ms, groups: [sex]}'
    const gates = `
  - {gate: significance, metrics: {auc: {margin: 0.01, min: 0.5}, log_loss: {margin: 0.01}}}
  - {gate: latency, metrics: {p99: {margin: 5, max: 100}}}
  - {gate: parity, metrics: {flip_rate: {max: 10%}}}`
    writeFileSync(join(folder, 'mlgate.yaml'), specFor({ columns, gates }))
    checks = checksOf(recordOf(await mlgate(['check', '--format', 'json'], { cwd: folder })))
  })
  const same = (seen: Line['difference'] | Arm, id: string) => {
    const { value, low, high } = checks[id]!.estimate!
    near(seen!.value, value)
    near(seen!.low, low!)
    near(seen!.high, high!)
  }

  test('of the candidate, of the pairs, and of the difference', () => {
    same(lineOf(metrics, 'significance', 'auc').candidate, 'significance/auc/min')
    same(lineOf(metrics, 'latency', 'p99').candidate, 'latency/p99/max')
    same(lineOf(metrics, 'parity', 'flip_rate').candidate, 'parity/flip_rate/max')
    same(lineOf(metrics, 'significance', 'auc').difference, 'significance/auc/margin')
    same(lineOf(metrics, 'significance', 'log_loss').difference, 'significance/log_loss/margin')
    same(lineOf(metrics, 'latency', 'p99').difference, 'latency/p99/margin')
  })

  test('of the incumbent, those that it has as the candidate', async () => {
    const turned = documentOf(
      await mlgate(['compare', 'candidate.parquet', 'incumbent.parquet', ...LOGS.slice(2), '--format', 'json'], {
        cwd: folder,
      }),
    ).metrics
    for (const [gate, metric] of [
      ['significance', 'auc'],
      ['significance', 'log_loss'],
      ['latency', 'p99'],
    ] as const) {
      const [here, there] = [lineOf(metrics, gate, metric), lineOf(turned, gate, metric)]
      for (const end of ['value', 'low', 'high'] as const) near(here.incumbent![end], there.candidate[end]!)
      near(here.difference!.value, -there.difference!.value)
    }
  })
})

test('a gap between more than two groups has no interval of its own', async () => {
  const args = ['compare', ...LOGS, '--groups', 'age', 'sex', '--format', 'json']
  const { metrics } = documentOf(await mlgate(args, { cwd: folder }))
  const gap = (subject: string) =>
    metrics.find(m => m.metric === 'demographic_parity_difference' && m.subject === subject)!
  expect(gap('sex').candidate.low).toEqual(expect.any(Number))
  expect([gap('age').candidate?.low ?? null, gap('age').difference?.low ?? null]).toEqual([null, null])
})

test('what cannot be compared', async () => {
  const absent = await mlgate(['compare', 'incumbent.parquet', 'none.parquet'], { cwd: folder })
  expect([absent.exitCode, absent.stdout]).toEqual([2, ''])
  expect(absent.stderr).toMatch(/^error log-missing: The candidate log .*none\.parquet does not exist/)
  const same = await mlgate(['compare', 'incumbent.parquet', 'incumbent.parquet'], { cwd: folder })
  expect([same.exitCode, same.stderr]).toEqual([2, expect.stringMatching(/^error same-arms: .*\n {2}hint: /)])
  for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.csv`), `colour,size\nred,1\n${name},2\n`)
  const nothing = await mlgate(['compare', 'a.csv', 'b.csv'], { cwd: folder })
  expect([nothing.exitCode, nothing.stderr]).toEqual([2, expect.stringMatching(/^error nothing-found: /)])
})

describe.skipIf(!hasShared)('real logs', () => {
  const data = (name: string) => join(shared, 'data', `${name}.parquet`)
  // biome-ignore lint/suspicious/noExplicitAny: a document of other programs
  const reference: any = hasShared ? JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')) : null

  test.each([
    ['diamonds', 'v1-loglinear', 'v2-boosted', ['mae', 'rmse', 'r2', 'mape', 'medae', 'bias']],
    ['digits', 'v1-logistic', 'v2-forest', ['accuracy', 'macro_f1', 'log_loss']],
  ])('%s: the values of both arms are scikit-learn’s', async (name, incumbent, candidate, names) => {
    const { metrics } = documentOf(
      await mlgate(['compare', data(`${name}/${incumbent}`), data(`${name}/${candidate}`), '--format', 'json']),
    )
    for (const metric of names) {
      const line = lineOf(metrics, 'significance', metric)
      near(line.incumbent?.value, reference[name][incumbent][metric], 1e-8)
      near(line.candidate.value, reference[name][candidate][metric], 1e-8)
      expect([line.incumbent?.low, line.candidate.high, line.difference?.low]).not.toContain(null)
    }
  })
})
