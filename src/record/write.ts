import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MlgateError } from '../errors.ts'

let written = 0

/**
 * Writes a file whole or not at all: beside it under another name, then renamed. It is done without giving way, so that
 * a signal that the program handles cannot come in between. What is no ordinary file (`/dev/stdout`, a pipe) is written to.
 * Where `may` says no once all is ready, nothing has changed, and the answer is false.
 */
export function writeWhole(path: string, text: string, may: () => boolean = () => true): boolean {
  try {
    const target = existing(path)
    if (target && !target.stat.isFile()) {
      if (target.stat.isDirectory()) throw new Error('it is a folder')
      const allowed = may()
      if (allowed) writeFileSync(path, text)
      return allowed
    }
    const file = target?.path ?? path
    if (!target) makeFolder(dirname(file))
    return replace(file, text, target?.stat.mode, may)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MlgateError(
      { code: 'cannot-write', message: `${path} cannot be written: ${why}`, at: { file: path } },
      error,
    )
  }
}

/** The file behind a link, so that the link stays. */
function existing(path: string): { path: string; stat: Stats } | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? { path: stat.isFile() ? realpathSync(path) : path, stat } : null
}

/** Level by level: of Node's own, `recursive` never returns where the system says of a folder that is there that it is not (/proc). */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another run may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function replace(file: string, text: string, mode: number | undefined, may: () => boolean): boolean {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}-${++written}.tmp`)
  const descriptor = openSync(temporary, 'wx')
  try {
    try {
      writeFileSync(descriptor, text)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (mode !== undefined) chmodSync(temporary, mode & 0o777)
    if (may()) {
      renameSync(temporary, file)
      return true
    }
    rmSync(temporary, { force: true })
    return false
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
