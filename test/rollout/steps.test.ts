import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Entry } from '../../src/rollout/entry.ts'
import { status } from '../../src/rollout/status.ts'
import { back, begin, finding, place, SPEC, seenAt, step, verified } from './helpers.ts'

const kinds = (entries: readonly Entry[]) => entries.map(e => ('command' in e ? `${e.kind} ${e.command}` : e.kind))

test('from shadow to all of the traffic, each step with its evidence before its command', async () => {
  const at = place()
  await begin(at, { reason: 'release 14' })
  expect(at.traffic()).toBeNull()
  expect((await step(at, 'promote')).state).toMatchObject({
    status: 'running',
    stage: { stage: 'canary', traffic: 0.05 },
  })
  expect(at.traffic()).toEqual(['v2', '5%'])
  await step(at, 'promote')
  expect(at.traffic()).toEqual(['v2', '50%'])
  expect((await step(at, 'promote')).state.status).toBe('done')
  expect(at.traffic()).toEqual(['v2', '100%'])
  const { entries } = await seenAt(at)
  const each = ['look', 'begin promote', 'end promote']
  expect(kinds(entries)).toEqual(['start', 'stage', ...each, ...each, ...each])
  expect(await verified(at)).toEqual([])
})

test('what is undecided stays, with nothing run; what blocks in a shadow blocks', async () => {
  const at = place()
  await begin(at)
  expect(await step(at, 'hold')).toMatchObject({ decision: 'hold', recipe: null })
  expect(await step(at, 'block')).toMatchObject({ decision: 'block', state: { stage: { stage: 'shadow' } } })
  expect(at.traffic()).toBeNull()
  expect(await verified(at)).toEqual([])
})

test('harm to users is rolled back at once', async () => {
  const at = place()
  await begin(at)
  await step(at, 'promote')
  const { decision, state } = await step(at, 'rollback')
  expect({ decision, status: state.status }).toEqual({ decision: 'rollback', status: 'rolled_back' })
  expect(at.traffic()).toEqual(['v1', '100%'])
  await expect(step(at, 'promote')).rejects.toThrow(/The last one was rolled back/)
})

test('a stage that was on hold for too long is rolled back, and says why', async () => {
  const at = place()
  await begin(at)
  await step(at, 'promote')
  const early = await step(at, 'hold', { check: finding('hold', { decided_by: ['minimum', 'significance'] }) })
  expect(early.why).toEqual([
    'the stage has not reached its minimum of rows and duration',
    'the gate significance decided nothing',
  ])
  const { why } = await step(at, 'rollback', { check: finding('rollback', { decided_by: ['limit'] }) })
  expect(why).toEqual(['the stage was on hold for longer than it may be'])
  expect((await seenAt(at)).entries.at(-1)).toMatchObject({ command: 'rollback', reason: why[0] })
})

test('a command that fails leaves the rollout where it was, and says what it printed', async () => {
  const at = place()
  await begin(at)
  at.write('fail', '')
  const failed = await step(at, 'promote')
  expect(failed).toMatchObject({
    decision: 'error',
    outcome: { exit: 7, output: 'no such cluster\n' },
    state: { status: 'running', stage: { stage: 'shadow' }, open: null },
    why: ['the command ended with exit code 7'],
  })
  expect((await status(at.spec, {}, at.world)).state.failed?.outcome?.exit).toBe(7)
})

test('a program that is not there, and one that takes too long', async () => {
  const at = place(SPEC.replace('promote: [./deploy', 'promote: [./nowhere'))
  await begin(at)
  expect((await step(at, 'promote')).outcome).toMatchObject({ exit: null, error: expect.stringContaining('ENOENT') })
  const slow = place(
    SPEC.replace('promote: [./deploy', 'promote: [sleep, "60"').replace(
      ', "{candidate.version}", "{next.traffic}"]\n  rollback',
      ']\n  rollback',
    ),
  )
  await begin(slow)
  const late = await step(slow, 'promote', { timeout: 1 })
  expect(late).toMatchObject({ decision: 'error', outcome: { timed_out: true } })
  expect(late.outcome!.seconds).toBeLessThan(10)
})

test('what a command leaves running in the background is not waited for', async () => {
  const at = place()
  at.write('deploy', '#!/bin/sh\necho begun\nsleep 30 &\n')
  await begin(at)
  const { decision, outcome } = await step(at, 'promote')
  expect({ decision, output: outcome?.output }).toEqual({ decision: 'promote', output: 'begun\n' })
  expect(outcome!.seconds).toBeLessThan(15)
})

