import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordedCheck } from '../../src/record/types.ts'
import { checkText, near } from '../helpers/check.ts'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, recordOf } from '../helpers/run.ts'

type Row = Readonly<Record<string, unknown>>
type Arms<T> = Readonly<Record<'incumbent' | 'candidate', T>>
interface Section {
  rows: Arms<Row[]>
  values: Arms<Readonly<Record<string, number>>>
  wilcoxon: Tested
  welch: Tested
  mann_whitney: Tested
}
interface Tested {
  statistic: number
  p: number
}
interface Decided {
  thresholds: Readonly<Record<string, number>>
  over: Arms<Readonly<Record<string, number>>>
}
const golden: {
  tolerance: number
  multiclass: Section & Decided
  regression: Section
  orders: Pick<Section, 'rows' | 'mann_whitney'>
} = JSON.parse(readFileSync(join(import.meta.dirname, '../reference/significance.json'), 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'mlgate-significance-'))
beforeAll(() => void lastBuild())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let logs = 0
/** The logs as NDJSON, and the check of them. */
async function checked(rows: Arms<readonly Row[]>, rest: string): Promise<Readonly<Record<string, RecordedCheck>>> {
  const path = (arm: 'incumbent' | 'candidate') => {
    const file = join(folder, `${logs}-${arm}.ndjson`)
    writeFileSync(file, rows[arm].map(row => JSON.stringify(row)).join('\n'))
    return JSON.stringify(file)
  }
  logs += 1
  const spec = `version: 1\nmodel: m\nlogs: {incumbent: ${path('incumbent')}, candidate: ${path('candidate')}}\n${rest}`
  return checksOf(recordOf(await checkText(spec)))
}

function mannWhitneyIs({ tests }: RecordedCheck, expected: Tested): void {
  near(tests['Mann-Whitney']?.statistic, expected.statistic, 1e-9)
  near(tests['Mann-Whitney']?.p, expected.p, 1e-6)
}

const limits = (names: readonly string[], limit: string) => names.map(name => `${name}: ${limit}`).join(', ')

describe('multiclass, as scikit-learn has it', () => {
  const names = Object.keys(golden.multiclass.values.incumbent)
  const head = `task: multiclass
columns: {id: id, label: label, probabilities: p, classes: [cat, dog, human, other]}
`
  let checks: Readonly<Record<string, RecordedCheck>>
  beforeAll(async () => {
    checks = await checked(
      golden.multiclass.rows,
      `${head}gates: [{gate: significance, metrics: {${limits(names, '{margin: 0.5}')}}}]\n`,
    )
  })

  test.each(names)('%s', name => {
    const { incumbent, candidate } = checks[`significance/${name}/margin`]!
    near(incumbent?.value, golden.multiclass.values.incumbent[name]!, golden.tolerance)
    const expected = golden.multiclass.values.candidate[name]
    // The candidate never decides for `other`: a precision that is not there, of which sklearn says 0.
    if (expected === undefined) expect([name, candidate?.value]).toEqual(['precision(other)', null])
    else near(candidate?.value, expected, golden.tolerance)
  })

  test('each class by itself where none is named', async () => {
    const own = await checked(
      golden.multiclass.rows,
      `${head}gates: [{gate: significance, metrics: {recall: {min: 0}}}]\n`,
    )
    expect(Object.keys(own).filter(id => id.startsWith('significance'))).toEqual(
      ['cat', 'dog', 'human', 'other'].map(name => `significance/recall(${name})/min`),
    )
  })

  test('thresholds by class: the largest probability over its own', async () => {
    const { rows, thresholds, over } = golden.multiclass
    const written = Object.entries(thresholds).map(([name, t]) => `${name}: ${t}`)
    const metrics = Object.keys(over.candidate)
    const found = await checked(
      rows,
      `${head}threshold: {${written.join(', ')}}\ngates: [{gate: significance, metrics: {${limits(metrics, '{margin: 0.5}')}}}]\n`,
    )
    for (const name of metrics) {
      near(found[`significance/${name}/margin`]!.incumbent?.value, over.incumbent[name]!, golden.tolerance)
      near(found[`significance/${name}/margin`]!.candidate?.value, over.candidate[name]!, golden.tolerance)
    }
  })

  test.each([
    ['{cat: 0.4, dog: 0.3}', '', 'threshold-missing'],
    ['{cat: 0.4, dog: 0.3, human: 0.2, others: 0.1}', '', 'unknown-class'],
    ['{cat: 0.4, dog: 0.3, human: 0.2, other: 0.1}', ', decision: label', 'threshold-unused'],
    ['0.4', '', 'wrong-value'],
    ['{cat: 0.4, dog: 1.3, human: 0.2, other: 0.1}', '', 'wrong-value'],
  ])('threshold: %s%s is refused: %s', async (threshold, columns, code) => {
    const bound = head.replace(', classes', `${columns}, classes`)
    const spec = `${bound}threshold: ${threshold}\ngates: [{gate: significance, metrics: {accuracy: {min: 0.1}}}]\n`
    await expect(checked(golden.multiclass.rows, spec)).rejects.toThrow(code)
  })

  test('columns in place of a list, and decisions in place of both, say the same', async () => {
    const spread = (rows: readonly Row[]) =>
      rows.map(row => {
        const p = row.p as number[]
        return { id: row.id, label: row.label, a: p[0], b: p[1], c: p[2], d: p[3], best: p.indexOf(Math.max(...p)) }
      })
    const rows = {
      incumbent: spread(golden.multiclass.rows.incumbent),
      candidate: spread(golden.multiclass.rows.candidate),
    }
    const metrics = 'gates: [{gate: significance, metrics: {accuracy: {margin: 0.5}, macro_f1: {margin: 0.5}}}]\n'
    const classes = 'classes: [cat, dog, human, other]'
    const columns = await checked(
      rows,
      `task: multiclass\ncolumns: {id: id, label: label, probabilities: [a, b, c, d], ${classes}}\n${metrics}`,
    )
    const name = "case best when 0 then 'cat' when 1 then 'dog' when 2 then 'human' else 'other' end"
    const decisions = await checked(
      rows,
      `task: multiclass\ncolumns: {id: id, label: label, prediction: "${name}", ${classes}}\n${metrics}`,
    )
    for (const id of ['significance/accuracy/margin', 'significance/macro_f1/margin']) {
      const metric = id.split('/')[1]!
      for (const found of [columns[id]!, decisions[id]!])
        near(found.candidate?.value, golden.multiclass.values.candidate[metric]!, golden.tolerance)
    }
  })

  test('defects: a label of no class, probabilities that are none', async () => {
    const [first, second, third, ...rest] = golden.multiclass.rows.candidate as [Row, Row, Row, ...Row[]]
    const broken = [
      { ...first, p: [0.5, 0.5, 0.5, 0.5] },
      { ...second, p: [0.5, 0.5] },
      { ...third, label: 'cow' },
    ]
    const { 'data/valid(probabilities)/max': p, 'data/valid(label)/max': label } = await checked(
      { ...golden.multiclass.rows, candidate: [...broken, ...rest] },
      `${head}gates: [{gate: significance, metrics: {log_loss: {margin: 0.5}}}]\n`,
    )
    expect([p?.verdict, p?.candidate?.value]).toEqual(['fail', 2])
    // A label is the incumbent's row's and the candidate's own: here they differ.
    expect([label?.verdict, label?.candidate?.value]).toEqual(['fail', 1])
  })
})

