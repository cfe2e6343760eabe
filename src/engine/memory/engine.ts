import { MlgateError } from '../../errors.ts'
import type { Answer, Answers, Ask, BoundKey, Described, Group, Queries } from '../../plan/types.ts'
import { evaluate, type Rank, truth } from '../../sql/evaluate.ts'
import { type Arm, type Expr, type Scalar, walk } from '../../sql/expr.ts'
import type { Keys, Statistic } from '../../stats/statistics.ts'
import { compareScalars } from '../groups.ts'
import { nextDouble } from '../order.ts'
import type { Engine } from '../port.ts'
import { groupedRows } from './grouped.ts'
import {
  armsOf,
  clustersOf,
  factsOf,
  type MemoryArm,
  type MemoryClusters,
  type MemoryLogs,
  numberOf,
  ofSides,
  pairsOf,
  pooled,
  type Row,
  sides,
  toScalar,
} from './relations.ts'
import {
  binOf,
  type CellRow,
  cellsOf,
  type Known,
  momentsOf,
  quantile,
  quantileCountsOf,
  quantilesOf,
  rankCountsOf,
  rankOf,
  ranksOf,
  type Scored,
  weightedQuantile,
  weightedQuantilesOf,
} from './statistics.ts'

/**
 * The slow, obvious engine: logs are arrays of objects, every answer is a loop over them by definition. It is what the
 * other engines are compared with; its buckets are dealt by a hash of its own.
 */
export function memoryEngine(logs: MemoryLogs): Engine {
  return {
    describe: async (_, expressions) => {
      if (expressions.length > 0)
        throw new MlgateError({ code: 'engine', message: 'the engine in memory cannot parse expressions' })
      return described(logs)
    },
    run: async queries => {
      try {
        return run(logs, queries)
      } catch (error) {
        if (error instanceof MlgateError) throw error
        throw new MlgateError(
          { code: 'engine', message: error instanceof Error ? error.message : String(error) },
          error,
        )
      }
    },
    close: async () => {},
  }
}

const described = (logs: MemoryLogs): Described => ({
  engine: 'memory',
  logs: Object.fromEntries(
    Object.entries(logs).map(([log, rows]) => {
      const columns = Object.fromEntries(rows.flatMap(row => Object.keys(row).map(name => [name, 'any'] as const)))
      return [log, { files: [], rows: rows.length, columns }]
    }),
  ),
  expressions: {},
})

function run(logs: MemoryLogs, queries: Queries): Answers {
  const arms = armsOf(logs, queries)
  const clusters = clustersOf(arms)
  const weighted = Object.fromEntries(
    Object.entries(queries.relations).map(([arm, relation]) => [arm, relation.weight !== null]),
  )
  const context: Context = { arms, clusters, weighted }
  return {
    asks: Object.fromEntries(queries.asks.map(ask => [ask.key, answer(ask, context)])),
    relations: Object.fromEntries(
      Object.entries(arms).map(([arm, rows]) => [arm, factsOf(rows, queries.relations[arm as Arm]!)]),
    ),
    clusters: clusters.facts,
    work: { statements: 0, scans: 0, seconds: 0 },
  }
}

interface Context {
  readonly arms: Partial<Record<Arm, MemoryArm>>
  readonly clusters: MemoryClusters
  readonly weighted: Partial<Record<Arm, boolean>>
}

function answer(ask: Ask, context: Context): Answer {
  if (ask.request.kind === 'keys') return { groups: keysOf(ask, context) }
  const [asked, all] = rowsFor(ask, context)
  const rows = weighed(ask, all, context)
  const { sections } = ask
  const section = sections ? (row: Row) => context.clusters.bucket(row, 'unit') % sections : null
  return {
    groups: groupsOf(asked, rows, section).map(({ by, rows }) => ({ by, ...ofGroup(asked, rows, context) })),
  }
}

function rowsFor(ask: Ask, { arms }: Context): [Ask, readonly Row[]] {
  switch (ask.relation) {
    case 'pairs':
      return [ask, pairsOf(arms.incumbent!, arms.candidate!)]
    case 'pooled':
      return [ofSides(ask), pooled(arms.incumbent!, arms.candidate!)]
    default:
      return [ask, arms[ask.relation]!.once]
  }
}

const hasWeights = ({ weigh, relation }: Ask, { weighted }: Context): boolean =>
  weigh !== undefined && weighted[relation === 'pairs' || relation === 'pooled' ? 'incumbent' : relation] === true

