import { MlgateError } from '../../errors.ts'
import type { Ask, ClusterFacts, LogName, Queries, Relation, RelationFacts } from '../../plan/types.ts'
import { compare, evaluate, type ReadColumn, truth, type Value } from '../../sql/evaluate.ts'
import { type Arm, children, type Expr, type Scalar, type Side, walk } from '../../sql/expr.ts'
import { timeClusters, unitClusters } from '../clusters.ts'

export type MemoryRow = Readonly<Record<string, Value>>
export type MemoryLogs = Partial<Record<LogName, readonly MemoryRow[]>>

/** A row of a relation: what its columns hold, and who it is. */
export interface Row {
  readonly read: ReadColumn
  readonly id: string | null
  readonly unit: string
  /** Microseconds since 1970. */
  readonly time: number | null
  readonly weight: number
}

/** `all` as they are; `once` without repetitions; `apart` without the ids whose rows conflict. */
export interface MemoryArm {
  readonly all: readonly Row[]
  readonly once: readonly Row[]
  readonly apart: readonly Row[]
}

const ARMS = ['incumbent', 'candidate', 'reference'] as const

export function armsOf(logs: MemoryLogs, queries: Queries): Partial<Record<Arm, MemoryArm>> {
  const out: Partial<Record<Arm, MemoryArm>> = {}
  for (const arm of ARMS) {
    const relation = queries.relations[arm]
    if (relation) out[arm] = armOf(logs, relation, contentOf(arm, queries.asks))
  }
  return out
}

function armOf(logs: MemoryLogs, relation: Relation, content: readonly Expr[]): MemoryArm {
  const labels = relation.labels ? labelRows(logs.labels ?? [], relation.labels) : null
  const all: Row[] = []
  for (const own of logs[relation.log] ?? []) {
    const idOf = (read: ReadColumn) => (relation.id ? identity(relation.id, read) : null)
    const id = idOf(reader(own, null))
    const read = reader(own, id === null ? null : (labels?.get(id) ?? null))
    if (relation.filter && truth(value(relation.filter, read)) !== true) continue
    const unit = relation.unit ? identity([relation.unit], read) : null
    const time = relation.time ? instantOf(value(relation.time, read)) : null
    all.push({
      read,
      id,
      unit: unit ?? id ?? relation.arm + signature([...content, ...(relation.time ? [relation.time] : [])], read),
      time,
      weight: relation.weight ? weightOf(value(relation.weight, read)) : 1,
    })
  }
  const byId = Map.groupBy(all, row => row.id)
  const once: Row[] = []
  const apart: Row[] = []
  for (const [id, rows] of byId) {
    const distinct =
      id === null
        ? rows
        : [
            ...new Map(
              rows.map(r => [JSON.stringify([r.unit, r.time, r.weight, signature(content, r.read)]), r]),
            ).values(),
          ]
    once.push(...distinct)
    if (id === null || distinct.length === 1) apart.push(...distinct)
  }
  return { all, once, apart }
}

/** Every expression that the asks read of an arm. */
function contentOf(arm: Arm, asks: readonly Ask[]): Expr[] {
  const expressions = (x: unknown): Expr[] =>
    typeof x !== 'object' || x === null
      ? []
      : 'is' in x && x.is !== 'value' && x.is !== 'bin' && x.is !== 'quantile-bin'
        ? [x as Expr]
        : Object.values(x).flatMap(expressions)
  return asks.flatMap(ask => {
    const all = expressions([ask.filter, ask.by, ask.request])
    const bins = ask.request.kind === 'cells' ? Object.values(ask.request.keys) : []
    const sources = bins.flatMap(key => (key.is === 'quantile-bin' ? [key] : []))
    const own = all.filter(e => !sources.some(s => s.source === e))
    const asked = sources.filter(s => s.from === arm).map(s => s.source)
    if (ask.relation === 'pairs' || ask.relation === 'pooled')
      return [...asked, ...own.flatMap(e => [...walk(e)]).flatMap(e => (e.is === 'of' && e.arm === arm ? [e.arg] : []))]
    return ask.relation === arm ? [...asked, ...own.flatMap(unranked)] : asked
  })
}
/** Ranks and aggregates are of the arm: what they are made of is the row's. */
const unranked = (e: Expr): Expr[] => {
  if (e.is === 'rank') return [e.arg]
  const computed = [...walk(e)].some(x => x.is === 'rank' || x.is === 'aggregate')
  return computed ? children(e).flatMap(unranked) : [e]
}

