import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { beganOf, locked } from '../../src/rollout/lock.ts'

function path(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'x.lock')
}

const held = (lock: string, change: object = {}) => {
  const holder = { pid: process.pid, host: hostname(), began: beganOf(process.pid), token: 'other', ...change }
  writeFileSync(lock, JSON.stringify(holder))
}

test('it is there while something runs, whose it is and that it is this one', async () => {
  const lock = path()
  expect(await locked(lock, isMine => [isMine(), JSON.parse(readFileSync(lock, 'utf8')).pid])).toEqual([
    true,
    process.pid,
  ])
  expect(existsSync(lock)).toBe(false)
  await expect(
    locked(lock, () => {
      throw new Error('within')
    }),
  ).rejects.toThrow('within')
  expect(existsSync(lock)).toBe(false)
})

test('one of a process that is alive is waited for, and then said to be there', async () => {
  const lock = path()
  held(lock)
  await expect(locked(lock, () => 'in', 200)).rejects.toMatchObject({ problems: [{ code: 'log-locked' }] })
  const waiting = locked(lock, () => 'in', 5000)
  setTimeout(() => rmSync(lock), 100)
  expect(await waiting).toBe('in')
})

test('one of a dead process, or of another that has its number now, is taken over at once', async () => {
  for (const change of [{ pid: 2 ** 22 + 1, began: null }, { began: 'before this one' }]) {
    const lock = path()
    held(lock, change)
    expect(await locked(lock, () => 'in', 200)).toBe('in')
  }
})

test('who has lost it is told', async () => {
  const lock = path()
  await locked(lock, isMine => {
    held(lock)
    expect(isMine()).toBe(false)
  })
  // It is the other's, and is left to it.
  expect(existsSync(lock)).toBe(true)
})
