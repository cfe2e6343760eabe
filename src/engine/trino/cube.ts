import { type Coded, encode } from '../groups.ts'
import { keyOf } from '../needs.ts'
import type { View } from './relations.ts'
import { bucketsIn, type Context, clusterFacts, groupColumns, type Scope } from './scopes.ts'
import { outgoing, type Table } from './table.ts'

/** Columns that a statement groups by, several ways at once, so that the rows are read once. */
export interface Cube {
  /** A way of grouping: the scope's groups, its buckets, and keys of its own. */
  add(scope: Scope, keys: readonly { sql: string; type: string }[]): Cut
  /** As they are selected from the rows. */
  columns(): string[]
  /** As they leave the cluster. */
  outgoing(): string[]
  groupBy(): string
}

/** One of the ways, and how the answer's rows of it are read. */
interface Cut {
  read(table: Table): CutRows
}

export interface CutRows {
  /** Rows of the answer. */
  readonly rows: readonly number[]
  readonly groups: Coded
  readonly keys: Coded
  readonly bucket: Int32Array | null
}

export function cubeOf(view: View, context: Context): Cube {
  const names = new Map<string, { name: string; type: string }>()
  const sets: string[][] = []
  const named = ({ sql, type }: { sql: string; type: string }): string => {
    const own = names.get(sql) ?? { name: `c${names.size}`, type }
    names.set(sql, own)
    return own.name
  }
  const all = () => [...names.values()]
  /** Of the columns in order, the first being the highest: a bit for each that the way leaves out. */
  const idOf = (set: readonly string[]) => all().reduce((id, { name }) => id * 2 + (set.includes(name) ? 0 : 1), 0)
  return {
    add: (scope, keys) => {
      const own = groupColumns(view, scope).map(named)
      const facts = clusterFacts(scope, context)
      const bucket = facts ? named({ sql: view.also(scope.cluster === 'unit' ? 'bu' : 'bt'), type: 'integer' }) : null
      const kept = keys.map(named)
      const set = [...new Set([...own, ...(bucket ? [bucket] : []), ...kept])].sort()
      if (!sets.some(other => keyOf(other) === keyOf(set))) sets.push(set)
      const typeOf = (name: string) => all().find(c => c.name === name)!.type
      return {
        read: table => {
          const ids = sets.length > 1 ? table.numbers('way') : null
          const id = idOf(set)
          const rows = Array.from({ length: table.rows }, (_, i) => i).filter(i => ids === null || ids[i] === id)
          const coded = (columns: readonly string[]) =>
            encode(
              columns.map(name => {
                const values = table.scalars(name, typeOf(name))
                return rows.map(row => values[row]!)
              }),
              rows.length,
            )
          const dealt = bucket === null ? null : bucketsIn(table.numbers(bucket))
          return {
            rows,
            groups: coded(own),
            keys: coded(kept),
            bucket: dealt && Int32Array.from(rows, row => dealt[row]!),
          }
        },
      }
    },
    columns: () => [...names].map(([sql, { name }]) => `${sql} as ${name}`),
    outgoing: () => [
      ...all().map(({ name, type }) => {
        const sql = outgoing(name, type)
        return sql === name ? name : `${sql} as ${name}`
      }),
      ...(sets.length > 1
        ? [
            `cast(grouping(${all()
              .map(c => c.name)
              .join(', ')}) as double) as way`,
          ]
        : []),
    ],
    groupBy: () => {
      if (sets.length === 1) return sets[0]!.length > 0 ? ` group by ${sets[0]!.join(', ')}` : ''
      return ` group by grouping sets (${sets.map(set => `(${set.join(', ')})`).join(', ')})`
    },
  }
}
