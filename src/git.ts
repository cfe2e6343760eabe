import { execFile, spawn } from 'node:child_process'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { MlgateError } from './errors.ts'
import { inside, physical } from './within.ts'

const run = promisify(execFile)

/**
 * A repository inside of the files of a stranger's change could name programs for git to run: bare ones are only taken
 * where the environment names them, and nothing watches the files.
 */
const SAFE = ['-c', 'safe.bareRepository=explicit', '-c', 'core.fsmonitor=false']
const MOST = 64 * 2 ** 20

const git = async (cwd: string, ...args: string[]): Promise<string> =>
  (await run('git', [...SAFE, ...args], { cwd, maxBuffer: MOST })).stdout

/** How git ended, for whoever has to tell one failure from another. It asks nobody for a password. */
export interface GitRun {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
}

export function gitRun(
  cwd: string,
  args: readonly string[],
  { input, env = {}, timeout }: { input?: string; env?: Readonly<Record<string, string>>; timeout?: number } = {},
): Promise<GitRun> {
  return new Promise(done => {
    const options = { cwd, maxBuffer: MOST, timeout, env: { ...process.env, GIT_TERMINAL_PROMPT: '0', ...env } }
    const child = execFile('git', [...SAFE, ...args], options, (error, stdout, stderr) =>
      done({ ok: error === null, stdout, stderr: stderr.trim() || (error?.message ?? '') }),
    )
    // One that ends before it has read all says why by its code.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input ?? '')
  })
}

/** A setting of git, as it holds in a folder; null where there is none, or no git. */
export async function gitSetting(folder: string, name: string): Promise<string | null> {
  const { ok, stdout } = await gitRun(folder, ['config', '--get', name])
  return ok ? stdout.replace(/\r?\n$/, '') : null
}

/** The commit that the spec is in; null outside of git, or without git. */
export async function gitState(spec: string): Promise<{ commit: string; dirty: boolean } | null> {
  try {
    const told = await git(dirname(spec), 'status', '--porcelain=v2', '--branch', '--untracked-files=no')
    const [, commit] = /^# branch\.oid ([0-9a-f]+)$/m.exec(told) ?? []
    return commit === undefined ? null : { commit, dirty: /^[^#]/m.test(told) }
  } catch {
    return null
  }
}

/** The folder of the repository around a folder; null where there is none. */
export async function repositoryOf(folder: string): Promise<string | null> {
  try {
    return physical((await git(folder, 'rev-parse', '--show-toplevel')).replace(/\r?\n$/, ''))
  } catch {
    return null
  }
}

/** Files as a commit has them. */
export interface Tree {
  readonly root: string
  readonly commit: string
  /** The text of a file by its path on disk; null where the commit has none, or it lies outside of the repository. */
  read(path: string): Promise<string | null>
}

/** What a ref names, seen from a folder of the repository. */
export async function treeOf(ref: string, folder: string): Promise<Tree> {
  const root = await repositoryOf(folder)
  if (root === null)
    throw new MlgateError({
      code: 'no-repository',
      message: `\`${ref}\` would be a commit, and ${folder} is in no git repository.`,
      hint: 'a file is named by its .yaml, or by a path that begins with ./',
    })
  const commit = await commitOf(ref, root)
  return { root, commit, read: path => blob(root, commit, inRepository(root, path)) }
}

async function commitOf(ref: string, root: string): Promise<string> {
  try {
    return (await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)).trim()
  } catch (error) {
    throw new MlgateError(
      {
        code: 'unknown-ref',
        message: `\`${ref}\` is no commit of this repository.`,
        hint: 'fetch it first (a shallow clone has one commit only); a file is named by its .yaml, or with ./',
      },
      error,
    )
  }
}

/** With forward slashes; null outside of it. */
function inRepository(root: string, path: string): string | null {
  const way = inside(root, join(physical(dirname(path)), basename(path)))
  return way === '' || way === null ? null : way.replaceAll('\\', '/')
}

/** Links within the tree are followed, none out of it. */
async function blob(root: string, commit: string, path: string | null): Promise<string | null> {
  if (path === null || path.includes('\n')) return null
  const out = await fed(root, ['cat-file', '--batch', '--follow-symlinks'], `${commit}:${path}\n`)
  const end = out.indexOf(10)
  const [, size] = /^\S+ blob (\d+)$/.exec(out.subarray(0, end).toString()) ?? []
  if (size === undefined) return null
  return new TextDecoder('utf-8', { fatal: true }).decode(out.subarray(end + 1, end + 1 + Number(size)))
}

function fed(cwd: string, args: readonly string[], input: string): Promise<Buffer> {
  return new Promise((done, failed) => {
    const child = spawn('git', [...SAFE, ...args], { cwd, stdio: ['pipe', 'pipe', 'ignore'] })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.on('error', failed)
    child.on('close', code => (code === 0 ? done(Buffer.concat(parts)) : failed(new Error(`git ended with ${code}`))))
    child.stdin.end(input)
  })
}

/** Files that differ from a commit, as paths from the root of the repository. */
export interface Changes {
  readonly root: string
  readonly commit: string
  /** Added, changed or taken away; also what is in no commit yet. */
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** What has changed in the repository since this line of work left the one that a ref names. */
export async function changesSince(ref: string, folder: string): Promise<Changes> {
  const { root, commit } = await treeOf(ref, folder)
  const base = await git(root, 'merge-base', commit, 'HEAD').then(
    out => out.trim(),
    () => commit,
  )
  const [diff, others] = await Promise.all([
    git(root, 'diff', '--no-ext-diff', '--no-renames', '--name-status', '-z', base),
    git(root, 'ls-files', '--others', '--exclude-standard', '-z'),
  ])
  const fields = diff.split('\0')
  const pairs = Array.from({ length: Math.floor(fields.length / 2) }, (_, i) => [fields[2 * i]!, fields[2 * i + 1]!])
  return {
    root,
    commit,
    changed: [...pairs.map(([, file]) => file!), ...others.split('\0').filter(file => file !== '')],
    removed: pairs.flatMap(([status, file]) => (status === 'D' ? [file!] : [])),
  }
}
