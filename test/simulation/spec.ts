import latency from '../../gates/latency.ts'
import parity from '../../gates/parity.ts'
import significance from '../../gates/significance.ts'
import { type Decided, decide, type Policy } from '../../src/decide/decide.ts'
import type { Gate, Known } from '../../src/gate/define.ts'
import { gatesOf } from '../../src/gate/load.ts'
import { judge } from '../../src/judge/judge.ts'
import type { JudgedCheck } from '../../src/judge/types.ts'
import { plan } from '../../src/plan/plan.ts'
import type { Plan, Sequential } from '../../src/plan/types.ts'
import type { Bound, BoundArm, BoundCheck, BoundLimit } from '../../src/spec/bound.ts'
import { type Arm, column, type Role } from '../../src/sql/expr.ts'
import { answer, type Logs } from './columns.ts'

const roles: readonly Role[] = ['score', 'label', 'decision', 'latency', 'error']
const known: Known = {
  task: 'binary',
  classes: null,
  roles,
  columns: [],
  features: [],
  groups: [],
  paired: true,
  shared: true,
  interleaved: false,
  arms: ['incumbent', 'candidate'],
  asOf: '2026-01-01T00:00:00Z',
  window: null,
  types: {},
  limited: [],
  stage: null,
  measures: {},
}
const using = (gate: Gate, options: object = {}) => ({ gate, options: gate.options.parse(options), asked: [] })
export const gates = gatesOf(
  { significance: using(significance), latency: using(latency), parity: using(parity) },
  known,
)

/** A spec as short as a simulation wants it. `significance.brier: {margin: 0.01}` in the slices of column g. */
export interface Short {
  confidence?: number
  arms?: 'both' | 'candidate'
  paired?: boolean
  unit?: boolean
  time?: boolean
  checks: readonly ShortCheck[]
  sequential?: Sequential
}
export interface ShortCheck extends Partial<BoundLimit> {
  /** gate.metric */
  metric: string
  kind: BoundLimit['kind']
  value: number
  /** Column whose values are the slices. */
  slice?: string
  prove?: boolean
  minRows?: number
}

export function planOf({
  confidence = 0.95,
  arms = 'both',
  paired = true,
  unit,
  time,
  checks,
  sequential,
}: Short): Plan {
  const armOf = (arm: Arm): BoundArm => ({
    relation: {
      arm,
      log: arm,
      filter: null,
      id: [column('id')],
      unit: unit ? column('unit') : null,
      time: time ? column('time') : null,
      weight: null,
      labels: null,
    },
    roles: Object.fromEntries(roles.map(name => [name, column(name)])),
  })
  const bound: Bound = {
    known: { ...known, paired },
    task: 'binary',
    confidence,
    arms: { ...(arms === 'both' && { incumbent: armOf('incumbent') }), candidate: armOf('candidate') },
    paired: paired && arms === 'both',
    gates: [...new Set(checks.map(c => c.metric.split('.')[0]!))].map(name => ({
      name,
      use: name,
      options: {},
      asked: [],
      at: undefined,
    })),
    checks: checks.map(checkOf),
    notices: [],
  }
  return plan(bound, gates, { sequential })
}

function checkOf({ metric, slice, prove = false, minRows = 100, ...limit }: ShortCheck): BoundCheck {
  const [gate, name] = metric.split('.') as [string, string]
  return {
    gate,
    metric: name,
    subject: null,
    subjects: null,
    limit: {
      relative: false,
      floor: null,
      written: limit.value,
      severity: 'block',
      rule: 'interval',
      at: undefined,
      ...limit,
    },
    where: null,
    slice: slice
      ? { name: slice, by: [{ name: slice, expr: column(slice) }], where: null, prove, marginScale: 1, minRows }
      : null,
    minGroup: { rows: 100, events: 20 },
    tolerance: null,
    implicit: false,
    optional: false,
  }
}

/** The shipped path from answers to findings. */
export const judged = (of: Plan, logs: Logs): JudgedCheck[] => judge(of, answer(of, logs), gates)

export const decided = (of: Plan, logs: Logs, policy: Partial<Policy> = {}): Decided =>
  decide(judged(of, logs), of.gates, {
    confidence: of.confidence,
    multiplicity: 'holm',
    inconclusive: 'hold',
    partial: false,
    ...policy,
  })
