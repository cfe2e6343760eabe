import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ANA, begin, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'
import { linesOf, run, wrongAfter } from './killing.ts'

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
    const more = name === 'writeFileSync' ? [fault('during')] : name === 'spawn' ? [fault('after')] : []
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
  const spec = `${SPEC.replace('gates: [parity]}', 'gates: [parity], approvals: {risk: 1}}')}approvers: {risk: [${ANA}]}\nallowed_signers: signers\n`
  const ready = async (): Promise<Place> => {
    const at = place(spec)
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ana', '-f', at.path('ana')])
    at.write('signers', `${ANA} ${readFileSync(at.path('ana.pub'), 'utf8')}`)
    await begin(at)
    expect((await step(at, 'promote')).decision).toBe('hold')
    return at
  }
  const args = ['approve', '--role', 'risk', '--reason', 'agreed', '--key', 'ana', '--as', ANA]
  const whole = await ready()
  expect(await run(whole, args, { FAULT_LOG: whole.path('ops') })).toMatchObject({ code: 0, stderr: '' })

  const wrong = await each(faultsOf(linesOf(whole.path('ops'))), async fault => {
    const at = await ready()
    const before = readFileSync(at.path(LOG), 'utf8')
    const { signal, stderr } = await run(at, args, env(fault))
    if (signal !== 'SIGKILL') return [`it was not killed: ${stderr}`]
    const flaws = await verified(at)
    const { text, state } = await seenAt(at)
    const whole = text === before || (text.startsWith(before) && state.approvals.length === 1)
    const traffic = at.traffic() === null ? [] : ['something was promoted']
    return [...flaws, ...traffic, ...(whole ? [] : ['the log is neither as before nor with one entry more'])]
  })
  expect(wrong).toEqual([])
})
