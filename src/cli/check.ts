import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import type { Evidence1 } from '../record/evidence.ts'
import { exitCodeOf, type FailOn } from '../record/exit.ts'
import type { Record1 } from '../record/types.ts'
import { writeWhole } from '../record/write.ts'
import { formatOf, loadReporter, type ReportOptions } from '../report/index.ts'
import type { CheckEvent, CheckOptions } from '../run.ts'
import { fromCheckout, outputsToActions, tellActions } from './actions.ts'
import { type Keeper, keeperOf } from './evidence.ts'
import { isStrangers, refuseForksFiles } from './fork.ts'
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
  /** true: without a name. */
  stage?: string | true
  only?: string[]
  findSlices?: boolean
  previous?: string[]
  against?: string
  allowLoosened?: boolean
  untrusted?: boolean
  changedSince?: string
  format: string
  output?: string[]
  evidence?: string
  failOn: FailOn
  engine?: string
  threads?: number
  memoryLimit?: string
  color: boolean
  quiet?: boolean
  verbose?: boolean
}

const DEFAULT_SPEC = 'mlgate.yaml'
export const isPattern = (text: string): boolean => /[*?[\]{}]/.test(text)

/** Runs the specs, writes and prints the reports; the exit code. It never depends on the formats. */
export async function checkCommand(specs: readonly string[], flags: CheckFlags, io: Io, check: Check): Promise<number> {
  const asked = specsOf(specs, flags)
  for (const spec of asked) await refuseForksFiles(spec, io)
  if (!flags.untrusted && isStrangers(io.env)) {
    await io.stderr.write('note: this runs for a pull request from a fork, so the spec is judged as --untrusted\n')
    flags = { ...flags, untrusted: true }
  }
  if (flags.stage === true) {
    const { stagesCommand } = await import('./stages.ts')
    return stagesCommand(asked, flags, io)
  }
  if (asked.length > 1 || flags.changedSince !== undefined || asked.some(isPattern)) {
    const { checkMany } = await import('./many.ts')
    return checkMany(asked, flags, io, check)
  }
  const format = formatOf(flags.format)
  const files = outputs(flags.output ?? [])
  const evidence = keeperOf(flags.evidence, format, files)
  const record = await judged(asked[0]!, flags, io, check, evidence.options)
  io.signal.throwIfAborted()
  evidence.write(io.cwd)
  await report(record, flags, io, evidence.taken())
  await tellActions(io, { record, options: optionsFor('file', flags, io) }, format)
  await outputsToActions(io, record.decision, files[0]?.file)
  return exitCodeOf(record.decision, flags.failOn)
}

/** One spec: how it gets on where somebody looks, and how it came to pass where that is wanted, verdict or not. */
export async function judged(
  spec: string,
  flags: CheckFlags,
  io: Io,
  check: Check,
  evidence: Keeper['options'] = {},
): Promise<Record1> {
  const following = await followed(flags, io)
  const watch = flags.verbose ? (await import('./verbose.ts')).watched() : null
  const listeners = [following?.options.onEvent, watch?.onEvent].filter(listen => listen !== undefined)
  const listening = listeners.length > 0 && {
    onEvent: (event: CheckEvent) => listeners.forEach(listen => void listen(event)),
  }
  let record: Record1 | null = null
  try {
    const options = { ...optionsOf(spec, flags, io), ...evidence, ...following?.options, ...listening }
    record = await check(options).catch(error => currentStage(error, options, check))
    return record
  } finally {
    following?.stop()
    await watch?.tell(record, io)
  }
}

/** Where nobody names a stage, the rollout's log does, if there is one. */
async function currentStage(error: unknown, options: CheckOptions, check: Check): Promise<Record1> {
  if (!(error instanceof MlgateError) || error.code !== 'stage-missing' || options.untrusted) throw error
  const { checkCurrent } = await import('../rollout/examine.ts')
  const record = await checkCurrent(options, check)
  if (record === null) throw error
  return record
}

export function specsOf(specs: readonly string[], { config }: Pick<CheckFlags, 'config'>): readonly string[] {
  if (config !== undefined && specs.length > 0)
    throw usage('The spec is given twice, by `--config` and by name.', 'give it once')
  const all = config === undefined ? specs : [config]
  return all.length === 0 ? [DEFAULT_SPEC] : all
}

export function outputs(written: readonly string[]): { format: ReturnType<typeof formatOf>; file: string }[] {
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
export async function followed(
  { color, quiet }: Pick<CheckFlags, 'color' | 'quiet'>,
  { stderr, env }: Io,
): Promise<Following | null> {
  if (!stderr.isTTY || !color || quiet || env.NO_COLOR || env.CI || env.TERM === 'dumb') return null
  const { follow } = await import('./terminal/follow.ts')
  return follow(() => stderr.columns ?? 80)
}

export const usage = (message: string, hint: string): MlgateError => new MlgateError({ code: 'usage', message, hint })

export function optionsOf(spec: string, flags: CheckFlags, io: Io): CheckOptions {
  return {
    spec,
    cwd: io.cwd,
    env: io.env,
    signal: io.signal,
    overrides: overridesOf(flags),
    ...(flags.var && { vars: flags.var }),
    ...(flags.asOf !== undefined && { asOf: flags.asOf }),
    ...(typeof flags.stage === 'string' && { stage: flags.stage }),
    ...(flags.only && { only: flags.only }),
    ...(flags.findSlices && { findSlices: true }),
    ...(flags.previous && { previous: flags.previous }),
    ...(flags.against !== undefined && { against: flags.against }),
    ...(flags.allowLoosened && { allowLoosened: true }),
    ...(flags.untrusted && { untrusted: true }),
    ...(flags.threads !== undefined && { threads: flags.threads }),
    ...(flags.memoryLimit !== undefined && { memoryLimit: flags.memoryLimit }),
  }
}

/** What is given in place of the spec's. */
export function overridesOf(flags: Pick<CheckFlags, Overridden>): NonNullable<CheckOptions['overrides']> {
  const given = OVERRIDDEN.flatMap(key => (flags[key] === undefined ? [] : [[key, flags[key]] as const]))
  return Object.fromEntries(given)
}
const OVERRIDDEN = ['incumbent', 'candidate', 'labels', 'reference', 'engine'] as const
type Overridden = (typeof OVERRIDDEN)[number]

/** What reports are made by, whatever the record came from. */
export type ReportFlags = Pick<CheckFlags, 'format' | 'output' | 'failOn' | 'color' | 'quiet' | 'verbose'>

/** Files first: what is printed must not promise what could not be written. */
export async function report(
  record: Record1,
  flags: ReportFlags,
  io: Io,
  evidence: Evidence1 | null = null,
): Promise<void> {
  const format = formatOf(flags.format)
  for (const output of outputs(flags.output ?? []))
    writeWhole(resolve(io.cwd, output.file), await rendered(output.format, record, flags, io, 'file', evidence))
  await io.stdout.write(await rendered(format, record, flags, io, 'stdout', evidence))
}

/** A file has neither a terminal's colours nor its width. */
export async function rendered(
  format: ReturnType<typeof formatOf>,
  record: Record1,
  flags: ReportFlags,
  io: Io,
  to: 'stdout' | 'file',
  evidence: Evidence1 | null = null,
): Promise<string> {
  const reporter = await loadReporter(format)
  return reporter(record, { ...optionsFor(to, flags, io), evidence })
}

export function optionsFor(to: 'stdout' | 'file', flags: ReportFlags, io: Io): ReportOptions {
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
