import { describe, expect, test } from 'vitest'
import { estimateOn } from '../../src/engine/trino/estimate.ts'
import { failed } from '../../src/engine/trino/failures.ts'
import { identify } from '../../src/engine/trino/identity.ts'
import type { Client, Result } from '../../src/engine/trino/types.ts'

const result = (row: Readonly<Record<string, string | number | null>>): Result => ({
  columns: Object.entries(row).map(([name, value]) => ({ name, type: 'varchar', values: [value], nulls: null })),
  rows: 1,
  bytes: 0,
  read: null,
})
const fails = (errorName: string) => failed({ message: 'no', errorName, errorType: 'USER_ERROR' }, 'q1')

/** Answers statements by what is in them; what it was asked is in `asked`. */
function server(answers: readonly (readonly [part: string, answer: Result | Error])[]): Client & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    query: async sql => {
      asked.push(sql)
      const [, answer] = answers.find(([part]) => sql.includes(part)) ?? []
      if (answer === undefined) throw new Error(`not expected: ${sql}`)
      if (answer instanceof Error) throw answer
      return answer
    },
  }
}

const table = { catalog: 'lake', schema: 'ml', name: 'p"q', where: null, columns: ['l."id"', 'l."score"'] }
const narrow = { ...table, where: 'l."ds" > date \'2026-11-01\'' }
const NO_SNAPSHOTS = ['$refs', fails('TABLE_NOT_FOUND')] as const
const NO_FILES = ['$path', fails('COLUMN_NOT_FOUND')] as const

describe('what stands for a table', () => {
  test('the snapshot of Iceberg, which is then read', async () => {
    const client = server([
      ['"lake"."ml"."p""q$refs"', result({ id: '42' })],
      ['count(*)', result({ n: 7 })],
    ])
    const from = '"lake"."ml"."p""q" for version as of 42'
    expect(await identify(client, table)).toEqual({ from, rows: 7, bytes: null, digest: 'snapshot:42' })
    expect(client.asked.at(-1)).toBe(`select count(*) as n from ${from} as l`)
  })

  test('the files of Hive', async () => {
    const client = server([NO_SNAPSHOTS, ['$path', result({ n: 7, bytes: 99, content: 'AB' })]])
    const found = { from: '"lake"."ml"."p""q"', rows: 7, bytes: 99, digest: 'files:AB' }
    expect(await identify(client, table)).toEqual(found)
    expect(client.asked).toHaveLength(2)
  })

  test('the rows of a view', async () => {
    const client = server([NO_SNAPSHOTS, NO_FILES, ['count(*)', result({ n: 7, content: 'CD' })]])
    const found = { from: '"lake"."ml"."p""q"', rows: 7, bytes: null, digest: 'rows:7.CD' }
    expect(await identify(client, table)).toEqual(found)
    // Each row is one text: sums over columns would miss what changed places between rows.
    expect(client.asked.at(-1)).toContain('concat_ws(chr(31), coalesce(l."id", chr(0)), coalesce(l."score", chr(0)))')
  })

  test('the condition is part of it', async () => {
    const client = () => server([NO_SNAPSHOTS, ['$path', result({ n: 7, bytes: 99, content: 'AB' })]])
    const digests = [narrow, { ...narrow, where: 'l."ds" > date \'2026-11-02\'' }, table].map(
      async of => (await identify(client(), of)).digest,
    )
    expect(new Set(await Promise.all(digests)).size).toBe(3)
    const asking = client()
    await identify(asking, narrow)
    expect(asking.asked.at(-1)).toContain(`as l where ${narrow.where} group by`)
  })

  test('any other failure is one', async () => {
    const client = server([['$refs', fails('PERMISSION_DENIED')]])
    await expect(identify(client, table)).rejects.toMatchObject({ code: 'engine-access' })
  })
})

test('an estimate, and none where the server has no statistics', async () => {
  const of = (name: string, estimate: object) => ({
    table: { catalog: 'lake', schemaTable: { schema: 'ml', table: name } },
    estimate,
  })
  const told = {
    inputTableColumnInfos: [
      of('v1', { outputRowCount: 1e6, outputSizeInBytes: 2.5e7 }),
      of('v2', { outputRowCount: 'NaN', outputSizeInBytes: 'NaN' }),
    ],
  }
  const client = server([['explain (type io, format json) select 1', result({ plan: JSON.stringify(told) })]])
  expect(await estimateOn(client, 'select 1')).toEqual({
    tables: [
      { name: 'lake.ml.v1', rows: 1e6, bytes: 2.5e7 },
      { name: 'lake.ml.v2', rows: null, bytes: null },
    ],
  })
})
