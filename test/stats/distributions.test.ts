import { describe, expect, test } from 'vitest'
import * as d from '../../src/stats/distributions.ts'
import { golden, off } from './reference.ts'

/** name of the section → what we say of one of its cases, and what is expected. */
const functions: Record<string, (c: Record<string, number>) => [number[], number[]]> = {
  normal_upper: c => [[d.normalUpper(c.z!)], [c.p!]],
  normal_point: c => [[d.normalPoint(c.a!)], [c.z!]],
  t_upper: c => [[d.tUpper(c.t!, c.df!)], [c.p!]],
  t_point: c => [[d.tPoint(c.a!, c.df!)], [c.t!]],
  beta: c => [
    [d.betaLower(c.x!, c.a!, c.b!), d.betaUpper(c.x!, c.a!, c.b!)],
    [c.lower!, c.upper!],
  ],
  beta_point: c => [[d.betaPoint(c.p!, c.a!, c.b!)], [c.x!]],
  binomial: c => [
    [d.binomialLower(c.x!, c.n!, c.p!), d.binomialUpper(c.x!, c.n!, c.p!)],
    [c.lower!, c.upper!],
  ],
  chi_square_upper: c => [[d.chiSquareUpper(c.x!, c.df!)], [c.p!]],
}

describe.each([
  ['python', 'normal_upper'],
  ['python', 'normal_point'],
  ['python', 't_upper'],
  ['python', 't_point'],
  ['python', 'beta'],
  ['python', 'beta_point'],
  ['python', 'binomial'],
  ['python', 'chi_square_upper'],
  ['r', 't_upper'],
  ['r', 'beta'],
] as const)('%s: %s', (from, name) => {
  const { tolerance, cases } = golden<Record<string, number>>(from, name)
  test.each(cases)('%o', c => {
    expect(off(...functions[name]!(c))).toBeLessThanOrEqual(tolerance)
  })
})

test('degenerate shapes put all mass at one end', () => {
  expect([d.betaLower(0.3, 0, 2), d.betaLower(0.3, 2, 0), d.betaPoint(0.5, 0, 2), d.betaPoint(0.5, 2, 0)]).toEqual([
    1, 0, 0, 1,
  ])
  expect([d.binomialLower(-1, 5, 0.2), d.binomialUpper(0, 5, 0.2), d.binomialUpper(6, 5, 0.2)]).toEqual([0, 1, 0])
})

test('no degrees of freedom is the normal distribution', () => {
  expect(d.tUpper(1.96, null)).toBe(d.normalUpper(1.96))
  expect(d.tUpper(1.96, 1e9)).toBeCloseTo(d.normalUpper(1.96), 9)
  expect([d.tUpper(Number.POSITIVE_INFINITY, 5), d.tUpper(Number.NEGATIVE_INFINITY, 5)]).toEqual([0, 1])
})
