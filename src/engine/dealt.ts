import type { Answer, ClusterFacts } from '../plan/types.ts'
import type { Moments } from '../stats/statistics.ts'
import { type Grouped, rowsByGroup } from './groups.ts'

/** Rows of an answer by group, and those of each by bucket. */
export interface DealtRows {
  readonly by: Answer['groups'][0]['by']
  readonly rows: Int32Array
  readonly buckets: readonly (readonly number[])[]
}

export const dealtRows = (grouped: Grouped, facts: ClusterFacts | null): DealtRows[] =>
  rowsByGroup(grouped).map((found, g) => {
    // DuckDB's groups come in any order, and sums of doubles depend on theirs.
    const rows = grouped.bucket ? found.sort((a, b) => grouped.bucket![a]! - grouped.bucket![b]!) : found
    const buckets: number[][] = Array.from({ length: facts?.buckets ?? 0 }, () => [])
    for (const row of rows) if (grouped.bucket && grouped.bucket[row]! >= 0) buckets[grouped.bucket[row]!]?.push(row)
    return { by: grouped.groups.tuples[g]!, rows, buckets }
  })

export function momentsAnswer(
  momentsIn: (rows: ArrayLike<number>) => Moments,
  groups: readonly DealtRows[],
  facts: ClusterFacts | null,
): Answer {
  const inBucket = (rows: readonly number[]): Moments | null => {
    const moments = rows.length > 0 ? momentsIn(rows) : null
    return moments && moments.n > 0 ? moments : null
  }
  return {
    groups: groups.map(({ by, rows, buckets }) => ({
      by,
      point: momentsIn(rows),
      buckets: facts ? buckets.map(inBucket) : null,
    })),
  }
}
