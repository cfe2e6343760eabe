import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecidedCheck } from '../../src/decide/decide.ts'
import type { JudgedGroup, Reason } from '../../src/judge/types.ts'
import { messageOf } from '../../src/record/message.ts'
import { arbitraryCheck } from '../helpers/arbitrary.ts'
import { arm, check, estimate } from '../helpers/decided.ts'

const ece = { gate: 'calibration', metric: 'ece', better: 'lower' } as const
const p99 = {
  gate: 'latency',
  metric: 'p99',
  better: 'lower',
  measuredIn: 'ms',
  limit: '20%',
  bound: 0.2,
  relative: true,
} as const
const flips = {
  gate: 'parity',
  metric: 'flip_rate',
  kind: 'max',
  better: 'lower',
  limit: '15%',
  bound: 0.15,
  incumbent: null,
} as const
const errors = { gate: 'latency', metric: 'error_rate', better: 'lower', limit: '0.1pp', bound: 0.001 } as const
const exact = { gate: 'data', nature: 'exact', estimate: null, p: null, pAdjusted: null, pPass: null } as const
const test_ = { ...exact, metric: 'sample_ratio', nature: 'test', kind: 'alpha', limit: 0.001, bound: null } as const

const say = (given: Partial<DecidedCheck>, paired = true) => messageOf(check(given), paired)
const open = { verdict: 'inconclusive' } as const
const because = (reason: Reason, given: Partial<DecidedCheck> = {}) =>
  say({ ...open, estimate: null, barred: { skipped: false, reason }, reason, ...given })

const gap = {
  ...ece,
  metric: 'equal_opportunity_difference',
  subject: 'sex',
  between: ['Female', 'Male'],
  kind: 'max',
  limit: 0.15,
  bound: 0.15,
  verdict: 'fail',
  estimate: estimate(0.5414, 0.5113, 0.5701),
} as const
const ofGroup = (name: string, of: string, incumbent: number, candidate: number): JudgedGroup => ({
  of,
  group: name,
  incumbent: { value: incumbent, n: 5000, events: 600 },
  candidate: { value: candidate, n: 5000, events: 600 },
  compared: true,
})
const sexes = [
  ofGroup('Female', 'true_positive_rate', 0.53898, 0.10847),
  ofGroup('Male', 'true_positive_rate', 0.60319, 0.64988),
]
const others = [ofGroup('Female', 'false_positive_rate', 0.02, 0.03), ofGroup('Male', 'false_positive_rate', 0.1, 0.12)]

