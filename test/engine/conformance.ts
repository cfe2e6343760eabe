import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryEngine } from '../../src/engine/memory/engine.ts'
import type { MemoryLogs, MemoryRow } from '../../src/engine/memory/relations.ts'
import type { Engine } from '../../src/engine/port.ts'
import type { Answers, Ask, Queries, Relation } from '../../src/plan/types.ts'
import {
  abs,
  add,
  and,
  call,
  column,
  countOf,
  div,
  type Expr,
  either,
  eq,
  ge,
  gt,
  indicator,
  literal,
  maxOf,
  minOf,
  mul,
  ne,
  of,
  rank,
  square,
  sub,
  sumOf,
  when,
} from '../../src/sql/expr.ts'
import { combine } from '../../src/stats/combine.ts'
import type { Cells, Moments, Statistic } from '../../src/stats/statistics.ts'

/** What every engine has to answer: compared with the engine in memory on small, nasty logs; on fewer where it is slow. */
export function engineSuite(
  name: string,
  make: (logs: MemoryLogs) => Promise<Engine>,
  { plain, weighted, seconds, endOnFailure } = { plain: 30, weighted: 12, seconds: 300, endOnFailure: false },
): void {
  const compare = async (logs: MemoryLogs, queries: Queries): Promise<void> => {
    const engine = await make(logs)
    try {
      const actual = await engine.run(queries)
      const expected = await memoryEngine(logs).run(queries)
      expectSame(actual, expected, queries)
    } finally {
      await engine.close()
    }
  }

  describe(`${name} answers as the engine in memory does`, () => {
    test(
      'random logs: nulls, NaN, infinities, ties, duplicate ids, missing labels, other scripts',
      async () => {
        await fc.assert(
          fc.asyncProperty(randomLogs(), fc.constantFrom('latest' as const, 'agreed' as const), (some, labels) =>
            compare(some, queriesWith({ latest: labels === 'latest' })),
          ),
          { seed: 20261120, numRuns: plain, endOnFailure },
        )
      },
      seconds * 1000,
    )

    test(
      'random weighted logs: rows that count 1, their weight, its square; some have none',
      async () => {
        await fc.assert(
          fc.asyncProperty(randomLogs(), fc.constantFrom(0 as const, 1 as const, 2 as const), (some, weigh) => {
            const queries = queriesWith({ weight: column('weight') })
            return compare(some, { ...queries, asks: queries.asks.map(ask => ({ ...ask, weigh })) })
          }),
          { seed: 20261121, numRuns: weighted, endOnFailure },
        )
      },
      seconds * 1000,
    )

    test('what is not to be weighted is not, though rows have weights', async () => {
      const [some] = fc.sample(randomLogs(), { seed: 2, numRuns: 1 })
      const engine = await make(some!)
      const moments = ask('incumbent', { kind: 'moments', of: { one: literal(1) } })
      const answers = await engine.run({ ...queriesWith({ weight: column('weight') }), asks: [moments] })
      await engine.close()
      const rows = some!.incumbent!.filter(r => r.count !== -3)
      const repeats = rows.length - new Set(rows.map(r => JSON.stringify(r))).size
      const { n } = answers.asks[moments.key]!.groups[0]!.point as Moments
      expect(Number.isInteger(n)).toBe(true)
      expect(n).toBeGreaterThanOrEqual(rows.length - repeats)
    })

    test('a filter that leaves nothing', async () => {
      const [some] = fc.sample(randomLogs(), { seed: 1, numRuns: 1 })
      const queries = queriesWith({})
      // Units of both logs are of the whole logs.
      const part = queries.asks.filter(({ relation, request }) => relation !== 'pooled' || request.kind !== 'keys')
      const none = part.map(ask => ({ ...ask, filter: onAsked(ask, gt(column('count'), 1e6)) }))
      await compare(some!, { ...queries, asks: none })
    })

    test('means of 1e8 keep their variance', async () => {
      const rows = Array.from({ length: 1000 }, (_, i) => row({ id: `${i}`, score: 1e8 + (i % 7) / 10 }))
      const moments = ask('incumbent', { kind: 'moments', of: { score, twice: mul(score, 2) } }, { cluster: 'unit' })
      const engine = await make({ incumbent: rows, candidate: rows, labels: LABELS, reference: rows })
      const answers = await engine.run({ ...queriesWith({}), asks: [moments] })
      await engine.close()
      const { comoments } = answers.asks[moments.key]!.groups[0]!.point as Moments
      const offsets = rows.map((_, i) => (i % 7) / 10)
      const mean = offsets.reduce((a, b) => a + b) / 1000
      const expected = offsets.reduce((a, b) => a + (b - mean) ** 2, 0)
      expect(comoments.score!.score! / expected).toBeCloseTo(1, 7)
      expect(comoments.score!.twice! / expected / 2).toBeCloseTo(1, 7)
    })

    test('halves of the units have buckets of their own, in both arms and over pairs the same', async () => {
      const rows = (arm: number) =>
        Array.from({ length: 3000 }, (_, i) =>
          row({ id: `${i}`, user: i >> 1, text: i % 3 ? 'x' : 'y', score: i + arm }),
        )
      const halves = { by: [column('text')], sections: 2, cluster: 'unit' } as const
      const over = { by: [of('incumbent', column('text'))], sections: 2, cluster: 'unit' } as const
      const asks = [
        ask('incumbent', { kind: 'moments', of: { score } }, halves),
        ask('candidate', { kind: 'moments', of: { score } }, halves),
        ask('pairs', { kind: 'moments', of: { score: of('candidate', score) } }, over),
      ]
      const engine = await make({ incumbent: rows(0), candidate: rows(0.5), labels: LABELS, reference: rows(0) })
      const answers = await engine.run({ ...queriesWith({}), asks })
      await engine.close()
      const filled = asks.map(({ key }) =>
        answers.asks[key]!.groups.map(({ by, point, buckets }) => {
          const sizes = buckets!.map(bucket => (bucket as Moments | null)?.n ?? 0)
          expect(sizes.reduce((a, b) => a + b)).toBe((point as Moments).n)
          return [JSON.stringify(by), sizes] as const
        }),
      )
      expect(filled[0]!.map(([by]) => by).sort()).toEqual(['["x",0]', '["x",1]', '["y",0]', '["y",1]'])
      expect(new Map(filled[1])).toEqual(new Map(filled[0]))
      expect(new Map(filled[2])).toEqual(new Map(filled[0]))
      const of0 = new Map(filled[0])
      for (const text of ['x', 'y'])
        of0.get(`["${text}",0]`)!.forEach((n, b) => {
          expect(Math.min(n, of0.get(`["${text}",1]`)![b]!)).toBe(0)
        })
    })

    test('sections hold each unit once, in either arm the same, and all rows', async () => {
      const rows = (arm: number) =>
        Array.from({ length: 1500 }, (_, i) =>
          row({ id: `${i}`, user: i >> 1, text: i % 3 ? 'x' : 'y', score: i + arm }),
        )
      const users = { kind: 'cells', keys: { user: { is: 'value', of: column('user') } }, mean: {} } as const
      const whole = { kind: 'moments', of: { score } } as const
      const by = { by: [column('text')], sections: 20 }
      const asks = (['incumbent', 'candidate'] as const).flatMap(arm => [
        ask(arm, users, { sections: 20 }),
        ask(arm, whole, by),
        ask(arm, { kind: 'quantiles', of: score, p: [0.5] }, by),
      ])
      const engine = await make({ incumbent: rows(0), candidate: rows(0.5), labels: LABELS, reference: rows(0) })
      const answers = await engine.run({ ...queriesWith({}), asks })
      await engine.close()
      const sectionOf = ({ key }: Ask) =>
        new Map(
          answers.asks[key]!.groups.flatMap(({ by, point }) =>
            [...(point as Cells).keys.user!].map(user => [user, by.at(-1)] as const),
          ),
        )
      const [incumbent, candidate] = [sectionOf(asks[0]!), sectionOf(asks[3]!)]
      expect(incumbent.size).toBe(750)
      expect(new Set(incumbent.values())).toEqual(new Set(Array.from({ length: 20 }, (_, i) => i)))
      expect(candidate).toEqual(incumbent)
      for (const { key } of asks) {
        const { groups } = answers.asks[key]!
        const rowsIn = groups.map(({ point }) => ('n' in point && typeof point.n === 'number' ? point.n : 0))
        if (key !== asks[0]!.key && key !== asks[3]!.key) expect(rowsIn.reduce((a, b) => a + b)).toBe(1500)
        expect(new Set(groups.map(g => JSON.stringify(g.by))).size).toBe(groups.length)
      }
      // Each unit is in one section: 750 of them, two rows each.
      const units = answers.asks[asks[0]!.key]!.groups.map(({ point }) => (point as Cells).size)
      expect(units.reduce((a, b) => a + b)).toBe(750)
    })

    test('what is no number is refused by name', async () => {
      const [some] = fc.sample(randomLogs(), { seed: 1, numRuns: 1 })
      const engine = await make({ ...some!, incumbent: [row({ id: 'a', text: 'é' })] })
      const asks = [ask('incumbent', { kind: 'moments', of: { text: column('text') } })]
      await expect(engine.run({ ...queriesWith({}), asks })).rejects.toMatchObject({
        problems: [{ code: 'engine', message: expect.stringContaining('text') }],
      })
      await engine.close()
    })
  })
}