describe('regression, as scikit-learn has it', () => {
  const names = Object.keys(golden.regression.values.incumbent)
  const rest = (pairing: string) => `task: regression
${pairing}columns: {id: id, label: label, prediction: prediction}
gates: [{gate: significance, quantile: 0.9, metrics: {${limits(names, '{margin: 100}')}}}]
`
  let checks: Readonly<Record<string, RecordedCheck>>
  beforeAll(async () => {
    checks = await checked(golden.regression.rows, rest(''))
  })

  test.each(names)('%s', name => {
    const { incumbent, candidate } = checks[`significance/${name}/margin`]!
    near(incumbent?.value, golden.regression.values.incumbent[name]!, golden.tolerance)
    near(candidate?.value, golden.regression.values.candidate[name]!, golden.tolerance)
  })

  test('Wilcoxon on pairs, Welch and Mann-Whitney on others', async () => {
    const { Wilcoxon: w } = checks['significance/mae/margin']!.tests
    near(w?.statistic, golden.regression.wilcoxon.statistic, 1e-9)
    near(w?.p, golden.regression.wilcoxon.p, 1e-6)
    const apart = await checked(golden.regression.rows, rest('pairing: none\n'))
    const { 'Welch t': t } = apart['significance/mae/margin']!.tests
    near(t?.statistic, golden.regression.welch.statistic, 1e-9)
    near(t?.p, golden.regression.welch.p, 1e-6)
    mannWhitneyIs(apart['significance/mae/margin']!, golden.regression.mann_whitney)
  })

  test('Mann-Whitney of a measure with ties and unknown values', async () => {
    const measured = await checked(
      golden.orders.rows,
      'measures: {orders: {value: orders, better: higher}}\ngates: [{gate: significance, metrics: {orders: {margin: 1}}}]\n',
    )
    mannWhitneyIs(measured['significance/orders/margin']!, golden.orders.mann_whitney)
  })

  test('a label of 0 leaves no MAPE, labels of one value no R²', async () => {
    const rows = (label: (i: number) => number) =>
      Array.from({ length: 100 }, (_, id) => ({ id, label: label(id), prediction: label(id) + (id % 7) }))
    const one = async (label: (i: number) => number, metric: string) => {
      const shifted = rows(label).map(r => ({ ...r, prediction: r.prediction + 1 }))
      const found = await checked(
        { incumbent: rows(label), candidate: shifted },
        `task: regression\ncolumns: {id: id, label: label, prediction: prediction}\ngates: [{gate: significance, metrics: {${metric}: {margin: 1}}}]\n`,
      )
      const { verdict, reason, candidate } = found[`significance/${metric}/margin`]!
      return [verdict, reason, candidate?.value]
    }
    expect(await one(i => i, 'mape')).toEqual(['inconclusive', 'near_zero', null])
    expect(await one(() => 5, 'r2')).toEqual(['inconclusive', 'constant', null])
  })
})
