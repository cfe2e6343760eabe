import { z } from 'zod'
import { column } from '../sql/expr.ts'
import type { Gate, Known, Metric, MetricEntry, PairMetric, Task } from './define.ts'
import { joinsRows, type Needs } from './request.ts'
import { rolesRead } from './roles.ts'

/** A gate as it describes itself: plain data. */
export interface Described {
  readonly name: string
  readonly question: string
  readonly options: readonly { readonly name: string; readonly default: string | null; readonly about: string }[]
  readonly metrics: readonly DescribedMetric[]
}
interface DescribedMetric {
  readonly name: string
  /** It is about one column, group or feature at a time. */
  readonly subject: boolean
  readonly summary: string
  readonly better: string | null
  readonly measuredIn: string | null
  readonly kind: string
  /** What it is of: one arm, the pairs, the shift from a reference, the gap between groups, … */
  readonly shape: Metric['shape'] | 'per-metric' | null
  /** Of what is about one column at a time: it is about numbers too. */
  readonly numbers: boolean
  /** Roles without which nothing can be said. */
  readonly needs: readonly string[]
  /** It is of rows that both logs have, joined by their id. */
  readonly joined: boolean
  /** Options of the gate that have no default are needed. */
  readonly lacks: boolean
  /** What sampling weights do to it. */
  readonly weights: 'counted' | 'ignored' | 'refused'
  readonly range: readonly [number | null, number | null] | null
  readonly tasks: readonly string[] | null
  readonly source: string | null
}

/** A spec that binds everything: for gates asked without one. */
export const everything: Known = {
  task: 'binary',
  roles: [
    'id',
    'time',
    'unit',
    'score',
    'prediction',
    'interval.low',
    'interval.high',
    'decision',
    'label',
    'latency',
    'error',
    'weight',
    'host',
    'covariate',
    'session',
    'query',
    'position',
    'source',
    'credit',
    'rank',
    'relevance',
    'labels.time',
  ],
  columns: [],
  features: [],
  groups: [],
  classes: null,
  measures: {},
  paired: true,
  shared: true,
  interleaved: false,
  arms: ['incumbent', 'candidate', 'reference'],
  asOf: '1970-01-01T00:00:00.000Z',
  window: null,
  types: {},
  limited: [],
  stage: null,
}

/** What of a spec changes what a gate has. */
export type About = Pick<Known, 'task' | 'roles'>

/** What a gate says of itself, with the options that it has by default: to a spec with that task and those roles, or to any. */
export function describeGate(gate: Gate, spec?: About): Described {
  const options = gate.options.safeParse({})
  const metrics = options.success
    ? ofEachTask(spec?.task ? [spec.task] : TASKS, task =>
        gate.metrics(options.data, [], { ...everything, ...spec, task }),
      )
    : []
  return {
    name: gate.name,
    question: gate.question,
    options: optionsOf(gate),
    metrics,
  }
}

const TASKS: readonly Task[] = ['binary', 'multiclass', 'regression', 'ranking']

/** A name may mean another metric for another task (`ece` is of the score, or of the top label): the first is described. */
function ofEachTask(
  tasks: readonly Task[],
  metricsOf: (task: Task) => Readonly<Record<string, MetricEntry>>,
): DescribedMetric[] {
  const found = new Map<string, DescribedMetric>()
  for (const task of tasks) {
    for (const [name, entry] of Object.entries(metricsOf(task))) {
      const own = describeMetric(name, entry)
      if (own.tasks && !own.tasks.includes(task)) continue
      const known = found.get(name)
      found.set(name, known?.tasks ? { ...known, tasks: [...new Set([...known.tasks, task])] } : (known ?? own))
    }
  }
  return [...found.values()]
}

function describeMetric(name: string, entry: MetricEntry): DescribedMetric {
  const of = (type: string): Metric | null =>
    entry.shape === 'per-subject'
      ? example(() => entry.of({ name: 'id', expr: column('id'), type }))
      : entry.shape === 'per-metric'
        ? null
        : entry
  const metric = of('DOUBLE') ?? of('VARCHAR')
  const better = metric?.better
  return {
    name,
    subject: entry.shape === 'per-subject' || entry.shape === 'per-metric',
    summary: entry.summary,
    better: better === undefined ? null : typeof better === 'object' ? `at ${better.target}` : better,
    measuredIn: metric?.measuredIn ?? (entry.shape === 'per-metric' ? "the metric's own unit" : null),
    kind: metric || entry.shape === 'per-metric' ? (metric?.kind ?? 'estimated') : 'exact',
    shape: metric?.shape ?? (entry.shape === 'per-metric' ? entry.shape : null),
    numbers: entry.shape === 'per-subject' && of('DOUBLE') !== null,
    needs: metric ? rolesRead(metric) : [],
    joined: metric?.shape === 'pair' && joinsRows((metric as PairMetric<Needs<'pairs'>>).from),
    lacks: metric?.lacks !== undefined,
    weights: typeof metric?.weights === 'object' ? 'refused' : (metric?.weights ?? 'counted'),
    range: metric?.range ?? null,
    tasks: metric?.tasks ?? null,
    source: metric?.source ?? (entry.shape === 'per-metric' ? entry.source : null),
  }
}

/** A metric may refuse a subject that no contract speaks of. */
function example<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}

interface Property {
  default?: unknown
  description?: string
}

function optionsOf(gate: Gate): Described['options'] {
  const schema = z.toJSONSchema(gate.options, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Property>
  }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    default: property.default === undefined ? null : JSON.stringify(property.default),
    about: property.description ?? '',
  }))
}