const score = column('score')
const label: Expr = { is: 'column', name: 'label', log: 'labels' }
const LABELS: MemoryRow[] = [{ id: 'a', label: 1, at: new Date(0) }]

/** A candidate is read where pairs are asked about. */
const onAsked = (ask: Ask, e: Expr): Expr =>
  ask.relation === 'pairs' || ask.relation === 'pooled' ? of('candidate', e) : e

export function row(some: Partial<Record<string, MemoryRow[string]>>): MemoryRow {
  const rest = { id: null, user: null, at: null, score: null, count: 0, text: null, flag: null, weight: 1 }
  return { ...rest, ...some } as MemoryRow
}

function randomLogs(): fc.Arbitrary<MemoryLogs> {
  const id = fc.integer({ min: 0, max: 50 }).map(i => `id-${i}`)
  const at = fc.integer({ min: 0, max: 40_000 }).map(s => new Date(Date.UTC(2026, 0, 1) + s * 1000))
  const maybe = <T>(x: fc.Arbitrary<T>) => fc.option(x, { freq: 8 })
  const finite = fc.oneof(
    fc.constantFrom(0.1, 0.25, 0.5, 0.5, 0.75, 0.9, 1, -2.5),
    fc.double({ min: -5, max: 5, noNaN: true }).map(x => x + 0),
    fc.constantFrom(1e8, 1e8 + 0.25),
  )
  const number = fc.oneof(
    { weight: 12, arbitrary: finite },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, null) },
  )
  const one = fc
    .record({
      id: fc.option(id, { freq: 15 }),
      user: maybe(fc.integer({ min: 0, max: 12 })),
      at: maybe(at),
      score: number,
      count: fc.integer({ min: -3, max: 9 }),
      text: maybe(fc.constantFrom('a', 'é', '東京', '', "it's", '🜁')),
      flag: maybe(fc.boolean()),
      weight: fc.constantFrom(0, 0.5, 1, 1, 2, 3.25),
    })
    .map((r, ..._) => r as MemoryRow)
  // Rows without an id are told apart by content: a number that none shares keeps NaN and null from looking alike.
  const log = (min: number) =>
    fc
      .array(one, { minLength: min, maxLength: 60 })
      .chain(rows => fc.array(fc.nat({ max: rows.length - 1 }), { maxLength: 4 }).map(again => [rows, again] as const))
      .map(([rows, again]) => [
        ...rows.map((r, i) => (r.id === null ? { ...r, score: 10 + i / 1000 } : r)),
        ...again.flatMap(i => (rows[i]!.id === null ? [] : [{ ...rows[i]! }])),
      ])
  const labels = fc.array(fc.record({ id, label: maybe(fc.constantFrom(0, 1)), at: maybe(at) }), {
    minLength: 1,
    maxLength: 60,
  })
  return fc.record({ incumbent: log(1), candidate: log(1), reference: log(1), labels })
}

