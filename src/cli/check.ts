import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import type { Evidence1 } from '../record/evidence.ts'
import { exitCodeOf, type FailOn, worstExitCode } from '../record/exit.ts'
import type { Record1 } from '../record/types.ts'
import { writeWhole } from '../record/write.ts'
import { formatOf, loadReporter, type ReportOptions } from '../report/index.ts'
import type { CheckOptions } from '../run.ts'
import { fromCheckout, noVerdict, outputsToActions, tellActions } from './actions.ts'
import { asMlgateError, renderErrors } from './errors.ts'
import { keeperOf } from './evidence.ts'
import { refuseForksFiles } from './fork.ts'
import { colorFor, type Io, widthFor } from './io.ts'
import { splitOutput } from './outputs.ts'
import type { Following } from './terminal/follow.ts'

export type Check = (options: CheckOptions) => Promise<Record1>

export interface CheckFlags {
  config?: string
  incumbent?: string
  candidate?: string
  labels?: string
  reference?: string
  var?: Record<string, string>
  asOf?: string
  only?: string[]
  previous?: string[]
  format: string
  output?: string[]
  evidence?: string
  failOn: FailOn
  threads?: number
  memoryLimit?: string
  color: boolean
  quiet?: boolean
  verbose?: boolean
}

const DEFAULT_SPEC = 'mlgate.yaml'

/** Runs the specs, writes and prints the reports; the exit code. It never depends on the formats. */
export async function checkCommand(specs: readonly string[], flags: CheckFlags, io: Io, check: Check): Promise<number> {
  const asked = specsOf(specs, flags)
  const format = formatOf(flags.format)
  const files = outputs(flags.output ?? [])
  if (asked.length > 1 && (format !== 'pretty' || files.length > 0 || flags.evidence !== undefined))
    throw usage('Several specs can only be printed as `pretty`.', 'run `mlgate check` once for each spec')
  if (asked.length > 1 && flags.previous)
    throw usage('Earlier results are of one spec, and several are given.', 'run `mlgate check` once for each spec')
  for (const spec of asked) await refuseForksFiles(spec, io)
  const [first] = asked
  if (asked.length === 1) {
    const evidence = keeperOf(flags.evidence, format, files)
    const following = await followed(flags, io)
    const record = await check({ ...optionsOf(first!, flags, io), ...evidence.options, ...following?.options }).finally(
      following?.stop,
    )
    io.signal.throwIfAborted()
    evidence.write(io.cwd)
    // Files first: what is printed must not promise what could not be written.
    for (const output of files)
      writeWhole(
        resolve(io.cwd, output.file),
        await rendered(output.format, record, flags, io, 'file', evidence.taken()),
      )
    await io.stdout.write(await rendered(format, record, flags, io, 'stdout', evidence.taken()))
    await tellActions(io, { record, options: optionsFor('file', flags, io) }, format)
    await outputsToActions(io, record.decision, files[0]?.file)
    return exitCodeOf(record.decision, flags.failOn)
  }
  const codes: number[] = []
  const decisions: (Record1['decision'] | 'error')[] = []
  for (const [i, spec] of asked.entries()) {
    if (i > 0) await io.stdout.write('\n')
    try {
      const record = await check(optionsOf(spec, flags, io))
      io.signal.throwIfAborted()
      await io.stdout.write(await rendered(format, record, flags, io, 'stdout'))
      await tellActions(io, { record, options: optionsFor('file', flags, io) }, format)
      decisions.push(record.decision)
      codes.push(exitCodeOf(record.decision, flags.failOn))
    } catch (error) {
      if (io.signal.aborted) throw error
      const color = colorFor(io.stderr, io.env, flags.color)
      const wrong = asMlgateError(error)
      await io.stderr.write(`${spec}\n${renderErrors(wrong, { color, debug: io.env.MLGATE_DEBUG === '1' })}`)
      await tellActions(io, await noVerdict(wrong, io), format)
      decisions.push('error')
      codes.push(exitCodeOf('error', flags.failOn))
    }
  }
  const worst = worstExitCode(codes)
  await outputsToActions(io, decisions[codes.indexOf(worst)]!, undefined)
  return worst
}

function specsOf(specs: readonly string[], { config }: CheckFlags): readonly string[] {
  if (config !== undefined && specs.length > 0)
    throw usage('The spec is given twice, by `--config` and by name.', 'give it once')
  const all = config === undefined ? specs : [config]
  return all.length === 0 ? [DEFAULT_SPEC] : all
}

function outputs(written: readonly string[]): { format: ReturnType<typeof formatOf>; file: string }[] {
  const all = written.map(text => {
    const output = splitOutput(text)
    if (!output) throw usage(`\`-o ${text}\` is not of the form format:file.`, 'such as `-o json:result.json`')
    return { format: formatOf(output.format), file: output.file }
  })
  const twice = all.find(({ file }, i) => all.findIndex(o => o.file === file) < i)
  if (twice) throw usage(`\`${twice.file}\` is written twice.`, 'give each report a file of its own')
  return all
}

/** Live progress is for a terminal that somebody looks at: nowhere else are there control codes. */
async function followed({ color, quiet }: CheckFlags, { stderr, env }: Io): Promise<Following | null> {
  if (!stderr.isTTY || !color || quiet || env.NO_COLOR || env.CI || env.TERM === 'dumb') return null
  const { follow } = await import('./terminal/follow.ts')
  return follow(() => stderr.columns ?? 80)
}

const usage = (message: string, hint: string): MlgateError => new MlgateError({ code: 'usage', message, hint })

function optionsOf(spec: string, flags: CheckFlags, io: Io): CheckOptions {
  const { incumbent, candidate, labels, reference } = flags
  return {
    spec,
    cwd: io.cwd,
    env: io.env,
    signal: io.signal,
    overrides: {
      ...(incumbent !== undefined && { incumbent }),
      ...(candidate !== undefined && { candidate }),
      ...(labels !== undefined && { labels }),
      ...(reference !== undefined && { reference }),
    },
    ...(flags.var && { vars: flags.var }),
    ...(flags.asOf !== undefined && { asOf: flags.asOf }),
    ...(flags.only && { only: flags.only }),
    ...(flags.previous && { previous: flags.previous }),
    ...(flags.threads !== undefined && { threads: flags.threads }),
    ...(flags.memoryLimit !== undefined && { memoryLimit: flags.memoryLimit }),
  }
}

/** A file has neither a terminal's colours nor its width. */
async function rendered(
  format: ReturnType<typeof formatOf>,
  record: Record1,
  flags: CheckFlags,
  io: Io,
  to: 'stdout' | 'file',
  evidence: Evidence1 | null = null,
): Promise<string> {
  const report = await loadReporter(format)
  return report(record, { ...optionsFor(to, flags, io), evidence })
}

function optionsFor(to: 'stdout' | 'file', flags: CheckFlags, io: Io): ReportOptions {
  const inRepository = fromCheckout(io)
  return {
    width: to === 'stdout' ? widthFor(io) : FILE_WIDTH,
    color: to === 'stdout' && colorFor(io.stdout, io.env, flags.color),
    verbose: flags.verbose ?? false,
    quiet: flags.quiet ?? false,
    failOn: flags.failOn,
    ...(inRepository && { inRepository }),
  }
}

const FILE_WIDTH = 120
