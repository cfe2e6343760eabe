import { generator } from '../../src/stats/resample.ts'
import { everyMetric, type GateOfAll } from './every-metric.ts'

export const TASKS = ['binary', 'regression', 'multiclass', 'ranking'] as const
type Task = (typeof TASKS)[number]

export type Row = Record<string, unknown>

const CLASSES = ['cat', 'dog', 'human']

/** Ordinary logs of a task, with every role and some features. */
export const ordinary = (task: Task, arm: string, n = 240): Row[] => {
  const next = generator('rows')
  const own = generator(arm)
  return Array.from({ length: n }, (_, i) => {
    const z = next()
    const score = Math.min(0.99, Math.max(0.01, z + 0.2 * (own() - 0.5)))
    const p = [z * 0.8, (1 - z) * 0.5]
    return {
      id: i,
      user: i % 60,
      ts: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
      sex: next() < 0.5 ? 'f' : 'm',
      x: next() + (arm === 'candidate' ? 0.1 : 0),
      colour: ['red', 'green', 'blue'][Math.floor(next() * 3)],
      took: 10 + 20 * own(),
      failed: own() < 0.02,
      ...(task === 'binary' && { score, label: next() < z ? 1 : 0 }),
      ...(task === 'regression' && {
        score: 100 * score,
        low: 100 * score - 20 - 20 * own(),
        high: 100 * score + 20 + 20 * own(),
        label: 100 * next() * z,
      }),
      ...(task === 'ranking' && { query: Math.floor(i / 5), score, label: Math.floor(3 * next() * z) }),
      ...(task === 'multiclass' && { score: [...p, 1 - p[0]! - p[1]!], label: CLASSES[Math.floor(next() * 3)] }),
    }
  })
}

const ROLE: Readonly<Record<Task, object>> = {
  binary: { score: 'cast(score as double)' },
  regression: { prediction: 'cast(score as double)', interval: { low: 'low', high: 'high' } },
  multiclass: { probabilities: 'score', classes: CLASSES },
  ranking: { query: 'query', score: 'cast(score as double)' },
}

/** What is null in every row has no type in NDJSON. */
const LABEL: Readonly<Record<Task, string>> = {
  binary: 'cast(label as integer)',
  regression: 'cast(label as double)',
  multiclass: 'cast(label as varchar)',
  ranking: 'cast(label as integer)',
}

/** What of a spec such logs need. */
export const boundBy = (task: Task): Readonly<Record<string, unknown>> => ({
  task,
  columns: {
    id: 'id',
    unit: 'user',
    time: 'cast(ts as timestamptz)',
    [task === 'ranking' ? 'relevance' : 'label']: LABEL[task],
    latency: 'cast(took as double)',
    error: 'failed',
    features: ['x', 'colour'],
    groups: ['sex'],
    ...ROLE[task],
  },
  slices: { sex: { by: 'sex' }, colour: { by: 'colour' } },
})

export const specOf = (task: Task, gates: readonly object[], more = ''): string =>
  `${Object.entries({ ...boundBy(task), gates })
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}${more}`

/** Every metric of every gate, some of them on slices. */
export const gatesFor = async (task: Task): Promise<readonly GateOfAll[]> =>
  (await everyMetric({ task, subjects: SUBJECTS, ...BOUND[task] })).map(g => ({ ...g, ...MORE[g.gate] }))

const MORE: Readonly<Record<string, object>> = {
  data: { contract: { x: { range: [0, 1] }, colour: { allowed: ['red', 'green'], pattern: '^[rgb]' } } },
  significance: { slices: ['sex'] },
  calibration: { slices: ['colour'] },
}
const SUBJECTS = {
  null_rate: 'x',
  out_of_range: 'x',
  not_allowed: 'colour',
  not_matching: 'colour',
  duplicates: 'id',
  feature_mismatch: 'x',
}
const ROLES = ['id', 'unit', 'time', 'latency', 'error'] as const
const BOUND = {
  binary: { roles: [...ROLES, 'label', 'score', 'decision'] },
  regression: { roles: [...ROLES, 'label', 'prediction', 'interval.low', 'interval.high'] },
  multiclass: { roles: [...ROLES, 'label', 'probabilities', 'decision'], classes: CLASSES },
  ranking: {
    roles: [...ROLES, 'query', 'relevance', 'score'],
    asked: ['ndcg@3', 'map', 'map@3', 'mrr', 'mrr@3', 'recall@3', 'hit_rate@3'],
  },
} as const
