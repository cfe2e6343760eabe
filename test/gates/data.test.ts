import { describe, expect, test } from 'vitest'
import { checkIn, type Rows, recordOf } from './helpers.ts'

const head = (columns: string) => `task: binary\ncolumns: {id: id, score: score, ${columns}}\ngates:\n`
const ids = Array.from({ length: 400 }, (_, i) => i)
const score = (id: number) => ((id * 37) % 101) / 101
/** Every 6 minutes from midnight, so 10 an hour. */
const time = (id: number) => new Date(Date.UTC(2026, 10, 1) + id * 360_000).toISOString().slice(0, 19)
const base = (more: (id: number) => object = () => ({})): Rows =>
  ids.map(id => ({ id, score: score(id), ts: time(id), ...more(id) }))
const other = (more: (id: number) => object = () => ({})): Rows => base(id => ({ score: score(id + 3), ...more(id) }))

const value = (record: Awaited<ReturnType<typeof recordOf>>, id: string) => checkIn(record, id).candidate?.value

describe('time', () => {
  const gates = '  - {gate: data, metrics: {freshness: {max: 2h}, completeness: {min: 99%}}}\n'

  test('the age of the newest row at --as-of', async () => {
    const fresh = await recordOf({ incumbent: base(), candidate: other() }, head('time: ts') + gates, {
      asOf: '2026-11-02T17:00:00Z',
    })
    // The last of 400 rows is at 15:54 of the second day.
    expect(checkIn(fresh, 'data/freshness/max')).toMatchObject({ verdict: 'pass', candidate: { value: 66 * 60 } })
    const stale = await recordOf({ incumbent: base(), candidate: other() }, head('time: ts') + gates, {
      asOf: '2026-11-02T18:00:00Z',
    })
    expect(checkIn(stale, 'data/freshness/max').verdict).toBe('fail')
  })

  test('a row from the future does not make a log fresh', async () => {
    const candidate = other(id => (id === 7 ? { ts: '2031-01-01T00:00:00' } : {}))
    const record = await recordOf({ incumbent: base(), candidate }, head('time: ts') + gates, {
      asOf: '2026-11-03T00:00:00Z',
    })
    expect(checkIn(record, 'data/freshness/max')).toMatchObject({ verdict: 'fail', candidate: { value: 486 * 60 } })
  })

  test('hours without a row, of those from the first row to the last', async () => {
    const candidate = other().filter(row => !String(row.ts).startsWith('2026-11-01T05'))
    const record = await recordOf({ incumbent: base(), candidate }, `pairing: none\n${head('time: ts')}${gates}`)
    expect(value(record, 'data/completeness/min')).toBe(39 / 40)
    expect(checkIn(record, 'data/completeness/min').verdict).toBe('fail')
  })

  test('of a window, all its whole hours are expected', async () => {
    const record = await recordOf(
      { incumbent: base(), candidate: other() },
      `window: {last: 2d}\n${head('time: ts')}${gates}`,
      { asOf: '2026-11-02T20:30:00Z' },
    )
    // 48 hours back from 20:30: the 40 with rows, and 7 before and after them that are whole.
    expect(value(record, 'data/completeness/min')).toBeCloseTo(40 / 47, 11)
  })
})

