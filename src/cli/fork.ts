import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { gitState } from '../git.ts'
import type { Io } from './io.ts'

/** Events whose jobs have the secrets and the write token of the repository, whoever opened the pull request. */
const PRIVILEGED = ['pull_request_target', 'workflow_run']

/**
 * Under a privileged event a spec of a fork, and the gates that it loads, must not be run. The files of the base branch,
 * unchanged, may be.
 */
export async function refuseForksFiles(spec: string, { env, cwd }: Pick<Io, 'env' | 'cwd'>): Promise<void> {
  const event = env.GITHUB_EVENT_NAME ?? ''
  if (!PRIVILEGED.includes(event) || !isOfFork(env.GITHUB_EVENT_PATH)) return
  const git = await gitState(resolve(cwd, spec))
  if (git !== null && git.commit === env.GITHUB_SHA && !git.dirty) return
  throw new MlgateError({
    code: 'fork-files',
    message: `${spec} may be a fork's, and this job has the rights of the repository (${event}).`,
    hint: 'judge pull requests under `pull_request`; a second workflow on `workflow_run` may comment on them',
  })
}

/** Events of a pull request, or after one, that say whose it is. */
const REQUESTS = [...PRIVILEGED, 'pull_request', 'pull_request_review', 'pull_request_review_comment']

/** Whether GitHub Actions runs this for a change of somebody who has no say in the repository, or may. */
export function isStrangers({ GITHUB_EVENT_NAME: event = '', GITHUB_EVENT_PATH: path }: Io['env']): boolean {
  if (REQUESTS.includes(event)) return isOfFork(path)
  // A comment on a pull request does not say whose that is.
  return event === 'issue_comment' && eventAt(path)?.issue?.pull_request !== undefined
}

interface Repository {
  full_name?: unknown
}
interface Event {
  pull_request?: { head?: { repo?: Repository | null } }
  workflow_run?: { head_repository?: Repository | null }
  issue?: { pull_request?: unknown }
  repository?: Repository
}

/** Where the event does not say whose the code is, it may be anybody's. */
function isOfFork(path: string | undefined): boolean {
  const { pull_request: pull, workflow_run: run, repository } = eventAt(path) ?? {}
  const head = (pull ? pull.head?.repo : run?.head_repository)?.full_name
  return typeof head !== 'string' || head !== repository?.full_name
}

function eventAt(path: string | undefined): Event | null {
  try {
    return JSON.parse(readFileSync(path!, 'utf8')) as Event
  } catch {
    return null
  }
}
