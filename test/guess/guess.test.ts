import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guess } from '../../src/guess/guess.ts'
import type { Said, SeenColumn, SeenLog, SeenLogs } from '../../src/guess/types.ts'
import { commonIds, nearness } from '../../src/run.ts'
import { near } from '../helpers/check.ts'
import { hasShared, shared } from '../helpers/run.ts'

const ROWS = 1000

type Short = Partial<SeenColumn> & { type: string }
const column = (name: string, short: Short): SeenColumn => ({
  ...{ name, nulls: 0, distinct: ROWS, range: null, lengths: null, values: null },
  ...short,
})
const log = (columns: Record<string, Short>): SeenLog => ({
  looked: ROWS,
  columns: Object.entries(columns).map(([name, short]) => column(name, short)),
})
const logs = (incumbent: Record<string, Short>, others: Partial<SeenLogs> = {}): SeenLogs => ({
  ...{ candidate: null, labels: null, reference: null },
  ...others,
  incumbent: log(incumbent),
})

const key: Short = { type: 'VARCHAR' }
const share: Short = { type: 'DOUBLE', range: [0.001, 0.99] }
const flag: Short = { type: 'INTEGER', distinct: 2, range: [0, 1] }
const many: Short = { type: 'DOUBLE', range: [-3, 5000] }
const time: Short = { type: 'TIMESTAMP', range: ['2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z'] }
const words = (...values: [string, number][]): Short => ({
  type: 'VARCHAR',
  distinct: values.length,
  values: values.map(([value, rows]) => ({ value, rows })),
})

const nothingNear = async () => ({})
const found = async (seen: SeenLogs, said: Said = {}) => {
  const { task, roles, groups, ...rest } = await guess(seen, said, nothingNear)
  return {
    ...rest,
    task: task?.value,
    groups: groups.map(g => g.value),
    roles: Object.fromEntries(Object.entries(roles).map(([role, { value }]) => [role, value])),
  }
}

