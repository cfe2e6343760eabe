import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXPLANATIONS } from '../../src/cli/explanations.ts'
import { mlgate } from '../helpers/cli.ts'

const root = join(import.meta.dirname, '../..')

describe('explain', () => {
  /** A code as the sources write it, where an error is made. */
  const made =
    /(?:\bcode: |\bcode === '\w+' \? |\b(?:refuse|refusal|report|problem)\(\s*(?:\w+,\s*)?)'([a-z]+(?:-[a-z]+)*)'/g
  /** Words at such places that are none. */
  const others = ['distinct', 'tolerance', 'not-null']
  const sources = globSync(['src/**/*.ts', 'gates/**/*.ts'], { cwd: root }).filter(f => !f.includes('explanations'))
  const codes = new Set(
    sources.flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(made)].map(([, code]) => code!)),
  )
  for (const word of others) codes.delete(word)

  test('every error of the sources is explained', () => {
    expect(codes.size).toBeGreaterThan(80)
    expect([...codes].filter(code => !Object.hasOwn(EXPLANATIONS, code))).toEqual([])
  })

  test('nothing is explained that there is not', () => {
    const text = sources.map(file => readFileSync(join(root, file), 'utf8')).join('\n')
    expect(Object.keys(EXPLANATIONS).filter(code => !text.includes(`'${code}'`))).toEqual([])
  })

  test('explanations are sentences, in order', () => {
    expect(Object.keys(EXPLANATIONS)).toEqual(Object.keys(EXPLANATIONS).toSorted())
    for (const text of Object.values(EXPLANATIONS)) expect(text).toMatch(/^[A-Z`$-].*[.?…]$|^[A-Z`].*`$/s)
  })

  test('one, all, and none', async () => {
    const one = await mlgate(['explain', 'same-arms'])
    expect(one.code).toBe(0)
    expect(one.stdout).toMatch(/^same-arms\n\n {2}Incumbent and candidate are the same rows/)
    const all = await mlgate(['explain'])
    expect(all.stdout.trim().split('\n')).toEqual(Object.keys(EXPLANATIONS))
    const none = await mlgate(['explain', 'constructor'])
    expect([none.code, none.stdout]).toEqual([2, ''])
  })
})

test('schema prints the JSON Schema of the spec', async () => {
  const { code, stdout } = await mlgate(['schema'])
  const schema = JSON.parse(stdout)
  expect([code, schema.type, schema.required]).toEqual([
    0,
    'object',
    expect.arrayContaining(['version', 'gates', 'logs']),
  ])
  expect(stdout, 'npm run schema').toBe(readFileSync(join(root, 'schema/spec.schema.json'), 'utf8'))
})

test('schema --result prints that of the result', async () => {
  const { code, stdout } = await mlgate(['schema', '--result'])
  expect([code, stdout]).toEqual([0, readFileSync(join(root, 'schema/result.schema.json'), 'utf8')])
})

describe('gates', () => {
  test('all of them, with their metrics', async () => {
    const { code, stdout } = await mlgate(['gates'])
    expect(code).toBe(0)
    const files = globSync('gates/*.ts', { cwd: root }).map(f => f.slice('gates/'.length, -'.ts'.length))
    for (const name of files.filter(f => f !== 'index')) expect(stdout).toMatch(new RegExp(`^${name}  .*\\?$`, 'm'))
    expect(stdout).toContain('null_rate(…)')
  })

  test('one in full: options, definitions, sources', async () => {
    const { stdout } = await mlgate(['gates', 'parity'])
    expect(stdout).toMatch(/^parity {2}.*\n\nOptions\n {2}tolerance \(default 0\.01\)\n/)
    expect(stdout).toMatch(
      /kendall_tau_b {2}higher is better; in ratio; -1 to 1; for .*\n[\s\S]*scipy\.stats\.kendalltau/,
    )
  })

  test('every metric says what it is, and how it is defined', async () => {
    const { stdout } = await mlgate(['gates', '--format', 'json'])
    for (const gate of JSON.parse(stdout) as { name: string; metrics: { name: string; summary: string }[] }[]) {
      expect(gate.metrics.length, gate.name).toBeGreaterThan(0)
      for (const metric of gate.metrics) expect(metric.summary, metric.name).toMatch(/\w/)
    }
  })

  test('one that is misspelt', async () => {
    const { code, stderr } = await mlgate(['gates', 'latancy'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean `latency`')])
  })
})

describe('validate', () => {
  let cwd: string
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mlgate-'))
  })
  afterEach(() => rmSync(cwd, { recursive: true }))
  const spec = (gates: string, columns = 'id: id, score: score') => {
    writeFileSync(
      join(cwd, 'mlgate.yaml'),
      `version: 1\nmodel: m\ntask: binary\nlogs: {incumbent: a.csv, candidate: b.csv}\ncolumns: {${columns}}\ngates: ${gates}\n`,
    )
  }
  const logs = () => {
    for (const name of ['a', 'b']) writeFileSync(join(cwd, `${name}.csv`), `id,score\n1,0.${name === 'a' ? 1 : 2}\n`)
  }

  test('a sound spec', async () => {
    spec('[{gate: parity, metrics: {flip_rate: {max: 5%}}}]')
    logs()
    expect(await mlgate(['validate'], { cwd })).toEqual({
      code: 0,
      stdout: 'mlgate.yaml: sound; 1 gate, 4 checks\n',
      stderr: '',
    })
  })

  test('offline, without the logs', async () => {
    spec('[{gate: parity, metrics: {flip_rate: {max: 5%}}}]')
    expect((await mlgate(['validate', '--offline'], { cwd })).stdout).toBe(
      'mlgate.yaml: sound; 1 gate, 1 limits; columns were not looked at\n',
    )
    expect((await mlgate(['validate'], { cwd })).stderr).toContain('error log-missing')
  })

  test('offline, a measure is a metric too', async () => {
    spec('[{gate: significance, metrics: {revenue: {margin: 1}}}]\nmeasures: {revenue: {value: score, better: higher}}')
    expect(await mlgate(['validate', '--offline'], { cwd })).toMatchObject({ code: 0, stderr: '' })
  })

  test('all that is wrong, with its place', async () => {
    spec(
      '[{gate: parity, metrics: {flip_rat: {max: 5%}}}, {gate: latencies, metrics: {p99: {max: 1s}}}, {gate: parity, name: x, k: 0, metrics: {kappa: {min: 0}}}]',
    )
    logs()
    for (const args of [['validate', '--offline'], ['validate']]) {
      const { code, stdout, stderr } = await mlgate(args, { cwd })
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(/error unknown-metric[\s\S]*at mlgate\.yaml:6/)
      expect(stderr).toContain('error unknown-gate')
      expect(stderr).toContain('error wrong-value')
    }
  })

  test('columns only with the logs', async () => {
    spec('[{gate: parity, metrics: {flip_rate: {max: 5%}}}]', 'id: id, score: scroe')
    logs()
    expect((await mlgate(['validate', '--offline'], { cwd })).code).toBe(0)
    const { code, stderr } = await mlgate(['validate'], { cwd })
    expect([code, stderr]).toEqual([2, expect.stringContaining('error unknown-column')])
  })

  test('warnings are told and are no errors', async () => {
    spec('[{gate: parity, metrics: {flip_rate: {max: 5%}}}]', "id: id, score: score, error: 'score > 2'")
    logs()
    const { code, stderr } = await mlgate(['validate'], { cwd })
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^warning errors-unlimited: /)])
  })
})

test('every command has an example in its help', async () => {
  const { stdout } = await mlgate(['--help'])
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!).filter(name => name !== 'help')
  expect(commands).toEqual(expect.arrayContaining(['init', 'check', 'compare', 'inspect', 'report', 'schema']))
  for (const command of commands) {
    const help = await mlgate([command, '--help'])
    const example = new RegExp(`Examples?:\\n {2}\\$ mlgate ${command}`)
    expect([command, help.code, help.stdout]).toEqual([command, 0, expect.stringMatching(example)])
  }
})
