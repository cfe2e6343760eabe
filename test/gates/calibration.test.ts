import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/index.ts'
import type { Record1 } from '../../src/record/types.ts'
import { hasShared, shared } from '../helpers/run.ts'
import reference from '../reference/calibration.json' with { type: 'json' }
import { checkIn, type Rows, recordOf } from './helpers.ts'

if (!hasShared) console.warn(`skipped: calibration of real logs; there are none at ${shared}`)

const near = (seen: number | null | undefined, expected: number, tolerance: number) => {
  expect(seen).toBeTypeOf('number')
  if (Math.abs(seen! - expected) > tolerance * Math.max(Math.abs(expected), 1e-3)) expect(seen).toBe(expected)
}

const columns = 'task: binary\ncolumns: {id: id, score: score, label: label}\n'
const all = `slope: {max: 9}, intercept: {max: 9}, brier: {max: 1}, calibration_in_the_large: {max: 1},
  observed_to_expected: {max: 9}, spiegelhalter_z: {alpha: 0.01}`
const binned = 'ece: {max: 0.9}, mce: {max: 0.9}, reliability: {max: 0.9}, resolution: {min: 0}'
const rowsOf = (score: readonly number[], label: readonly (number | null)[]): Rows =>
  score.map((s, i) => ({ id: `r${i}`, score: s, label: label[i] }))

describe.each(reference.cases)('$name: numpy, scipy and statsmodels', ({ score, label, values, bins }) => {
  const candidate = rowsOf(score, label)
  const { relative, recalibration } = reference.tolerance

  test('of the whole', async () => {
    const record = await recordOf({ candidate }, `${columns}gates: [{gate: calibration, metrics: {${all}}}]\n`)
    const found = (metric: string, limit = 'max') => checkIn(record, `calibration/${metric}/${limit}`)
    for (const metric of ['brier', 'calibration_in_the_large', 'observed_to_expected'] as const)
      near(found(metric).candidate?.value, values[metric], relative)
    for (const metric of ['slope', 'intercept'] as const)
      near(found(metric).candidate?.value, values[metric], recalibration)
    near(found('spiegelhalter_z', 'alpha').candidate?.value, values.spiegelhalter_z, relative)
    near(found('spiegelhalter_z', 'alpha').p, values.spiegelhalter_p, 1e-6)
  })

  test.each(bins)('$bins bins, $binning', async ({ bins: count, binning, ...expected }) => {
    const record = await recordOf(
      { candidate },
      `${columns}gates: [{gate: calibration, bins: ${count}, binning: ${binning}, metrics: {${binned}}}]\n`,
    )
    for (const [metric, value] of Object.entries(expected))
      near(
        checkIn(record, `calibration/${metric}/${metric === 'resolution' ? 'min' : 'max'}`).candidate?.value,
        value,
        relative,
      )
  })
})