test('both streams are kept in their order, the last part of them where they are long, and no variable of the spec', async () => {
  const at = place(`env: [TOKEN]\n${SPEC.replace('fewer wrong decisions', '"${env:TOKEN}"')}`, { TOKEN: 'hunter2' })
  at.write('deploy', '#!/bin/sh\necho out; sleep 0.1; echo err >&2; sleep 0.1; echo "token hunter2"\n')
  await begin(at)
  expect((await step(at, 'promote', { env: at.world.env })).outcome?.output).toBe('out\nerr\ntoken (env)\n')
  at.write('deploy', '#!/bin/sh\ni=0; while [ $i -lt 3000 ]; do echo "line $i of many"; i=$((i+1)); done\n')
  const { outcome } = await back(at)
  expect(outcome).toMatchObject({ exit: 0, output_cut: true, output: expect.stringMatching(/line 2999 of many\n$/) })
  expect(outcome!.output.length).toBeLessThanOrEqual(20_000)
  expect((await seenAt(at)).text).not.toContain('hunter2')
})

test('a part of the gates, or a spec that asks for less, never advances', async () => {
  const at = place()
  await begin(at)
  const message = 'less'
  const loosened = [{ what: 'a', how: 'laxer' as const, before: '1', after: '2', at: null, message }]
  for (const change of [{ partial: true }, { loosened, against: { name: 'main', allowed: true } }]) {
    const { decision, why } = await step(at, 'promote', { check: finding('promote', change) })
    expect({ decision, why }).toEqual({ decision: 'hold', why: [expect.stringMatching(/^the result is /)] })
  }
  expect(at.traffic()).toBeNull()
})

test('--dry-run prints what would be run, and changes nothing', async () => {
  const at = place()
  const tried = await begin(at, { dryRun: true })
  expect(tried.state.status).toBe('none')
  expect(existsSync(at.path('.mlgate'))).toBe(false)
  await begin(at)
  const before = (await seenAt(at)).text
  const { decision, recipe } = await step(at, 'promote', { dryRun: true })
  expect({ decision, argv: recipe?.argv }).toEqual({ decision: 'promote', argv: ['./deploy', 'v2', '5%'] })
  expect((await seenAt(at)).text).toBe(before)
  expect(at.traffic()).toBeNull()
})

test('a rollout that serves from its first stage is promoted into it', async () => {
  const at = place(SPEC.replace(/ {2}- \{name: shadow.*\n/, ''))
  const { ok, state } = await begin(at)
  expect({ ok, stage: state.stage?.stage }).toEqual({ ok: true, stage: 'canary' })
  expect(at.traffic()).toEqual(['v2', '5%'])
  expect(await verified(at)).toEqual([])
})

test('one at a time: a second start says who began', async () => {
  const at = place()
  await begin(at)
  await expect(begin(at)).rejects.toThrow(/v1 → v2 is in the stage `shadow`, started by Ben <ben@example.org>/)
  await back(at)
  await begin(at)
  expect((await seenAt(at)).state.status).toBe('running')
})

test('a spec that changes in the middle is shown, and needs an approval', async () => {
  const at = place()
  await begin(at)
  at.write('mlgate.yaml', readFileSync(at.path('mlgate.yaml'), 'utf8').replace('max: 15%', 'max: 30%'))
  const { decision, why } = await step(at, 'promote')
  expect(decision).toBe('hold')
  expect(why.join()).toContain('gates.parity.metrics.flip_rate.max: 15% → 30%')
  writeFileSync(at.path('mlgate.yaml'), `${SPEC}# a comment is no change of what is asked\n`)
  expect((await step(at, 'promote')).decision).toBe('promote')
})

test('another candidate has another rollout', async () => {
  const at = place()
  await begin(at)
  at.write('mlgate.yaml', SPEC.replace('version: v2', 'version: v3'))
  await expect(step(at, 'promote')).rejects.toThrow(/has the candidate v2, and the spec v3/)
  expect(at.traffic()).toBeNull()
})

test('in CI a folder that nobody named is refused, but to go back', async () => {
  const at = place(SPEC, { CI: 'true' })
  await expect(begin(at)).rejects.toThrow(/on a runner's disk it would be gone/)
  const named = place(`${SPEC}state: .mlgate\n`, { GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'ana' })
  await begin(named)
  const { entries } = await seenAt(named)
  expect(entries[0]!.by).toMatchObject({ email: 'ben@example.org', ci: { service: 'github', actor: 'ana' } })
  expect((await back(at)).ok).toBe(true)
  expect(at.traffic()).toEqual(['v1', '100%'])
})
