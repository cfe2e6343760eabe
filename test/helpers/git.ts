import { execFileSync } from 'node:child_process'

const identity = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
}

/** git in a folder, without the settings of whoever runs the tests. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...identity, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })

/** Everything in the folder as a commit on its branch `main`. */
export function commit(folder: string, message = 'all'): void {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-q', '-m', message)
}

export const repository = (folder: string): void => void git(folder, 'init', '-q', '-b', 'main')
