import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { workflowFor } from '../../src/cli/workflow.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { writeAs } from '../helpers/formats.ts'
import { world, writeLogs } from '../helpers/logs.ts'
import { checksOf, hasShared, mlgate, recordOf, shared } from '../helpers/run.ts'
import { hasTmux, openTerminal } from '../helpers/tmux.ts'
import { inProcess } from '../helpers/whole.ts'

lastBuild()
// Whoever runs the tests by npx does not run mlgate by it.
process.env.npm_command = ''
if (!hasShared) console.warn(`skipped: proposals for real logs; there are none at ${shared}`)

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-init-'))
  await writeLogs(join(folder, 'logs'), world('init', { rows: 6000 }))
})
afterAll(() => rmSync(folder, { recursive: true }))

const TRIED = ['init', 'logs/incumbent.parquet', 'logs/candidate.parquet', '--labels', 'logs/labels.parquet']
const NAMED = [...TRIED, '--no-simulate']
/** A folder of its own with the same logs. */
const another = (name: string): string => {
  const cwd = join(folder, name)
  mkdirSync(join(cwd, 'logs'), { recursive: true })
  for (const file of readdirSync(join(folder, 'logs')))
    copyFileSync(join(folder, 'logs', file), join(cwd, 'logs', file))
  return cwd
}
const specIn = (cwd: string, file = 'mlgate.yaml') => parse(readFileSync(join(cwd, file), 'utf8'))

describe('a first spec', () => {
  test('what was found, and what to do next', async () => {
    const cwd = another('golden')
    const { exitCode, stdout, stderr } = await mlgate([...TRIED, '--model', 'credit'], { cwd })
    expect([exitCode, stderr]).toEqual([0, ''])
    await expect(stdout).toMatchFileSnapshot('./golden/init.txt')
    await expect(readFileSync(join(cwd, 'mlgate.yaml'), 'utf8')).toMatchFileSnapshot('./golden/init.yaml.txt')
  })

  test('untried, it says what follows from the noise alone', async () => {
    const cwd = another('untried')
    const { stdout } = await inProcess(NAMED, cwd, { npm_command: 'exec' })
    expect(stdout).toMatch(/A candidate that is no worse is promoted with a chance of at least (8|9)\d %\./)
    expect(stdout).toMatch(/^next {5}npx mlgate check$/m)
    expect(readFileSync(join(cwd, 'mlgate.yaml'), 'utf8')).toMatch(/promoted with a chance of at least (8|9)\d %\./)
  })

  test('it runs as it is, and promotes what is no worse', async () => {
    const cwd = another('runs')
    await mlgate(NAMED, { cwd })
    expect((await mlgate(['validate'], { cwd })).stderr).toBe('')
    const run = await mlgate(['check', '--format', 'json'], { cwd })
    expect([run.exitCode, run.stderr]).toEqual([0, ''])
    expect(recordOf(run)).toMatchObject({ decision: 'promote', task: 'binary' })
  })

  test('editors find the schema: a copy, or that of the installed package', async () => {
    const cwd = another('schema')
    await mlgate(NAMED, { cwd })
    const first = (file: string) => readFileSync(join(cwd, file), 'utf8').split('\n')[0]
    expect(first('mlgate.yaml')).toBe('# yaml-language-server: $schema=mlgate.schema.json')
    expect(readFileSync(join(cwd, 'mlgate.schema.json'), 'utf8')).toBe(
      readFileSync(join(root, 'schema/spec.schema.json'), 'utf8'),
    )
    const installed = join(cwd, 'node_modules/mlgate/schema')
    mkdirSync(installed, { recursive: true })
    writeFileSync(join(installed, 'spec.schema.json'), '{}')
    const { stdout } = await mlgate([...NAMED, '--config', 'gates/v2.yaml'], { cwd })
    expect(first('gates/v2.yaml')).toBe(
      '# yaml-language-server: $schema=../node_modules/mlgate/schema/spec.schema.json',
    )
    expect(specIn(cwd, 'gates/v2.yaml').logs.candidate).toBe('../logs/candidate.parquet')
    expect(stdout).toMatch(/next {5}mlgate check gates\/v2\.yaml\n/)
    expect(existsSync(join(cwd, 'gates/mlgate.schema.json'))).toBe(false)
  })

  test('nothing is written over', async () => {
    const cwd = another('over')
    writeFileSync(join(cwd, 'mlgate.yaml'), 'mine\n')
    const { exitCode, stdout, stderr } = await inProcess([...NAMED, '--github'], cwd)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error would-overwrite: There is a mlgate\.yaml already/)
    expect(readFileSync(join(cwd, 'mlgate.yaml'), 'utf8')).toBe('mine\n')
    expect(existsSync(join(cwd, '.github'))).toBe(false)
  })

  test('nobody is asked where nobody can answer', async () => {
    const { exitCode, stderr } = await inProcess(['init'], another('nobody'))
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('There is nobody to ask for the logs.')])
  })

  test('logs that tell of no model', async () => {
    const cwd = join(folder, 'none')
    mkdirSync(cwd)
    writeFileSync(join(cwd, 'a.csv'), 'colour,size\nred,1\nblue,2\n')
    const { exitCode, stderr } = await inProcess(['init', 'a.csv'], cwd)
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^error nothing-found: [\s\S]*hint: say what is what/),
    ])
    expect(existsSync(join(cwd, 'mlgate.yaml'))).toBe(false)
  })

  test('flags answer', async () => {
    const cwd = another('flags')
    const flags = ['--score', 'score', '--unit', 'none', '--latency', 'none', '--groups', 'none', '--time', 'none']
    const { exitCode } = await inProcess([...NAMED, ...flags, '--label', 'label = 1'], cwd)
    expect(exitCode).toBe(0)
    const { columns, gates } = specIn(cwd)
    expect(columns).toEqual({ id: 'request_id', score: 'score', label: 'label = 1', features: ['sex', 'age'] })
    expect(gates.map((g: { gate: string }) => g.gate)).not.toContain('latency')
  })

  test('without a candidate, margins come from the incumbent by itself, and the spec waits for one', async () => {
    const cwd = another('waits')
    const { exitCode, stdout } = await inProcess(
      ['init', 'logs/incumbent.parquet', '--labels', 'logs/labels.parquet'],
      cwd,
    )
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('mlgate check --candidate logs/next.parquet')])
    const alone = await inProcess(['check', '--format', 'json'], cwd)
    expect([alone.exitCode, alone.stderr]).toEqual([2, expect.stringContaining('`logs.candidate` is missing')])
    const run = await inProcess(['check', '--candidate', 'logs/candidate.parquet', '--format', 'json'], cwd)
    expect(recordOf(run).decision).toBe('promote')
  })

  test('logs with other requests are not paired', async () => {
    const cwd = another('apart')
    const { incumbent } = world('others', { rows: 3000 })
    const own = incumbent.map(row => ({ ...row, request_id: `x${row.request_id}` }))
    await writeLogs(join(cwd, 'logs'), { others: own })
    await inProcess(['init', 'logs/incumbent.parquet', 'logs/others.parquet'], cwd)
    const spec = specIn(cwd)
    expect(spec.pairing).toBe('none')
    expect(spec.gates.map((g: { gate: string }) => g.gate)).not.toContain('parity')
    expect((await inProcess(['validate'], cwd)).exitCode).toBe(0)
  })

  test('--github writes the workflow of the examples', async () => {
    const cwd = another('github')
    const { stdout } = await inProcess([...NAMED, '--github'], cwd)
    expect(stdout).toContain('.github/workflows/mlgate.yml')
    const example = readFileSync(join(root, 'examples/github/check.yml'), 'utf8')
    expect(readFileSync(join(cwd, '.github/workflows/mlgate.yml'), 'utf8')).toBe(example)
    expect(
      workflowFor('gates/v2.yaml', {
        incumbent: '../a/v1.parquet',
        candidate: null,
        labels: 'y/l.csv',
        reference: null,
      }),
    ).toBe(
      example
        .replace('"logs/**", "**/mlgate.yaml"', '"y/**", "**/mlgate.yaml", "gates/v2.yaml"')
        .replace('spec: mlgate.yaml', 'spec: gates/v2.yaml'),
    )
  })
})

