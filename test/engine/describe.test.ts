import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describe as describeLogs } from '../../src/engine/duckdb/describe.ts'
import { digestFile } from '../../src/engine/duckdb/digest.ts'
import { fromSource } from '../../src/engine/duckdb/files.ts'
import { type OpenOptions, open } from '../../src/engine/duckdb/open.ts'
import type { StatementEvent } from '../../src/engine/duckdb/session.ts'
import type { MlgateError } from '../../src/errors.ts'
import type { Described, ExpressionText, Source } from '../../src/plan/types.ts'

let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-describe-'))
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const write = (name: string, select: string): Promise<unknown> =>
    connection.run(`copy (${select}) to '${at(name)}' (format parquet)`)
  await write('a1.parquet', "select 1::bigint as id, 0.5::double as score, 'x' as host")
  await write('a2.parquet', "select 2::bigint as id, 0.7::double as score, 'y' as host from range(3)")
  await write('reordered.parquet', "select 'y' as host, 0.7::double as score, 2::bigint as id")
  await write('other-type.parquet', "select 1::bigint as id, 0.5::float as score, 'x' as host")
  await write('fewer.parquet', 'select 1::bigint as id, 0.5::double as score')
  await write("it''s.parquet", 'select 1 as id')
  await write('none.parquet', 'select 1 as id where false')
  await write('list.parquet', 'select [0.1, 0.9]::double[] as p, {a: 1} as s')
  connection.closeSync()
  instance.closeSync()

  const csv = 'id,score\n1,0.5\n2,0.7\n'
  const ndjson = '{"id":1,"score":0.5}\n{"id":2,"score":0.7}\n'
  writeFileSync(at('log.csv'), csv)
  writeFileSync(at('log.csv.gz'), gzipSync(csv))
  writeFileSync(at('log.csv.zst'), zstdCompressSync(csv))
  writeFileSync(at('log.tsv'), csv.replaceAll(',', '\t'))
  writeFileSync(at('log.ndjson'), ndjson)
  writeFileSync(at('log.jsonl.gz'), gzipSync(ndjson))
  writeFileSync(at('log.data'), csv)
  writeFileSync(at('more.csv'), 'score,id\n1,3\n')
  writeFileSync(at('ragged.csv'), `id,score\n${'1,0.5\n'.repeat(30_000)}1,oops\n`)
  writeFileSync(at('broken.ndjson'), '{"id":1}\n{"id":\n')
  writeFileSync(at('header.csv'), 'id,score\n')
  writeFileSync(at('empty.parquet'), '')
  writeFileSync(at('log.arrow'), 'ARROW1\0\0')
  writeFileSync(at('unnamed'), 'ARROW1\0\0')
  const whole = readFileSync(at('a2.parquet'))
  writeFileSync(at('cut.parquet'), whole.subarray(0, whole.length - 30))
  writeFileSync(
    at('footless.parquet'),
    Buffer.concat([whole.subarray(0, 40), Buffer.from('\xff\xff\xff\x7fPAR1', 'latin1')]),
  )
  mkdirSync(at('directory'))
  symlinkSync(at('a1.parquet'), at('link.parquet'))
  writeFileSync(at('odd[1].parquet'), whole)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source = (paths: string | readonly string[], more: Partial<Source> = {}): Source => ({
  log: 'incumbent',
  paths: [paths].flat().map(at),
  format: null,
  at: { file: 'mlgate.yaml', line: 3 },
  ...more,
})
async function described(
  sources: readonly Source[],
  expressions: readonly ExpressionText[] = [],
  options: OpenOptions = {},
): Promise<Described> {
  const database = await open(sources, options)
  try {
    return await describeLogs(database, expressions)
  } finally {
    database.close()
  }
}
const incumbent = async (paths: string | readonly string[], more: Partial<Source> = {}) =>
  (await described([source(paths, more)])).logs.incumbent!

test('a Parquet log: files with digests of their content, rows, columns', async () => {
  const bytes = readFileSync(at('a2.parquet'))
  expect(await described([source('a2.parquet')])).toEqual({
    engine: 'duckdb 1.5.6',
    logs: {
      incumbent: {
        files: [
          {
            path: at('a2.parquet'),
            bytes: bytes.length,
            digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
          },
        ],
        rows: 3,
        columns: { id: 'BIGINT', score: 'DOUBLE', host: 'VARCHAR' },
      },
    },
    expressions: {},
  })
})

