import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Simulation1 } from '../../src/record/simulation.ts'
import { lastBuild } from '../helpers/dist.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { mlgate } from '../helpers/run.ts'

lastBuild()

const GATES = `
  - {gate: parity, metrics: {flip_rate: {max: 15%}}}
  - {gate: calibration, metrics: {ece: {margin: 0.06}}}
  - {gate: latency, metrics: {p50: {margin: 10%}}}
  - {gate: significance, metrics: {auc: {margin: 0.02}}}`

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-simulate-'))
  await writeLogs(folder, world('simulate', { rows: 2000, noise: 0.2 }))
  writeFileSync(join(folder, 'mlgate.yaml'), specFor({ gates: GATES }))
  writeFileSync(
    join(folder, 'small.yaml'),
    specFor({ gates: '[{gate: significance, metrics: {auc: {margin: 0.02}}}]' }),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const simulate = (...args: string[]) => mlgate(['simulate', ...args], { cwd: folder })
const documentOf = async (...args: string[]): Promise<Simulation1> => {
  const { exitCode, stdout, stderr } = await simulate(...args, '--format', 'json')
  expect([exitCode, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as Simulation1
}
const timeless = (text: string) => text.replace(/from (\d+) scans in [\d.]+ s/, 'from $1 scans in 0 s')

describe('mlgate simulate', () => {
  test('for people, day by day', async () => {
    const { exitCode, stdout, stderr } = await simulate('--runs', '40', '--by-day')
    expect([exitCode, stderr]).toEqual([0, ''])
    await expect(timeless(stdout)).toMatchFileSnapshot('./golden/simulate.txt')
  })

  test('the same seed gives the same runs, another gives others', async () => {
    const run = async (seed: string) => {
      const { provenance: _, ...rest } = await documentOf('small.yaml', '--runs', '15', '--seed', seed)
      return rest
    }
    const [one, again, other] = [await run('a'), await run('a'), await run('b')]
    expect(again).toEqual(one)
    expect(other.scenarios).not.toEqual(one.scenarios)
  })

  test('a document whose shares are those of its runs', async () => {
    const { scenarios, as_logged, buckets } = await documentOf('--runs', '10')
    expect(as_logged.decision).toBe('promote')
    expect(buckets.unit).toBe(200)
    expect(scenarios.map(s => s.name)).toEqual([
      'harmless',
      'at the limits',
      'AUC lowered',
      'scores sharpened',
      'slower',
    ])
    for (const { runs, decisions, gates, checks } of scenarios) {
      expect(runs).toBe(10)
      for (const { promote, hold, block } of [decisions, ...gates]) expect(promote + hold + block).toBeCloseTo(1, 12)
      for (const c of checks) expect(c.pass + c.fail + c.undecided + c.skipped).toBeCloseTo(1, 12)
      for (const { block } of gates) expect(block).toBeLessThanOrEqual(decisions.block + 1e-12)
    }
    const [harmless, , , sharpened, slower] = scenarios
    expect(harmless!.decisions.promote).toBeGreaterThan(0.7)
    expect(sharpened!.gates.find(g => g.name === 'calibration')!.promote).toBeLessThan(0.3)
    expect(slower!.gates.find(g => g.name === 'latency')!.block).toBeGreaterThan(0.7)
  })

  test('a page of its own, without a script', async () => {
    const { exitCode, stdout } = await simulate('small.yaml', '--runs', '5', '-o', 'html:page.html')
    expect([exitCode, stdout.length > 0]).toEqual([0, true])
    const page = readFileSync(join(folder, 'page.html'), 'utf8')
    expect(page).toContain('<h1>How this spec would decide: credit</h1>')
    expect(page.match(/<svg role="img" aria-label="harmless: promote/g)).toHaveLength(1)
    expect(page).not.toContain('<script')
  })

  test('one log, with a twin of it', async () => {
    const { harmless, scenarios } = await documentOf(
      '--runs',
      '10',
      '--candidate',
      'incumbent.parquet',
      '--flip-rate',
      '2%',
    )
    expect(harmless).toContain('2 % of decisions')
    expect(scenarios[0]!.decisions.promote).toBeGreaterThan(0.7)
  })

  test('the first model has its own limits only', async () => {
    writeFileSync(
      join(folder, 'first.yaml'),
      specFor({
        logs: '{incumbent: none, candidate: candidate.parquet, labels: labels.parquet}',
        gates: '[{gate: significance, metrics: {auc: {min: 0.7}}}]',
      }),
    )
    const { notes, scenarios } = await documentOf('first.yaml', '--runs', '10')
    expect(notes).toEqual(['There is no incumbent: only limits on the candidate are tried.'])
    expect(scenarios[0]!.decisions).toEqual({ promote: 1, hold: 0, block: 0 })
  })

  test.each([
    [['--runs', '0'], 'whole number'],
    [['--flip-rate', '60%'], 'share below a half'],
    [['-o', 'sarif:x.sarif'], 'no format `sarif`'],
    [['nowhere.yaml'], 'nowhere.yaml'],
  ])('%j is refused', async (args, words) => {
    const { exitCode, stdout, stderr } = await simulate(...args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })

  test('help has an example', async () => {
    expect((await mlgate(['simulate', '--help'])).stdout).toContain('$ mlgate simulate --by-day')
  })
})
