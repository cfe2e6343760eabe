import { timeClusters, unitClusters } from '../../src/engine/clusters.ts'
import { ladderOf, quantileOf } from '../../src/engine/order.ts'
import { ranksOf } from '../../src/engine/placements.ts'
import type { Answers, Ask, ClusterFacts, Group, Plan } from '../../src/plan/types.ts'
import type { Expr, Side } from '../../src/sql/expr.ts'
import type { Cells, Moments, QuantileCounts, Quantiles, Statistic } from '../../src/stats/statistics.ts'

/** One simulated log. Columns are numbers, NaN where unknown; rows of both logs with the same index are a pair. */
export interface Log {
  n: number
  columns: Readonly<Record<string, Float64Array>>
  /** Whose the row is, from 0; absent: its own. */
  unit?: Int32Array
  /** Seconds since the start. */
  time?: Float64Array
}
export type Logs = { incumbent?: Log; candidate: Log }

/**
 * Answers a plan from simulated columns, a run in a millisecond: no files, no SQL, expressions over whole columns. What
 * comes out is what engines answer, so judge() and decide() are the shipped ones.
 */
export function answer(plan: Plan, logs: Logs): Answers {
  const arms = (['incumbent', 'candidate'] as const).filter(arm => logs[arm] && plan.queries.relations[arm])
  const dealt = dealers(plan, logs, arms)
  const read = reader(logs)
  return {
    asks: Object.fromEntries(
      plan.queries.asks.map(ask => {
        const side = ask.relation === 'pairs' ? 'incumbent' : (ask.relation as Side)
        const columnOf = (e: Expr) => read(e, ask.relation === 'pairs' ? null : side)
        const facts = ask.cluster && dealt.facts[ask.cluster]
        const bucket = facts ? dealt.bucket(side, ask.cluster!) : null
        const groups = groupsOf(ask, logs[side]!.n, columnOf).map(
          ({ by, rows }): Group => ({ by, ...statistic(ask, rows, columnOf, bucket, facts?.buckets ?? 0) }),
        )
        return [ask.key, { groups }]
      }),
    ),
    relations: Object.fromEntries(
      arms.map(arm => [
        arm,
        { rows: logs[arm]!.n, units: plan.clustered.unit ? dealt.units(arm) : null, from: null, until: null },
      ]),
    ),
    clusters: dealt.facts,
    work: { statements: 0, scans: 0, seconds: 0 },
  }
}

function dealers(plan: Plan, logs: Logs, arms: readonly Side[]) {
  const highest = (x: Int32Array) => x.reduce((a, b) => Math.max(a, b), -1) + 1
  const counts = arms.map(arm => (logs[arm]!.unit ? highest(logs[arm]!.unit!) : logs[arm]!.n))
  const unit = unitClusters(Math.max(...counts))
  const own = unit.buckets === unit.clusters
  const times = arms.map(arm => logs[arm]!.time)
  const until = Math.max(...times.map(t => t?.reduce((a, b) => Math.max(a, b), 0) ?? 0))
  const time: ClusterFacts | null = times.every(t => t) ? timeClusters(until) : null
  const made = new Map<string, Int32Array>()
  return {
    facts: { unit, time: plan.clustered.time ? time : null },
    units: (arm: Side) => new Set(logs[arm]!.unit ?? []).size,
    bucket(arm: Side, cluster: 'unit' | 'time'): Int32Array {
      const known = made.get(`${arm} ${cluster}`)
      if (known) return known
      const { n, unit: units, time: at } = logs[arm]!
      const out = new Int32Array(n)
      for (let i = 0; i < n; i++) {
        if (cluster === 'time') out[i] = Math.min(time!.buckets - 1, Math.floor((at![i]! / until) * time!.buckets))
        else out[i] = own ? (units?.[i] ?? i) : scramble(units?.[i] ?? i) % unit.buckets
      }
      made.set(`${arm} ${cluster}`, out)
      return out
    },
  }
}

