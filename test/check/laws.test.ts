import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedCheck } from '../../src/record/types.ts'
import { generator } from '../../src/stats/resample.ts'
import { LAWS } from '../../src/testing/laws.ts'
import { type LogFiles, runCase } from '../../src/testing/run-case.ts'
import { boundBy, gatesFor, ordinary, type Row, TASKS } from '../helpers/ordinary.ts'

const checksOf = async (logs: LogFiles, spec: Readonly<Record<string, unknown>>): Promise<readonly RecordedCheck[]> =>
  (await runCase(logs, spec, '2026-01-02')).gates.flatMap(g => g.checks)

describe.each(TASKS)('%s: every metric of every gate', task => {
  test.each(LAWS)('$name', async law => {
    const logs: LogFiles = { incumbent: [ordinary(task, 'incumbent')], candidate: [ordinary(task, 'candidate')] }
    const gates = await gatesFor(task)
    const asked = await checksOf(logs, { ...boundBy(task), gates })
    const { slice } = law
    // What is about the whole logs only refuses slices, and is left to those of its own.
    const sliced = gates.filter(g => g.gate !== 'traffic').map(g => (slice ? { ...g, slices: [slice.name] } : g))
    const found = await checksOf(law.logs(logs)!, {
      ...boundBy(task),
      ...(slice && { slices: { [slice.name]: { where: slice.where } } }),
      gates: slice ? sliced : gates,
    })
    expect(asked.length).toBeGreaterThan(40)
    expect(law.broken(asked, found)).toEqual([])
  })
})

/** Logs of a binary task that a run of fast-check asks for. */
const binary = (seed: number, quality: number, arm: string): Row[] => {
  const next = generator(`laws ${seed}`)
  const own = generator(`laws ${seed} ${arm}`)
  return Array.from({ length: 300 }, (_, id) => {
    const z = next()
    const score = Math.min(0.999, Math.max(0.001, quality * z + (1 - quality) * own()))
    return { id, sex: next() < 0.3 ? 'f' : 'm', score, label: next() < z ? 1 : 0 }
  })
}
const arms = (seed: number, quality: number): LogFiles => ({
  incumbent: [binary(seed, 0.8, 'incumbent')],
  candidate: [binary(seed, quality, 'candidate')],
})
const spec = (gates: readonly object[], more: object = {}) => ({
  task: 'binary',
  columns: { id: 'id', score: 'score', label: 'label', groups: ['sex'] },
  slices: { sex: { by: 'sex' } },
  gates,
  ...more,
})
const seeds = fc.integer({ min: 0, max: 1e6 })
const qualities = fc.double({ min: 0.2, max: 1, noNaN: true })

test('a monotone change of the scores leaves the AUC and its error', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, qualities, fc.double({ min: 0.2, max: 4, noNaN: true }), async (seed, quality, power) => {
      const logs = arms(seed, quality)
      const bent = (rows: readonly Row[]) => rows.map(row => ({ ...row, score: Number(row.score) ** power }))
      const of = spec([{ gate: 'significance', metrics: { auc: { margin: 0.01 } } }])
      const [plain, changed] = [
        await checksOf(logs, of),
        await checksOf({ ...logs, candidate: [bent(logs.candidate![0] as Row[])] }, of),
      ].map(checks => checks.find(c => c.metric === 'auc')!)
      expect(changed!.candidate).toEqual(plain!.candidate)
      expect(changed!.estimate).toEqual(plain!.estimate)
    }),
    { numRuns: 5 },
  )
})

test('a larger margin never turns a pass into anything else, nor anything into a fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      seeds,
      qualities,
      fc.double({ min: 0.001, max: 0.2, noNaN: true }),
      async (seed, quality, margin) => {
        const metrics = (by: number) => ({
          auc: { margin: margin * by },
          accuracy: { margin: margin * by },
          log_loss: { margin: margin * by },
          brier: { margin: margin * by },
          recall: { margin: margin * by },
        })
        const gate = (by: number) => ({ gate: 'significance', name: `by-${by}`, slices: ['sex'], metrics: metrics(by) })
        const gap = (by: number) => ({
          gate: 'fairness',
          name: `gap-${by}`,
          metrics: { demographic_parity_difference: { margin: margin * by, max: Math.min(1, margin * by) } },
        })
        const all = await checksOf(
          arms(seed, quality),
          spec([gate(1), gate(2), gap(1), gap(2)], { multiplicity: 'none' }),
        )
        const rank = { fail: 0, inconclusive: 1, skipped: 1, pass: 2 }
        const narrow = all.filter(c => /^(by|gap)-1\//.test(c.id))
        expect(narrow.length).toBeGreaterThan(10)
        for (const check of narrow) {
          const wider = all.find(c => c.id === check.id.replace(/-1\//, '-2/'))!
          expect([check.id, rank[wider.verdict]]).toEqual([
            check.id,
            Math.max(rank[wider.verdict], rank[check.verdict]),
          ])
        }
      },
    ),
    { numRuns: 5 },
  )
})

test('slices add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, qualities, async (seed, quality) => {
      const metrics = { accuracy: { margin: 0.01 }, log_loss: { margin: 0.01 }, brier: { margin: 0.01 } }
      const all = await checksOf(arms(seed, quality), spec([{ gate: 'significance', slices: ['sex'], metrics }]))
      for (const metric of Object.keys(metrics))
        for (const arm of ['incumbent', 'candidate'] as const) {
          const own = all.filter(c => c.metric === metric)
          const whole = own.find(c => c.slice === null)![arm]!
          const parts = own.filter(c => c.slice !== null).map(c => c[arm]!)
          expect(parts.length).toBe(2)
          expect(parts.reduce((sum, { n }) => sum + n, 0)).toBe(whole.n)
          const mean = parts.reduce((sum, { value, n }) => sum + value! * n, 0) / whole.n
          expect(Math.abs(mean - whole.value!)).toBeLessThan(1e-9)
        }
    }),
    { numRuns: 5 },
  )
})
