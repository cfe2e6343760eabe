import type { Answer, Ask, Scalar } from '../plan/types.ts'
import type { Cells, Statistic } from '../stats/statistics.ts'
import type { Slot } from './slots.ts'

type Buckets = readonly (Statistic | null)[]

/** The buckets of one group of one ask, of the logs as they are and of exchanged ones. */
export interface Source {
  readonly point: Statistic
  readonly buckets: Buckets
}

export interface Stock {
  readonly by: readonly Scalar[]
  readonly own: Source | null
  readonly other: Source | null
  /** Of cells: all that either has, and where each bucket's are among them. */
  readonly table: Table | null
}

/** What one ask is redrawn from; `whole`: its answer, where it cannot be. */
export interface Stocked {
  readonly ask: Ask
  readonly whole: Answer | null
  readonly stocks: readonly Stock[]
}

/** Cells of both orientations under one numbering. */
export interface Table {
  readonly size: number
  readonly keys: Readonly<Record<string, readonly Scalar[]>>
  readonly measures: readonly string[]
  readonly edges: Cells['edges']
  readonly own: readonly (Int32Array | null)[]
  readonly other: readonly (Int32Array | null)[]
}

/** What a slot was answered, by bucket: the logs as they are, and exchanged. */
export function stocked({ ask }: Slot, own: Answer, other: Answer | null): Stocked {
  const { kind } = ask.request
  if (kind === 'rows' || kind === 'keys') return { ask, whole: own, stocks: [] }
  const mine = sources(own, ask.sections !== undefined)
  const theirs = other ? sources(other, ask.sections !== undefined) : new Map<string, Found>()
  const names = [...new Set([...mine.keys(), ...theirs.keys()])]
  return {
    ask,
    whole: null,
    stocks: names.map(name => {
      const [a, b] = [mine.get(name) ?? null, theirs.get(name) ?? null]
      return { by: (a ?? b)!.by, own: a, other: b, table: tableOf(a, b) }
    }),
  }
}

type Found = Source & { by: readonly Scalar[] }

/** By group; the sections of a group are parts of its buckets, and are put together. */
function sources({ groups }: Answer, sectioned: boolean): Map<string, Found> {
  const found = new Map<string, Found>()
  for (const { by: all, point, buckets } of groups) {
    if (!buckets) throw new Error('an answer without buckets cannot be redrawn')
    const by = sectioned ? all.slice(0, -1) : all
    const name = JSON.stringify(by)
    const before = found.get(name)
    found.set(
      name,
      before ? { by, point, buckets: before.buckets.map((b, i) => b ?? buckets[i] ?? null) } : { by, point, buckets },
    )
  }
  return found
}

function tableOf(own: Source | null, other: Source | null): Table | null {
  const points = [own, other].flatMap(s => (s?.point.kind === 'cells' ? [s.point] : []))
  const [first] = points
  if (!first) return null
  const names = Object.keys(first.keys)
  const places = new Map<string, number>()
  const keys = Object.fromEntries(names.map(name => [name, [] as Scalar[]]))
  const text = (cells: Cells, i: number) =>
    JSON.stringify(names.map(name => [typeof cells.keys[name]![i], cells.keys[name]![i]]))
  const placesOf = (source: Source | null): (Int32Array | null)[] =>
    (source?.buckets ?? []).map(bucket => {
      if (bucket?.kind !== 'cells') return null
      return Int32Array.from({ length: bucket.size }, (_, i) => {
        const name = text(bucket, i)
        const known = places.get(name)
        if (known !== undefined) return known
        places.set(name, places.size)
        for (const key of names) keys[key]!.push(bucket.keys[key]![i]!)
        return places.size - 1
      })
    })
  const [mine, theirs] = [placesOf(own), placesOf(other)]
  return { size: places.size, keys, measures: Object.keys(first.mean), edges: first.edges, own: mine, other: theirs }
}