function labelRows(rows: readonly MemoryRow[], labels: NonNullable<Relation['labels']>): Map<string, MemoryRow> {
  const at = (row: MemoryRow) => reader(row, row)
  const kept = rows.filter(row => !labels.filter || truth(value(labels.filter, at(row))) === true)
  const byId = Map.groupBy(kept, row => identity(labels.id, at(row)))
  const out = new Map<string, MemoryRow>()
  for (const [id, all] of byId) {
    if (id === null) continue
    let last = all
    if (labels.latest) {
      const when = all.map(row => value(labels.latest!, at(row)))
      const greatest = when.reduce((a, b) => (a === null ? b : b === null || compare(a, b) >= 0 ? a : b), null)
      last = all.filter((_, i) => greatest !== null && when[i] !== null && compare(when[i]!, greatest) === 0)
    }
    const agreed: Record<string, Value> = {}
    for (const name of Object.keys(all[0]!)) {
      const known = last.map(row => row[name] ?? null).filter(v => v !== null)
      agreed[name] = known.length > 0 && known.every(v => compare(v, known[0]!) === 0) ? known[0]! : null
    }
    out.set(id, agreed)
  }
  return out
}

const value = (expr: Expr, read: ReadColumn): Value => evaluate(expr, read)

const reader =
  (own: MemoryRow, labels: MemoryRow | null): ReadColumn =>
  column => {
    const row = column.log === 'labels' ? labels : own
    if (row && !(column.name in row)) throw new Error(`there is no column ${column.name}`)
    return row?.[column.name] ?? null
  }

function identity(parts: readonly Expr[], read: ReadColumn): string | null {
  const values = parts.map(e => value(e, read))
  return values.includes(null) ? null : JSON.stringify(values.map(v => String(toScalar(v))))
}

const signature = (exprs: readonly Expr[], read: ReadColumn): string =>
  JSON.stringify(exprs.map(e => plain(value(e, read))))
const plain = (v: Value): unknown =>
  typeof v === 'number' ? `n${v + 0}` : Array.isArray(v) ? v.map(plain) : toScalar(v)

export function toScalar(v: Value): Scalar {
  if (v === null || typeof v === 'string' || typeof v === 'boolean') return v
  if (typeof v === 'number') return v + 0
  if (typeof v === 'bigint') return Number.isSafeInteger(Number(v)) ? Number(v) : String(v)
  if (v instanceof Date) return v.toISOString().replace(/\.?0*Z$/, 'Z')
  if ('is' in v && v.is === 'date') return new Date(v.days * 86_400_000).toISOString().slice(0, 10)
  return JSON.stringify(v)
}

/** A number, or null where it is unknown or not finite. */
export function numberOf(v: Value, expr: Expr): number | null {
  if (v === null) return null
  if (typeof v !== 'number' && typeof v !== 'boolean' && typeof v !== 'bigint')
    throw new Error(`${JSON.stringify(expr)} is not a number`)
  return Number.isFinite(Number(v)) ? Number(v) : null
}

function instantOf(v: Value): number | null {
  if (v === null) return null
  if (v instanceof Date) return v.getTime() * 1000
  if (typeof v === 'object' && 'is' in v && v.is === 'date') return v.days * 86_400e6
  throw new Error('not a date or time')
}

