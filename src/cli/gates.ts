import type { DescribedGate } from '../run.ts'
import type { Io } from './io.ts'
import { wrapped } from './wrap.ts'

/** What the gates say of themselves: all in short, or one in full. */
export async function gatesCommand(names: readonly string[], { format }: { format: string }, io: Io): Promise<number> {
  const { catalogue } = await import('../run.ts')
  const gates = await catalogue(names, io.cwd)
  const text =
    format === 'json'
      ? JSON.stringify(gates, null, 2)
      : gates.map(gate => (names.length > 0 ? inFull(gate, io) : inShort(gate, io))).join('\n\n')
  await io.stdout.write(`${text}\n`)
  return 0
}

const inShort = ({ name, question, metrics }: DescribedGate, io: Io): string =>
  `${name}  ${question}\n${wrapped(metrics.map(spelled).join(', '), io, '  ')}`

type DescribedMetric = DescribedGate['metrics'][number]

const spelled = ({ name, subject }: DescribedMetric): string => (subject ? `${name}(…)` : name)

function inFull({ name, question, options, metrics }: DescribedGate, io: Io): string {
  const lines = [`${name}  ${question}`]
  if (options.length > 0) lines.push('', 'Options')
  for (const { name, default: value, about } of options)
    lines.push(`  ${name}${value === null ? '' : ` (default ${value})`}`, wrapped(about, io, '      '))
  lines.push('', 'Metrics')
  for (const metric of metrics) {
    lines.push(`  ${spelled(metric)}  ${propertiesOf(metric)}`, wrapped(metric.summary, io, '      '))
    if (metric.source) lines.push(wrapped(`Source: ${metric.source}`, io, '      '))
  }
  return lines.join('\n')
}

function propertiesOf({ better, measuredIn, kind, weights, range, tasks }: DescribedMetric): string {
  const [low, high] = range ?? [null, null]
  return [
    better && `${better === 'lower' || better === 'higher' ? `${better} is better` : `best ${better}`}`,
    measuredIn && `in ${measuredIn}`,
    range && `${low ?? '…'} to ${high ?? '…'}`,
    kind === 'test' ? 'a test: takes alpha' : kind === 'exact' ? 'exact' : null,
    weights === 'counted' ? null : `weights are ${weights}`,
    tasks && `for ${tasks.join(', ')}`,
  ]
    .filter(part => part)
    .join('; ')
}
