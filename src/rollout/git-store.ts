import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MlgateError } from '../errors.ts'
import { type GitRun, gitRun } from '../git.ts'
import { type Files, isFileName, type Store } from './store.ts'

const LOG = 'log.jsonl'
const FOLDER = 'files'

/**
 * A ref of the repository's remote: each commit of it is an entry more, and pushing it without force is the lock, since a
 * remote takes a commit only if it follows the one that it has. It needs no branch, no checkout and no disk that lasts.
 */
export function gitStore(repository: string, ref: string, pattern = ref): Store {
  const ours = `refs/mlgate-seen/${ref.replace(/^refs\//, '')}`
  /** The commit that was read, and its text; null before anything was. */
  let seen: { commit: string | null; text: string } | null = null

  const read = async (): Promise<string> => {
    const remote = await remoteOf(repository)
    const listed = await asked(repository, ['ls-remote', remote, ref], `ask ${remote} for ${ref}`)
    const commit =
      listed
        .split('\n')
        .find(line => line.endsWith(`\t${ref}`))
        ?.split('\t')[0] ?? null
    if (commit !== null && (await known()) !== commit)
      await asked(
        repository,
        ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, `+${ref}:${ours}`],
        `fetch ${ref}`,
      )
    const text = commit === null ? '' : await blob(commit, LOG)
    seen = { commit, text: text ?? '' }
    return seen.text
  }
  const known = async (): Promise<string | null> => {
    const { ok, stdout } = await gitRun(repository, ['rev-parse', '--verify', '--quiet', `${ours}^{commit}`])
    return ok ? stdout.trim() : null
  }
  const blob = async (commit: string, path: string): Promise<string | null> => {
    const { ok, stdout } = await gitRun(repository, ['cat-file', 'blob', `${commit}:${path}`])
    return ok ? stdout : null
  }

  return {
    where: `${ref} of ${repository}`,
    read,
    known: async () => {
      const commit = await known()
      return commit === null ? '' : ((await blob(commit, LOG)) ?? '')
    },
    append: async (before, line, files) => {
      if (seen === null || seen.text !== before) await read()
      if (seen!.text !== before) return 'moved'
      const parent = seen!.commit
      const commit = await committed(repository, parent, { ...inFolder(files), [LOG]: `${before}${line}` })
      const remote = await remoteOf(repository)
      const pushed = await gitRun(repository, [
        'push',
        '--quiet',
        '--no-verify',
        '--porcelain',
        remote,
        `${commit}:${ref}`,
      ])
      if (!pushed.ok) {
        const was = parent
        await read()
        if (seen!.commit !== was) return 'moved'
        throw failed(`push ${ref} to ${remote}`, pushed)
      }
      await asked(repository, ['update-ref', ours, commit], `keep ${ref}`)
      seen = { commit, text: `${before}${line}` }
      return 'written'
    },
    file: async name => {
      if (seen === null) await read()
      return seen!.commit === null || !isFileName(name) ? null : blob(seen!.commit, `${FOLDER}/${name}`)
    },
    all: async () => {
      const remote = await remoteOf(repository)
      const listed = await asked(repository, ['ls-remote', remote, pattern.replaceAll('{model}', '*')], `ask ${remote}`)
      const refs = listed.split('\n').flatMap(line => line.split('\t')[1] ?? [])
      return refs.toSorted().map(one => gitStore(repository, one, pattern))
    },
  }
}

const inFolder = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, text]))

/** A commit on top of another, with some files more or changed. */
async function committed(repository: string, parent: string | null, files: Files): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
  const env = { GIT_INDEX_FILE: join(folder, 'index') }
  try {
    if (parent) await asked(repository, ['read-tree', parent], 'read the log', { env })
    for (const [path, text] of Object.entries(files)) {
      const id = await asked(repository, ['hash-object', '-w', '--stdin'], 'store the log', { input: text })
      await asked(repository, ['update-index', '--add', '--cacheinfo', `100644,${id},${path}`], 'store the log', {
        env,
      })
    }
    const tree = await asked(repository, ['write-tree'], 'store the log', { env })
    const of = parent ? ['-p', parent] : []
    return await asked(repository, ['commit-tree', tree, ...of, '-m', 'mlgate'], 'store the log', {
      env: await identity(repository),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** On a runner nobody may have told git who it is: who wrote an entry is in the entry. */
async function identity(repository: string): Promise<Record<string, string>> {
  const { ok } = await gitRun(repository, ['var', 'GIT_COMMITTER_IDENT'])
  if (ok) return {}
  const [name, email] = ['mlgate', 'mlgate@localhost']
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
}

async function remoteOf(repository: string): Promise<string> {
  const remotes = (await asked(repository, ['remote'], 'find its remote')).split('\n').filter(Boolean)
  if (remotes.length === 1) return remotes[0]!
  if (remotes.includes('origin')) return 'origin'
  throw new MlgateError({
    code: 'no-remote',
    message: `${repository} has ${remotes.length === 0 ? 'no remote' : 'several remotes, and none is called origin'}, so the rollout's log could not be pushed.`,
    hint: 'add one: `git remote add origin …`; or keep the log in a folder: `state: .mlgate`',
  })
}

/** Milliseconds after which a remote is taken for gone. */
const PATIENCE = 60_000

async function asked(
  repository: string,
  args: readonly string[],
  what: string,
  options?: Parameters<typeof gitRun>[2],
): Promise<string> {
  const run = await gitRun(repository, args, { timeout: PATIENCE, ...options })
  if (!run.ok) throw failed(what, run)
  return run.stdout.trim()
}

const failed = (what: string, { stderr }: GitRun): MlgateError =>
  new MlgateError({
    code: 'state-unreachable',
    message: `git could not ${what}: ${stderr}`,
    hint: 'nothing was recorded',
  })
