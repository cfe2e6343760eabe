import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Check } from '../../src/cli/check.ts'
import { MlgateError } from '../../src/errors.ts'
import type { Record1 } from '../../src/record/types.ts'
import { github } from '../../src/report/github.ts'
import { markdownWithin } from '../../src/report/markdown.ts'
import { mlgate } from '../helpers/cli.ts'
import { hostileRecord } from '../helpers/hostile.ts'
import { loosened, records } from '../helpers/records.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mlgate-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const giving =
  (record: Record1): Check =>
  async () =>
    record
const wrong = new MlgateError({
  code: 'unknown-metric',
  message: '`acc` is no metric.',
  at: { file: 'mlgate.yaml', line: 12, column: 15 },
})
const failing: Check = async () => {
  throw wrong
}
const file = (name: string) => join(root, name)
const read = (name: string) => readFileSync(file(name), 'utf8')

/** A job of GitHub Actions whose step runs in a folder of the checkout. */
function job(given: Record<string, string> = {}) {
  const cwd = file('checkout/models')
  mkdirSync(cwd, { recursive: true })
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: file('checkout'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    GITHUB_OUTPUT: file('output'),
    ...given,
  }
  return { cwd, env }
}

/** The outputs as the runner reads them. */
function outputs(): Record<string, string> {
  const found: Record<string, string> = {}
  const lines = read('output').split('\n')
  while (lines.length > 1) {
    const [, name, end] = /^(\w+)<<(end-[\w-]{36})$/.exec(lines.shift()!)!
    found[name!] = lines.splice(0, lines.indexOf(end!)).join('\n')
    lines.shift()
  }
  return found
}

