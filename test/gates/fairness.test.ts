import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { off } from '../stats/reference.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

interface Row {
  id: number
  score: number | null
  label: number | null
  kind: string | null
}
const golden: {
  tolerance: number
  rows: [group: string, label: number, score: number][]
  groups: Record<string, Record<string, number>>
  gaps: Record<string, number>
} = JSON.parse(readFileSync(join(import.meta.dirname, '../reference/fairness.json'), 'utf8'))

const HEAD = 'task: binary\ncolumns: {id: id, score: score, label: label, groups: [kind]}\n'
const check = (incumbent: readonly Row[] | null, candidate: readonly Row[], gate: string, head = HEAD) =>
  recordOf(
    { ...(incumbent && { incumbent: incumbent as unknown as Rows }), candidate: candidate as unknown as Rows },
    `${head}gates:\n  - {gate: fairness, ${gate}}\n`,
  )

/** Rows of groups with stated rates of decisions among positives and negatives, as near as whole rows allow. */
function rowsOf(groups: Readonly<Record<string, { n: number; positives: number; tpr: number; fpr: number }>>): Row[] {
  let id = 0
  return Object.entries(groups).flatMap(([kind, { n, positives, tpr, fpr }]) =>
    Array.from({ length: n }, (_, i): Row => {
      const label = i < positives ? 1 : 0
      const chosen = label ? i < Math.round(tpr * positives) : i - positives < Math.round(fpr * (n - positives))
      return { id: id++, kind, label, score: chosen ? 0.9 : 0.1 }
    }),
  )
}
const group = (tpr: number, n = 1000, fpr = 0.1) => ({ n, positives: n / 2, tpr, fpr })
const OPPORTUNITY = 'fairness/equal_opportunity_difference(kind)'

test('every gap and every value by group is that of fairlearn', async () => {
  const rows = golden.rows.map(([kind, label, score], id): Row => ({ id, kind, label, score }))
  const names = Object.keys(golden.gaps)
  const limits = names.map(name => `${name}: {${name.endsWith('ratio') ? 'min: 0.1' : 'max: 0.9'}}`)
  const record = await check(null, rows, `min_group: {rows: 1, events: 1}, metrics: {${limits.join(', ')}}`)
  const of = (name: string) => checkIn(record, `fairness/${name}(kind)/${name.endsWith('ratio') ? 'min' : 'max'}`)
  const found = names.map(name => of(name).candidate?.value ?? Number.NaN)
  expect(off(found, Object.values(golden.gaps))).toBeLessThan(golden.tolerance)
  for (const [metric, values] of Object.entries(golden.groups)) {
    const { groups } = of(`${metric}_difference`)
    expect(groups?.map(g => g.group)).toEqual(Object.keys(values))
    expect(
      off(
        groups!.map(g => g.candidate!.value!),
        Object.values(values),
      ),
    ).toBeLessThan(golden.tolerance)
  }
})

test('the base metrics are of the whole, and of slices', async () => {
  const rows = golden.rows.map(([kind, label, score], id): Row => ({ id, kind, label, score }))
  const record = await check(
    null,
    rows,
    'slices: true, metrics: {true_positive_rate: {min: 0.1}, mean_error: {max: 0.5}}',
    `${HEAD}slices: {g: {by: kind, min_rows: 1}}\n`,
  )
  for (const [name, value] of Object.entries(golden.groups.true_positive_rate!))
    expect(checkIn(record, `fairness/true_positive_rate/min[kind=${name}]`).candidate?.value).toBeCloseTo(value, 12)
  expect(checkIn(record, 'fairness/mean_error/max').verdict).toBe('pass')
})

