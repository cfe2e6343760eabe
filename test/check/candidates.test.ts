import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { checkText } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, type Run, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: decisions on real candidates; there are none at ${shared}`)

const log = (folder: string, name: string) => JSON.stringify(join(shared, 'data', folder, `${name}.parquet`))
const adult = (candidate: string) => `version: 1
model: adult-income
task: binary
logs:
  incumbent: ${log('adult', 'v1-logistic')}
  candidate: ${log('adult', candidate)}
  labels: ${log('adult', 'labels')}
  reference: ${log('adult', 'training-reference')}
columns: {id: request_id, time: ts, score: score, label: label, latency: latency_ms, groups: [sex]}
gates:
  - gate: significance
    metrics: {auc: {margin: 0.005}, accuracy: {margin: 0.005}, log_loss: {margin: 0.005}, brier: {margin: 0.005}}
  - gate: calibration
    metrics: {ece: {max: 0.03, margin: 0.01}}
  - gate: fairness
    metrics: {equal_opportunity_difference: {max: 0.15}}
  - gate: latency
    metrics: {p99: {margin: 20%}}
  - gate: drift
    of: [score]
    metrics: {psi: {max: 0.2}}
`

beforeAll(() => {
  if (hasShared) lastBuild()
})

/** One spec for all candidates: each is stopped for what is wrong with it, and for nothing else. */
describe.skipIf(!hasShared).each([
  [
    'v2-boosted',
    { significance: 'pass', calibration: 'pass', fairness: 'pass', latency: 'fail', drift: 'pass' },
    ['latency/p99/margin'],
    {
      'significance/auc/margin': ['0.022', '0.020', '0.025', 'pass'],
      'calibration/ece/margin': ['-0.002', '-0.011', '0.009', 'pass'],
    },
  ],
  [
    'v3-naive-bayes',
    { significance: 'fail', calibration: 'fail', fairness: 'inconclusive', latency: 'fail', drift: 'fail' },
    [
      ...['auc', 'accuracy', 'log_loss', 'brier'].map(metric => `significance/${metric}/margin`),
      'calibration/ece/max',
      'calibration/ece/margin',
      'latency/p99/margin',
      'drift/psi(score)/max',
    ],
    {
      'calibration/ece/max': ['0.217', '0.211', '0.224', 'fail'],
      'latency/p99/margin': ['1.294', '0.975', '1.616', 'fail'],
    },
  ],
  [
    'v4-label-outage',
    { significance: 'pass', calibration: 'fail', fairness: 'fail', latency: 'fail', drift: 'pass' },
    ['calibration/ece/margin', 'fairness/equal_opportunity_difference(sex)/max', 'latency/p99/margin'],
    {
      'calibration/ece/max': ['0.024', '0.018', '0.030', 'pass'],
      'calibration/ece/margin': ['0.021', '0.013', '0.031', 'fail'],
      'fairness/equal_opportunity_difference(sex)/max': ['0.541', '0.509', '0.571', 'fail'],
      'significance/auc/margin': ['0.011', '0.008', '0.014', 'pass'],
    },
  ],
] as const)('adult: v1-logistic against %s', (candidate, verdicts, decidedBy, figures) => {
  let run: Run
  let record: Record1
  let checks: Readonly<Record<string, RecordedCheck>>
  beforeAll(async () => {
    run = await checkText(adult(candidate))
    record = recordOf(run)
    checks = checksOf(record)
  })

  test('the verdict of every gate, and what decides', () => {
    expect([run.exitCode, record.decision]).toEqual([1, 'block'])
    expect(Object.fromEntries(record.gates.map(g => [g.name, g.verdict]))).toEqual({ data: 'pass', ...verdicts })
    expect(record.decided_by).toEqual(decidedBy)
  })

  test.each(Object.entries(figures))('%s', (id, expected) => {
    const { estimate, verdict } = checks[id]!
    const { value, low, high } = estimate!
    expect([...[value, low!, high!].map(x => x.toFixed(3)), verdict]).toEqual(expected)
  })
})

describe.skipIf(!hasShared)('other tasks', () => {
  test('digits: v2-forest fails calibration, while its accuracy is undecided', async () => {
    const run = await checkText(`version: 1
model: digits
task: multiclass
logs: {incumbent: ${log('digits', 'v1-logistic')}, candidate: ${log('digits', 'v2-forest')}}
columns: {id: request_id, probabilities: probabilities, label: label}
gates:
  - {gate: significance, metrics: {accuracy: {margin: 0.005}}}
  - {gate: calibration, metrics: {ece: {max: 0.15, margin: 0.01}, ece(8): {margin: 0.05}, classwise_ece: {margin: 0.01}, worst_class_ece: {max: 0.15}}}
`)
    const record = recordOf(run)
    const checks = checksOf(record)
    expect([run.exitCode, record.decision]).toEqual([1, 'block'])
    expect(record.decided_by).toEqual([
      'calibration/ece/max',
      'calibration/ece/margin',
      'calibration/classwise_ece/margin',
    ])
    expect(checks['significance/accuracy/margin']).toMatchObject({ verdict: 'inconclusive', reason: 'straddles' })
    const { incumbent, candidate, message } = checks['calibration/ece/margin']!
    expect([incumbent, candidate].map(arm => arm!.value!.toFixed(3))).toEqual(['0.050', '0.232'])
    expect(message).toMatch(/^ECE rose by 0\.18 /)
  })

  test('diamonds: v2-boosted is better, by MAE', async () => {
    const run = await checkText(`version: 1
model: diamonds
task: regression
logs: {incumbent: ${log('diamonds', 'v1-loglinear')}, candidate: ${log('diamonds', 'v2-boosted')}}
columns: {id: request_id, prediction: prediction, label: price}
gates:
  - {gate: significance, metrics: {mae: {superior: true}}}
  - {gate: calibration, metrics: {decile_bias: {margin: 10}}}
`)
    const record = recordOf(run)
    expect([run.exitCode, record.decision]).toEqual([0, 'promote'])
    const { estimate, candidate } = checksOf(record)['significance/mae/superior']!
    expect([estimate!.value, estimate!.low!, estimate!.high!].map(Math.round)).toEqual([-173, -182, -163])
    expect(Math.round(candidate!.value!)).toBe(300)
  })
})
