import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { near } from '../helpers/check.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

interface List {
  relevance: number[]
  incumbent: number[]
  candidate: number[]
}
type Values = Readonly<Record<string, number>>
const golden: {
  tolerance: number
  lists: List[]
  values: { incumbent: Values; candidate: Values }
  exponential: Values
  /** scipy's ttest_rel of NDCG@10 by query. */
  paired: { value: number; low: number; high: number }
  relevant: { level: number; values: Values }
} = JSON.parse(readFileSync(join(import.meta.dirname, '../reference/ranking.json'), 'utf8'))

type Arm = 'incumbent' | 'candidate'
const rowsOf = (lists: readonly List[], arm: Arm): Rows =>
  lists.flatMap((list, q) =>
    list[arm].map((score, doc) => ({
      query: `q${q}`,
      doc,
      market: q % 3 === 0 ? 'de' : 'fr',
      relevance: list.relevance[doc],
      score,
      // Served in the order of the scores, the first of several first.
      rank: 1 + list[arm].filter((s, i) => s > score || (s === score && i < doc)).length,
    })),
  )
const both = (lists: readonly List[]) => ({
  incumbent: rowsOf(lists, 'incumbent'),
  candidate: rowsOf(lists, 'candidate'),
})

const head = (columns: string) => `task: ranking\ncolumns: {id: [query, doc], query: query, ${columns}}\n`
const byScore = head('score: score, relevance: relevance')
const byRank = head('rank: rank, relevance: relevance')
const gate = (names: readonly string[], more = '') =>
  `gates: [{gate: significance, ${more} metrics: {${names.map(name => `${name}: {margin: 0.5}`).join(', ')}}}]\n`

const value = (record: Record1, name: string, arm: Arm): number | null | undefined =>
  checkIn(record, `significance/${name}/margin`)[arm]?.value

describe('as scikit-learn and trec_eval have it', () => {
  const names = Object.keys({ ...golden.values.incumbent, ...golden.values.candidate })
  let record: Record1
  let served: Record1
  beforeAll(async () => {
    record = await recordOf(both(golden.lists), `${byScore}${gate(names)}`)
    served = await recordOf(both(golden.lists), `${byRank}${gate(names)}`)
  })

  test.each(names)('%s', name => {
    near(value(record, name, 'incumbent'), golden.values.incumbent[name]!, golden.tolerance)
    const tied = golden.values.candidate[name]
    if (tied !== undefined) near(value(record, name, 'candidate'), tied, golden.tolerance)
    // What was served has no ties.
    near(value(served, name, 'incumbent'), golden.values.incumbent[name]!, golden.tolerance)
  })

  test('gains of 2^r − 1', async () => {
    const own = await recordOf(both(golden.lists), `${byScore}${gate(['ndcg@10'], 'gain: exponential,')}`)
    near(value(own, 'ndcg@10', 'incumbent'), golden.exponential['ndcg@10']!, golden.tolerance)
  })

  test('another grade from which a document is relevant', async () => {
    const { level, values } = golden.relevant
    const own = await recordOf(both(golden.lists), `${byScore}${gate(Object.keys(values), `relevant: ${level},`)}`)
    for (const [name, expected] of Object.entries(values))
      near(value(own, name, 'incumbent'), expected, golden.tolerance)
  })
})

/** One list, by hand: relevances in the order of the scores. */
async function ofList(relevance: readonly number[], names: readonly string[], scores = relevance.map((_, i) => -i)) {
  const list = { relevance: [...relevance], incumbent: scores, candidate: scores.map(s => s + 1) }
  const record = await recordOf(both([list]), `${byScore}${gate(names)}`)
  return Object.fromEntries(names.map(name => [name, value(record, name, 'incumbent')]))
}

describe('by hand', () => {
  const names = ['ndcg@2', 'map', 'map@2', 'mrr', 'mrr@2', 'recall@2', 'hit_rate@2']

  test('relevant in the first and the third place', async () => {
    expect(await ofList([1, 0, 1], names)).toEqual({
      'ndcg@2': expect.closeTo(1 / (1 + 1 / Math.log2(3)), 12),
      map: expect.closeTo((1 + 2 / 3) / 2, 12),
      'map@2': 0.5,
      mrr: 1,
      'mrr@2': 1,
      'recall@2': 0.5,
      'hit_rate@2': 1,
    })
  })

  test('a query of one document', async () => {
    expect(await ofList([3], names)).toEqual(Object.fromEntries(names.map(name => [name, 1])))
  })

  test('no relevant document: 0, which no ranking could better', async () => {
    expect(await ofList([0, 0], names)).toEqual(Object.fromEntries(names.map(name => [name, 0])))
  })

  test('all tied: NDCG by the mean of the places, the others by the last', async () => {
    expect(await ofList([1, 0], ['ndcg@2', 'map', 'mrr', 'hit_rate@1'], [0.5, 0.5])).toEqual({
      'ndcg@2': expect.closeTo((1 + 1 / Math.log2(3)) / 2, 12),
      map: 0.5,
      mrr: 0.5,
      'hit_rate@1': 0,
    })
  })

  test('a document that was not retrieved counts among the relevant, and not among the found', async () => {
    const rows = (rank: number) => [
      { query: 'a', doc: 1, rank: 1, relevance: 1 },
      { query: 'a', doc: 2, rank, relevance: 1 },
    ]
    const spec = head("rank: 'coalesce(rank, 1000000)', relevance: relevance")
    const record = await recordOf(
      { incumbent: rows(2), candidate: [rows(0)[0]!, { ...rows(0)[1]!, rank: null }] },
      `${spec}${gate(['recall@10', 'ndcg@10'])}`,
    )
    expect([value(record, 'recall@10', 'incumbent'), value(record, 'recall@10', 'candidate')]).toEqual([1, 0.5])
    near(value(record, 'ndcg@10', 'candidate'), 1 / (1 + 1 / Math.log2(3)), 1e-12)
  })
})

