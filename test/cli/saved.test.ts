import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/report/index.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { records } from '../helpers/records.ts'
import { mlgate, type Run } from '../helpers/run.ts'

lastBuild()

const cwd = mkdtempSync(join(tmpdir(), 'mlgate-saved-'))
afterAll(() => rmSync(cwd, { recursive: true }))
const saved = (name: string, document: unknown): string => {
  writeFileSync(join(cwd, name), typeof document === 'string' ? document : JSON.stringify(document))
  return name
}

describe('report', () => {
  let checked: Run
  beforeAll(async () => {
    const outputs = FORMATS.flatMap(format => ['-o', `${format}:${join(cwd, `checked.${format}`)}`])
    checked = await mlgate(['check', 'fixtures/label-outage/mlgate.yaml', ...outputs], { cwd: root })
  })

  test('is what the check printed', async () => {
    expect(checked.exitCode).toBe(1)
    expect(await mlgate(['report', 'checked.json'], { cwd })).toEqual({
      exitCode: 0,
      stdout: checked.stdout,
      stderr: '',
    })
  })

  test.each(FORMATS)('has %s as the check had it, and needs nothing but the result', async format => {
    const { exitCode, stdout } = await mlgate(['report', 'checked.json', '--format', format, '-o', `${format}:again`], {
      cwd,
    })
    expect(exitCode).toBe(0)
    expect(stdout.length).toBeGreaterThan(0)
    expect(readFileSync(join(cwd, 'again'), 'utf8')).toBe(readFileSync(join(cwd, `checked.${format}`), 'utf8'))
  })

  test('lets fields through that a later version added', async () => {
    const later = { ...records.hold, weather: 'fair', provenance: { ...records.hold.provenance, mlgate: '1.9.0' } }
    const { exitCode, stdout } = await mlgate(['report', saved('later.json', later)], { cwd })
    expect([exitCode, stdout.split(' ')[1]]).toEqual([0, 'HOLD'])
  })

  const { promote } = records
  test.each([
    ['there is none', null, 'no-file', 'cannot be read'],
    ['half of it', JSON.stringify(promote).slice(0, 900), 'not-json', 'or only half of it'],
    ['another document', { openapi: '3.1.0' }, 'not-a-record', 'is not a result of mlgate'],
    [
      'a later format',
      { ...promote, schema: 'mlgate/result@2' },
      'record-version',
      'this mlgate reads mlgate/result@1',
    ],
    [
      'an earlier format',
      { ...promote, schema: 'mlgate/result@0' },
      'record-version',
      'this mlgate reads mlgate/result@1',
    ],
    ['a run without a verdict', { schema: promote.schema, decision: 'error' }, 'record-of-error', 'without a verdict'],
    ['a key that was taken out', { ...promote, gates: undefined }, 'record-invalid', 'gates'],
    ['an edited decision', { ...records.block, decision: 'promote', decided_by: [] }, 'record-contradicts', 'fails'],
  ])('refuses: %s', async (name, document, code, words) => {
    const file = document === null ? 'none.json' : saved(`${name.replaceAll(' ', '-')}.json`, document)
    const { exitCode, stdout, stderr } = await mlgate(['report', file], { cwd })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr.replace(/\s+/g, ' ')).toContain(words)
    expect(stderr).toMatch(new RegExp(`^error ${code}: ${file}`))
  })
})

const golden = (name: string) => join(import.meta.dirname, 'golden', `${name}.txt`)