/** Rows as the ask weighs them, groups of rows as groups; where their relation has no weights, each counts 1. */
function weighed(ask: Ask, rows: readonly Row[], context: Context): readonly Row[] {
  if (!hasWeights(ask, context)) return rows.map(row => ({ ...row, weight: 1 }))
  const { request } = ask
  const power = request.kind === 'moments' && request.per ? 1 : ask.weigh!
  return rows.filter(row => row.weight > 0).map(row => ({ ...row, weight: row.weight ** power }))
}

function groupsOf<R extends Pick<Row, 'read'>>(
  ask: Ask,
  rows: readonly R[],
  section: ((row: R) => number) | null = null,
): { by: Scalar[]; rows: R[] }[] {
  const per = ask.request.kind === 'moments' ? (ask.request.per ?? []) : []
  const kept = rows.filter(
    row =>
      (!ask.filter || truth(evaluate(ask.filter, row.read)) === true) && per.every(e => evaluate(e, row.read) !== null),
  )
  if (ask.by.length === 0 && !section) return [{ by: [], rows: kept }]
  const by = (row: R) => [...ask.by.map(e => toScalar(evaluate(e, row.read))), ...(section ? [section(row)] : [])]
  const groups = Map.groupBy(kept, row =>
    by(row)
      .map(v => `${typeof v}:${v}`)
      .join('\u0000'),
  )
  return [...groups.values()]
    .map(rows => ({ by: by(rows[0]!), rows }))
    .sort((a, b) => a.by.map((v, i) => compareScalars(v, b.by[i]!)).find(o => o !== 0) ?? 0)
}

function ofGroup(ask: Ask, rows: readonly Row[], context: Context): Omit<Group, 'by'> {
  const { request } = ask
  const number = (e: Expr, row: Row) => numberOf(evaluate(e, row.read), e)
  const cluster = ask.cluster && context.clusters.facts[ask.cluster] ? ask.cluster : null
  /** The same statistic of the rows of each bucket. */
  const inBuckets = <R extends { row: Row }>(all: readonly R[], of: (rows: R[]) => Statistic) => {
    if (!cluster) return null
    const byBucket = Map.groupBy(all, r => context.clusters.bucket(r.row, cluster))
    return Array.from({ length: context.clusters.facts[cluster]!.buckets }, (_, b) => {
      const own = byBucket.get(b)
      return own ? of(own) : null
    })
  }
  switch (request.kind) {
    case 'moments': {
      const names = Object.keys(request.of)
      const bucketOf = (row: Row) => (cluster ? context.clusters.bucket(row, cluster) : 0)
      const all = request.per
        ? groupedRows(request.of, request.per, rows, bucketOf, ask.weigh ?? 1)
        : names.some(name => [...walk(request.of[name]!)].some(e => e.is === 'rank'))
          ? rankedRows(request.of, rows)
          : rows.flatMap((row): (Known & { row: Row })[] => {
              const x = names.map(name => [name, number(request.of[name]!, row)] as const)
              return x.some(([, v]) => v === null)
                ? []
                : [{ row, weight: row.weight, x: Object.fromEntries(x) as Record<string, number> }]
            })
      const asked = (some: readonly Known[]) => {
        const found = momentsOf(names, some)
        const unread = Object.fromEntries(names.map(name => [name, Number.NaN]))
        return request.ends === false ? { ...found, min: unread, max: unread } : found
      }
      return { point: asked(all), buckets: inBuckets(all, asked) }
    }
    case 'cells': {
      const names = Object.keys(request.keys)
      const measures = Object.keys(request.mean)
      const edges = Object.fromEntries(
        names.flatMap(name => {
          const cut = edgesOf(request.keys[name]!, context)
          return cut ? [[name, cut] as const] : []
        }),
      )
      const all = rows.map((row): CellRow & { row: Row } => ({
        row,
        weight: row.weight,
        keys: names.map(name => {
          const v = evaluate(request.keys[name]!.of, row.read)
          const cut = edges[name]
          return !cut
            ? toScalar(v)
            : v === null || Number.isNaN(Number(v))
              ? null
              : binOf(Number(v), cut, closedOf(request.keys[name]!))
        }),
        x: Object.fromEntries(measures.map(m => [m, number(request.mean[m]!, row)])),
      }))
      const of = (own: readonly CellRow[]) => cellsOf(names, measures, own, edges)
      return { point: of(all), buckets: inBuckets(all, of) }
    }
    case 'quantiles': {
      const all = rows.flatMap(row => {
        const x = number(request.of, row)
        return x === null ? [] : [{ row, x, weight: row.weight }]
      })
      const point = hasWeights(ask, context)
        ? weightedQuantilesOf(all, request.p)
        : quantilesOf(
            all.map(r => r.x),
            request.p,
          )
      return { point, buckets: inBuckets(all, own => quantileCountsOf(own, point.q)) }
    }
    case 'ranks': {
      const names = Object.keys(request.scores)
      const all = rows.flatMap((row): (Scored & { row: Row })[] => {
        const y = number(request.outcome, row)
        const x = names.map(name => [name, number(request.scores[name]!, row)] as const)
        return y === null || x.some(([, v]) => v === null)
          ? []
          : [{ row, positive: y === 1, weight: row.weight, x: Object.fromEntries(x) as Record<string, number> }]
      })
      const { precision } = request
      return {
        point: ranksOf(names, all, precision),
        buckets: inBuckets(all, own => rankCountsOf(names, own, all, precision)),
      }
    }
    case 'rows': {
      const kept = rows.toSorted((a, b) => compareScalars(a.id, b.id)).slice(0, request.max)
      const columns = Object.fromEntries(
        Object.entries(request.of).map(([name, e]) => [name, kept.map(row => toScalar(evaluate(e, row.read)))]),
      )
      return {
        point: {
          kind: 'rows',
          complete: rows.length <= request.max,
          size: kept.length,
          columns,
          ...(hasWeights(ask, context) && { weights: Float64Array.from(kept, row => row.weight) }),
        },
        buckets: null,
      }
    }
    case 'keys':
      throw new Error('keys are counted elsewhere')
  }
}

