import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describe as describeLogs } from '../../src/engine/duckdb/describe.ts'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { parseExpressions } from '../../src/engine/duckdb/parse.ts'
import { MlgateError } from '../../src/errors.ts'

let folder: string
let log: string
let other: string
let database: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-attacks-'))
  log = join(folder, 'log.csv')
  other = join(folder, 'other.csv')
  writeFileSync(log, 'id,score,"we""ird\nname"\n1,0.5,a\n2,0.7,b\n')
  writeFileSync(other, 'secret\n42\n')
  database = await open([{ log: 'incumbent', paths: [log], format: null, at: undefined }])
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const parse = async (text: string) => {
  const [parsed] = await parseExpressions(database.session, [{ text, at: { file: 'mlgate.yaml', line: 7 } }])
  return parsed!
}

const refused: readonly (readonly [text: string, part: string | RegExp])[] = [
  ["read_text('/etc/passwd')", 'the function read_text'],
  ["read_blob('/proc/self/environ')", 'the function read_blob'],
  ["(select content from read_text('/etc/passwd'))", 'a subquery'],
  ["(select count(*) from read_csv('/etc/passwd'))", 'a subquery'],
  ["(select max(x) from read_parquet('/tmp/x.parquet'))", 'a subquery'],
  ["exists (from glob('/etc/*'))", 'a subquery'],
  ['score in (select 1)', 'a subquery'],
  ['score = any ([1])', 'a subquery'],
  ["glob('/etc/*')", 'the function glob'],
  ["getenv('HOME')", 'the function getenv'],
  ["query('select 1')", 'the function query'],
  ["query_table('x')", 'the function query_table'],
  ["current_setting('allowed_paths')", 'the function current_setting'],
  ["getvariable('x')", 'the function getvariable'],
  ['random()', 'the function random'],
  ['uuid()', 'the function uuid'],
  ['now()', 'the function now'],
  ['today()', 'the function today'],
  ['current_date', 'the clock'],
  ['"Current_Timestamp"', 'the clock'],
  ['score > epoch(localtimestamp)', 'the clock'],
  ["nextval('s')", 'the function nextval'],
  ['pg_sleep(10)', 'the function pg_sleep'],
  ["repeat('x', 1000000000)", 'the function repeat'],
  ['range(1000000000)', 'the function range'],
  ['len(generate_series(1, 1000000000))', 'the function generate_series'],
  ["lpad('x', 1000000000, 'y')", 'the function lpad'],
  ["replace(replace('aaaa', 'a', 'aaaa'), 'a', 'aaaa')", 'the function replace'],
  ['list_resize([1], 1000000000)', 'the function list_resize'],
  ['unnest([1, 2])', 'the function unnest'],
  ["error('x')", 'the function error'],
  ["json_serialize_sql('select 1')", 'the function json_serialize_sql'],
  ["json_execute_serialized_sql('{}')", 'the function json_execute_serialized_sql'],
  ["write_log('x')", 'the function write_log'],
  ['*', 'a star'],
  ['t.*', 'a star'],
  ['columns(*)', /a star|a part of SQL/],
  ['rank() over ()', 'a window function'],
  ['sum(score) over ()', 'a window function'],
  ['lag(score) over (order by id)', 'a window function'],
  ['list_transform([1], x -> x + 1)', 'the function list_transform'],
  ['list_filter([1], lambda x: x > 1)', 'the function list_filter'],
  ['x -> x', 'a lambda'],
  ['[x for x in [1]]', /the function list_apply|a lambda/],
  ['#1', 'a positional reference'],
  ['$1', 'a parameter'],
  ['?', 'a parameter'],
  ['$name', 'a parameter'],
  ['score as s', 'an alias'],
  ['s: score', 'an alias'],
  ['score s', 'an alias'],
  ['starts_with(a := score, b := 1)', 'an alias'],
  ['sum(score)', 'an aggregate'],
  ['count(*)', 'an aggregate'],
  ['max(score)', 'an aggregate'],
  ['sum(score) filter (score > 0)', 'a filter clause'],
  ['sum(distinct score)', 'distinct'],
  ['list(score order by id)', 'an order by'],
  ['score collate nocase', 'a collation'],
  ['system.main.hour(score)', 'another catalog'],
  ['pg_catalog.hour(score)', 'another schema'],
  ['score, id', 'more than one value'],
  ['score; select 2', 'a second statement'],
  ["score; copy (select 1) to '/tmp/x'", 'a statement of its own'],
  ["score; attach '/tmp/x.db'", 'a statement of its own'],
  ['score; install httpfs', 'a statement of its own'],
  ['score; load httpfs', 'a statement of its own'],
  ['score; set threads = 1', 'a statement of its own'],
  ['score; pragma version', /a statement of its own|a second statement/],
  ["score from read_text('/etc/passwd')", 'a from clause'],
  ["1 from '/etc/passwd'", 'a from clause'],
  ['score where true', 'a where clause'],
  ['score group by 1', 'a group by'],
  ['score having true', 'a having clause'],
  ['score order by 1', 'order by'],
  ['score limit 1', 'limit'],
  ['distinct score', 'distinct'],
  ['score union select 1', 'a set operation'],
  ['score using sample 1', 'a sample'],
  ['score qualify true', 'a qualify'],
  ['try(score)', 'OPERATOR_TRY'],
  ['p[1:2]', 'a slice'],
  ['cast(score as json)', 'a cast to json'],
  ["cast(score as enum('a'))", 'a cast to enum'],
  ['cast(score as int[])', 'a cast to list'],
  ["{'a': 1}", /the function struct_pack|an alias/],
  ["map {'a': 1}", 'the function map'],
  ['7 // 2', 'the operator //'],
  ["score ~ 'x'", 'the function regexp_full_match'],
  ['log(score)', 'the function log'],
  ['regexp_matches(id, id)', 'something other than a constant text'],
  [`regexp_matches(id, '${'a'.repeat(501)}')`, 'at most 500 characters'],
  ['date_trunc(id, ts)', 'date_trunc of something other than'],
  ['in_no_catalogue(score)', 'the function in_no_catalogue'],
]

