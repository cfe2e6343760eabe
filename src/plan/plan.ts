import { createHash } from 'node:crypto'
import type { ArmMetric, Metric, Notice, OverTimeMetric, ShiftMetric } from '../gate/define.ts'
import type { Gates } from '../gate/load.ts'
import { joinsRows, type Needs } from '../gate/request.ts'
import type { Bound, BoundCheck, BoundNotice } from '../spec/bound.ts'
import { type Arm, call, div, type Expr, role } from '../sql/expr.ts'
import { differing } from './differing.ts'
import { planPictures } from './pictures.ts'
import { bindRequest, populationOf } from './request.ts'
import type { Ask, Both, Plan, PlannedCheck, PlannedNotice, Sequential } from './types.ts'

/** What is asked for beside the checks of the spec. */
export interface PlanOptions {
  pictures?: boolean
  /** One look of many; default: the only one. */
  sequential?: Sequential | undefined
}

/** All distinct requests of all checks. Slices, arms and clusters are added here, so no gate writes them. */
export function plan(bound: Bound, gates: Gates, { pictures = false, sequential }: PlanOptions = {}): Plan {
  const asks = new Map<string, Ask>()
  const add = (ask: Omit<Ask, 'key'>): string => {
    const key = createHash('sha256').update(JSON.stringify(ask)).digest('hex').slice(0, 16)
    asks.set(key, { key, ...ask })
    return key
  }
  const clustered = { unit: Object.values(bound.arms).some(a => a.relation.unit), time: timed(bound) }
  const checks = bound.checks.map(check => planCheck(check, gates.metric(check), bound, clustered, add))
  const drawn = pictures ? planPictures(bound, gates, add) : []
  const notices = bound.notices.map(n => planNotice(n, gates.notices(n.gate)[n.index]!, bound, add))
  return {
    queries: {
      relations: Object.fromEntries(Object.entries(bound.arms).map(([arm, { relation }]) => [arm, relation])),
      paired: bound.paired,
      asks: [...asks.values()],
    },
    checks,
    notices,
    pictures: drawn,
    gates: bound.gates.map(g => g.name),
    confidence: bound.confidence,
    clustered,
    sequential: sequential ?? null,
    early: false,
  }
}

const timed = (bound: Bound): boolean => Object.values(bound.arms).every(a => a.relation.time)

/** What is asked of more than the rows of a check, or of parts of them. */
interface Besides {
  /** Slicing columns that the metric is cut by. */
  cut?: readonly Expr[]
  /** Parts of the units, each with an answer of its own. */
  sections?: number
  /** Only buckets are read. */
  forReplicates?: boolean
}

