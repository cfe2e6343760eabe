import type { Check } from '../../src/cli/check.ts'
import { run } from '../../src/cli/run.ts'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

interface World {
  check?: Check
  cwd?: string
  env?: Record<string, string>
  tty?: number
  signal?: AbortSignal
  broken?: 'stdout' | 'stderr'
}

/** The program in this process, with a pipeline of the test's own. */
export async function mlgate(args: readonly string[], world: World = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: world.tty !== undefined,
    columns: world.tty,
    write: async (text: string) => {
      if (world.broken === name) throw new Error('no space left on device')
      written[name] += text
    },
  })
  const code = await run(
    args,
    {
      stdout: stream('stdout'),
      stderr: stream('stderr'),
      env: world.env ?? {},
      cwd: world.cwd ?? '/nowhere',
      signal: world.signal ?? new AbortController().signal,
    },
    world.check ??
      (async () => {
        throw new Error('the pipeline was not to be run')
      }),
  )
  return { code, ...written }
}
