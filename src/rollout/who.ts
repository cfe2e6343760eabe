import { hostname } from 'node:os'
import { gitSetting } from '../git.ts'
import type { Who } from './entry.ts'
import { beganOf, isAlive } from './lock.ts'

/** Where, and for whom, a run is: what the process was given. */
export interface World {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** Whoever does this, as git and the CI service call them: claims, but where a signature bears them out. */
export async function whoIs({ cwd, env }: World): Promise<Who> {
  const [name, email] = await Promise.all([gitSetting(cwd, 'user.name'), gitSetting(cwd, 'user.email')])
  return {
    name: env.GIT_AUTHOR_NAME || name || env.USER || env.USERNAME || null,
    email: env.GIT_AUTHOR_EMAIL || email,
    host: hostname(),
    pid: process.pid,
    process_began: beganOf(process.pid),
    ci: ciOf(env),
  }
}

/** The job that this runs in; null outside of CI. */
export function ciOf(env: World['env']): Who['ci'] {
  const of = (service: string, actor: string | undefined, run: string | undefined) => ({
    service,
    actor: actor || null,
    run: run || null,
  })
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env
  if (env.GITHUB_ACTIONS)
    return of('github', env.GITHUB_ACTOR, run && `${server ?? ''}/${repository ?? ''}/actions/runs/${run}`)
  if (env.GITLAB_CI) return of('gitlab', env.GITLAB_USER_LOGIN, env.CI_JOB_URL)
  if (env.BUILDKITE) return of('buildkite', env.BUILDKITE_BUILD_CREATOR_EMAIL, env.BUILDKITE_BUILD_URL)
  if (env.CIRCLECI) return of('circleci', env.CIRCLE_USERNAME, env.CIRCLE_BUILD_URL)
  if (env.JENKINS_URL) return of('jenkins', env.BUILD_USER_ID, env.BUILD_URL)
  return env.CI && env.CI !== 'false' && env.CI !== '0' ? of('ci', undefined, undefined) : null
}

/** `Ana Gil <ana@example.org>`, and the job where there is one. */
export const spoken = ({ name, email, ci }: Who): string => {
  const person = name && email ? `${name} <${email}>` : (name ?? email)
  const job = ci && `${ci.service}${ci.actor ? `, ${ci.actor}` : ''}`
  return person ? (job ? `${person} (${job})` : person) : (job ?? 'somebody unnamed')
}

/** Whether the process that wrote an entry is still there: null where nobody here can tell. */
export function isRunning({ host, pid, process_began: began }: Who): boolean | null {
  if (host !== hostname()) return null
  return isAlive(pid) && beganOf(pid) === began
}
