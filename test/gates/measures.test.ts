import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorRecord, RecordedCheck } from '../../src/record/types.ts'
import { checkText, near } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, type Run, recordOf } from '../helpers/run.ts'
import golden from '../reference/measures.json' with { type: 'json' }

interface Row {
  id: number
  score: number
  label: number
  cost: number | null
  note: string
}

/** Costs are unknown in every ninth row. */
const rows = (shift: number): Row[] =>
  Array.from({ length: 2000 }, (_, id) => {
    const score = ((id * 7919 + shift * 31) % 1000) / 1000
    return {
      id,
      score,
      label: Number((id * 104_729) % 1000 < 600),
      cost: id % 9 === 0 ? null : (id % 13) + shift,
      note: 'x',
    }
  })
const [incumbent, candidate] = [rows(0), rows(5)] as const

const folder = mkdtempSync(join(tmpdir(), 'mlgate-measures-'))
const path = (arm: string) => join(folder, `${arm}.ndjson`)
beforeAll(() => {
  lastBuild()
  for (const [arm, log] of [
    ['incumbent', incumbent],
    ['candidate', candidate],
  ] as const)
    writeFileSync(path(arm), log.map(row => JSON.stringify(row)).join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (measures: string, metrics: string, more = ''): Promise<Run> =>
  checkText(`version: 1
model: m
task: binary
logs: {incumbent: ${JSON.stringify(path('incumbent'))}, candidate: ${JSON.stringify(path('candidate'))}}
columns: {id: id, score: score, label: label}
${more}measures: ${measures}
gates: [{gate: significance, metrics: ${metrics}}]
`)
const check = async (measure: string, limit = '{margin: 100}', more = ''): Promise<RecordedCheck> => {
  const found = checksOf(recordOf(await run(`{own: ${measure}}`, `{own: ${limit}}`, more)))
  return Object.entries(found).find(([id]) => id.startsWith('significance/own/'))![1]
}
const refused = async (measure: string, more = ''): Promise<string> => {
  const { stdout } = await run(`{own: ${measure}}`, '{own: {margin: 100}}', more)
  return (JSON.parse(stdout) as ErrorRecord).error.code
}

const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0)
const paid = (log: readonly Row[]) => log.filter(r => r.cost !== null)
const approved = (r: Row) => Number(r.score >= 0.5)

describe("the spec's own measures", () => {
  test('a mean: paired t over the rows where it is known', async () => {
    const found = await check('{value: cost * score, aggregate: mean, better: lower, unit: usd}')
    const mean = (log: Row[]) => sum(paid(log).map(r => r.cost! * r.score)) / paid(log).length
    near(found.incumbent?.value, mean(incumbent))
    near(found.candidate?.value, mean(candidate))
    expect(found.estimate?.method).toBe(`paired t, ${paid(incumbent).length - 1} df`)
  })

  test('a ratio: the delta method, near what buckets say of the same as arithmetic', async () => {
    const ratio = await check('{numerator: cost * cast(decision as integer), denominator: decision, better: lower}')
    const known = paid(candidate)
    near(ratio.candidate?.value, sum(known.map(r => r.cost! * approved(r))) / sum(known.map(approved)))
    const same =
      '{value: cost, aggregate: "sum(case when decision then value end) / sum(case when decision and value is not null then 1 end)", better: lower}'
    const arithmetic = await check(same)
    near(arithmetic.candidate?.value, ratio.candidate!.value!)
    expect(arithmetic.estimate?.method).toMatch(/^jackknife/)
    expect(ratio.estimate?.method).toMatch(/^paired delta method/)
    const width = ({ estimate }: RecordedCheck) => estimate!.high! - estimate!.low!
    expect(width(arithmetic) / width(ratio)).toBeGreaterThan(0.8)
    expect(width(arithmetic) / width(ratio)).toBeLessThan(1.25)
  })

  test('each aggregate over its own known rows, as SQL has it', async () => {
    const found = await check(
      '{value: cost, aggregate: "2 * avg(value) - sum(score) / count(*) + count(value) / count(*)", better: higher}',
    )
    const expected =
      (2 * sum(paid(candidate).map(r => r.cost!))) / paid(candidate).length -
      sum(candidate.map(r => r.score)) / candidate.length +
      paid(candidate).length / candidate.length
    near(found.candidate?.value, expected)
  })

  const aggregates = {
    median: ['median(value)', 'MOVER of order statistics'],
    quantile: ['quantile(value, 0.9)', 'MOVER of order statistics'],
    stddev: ['stddev(value)', 'jackknife t'],
    variance: ['variance(value)', 'jackknife t'],
    range: ['quantile(value, 0.9) - quantile(value, 0.1)', 't over 20 sections'],
    over_median: ['avg(value) / median(value)', 't over 20 sections'],
  } as const
  test.each(Object.entries(aggregates))('%s: as numpy has it', async (name, [aggregate, method]) => {
    const found = await check(`{value: cost * score, aggregate: "${aggregate}", better: lower}`)
    near(found.incumbent?.value, golden.incumbent[name as 'median'], golden.tolerance)
    near(found.candidate?.value, golden.candidate[name as 'median'], golden.tolerance)
    const { low, value, high } = found.estimate!
    near(value, golden.candidate[name as 'median'] - golden.incumbent[name as 'median'], 1e-10)
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect(found.estimate!.method).toContain(method)
  })
  test('one word is an aggregate of the value', async () => {
    const found = await check('{value: cost * score, aggregate: median, better: lower}')
    near(found.candidate?.value, golden.candidate.median, golden.tolerance)
  })
  test('a quantile in arithmetic is undecided where sections would hold too few rows beyond it', async () => {
    const far = await check('{value: cost * score, aggregate: "quantile(value, 0.99) - median(value)", better: lower}')
    expect([far.verdict, far.reason]).toEqual(['inconclusive', 'too_few'])
    const point = await check(
      '{value: cost * score, aggregate: "quantile(value, 0.99) - median(value)", better: lower, rule: point}',
    )
    expect(point.verdict).toBe('pass')
  })

  test('an extreme is judged on its value, where the spec says so', async () => {
    const found = await check('{value: score, aggregate: max, better: lower, rule: point}', '{max: 0.9}')
    expect([found.verdict, found.estimate?.value, found.estimate?.method]).toEqual(['fail', 0.999, 'exact'])
    expect(await refused('{value: score, aggregate: max, better: lower}')).toBe('measure-of-extremes')
  })

  test('what no answer can change is refused where both arms had the same requests', async () => {
    expect(await refused('{value: cost, aggregate: mean, better: lower}')).toBe('measure-of-request')
    expect(await refused('{value: label, aggregate: mean, better: lower}')).toBe('measure-of-request')
    const own = await check('{value: cost, better: lower, outcome: per_arm}')
    near(own.estimate?.value, 5)
    const apart = await check('{value: cost, better: lower}', '{margin: 100}', 'pairing: none\n')
    expect(Object.keys(apart.tests)).toEqual(['Welch t', 'Mann-Whitney'])
  })

  test('a cost matrix: what each kind of error costs, in money', async () => {
    const cost = 'case when decision and label = 0 then 5 when not decision and label = 1 then 40 else 0 end'
    const found = await check(`{value: ${cost}, aggregate: mean, better: lower, unit: usd}`, '{margin: 1, max: 30}')
    const costs = (log: readonly Row[]) =>
      log.map(r => (r.score >= 0.5 && r.label === 0 ? 5 : r.score < 0.5 && r.label === 1 ? 40 : 0))
    const mean = (log: readonly Row[]) => sum(costs(log)) / log.length
    near(found.incumbent?.value, mean(incumbent))
    near(found.candidate?.value, mean(candidate))
    expect(found.measured_in).toBe('usd')
  })

  test('one that cannot be bound is told once, and not as an unknown metric', async () => {
    const { stderr } = await run('{own: {value: nowhere, better: lower}}', '{own: {margin: 1}}')
    expect(stderr.match(/^error .*$/gm)).toEqual([expect.stringMatching(/^error unknown-column: /)])
  })

  test('refusals', async () => {
    expect(await refused('{value: note, better: lower, outcome: per_arm}')).toBe('wrong-type')
    expect(await refused('{value: score, aggregate: sum(value) / score, better: lower}')).toBe(
      'measure-without-aggregate',
    )
    expect(await refused('{value: score, aggregate: value * 2, better: lower}')).toBe('measure-without-aggregate')
    for (const aggregate of [
      'mode(value)',
      'quantile(value)',
      'quantile(value, 1.5)',
      'quantile(value, score)',
      'median(value, 0.5)',
      'stddev(value, 1)',
    ])
      expect(await refused(`{value: score, aggregate: "${aggregate}", better: lower}`)).toBe('expression-not-allowed')
    expect(await refused('{value: score, aggregate: sum(avg(value)), better: lower}')).toBe('expression-not-allowed')
    expect(await refused('{value: sum(score), better: lower}')).toBe('expression-not-allowed')
    // The same text as a value of one row stays refused.
    expect(
      await refused('{value: score, aggregate: sum(score), better: lower}', 'slices: {odd: {where: sum(score)}}\n'),
    ).toBe('expression-not-allowed')
    const { stdout } = await run('{auc: {value: score, better: lower}}', '{auc: {margin: 1}}')
    expect((JSON.parse(stdout) as ErrorRecord).error.code).toBe('measure-name')
  })
})