let keys = 0
export const ask = (relation: Ask['relation'], request: Ask['request'], more: Partial<Ask> = {}): Ask => ({
  key: `${++keys}`,
  relation,
  filter: null,
  by: [],
  cluster: null,
  request,
  ...more,
})

export function queriesWith({ latest = false, weight = null }: { latest?: boolean; weight?: Expr | null }): Queries {
  const side = (arm: 'incumbent' | 'candidate'): Relation => ({
    arm,
    log: arm,
    filter: call('is distinct from', column('count'), literal(-3)),
    id: [column('id')],
    unit: column('user'),
    time: column('at'),
    weight,
    labels: { id: [column('id')], filter: null, latest: latest ? column('at') : null },
  })
  const unit = { cluster: 'unit' } as const
  const time = { cluster: 'time' } as const
  const text = { by: [column('text')] }
  const both = { by: [column('flag'), column('text')] }
  const positive = ge(score, 0.5)
  const arms = ['incumbent', 'candidate'] as const
  const [s1, s2] = arms.map(arm => of(arm, score)) as [Expr, Expr]
  const moments = (x: Record<string, Expr>) => ({ kind: 'moments', of: x }) as const
  const binned = { is: 'bin', of: score, edges: [0, 0.25, 0.5, 0.75, 1], closed: 'right' } as const
  const quarters = {
    is: 'quantile-bin',
    of: score,
    count: 4,
    from: 'reference',
    source: score,
    closed: 'right',
  } as const
  const low = rank(score, 'min')
  const perUser = {
    kind: 'moments',
    of: {
      rows: countOf(1),
      top: maxOf(score),
      gained: div(sumOf(mul(column('count'), rank(score, 'max'))), add(countOf(score), minOf(low))),
      average: sumOf(rank(column('count'))),
    },
    per: [column('user')],
  } as const
  const ofArm = (arm: 'incumbent' | 'candidate'): Ask[] => [
    ask(arm, moments({ score }), unit),
    ask(arm, moments({ score, count: column('count') }), { ...time, ...text }),
    ask(arm, moments({ score, label, flag: column('flag') }), { filter: eq(column('text'), literal('é')) }),
    ask(arm, moments({ error: square(sub(score, label)) }), { ...unit, ...both }),
    ask(arm, moments({ r: rank(score), s: add(rank(column('count')), mul(rank(score), 0.5)) }), { ...unit, ...text }),
    ask(arm, perUser, unit),
    ask(arm, perUser, { ...time, ...text }),
    ask(arm, { ...perUser, per: [column('user'), column('flag')] }, { filter: positive }),
    ask(arm, { kind: 'cells', keys: { positive: { is: 'value', of: positive } }, mean: { label, score } }, unit),
    ask(
      arm,
      { kind: 'cells', keys: { bin: binned, label: { is: 'value', of: label } }, mean: {} },
      { ...unit, ...text },
    ),
    ask(arm, { kind: 'cells', keys: { bin: binned, label: { is: 'value', of: label } }, mean: { score } }, text),
    ask(
      arm,
      {
        kind: 'cells',
        keys: { bin: quarters, day: { is: 'value', of: call('date_trunc', literal('hour'), column('at')) } },
        mean: {},
      },
      time,
    ),
    ask(arm, { kind: 'cells', keys: { score: { is: 'value', of: score } }, mean: {} }),
    ask(arm, { kind: 'quantiles', of: score, p: [0.5, 0.05, 0.99] }, time),
    ask(arm, { kind: 'quantiles', of: column('count'), p: [0.25] }, { ...unit, ...both }),
    ask(arm, { kind: 'ranks', scores: { score, count: column('count') }, outcome: label }, unit),
    ask(arm, { kind: 'ranks', scores: { score, count: column('count') }, outcome: label, precision: true }, time),
    ask(arm, { kind: 'ranks', scores: { score }, outcome: label }, { ...time, ...text }),
    ask(arm, { kind: 'ranks', scores: { score }, outcome: label }, { filter: eq(label, 0) }),
    ask(arm, { kind: 'rows', of: { score, text: column('text'), at: column('at') }, max: 1000 }, text),
    ask(arm, { kind: 'keys', content: [score, label] }),
    ask(arm, { kind: 'keys', content: [] }, { ...text, filter: positive }),
    ask(arm, { kind: 'keys', of: 'unit', content: [] }),
    ask(arm, { kind: 'keys', of: 'unit', content: [] }, { ...text, filter: positive }),
  ]
  const pairs: Ask[] = [
    ask('pairs', moments({ flip: indicator(ne(ge(s1, 0.5), ge(s2, 0.5))) }), unit),
    ask('pairs', moments({ a: s1, b: s2, c: abs(sub(s1, s2)) }), { ...time, by: [of('incumbent', column('text'))] }),
    ask('pairs', moments({ a: rank(s1), b: rank(s2) }), unit),
    ask(
      'pairs',
      { kind: 'cells', keys: { a: { ...binned, of: s1 }, b: { ...binned, of: s2 } }, mean: { d: sub(s1, s2) } },
      unit,
    ),
    ask('pairs', { kind: 'quantiles', of: abs(sub(s1, s2)), p: [0.9] }, unit),
    ask('pairs', { kind: 'ranks', scores: { a: s1, b: s2 }, outcome: of('incumbent', label) }, unit),
    ask('pairs', { kind: 'rows', of: { a: s1, b: s2 }, max: 1000 }, { filter: of('candidate', positive) }),
    ask('pairs', { kind: 'keys', content: [] }),
    ask('pooled', { kind: 'keys', of: 'unit', content: [] }),
    ask('pooled', moments({ a: s1 }), unit),
    ask('pooled', moments({ a: rank(either(s1, s2)), b: indicator(ge(s2, 0.5)) }), time),
    ask(
      'pooled',
      {
        ...moments({
          more: sub(
            countOf(of('candidate', when(positive, literal(1), literal(0)))),
            sumOf(of('incumbent', column('flag'))),
          ),
          first: minOf(either(s1, s2)),
        }),
        per: [either(of('incumbent', column('user')), of('candidate', column('user')))],
      },
      { ...unit, by: [either(of('incumbent', column('text')), of('candidate', column('text')))] },
    ),
    ask(
      'pairs',
      { kind: 'keys', content: [] },
      { by: [of('candidate', column('flag'))], filter: of('candidate', positive) },
    ),
  ]
  const reference: Ask[] = [
    ask('reference', { kind: 'cells', keys: { bin: { ...quarters, closed: 'left' } }, mean: {} }, unit),
    ask('reference', { kind: 'cells', keys: { bin: { ...binned, closed: 'left' } }, mean: {} }, unit),
    // All quantiles are one value.
    ask('reference', { kind: 'cells', keys: { bin: { ...quarters, source: literal(1), closed: 'left' } }, mean: {} }),
    ask('reference', { kind: 'cells', keys: { bin: { ...quarters, source: literal(1) } }, mean: {} }),
    ask('reference', { kind: 'cells', keys: { bin: quarters }, mean: {} }, unit),
    ask('reference', moments({ score }), { filter: and(positive, call('is not null', column('text'))) }),
  ]
  return {
    relations: {
      incumbent: side('incumbent'),
      candidate: side('candidate'),
      reference: { ...side('incumbent'), arm: 'reference', log: 'reference', id: null, unit: null, labels: null },
    },
    paired: true,
    asks: [...arms.flatMap(ofArm), ...pairs, ...reference],
  }
}