test('most candidates that are no worse are promoted, and few that are', async () => {
  const cwd = another('often')
  await inProcess(NAMED, cwd)
  const decisionOf = async (name: string, traffic: Parameters<typeof world>[1]) => {
    await writeLogs(join(cwd, name), world(name, { rows: 6000, ...traffic }))
    const logs = ['incumbent', 'candidate', 'labels'].flatMap(log => [`--${log}`, `${name}/${log}.parquet`])
    return recordOf(await inProcess(['check', '--format', 'json', ...logs], cwd)).decision
  }
  const RUNS = 10
  let promoted = 0
  for (let i = 0; i < RUNS; i++) if ((await decisionOf(`twin${i}`, {})) === 'promote') promoted++
  // Of 10 with a chance of 80 % each, 5 or fewer come in 3 % of the time; the seeds are fixed.
  expect(promoted).toBeGreaterThanOrEqual(6)
  expect(await decisionOf('worse', { noise: 3 })).toBe('block')
  expect(await decisionOf('slower', { slower: 2 })).toBe('block')
}, 240_000)

describe.skipIf(!hasShared)('real logs', () => {
  const data = (name: string) => join(shared, 'data', `${name}.parquet`)
  const proposedFor = async (name: string, logs: readonly string[]) => {
    const cwd = join(folder, name)
    mkdirSync(cwd)
    const { exitCode, stderr } = await inProcess(['init', ...logs], cwd)
    expect([exitCode, stderr]).toEqual([0, ''])
    return { cwd, spec: specIn(cwd) }
  }

  test('adult: roles, groups and task; an outage that AUC does not see is blocked', async () => {
    const logs = [data('adult/v1-logistic'), data('adult/v4-label-outage'), '--labels', data('adult/labels')]
    const { cwd, spec } = await proposedFor('adult', logs)
    expect(spec).toMatchObject({
      model: 'adult',
      task: 'binary',
      logs: { incumbent: { version: 'v1-logistic' }, labels: { time: 'labelled_at' } },
      columns: {
        ...{ id: 'request_id', time: 'ts', unit: 'user_id', score: 'score', label: 'label', latency: 'latency_ms' },
        groups: ['sex', 'race'],
      },
    })
    expect(spec.columns.features).toHaveLength(10)
    const run = await inProcess(['check', '--format', 'json'], cwd)
    expect(run.exitCode).toBe(1)
    const checks = checksOf(recordOf(run))
    expect(checks['significance/auc/margin']!.verdict).toBe('pass')
    expect(checks['fairness/equal_opportunity_difference(sex)/margin']!.verdict).toBe('fail')
  })

  test('diamonds: a regression, whose outcome is not named for it', async () => {
    const { cwd, spec } = await proposedFor('diamonds', [data('diamonds/v1-loglinear'), data('diamonds/v2-boosted')])
    expect(spec).toMatchObject({
      task: 'regression',
      columns: { id: 'request_id', prediction: 'prediction', label: 'price' },
    })
    expect((await inProcess(['check'], cwd)).exitCode).toBe(0)
  })

  test('diamonds in Arrow: the same, but for the format', async () => {
    const db = await (await DuckDBInstance.create(':memory:')).connect()
    const logs = ['v1-loglinear', 'v2-boosted'].map(name => join(folder, `${name}.arrow`))
    try {
      for (const log of logs) await writeAs(db, data(`diamonds/${basename(log, '.arrow')}`), log, 'arrow')
    } finally {
      db.closeSync()
    }
    const { spec } = await proposedFor('diamonds-arrow', logs)
    expect(spec).toMatchObject({ task: 'regression', columns: { label: 'price', prediction: 'prediction' } })
  })

  test('digits: ten classes', async () => {
    const { cwd, spec } = await proposedFor('digits', [data('digits/v1-logistic'), data('digits/v2-forest')])
    expect(spec).toMatchObject({
      task: 'multiclass',
      columns: { id: 'request_id', probabilities: 'probabilities', label: 'label' },
    })
    expect((await inProcess(['check'], cwd)).exitCode).toBe(1)
  })
})