describe('multiclass: numpy, statsmodels and scikit-learn', () => {
  const { classes, probabilities, label, values, bins } = reference.multiclass
  const { relative, recalibration } = reference.tolerance
  const candidate = probabilities.map((p, i) => ({ id: `r${i}`, p, label: label[i] }))
  const head = `task: multiclass\ncolumns: {id: id, probabilities: p, label: label, classes: [${classes.join(', ')}]}\n`
  const limit = (name: string) => (/^spiegelhalter/.test(name) ? 'alpha' : /^resolution/.test(name) ? 'min' : 'max')
  const judged = async (names: readonly string[], options = '') => {
    const limits = names.map(name => `${name}: {${limit(name)}: ${limit(name) === 'max' ? 0.9 : 0.01}}`)
    const record = await recordOf(
      { candidate },
      `${head}gates: [{gate: calibration, ${options}metrics: {${limits.join(', ')}}}]\n`,
    )
    return (name: string) => checkIn(record, `calibration/${name}/${limit(name)}`)
  }

  test('of the top label and of each class', async () => {
    const names = Object.keys(values).filter(name => !name.startsWith('spiegelhalter_p'))
    const found = await judged(names)
    for (const name of names)
      near(
        found(name).candidate?.value,
        values[name as keyof typeof values],
        /^(slope|intercept)/.test(name) ? recalibration : relative,
      )
    near(found('spiegelhalter_z').p, values.spiegelhalter_p, 1e-6)
    near(found('spiegelhalter_z(dog)').p, values['spiegelhalter_p(dog)'], 1e-6)
  })

  test.each(bins)('$bins bins, $binning', async ({ bins: count, binning, ...expected }) => {
    const found = await judged(Object.keys(expected), `bins: ${count}, binning: ${binning}, `)
    for (const [name, value] of Object.entries(expected)) near(found(name).candidate?.value, value, relative)
  })

  test('what an interval is made by, and that the limit is on what noise has not added', async () => {
    const found = await judged(['ece', 'ece(cat)', 'mce(cat)', 'classwise_ece', 'worst_class_ece'])
    expect(found('ece').estimate!.method).toBe('debiased, bounded by bin')
    expect(found('mce(cat)').estimate!.method).toBe('Clopper-Pearson by bin')
    expect(found('classwise_ece').estimate!.method).toMatch(/^debiased, bounded by bin, design effect 1/)
    expect(found('worst_class_ece').estimate!.method).toBe('Bonferroni over 4: debiased, bounded by bin')
    for (const name of ['ece', 'classwise_ece', 'worst_class_ece']) {
      const { candidate, estimate } = found(name)
      expect(estimate!.value).toBeLessThan(candidate!.value!)
      expect(estimate!.low).toBeGreaterThan(0)
      expect(estimate!.high).toBeGreaterThan(estimate!.value)
    }
  })

  test('an unknown class is refused', async () => {
    await expect(judged(['ece(car)'])).rejects.toMatchObject({ problems: [{ code: 'unknown-class' }] })
  })
})

describe('regression: numpy and scikit-learn', () => {
  const { level, prediction, low, high, label, values } = reference.regression
  const rows = (change: (row: { low: number; high: number }, i: number) => object = () => ({})): Rows =>
    prediction.map((p, i) => {
      const row = { low: low[i]!, high: high[i]! }
      return { id: `r${i}`, prediction: p, ...row, label: label[i], ...change(row, i) }
    })
  const spec = (metrics: string) => `task: regression
columns: {id: id, prediction: prediction, label: label, interval: {low: low, high: high}}
gates: [{gate: calibration, level: ${level}, metrics: {${metrics}}}]
`
  const all =
    'interval_coverage: {max: 0.03}, interval_width: {max: 11}, interval_score: {max: 25}, decile_bias: {max: 3}'

  test('values of intervals, and the largest bias of a decile', async () => {
    const record = await recordOf({ candidate: rows() }, spec(all))
    for (const [name, value] of Object.entries(values))
      near(checkIn(record, `calibration/${name}/max`).candidate?.value, value, reference.tolerance.relative)
    const { verdict, estimate, message } = checkIn(record, 'calibration/interval_coverage/max')
    // 0.703 of them, where 0.8 should be: under the target by more than 0.03.
    expect([verdict, estimate!.method]).toEqual(['fail', 'Clopper-Pearson'])
    expect(message).toMatch(
      /^The share of labels within the predicted interval is 70 % \(.*\), more than 3 % from 80 %\.$/,
    )
    expect(checkIn(record, 'calibration/decile_bias/max')).toMatchObject({
      verdict: 'fail',
      estimate: { method: 'Bonferroni over 10: t, 59 df' },
    })
  })

  test('margins: of coverage, on the distance from its target', async () => {
    const wider = rows(row => ({ low: row.low - 1, high: row.high + 1 }))
    const record = await recordOf(
      { incumbent: rows(), candidate: wider },
      spec('interval_coverage: {margin: 0.03}, interval_width: {margin: 10%}, decile_bias: {margin: 0.5}'),
    )
    // 0.78 is nearer to 0.8 than 0.70 is.
    expect(checkIn(record, 'calibration/interval_coverage/margin').verdict).toBe('pass')
    expect(checkIn(record, 'calibration/interval_width/margin').verdict).toBe('fail')
    // The predictions are the same.
    expect(checkIn(record, 'calibration/decile_bias/margin')).toMatchObject({ estimate: { value: 0 } })
  })

  test('an end that is missing, or beyond the other, is a defect', async () => {
    const broken = rows((row, i) => (i === 3 ? { low: row.high, high: row.low } : i === 5 ? { low: null } : {}))
    const record = await recordOf({ incumbent: rows(), candidate: broken }, spec('interval_width: {max: 20}'))
    const found = (id: string) => checkIn(record, `data/valid(interval.${id})/max`)
    expect([found('low').verdict, found('low').candidate?.value]).toEqual(['fail', 1])
    expect([found('high').verdict, found('high').candidate?.value]).toEqual(['fail', 1])
    expect(found('high').message).toBe('There is 1 row with a missing or impossible interval.high; none is allowed.')
  })

  test('without intervals they are asked for', async () => {
    const without = spec('interval_score: {max: 25}').replace(', interval: {low: low, high: high}', '')
    await expect(recordOf({ candidate: rows() }, without)).rejects.toMatchObject({
      problems: [{ code: 'role-missing', hint: 'bind `columns: {interval: {low: …, high: …}}`' }],
    })
  })
})