describe('the contract', () => {
  const gates = (contract: string, metrics: string) => `  - {gate: data, contract: ${contract}, metrics: ${metrics}}\n`
  const kinds = (id: number) => ({ kind: id < 8 ? null : id < 12 ? 'x7' : id % 2 === 0 ? 'a' : 'b', size: id % 5 })

  test('values that are not allowed, that do not match, that are missing', async () => {
    const record = await recordOf(
      { incumbent: base(kinds), candidate: other(kinds) },
      head('time: ts') +
        gates(
          '{kind: {allowed: [a, b], pattern: "^[a-z]$"}, size: {allowed: [0, 1, 2, 3], range: [1, 9]}}',
          '{not_allowed(kind): {max: 0}, not_matching(kind): {max: 0}, null_rate(kind): {max: 0}, not_allowed(size): {max: 0}, out_of_range(size): {max: 0}}',
        ),
    )
    expect(value(record, 'data/not_allowed(kind)/max')).toBe(4 / 400)
    expect(value(record, 'data/not_matching(kind)/max')).toBe(4 / 400)
    expect(value(record, 'data/null_rate(kind)/max')).toBe(8 / 400)
    expect(value(record, 'data/not_allowed(size)/max')).toBe(80 / 400)
    expect(value(record, 'data/out_of_range(size)/max')).toBe(80 / 400)
  })

  test.each([
    ['not_allowed(kind): {max: 0}', 'The contract says nothing of the allowed of `kind`.'],
    ['not_matching(kind): {max: 0}', 'The contract says nothing of the pattern of `kind`.'],
    ['out_of_range(size): {max: 0}', 'The contract says nothing of the range of `size`.'],
    ['duplicates(kind): {max: 0}', '`duplicates` is about the id, and not about `kind`.'],
  ])('%s without one is refused, not met', async (metric, message) => {
    const logs = { incumbent: base(kinds), candidate: other(kinds) }
    await expect(recordOf(logs, head('time: ts') + gates('{}', `{${metric}}`))).rejects.toThrow(message)
  })

  test('a pattern that is none is refused', async () => {
    const logs = { incumbent: base(kinds), candidate: other(kinds) }
    const spec = head('time: ts') + gates("{kind: {pattern: '('}}", '{not_matching(kind): {max: 0}}')
    await expect(recordOf(logs, spec)).rejects.toThrow('is not a regular expression')
  })
})

test('duplicates, columns and features that differ', async () => {
  const features = (id: number) => ({ age: id % 50, city: id % 3 === 0 ? null : 'x', only: 1 })
  const changed = (id: number) => ({
    age: (id % 50) + (id < 10 ? 0.5 : 0),
    city: id % 3 === 0 && id < 30 ? 'y' : features(id).city,
  })
  const candidate = other(changed)
  const record = await recordOf(
    { incumbent: [...base(features), ...base(features).slice(0, 20)], candidate },
    `${head('time: ts, features: [age, city]')}  - {gate: data, metrics: {duplicates(id): {max: 1%}, schema_mismatch: {max: 0}, feature_mismatch: {max: 1%}}}
  - {gate: data, name: tolerant, tolerance: 0.6, metrics: {feature_mismatch(age): {max: 0}}}
`,
  )
  expect(checkIn(record, 'data/duplicates(id)/max').incumbent?.value).toBeCloseTo(20 / 420, 11)
  expect(value(record, 'data/duplicates(id)/max')).toBe(0)
  // `only` is in one log; `age` is a whole number in one and not in the other.
  expect(value(record, 'data/schema_mismatch/max')).toBe(2)
  expect(value(record, 'data/feature_mismatch(age)/max')).toBe(10 / 400)
  expect(value(record, 'data/feature_mismatch(city)/max')).toBe(10 / 400)
  expect(value(record, 'tolerant/feature_mismatch(age)/max')).toBe(0)
})