describe('the pair', () => {
  test('that breaks the limit is named, not a wider one of few rows', async () => {
    const candidate = rowsOf({
      a: group(0.5, 4000),
      b: group(0.8, 4000),
      tiny: { n: 120, positives: 24, tpr: 0.9, fpr: 0.1 },
    })
    const record = await check(null, candidate, 'metrics: {equal_opportunity_difference: {max: 0.2}}')
    const found = checkIn(record, `${OPPORTUNITY}/max`)
    expect(found).toMatchObject({ verdict: 'fail', between: ['a', 'b'] })
    expect(found.estimate?.low).toBeGreaterThan(0.2)
    // fairlearn's value is the widest gap all the same.
    expect(found.candidate?.value).toBeCloseTo(22 / 24 - 0.5, 12)
    expect(found.p).toBeLessThan(1e-6)
  })

  test('that is not settled is named, where a wider one is settled', async () => {
    const candidate = rowsOf({
      a: group(0.5, 8000),
      b: group(0.62, 8000),
      tiny: { n: 120, positives: 30, tpr: 0.6, fpr: 0.1 },
    })
    const found = checkIn(
      await check(null, candidate, 'metrics: {equal_opportunity_difference: {max: 0.15}}'),
      `${OPPORTUNITY}/max`,
    )
    expect(found.verdict).toBe('inconclusive')
    expect(found.between).toContain('tiny')
  })

  test('is corrected for the number of pairs', async () => {
    const p = async (others: number) => {
      const more = Object.fromEntries(Array.from({ length: others }, (_, i) => [`m${i}`, group(0.6, 1000)]))
      const candidate = rowsOf({ a: group(0.5, 1000), b: group(0.7, 1000), ...more })
      const record = await check(null, candidate, 'metrics: {equal_opportunity_difference: {max: 0.12}}')
      return checkIn(record, `${OPPORTUNITY}/max`)
    }
    const [two, five] = await Promise.all([p(0), p(3)])
    expect(five.p! / two.p!).toBeCloseTo(10, 6)
    expect(five.estimate).toEqual(two.estimate)
    expect(two.verdict).toBe('fail')
    expect(five).toMatchObject({ verdict: 'inconclusive', reason: 'multiplicity' })
  })

  test('of equalized odds says which of the two rates', async () => {
    const candidate = rowsOf({ a: group(0.5, 2000, 0.1), b: group(0.52, 2000, 0.4) })
    const found = checkIn(
      await check(null, candidate, 'metrics: {equalized_odds_difference: {max: 0.1}}'),
      'fairness/equalized_odds_difference(kind)/max',
    )
    expect(found).toMatchObject({ verdict: 'fail', of: 'false_positive_rate', between: ['a', 'b'] })
    expect(found.message).toContain('The gap in equalized odds (false positive rate) between a and b is 0.30')
  })
})