function planCheck(
  check: BoundCheck,
  metric: Metric,
  bound: Bound,
  clustered: Plan['clustered'],
  add: (ask: Omit<Ask, 'key'>) => string,
  windows: readonly Expr[] = [],
): PlannedCheck {
  const weighs = (relation: Arm | Both): boolean => {
    const arm = relation === 'pairs' || relation === 'pooled' ? 'incumbent' : relation
    return metric.weights !== 'ignored' && bound.arms[arm]?.relation.weight != null
  }
  const weighted = (['incumbent', 'candidate', 'reference'] as const).some(weighs)
  const cluster = clusterOf(metric, clustered, weighted)
  // A test of a shift needs to know how far rows are from independent.
  const estimated =
    ((metric.kind ?? 'estimated') === 'estimated' || metric.shape === 'shift') && check.limit.rule === 'interval'
  const askAll = (
    arm: Arm | null,
    needs: Needs,
    dealt: boolean,
    { cut = windows, sections, forReplicates = false }: Besides = {},
  ): Asked =>
    Object.fromEntries(
      Object.entries(needs).flatMap(([word, request]): [string, string][] => {
        const relation = request.over === 'arm' ? arm! : request.over
        const { filter, by } = populationOf(check, relation, bound, cut)
        const bucketed = dealt && estimated && request.kind !== 'rows' && request.kind !== 'keys'
        const ask = {
          relation,
          filter,
          by,
          ...(sections !== undefined && { sections }),
          cluster: bucketed ? (cluster ?? 'unit') : null,
          request: bindRequest(request, relation, bound),
        }
        if (request.kind === 'keys' || !weighs(relation)) return [[word, add(ask)]]
        // Sampled rows bring their weights along, and replicates are of weights only.
        if (request.kind === 'rows' || forReplicates) return [[word, add({ ...ask, weigh: 1 })]]
        return [
          [word, add({ ...ask, weigh: 1 })],
          [`rows:${word}`, add({ ...ask, weigh: 0 })],
          [`squares:${word}`, add({ ...ask, cluster: null, weigh: 2 })],
        ]
      }),
    )
  const has = (arm: Arm): boolean => bound.arms[arm] !== undefined
  const onArms = (ask: (arm: Arm) => Asked): Pick<PlannedCheck['asks'], 'incumbent' | 'candidate'> => ({
    incumbent: has('incumbent') ? ask('incumbent') : null,
    candidate: has('candidate') ? ask('candidate') : null,
  })
  // Buckets tell how far rows are from independent.
  const askShift = (of: AnyShift, arm: Arm, cut: readonly Expr[]): Asked =>
    askAll(arm, of.from, cluster !== null, { cut })
  const shifts = (
    ask: (arm: Arm, cut: readonly Expr[]) => Asked,
    against?: 'incumbent',
  ): Pick<PlannedCheck['asks'], 'incumbent' | 'candidate' | 'reference'> => {
    const from: Arm = has('reference') && against !== 'incumbent' ? 'reference' : 'incumbent'
    // Without anything to be measured against nothing is asked: bins may be that log's.
    if (!has(from)) return { incumbent: null, candidate: null, reference: null }
    return {
      incumbent: from === 'reference' && has('incumbent') ? ask('incumbent', windows) : null,
      candidate: ask('candidate', windows),
      // What all windows are measured against is the whole of it, unless it is the traffic of the same time.
      reference: ask(from, against === 'incumbent' ? windows : []),
    }
  }
  const paired = isContrast(check) && bound.paired
  const planned = { ...names(check), cluster, groups: null, sections: null }
  switch (metric.shape) {
    case 'pair': {
      const { from, coarse } = metric
      const dealt = !coarse && (cluster !== null || !metric.closed?.pairs)
      const ask = (): Asked => ({
        ...askAll(null, from, dealt),
        ...(coarse && prefixed('coarse', askAll(null, coarse.from, true, { forReplicates: true }))),
      })
      return {
        ...planned,
        asks: { ...none, pairs: (joinsRows(from) ? bound.paired : has('incumbent')) ? ask() : null },
      }
    }
    case 'shift':
      return { ...planned, asks: { ...none, ...shifts((arm, cut) => askShift(metric, arm, cut), metric.against) } }
    case 'across': {
      const each = (arm: Arm): Asked =>
        Object.assign(
          {},
          ...(check.subjects ?? []).map((subject, i) => {
            const of = metric.of(subject)
            return of ? prefixed(String(i), askShift(of, arm, [])) : {}
          }),
        )
      return { ...planned, asks: { ...none, ...shifts(each) } }
    }
    case 'spread': {
      const group = [...windows, check.subject!.expr]
      const each = (ask: (of: AnyArm) => Asked): Asked =>
        Object.assign({}, ...Object.entries(metric.of).map(([name, of]) => prefixed(name, ask(of))))
      const joined = (of: AnyArm): Asked => {
        const differs = estimated ? differing(of.from, paired) : null
        return {
          ...(of.pairs && cluster === null && askAll(null, of.pairs, false, { cut: group })),
          ...(differs && askAll(null, { differs }, cluster !== null, { cut: group })),
        }
      }
      return {
        ...planned,
        groups: check.minGroup,
        asks: {
          ...none,
          ...onArms(arm =>
            each(of => askAll(arm, of.from, cluster !== null || !closedFor(of, paired), { cut: group })),
          ),
          pairs: paired ? each(joined) : null,
        },
      }
    }
    case 'over-time': {
      // Windows are blocks of time themselves. A trend is judged by how the windows' values scatter, not by their intervals.
      const rule = metric.over === 'trend' ? 'point' : check.limit.rule
      const each = { ...check, limit: { ...check.limit, rule } }
      const within = { unit: clustered.unit, time: false }
      return { ...planCheck(each, metric.of, bound, within, add, [windowOf(metric)]), limit: check.limit }
    }
    case 'arm': {
      // Closed forms for independent rows need no buckets; what has none, or is clustered, is resampled.
      const dealt = cluster !== null || !closedFor(metric, paired)
      const differs = estimated && isContrast(check) && has('incumbent') ? differing(metric.from, bound.paired) : null
      // Tests know of no clusters.
      const apart = isContrast(check) && !bound.paired && cluster === null && has('incumbent')
      const weighted = Object.values(bound.arms).some(a => a.relation.weight)
      const adjusted = isContrast(check) && !bound.paired && estimated && !weighted ? metric.adjusted : undefined
      return {
        ...planned,
        sections:
          metric.sections && estimated
            ? onArms(arm => askAll(arm, metric.from, false, { sections: metric.sections! }))
            : null,
        asks: {
          ...none,
          ...onArms(arm => ({
            ...askAll(arm, metric.from, dealt),
            ...(adjusted && prefixed('adjusted', askAll(arm, adjusted.from, false))),
          })),
          pairs: paired && metric.pairs && cluster === null ? askAll(null, metric.pairs, false) : null,
          pooled: apart && metric.pooled ? askAll(null, metric.pooled, false) : null,
          differs: differs && askAll(null, { differs }, cluster !== null),
        },
      }
    }
  }
}

