import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorRecord } from '../../src/record/types.ts'
import { generator } from '../../src/stats/resample.ts'
import { checkText } from '../helpers/check.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { checksOf, mlgate, recordOf } from '../helpers/run.ts'

type Row = Readonly<Record<string, unknown>>

const folder = mkdtempSync(join(tmpdir(), 'mlgate-weights-'))
beforeAll(() => void lastBuild())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fixture = 'fixtures/sampled-log/mlgate.yaml'

describe('a log of which one part in ten was kept', () => {
  test('weights decide, and the report says what the rows are worth', async () => {
    const { stdout, exitCode } = await mlgate(['check', '-c', fixture, '--no-color'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/6,837 pairs, weighted: worth 2,942/)
    const { stdout: json } = await mlgate(['check', '-c', fixture, '--format', 'json'])
    const loss = checksOf(JSON.parse(json))['significance/log_loss/margin']!
    expect(loss.candidate).toMatchObject({ n: 6837, effective_n: expect.closeTo(2942, -1), units: null })
    expect(loss.estimate?.method).toMatch(/^jackknife t, 200 buckets/)
    expect(loss.tests).toEqual({})
    expect(checksOf(JSON.parse(json))['data/valid(score)/max']!.candidate).not.toHaveProperty('effective_n')
  })

  test('without them the candidate would go through', async () => {
    const spec = readFileSync(join(root, fixture), 'utf8')
      .replace(', weight: weight', '')
      .replace(/(incumbent|candidate|labels)\.parquet/g, name => join(root, 'fixtures/sampled-log', name))
    expect(spec).not.toContain('weight: weight')
    const { exitCode } = await checkText(spec)
    expect(exitCode).toBe(0)
  })
})

const rows = (weight: (i: number) => unknown): Row[] => {
  const next = generator('rows')
  return Array.from({ length: 1000 }, (_, i) => {
    const score = next()
    return { id: i, user: i % 250, score, label: Number(next() < score), w: weight(i) }
  })
}
/** A model that scores somewhat otherwise. */
const other = (of: readonly Row[]): Row[] => {
  const next = generator('other')
  return of.map(row => ({ ...row, score: Math.min(1, Math.max(0, Number(row.score) + 0.2 * (next() - 0.5))) }))
}
const sound = (i: number) => 1 + (i % 3)

let logs = 0
async function checked(
  of: Readonly<Record<string, readonly Row[]>>,
  { columns = 'weight: w', gate = 'significance, metrics: {accuracy: {margin: 0.1}}', more = '' } = {},
) {
  logs += 1
  const files = Object.entries(of).map(([name, all]) => {
    const file = join(folder, `${logs}-${name}.ndjson`)
    writeFileSync(file, all.map(row => JSON.stringify(row)).join('\n'))
    return `${name}: ${JSON.stringify(file)}`
  })
  const run = await checkText(
    `version: 1\nmodel: m\ntask: binary\nlogs: {${files.join(', ')}}\n${more}columns: {id: id, score: score, label: label, ${columns}}\ngates: [{gate: ${gate}}]\n`,
  )
  return { run, ...(run.exitCode !== 2 && { record: recordOf(run), checks: checksOf(recordOf(run)) }) }
}
const codeOf = ({ run }: Awaited<ReturnType<typeof checked>>): string => {
  expect(run.exitCode).toBe(2)
  return (JSON.parse(run.stdout) as ErrorRecord).error.code
}

describe('weights that make no sense', () => {
  const broken = { missing: null, negative: -1 } as const
  test.each(Object.entries(broken))('%s, in the candidate: block', async (_, value) => {
    const bad = rows(i => (i === 7 ? value : sound(i)))
    const { record, checks } = await checked({ incumbent: bad, candidate: other(bad) })
    expect(record!.decision).toBe('block')
    expect(checks!['data/valid(weight)/max']).toMatchObject({ verdict: 'fail', candidate: { value: 1, n: 1000 } })
  })

  test('in the incumbent alone: hold', async () => {
    const bad = rows(i => (i === 7 ? null : sound(i)))
    const { record, checks } = await checked(
      { incumbent: bad, candidate: other(rows(sound)) },
      { more: 'pairing: none\n' },
    )
    expect(record!.decision).toBe('hold')
    expect(checks!['data/valid(weight)/max']).toMatchObject({
      verdict: 'inconclusive',
      reason: 'incumbent_defective',
    })
  })

  test('infinite: block, by a cast', async () => {
    const bad = rows(i => (i === 7 ? 'inf' : String(sound(i))))
    const { record } = await checked(
      { incumbent: bad, candidate: other(bad) },
      { columns: 'weight: cast(w as double)' },
    )
    expect(record!.decision).toBe('block')
    expect(record!.decided_by).toContain('data/valid(weight)/max')
  })

  test('another one for the same request: the models would be judged on two populations', async () => {
    const light = rows(i => (i % 10 === 0 ? 0 : sound(i)))
    const { record, checks } = await checked({ incumbent: rows(sound), candidate: other(light) })
    expect(record!.decision).toBe('block')
    expect(checks!['data/feature_mismatch(weight)/max']).toMatchObject({ verdict: 'fail', candidate: { value: 0.1 } })
  })

  test('all 0: there are no rows, and nothing is decided', async () => {
    const none = rows(() => 0)
    const { record, checks } = await checked({ incumbent: none, candidate: other(none) })
    expect(record!.decision).toBe('hold')
    expect(checks!['significance/accuracy/margin']).toMatchObject({ verdict: 'inconclusive', candidate: { n: 0 } })
  })

  test('in the reference they end the run', async () => {
    const gate = 'drift, of: [score], metrics: {psi: {max: 0.2}}'
    const reference = rows(i => (i === 7 ? -1 : 1))
    const found = await checked({ incumbent: rows(sound), candidate: other(rows(sound)), reference }, { gate })
    expect(codeOf(found)).toBe('engine')
    expect(found.run.stdout).toContain('a weight is missing or negative in 1 rows of the reference')
  })

  test('a metric that takes none says why', async () => {
    const gate = 'calibration, metrics: {spiegelhalter_z: {alpha: 0.05}}'
    const found = await checked({ incumbent: rows(sound), candidate: other(rows(sound)) }, { gate })
    expect(codeOf(found)).toBe('weights-refused')
  })
})

test('weights that are all alike are no weights: the same values, verdicts and nearly the same intervals', async () => {
  const gate = 'significance, metrics: {accuracy: {min: 0.1}, auc: {margin: 0.1}, f1: {margin: 0.1}}'
  const of = { incumbent: rows(() => 4), candidate: other(rows(() => 4)) }
  const [weighted, plain] = await Promise.all([checked(of, { gate }), checked(of, { gate, columns: 'unit: id' })])
  for (const id of ['accuracy/min', 'auc/margin', 'f1/margin']) {
    const [a, b] = [weighted, plain].map(({ checks }) => checks![`significance/${id}`]!)
    expect(a!.verdict).toBe(b!.verdict)
    expect(a!.candidate?.effective_n).toBeCloseTo(1000, 6)
    expect(b!.candidate).not.toHaveProperty('effective_n')
    for (const end of ['value', 'low', 'high'] as const)
      expect(a!.estimate![end]!, `${id} ${end}`).toBeCloseTo(b!.estimate![end]!, 9)
  }
})

test('rows of one unit stay together: their interval is that of the units', async () => {
  const alike = other(rows(sound)).map(r => ({ ...r, label: Number(Number(r.user) % 3 === 0), score: 0.9 }))
  const of = { incumbent: rows(sound), candidate: alike }
  const gate = 'significance, metrics: {accuracy: {min: 0.1}}'
  const [units, alone] = await Promise.all([
    checked(of, { columns: 'weight: w, unit: user', gate }),
    checked(of, { gate }),
  ])
  const [a, b] = [units, alone].map(({ checks }) => checks!['significance/accuracy/min']!)
  expect(a!.candidate?.units).toBe(250)
  expect(a!.estimate!.value).toBeCloseTo(b!.estimate!.value, 9)
  const width = (c: typeof a) => c!.estimate!.high! - c!.estimate!.low!
  // Four rows of a unit agree: they are worth one.
  expect(width(a) / width(b)).toBeGreaterThan(1.5)
  expect(width(a) / width(b)).toBeLessThan(2.4)
})
