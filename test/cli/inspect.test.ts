import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { profile } from '../../src/engine/duckdb/profile.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { writeLogs } from '../helpers/logs.ts'
import { mlgate } from '../helpers/run.ts'

lastBuild()

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-inspect-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a log, for people', async () => {
  const { exitCode, stdout, stderr } = await mlgate(['inspect', 'fixtures/label-outage/incumbent.parquet'], {
    cwd: root,
  })
  expect([exitCode, stderr]).toEqual([0, ''])
  await expect(stdout).toMatchFileSnapshot('./golden/inspect.txt')
})

test('as a document, of many files and of another format', async () => {
  for (const [name, rows] of [
    ['a', '1,x\n2,\n'],
    ['b', ',y\n4,x\n'],
  ] as const)
    writeFileSync(join(folder, `${name}.csv`), `n,"s\u001b"\n${rows}`)
  const { exitCode, stdout } = await mlgate(['inspect', '*.csv', '--format', 'json'], { cwd: folder })
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'mlgate/inspect@1',
    format: 'csv',
    rows: 4,
    files: [{ path: 'a.csv' }, { path: 'b.csv' }],
    columns: [
      { name: 'n', type: 'BIGINT', nulls: 1, distinct: 3, range: [1, 4] },
      { name: 's\u001b', type: 'VARCHAR', nulls: 1, distinct: 2, range: null, histogram: null, values: [] },
    ],
  })
  expect((await mlgate(['inspect', '*.csv'], { cwd: folder })).stdout).not.toContain('\u001b')
})

test('lists, texts and truths', async () => {
  const rows = [
    '{"p":[0.25,0.75],"s":"abc","b":true}',
    '{"p":[1.0,0.0],"s":"d","b":false}',
    '{"p":[0.5],"s":"ef","b":true}',
  ]
  writeFileSync(join(folder, 'lists.ndjson'), rows.join('\n'))
  const found = await profile([join(folder, 'lists.ndjson')])
  expect(found.columns).toMatchObject([
    { name: 'p', type: 'DOUBLE[]', distinct: null, range: [0, 1], lengths: [1, 2], histogram: null },
    { name: 's', type: 'VARCHAR', distinct: 3, range: null, lengths: [1, 3] },
    { name: 'b', type: 'BOOLEAN', distinct: 2, range: null, lengths: null },
  ])
  const { stdout } = await mlgate(['inspect', 'lists.ndjson'], { cwd: folder })
  expect(stdout).toMatch(/p +DOUBLE\[\] +0 +1 to 2 elements, 0 to 1\n/)
  expect(stdout).toMatch(/s +VARCHAR +0 +3 +1 to 3 characters\n/)
})

test('of a large log a sample may do: the same one each time', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({ id: `r${i}`, x: i }))
  await writeLogs(folder, { large: rows }, { id: 'VARCHAR', x: 'DOUBLE' })
  const [a, b] = [0, 1].map(() => profile([join(folder, 'large.parquet')], { sample: 500, threads: 1 }))
  const found = await a!
  expect(found).toMatchObject({ rows: 5000, looked: 500 })
  expect(found.columns[0]).toMatchObject({ distinct: 500, nulls: 0 })
  expect(await b!).toEqual(found)
})

test('what cannot be read', async () => {
  const { exitCode, stdout, stderr } = await mlgate(['inspect', 'none.parquet'], { cwd: folder })
  expect([exitCode, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /^error log-missing: The log .*none\.parquet does not exist\.\n {2}hint: check the path; it is relative to the folder you are in\n$/,
  )
})

test('counts, ranges and bins are those of the rows', async () => {
  const number = fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.integer({ min: -3, max: 3 }))
  const row = fc.record({
    x: fc.option(number, { nil: null }),
    s: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async rows => {
      await writeLogs(folder, { made: rows }, { x: 'DOUBLE', s: 'VARCHAR' })
      const found = await profile([join(folder, 'made.parquet')])
      const x = rows.flatMap(r => r.x ?? []).map(v => v + 0)
      const s = rows.flatMap(r => r.s ?? [])
      const [low, high] = [Math.min(...x), Math.max(...x)]
      const bins = Array(12).fill(0)
      for (const v of x) bins[Math.min(11, Math.floor(((v - low) / (high - low)) * 12))]++
      const many = [...new Set(s)].filter(v => s.filter(w => w === v).length >= 5)
      const [ofX, ofS] = [found.columns.find(c => c.name === 'x')!, found.columns.find(c => c.name === 's')!]
      expect(found.rows).toBe(rows.length)
      expect(ofX).toMatchObject({ nulls: rows.length - x.length, nan: 0, distinct: new Set(x).size })
      expect(ofX.range?.map(v => Number(v) + 0) ?? null).toEqual(x.length > 0 ? [low + 0, high + 0] : null)
      expect(ofX.histogram).toEqual(x.length > 0 && low < high ? bins : null)
      expect(ofS).toMatchObject({ nulls: rows.length - s.length, distinct: new Set(s).size })
      expect(ofS.values?.map(v => v.value).sort()).toEqual(many.sort())
    }),
    { numRuns: 25 },
  )
})
