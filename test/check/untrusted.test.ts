import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorRecord, Record1 } from '../../src/record/types.ts'
import { commit, git, repository } from '../helpers/git.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { inProcess } from '../helpers/whole.ts'

const around = realpathSync(mkdtempSync(join(tmpdir(), 'mlgate-untrusted-')))
/** What a stranger's change is checked out into. */
const folder = join(around, 'checkout')
/** What no stranger should reach. */
const outside = join(around, 'private')
const loot = join(around, 'loot')
const file = (name: string) => join(folder, name)
const write = (name: string, text: string) => {
  mkdirSync(join(file(name), '..'), { recursive: true })
  writeFileSync(file(name), text)
}

beforeAll(async () => {
  await writeLogs(folder, world('untrusted'))
  cpSync(folder, outside, { recursive: true })
  writeFileSync(join(outside, 'base.yaml'), 'version: 1\nmodel: secret-name\n')
  writeFileSync(join(outside, 'token.txt'), 'secret-token\n')
  repository(folder)
  write('mlgate.yaml', specFor())
  commit(folder)
})
beforeEach(() => {
  git(folder, 'checkout', '-q', '-f', 'main')
  git(folder, 'clean', '-qfdx')
})
afterAll(() => rmSync(around, { recursive: true, force: true }))

async function check(spec: string, args: readonly string[] = ['--untrusted'], env: Record<string, string> = {}) {
  write('mlgate.yaml', spec)
  const { exitCode, stdout, stderr } = await inProcess(['check', '--format', 'json', ...args], folder, {
    TOKEN: 'secret-token',
    ...env,
  })
  return {
    exitCode,
    said: stdout + stderr,
    stderr,
    document: JSON.parse(stdout) as Omit<Record1, 'decision'> &
      Omit<ErrorRecord, 'decision' | 'schema'> & { decision: string },
  }
}

const logs = (text: string) => specFor({ logs: `{incumbent: incumbent.parquet, labels: labels.parquet, ${text}}` })
const candidate = (path: string) => logs(`candidate: ${path}`)
const gate = `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(loot)}, 'ran')\nexport default {}\n`

test('a sound spec is judged as ever', async () => {
  const { exitCode, document } = await check(specFor())
  expect([exitCode, document.decision]).toEqual([0, 'promote'])
})

interface Attack {
  spec: string
  /** What the stranger's change brings along. */
  given?: () => void
  args?: string[]
}

