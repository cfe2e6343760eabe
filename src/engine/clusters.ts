import type { ClusterFacts } from '../plan/types.ts'

/** What the engines agree on about buckets; how a unit is hashed is each engine's own. */

const UNIT_BUCKETS = 200
/** Fewer units than this have a bucket each. */
const UNITS_WITH_OWN_BUCKET = 500
const BLOCKS = [480, 240, 120, 60, 30]
const SHORTEST_BLOCK = 300

export const unitClusters = (units: number): ClusterFacts => ({
  buckets: units < UNITS_WITH_OWN_BUCKET ? units : UNIT_BUCKETS,
  clusters: units,
  seconds: null,
})

/**
 * Equal spans from the earliest to the latest row: the most of 480, 240, 120, 60 or 30 that last 5 minutes or longer;
 * where not even 30 do, as many as fit, and one at least. `seconds`: from the earliest to the latest.
 */
export function timeClusters(seconds: number): ClusterFacts {
  const most = BLOCKS.find(n => seconds / n >= SHORTEST_BLOCK)
  const buckets = most ?? Math.max(1, Math.floor(seconds / SHORTEST_BLOCK))
  return { buckets, clusters: buckets, seconds: seconds / buckets }
}
