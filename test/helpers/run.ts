import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ErrorRecord, Record1, RecordedCheck } from '../../src/record/types.ts'
import { root } from './dist.ts'

export interface Run {
  exitCode: number
  stdout: string
  stderr: string
}

/** Where CI runs the tests, their runs are not what it is to be told of. */
const NOT_IN_ACTIONS = { GITHUB_ACTIONS: undefined }

/** Runs the built program as its users would; it must have been built (`lastBuild`). */
export const mlgate = (
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Run> =>
  new Promise(done => {
    execFile(
      process.execPath,
      [join(root, 'bin/mlgate.cjs'), ...args],
      { cwd: options.cwd ?? root, env: { ...process.env, ...NOT_IN_ACTIONS, ...options.env }, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => done({ exitCode: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    )
  })

export const recordOf = ({ stdout, stderr }: Run): Record1 => {
  const document = JSON.parse(stdout) as Record1 | ErrorRecord
  if (document.decision === 'error') throw new Error(`no verdict: ${stderr}`)
  return document as Record1
}

export const checksOf = (record: Record1): Readonly<Record<string, RecordedCheck>> =>
  Object.fromEntries(record.gates.flatMap(g => g.checks).map(c => [c.id, c]))

/** Real logs and reference values, which not every checkout has beside it. */
export const shared = resolve(process.env.MLGATE_SHARED ?? join(root, '../shared'))
export const hasShared = existsSync(join(shared, 'data/adult'))