test.each(refused)('the expression %s is refused, and by name', async (text, part) => {
  const parsed = await parse(text)
  expect(parsed).toMatchObject({ problem: { code: 'expression-not-allowed', at: { line: 7 } } })
  expect('problem' in parsed && parsed.problem.message).toMatch(part)
})

test.each([
  ['', 'expression-syntax'],
  ['score +', 'expression-syntax'],
  ['score)', 'expression-syntax'],
  ["'unclosed", 'expression-syntax'],
  ['/* unclosed', 'expression-not-allowed'],
  ['action = ‘DECLINE’ or', 'expression-syntax'],
  ['default', 'expression-not-allowed'],
  ['score\0', 'expression-syntax'],
  ["select read_text('/etc/passwd')", 'expression-syntax'],
  ["copy (select 1) to '/tmp/x'", 'expression-syntax'],
  ['1e400', 'expression-constant'],
  ['9007199254740993', 'expression-constant'],
  ['id = 123456789012345678901234567890', 'expression-constant'],
  ["ts > timestamp 'yesterday'", 'expression-constant'],
  ["ts > date '2026-02-30'", 'expression-constant'],
  ["interval 'a while'", 'expression-constant'],
  [`score > ${'9'.repeat(10_001)}`, 'expression-too-large'],
  [`score${' + score'.repeat(300)}`, 'expression-too-large'],
  [`${'not '.repeat(1500)}score`, 'expression-syntax'],
  ['('.repeat(9_999), 'expression-syntax'],
  [`x in (${'1, '.repeat(2000)}1)`, 'expression-not-allowed'],
  [nestedCase(8, 12), 'expression-too-large'],
] as const)('%s is refused', async (text, code) => {
  expect(await parse(text)).toMatchObject({ problem: { code } })
})

/** Each operand is copied to each of its branches: 12^8 copies of the innermost. */
function nestedCase(depth: number, branches: number): string {
  if (depth === 0) return 'score'
  return `case ${nestedCase(depth - 1, branches)} ${'when 1 then 2 '.repeat(branches)} end`
}

test('a comment hides nothing from who reviews it: it is refused', async () => {
  for (const text of ['score -- ; drop table x', 'score /* ; */', 'score --', "score > 0 -- and sex = 'F'"])
    expect(await parse(text)).toMatchObject({ problem: { code: 'expression-not-allowed' } })
})

test('what looks like a comment within quotes is none', async () => {
  expect(await parse("note = '-- /*'")).toHaveProperty('expr')
  expect(await parse('"--" - -1')).toHaveProperty('expr')
  expect(await parse("'it''s' = '--'")).toHaveProperty('expr')
})

test('names keep their quotes and newlines, and reach the engine as names', async () => {
  expect(await parse('"we""ird\nname"')).toEqual({ expr: { is: 'column', name: 'we"ird\nname' } })
  const text = `"we""ird\nname" = 'it''s'`
  const described = await describeLogs(database, [{ text, logs: ['incumbent'], at: undefined }])
  expect(described.expressions[text]!.types).toEqual({ incumbent: 'BOOLEAN' })
})