describe('decided', () => {
  test.each<[string, Partial<DecidedCheck>]>([
    [
      'AUC fell by 0.031 (0.028 to 0.035), more than the 0.005 allowed.',
      { verdict: 'fail', estimate: estimate(-0.0311, -0.0354, -0.0276) },
    ],
    ['AUC rose by 0.0108 (0.0093 to 0.0123), an improvement.', {}],
    [
      'AUC fell by 0.0020 (0.0009 to 0.0031), within the 0.005 allowed.',
      { estimate: estimate(-0.002, -0.0031, -0.0009) },
    ],
    [
      'AUC changed by −0.001 (−0.003 to +0.001); a fall of up to 0.005 is allowed.',
      { estimate: estimate(-0.001, -0.0034, 0.0014) },
    ],
    [
      'AUC did not change (−0.0010 to +0.0010); no fall is allowed.',
      { bound: 0, limit: 0, estimate: estimate(0, -0.001, 0.001) },
    ],
    [
      'The error rate did not change (−0.15 to +0.15 points); a rise of up to 1 point is allowed.',
      { ...errors, limit: '1pp', bound: 0.01, estimate: estimate(0, -0.0015, 0.0015) },
    ],
    [
      'The longest latency is 32.67 ms, under the limit of 1 s.',
      {
        ...p99,
        ...exact,
        metric: 'max',
        kind: 'max',
        relative: false,
        bound: 1000,
        limit: '1s',
        met: true,
        candidate: arm(32.67),
      },
    ],
    [
      'The number of rows is 100, at the minimum of 100.',
      {
        ...exact,
        metric: 'rows',
        measuredIn: 'rows',
        kind: 'min',
        better: 'higher',
        limit: 100,
        bound: 100,
        met: true,
        candidate: arm(100),
        estimate: estimate(100, 100, 100),
      },
    ],
    [
      'p99 latency rose by 2,300 % (1,900 to 2,700), more than the 20 % allowed.',
      { ...p99, verdict: 'fail', estimate: estimate(22.59, 18.9, 27) },
    ],
    [
      'p99 latency rose by 12 ms (10 to 14), more than the 5 ms allowed.',
      { ...p99, relative: false, bound: 5, limit: '5ms', verdict: 'fail', estimate: estimate(12, 9.9, 14.2) },
    ],
    [
      'p99.9 latency is 1.26 s (1.21 to 1.31), over the limit of 0.25 s.',
      {
        ...p99,
        metric: 'p999',
        kind: 'max',
        relative: false,
        bound: 250,
        limit: '250ms',
        verdict: 'fail',
        estimate: estimate(1260, 1210, 1310),
      },
    ],
    [
      'The flip rate is 6.2 % (5.8 to 6.5), under the limit of 15 %.',
      { ...flips, estimate: estimate(0.0615, 0.0578, 0.0653) },
    ],
    [
      'The error rate rose by 0.21 points (0.15 to 0.27), more than the 0.1 points allowed.',
      { ...errors, verdict: 'fail', estimate: estimate(0.0021, 0.0015, 0.0027) },
    ],
    [
      "The error rate rose by 21 % of the incumbent's value (15 to 27), more than the 5 % allowed.",
      { ...errors, relative: true, bound: 0.05, limit: '5%', verdict: 'fail', estimate: estimate(0.21, 0.15, 0.27) },
    ],
    [
      'ECE is 0.218 (0.212 to 0.224), over the limit of 0.03.',
      { ...ece, kind: 'max', limit: 0.03, bound: 0.03, verdict: 'fail', estimate: estimate(0.2177, 0.2119, 0.2236) },
    ],
    [
      'ECE is 0.020 (at most 0.030), under the limit of 0.05.',
      { ...ece, kind: 'max', limit: 0.05, bound: 0.05, estimate: estimate(0.02, null, 0.03) },
    ],
    [
      'ECE is 0.0412, over the limit of 0.03 (judged on the value alone).',
      {
        ...ece,
        kind: 'max',
        rule: 'point',
        met: false,
        limit: 0.03,
        bound: 0.03,
        verdict: 'fail',
        estimate: estimate(0.0412, null, null),
      },
    ],
    [
      "Spearman's correlation is 0.922 (0.919 to 0.926), above the minimum of 0.8.",
      {
        ...flips,
        metric: 'spearman',
        kind: 'min',
        better: 'higher',
        measuredIn: 'ratio',
        limit: 0.8,
        bound: 0.8,
        estimate: estimate(0.9224, 0.9189, 0.9259),
      },
    ],
    [
      'The gap in true positive rate between Female and Male is 0.54 (0.51 to 0.57); 0.15 is allowed.',
      {
        ...ece,
        metric: 'equal_opportunity_difference',
        subject: 'sex',
        between: ['Female', 'Male'],
        kind: 'max',
        limit: 0.15,
        bound: 0.15,
        verdict: 'fail',
        estimate: estimate(0.5414, 0.5113, 0.5701),
      },
    ],
    [
      'The gap in true positive rate between Female and Male is 0.54 (0.51 to 0.57); 0.15 is allowed. It was 0.06 with the incumbent: Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65.',
      { ...gap, groups: sexes },
    ],
    [
      'The gap in equalized odds (true positive rate) between Female and Male is 0.54 (0.51 to 0.57); 0.15 is allowed. It was 0.06 with the incumbent: Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65.',
      { ...gap, metric: 'equalized_odds_difference', of: 'true_positive_rate', groups: [...others, ...sexes] },
    ],
    [
      'The gap in true positive rate between Female and Male is 0.54 (0.51 to 0.57); 0.15 is allowed. Female has 0.11, Male has 0.65.',
      { ...gap, groups: sexes.map(g => ({ ...g, incumbent: null })) },
    ],
    [
      'The ratio of selection rates between Female and Male is 0.053 (0.042 to 0.067), below the minimum of 0.2. It was 0.89 with the incumbent: Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65.',
      {
        ...gap,
        metric: 'demographic_parity_ratio',
        kind: 'min',
        better: 'higher',
        measuredIn: 'ratio',
        limit: 0.2,
        bound: 0.2,
        estimate: estimate(0.053, 0.042, 0.067),
        groups: sexes,
      },
    ],
    [
      'The gap in true positive rate between Female and Male rose by 0.48 (0.43 to 0.53), more than the 0.05 allowed. Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65.',
      { ...gap, kind: 'margin', limit: 0.05, bound: 0.05, estimate: estimate(0.48, 0.43, 0.53), groups: sexes },
    ],
    [
      'PSI of age is 0.11 (0.09 to 0.13), under the limit of 0.2.',
      {
        ...ece,
        metric: 'psi',
        subject: 'age',
        measuredIn: 'ratio',
        kind: 'max',
        limit: 0.2,
        bound: 0.2,
        estimate: estimate(0.11, 0.088, 0.132),
      },
    ],
    [
      'The bias is −0.120 (−0.135 to −0.105), more than 0.03 from its target.',
      {
        ...ece,
        metric: 'bias',
        better: 'target',
        measuredIn: 'usd',
        kind: 'max',
        limit: 0.03,
        bound: 0.03,
        verdict: 'fail',
        estimate: estimate(-0.12, -0.135, -0.105),
      },
    ],
    [
      'AUC rose by 0.0108 (0.0093 to 0.0123), an improvement, as required.',
      { kind: 'superior', limit: true, bound: 0 },
    ],
    [
      'AUC fell by 0.004 (0.002 to 0.006), and it had to improve.',
      { kind: 'superior', limit: true, bound: 0, verdict: 'fail', estimate: estimate(-0.004, -0.006, -0.002) },
    ],
    [
      'AUC changed by +0.001 (−0.001 to +0.003), within the ±0.005 allowed.',
      { kind: 'equivalent', bound: 0.005, estimate: estimate(0.001, -0.001, 0.003) },
    ],
    [
      'Cost per approval rose by 3 % (1 to 5), within the 10 % allowed.',
      {
        metric: 'cost_per_approval',
        better: 'lower',
        measuredIn: 'usd',
        relative: true,
        limit: '10%',
        bound: 0.1,
        estimate: estimate(0.03, 0.01, 0.05),
      },
    ],
    [
      'In slice race=White, AUC fell by 0.031 (0.028 to 0.035), more than the 0.005 allowed.',
      { slice: 'race=White', verdict: 'fail', estimate: estimate(-0.0311, -0.0354, -0.0276) },
    ],
    [
      'In slice sex=Female, the flip rate is 6.2 % (5.8 to 6.5), under the limit of 15 %.',
      { ...flips, slice: 'sex=Female', estimate: estimate(0.0615, 0.0578, 0.0653) },
    ],
    [
      'There are no rows with a missing or impossible score.',
      { ...exact, metric: 'valid', subject: 'score', kind: 'max', limit: 0, bound: 0, met: true, candidate: arm(0) },
    ],
    [
      'There is 1 row with a missing or impossible score; none is allowed.',
      {
        ...exact,
        metric: 'valid',
        subject: 'score',
        kind: 'max',
        limit: 0,
        bound: 0,
        met: false,
        verdict: 'fail',
        candidate: arm(1),
      },
    ],
    [
      'There are 1,204 ids whose rows contradict each other; none is allowed.',
      {
        ...exact,
        metric: 'unique',
        subject: 'id',
        kind: 'max',
        limit: 0,
        bound: 0,
        met: false,
        verdict: 'fail',
        candidate: arm(1204),
      },
    ],
    [
      'The share of ids that are in both logs is 97.31 %, below the minimum of 99.5 %.',
      {
        ...exact,
        metric: 'paired',
        subject: 'id',
        kind: 'min',
        better: 'higher',
        limit: 0.995,
        bound: 0.995,
        met: false,
        verdict: 'fail',
        candidate: arm(0.97311),
      },
    ],
    [
      'The number of rows is 16,281, above the minimum of 10,000.',
      {
        ...exact,
        metric: 'rows',
        measuredIn: 'rows',
        kind: 'min',
        better: 'higher',
        limit: 10000,
        bound: 10000,
        met: true,
        candidate: arm(16281),
      },
    ],
    [
      'The share of missing values in score is 0 %, as required.',
      {
        ...exact,
        metric: 'null_rate',
        subject: 'score',
        kind: 'max',
        better: 'lower',
        limit: 0,
        bound: 0,
        met: true,
        candidate: arm(0),
      },
    ],
    [
      'The age of the newest row is 3.2 h, under the limit of 24 h.',
      {
        ...exact,
        metric: 'freshness',
        measuredIn: 's',
        kind: 'max',
        better: 'lower',
        limit: '24h',
        bound: 86400,
        met: true,
        candidate: arm(11520),
      },
    ],
    [
      'The sample ratio test finds a difference (p < 0.0001, alpha 0.001).',
      { ...test_, verdict: 'fail', p: 0.00001, pAdjusted: 0.00001 },
    ],
  ])('%s', (text, given) => {
    expect(say(given)).toBe(text)
  })
})

