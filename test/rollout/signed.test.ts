import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openRollout } from '../../src/rollout/open.ts'
import { verify } from '../../src/rollout/verify.ts'
import { ANA, back, begin, type Place, place, SPEC, step } from './helpers.ts'

const hasSsh = spawnSync('ssh-keygen', ['-?']).error === undefined
if (!hasSsh) console.warn('skipped: signed entries; there is no ssh-keygen (apt-get install openssh-client)')

function keyed(at: Place, name: string): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at.path(name)])
  return `${ANA} ${readFileSync(at.path(`${name}.pub`), 'utf8')}`
}

async function found(at: Place, signers?: string) {
  const { journal } = await openRollout(at.spec, {}, at.world)
  const { flaws, signatures } = await verify(journal.store, { signers })
  return { flaws: flaws.map(f => f.message), good: signatures.filter(s => s.why === null).map(s => s.number) }
}

describe.skipIf(!hasSsh)('entries that are signed', () => {
  test('are verified by the keys that the stages began with, or by those that are given', async () => {
    const at = place(`${SPEC}allowed_signers: signers\n`)
    at.write('signers', keyed(at, 'ana'))
    const stranger = keyed(at, 'eve')
    const signer = { key: at.path('ana'), principal: ANA }
    await begin(at, { signer })
    await step(at, 'promote', { signer })
    await back(at, { signer })
    expect(await found(at)).toEqual({ flaws: [], good: [1, 2, 3, 4, 5, 6, 7] })
    const { flaws, good } = await found(at, stranger)
    expect({ flaws: flaws.length, good }).toEqual({ flaws: 7, good: [] })
    expect(flaws[0]).toMatch(/^its signature is not good: /)
  })

  test('a key that does not sign keeps nobody from going back', async () => {
    const at = place()
    await begin(at)
    const { ok, recorded, complaints } = await back(at, { signer: { key: at.path('gone'), principal: ANA } })
    expect({ ok, recorded }).toEqual({ ok: true, recorded: true })
    expect(complaints.join()).toMatch(/could not be signed: ssh-keygen could not sign with/)
    await expect(begin(at, { signer: { key: at.path('gone'), principal: ANA } })).rejects.toThrow(/could not sign/)
  })
})
