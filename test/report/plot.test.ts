import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CELLS, forest } from '../../src/report/plot.ts'
import { widthOf, wrapped } from '../../src/report/text.ts'
import { estimate } from '../helpers/decided.ts'

const margin = { kind: 'margin', better: 'higher', bound: -0.005 } as const

test.each([
  ['ruled out', margin, estimate(0.0108, 0.0093, 0.0123), '●   ¦    '],
  ['open', margin, estimate(-0.002, -0.008, 0.004), '├─●─┼─┤  '],
  ['shown', margin, estimate(-0.031, -0.0354, -0.0276), '    ¦  ├●'],
  ['over a maximum', { kind: 'max', better: 'lower', bound: 0.03 }, estimate(0.04, 0.036, 0.044), '    ¦ ├●┤'],
  ['under a minimum', { kind: 'min', better: 'higher', bound: 0.8 }, estimate(0.7, 0.68, 0.72), '    ¦  ├●'],
  ['without an upper end', { kind: 'max', better: 'lower', bound: 1 }, estimate(0.5, 0.2, null), '├●──┼────'],
  ['a bare value', { kind: 'max', better: 'lower', bound: 1 }, estimate(0.5, null, null), '●   ¦    '],
  ['equivalent', { kind: 'equivalent', better: 'higher', bound: 0.01 }, estimate(0, -0.005, 0.005), ' ¦ ├●┤ ¦ '],
  ['not equivalent', { kind: 'equivalent', better: 'higher', bound: 0.01 }, estimate(0.02, 0.015, 0.03), ' ¦     ¦●'],
  ['nothing to draw', { kind: 'alpha', better: 'lower', bound: null }, null, '         '],
] as const)('%s', (_, limit, found, picture) => {
  expect(forest({ target: null, ...limit, estimate: found })).toBe(picture)
})

test('harm is to the right: the picture says what the interval says', () => {
  const end = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(fc.array(end, { minLength: 3, maxLength: 3 }), end, fc.boolean(), (ends, bound, down) => {
      const [low, value, high] = ends.toSorted((a, b) => a - b) as [number, number, number]
      const picture = forest({
        kind: down ? 'min' : 'max',
        better: down ? 'higher' : 'lower',
        target: null,
        bound,
        estimate: estimate(value, low, high),
      })
      expect([...picture]).toHaveLength(CELLS)
      const safe = down ? low > bound : high < bound
      const harmful = down ? high < bound : low > bound
      const [left, right] = [[...picture].slice(0, 4).join('').trim(), [...picture].slice(5).join('').trim()]
      expect([right === '' && left !== '', left === '' && right !== '']).toEqual(
        // An end exactly at the limit leaves that side empty as well.
        low === high && low === bound
          ? [false, false]
          : [safe || (down ? low : high) === bound, harmful || (down ? high : low) === bound],
      )
    }),
  )
})

test('text is wrapped at words, and a number keeps its unit', () => {
  expect(wrapped('more than the 20 % allowed', 16)).toEqual(['more than the', '20 % allowed'])
  expect(wrapped('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k'])
  expect(widthOf('名前é👍')).toBe(7)
})
