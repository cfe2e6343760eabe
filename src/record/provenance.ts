import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import own from '../../package.json' with { type: 'json' }

export const version: string = own.version

const run = promisify(execFile)

/** The commit that the spec is in; null outside of git, or without git. */
export async function gitState(spec: string): Promise<{ commit: string; dirty: boolean } | null> {
  const git = async (...args: string[]) => (await run('git', args, { cwd: dirname(spec) })).stdout.trim()
  try {
    const [commit, changed] = await Promise.all([
      git('rev-parse', 'HEAD'),
      git('status', '--porcelain', '--untracked-files=no'),
    ])
    return { commit, dirty: changed !== '' }
  } catch {
    return null
  }
}
