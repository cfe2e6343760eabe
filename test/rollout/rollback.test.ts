import { existsSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { advance } from '../../src/rollout/advance.ts'
import { lineOf } from '../../src/rollout/entry.ts'
import { pause } from '../../src/rollout/pause.ts'
import { back, begin, finding, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'

const LOG = '.mlgate/adult-income.log.jsonl'
const LOCK = '.mlgate/adult-income.lock'

/** In the canary, with the candidate serving. */
async function serving(spec = SPEC): Promise<Place> {
  const at = place(spec)
  await begin(at)
  await step(at, 'promote')
  expect(at.traffic()).toEqual(['v2', '5%'])
  return at
}

const wentBack = (at: Place) => expect(at.traffic()).toEqual(['v1', '100%'])

test('at once, and written down', async () => {
  const at = await serving()
  const { ok, complaints, recorded } = await back(at)
  expect({ ok, complaints, recorded }).toEqual({ ok: true, complaints: [], recorded: true })
  wentBack(at)
  expect((await seenAt(at)).state.status).toBe('rolled_back')
  expect(await verified(at)).toEqual([])
})

test('with a spec that is broken, by the copy that was stored; then it complains', async () => {
  const at = await serving()
  at.write('mlgate.yaml', 'version: 1\nmodel: adult-income\ngates: [\n')
  const { ok, complaints } = await back(at)
  expect({ ok, complaints }).toEqual({ ok: true, complaints: [expect.stringMatching(/./)] })
  wentBack(at)
  at.write('mlgate.yaml', SPEC)
  expect((await seenAt(at)).state.status).toBe('rolled_back')
})

test('without any spec, where one log is there', async () => {
  const at = await serving()
  rmSync(at.path('mlgate.yaml'))
  expect((await back(at)).ok).toBe(true)
  wentBack(at)
})

test('the spec that has another way back now does not change the one of the stage', async () => {
  const at = await serving()
  at.write('mlgate.yaml', SPEC.replace('rollback: [./deploy', 'rollback: [./elsewhere'))
  expect((await back(at)).recipe?.argv).toEqual(['./deploy', 'v1', '100%'])
  wentBack(at)
})

test('with a chain that fails: gone past, told, and written after it', async () => {
  const at = await serving()
  const text = readFileSync(at.path(LOG), 'utf8')
  at.write(LOG, text.replace('"decision":"promote"', '"decision":"hold"'))
  await expect(step(at, 'promote')).rejects.toThrow(/is not what was written: line 3/)
  const { ok, recorded, complaints } = await back(at)
  expect({ ok, recorded }).toEqual({ ok: true, recorded: true })
  expect(complaints.join()).toMatch(/line 3 .*it was changed/)
  wentBack(at)
})

test('with a log that was cut off within a line, or is rubbish', async () => {
  const at = await serving()
  const text = readFileSync(at.path(LOG), 'utf8')
  at.write(LOG, text.slice(0, -40))
  expect((await back(at)).ok).toBe(true)
  wentBack(at)
  at.write('traffic', 'v2')
  at.write(LOG, `${text.slice(0, 100)}\n{"kind":"stage"}\nnull\n`)
  const { ok, complaints } = await back(at)
  expect(ok).toBe(true)
  expect(complaints.length).toBeGreaterThan(0)
  wentBack(at)
})

test('with an entry that has a right digest and no sense', async () => {
  const at = await serving()
  const { entries } = await seenAt(at)
  const { digestOf } = await import('../../src/rollout/entry.ts')
  const last = entries.at(-1)!
  const senseless = {
    schema: last.schema,
    number: last.number + 1,
    previous: last.digest,
    time: last.time,
    by: last.by,
    model: last.model,
    mlgate: last.mlgate,
    kind: 'look',
  }
  const whole = { ...senseless, digest: digestOf(senseless as never) }
  at.write(LOG, `${readFileSync(at.path(LOG), 'utf8')}${lineOf(whole as never)}`)
  expect((await back(at)).ok).toBe(true)
  wentBack(at)
})

test('with a lock that a dead process left', async () => {
  const at = await serving()
  at.write(LOCK, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), began: null, token: 'x' }))
  const started = performance.now()
  expect((await back(at)).recorded).toBe(true)
  expect(performance.now() - started).toBeLessThan(5000)
  wentBack(at)
  expect(existsSync(at.path(LOCK))).toBe(false)
})

