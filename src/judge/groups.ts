import type { SpreadMetric } from '../gate/define.ts'
import type { Scalar } from '../plan/types.ts'
import { type AnyArm, type Case, isContrast } from './case.ts'
import { eventsOf } from './evidence.ts'
import { groupValues, type Sample, sampleOf } from './sample.ts'
import type { GroupValue, JudgedGroup } from './types.ts'

type Side = 'incumbent' | 'candidate'

/** One group as one of a spread's metrics sees it. */
export interface Group {
  /** The metric's name within the spread. */
  of: string
  metric: AnyArm
  group: Scalar
  incumbent: Sample | null
  candidate: Sample | null
  pairs: Sample | null
  /** Where it is large enough to be compared; a missing group is none. */
  large: Readonly<Record<Side, boolean>>
  /** In every arm that the limit is about. */
  compared: boolean
  /** It is not compared, though by its size in the other arm it should be: evidence gone missing. */
  lost: boolean
}

/** Every group that any log has, for every metric of a spread. */
export function groupsIn(of: Case): Group[] {
  const { of: metrics } = of.metric as SpreadMetric
  const values = groupValues(of.check, of.by, of.answers)
  return Object.entries(metrics).flatMap(([name, metric]) => {
    const sampled = values.map(group => ({
      group,
      incumbent: sampleOfGroup(of, 'incumbent', name, group),
      candidate: sampleOfGroup(of, 'candidate', name, group),
      pairs: sampleOfGroup(of, 'pairs', name, group),
    }))
    const total = (side: Side) => sampled.reduce((sum, g) => sum + (g[side]?.n ?? 0), 0)
    const traffic = { incumbent: total('incumbent'), candidate: total('candidate') }
    return sampled.map(g => {
      const sides: readonly Side[] = isContrast(of.check.limit) ? ['incumbent', 'candidate'] : ['candidate']
      const known = g.group !== null
      const large = {
        incumbent: known && isLarge(of, metric, g.incumbent),
        candidate: known && isLarge(of, metric, g.candidate),
      }
      const lost =
        (large.incumbent && shrunk(of, metric, g.incumbent!, g.candidate, traffic.candidate / traffic.incumbent)) ||
        (large.candidate && shrunk(of, metric, g.candidate!, g.incumbent, traffic.incumbent / traffic.candidate))
      const compared = sides.every(side => large[side])
      return { of: name, metric, ...g, large, compared, lost: lost && !compared }
    })
  })
}

function sampleOfGroup(
  { check, by, answers }: Case,
  relation: Side | 'pairs',
  name: string,
  group: Scalar,
): Sample | null {
  const prefix = `${name}.`
  const asks = Object.entries(check.asks[relation] ?? {}).filter(([word]) => word.startsWith(prefix))
  if (asks.length === 0) return null
  return sampleOf(
    Object.fromEntries(asks.map(([word, key]) => [word.slice(prefix.length), key])),
    [...by, group],
    answers,
  )
}

const eventsIn = (metric: AnyArm, sample: Sample | null): number => (sample ? eventsOf(metric, sample) : 0)

function isLarge({ check }: Case, metric: AnyArm, sample: Sample | null): boolean {
  const least = check.groups!
  return (
    sample !== null &&
    sample.n >= least.rows &&
    eventsIn(metric, sample) >= least.events &&
    typeof metric.value(sample.statistics) === 'number'
  )
}

/** By its size here there should be enough of the group there, and there is less than half of that. */
function shrunk(of: Case, metric: AnyArm, here: Sample, there: Sample | null, times: number): boolean {
  const least = of.check.groups!
  const [rows, events] = [here.n * times, eventsIn(metric, here) * times]
  if (!(rows >= least.rows && events >= least.events)) return false
  return (there?.n ?? 0) < rows / 2 || eventsIn(metric, there) < events / 2
}

/** For the record: what each group's values are. */
export const judgedGroups = (groups: readonly Group[]): JudgedGroup[] =>
  groups.map(g => ({
    of: g.of,
    group: g.group === null ? null : String(g.group),
    incumbent: measured(g.metric, g.incumbent),
    candidate: measured(g.metric, g.candidate),
    compared: g.compared,
  }))

function measured(metric: AnyArm, sample: Sample | null): GroupValue | null {
  if (!sample) return null
  const value = metric.value(sample.statistics)
  return { value: typeof value === 'number' ? value : null, n: sample.n, events: eventsIn(metric, sample) }
}
