import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ManyRecords } from '../../src/record/many.ts'
import { lastBuild } from '../helpers/dist.ts'
import { commit, git, repository } from '../helpers/git.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { mlgate } from '../helpers/run.ts'

lastBuild()

const folder = mkdtempSync(join(tmpdir(), 'mlgate-many-'))
const write = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const spec = (name: string, flips: string) =>
  specFor({
    model: name,
    logs: '{incumbent: ../../logs/incumbent.parquet, candidate: ../../logs/candidate.parquet, labels: ../../logs/labels.parquet}',
    gates: `[{gate: parity, metrics: {flip_rate: {max: ${flips}}}}]`,
  })

beforeAll(async () => {
  await writeLogs(join(folder, 'logs'), world('many'))
  repository(folder)
  write('.gitignore', 'logs/\n')
  write('models/blocked/mlgate.yaml', spec('blocked', '0.1%'))
  write('models/broken/mlgate.yaml', spec('broken', '1%').replace('gate: parity', 'gate: parties'))
  write('models/promoted/mlgate.yaml', spec('promoted', '20%'))
  write('models/undecided/mlgate.yaml', `extends: ../../shared/base.yaml\n${spec('undecided', '2.5%')}`)
  write('shared/base.yaml', 'version: 1\n')
  write('README.md', 'models\n')
  commit(folder)
})
beforeEach(() => {
  git(folder, 'checkout', '-q', '-f', 'main')
  git(folder, 'clean', '-qfd')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => mlgate(['check', ...args], { cwd: folder, env: { NO_COLOR: '1' } })
const index = async (...args: string[]) => {
  const { exitCode, stdout } = await run(...args, '--format', 'json')
  const made = JSON.parse(stdout) as ManyRecords
  return { exitCode, ...made, brief: made.results.map(r => `${r.spec.split('/')[1]} ${r.decision}`) }
}

test('a pattern: every spec is judged, and the worst counts', async () => {
  const { exitCode, decision, schema, brief, results } = await index('models/*/mlgate.yaml')
  expect([exitCode, decision, schema]).toEqual([2, 'error', 'mlgate/index@1'])
  expect(brief).toEqual(['blocked block', 'broken error', 'promoted promote', 'undecided hold'])
  expect(results.map(r => r.result?.schema)).toEqual(Array(4).fill('mlgate/result@1'))
})

test.each([
  [['models/{blocked,promoted}/mlgate.yaml'], 1, 'block'],
  [['models/promoted/*.yaml', 'models/undecided/mlgate.yaml'], 3, 'hold'],
  [['models/promoted/*.yaml', 'models/undecided/mlgate.yaml', '--fail-on', 'block'], 0, 'hold'],
  [['models/prom*/mlgate.yaml'], 0, 'promote'],
])('%j: %i', async (args, code, worst) => {
  const { exitCode, decision } = await index(...args)
  expect([exitCode, decision]).toEqual([code, worst])
})

test('for people: each report, then the index', async () => {
  const { exitCode, stdout, stderr } = await run(
    'models/*/mlgate.yaml',
    '--quiet',
    '-o',
    'pretty:all.txt',
    '-o',
    'json:all.json',
  )
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^models\/broken\/mlgate\.yaml\nerror unknown-gate: /)
  await expect(stdout.replace(/\d+\.\d+ s\b/g, '0.00 s')).toMatchFileSnapshot('../golden/many.txt')
  expect(readFileSync(join(folder, 'all.txt'), 'utf8')).toContain('All specs')
  expect(JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8')).decision).toBe('error')
})

describe('--changed-since', () => {
  const since = (...args: string[]) => index('models/*/mlgate.yaml', '--changed-since', 'main', ...args)

  test('nothing changed: nothing is judged, and that is no failure', async () => {
    const { exitCode, decision, brief } = await since()
    expect([exitCode, decision]).toEqual([0, null])
    expect(brief).toEqual(['blocked unchanged', 'broken unchanged', 'promoted unchanged', 'undecided unchanged'])
    expect((await run('models/*/mlgate.yaml', '--changed-since', 'main')).stdout).toMatch(
      /0 of 4 specs changed since main; nothing to judge {4}exit code 0\n$/,
    )
  })

  test.each([
    ['a spec', () => write('models/promoted/mlgate.yaml', spec('promoted', '30%')), ['promoted promote']],
    ['a model beside it, in no commit yet', () => write('models/promoted/weights.bin', 'x'), ['promoted promote']],
    ['what it extends', () => write('shared/base.yaml', 'version: 1\nabout: {a: b}\n'), ['undecided hold']],
    ['what has nothing to do with any', () => write('README.md', 'all models\n'), []],
  ])('%s', async (_, change, judged) => {
    change()
    const { brief } = await since()
    // A spec that cannot be read is judged, since nobody knows what it rests on; this one can be.
    expect(brief.filter(b => !b.endsWith('unchanged'))).toEqual(judged)
  })

  test('a log that is kept in the repository', async () => {
    git(folder, 'checkout', '-q', '-b', 'with-logs')
    git(folder, 'add', '-f', 'logs')
    git(folder, 'commit', '-q', '-m', 'logs')
    const { brief } = await since()
    expect(brief.map(b => b.split(' ')[1])).not.toContain('unchanged')
  })

  test('what changed on the other branch is not ours', async () => {
    git(folder, 'checkout', '-q', '-B', 'work', 'main')
    git(folder, 'checkout', '-q', 'main')
    write('models/promoted/mlgate.yaml', spec('promoted', '30%'))
    commit(folder, 'theirs')
    git(folder, 'checkout', '-q', 'work')
    const { brief } = await since()
    git(folder, 'checkout', '-q', 'main')
    git(folder, 'reset', '-q', '--hard', 'HEAD~1')
    expect(brief.filter(b => !b.endsWith('unchanged'))).toEqual([])
  })

  test('a spec that was taken away holds, until that is allowed', async () => {
    rmSync(join(folder, 'models/promoted'), { recursive: true })
    const { exitCode, decision, brief } = await since()
    expect([exitCode, decision, brief[0]]).toEqual([3, 'hold', 'promoted removed'])
    expect((await since('--allow-loosened')).exitCode).toBe(0)
  })

  test('a ref that there is not', async () => {
    const { exitCode, stderr } = await run('models/*/mlgate.yaml', '--changed-since', 'nowhere')
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error unknown-ref: ')])
  })
})