describe.skipIf(!hasTmux)('on a terminal it asks', () => {
  const start = `${process.execPath} ${join(root, 'bin/mlgate.cjs')} init`

  test('for the logs, and whether it is right', async () => {
    const cwd = another('asked')
    const terminal = await openTerminal(100, { cwd })
    try {
      terminal.type(start)
      await terminal.watch(screen => /serves now\?[\s\S]*incumbent\.parquet/.test(screen))
      terminal.key('Down')
      terminal.key('Enter')
      await terminal.watch(screen => screen.includes('proposed model?'))
      terminal.key('Down')
      terminal.key('Enter')
      await terminal.watch(screen => screen.includes('log of their own?'))
      terminal.key('Down')
      terminal.key('Enter')
      const seen = await terminal.watch(screen => screen.includes('Is that right?'))
      expect(seen.at(-1)).toMatch(/label +label +the only outcome in the labels/)
      terminal.key('Enter')
      await terminal.watch(screen => /next +mlgate check/.test(screen))
    } finally {
      terminal.close()
    }
    expect(specIn(cwd).logs).toMatchObject({
      incumbent: 'logs/incumbent.parquet',
      candidate: 'logs/candidate.parquet',
      labels: { path: 'logs/labels.parquet' },
    })
  })

  test('what is to be otherwise; leaving writes nothing', async () => {
    const cwd = another('left')
    const terminal = await openTerminal(100, { cwd })
    try {
      terminal.type(`${start} logs/incumbent.parquet; echo "code $?"`)
      await terminal.watch(screen => screen.includes('Is that right?'))
      terminal.key('Right')
      terminal.key('Enter')
      await terminal.watch(screen => screen.includes('What is otherwise?'))
      terminal.key('Enter')
      await terminal.watch(screen => screen.includes('Which column is `id`?'))
      terminal.key('C-c')
      const seen = await terminal.watch(screen => screen.includes('code 130'))
      expect(seen.at(-1)).toContain('Nothing was written.')
    } finally {
      terminal.close()
    }
    expect(existsSync(join(cwd, 'mlgate.yaml'))).toBe(false)
  })

  test('not with --yes', async () => {
    const cwd = another('yes')
    const terminal = await openTerminal(100, { cwd })
    try {
      terminal.type(`${start} logs/incumbent.parquet --yes`)
      const seen = await terminal.watch(screen => /next +mlgate check/.test(screen))
      expect(seen.some(screen => screen.includes('Is that right?'))).toBe(false)
    } finally {
      terminal.close()
    }
  })
})