describe('the query is the unit', () => {
  const worse = golden.lists.map(({ relevance, incumbent }) => ({
    relevance,
    incumbent,
    candidate: incumbent.map((s, i) => s - 0.4 * relevance[i]!),
  }))

  test('n is queries, documents are paired by id', async () => {
    const record = await recordOf(both(worse), `${byScore}${gate(['ndcg@10'])}`)
    const found = checkIn(record, 'significance/ndcg@10/margin')
    expect(found.candidate).toMatchObject({ n: 150, units: 150 })
    expect(record.pairing).toMatchObject({ rows: golden.lists.flatMap(l => l.relevance).length, units: 150 })
    expect(found.verdict).toBe('pass')
  })

  test('paired by query without an id, as well: the interval is the same', async () => {
    const spec = (id: string) =>
      `task: ranking\ncolumns: {${id} query: query, score: score, relevance: relevance}\n${gate(['ndcg@10', 'map'])}`
    const [joined, apart] = await Promise.all(['id: [query, doc],', ''].map(id => recordOf(both(worse), spec(id))))
    for (const name of ['ndcg@10', 'map']) {
      const id = `significance/${name}/margin`
      expect(checkIn(apart!, id).estimate).toEqual(checkIn(joined!, id).estimate)
    }
  })

  test('the interval is that of the paired t over queries, wider where few of them carry it', async () => {
    const record = await recordOf(both(golden.lists), `${byScore}${gate(['ndcg@10'])}`)
    const { value: difference, low, high } = checkIn(record, 'significance/ndcg@10/margin').estimate!
    near(difference, golden.paired.value, golden.tolerance)
    near(high! - difference, difference - low!, golden.tolerance)
    const wider = (high! - low!) / (golden.paired.high - golden.paired.low)
    expect(wider).toBeGreaterThanOrEqual(1)
    expect(wider).toBeLessThan(1.05)
  })

  test('other scores in the same order: how many queries could differ bounds the change', async () => {
    const same = golden.lists.map(l => ({ ...l, candidate: l.incumbent.map(s => 3 * s - 1) }))
    for (const id of ['id: [query, doc], ', '']) {
      const record = await recordOf(both(same), `${byScore}${gate(['ndcg@10'])}`.replace('id: [query, doc], ', id))
      expect(checkIn(record, 'significance/ndcg@10/margin')).toMatchObject({
        verdict: 'pass',
        estimate: {
          value: 0,
          high: expect.closeTo(1 - 0.025 ** (1 / 150), 9),
          method: 'bound from 0 of 150 that differ',
        },
      })
    }
  })

  test('slices by what is known of the query', async () => {
    const sliced = 'slices: {market: {by: market, min_rows: 20}}\n'
    const spec = `${byScore}${sliced}${gate(['map'], 'slices: true,')}`
    const record = await recordOf(both(golden.lists), spec)
    const whole = checkIn(record, 'significance/map/margin').incumbent!
    const [de, fr] = ['de', 'fr'].map(m => checkIn(record, `significance/map/margin[market=${m}]`).incumbent!)
    expect([de!.n, fr!.n]).toEqual([50, 100])
    near((50 * de!.value! + 100 * fr!.value!) / 150, whole.value!, 1e-12)
  })

  test('a unit of its own clusters queries', async () => {
    const users = (rows: Rows) => rows.map(row => ({ ...row, user: `u${Number(String(row.query).slice(1)) % 40}` }))
    const { incumbent, candidate } = both(worse)
    const record = await recordOf(
      { incumbent: users(incumbent), candidate: users(candidate) },
      `${head('unit: user, score: score, relevance: relevance')}${gate(['ndcg@10'])}`,
    )
    expect(checkIn(record, 'significance/ndcg@10/margin').candidate).toMatchObject({ n: 150, units: 40 })
  })
})

