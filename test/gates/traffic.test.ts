import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generator } from '../../src/stats/resample.ts'
import { multinomialChiSquare, sequentialMultinomial } from '../../src/stats/sample-ratio.ts'
import { off } from '../stats/reference.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

interface Case {
  counts: number[]
  shares: number[]
  chi2: number
  p: number
}
const golden: { chi2_tolerance: number; p_tolerance: number; cases: Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/traffic.json'), 'utf8'),
)

test.each(golden.cases)('$counts against $shares', ({ counts, shares, chi2, p }) => {
  expect(off([multinomialChiSquare(counts, shares)!], [chi2])).toBeLessThan(golden.chi2_tolerance)
  expect(off([sequentialMultinomial(counts, shares)!], [p])).toBeLessThan(golden.p_tolerance)
})

test('no unit, no test', () => {
  expect([multinomialChiSquare([0, 0], [0.5, 0.5]), sequentialMultinomial([0, 0], [0.5, 0.5])]).toEqual([null, null])
})

test('looking a hundred times at an even split does not make it uneven', () => {
  const random = generator('looks')
  const runs = 400
  let alarms = 0
  for (let run = 0; run < runs; run++) {
    let candidate = 0
    let least = 1
    for (let n = 1; n <= 20_000; n++) {
      candidate += random() < 0.5 ? 1 : 0
      if (n % 200 === 0) least = Math.min(least, sequentialMultinomial([n - candidate, candidate], [0.5, 0.5])!)
    }
    if (least <= 0.05) alarms++
  }
  // 5 % of 400 is 20; three standard errors above it is 33.
  expect(alarms).toBeLessThan(33)
})

describe('the gate', () => {
  const rows = (users: number, from: number): Rows =>
    Array.from({ length: users * 2 }, (_, i) => ({
      user: from + Math.floor(i / 2),
      score: ((i * 37) % 101) / 101,
      label: i % 2,
    }))
  const judged = (incumbent: Rows, candidate: Rows, options: string) =>
    recordOf(
      { incumbent, candidate },
      `task: binary
columns: {unit: user, score: score, label: label}
gates:
  - {gate: traffic${options}, metrics: {sample_ratio: {alpha: 0.001}, exposure: {max: 2pp}, crossover: {max: 0}}}
  - {gate: significance, metrics: {accuracy: {margin: 50%, min: 10%}}}
`,
    )

  test('an even split passes, and nothing shown by its test does not hold', async () => {
    const record = await judged(rows(5000, 0), rows(5060, 50_000), '')
    expect(checkIn(record, 'traffic/sample_ratio/alpha')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'not_shown',
    })
    expect(checkIn(record, 'traffic/exposure/max')).toMatchObject({ verdict: 'pass' })
    expect(checkIn(record, 'traffic/crossover/max')).toMatchObject({ verdict: 'pass', candidate: { value: 0 } })
    expect(checkIn(record, 'significance/accuracy/margin').reason).not.toBe('not_comparable')
  })

  test('a split that is not as planned makes the models incomparable', async () => {
    const record = await judged(rows(5000, 0), rows(5900, 50_000), '')
    expect(checkIn(record, 'traffic/sample_ratio/alpha').verdict).toBe('fail')
    expect(checkIn(record, 'traffic/exposure/max').verdict).toBe('fail')
    expect(checkIn(record, 'significance/accuracy/margin').reason).toBe('not_comparable')
    expect(checkIn(record, 'significance/accuracy/min').reason).not.toBe('not_comparable')
    expect(record.decision).toBe('block')
  })

  test('the share that was planned', async () => {
    const record = await judged(rows(9000, 0), rows(1000, 50_000), ', candidate_share: 10%')
    expect(checkIn(record, 'traffic/sample_ratio/alpha').reason).toBe('not_shown')
    expect(checkIn(record, 'traffic/exposure/max')).toMatchObject({ verdict: 'pass', candidate: { value: 0.1 } })
  })

  test('units that saw both models', async () => {
    const record = await judged(rows(1000, 0), rows(1000, 900), '')
    const check = checkIn(record, 'traffic/crossover/max')
    expect(check.verdict).toBe('fail')
    expect(check.candidate?.value).toBeCloseTo(100 / 1900, 11)
  })

  test('it has no slices', async () => {
    const spec = `task: binary
columns: {unit: user, score: score}
slices: {high: {where: user > 10}}
gates: [{gate: traffic, slices: true, metrics: {crossover: {max: 0}}}]
`
    await expect(recordOf({ incumbent: rows(50, 0), candidate: rows(50, 50) }, spec)).rejects.toThrow(
      'it has no slices',
    )
  })

  describe('by hour and slice', () => {
    const HOURS = 24
    /** So many units an hour of each model, half of them on phones; the candidate's share of each hour and device. */
    const split = (share: (hour: number, phone: boolean) => number): { incumbent: Rows; candidate: Rows } => {
      const all = Array.from({ length: HOURS * 400 }, (_, i) => {
        const [hour, phone] = [Math.floor(i / 400), i % 2 === 0]
        const ts = new Date(Date.UTC(2026, 0, 5, hour)).toISOString().slice(0, -1)
        // Shares come out as they are meant, to the unit.
        const served = ((i >> 1) * 0.618034) % 1 < share(hour, phone)
        return { served, row: { user: i, ts, device: phone ? 'phone' : 'desk', score: 0.5 } }
      })
      return {
        incumbent: all.filter(a => !a.served).map(a => a.row),
        candidate: all.filter(a => a.served).map(a => a.row),
      }
    }
    const told = async (logs: { incumbent: Rows; candidate: Rows }, options = '') => {
      const record = await recordOf(
        logs,
        `pairing: none
task: binary
columns: {unit: user, time: cast(ts as timestamp), score: score}
slices: {device: {by: device}}
gates: [{gate: traffic${options}, metrics: {exposure: {max: 20pp}}}]
`,
      )
      return [
        record.decision,
        ...record.warnings.filter(w => /^sample-ratio/.test(w.code)).map(w => `${w.code}: ${w.message}`),
      ]
    }

    test('a split as planned is nothing to tell of', async () => {
      expect(await told(split(() => 0.5))).toEqual(['promote'])
      expect(
        await told(
          split(() => 0.1),
          ', candidate_share: 10%',
        ),
      ).toEqual(['promote'])
    })
    test('an hour and a device where it is off are named, and decide nothing', async () => {
      expect(await told(split((hour, phone) => (hour === 7 ? 0.2 : phone ? 0.56 : 0.5)))).toEqual([
        'promote',
        "sample-ratio-by-hour: The candidate's share of units is not the 50 % that was planned in 2026-01-05 07:00 UTC (20 %): 1 of 24 hours.",
        "sample-ratio-by-slice: The candidate's share of units is not the 50 % that was planned in device=phone (54.5 %): 1 of 2 groups.",
      ])
    })
  })
})
