import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { MlgateError } from '../errors.ts'

/** What stands in a lock: whose it is, and that it is this one. */
interface Holder {
  pid: number
  host: string
  /** When the process began, where the system tells: numbers of processes are given again. */
  began: string | null
  token: string
}

/** A lock is held for the writing of one line: who has it for so long has been stopped, or is no more. */
const STALE = 10_000
const AGAIN = 25

/**
 * Runs what must not be run by two at once. A lock that a dead process left is taken over: at once where it was of this
 * machine, after a while in which it did not change where it was of another.
 */
export async function locked<T>(path: string, run: (isMine: () => boolean) => T, patience = 2 * STALE): Promise<T> {
  const mine: Holder = { pid: process.pid, host: hostname(), began: beganOf(process.pid), token: crypto.randomUUID() }
  const text = JSON.stringify(mine)
  const isMine = () => read(path) === text
  const start = performance.now()
  let seen: { text: string | null; at: number } = { text: null, at: start }
  while (!taken(path, text)) {
    const now = performance.now()
    const other = read(path)
    if (other !== seen.text) seen = { text: other, at: now }
    if (other !== null && (isDead(other) || now - seen.at > STALE)) breakLock(path, other)
    else if (now - start > patience) throw busy(path, other)
    else await sleep(AGAIN)
  }
  try {
    return run(isMine)
  } finally {
    if (isMine()) rmSync(path, { force: true })
  }
}

function taken(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Only the one that was looked at: another that came in its place since is put back. */
function breakLock(path: string, text: string): void {
  const aside = `${path}.${crypto.randomUUID()}`
  try {
    renameSync(path, aside)
    if (read(aside) !== text) linkSync(aside, path)
  } catch {
    // Somebody else was quicker, with the one or with the other.
  } finally {
    rmSync(aside, { force: true })
  }
}

/** A lock that was cut off as it was written says nothing, and is waited for as one of another machine. */
function isDead(text: string): boolean {
  let holder: Partial<Holder>
  try {
    holder = JSON.parse(text)
  } catch {
    return false
  }
  if (holder.host !== hostname() || typeof holder.pid !== 'number') return false
  return !isAlive(holder.pid) || (holder.began ?? null) !== beganOf(holder.pid)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Linux: the 22nd field of /proc/<pid>/stat, in ticks since the system began. */
export function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function busy(path: string, text: string | null): MlgateError {
  const age = statSync(path, { throwIfNoEntry: false })?.mtime.toISOString()
  return new MlgateError({
    code: 'log-locked',
    message: `The audit log is being written by another process for too long: ${text ?? 'nobody knows which'}${age ? `, since ${age}` : ''}.`,
    at: { file: path },
    hint: 'if that process is gone, take the lock file away',
  })
}
