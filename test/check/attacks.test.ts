import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorRecord } from '../../src/record/types.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { inProcess } from '../helpers/whole.ts'

/** Every place of a spec that takes an expression: the section it is in, with the expression put there. */
const places: Readonly<Record<string, (e: string) => Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(
    ['id', 'time', 'unit', 'score', 'decision', 'label', 'latency', 'error'].map(role => [
      `columns.${role}`,
      (e: string) => ({ [`columns.${role}`]: e }),
    ]),
  ),
  'columns.id, one of several': e => ({ 'columns.id': `[request_id, ${e}]` }),
  'columns.score of the incumbent': e => ({ 'columns.score': `{incumbent: ${e}, candidate: score}` }),
  'columns.score of the candidate': e => ({ 'columns.score': `{incumbent: score, candidate: ${e}}` }),
  'columns.score of the reference': e => ({
    'logs.reference': 'incumbent.parquet',
    'columns.score': `{incumbent: score, candidate: score, reference: ${e}}`,
  }),
  'columns.latency, value': e => ({ 'columns.latency': `{value: ${e}, unit: s}` }),
  'columns.label, value in the labels': e => ({ 'columns.label': `{log: labels, value: ${e}}` }),
  'columns.features': e => ({ 'columns.features': `[age, ${e}]` }),
  'columns.groups': e => ({ 'columns.groups': `[sex, ${e}]` }),
  'logs.incumbent.where': e => ({ 'logs.incumbent': `{path: incumbent.parquet, where: ${e}}` }),
  'logs.candidate.where': e => ({ 'logs.candidate': `{path: candidate.parquet, where: ${e}}` }),
  'logs.reference.where': e => ({ 'logs.reference': `{path: incumbent.parquet, where: ${e}}` }),
  'logs.labels.where': e => ({ 'logs.labels': `{path: labels.parquet, where: ${e}}` }),
  'logs.labels.time': e => ({ 'logs.labels': `{path: labels.parquet, time: ${e}}` }),
  'slices.by': e => ({ 'slices.s': `{by: ${e}}`, 'gate.slices': '[s]' }),
  'slices.by, one of several': e => ({ 'slices.s': `{by: [sex, ${e}]}`, 'gate.slices': '[s]' }),
  'slices.where': e => ({ 'slices.s': `{where: ${e}}`, 'gate.slices': '[s]' }),
  'gates.where': e => ({ 'gate.where': e }),
  'gates.of': e => ({ 'gate.of': `[${e}]` }),
  'gates.by': e => ({ 'gate.by': `[${e}]` }),
}

const base: Readonly<Record<string, string>> = {
  'logs.incumbent': 'incumbent.parquet',
  'logs.candidate': 'candidate.parquet',
  'logs.labels': 'labels.parquet',
  'columns.id': 'request_id',
  'columns.time': 'ts',
  'columns.score': 'score',
  'columns.label': 'label',
  'columns.latency': 'latency_ms',
  'gate.gate': 'parity',
  'gate.metrics': '{flip_rate: {max: 15%}}',
}

/** One key a line, so that a line is a place. */
function specOf(parts: Readonly<Record<string, string>>): string {
  const all = { ...base, ...parts }
  const section = (name: string, indent: string) =>
    Object.entries(all)
      .filter(([key]) => key.startsWith(`${name}.`))
      .map(([key, value]) => `${indent}${key.slice(name.length + 1)}: ${value}\n`)
      .join('')
  const slices = section('slices', '  ')
  return `version: 1
model: credit
task: binary
logs:
${section('logs', '  ')}columns:
${section('columns', '  ')}${slices && `slices:\n${slices}`}gates:
  -
${section('gate', '    ')}`
}

const folder = mkdtempSync(join(tmpdir(), 'mlgate-attacked-'))
const loot = join(folder, 'loot')
const secret = join(folder, 'secret.txt')

