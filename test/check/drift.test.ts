import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordedCheck } from '../../src/record/types.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, mlgate, type Run, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: drift of real logs; there are none at ${shared}`)

const models = ['v1-logistic', 'v2-boosted', 'v3-naive-bayes', 'v4-label-outage'] as const
const numbers = ['age', 'hours_per_week', 'education_num'] as const
const categories = ['workclass', 'occupation', 'sex', 'race'] as const

const adult = (name: string) => JSON.stringify(join(shared, 'data/adult', `${name}.parquet`))
const head = (candidate: string) => `version: 1
model: adult-income
task: binary
logs: {incumbent: ${adult(candidate === 'v1-logistic' ? 'v2-boosted' : 'v1-logistic')}, candidate: ${adult(candidate)}, reference: ${adult('training-reference')}}
columns: {id: request_id, score: score, features: [${[...numbers, ...categories].join(', ')}]}
`
const everything = `gates:
  - gate: drift
    metrics:
      psi: {max: 0.2}
      js: {max: 0.1}
      hellinger: {max: 0.1}
      total_variation: {max: 0.1}
      cramers_v: {max: 0.1}
      ks: {max: 0.1}
      wasserstein: {max: 1}
      wasserstein_sd: {max: 0.15}
      chi2: {alpha: 0.001}
      mean_shift: {max: 0.2}
      new_category_share: {max: 1%}
      missing_rate_change: {max: 1pp}
      drifted_share: {max: 30%}
`

// biome-ignore lint/suspicious/noExplicitAny: a document of other programs
type Document = any

const near = (seen: number | null | undefined, expected: number, tolerance = 1e-9) => {
  expect(seen).toBeTypeOf('number')
  if (Math.abs(seen! - expected) > tolerance * Math.abs(expected)) expect(seen).toBe(expected)
}

/** By the metric, the reference's name for it. */
const ofCells = { psi: 'psi_eps1e_4', js: 'js_distance_base2', total_variation: 'total_variation', chi2: 'chi2' }
const ofNumbers = {
  ...ofCells,
  hellinger: 'hellinger',
  ks: 'ks',
  wasserstein: 'wasserstein',
  wasserstein_sd: 'wasserstein_over_reference_sd',
}
const ofCategories = { ...ofCells, cramers_v: 'cramers_v' }

describe.skipIf(!hasShared)('drift of real logs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-drift-'))
  let reference: Document
  beforeAll(() => {
    lastBuild()
    reference = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')).adult
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe.each(models)('%s', model => {
    let run: Run
    let checks: Readonly<Record<string, RecordedCheck>>
    beforeAll(async () => {
      const path = join(folder, `${model}.yaml`)
      writeFileSync(path, head(model) + everything)
      run = await mlgate(['check', '-c', path, '--format', 'json'])
      checks = checksOf(recordOf(run))
    })
    const found = (metric: string, subject: string): RecordedCheck => {
      const id = `drift/${metric}(${subject})/${metric === 'chi2' ? 'alpha' : 'max'}`
      const check = checks[id]
      if (!check) throw new Error(`no check ${id}; there are ${Object.keys(checks).join(', ')}`)
      return check
    }
    const agrees = (subject: string, names: Readonly<Record<string, string>>, expected: Document) => {
      for (const [metric, name] of Object.entries(names)) near(found(metric, subject).candidate?.value, expected[name])
      near(found('chi2', subject).p, expected.chi2_p, 1e-6)
    }
    const named = (subject: string, expected: Document) => {
      const { tests } = found('ks', subject)
      near(tests['Kolmogorov-Smirnov']?.p, expected.ks_p_asymptotic, 1e-6)
      near(tests['Mann-Whitney']?.p, expected.mann_whitney_p, 1e-6)
      near(tests['Mann-Whitney']?.statistic, expected.mann_whitney_u)
    }

    test('the score', () => {
      const expected = reference.score_drift_reference_to[model]
      agrees('score', ofNumbers, expected)
      named('score', expected)
    })
    test.each(numbers)('%s', subject => {
      agrees(subject, ofNumbers, reference.feature_drift[subject])
      named(subject, reference.feature_drift[subject])
    })
    test.each(categories)('%s', subject => agrees(subject, ofCategories, reference.feature_drift[subject]))

    test('PSI of the score fails for v3 alone; nothing else has drifted', () => {
      expect(found('psi', 'score').verdict).toBe(model === 'v3-naive-bayes' ? 'fail' : 'pass')
      for (const subject of [...numbers, ...categories]) expect(found('psi', subject).verdict).toBe('pass')
      const share = checks['drift/drifted_share/max']!
      expect([share.verdict, share.candidate?.value]).toEqual(['pass', model === 'v3-naive-bayes' ? 1 / 8 : 0])
      expect(recordOf(run).decided_by.includes('drift/psi(score)/max')).toBe(model === 'v3-naive-bayes')
    })
  })
})
