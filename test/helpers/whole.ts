import { run } from '../../src/cli/run.ts'
import { check } from '../../src/run.ts'
import type { Run } from './run.ts'

/** The whole program in this process: arguments in, exit code and both streams out. */
export async function inProcess(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Run> {
  const out: string[] = []
  const err: string[] = []
  const stream = (to: string[]) => ({
    isTTY: false,
    columns: undefined,
    write: async (text: string) => void to.push(text),
  })
  const io = { stdout: stream(out), stderr: stream(err), env, cwd, signal: new AbortController().signal }
  const exitCode = await run(args, io, check)
  return { exitCode, stdout: out.join(''), stderr: err.join('') }
}