test.each([
  ['a glob', 'a?.parquet', ['a1.parquet', 'a2.parquet'], 4],
  ['a list', ['a2.parquet', 'a1.parquet', 'a2.parquet'], ['a1.parquet', 'a2.parquet'], 4],
  [
    'files whose columns are in another order',
    ['a1.parquet', 'reordered.parquet'],
    ['a1.parquet', 'reordered.parquet'],
    2,
  ],
  ['a quote in a name', "it's.parquet", ["it's.parquet"], 1],
  ['a link', 'link.parquet', ['link.parquet'], 1],
] as const)('%s', async (_, paths, files, rows) => {
  const log = await incumbent(paths)
  expect(log.files.map(f => f.path)).toEqual(files.map(at))
  expect(log.rows).toBe(rows)
})

test.each([
  ['log.csv', null],
  ['log.csv.gz', null],
  ['log.csv.zst', null],
  ['log.tsv', null],
  ['log.ndjson', null],
  ['log.jsonl.gz', null],
  ['log.data', 'csv'],
] as const)('%s is read', async (name, format) => {
  expect(await incumbent(name, { format })).toMatchObject({ rows: 2, columns: { id: 'BIGINT', score: 'DOUBLE' } })
})

test('CSV files are united by name, numbers of both kinds as doubles', async () => {
  expect(await incumbent(['log.csv', 'more.csv'])).toMatchObject({
    rows: 3,
    columns: { id: 'BIGINT', score: 'DOUBLE' },
  })
})

test('rows of files united by name are read through fromSource', async () => {
  const database = await open([source(['a1.parquet', 'reordered.parquet'])])
  const { columns } = await database.session.query(
    `select id from ${fromSource(database.sources.incumbent!)} order by id`,
  )
  database.close()
  expect(columns[0]!.values).toEqual(Float64Array.of(1, 2))
})

