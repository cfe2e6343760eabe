import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { gitState } from '../git.ts'
import type { Io } from './io.ts'

/**
 * Under `pull_request_target` a job has the secrets and the write token of the repository, whoever opened the pull
 * request: a spec of a fork, and the gates that it loads, must not be run there. The files of the base branch, unchanged, may be.
 */
export async function refuseForksFiles(spec: string, { env, cwd }: Pick<Io, 'env' | 'cwd'>): Promise<void> {
  if (env.GITHUB_EVENT_NAME !== 'pull_request_target' || !isOfFork(env.GITHUB_EVENT_PATH)) return
  const git = await gitState(resolve(cwd, spec))
  if (git !== null && git.commit === env.GITHUB_SHA && !git.dirty) return
  throw new MlgateError({
    code: 'fork-files',
    message: `${spec} may be a fork's, and this job has the rights of the repository (pull_request_target).`,
    hint: 'judge pull requests under `pull_request`; a second workflow on `workflow_run` may comment on them',
  })
}

/** Events of a pull request that say whose it is. */
const REQUESTS = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment']

/** Whether GitHub Actions runs this for a change of somebody who has no say in the repository, or may. */
export function isStrangers({ GITHUB_EVENT_NAME: event = '', GITHUB_EVENT_PATH: path }: Io['env']): boolean {
  if (REQUESTS.includes(event)) return isOfFork(path)
  if (event !== 'workflow_run' && event !== 'issue_comment') return false
  try {
    const { workflow_run: run, issue, repository } = JSON.parse(readFileSync(path!, 'utf8')) as Event
    // A comment on a pull request does not say whose that is.
    if (event === 'issue_comment') return issue?.pull_request !== undefined
    const [head, own] = [run?.head_repository?.full_name, repository?.full_name]
    return typeof head !== 'string' || head !== own
  } catch {
    return true
  }
}

interface Event {
  workflow_run?: { head_repository?: { full_name?: unknown } | null }
  issue?: { pull_request?: unknown }
  repository?: { full_name?: unknown }
}

interface PullRequest {
  head?: { repo?: { full_name?: unknown } | null }
  base?: { repo?: { full_name?: unknown } | null }
}

/** Where the event does not say whose the pull request is, it may be anybody's. */
function isOfFork(path: string | undefined): boolean {
  try {
    const { pull_request: pull } = JSON.parse(readFileSync(path!, 'utf8')) as { pull_request?: PullRequest }
    const [head, base] = [pull?.head?.repo?.full_name, pull?.base?.repo?.full_name]
    return typeof head !== 'string' || head !== base
  } catch {
    return true
  }
}
