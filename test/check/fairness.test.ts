import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, hasShared, mlgate, type Run, recordOf, shared } from '../helpers/run.ts'

if (!hasShared) console.warn(`skipped: fairness of real logs; there are none at ${shared}`)

const candidates = ['v2-boosted', 'v3-naive-bayes', 'v4-label-outage'] as const
const adult = (name: string) => JSON.stringify(join(shared, 'data/adult', `${name}.parquet`))
const head = (candidate: string) => `version: 1
model: adult-income
task: binary
logs: {incumbent: ${adult('v1-logistic')}, candidate: ${adult(candidate)}, labels: ${adult('labels')}}
columns: {id: request_id, time: ts, score: score, label: label, groups: [sex, race]}
`
const PEERS = [
  ['demographic_parity_difference', 'max', 'demographic_parity_difference'],
  ['demographic_parity_ratio', 'min', 'demographic_parity_ratio'],
  ['equal_opportunity_difference', 'max', 'equal_opportunity_difference'],
  ['equalized_odds_difference', 'max', 'equalized_odds_difference'],
  ['equalized_odds_ratio', 'min', 'equalized_odds_ratio'],
  ['predictive_parity_difference', 'max', 'predictive_parity_difference'],
] as const
const RATES = [
  ['selection_rate', 'selection_rate', 'n'],
  ['true_positive_rate', 'tpr', 'positives'],
  ['false_positive_rate', 'fpr', null],
  ['false_negative_rate', 'fnr', 'positives'],
  ['precision', 'ppv', 'selected'],
  ['accuracy', 'accuracy', 'n'],
] as const
/** Every group counts, as small as it is: what fairlearn computes. */
const everything = `gates:
  - gate: fairness
    min_group: {rows: 1, events: 1}
    metrics:
      ${[
        ...PEERS.map(([metric, limit]) => `${metric}: {${limit}: 0.5}`),
        ...RATES.map(([metric]) => `${metric}_difference: {max: 0.5}`),
      ].join('\n      ')}
`

// biome-ignore lint/suspicious/noExplicitAny: a document of another program
type Document = any