/** A hash of small whole numbers (murmur3's finaliser). */
function scramble(x: number): number {
  let h = x + 0x9e3779b9
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

type Column = Float64Array

/** Expressions over whole columns, each computed once. Truth is 1, falsehood 0, the unknown NaN. */
function reader(logs: Logs): (e: Expr, side: Side | null) => Column {
  const known = new Map<string, Column>()
  const names = new WeakMap<Expr, string>()
  const nameOf = (e: Expr) => {
    const name = names.get(e) ?? JSON.stringify(e)
    names.set(e, name)
    return name
  }
  const read = (e: Expr, side: Side | null): Column => {
    const key = `${side} ${nameOf(e)}`
    const found = known.get(key)
    if (found) return found
    const made = compute(e, side)
    known.set(key, made)
    return made
  }
  const compute = (e: Expr, side: Side | null): Column => {
    const n = logs[side ?? 'candidate']!.n
    switch (e.is) {
      case 'column': {
        const column = logs[side!]!.columns[e.name]
        if (!column) throw new Error(`no simulated column ${e.name}`)
        return column
      }
      case 'literal':
        return new Float64Array(n).fill(e.value === null ? Number.NaN : Number(e.value))
      case 'of':
        return read(e.arg, e.arm)
      case 'cast':
        return read(e.arg, side)
      case 'case': {
        const out = read(e.otherwise, side).slice()
        for (const [test, value] of e.when.toReversed()) {
          const [t, v] = [read(test, side), read(value, side)]
          for (let i = 0; i < n; i++) if (t[i] === 1) out[i] = v[i]!
        }
        return out
      }
      case 'call': {
        const f = functions[e.fn]
        if (!f) throw new Error(`no simulated function ${e.fn}`)
        const [a, b] = e.args.map(arg => read(arg, side))
        if (e.fn === 'or' || e.fn === 'and')
          return e.args.map(arg => read(arg, side)).reduce((x, y) => map(x, y, functions[e.fn]!))
        return map(a!, b ?? a!, f)
      }
      default:
        throw new Error(`no simulated ${e.is}`)
    }
  }
  return read
}

function map(a: Column, b: Column, f: (x: number, y: number) => number): Column {
  const out = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) out[i] = f(a[i]!, b[i]!)
  return out
}

const unknown = (x: number, y: number) => Number.isNaN(x) || Number.isNaN(y)
const compared = (f: (x: number, y: number) => boolean) => (x: number, y: number) =>
  unknown(x, y) ? Number.NaN : Number(f(x, y))
const functions: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => (y === 0 ? Number.NaN : x / y),
  abs: Math.abs,
  ln: x => (x > 0 ? Math.log(x) : Number.NaN),
  '=': compared((x, y) => x === y),
  '<>': compared((x, y) => x !== y),
  '<': compared((x, y) => x < y),
  '<=': compared((x, y) => x <= y),
  '>': compared((x, y) => x > y),
  '>=': compared((x, y) => x >= y),
  or: (x, y) => (x === 1 || y === 1 ? 1 : unknown(x, y) ? Number.NaN : 0),
  and: (x, y) => (x === 0 || y === 0 ? 0 : unknown(x, y) ? Number.NaN : 1),
  not: x => 1 - x,
  'is null': x => Number(Number.isNaN(x)),
  'is distinct from': (x, y) => Number(x !== y && !(Number.isNaN(x) && Number.isNaN(y))),
  isfinite: x => (Number.isNaN(x) ? Number.NaN : Number(Number.isFinite(x))),
  coalesce: (x, y) => (Number.isNaN(x) ? y : x),
}

function groupsOf(ask: Ask, n: number, columnOf: (e: Expr) => Column): { by: number[]; rows: Int32Array }[] {
  let rows = Int32Array.from({ length: n }, (_, i) => i)
  if (ask.filter) {
    const kept = columnOf(ask.filter)
    rows = rows.filter(i => kept[i] === 1)
  }
  if (ask.by.length === 0) return [{ by: [], rows }]
  if (ask.by.length > 1) throw new Error('no simulated slices of two columns')
  const by = columnOf(ask.by[0]!)
  return [...new Set(rows.values().map(i => by[i]!))]
    .sort((a, b) => a - b)
    .map(value => ({ by: [value], rows: rows.filter(i => by[i] === value) }))
}

