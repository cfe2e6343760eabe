import { beforeAll, describe, expect, test } from 'vitest'
import { builtIn } from '../../gates/index.ts'
import { MlgateError } from '../../src/errors.ts'
import { everything } from '../../src/gate/catalogue.ts'
import type { Metric, MetricEntry, Task } from '../../src/gate/define.ts'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'
import { column } from '../../src/sql/expr.ts'
import { generator } from '../../src/stats/resample.ts'
import { type Rows, recordOf } from './helpers.ts'

/*
 * What sampling weights are to every metric of every built-in gate, found by asking the gates: a new metric is in here
 * from the day on which it is written.
 */

type Row = Record<string, unknown>
const CLASSES = ['cat', 'dog', 'owl']

/** Requests of which some are easy and common, and weigh more. */
const requests = (n: number, seed: string): Row[] => {
  const next = generator(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return Array.from({ length: n }, (_, i) => {
    const x = normal()
    const w = x > 0.5 ? 3 : next() < 0.5 ? 1 : 2
    const y = Number(next() < 1 / (1 + Math.exp(-x)))
    const truth = CLASSES[Math.floor(next() * 3)]
    return {
      id: i,
      w,
      ts: new Date(Date.UTC(2026, 0, 1) + i * 120_000).toISOString(),
      x: next() < 0.02 ? null : Number(x.toFixed(2)),
      job: ['a', 'b', 'c'][Math.floor(next() * 3)],
      sex: next() < 0.45 ? 'F' : 'M',
      y,
      truth,
      z: Number((10 + 2 * x + normal()).toFixed(3)),
    }
  })
}
/** What a model answers; some of it tied. */
const answers = (rows: readonly Row[], seed: string, noise: number): Row[] => {
  const next = generator(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return rows.map(row => {
    const score = Number((1 / (1 + Math.exp(-Number(row.x ?? 0) - noise * normal()))).toFixed(2))
    const guess = next() < 0.6 ? row.truth : CLASSES[Math.floor(next() * 3)]
    return {
      ...row,
      score: Math.min(0.99, Math.max(0.01, score)),
      p: CLASSES.map(name => (name === guess ? 0.6 : 0.2)),
      guess: Number((Number(row.z) + noise * normal()).toFixed(3)),
      took: Number((20 + 30 * next() ** 4).toFixed(2)),
      failed: next() < 0.05,
    }
  })
}
const base = requests(240, 'requests')
const incumbent = answers(base, 'incumbent', 0.5)
const candidate = answers(base, 'candidate', 0.7)

/** Lists of five documents, which all weigh the same. */
const lists = (seed: string): Row[] => {
  const next = generator(seed)
  return Array.from({ length: 60 }, (_, q) => ({ q, w: 1 + (q % 3) })).flatMap(list =>
    [0, 1, 2, 3, 4].map(i => {
      const relevance = (list.q * 7 + i * i) % 4
      return { ...list, id: `${list.q}-${i}`, relevance, score: Number((relevance + 3 * next()).toFixed(2)) }
    }),
  )
}
/** Lists of four documents, drawn by one model and the other. */
const sessions = (): Row[] => {
  const next = generator('sessions')
  return Array.from({ length: 80 }, (_, q) => ({ q, w: 1 + (q % 3), first: next() < 0.5 })).flatMap(
    ({ first, ...list }) =>
      [1, 2, 3, 4].map(position => ({
        ...list,
        position,
        source: (position % 2 === 1) === first ? 'candidate' : 'incumbent',
        credit: Number(next() < 0.4),
      })),
  )
}

type Logs = Parameters<typeof recordOf>[0]
interface World {
  task: Task
  logs: Logs
  columns: string
  /** Gates asked, where not all are. */
  gates?: readonly string[]
}
const request = 'id: id, time: ts, latency: took, error: failed, features: [x, job], groups: [sex], '
const both = { incumbent, candidate }
const WORLDS = {
  binary: { task: 'binary', logs: both, columns: `${request}score: score, label: y` },
  multiclass: {
    task: 'multiclass',
    logs: both,
    columns: `${request}probabilities: p, label: truth, classes: [${CLASSES}]`,
  },
  regression: {
    task: 'regression',
    logs: both,
    columns: `${request}prediction: guess, interval: {low: guess - 1, high: guess + 1}, label: z`,
  },
  ranking: {
    task: 'ranking',
    logs: { incumbent: lists('incumbent'), candidate: lists('candidate') },
    columns: 'query: q, relevance: relevance, score: score',
    gates: ['significance'],
  },
  interleaved: {
    task: 'ranking',
    logs: { interleaved: sessions() },
    columns: 'session: q, position: position, source: source, credit: credit',
    gates: ['preference'],
  },
} satisfies Record<string, World>
const worlds = Object.entries(WORLDS) as [keyof typeof WORLDS, World][]

const mapped = (logs: Logs, change: (rows: Rows) => Row[]): Logs =>
  Object.fromEntries(Object.entries(logs).map(([log, rows]) => [log, change(rows!)]))
/** Every row, and every list, as often as it weighs, each weighing 1. */
const repeated = (logs: Logs): Logs =>
  mapped(logs, rows =>
    rows.flatMap(row =>
      Array.from({ length: Number(row.w) }, (_, k) => ({ ...row, id: `${row.id}.${k}`, q: `${row.q}.${k}`, w: 1 })),
    ),
  )
const times = (logs: Logs, factor: number): Logs =>
  mapped(logs, rows => rows.map(row => ({ ...row, w: Number(row.w) * factor })))

/** Options without which some metrics say nothing, and the column that a metric is about where it has to be named. */
const OPTIONS: Readonly<Record<string, string>> = {
  latency: 'timeout: 45ms, slo: 40ms, ',
  data: "contract: {x: {range: [-9, 9]}, job: {allowed: [a, b], pattern: '^[abc]$'}}, ",
}
const SUBJECTS: Readonly<Record<string, string>> = {
  'data/not_allowed': 'job',
  'data/not_matching': 'job',
  'data/duplicates': 'id',
  'data/unique': 'id',
  'data/paired': 'id',
}

interface Asked {
  gate: string
  name: string
  metric: Metric
  about: string
}

/** All metrics of all gates, as the task has them. */
async function metricsOf({ task, logs }: World): Promise<Asked[]> {
  const known = {
    ...everything,
    task,
    classes: task === 'multiclass' ? CLASSES : null,
    interleaved: logs.interleaved !== undefined,
  }
  const found = Object.entries(builtIn).map(async ([gate, load]) => {
    const definition = (await load()).default
    const options =
      gate === 'data'
        ? { contract: { x: { range: [-9, 9], allowed: ['a'], pattern: 'a' } } }
        : gate === 'latency'
          ? { timeout: 45, slo: 40 }
          : {}
    const metrics = definition.metrics(definition.options.parse(options), [], known)
    return Object.entries(metrics).flatMap(([name, entry]): Asked[] => {
      const metric = ofExample(entry, name)
      const subject = entry.shape === 'per-subject' && entry.over === 'columns'
      const about = subject ? `${name}(${SUBJECTS[`${gate}/${name}`] ?? 'x'})` : name
      return metric ? [{ gate, name, metric, about }] : []
    })
  })
  return (await Promise.all(found)).flat()
}

/** What is made of other metrics has the weights of those. */
function ofExample(entry: MetricEntry, name: string): Metric | null {
  if (entry.shape === 'per-metric') return null
  if (entry.shape !== 'per-subject') return entry
  const at = ['duplicates', 'unique', 'paired'].includes(name) ? 'id' : 'x'
  return (
    entry.of({ name: at, expr: column(at), type: 'DOUBLE' }) ??
    entry.of({ name: at, expr: column(at), type: 'VARCHAR' })
  )
}

function limitsOf({ metric }: Asked): string {
  if (metric.kind === 'test') return '{alpha: 0.05}'
  const within = metric.better === 'higher' ? 'min: 0.5' : 'max: 0.5'
  return metric.shape === 'arm' ? `{${within}, margin: 0.2}` : `{${within}}`
}

const MEASURES = `measures:
  paid: {value: took * 2, aggregate: mean, better: lower}
  per_hit: {numerator: took, denominator: y, better: lower}
  ends: {value: took, aggregate: max(value) - min(value), better: lower, rule: point}
  total: {value: took, aggregate: sum(value) / count(*), better: lower}
`

const OWN = ['paid', 'per_hit', 'ends', 'total'].map(name => `${name}: {margin: 1}`)

/** A line for each gate. */
const gatesOf = (asked: readonly Asked[], measured: boolean): string =>
  [...Map.groupBy(asked, a => a.gate)]
    .map(([gate, all]) => {
      const limits = [
        ...all.map(a => `${a.about}: ${limitsOf(a)}`),
        ...(measured && gate === 'significance' ? OWN : []),
      ]
      return `  - {gate: ${gate}, ${OPTIONS[gate] ?? ''}metrics: {${limits.join(', ')}}}\n`
    })
    .join('')

const specOf = ({ task, columns, logs }: World, asked: readonly Asked[]): string => `task: ${task}
columns: {${columns}, weight: w}
${logs.incumbent === incumbent ? MEASURES : ''}gates:
${gatesOf(asked, logs.incumbent === incumbent)}`

/** Codes of problems for which a metric is left out. */
const NOT_HERE = new Set([
  'wrong-task',
  'role-missing',
  'option-missing',
  'not-paired',
  'interleaved',
  'weights-refused',
])

interface Examined {
  record: Record1
  /** Why a metric is left out, by gate and name. */
  out: Readonly<Record<string, string>>
}

/** What the gates say of such logs, but for metrics that the task, the roles or the weights do not allow. */
async function examined(world: World, of: Logs): Promise<Examined> {
  const all = (await metricsOf(world)).filter(a => !world.gates || world.gates.includes(a.gate))
  const out: Record<string, string> = {}
  for (;;) {
    const asked = all.filter(a => out[`${a.gate}/${a.name}`] === undefined)
    try {
      return { record: await recordOf(of, specOf(world, asked), { asOf: '2026-01-02T00:00:00Z' }), out }
    } catch (error) {
      if (!(error instanceof MlgateError) || !error.problems.every(p => NOT_HERE.has(p.code))) throw error
      // Places are of the file, which begins with three lines of its own.
      const lines = specOf(world, asked).split('\n')
      for (const { code, message, at } of error.problems) {
        const gate = /gate: (\w+)/.exec(lines[at!.line! - 4]!)![1]!
        out[`${gate}/${/`([^`]+)`/.exec(message)![1]!}`] = `${code}: ${message}`
      }
    }
  }
}

const checksIn = (record: Record1): Readonly<Record<string, RecordedCheck>> =>
  Object.fromEntries(record.gates.flatMap(g => g.checks).map(c => [c.id, c]))

const close = (a: number | null | undefined, b: number | null | undefined, where: string, tolerance = 1e-9) => {
  expect(typeof a, where).toBe(typeof b)
  if (typeof a !== 'number' || typeof b !== 'number') expect(a, where).toBe(b)
  else if (Math.abs(a - b) > tolerance * Math.max(1, Math.abs(b))) expect(a, where).toBe(b)
}

/** The sd that they are divided by is over n − 1, and n is what rows are worth. */
const OF_N = ['mean_shift', 'wasserstein_sd']

/** What each world says of its weighted logs. */
const found = new Map<string, Examined & { metrics: Asked[] }>()

describe.each(worlds)('%s', (name, world) => {
  let weighted: Record1
  let metrics: Asked[]
  beforeAll(async () => {
    metrics = await metricsOf(world)
    const seen = await examined(world, world.logs)
    weighted = seen.record
    found.set(name, { ...seen, metrics })
  }, 120_000)
  const metricOf = (check: RecordedCheck, gate: string) =>
    metrics.find(m => m.gate === gate && m.name === check.metric)?.metric

  test('a weight of 2 gives the same value as the row twice', async () => {
    const { record } = await examined(world, repeated(world.logs))
    const other = checksIn(record)
    for (const gate of weighted.gates)
      for (const check of gate.checks) {
        const metric = metricOf(check, gate.gate)
        if (metric?.weights === 'ignored' || metric?.kind === 'test') continue
        const tolerance = OF_N.includes(check.metric) ? 1 / base.length : 1e-9
        close(check.candidate?.value, other[check.id]!.candidate?.value, `${check.id} candidate`, tolerance)
        close(check.incumbent?.value, other[check.id]!.incumbent?.value, `${check.id} incumbent`, tolerance)
      }
  }, 120_000)

  test('weights in another unit change no value, no interval and no verdict', async () => {
    const { record } = await examined(world, times(world.logs, 0.3))
    const other = checksIn(record)
    for (const gate of weighted.gates)
      for (const check of gate.checks) {
        const { estimate, incumbent, candidate, p, p_pass, verdict, needed } = other[check.id]!
        for (const end of ['value', 'low', 'high'] as const)
          close(check.estimate?.[end], estimate?.[end], `${check.id} ${end}`, 1e-7)
        close(check.candidate?.value, candidate?.value, check.id)
        close(check.incumbent?.value, incumbent?.value, check.id)
        close(check.candidate?.effective_n, candidate?.effective_n, `${check.id} effective n`)
        close(check.p, p, `${check.id} p`, 1e-6)
        close(check.p_pass, p_pass, `${check.id} p_pass`, 1e-6)
        expect(check.candidate?.n, check.id).toBe(candidate?.n)
        expect(check.verdict, check.id).toBe(verdict)
        close(check.needed?.rows, needed?.rows, `${check.id} needed`, 1e-2)
      }
  }, 120_000)

  test('rows are counted, and said to be worth fewer', () => {
    const all = world.logs.candidate ?? []
    const total = all.reduce((sum, row) => sum + Number(row.w), 0)
    const squares = all.reduce((sum, row) => sum + Number(row.w) ** 2, 0)
    for (const gate of weighted.gates)
      for (const check of gate.checks) {
        const ignored = metricOf(check, gate.gate)?.weights === 'ignored'
        if (check.candidate?.effective_n === undefined) {
          if (!ignored) expect(check.candidate, check.id).toBeNull()
          continue
        }
        expect(ignored, check.id).toBe(false)
        expect(check.candidate.effective_n, check.id).toBeLessThan(check.candidate.n)
        if (check.candidate.n === all.length) close(check.candidate.effective_n, total ** 2 / squares, check.id)
      }
  })
})

test('every metric of every gate is examined in one of them, is about the log itself, or says why it takes no weights', () => {
  const all = [...found.values()].flatMap(({ metrics }) => metrics)
  const examined = new Set(
    [...found.values()].flatMap(({ record }) => record.gates.flatMap(g => g.checks.map(c => `${g.gate}/${c.metric}`))),
  )
  expect(found.size).toBe(worlds.length)
  for (const { gate, name, metric } of all) {
    const where = `${gate}/${name}`
    if (metric.weights === undefined) expect(examined, where).toContain(where)
    if (typeof metric.weights !== 'object') continue
    expect(examined, where).not.toContain(where)
    const refusals = [...found.values()].flatMap(({ out }) => out[where] ?? [])
    expect(refusals, where).toContainEqual(expect.stringContaining(metric.weights.refused))
  }
})
