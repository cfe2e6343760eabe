import type { Ask } from '../../plan/types.ts'
import type { Expr, Scalar } from '../../sql/expr.ts'
import { doubleToTrino, quoteText } from '../../sql/trino.ts'
import { rowsByGroup } from '../groups.ts'
import { keyOf } from '../needs.ts'
import type { WeightedValues } from '../order.ts'
import { together } from '../together.ts'
import {
  type Context,
  groupBy,
  groupList,
  outgoingGroups,
  readGroups,
  type Scope,
  weightSql,
  whereOf,
} from './scopes.ts'

/** Order statistics of one column in one group of rows, of which only those that are asked for have left the cluster. */
export interface Ordered {
  /** Rows whose value is known. */
  readonly n: number
  /** The r-th smallest value (from 0), as an array has it: only asked-for ranks are there. Not of weighted rows. */
  readonly sorted: ArrayLike<number>
  /** Of weighted rows the asked-for values, ascending, with the weight at and below each, and at each. */
  readonly weighted: WeightedValues & { readonly own: Float64Array; readonly total: number }
}

/** What is wanted of a column of n known rows. */
export interface WantedOrder {
  readonly of: Expr
  /** Ranks from 0. */
  readonly ranks: (n: number) => readonly number[]
  /** Whether a large log's value at a rank has to be exact; others are near their rank. */
  readonly exact: (n: number, rank: number) => boolean
  /** Of weighted rows: shares of their weight; null: every value. */
  readonly shares: (n: number) => readonly number[] | null
}

export interface OrderedGroups {
  readonly groups: readonly (readonly Scalar[])[]
  /** As `keyOfGroup` writes them. */
  readonly keys: readonly string[]
  readonly of: (expr: Expr, group: number) => Ordered
}

/** A group as one text, by which another statement finds what is asked of it. */
export const keyOfGroup = (names: readonly string[]): string =>
  names.length === 0 ? `''` : `json_format(cast(row(${names.join(', ')}) as json))`

/** Shares at which a large column is looked at first; values far from those that are asked for are counted together. */
const LOOKS = [0, 0.0001, 0.001, 0.005, ...Array.from({ length: 99 }, (_, i) => (i + 1) / 100), 0.995, 0.999, 0.9999, 1]
/** A share of the weight that is met but for rounding is met. */
const ROUNDING = 1e-12
/** Characters of a statement's lists, of the million that Trino takes. */
const LONGEST = 600_000

/** One column of one group: what is known of it before, and which of its values are asked for. */
interface Column {
  readonly name: string
  readonly n: number
  readonly total: number
  readonly ranks: readonly number[]
  /** Counts that a value's rows have to reach over; null: all values. */
  readonly reach: readonly number[] | null
  readonly looks: readonly number[] | null
}

/**
 * Order statistics of several columns, by group, in two statements: how many rows have a value (and of a large relation
 * roughly which where), then the values at the ranks that follow. They are exact: equal values are counted together, the
 * counts are added up, and a value leaves the cluster if an asked-for rank is among its rows.
 */
