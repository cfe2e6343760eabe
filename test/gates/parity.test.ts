import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { kendallOfCells, kendallTauB } from '../../src/stats/kendall.ts'
import { off } from '../stats/reference.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

interface Case {
  name: string
  incumbent: number[]
  candidate: number[]
  kendall_tau_b: number
  kappa: number
  kappa_se: number
  flip_rate_up: number
  flip_rate_down: number
  quantiles: Record<string, number>
  top_20: number
  'top_share_0.1': number
}
const golden: { tolerance: number; cases: Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/parity.json'), 'utf8'),
)

const rowsOf = (scores: readonly (number | null)[]): Rows => scores.map((score, i) => ({ id: i, score }))
const head = 'task: binary\ncolumns: {id: id, score: score}\n'
const parity = (incumbent: readonly (number | null)[], candidate: readonly (number | null)[], gates: string) =>
  recordOf({ incumbent: rowsOf(incumbent), candidate: rowsOf(candidate) }, `${head}gates:\n${gates}`)

describe.each(golden.cases)('$name', of => {
  let record: Record1
  beforeAll(async () => {
    record = await parity(
      of.incumbent,
      of.candidate,
      `  - gate: parity
    k: 20
    metrics:
      kendall_tau_b: {min: -1}
      kappa: {min: -1}
      flip_rate_up: {max: 1}
      flip_rate_down: {max: 1}
      top_k_overlap: {min: 0}
      ${Object.keys(of.quantiles)
        .map(name => `${name}: {max: 1}`)
        .join('\n      ')}
  - {gate: parity, name: share, metrics: {top_k_overlap: {min: 0}}}
`,
    )
  })
  const value = (id: string) => checkIn(record, id).candidate?.value ?? Number.NaN

  test.each(['kendall_tau_b/min', 'kappa/min', 'flip_rate_up/max', 'flip_rate_down/max'] as const)('%s', id => {
    const expected = of[id.split('/')[0] as 'kappa']
    expect(off([value(`parity/${id}`)], [expected])).toBeLessThan(golden.tolerance)
  })

  test('quantiles of the difference', () => {
    const names = Object.keys(of.quantiles)
    const found = names.map(name => value(`parity/${name}/max`))
    expect(off(found, Object.values(of.quantiles))).toBeLessThan(golden.tolerance)
  })

  test('overlap of the highest scores, by number and by share', () => {
    expect(
      off([value('parity/top_k_overlap/min'), value('share/top_k_overlap/min')], [of.top_20, of['top_share_0.1']]),
    ).toBeLessThan(golden.tolerance)
  })
})

test("kappa's standard error is near Fleiss, Cohen and Everitt's", async () => {
  const [of] = golden.cases
  const record = await parity(of!.incumbent, of!.candidate, '  - {gate: parity, metrics: {kappa: {min: -1}}}\n')
  const { low, high } = checkIn(record, 'parity/kappa/min').estimate!
  expect((high! - low!) / 2 / 1.96 / of!.kappa_se).toBeGreaterThan(0.85)
  expect((high! - low!) / 2 / 1.96 / of!.kappa_se).toBeLessThan(1.15)
})

describe('what cannot be said has a reason', () => {
  const metrics = 'kendall_tau_b: {min: 0}, kappa: {min: 0}, top_k_overlap: {min: 0}, p99_abs_diff: {max: 1}'
  const reasons = async (incumbent: readonly (number | null)[], candidate: readonly (number | null)[]) => {
    const record = await parity(incumbent, candidate, `  - {gate: parity, metrics: {${metrics}}}\n`)
    const checks = record.gates.find(g => g.name === 'parity')!.checks
    expect(JSON.stringify(record)).not.toMatch(/NaN|Infinity/)
    return Object.fromEntries(checks.map(c => [c.metric, c.reason ?? c.verdict]))
  }

  test('constant scores', async () => {
    const flat = Array.from({ length: 100 }, () => 0.2)
    expect(
      await reasons(
        flat,
        flat.map(() => 0.3),
      ),
    ).toEqual({
      kendall_tau_b: 'constant',
      kappa: 'constant',
      top_k_overlap: 'constant',
      p99_abs_diff: 'too_few',
    })
  })

  test('one row', async () => {
    expect(await reasons([0.2], [0.7])).toEqual({
      kendall_tau_b: 'constant',
      kappa: 'too_few',
      top_k_overlap: 'constant',
      p99_abs_diff: 'too_few',
    })
  })
})

test('null mismatch and coverage are exact, and coverage is judged where pairing fails', async () => {
  const score = (i: number) => (i % 97) / 97
  const ids = Array.from({ length: 200 }, (_, i) => i)
  const record = await recordOf(
    {
      incumbent: ids.map(id => ({ id, score: id < 3 ? null : score(id) })),
      candidate: ids.slice(20).map(id => ({ id, score: id >= 196 ? null : score(id) })),
    },
    `${head}gates:\n  - {gate: parity, metrics: {null_mismatch: {max: 0.1}, coverage: {min: 95%}, flip_rate: {max: 10%}}}\n`,
  )
  expect(checkIn(record, 'parity/coverage/min')).toMatchObject({ verdict: 'fail', candidate: { value: 0.9 } })
  expect(checkIn(record, 'parity/flip_rate/max')).toMatchObject({ reason: 'not_comparable' })
  expect(checkIn(record, 'parity/null_mismatch/max').candidate?.value).toBeCloseTo(4 / 180, 12)
})

test('`k` and `share` together are refused', async () => {
  await expect(
    parity([0.1], [0.2], '  - {gate: parity, k: 3, share: 0.1, metrics: {top_k_overlap: {min: 0}}}\n'),
  ).rejects.toThrow('give `k` or `share`, not both')
})

describe("Kendall's tau", () => {
  const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 2,
    maxLength: 80,
  })
  const tau = (pairs: readonly (readonly [number, number])[]) =>
    kendallTauB(
      pairs.map(([x]) => x),
      pairs.map(([, y]) => y),
    )
  const tableOf = (pairs: readonly (readonly [number, number])[], width: number) => ({
    kind: 'cells' as const,
    size: pairs.length,
    keys: { x: pairs.map(([x]) => Math.floor(x / width)), y: pairs.map(([, y]) => Math.floor(y / width)) },
    n: new Float64Array(pairs.length).fill(1),
    mean: {},
    known: {},
    edges: {},
  })

  test('of cells of one value each is that of the rows', () => {
    fc.assert(
      fc.property(values, pairs => {
        const exact = tau(pairs)
        const binned = kendallOfCells(tableOf(pairs, 1), 'x', 'y')
        if (exact === null) expect(binned).toBeNull()
        else expect(binned?.tau).toBeCloseTo(exact, 10)
      }),
    )
  })

  test('of bins is within its bound of that of the values', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 15 }), (pairs, width) => {
        const exact = tau(pairs)
        const binned = kendallOfCells(tableOf(pairs, width), 'x', 'y')
        fc.pre(exact !== null && binned !== null)
        expect(Math.abs(exact! - binned!.tau)).toBeLessThanOrEqual(binned!.bound + 1e-12)
      }),
    )
  })

  test('changes its sign with the order of one side, and stays under any increasing function', () => {
    fc.assert(
      fc.property(values, pairs => {
        const exact = tau(pairs)
        fc.pre(exact !== null)
        expect(tau(pairs.map(([x, y]) => [x, -y]))).toBeCloseTo(-exact!, 12)
        expect(tau(pairs.map(([x, y]) => [x ** 3, Math.exp(y)]))).toBe(exact)
      }),
    )
  })
})
