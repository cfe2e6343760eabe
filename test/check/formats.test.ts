import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuckDB } from '../../fixtures/parquet.ts'
import type { Record1 } from '../../src/record/types.ts'
import { lastBuild } from '../helpers/dist.ts'
import { writeAs } from '../helpers/formats.ts'
import { hasShared, mlgate, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: logs in other formats; there are none at ${shared}`)

/** All that may differ between two runs over the same rows: where they were read from, and when. */
const saidBy = ({ run_id, as_of, logs, spec, provenance, gates, ...rest }: Record1) => ({
  ...rest,
  gates,
  rows: Object.fromEntries(
    Object.entries(logs).map(([log, { rows, columns }]) => [log, { rows, names: Object.keys(columns) }]),
  ),
})

describe.skipIf(!hasShared)('the same rows in every format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-formats-'))
  let db: DuckDBConnection
  beforeAll(async () => {
    lastBuild()
    db = await openDuckDB()
  })
  afterAll(() => {
    db.closeSync()
    rmSync(folder, { recursive: true, force: true })
  })

  async function record(data: string, logs: Readonly<Record<string, string>>, ending: string, rest: string) {
    const paths: string[] = []
    for (const [log, name] of Object.entries(logs)) {
      const parquet = join(shared, 'data', data, `${name}.parquet`)
      const path = ending === 'parquet' ? parquet : join(folder, `${name}.${ending}`)
      if (ending !== 'parquet') await writeAs(db, parquet, path, ending)
      paths.push(`${log}: ${JSON.stringify(path)}`)
    }
    writeFileSync(join(folder, 'mlgate.yaml'), `version: 1\nlogs: {${paths.join(', ')}}\n${rest}`)
    return recordOf(await mlgate(['check', '--format', 'json'], { cwd: folder }))
  }

  describe('adult, labels in a log of their own', () => {
    const logs = { incumbent: 'v1-logistic', candidate: 'v2-boosted', labels: 'labels' }
    const of = (ending: string) =>
      record(
        'adult',
        logs,
        ending,
        `model: adult
task: binary
columns: {id: request_id, time: ts, unit: user_id, score: score, label: {log: labels, value: label}, latency: latency_ms, features: [age, workclass], groups: [sex]}
slices: {race: {by: race}}
gates:
  - {gate: parity, metrics: {flip_rate: {max: 15%}, spearman: {min: 0.5}}}
  - {gate: drift, of: [features], metrics: {psi: {max: 0.2}}}
  - {gate: calibration, metrics: {ece: {max: 0.03}}}
  - {gate: fairness, metrics: {equal_opportunity_difference: {margin: 0.05}}}
  - {gate: latency, metrics: {p99: {margin: 20%}}}
  - {gate: significance, slices: [race], metrics: {auc: {margin: 0.005}, log_loss: {margin: 0.005}}}
`,
      )
    let parquet: Record1
    beforeAll(async () => {
      parquet = await of('parquet')
    })

    test.each(['csv', 'csv.gz', 'csv.zst', 'ndjson', 'ndjson.gz', 'ndjson.zst', 'arrow', 'arrows', 'feather'])(
      '%s: the record is the same but for its provenance',
      async ending => {
        expect(saidBy(await of(ending))).toEqual(saidBy(parquet))
      },
      30_000,
    )
  })

  describe('digits, probabilities in lists', () => {
    const of = (ending: string) =>
      record(
        'digits',
        { incumbent: 'v1-logistic', candidate: 'v2-forest' },
        ending,
        `model: digits
task: multiclass
columns: {id: request_id, probabilities: probabilities, label: label}
gates:
  - {gate: significance, metrics: {accuracy: {margin: 0.005}, log_loss: {margin: 0.005}}}
`,
      )
    test.each(['ndjson', 'arrow', 'feather'])('%s', async ending => {
      expect(saidBy(await of(ending))).toEqual(saidBy(await of('parquet')))
    })
  })
})
