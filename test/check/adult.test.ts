import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, mlgate, type Run, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: checks of real logs; there are none at ${shared}`)

const candidates = ['v2-boosted', 'v3-naive-bayes', 'v4-label-outage'] as const

const adult = (name: string) => join(shared, 'data/adult', `${name}.parquet`)
const head = (candidate: string) => `version: 1
model: adult-income
task: binary
logs:
  incumbent: ${JSON.stringify(adult('v1-logistic'))}
  candidate: ${JSON.stringify(adult(candidate))}
  labels: ${JSON.stringify(adult('labels'))}
columns: {id: request_id, time: ts, score: score, label: label, latency: latency_ms}
`

/** Every metric that reference.json knows; the limits are wide where only the values matter. */
const everything = `slices: {sex: {by: sex}}
gates:
  - gate: parity
    tolerance: 0.05
    metrics:
      flip_rate: {max: 90%}
      max_abs_diff: {max: 1}
      mean_abs_diff: {max: 0.9}
      within_tolerance: {min: 1%}
      pearson: {min: 0.1}
      spearman: {min: 0.1}
      kendall_tau_b: {min: 0.1}
      kappa: {min: 0.1}
  - gate: latency
    metrics: {p50: {max: 1s}, p90: {max: 1s}, p95: {max: 1s}, p99: {max: 1s}, p999: {max: 10s}, mean: {max: 1s}, max: {max: 10s}}
  - gate: significance
    metrics: {accuracy: {margin: 0.5}, log_loss: {margin: 5}, brier: {margin: 0.5}, auc: {margin: 0.5, max: 0.99}, balanced_accuracy: {margin: 0.5}, precision: {margin: 0.5, max: 1}, recall: {margin: 0.5}, f1: {margin: 0.5}, mcc: {margin: 0.5}, average_precision: {margin: 0.5, max: 1}}
  - gate: significance
    name: by-sex
    slices: [sex]
    metrics: {accuracy: {margin: 0.005}, auc: {margin: 0.005}, log_loss: {margin: 0.005}}
