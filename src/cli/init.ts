import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { MlgateError } from '../errors.ts'
import type { Said } from '../guess/types.ts'
import { MIN_GROUP, proposedGates, toMeasure } from '../propose/gates.ts'
import { marginsFor } from '../propose/limits.ts'
import type { Fitting } from '../propose/metrics.ts'
import type { Sketch } from '../propose/sketch.ts'
import { yamlOf } from '../propose/yaml.ts'
import { writeWhole } from '../record/write.ts'
import { validate } from '../run.ts'
import { isUrl } from '../spec/logs.ts'
import { jsonSchema } from '../spec/schema.ts'
import { nothingToMeasure } from './compare.ts'
import { colorFor, type Io, widthFor } from './io.ts'
import { type Logs, type Looked, type LookFlags, look, profilesOf, saidBy } from './look.ts'
import { fittingMetrics, measured } from './measured.ts'
import { proposed } from './proposed.ts'
import { INTERRUPTED } from './run.ts'
import { tried } from './tried.ts'
import { workflowFor } from './workflow.ts'

export interface InitFlags extends LookFlags {
  config: string
  github?: boolean
  yes?: boolean
  color: boolean
  /** false: the proposal is not tried on simulated candidates. */
  simulate: boolean
}

/** Gates that a first spec has. */
const GATES = ['data', 'parity', 'significance', 'calibration', 'fairness', 'latency']
const WORKFLOW = '.github/workflows/mlgate.yml'

/** Looks at the logs and writes a spec that runs as it is; asks where somebody can answer. */
export async function initCommand(
  incumbent: string | undefined,
  candidate: string | undefined,
  flags: InitFlags,
  io: Io,
): Promise<number> {
  refuseToOverwrite([flags.config, ...(flags.github ? [WORKFLOW] : [])], io)
  const asking = io.answers && !flags.yes && !io.env.CI ? await import('./ask.ts') : null
  const named: Logs | null = asking
    ? await asking.askForLogs({ incumbent, candidate, labels: flags.labels, reference: flags.reference }, io)
    : logsOf(incumbent, candidate, flags)
  if (!named) return INTERRUPTED
  const found = await lookAndAsk(named, flags, asking, io)
  if (!found) return INTERRUPTED
  const { looked, metrics } = found
  const wanted = [...toMeasure(metrics), ...metrics.filter(f => f.metric.name === 'label_coverage')]
  if (toMeasure(metrics).length === 0 && !metrics.some(f => f.gate === 'parity')) throw nothingToMeasure('init')
  const comparison = await measured(looked.sketch, wanted, { byDay: true, groups: MIN_GROUP, color: flags.color }, io)
  const margins = marginsFor(comparison.measured, comparison.parts)
  const sketch = fromSpec(looked.sketch, flags.config, io)
  const gates = proposedGates(sketch, margins, comparison, metrics)
  const trial = flags.simulate ? await tried(sketch, gates, margins, comparison, flags, io) : null
  const schema = schemaFor(flags.config, io)
  const written: [file: string, text: string][] = [[flags.config, yamlOf(sketch, gates, margins, trial, schema.path)]]
  if (schema.copy) written.push([schema.copy, `${JSON.stringify(jsonSchema(), null, 2)}\n`])
  if (flags.github) written.push([WORKFLOW, workflowFor(slashed(flags.config), looked.sketch.logs)])
  io.signal.throwIfAborted()
  for (const [file, text] of written) writeWhole(resolve(io.cwd, file), text)
  // It is to run as it is: a spec of ours that does not is a mistake of ours, and to be seen here.
  if (sketch.logs.candidate !== null)
    await validate({ spec: flags.config, cwd: io.cwd, env: io.env, signal: io.signal })
  const shown = {
    looked,
    asked: asking !== null,
    gates,
    margins,
    trial,
    files: written.map(([file]) => file),
    next: nextOf(sketch, flags, io),
  }
  await io.stdout.write(proposed(shown, { width: widthFor(io), color: colorFor(io.stdout, io.env, flags.color) }))
  return 0
}

type Asking = typeof import('./ask.ts')

/** What is what, until whoever is asked is content; null: they left. */
async function lookAndAsk(
  logs: Logs,
  flags: InitFlags,
  asking: Asking | null,
  io: Io,
): Promise<{ looked: Looked; metrics: readonly Fitting[] } | null> {
  const profiles = await profilesOf(logs, io)
  let said: Said = saidBy(flags)
  for (;;) {
    const looked = await look(logs, profiles, said, { model: flags.model, io })
    const corrected = asking ? await asking.askWhether(looked, said) : 'yes'
    if (corrected === null) return null
    if (corrected === 'yes') return { looked, metrics: await fittingMetrics(looked.sketch, GATES) }
    said = corrected
  }
}

function logsOf(incumbent: string | undefined, candidate: string | undefined, flags: InitFlags): Logs {
  if (incumbent === undefined)
    throw new MlgateError({
      code: 'usage',
      message: 'There is nobody to ask for the logs.',
      hint: 'name them: `mlgate init logs/v1.parquet logs/v2.parquet --labels logs/labels.parquet`',
    })
  return { incumbent, candidate: candidate ?? null, labels: flags.labels ?? null, reference: flags.reference ?? null }
}

function refuseToOverwrite(files: readonly string[], io: Io): void {
  const problems = files
    .filter(file => existsSync(resolve(io.cwd, file)))
    .map(file => ({
      code: 'would-overwrite',
      message: `There is a ${file} already, and it is not written over.`,
      hint: 'take it away, or give another name: `mlgate init --config other.yaml`',
      at: { file },
    }))
  if (problems.length > 0) throw new MlgateError(problems)
}

/** Paths in a spec are relative to it. */
function fromSpec(sketch: Sketch, config: string, io: Io): Sketch {
  const folder = dirname(resolve(io.cwd, config))
  const path = (log: string | null) =>
    log === null || isUrl(log) ? log : slashed(relative(folder, resolve(io.cwd, log)))
  const { incumbent, candidate, labels, reference } = sketch.logs
  return {
    ...sketch,
    logs: { incumbent: path(incumbent)!, candidate: path(candidate), labels: path(labels), reference: path(reference) },
  }
}

const SCHEMA = 'mlgate.schema.json'
const INSTALLED = 'node_modules/mlgate/schema/spec.schema.json'

/** What editors complete the spec by: the installed package's schema, or a copy beside the spec. */
function schemaFor(config: string, io: Io): { path: string; copy: string | null } {
  const folder = dirname(resolve(io.cwd, config))
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, INSTALLED)
    if (existsSync(file)) return { path: slashed(relative(folder, file)), copy: null }
    if (at === dirname(at)) break
  }
  const copy = join(dirname(config), SCHEMA)
  return { path: SCHEMA, copy: existsSync(resolve(io.cwd, copy)) ? null : copy }
}

const slashed = (path: string): string => path.split(sep).join('/')

/** As whoever typed this one can type it: a package of the folder is on nobody's path. */
function nextOf({ logs }: Sketch, { config }: InitFlags, { env }: Io): string {
  const npx = env.npm_command === 'exec' ? 'npx ' : ''
  const spec = config === 'mlgate.yaml' ? '' : ` ${config}`
  return `${npx}mlgate check${spec}${logs.candidate === null ? ' --candidate logs/next.parquet' : ''}`
}
