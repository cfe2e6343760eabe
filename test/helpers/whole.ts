import { check } from '../../src/run.ts'
import { mlgate } from './cli.ts'
import type { Run } from './run.ts'

/** The program in this process, with the pipeline that is its own. */
export async function inProcess(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Run> {
  const { code, ...written } = await mlgate(args, { check, cwd, env })
  return { exitCode: code, ...written }
}
