import { describe, expect, test } from 'vitest'
import { measures, populations, simulateCells, simulateNormal, values } from '../simulation/drift.ts'

/** 3.5 % and three standard errors of so many runs. */
const RUNS = 400
const ALLOWED = 0.035 + 3 * Math.sqrt((0.035 * 0.965) / RUNS)

const shapes = Object.entries(populations)

describe.each(Object.entries(measures))('%s', (name, measure) => {
  test.each([100, 1000])('no drift is not taken for drift at n = %i', n => {
    for (const [shape, population] of shapes)
      for (const limit of [0.1, 0.2]) {
        const tails = simulateCells(measure, population, [n, n], 0, limit, RUNS, `${name} ${shape} ${n}`)
        expect(tails!.fail).toBeLessThanOrEqual(ALLOWED)
        expect(tails!.absent).toBe(0)
      }
  })
  test.each([
    [100, 100],
    [300, 300],
    [1000, 1000],
  ] as const)('populations at the limit: either claim is rare at %i and %i', (n, m) => {
    for (const [shape, population] of shapes) {
      const tails = simulateCells(measure, population, [n, m], 0.2, 0.2, RUNS, `${name} ${shape} at`)
      // Null: populations of this shape are never so far apart.
      if (!tails) continue
      expect(tails.fail).toBeLessThanOrEqual(ALLOWED)
      expect(tails.pass).toBeLessThanOrEqual(ALLOWED)
    }
  })
  test('both claims are made where they are true', () => {
    const { shift } = populations
    expect(simulateCells(measure, shift, [1000, 1000], 0, 0.2, RUNS, 'none')!.pass).toBeGreaterThan(0.95)
    expect(simulateCells(measure, shift, [1000, 1000], 0.45, 0.2, RUNS, 'much')!.fail).toBeGreaterThan(0.95)
  })
})

describe.each(Object.entries(values))('%s', (name, evidence) => {
  /** Where KS is 0.2 the shift of two normals is 0.5067. */
  const at = name === 'ks' ? 0.50669421 : 0.2
  test('claims', () => {
    expect(simulateNormal(evidence, [100, 100], 0, 0.1, RUNS, name).fail).toBeLessThanOrEqual(ALLOWED)
    const tails = simulateNormal(evidence, [300, 300], at, 0.2, RUNS, name)
    expect(Math.max(tails.fail, tails.pass)).toBeLessThanOrEqual(ALLOWED)
    expect(simulateNormal(evidence, [1000, 1000], 0, 0.2, 100, name).pass).toBeGreaterThan(0.95)
    expect(simulateNormal(evidence, [1000, 1000], 3 * at, 0.2, 100, name).fail).toBeGreaterThan(0.95)
  })
})
