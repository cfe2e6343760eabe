import { resolve } from 'node:path'
import type { Simulation1 } from '../record/simulation.ts'
import { writeWhole } from '../record/write.ts'
import { type CheckFlags, optionsOf, usage } from './check.ts'
import { isStrangers, refuseForksFiles } from './fork.ts'
import { colorFor, type Io, widthFor } from './io.ts'
import { splitOutput } from './outputs.ts'

export interface SimulateFlags
  extends Pick<
    CheckFlags,
    | 'config'
    | 'stage'
    | 'incumbent'
    | 'candidate'
    | 'labels'
    | 'reference'
    | 'engine'
    | 'var'
    | 'asOf'
    | 'untrusted'
    | 'output'
    | 'threads'
    | 'memoryLimit'
    | 'color'
  > {
  format: Format
  runs?: number
  seed?: string
  flipRate?: number
  byDay?: boolean
}

const FORMATS = ['pretty', 'json', 'html'] as const
type Format = (typeof FORMATS)[number]
const FILE_WIDTH = 120

/** How the spec treats harmless and harmful candidates that are made of its own logs. */
export async function simulateCommand(spec: string | undefined, flags: SimulateFlags, io: Io): Promise<number> {
  if (spec !== undefined && flags.config !== undefined)
    throw usage('The spec is given twice, by `--config` and by name.', 'give it once')
  const path = spec ?? flags.config ?? 'mlgate.yaml'
  const files = (flags.output ?? []).map(fileOf)
  await refuseForksFiles(path, io)
  const untrusted = flags.untrusted || isStrangers(io.env)
  const { backtest } = await import('../backtest/index.ts')
  const progress = progressOf(io, flags)
  const { format, runs, seed, flipRate, byDay, ...shared } = flags
  const found = await backtest({
    ...optionsOf(path, { ...shared, format, failOn: 'hold', untrusted }, io),
    runs,
    seed,
    flipRate,
    byDay,
    onProgress: progress.tell,
  }).finally(progress.end)
  for (const { format, file } of files)
    writeWhole(resolve(io.cwd, file), await rendered(format, found, { width: FILE_WIDTH, color: false }))
  const color = colorFor(io.stdout, io.env, flags.color)
  await io.stdout.write(await rendered(format, found, { width: widthFor(io), color }))
  return 0
}

async function rendered(format: Format, of: Simulation1, options: { width: number; color: boolean }): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../report/json.ts')).jsonText(of)
    case 'html':
      return (await import('../report/html/simulation.ts')).simulationPage(of)
    case 'pretty':
      return (await import('../report/simulation.ts')).simulated(of, options)
  }
}

function fileOf(text: string): { format: Format; file: string } {
  const output = splitOutput(text)
  if (!output) throw usage(`\`-o ${text}\` is not of the form format:file.`, 'such as `-o html:simulation.html`')
  const format = FORMATS.find(known => known === output.format)
  if (!format) throw usage(`There is no format \`${output.format}\` of a simulation.`, `it has ${FORMATS.join(', ')}`)
  return { format, file: output.file }
}

/** One line that is written over, where somebody looks; before it, what this is for. */
export function progressOf({ stderr, env }: Io, { color }: Pick<SimulateFlags, 'color'>, purpose = '') {
  const seen = stderr.isTTY && color && !env.NO_COLOR && !env.CI && env.TERM !== 'dumb'
  const write = (text: string) => {
    if (seen) void stderr.write(`\r\u001b[2K${text && purpose}${text}`).catch(() => {})
  }
  write('reading the logs')
  return {
    tell: (kind: string, done: number, of: number) => write(`${kind}: run ${done} of ${of}`),
    end: () => write(''),
  }
}
