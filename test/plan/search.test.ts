import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slicing } from '../../src/plan/search.ts'
import type { Answers, Scalar } from '../../src/plan/types.ts'
import { evaluate } from '../../src/sql/evaluate.ts'
import { column } from '../../src/sql/expr.ts'

const answersOf = (columns: Record<string, readonly Scalar[]>): Answers => ({
  asks: {
    cuts: {
      groups: [
        {
          by: [],
          point: { kind: 'rows', complete: true, size: Object.values(columns)[0]!.length, columns },
          buckets: null,
        },
      ],
    },
  },
  relations: {},
  clusters: { unit: null, time: null },
  work: { statements: 0, scans: 0, seconds: 0 },
})
const cutBy = (columns: Record<string, readonly Scalar[]>) =>
  slicing(
    Object.keys(columns).map(name => ({ name, expr: column(name) })),
    answersOf(columns),
  )
const many = Array.from({ length: 30 }, (_, i) => i)

test('columns of few values are cut by them, numbers of many into quarters, and two by two', () => {
  const found = cutBy({ sex: many.map(i => (i % 2 ? 'F' : 'M')), kids: many.map(i => i % 4), age: many })
  expect(found.slices.map(s => s.by.map(b => b.name).join('+'))).toEqual([
    'sex',
    'kids',
    'age',
    'sex+kids',
    'sex+age',
    'kids+age',
  ])
  expect(found.slices.slice(0, 3).map(s => s.by[0]!.expr.is)).toEqual(['column', 'column', 'case'])
})

test('what has one value, or a name for each row, is left out', () => {
  const found = cutBy({ same: many.map(() => 'x'), id: many.map(i => `id-${i}`), empty: many.map(() => null) })
  expect(found).toEqual({ slices: [], columns: [], leftOut: ['same', 'id', 'empty'] })
})

test('of very many columns the first ten', () => {
  const columns = Object.fromEntries(Array.from({ length: 12 }, (_, c) => [`c${c}`, many.map(i => i % 3)]))
  const found = cutBy(columns)
  expect(found.slices).toHaveLength(10 + 45)
  expect(found.leftOut).toEqual(['c10', 'c11'])
})

test('every number is in a part, in at least two of them, and a larger one never in an earlier one', () => {
  const number = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.integer({ min: 1_700_000_000, max: 1_700_000_500 }),
    fc.constant(0),
  )
  const numbers = fc.array(number, { minLength: 12, maxLength: 80 }).filter(x => new Set(x).size > 8)
  fc.assert(
    fc.property(numbers, x => {
      const [slice] = cutBy({ x: [...x, null] }).slices
      const label = (value: number | null) => evaluate(slice!.by[0]!.expr, () => value)
      const labels = x.toSorted((a, b) => a - b).map(label)
      expect(label(null)).toBeNull()
      for (const text of labels) expect(text).toMatch(/^(below|from) -?[\d.e+-]+$|^-?[\d.e+-]+ to -?[\d.e+-]+$/)
      expect(new Set(labels).size).toBeGreaterThan(1)
      expect(new Set(labels).size).toBe(labels.filter((text, i) => text !== labels[i - 1]).length)
    }),
    { numRuns: 500 },
  )
})
