import fc from 'fast-check'
import { expect, test } from 'vitest'
import { least, most } from '../../src/stats/extremes.ts'

test('as Math.min and Math.max', () => {
  fc.assert(
    fc.property(fc.array(fc.double()), x => {
      expect([least(x), most(x)]).toEqual([Math.min(...x), Math.max(...x)])
    }),
  )
})

test('of more numbers than a call has room for', () => {
  const x = Float64Array.from({ length: 2_000_000 }, (_, i) => i - 5)
  expect([least(x), most(x)]).toEqual([-5, 1_999_994])
})