const attacks: Readonly<Record<string, Attack>> = {
  'a gate of its own': {
    spec: specFor({ gates: '[{gate: ./own.ts, metrics: {x: {max: 1}}}]' }),
    given: () => write('own.ts', gate),
  },
  'a gate by its absolute path': {
    spec: specFor({ gates: `[{gate: ${join(folder, 'own.ts')}, metrics: {x: {max: 1}}}]` }),
    given: () => write('own.ts', gate),
  },
  'a gate from a package': { spec: specFor({ gates: '[{gate: npm:evil, metrics: {x: {max: 1}}}]' }) },
  'a gate by a variable': {
    spec: specFor({ vars: '{g: ./own.ts}', gates: '[{gate: "${g}", metrics: {x: {max: 1}}}]' }),
    given: () => write('own.ts', gate),
  },
  'a gate in what it extends': {
    spec: specFor({ extends: 'base.yaml' }),
    given: () => {
      write('own.ts', gate)
      write('base.yaml', 'version: 1\ngates: [{gate: ./own.ts, metrics: {x: {max: 1}}}]\n')
    },
  },
  'a gate of a stage': {
    spec: specFor({ stages: '[{name: s, strategy: shadow, gates: [{gate: ./own.ts, metrics: {x: {max: 1}}}]}]' }),
    given: () => write('own.ts', gate),
  },
  'a command': { spec: specFor({ commands: `{promote: [touch, ${loot}]}` }) },
  'another engine': { spec: specFor({ engine: '{trino: https://evil.example}' }) },
  'a table': { spec: candidate('{table: prod.scores}') },
  'a log from a network': { spec: candidate('https://evil.example/v2.parquet') },
  'a log from a bucket': { spec: candidate('{path: [s3://bucket/v2.parquet]}') },
  'labels from a network': {
    spec: specFor({
      logs: '{incumbent: incumbent.parquet, candidate: candidate.parquet, labels: {path: https://evil.example/y}}',
    }),
  },
  'a reference from a network': { spec: logs('candidate: candidate.parquet, reference: https://evil.example/r') },
  'a file: address': { spec: candidate(`file://${outside}/candidate.parquet`) },
  'the environment': { spec: specFor({ env: '[TOKEN]', about: '{note: "${env:TOKEN}"}' }) },
  'the environment, in an expression': {
    spec: specFor({ env: '[TOKEN]', slices: `{s: {where: "sex = '\${env:TOKEN}'"}}` }),
  },
  'the environment, in what it extends': {
    spec: specFor({ extends: 'base.yaml' }),
    given: () => write('base.yaml', 'version: 1\nenv: [TOKEN]\nabout: {note: "${env:TOKEN}"}\n'),
  },
  'a log by its absolute path': { spec: candidate(join(outside, 'candidate.parquet')) },
  'a log by the folder above': { spec: candidate('../private/candidate.parquet') },
  'a log by way of a folder and back': { spec: candidate('x/../../private/candidate.parquet') },
  'a log by a variable': {
    spec: `vars: {p: {required: true}}\n${candidate('"${p}/candidate.parquet"')}`,
    args: ['--untrusted', '--var', `p=${outside}`],
  },
  'a pattern outside': { spec: candidate(`${outside}/*.parquet`) },
  'a pattern that leads out': { spec: candidate('../*/candidate.parquet') },
  'a pattern over the system': { spec: candidate('/etc/*') },
  'a log that is a link': {
    spec: candidate('link.parquet'),
    given: () => symlinkSync(join(outside, 'candidate.parquet'), file('link.parquet')),
  },
  'a log in a folder that is a link': {
    spec: candidate('data/candidate.parquet'),
    given: () => symlinkSync(outside, file('data')),
  },
  'a pattern within a folder that is a link': {
    spec: candidate('data/*'),
    given: () => symlinkSync(outside, file('data')),
  },
  'a pattern across a folder that is a link': {
    spec: candidate('"*/candidate.parquet"'),
    given: () => symlinkSync(outside, file('data')),
  },
  'a pattern that finds a link': {
    spec: candidate('c*.parquet'),
    given: () => symlinkSync(join(outside, 'token.txt'), file('c2.parquet')),
  },
  'a link to a link': {
    spec: candidate('a.parquet'),
    given: () => {
      symlinkSync(join(outside, 'candidate.parquet'), file('b.parquet'))
      symlinkSync('b.parquet', file('a.parquet'))
    },
  },
  'labels that are a link': {
    spec: specFor({ logs: '{incumbent: incumbent.parquet, candidate: candidate.parquet, labels: y.parquet}' }),
    given: () => symlinkSync(join(outside, 'labels.parquet'), file('y.parquet')),
  },
  'a log on the command line that the change made a link': {
    spec: specFor(),
    given: () => symlinkSync(join(outside, 'candidate.parquet'), file('link.parquet')),
    args: ['--untrusted', '--candidate', 'link.parquet'],
  },
  'extending a file outside': { spec: specFor({ extends: join(outside, 'base.yaml') }) },
  'extending a file above': { spec: specFor({ extends: '../private/base.yaml' }) },
  'extending a link': {
    spec: specFor({ extends: 'base.yaml' }),
    given: () => symlinkSync(join(outside, 'base.yaml'), file('base.yaml')),
  },
  'extending through a folder that is a link': {
    spec: specFor({ extends: 'data/base.yaml' }),
    given: () => symlinkSync(outside, file('data')),
  },
  'extending text that is no spec': {
    spec: specFor({ extends: 'base.yaml' }),
    given: () => symlinkSync(join(outside, 'token.txt'), file('base.yaml')),
  },
  'lineage outside': { spec: specFor({ lineage: `{model: ${join(outside, 'token.txt')}}` }) },
  'a state outside': { spec: specFor({ state: '../private/state' }) },
}

