import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  about,
  asWritten,
  commonDecimals,
  decimalsOf,
  duration,
  exactDecimals,
  format,
  pValue,
  wholeText,
} from '../../src/record/numbers.ts'

describe('numbers rounded to what the interval supports', () => {
  test.each([
    // value, low, high, limit, as shown
    [0.0311, 0.0276, 0.0354, 0.005, '0.031'],
    [0.5414, 0.5113, 0.5701, 0.15, '0.54'],
    [2259, 1890, 2700, 20, '2,300'],
    [6.15, 5.78, 6.53, 15, '6.2'],
    [0.010777, 0.0093, 0.01225, -0.005, '0.0108'],
    [0.0101, 0.0049, 0.0153, null, '0.010'],
  ])('%f (%f to %f) against %s is %s', (value, low, high, bound, text) => {
    expect(format(value, decimalsOf(value, low, high, bound))).toBe(text)
  })

  test('an end just beyond the limit is not rounded onto it', () => {
    const decimals = decimalsOf(0.0065, 0.00502, 0.0079, 0.005)
    expect(format(0.00502, decimals)).toBe('0.00502')
  })

  test('more decimals only as long as they help: an end at the limit is at the limit', () => {
    expect(decimalsOf(0.0065, 0.005, 0.008, 0.005)).toBe(4)
  })

  test('at least one digit of the interval is left, whatever its size', () => {
    const size = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(size, fc.double({ min: -100, max: 100, noNaN: true }), (half, distance) => {
        const value = half * distance
        const decimals = decimalsOf(value, value - half, value + half, null)
        const unit = 10 ** -decimals
        expect(unit).toBeLessThanOrEqual(half * 1.0001)
        expect(unit).toBeGreaterThan(half / 21)
      }),
    )
  })
})

describe('format', () => {
  test.each([
    [-0.0004, 3, '0.000'],
    [-0.02, 2, '−0.02'],
    [12345.6, 0, '12,346'],
    [2259, -2, '2,300'],
    [1.5e18, 0, '1.50e+18'],
    [3e-10, 11, '3.00e-10'],
  ])('%f to %i decimals is %s', (x, decimals, text) => {
    expect(format(x, decimals)).toBe(text)
  })

  test('with its sign; nothing has none', () => {
    expect([0.01, -0.01, 0].map(x => format(x, 2, 'always'))).toEqual(['+0.01', '−0.01', '0.00'])
  })

  test('what is shown is as far from the number as its last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: -3, max: 6 }), (x, decimals) => {
        const read = Number(format(x, decimals).replaceAll(',', '').replace('−', '-'))
        expect(Math.abs(read - x)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * (1 + 1e-6))
      }),
    )
  })
})

test('digits and their groups are as Intl has them', () => {
  const number = fc.oneof(
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
    fc.double({ min: -2e3, max: 2e3, noNaN: true }),
    fc.integer(),
  )
  fc.assert(
    fc.property(number, fc.integer({ min: 0, max: 7 }), (x, decimals) => {
      const r = Number(x.toFixed(decimals))
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      if (r !== 0) expect(format(x, decimals)).toBe(r.toLocaleString('en-US', digits).replace('-', '−'))
      const ten = Number(x.toPrecision(10))
      if (Math.abs(ten) >= 1e-6 && Math.abs(ten) < 1e15)
        expect(asWritten(x)).toBe(ten.toLocaleString('en-US', { maximumFractionDigits: 9 }).replace('-', '−'))
      const whole = Math.abs(Math.round(x))
      expect(wholeText(whole)).toBe(whole.toLocaleString('en-US'))
    }),
  )
})

test.each([
  [0.2, 1],
  [0, 0],
  [16281, 0],
  [0.6453, 4],
  [123.456, 1],
])('%f by itself has %i decimals', (x, decimals) => {
  expect(exactDecimals(x)).toBe(decimals)
})

test.each([
  [[0.905035, 0.915812], 4, 4],
  [[0.031, 0.73134], 3, 3],
  [[3, 0], 3, 0],
  [[100], 3, 0],
])('%j side by side need %i digits: %i decimals', (values, digits, decimals) => {
  expect(commonDecimals(values, digits)).toBe(decimals)
})

test.each([
  [0.005, '0.005'],
  [-0.1 - 0.2, '−0.3'],
  [10000, '10,000'],
  [1e-9, '1e-9'],
])('%f as somebody wrote it: %s', (x, text) => {
  expect(asWritten(x)).toBe(text)
})

test.each([
  [4187, '4,200'],
  [17, '17'],
  [0.2, '1'],
])('about %f: %s', (x, text) => {
  expect(about(x)).toBe(text)
})

test.each([
  [40, '40 s'],
  [90, '90 s'],
  [1500, '25 min'],
  [7260, '2 h'],
  [9000, '2.5 h'],
  [300000, '3.5 days'],
  [0.4, '400 ms'],
])('%i seconds: %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text)
})

test.each([
  [0.00001, '< 0.0001'],
  [0.0004, '= 0.0004'],
  [0.0421, '= 0.042'],
  [0.42, '= 0.42'],
  [1, '= 1'],
])('p of %f: %s', (p, text) => {
  expect(pValue(p)).toBe(text)
})
