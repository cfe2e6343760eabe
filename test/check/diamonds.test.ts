import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RecordedCheck } from '../../src/record/types.ts'
import { checkText, near } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: checks of real logs; there are none at ${shared}`)

const log = (name: string) => JSON.stringify(join(shared, 'data/diamonds', `${name}.parquet`))
const spec = `version: 1
model: diamonds
task: regression
logs: {incumbent: ${log('v1-loglinear')}, candidate: ${log('v2-boosted')}}
columns: {id: request_id, prediction: prediction, label: price}
gates:
  - gate: significance
    metrics: {mae: {superior: true}, rmse: {superior: true}, mape: {superior: true}, medae: {superior: true, max: 120}, r2: {margin: 0.01}, bias: {max: 20}, pinball: {superior: true}}
`

describe.skipIf(!hasShared)('v1-loglinear against v2-boosted, a regression', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a document of other programs
  let reference: any
  let checks: Readonly<Record<string, RecordedCheck>>
  beforeAll(async () => {
    lastBuild()
    reference = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')).diamonds
    const record = recordOf(await checkText(spec))
    expect(record.decision).toBe('promote')
    checks = checksOf(record)
  })

  test.each([
    ['mae', 'superior'],
    ['rmse', 'superior'],
    ['mape', 'superior'],
    ['medae', 'superior'],
    ['r2', 'margin'],
    ['bias', 'max'],
  ])('%s of both arms', (metric, kind) => {
    const found = checks[`significance/${metric}/${kind}`]!
    near(found.incumbent?.value, reference['v1-loglinear'][metric])
    near(found.candidate?.value, reference['v2-boosted'][metric])
    expect([found.incumbent?.n, found.candidate?.n, found.verdict]).toEqual([21576, 21576, 'pass'])
  })

  test('MAE: the paired t interval of its change, Wilcoxon', () => {
    const { estimate, tests } = checks['significance/mae/superior']!
    near(estimate?.value, reference.mae_delta)
    near(estimate?.low, reference.mae_delta_t_ci95[0])
    near(estimate?.high, reference.mae_delta_t_ci95[1])
    near(tests.Wilcoxon?.statistic, reference.wilcoxon_signed_rank.w)
    expect(tests.Wilcoxon?.p).toBe(reference.wilcoxon_signed_rank.p)
  })

  test('the median of absolute errors by order statistics, its change correlated over buckets', () => {
    expect(checks['significance/medae/max']?.estimate?.method).toBe('order statistics')
    expect(checks['significance/medae/superior']?.estimate?.method).toBe('MOVER of order statistics')
  })

  test('the pinball loss of the median is half the absolute error', () => {
    near(checks['significance/pinball/superior']?.candidate?.value, reference['v2-boosted'].mae / 2)
  })
})
