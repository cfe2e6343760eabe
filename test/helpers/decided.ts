import type { Decided, DecidedCheck } from '../../src/decide/decide.ts'
import type { ArmValue, Estimate } from '../../src/judge/types.ts'
import { makeRecord, type RecordInput } from '../../src/record/make.ts'
import type { Record1, Unprotected } from '../../src/record/types.ts'

export const arm = (value: number | null, n = 16281, units: number | null = 7572): ArmValue => ({ value, n, units })

export const estimate = (
  value: number,
  low: number | null,
  high: number | null,
  method = 'DeLong, paired',
): Estimate => ({ value, low, high, confidence: 0.95, method })

/** A check made by hand: a margin on AUC that passes, but for what is given. */
export function check(given: Partial<DecidedCheck> = {}): DecidedCheck {
  const made: DecidedCheck = {
    id: '',
    gate: 'significance',
    metric: 'auc',
    subject: null,
    slice: null,
    kind: 'margin',
    nature: 'estimated',
    rule: 'interval',
    severity: 'block',
    family: given.slice ? 'slices' : 'whole',
    implicit: false,
    holds: !given.slice,
    exempt: false,
    better: 'higher',
    target: null,
    measuredIn: 'share',
    countedIn: 'rows',
    summary: '',
    limit: 0.005,
    bound: -0.005,
    relative: false,
    incumbent: arm(0.905035),
    candidate: arm(0.915812),
    estimate: estimate(0.010777, 0.0093, 0.01225),
    p: 1,
    pAdjusted: 1,
    pPass: 0,
    met: null,
    barred: null,
    cannotPass: null,
    undecided: 'straddles',
    tests: {},
    designEffect: null,
    settle: null,
    needed: null,
    enough: null,
    look: null,
    waived: null,
    between: null,
    of: null,
    groups: null,
    during: null,
    windows: null,
    at: { file: 'mlgate.yaml', line: 12, column: 15 },
    verdict: 'pass',
    reason: null,
    ...given,
  }
  const subject = made.subject === null ? '' : `(${made.subject})`
  const slice = made.slice === null ? '' : `[${made.slice}]`
  return { ...made, id: given.id ?? `${made.gate}/${made.metric}${subject}/${made.kind}${slice}` }
}

const VERDICTS = ['fail', 'inconclusive', 'pass', 'skipped'] as const

/** The decision that these checks stand for, without the corrections of the real one. */
export function decided(checks: readonly DecidedCheck[], given: Partial<Decided> = {}): Decided {
  const failed = checks.filter(c => c.verdict === 'fail' && c.severity === 'block')
  const open = checks.filter(
    c => c.verdict === 'inconclusive' && c.severity === 'block' && c.holds && c.reason !== 'not_shown',
  )
  const names = [...new Set(checks.map(c => c.gate))]
  return {
    decision: failed.length > 0 ? 'block' : open.length > 0 ? 'hold' : 'promote',
    decidedBy: (failed.length > 0 ? failed : open).map(c => c.id),
    checks,
    look: null,
    restsOnFirstLook: [],
    gates: names.map(name => {
      const own = checks.filter(c => c.gate === name)
      const blocking = own.filter(c => c.severity === 'block')
      const of = blocking.length > 0 ? blocking : own
      return { name, verdict: VERDICTS.find(v => of.some(c => c.verdict === v)) ?? 'skipped' }
    }),
    ...given,
  }
}

export const unprotected = (given: Partial<Unprotected>): Unprotected => ({
  slice: null,
  gate: null,
  grouping: null,
  group: null,
  rows: 0,
  events: null,
  metrics: [],
  ...given,
})

export const input = (checks: readonly DecidedCheck[], given: Partial<RecordInput> = {}): RecordInput => ({
  run_id: '01J0000000000000000000000',
  as_of: '2026-03-01T00:00:00.000Z',
  partial: false,
  loosened: [],
  model: 'adult-income',
  task: 'binary',
  stage: null,
  about: { owner: 'risk@example.org' },
  spec: { path: 'mlgate.yaml', sha256: 'ab'.repeat(32), resolved: { version: 1 } },
  logs: {
    incumbent: log('v1-logistic', 'logs/v1.parquet'),
    candidate: log('v4-label-outage', 'logs/v4.parquet'),
  },
  pairing: { rows: 16281, only_incumbent: 0, only_candidate: 0, units: 7572 },
  unprotected: [],
  warnings: [],
  previous: [],
  provenance: {
    mlgate: '0.1.0',
    engine: 'duckdb 1.5.6',
    git: { commit: 'c0ffee', dirty: false },
    started: '2026-03-01T00:00:00.000Z',
    seconds: 0.41,
  },
  uses: {},
  decided: decided(checks),
  ...given,
})

const log = (version: string, path: string) => ({
  version,
  files: [{ path, digest: 'sha256:00' }],
  rows: 16281,
  columns: { score: 'DOUBLE', label: 'INTEGER' },
})

export const record = (checks: readonly DecidedCheck[], given: Partial<RecordInput> = {}): Record1 =>
  makeRecord(input(checks, given))