const attacks: Readonly<Record<string, string>> = {
  'reading a file of the system': "read_text('/etc/passwd')",
  'reading a file beside the logs': `length(read_text('${secret}')) > 0`,
  'reading bytes': "read_blob('/proc/self/environ')",
  'listing files': "glob('/etc/*')",
  'the environment': "getenv('HOME')",
  'writing a file': `1; COPY (SELECT 42) TO '${loot}.csv'`,
  'COPY alone': `COPY (SELECT 42) TO '${loot}.csv'`,
  'attaching a database': `ATTACH '${loot}.db' AS loot`,
  'a database after a value': `1; ATTACH '${loot}.db' AS loot`,
  'exporting all': `EXPORT DATABASE '${loot}'`,
  'installing an extension': 'INSTALL httpfs',
  'loading an extension': '1; LOAD httpfs',
  'a setting': 'SET enable_external_access = true',
  'a setting after a value': "1; SET allowed_directories = ['/']",
  'a pragma': 'PRAGMA version',
  'reading a setting': "current_setting('allowed_paths')",
  'a second statement': '1; SELECT 1',
  'a second value': '1, 2',
  'a comment that ends the line': '1 -- ',
  'a comment within': '1 /* and */ + 1',
  'a subquery': '(SELECT 1)',
  'a subquery over a file': `(SELECT count(*) FROM read_csv('${secret}'))`,
  'a query in a function': "query('SELECT 1')",
  exists: "exists (FROM glob('/etc/*'))",
  'a from clause': `1 FROM read_text('${secret}')`,
  'a union': "1 UNION ALL SELECT content FROM read_text('/etc/passwd')",
  'closing the bracket': `1) FROM read_text('${secret}') --`,
  'a star': '*',
  'all columns': "COLUMNS('.*')",
  'a window': 'row_number() OVER ()',
  chance: 'random() < 0.5',
  'the clock': "now() > '2020-01-01'",
}

const written = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort()

let run = 0
/** Runs a spec in a file of its own, which goes again. */
async function refusal(
  spec: string,
  ...args: string[]
): Promise<{ exitCode: number; document: ErrorRecord; stdout: string }> {
  const name = `spec-${++run}.yaml`
  writeFileSync(join(folder, name), spec)
  const { exitCode, stdout } = await inProcess(['check', '-c', name, '--format', 'json', ...args], folder)
  rmSync(join(folder, name))
  return { exitCode, document: JSON.parse(stdout), stdout }
}