export async function orderStatistics(
  scope: Scope,
  wanted: readonly WantedOrder[],
  asks: readonly Ask[],
  context: Context,
): Promise<OrderedGroups> {
  const { population } = scope
  const columns = [...new Map(wanted.map(w => [keyOf(w.of), w.of])).values()]
  const names = columns.map((_, i) => `x${i}`)
  const view = population.view()
  const own = columns.map(e => view.field(e, 'number'))
  const { columns: grouping, names: keys, groups } = groupList(view, { ...scope, cluster: null }, context)
  const weight = weightSql(scope)
  const where = whereOf(view, scope)
  const large = population.large && keys.length === 0 && weight === null
  const from = () => `${view.from()}${where}`
  const weights = weight ? [`${weight} as w`] : []
  const keyText = keyOfGroup(keys)

  const first = await context.statements.read(
    `select ${[
      ...outgoingGroups(groups),
      `${keyText} as key`,
      ...names.map(x => `cast(count(${x}) as double) as n_${x}`),
      ...(weight ? names.map(x => `coalesce(sum(w) filter (where ${x} is not null), 0) as t_${x}`) : []),
      ...(large ? names.map(x => `json_format(cast(approx_percentile(${x}, ${array(LOOKS)}) as json)) as l_${x}`) : []),
    ].join(
      ', ',
    )} from (select ${[...grouping, ...own.map((c, i) => `${c} as x${i}`), ...weights].join(', ')} from ${from()})${groupBy(keys)}`,
    population.about('counts', asks),
  )
  const counted = readGroups(first, groups, false)
  const text = first.texts('key')
  const groupsFound = rowsByGroup(counted).map(([row]) => ({
    key: text[row!]!,
    columns: columns.map((e, i): Column => {
      const name = names[i]!
      const n = first.numbers(`n_${name}`)[row!]!
      const total = weight ? first.numbers(`t_${name}`)[row!]! : n
      const asked = wanted.filter(w => keyOf(w.of) === keyOf(e))
      const looks = large && n > 0 ? (JSON.parse(first.texts(`l_${name}`)[row!]!) as number[]) : null
      const ranks = unique(asked.flatMap(w => w.ranks(n)))
      const exact = looks ? ranks.filter(r => asked.some(w => w.exact(n, r))) : ranks
      const shares = weight ? sharesOf(asked, n) : []
      const reach = weight
        ? (shares?.map(s => Math.max((s - ROUNDING) * total, Number.MIN_VALUE)) ?? null)
        : exact.map(r => r + 1)
      return { name, n, total, ranks, reach, looks }
    }),
  }))

  interface Values {
    readonly x: Float64Array
    readonly own: Float64Array
    readonly upTo: Float64Array
  }
  /** Values by group and column; of a large column only those between the looks next to what is asked for. */
  async function valuesOf(clamped: boolean): Promise<Map<string, Values>> {
    const wantedBy = groupsFound.flatMap(({ key, columns }) =>
      columns.flatMap(c => (c.n === 0 ? [] : [{ key: `${c.name} ${key}`, reach: c.reach }])),
    )
    if (wantedBy.length === 0) return new Map()
    const bounded = (i: number) => {
      const { looks, reach, n } = groupsFound[0]!.columns[i]!
      return clamped && looks && reach ? clamp(own[i]!, between(looks, reach, n)) : own[i]!
    }
    const values = own.map((_, i) => `${bounded(i)} as x${i}`)
    const inner = `select ${[...grouping, ...values, ...weights].join(', ')} from ${from()}`
    const each = ` cross join unnest(array[${names.map(quoteText).join(', ')}], array[${names.join(', ')}]) as v(name, x)`
    const counts = `select ${[...keys, 'name', 'x', `${weight ? 'sum(w)' : 'cast(count(*) as double)'} as own`].join(', ')} from (${inner})${each} where x is not null group by ${[...keys, 'name', 'x'].join(', ')}`
    const reached = `select *, name || ' ' || ${keyText} as key, sum(own) over (partition by ${[...keys, 'name'].join(', ')} order by x) as up_to from (${counts})`
    const tables = await together(
      chunks(wantedBy).map(some =>
        context.statements.read(
          `select key, x, own, up_to from (${reached}) where ${conditionOf(some)} order by key, x`,
          population.about('order', asks),
        ),
      ),
    )
    const out = new Map<string, Values>()
    for (const table of tables) {
      const [key, x, own, upTo] = [table.texts('key'), table.numbers('x'), table.numbers('own'), table.numbers('up_to')]
      const rows = Array.from({ length: table.rows }, (_, i) => i)
      for (const [k, some] of Map.groupBy(rows, i => key[i]!)) {
        const pick = (all: Float64Array) => Float64Array.from(some, i => all[i]!)
        out.set(k, { x: pick(x), own: pick(own), upTo: pick(upTo) })
      }
    }
    return out
  }

  const orderedIn = (values: Map<string, Values>): Ordered[][] | null => {
    const all = groupsFound.map(({ key, columns }) =>
      columns.map(column => {
        const found = values.get(`${column.name} ${key}`)
        return orderedOf(column, found?.x ?? NONE, found?.own ?? NONE, found?.upTo ?? NONE)
      }),
    )
    return all.some(some => some.includes(null)) ? null : (all as Ordered[][])
  }
  // Rough looks may have missed what is asked for: then every value is counted.
  const found = (large ? orderedIn(await valuesOf(true)) : null) ?? orderedIn(await valuesOf(false))
  return {
    groups: counted.groups.tuples,
    keys: groupsFound.map(({ key }) => key),
    of: (expr, group) => found![group]![columns.findIndex(e => keyOf(e) === keyOf(expr))]!,
  }
}

const NONE = new Float64Array()
const array = (values: readonly number[]): string => `array[${values.map(doubleToTrino).join(', ')}]`
const unique = (all: readonly number[]): number[] => [...new Set(all)].sort((a, b) => a - b)

function sharesOf(asked: readonly WantedOrder[], n: number): number[] | null {
  const all = asked.map(w => w.shares(n))
  return all.some(s => s === null) ? null : unique(all.flatMap(s => s!))
}

/** Whether a wanted count is reached by a value's rows, and not by those before. */
function conditionOf(some: readonly { key: string; reach: readonly number[] | null }[]): string {
  const reached = (list: string) => `any_match(${list}, r -> up_to >= r and up_to - own < r)`
  const whole = some.filter(s => s.reach === null).map(s => quoteText(s.key))
  const parts = some.flatMap(s => (s.reach ? [{ ...s, list: array(s.reach) }] : []))
  const map = `map(array[${parts.map(p => quoteText(p.key)).join(', ')}], array[${parts.map(p => p.list).join(', ')}])`
  return [
    ...(whole.length > 0 ? [`key in (${whole.join(', ')})`] : []),
    ...(parts.length === 1
      ? [`(key = ${quoteText(parts[0]!.key)} and ${reached(parts[0]!.list)})`]
      : parts.length > 0
        ? [reached(`element_at(${map}, key)`)]
        : []),
  ].join(' or ')
}