function weightOf(v: Value): number {
  if (typeof v === 'number' && v >= 0 && Number.isFinite(v)) return v
  throw new MlgateError({ code: 'engine', message: 'a weight is missing or negative' })
}

/** Ids in both arms, each with one row; a column is read of the side that is asked for. */
export function pairsOf(incumbent: MemoryArm, candidate: MemoryArm): Row[] {
  const other = new Map(candidate.apart.map(row => [row.id, row]))
  return incumbent.apart.flatMap(a => {
    const b = a.id === null ? undefined : other.get(a.id)
    return b ? [{ ...a, read: sides({ incumbent: a, candidate: b }) }] : []
  })
}

/** The rows of both arms. What is asked of an arm is a column of its rows, unknown in the other's. */
export function pooled(incumbent: MemoryArm, candidate: MemoryArm): Row[] {
  const rowsOf = (arm: Side, { once }: MemoryArm) =>
    once.map(row => ({
      ...row,
      read: ({ name }: { readonly name: string }) => {
        const asked = JSON.parse(name) as Extract<Expr, { is: 'of' }>
        return asked.arm === arm ? evaluate(asked.arg, row.read) : null
      },
    }))
  return [...rowsOf('incumbent', incumbent), ...rowsOf('candidate', candidate)]
}

/** A pooled ask, with what it asks of an arm as columns. */
export function ofSides<T>(asked: T): T {
  if (typeof asked !== 'object' || asked === null) return asked
  if (Array.isArray(asked)) return asked.map(ofSides) as T
  if ('is' in asked && asked.is === 'of') return { is: 'column', name: JSON.stringify(asked) } as T
  return Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, ofSides(value)])) as T
}

export const sides =
  (rows: Partial<Record<Side, Row>>): ReadColumn =>
  (column, side) => {
    if (side === null) throw new Error(`${column.name} of which arm?`)
    return rows[side]?.read(column, null) ?? null
  }

export interface MemoryClusters {
  readonly facts: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  /** −1: in none. */
  bucket(row: Row, cluster: 'unit' | 'time'): number
}

export function clustersOf(arms: Partial<Record<Arm, MemoryArm>>): MemoryClusters {
  const two = [arms.incumbent, arms.candidate].flatMap(arm => arm?.all ?? [])
  const rows = arms.incumbent || arms.candidate ? two : (arms.reference?.all ?? [])
  const units = [...new Set(rows.map(row => row.unit))].sort()
  const times = rows.flatMap(row => (row.time === null ? [] : [row.time]))
  const from = Math.min(...times)
  const until = Math.max(...times)
  const unit = units.length > 0 ? unitClusters(units.length) : null
  const time = times.length > 0 ? timeClusters((until - from) / 1e6) : null
  const own = new Map(units.map((u, i) => [u, i]))
  return {
    facts: { unit, time },
    bucket: (row, cluster) => {
      if (cluster === 'unit') {
        const b = unit!.buckets === unit!.clusters ? own.get(row.unit) : undefined
        return b ?? fnv(row.unit) % unit!.buckets
      }
      if (row.time === null || row.time < from || row.time > until) return -1
      const span = (until - from) / time!.buckets
      return span === 0 ? 0 : Math.min(time!.buckets - 1, Math.floor((row.time - from) / span))
    },
  }
}

const fnv = (s: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193)
  return h >>> 0
}

export function factsOf(arm: MemoryArm, relation: Relation): RelationFacts {
  const times = arm.all.flatMap(row => (row.time === null ? [] : [row.time]))
  const iso = (t: number) => (times.length === 0 ? null : toScalar(new Date(t / 1000))) as string | null
  return {
    rows: arm.all.length,
    units: relation.unit ? new Set(arm.all.map(row => row.unit)).size : null,
    from: iso(Math.min(...times)),
    until: iso(Math.max(...times)),
  }
}