test('a name that is no column has no type, even where the engine has a constant or a pseudo-column of that name', async () => {
  const names = ['current_user', 'session_user', 'user', 'rowid', 'filename', 'file_row_number', 'scor']
  const described = await describeLogs(
    database,
    names.map(text => ({ text, logs: ['incumbent' as const], at: undefined })),
  )
  expect(names.map(name => described.expressions[name]!.types.incumbent)).toEqual(names.map(() => null))
})

test('a misspelt function is refused with the one that was meant', async () => {
  const hints = await Promise.all(['hours(ts)', 'sqrrt(score)', 'log(score)', 'now()'].map(parse))
  expect(hints.map(p => ('problem' in p ? p.problem.hint : null))).toEqual([
    'did you mean hour?',
    'did you mean sqrt?',
    'say which: ln, log2 or log10',
    'the only clock is `--as-of`: use `window:` in the spec',
  ])
})

test('all that is wrong is told at once', async () => {
  const asked = ['now()', 'score +', 'score'].map(text => ({ text, logs: ['incumbent' as const], at: undefined }))
  await expect(describeLogs(database, asked)).rejects.toMatchObject({
    problems: [{ code: 'expression-not-allowed' }, { code: 'expression-syntax' }],
  })
})

/** The second wall, by itself: statements run on the locked connection as if the check did not exist. */
test.each([
  ["select * from read_text('/etc/passwd')"],
  ["select * from read_blob('/proc/self/environ')"],
  ["select * from read_csv('OTHER')"],
  ["select * from 'OTHER'"],
  ["select * from read_csv('FOLDER/*.csv')"],
  ["select * from read_csv('FOLDER/../MISSING/other.csv')"],
  ["copy (select 1) to 'FOLDER/new.csv'"],
  ["copy (select 1) to 'OTHER'"],
  ["export database 'FOLDER/dump'"],
  ["attach 'FOLDER/new.db'"],
  ['install httpfs'],
  ['load httpfs'],
  ["load 'FOLDER/evil.duckdb_extension'"],
  ["select * from read_csv('http://127.0.0.1:1/x')"],
  ['create persistent secret s (type http)'],
  ['set threads = 1'],
  ['set enable_external_access = true'],
  ["set allowed_paths = ['/etc/passwd']"],
  ["set allowed_directories = ['/']"],
  ["set temp_directory = '/tmp/elsewhere'"],
  ['set lock_configuration = false'],
  ['reset lock_configuration'],
  ["pragma enable_profiling = 'json'"],
  ["select getenv('HOME')"],
] as const)('locked, the engine itself refuses: %s', async statement => {
  const sql = statement.replaceAll('OTHER', other).replaceAll('FOLDER', folder)
  await expect(database.session.query(sql)).rejects.toBeInstanceOf(MlgateError)
  expect(readdirSync(folder).sort()).toEqual(['log.csv', 'other.csv'])
  expect(readFileSync(other, 'utf8')).toBe('secret\n42\n')
})

/** Why the check is the defence: the settings do not stop these. Should one start to fail, the wall has become better. */
test.each([
  ["select current_setting('allowed_paths')"],
  ['select random()'],
  ['select now()'],
  ['select (select 1)'],
  ["select * from query('select 1')"],
  ['set variable x = 1'],
])('locked, the engine still runs: %s', async statement => {
  await expect(database.session.query(statement)).resolves.toBeDefined()
})

test('the declared logs stay readable', async () => {
  const { rows } = await database.session.query(`select * from read_csv('${log}')`)
  expect(rows).toBe(2)
})

test('temporary files are private and go with the engine', async () => {
  // Of this test alone: other runs of mlgate have theirs beside it.
  const own = mkdtempSync(join(tmpdir(), 'mlgate-private-'))
  vi.stubEnv('TMPDIR', own)
  try {
    const another = await open([{ log: 'incumbent', paths: [log], format: null, at: undefined }])
    const made = readdirSync(own).filter(name => name.startsWith('mlgate-'))
    expect(made.length).toBeGreaterThan(0)
    expect(made.map(name => statSync(join(own, name)).mode & 0o077)).toEqual(made.map(() => 0))
    another.close()
    expect(readdirSync(own)).toEqual([])
  } finally {
    vi.unstubAllEnvs()
    rmSync(own, { recursive: true })
  }
})
