import { describe, expect, test } from 'vitest'
import { MlgateError } from '../../src/errors.ts'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { generator } from '../../src/stats/resample.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

type Row = Record<string, unknown>

const rows = (n: number, seed: string, of: (next: () => number, normal: () => number, i: number) => Row): Rows => {
  const next = generator(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return Array.from({ length: n }, (_, i) => ({ id: `${seed}${i}`, score: next(), ...of(next, normal, i) }))
}
/** A model's features, of which nothing has changed. */
const plain = (next: () => number, normal: () => number): Row => ({
  x: normal(),
  colour: ['red', 'green', 'blue'][Math.floor(next() * 3)],
})
const specOf = (metrics: string, columns = 'id: id, score: score, features: [x, colour]', more = '') =>
  `task: binary\npairing: none\ncolumns: {${columns}}\ngates: [{gate: drift, metrics: {${metrics}}${more}}]\n`
const incumbent = rows(300, 'incumbent', plain)
const reference = rows(5000, 'reference', plain)

const judged = (candidate: Rows, metrics: string, of: Rows = reference) =>
  recordOf({ incumbent, candidate, reference: of }, specOf(metrics))

const driftIn = (record: Record1): readonly RecordedCheck[] => record.gates.find(g => g.name === 'drift')!.checks

test('one outlier of 1e4 hides no shift of one standard deviation', async () => {
  const shifted = (next: () => number, normal: () => number): Row => {
    const row = plain(next, normal)
    return { ...row, x: Number(row.x) + 1 }
  }
  const outlier = { id: 'far', score: 0.5, x: 1e4, colour: 'red' }
  const candidate = [...rows(5000, 'candidate', shifted), outlier]
  const metrics = 'psi(x): {max: 0.2}, ks(x): {max: 0.2}, js(x): {max: 0.2}, wasserstein_sd(x): {max: 0.5}'
  for (const of of [reference, [...reference, outlier]]) {
    const record = await judged(candidate, metrics, of)
    for (const metric of ['psi', 'ks', 'js']) expect(checkIn(record, `drift/${metric}(x)/max`).verdict).toBe('fail')
    expect(checkIn(record, 'drift/psi(x)/max').candidate?.value).toBeGreaterThan(0.8)
  }
})

test('missing values are a bin of their own, and a rate of their own', async () => {
  const half = rows(2000, 'half', (next, normal, i) => ({
    ...plain(next, normal),
    ...(i % 2 === 0 && { x: null, colour: null }),
  }))
  const record = await judged(
    half,
    'psi: {max: 0.2}, missing_rate_change: {max: 5pp}, ks(x): {max: 0.2}, new_category_share: {max: 1%}',
  )
  for (const subject of ['x', 'colour']) {
    expect(checkIn(record, `drift/psi(${subject})/max`).verdict).toBe('fail')
    expect(checkIn(record, `drift/missing_rate_change(${subject})/max`)).toMatchObject({
      verdict: 'fail',
      candidate: { value: 0.5 },
    })
  }
  expect(checkIn(record, 'drift/missing_rate_change(score)/max').verdict).toBe('pass')
  expect(checkIn(record, 'drift/ks(x)/max').verdict).toBe('pass')
  expect(checkIn(record, 'drift/new_category_share(colour)/max').candidate?.value).toBe(0)
})

test('a category that the reference has not', async () => {
  const mauve = rows(1000, 'mauve', (next, normal, i) => ({
    ...plain(next, normal),
    ...(i % 10 === 0 && { colour: 'mauve' }),
  }))
  const { verdict, candidate } = checkIn(
    await judged(mauve, 'new_category_share: {max: 1%}'),
    'drift/new_category_share(colour)/max',
  )
  expect([verdict, candidate?.value]).toEqual(['fail', 0.1])
})

test('undecided drift warns, and holds nothing', async () => {
  const record = await judged(rows(60, 'few', plain), 'psi: {max: 0.05}, drifted_share: {max: 0}')
  expect(checkIn(record, 'drift/psi(x)/max').verdict).toBe('inconclusive')
  expect(checkIn(record, 'drift/drifted_share/max').verdict).toBe('inconclusive')
  expect(record.decision).toBe('promote')
})

test('the share of drifted subjects counts those that are shown to have drifted', async () => {
  const metrics = 'drifted_share: {max: 30%}'
  const third = Number((1 / 3).toPrecision(12))
  const shifted = rows(3000, 'shifted', (next, normal) => ({ ...plain(next, normal), x: normal() + 1 }))
  const bad = checkIn(await judged(shifted, metrics), 'drift/drifted_share/max')
  expect(bad).toMatchObject({ verdict: 'fail', candidate: { value: third }, incumbent: { value: 0 } })
  expect(bad.estimate).toMatchObject({ low: third, high: third, method: 'Benjamini-Hochberg over 3' })
  const good = checkIn(await judged(rows(3000, 'good', plain), metrics), 'drift/drifted_share/max')
  expect([good.verdict, good.estimate?.high]).toEqual(['pass', 0])
})

describe('users with many rows', () => {
  /** Every row of a user has the user's own x: 40 rows tell no more than one. */
  const byUser = (seed: string, users: number): Rows => {
    const next = generator(seed)
    const of = Array.from(
      { length: users },
      () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    )
    return rows(users * 40, seed, (_, __, i) => ({ user: `${seed}${i % users}`, x: of[i % users], colour: 'red' }))
  }
  const metrics = 'psi(x): {max: 0.05}, chi2(x): {alpha: 0.01}, ks(x): {max: 0.1}, mean_shift(x): {max: 0.2}'
  const logs = { incumbent: byUser('i', 50), candidate: byUser('c', 100), reference: byUser('r', 100) }
  const columns = 'id: id, score: score, features: [x, colour]'

  test('are counted for what they are worth', async () => {
    const naive = await recordOf(logs, specOf(metrics, columns))
    const honest = await recordOf(logs, specOf(metrics, `${columns}, unit: user`))
    expect(checkIn(naive, 'drift/psi(x)/max').verdict).toBe('fail')
    expect(checkIn(naive, 'drift/chi2(x)/alpha').verdict).toBe('fail')
    for (const id of ['drift/psi(x)/max', 'drift/chi2(x)/alpha', 'drift/ks(x)/max', 'drift/mean_shift(x)/max'])
      expect(checkIn(honest, id).verdict).toBe('inconclusive')
    const effect = checkIn(honest, 'drift/psi(x)/max').design_effect
    expect(effect).toBeGreaterThan(25)
    expect(effect).toBeLessThan(60)
  })
})

describe('degenerate data', () => {
  const all =
    'psi: {max: 0.2}, js: {max: 0.2}, hellinger: {max: 0.2}, total_variation: {max: 0.2}, cramers_v: {max: 0.2}, ks: {max: 0.2}, wasserstein: {max: 1}, wasserstein_sd: {max: 0.2}, chi2: {alpha: 0.01}, mean_shift: {max: 0.2}, new_category_share: {max: 0.01}, missing_rate_change: {max: 0.01}, drifted_share: {max: 0.3}'
  test.each<[string, number, (i: number) => Row]>([
    ['constant', 200, () => ({ x: 5, colour: 'red' })],
    ['all null', 200, () => ({ x: null, colour: null })],
    ['one row', 1, () => ({ x: 1, colour: 'red' })],
    ['ties everywhere', 200, i => ({ x: i % 2, colour: 'red' })],
    ['means of 1e8', 200, i => ({ x: 1e8 + (i % 7), colour: `c${i}` })],
    ['tiny and huge', 200, i => ({ x: i % 2 === 0 ? 1e-300 : 1e150, colour: 'red' })],
  ])('%s: no NaN, and reasons for what is not known', async (name, n, of) => {
    const made = (seed: string) => rows(n, seed, (_, __, i) => ({ x: null as unknown, ...of(i) }))
    // A column that is null throughout has no type of its own.
    const typed = [...made('r'), { id: 'typed', score: 0.5, x: 1.5, colour: 'red' }]
    for (const reference of name === 'all null' ? [typed] : [made('r'), typed]) {
      const candidate =
        name === 'all null' ? [...made('c'), { id: 'typed', score: 0.5, x: 1.5, colour: 'red' }] : made('c')
      const record = await recordOf({ incumbent, candidate, reference }, specOf(all))
      const text = JSON.stringify(record)
      expect(text).not.toMatch(/NaN|Infinity/)
      for (const check of driftIn(record)) if (check.verdict === 'inconclusive') expect(check.reason).not.toBeNull()
    }
  })
})

describe('what the spec may ask', () => {
  const refused = async (spec: string, of: Rows = reference) => {
    const found = await recordOf(
      { incumbent, candidate: incumbent.map(r => ({ ...r, score: 0.5 })), reference: of },
      spec,
    ).catch((e: unknown) => e)
    if (!(found instanceof MlgateError)) throw new Error('it was accepted')
    return found.problems.map(p => p.code)
  }
  test('a metric of numbers says nothing of texts, and by default leaves them out', async () => {
    expect(await refused(specOf('ks(colour): {max: 0.1}'))).toEqual(['wrong-subject'])
    expect(await refused(specOf('new_category_share(x): {max: 0.1}'))).toEqual(['wrong-subject'])
    const record = await judged(rows(100, 'some', plain), 'ks: {max: 0.5}')
    expect(driftIn(record).map(c => c.subject)).toEqual(['score', 'x'])
  })
  test('no margins, and nothing that the reference has not', async () => {
    expect(await refused(specOf('psi: {margin: 0.1}'))).toContain('margin-of-shift')
    const bare = reference.map(({ x, ...rest }) => rest)
    expect(await refused(specOf('psi(x): {max: 0.1}'), bare)).toEqual(['reference-lacks'])
    const record = await judged(rows(100, 'some', plain), 'psi: {max: 0.5}', bare)
    expect(record.warnings.map(w => w.code)).toContain('reference-lacks')
  })
  test('a limit for one feature stands in place of that for each', async () => {
    const record = await judged(rows(300, 'some', plain), 'psi: {max: 0.5}, psi(x): {max: 0.9}')
    expect(driftIn(record).map(c => [c.id, c.limit])).toEqual([
      ['drift/psi(score)/max', 0.5],
      ['drift/psi(colour)/max', 0.5],
      ['drift/psi(x)/max', 0.9],
    ])
  })
  test('no slice and no scenario that the reference cannot be cut by', async () => {
    const bare = reference.map(({ colour, ...rest }) => rest)
    const metrics = specOf('psi(x): {max: 0.1}', 'id: id, score: score, features: [x]', ', slices: true')
    const slices = "slices: {colour: {by: colour}, red: {where: colour = 'red'}, big: {where: x > 1}}\ngates:"
    expect(await refused(metrics.replace('gates:', slices), bare)).toEqual(['reference-lacks', 'reference-lacks'])
    const where = specOf('drifted_share: {max: 0.1}', 'id: id, score: score, features: [x]', ", where: colour = 'red'")
    expect(await refused(where, bare)).toEqual(['reference-lacks'])
    await recordOf({ incumbent, candidate: rows(300, 'some', plain), reference }, metrics.replace('gates:', slices))
  })
  test('without a reference the incumbent is it, and the same requests need more to pass', async () => {
    const candidate = incumbent.map(r => ({ ...r, score: Number(r.score) * 0.999 }))
    const spec = specOf('psi: {max: 0.2}').replace('pairing: none\n', '')
    const record = await recordOf({ incumbent, candidate }, spec)
    expect(checkIn(record, 'drift/psi(x)/max')).toMatchObject({
      verdict: 'pass',
      candidate: { value: 0 },
      incumbent: null,
    })
  })
  test('without either there is nothing to compare with', async () => {
    const found = await recordOf({ candidate: incumbent }, specOf('psi: {max: 0.2}')).catch((e: unknown) => e)
    expect(found).toMatchObject({ code: 'nothing-examined' })
  })
})