test.each([
  ['nowhere.parquet', {}, 'log-missing', 'The incumbent log FOLDER/nowhere.parquet does not exist.'],
  ['*.nothing', {}, 'log-no-match', 'The incumbent log FOLDER/*.nothing matches no file.'],
  ['directory', {}, 'log-directory', 'The incumbent log FOLDER/directory is a directory.'],
  ['empty.parquet', {}, 'log-empty', 'The incumbent log FOLDER/empty.parquet is empty.'],
  ['none.parquet', {}, 'log-empty', 'The incumbent log has no rows.'],
  ['header.csv', {}, 'log-empty', 'The incumbent log has no rows.'],
  ['cut.parquet', {}, 'log-truncated', /cut off/],
  ['footless.parquet', {}, 'log-unreadable', /can't be read as Parquet/],
  ['log.data', {}, 'log-not-parquet', 'The incumbent log FOLDER/log.data is not a Parquet file.'],
  ['log.csv', { format: 'parquet' }, 'log-not-parquet', /log.csv is not a Parquet file/],
  ['broken.ndjson', {}, 'log-unreadable', /can't be read as NDJSON/],
  ['log.arrow', {}, 'log-truncated', /Arrow that is cut off: its footer is missing/],
  ['unnamed', {}, 'log-truncated', /Arrow that is cut off: its footer is missing/],
  ['odd*.parquet', {}, 'log-name', /bracket/],
  [['a1.parquet', 'log.csv'], {}, 'log-formats-differ', /different formats/],
  [['a1.parquet', 'other-type.parquet'], {}, 'log-schemas-differ', /column score \(DOUBLE, then FLOAT\)/],
  [['a1.parquet', 'fewer.parquet'], {}, 'log-schemas-differ', /column host \(VARCHAR, then absent\)/],
  [['log.csv', 'header.csv', 'a1.csv'], {}, 'log-missing', /a1.csv does not exist/],
  [[], {}, 'log-missing', 'The incumbent log names no file.'],
] as const)('%s: refused with a place and a remedy', async (paths, more, code, message) => {
  const error = await incumbent(paths, more).then(
    () => null,
    (e: unknown) => e,
  )
  expect(error).toMatchObject({ problems: [{ code, at: { file: 'mlgate.yaml', line: 3 } }] })
  const { problems } = error as { problems: { message: string; hint: string }[] }
  expect(problems[0]!.message.replace(folder, 'FOLDER')).toMatch(message)
  expect(problems[0]!.hint).toMatch(/\w/)
  expect(problems[0]!.message).not.toContain('\n')
})

describe('a folder that is parted by the values of columns', () => {
  beforeAll(async () => {
    const parted = at('parted')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(
      `copy (select i as id, i / 8 as score, date '2026-11-20' + (i % 3)::int as dt, if(i % 2 = 0, '7', 'x') as kind from range(12) t(i))
       to '${parted}' (format parquet, partition_by (dt, kind))`,
    )
    connection.closeSync()
    writeFileSync(join(parted, '_SUCCESS'), '')
    mkdirSync(join(parted, '_tmp'))
    writeFileSync(join(parted, '_tmp/half.parquet'), 'PAR1')
  })

  test.each(['parted', 'parted/dt*/**/*.parquet', 'parted/dt=2026-11-20'])('%s', async name => {
    const { rows, files, columns } = await incumbent(name)
    expect([rows, files.length]).toEqual(name.includes('=') ? [4, 2] : [12, 6])
    // Seven in one folder, and text in another.
    expect(columns).toEqual({ id: 'BIGINT', score: 'DOUBLE', dt: 'DATE', kind: 'VARCHAR' })
  })
})

describe('a log at an address', () => {
  const at = (url: string, env: Record<string, string> = {}) =>
    described([{ ...source('x'), paths: [url] }], [], { env }).then(
      () => null,
      (error: unknown) => (error as MlgateError).problems,
    )

  test('needs an extension, which is looked for in the folder that is named and nowhere else', async () => {
    const [problem] = (await at('https://example.org/x.parquet?key=hush', { MLGATE_EXTENSIONS: folder }))!
    expect(problem).toMatchObject({ code: 'extension-missing', at: { file: 'mlgate.yaml', line: 3 } })
    expect(problem!.message).toMatch(/x\.parquet needs DuckDB's extension httpfs \(v\d+\.\d+\.\d+, \w+\)/)
    expect(problem!.message).toContain(`cannot be loaded from ${folder}`)
    expect(problem!.message).not.toContain('hush')
  })

  test('of another kind is refused before anything is loaded', async () => {
    expect(await at('ftp://example.org/x.parquet')).toMatchObject([{ code: 'log-url' }])
    expect(await at('hdfs://cluster/x.parquet')).toMatchObject([{ code: 'log-url' }])
  })
})

test('all logs that are wrong are told at once', async () => {
  const sources = [
    source('nowhere.parquet'),
    source('directory', { log: 'candidate' }),
    source('a1.parquet', { log: 'labels' }),
  ]
  await expect(described(sources)).rejects.toMatchObject({
    problems: [{ code: 'log-missing' }, { code: 'log-directory' }],
  })
})

test('types by log; null where a column is not in it', async () => {
  const text = 'score >= 0.5'
  const { expressions } = await described(
    [source('a1.parquet'), source('log.csv', { log: 'candidate' }), source('list.parquet', { log: 'labels' })],
    [
      { text, logs: ['incumbent', 'candidate', 'labels'], at: undefined },
      { text: 'host', logs: ['incumbent', 'candidate'], at: undefined },
      { text: 'p[1] + s.a', logs: ['labels'], at: undefined },
      { text: 'HOST', logs: ['incumbent'], at: undefined },
    ],
  )
  expect(Object.fromEntries(Object.entries(expressions).map(([t, e]) => [t, e.types]))).toEqual({
    [text]: { incumbent: 'BOOLEAN', candidate: 'BOOLEAN', labels: null },
    host: { incumbent: 'VARCHAR', candidate: null },
    'p[1] + s.a': { labels: 'DOUBLE' },
    HOST: { incumbent: 'VARCHAR' },
  })
})

test('expressions that do not fit are told each, the others are not', async () => {
  const expressions = ['score + host', 'score', 'hour(score)'].map((text, i) => ({
    text,
    logs: ['incumbent' as const],
    at: { file: 'mlgate.yaml', line: i },
  }))
  await expect(described([source('a1.parquet')], expressions)).rejects.toMatchObject({
    problems: [
      { code: 'expression-type', at: { line: 0 }, message: expect.stringContaining('score + host') },
      { code: 'expression-type', at: { line: 2 }, message: expect.stringContaining('hour(score)') },
    ],
  })
})

test('the digest of a large Parquet file is of its footer, and says so', async () => {
  const file = at('a2.parquet')
  const size = readFileSync(file).length
  const digest = await digestFile(file, size, true, 10)
  expect(digest).toMatch(/^parquet-footer-sha256:[0-9a-f]{64}$/)
  expect(await digestFile(at('a1.parquet'), readFileSync(at('a1.parquet')).length, true, 10)).not.toBe(digest)
  expect(await digestFile(file, size, false, 10)).toMatch(/^sha256:/)
})

test('columns come as typed arrays, with nulls apart from NaN', async () => {
  const database = await open([source('a1.parquet')])
  const { columns, rows } = await database.session.query(
    `select * from (values (1.5::double, 9007199254740991::bigint, 0.25::decimal(4, 2), true, 'a', [1, 2], date '1970-01-03', timestamp '1970-01-01 00:00:01', 5::hugeint),
      ('nan'::double, null, null, null, null, null, null, null, null))`,
  )
  expect(rows).toBe(2)
  expect(columns.map(c => [...c.values][0])).toEqual([1.5, 9007199254740991, 0.25, 1, 'a', [1, 2], 2, 1e6, 5])
  expect(columns.map(c => (c.is === 'numbers' ? (c.nulls?.[1] ?? 0) : c.values[1]))).toEqual([
    0,
    1,
    1,
    1,
    null,
    null,
    1,
    1,
    1,
  ])
  const empty = await database.session.query('select 1 as a where false')
  expect(empty).toEqual({
    rows: 0,
    columns: [{ is: 'numbers', name: 'a', type: 'INTEGER', values: new Float64Array(0), nulls: null }],
  })
  const many = await database.session.query(
    'select i::integer as i, case when i % 2 = 0 then i end as e from range(5000) t(i) order by i',
  )
  expect([...many.columns[0]!.values]).toEqual(Array.from({ length: 5000 }, (_, i) => i))
  expect([...many.columns[1]!.values].filter(Number.isNaN).length).toBe(2500)
  database.close()
})

test('statements are counted and told; errors have one line and no statement', async () => {
  const events: StatementEvent[] = []
  const database = await open([source('a1.parquet')], { emit: e => events.push(e) })
  const before = database.session.statements()
  await database.session.query('select $1::integer + 1 as x', [1])
  expect(database.session.statements()).toBe(before + 1)
  expect(events.at(-1)).toMatchObject({ event: 'statement', sql: 'select $1::integer + 1 as x', rows: 1 })
  const error = await database.session.query('select\n  no_such').then(
    () => null,
    (e: unknown) => e as Error,
  )
  expect(error).toMatchObject({
    code: 'engine',
    message: expect.stringMatching(/^The engine stopped: Binder Error: .*no_such[^\n]*$/),
  })
  database.close()
})

test('a value that does not fit its column of a CSV file is told with file and line', async () => {
  const database = await open([source('ragged.csv')])
  const query = database.session.query(`select sum(score) from ${fromSource(database.sources.incumbent!)}`)
  await expect(query).rejects.toMatchObject({
    message: `The engine stopped: Line 30002 of ${at('ragged.csv')}: Error when converting column "score". Could not convert string "oops" to 'DOUBLE'`,
  })
  database.close()
})

test('an aborted statement ends with the reason', async () => {
  const controller = new AbortController()
  const database = await open([source('a1.parquet')], { signal: controller.signal })
  const running = database.session.query('select sum(a.i * b.i) from range(1000000) a(i), range(1000000) b(i)')
  setTimeout(() => controller.abort(new Error('enough')), 20)
  await expect(running).rejects.toThrow('enough')
  await expect(database.session.query('select 1')).rejects.toThrow('enough')
  database.close()
})

const shared = resolve(process.env.MLGATE_SHARED ?? '../shared', 'data')
test.skipIf(!existsSync(shared))(`the real logs of ${shared}`, async () => {
  const { logs } = await described([
    source([], { paths: [join(shared, 'adult/v*.parquet')] }),
    source([], { log: 'labels', paths: [join(shared, 'adult/labels.parquet')] }),
  ])
  expect(logs.incumbent).toMatchObject({ rows: 4 * 16_281, columns: { ts: 'TIMESTAMP', score: 'DOUBLE' } })
  expect(logs.labels).toMatchObject({ rows: 16_281, columns: { label: 'BIGINT', labelled_at: 'TIMESTAMP' } })
})
