import type { Absent, SpreadMetric } from '../gate/define.ts'
import type { Scalar } from '../plan/types.ts'
import type { TwoSample } from '../stats/evidence.ts'
import { contrast, type Inference, infer, inferRatio } from '../stats/infer.ts'
import { fromEnds, through } from '../stats/inference.ts'
import { type AnyArm, type Case, clusteringOf, isContrast, type Measured, type Shape, type Sought } from './case.ts'
import { boundOf } from './claim.ts'
import { ofTwo } from './evidence.ts'
import { groupValues, type Sample, sampleOf } from './sample.ts'

type Side = 'incumbent' | 'candidate'

/** Gaps between groups: judged by all pairs of groups, and shown as the worst of them. */
export const spread: Shape = {
  shown: of => ({ incumbent: widest(of, 'incumbent'), candidate: widest(of, 'candidate') }),
  rows: of => {
    const arms = of.plan.queries.relations.incumbent ? (['incumbent', 'candidate'] as const) : (['candidate'] as const)
    return arms.map(arm => rowsOf(of, arm))
  },
  seek: (of, alpha) => {
    const { spread: kind } = of.metric as SpreadMetric
    const pairs = pairsOf(of)
    if (pairs.length === 0) return { absent: 'too_few' }
    const bound = boundOf(of.check.limit, of.metric.better, of.check.slice?.marginScale ?? 1)
    const judged = pairs.map(pair =>
      isContrast(of.check.limit)
        ? change(of, pair, bound)
        : kind === 'ratio'
          ? ratio(of, pair, bound, alpha)
          : gap(of, pair, bound),
    )
    for (const j of judged) if ('absent' in j) return j
    return worst(judged as Judged[], bound, pairs.length)
  },
}

/** One metric between two groups. */
interface Pair {
  metric: AnyArm
  word: number
  a: Scalar
  b: Scalar
}
interface Judged {
  inference: Inference
  /** Harm shown, and ruled out, by this pair alone. */
  p: number
  pPass: number
  /** The larger, the worse. */
  size: number
  between: readonly [string, string]
}

/** Every pair claims: harm is corrected for their number, and ruled out only where all of them rule it out. */
function worst(judged: readonly Judged[], bound: number, pairs: number): Sought {
  const shown = judged.reduce((a, b) => (b.size > a.size ? b : a))
  return {
    inference: shown.inference,
    bound,
    claims: {
      p: Math.min(1, pairs * Math.min(...judged.map(j => j.p))),
      pPass: Math.max(...judged.map(j => j.pPass)),
    },
    designEffect: null,
    between: shown.between,
  }
}

const nameOf = (group: Scalar): string => String(group)
const sampleOfGroup = (
  { check, by, answers }: Case,
  arm: Side | 'pairs',
  word: number,
  group: Scalar,
): Sample | null => {
  const asks = Object.entries(check.asks[arm] ?? {}).filter(([w]) => w.startsWith(`${word}.`))
  return asks.length === 0
    ? null
    : sampleOf(Object.fromEntries(asks.map(([w, key]) => [w.slice(w.indexOf('.') + 1), key])), [...by, group], answers)
}

/** Groups that are large enough in every arm that is compared, a missing group apart; null is no group. */
function groupsIn(of: Case, metric: AnyArm, word: number, arms: readonly Side[]): Scalar[] {
  const least = of.check.groups!
  return groupValues(of.check, of.by, of.answers).filter(
    group =>
      group !== null &&
      arms.every(arm => {
        const sample = sampleOfGroup(of, arm, word, group)
        if (!sample || sample.n < least.rows) return false
        return (metric.events?.(sample.statistics) ?? sample.n) >= least.events
      }),
  )
}

function pairsOf(of: Case): Pair[] {
  const arms: readonly Side[] = isContrast(of.check.limit) ? ['incumbent', 'candidate'] : ['candidate']
  return (of.metric as SpreadMetric).of.flatMap((metric, word) => {
    const groups = groupsIn(of, metric, word, arms)
    return groups.flatMap((a, i) => groups.slice(i + 1).map(b => ({ metric, word, a, b })))
  })
}

const inGroups = (of: Case, arm: Side, { word, a, b }: Pair): [Sample, Sample] => [
  sampleOfGroup(of, arm, word, a)!,
  sampleOfGroup(of, arm, word, b)!,
]

function between(of: Case, arm: Side, pair: Pair): TwoSample | { absent: Absent } {
  const [a, b] = inGroups(of, arm, pair)
  const found = ofTwo(pair.metric, a, b, 'apart', clusteringOf(of))
  return 'absent' in found ? found : (found.evidence as TwoSample)
}

/** |b − a| of the candidate. */
function gap(of: Case, pair: Pair, limit: number): Judged | { absent: Absent } {
  const evidence = between(of, 'candidate', pair)
  if ('absent' in evidence) return evidence
  const found = infer(evidence)
  if ('absent' in found) return { absent: 'too_few' }
  const forward = found.value >= 0
  return {
    inference: forward ? found : negated(found),
    p: Math.min(1, 2 * Math.min(found.above(limit), found.below(-limit))),
    pPass: Math.max(found.below(limit), found.above(-limit)),
    size: Math.abs(found.value),
    between: forward ? [nameOf(pair.b), nameOf(pair.a)] : [nameOf(pair.a), nameOf(pair.b)],
  }
}

const negated = (of: Inference): Inference => ({
  value: -of.value,
  interval: alpha => {
    const { low, high } = of.interval(alpha)
    return { low: high === null ? null : -high, high: low === null ? null : -low }
  },
  above: limit => of.below(-limit),
  below: limit => of.above(-limit),
  method: of.method,
})

