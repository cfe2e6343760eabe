import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reviewText } from '../../src/cli/rollout/review-text.ts'
import { storyOf } from '../../src/cli/rollout/story.ts'
import { type HistoryOptions, history } from '../../src/rollout/history.ts'
import { rehearse } from '../../src/rollout/rehearse.ts'
import { reviews } from '../../src/rollout/review.ts'
import { back, begin, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'

const LOOK = { color: false, width: 100 }

const told = async (at: Place, options: HistoryOptions = {}): Promise<string> =>
  storyOf(await history(at.spec, options, at.world), LOOK).replace(/\s+/g, ' ')

async function ended(): Promise<Place> {
  const at = place()
  await begin(at, { reason: 'release 14' })
  await step(at, 'hold')
  await step(at, 'promote')
  await step(at, 'rollback')
  return at
}

test('by stage, by decision, by time', async () => {
  const at = await ended()
  const whole = await told(at)
  expect(whole).toMatch(
    /Ben <ben@example.org> started the rollout v1 → v2: .*“release 14”.*look 1 at shadow: hold.*look 2 at shadow: promote.*promoted to canary \(5%\).*look 1 at canary: rollback.*Ben rolled back to the incumbent/,
  )
  const canary = await told(at, { stage: 'canary' })
  expect(canary).toContain('look 1 at canary: rollback')
  expect(canary).not.toContain('shadow: ')
  // What another filter leaves out is not taken for missing.
  expect(canary).not.toContain('not recorded')
  const holds = await told(at, { decision: 'hold' })
  expect(holds).toContain('look 1 at shadow: hold')
  expect(holds).not.toContain('promote')
  expect(await told(at, { since: '2100-01-01' })).toMatch(/Nothing was done/)
  expect(await told(at, { until: '2100-01-01' })).toBe(whole)
})

test('of several models in one place, all or one', async () => {
  const at = await ended()
  at.write('mlgate.yaml', SPEC.replace('model: adult-income', 'model: churn/2'))
  await begin(at)
  const models = async (options: HistoryOptions) => (await history(at.spec, options, at.world)).map(h => h.model)
  expect(await models({})).toEqual(['churn/2'])
  expect(await models({ all: true })).toEqual(['adult-income', 'churn/2'])
  expect(await models({ model: 'adult-income' })).toEqual(['adult-income'])
})

test('a review: what was expected, what was seen, how it ended', async () => {
  const at = await ended()
  await begin(at)
  const { entries } = await seenAt(at)
  const [{ store }] = (await history(at.spec, {}, at.world)) as [Awaited<ReturnType<typeof history>>[number]]
  const rollouts = await reviews(entries, store)
  expect(rollouts.map(r => [r.outcome, r.stages.map(s => [s.stage, s.looks.length])])).toEqual([
    [
      'rolled_back',
      [
        ['shadow', 2],
        ['canary', 1],
      ],
    ],
    ['running', [['shadow', 0]]],
  ])
  const text = reviewText([{ model: 'adult-income', rollouts }], LOOK)
  expect(text).toContain('expected: fewer wrong decisions')
  expect(text).toContain('✖ ')
})

test('a hold is told by the command of the spec, with the report', async () => {
  const at = place(`${SPEC}  hold: [./tell, "{report}", "{decision}", "{stage}", "{next.stage}"]\n`)
  at.write('tell', '#!/bin/sh\nprintf "%s\\n" "$@" > told\nprintenv MLGATE_STAGE MLGATE_CANDIDATE_VERSION >> told\n')
  const { chmodSync } = await import('node:fs')
  chmodSync(at.path('tell'), 0o755)
  await begin(at)
  const { decision } = await step(at, 'hold', { reportOf: async () => '/reports/1 2.md' })
  expect(decision).toBe('hold')
  expect(readFileSync(at.path('told'), 'utf8').trim().split('\n')).toEqual([
    '/reports/1 2.md',
    'hold',
    'shadow',
    'canary',
    'shadow',
    'v2',
  ])
  expect(existsSync(at.path('traffic'))).toBe(false)
  expect(await told(at)).toContain('told of the hold')
  // Who cannot be told of it does not make it another decision.
  at.write('tell', '#!/bin/sh\nexit 3\n')
  expect(await step(at, 'hold')).toMatchObject({ decision: 'hold', state: { status: 'running' } })
  expect(await told(at)).toContain('nobody could be told of the hold')
  expect((await step(at, 'promote')).decision).toBe('promote')
  expect(await verified(at)).toEqual([])
})

test('after all of the traffic it is watched: the end moves nothing, and harm goes back', async () => {
  const watched = SPEC.replace('commands:', '  - {name: watch, strategy: monitor, gates: [significance]}\ncommands:')
  const at = place(watched)
  await begin(at)
  for (let i = 0; i < 3; i++) await step(at, 'promote')
  expect(at.traffic()).toEqual(['v2', '100%'])
  at.write('traffic', 'as it is')
  expect(await step(at, 'promote')).toMatchObject({ decision: 'promote', recipe: null, state: { status: 'done' } })
  expect(at.traffic()).toEqual(['as it is'])
  expect((await back(at)).ok).toBe(true)

  await begin(at)
  for (let i = 0; i < 3; i++) await step(at, 'promote')
  expect((await step(at, 'rollback')).state.status).toBe('rolled_back')
  expect(at.traffic()).toEqual(['v1', '100%'])
  expect(await verified(at)).toEqual([])
})

test('a rehearsal has every command as it would be run, the stored way back first, and misses programs', async () => {
  const at = place(SPEC.replace('promote: [./deploy', 'promote: [./nowhere'))
  const before = await rehearse(at.spec, {}, at.world)
  expect(before.commands.map(c => [c.stage, c.command, c.recipe.argv.join(' '), c.program !== null])).toEqual([
    ['shadow', 'rollback', './deploy v1 100%', true],
    ['shadow', 'promote', './nowhere v2 5%', false],
    ['canary', 'rollback', './deploy v1 100%', true],
    ['canary', 'promote', './nowhere v2 50%', false],
    ['ab', 'rollback', './deploy v1 100%', true],
    ['ab', 'promote', './nowhere v2 100%', false],
  ])
  expect(before.problems).toEqual(['`commands.promote`: there is no program ./nowhere'])
  await begin(at)
  at.write('mlgate.yaml', SPEC.replace('rollback: [./deploy', 'rollback: [true, ./elsewhere'))
  const [now, next] = (await rehearse(at.spec, {}, at.world)).commands
  expect([now, next].map(c => [c!.stage, c!.recipe.argv[0]])).toEqual([
    ['now', './deploy'],
    ['shadow', 'true'],
  ])
  expect(at.traffic()).toBeNull()
})

test('without commands it only keeps the books', async () => {
  const at = place(SPEC.slice(0, SPEC.indexOf('commands:')))
  await begin(at)
  await step(at, 'promote')
  expect((await seenAt(at)).state.stage?.stage).toBe('canary')
  expect(await back(at)).toMatchObject({ ok: true, recipe: null, state: { status: 'rolled_back' } })
  expect(await verified(at)).toEqual([])
})

test('a command that would have a value of the environment among its arguments is refused', async () => {
  const spec = `env: [TOKEN]\n${SPEC.replace('promote: [./deploy,', 'promote: [./deploy, "${env:TOKEN}",')}`
  const at = place(spec, { TOKEN: 'hunter2' })
  await expect(begin(at)).rejects.toMatchObject({ problems: [{ code: 'secret-in-command' }] })
})

test('what a later stage would lack is told before the first', async () => {
  const at = place(SPEC.replace('candidate: {path: v2.parquet, version: v2}', 'candidate: v2.parquet'))
  await expect(begin(at)).rejects.toThrow(/is to be told \{candidate.version\}/)
  expect(existsSync(at.path('.mlgate'))).toBe(false)
})