describe('where GitHub Actions runs it', () => {
  test('annotations, summary and outputs come by themselves, and the report is as ever', async () => {
    const args = ['check', '-o', 'junit:results.xml', '-o', 'json:result.json']
    const elsewhere = await mlgate(args, { cwd: job().cwd, check: giving(records.block) })
    const { code, stdout, stderr } = await mlgate(args, { ...job(), check: giving(records.block) })
    expect([code, stdout]).toEqual([elsewhere.code, elsewhere.stdout])
    expect(stderr).toBe(github(records.block, { inRepository: name => `models/${name}` }))
    expect(stderr).toContain('::error file=models/mlgate.yaml,line=31,')
    expect(read('summary.md')).toBe(`${markdownWithin(records.block, { failOn: 'hold' }, 1024 * 1024)}\n`)
    expect(outputs()).toEqual({ decision: 'block', report: 'results.xml' })
  })

  test('annotations that are the report are not given twice', async () => {
    const ran = await mlgate(['check', '--format', 'github'], { ...job(), check: giving(records.hold) })
    expect([ran.stdout.match(/^::notice/gm)?.length, ran.stderr]).toEqual([1, ''])
  })

  test('no verdict is told too', async () => {
    const { code, stdout, stderr } = await mlgate(['check', '-o', 'sarif:out/r.sarif'], { ...job(), check: failing })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(
      '\n::error file=models/mlgate.yaml,line=12,col=15,title=unknown-metric::`acc` is no metric.',
    )
    expect(read('summary.md')).toContain('NO VERDICT')
    expect(outputs()).toEqual({ decision: 'error', report: 'out/r.sarif' })
    expect(JSON.parse(read('checkout/models/out/r.sarif')).runs[0].invocations[0].executionSuccessful).toBe(false)
  })

  test('nothing is told of commands that decide nothing', async () => {
    const { code, stderr } = await mlgate(['gates', 'latancy'], job())
    expect([code, stderr.includes('::error')]).toEqual([2, false])
  })

  test('summaries of several runs stay under 1 MiB together, and what does not fit changes nothing', async () => {
    const vast = {
      ...records.block,
      loosened: Array.from({ length: 9000 }, (_, i) => loosened(`${i} ${'long '.repeat(30)}`)),
    }
    for (let i = 0; i < 3; i++)
      expect(await mlgate(['check'], { ...job(), check: giving(vast) })).toMatchObject({ code: 1 })
    expect(Buffer.byteLength(read('summary.md'))).toBeLessThan(1024 * 1024)
    expect(read('summary.md').match(/Left out/g)).toHaveLength(3)
    writeFileSync(file('summary.md'), 'x'.repeat(1024 * 1024 - 1000))
    const { code, stderr } = await mlgate(['check'], { ...job(), check: giving(vast) })
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('warning: The summary of the step could not be written: it is full'),
    ])
  })

  test('files that cannot be written change nothing', async () => {
    const world = job({ GITHUB_OUTPUT: root, GITHUB_STEP_SUMMARY: root })
    const { code, stderr } = await mlgate(['check'], { ...world, check: giving(records.promote) })
    expect([code, stderr.match(/^warning: .*$/gm)?.length]).toEqual([0, 2])
  })

  test('nor does it where nobody reads what is told', async () => {
    const { code, stdout } = await mlgate(['check'], { ...job(), check: giving(records.promote), broken: 'stderr' })
    expect([code, stdout.includes('PROMOTE')]).toEqual([0, true])
    expect(outputs()).toEqual({ decision: 'promote', report: '' })
  })

  test('of several specs the worst is the output', async () => {
    const byName: Check = async ({ spec }) => records[spec as keyof typeof records]
    expect(await mlgate(['check', 'promote', 'block', 'hold'], { ...job(), check: byName })).toMatchObject({ code: 1 })
    expect(outputs()).toEqual({ decision: 'block', report: '' })
    expect(read('summary.md').match(/^## /gm)).toHaveLength(3)
  })

  test('a spec among several that cannot be judged is told of too', async () => {
    const check: Check = async ({ spec }) => (spec === 'promote' ? records.promote : failing({ spec }))
    const { code, stderr } = await mlgate(['check', 'broken', 'promote'], { ...job(), check })
    expect([code, stderr]).toEqual([2, expect.stringContaining('::error file=models/mlgate.yaml,line=12')])
    expect(outputs()).toEqual({ decision: 'error', report: '' })
    expect(read('summary.md').match(/^## .*/gm)).toEqual(['## ✖ NO VERDICT', '## ✔ PROMOTE: adult-income'])
  })

  test('elsewhere nothing of it', async () => {
    const { cwd, env } = job({ GITHUB_ACTIONS: '' })
    expect(await mlgate(['check'], { cwd, env, check: giving(records.block) })).toMatchObject({ stderr: '' })
    expect(() => read('output')).toThrow('ENOENT')
  })

  test('a value cannot end itself and begin another output', async () => {
    const name = 'x.json\nend-00000000-0000-0000-0000-000000000000\ndecision=promote'
    await mlgate(['check', '-o', `json:${name}`], { ...job(), check: giving(records.block) })
    expect(outputs()).toEqual({ decision: 'block', report: name })
  })

  test('text from logs gives the runner no command, printed or in errors', async () => {
    const name = '\n::error::forged\n ##[add-mask]x ##vso[task.complete]'
    const commands = (text: string) =>
      text.split('\n').filter(line => /^\s*::(?!(error|warning|notice) )|##\w*\[/.test(line))
    const shown = await mlgate(['check'], { ...job(), check: giving(hostileRecord(name)) })
    expect(commands(shown.stdout)).toEqual([])
    const check: Check = async () => {
      throw new MlgateError({ code: 'unknown-column', message: `no ${name}`, hint: name, frame: name })
    }
    const { stderr } = await mlgate(['check'], { ...job(), check })
    expect(stderr.replace(/^::error .*$/gm, '')).not.toMatch(/^\s*::|##\w*\[/m)
  })
})

describe("a fork's files in a job with the repository's rights", () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: file('checkout'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()

  function event(head: string | null, name = 'pull_request_target') {
    const repository = head && { full_name: head }
    const of =
      name === 'workflow_run'
        ? { workflow_run: { head_repository: repository } }
        : { pull_request: { head: { repo: repository } } }
    writeFileSync(file('event.json'), JSON.stringify({ ...of, repository: { full_name: 'us/models' } }))
    const world = job({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file('event.json') })
    git('init', '-q')
    writeFileSync(file('checkout/models/mlgate.yaml'), 'version: 1\n')
    git('add', '.')
    git('commit', '-qm', 'base')
    return { ...world, check: giving(records.promote), env: { ...world.env, GITHUB_SHA: git('rev-parse', 'HEAD') } }
  }

  test.each([
    ['them/models', 'pull_request_target'],
    [null, 'pull_request_target'],
    ['them/models', 'workflow_run'],
  ])('are refused: %s under %s', async (head, name) => {
    const world = event(head, name)
    git('commit', '-q', '--allow-empty', '-m', 'theirs')
    const { code, stderr } = await mlgate(['check'], world)
    expect([code, stderr]).toEqual([2, expect.stringContaining('error fork-files: mlgate.yaml may be a fork')])
    // Its gates are loaded there too.
    expect((await mlgate(['validate'], world)).stderr).toContain('error fork-files')
  })

  test('are refused where they lie over those of the base, outside of git, and without an event', async () => {
    const world = event('them/models')
    writeFileSync(file('checkout/models/mlgate.yaml'), 'version: 1\nmodel: theirs\n')
    expect((await mlgate(['check'], world)).code).toBe(2)
    expect((await mlgate(['check', file('other.yaml')], world)).code).toBe(2)
    expect((await mlgate(['check'], { ...world, env: { ...world.env, GITHUB_EVENT_PATH: '' } })).code).toBe(2)
  })

  test('the unchanged files of the base are judged', async () => {
    expect((await mlgate(['check'], event('them/models'))).code).toBe(0)
  })

  test.each([
    ['us/models', 'pull_request_target'],
    ['us/models', 'workflow_run'],
    ['them/models', 'pull_request'],
  ])('%s under %s is judged', async (head, name) => {
    const world = event(head, name)
    git('commit', '-q', '--allow-empty', '-m', 'theirs')
    expect((await mlgate(['check'], world)).code).toBe(0)
  })
})
