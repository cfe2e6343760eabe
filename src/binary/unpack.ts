/** A shared library can't be loaded from inside a file: it lies in a folder of ours, and is checked before each use. */
import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A file as it is inside the executable; `sha256` is of what `bytes` gives. */
export interface Packed {
  readonly name: string
  readonly sha256: string
  readonly bytes: () => Uint8Array
}

/** Where a user's programs keep what they can make again, best first. */
export function foldersFor(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  { home, temp, user }: { home: string; temp: string; user: string },
): readonly string[] {
  const own =
    platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : env.XDG_CACHE_HOME?.startsWith('/')
          ? env.XDG_CACHE_HOME
          : join(home, '.cache')
  return [
    ...(env.MLGATE_CACHE ? [join(env.MLGATE_CACHE, 'mlgate')] : []),
    join(own, 'mlgate'),
    join(temp, `mlgate-${user}`),
  ]
}

/**
 * What `open` makes of the folder with the files in it: of the first of `folders` that can be written and is nobody
 * else's, and that libraries can be loaded from (home folders and /tmp are often mounted noexec). Where none will do, a
 * folder under `temp` that lives as long as `open` runs. Throws one error that says what was wrong with each.
 */
export function openUnpacked<T>(
  files: readonly Packed[],
  { folders, temp }: { folders: readonly string[]; temp: string },
  open: (folder: string) => T,
  note: (text: string) => void,
): T {
  const reasons: string[] = []
  for (const parent of folders) {
    try {
      return open(unpackInto(parent, files, note))
    } catch (error) {
      reasons.push(`${parent}: ${wordsOf(error)}`)
    }
  }
  try {
    const folder = mkdtempSync(join(temp, 'mlgate-'))
    try {
      return open(write(files, folder))
    } finally {
      remove(folder)
    }
  } catch (error) {
    reasons.push(`${temp}: ${wordsOf(error)}`)
  }
  // As Node calls it: `src/cli/errors.ts` knows what it is about.
  throw Object.assign(new Error(`no folder will do: ${reasons.join('; ')}`), { code: 'ERR_DLOPEN_FAILED' })
}

/** The folder of these files in `parent`, made unless it is there and sound. Starts at the same time do no harm. */
function unpackInto(parent: string, files: readonly Packed[], note: (text: string) => void): string {
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  own(parent)
  const folder = join(parent, digest(JSON.stringify(files.map(({ name, sha256 }) => [name, sha256]))).slice(0, 16))
  if (isSound(folder, files)) return folder
  tidy(parent)
  const fresh = write(files, mkdtempSync(join(parent, 'new-')))
  try {
    if (!moved(fresh, folder) && !isSound(folder, files)) {
      note(`note: what lay in ${folder} was not what mlgate unpacked there, and has been replaced\n`)
      const away = join(parent, `bad-${randomUUID()}`)
      moved(folder, away)
      remove(away)
      // Where it fails, another start has replaced it.
      if (!moved(fresh, folder) && !isSound(folder, files)) throw new Error('it is changed while it is used')
    }
  } finally {
    remove(fresh)
  }
  return folder
}

/** Removes what starts have left that were killed on the way. */
function tidy(parent: string): void {
  for (const name of readdirSync(parent).filter(n => /^(new|bad)-/.test(n))) {
    const { mtimeMs } = statSync(join(parent, name), { throwIfNoEntry: false }) ?? { mtimeMs: Infinity }
    if (Date.now() - mtimeMs > HOUR) remove(join(parent, name))
  }
}
const HOUR = 3_600_000

/** A real folder of this user's, that nobody else can write to or look into. */
function own(folder: string): void {
  const found = lstatSync(folder)
  if (!found.isDirectory()) throw new Error('it is not a folder')
  if (process.getuid === undefined) return
  if (found.uid !== process.getuid()) throw new Error('it belongs to somebody else')
  if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
}

function isSound(folder: string, files: readonly Packed[]): boolean {
  try {
    own(folder)
    return files.every(({ name, sha256 }) => digest(contentOf(join(folder, name))) === sha256)
  } catch {
    return false
  }
}

/** Of the file itself, not of what a link leads to, and only if nobody else can write to it. */
function contentOf(path: string): Buffer {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { uid, mode } = fstatSync(handle)
    if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0)) throw new Error('others can write to it')
    return readFileSync(handle)
  } finally {
    closeSync(handle)
  }
}

function write(files: readonly Packed[], folder: string): string {
  for (const { name, sha256, bytes } of files) {
    const content = bytes()
    if (digest(content) !== sha256) throw new Error(`${name} in the executable is damaged`)
    writeFileSync(join(folder, name), content, { mode: 0o500 })
  }
  return folder
}

/** Whether it could be: a folder that is not empty is in the way, or it is gone. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}

/** A library that is in use cannot be removed on Windows; there it stays. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}

const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
