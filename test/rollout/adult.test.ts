import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { lastBuild, root } from '../helpers/dist.ts'
import { hasShared, mlgate, type Run } from '../helpers/run.ts'
import { dealRollout } from './deal.ts'

const hasSsh = spawnSync('ssh-keygen', ['-?']).error === undefined
if (!hasSsh) console.warn('skipped: a whole rollout; there is no ssh-keygen (apt-get install openssh-client)')

beforeAll(() => void lastBuild())

// `state` is said, since a runner of CI refuses a folder that nobody chose.
const COMMANDS = `
state: .mlgate
allowed_signers: allowed_signers
commands:
  promote: [./deploy, --model, "{candidate.version}", --traffic, "{next.traffic}"]
  rollback: [./deploy, --model, "{incumbent.version}", --traffic, "100%"]
`

/** Says what a router would be told: who answers how much. */
const DEPLOY = '#!/bin/sh\necho "$2 $4" > traffic\n'

const ANA = 'ana@example.org'
const IDENTITY = { GIT_AUTHOR_NAME: 'Ben', GIT_AUTHOR_EMAIL: 'ben@example.org' }

/** The logs of a rollout, with the parts of the canary that are still to come. */
async function ready(candidate: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'mlgate-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  await dealRollout(cwd, candidate)
  writeFileSync(join(cwd, 'mlgate.yaml'), `${readFileSync(join(root, 'test/rollout/adult.yaml'), 'utf8')}${COMMANDS}`)
  writeFileSync(join(cwd, 'deploy'), DEPLOY)
  chmodSync(join(cwd, 'deploy'), 0o755)
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', ANA, '-f', join(cwd, 'ana')])
  writeFileSync(join(cwd, 'allowed_signers'), `${ANA} ${readFileSync(join(cwd, 'ana.pub'), 'utf8')}`)
  mkdirSync(join(cwd, 'later'))
  const move = (from: string, to: string, part: string) => {
    for (const file of readdirSync(join(cwd, from)).filter(name => name.includes(part)))
      renameSync(join(cwd, from, file), join(cwd, to, file))
  }
  for (const part of ['-2', '-3']) move('canary', 'later', part)
  const rollout = (...args: string[]): Promise<Run> => {
    const [command, ...rest] = args
    return mlgate(['rollout', command!, '--var', `candidate=${candidate}`, ...rest], { cwd, env: IDENTITY })
  }
  return {
    ...{ cwd, rollout },
    comes: (part: string) => move('later', 'canary', part),
    traffic: () => readFileSync(join(cwd, 'traffic'), 'utf8').trim(),
    verify: (...args: string[]) => mlgate(['audit', 'verify', ...args], { cwd }),
  }
}

const states = async (running: Promise<Run>) => {
  const { stdout, stderr, exitCode } = await running
  const { decision, stage, status } = JSON.parse(stdout || `{"decision": ${JSON.stringify(stderr)}}`)
  return { exitCode, decision, stage, status }
}

