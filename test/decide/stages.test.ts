import { describe, expect, test } from 'vitest'
import { decide, type Policy } from '../../src/decide/decide.ts'
import { levelsOf } from '../../src/decide/levels.ts'
import type { Waiver } from '../../src/decide/waivers.ts'
import type { Staged } from '../../src/plan/stage.ts'
import { isOver, isShort, sequentialOf, staged } from '../../src/plan/stage.ts'
import { check, record } from '../helpers/decided.ts'
import { parse, withSection } from '../spec/helpers.ts'

const policy: Policy = { confidence: 0.95, multiplicity: 'holm', inconclusive: 'hold', partial: false }
const stage = (given: Partial<Staged> = {}): Staged => ({
  name: 'canary',
  strategy: 'canary',
  traffic: 0.05,
  audience: null,
  serves: true,
  sequential: false,
  stages: 1,
  minimum: { rows: null, seconds: null },
  limit: null,
  seen: { rows: 1000, seconds: 3600 },
  lasted: 3600,
  ...given,
})
const harmful = (metric: string, p: number, given: Parameters<typeof check>[0] = {}) =>
  check({ metric, p, pPass: 1 - p, verdict: 'inconclusive', ...given })
const gates = ['significance']

describe('the error of claims of harm', () => {
  const at = (stages: number, p: number) =>
    decide([harmful('auc', p)], gates, { ...policy, stages: Array(stages).fill(null), stage: stage() })

  test('is shared by the stages', () => {
    for (const stages of [1, 2, 5, 10]) {
      expect(at(stages, 0.0249 / stages).decision).toBe('rollback')
      expect(at(stages, 0.0251 / stages)).toMatchObject({ decision: 'hold', checks: [{ verdict: 'inconclusive' }] })
    }
  })

  test('where only that prevents a fail, it is said', () => {
    const { checks } = at(5, 0.02)
    expect(checks[0]!.reason).toBe('multiplicity')
    const { message } = record(checks).gates[0]!.checks[0]!
    expect(message).toContain('but over all stages that may be chance (p = 0.020)')
    expect(message).toContain('More rows would settle it.')
  })

  test('that harm is ruled out has all of its own in each', () => {
    const fine = check({ p: 0.98, pPass: 0.02 })
    expect(decide([fine], gates, { ...policy, stages: Array(10).fill(null), stage: stage() }).decision).toBe('promote')
  })
})

test('what plan prints is what decides', () => {
  const levels = (stages: number) => levelsOf([harmful('auc', 0.5)], { ...policy, stages: Array(stages).fill(null) })[0]
  expect([levels(0), levels(1), levels(5)]).toMatchObject([
    { pass: 0.025, harm: 0.025 },
    { pass: 0.025, harm: 0.025 },
    { pass: 0.025, harm: 0.005 },
  ])
})

describe('what a stage adds to a decision', () => {
  const of = (checks: Parameters<typeof decide>[0], given: Partial<Staged>, more: Partial<Policy> = {}) => {
    const { decision, decidedBy } = decide(checks, gates, { ...policy, ...more, stage: stage(given) })
    return [decision, ...decidedBy]
  }
  const good = check()
  const bad = harmful('auc', 0.001)
  const open = harmful('auc', 0.4)
  const short = { minimum: { rows: 2000, seconds: null } }
  const over = (action: 'rollback' | 'hold') => ({ limit: { rows: null, seconds: 1800, action } })

  test('who serves users is rolled back, who does not is blocked', () => {
    expect(of([bad], {})).toEqual(['rollback', bad.id])
    expect(of([bad], { serves: false })).toEqual(['block', bad.id])
  })

  test('no promotion before the minimum, and none is needed for a rollback', () => {
    expect(of([good], short)).toEqual(['hold', 'minimum'])
    expect(of([bad], short)).toEqual(['rollback', bad.id])
    expect(of([open], short)).toEqual(['hold', 'minimum', open.id, 'significance'])
    expect(of([good], { minimum: { rows: null, seconds: 7200 } })).toEqual(['hold', 'minimum'])
    // A time that nobody knows is no time.
    const timeless = { minimum: { rows: null, seconds: 1 }, seen: { rows: 1000, seconds: null } }
    expect(of([good], timeless)).toEqual(['hold', 'minimum'])
    expect(of([good], { minimum: { rows: 1000, seconds: 3600 } })).toEqual(['promote'])
  })

  test('what lasts too long ends, unless it may be promoted or is looked at in part', () => {
    expect(of([open], over('rollback'))).toEqual(['rollback', 'limit', open.id, 'significance'])
    expect(of([open], over('hold'))).toEqual(['hold', 'limit', open.id, 'significance'])
    expect(of([good], { ...over('rollback'), ...short })).toEqual(['rollback', 'limit', 'minimum'])
    expect(of([good], over('rollback'))).toEqual(['promote'])
    expect(of([open], over('rollback'), { partial: true })).toEqual(['hold', open.id, 'significance'])
    expect(of([open], { limit: { rows: 999, seconds: null, action: 'rollback' } })[0]).toBe('rollback')
  })
})

