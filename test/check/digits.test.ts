import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { checkText, near } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: checks of real logs; there are none at ${shared}`)

const log = (name: string) => JSON.stringify(join(shared, 'data/digits', `${name}.parquet`))
const spec = `version: 1
model: digits
task: multiclass
logs: {incumbent: ${log('v1-logistic')}, candidate: ${log('v2-forest')}}
columns: {id: request_id, probabilities: probabilities, label: label}
gates:
  - gate: significance
    metrics: {accuracy: {margin: 0.005}, macro_f1: {margin: 0.005}, log_loss: {margin: 0.005}, macro_auc_ovr: {margin: 0.005}}
`

describe.skipIf(!hasShared)('v1-logistic against v2-forest, ten classes without names', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a document of other programs
  let reference: any
  let record: Record1
  let checks: Readonly<Record<string, RecordedCheck>>
  beforeAll(async () => {
    lastBuild()
    reference = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')).digits
    record = recordOf(await checkText(spec))
    checks = checksOf(record)
  })

  test.each(['accuracy', 'macro_f1', 'log_loss', 'macro_auc_ovr'])('%s of both arms', metric => {
    const { incumbent, candidate } = checks[`significance/${metric}/margin`]!
    near(incumbent?.value, reference['v1-logistic'][metric])
    // What sklearn 1.2.2 and 1.7.2 compute from this log; the reference has 0.99928428, from other probabilities.
    near(candidate?.value, metric === 'macro_auc_ovr' ? 0.9992865024538655 : reference['v2-forest'][metric])
  })

  test('predicted classes drift as names do', async () => {
    const drifting = spec
      .replace('label: label}', 'label: label, prediction: prediction}')
      .replace(/gates:[\s\S]*/, 'gates: [{gate: drift, of: [prediction], metrics: {psi: {max: 0.2}}}]\n')
    const { candidate } = checksOf(recordOf(await checkText(drifting)))['drift/psi(prediction)/max']!
    // Ten shares of 899 rows that are nearly alike.
    expect(candidate!.value).toBeGreaterThan(0)
    expect(candidate!.value).toBeLessThan(0.01)
  })

  test('accuracy is undecided, log loss far worse', () => {
    expect(record.decided_by).toEqual(['significance/log_loss/margin'])
    expect(checks['significance/accuracy/margin']).toMatchObject({ verdict: 'inconclusive', reason: 'straddles' })
  })
})