describe('groups that are not compared', () => {
  const metrics = 'metrics: {equal_opportunity_difference: {max: 0.2}}'
  test('are listed with rows and events, and a missing group too', async () => {
    const rows = rowsOf({
      a: group(0.6),
      b: group(0.65),
      small: group(0.1, 80),
      rare: { n: 500, positives: 9, tpr: 0, fpr: 0.1 },
    })
    const candidate = [...rows, ...rowsOf({ z: group(0, 300) }).map((r, i) => ({ ...r, id: 1e6 + i, kind: null }))]
    const record = await check(null, candidate, metrics)
    expect(checkIn(record, `${OPPORTUNITY}/max`)).toMatchObject({ verdict: 'pass', between: ['a', 'b'] })
    const by = { slice: null, gate: 'fairness', grouping: 'kind', metrics: ['equal_opportunity_difference'] }
    const sorted = [...record.unprotected].sort((a, b) => a.rows - b.rows)
    expect(sorted).toEqual([
      { ...by, group: 'small', rows: 80, events: 40 },
      { ...by, group: null, rows: 300, events: 150 },
      { ...by, group: 'rare', rows: 500, events: 9 },
    ])
  })

  test.each([
    ['one group', { a: group(0.6) }],
    ['one group that is large enough', { a: group(0.6), b: group(0.2, 60) }],
    ['one group with positives', { a: group(0.6), b: { n: 500, positives: 0, tpr: 0, fpr: 0.1 } }],
  ])('%s: nothing is compared, so it holds', async (_, groups) => {
    const record = await check(null, rowsOf(groups), metrics)
    expect(checkIn(record, `${OPPORTUNITY}/max`)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'too_few',
      holds: true,
    })
    expect(record.decision).toBe('hold')
    expect(JSON.stringify(record)).not.toMatch(/NaN|Infinity/)
  })

  test('where one of two rates has nothing to compare, the other can fail and not pass', async () => {
    const few = (fpr: number) => ({ n: 1000, positives: 5, tpr: 0.5, fpr })
    const verdict = async (fpr: number) =>
      checkIn(
        await check(null, rowsOf({ a: few(0.1), b: few(fpr) }), 'metrics: {equalized_odds_difference: {max: 0.1}}'),
        'fairness/equalized_odds_difference(kind)/max',
      )
    expect(await verdict(0.1)).toMatchObject({ verdict: 'inconclusive', reason: 'too_few' })
    expect(await verdict(0.4)).toMatchObject({ verdict: 'fail', of: 'false_positive_rate' })
  })

  test('no labels at all', async () => {
    const candidate = rowsOf({ a: group(0.6), b: group(0.7) }).map(r => ({
      ...r,
      label: r.id % 997 === 0 ? r.label : null,
    }))
    const record = await check(null, candidate, `${metrics.slice(0, -1)}, demographic_parity_difference: {max: 0.2}}`)
    expect(checkIn(record, `${OPPORTUNITY}/max`).verdict).toBe('inconclusive')
    expect(checkIn(record, 'fairness/demographic_parity_difference(kind)/max').verdict).toBe('pass')
  })
})

describe('a group that went missing', () => {
  const all = rowsOf({ a: group(0.6), b: group(0.62), c: group(0.3) })
  const metrics = 'metrics: {equal_opportunity_difference: {max: 0.2, margin: 0.05}}'
  const lost = async (candidate: readonly Row[], gate = metrics) => {
    const record = await check(all, candidate, gate)
    return { record, max: checkIn(record, `${OPPORTUNITY}/max`), margin: checkIn(record, `${OPPORTUNITY}/margin`) }
  }

  test('does not help to pass: its rows have no group', async () => {
    const { record, max, margin } = await lost(all.map(r => (r.kind === 'c' ? { ...r, kind: null } : r)))
    expect(max).toMatchObject({ verdict: 'inconclusive', reason: 'group_lost', between: ['a', 'b'] })
    expect(margin.reason).toBe('group_lost')
    expect(record.unprotected.map(u => u.group)).toEqual(expect.arrayContaining(['c', null]))
    expect(max.message).toContain('A group that one log has enough of is missing from the other')
  })

  test('renamed: the new name is judged', async () => {
    const { max } = await lost(all.map(r => (r.kind === 'c' ? { ...r, kind: 'C' } : r)))
    expect(max).toMatchObject({ verdict: 'fail', between: ['C', 'b'] })
  })

  test('on the value alone as well', async () => {
    const { max } = await lost(
      all.map(r => (r.kind === 'c' ? { ...r, kind: null } : r)),
      'metrics: {equal_opportunity_difference: {max: {value: 0.2, rule: point}, margin: 0.05}}',
    )
    expect(max).toMatchObject({ verdict: 'inconclusive', reason: 'group_lost' })
  })

  test('no one of it selected: precision has lost it', async () => {
    const candidate = all.map(r => (r.kind === 'c' ? { ...r, score: 0.1 } : r))
    const record = await check(all, candidate, 'metrics: {predictive_parity_difference: {max: 0.3}}')
    expect(checkIn(record, 'fairness/predictive_parity_difference(kind)/max').reason).toBe('group_lost')
  })

  test('a little traffic of a canary is no loss', async () => {
    const part = all.filter(r => r.id % 10 === 0).map(r => ({ ...r, id: r.id + 1e6 }))
    const few = [...all, ...rowsOf({ d: group(0.6, 300) }).map(r => ({ ...r, id: r.id + 2e6 }))]
    const canary = [...part, ...rowsOf({ d: group(0.6, 30) }).map(r => ({ ...r, id: r.id + 3e6 }))]
    const record = await check(
      few,
      canary,
      'metrics: {equal_opportunity_difference: {max: 0.6}}',
      `${HEAD}pairing: none\n`,
    )
    expect(checkIn(record, `${OPPORTUNITY}/max`).verdict).toBe('pass')
    expect(record.unprotected.map(u => u.group)).toEqual(['d'])
  })
})