test('without waiting for a lock that another machine holds', async () => {
  const at = await serving()
  at.write(LOCK, JSON.stringify({ pid: 1, host: 'elsewhere', began: null, token: 'x' }))
  const going = back(at)
  await expect.poll(() => at.traffic(), { timeout: 5000 }).toEqual(['v1', '100%'])
  expect(existsSync(at.path(LOCK))).toBe(true)
  expect((await going).recorded).toBe(true)
})

test('also where the log is gone and cannot be written: it is done, and said that it is not recorded', async () => {
  const at = await serving()
  rmSync(at.path('.mlgate'), { recursive: true })
  at.write('.mlgate', 'a file in the place of the folder')
  const { ok, recorded, complaints } = await back(at)
  expect({ ok, recorded }).toEqual({ ok: true, recorded: false })
  expect(complaints.join()).toMatch(/could not be recorded/)
  wentBack(at)
})

test('one that fails says so, and keeps the rollout from going on', async () => {
  const at = await serving()
  at.write('fail', '')
  const { ok, outcome, state } = await back(at)
  expect({ ok, exit: outcome?.exit, status: state?.status }).toEqual({ ok: false, exit: 7, status: 'failed_rollback' })
  await expect(step(at, 'promote')).rejects.toThrow(/nobody knows who is served by what/)
  rmSync(at.path('fail'))
  expect((await back(at)).state?.status).toBe('rolled_back')
  wentBack(at)
})

test('after the end too, by the way back of the last stage', async () => {
  const at = await serving()
  await step(at, 'promote')
  expect((await step(at, 'promote')).state.status).toBe('done')
  expect((await back(at)).ok).toBe(true)
  wentBack(at)
})

test('a promotion that ends after the way back is followed by the way back once more', async () => {
  const at = await serving()
  // It waits until it is told to go on, and then moves the traffic.
  at.write(
    'deploy',
    '#!/bin/sh\nif [ "$1" = v2 ]; then while [ ! -e go ]; do sleep 0.05; done; fi\nprintf "%s\\n" "$@" > traffic\n',
  )
  const options = { cwd: at.folder, reportOf: async () => '', check: finding('promote') }
  const promoting = advance(at.spec, options, at.world)
  promoting.catch(() => {})
  await expect.poll(async () => (await seenAt(at)).state.open?.command, { timeout: 10_000 }).toBe('promote')
  expect((await back(at)).ok).toBe(true)
  wentBack(at)
  at.write('go', '')
  await expect(promoting).rejects.toThrow(/its rollback was run once more/)
  wentBack(at)
  expect((await seenAt(at)).state.status).toBe('rolled_back')
  expect(await verified(at)).toEqual([])
})

test('a hold in the middle of a promotion holds what comes of it', async () => {
  const at = place()
  at.write('deploy', '#!/bin/sh\nwhile [ ! -e go ]; do sleep 0.05; done\n')
  await begin(at)
  const promoting = step(at, 'promote')
  await expect.poll(async () => (await seenAt(at)).state.open?.command, { timeout: 10_000 }).toBe('promote')
  await pause('hold', at.spec, { reason: 'incident 77', signer: null }, at.world)
  at.write('go', '')
  expect((await promoting).state).toMatchObject({ status: 'held', stage: { stage: 'canary' } })
  await expect(step(at, 'promote')).rejects.toThrow(/incident 77/)
  expect(await verified(at)).toEqual([])
})

test('a hold stops every step but the way back; an abort asks for the way back first', async () => {
  const at = await serving()
  const options = { reason: 'incident 77', signer: null }
  await pause('hold', at.spec, options, at.world)
  await expect(step(at, 'promote')).rejects.toThrow(/holds the rollout since .*: incident 77/)
  await pause('release', at.spec, options, at.world)
  await expect(pause('abort', at.spec, options, at.world)).rejects.toThrow(/v2 answers 5% of the requests/)
  await pause('hold', at.spec, options, at.world)
  expect((await back(at)).ok).toBe(true)
  wentBack(at)
  expect(await verified(at)).toEqual([])
})