describe('why', () => {
  beforeAll(async () => {
    await mlgate(['check', 'fixtures/label-outage/mlgate.yaml', '-o', `json:${join(cwd, 'why.json')}`], { cwd: root })
    saved('by-hand.json', records.block)
  })

  test.each([
    ['a fail in a slice', 'why.json', 'significance/accuracy/margin[sex=Female]'],
    ['the same on the whole', 'why.json', 'significance/accuracy/margin'],
    ['an implicit check', 'why.json', 'data/paired(id)/min'],
    ['undecided', 'by-hand.json', 'parity/within_tolerance/min'],
    ['a gap between groups', 'by-hand.json', 'fairness/equal_opportunity_difference(sex)/max'],
    ['a test', 'by-hand.json', 'data/sample_ratio/alpha'],
    ['without a value', 'by-hand.json', 'calibration/ece/margin'],
  ])('%s', async (name, file, id) => {
    const { exitCode, stdout, stderr } = await mlgate(['why', file, id], { cwd })
    expect([exitCode, stderr]).toEqual([0, ''])
    await expect(stdout).toMatchFileSnapshot(golden(`why-${name.replaceAll(' ', '-')}`))
  })

  test('as a document', async () => {
    const { stdout } = await mlgate(['why', 'by-hand.json', 'latency/p99/margin', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'mlgate/why@1',
      gate: 'latency',
      check: { id: 'latency/p99/margin', verdict: 'fail' },
      decided: true,
      missing: [expect.stringContaining('--evidence')],
    })
  })

  test.each([
    ['parity/flip_rat/max', 'did you mean `parity/flip_rate/max`?'],
    ['p99', 'there is latency/p99/margin'],
  ])('%s: no such check', async (id, hint) => {
    const { exitCode, stdout, stderr } = await mlgate(['why', 'by-hand.json', id], { cwd })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`error unknown-check: by-hand.json has no check \`${id}\``)
    expect(stderr).toContain(hint)
  })

  test('with the evidence: the bins that moved and the queries', async () => {
    const there = join(cwd, 'evidence')
    cpSync(join(root, 'fixtures/label-outage'), there, { recursive: true })
    const spec = readFileSync(join(there, 'mlgate.yaml'), 'utf8')
    const drift = `${spec}  - { gate: drift, of: [score], metrics: { psi: { max: 0.2 } } }\n`
    writeFileSync(join(there, 'mlgate.yaml'), drift)
    await mlgate(['check', '-o', 'json:r.json', '--evidence', 'e.json'], { cwd: there })
    const args = ['why', 'r.json', 'drift/psi(score)/max']
    const { exitCode, stdout } = await mlgate(args, { cwd: there })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /\n {2}Bins of .*\n {2,}reference +candidate +moved\n(.* +\d+\.\d % +\d+\.\d % +[−+]?\d+\.\d pp\n){5,}/,
    )
    expect(stdout).toMatch(/\n {2}Asked of the engine\n {4}select /)
    rmSync(join(there, 'e.json'))
    expect((await mlgate(args, { cwd: there })).stdout).toContain(
      '! The bins and the queries are in e.json, which is not there.',
    )
  })

  test("a gate of the user's own is not run for it", async () => {
    const own = structuredClone(records.block)
    own.gates.find(g => g.gate === 'latency')!.gate = join(cwd, 'none.ts')
    const { exitCode, stdout } = await mlgate(['why', saved('own.json', own), 'latency/p99/margin'], { cwd })
    expect([exitCode, stdout]).toEqual([0, expect.not.stringContaining('source')])
  })
})

describe('diff', () => {
  const spec = readFileSync(join(root, 'fixtures/label-outage/mlgate.yaml'), 'utf8')
  const changed = spec
    .replace(/- gate: parity\n.*\n/, '- {gate: drift, of: [score], metrics: {psi: {max: 0.2}}}\n')
    .replace('p99: { margin: 20% }', 'p99: { margin: 30% }')
    .replace('by: sex }', 'by: sex, min_rows: 5000 }')
  beforeAll(async () => {
    cpSync(join(root, 'fixtures/label-outage'), cwd, { recursive: true })
    for (const [name, text, ...args] of [
      ['before', spec],
      ['after', changed, '--candidate', 'incumbent.parquet', '--only', 'latency', 'significance', 'drift'],
    ] as const) {
      saved(`${name}.yaml`, text.replace('version: v7 }', "version: v7, where: request_id <> '' }"))
      const { stderr } = await mlgate(['check', `${name}.yaml`, '-o', `json:${name}.json`, ...args], { cwd })
      expect(stderr).toBe('')
    }
  })

  test('tells what changed', async () => {
    const { exitCode, stdout, stderr } = await mlgate(['diff', 'before.json', 'after.json'], { cwd })
    expect([exitCode, stderr]).toEqual([0, ''])
    await expect(stdout).toMatchFileSnapshot(golden('diff'))
  })

  test('as a document', async () => {
    const { stdout } = await mlgate(['diff', 'before.json', 'after.json', '--format', 'json'], { cwd })
    const found = JSON.parse(stdout)
    expect(found).toMatchObject({
      schema: 'mlgate/diff@1',
      before: { file: 'before.json', decision: 'block' },
      after: { file: 'after.json', decision: 'hold' },
      spec: expect.arrayContaining([{ what: 'gates.latency.metrics.p99.margin', before: '20%', after: '30%' }]),
    })
    expect(found.added.map((c: { id: string }) => c.id)).toEqual(['drift/psi(score)/max'])
  })

  test('a result and itself say the same', async () => {
    expect((await mlgate(['diff', 'before.json', 'before.json'], { cwd })).stdout).toMatch(
      /\n {2}The two results say the same\.\n$/,
    )
  })

  test('needs two results', async () => {
    expect(await mlgate(['diff', 'before.json', 'before.yaml'], { cwd })).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await mlgate(['diff', 'before.json'], { cwd })).toMatchObject({ exitCode: 2, stdout: '' })
  })
})

test.each(['report', 'why', 'diff', 'inspect', 'completion'])('%s --help has an example', async command => {
  const { exitCode, stdout } = await mlgate([command, '--help'])
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(new RegExp(`Examples?:\\n {2}\\$ mlgate ${command}`))])
})
