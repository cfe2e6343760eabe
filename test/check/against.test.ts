import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorRecord, Record1 } from '../../src/record/types.ts'
import { commit, git, repository } from '../helpers/git.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { inProcess } from '../helpers/whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-against-'))
const file = (name: string) => join(folder, name)
const write = (name: string, text: string) => {
  mkdirSync(join(file(name), '..'), { recursive: true })
  writeFileSync(file(name), text)
}
const limited = (max: string) => specFor({ gates: `[{gate: parity, metrics: {flip_rate: {max: ${max}}}}]` })
const agreed = limited('20%')

beforeAll(async () => {
  await writeLogs(folder, world('against'))
  repository(folder)
  write('mlgate.yaml', agreed)
  write('base.yaml', 'version: 1\nconfidence: 0.95\n')
  write(
    'models/a/mlgate.yaml',
    agreed
      .replaceAll(/(\w+)\.parquet/g, '../../$1.parquet')
      .replace('version: 1\n', 'version: 1\nextends: ../../base.yaml\n'),
  )
  write('broken.yaml', 'version: 2\n')
  write('own.ts', OWN)
  write('own.yaml', specFor({ gates: '[{gate: ./own.ts, metrics: {rows: {min: 10}}}]' }))
  symlinkSync('mlgate.yaml', file('link.yaml'))
  commit(folder)
})
beforeEach(() => {
  git(folder, 'checkout', '-q', '-f', 'main')
  git(folder, 'clean', '-qfd')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const OWN = `import { armMetric, defineGate, moments, role, z } from 'mlgate'
export default defineGate({
  name: 'own',
  question: 'Are there rows?',
  options: z.strictObject({}),
  metrics: () => ({ rows: armMetric({ from: { all: moments({ s: role('score') }) }, better: 'higher', measuredIn: 'rows', kind: 'exact', summary: 'rows', value: ({ all }) => all.n }) }),
})
`

async function check(...args: string[]) {
  const { exitCode, stdout, stderr } = await inProcess(['check', '--format', 'json', ...args], folder)
  return { exitCode, stderr, record: JSON.parse(stdout) as Record1, error: (JSON.parse(stdout) as ErrorRecord).error }
}
const told = ({ loosened }: Record1) => loosened.map(l => `${l.how} ${l.what}`)

test('a spec that is as it was is judged as it is', async () => {
  const { exitCode, record } = await check('--against', 'main')
  expect([exitCode, record.decision, record.loosened]).toEqual([0, 'promote', []])
  expect(record.against).toEqual({ name: expect.stringMatching(/^main at [0-9a-f]{10}$/), allowed: false })
})

describe('a spec that asks for less', () => {
  beforeEach(() => write('mlgate.yaml', limited('30%')))

  test('is held, whatever it finds', async () => {
    const { exitCode, record } = await check('--against', 'main')
    expect([exitCode, record.decision, record.decided_by]).toEqual([3, 'hold', ['loosened']])
    expect(record.loosened).toEqual([
      expect.objectContaining({
        what: 'gates.parity.metrics.flip_rate.max',
        how: 'laxer',
        before: '20%',
        after: '30%',
        at: expect.objectContaining({ file: 'mlgate.yaml', line: 6 }),
      }),
    ])
  })

  test('is let through where that was asked for, and the result tells it', async () => {
    const { exitCode, record } = await check('--against', 'main', '--allow-loosened')
    expect([exitCode, record.decision, record.against?.allowed]).toEqual([0, 'promote', true])
    expect(told(record)).toEqual(['laxer gates.parity.metrics.flip_rate.max'])
  })

  test('stands first in what people read', async () => {
    const { stdout } = await inProcess(['check', '--against', 'main'], folder, { COLUMNS: '100' })
    const lines = stdout.split('\n').map(line => line.replace(/[0-9a-f]{10}/, '…').replace(/\d+\.\d+ s/, '… s'))
    expect(lines.slice(0, 8)).toEqual([
      '◐ HOLD   credit   incumbent.parquet → candidate.parquet        400 pairs, … s',
      '',
      '  Loosened by this spec, held against main at …',
      '  ▼ `gates.parity.metrics.flip_rate.max` was 20%, and is 30%, which asks for less. (mlgate.yaml:6)',
      '',
      '  ◐ loosened',
      '    The spec asks for less than it did, or may. With --allow-loosened that does not count.',
      '',
    ])
  })

  test('still blocks what fails', async () => {
    write('mlgate.yaml', limited('0.1%'))
    commit(folder, 'strict')
    write('mlgate.yaml', limited('0.2%'))
    const { exitCode, record } = await check('--against', 'HEAD')
    git(folder, 'reset', '-q', '--hard', 'HEAD~1')
    expect([exitCode, record.decision, told(record).length]).toEqual([1, 'block', 1])
  })
})

test('what a spec extends is read as it was there', async () => {
  write('base.yaml', 'version: 1\nconfidence: 0.9\n')
  const { exitCode, record } = await check('models/a/mlgate.yaml', '--against', 'main')
  expect([exitCode, told(record)]).toEqual([3, ['laxer confidence']])
  expect(record.loosened[0]!.at).toMatchObject({ file: 'base.yaml', line: 2 })
})

test('from a folder within, and by way of a link', async () => {
  write('mlgate.yaml', limited('30%'))
  const within = await inProcess(
    ['check', '../../mlgate.yaml', '--against', 'main', '--format', 'json'],
    file('models/a'),
  )
  expect(told(JSON.parse(within.stdout))).toEqual(['laxer gates.parity.metrics.flip_rate.max'])
  expect(told((await check('link.yaml', '--against', 'main')).record)).toEqual([
    'laxer gates.parity.metrics.flip_rate.max',
  ])
})

describe('what cannot be compared is held', () => {
  test('a spec that was moved', async () => {
    renameSync(file('mlgate.yaml'), file('moved.yaml'))
    const { exitCode, record } = await check('moved.yaml', '--against', 'main')
    expect([exitCode, record.decision]).toEqual([3, 'hold'])
    expect(record.loosened).toMatchObject([
      {
        what: 'spec',
        how: 'changed',
        message: expect.stringMatching(/^The spec of main at \w+ cannot be compared with: .* has no file moved\.yaml$/),
      },
    ])
  })

  test('a spec that was broken there', async () => {
    write('broken.yaml', agreed)
    const { exitCode, record } = await check('broken.yaml', '--against', 'main')
    expect([exitCode, record.loosened[0]?.message]).toEqual([3, expect.stringContaining('cannot be compared with')])
  })

  test('a link that leads out of the tree', async () => {
    unlinkSync(file('link.yaml'))
    symlinkSync(join(tmpdir(), 'elsewhere.yaml'), file('link.yaml'))
    commit(folder, 'out')
    unlinkSync(file('link.yaml'))
    write('link.yaml', agreed)
    const { record } = await check('link.yaml', '--against', 'HEAD')
    git(folder, 'reset', '-q', '--hard', 'HEAD~1')
    expect(told(record)).toEqual(['changed spec'])
  })

  test('the code of a gate of its own', async () => {
    const before = await check('own.yaml', '--against', 'main')
    expect(before.record.loosened, before.stderr).toEqual([])
    write('own.ts', OWN.replace('all.n', '1e9'))
    const { exitCode, record } = await check('own.yaml', '--against', 'main')
    expect([exitCode, told(record)]).toEqual([3, ['changed gates.own.gate']])
  })
})

test('a variable that the other spec does not know is no mistake of its', async () => {
  write(
    'mlgate.yaml',
    agreed.replace('version: 1\n', 'version: 1\nvars: {max: {required: true}}\n').replace('20%', '"${max}"'),
  )
  expect(told((await check('--var', 'max=20%', '--against', 'main')).record)).toEqual([])
  expect(told((await check('--var', 'max=21%', '--against', 'main')).record)).toEqual([
    'laxer gates.parity.metrics.flip_rate.max',
  ])
})

test('a file in place of a commit', async () => {
  write('rules/agreed.yaml', limited('10%'))
  const { exitCode, record } = await check('--against', 'rules/agreed.yaml')
  expect(exitCode).toBe(3)
  // Its logs lie beside it: what it holds the candidate against is another log.
  expect(told(record)).toEqual([
    'changed logs.incumbent',
    'changed logs.labels',
    'laxer gates.parity.metrics.flip_rate.max',
  ])
  expect(record.against?.name).toBe('rules/agreed.yaml')
})

test('a file that is named like the branch does not stand in for it', async () => {
  write('mlgate.yaml', limited('30%'))
  write('main', limited('30%'))
  expect(told((await check('--against', 'main')).record)).toEqual(['laxer gates.parity.metrics.flip_rate.max'])
})

test.each([
  ['nowhere', 'unknown-ref'],
  ['--output=loot', 'unknown-ref'],
  ['HEAD:mlgate.yaml', 'no-file'],
  ['HEAD:mlgate', 'unknown-ref'],
  ['./none.yaml', 'no-file'],
])('%s: no verdict', async (ref, code) => {
  const { exitCode, error } = await check(`--against=${ref}`)
  expect([exitCode, error.code]).toEqual([2, code])
})

test('a commit outside of any repository', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'mlgate-outside-'))
  writeFileSync(join(outside, 'mlgate.yaml'), agreed)
  const { exitCode, stdout } = await inProcess(['check', '--format', 'json', '--against', 'main'], outside)
  rmSync(outside, { recursive: true })
  expect([exitCode, JSON.parse(stdout).error.code]).toEqual([2, 'no-repository'])
})
