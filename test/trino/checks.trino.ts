import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorRecord } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { hasShared, recordOf, shared } from '../helpers/run.ts'
import { resultProblems } from '../helpers/validate.ts'
import { expectSameRecord } from './same.ts'
import { check, client, data, engineAt, withTables } from './shared.ts'
import { fileAsRows, makeTable } from './tables.ts'

if (!hasShared) console.warn(`skipped: checks of real logs; there are none at ${shared}`)

const work = mkdtempSync(join(tmpdir(), 'mlgate-trino-checks-'))
beforeAll(() => void lastBuild())
afterAll(() => rmSync(work, { recursive: true, force: true }))

const plain = (name: string): string => name.replaceAll('-', '_')

describe('fixtures: as DuckDB decides', () => {
  const folders = globSync(join(root, 'fixtures/*/mlgate.yaml')).sort()

  test('there are fixtures', () => {
    expect(folders.length).toBeGreaterThan(20)
  })

  test.each(folders.map(file => [basename(join(file, '..')), file]))('%s', async (name, file) => {
    const schema = plain(`fixture_${name}`)
    for (const log of globSync(join(file, '../*.parquet')))
      await makeTable(
        client(),
        data,
        { catalog: 'lake', schema, name: plain(basename(log, '.parquet')) },
        fileAsRows(log),
      )
    const spec = withTables(file, mkdtempSync(join(work, 'spec-')), engineAt(schema), path =>
      plain(basename(path, '.parquet')),
    )
    const [here, there] = [await check(file), await check(spec)]
    expect(there.exitCode, there.stderr).toBe(here.exitCode)
    const document = JSON.parse(here.stdout) as ErrorRecord
    if (document.decision === 'error')
      expect((JSON.parse(there.stdout) as ErrorRecord).error.code).toBe(document.error.code)
    else {
      expect(resultProblems(JSON.parse(there.stdout))).toEqual([])
      expectSameRecord(recordOf(there), recordOf(here))
    }
  })
})

const HEAD = `version: 1
model: adult-income
task: binary
columns: {id: request_id, time: ts, unit: user_id, score: score, label: label, latency: latency_ms, groups: [sex, race], features: [age, workclass]}
slices: {sex: {by: sex}, seniors: {where: age >= 60}}
gates:
  - gate: data
    metrics: {rows: {min: 10000}, null_rate(score): {max: 0}, out_of_range(score): {max: 0}}
  - gate: parity
    tolerance: 0.05
    metrics: {flip_rate: {max: 15%}, spearman: {min: 0.8}, kendall_tau_b: {min: 0.1}, mean_abs_diff: {max: 0.9}, kappa: {min: 0.1}}
  - gate: drift
    of: [score, features]
    metrics: {psi: {max: 0.2}, ks: {max: 0.5}}
  - gate: calibration
    slices: true
    metrics: {ece: {max: 0.03, margin: 0.01}, brier: {margin: 0.01}}
  - gate: fairness
    metrics: {equal_opportunity_difference: {max: 0.15, margin: 0.05}}
  - gate: latency
    metrics: {p50: {margin: 10%}, p99: {max: 250ms, margin: {value: 20%, floor: 5ms}}}
  - gate: significance
    slices: [sex]
    metrics: {auc: {margin: 0.005}, log_loss: {margin: 0.005}, average_precision: {margin: 0.05}, accuracy: {margin: 0.005}, f1: {margin: 0.05}}
`

describe.skipIf(!hasShared)('the adult logs: as DuckDB decides', () => {
  const file = (name: string) => join(shared, 'data/adult', `${name}.parquet`)
  const specOf = (logs: string, engine = '') => {
    const path = join(mkdtempSync(join(work, 'adult-')), 'mlgate.yaml')
    writeFileSync(path, `${HEAD}logs: ${logs}\n${engine}`)
    return path
  }
  const logs = (candidate: string, of: (name: string) => string) =>
    `{incumbent: ${of('v1-logistic')}, candidate: ${of(candidate)}, labels: ${of('labels')}, reference: ${of('training-reference')}}`

  beforeAll(async () => {
    for (const catalog of ['lake', 'ice'])
      for (const name of [
        'v1-logistic',
        'v2-boosted',
        'v3-naive-bayes',
        'v4-label-outage',
        'labels',
        'training-reference',
      ])
        await makeTable(client(), data, { catalog, schema: 'adult', name: plain(name) }, fileAsRows(file(name)))
  }, 300_000)

  test.each(['v2-boosted', 'v3-naive-bayes', 'v4-label-outage'])('%s', async candidate => {
    const here = await check(specOf(logs(candidate, name => JSON.stringify(file(name)))))
    const there = await check(
      specOf(
        logs(candidate, name => `{table: ${plain(name)}}`),
        `engine: ${engineAt('adult')}\n`,
      ),
    )
    expectSameRecord(recordOf(there), recordOf(here))
  })

  test('Iceberg, with a condition: the snapshot stands for the rows', async () => {
    const where = "where: \"ts >= timestamp '2026-01-01 00:00:00' and sex = 'Female'\""
    const of = (table: string) =>
      /labels|reference/.test(table) ? `{table: ${plain(table)}}` : `{table: ${plain(table)}, ${where}}`
    const files = (name: string) =>
      /labels|reference/.test(name) ? JSON.stringify(file(name)) : `{path: ${JSON.stringify(file(name))}, ${where}}`
    const here = recordOf(await check(specOf(logs('v2-boosted', files))))
    const there = recordOf(await check(specOf(logs('v2-boosted', of), `engine: ${engineAt('adult', 'ice')}\n`)))
    expectSameRecord(there, here)
    expect(there.logs.incumbent!.files).toEqual([
      { path: 'ice.adult.v1_logistic', digest: expect.stringMatching(/^snapshot:\d+\+where:[0-9a-f]{16}$/) },
    ])
  })
})