describe('degenerate logs give a reason, and no number that is not one', () => {
  const half = Array.from({ length: 80 }, (_, i) => (i % 2 ? 0.75 : 0.25))
  const alternate = half.map((_, i) => (i % 4 < 2 ? 1 : 0))
  test.each([
    ['one class', half, half.map(() => 0), { slope: 'not_computable', ece: 'too_few', spiegelhalter_z: null }],
    ['one row', [0.3], [1], { slope: 'not_computable', ece: 'too_few', mce: 'too_few' }],
    ['one score', half.map(() => 0.5), alternate, { slope: 'not_computable', spiegelhalter_z: 'constant', ece: null }],
    [
      'no labels',
      half,
      half.map(() => null),
      {
        slope: 'no_labels',
        ece: 'no_labels',
        reliability: 'no_labels',
        brier: 'no_labels',
        observed_to_expected: 'no_labels',
      },
    ],
    [
      'certain scores',
      half.map(s => Math.round(s)),
      half.map(s => Math.round(s)),
      { slope: 'not_computable', spiegelhalter_z: 'constant', ece: null },
    ],
    ['scores of 0', half.map(() => 0), alternate, { observed_to_expected: 'near_zero', ece: null }],
  ] as const)('%s', async (_, score, label, reasons) => {
    // One label, of a row that is left out, tells the column's type
    const candidate = [...rowsOf(score, label), { id: 'typed', score: 0.125, label: 1 }]
    const record = await recordOf(
      { candidate },
      `${columns}gates: [{gate: calibration, where: "score <> 0.125", metrics: {${all}, ${binned}}}]\n`,
    )
    expect(JSON.stringify(record)).not.toMatch(/NaN|Infinity/)
    for (const [metric, reason] of Object.entries(reasons)) {
      const found = checkIn(record, `calibration/${metric}/${metric === 'spiegelhalter_z' ? 'alpha' : 'max'}`)
      if (reason === null) expect(found.candidate?.value).toBeTypeOf('number')
      else expect([metric, found.verdict, found.reason]).toEqual([metric, 'inconclusive', reason])
    }
  })
})

describe('a margin of a metric with a target is on the distance from it', () => {
  const rows = (shift: number, wave: number): Rows =>
    Array.from({ length: 4000 }, (_, i) => {
      const rate = 0.35 + 0.3 * ((i * 0.618) % 1)
      const score = rate + shift + 0.1 * (((i * wave) % 1) - 0.5)
      return { id: `r${i}`, score: Number(score.toFixed(6)), label: (i * 0.41421) % 1 < rate ? 1 : 0 }
    })
  const spec = `${columns}gates: [{gate: calibration, metrics: {calibration_in_the_large: {margin: 0.05}}}]\n`
  const judged = async (incumbent: number, candidate: number) =>
    checkIn(
      await recordOf({ incumbent: rows(incumbent, 0.7321), candidate: rows(candidate, 0.8377) }, spec),
      'calibration/calibration_in_the_large/margin',
    )

  test('to the other side of it, as near: passes, whichever way the value went', async () => {
    for (const [i, c] of [
      [0.1, -0.1],
      [-0.1, 0.1],
      [0.15, 0.02],
      [-0.15, -0.02],
    ] as const)
      expect((await judged(i, c)).verdict).toBe('pass')
  })

  test('away from it: fails on both sides', async () => {
    for (const [i, c] of [
      [0.05, 0.15],
      [-0.05, -0.15],
      [-0.05, 0.15],
      [0.05, -0.15],
    ] as const) {
      const found = await judged(i, c)
      expect(found.verdict).toBe('fail')
      expect(found.estimate!.value).toBeCloseTo(0.1, 1)
      expect(found.message).toMatch(/^The distance of the mean outcome less the mean score from 0 rose by 0\.\d+ /)
    }
  })

  test('in % it is refused', async () => {
    await expect(
      recordOf({ incumbent: rows(0, 0.7321), candidate: rows(0.1, 0.8377) }, spec.replace('0.05', '5%')),
    ).rejects.toMatchObject({ problems: [{ code: 'relative-target' }] })
  })
})