describe('what columns are, by their names and what is in them', () => {
  test.each<[string, Record<string, Short>, Record<string, string>, string | undefined]>([
    [
      'a probability and an outcome',
      { request_id: key, ts: time, p_default: { ...share }, score: share, y_true: flag },
      { id: 'request_id', time: 'ts', score: 'score', label: 'y_true' },
      'binary',
    ],
    [
      'camel case, and an INTERVAL',
      { requestId: key, eventTime: time, modelScore: share, responseTime: { type: 'INTERVAL' } },
      { id: 'requestId', time: 'eventTime', score: 'modelScore', latency: 'responseTime' },
      'binary',
    ],
    [
      'numbers',
      { id: key, prediction: many, actual: many },
      { id: 'id', prediction: 'prediction', label: 'actual' },
      'regression',
    ],
    [
      'a prediction that is a probability',
      { id: key, prediction: share, label: flag },
      { id: 'id', score: 'prediction', label: 'label' },
      'binary',
    ],
    [
      'a class of several',
      { id: key, pred: words(['a', 500], ['b', 300], ['c', 200]), label: words(['a', 500], ['b', 300], ['c', 200]) },
      { id: 'id', prediction: 'pred', label: 'label' },
      'multiclass',
    ],
    [
      'two probabilities in a list',
      { id: key, probs: { type: 'DOUBLE[]', distinct: null, lengths: [2, 2], range: [0, 1] }, label: flag },
      { id: 'id', score: 'probs[2]', label: 'label' },
      'binary',
    ],
    [
      'queries with graded documents',
      { query_id: { ...key, distinct: 90 }, score: many, relevance: { type: 'INTEGER', distinct: 5, range: [0, 4] } },
      { query: 'query_id', relevance: 'relevance', score: 'score' },
      'ranking',
    ],
    [
      'an outcome in two words',
      { id: key, score: share, outcome: words(['good', 900], ['bad', 100]) },
      { id: 'id', score: 'score', label: "outcome = 'bad'" },
      'binary',
    ],
    [
      'a status, seconds, and a name that needs quotes',
      { 'request id': key, score: share, status: { type: 'INTEGER', distinct: 3, range: [200, 503] }, took_s: many },
      { id: '"request id"', score: 'score', error: 'status >= 500' },
      'binary',
    ],
    ['nothing at all', { a: many, b: words(['x', 1000]) }, {}, undefined],
  ])('%s', async (_, columns, roles, task) => {
    expect(await found(logs(columns))).toMatchObject({ roles, task })
  })

  test('each of the columns has one role', async () => {
    const { roles } = await found(
      logs({ request_id: key, score: share, probability: share, label: flag, target: flag }),
    )
    expect(new Set(Object.values(roles)).size).toBe(Object.keys(roles).length)
  })

  test('an id is one in both logs', async () => {
    const candidate = log({ request_id: { ...key, distinct: 10 }, uuid: key, score: share })
    const seen = logs({ request_id: key, uuid: key, score: share }, { candidate })
    expect((await found(seen)).roles.id).toBe('uuid')
  })

  test('what only one arm has is no role of both', async () => {
    const seen = logs({ id: key, score: share, label: flag }, { candidate: log({ id: key, score: share }) })
    expect((await found(seen)).roles).toEqual({ id: 'id', score: 'score' })
  })

  test('outcomes, and their time, are those of the labels’ own log', async () => {
    const labels = log({ id: key, is_bad: flag, known_at: time })
    const guessed = await found(logs({ id: key, score: share, label: many }, { labels }))
    expect(guessed).toMatchObject({ roles: { label: 'is_bad' }, labelsTime: { value: 'known_at' } })
  })

  test('an outcome without such a name is what the answers are nearest to', async () => {
    const seen = logs({ id: key, prediction: many, carat: many, price: many })
    const near = async (answer: string, columns: readonly string[]) => {
      expect([answer, columns]).toEqual(['prediction', ['carat', 'price']])
      return { carat: -7, price: 0.93 }
    }
    expect((await guess(seen, {}, near)).roles.label).toEqual({
      value: 'price',
      because: 'what `prediction` is nearest to: R² 0.93',
    })
    const far = await guess(seen, {}, async () => ({ carat: -7, price: 0.01 }))
    expect(far.roles.label).toBeUndefined()
  })

  test('groups are what people are compared by, and inputs what is left', async () => {
    const guessed = await found(
      logs({
        id: key,
        user_id: { ...key, distinct: 400 },
        score: share,
        sex: words(['f', 500], ['m', 500]),
        race: { ...key, distinct: 700 },
        color: words(['red', 500], ['blue', 500]),
        age: { type: 'INTEGER', distinct: 60, range: [18, 90] },
        model_version: words(['v1', ROWS]),
        note: { ...key, distinct: 900 },
      }),
    )
    expect(guessed).toMatchObject({ groups: ['sex'], features: ['color', 'age'], roles: { unit: 'user_id' } })
    expect(guessed.versions).toEqual({ incumbent: 'v1', candidate: null })
  })

  test('what is said goes before what is guessed', async () => {
    const seen = logs({ id: key, score: share, p_bad: share, label: flag, sex: words(['f', 500], ['m', 500]) })
    const guessed = await found(seen, {
      task: 'regression',
      roles: { score: 'none', prediction: 'p_bad', label: 'none' },
      groups: [],
    })
    expect(guessed).toMatchObject({ task: 'regression', roles: { id: 'id', prediction: 'p_bad' }, groups: [] })
    expect(guessed.roles).not.toHaveProperty('label')
  })
})

test.skipIf(!hasShared)('nearness is scikit-learn’s R², and ids in common are counted', async () => {
  const path = (name: string) => join(shared, 'data/diamonds', `${name}.parquet`)
  const { diamonds } = JSON.parse(readFileSync(join(shared, 'reference/reference.json'), 'utf8'))
  const found = await nearness(path('v1-loglinear'), 'prediction', ['price', 'carat'])
  near(found.price, diamonds['v1-loglinear'].r2)
  expect(found.carat).toBeLessThan(0)
  const paths = { incumbent: path('v1-loglinear'), candidate: path('v2-boosted') }
  expect(await commonIds(paths, 'request_id')).toBe(1)
  expect(await commonIds({ ...paths, incumbent: join(shared, 'data/adult/v1-logistic.parquet') }, 'request_id')).toBe(0)
})
