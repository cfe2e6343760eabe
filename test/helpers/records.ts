import type { DecidedCheck } from '../../src/decide/decide.ts'
import type { Record1 } from '../../src/record/types.ts'
import { arm, check, estimate, record, unprotected } from './decided.ts'

const at = (line: number) => ({ file: 'mlgate.yaml', line, column: 7 })

const defects = (): DecidedCheck[] => {
  const exact = {
    gate: 'data',
    nature: 'exact',
    implicit: true,
    measuredIn: 'rows',
    kind: 'max',
    better: 'lower',
    target: null,
    limit: 0,
    bound: 0,
    estimate: null,
    p: null,
    pAdjusted: null,
    pPass: null,
    met: true,
    incumbent: arm(0),
    candidate: arm(0),
    at: undefined,
  } as const
  return [
    check({ ...exact, metric: 'valid', subject: 'score' }),
    check({ ...exact, metric: 'unique', subject: 'id' }),
    check({
      ...exact,
      metric: 'paired',
      subject: 'id',
      kind: 'min',
      better: 'higher',
      target: null,
      measuredIn: 'share',
      limit: 0.995,
      bound: 0.995,
      incumbent: null,
      candidate: arm(1),
    }),
  ]
}

const latency = {
  gate: 'latency',
  better: 'lower',
  target: null,
  measuredIn: 'ms',
  designEffect: 7.9,
  at: at(24),
} as const

const p99 = check({
  ...latency,
  metric: 'p99',
  limit: '20%',
  bound: 0.2,
  relative: true,
  incumbent: arm(0.031),
  candidate: arm(0.73134),
  estimate: estimate(22.59, 18.9, 27, 'Woodruff from buckets, 200 blocks of 25 min'),
  p: 0,
  pAdjusted: 0,
  pPass: 1,
  verdict: 'fail',
})

const tpr = check({
  gate: 'fairness',
  metric: 'equal_opportunity_difference',
  subject: 'sex',
  kind: 'max',
  better: 'lower',
  target: null,
  limit: 0.15,
  bound: 0.15,
  incumbent: arm(0.0573),
  candidate: arm(0.5414),
  estimate: estimate(0.5414, 0.5113, 0.5701, 'Newcombe, by pairs'),
  p: 0,
  pAdjusted: 0,
  pPass: 1,
  between: ['Female', 'Male'],
  verdict: 'fail',
  at: at(31),
})

const flips = check({
  gate: 'parity',
  metric: 'flip_rate',
  kind: 'max',
  better: 'lower',
  target: null,
  limit: '15%',
  bound: 0.15,
  incumbent: null,
  candidate: arm(0.0615),
  estimate: estimate(0.0615, 0.0578, 0.0653, 'Clopper-Pearson'),
  at: at(15),
})

const within = check({
  gate: 'parity',
  metric: 'within_tolerance',
  kind: 'min',
  better: 'higher',
  target: null,
  limit: '64%',
  bound: 0.64,
  incumbent: null,
  candidate: arm(0.641),
  estimate: estimate(0.641, 0.6335, 0.6484, 'Clopper-Pearson'),
  p: 0.6,
  pAdjusted: 1,
  pPass: 0.4,
  needed: { rows: 4187, units: null, seconds: 7260 },
  verdict: 'inconclusive',
  reason: 'straddles',
  at: at(16),
})

const drift = check({
  gate: 'drift',
  metric: 'psi',
  subject: 'hours_per_week',
  kind: 'max',
  better: 'lower',
  target: null,
  measuredIn: 'ratio',
  exempt: true,
  holds: false,
  severity: 'warn',
  limit: 0.2,
  bound: 0.2,
  candidate: arm(0.31),
  incumbent: null,
  estimate: estimate(0.31, 0.27, 0.36, 'noncentral chi-squared, inverted'),
  p: 0.0001,
  pAdjusted: 0.0001,
  pPass: 1,
  verdict: 'fail',
  at: at(20),
})

const ratio = check({
  gate: 'data',
  metric: 'sample_ratio',
  kind: 'alpha',
  nature: 'test',
  better: 'lower',
  target: null,
  limit: 0.001,
  bound: null,
  incumbent: null,
  candidate: null,
  estimate: null,
  p: 0.42,
  pAdjusted: 0.42,
  pPass: null,
  tests: { 'chi-squared': { statistic: 0.65, p: 0.42 } },
  verdict: 'inconclusive',
  reason: 'not_shown',
  at: at(9),
})

export const loosened = (message: string): Record1['loosened'][number] => ({
  what: 'a',
  how: 'laxer',
  before: '1',
  after: '2',
  at: { file: 'mlgate.yaml', line: 3 },
  message,
})

const bySlice = ['Amer-Indian-Eskimo', 'Asian-Pac-Islander', 'Black', 'White'].map((race, i) =>
  check({
    slice: `race=${race}`,
    estimate: estimate(0.01 - i * 0.004, 0.002 - i * 0.007, 0.02 + i * 0.001),
    verdict: i > 1 ? 'inconclusive' : 'pass',
    reason: i > 1 ? 'straddles' : null,
    pPass: i > 1 ? 0.2 : 0.001,
  }),
)

const unlabelled = check({
  gate: 'calibration',
  metric: 'ece',
  kind: 'margin',
  better: 'lower',
  target: null,
  limit: '1pp',
  bound: 0.01,
  incumbent: arm(0.007),
  candidate: arm(null, 0),
  estimate: null,
  p: null,
  pAdjusted: null,
  pPass: null,
  barred: { skipped: false, reason: 'no_labels' },
  verdict: 'inconclusive',
  reason: 'no_labels',
  at: at(27),
})

const promoted = [...defects(), flips, check(), ...bySlice.slice(0, 2)]

export const records = {
  block: record([...defects(), ratio, flips, within, drift, unlabelled, tpr, p99, check(), ...bySlice], {
    unprotected: [unprotected({ slice: 'race=Other', rows: 71 })],
    warnings: [
      {
        code: 'relative-share',
        message: '`margin: 5%` of `error_rate` is relative: 5 % of a rate of 2 % is 0.1 points.',
        at: at(25),
        hint: 'for points of the share write `5pp`',
      },
    ],
  }),
  hold: record([...defects(), flips, within, check(), ...bySlice]),
  promote: record(promoted),
}