/** Equal to 1e-9 relative; comoments to that of their scale. Time blocks one by one, unit buckets by their total. */
export function expectSame(actual: Answers, expected: Answers, { asks }: Queries): void {
  expect(actual.relations).toEqual(expected.relations)
  expect(actual.clusters).toEqual(expected.clusters)
  for (const ask of asks) {
    const [a, e] = [actual.asks[ask.key]!, expected.asks[ask.key]!]
    const where = JSON.stringify(ask)
    expect(
      a.groups.map(g => g.by),
      where,
    ).toEqual(e.groups.map(g => g.by))
    a.groups.forEach((group, i) => {
      const other = e.groups[i]!
      expectClose(sorted(group.point), sorted(other.point), where)
      expect(group.buckets?.length, where).toBe(other.buckets?.length)
      if (!group.buckets || !other.buckets) return
      if (ask.cluster === 'time')
        group.buckets.forEach((bucket, b) => {
          expectClose(stripped(bucket), stripped(other.buckets![b]!), `${where} block ${b}`)
        })
      const size = (s: Statistic | null) => (s === null ? 0 : 'n' in s ? [s.n].flat().reduce((a, b) => +a + +b, 0) : 0)
      const sizes = (g: typeof group) => g.buckets!.map(size).sort()
      if (ask.cluster === 'unit' && ask.relation !== 'reference') expectClose(sizes(group), sizes(other), where)
      const total = (g: typeof group) => combine(g.buckets!, new Float64Array(g.buckets!.length).fill(1), g.point)
      expectClose(total(group), total(other), where)
    })
  }
}