function edgesOf(key: BoundKey, { arms, weighted }: Context): readonly number[] | null {
  if (key.is === 'value') return null
  if (key.is === 'bin') return key.edges
  const rows = arms[key.from]!.once.flatMap(row => {
    const x = numberOf(evaluate(key.source, row.read), key.source)
    return x === null || row.weight === 0 ? [] : [{ x, weight: row.weight }]
  })
  if (rows.length === 0) return []
  const values = rows.map(r => r.x)
  const at = (i: number) => (weighted[key.from] ? weightedQuantile(rows, i / key.count) : edge(values, i, key))
  const edges = [...new Set(Array.from({ length: key.count - 1 }, (_, i) => at(i + 1)))]
  if (key.count < 3 || edges.length > 1) return edges
  const [only] = edges
  return key.closed === 'left' ? [only!, nextDouble(only!)] : [-nextDouble(-only!), only!]
}

/** Bins closed on the left are cut as numpy cuts them, whose ranks are off by a digit. */
const edge = (values: readonly number[], i: number, { count, closed }: { count: number; closed: 'left' | 'right' }) =>
  closed === 'left' ? quantile(values, i * (1 / count), 0) : quantile(values, i / count)

const closedOf = (key: BoundKey) => (key.is === 'value' ? 'right' : key.closed)

/** Ranks are among the rows where every argument of a rank and every other expression is known. */
function rankedRows(of: Readonly<Record<string, Expr>>, rows: readonly Row[]): (Known & { row: Row })[] {
  const names = Object.keys(of)
  const ranks = names.flatMap(name => [...walk(of[name]!)].filter(e => e.is === 'rank'))
  const plain = names.map(name => of[name]!).filter(e => ![...walk(e)].some(x => x.is === 'rank'))
  const known = rows.filter(row =>
    [...ranks.map(r => r.arg), ...plain].every(e => numberOf(evaluate(e, row.read), e) !== null),
  )
  const argument = (e: Expr, row: Row) => numberOf(evaluate(e, row.read), e)!
  return known.flatMap(row => {
    const rank = ({ arg, ties }: Rank) =>
      rankOf(
        argument(arg, row),
        known.map(other => ({ x: argument(arg, other), weight: other.weight })),
        ties,
      )
    const x = names.map(name => [name, numberOf(evaluate(of[name]!, row.read, { rank }), of[name]!)] as const)
    return x.some(([, v]) => v === null)
      ? []
      : [{ row, weight: row.weight, x: Object.fromEntries(x) as Record<string, number> }]
  })
}

const NO_SIDES = { both: null, onlyIncumbent: null, onlyCandidate: null }

