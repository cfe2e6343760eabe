import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { checksOf, type Run, recordOf } from '../helpers/run.ts'
import { inProcess } from '../helpers/whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-looks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gates = '[{gate: significance, metrics: {brier: {margin: 0.01}}}]'
const logs = (candidate: string) => `{incumbent: incumbent.parquet, candidate: ${candidate}, labels: labels.parquet}`
const look = (spec: string, ...args: string[]): Promise<Run> =>
  inProcess(['check', '-c', spec, '--format', 'json', ...args], folder)
const saved = async (name: string, spec = 'mlgate.yaml', ...args: string[]): Promise<Record1> => {
  const run = await look(spec, '-o', `json:${name}`, ...args)
  return recordOf(run)
}
const brier = (record: Record1) => checksOf(record)['significance/brier/margin']!
const refused = async (...args: string[]) => {
  const run = await look('mlgate.yaml', ...args)
  return {
    exitCode: run.exitCode,
    code: JSON.parse(run.stdout).error?.code,
    problems: run.stderr.match(/error/g)?.length,
  }
}

beforeAll(async () => {
  const { incumbent, candidate, labels } = world('looks', { rows: 900, noise: 0.5 })
  const rows = (log: typeof incumbent, n: number) => log.filter(row => Number(String(row.request_id).slice(1)) < n)
  await writeLogs(folder, { incumbent, candidate, labels })
  await writeLogs(folder, { early: rows(candidate, 300), 'early-incumbent': rows(incumbent, 300) })
  writeFileSync(join(folder, 'mlgate.yaml'), specFor({ gates, logs: logs('candidate.parquet') }))
  writeFileSync(
    join(folder, 'early.yaml'),
    specFor({
      gates,
      logs: '{incumbent: early-incumbent.parquet, candidate: {path: early.parquet, version: v2}, labels: labels.parquet}',
    }),
  )
  writeFileSync(join(folder, 'v2.yaml'), specFor({ gates, logs: logs('{path: candidate.parquet, version: v2}') }))
  writeFileSync(join(folder, 'v3.yaml'), specFor({ gates, logs: logs('{path: candidate.parquet, version: v3}') }))
  writeFileSync(join(folder, 'other-model.yaml'), specFor({ gates, model: 'another', logs: logs('candidate.parquet') }))
})

describe('earlier looks', () => {
  test('not named: their number is unknown, and that is said once where the decision rests on it', async () => {
    const record = await saved('alone.json', 'v2.yaml')
    expect(record.looks).toMatchObject({ number: null, previous: [] })
    expect(brier(record).look).toBeNull()
    const { stdout } = await inProcess(['check', '-c', 'v2.yaml', '--no-color'], folder)
    const rests = record.decision === 'promote' && record.looks!.rests_on_first.length > 0
    expect(stdout.match(/looked at before/g)?.length ?? 0).toBe(rests ? 1 : 0)
  })

  test('a glob that matches nothing: the first, which plans for the rows that a harmless candidate needs', async () => {
    const record = await saved('first.json', 'early.yaml', '--previous', 'none/*.json')
    expect(record.looks).toMatchObject({ number: 1, previous: [] })
    const { look, enough } = brier(record)
    expect(look).toMatchObject({ number: 1, information: 300, planned: Math.max(300, enough!) })
    expect(look!.level).toBeLessThanOrEqual(0.025)
  })

  test('the next one: its number, the error that is spent and the level of a pass are in the record and the report', async () => {
    await saved('early-1.json', 'early.yaml')
    const record = await saved('second.json', 'v2.yaml', '--previous', 'early-*.json')
    expect(record.looks).toMatchObject({ number: 2 })
    expect(record.looks!.previous).toHaveLength(1)
    const { look, p_pass, verdict, reason } = brier(record)
    const wasPassed = brier(JSON.parse(readFileSync(join(folder, 'early-1.json'), 'utf8'))).verdict === 'pass'
    expect(wasPassed).toBe(false)
    expect(look).toMatchObject({ number: 2, information: 900, planned: null })
    expect(look!.spent).toBeCloseTo(0.03, 12)
    expect(verdict).toBe(p_pass! <= look!.level ? 'pass' : 'inconclusive')
    expect(reason).toBe(p_pass! <= look!.level ? null : p_pass! <= 0.025 ? 'looks' : 'straddles')
    const { stdout } = await inProcess(['check', '-c', 'v2.yaml', '--no-color', '--previous', 'early-1.json'], folder)
    expect(stdout.match(/Look 2 at this candidate/g)).toHaveLength(1)
    const third = await saved('third.json', 'v2.yaml', '--previous', 'early-1.json', 'second.json')
    // The logs of the second look are those of this one: the same look.
    expect(brier(third).look).toEqual(look)
  })

  test('a run without a verdict was no look', async () => {
    writeFileSync(
      join(folder, 'failed.json'),
      JSON.stringify({
        schema: 'mlgate/result@1',
        decision: 'error',
        error: { code: 'no-file', message: '', at: null, hint: null },
      }),
    )
    expect(recordOf(await look('v2.yaml', '--previous', 'failed.json')).looks).toMatchObject({
      number: 1,
      previous: [],
    })
  })
})

describe('what is no earlier look: exit code 2 and one message', () => {
  test('missing, damaged, or not a result', async () => {
    writeFileSync(join(folder, 'torn.json'), '{"schema": "mlgate/result@1", "decision": ')
    writeFileSync(join(folder, 'thing.json'), '{"a": 1}')
    const whole = await saved('whole.json', 'v2.yaml')
    writeFileSync(join(folder, 'damaged.json'), JSON.stringify({ ...whole, gates: 'none' }))
    expect(await refused('--previous', 'absent.json')).toEqual({ exitCode: 2, code: 'no-file', problems: 1 })
    expect(await refused('--previous', 'torn.json')).toEqual({ exitCode: 2, code: 'not-json', problems: 1 })
    expect(await refused('--previous', 'thing.json')).toEqual({ exitCode: 2, code: 'not-a-record', problems: 1 })
    expect(await refused('--previous', 'damaged.json')).toEqual({ exitCode: 2, code: 'record-invalid', problems: 1 })
  })

  test('another model, another version, or nothing in common', async () => {
    await saved('other-model.json', 'other-model.yaml')
    await saved('v2.json', 'v2.yaml')
    await saved('early.json', 'early.yaml')
    expect(await refused('--previous', 'other-model.json')).toEqual({
      exitCode: 2,
      code: 'foreign-result',
      problems: 1,
    })
    expect(await refused('--previous', 'v2.json')).toEqual({ exitCode: 2, code: 'foreign-result', problems: 1 })
    const other = await look('v3.yaml', '--previous', 'v2.json')
    expect(other.exitCode).toBe(2)
    expect(other.stderr).toContain('its candidate is "v2"')
  })

  test('several specs have no looks in common', async () => {
    const run = await inProcess(['check', 'v2.yaml', 'v3.yaml', '--previous', 'v2.json'], folder)
    expect(run.exitCode).toBe(2)
  })
})