describe.skipIf(!hasShared)('real logs', () => {
  const log = (name: string) => JSON.stringify(join(shared, 'data/adult', `${name}.parquet`))
  const run = async (candidate: string, gates: string): Promise<Record1> => {
    const folder = mkdtempSync(join(tmpdir(), 'mlgate-calibration-'))
    try {
      const path = join(folder, 'mlgate.yaml')
      writeFileSync(
        path,
        `version: 1\nmodel: adult\ntask: binary\nlogs: {incumbent: ${log('v1-logistic')}, candidate: ${log(candidate)}, labels: ${log('labels')}}
columns: {id: request_id, time: ts, score: score, label: label, latency: latency_ms}\ngates:\n${gates}`,
      )
      return await check({ spec: path, threads: 1 })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const metrics = hasShared
    ? JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8')).adult.metrics
    : {}

  test.each(['v2-boosted', 'v3-naive-bayes', 'v4-label-outage'])('%s equals the reference', async candidate => {
    const record = await run(
      candidate,
      `  - {gate: calibration, metrics: {ece: {max: 0.9}, mce: {max: 0.9}, spiegelhalter_z: {alpha: 0.01}}}
  - {gate: calibration, name: fifteen, bins: 15, metrics: {ece: {max: 0.9}}}
  - {gate: calibration, name: counts, binning: equal-count, metrics: {ece: {max: 0.9}}}
`,
    )
    for (const [arm, name] of [
      ['incumbent', 'v1-logistic'],
      ['candidate', candidate],
    ] as const) {
      const expected = metrics[name]
      const value = (id: string) => checkIn(record, id)[arm]?.value
      near(value('calibration/ece/max'), expected.ece_10_equal_width, 1e-9)
      near(value('calibration/mce/max'), expected.mce_10_equal_width, 1e-9)
      near(value('fifteen/ece/max'), expected.ece_15_equal_width, 1e-9)
      near(value('counts/ece/max'), expected.ece_10_equal_count, 1e-9)
      near(value('calibration/spiegelhalter_z/alpha'), expected.spiegelhalter_z, 1e-9)
    }
    near(checkIn(record, 'calibration/spiegelhalter_z/alpha').p, metrics[candidate].spiegelhalter_p, 1e-6)
  })

  // statsmodels 0.15.0, by test/reference/make_calibration.py on the same rows
  test.each([
    ['v2-boosted', 0.006100901372645117, 1.0214633993509679],
    ['v3-naive-bayes', -1.1657127476516844, 0.08914597248246849],
    ['v4-label-outage', 0.2329199797231892, 0.9514428015827686],
  ])('%s: slope and intercept, to 2e-7', async (candidate, intercept, slope) => {
    const record = await run(candidate, '  - {gate: calibration, metrics: {slope: {max: 9}, intercept: {max: 9}}}\n')
    expect(Math.abs(checkIn(record, 'calibration/slope/max').candidate!.value! - slope)).toBeLessThan(2e-7)
    expect(Math.abs(checkIn(record, 'calibration/intercept/max').candidate!.value! - intercept)).toBeLessThan(2e-7)
  })

  test.each([
    ['v2-boosted', 'pass', 'pass'],
    ['v3-naive-bayes', 'fail', 'fail'],
    ['v4-label-outage', 'pass', 'fail'],
  ])('ece: {max: 0.03, margin: 0.01} of %s: %s, %s', async (candidate, max, margin) => {
    const record = await run(candidate, '  - {gate: calibration, metrics: {ece: {max: 0.03, margin: 0.01}}}\n')
    expect(checkIn(record, 'calibration/ece/max').verdict).toBe(max)
    expect(checkIn(record, 'calibration/ece/margin').verdict).toBe(margin)
  })
})
