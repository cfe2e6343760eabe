import { MlgateError } from '../errors.ts'
import type { Fitting } from '../propose/metrics.ts'
import { compared } from '../report/compared.ts'
import { jsonText } from '../report/json.ts'
import type { Measured } from '../run.ts'
import { isUrl } from '../spec/logs.ts'
import { inside } from '../within.ts'
import { colorFor, type Io, widthFor } from './io.ts'
import { type LookFlags, look, profilesOf, saidBy } from './look.ts'
import { fittingMetrics, measured } from './measured.ts'

export interface CompareFlags extends LookFlags {
  format: 'pretty' | 'json'
  color: boolean
}

/** Gates whose metrics are of the models, in the order in which they are read. */
const GATES = ['significance', 'calibration', 'parity', 'fairness', 'latency', 'drift']

/** All metrics of both logs, with their intervals. No spec, and no decision. */
export async function compareCommand(
  incumbent: string,
  candidate: string,
  flags: CompareFlags,
  io: Io,
): Promise<number> {
  const logs = { incumbent, candidate, labels: flags.labels ?? null, reference: flags.reference ?? null }
  const { sketch, common } = await look(logs, await profilesOf(logs, io), saidBy(flags), { model: flags.model, io })
  const metrics = once(await fittingMetrics(sketch, GATES))
  if (metrics.length === 0) throw nothingToMeasure('compare')
  // The largest gap of several has no interval of its own, being largest by chance: it is shown without.
  const comparison = await measured(sketch, metrics, { bareGaps: true, color: flags.color }, io)
  const { guesses, task, model, paired } = sketch
  const files = (log: 'incumbent' | 'candidate') =>
    (comparison.logs[log]?.files ?? []).map(file => ({
      ...file,
      path: isUrl(file.path) ? file.path : (inside(io.cwd, file.path) ?? file.path),
    }))
  const arm = (log: 'incumbent' | 'candidate') => ({
    version: guesses.versions[log],
    rows: comparison.rows[log] ?? 0,
    files: files(log),
  })
  const document = {
    schema: 'mlgate/compare@1' as const,
    model,
    task,
    logs: { incumbent: arm('incumbent'), candidate: arm('candidate') },
    pairing: { paired, common_ids: common, units: comparison.rows.units },
    columns: Object.fromEntries(Object.entries(guesses.roles).map(([role, g]) => [role, g])),
    groups: guesses.groups,
    confidence: 0.95,
    metrics: comparison.measured.map(asDocumented),
    seconds: Number(comparison.seconds.toFixed(3)),
  }
  await io.stdout.write(
    flags.format === 'json'
      ? jsonText(document)
      : compared(document, { width: widthFor(io), color: colorFor(io.stdout, io.env, flags.color) }),
  )
  return 0
}

/** Of a name that several gates have, the first's: what it is of the whole is the same. */
const once = (metrics: readonly Fitting[]): readonly Fitting[] =>
  metrics.filter(({ metric }, i) => metric.subject || metrics.findIndex(f => f.metric.name === metric.name) === i)

/** In the words of the result document. */
const asDocumented = ({ measuredIn, countedIn, groups: _, ...m }: Measured) => ({
  ...m,
  measured_in: measuredIn,
  counted_in: countedIn,
})

export const nothingToMeasure = (command: string): MlgateError =>
  new MlgateError({
    code: 'nothing-found',
    message: 'Nothing was found in the logs that a model could be measured by.',
    hint: `say what is what: \`mlgate ${command} a.parquet b.parquet --score my_score --label my_outcome\`; \`mlgate inspect\` shows the columns`,
  })