describe('the change of a gap', () => {
  const margin = 'metrics: {equal_opportunity_difference: {margin: 0.05}}'
  const before = rowsOf({ a: group(0.6, 4000), b: group(0.7, 4000) })
  const found = async (candidate: readonly Row[], incumbent = before, gate = margin) =>
    checkIn(await check(incumbent, candidate, gate), `${OPPORTUNITY}/margin`)

  test('the same decisions: no change, and ruled out', async () => {
    const same = await found(before.map(r => ({ ...r, score: r.score! + 0.01 })))
    expect(same).toMatchObject({ verdict: 'pass', estimate: { value: 0 } })
  })

  test('which group is behind does not matter: a gap turned round is no larger', async () => {
    const turned = await found(rowsOf({ a: group(0.7, 4000), b: group(0.6, 4000) }))
    expect(turned.estimate?.value).toBeCloseTo(0, 12)
    expect(turned.verdict).not.toBe('fail')
    const worse = await found(rowsOf({ a: group(0.9, 4000), b: group(0.6, 4000) }))
    expect(worse).toMatchObject({ verdict: 'fail', between: ['b', 'a'] })
    expect(worse.estimate?.value).toBeCloseTo(0.2, 12)
  })

  test('a gap that closes is an improvement', async () => {
    const closed = await found(rowsOf({ a: group(0.7, 4000), b: group(0.7, 4000) }))
    expect(closed.verdict).toBe('pass')
    expect(closed.estimate!.value).toBeCloseTo(-0.1, 12)
  })

  test('groups and arms exchanged: the same', async () => {
    const after = rowsOf({ a: group(0.5, 4000), b: group(0.72, 4000) })
    const one = await found(after)
    const swap = (rows: readonly Row[]) => rows.map(r => ({ ...r, kind: r.kind === 'a' ? 'b' : 'a' }))
    const other = await found(swap(after), swap(before))
    expect(other.estimate!.value).toBeCloseTo(one.estimate!.value, 10)
    expect(other.estimate!.low).toBeCloseTo(one.estimate!.low!, 8)
    expect(other.estimate!.high).toBeCloseTo(one.estimate!.high!, 8)
    expect([other.p, other.p_pass]).toEqual([one.p, one.p_pass])
  })

  test('precision, of which pairs have no table: few that differ are bounded, not resampled', async () => {
    const after = before.map(r => (r.id === 5 ? { ...r, score: 0.1 } : r))
    const record = await check(before, after, 'metrics: {predictive_parity_difference: {margin: 0.05}}')
    const { estimate, verdict } = checkIn(record, 'fairness/predictive_parity_difference(kind)/margin')
    expect(verdict).toBe('pass')
    expect(estimate?.method).toContain('that differ')
    expect(estimate?.high).toBeGreaterThan(0.001)
  })

  test('of a ratio', async () => {
    const record = await check(
      before,
      rowsOf({ a: group(0.35, 4000), b: group(0.7, 4000) }),
      'metrics: {equal_opportunity_ratio: {margin: 0.05}}',
    )
    const ratio = checkIn(record, 'fairness/equal_opportunity_ratio(kind)/margin')
    expect(ratio).toMatchObject({ verdict: 'fail', between: ['a', 'b'] })
    expect(ratio.estimate?.value).toBeCloseTo(0.5 - 0.6 / 0.7, 12)
  })
})