describe.skipIf(!hasShared)('fairness of real logs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-fairness-'))
  const check = (name: string, spec: string, format = 'json'): Promise<Run> => {
    const path = join(folder, `${name}.yaml`)
    writeFileSync(path, spec)
    return mlgate(['check', '-c', path, '--format', format])
  }
  let reference: Document
  beforeAll(() => {
    lastBuild()
    reference = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')).adult.fairness
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe.each(candidates)('v1-logistic against %s', candidate => {
    let record: Record1
    let checks: Readonly<Record<string, RecordedCheck>>
    beforeAll(async () => {
      record = recordOf(await check(candidate, head(candidate) + everything))
      checks = checksOf(record)
    })

    test.each(['sex', 'race'].flatMap(by => PEERS.map(([metric, limit, name]) => [metric, by, limit, name] as const)))(
      '%s by %s is fairlearn’s',
      (metric, by, limit, name) => {
        const { incumbent, candidate: proposed, estimate } = checks[`fairness/${metric}(${by})/${limit}`]!
        for (const [seen, model] of [
          [incumbent?.value, 'v1-logistic'],
          [proposed?.value, candidate],
        ] as const)
          expect(Math.abs(seen! - reference[model][by][name])).toBeLessThanOrEqual(1e-9 * reference[model][by][name])
        expect(estimate?.confidence).toBe(0.95)
      },
    )

    test.each(
      RATES.flatMap(([metric, name, events]) => ['sex', 'race'].map(by => [metric, by, name, events] as const)),
    )('%s of each %s', (metric, by, name, events) => {
      const { groups } = checks[`fairness/${metric}_difference(${by})/max`]!
      expect(groups?.map(g => g.group)).toEqual(Object.keys(reference[candidate][by].groups))
      for (const { group, incumbent, candidate: proposed } of groups!)
        for (const [seen, model] of [
          [incumbent, 'v1-logistic'],
          [proposed, candidate],
        ] as const) {
          const expected = reference[model][by].groups[group!]
          expect(Math.abs(seen!.value! - expected[name])).toBeLessThanOrEqual(1e-9 * expected[name])
          expect(seen!.n).toBe(expected.n)
          if (events) expect(seen!.events).toBe(expected[events])
        }
    })

    test('no group is left out, and none said to be', () => {
      expect(record.unprotected).toEqual([])
    })
  })

  const opportunity = (candidate: string, more = '') =>
    `${head(candidate)}gates: [{gate: fairness, by: [sex], metrics: {equal_opportunity_difference: {max: 0.15${more}}}}]\n`
  const ID = 'fairness/equal_opportunity_difference(sex)/max'

  test('v4 is blocked for what it does to women, and the sentence says so', async () => {
    const run = await check('outage', opportunity('v4-label-outage', ', margin: 0.05'))
    const record = recordOf(run)
    const found = checksOf(record)[ID]!
    expect({ exitCode: run.exitCode, decision: record.decision }).toEqual({ exitCode: 1, decision: 'block' })
    const { value, low, high } = found.estimate!
    expect([value, low!, high!].map(x => x.toFixed(3))).toEqual(['0.541', '0.509', '0.571'])
    expect(found).toMatchObject({ between: ['Female', 'Male'], verdict: 'fail' })
    expect(found.message).toBe(
      'The gap in true positive rate between Female and Male is 0.54 (0.51 to 0.57); 0.15 is allowed. It was 0.06 with the incumbent: Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65.',
    )
    expect(checksOf(record)[ID.replace('max', 'margin')]!.message).toBe(
      'The gap in true positive rate between Female and Male rose by 0.48 (0.43 to 0.53), more than the 0.05 allowed. Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65.',
    )
  })

  test('v2 passes; so does v1, were it the candidate', async () => {
    expect(recordOf(await check('v2', opportunity('v2-boosted'))).decision).toBe('promote')
    const spec = opportunity('v1-logistic').replace(adult('v1-logistic'), adult('v2-boosted'))
    const record = recordOf(await check('v1', spec))
    expect(record.decision).toBe('promote')
    expect(checksOf(record)[ID]!.candidate!.value).toBeCloseTo(0.0642, 4)
  })

  test('v3 is at 0.186 (0.147 to 0.226): neither shown nor ruled out, so it holds', async () => {
    const record = recordOf(await check('v3', opportunity('v3-naive-bayes')))
    expect(record.decision).toBe('hold')
    expect(checksOf(record)[ID]).toMatchObject({ verdict: 'inconclusive', reason: 'straddles' })
    const { value, low, high } = checksOf(record)[ID]!.estimate!
    expect([value, low!, high!].map(x => x.toFixed(3))).toEqual(['0.186', '0.147', '0.226'])
  })

  test('groups that are too small are named with their sizes, by their own grouping', async () => {
    const spec = `${head('v2-boosted')}gates: [{gate: fairness, by: [race, "sex || '/' || race"], metrics: {equal_opportunity_difference: {max: 0.5}}}]\n`
    const record = recordOf(await check('crossings', spec))
    const crossing = checksOf(record)["fairness/equal_opportunity_difference(sex || '/' || race)/max"]!
    expect(crossing.groups).toHaveLength(10)
    expect(crossing.groups?.filter(g => g.compared).map(g => g.group)).toEqual([
      'Female/Asian-Pac-Islander',
      'Female/Black',
      'Female/White',
      'Male/Asian-Pac-Islander',
      'Male/Black',
      'Male/White',
    ])
    expect(record.unprotected.filter(u => u.grouping === 'race')).toEqual([
      {
        slice: null,
        gate: 'fairness',
        grouping: 'race',
        group: 'Amer-Indian-Eskimo',
        rows: 159,
        events: 19,
        metrics: ['equal_opportunity_difference'],
      },
    ])
    expect(record.unprotected).toHaveLength(5)
    const { stdout } = await check('crossings', spec, 'pretty')
    expect(stdout).toContain('race=Amer-Indian-Eskimo (159 rows, 19 events)')
  })
})