describe('a stage as a look finds it', () => {
  const [spec] = parse(
    withSection(
      'columns: {time: ts, unit: u}\nstages: [{name: s, strategy: canary, traffic: 5%, min: {rows: 10, duration: 6h}, sequential: true, limit: {duration: 1d, then: rollback}}]',
    ),
  ).spec.stages
  const facts = (rows: number, until: string | null) => ({
    rows,
    units: null,
    from: until && '2026-01-01T00:00:00.000Z',
    until,
  })
  const at = (rows: number, until: string | null, since?: string) =>
    staged(spec!, 1, facts(rows, until), '2026-01-02T12:00:00.000Z', since)

  test('is short of rows, or of time', () => {
    expect(isShort(at(10, '2026-01-01T06:00:00.000Z'))).toBe(false)
    expect(isShort(at(9, '2026-01-01T06:00:00.000Z'))).toBe(true)
    expect(isShort(at(10, '2026-01-01T05:59:59.000Z'))).toBe(true)
    expect(isShort(at(10, null))).toBe(true)
    expect(sequentialOf(at(9, null))).toEqual({ rows: 10, last: false })
    expect(sequentialOf(at(10, '2026-01-01T06:00:00.000Z'))).toEqual({ rows: 10, last: true })
  })

  test('lasts since it began, or since its first row', () => {
    expect(isOver(at(10, '2026-01-02T00:00:01.000Z'))).toBe(true)
    expect(isOver(at(10, '2026-01-02T00:00:00.000Z'))).toBe(false)
    expect(at(10, '2026-01-02T00:00:00.000Z', '2026-01-02T00:00:00.000Z').lasted).toBe(43_200)
    expect(isOver(at(0, null, '2026-01-01T00:00:00.000Z'))).toBe(true)
  })
})

describe('waivers', () => {
  const waiver = (id: string): Waiver => ({
    check: id,
    until: '2026-12-31',
    owner: 'ana@example.org',
    reason: 'known',
    at: undefined,
  })
  const decided = (checks: Parameters<typeof decide>[0], ...waived: string[]) =>
    decide(checks, gates, { ...policy, waivers: waived.map(waiver) })
  const [a, b] = [harmful('auc', 0.02), harmful('brier', 0.02)]

  test('let what fails, or is undecided, through; its verdict stays', () => {
    const bad = harmful('auc', 0.001)
    expect(decided([bad], bad.id)).toMatchObject({
      decision: 'promote',
      decidedBy: [],
      checks: [{ verdict: 'fail', waived: { owner: 'ana@example.org' } }],
      gates: [{ verdict: 'fail' }],
    })
    const open = harmful('auc', 0.5)
    expect(decided([open]).decision).toBe('hold')
    expect(decided([open], open.id)).toMatchObject({
      decision: 'promote',
      checks: [{ waived: { until: '2026-12-31' } }],
    })
    expect(decided([check()], check().id).checks[0]!.waived).toBeNull()
  })

  test('take a check out of its family, so that it hides no harm of others', () => {
    expect(decided([a, b]).decision).toBe('hold')
    expect(decided([a, b], a.id)).toMatchObject({ decision: 'block', decidedBy: [b.id] })
  })

  test('are of one check and of no other', () => {
    const slice = harmful('auc', 0.0001, { slice: 'sex=F' })
    expect(decided([slice, check()], check().id).decision).toBe('block')
  })

  test('and never of whether the logs can be judged', () => {
    const paired = check({ id: 'data/paired(id)/min', implicit: true, nature: 'exact', met: false })
    expect(() => decided([paired, check()], paired.id)).toThrow(/cannot be waived/)
  })
})