describe.each(Object.entries(attacks))('%s', (_, { spec, given, args }) => {
  test('is refused, at its place, with nothing read or run', async () => {
    given?.()
    const { exitCode, said, document } = await check(spec, args)
    expect([exitCode, document.decision], said).toEqual([2, 'error'])
    expect(document.errors.map(e => e.code)).toContain('untrusted')
    expect(document.errors.every(e => e.at !== undefined)).toBe(true)
    expect(said).not.toMatch(/secret|root:|token\.txt'/)
    expect(existsSync(loot)).toBe(false)
  })

  test('is validated no further either', async () => {
    given?.()
    write('mlgate.yaml', spec)
    const { exitCode, stderr } = await inProcess(
      ['validate', ...(args ?? ['--untrusted']).filter(a => a !== '--format')],
      folder,
      { TOKEN: 'secret-token' },
    )
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error untrusted: ')])
    expect(stderr).not.toMatch(/secret-/)
  })
})

test('a spec that is a link out of the repository', async () => {
  rmSync(file('mlgate.yaml'))
  symlinkSync(join(outside, 'base.yaml'), file('linked.yaml'))
  const { exitCode, stdout } = await inProcess(['check', '--untrusted', '--format', 'json', 'linked.yaml'], folder)
  expect([exitCode, JSON.parse(stdout).error.code]).toEqual([2, 'untrusted'])
  expect(stdout).not.toContain('secret')
})

describe('is not refused', () => {
  test.each([
    ['a link within', () => symlinkSync('candidate.parquet', file('link.parquet')), candidate('link.parquet'), []],
    ['a pattern within', () => {}, candidate('cand*.parquet'), []],
    ['a file within, by its absolute path', () => {}, candidate(file('candidate.parquet')), []],
    [
      'a log from outside, on the command line',
      () => {},
      specFor(),
      ['--candidate', join(outside, 'candidate.parquet')],
    ],
    ['$${env:X}, which is text', () => {}, specFor({ about: '{note: "$${env:TOKEN}"}' }), []],
    [
      'what it extends within',
      () => write('base.yaml', 'version: 1\nconfidence: 0.9\n'),
      specFor({ extends: 'base.yaml' }),
      [],
    ],
  ] as const)('%s', async (_, given, spec, args) => {
    given()
    const { exitCode, said } = await check(spec, ['--untrusted', ...args])
    expect(exitCode, said).toBe(0)
  })

  test('a first model', async () => {
    const first = specFor({
      logs: '{incumbent: none, candidate: candidate.parquet}',
      columns: '{id: request_id, score: score}',
      gates: '[{gate: data, metrics: {rows: {min: 10}}}]',
    })
    const { exitCode, said } = await check(first)
    expect(exitCode, said).toBe(0)
  })
})

test('git runs no program that the change names for it', async () => {
  // A bare repository among the files: its settings would be taken for those of the folder.
  const bare = file('models')
  mkdirSync(bare)
  execFileSync('git', ['init', '-q', '--bare', '.'], { cwd: bare })
  const program = file('evil.sh')
  writeFileSync(program, `#!/bin/sh\ntouch ${loot}\n`)
  chmodSync(program, 0o755)
  execFileSync('git', ['config', 'core.fsmonitor', program], { cwd: bare })
  execFileSync('git', ['config', 'core.bare', 'false'], { cwd: bare })
  execFileSync('git', ['config', 'core.worktree', '.'], { cwd: bare })
  write('models/mlgate.yaml', specFor().replaceAll(/(\w+)\.parquet/g, '../$1.parquet'))
  execFileSync('git', ['--git-dir=.', 'status', '--porcelain'], { cwd: bare, stdio: 'ignore' })
  expect(existsSync(loot), 'the attack works where nothing keeps it off').toBe(true)
  rmSync(loot)
  const { exitCode } = await inProcess(['check', '--untrusted', 'models/mlgate.yaml'], folder)
  expect([exitCode, existsSync(loot)]).toEqual([0, false])
})

describe('by itself', () => {
  const event = (name: string, payload: unknown) => {
    const path = join(around, 'event.json')
    writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload))
    return { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path }
  }
  const pull = (head: unknown) => ({ pull_request: { head }, repository: { full_name: 'us/models' } })
  const ours = { repo: { full_name: 'us/models' } }
  const theirs = { repo: { full_name: 'them/models' } }
  const own = { spec: specFor({ gates: '[{gate: ./own.ts, metrics: {x: {max: 1}}}]' }) }

  test.each([
    ["a fork's pull request", 'pull_request', pull(theirs), true],
    ['a pull request whose fork is gone', 'pull_request', pull({ repo: null }), true],
    ['an event that cannot be read', 'pull_request', '{', true],
    ['a review of it', 'pull_request_review', pull(theirs), true],
    [
      'a run after it',
      'workflow_run',
      { workflow_run: { head_repository: theirs.repo }, repository: ours.repo },
      'fork-files',
    ],
    ['a comment on it', 'issue_comment', { issue: { pull_request: {} } }, true],
    ['our own pull request', 'pull_request', pull(ours), false],
    [
      'a run after our own',
      'workflow_run',
      { workflow_run: { head_repository: ours.repo }, repository: ours.repo },
      false,
    ],
    ['a comment on an issue', 'issue_comment', { issue: {} }, false],
    ['a push', 'push', {}, false],
  ])('%s', async (_, name, payload, strangers) => {
    write('own.ts', 'export default {}\n')
    const { exitCode, document, stderr } = await check(own.spec, [], event(name, payload))
    expect(exitCode).toBe(2)
    // A run with the rights of the repository does not look at a stranger's files at all.
    expect(document.error.code).toBe(strangers === true ? 'untrusted' : strangers || 'not-a-gate')
    expect(stderr.includes('judged as --untrusted')).toBe(strangers === true)
  })
})