function chunks(all: readonly { key: string; reach: readonly number[] | null }[]) {
  const out: (typeof all)[number][][] = [[]]
  let length = 0
  for (const one of all) {
    const own = one.key.length + 20 * (one.reach?.length ?? 0)
    if (length > 0 && length + own > LONGEST) {
      out.push([])
      length = 0
    }
    out.at(-1)!.push(one)
    length += own
  }
  return out
}

/** Ranges of values that have all that is asked for, if the looks are as near as they mostly are. */
function between(looks: readonly number[], reach: readonly number[], n: number): [number, number][] {
  const ranges = reach.map((r): [number, number] => {
    const share = (r - 1) / Math.max(1, n - 1)
    const at = LOOKS.findLastIndex(look => look <= share)
    const [low, high] = [Math.max(0, at - 2), Math.min(LOOKS.length - 1, at + 3)]
    return [low === 0 ? -Infinity : looks[low]!, high === LOOKS.length - 1 ? Infinity : looks[high]!]
  })
  const merged: [number, number][] = []
  for (const [low, high] of ranges.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && low <= last[1]) last[1] = Math.max(last[1], high)
    else merged.push([low, high])
  }
  return merged
}

/** Values outside of the ranges as one a gap: below all, above all, or NaN-free middles that are nobody's. */
function clamp(x: string, ranges: readonly (readonly [number, number])[]): string {
  const branches = ranges.flatMap(([low, high], i) => {
    const before = i === 0 ? '(-infinity())' : doubleToTrino(middle(ranges[i - 1]![1], low))
    return [
      ...(low === -Infinity ? [] : [`when ${x} < ${doubleToTrino(low)} then ${before}`]),
      ...(high === Infinity ? [`when true then ${x}`] : [`when ${x} <= ${doubleToTrino(high)} then ${x}`]),
    ]
  })
  return `case when ${x} is null then null ${branches.join(' ')} else infinity() end`
}
const middle = (a: number, b: number): number => a + (b - a) / 2

/** Null where an asked-for rank is in a gap. */
function orderedOf(column: Column, x: Float64Array, own: Float64Array, upTo: Float64Array): Ordered | null {
  const { n, total, ranks, reach, looks } = column
  const weighted = { sorted: x, upTo, own, total }
  const sorted: { length: number; [rank: number]: number } = { length: n }
  const exact = new Set(looks ? reach!.map(r => r - 1) : ranks)
  let at = 0
  for (const rank of ranks) {
    while (at < x.length && upTo[at]! <= rank) at++
    const value = x[at]
    const hit = value !== undefined && upTo[at]! - own[at]! <= rank
    if (exact.has(rank)) {
      if (hit && Number.isFinite(value)) sorted[rank] = value
      else if (looks) return null
    } else if (looks) sorted[rank] = near(looks, rank / (n - 1))
  }
  if (looks) inOrder(sorted, ranks, exact)
  return { n, sorted, weighted }
}

function near(looks: readonly number[], share: number): number {
  const at = Math.min(
    LOOKS.findLastIndex(look => look <= share),
    LOOKS.length - 2,
  )
  const t = (share - LOOKS[at]!) / (LOOKS[at + 1]! - LOOKS[at]!)
  return looks[at]! + (looks[at + 1]! - looks[at]!) * t
}

/** What is only near its rank is kept in order with what is exact. */
function inOrder(sorted: { [rank: number]: number }, ranks: readonly number[], exact: ReadonlySet<number>): void {
  const bound = (i: number, other: number, of: (a: number, b: number) => number) => {
    const [own, beside] = [ranks[i]!, ranks[other]]
    if (beside !== undefined && !exact.has(own)) sorted[own] = of(sorted[own]!, sorted[beside]!)
  }
  for (let i = ranks.length - 1; i >= 0; i--) bound(i, i + 1, Math.min)
  for (let i = 0; i < ranks.length; i++) bound(i, i - 1, Math.max)
}

/** The ranks that a function of sorted values reads. */
export function ranksRead(n: number, read: (sorted: ArrayLike<number>) => unknown): number[] {
  const ranks = new Set<number>()
  read(
    new Proxy({ length: n } as ArrayLike<number>, {
      get: (target, key) => {
        if (key === 'length') return target.length
        ranks.add(Number(key))
        return Number(key)
      },
    }),
  )
  return [...ranks].filter(r => r >= 0 && r < n).sort((a, b) => a - b)
}