describe.skipIf(!hasShared || !hasSsh)('a rollout of the adult logs', () => {
  test('v1 to v2: shadow, a canary in three looks, an A/B test with an approval, done', {
    timeout: 240_000,
  }, async () => {
    const { cwd, rollout, comes, traffic, verify } = await ready('v2-boosted')
    const advance = (...more: string[]) => states(rollout('advance', '--format', 'json', ...more))
    expect((await rollout('rehearse')).exitCode).toBe(0)
    expect((await rollout('start', '--reason', 'release 14')).exitCode).toBe(0)

    expect(await advance()).toEqual({ exitCode: 0, decision: 'promote', stage: 'canary', status: 'running' })
    expect(traffic()).toBe('v2-boosted 5%')
    const waits = { exitCode: 3, decision: 'hold', stage: 'canary', status: 'running' }
    expect(await advance()).toEqual(waits)
    comes('-2')
    expect(await advance()).toEqual(waits)
    comes('-3')
    // What `check` says of it by itself is what the rollout goes by, and it changes nothing.
    const alone = await mlgate(['check', '--format', 'json'], { cwd })
    expect(JSON.parse(alone.stdout)).toMatchObject({ decision: 'promote', stage: 'canary', looks: { number: 3 } })
    expect(await advance()).toEqual({ exitCode: 0, decision: 'promote', stage: 'ab', status: 'running' })
    expect(traffic()).toBe('v2-boosted 50%')

    const held = await rollout('advance')
    expect(held.exitCode).toBe(3)
    const [, result] = /approve --role risk --result ([0-9a-f]{12})/.exec(held.stdout)!
    const approve = ['approve', '--role', 'risk', '--result', result!, '--reason', 'agreed on Monday']
    expect((await rollout(...approve, '--key', 'ana', '--as', ANA)).stdout).toContain(`✔ ${ANA} approved ${result}`)
    expect(await advance()).toEqual({ exitCode: 0, decision: 'promote', stage: 'ab', status: 'done' })
    expect(traffic()).toBe('v2-boosted 100%')

    const story = (await rollout('history')).stdout
    const told = [
      'started the rollout v1-logistic → v2-boosted: shadow → canary (5%) → ab (50%) → done',
      'look 1 at shadow: promote',
      'promoted to canary (5%)',
      'look 1 at canary: hold',
      'look 2 at canary: hold',
      'look 3 at canary: promote',
      'promoted to ab (50%)',
      'look 1 at ab: promote',
      `${ANA} approved ${result} as risk, signed`,
      'done: the candidate serves everybody',
    ]
    const flat = story.replace(/\s+/g, ' ')
    const places = told.map(text => flat.indexOf(text))
    expect(places.map((at, i) => (at < 0 ? told[i] : null)).filter(Boolean)).toEqual([])
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const review = (await rollout('history', '--review')).stdout.replace(/\s+/g, ' ')
    expect(review).toContain('expected: fewer wrong decisions at the same speed')
    expect(review).toContain(`approved by ${ANA} as risk: agreed on Monday`)

    expect((await verify()).exitCode).toBe(0)
    // The evidence by itself, anywhere else.
    expect((await mlgate(['audit', 'export', '--to', 'evidence'], { cwd })).exitCode).toBe(0)
    const elsewhere = join(cwd, 'elsewhere')
    renameSync(join(cwd, 'evidence'), elsewhere)
    execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: elsewhere })
    expect((await verify(elsewhere)).exitCode).toBe(0)
    const [page] = readdirSync(join(elsewhere, 'reports'))
    writeFileSync(join(elsewhere, 'reports', page!), 'all was well')
    const changed = await verify(elsewhere)
    expect({ code: changed.exitCode, told: changed.stdout.includes(`${page} was changed`) }).toEqual({
      code: 1,
      told: true,
    })
  })

  test('v4 is stopped at the first stage that measures fairness, and rolled back', { timeout: 240_000 }, async () => {
    const { cwd, rollout, comes, traffic, verify } = await ready('v4-label-outage')
    const advance = () => states(rollout('advance', '--format', 'json'))
    for (const part of ['-2', '-3']) comes(part)
    // It is within the absolute limits of latency, which is all that the stages before look at.
    expect((await rollout('start')).exitCode).toBe(0)
    expect(await advance()).toMatchObject({ decision: 'promote', stage: 'canary' })
    expect(await advance()).toMatchObject({ decision: 'promote', stage: 'ab' })
    expect(traffic()).toBe('v4-label-outage 50%')

    const stopped = await rollout('advance', '--format', 'json')
    const { decision, status, why, result } = JSON.parse(stopped.stdout)
    expect({ code: stopped.exitCode, decision, status }).toEqual({
      code: 1,
      decision: 'rollback',
      status: 'rolled_back',
    })
    expect(traffic()).toBe('v1-logistic 100%')
    expect(result.decided_by).toContain('fairness/equal_opportunity_difference(sex)/max')
    expect(why.join()).toMatch(/true positive rate/)
    const story = (await mlgate(['rollout', 'history'], { cwd })).stdout
    expect(story.replace(/\s+/g, ' ')).toMatch(
      /look 1 at ab: rollback\..*rolled back to the incumbent.*--model v1-logistic --traffic 100%/,
    )
    expect((await verify()).exitCode).toBe(0)
  })
})