/** Smaller over larger, of the candidate: at least the limit both ways round. */
function ratio(of: Case, pair: Pair, limit: number, alpha: number): Judged | { absent: Absent } {
  const evidence = between(of, 'candidate', pair)
  if ('absent' in evidence) return evidence
  const [a, b] = inGroups(of, 'candidate', pair).map(s => pair.metric.value(s.statistics)) as [number, number]
  const flipped = b > a ? between(of, 'candidate', { ...pair, a: pair.b, b: pair.a }) : evidence
  if ('absent' in flipped) return flipped
  // b − k·a and a − k·b, both at least 0
  const sides = [contrast(evidence, limit), contrast(swapped(of, pair), limit)]
  for (const s of sides) if ('absent' in s) return { absent: 'too_few' }
  const [first, second] = sides as [Inference, Inference]
  const relative = inferRatio(flipped, alpha)
  if ('absent' in relative) return { absent: relative.absent === 'incumbent_near_zero' ? 'near_zero' : 'too_few' }
  const value = Math.min(a, b) / Math.max(a, b)
  return {
    inference: through(
      relative,
      x => x - 1,
      y => y + 1,
      value,
    ),
    p: Math.min(1, 2 * Math.min(first.below(0), second.below(0))),
    pPass: Math.max(first.above(0), second.above(0)),
    size: 1 - value,
    between: b > a ? [nameOf(pair.b), nameOf(pair.a)] : [nameOf(pair.a), nameOf(pair.b)],
  }
}

function swapped(of: Case, pair: Pair): TwoSample {
  return between(of, 'candidate', { ...pair, a: pair.b, b: pair.a }) as TwoSample
}

/**
 * |gap of the candidate| − |gap of the incumbent|, of the same two groups. With s the sign of the incumbent's gap and
 * t = ±1, the claim is t·gap_c − s·gap_i ≤ margin for both t; each is a contrast of the two arms within each group,
 * where they are paired, and the groups are independent.
 */
function change(of: Case, pair: Pair, margin: number): Judged | { absent: Absent } {
  const { metric, word } = pair
  const inGroup = (group: Scalar) =>
    ofTwo(
      metric,
      sampleOfGroup(of, 'incumbent', word, group)!,
      sampleOfGroup(of, 'candidate', word, group)!,
      of.plan.queries.paired ? { pairs: sampleOfGroup(of, 'pairs', word, group) } : 'apart',
      clusteringOf(of),
    )
  const [foundA, foundB] = [inGroup(pair.a), inGroup(pair.b)]
  if ('absent' in foundA) return foundA
  if ('absent' in foundB) return foundB
  const value = (arm: Side) => {
    const [a, b] = inGroups(of, arm, pair).map(s => metric.value(s.statistics)) as [number, number]
    return b - a
  }
  const s = value('incumbent') >= 0 ? 1 : -1
  const along = (t: 1 | -1): Inference | null => {
    const [x, y] = [foundA, foundB].map(f => contrast(f.evidence as TwoSample, t === s ? 1 : -1))
    if (!x || !y || 'absent' in x || 'absent' in y) return null
    return difference(x, y, t)
  }
  const [plus, minus] = [along(1), along(-1)]
  if (!plus || !minus) return { absent: 'identical' }
  const own = value('candidate') >= 0 ? plus : minus
  return {
    inference: own,
    p: Math.min(1, 2 * Math.min(plus.above(margin), minus.above(margin))),
    pPass: Math.max(plus.below(margin), minus.below(margin)),
    size: own.value,
    between: value('candidate') >= 0 ? [nameOf(pair.b), nameOf(pair.a)] : [nameOf(pair.a), nameOf(pair.b)],
  }
}

/** sign · (b − a) of two independent inferences, by MOVER. */
function difference(a: Inference, b: Inference, sign: 1 | -1): Inference {
  const [x, y] = sign === 1 ? [a, b] : [b, a]
  const value = y.value - x.value
  const reach = (level: number, side: 'low' | 'high'): number | null => {
    const far = y.interval(2 * level)[side]
    const near = x.interval(2 * level)[side === 'low' ? 'high' : 'low']
    return far === null || near === null ? null : Math.hypot(far - y.value, near - x.value)
  }
  return fromEnds({
    value,
    low: level => {
      const r = reach(level, 'low')
      return r === null ? null : value - r
    },
    high: level => {
      const r = reach(level, 'high')
      return r === null ? null : value + r
    },
    method: `MOVER of ${a.method}`,
  })
}

/** What is shown of an arm: its largest difference, or smallest ratio, over all pairs of groups and all metrics. */
function widest(of: Case, arm: Side): Measured | null {
  const { of: metrics, spread: kind } = of.metric as SpreadMetric
  if (!of.check.asks[arm]) return null
  const gaps = metrics.flatMap((metric, word) => {
    const values = groupsIn(of, metric, word, [arm]).flatMap(group => {
      const value = metric.value(sampleOfGroup(of, arm, word, group)!.statistics)
      return typeof value === 'number' ? [value] : []
    })
    if (values.length < 2) return []
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return [kind === 'ratio' ? low / high : high - low]
  })
  if (gaps.length === 0 || !gaps.every(Number.isFinite)) return { value: { absent: 'too_few' }, n: rowsOf(of, arm) }
  return { value: kind === 'ratio' ? Math.min(...gaps) : Math.max(...gaps), n: rowsOf(of, arm) }
}

const rowsOf = (of: Case, arm: Side): number =>
  groupValues(of.check, of.by, of.answers).reduce<number>(
    (sum, group) => sum + (sampleOfGroup(of, arm, 0, group)?.n ?? 0),
    0,
  )
