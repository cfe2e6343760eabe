import fc from 'fast-check'
import type { DecidedCheck } from '../../src/decide/decide.ts'
import { check } from './decided.ts'

const REASONS = [
  'no_rows',
  'no_labels',
  'one_class',
  'constant',
  'too_few',
  'identical',
  'near_zero',
  'not_comparable',
  'no_time',
  'bursts',
  'straddles',
  'multiplicity',
  'incumbent_defective',
] as const

const METRICS = [
  'auc',
  'flip_rate',
  'p99',
  'p999',
  'valid',
  'revenue_per_user',
  'equal_opportunity_difference',
  'mean',
] as const

const real = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(x => (Math.abs(x) < 1e-12 ? 0 : x))
const size = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }))
const count = fc.integer({ min: 0, max: 1e9 })
const p = fc.double({ min: 0, max: 1, noNaN: true })
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const arm = orNull(fc.record({ value: orNull(real), n: count, units: orNull(count) }))
const word = fc.stringMatching(/^[A-Za-z][\w=-]{0,30}$/)

const estimate = fc.tuple(real, size, size, fc.boolean(), fc.boolean()).map(([value, below, above, low, high]) => ({
  value,
  low: low ? value - below : null,
  high: high ? value + above : null,
  confidence: 0.95,
  method: 'by hand',
}))

/** Any check that could be decided, and many that could not. */
export const arbitraryCheck: fc.Arbitrary<DecidedCheck> = fc
  .record({
    gate: fc.constantFrom('data', 'latency', 'night-shift'),
    metric: fc.constantFrom(...METRICS),
    subject: orNull(word),
    slice: orNull(word),
    kind: fc.constantFrom('max', 'min', 'margin', 'superior', 'equivalent'),
    nature: fc.constantFrom('exact', 'estimated'),
    severity: fc.constantFrom('block', 'warn'),
    better: fc.constantFrom('lower', 'higher', 'target'),
    target: fc.constant(null),
    measuredIn: fc.constantFrom('share', 'ms', 's', 'rows', 'usd'),
    limit: fc.oneof(real, fc.constantFrom('5%', '1pp', '20ms', true)),
    bound: orNull(fc.oneof(real, fc.constantFrom(0, 0.01))),
    relative: fc.boolean(),
    incumbent: arm,
    candidate: arm,
    estimate: orNull(estimate),
    p: orNull(p),
    pAdjusted: orNull(p),
    pPass: orNull(p),
    met: orNull(fc.boolean()),
    designEffect: orNull(size),
    needed: orNull(fc.record({ rows: orNull(count), units: orNull(count), seconds: orNull(size) })),
    between: orNull(fc.tuple(word, word)),
    outcome: fc.oneof(
      fc.constantFrom({ verdict: 'pass', reason: null } as const, { verdict: 'fail', reason: null } as const),
      fc.constantFrom(...REASONS).map(reason => ({ verdict: 'inconclusive', reason }) as const),
      fc
        .constantFrom('no_incumbent', 'optional', 'unprotected')
        .map(reason => ({ verdict: 'skipped', reason }) as const),
    ),
    at: fc.option(fc.record({ file: word, line: count, column: count }), { nil: undefined }),
  } as const)
  .map(({ outcome, ...given }) => check({ ...given, ...outcome } as Partial<DecidedCheck>))
