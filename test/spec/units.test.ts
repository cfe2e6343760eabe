import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { satisfies } from '../../src/spec/requires.ts'
import { distance, suggest } from '../../src/spec/suggest.ts'
import { parseAmount, parseDuration, parseShare, SECONDS } from '../../src/spec/units.ts'

describe('amounts', () => {
  test.each([
    ['0.2', 0.2, 'plain'],
    ['15%', 15, '%'],
    ['0.1pp', 0.1, 'pp'],
    ['250ms', 250, 'ms'],
    ['24h', 24, 'h'],
    ['1.5s', 1.5, 's'],
    ['1e-3', 1e-3, 'plain'],
    ['1E3', 1000, 'plain'],
    ['-0.5', -0.5, 'plain'],
    ['.5', 0.5, 'plain'],
    ['007', 7, 'plain'],
    [' 3d ', 3, 'd'],
  ])('%s', (text, value, unit) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: { value, unit, written: text.trim() } })
  })

  test.each([
    ['250 msec', 'did you mean 250ms?'],
    ['250 ms', 'did you mean 250ms?'],
    ['5 percent', 'did you mean 5%?'],
    ['2 Hours', 'did you mean 2h?'],
    ['10MS', 'did you mean 10ms?'],
    ['15min', 'did you mean 15m?'],
    ['10_000', 'write it without separators: 10000'],
    ['10,000', 'write it without separators: 10000'],
    ['1,5', 'units are'],
    ['1h30m', 'use one'],
    ['', 'as in'],
    ['ten', 'as in'],
    ['.inf', 'as in'],
    ['NaN', 'as in'],
    ['0x10', 'units are'],
    ['5%%', 'units are'],
    ['--5', 'as in'],
  ])('%s is refused: %s', (text, hint) => {
    const parsed = parseAmount(text)
    expect(parsed).toMatchObject({ ok: false, hint: expect.stringContaining(hint) })
  })

  test('what overflows a double is refused', () => {
    expect(parseAmount('1e999')).toMatchObject({ ok: false, message: expect.stringContaining('too large') })
  })

  test('every finite number with every unit is read back', () => {
    const unit = fc.constantFrom('plain', '%', 'pp', ...Object.keys(SECONDS))
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), unit, (value, name) => {
        const text = `${value}${name === 'plain' ? '' : name}`
        expect(parseAmount(text)).toEqual({
          ok: true,
          value: { value: Object.is(value, -0) ? 0 : value, unit: name, written: text },
        })
      }),
    )
  })

  test('what is read is never anything but a finite number and a unit', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const parsed = parseAmount(text)
        expect(parsed.ok ? Number.isFinite(parsed.value.value) : parsed.message.length > 0).toBe(true)
      }),
    )
  })
})

describe('durations', () => {
  test.each([
    ['6h', 21_600],
    ['14d', 1_209_600],
    ['1.5s', 1.5],
    ['250ms', 0.25],
    ['2w', 1_209_600],
    ['90m', 5400],
  ])('%s', (text, seconds) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: { seconds, written: text } })
  })

  test.each(['14', '0d', '-1h', '5%', 'a while', ''])('%s is refused', text => {
    expect(parseDuration(text).ok).toBe(false)
  })
})

test('shares', () => {
  expect(parseShare('10%')).toEqual({ ok: true, value: 0.1 })
  expect(parseShare('0.1')).toEqual({ ok: true, value: 0.1 })
  expect(parseShare('100%')).toEqual({ ok: true, value: 1 })
  for (const text of ['0', '101%', '1.5', '5ms', '']) expect(parseShare(text).ok).toBe(false)
})

describe('suggestions', () => {
  test('edits are counted, a swap of neighbours as one', () => {
    expect(distance('candidate', 'canidate')).toBe(1)
    expect(distance('task', 'taks')).toBe(1)
    expect(distance('', 'abc')).toBe(3)
    expect(distance('kitten', 'sitting')).toBe(3)
  })

  test('distance is symmetric, 0 for itself only, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, b) === 0).toBe(a === b)
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  test('near words are proposed, wild guesses are not', () => {
    expect(suggest('Log-Loss', ['log_loss', 'auc'])).toBe('log_loss')
    expect(suggest('maximum', ['min', 'max'])).toBe('max')
    expect(suggest('colour', ['model', 'columns'])).toBeUndefined()
    expect(suggest('x', ['y', 'z'])).toBeUndefined()
  })
})

test.each([
  ['1.4.2', '>=1.4', true],
  ['1.3.9', '>=1.4', false],
  ['2.0.0', '>=1.4 <2', false],
  ['1.9.0', '>= 1.4 < 2', true],
  ['1.9.0', '^1.4', true],
  ['2.0.0', '^1.4', false],
  ['0.3.0', '^0.2', false],
  ['1.4.9', '~1.4.2', true],
  ['1.5.0', '~1.4.2', false],
  ['1.4.7', '1.4', true],
  ['1.4.7', '=1.4.6', false],
])('version %s in %s: %s', (version, range, expected) => {
  expect(satisfies(version, range)).toEqual({ ok: true, value: expected })
})

test('a range that cannot be read is refused', () => {
  expect(satisfies('1.0.0', 'latest').ok).toBe(false)
  expect(satisfies('1.0.0', '').ok).toBe(false)
})
