import { resolve } from 'node:path'
import { inActions, noVerdict, outputsToActions, tellActions } from './actions.ts'
import type { Check } from './check.ts'
import { asMlgateError, renderErrors } from './errors.ts'
import { colorFor, type Io } from './io.ts'
import { outputsOf } from './outputs.ts'
import { parse } from './program.ts'

export const NO_VERDICT = 2
export const INTERRUPTED = 130

/** The whole program but for the process: arguments in, exit code out. It never rejects. */
export async function run(args: readonly string[], io: Io, check: Check): Promise<number> {
  try {
    return await parse(args, io, check)
  } catch (error) {
    if (!io.signal.aborted) return await fail(error, args, io)
    await io.stderr.write('Interrupted: no verdict was reached.\n').catch(() => {})
    return INTERRUPTED
  }
}

/** Says what went wrong, to people and wherever a document was asked for. */
export async function fail(thrown: unknown, args: readonly string[], io: Io): Promise<number> {
  const error = asMlgateError(thrown)
  const color = colorFor(io.stderr, io.env, !args.includes('--no-color'))
  const attempt = async (write: () => unknown) => {
    try {
      await write()
    } catch {
      // The first error is the one to tell of; there is nowhere left for a second.
    }
  }
  await attempt(() => io.stderr.write(renderErrors(error, { color, debug: io.env.MLGATE_DEBUG === '1' })))
  const { format, files } = outputsOf(args)
  const told = args[0] === 'check' && inActions(io)
  if (format === undefined && files.length === 0 && !told) return NO_VERDICT
  const [{ writeWhole }, { loadErrorReporter }, found] = await Promise.all([
    import('../record/write.ts'),
    import('../report/index.ts'),
    noVerdict(error, io),
  ])
  for (const { format, file } of files) {
    // Whatever the format, an older report must not stand where this run found no verdict.
    const report = await loadErrorReporter(format)
    const text = report?.(found.error, found.options) ?? renderErrors(error, { color: false, debug: false })
    await attempt(() => writeWhole(resolve(io.cwd, file), text))
  }
  const printed = format === undefined ? null : await loadErrorReporter(format)
  if (printed) await attempt(() => io.stdout.write(printed(found.error, found.options)))
  if (told) {
    await attempt(() => tellActions(io, found, format))
    await attempt(() => outputsToActions(io, 'error', files[0]?.file))
  }
  return NO_VERDICT
}