beforeAll(async () => {
  await writeLogs(folder, world('attacked'))
  writeFileSync(secret, 'token\n42\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sound = 'sex = sex'
const needs: Readonly<Record<string, string>> = {
  'columns.id': 'request_id',
  'columns.time': 'ts',
  'columns.score': 'score * 0.999',
  'columns.label': 'label',
  'columns.latency': 'latency_ms / 1',
  'logs.labels.time': 'labelled_at',
  'logs.labels.where': 'label >= 0',
}
const soundFor = (place: string): string =>
  Object.entries(needs)
    .toSorted(([a], [b]) => b.length - a.length)
    .find(([key]) => place.startsWith(key))?.[1] ?? sound

describe('an expression', () => {
  test.each(Object.keys(places))('is taken in %s', async place => {
    const { exitCode, stdout } = await refusal(specOf(places[place]!(JSON.stringify(soundFor(place)))))
    expect([0, 1, 3], stdout).toContain(exitCode)
  })
})

/** As few specs as can hold an attack in every place: places that need the same key are in different ones. */
const together = (): (readonly string[])[] => {
  const groups: { names: string[]; keys: Set<string> }[] = []
  for (const name of Object.keys(places)) {
    const keys = Object.keys(places[name]!('x'))
    const free = groups.find(g => keys.every(key => !g.keys.has(key)))
    const group = free ?? { names: [], keys: new Set() }
    if (!free) groups.push(group)
    group.names.push(name)
    for (const key of keys) group.keys.add(key)
  }
  return groups.map(g => g.names)
}

describe.each(Object.entries(attacks))('%s', (_, attack) => {
  test.each(together().map(names => [names]))('in %j is refused, each by its place', async names => {
    const before = written()
    const parts = Object.assign({}, ...names.map(name => places[name]!(JSON.stringify(attack))))
    const spec = specOf(parts)
    const { exitCode, document, stdout } = await refusal(spec)
    expect([exitCode, document.decision], stdout).toEqual([2, 'error'])
    const lines = spec.split('\n').flatMap((text, i) => (text.includes(JSON.stringify(attack)) ? [i + 1] : []))
    expect(lines).toHaveLength(names.length)
    expect(document.errors.map(e => e.at?.line)).toEqual(lines)
    expect(stdout).not.toMatch(/root:|token|bug in mlgate/)
    expect(written()).toEqual(before)
  })
})

describe('text that reaches an expression', () => {
  const spec = `vars: {word: {required: true}}\n${specOf({ 'gate.where': '"sex <> \'${word}\'"' })}`

  test('is no expression, if it is what it should be', async () => {
    const { exitCode } = await refusal(spec, '--var', 'word=none')
    expect(exitCode).toBe(0)
  })

  test.each([
    "x' or read_text('/etc/passwd') <> '",
    "x'; COPY (SELECT 42) TO 'loot.csv'; --",
    "x' UNION SELECT getenv('HOME') --",
  ])('is parsed with it: %s', async word => {
    const before = written()
    const { exitCode, document } = await refusal(spec, '--var', `word=${word}`)
    expect([exitCode, document.error.code]).toEqual([2, 'expression-not-allowed'])
    expect(written()).toEqual(before)
  })
})

describe('a name is a name', () => {
  const names = [
    "o'clock",
    'a "quoted" log',
    "x'); COPY (SELECT 42) TO 'loot.csv'; --",
    "x', 'y",
    'two\nlines',
    '$1',
    'semi;colon',
    '-- comment',
    '{a,b}',
    'журнал 日志',
    'a%20b',
  ]

  test.each(names)('of a file and of a folder: %j', async name => {
    const there = join(folder, 'named', name)
    mkdirSync(there, { recursive: true })
    cpSync(join(folder, 'candidate.parquet'), join(there, `${name}.parquet`))
    const path = JSON.stringify(join(there, `${name}.parquet`))
    for (const written of [path, path.replace(/[^/]*\.parquet"$/, '*.parquet"')]) {
      const { exitCode, stdout } = await refusal(specOf({ 'logs.candidate': written }))
      expect(exitCode, stdout).toBe(0)
    }
    expect(readdirSync(there)).toHaveLength(1)
    expect(existsSync(join(folder, 'loot.csv'))).toBe(false)
  })

  test.each([
    'sc"ore',
    "sc'ore",
    'a b',
    'select',
    '"',
    "x'); COPY (SELECT 42) TO 'loot.csv'; --",
    'two\nlines',
    '-- comment',
    'читай',
    '$1',
    '*',
  ])('of a column: %j', async name => {
    const { incumbent, candidate, labels } = world('named')
    const there = join(folder, 'columns')
    const renamed = (rows: typeof candidate) =>
      rows.map(({ score = null, sex = null, ...row }) => ({ ...row, [name]: score, [`${name}?`]: sex }))
    await writeLogs(
      there,
      { incumbent: renamed(incumbent), candidate: renamed(candidate), labels },
      { [name]: 'DOUBLE' },
    )
    const quoted = (n: string) => JSON.stringify(`"${n.replaceAll('"', '""')}"`)
    writeFileSync(
      join(there, 'mlgate.yaml'),
      specOf({
        'columns.score': quoted(name),
        'slices.s': `{by: ${quoted(`${name}?`)}}`,
        'gate.slices': '[s]',
        'gate.gate': 'significance',
        'gate.metrics': '{auc: {margin: 0.1}}',
      }),
    )
    const { exitCode, stdout, stderr } = await inProcess(['check', '--format', 'json'], there)
    expect(exitCode, stderr).toBe(0)
    expect(Object.keys(JSON.parse(stdout).logs.candidate.columns)).toContain(name)
  })

  test('that reads as a pattern is refused: the lock is on exact paths', async () => {
    const there = join(folder, 'patterns')
    mkdirSync(there, { recursive: true })
    cpSync(join(folder, 'candidate.parquet'), join(there, 'v[2].parquet'))
    const { exitCode, document } = await refusal(specOf({ 'logs.candidate': JSON.stringify(join(there, '*.parquet')) }))
    expect([exitCode, document.error.code]).toEqual([2, 'log-name'])
  })

  test.each(['file:///etc/passwd', 'ftp://example.org/v2.parquet', 'ssh://example.org/v2.parquet'])(
    'another kind of address is not read: %s',
    async path => {
      const { exitCode, document } = await refusal(specOf({ 'logs.candidate': path }))
      expect([exitCode, document.error.code]).toEqual([2, 'log-url'])
    },
  )

  test.each(['https://example.org/v2.parquet', 's3://bucket/v2.parquet', 'gs://bucket/v2.parquet'])(
    'a stranger’s spec fetches nothing: %s',
    async path => {
      const { exitCode, document } = await refusal(specOf({ 'logs.candidate': path }), '--untrusted')
      expect([exitCode, document.error.code]).toEqual([2, 'untrusted'])
    },
  )

  test('a device is no log', async () => {
    const { exitCode, document } = await refusal(
      specFor({
        logs: '{incumbent: incumbent.parquet, candidate: /dev/zero}',
        columns: '{id: request_id, score: score}',
      }),
    )
    expect([exitCode, document.error.code]).toEqual([2, 'log-unreadable'])
  })
})