function keysOf(ask: Ask & { request: Ask['request'] }, { arms }: Context): Group[] {
  if (ask.request.kind !== 'keys') throw new Error('not keys')
  if (ask.request.of === 'unit') return unitsOf(ask, arms)
  const content = ask.request.content
  if (ask.relation === 'pooled') throw new Error('only units of whole logs are pooled')
  if (ask.relation !== 'pairs') {
    return groupsOf(ask, arms[ask.relation]!.all).map(({ by, rows }) => {
      const ids = [
        ...Map.groupBy(
          rows.filter(r => r.id !== null),
          r => r.id,
        ).values(),
      ]
      const versions = ids.map(
        own => new Set(own.map(r => JSON.stringify(content.map(e => String(toScalar(evaluate(e, r.read))))))).size,
      )
      const point: Keys = {
        kind: 'keys',
        rows: rows.length,
        nulls: rows.filter(r => r.id === null).length,
        distinct: ids.length,
        repeats: ids.filter((own, i) => own.length > 1 && versions[i] === 1).length,
        conflicts: versions.filter(n => n > 1).length,
        ...NO_SIDES,
      }
      return { by, point, buckets: null }
    })
  }
  const [a, b] = [arms.incumbent!, arms.candidate!]
  const bOf = Map.groupBy(b.once, r => r.id)
  const aIds = new Set(a.once.map(r => r.id))
  const matched: { i: Row | undefined; c: Row | undefined }[] = [
    ...a.once.flatMap((i): { i: Row; c: Row | undefined }[] => {
      const others = i.id === null ? [] : (bOf.get(i.id) ?? [])
      return others.length === 0 ? [{ i, c: undefined }] : others.map(c => ({ i, c }))
    }),
    ...b.once.filter(c => c.id === null || !aIds.has(c.id)).map(c => ({ i: undefined, c })),
  ]
  const joined = matched.map(({ i, c }) => ({
    i,
    c,
    id: (i ?? c)!.id,
    read: sides({ ...(i ? { incumbent: i } : {}), ...(c ? { candidate: c } : {}) }),
  }))
  const conflicting = new Set([a, b].flatMap(arm => arm.once.filter(r => !arm.apart.includes(r)).map(r => r.id)))
  const repeated = new Set(
    [a, b].flatMap(arm => {
      const count = (rows: readonly Row[], id: string | null) => rows.filter(r => r.id === id).length
      return arm.apart.filter(r => r.id !== null && count(arm.all, r.id) > 1).map(r => r.id)
    }),
  )
  return groupsOf(ask, joined).map(({ by, rows }) => {
    const ids = (keep: (r: (typeof joined)[0]) => boolean) =>
      new Set(rows.filter(r => r.id !== null && keep(r)).map(r => r.id)).size
    const point: Keys = {
      kind: 'keys',
      rows: rows.filter(r => r.i && r.c && !conflicting.has(r.id)).length,
      nulls: rows.filter(r => r.id === null).length,
      distinct: ids(() => true),
      repeats: ids(r => repeated.has(r.id) && !conflicting.has(r.id)),
      conflicts: ids(r => conflicting.has(r.id)),
      both: ids(r => r.i !== undefined && r.c !== undefined),
      onlyIncumbent: ids(r => r.c === undefined),
      onlyCandidate: ids(r => r.i === undefined),
    }
    return { by, point, buckets: null }
  })
}

function unitsOf(ask: Ask, arms: Context['arms']): Group[] {
  const units = (rows: readonly Row[]) => new Set(rows.map(r => r.unit))
  const counts = { kind: 'keys', nulls: 0, repeats: 0, conflicts: 0 } as const
  if (ask.relation === 'pairs') throw new Error('units are not joined')
  if (ask.relation !== 'pooled')
    return groupsOf(ask, arms[ask.relation]!.all).map(({ by, rows }) => ({
      by,
      point: { ...counts, rows: rows.length, distinct: units(rows).size, ...NO_SIDES },
      buckets: null,
    }))
  const [a, b] = [arms.incumbent!.all, arms.candidate!.all]
  const [i, c] = [units(a), units(b)]
  const both = i.intersection(c).size
  const point: Keys = {
    ...counts,
    rows: a.length + b.length,
    distinct: i.union(c).size,
    both,
    onlyIncumbent: i.size - both,
    onlyCandidate: c.size - both,
  }
  return [{ by: [], point, buckets: null }]
}
