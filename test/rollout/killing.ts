import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { status } from '../../src/rollout/status.ts'
import { generator } from '../../src/stats/resample.ts'
import { root } from '../helpers/dist.ts'
import { finding } from './finding.ts'
import { ANA, begin, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'

const here = import.meta.dirname

/** The program of cli.ts in few files, which starts several times as fast; where the package finds itself. */
const BUNDLE = join(root, 'build/test/rollout')
const COMPILED = join(BUNDLE, 'compiled')
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
      env: { ...(at.world.env as Record<string, string>), NODE_COMPILE_CACHE: COMPILED, ...env },
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

export interface Moments {
  readonly kills: number
  /** Of them, in the time between the start of the deploy command and its entry in the log. */
  readonly deploying: number
  readonly wrong: readonly string[]
}

const TO = { stage: 'canary', traffic: '5%' }
/** How long the deploy tool takes, in seconds. */
const DEPLOYS = 0.3

/**
 * Kills an advance at seeded moments: of every three, one while the deploy command is at work, the others at any moment of
 * the whole. What ends before its moment is not counted, and tried again.
 */
export async function killedAdvances(kills: number, seed: number, ready: () => Promise<Place>): Promise<Moments> {
  const random = generator(String(seed))
  const whole = await ready()
  const started = performance.now()
  await run(whole, ['advance'])
  const takes = performance.now() - started
  let done = 0
  let deploying = 0
  const wrong: string[] = []
  for (let i = 0; done < kills && i < 3 * kills; i++) {
    const at = await ready()
    const aimed = i % 3 === 0
    const moment = random()
    const { signal } = await run(at, ['advance'], {}, async (kill, ended) => {
      if (!aimed) await Promise.race([sleep(moment * takes), ended])
      else {
        await Promise.race([until(() => existsSync(at.path('deploying'))), ended])
        await Promise.race([sleep(moment * 0.9 * DEPLOYS * 1000), ended])
      }
      kill()
    })
    if (signal !== 'SIGKILL') continue
    done++
    const { state } = await seenAt(at)
    if (state.open !== null && at.traffic() !== null) deploying++
    wrong.push(...(await wrongAfter(at, 'shadow', TO)).map(text => `seed ${seed}, kill ${i}: ${text}`))
    rmSync(at.folder, { recursive: true, force: true })
  }
  return { kills: done, deploying, wrong }
}

/** The same of an approval: it is there whole, or not at all, and nothing is promoted by it. */
export async function killedApprovals(
  kills: number,
  seed: number,
  ready: () => Promise<Place>,
  args: readonly string[],
): Promise<Moments> {
  const random = generator(String(seed))
  const whole = await ready()
  const started = performance.now()
  await run(whole, args)
  const takes = performance.now() - started
  let done = 0
  const wrong: string[] = []
  for (let i = 0; done < kills && i < 3 * kills; i++) {
    const at = await ready()
    const before = (await seenAt(at)).text
    const moment = random()
    const { signal } = await run(at, args, {}, async (kill, ended) => {
      await Promise.race([sleep(moment * takes), ended])
      kill()
    })
    if (signal !== 'SIGKILL') continue
    done++
    const { text, state } = await seenAt(at)
    const flaws = await verified(at)
    if (!text.startsWith(before) || (text !== before && state.approvals.length !== 1)) flaws.push('half an approval')
    if (at.traffic() !== null) flaws.push('something was promoted')
    wrong.push(...flaws.map(text => `seed ${seed}, kill ${i} of an approval: ${text}`))
    rmSync(at.folder, { recursive: true, force: true })
  }
  return { kills: done, deploying: 0, wrong }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5)
}

/** A rollout in its shadow, with a deploy tool that takes its time. */
export async function readyToAdvance(): Promise<Place> {
  const at = place()
  at.write('deploy', slowDeploy(DEPLOYS))
  await begin(at)
  return at
}

const APPROVED = `${SPEC.replace('gates: [parity]}', 'gates: [parity], approvals: {risk: 1}}')}approvers: {risk: [${ANA}]}
allowed_signers: signers
`

/** One whose result waits for a signed approval; a key is made for it. */
export async function readyToApprove(): Promise<Place> {
  const at = place(APPROVED)
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ana', '-f', at.path('ana')])
  at.write('signers', `${ANA} ${readFileSync(at.path('ana.pub'), 'utf8')}`)
  await begin(at)
  await step(at, 'promote')
  return at
}

export const APPROVE = ['approve', '--role', 'risk', '--reason', 'agreed', '--key', 'ana', '--as', ANA]