describe('ratios', () => {
  const ratio = async (a: number, b: number, limit = 0.8) =>
    checkIn(
      await check(
        null,
        rowsOf({ a: group(a, 4000), b: group(b, 4000) }),
        `metrics: {equal_opportunity_ratio: {min: ${limit}}}`,
      ),
      'fairness/equal_opportunity_ratio(kind)/min',
    )
  test('are the smaller over the larger', async () => {
    expect(await ratio(0.7, 0.5)).toMatchObject({
      verdict: 'fail',
      between: ['b', 'a'],
      estimate: { value: 0.714285714286 },
    })
    expect(await ratio(0.6, 0.61)).toMatchObject({ verdict: 'pass' })
    expect((await ratio(0.6, 0.6)).estimate).toMatchObject({ value: 1, high: 1 })
  })
  test('a rate of 0 beside another is a ratio of 0, shown', async () => {
    expect(await ratio(0, 0.5)).toMatchObject({ verdict: 'fail', estimate: { value: 0, low: 0 } })
  })
  test('0 beside 0 is none, so it holds', async () => {
    expect(await ratio(0, 0)).toMatchObject({ verdict: 'inconclusive', reason: 'too_few' })
  })
})

describe('what the spec may say', () => {
  const rows = rowsOf({ a: group(0.6), b: group(0.7) })
  test.each([
    ['metrics: {equal_opportunity_difference: {min: 0.1}}', 'give it `max` or `margin`'],
    ['metrics: {equal_opportunity_ratio: {max: 0.1}}', 'give it `min` or `margin`'],
    ['metrics: {equal_opportunity_difference: {superior: true}}', 'give it `max` or `margin`'],
    ['metrics: {equal_opportunity_difference: {margin: 10%}}', 'write the margin as a plain number'],
    ['by: [decision], metrics: {equal_opportunity_difference: {max: 0.1}}', 'depends on what the model answers'],
    ['by: ["score > 0.3"], metrics: {equal_opportunity_difference: {max: 0.1}}', 'depends on what the model answers'],
  ])('%s is refused', async (gate, message) => {
    const problem = await check(
      rows,
      rows.map(r => ({ ...r, score: r.score! / 2 })),
      gate,
    ).catch(e => e)
    expect(JSON.stringify(problem.problems ?? problem.message)).toContain(message)
  })

  test('groups that nobody named', async () => {
    const problem = await check(
      null,
      rows,
      'metrics: {equal_opportunity_difference: {max: 0.1}}',
      HEAD.replace(', groups: [kind]', ''),
    ).catch(e => e)
    expect(JSON.stringify(problem.problems)).toContain('columns: {groups: [')
  })
})

test('rows of one unit: a gap of few units is not shown by their many rows', async () => {
  const rows: (Row & { user: string })[] = []
  for (const name of ['a', 'b'])
    for (let u = 0; u < 120; u++) {
      // Every row of a user is decided alike.
      const chosen = u / 120 < (name === 'a' ? 0.5 : 0.65)
      for (let i = 0; i < 25; i++)
        rows.push({ id: rows.length, user: `${name}${u}`, kind: name, label: 1, score: chosen ? 0.9 : 0.1 })
    }
  rows.push({ id: -1, user: 'x', kind: null, label: 0, score: 0.1 })
  const found = async (unit: string) =>
    checkIn(
      await check(
        null,
        rows,
        'metrics: {equal_opportunity_difference: {max: 0.05}}',
        HEAD.replace('groups', `${unit}groups`),
      ),
      `${OPPORTUNITY}/max`,
    )
  const [units, alone] = [await found('unit: user, '), await found('')]
  expect(alone.verdict).toBe('fail')
  expect(units.verdict).toBe('inconclusive')
  expect(units.design_effect).toBeGreaterThan(15)
  expect(units.estimate!.high! - units.estimate!.low!).toBeGreaterThan(
    3 * (alone.estimate!.high! - alone.estimate!.low!),
  )
})
