import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import own from '../../package.json' with { type: 'json' }
import type { Spec } from '../spec/types.ts'

export const version: string = own.version

const run = promisify(execFile)

/** The files of a user's own gates, each once: they are part of what decided. What they import is not in it. */
export function gateFiles(gates: Spec['gates']): readonly { path: string; sha256: string }[] {
  const files = new Map(gates.flatMap(({ gate, module }) => (module && 'file' in module ? [[gate, module.file]] : [])))
  return [...files].map(([path, file]) => ({
    path,
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
  }))
}

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