/** The number of the window that a row is in. */
const windowOf = ({ seconds }: Pick<OverTimeMetric, 'seconds'>): Expr =>
  call('floor', div(call('epoch', role('time')), seconds))

type Asked = Record<string, string>
// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
type AnyArm = ArmMetric<any, any>
// biome-ignore lint/suspicious/noExplicitAny: whatever the metric's needs are
type AnyShift = ShiftMetric<any>

const closedFor = (metric: AnyArm, paired: boolean): boolean =>
  (paired ? metric.closed?.paired : metric.closed?.arm) !== undefined

const prefixed = (prefix: string, asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).map(([word, key]) => [`${prefix}.${word}`, key]))

const none = { incumbent: null, candidate: null, reference: null, pairs: null, pooled: null, differs: null }
const names = ({ gate, metric, subject, tolerance, subjects, limit, slice, implicit, optional }: BoundCheck) => ({
  gate,
  metric,
  subject,
  tolerance,
  subjects,
  limit,
  slice: slice && {
    name: slice.name,
    by: slice.by.map(b => b.name),
    prove: slice.prove,
    marginScale: slice.marginScale,
    minRows: slice.minRows,
  },
  implicit,
  optional,
})

const isContrast = ({ limit }: Pick<BoundCheck, 'limit'>): boolean =>
  limit.kind === 'margin' || limit.kind === 'superior' || limit.kind === 'equivalent'

/**
 * The unit, where the spec names one, is what was randomised and so goes before blocks of time. Closed forms are of rows
 * that count alike: weighted rows are dealt into buckets, each row a unit of its own where there is no other.
 */
function clusterOf(metric: Metric, clustered: Plan['clustered'], weighted: boolean): 'unit' | 'time' | null {
  if (clustered.unit) return 'unit'
  if (metric.cluster === 'time' && clustered.time) return 'time'
  return weighted ? 'unit' : null
}

function planNotice(
  { gate, index, where, slice, at }: BoundNotice,
  notice: Notice,
  bound: Bound,
  add: (ask: Omit<Ask, 'key'>) => string,
): PlannedNotice {
  const seconds = typeof notice.by === 'object' ? notice.by.seconds : null
  const cut = seconds === null ? [] : [windowOf({ seconds })]
  const asksOf = (arm: 'incumbent' | 'candidate'): Asked =>
    Object.fromEntries(
      Object.entries(notice.from).map(([word, request]) => {
        const population = populationOf({ where, slice }, arm, bound, cut)
        return [word, add({ relation: arm, ...population, cluster: null, request: bindRequest(request, arm, bound) })]
      }),
    )
  const arms = (['incumbent', 'candidate'] as const).filter(arm => bound.arms[arm])
  return {
    gate,
    index,
    slice: slice && { name: slice.name, by: slice.by.map(b => b.name) },
    seconds,
    asks: Object.fromEntries(arms.map(arm => [arm, asksOf(arm)])),
    at,
  }
}