`

// biome-ignore lint/suspicious/noExplicitAny: a document of other programs
type Document = any

/** Relative, and of two numbers: an absence is no match. */
const near = (seen: number | null | undefined, expected: number, tolerance = 1e-9) => {
  expect(seen).toBeTypeOf('number')
  const distance = Math.abs(seen! - expected)
  if (distance > tolerance * Math.abs(expected)) expect(seen).toBe(expected)
}

describe.skipIf(!hasShared)('a whole check of real logs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-adult-'))
  const check = (name: string, spec: string): Promise<Run> => {
    const path = join(folder, `${name}.yaml`)
    writeFileSync(path, spec)
    return mlgate(['check', '-c', path, '--format', 'json'])
  }
  let reference: Document
  beforeAll(() => {
    lastBuild()
    reference = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')).adult
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe.each(candidates)('v1-logistic against %s', candidate => {
    let run: Run
    let record: Record1
    let checks: Readonly<Record<string, RecordedCheck>>
    beforeAll(async () => {
      run = await check(candidate, head(candidate) + everything)
      record = recordOf(run)
      checks = checksOf(record)
    })
    const found = (id: string): RecordedCheck => {
      const check = checks[id]
      if (!check) throw new Error(`no check ${id}; there are ${Object.keys(checks).join(', ')}`)
      return check
    }

    test('all rows are paired, and nothing is said of units that nobody named', () => {
      expect(record.pairing).toEqual({ rows: 16281, only_incumbent: 0, only_candidate: 0, units: null })
      expect(record.logs).toMatchObject({ incumbent: { rows: 16281 }, candidate: { rows: 16281 } })
    })

    test.each([
      'accuracy',
      'balanced_accuracy',
      'precision',
      'recall',
      'f1',
      'mcc',
      'log_loss',
      'brier',
      'auc',
      'average_precision',
    ])('%s of both arms', metric => {
      const { incumbent, candidate: proposed } = found(`significance/${metric}/margin`)
      near(incumbent?.value, reference.metrics['v1-logistic'][metric])
      near(proposed?.value, reference.metrics[candidate][metric])
      expect([incumbent?.n, proposed?.n]).toEqual([16281, 16281])
    })

    test.each([
      ['flip_rate/max', 'flip_rate'],
      ['max_abs_diff/max', 'max_abs_diff'],
      ['mean_abs_diff/max', 'mean_abs_diff'],
      ['within_tolerance/min', 'within_0_05'],
      ['pearson/min', 'pearson'],
      ['spearman/min', 'spearman'],
      ['kendall_tau_b/min', 'kendall_tau_b'],
      ['kappa/min', 'cohen_kappa'],
    ])('parity: %s', (id, name) => {
      const { estimate, candidate: proposed } = found(`parity/${id}`)
      near(estimate?.value, reference.paired_vs_v1[candidate][name])
      near(proposed?.value, reference.paired_vs_v1[candidate][name])
    })

    test.each([
      ['p50', 'p50'],
      ['p90', 'p90'],
      ['p95', 'p95'],
      ['p99', 'p99'],
      ['p999', 'p99.9'],
      ['mean', 'mean'],
      ['max', 'max'],
    ])('latency: %s of both arms', (metric, name) => {
      const { incumbent, candidate: proposed } = found(`latency/${metric}/max`)
      const of = (model: string) => reference.latency_ms[model][name].linear ?? reference.latency_ms[model][name]
      near(incumbent?.value, of('v1-logistic'))
      near(proposed?.value, of(candidate))
    })

    test.each(['log_loss', 'brier'])('%s: difference, its t interval', metric => {
      const expected = reference.paired_vs_v1[candidate]
      const { estimate } = found(`significance/${metric}/margin`)
      near(estimate?.value, expected[`${metric}_delta`])
      near(estimate?.low, expected[`${metric}_delta_t_ci95`][0])
      near(estimate?.high, expected[`${metric}_delta_t_ci95`][1])
      expect(estimate).toMatchObject({ confidence: 0.95, method: 'paired t, 16280 df' })
    })

    test("log loss: Student's t", () => {
      const { tests } = found('significance/log_loss/margin')
      near(tests['paired t']?.statistic, reference.paired_vs_v1[candidate].log_loss_delta_t)
      near(tests['paired t']?.p, reference.paired_vs_v1[candidate].log_loss_delta_p, 1e-6)
    })

    test("accuracy: difference, McNemar's tests", () => {
      const expected = reference.paired_vs_v1[candidate]
      const { estimate, tests } = found('significance/accuracy/margin')
      near(estimate?.value, expected.accuracy_delta)
      near(tests['McNemar exact']?.p, expected.mcnemar_exact_p, 1e-6)
      near(tests['McNemar χ²']?.statistic, expected.mcnemar_chi2)
      near(tests['McNemar χ²']?.p, expected.mcnemar_p, 1e-6)
    })

    // pROC tests the incumbent minus the candidate.
    test("AUC: DeLong's intervals and z", () => {
      const expected = reference.delong_vs_v1_pROC[candidate]
      const { estimate, tests } = found('significance/auc/margin')
      near(estimate?.value, reference.metrics[candidate].auc - reference.metrics['v1-logistic'].auc, 1e-9)
      near(estimate?.low, -expected.delta_ci95_incumbent_minus_candidate[1])
      near(estimate?.high, -expected.delta_ci95_incumbent_minus_candidate[0])
      near(tests.DeLong?.statistic, -expected.z_paired)
      near(tests.DeLong?.p, expected.p_paired, 1e-6)
      const own = found('significance/auc/max').estimate
      near(own?.low, expected.ci95_candidate[0])
      near(own?.high, expected.ci95_candidate[1])
    })

    test.each(['Female', 'Male'])('accuracy of %s', sex => {
      const { incumbent, candidate: proposed } = found(`by-sex/accuracy/margin[sex=${sex}]`)
      const of = (model: string) => reference.fairness[model].sex.groups[sex]
      near(incumbent?.value, of('v1-logistic').accuracy)
      near(proposed?.value, of(candidate).accuracy)
      expect(proposed?.n).toBe(of(candidate).n)
    })
  })

  test('rows that are not paired: DeLong on other rows, two proportions', async () => {
    const run = await check(
      'apart',
      `${head('v2-boosted')}pairing: none
gates: [{gate: significance, metrics: {auc: {margin: 0.005}, accuracy: {margin: 0.005}}}]
`,
    )
    const checks = checksOf(recordOf(run))
    const expected = reference.delong_vs_v1_pROC['v2-boosted']
    near(checks['significance/auc/margin']?.tests.DeLong?.statistic, -expected.d_unpaired)
    near(checks['significance/auc/margin']?.tests.DeLong?.p, expected.p_unpaired, 1e-6)
    // statsmodels 0.15.0: proportions_ztest([14206, 13870], [16281, 16281])
    near(checks['significance/accuracy/margin']?.tests['two proportions z']?.statistic, 5.402534661172459)
  })

  test('v2 is better at its task and blocked for its latency', async () => {
    const run = await check(
      'latency',
      `${head('v2-boosted')}gates:
  - {gate: latency, metrics: {p99: {margin: 20%}}}
  - {gate: significance, metrics: {auc: {margin: 0.005}, accuracy: {margin: 0.005}, log_loss: {margin: 0.005}}}
