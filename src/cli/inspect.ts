import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { inspected } from '../report/inspect.ts'
import { jsonText } from '../report/json.ts'
import { isUrl } from '../spec/logs.ts'
import { inside } from '../within.ts'
import { colorFor, type Io, widthFor } from './io.ts'
import type { WhyFlags } from './why.ts'

/** What a log holds, column by column. */
export async function inspectCommand(log: string, flags: WhyFlags, io: Io): Promise<number> {
  const { inspect } = await import('../run.ts')
  const {
    files,
    looked: _,
    ...found
  } = await inspect(isUrl(log) ? log : resolve(io.cwd, log), {
    signal: io.signal,
    env: io.env,
  }).catch(asOneLog)
  const shown = files.map(file => ({
    ...file,
    path: isUrl(file.path) ? file.path : (inside(io.cwd, file.path) ?? file.path),
  }))
  const document = { schema: 'mlgate/inspect@1' as const, files: shown, ...found }
  const color = colorFor(io.stdout, io.env, flags.color)
  await io.stdout.write(
    flags.format === 'json' ? jsonText(document) : inspected(document, { width: widthFor(io), color }),
  )
  return 0
}

/** The engine speaks of a candidate: here there is only the one log. */
function asOneLog(error: unknown): never {
  if (!(error instanceof MlgateError)) throw error
  throw new MlgateError(
    error.problems.map(({ at: _, ...p }) => ({ ...p, message: p.message.replace(/\bcandidate log\b/g, 'log') })),
    error,
  )
}
