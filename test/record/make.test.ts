import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MlgateError } from '../../src/errors.ts'
import { errorRecord, makeRecord } from '../../src/record/make.ts'
import { parseRecord } from '../../src/record/schema.ts'
import { arbitraryCheck } from '../helpers/arbitrary.ts'
import { arm, check, decided, estimate, input, record } from '../helpers/decided.ts'

/** Every number anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : []
}

describe('the record', () => {
  test('has its keys in the order of the interface', () => {
    expect(Object.keys(record([check()]))).toEqual([
      'schema',
      'run_id',
      'as_of',
      'decision',
      'decided_by',
      'partial',
      'loosened',
      'model',
      'task',
      'stage',
      'about',
      'spec',
      'logs',
      'pairing',
      'looks',
      'gates',
      'unprotected',
      'warnings',
      'provenance',
    ])
  })

  test('a check says everything about itself', () => {
    expect(record([check()]).gates[0]!.checks[0]).toEqual({
      id: 'significance/auc/margin',
      metric: 'auc',
      subject: null,
      slice: null,
      kind: 'margin',
      nature: 'estimated',
      better: 'higher',
      target: null,
      measured_in: 'share',
      counted_in: 'rows',
      severity: 'block',
      family: 'whole',
      holds: true,
      limit: 0.005,
      bound: -0.005,
      relative: false,
      incumbent: { value: 0.905035, n: 16281, units: 7572 },
      candidate: { value: 0.915812, n: 16281, units: 7572 },
      estimate: { value: 0.010777, low: 0.0093, high: 0.01225, confidence: 0.95, method: 'DeLong, paired' },
      p: 1,
      p_adjusted: 1,
      p_pass: 0,
      verdict: 'pass',
      reason: null,
      needed: null,
      enough: null,
      look: null,
      between: null,
      of: null,
      groups: null,
      during: null,
      windows: null,
      waived: null,
      design_effect: null,
      tests: {},
      at: { file: 'mlgate.yaml', line: 12, column: 15 },
      message: 'AUC rose by 0.0108 (0.0093 to 0.0123), an improvement.',
    })
  })

  test('gates are in their order, each with its own checks and what it is made from', () => {
    const checks = [check({ gate: 'night' }), check(), check({ gate: 'night', slice: 'sex=Female' })]
    const gates = makeRecord(input(checks, { uses: { night: './gates/night.ts' } })).gates
    expect(gates.map(g => [g.gate, g.name, g.checks.length])).toEqual([
      ['./gates/night.ts', 'night', 2],
      ['significance', 'significance', 1],
    ])
  })

  test('a check that belongs to no gate is not lost in silence', () => {
    const checks = [check()]
    const made = input(checks, { decided: decided(checks, { gates: [] }) })
    expect(() => makeRecord(made)).toThrow('belongs to no gate')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a verdict that rests on %d is a mistake', value => {
    const wrong = (verdict: 'pass' | 'fail') => () =>
      record([check({ verdict, estimate: { ...estimate(0, -1, 1), value } })])
    expect(wrong('pass')).toThrow('is decided by')
    expect(wrong('fail')).toThrow('is decided by')
  })

  test('a limit that is no number is a mistake', () => {
    expect(() => record([check({ limit: Number.NaN })])).toThrow('is limited by NaN')
  })

  test('every number is finite or null', () => {
    const odd = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0.3)
    const spoiled = fc.record({
      bound: odd,
      incumbent: fc.record({ value: odd, n: odd, units: odd }),
      candidate: fc.record({ value: odd, n: odd, units: odd }),
      estimate: fc.record({ value: odd, low: odd, high: odd, confidence: fc.constant(0.95), method: fc.constant('') }),
      p: odd,
      pAdjusted: odd,
      pPass: odd,
      designEffect: odd,
      needed: fc.record({ rows: odd, units: odd, seconds: odd }),
      tests: fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ statistic: odd, p: odd })),
      verdict: fc.constant('inconclusive' as const),
      reason: fc.constantFrom('straddles' as const, 'too_few' as const),
    })
    fc.assert(
      fc.property(spoiled, given => {
        const made = record([check(given)])
        expect(numbersIn(made).filter(x => !Number.isFinite(x))).toEqual([])
        expect(JSON.parse(JSON.stringify(made))).toEqual(made)
        expect(made.gates[0]!.checks[0]!.message).not.toMatch(/NaN|Infinity/)
      }),
    )
  })

  test('whatever is decided, the record is one that can be read back unchanged', () => {
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryCheck, { maxLength: 5, selector: c => c.id }), checks => {
        const made = record(checks)
        expect(parseRecord(JSON.parse(JSON.stringify(made)), 'r.json')).toEqual(made)
      }),
    )
  })

  test('a place has no keys without a value', () => {
    const at = { file: 'a.yaml', line: undefined, column: undefined } as unknown as { file: string }
    expect(Object.keys(record([check({ at })]).gates[0]!.checks[0]!.at!)).toEqual(['file'])
    expect(record([check({ at: undefined })]).gates[0]!.checks[0]!.at).toBeNull()
  })

  test('a value that is not known is null, and its rows are kept', () => {
    expect(record([check({ candidate: arm(Number.NaN, 12, null) })]).gates[0]!.checks[0]!.candidate).toEqual({
      value: null,
      n: 12,
      units: null,
    })
  })
})

test('the record of an error leads with the first problem and has them all', () => {
  const error = new MlgateError([
    {
      code: 'unknown-metric',
      message: 'No.',
      at: { file: 'a.yaml', line: 3 },
      hint: 'did you mean `auc`?',
      frame: '3 | x',
    },
    { code: 'second', message: 'Nor this.', at: undefined },
  ])
  expect(errorRecord(error)).toEqual({
    schema: 'mlgate/result@1',
    decision: 'error',
    error: { code: 'unknown-metric', message: 'No.', at: { file: 'a.yaml', line: 3 }, hint: 'did you mean `auc`?' },
    errors: [
      {
        code: 'unknown-metric',
        message: 'No.',
        at: { file: 'a.yaml', line: 3 },
        hint: 'did you mean `auc`?',
        frame: '3 | x',
      },
      { code: 'second', message: 'Nor this.' },
    ],
  })
})