`,
    )
    const { decision, decided_by, gates } = recordOf(run)
    expect({ exitCode: run.exitCode, decision, decided_by }).toEqual({
      exitCode: 1,
      decision: 'block',
      decided_by: ['latency/p99/margin'],
    })
    expect(gates.map(g => [g.name, g.verdict])).toEqual([
      ['data', 'pass'],
      ['latency', 'fail'],
      ['significance', 'pass'],
    ])
  })

  test('v3 is blocked for its AUC', async () => {
    const run = await check(
      'auc',
      `${head('v3-naive-bayes')}gates: [{gate: significance, metrics: {auc: {margin: 0.005}}}]\n`,
    )
    const { decision, decided_by } = recordOf(run)
    expect({ exitCode: run.exitCode, decision, decided_by }).toEqual({
      exitCode: 1,
      decision: 'block',
      decided_by: ['significance/auc/margin'],
    })
  })

  test('v4 is better on the whole and blocked for what it does to women', async () => {
    const run = await check(
      'outage',
      `${head('v4-label-outage')}slices: {sex: {by: sex}}
gates: [{gate: significance, slices: true, metrics: {accuracy: {margin: 0.005}, auc: {margin: 0.005}, log_loss: {margin: 0.005}}}]
`,
    )
    const record = recordOf(run)
    const checks = checksOf(record)
    expect([run.exitCode, record.decision]).toEqual([1, 'block'])
    expect(record.decided_by).toContain('significance/accuracy/margin[sex=Female]')
    expect(record.decided_by.every(id => id.endsWith('[sex=Female]'))).toBe(true)
    for (const metric of ['accuracy', 'auc', 'log_loss'])
      expect(checks[`significance/${metric}/margin`]?.verdict).toBe('pass')
    const { value, low, high } = checks['significance/accuracy/margin[sex=Female]']!.estimate!
    expect([value, low!, high!].map(x => x.toFixed(3))).toEqual(['-0.028', '-0.036', '-0.021'])
  })

  test('v2 stays as good over the week as it starts, by windows that add up to the whole', async () => {
    const run = await check(
      'week',
      `${head('v2-boosted')}gates:
  - {gate: significance, metrics: {accuracy: {margin: 0.005}}}
  - {gate: latency, metrics: {p50: {max: 1s}}}
  - {gate: stability, window: 6h, metrics: {trend(accuracy): {margin: 0.05}, sustained(accuracy): {min: 0.8}, worst_window(accuracy): {min: 0.75}}}
`,
    )
    const record = recordOf(run)
    expect([run.exitCode, record.decision]).toEqual([0, 'promote'])
    const checks = checksOf(record)
    const windows = checks['stability/worst_window(significance/accuracy)/min']!.windows!
    expect(windows).toHaveLength(28)
    expect([windows[0]!.from, windows.at(-1)!.until]).toEqual(['2026-10-05T00:00:00.000Z', '2026-10-12T00:00:00.000Z'])
    for (const arm of ['incumbent', 'candidate'] as const) {
      const sum = (of: (n: number, value: number) => number) =>
        windows.reduce((total, w) => total + of(w[arm]!.n, w[arm]!.value!), 0)
      expect(sum(n => n)).toBe(16281)
      near(sum((n, value) => n * value) / 16281, checks['significance/accuracy/margin']![arm]!.value!)
    }
    // Their times were dealt over a week, so they show nothing of the one thread that made the calls.
    expect(record.warnings.filter(w => w.code === 'coordinated-omission')).toEqual([])
  })

  test('the same check is the same document, run id and times aside', async () => {
    const spec = `${head('v4-label-outage')}slices: {sex: {by: sex}}
gates: [{gate: latency, metrics: {p99: {margin: 20%}, mean: {margin: 20%}}}, {gate: parity, slices: true, metrics: {spearman: {min: 0.8}}}]
`
    const documents = await Promise.all([1, 2].map(async () => recordOf(await check('again', spec))))
    const timeless = documents.map(({ run_id, as_of, provenance, ...rest }) => {
      expect(run_id).not.toBe('')
      return { ...rest, engine: provenance.engine }
    })
    expect(timeless[0]).toEqual(timeless[1])
    expect(documents[0]!.run_id).not.toBe(documents[1]!.run_id)
  })
})
