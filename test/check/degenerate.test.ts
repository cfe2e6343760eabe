import { describe, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { type Rows, recordOf } from '../gates/helpers.ts'
import { gatesFor, ordinary, type Row, specOf, TASKS } from '../helpers/ordinary.ts'

/** Numbers that are none, by their path; JSON would show them as null. */
const notFinite = (value: unknown, path = ''): string[] =>
  typeof value === 'number'
    ? Number.isFinite(value)
      ? []
      : [`${path}: ${value}`]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}/${key}`))
      : []

const checks = (record: Record1) => record.gates.flatMap(g => g.checks)

/** What holds of any result: numbers are numbers, and what is not decided says why. */
const expectSound = (record: Record1) => {
  expect(notFinite(record)).toEqual([])
  const unsaid = checks(record).filter(c => (c.verdict === 'inconclusive' || c.verdict === 'skipped') && !c.reason)
  expect(unsaid.map(c => c.id)).toEqual([])
  const silent = checks(record).filter(c => /NaN|Infinity|undefined|null/.test(c.message))
  expect(silent.map(c => c.message)).toEqual([])
}

type Change = (row: Row, i: number) => Row
/** What a regression predicts, and what came. */
const onEach = (row: Row, of: (x: number) => number): Row =>
  Object.fromEntries(['score', 'low', 'high', 'label'].map(name => [name, of(Number(row[name]))]))

const huge =
  (task: string, by: number): Change =>
  row => ({
    ...row,
    x: Number(row.x) * by,
    took: Number(row.took) * by,
    ...(task === 'regression' && onEach(row, x => x * by)),
  })

const DEGENERATE: Readonly<Record<string, (task: string) => Change>> = {
  'as it should be': () => row => row,
  'one class': task => row => ({ ...row, label: task === 'multiclass' ? 'cat' : 1 }),
  'the other class': task => row => ({ ...row, label: task === 'multiclass' ? 'human' : 0 }),
  'constant scores': task => row => ({ ...row, score: task === 'multiclass' ? [0.25, 0.25, 0.5] : 0.5 }),
  'scores of exactly 0 and 1': task => (row, i) => ({
    ...row,
    score: task === 'multiclass' ? [0, 1, 0] : i % 2,
  }),
  'ties everywhere': task => (row, i) => ({
    ...row,
    ...(task !== 'multiclass' && { score: i % 2 ? 0.2 : 0.8 }),
    x: i % 2,
    took: 5,
  }),
  'a group without positives': task => row =>
    row.sex === 'f' ? { ...row, label: task === 'multiclass' ? 'cat' : 0 } : row,
  'one group': () => row => ({ ...row, sex: 'f' }),
  'no labels': () => row => ({ ...row, label: null }),
  'one label': () => (row, i) => (i === 3 ? row : { ...row, label: null }),
  'no scores': task => (row, i) => (task === 'multiclass' && i === 0 ? row : { ...row, score: null }),
  'no features': () => (row, i) => (i === 0 ? row : { ...row, x: null, colour: null }),
  'no latencies': () => row => ({ ...row, took: null }),
  'all at one instant': () => row => ({ ...row, ts: '2026-01-01T00:00:00Z' }),
  'no times': () => row => ({ ...row, ts: null }),
  'one unit': () => row => ({ ...row, user: 1 }),
  'huge values': task => huge(task, 1e150),
  'tiny values': task => huge(task, 1e-150),
  'means of 1e8': task => row => ({
    ...row,
    x: Number(row.x) + 1e8,
    took: Number(row.took) + 1e8,
    ...(task === 'regression' && onEach(row, x => x + 1e8)),
  }),
}

describe.each(TASKS)('%s: every metric of every gate', task => {
  test.each(Object.keys(DEGENERATE))('%s', async name => {
    const change = DEGENERATE[name]!(task)
    const arm = (name: string): Rows => ordinary(task, name).map(change)
    const record = await recordOf(
      { incumbent: arm('incumbent'), candidate: arm('candidate') },
      specOf(task, await gatesFor(task)),
    )
    expectSound(record)
    if (name === 'as it should be') expect(checks(record).filter(c => c.verdict === 'pass').length).toBeGreaterThan(20)
  })

  test.each([1, 2])('%d rows', async n => {
    const record = await recordOf(
      { incumbent: ordinary(task, 'incumbent', n), candidate: ordinary(task, 'candidate', n) },
      specOf(task, await gatesFor(task)),
    )
    expectSound(record)
    const estimated = checks(record).filter(c => c.nature === 'estimated')
    // That every label of the log is known is a fact of the log.
    const facts = ['label_coverage_gap', 'label_coverage_change']
    expect(estimated.filter(c => c.verdict === 'pass' && !facts.includes(c.metric)).map(c => c.id)).toEqual([])
  })

  test('no rows at all in the slices and the window that are asked for', async () => {
    const record = await recordOf(
      { incumbent: ordinary(task, 'incumbent'), candidate: ordinary(task, 'candidate') },
      specOf(task, await gatesFor(task), 'window: {last: 1d}\n'),
      { asOf: '2020-01-01' },
    )
    expectSound(record)
    expect(
      checks(record)
        .filter(c => c.verdict === 'pass' && !c.id.startsWith('data/'))
        .map(c => c.id),
    ).toEqual([])
    expect(record.decision).not.toBe('promote')
  })
})

test('differences survive means of 1e8', async () => {
  const gates = [
    { gate: 'significance', metrics: { bias: { margin: 0.25 }, mae: { margin: 0.25 }, rmse: { margin: 0.25 } } },
  ]
  const by = async (offset: number) => {
    const arm = (name: string) =>
      ordinary('regression', name).map(row => ({
        ...row,
        score: Number(row.score) + offset,
        label: Number(row.label) + offset,
      }))
    const record = await recordOf(
      { incumbent: arm('incumbent'), candidate: arm('candidate') },
      specOf('regression', gates),
    )
    return checks(record)
      .filter(c => c.kind === 'margin' && c.slice === null)
      .flatMap(c => (c.estimate ? [c.estimate.value, c.estimate.low!, c.estimate.high!] : []))
  }
  const [plain, far] = [await by(0), await by(1e8)]
  expect(plain.length).toBe(9)
  for (const [i, value] of plain.entries()) expect(Math.abs(far[i]! - value)).toBeLessThan(1e-6)
})
