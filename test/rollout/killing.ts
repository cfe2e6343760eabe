import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { status } from '../../src/rollout/status.ts'
import { root } from '../helpers/dist.ts'
import { finding } from './finding.ts'
import { type Place, seenAt, step, verified } from './helpers.ts'

const here = import.meta.dirname

/** The program of cli.ts in few files, which starts several times as fast; where the package finds itself. */
const BUNDLE = join(root, 'build/test/rollout')
let bundled: Promise<unknown> | null = null
const bundle = (): Promise<unknown> => {
  bundled ??= build({
    absWorkingDir: root,
    entryPoints: { [`cli-${process.pid}`]: join(here, 'cli.ts') },
    outdir: BUNDLE,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['@duckdb/node-api', '@duckdb/node-bindings*'],
    alias: { mlgate: join(root, 'src/index.ts') },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  return bundled
}

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A command of the program, with a check that promotes; `during` has the process, which it may kill. */
export async function run(
  at: Place,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  during: (kill: () => void, ended: Promise<unknown>) => unknown = () => {},
): Promise<Ended> {
  await bundle()
  return new Promise(done => {
    const faults = 'FAULT_LOG' in env || 'FAULT_AT' in env ? ['--import', join(here, 'faults.mjs')] : []
    const child = spawn(process.execPath, [...faults, join(BUNDLE, `cli-${process.pid}.mjs`), 'rollout', ...args], {
      cwd: at.folder,
      env: { ...(at.world.env as Record<string, string>), ...env },
    })
    const ended: Ended = { code: null, signal: null, stdout: '', stderr: '' }
    child.stdout.on('data', text => {
      ended.stdout += text
    })
    child.stderr.on('data', text => {
      ended.stderr += text
    })
    const over = new Promise<void>(settle => child.on('exit', () => settle()))
    child.on('exit', (code, signal) => void done({ ...ended, code, signal }))
    void during(() => child.kill('SIGKILL'), over)
  })
}

/** What is wrong after a kill, in words; nothing is. `from` is the stage that the rollout was in, `to` the one it was to go to. */
export async function wrongAfter(at: Place, from: string, to: { stage: string; traffic: string }): Promise<string[]> {
  const wrong = (await verified(at)).map(flaw => `the log does not verify: ${flaw}`)
  const { state, entries } = await seenAt(at)
  const moved = (await deployed(at))?.at(-1) === to.traffic
  const begin = entries.findLast(e => e.kind === 'begin' && e.command === 'promote' && e.to?.stage === to.stage)
  const rests = entries.some(
    e => e.kind === 'look' && begin?.kind === 'begin' && e.result === begin.result && e.decision === 'promote',
  )
  if (moved && !rests) wrong.push('it was promoted without its evidence')
  const { command } = await status(at.spec, {}, at.world)
  const stage = state.stage?.stage
  if (stage === from && (command === 'unrecorded') !== (begin !== undefined))
    wrong.push(`status says ${command}, in ${stage}`)
  if (stage === from && moved && command !== 'unrecorded') wrong.push('the promotion ran, and status does not say so')
  if (stage === to.stage && !moved) wrong.push('status says that it was promoted, and it was not')
  if (stage !== from && stage !== to.stage) wrong.push(`it is in ${stage}`)
  // And it can go on from there.
  if (stage === from) {
    const after = await step(at, 'promote', { check: finding('promote') })
    if (after.state.stage?.stage !== to.stage)
      wrong.push(`afterwards it does not go on: ${after.decision}, ${after.why.join()}`)
    if ((await deployed(at))?.at(-1) !== to.traffic) wrong.push('afterwards the traffic is another')
    wrong.push(...(await verified(at)).map(flaw => `afterwards the log does not verify: ${flaw}`))
  }
  return wrong
}

/** A command outlives its caller: once it has ended, who is served by what. */
async function deployed(at: Place): Promise<string[] | null> {
  for (let i = 0; i < 100 && existsSync(at.path('deploying')); i++) await sleep(20)
  return at.traffic()
}

/** A deploy tool that takes its time: it says that it has begun, moves the traffic, and ends a while later. */
export const slowDeploy = (seconds: number): string => `#!/bin/sh
: > deploying
printf '%s\\n' "$@" > traffic
sleep ${seconds}
rm -f deploying
`

export const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n')