describe('what must not pass', () => {
  const rows = both(golden.lists)
  const spec = `${byScore}${gate(['ndcg@10'])}`

  test.each([
    ['a missing relevance', { relevance: null }, 'data/valid(relevance)/max'],
    ['a negative relevance', { relevance: -1 }, 'data/valid(relevance)/max'],
    ['a missing query', { query: null }, 'data/valid(query)/max'],
    ['a missing score', { score: null }, 'data/valid(score)/max'],
  ])('%s', async (_, defect, id) => {
    const candidate = rows.candidate.map((row, i) => (i === 7 ? { ...row, ...defect } : row))
    const record = await recordOf({ ...rows, candidate }, spec)
    expect(record.decision).toBe('block')
    expect(checkIn(record, id)).toMatchObject({ verdict: 'fail', candidate: { value: 1 } })
  })

  test('a document twice in a list, with other scores', async () => {
    const candidate = [...rows.candidate, { ...rows.candidate[0]!, score: 99 }]
    const record = await recordOf({ ...rows, candidate }, spec)
    expect(checkIn(record, 'data/unique(id)/max').verdict).toBe('fail')
  })

  test('queries that the candidate did not answer', async () => {
    const candidate = rows.candidate.filter(row => row.query !== 'q1' && row.query !== 'q2')
    const record = await recordOf({ ...rows, candidate }, spec)
    expect(checkIn(record, 'data/paired(id)/min').verdict).toBe('fail')
    expect(checkIn(record, 'significance/ndcg@10/margin').reason).toBe('not_comparable')
    const apart = await recordOf({ ...rows, candidate }, spec.replace('id: [query, doc], ', ''))
    expect(apart.decision).toBe('block')
    expect(checkIn(apart, 'data/paired(query)/min').verdict).toBe('fail')
  })

  test('too few queries with a relevant document: what they could change is bounded, and no more', async () => {
    const lists = golden.lists.map((list, q) => (q < 135 ? { ...list, relevance: list.relevance.map(() => 0) } : list))
    const record = await recordOf(both(lists), spec.replace('0.5', '0.05'))
    const { verdict, estimate } = checkIn(record, 'significance/ndcg@10/margin')
    expect([verdict, estimate!.method]).toEqual([
      'inconclusive',
      expect.stringMatching(/^bound from \d+ of 150 that differ$/),
    ])
  })

  test.each([
    ['documents whose relevance differs between the logs', (q: number) => (q === 3 || q === 8 ? 4 : 0)],
    ['a relevant document less in the lists of some queries', (q: number) => (q === 3 || q === 8 ? -1 : 0)],
  ])('%s', async (_, change) => {
    const rows = golden.lists.flatMap((list, q) => {
      const documents = list.candidate.map((score, doc) => ({ query: `q${q}`, score, relevance: list.relevance[doc]! }))
      const first = documents.findIndex(d => d.relevance > 0)
      if (change(q) < 0) documents.splice(first, 1)
      else documents[0]!.relevance += change(q)
      return documents
    })
    const record = await recordOf({ ...both(golden.lists), candidate: rows }, spec.replace('id: [query, doc], ', ''))
    expect(checkIn(record, 'data/relevance_mismatch/max')).toMatchObject({
      verdict: 'fail',
      candidate: { value: expect.closeTo(2 / 150, 11) },
    })
    expect(checkIn(record, 'significance/ndcg@10/margin').reason).toBe('not_comparable')
  })
})

describe('laws', () => {
  const list = fc.integer({ min: 1, max: 6 }).chain(size => {
    const of = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: size, maxLength: size })
    return fc.record({ relevance: of(3), incumbent: of(4), candidate: of(4) })
  })
  const lists = fc.array(list, { minLength: 2, maxLength: 12 })
  const names = ['ndcg@3', 'map', 'mrr', 'recall@2', 'hit_rate@2']
  const values = async (some: readonly List[]) => {
    const rows = both(some)
    const scores = (all: Rows) => all.map(({ rank: _, ...row }) => row)
    const record = await recordOf(
      { incumbent: scores(rows.incumbent), candidate: [...scores(rows.candidate)].reverse() },
      `${byScore}pairing: none\n${gate(names)}`,
    ).catch(error => {
      if (error.code === 'same-arms') return null
      throw error
    })
    return record && names.map(name => [value(record, name, 'incumbent'), value(record, name, 'candidate')])
  }

  test('within [0, 1]; a monotone change of scores and more queries of the same leave them', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async some => {
        const found = await values(some)
        for (const x of found!.flat()) expect(x! >= 0 && x! <= 1 + 1e-12).toBe(true)
        const bent = some.map(l => ({ ...l, incumbent: l.incumbent.map(s => s ** 3 - 5) }))
        const twice = await values([...bent, ...bent])
        found!.flat().forEach((x, i) => {
          near(twice!.flat()[i], x!, 1e-12)
        })
      }),
      { seed: 20261121, numRuns: 15 },
    )
  }, 60_000)
})
