import type { Answer, Answers, Ask, BoundKey, BoundRequest, Plan, PlannedCheck } from '../plan/types.ts'
import { askedBy } from '../plan/types.ts'
import type { Bound, BoundArm } from '../spec/bound.ts'
import { type Expr, either, lt, noise, of as onSide, transform } from '../sql/expr.ts'

/** What one check asks of one relation under one word, and the same with the arms exchanged. */
export interface Slot {
  readonly ask: Ask
  /** Of exchanged arms; null where they cannot be. */
  readonly other: Ask | null
}

/** The same with each arm in the other's place: what it asks is answered by exchanged logs. */
export const exchanged = (bound: Bound): Bound => {
  const { incumbent, candidate } = bound.arms
  return {
    ...bound,
    arms: {
      ...bound.arms,
      incumbent: { ...candidate!, relation: { ...candidate!.relation, arm: 'incumbent' } },
      candidate: { ...incumbent!, relation: { ...incumbent!.relation, arm: 'candidate' } },
    },
  }
}

/** Every distinct ask of the checks beside its counterpart; both plans are of the same checks in the same order. */
export function slotsOf(plan: Plan, other: Plan | null): Slot[] {
  const asks = byKey(plan)
  const others = other && byKey(other)
  const slots = new Map<string, Slot>()
  plan.checks.forEach((check, i) => {
    const counterparts = other && wordsOf(other.checks[i]!)
    wordsOf(check).forEach(([, key], w) => {
      slots.set(key, { ask: asks.get(key)!, other: counterparts ? others!.get(counterparts[w]![1])! : null })
    })
  })
  return [...slots.values()]
}

const byKey = ({ queries }: Plan): Map<string, Ask> => new Map(queries.asks.map(ask => [ask.key, ask]))

/** Words of a check with the keys of what they ask, in an order that depends on the words alone. */
function wordsOf({ asks, sections }: PlannedCheck): [string, string][] {
  const relations = {
    ...asks,
    ...(sections && { 'in incumbent': sections.incumbent, 'in candidate': sections.candidate }),
  }
  return Object.entries(relations).flatMap(([relation, words]) =>
    Object.entries(words ?? {}).map(([word, key]): [string, string] => [`${relation} ${word}`, key]),
  )
}

/** Whether a first round has to say where its bins or its order statistics are. */
const isCoarse = ({ request }: Ask): boolean =>
  request.kind === 'quantiles' ||
  (request.kind === 'cells' && Object.values(request.keys).some(key => key.is === 'quantile-bin'))

export const coarseAsks = (slots: readonly Slot[]): Ask[] => slots.flatMap(({ ask }) => (isCoarse(ask) ? [ask] : []))
/** Of exchanged arms only order statistics are wanted: bins stay where they are. */
export const otherCoarseAsks = (slots: readonly Slot[]): Ask[] =>
  slots.flatMap(({ ask, other }) => (other && ask.request.kind === 'quantiles' ? [other] : []))

/**
 * What both rounds of a plan leave open: the edges of quantile bins, and the values at which quantiles are looked for, which
 * are those of all arms together, so that buckets of either log add up.
 */
export interface Edges {
  readonly bins: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>
  readonly rungs: Readonly<Record<string, readonly number[]>>
}

export function edgesOf(
  plan: Plan,
  slots: readonly Slot[],
  found: Readonly<Record<string, Answer>>,
  others: Readonly<Record<string, Answer>>,
): Edges {
  const partners = partnersOf(plan)
  const counterpart = new Map(slots.map(({ ask, other }) => [ask.key, other?.key]))
  const rungsIn = (answer: Answer | undefined): number[] =>
    (answer?.groups ?? []).flatMap(({ point }) =>
      point.kind === 'quantiles' ? point.ladders.flatMap(ladder => [...ladder.x]) : [],
    )
  const bins: Record<string, Readonly<Record<string, readonly number[]>>> = {}
  const rungs: Record<string, readonly number[]> = {}
  for (const { ask } of slots) {
    if (ask.request.kind === 'quantiles') {
      const all = [...(partners.get(ask.key) ?? [ask.key])].flatMap(key => [
        ...rungsIn(found[key]),
        ...rungsIn(others[counterpart.get(key) ?? '']),
      ])
      rungs[ask.key] = [...new Set(all)].sort((a, b) => a - b)
    } else if (isCoarse(ask)) {
      const [first] = found[ask.key]?.groups ?? []
      bins[ask.key] = first?.point.kind === 'cells' ? (first.point.edges as Record<string, readonly number[]>) : {}
    }
  }
  return { bins, rungs }
}

/** Asks that the same word of the same check stands for in several arms. */
function partnersOf({ checks }: Plan): Map<string, Set<string>> {
  const partners = new Map<string, Set<string>>()
  for (const { asks } of checks) {
    const words = new Set([asks.incumbent, asks.candidate, asks.reference].flatMap(a => Object.keys(a ?? {})))
    for (const word of words) {
      const keys = [asks.incumbent, asks.candidate, asks.reference].flatMap(a => a?.[word] ?? [])
      const all = new Set(keys.flatMap(key => [key, ...(partners.get(key) ?? [])]))
      for (const key of all) partners.set(key, all)
    }
  }
  return partners
}

