import { expect, test } from 'vitest'
import { parse, problems, rendered, withSection } from './helpers.ts'

const tables = (engine: string, logs = '{incumbent: {table: v1}, candidate: {table: v2}}') =>
  withSection(`engine: ${engine}\nlogs: ${logs}`)
const engineOf = (text: string) => parse(tables(text)).spec.engine
const none = { catalog: null, schema: null, password_env: null, token_env: null }

test.each([
  ['trino://ana@trino.example.org', { ...none, server: 'https://trino.example.org', user: 'ana' }],
  [
    'trino://ana@t.example.org:8443/lake/ml',
    { ...none, server: 'https://t.example.org:8443', user: 'ana', catalog: 'lake', schema: 'ml' },
  ],
  ['trino://ana@localhost:8080/lake', { ...none, server: 'http://localhost:8080', user: 'ana', catalog: 'lake' }],
  ['"trino://ana@[::1]:8080"', { ...none, server: 'http://[::1]:8080', user: 'ana' }],
  [
    'trino+http://ana@t.example.org:8080/lake',
    { ...none, server: 'http://t.example.org:8080', user: 'ana', catalog: 'lake' },
  ],
  [
    'trino://ana%40example.org@t.example.org?password_env=PW',
    { ...none, server: 'https://t.example.org', user: 'ana@example.org', password_env: 'PW' },
  ],
  [
    'trino://t.example.org/?token_env=TOKEN',
    { ...none, server: 'https://t.example.org', user: null, token_env: 'TOKEN' },
  ],
  [
    '{kind: trino, server: "https://t.example.org/", user: ana, catalog: lake, token_env: T}',
    { ...none, server: 'https://t.example.org', user: 'ana', catalog: 'lake', token_env: 'T' },
  ],
])('%s', (written, engine) => {
  expect(engineOf(written)).toEqual({ kind: 'trino', pointer: '/engine', ...engine })
})

test.each(['duckdb', '{kind: duckdb}'])('%s is the engine of a spec that names none', written => {
  const text = withSection(`engine: ${written}\nlogs: {incumbent: a.parquet, candidate: b.parquet}`)
  expect(parse(text).spec.engine).toBeNull()
})

test('flags give an engine, and tables where it has tables', () => {
  const text = withSection(
    'logs: {incumbent: {table: v1, version: v1, where: ds = 1}, candidate: {table: v2, version: v2, where: ds = 2}}',
  )
  const { spec } = parse(text, { overrides: { engine: 'trino://ana@t.example.org/lake', candidate: 'ml.v3' } })
  expect(spec.engine?.server).toBe('https://t.example.org')
  expect(spec.logs).toMatchObject({
    incumbent: { table: 'v1', version: 'v1', where: { text: 'ds = 1' } },
    candidate: { table: 'ml.v3', version: null, where: { text: 'ds = 2' } },
  })
  const files = withSection('logs: {incumbent: a.parquet, candidate: b.parquet}')
  const onTables = { engine: 'trino://ana@t.example.org/lake', incumbent: 'v1', candidate: 'v2' }
  expect(parse(files, { overrides: onTables }).spec.logs).toMatchObject({
    incumbent: { table: 'v1', paths: [] },
    candidate: { table: 'v2' },
  })
  expect(
    parse(tables('trino://ana@t.example.org'), { overrides: { engine: 'duckdb', incumbent: 'a', candidate: 'b' } })
      .spec,
  ).toMatchObject({
    engine: null,
    logs: { incumbent: { table: null, written: ['a'] }, candidate: { table: null, written: ['b'] } },
  })
})

test.each([
  ['in a key', tables('{kind: trino, server: https://t.example.org, user: ana, password: hunter2}')],
  ['that is a token', tables('{kind: trino, server: https://t.example.org, token: hunter2}')],
  [
    'in place of the name of its variable',
    tables('{kind: trino, server: https://t.example.org, user: ana, password_env: hunter2}'),
  ],
  ['in place of a name at the end', tables('trino://ana@t.example.org/lake?token_env=hunter2')],
  ['in the address of the server', tables('{kind: trino, server: "https://ana:hunter2@t.example.org", user: ana}')],
  ['in the address of the engine', tables('trino://ana:hunter2@t.example.org/lake')],
  [
    'with a line that is wrong beside it',
    tables('{kind: trino, server: https://t.example.org, password: hunter2, usr: ana}'),
  ],
])('a secret %s is refused, and not repeated', (_, text) => {
  const shown = problems(text).map(rendered).join('\n')
  expect(shown).toContain('engine-secret')
  expect(shown).not.toContain('hunter2')
})

test('nor one on the command line', () => {
  const overrides = { engine: 'trino://ana:hunter2@t.example.org' }
  const found = problems(withSection('logs: {incumbent: a, candidate: b}'), { overrides })
  expect(found).toMatchObject([{ code: 'engine-secret', at: { file: '--engine' } }])
  expect(found.map(rendered).join()).not.toContain('hunter2')
})
