import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { begin, place, seenAt, verified } from './helpers.ts'
import {
  APPROVE,
  killedAdvances,
  killedApprovals,
  linesOf,
  readyToAdvance,
  readyToApprove,
  run,
  wrongAfter,
} from './killing.ts'

const TO = { stage: 'canary', traffic: '5%' }
const LOG = '.mlgate/adult-income.log.jsonl'

interface Fault {
  at: number
  when: 'before' | 'during' | 'after'
  name: string
}

/** Every write, fsync, rename and spawn of a run that is let end: before it; in the middle of a write; after a spawn. */
const faultsOf = (names: readonly string[]): Fault[] =>
  names.flatMap((name, i) => {
    const fault = (when: Fault['when']): Fault => ({ at: i + 1, when, name })
    const more =
      name === 'writeFileSync' ? [fault('during')] : name === 'spawn' || name === 'execFile' ? [fault('after')] : []
    return [fault('before'), ...more]
  })

const env = ({ at, when }: Fault) => ({ FAULT_AT: String(at), FAULT_WHEN: when })

async function each(faults: readonly Fault[], one: (fault: Fault) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = []
  const todo = [...faults]
  const worker = async () => {
    for (let fault = todo.pop(); fault; fault = todo.pop()) {
      const { at, when, name } = fault
      wrong.push(...(await one(fault)).map(text => `killed ${when} ${name} ${at}: ${text}`))
    }
  }
  await Promise.all([worker(), worker()])
  return wrong
}

test('killed at every write, fsync, rename and spawn of an advance', { timeout: 300_000 }, async () => {
  const whole = place()
  await begin(whole)
  const ended = await run(whole, ['advance'], { FAULT_LOG: whole.path('ops') })
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  const faults = faultsOf(linesOf(whole.path('ops')))
  expect(faults.map(f => f.name)).toEqual(expect.arrayContaining(['writeFileSync', 'fsyncSync', 'renameSync', 'spawn']))
  expect(faults.length).toBeGreaterThan(30)

  const wrong = await each(faults, async fault => {
    const at = place()
    await begin(at)
    const { signal, stderr } = await run(at, ['advance'], env(fault))
    if (signal !== 'SIGKILL') return [`it was not killed: ${stderr}`]
    return wrongAfter(at, 'shadow', TO)
  })
  expect(wrong).toEqual([])
})

const hasSsh = spawnSync('ssh-keygen', ['-?']).error === undefined
if (!hasSsh)
  console.warn('skipped: kills of a signed approval; there is no ssh-keygen (apt-get install openssh-client)')

test.skipIf(!hasSsh)('killed at every write, fsync and rename of an approval', { timeout: 300_000 }, async () => {
  const whole = await readyToApprove()
  expect(await run(whole, APPROVE, { FAULT_LOG: whole.path('ops') })).toMatchObject({ code: 0, stderr: '' })
  expect(linesOf(whole.path('ops'))).toContain('execFile')

  const wrong = await each(faultsOf(linesOf(whole.path('ops'))), async fault => {
    const at = await readyToApprove()
    const before = readFileSync(at.path(LOG), 'utf8')
    const { signal, stderr } = await run(at, APPROVE, env(fault))
    if (signal !== 'SIGKILL') return [`it was not killed: ${stderr}`]
    const flaws = await verified(at)
    const { text, state } = await seenAt(at)
    const whole = text === before || (text.startsWith(before) && state.approvals.length === 1)
    const traffic = at.traffic() === null ? [] : ['something was promoted']
    return [...flaws, ...traffic, ...(whole ? [] : ['the log is neither as before nor with one entry more'])]
  })
  expect(wrong).toEqual([])
})

test('killed at seeded moments of an advance, while the deploy command is at work among them', {
  timeout: 300_000,
}, async () => {
  const { kills, deploying, wrong } = await killedAdvances(9, 21, readyToAdvance)
  expect(wrong).toEqual([])
  expect(kills).toBe(9)
  expect(deploying).toBeGreaterThanOrEqual(3)
})

test.skipIf(!hasSsh)('killed at seeded moments of an approval', { timeout: 300_000 }, async () => {
  const { kills, wrong } = await killedApprovals(3, 22, readyToApprove, APPROVE)
  expect({ kills, wrong }).toEqual({ kills: 3, wrong: [] })
})

test('two advances at once: one goes on, the other says who', { timeout: 120_000 }, async () => {
  const at = await readyToAdvance()
  const both = await Promise.all([run(at, ['advance']), run(at, ['advance'])])
  const [winner, loser] = both.toSorted((a, b) => a.code! - b.code!)
  expect([winner!.code, loser!.code]).toEqual([0, 2])
  expect(loser!.stderr).toMatch(
    /rollout-busy: Ben <ben@example.org> has been running the command `promote`|rollout-moved/,
  )
  const { entries, state } = await seenAt(at)
  expect(entries.filter(e => e.kind === 'begin')).toHaveLength(1)
  expect(state.stage?.stage).toBe('canary')
  expect(await verified(at)).toEqual([])
})

test('ten writers at once: every entry is there, one after the other', { timeout: 120_000 }, async () => {
  const at = await readyToAdvance()
  const before = (await seenAt(at)).entries.length
  const all = await Promise.all(Array.from({ length: 10 }, (_, i) => run(at, ['hold', '--reason', `incident ${i}`])))
  expect(all.map(r => r.code)).toEqual(Array(10).fill(0))
  const { entries } = await seenAt(at)
  const reasons = entries.slice(before).map(e => (e.kind === 'hold' ? e.reason : e.kind))
  expect(reasons.toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => `incident ${i}`))
  expect(await verified(at)).toEqual([])
})
