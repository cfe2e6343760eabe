import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { inProcess } from '../helpers/whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-verbose-'))
beforeAll(async () => writeLogs(folder, world('verbose')))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (spec: string, args: readonly string[], env: Record<string, string> = {}) => {
  writeFileSync(join(folder, 'mlgate.yaml'), spec)
  return inProcess(['check', ...args], folder, env)
}

test('the resolved spec, the SQL and the timings, and none of it among the results', async () => {
  const { exitCode, stdout, stderr } = await run(specFor(), ['--verbose', '--format', 'json'])
  expect([exitCode, JSON.parse(stdout).decision]).toEqual([0, 'promote'])
  const [resolved, statements, timings] = stderr.split(/\n(?=Statements|Timings)/)
  expect(resolved).toMatch(/^Resolved spec\n {2}version: 1\n[\s\S]*\n {2}gates\.parity\.metrics\.flip_rate\.max: 15%\n/)
  expect(resolved).toMatch(/\n {2}threshold: 0\.5\n {2}confidence: 0\.95\n/)
  expect(statements).toMatch(/^Statements\n {2}1 {2}\w+ {2}\w+.* {2}\d\.\d{3} s, \d+ rows?\n {5}\S.*\n/)
  expect(timings).toMatch(/^Timings\n {2}spec, logs and plan +\d\.\d{3} s\n {2}\d+ statements +\d\.\d{3} s\n/)
})

test('nothing that came from the environment', async () => {
  const spec = specFor({
    env: '[WORD]',
    about: '{note: "${env:WORD}"}',
    gates: '[{gate: parity, where: "sex <> \'${env:WORD}\'", metrics: {flip_rate: {max: 15%}}}]',
  })
  const { exitCode, stdout, stderr } = await run(spec, ['--verbose'], { WORD: 'hunter2-secret' })
  expect(exitCode).toBe(0)
  expect(stderr).toContain('(env)')
  expect(stdout + stderr).not.toMatch(/hunter2/)
})

test('of a run that reached no verdict, what was asked until then', async () => {
  const { exitCode, stderr } = await run(specFor({ columns: '{id: request_id, score: scroe}' }), ['--verbose'])
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^Statements\nTimings|^Statements\n\nTimings/)
  expect(stderr).toContain('error unknown-column')
})

test('the stack of an error is for who asks', async () => {
  const broken = specFor({ gates: '[{gate: parties, metrics: {flip_rate: {max: 15%}}}]' })
  for (const specs of [['mlgate.yaml'], ['mlgate.yaml', 'none.yaml']]) {
    expect((await run(broken, specs)).stderr).not.toContain('    at ')
    expect((await run(broken, specs, { MLGATE_DEBUG: '1' })).stderr).toMatch(
      /MlgateError: There is no gate named[\s\S]*\n {4}at /,
    )
  }
})
