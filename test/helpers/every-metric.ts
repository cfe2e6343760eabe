import { everything } from '../../src/gate/catalogue.ts'
import type { Known, Metric, MetricEntry, Task } from '../../src/gate/define.ts'
import { builtInGates, loadGates } from '../../src/gate/load.ts'
import { rolesRead } from '../../src/gate/roles.ts'
import { column } from '../../src/sql/expr.ts'

/** A gate of a spec, with a limit on each metric that it has for the task. */
export interface GateOfAll {
  readonly gate: string
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** What a spec of `everyMetric` binds. */
export interface Bound {
  readonly task: Task
  readonly roles: Known['roles']
  /** The type of a column that a metric about columns is asked of, by its name in `subjects`. */
  readonly subjects: Readonly<Record<string, string>>
  readonly classes?: readonly string[]
  /** Of families without end, the ones that are asked for. */
  readonly asked?: readonly string[]
}

/** Every metric of every built-in gate that such a spec may ask for, taken from the gates themselves. */
export async function everyMetric(bound: Bound): Promise<readonly GateOfAll[]> {
  const words = await builtInGates()
  const gates = await loadGates(words.map(word => ({ word, module: null })))
  const known: Known = { ...everything, ...bound, classes: bound.classes ?? null }
  return words.flatMap(word => {
    const gate = gates[word]!
    const options = gate.options.safeParse({})
    if (!options.success) return []
    const metrics = Object.entries(gate.metrics(options.data, bound.asked ?? [], known)).flatMap(([name, entry]) => {
      const asked = limited(name, entry, bound)
      return asked ? [asked] : []
    })
    return metrics.length > 0 ? [{ gate: word, metrics: Object.fromEntries(metrics) }] : []
  })
}

function limited(
  name: string,
  entry: MetricEntry,
  { task, roles, subjects }: Bound,
): [string, Readonly<Record<string, number>>] | null {
  // What is about another metric has that one's laws, window by window.
  if (entry.shape === 'per-metric') return null
  const subject = entry.shape === 'per-subject' && entry.over === 'columns' ? (subjects[name] ?? null) : undefined
  if (subject === null) return null
  const metric = entry.shape === 'per-subject' ? example(entry, subject) : entry
  if (!metric || metric.lacks || (metric.tasks && !metric.tasks.includes(task))) return null
  if (rolesRead(metric).some(role => !roles.includes(role))) return null
  return [subject === undefined ? name : `${name}(${subject})`, limitsOf(metric)]
}

function example(entry: Extract<MetricEntry, { shape: 'per-subject' }>, subject: string | undefined): Metric | null {
  const ask = (type: string) => {
    try {
      return entry.of({ name: subject ?? 'x', expr: column(subject ?? 'x'), type })
    } catch {
      return null
    }
  }
  return ask('DOUBLE') ?? ask('VARCHAR')
}

/** Limits of each kind that the metric takes, in the middle of its range. */
function limitsOf(metric: Metric): Readonly<Record<string, number>> {
  if (metric.kind === 'test') return { alpha: 0.01 }
  const [low, high] = metric.range ?? [null, null]
  const middle = low !== null && high !== null ? (low + high) / 2 : (low ?? 0) + 1
  const ends =
    metric.shape === 'spread'
      ? metric.spread === 'ratio'
        ? { min: 0.5 }
        : { max: 0.5 }
      : metric.better === 'higher'
        ? { min: middle }
        : { max: typeof metric.better === 'object' ? 0.25 : middle }
  const contrast = metric.shape === 'arm' || metric.shape === 'spread'
  return { ...ends, ...(contrast && metric.kind !== 'exact' && { margin: 0.25 }) }
}