type Found = Pick<Group, 'point' | 'buckets'>
function statistic(
  { request }: Ask,
  rows: Int32Array,
  columnOf: (e: Expr) => Column,
  bucket: Int32Array | null,
  buckets: number,
): Found {
  const inBuckets = <T>(make: (rows: Int32Array) => T, known: Int32Array): (T | null)[] | null => {
    if (!bucket) return null
    const { start, order } = sortByBucket(known, bucket, buckets)
    return Array.from({ length: buckets }, (_, b) =>
      start[b] === start[b + 1] ? null : make(order.subarray(start[b]!, start[b + 1]!)),
    )
  }
  switch (request.kind) {
    case 'moments': {
      const names = Object.keys(request.of)
      const x = names.map(name => columnOf(request.of[name]!))
      const known = knownOf(rows, x)
      const of = (own: Int32Array) => momentsOf(names, x, own)
      return { point: of(known), buckets: inBuckets(of, known) }
    }
    case 'cells': {
      const names = Object.keys(request.keys)
      const keys = names.map(name => columnOf(request.keys[name]!.of as Expr))
      const isValue = names.every(name => request.keys[name]!.is === 'value')
      if (!isValue || Object.keys(request.mean).length > 0) throw new Error('no simulated bins or means')
      const of = (own: Int32Array) => cellsOf(names, keys, own)
      return { point: of(rows), buckets: inBuckets(of, rows) }
    }
    case 'quantiles': {
      const x = columnOf(request.of)
      const known = knownOf(rows, [x])
      const sorted = Float64Array.from(known, i => x[i]!).sort()
      const { p } = request
      const point: Quantiles = {
        kind: 'quantiles',
        n: sorted.length,
        p,
        q: p.map(each => quantileOf(sorted, each)),
        ladders: p.map(each => ladderOf(sorted, each)),
      }
      const of = (own: Int32Array): QuantileCounts => ({
        kind: 'quantile-counts',
        n: own.length,
        atMost: point.q.map(q => own.reduce((sum, i) => sum + Number(x[i]! <= q), 0)),
      })
      return { point, buckets: inBuckets(of, known) }
    }
    case 'ranks': {
      const outcome = columnOf(request.outcome)
      const scores = Object.entries(request.scores).map(([name, e]) => [name, columnOf(e)] as const)
      const known = knownOf(rows, [outcome, ...scores.map(([, s]) => s)])
      const pick = (c: Column) => Float64Array.from(known, i => c[i]!)
      return ranksOf(
        {
          outcome: pick(outcome),
          scores: Object.fromEntries(scores.map(([name, s]) => [name, pick(s)])),
          bucket: bucket && Int32Array.from(known, i => bucket[i]!),
        },
        buckets,
      )
    }
    default:
      throw new Error(`no simulated ${request.kind}`)
  }
}

function sortByBucket(rows: Int32Array, bucket: Int32Array, buckets: number) {
  const start = new Int32Array(buckets + 1)
  for (const i of rows) start[bucket[i]! + 1]!++
  for (let b = 0; b < buckets; b++) start[b + 1]! += start[b]!
  const at = start.slice()
  const order = new Int32Array(rows.length)
  for (const i of rows) order[at[bucket[i]!]!++] = i
  return { start, order }
}

function knownOf(rows: Int32Array, columns: readonly Column[]): Int32Array {
  return rows.filter(i => columns.every(c => !Number.isNaN(c[i])))
}

function momentsOf(names: readonly string[], x: readonly Column[], rows: Int32Array): Moments {
  const n = rows.length
  const mean = x.map(c => {
    let sum = 0
    for (const i of rows) sum += c[i]!
    return sum / n
  })
  const record = <T>(of: (k: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, k) => [name, of(k)]))
  const extreme = (k: number, pick: (a: number, b: number) => number) =>
    n === 0 ? Number.NaN : rows.reduce((best, i) => pick(best, x[k]![i]!), x[k]![rows[0]!]!)
  const comoment = (k: number, l: number) => {
    let sum = 0
    for (const i of rows) sum += (x[k]![i]! - mean[k]!) * (x[l]![i]! - mean[l]!)
    return sum
  }
  return {
    kind: 'moments',
    n,
    mean: record(k => mean[k]!),
    comoments: record(k => record(l => comoment(k, l))),
    min: record(k => extreme(k, Math.min)),
    max: record(k => extreme(k, Math.max)),
  }
}

function cellsOf(names: readonly string[], keys: readonly Column[], rows: Int32Array): Statistic {
  // Keys are 0, 1 or unknown
  const codeOf = (i: number) => keys.reduce((code, k) => 3 * code + (Number.isNaN(k[i]) ? 2 : k[i]!), 0)
  const n = new Float64Array(3 ** keys.length)
  const at = new Int32Array(n.length)
  for (const i of rows) {
    const code = codeOf(i)
    n[code]!++
    at[code] = i
  }
  const found = [...n.keys()].filter(code => n[code]! > 0).map(code => ({ at: at[code]!, n: n[code]! }))
  const value = (x: number) => (Number.isNaN(x) ? null : x)
  const cells: Cells = {
    kind: 'cells',
    size: found.length,
    keys: Object.fromEntries(names.map((name, k) => [name, found.map(({ at }) => value(keys[k]![at]!))])),
    n: Float64Array.from(found, ({ n }) => n),
    mean: {},
    known: {},
    edges: {},
  }
  return cells
}
