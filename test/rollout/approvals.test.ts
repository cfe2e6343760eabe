import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ANA, approving, begin, finding, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'

const hasSsh = spawnSync('ssh-keygen', ['-?']).error === undefined
if (!hasSsh) console.warn('skipped: signatures of approvals; there is no ssh-keygen (apt-get install openssh-client)')

const APPROVED = `${SPEC.replace('- {name: canary, strategy: canary, traffic: 5%,', '- {name: canary, strategy: canary, traffic: 5%, approvals: {risk: 1},')}approvers: {risk: [${ANA}, ben@example.org], legal: [cat@example.org]}
allowed_signers: signers
separation: true
`

/** A key by name, in the file of allowed signers for its mail. */
function key(at: Place, name: string, options = ''): { key: string; principal: string } {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at.path(name)])
  const [kind, text] = readFileSync(at.path(`${name}.pub`), 'utf8').split(' ')
  const known = spawnSync('cat', [at.path('signers')], { encoding: 'utf8' }).stdout ?? ''
  at.write('signers', `${known}${name}@example.org ${options}${kind} ${text}\n`)
  return { key: at.path(name), principal: `${name}@example.org` }
}

describe.skipIf(!hasSsh)('approvals', () => {
  /** In the canary, whose result waits for one approval. */
  async function waiting() {
    const at = place(APPROVED)
    const [ana, ben, cat] = [key(at, 'ana'), key(at, 'ben'), key(at, 'cat')]
    await begin(at)
    await step(at, 'promote')
    const held = await step(at, 'promote')
    expect(held).toMatchObject({
      decision: 'hold',
      why: [expect.stringMatching(/^an approval of [0-9a-f]{12}: 1 × risk$/)],
    })
    return { at, ana, ben, cat, result: held.look!.result }
  }

  test('one with a good signature lets this result through', async () => {
    const { at, ana, result } = await waiting()
    const { given } = await approving(at, ana, { result: result.slice(0, 12) })
    expect({ person: given.person, why: given.why }).toEqual({ person: ANA, why: null })
    expect((await step(at, 'promote')).state.stage?.stage).toBe('ab')
    expect(at.traffic()).toEqual(['v2', '50%'])
    expect(await verified(at)).toEqual([])
  })

  test('a name alone is a claim; so is a key that is not of the file', async () => {
    const { at, ana } = await waiting()
    expect((await approving(at, null)).given.why).toBe('unverified: not signed, a claim alone')
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at.path('stranger')])
    const other = await approving(at, { key: at.path('stranger'), principal: ANA })
    expect(other.given.why).toMatch(/^unverified: /)
    const borrowed = await approving(at, { key: ana.key, principal: 'cat@example.org' })
    expect(borrowed.given.why).toMatch(/^unverified: /)
    expect((await step(at, 'promote')).decision).toBe('hold')
  })

  test('nobody approves in a role that is not theirs, nor what they started', async () => {
    const { at, ben, cat } = await waiting()
    expect((await approving(at, cat)).given.why).toBe('cat@example.org is not of the approvers of risk')
    expect((await approving(at, ben)).given.why).toBe('ben@example.org started the rollout, and may not approve it')
    await expect(approving(at, ben, { role: 'rsik' })).rejects.toMatchObject({
      problems: [{ code: 'unknown-approver', hint: 'did you mean `risk`?' }],
    })
    expect((await step(at, 'promote')).decision).toBe('hold')
  })

  test('new evidence needs a new approval, unless the approved result is named', async () => {
    const { at, ana, result } = await waiting()
    await approving(at, ana)
    const grown = finding('promote', { warnings: [{ code: 'grown', message: 'the logs have more rows' }] })
    const { decision, why } = await step(at, 'promote', { check: grown })
    expect({ decision, why }).toEqual({ decision: 'hold', why: [expect.stringMatching(/1 × risk/)] })
    const harm = await step(at, 'hold', { on: result.slice(0, 12) })
    expect(harm.decision).toBe('hold')
    const named = await step(at, 'promote', { check: grown, on: result.slice(0, 12) })
    expect(named.decision).toBe('promote')
    expect(await verified(at)).toEqual([])
  })

  test('keys count that the stage began with, not those that were added since', async () => {
    const { at, ana } = await waiting()
    const added = key(at, 'dan')
    at.write('mlgate.yaml', APPROVED.replace(`risk: [${ANA}`, `risk: [dan@example.org, ${ANA}`))
    expect((await approving(at, added)).given.why).toMatch(/^unverified: /)
    const { why } = await step(at, 'promote')
    expect(why.join()).toContain('approvers.risk')
    expect((await approving(at, ana)).given.why).toBeNull()
    expect((await step(at, 'promote')).decision).toBe('promote')
  })

  test('what did not allow to promote cannot be approved', async () => {
    const { at, ana } = await waiting()
    await step(at, 'hold')
    await expect(approving(at, ana)).rejects.toThrow(/decided hold: there is nothing to approve/)
  })

  test('an approval that was changed, or taken from another log, is found', async () => {
    const { at, ana } = await waiting()
    await approving(at, ana)
    const log = at.path('.mlgate/adult-income.log.jsonl')
    const text = readFileSync(log, 'utf8')
    expect((await seenAt(at)).entries.at(-1)!.signature?.principal).toBe(ANA)
    at.write('.mlgate/adult-income.log.jsonl', text.replace('"reason":"agreed"', '"reason":"forced"'))
    expect(await verified(at)).toEqual([expect.stringMatching(/it was changed/)])
  })

  test('a stage that awaits approvals needs a file of keys', async () => {
    const at = place(APPROVED.replace('allowed_signers: signers\n', ''))
    await expect(begin(at)).rejects.toThrow(/a role counts only with a signature/)
  })

  test('a key that is valid for a time counts in it', async () => {
    const at = place(APPROVED)
    const old = key(at, 'ana', 'valid-before="20200101" ')
    await begin(at)
    await step(at, 'promote')
    await step(at, 'promote')
    expect((await approving(at, old)).given.why).toMatch(/^unverified: /)
  })
})
