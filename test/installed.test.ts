/** The package as it is published: packed, installed in an empty folder, and used there. */
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Record1 } from '../src/record/types.ts'
import { lastBuild, root } from './helpers/dist.ts'
import type { Run } from './helpers/run.ts'

let folder: string
const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', [...args, '--loglevel', 'error'], { cwd, encoding: 'utf8' }).trim()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-installed-'))
  lastBuild()
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], root)
  const [packed] = globSync('*.tgz', { cwd: folder })
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}')
  npm(['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${packed}`], folder)
  cpSync(join(root, 'fixtures/label-outage'), join(folder, 'logs'), { recursive: true })
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Nothing of the environment but the way to Node. */
const run = (command: string, args: readonly string[]): Promise<Run> =>
  new Promise(done => {
    const env = { PATH: dirname(process.execPath) }
    execFile(command, args, { cwd: folder, env }, (error, stdout, stderr) =>
      done({ exitCode: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    )
  })
const mlgate = (...args: string[]) => run(join(folder, 'node_modules/.bin/mlgate'), args)
const script = (text: string) => {
  writeFileSync(join(folder, 'script.js'), text)
  return run(process.execPath, ['script.js'])
}

/** What differs from run to run. */
const steady = ({ run_id, as_of, provenance, ...rest }: Record1) => ({
  ...rest,
  provenance: { ...provenance, started: null, seconds: null },
})

const spec = 'logs/mlgate.yaml'

test('what is installed is what it needs', () => {
  const found = globSync('node_modules/{@*/*,[!.@]*}', { cwd: folder })
  const names = found.map(path => path.slice('node_modules/'.length)).sort()
  expect(names).toEqual([
    '@duckdb/node-api',
    '@duckdb/node-bindings',
    expect.stringMatching(/^@duckdb\/node-bindings-[a-z]+\d*-\w+$/),
    'detect-libc',
    'mlgate',
    'zod',
  ])
})

test('it runs', async () => {
  const expected = JSON.parse(readFileSync(join(folder, 'logs/expected.json'), 'utf8'))
  const { stdout, exitCode, stderr } = await mlgate('check', spec, '--format', 'json')
  expect(stderr).toBe('')
  expect({ decision: JSON.parse(stdout).decision, exitCode }).toEqual({ decision: expected.decision, exitCode: 1 })
})

describe('as a library', () => {
  test('a check gives the document that the command prints', async () => {
    const { stdout } = await mlgate('check', spec, '--format', 'json')
    const own = await script(`
      import { check } from 'mlgate'
      console.log(JSON.stringify(await check({ spec: '${spec}' })))
    `)
    expect(own).toMatchObject({ exitCode: 0, stderr: '' })
    expect(steady(JSON.parse(own.stdout))).toEqual(steady(JSON.parse(stdout)))
  })

  test('to import it does nothing', async () => {
    const { stdout, stderr, exitCode } = await script(`
      const state = () => ({
        globals: Reflect.ownKeys(globalThis).map(String),
        listeners: process.eventNames().map(name => [String(name), process.listenerCount(name)]),
        env: { ...process.env },
        cwd: process.cwd(),
        exitCode: process.exitCode ?? null,
        limit: Error.stackTraceLimit,
      })
      const before = state()
      const all = await import('mlgate')
      console.log(JSON.stringify([before, state(), Object.keys(all).length > 10]))
    `)
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
    const [before, after, whole] = JSON.parse(stdout)
    // By them, copies of zod in one process know of one another.
    const ofZod = ['__zod_globalConfig', '__zod_globalRegistry']
    expect({ ...after, globals: after.globals.sort() }).toEqual({
      ...before,
      globals: [...before.globals, ...ofZod].sort(),
    })
    expect(whole).toBe(true)
  })

  test('a signal stops it, before it has begun and while it runs, and the process ends', async () => {
    const { stdout, stderr, exitCode } = await script(`
      import { check } from 'mlgate'
      const before = await check({ spec: '${spec}', signal: AbortSignal.abort() }).catch(error => error.name)
      const stopping = new AbortController()
      const onEvent = ({ kind }) => kind === 'statement-started' && stopping.abort()
      const while_ = await check({ spec: '${spec}', signal: stopping.signal, onEvent }).catch(error => error.name)
      const after = (await check({ spec: '${spec}' })).decision
      console.log(JSON.stringify([before, while_, after]))
    `)
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
    expect(JSON.parse(stdout)).toEqual(['AbortError', 'AbortError', 'block'])
  })

  test('what is wrong is an MlgateError, with its code and its place', async () => {
    const { stdout } = await script(`
      import { check, MlgateError } from 'mlgate'
      const error = await check({ spec: 'nowhere.yaml' }).catch(error => error)
      console.log(JSON.stringify([error instanceof MlgateError, error.problems.length > 0 && error.code]))
    `)
    expect(JSON.parse(stdout)).toEqual([true, 'spec-not-found'])
  })

  test('its types are whole: a strict project compiles that checks declarations too', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      `import { armMetric, type CheckOptions, check, defineGate, MlgateError, moments, type Record1, role, z } from 'mlgate'
       import { testGate } from 'mlgate/testing'

       const options: CheckOptions = { spec: 'mlgate.yaml', signal: AbortSignal.timeout(1000), only: ['latency'] }
       const record: Record1 = await check(options)
       export const decision: 'promote' | 'hold' | 'block' | 'rollback' = record.decision
       export const values: (number | null)[] = record.gates.flatMap(g => g.checks.map(c => c.candidate?.value ?? null))
       export const code = (error: unknown): string | null => (error instanceof MlgateError ? error.code : null)

       // @ts-expect-error: a spec is needed
       void check({ only: ['latency'] })
       // @ts-expect-error: not a decision
       export const wrong: 'ship-it' = record.decision

       export const gate = defineGate<{ most: number }>({
         name: 'mean-score',
         question: 'Does it score as it did?',
         options: z.strictObject({ most: z.number().default(1) }),
         metrics: ({ most }) => ({
           mean: armMetric({
             summary: 'mean score',
             better: 'lower',
             measuredIn: 'score',
             range: [0, most],
             from: { scores: moments({ score: role('score') }) },
             value: ({ scores }) => scores.mean.score,
           }),
           // @ts-expect-error: what it did not ask for it does not see
           none: armMetric({ summary: '', better: 'lower', measuredIn: 'score', from: {}, value: ({ scores }) => scores }),
         }),
       })
       export const tests: readonly { name: string; run: () => Promise<void> }[] = testGate({
         gate: new URL('gate.ts', import.meta.url),
         spec: { task: 'binary', columns: { id: 'id', score: 'score' } },
         with: { metrics: { mean: { max: 1 } } },
         pass: {},
         fail: {},
         inconclusive: {},
         rejected: {},
       })
      `,
    )
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2024',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }))
    const tsc = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' })
    expect(tsc).toMatchObject({ stdout: '', status: 0 })
  })
})