/** The ask as it is answered by bucket, bins and rungs being known; null where it can only be answered as a whole. */
export function byBucket(ask: Ask, edges: Edges, of: string, columns: Columns, halves: Halving | null): Ask {
  const { request } = ask
  if (request.kind === 'rows' || request.kind === 'keys') return onColumns(ask, columns)
  const half = halves && ask.relation !== 'reference' ? [halves(ask.relation)] : []
  return onColumns(
    {
      ...ask,
      by: [...ask.by, ...half],
      cluster: ask.cluster ?? 'unit',
      request: withEdges(request, edges, of),
    },
    columns,
  )
}

/** Whether a row is in the second half of the units of its relation. */
export type Halving = (relation: Exclude<Ask['relation'], 'reference'>) => Expr

/** Halves by what was randomised, or by the row: the same in both logs. */
export function halving({ arms }: Bound): Halving {
  const drawn = (arm: BoundArm): Expr => lt(noise(unitsOf(arm), 'half'), 0.5)
  const [incumbent, candidate] = [drawn(arms.incumbent!), drawn(arms.candidate!)]
  return relation => {
    if (relation === 'pairs') return onSide('incumbent', incumbent)
    if (relation === 'pooled') return either(onSide('incumbent', incumbent), onSide('candidate', candidate))
    return relation === 'incumbent' ? incumbent : candidate
  }
}

/** What was randomised, or the row. */
export const unitsOf = ({ relation, roles }: BoundArm): readonly Expr[] =>
  relation.unit
    ? [relation.unit]
    : (relation.id ?? (['time', 'score', 'prediction', 'latency'] as const).flatMap(name => roles[name] ?? []))

function withEdges(request: BoundRequest, { bins, rungs }: Edges, of: string): BoundRequest {
  if (request.kind === 'quantiles')
    return {
      kind: 'cells',
      keys: { at: { is: 'bin', of: request.of, edges: rungs[of] ?? [], closed: 'right' } },
      mean: {},
    }
  if (request.kind !== 'cells') return request
  const known = ([name, key]: [string, BoundKey]): [string, BoundKey] =>
    key.is === 'quantile-bin'
      ? [name, { is: 'bin', of: key.of, edges: bins[of]?.[name] ?? [], closed: key.closed }]
      : [name, key]
  return { ...request, keys: Object.fromEntries(Object.entries(request.keys).map(known)) }
}

/** What a column of the candidate's log is instead. */
export type Columns = Readonly<Record<string, (column: Expr) => Expr>>

/** Columns of the candidate replaced, where the ask reads them. */
function onColumns(ask: Ask, columns: Columns): Ask {
  if (Object.keys(columns).length === 0) return ask
  const replace = (e: Expr): Expr => (e.is === 'column' && columns[e.name] ? columns[e.name]!(e) : e)
  const inside = (e: Expr): Expr => transform(e, replace)
  const read =
    ask.relation === 'candidate'
      ? inside
      : ask.relation === 'pairs' || ask.relation === 'pooled'
        ? (e: Expr): Expr =>
            transform(e, x => (x.is === 'of' && x.arm === 'candidate' ? { ...x, arg: inside(x.arg) } : x))
        : (e: Expr): Expr => e
  const all = (of: Readonly<Record<string, Expr>>) =>
    Object.fromEntries(Object.entries(of).map(([name, e]) => [name, read(e)]))
  const { request } = ask
  const changed = (): BoundRequest => {
    switch (request.kind) {
      case 'moments':
        return { ...request, of: all(request.of), ...(request.per && { per: request.per.map(read) }) }
      case 'cells':
        return {
          ...request,
          keys: Object.fromEntries(
            Object.entries(request.keys).map(([name, key]) => [name, { ...key, of: read(key.of) }]),
          ),
          mean: all(request.mean),
        }
      case 'quantiles':
        return { ...request, of: read(request.of) }
      case 'ranks':
        return { ...request, scores: all(request.scores), outcome: read(request.outcome) }
      case 'rows':
        return { ...request, of: all(request.of) }
      case 'keys':
        return request
    }
  }
  return { ...ask, filter: ask.filter && read(ask.filter), by: ask.by.map(read), request: changed() }
}

/** Checks of which something is only known of the whole log: ids, and single rows. */
export const unmoved = ({ checks, queries }: Plan): PlannedCheck[] => {
  const whole = new Set(
    queries.asks.flatMap(({ key, request }) => (request.kind === 'rows' || request.kind === 'keys' ? [key] : [])),
  )
  return checks.filter(check => askedBy(check).some(key => whole.has(key)))
}

export type Facts = Pick<Answers, 'relations' | 'clusters'>
