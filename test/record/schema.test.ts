import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MlgateError } from '../../src/errors.ts'
import { parseRecord, readRecord, resultJsonSchema } from '../../src/record/schema.ts'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { check, record } from '../helpers/decided.ts'
import { root } from '../helpers/dist.ts'
import { errorOf } from '../helpers/hostile.ts'
import { records } from '../helpers/records.ts'
import { resultProblems } from '../helpers/validate.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const saved = (text: string): string => {
  const file = join(folder, 'result.json')
  writeFileSync(file, text)
  return file
}

const problemsOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof MlgateError) return error.problems
    throw error
  }
  throw new Error('nothing was refused')
}

test.each(Object.entries(records))('the record of a %s is read as it was written', (_, made) => {
  expect(readRecord(saved(JSON.stringify(made)))).toEqual(made)
})

test('fields that a later version added are let through', () => {
  const made = { ...record([check()]), annex: { sha256: 'ab' } }
  expect(parseRecord(made, 'r.json')).toHaveProperty('annex.sha256', 'ab')
})

describe('refused', () => {
  test.each([
    ['not-json', '{"schema": '],
    ['not-a-record', '{"version": 1}'],
    ['not-a-record', '[]'],
    ['not-a-record', 'null'],
    ['record-version', JSON.stringify({ ...records.hold, schema: 'mlgate/result@2' })],
    ['record-of-error', JSON.stringify({ schema: 'mlgate/result@1', decision: 'error' })],
    ['record-invalid', JSON.stringify({ ...records.hold, decision: 'maybe' })],
  ])('%s: %s', (code, text) => {
    expect(problemsOf(() => readRecord(saved(text)))[0]).toMatchObject({ code })
  })

  test('a file that is not there', () => {
    const file = join(folder, 'none.json')
    expect(problemsOf(() => readRecord(file))).toMatchObject([{ code: 'no-file', at: { file } }])
  })

  test('with all that is wrong in it, and where', () => {
    const { model: _, ...rest } = record([check()])
    const found = problemsOf(() => parseRecord({ ...rest, partial: 'no' }, 'r.json')).map(p => p.message)
    expect(found).toHaveLength(2)
    expect(found.join('\n')).toMatch(/r\.json is damaged: partial: .*\n?.*r\.json is damaged: model: /s)
  })
})

describe('edited', () => {
  const { block, hold, promote } = records
  const withVerdict = (made: Record1, id: string, verdict: RecordedCheck['verdict']): Record1 => ({
    ...made,
    gates: made.gates.map(g => ({ ...g, checks: g.checks.map(c => (c.id === id ? { ...c, verdict } : c)) })),
  })
  const [gate] = promote.gates
  test.each([
    ['a block that became a promotion', { ...block, decision: 'promote', decided_by: [] }],
    ['a block that became a hold', { ...block, decision: 'hold' }],
    ['a hold that became a promotion', { ...hold, decision: 'promote', decided_by: [] }],
    ['a promotion that became a block', { ...promote, decision: 'block', decided_by: ['parity/flip_rate/max'] }],
    ['a hold without a reason', { ...hold, decided_by: [] }],
    ['a failed check that became a pass', withVerdict(block, 'latency/p99/margin', 'pass')],
    ['a pass that became a fail', withVerdict(promote, 'parity/flip_rate/max', 'fail')],
    ['a check that is there twice', { ...promote, gates: [{ ...gate!, checks: [...gate!.checks, gate!.checks[0]!] }] }],
    ['a partial run that promotes', { ...promote, partial: true }],
  ])('%s is told', (_, made) => {
    expect(problemsOf(() => parseRecord(made, 'r.json'))[0]).toMatchObject({ code: 'record-contradicts' })
  })
})

describe('the published JSON Schema', () => {
  const published = JSON.parse(readFileSync(join(root, 'schema/result.schema.json'), 'utf8'))

  test('is the one of the code: npm run schema', () => {
    expect(published).toEqual(resultJsonSchema())
  })

  test.each(Object.entries({ ...records, error: errorOf('x') }))('a result of %s is valid by it', (_, made) => {
    expect(resultProblems(made)).toEqual([])
  })

  test('what is damaged is not', () => {
    const [gate, ...gates] = records.hold.gates
    const broken = { ...gate!, checks: gate!.checks.map(c => ({ ...c, verdict: 'fine' })) }
    for (const made of [{ ...records.hold, decision: 'maybe' }, { ...records.hold, gates: [broken, ...gates] }, {}, []])
      expect(resultProblems(made)).not.toEqual([])
  })

  test('it names every field of a result', () => {
    const [document] = published.anyOf
    expect(Object.keys(records.block).filter(key => !(key in document.properties))).toEqual([])
    const check = document.properties.gates.items.properties.checks.items.properties
    const fields = records.block.gates.flatMap(g => g.checks).flatMap(c => Object.keys(c))
    expect(fields.filter(key => !(key in check))).toEqual([])
  })
})