describe('a tolerance of a metric of its own', () => {
  const features = (id: number) => ({ age: id % 50, city: 'x' })
  const off = (id: number) => ({ age: (id % 50) + (id < 10 ? 0.5 : id < 30 ? 0.2 : 0), city: 'x' })
  const judged = (metrics: string, more = '') =>
    recordOf(
      { incumbent: base(features), candidate: other(off) },
      `${head('time: ts, features: [age, city]')}  - {gate: data, ${more}metrics: {${metrics}}}\n`,
    )

  test('goes before the gate’s, which the others keep', async () => {
    const of = '{feature_mismatch(age): {max: 10%, tolerance: 0.3}, rows: {min: 1}}'.slice(1, -1)
    const record = await judged(of, 'tolerance: 0.6, ')
    expect(value(record, 'data/feature_mismatch(age)/max')).toBe(10 / 400)
    expect(record.warnings).toEqual([])
    const gates = `${of}}}\n  - {gate: data, name: strict, metrics: {feature_mismatch: {max: 10%}`
    const both = await judged(gates, 'tolerance: 0.6, ')
    expect(value(both, 'strict/feature_mismatch(age)/max')).toBe(30 / 400)
  })

  test('is for all subjects where none is named', async () => {
    const record = await judged('feature_mismatch: {max: 10%, tolerance: 0.6}')
    expect(value(record, 'data/feature_mismatch(age)/max')).toBe(0)
    expect(record.warnings).toEqual([])
  })

  test('that changes nothing is warned of, of a gate without any it is refused', async () => {
    const record = await judged('rows: {min: 1, tolerance: 3}')
    expect(record.warnings.map(w => w.code)).toEqual(['tolerance-unused'])
    await expect(judged('feature_mismatch: {max: 10%, tolerance: 5%}')).rejects.toMatchObject({
      problems: [{ code: 'unit' }],
    })
    const gate = 'rows: {min: 1}}}\n  - {gate: drift, metrics: {psi(age): {max: 1, tolerance: 1}'
    await expect(judged(gate)).rejects.toMatchObject({ problems: [{ code: 'unknown-key' }] })
  })
})

test("the incumbent's ids that the candidate lacks, whatever ids of its own it has", async () => {
  const more = ids.slice(0, 50).map(id => ({ ...other()[0], id: id + 1000 }))
  const candidate = [...other().filter(row => Number(row.id) >= 10), ...more]
  const gates = '  - {gate: data, metrics: {id_completeness: {min: 99%}}}\n'
  const record = await recordOf({ incumbent: base(), candidate }, head('time: ts') + gates)
  expect(checkIn(record, 'data/id_completeness/min')).toMatchObject({
    verdict: 'fail',
    candidate: { value: 390 / 400 },
    message: "The share of the incumbent's ids that the candidate's log has is 97.5 %, below the minimum of 99 %.",
  })
  expect(value(record, 'data/paired(id)/min')).toBeCloseTo(390 / 450, 11)
})

