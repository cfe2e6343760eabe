import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { history } from '../../src/rollout/history.ts'
import { pause } from '../../src/rollout/pause.ts'
import { commit, git, repository } from '../helpers/git.ts'
import { back, begin, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'

const STATE = `${SPEC}state: git:refs/mlgate/{model}\n`
const REF = 'refs/mlgate/adult-income'

/** A remote, and clones of it: as runners of CI have them, each on a disk of its own. */
function remote(): { folder: string; clone: () => Place } {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-remote-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  git(folder, 'init', '-q', '--bare', '-b', 'main')
  const first = place(STATE)
  repository(first.folder)
  commit(first.folder)
  git(first.folder, 'remote', 'add', 'origin', folder)
  git(first.folder, 'push', '-q', 'origin', 'main')
  return {
    folder,
    clone: () => {
      const at = place(STATE, { CI: 'true' })
      for (const name of readdirSync(at.folder)) rmSync(join(at.folder, name), { recursive: true })
      git(at.folder, 'clone', '-q', folder, '.')
      return at
    },
  }
}

test('a runner goes on where another one stopped', async () => {
  const { clone, folder } = remote()
  const [one, two] = [clone(), clone()]
  await begin(one)
  expect((await step(two, 'promote')).state.stage?.stage).toBe('canary')
  expect((await seenAt(one)).state.stage?.stage).toBe('canary')
  expect(existsSync(one.path('.mlgate'))).toBe(false)
  expect(await verified(clone())).toEqual([])
  expect(
    git(folder, 'log', '--format=%P', REF)
      .trim()
      .split('\n')
      .every(parents => parents.split(' ').length === 1),
  ).toBe(true)
})

test('of writers at once each comes after another, and nothing is lost', async () => {
  const { clone } = remote()
  const all = [clone(), clone(), clone(), clone()]
  await begin(all[0]!)
  await Promise.all(all.map((at, i) => pause('hold', at.spec, { reason: `incident ${i}`, signer: null }, at.world)))
  const { entries } = await seenAt(clone())
  const reasons = entries.flatMap(e => (e.kind === 'hold' ? [e.reason] : []))
  expect(reasons.toSorted()).toEqual(all.map((_, i) => `incident ${i}`))
  expect(await verified(clone())).toEqual([])
}, 120_000)

test('two starts at once: one begins', async () => {
  const { clone } = remote()
  const both = await Promise.allSettled([clone(), clone()].map(at => begin(at)))
  expect(both.map(r => r.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await seenAt(clone())).entries.filter(e => e.kind === 'start')).toHaveLength(1)
})

test('without the remote it goes back all the same, by what was last seen; and cannot write it down', async () => {
  const { clone, folder } = remote()
  const at = clone()
  await begin(at)
  await step(at, 'promote')
  expect(at.traffic()).toEqual(['v2', '5%'])
  renameSync(folder, `${folder}-gone`)
  onTestFinished(() => rmSync(`${folder}-gone`, { recursive: true, force: true }))
  await expect(step(at, 'promote')).rejects.toThrow(/git could not ask origin/)
  const { ok, recorded, complaints } = await back(at)
  expect({ ok, recorded }).toEqual({ ok: true, recorded: false })
  expect(complaints.join()).toMatch(/could not/)
  expect(at.traffic()).toEqual(['v1', '100%'])
})

test('the history of all models of the remote', async () => {
  const { clone } = remote()
  const [one, two] = [clone(), clone()]
  two.write('mlgate.yaml', STATE.replace('model: adult-income', 'model: churn'))
  await begin(one)
  await begin(two)
  const all = await history(one.spec, { all: true }, one.world)
  expect(all.map(h => h.model)).toEqual(['adult-income', 'churn'])
})

test('a repository without a remote is refused, with what to do', async () => {
  const at = place(STATE)
  repository(at.folder)
  await expect(begin(at)).rejects.toThrow(/has no remote/)
})