describe('undecided: why, and what would settle it', () => {
  const settled = 'About 4,200 more pairs (2 h at this traffic) would settle it.'
  const straddles = { ...open, reason: 'straddles', needed: { rows: 4187, units: null, seconds: 7260 } } as const

  test.each<[string, Partial<DecidedCheck>]>([
    [
      `AUC changed by −0.003 (−0.008 to +0.002), so a fall of more than the 0.005 allowed is neither shown nor ruled out. ${settled}`,
      { ...straddles, estimate: estimate(-0.003, -0.008, 0.002) },
    ],
    [
      'ECE is 0.029 (0.025 to 0.032), so it may be over or under the limit of 0.03. About 4,200 more rows (2 h at this traffic) would settle it.',
      { ...straddles, ...ece, kind: 'max', limit: 0.03, bound: 0.03, estimate: estimate(0.0285, 0.0249, 0.0321) },
    ],
    [
      `The flip rate is 14.9 % (14.6 to 15.2), so it may be over or under the limit of 15 %. ${settled}`,
      { ...straddles, ...flips, estimate: estimate(0.149, 0.146, 0.152) },
    ],
    [
      'AUC changed by +0.001 (−0.003 to +0.005), so it may or may not be an improvement.',
      { ...straddles, needed: null, kind: 'superior', limit: true, bound: 0, estimate: estimate(0.001, -0.003, 0.005) },
    ],
    [
      'In slice race=Black, AUC changed by −0.01 (−0.03 to +0.01), so a fall of more than the 0.005 allowed is neither shown nor ruled out. Not ruled out: a fall of 0.03.',
      { ...straddles, needed: null, slice: 'race=Black', estimate: estimate(-0.01, -0.03, 0.01) },
    ],
    [
      'AUC fell by 0.0074 (0.0054 to 0.0094), more than the 0.005 allowed; but among so many checks that may be chance (p = 0.020, after correction p = 0.11). More rows, or fewer checks, would settle it.',
      { ...open, reason: 'multiplicity', p: 0.02, pAdjusted: 0.11, estimate: estimate(-0.0074, -0.0094, -0.0054) },
    ],
    [
      `AUC changed by −0.003 (−0.008 to +0.002), so a fall of more than the 0.005 allowed is neither shown nor ruled out. About 1 more pair (140 years at this traffic) would settle it.`,
      {
        ...straddles,
        needed: { rows: 1, units: null, seconds: 4.4e9 },
        estimate: estimate(-0.003, -0.008, 0.002),
      },
    ],
    [
      'There are too few events or independent units in 150 rows to judge p99 latency. More rows are needed.',
      {
        ...p99,
        ...open,
        reason: 'too_few',
        cannotPass: 'too_few',
        estimate: estimate(0, -1, null),
        candidate: arm(30, 150),
      },
    ],
    [
      'The gap in true positive rate between Female and Male is 17 % (14 to 21); 15 % is allowed, but among so many checks that may be chance (p = 0.020, after correction p = 0.11). It was 6 % with the incumbent: Female fell from 54 % to 11 %, Male rose from 60 % to 65 %. More rows, or fewer checks, would settle it.',
      {
        ...gap,
        ...open,
        limit: '15%',
        reason: 'multiplicity',
        p: 0.02,
        pAdjusted: 0.11,
        groups: sexes,
        estimate: estimate(0.173, 0.14, 0.21),
      },
    ],
    [
      'p99 latency rose by 3.0 % (1.5 to 4.5), which proves nothing here. Slow and failed requests come in bursts, and without a time column p99 latency cannot be judged. Bind columns.time.',
      { ...p99, ...open, reason: 'no_time', cannotPass: 'no_time', estimate: estimate(0.03, 0.015, 0.045) },
    ],
    [
      'The sample ratio test shows nothing (p = 0.42, alpha 0.001), which does not prove that nothing is there.',
      { ...test_, ...open, reason: 'not_shown', p: 0.42, pAdjusted: 0.42 },
    ],
  ])('%s', (text, given) => {
    expect(say(given)).toBe(text)
  })

  test.each<[Reason, string]>([
    ['no_rows', 'There are no rows to judge AUC by. Check the window, the filters and what the logs hold.'],
    ['no_labels', 'No outcome is known yet, so AUC cannot be computed. It needs labels for these rows.'],
    [
      'one_class',
      'Every known outcome is the same, so AUC cannot be computed. It needs positives as well as negatives.',
    ],
    [
      'constant',
      'All values are the same, so AUC cannot be computed. Check that the column is the one that was meant.',
    ],
    ['too_few', 'There are too few events or independent units in 213 rows to judge AUC. More rows are needed.'],
    [
      'identical',
      'The models agree in everything that AUC reads, and how far it could still change is not known. Judge the differences themselves, for example by parity.',
    ],
    ['near_zero', "The incumbent's AUC may be zero, so a margin in % of it means nothing. Use an absolute margin."],
    [
      'not_comparable',
      'The logs are not comparable, so AUC is not judged. See the checks of the data gate, and whether the logs cover the same time.',
    ],
    [
      'no_time',
      'Slow and failed requests come in bursts, and without a time column AUC cannot be judged. Bind columns.time.',
    ],
    [
      'bursts',
      'Slow and failed requests come in bursts, so these rows say less about AUC than their number does. It needs `columns.time`, and logs over a longer time.',
    ],
    [
      'incumbent_defective',
      "The incumbent's own log has this defect, so the two cannot be compared. Repair the incumbent's log.",
    ],
  ])('%s', (reason, text) => {
    expect(because(reason, { candidate: arm(0.9, 213), incumbent: arm(0.9, 300) })).toBe(text)
  })

  test.each<[Reason, string]>([
    ['no_incumbent', 'There is no incumbent to compare AUC with.'],
    ['optional', 'This check is optional, and the logs lack what AUC needs.'],
    ['unprotected', 'There are too few rows here to judge AUC, so this group is not protected.'],
  ])('skipped: %s', (reason, text) => {
    expect(because(reason, { verdict: 'skipped', barred: { skipped: true, reason } })).toBe(text)
  })

  test('what is needed goes before general advice', () => {
    expect(because('too_few', { needed: { rows: 155, units: null, seconds: null }, candidate: arm(1, 213) })).toBe(
      'There are too few events or independent units in 213 rows to judge AUC. About 160 more pairs would settle it.',
    )
  })

  test('unpaired logs have rows, and time alone can be what is needed', () => {
    expect(say({ ...straddles, estimate: estimate(-0.003, -0.008, 0.002) }, false)).toContain('4,200 more rows (2 h')
    expect(say({ ...straddles, needed: { rows: null, units: 91, seconds: null } })).toContain(
      'About 91 more units would',
    )
    expect(say({ ...straddles, needed: { rows: null, units: null, seconds: 7000 } })).toContain(
      'About 1.9 h more at this',
    )
  })
})

test('a measure may have the name of an inherited property', () => {
  expect(say({ metric: 'constructor', measuredIn: 'usd' })).toMatch(/^Constructor rose by/)
})

test('whatever was found, it is a sentence', () => {
  fc.assert(
    fc.property(arbitraryCheck, fc.boolean(), (made, paired) => {
      const text = messageOf(made, paired)
      expect(text).toMatch(/^(\P{Ll}|p\d).*[.]$/su)
      expect(text).not.toMatch(/NaN|undefined|Infinity|null|\{[Xx]\}|\{rows\}| {2}|\.\.$/)
    }),
  )
})
