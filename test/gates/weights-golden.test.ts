import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

type Values = Readonly<Record<string, number>>
interface Section {
  rows: { incumbent: Rows; candidate: Rows }
  values: { incumbent: Values; candidate: Values }
}
const golden: {
  tolerance: number
  tolerance_fitted: number
  effective_n: number
  binary: Section & { pair: Values }
  multiclass: Section
  regression: Section
} = JSON.parse(readFileSync(join(import.meta.dirname, '../reference/weights.json'), 'utf8'))

const near = (seen: number | null | undefined, expected: number, tolerance: number) => {
  expect(seen).toBeTypeOf('number')
  if (Math.abs(seen! - expected) > tolerance * Math.max(1, Math.abs(expected))) expect(seen).toBe(expected)
}

/** A spec that asks for checks by their ids. */
const gatesOf = (ids: readonly string[]): string =>
  [...Map.groupBy(ids, id => id.split('/')[0]!)]
    .map(([gate, own]) => {
      const limits = own.map(id => `${id.split('/')[1]}: {${id.split('/')[2]}: ${id.endsWith('/min') ? 0 : 0.5}}`)
      return `  - {gate: ${gate}, metrics: {${limits.join(', ')}}}\n`
    })
    .join('')

function sectionOf(task: string, columns: string, { rows, values }: Section, pair: Values = {}, prefix = '') {
  const ids = Object.keys(values.incumbent).map(name => (prefix ? `${prefix}/${name}/margin` : name))
  let record: Record1
  beforeAll(async () => {
    record = await recordOf(
      rows,
      `task: ${task}\ncolumns: {id: id, weight: w, ${columns}}\ngates:\n${gatesOf([...ids, ...Object.keys(pair)])}`,
    )
  }, 60_000)

  test.each(Object.keys(values.incumbent))('%s', name => {
    const { incumbent, candidate } = checkIn(record, prefix ? `${prefix}/${name}/margin` : name)
    const tolerance = /slope|intercept/.test(name) ? golden.tolerance_fitted : golden.tolerance
    near(incumbent?.value, values.incumbent[name]!, tolerance)
    near(candidate?.value, values.candidate[name]!, tolerance)
    near(candidate?.effective_n, golden.effective_n, golden.tolerance)
    expect(candidate?.n).toBe(rows.candidate.length)
  })
  if (Object.keys(pair).length > 0)
    test.each(Object.keys(pair))('%s', id => near(checkIn(record, id).candidate?.value, pair[id]!, golden.tolerance))
}

describe('binary, as scikit-learn, numpy, scipy and statsmodels have it', () => {
  const columns = 'score: score, label: y, latency: took, groups: [sex]'
  sectionOf('binary', columns, golden.binary, golden.binary.pair)
})
describe('multiclass, as scikit-learn has it', () =>
  sectionOf(
    'multiclass',
    'probabilities: p, label: truth, classes: [cat, dog, owl]',
    golden.multiclass,
    {},
    'significance',
  ))
describe('regression, as scikit-learn and numpy have it', () =>
  sectionOf('regression', 'prediction: guess, label: z', golden.regression, {}, 'significance'))
