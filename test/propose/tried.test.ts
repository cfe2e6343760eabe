import { describe, expect, test } from 'vitest'
import { type ProposedGate, triable } from '../../src/propose/gates.ts'
import { harmless, harms, type Tried } from '../../src/propose/tried.ts'
import type { Measured } from '../../src/run.ts'

const gate = (gate: string, names: readonly string[], keys: ProposedGate['keys'] = []): ProposedGate => ({
  ...{ gate, about: '', keys },
  metrics: names.map(name => ({ name, limit: '', because: '' })),
})
const margin = (gate: string, metric: string, over: object = {}) => ({
  ...{ gate, metric, written: '', size: 0.05, relative: false, comparisons: 1, warns: false, because: '' },
  ...over,
})
const measured = (gate: string, metric: string, incumbent: number, difference: number): Measured => {
  const arm = { value: incumbent, low: null, high: null, n: 100, units: 100, method: '' }
  const change = { value: difference, low: null, high: null, confidence: 0.95, method: '' }
  const of = {
    nature: 'estimated',
    better: 'lower',
    target: null,
    measuredIn: 'ms',
    countedIn: 'rows',
    summary: '',
  } as const
  return {
    ...of,
    gate,
    metric,
    subject: null,
    incumbent: arm,
    candidate: arm,
    difference: change,
    p: null,
    between: null,
    groups: null,
    reason: null,
  }
}

describe('what of a proposal is tried', () => {
  const gates = [
    gate('data', ['rows']),
    gate('parity', ['flip_rate']),
    gate('drift', ['psi'], [['severity', 'warn']]),
    gate('significance', ['auc', 'log_loss']),
    gate('latency', ['p50', 'p99']),
  ]
  const margins = [
    margin('significance', 'auc'),
    margin('significance', 'log_loss', { warns: true }),
    margin('latency', 'p50', { relative: true }),
    margin('latency', 'p99', { relative: true }),
  ]
  const of = (p50: number) =>
    triable(
      gates,
      { margins, chance: 0.9, days: 0 },
      // The AUC changes by more than its margin, and is exchanged all the same.
      {
        measured: [
          measured('significance', 'auc', 0.8, 0.1),
          measured('latency', 'p50', 20, p50),
          measured('latency', 'p99', 20, 1),
        ],
      },
    )
  const names = (found: ReturnType<typeof of>) =>
    found.gates.map(g => [g.gate, ...g.metrics.map(m => m.name)].join(' '))

  test('not what warns, nor conventions', () => {
    expect(names(of(0.9))).toEqual(['data rows', 'significance auc', 'latency p50 p99'])
    expect(of(0.9).apart).toEqual([])
  })

  test.each([1.1, -1.1])('nor times that differ by more than their margin: %d of 20 ms, where 1 is allowed', by => {
    expect(names(of(by))).toEqual(['data rows', 'significance auc', 'latency p99'])
    expect(of(by).apart).toEqual(['latency/p50'])
  })
})

describe('what is said of a trial', () => {
  const scenario = (name: string, wanted: 'promote' | 'block', promote: number, hold: number) => ({
    ...{ name, wanted, runs: 40, decisions: { promote, hold, block: 1 - promote - hold } },
    decided_by: [
      { id: 'latency', share: 0.3 },
      { id: 'latency/p50/margin', share: 0.3 },
      { id: 'significance/auc/margin', share: 0.025 },
    ],
  })
  const scenarios = [
    scenario('harmless', 'promote', 0.7, 0.3),
    scenario('stopped', 'block', 0, 0.2),
    scenario('undecided', 'block', 0.1, 0.4),
    scenario('unseen', 'block', 0.9, 0.1),
  ]
  const trial: Tried = { scenarios, apart: [] }

  test('of harmless candidates', () => {
    expect(harmless(trial)).toEqual({ runs: 40, promoted: 28, share: 0.7, by: ['latency/p50/margin'] })
    expect(harmless({ ...trial, scenarios: scenarios.slice(1) })).toBeNull()
  })

  test('of known harms; of what gets through only where all limits were tried', () => {
    expect(harms(trial)).toEqual({ blocked: ['stopped'], held: ['undecided'], missed: ['unseen'] })
    expect(harms({ ...trial, apart: ['latency/p50'] }).missed).toEqual([])
  })
})