/** Rows come in the order of a hash: in that of their values instead. */
function sorted(point: Statistic): unknown {
  if (point.kind !== 'rows') return point
  const names = Object.keys(point.columns)
  const { weights, ...rest } = point
  const rows = Array.from({ length: point.size }, (_, i) =>
    JSON.stringify([...names.map(name => String(point.columns[name]![i])), weights?.[i]]),
  )
  return { ...rest, columns: rows.sort() }
}

function stripped(bucket: Statistic | null): unknown {
  if (bucket?.kind !== 'cells') return bucket
  const { position: _, ...rest } = bucket
  return rest
}

export function expectClose(actual: unknown, expected: unknown, where: string, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const close =
      Object.is(actual, expected) ||
      actual === expected ||
      (Number.isNaN(actual) && Number.isNaN(expected)) ||
      Math.abs(actual - expected) <= 1e-9 * Math.max(1e-3, Math.abs(actual), Math.abs(expected))
    if (!close) expect.fail(`${where}${path}: ${actual} instead of ${expected}`)
    return
  }
  if (isMoments(expected) && isMoments(actual)) expectMoments(actual, expected, where)
  else if (typeof expected === 'object' && expected !== null && typeof actual === 'object' && actual !== null) {
    expect(Object.keys(actual).sort(), `${where}${path}`).toEqual(Object.keys(expected).sort())
    for (const key of Object.keys(expected))
      expectClose(actual[key as never], expected[key as never], where, `${path}.${key}`)
  } else expect(actual, `${where}${path}`).toEqual(expected)
}

const isMoments = (x: unknown): x is Moments => typeof x === 'object' && x !== null && 'comoments' in x

export function expectMoments(actual: Moments, expected: Moments, where: string): void {
  const { comoments: a, ...first } = actual
  const { comoments: e, ...second } = expected
  expectClose(first, second, where)
  const size = (name: string) => Math.max(Math.abs(expected.min[name]!), Math.abs(expected.max[name]!)) || 0
  for (const i of Object.keys(e))
    for (const j of Object.keys(e)) {
      const scale = Math.sqrt(e[i]![i]! * e[j]![j]!)
      const lost = expected.n * 1e-14 * size(i) * size(j)
      if (!(Math.abs(a[i]![j]! - e[i]![j]!) <= 1e-9 * scale + lost + 1e-12))
        expect.fail(`${where} comoment ${i} ${j}: ${a[i]![j]} instead of ${e[i]![j]}`)
    }
}