describe('outcomes', () => {
  const labelled = (keep: (id: number) => boolean) => (id: number) => ({
    label: keep(id) ? Number(id % 4 === 0) : null,
  })
  const gates =
    '  - {gate: data, metrics: {label_coverage: {min: 30%}}}\n  - {gate: significance, metrics: {accuracy: {margin: 50%}}}\n'
  const judged = (keep: (id: number) => boolean) =>
    recordOf({ incumbent: base(labelled(keep)), candidate: other(labelled(keep)) }, head('label: label') + gates)

  test('known for every third request, whatever was decided', async () => {
    const record = await judged(id => id % 3 !== 0)
    expect(value(record, 'data/label_coverage/min')).toBeCloseTo(266 / 400, 12)
    expect(checkIn(record, 'data/label_coverage_gap/max').verdict).not.toBe('fail')
    expect(checkIn(record, 'significance/accuracy/margin').reason).not.toBe('labels_differ')
  })

  test('known only where the decision was positive: nothing is said of labels', async () => {
    const record = await judged(id => score(id + 3) >= 0.5)
    expect(checkIn(record, 'data/label_coverage_gap/max')).toMatchObject({
      verdict: 'fail',
      severity: 'warn',
      candidate: { value: 1 },
    })
    expect(checkIn(record, 'significance/accuracy/margin')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'labels_differ',
    })
    expect(record.decision).toBe('hold')
  })

  describe('of models that served different requests', () => {
    const apart = (incumbent: (id: number) => boolean, candidate: (id: number) => boolean) =>
      recordOf(
        {
          incumbent: base(labelled(incumbent)),
          candidate: other(id => ({ ...labelled(candidate)(id), id: id + 1000 })),
        },
        `pairing: none\n${head('label: label')}${gates}`,
      )

    test('known as often of either', async () => {
      const record = await apart(
        id => id % 3 !== 0,
        id => id % 3 !== 1,
      )
      expect(checkIn(record, 'data/label_coverage_change/max').verdict).not.toBe('fail')
      expect(checkIn(record, 'significance/accuracy/margin').reason).not.toBe('labels_differ')
      const all = await apart(
        () => true,
        () => true,
      )
      expect(checkIn(all, 'data/label_coverage_change/max')).toMatchObject({ verdict: 'pass', candidate: { value: 0 } })
    })

    test('known more often of one: nothing is said of labels', async () => {
      const record = await apart(
        () => true,
        id => id % 4 !== 0,
      )
      expect(checkIn(record, 'data/label_coverage_change/max')).toMatchObject({
        verdict: 'fail',
        severity: 'warn',
        candidate: { value: -0.25 },
      })
      expect(checkIn(record, 'significance/accuracy/margin').reason).toBe('labels_differ')
      expect(record.decision).toBe('hold')
    })
  })

  test('all known: there is no gap', async () => {
    const record = await judged(() => true)
    expect(checkIn(record, 'data/label_coverage_gap/max')).toMatchObject({ verdict: 'pass', candidate: { value: 0 } })
  })

  describe('how long they took', () => {
    /** From 1 to 400 minutes. */
    const labels = ids.map(id => ({
      id,
      label: id % 2,
      known_at: new Date(Date.parse(`${time(id)}Z`) + (id + 1) * 60_000).toISOString().slice(0, 19),
    }))
    const spec =
      'task: binary\ncolumns: {id: id, score: score, time: ts, label: label}\ngates:\n  - {gate: data, metrics: {p50_label_delay: {max: 4h}, p75_label_delay: {max: 4h}}}\n'

    test('quantiles of the time from request to outcome', async () => {
      const record = await recordOf({ incumbent: base(), candidate: other(), labels }, spec, {
        labels: 'time: known_at',
      })
      expect(checkIn(record, 'data/p50_label_delay/max')).toMatchObject({
        verdict: 'pass',
        candidate: { value: 200.5 * 60 },
      })
      expect(checkIn(record, 'data/p75_label_delay/max')).toMatchObject({
        verdict: 'fail',
        candidate: { value: 300.25 * 60 },
      })
    })

    test('without logs.labels.time they are refused', async () => {
      await expect(recordOf({ incumbent: base(), candidate: other(), labels }, spec)).rejects.toThrow(
        '`p50_label_delay` reads `labels.time`',
      )
    })
  })
})

describe('requests that failed', () => {
  const failing = (id: number) => (id % 40 === 0 ? { score: null, failed: true } : { failed: false })
  const judged = (gates: string) =>
    recordOf(
      { incumbent: base(() => ({ failed: false })), candidate: other(failing) },
      head('error: failed, time: ts') + gates,
    )

  test('need no score where their number is limited', async () => {
    const record = await judged('  - {gate: latency, metrics: {error_rate: {max: 5%}}}\n')
    expect(checkIn(record, 'data/valid(score)/max').verdict).toBe('pass')
  })

  test.each([
    ['not limited', '  - {gate: parity, metrics: {flip_rate: {max: 90%}}}\n'],
    ['limited with a warning only', '  - {gate: latency, metrics: {error_rate: {max: {value: 5%, severity: warn}}}}\n'],
    ['limited for some rows only', '  - {gate: latency, where: score > 2, metrics: {error_rate: {max: 5%}}}\n'],
  ])('need a score where it is %s, and that is said', async (_, gates) => {
    const record = await judged(gates)
    expect(checkIn(record, 'data/valid(score)/max')).toMatchObject({ verdict: 'fail', candidate: { value: 10 } })
    expect(JSON.stringify(record.warnings)).toContain('errors-unlimited')
  })

  test('a row without a score that is no error is still a defect', async () => {
    const record = await recordOf(
      {
        incumbent: base(() => ({ failed: false })),
        candidate: other(id => (id === 5 ? { score: null, failed: false } : failing(id))),
      },
      `${head('error: failed, time: ts')}  - {gate: latency, metrics: {error_rate: {max: 5%}}}\n`,
    )
    expect(checkIn(record, 'data/valid(score)/max')).toMatchObject({ verdict: 'fail', candidate: { value: 1 } })
  })
})
