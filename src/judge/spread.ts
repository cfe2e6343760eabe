import type { Absent, SpreadMetric } from '../gate/define.ts'
import { isAbsent, type TwoSample } from '../stats/evidence.ts'
import { least, most } from '../stats/extremes.ts'
import { between, changeOfMagnitude, changeWithin, likeness, magnitude } from '../stats/gap.ts'
import { contrast, type Inference, infer } from '../stats/infer.ts'
import { kish } from '../stats/weights.ts'
import {
  type Case,
  type Clustering,
  clusteringOf,
  type Finding,
  isContrast,
  type Measured,
  type Shape,
} from './case.ts'
import { boundOf, type Claims, claims } from './claim.ts'
import { type Found, ofTwo } from './evidence.ts'
import { type Group, groupsIn, judgedGroups } from './groups.ts'
import { boundedChange, clustersOf, differingUnits } from './identical.ts'
import { MIN_EVENTS } from './minimums.ts'
import type { Sample } from './sample.ts'
import type { Reason } from './types.ts'

type Side = 'incumbent' | 'candidate'

/**
 * Gaps between groups, judged by all pairs of groups: harm is shown where one pair shows it, corrected for their number,
 * and ruled out where every pair rules it out. (The interval of the largest gap is none: it is largest by chance.)
 */
export const spread: Shape = {
  shown: of => {
    const groups = groupsIn(of)
    return {
      incumbent: widest(of, groups, 'incumbent'),
      candidate: widest(of, groups, 'candidate'),
      groups: judgedGroups(groups),
      cannotPass: lacking(of, groups),
    }
  },
  rows: of => {
    const groups = groupsIn(of)
    const arms = of.plan.queries.relations.incumbent ? (['incumbent', 'candidate'] as const) : (['candidate'] as const)
    return arms.map(arm => rowsIn(groups, arm))
  },
  seek: (of, alpha) => {
    const groups = groupsIn(of)
    const pairs = pairsOf(groups)
    if (pairs.length === 0) return { absent: 'too_few' }
    const bound = boundOf(of.check.limit, of.metric.better, of.check.slice?.marginScale ?? 1)
    const examined = pairs.map(pair => examine(of, pair, bound))
    const judged = examined.flatMap(x => ('absent' in x ? [] : [x]))
    const missing = examined.flatMap(x => ('absent' in x ? [x.absent] : []))[0]
    if (judged.length === 0) return { absent: missing ?? 'too_few' }
    return { ...worst(of, judged, bound, alpha), cannotPass: missing ?? null }
  },
}

/** A group that went missing must not help to pass, nor one of several metrics that has nothing to compare. */
function lacking({ metric }: Case, groups: readonly Group[]): Reason | null {
  if (groups.some(g => g.lost)) return 'group_lost'
  const compared = (name: string) => groups.filter(g => g.of === name && g.compared).length
  return Object.keys((metric as SpreadMetric).of).some(name => compared(name) < 2) ? 'too_few' : null
}

/** Two groups, as one metric sees them. */
type Pair = readonly [Group, Group]

function pairsOf(groups: readonly Group[]): Pair[] {
  const compared = groups.filter(g => g.compared)
  return compared.flatMap((a, i) => compared.slice(i + 1).flatMap((b): Pair[] => (a.of === b.of ? [[a, b]] : [])))
}

/** What one pair says by itself; its claims are reckoned when they are read. */
interface Judged extends Claims {
  pair: Pair
  inference: Inference
  designEffect: number | null
}

/** The pair that shows harm; else the one by which it is not ruled out; else the widest. */
function worst({ metric }: Case, judged: readonly Judged[], bound: number, alpha: number): Finding {
  const only = judged.length === 1 ? judged[0]! : null
  if (only) return findingOf(metric, only, bound, only)
  const p = Math.min(1, judged.length * least(judged.map(j => j.p)))
  const pPass = most(judged.map(j => j.pPass))
  const wide = ({ inference }: Judged) => (metric.better === 'higher' ? -inference.value : inference.value)
  const first = (among: readonly Judged[]) => among.reduce((a, b) => (wide(b) > wide(a) ? b : a))
  const level = alpha / 2
  const smallest = least(judged.map(j => j.p))
  const named = first(
    p <= level ? judged.filter(j => j.p === smallest) : pPass <= level ? judged : judged.filter(j => j.pPass === pPass),
  )
  const undecided = p > level && smallest <= level ? 'multiplicity' : undefined
  return { ...findingOf(metric, named, bound, { p, pPass }), undecided }
}

function findingOf(
  metric: Case['metric'],
  { pair, inference, designEffect }: Judged,
  bound: number,
  claims: Claims,
): Finding {
  const [a, b] = inOrder(pair)
  const of = Object.keys((metric as SpreadMetric).of).length > 1 ? a.of : undefined
  return { inference, bound, claims, designEffect, between: [String(a.group), String(b.group)], of }
}

/** The group with the smaller value first. */
const inOrder = ([a, b]: Pair): Pair => {
  const [x, y] = [a, b].map(g => g.metric.value(g.candidate!.statistics))
  return typeof x === 'number' && typeof y === 'number' && x > y ? [b, a] : [a, b]
}

function examine(of: Case, pair: Pair, bound: number): Judged | { absent: Absent } {
  const { limit } = of.check
  const { spread: kind, better } = of.metric as SpreadMetric
  const found = isContrast(limit)
    ? kind === 'ratio'
      ? changeOfRatio(of, pair)
      : changeOfGap(of, pair)
    : gapOf(kind, inArm(of, pair, 'candidate'))
  if ('absent' in found) return found
  let known: Claims | null = null
  const both = () => {
    known ??= claims(found.inference, limit, better, bound)
    return known
  }
  return {
    pair,
    ...found,
    get p() {
      return both().p
    },
    get pPass() {
      return both().pPass
    },
  }
}

type Gap = { inference: Inference; designEffect: number | null } | { absent: Absent }

/** Both groups in one arm, as two samples. */
const inArm = (of: Case, [a, b]: Pair, arm: Side): Found | { absent: Absent } =>
  ofTwo(a.metric, a[arm]!, b[arm]!, 'apart', clusteringIn(of, a[arm]!))

/** Units of the whole have as many rows in each group. */
function clusteringIn(of: Case, { n }: Sample): Clustering {
  const clustering = clusteringOf(of)
  const rows = of.answers.relations.candidate?.rows
  return { ...clustering, units: clustering.units === null || !rows ? null : (clustering.units * n) / rows }
}

function gapOf(kind: SpreadMetric['spread'], found: Found | { absent: Absent }): Gap {
  if ('absent' in found) return found
  const evidence = found.evidence as TwoSample
  const inference = kind === 'ratio' ? likeness(evidence) : infer(evidence)
  if (isAbsent(inference)) return { absent: 'too_few' }
  return { inference: kind === 'ratio' ? inference : magnitude(inference), designEffect: found.designEffect }
}

/** Ratios of both arms as if they had no rows in common, which only widens the interval. */
function changeOfRatio(of: Case, pair: Pair): Gap {
  const [incumbent, candidate] = (['incumbent', 'candidate'] as const).map(arm => gapOf('ratio', inArm(of, pair, arm)))
  if ('absent' in incumbent!) return incumbent
  if ('absent' in candidate!) return candidate
  return { ...candidate!, inference: between(incumbent!.inference, candidate!.inference) }
}

/** |gap of the candidate| − |gap of the incumbent|: contrasts of the arms within each group, and the groups apart. */
function changeOfGap(of: Case, pair: Pair): Gap {
  const [a, b] = pair
  const gaps = (['incumbent', 'candidate'] as const).map(arm => {
    const found = inArm(of, pair, arm)
    return 'absent' in found ? found : infer(found.evidence)
  })
  for (const gap of gaps) if (isAbsent(gap)) return { absent: 'too_few' }
  const [incumbent, candidate] = gaps as [Inference, Inference]
  const bounds = pair.map(group => fewDiffer(of, group))
  if (bounds.some(x => x !== null)) {
    const [x, y] = pair.map((group, i) => bounds[i] ?? armsOf(of, group, 1)) as [Arms, Arms]
    if ('absent' in x) return x
    if ('absent' in y) return y
    const value = Math.abs(candidate.value) - Math.abs(incumbent.value)
    return { inference: changeWithin(between(x.inference, y.inference), value), designEffect: null }
  }
  const [differenceA, differenceB, sumA, sumB] = [
    armsOf(of, a, 1),
    armsOf(of, b, 1),
    armsOf(of, a, -1),
    armsOf(of, b, -1),
  ]
  if ('absent' in differenceA) return differenceA
  if ('absent' in differenceB) return differenceB
  if ('absent' in sumA) return sumA
  if ('absent' in sumB) return sumB
  const inference = changeOfMagnitude({
    incumbent,
    candidate,
    difference: between(differenceA.inference, differenceB.inference),
    sum: between(sumA.inference, sumB.inference),
  })
  return { inference, designEffect: differenceA.designEffect }
}

type Arms = Gap

/** candidate − k·incumbent within one group. */
function armsOf(of: Case, group: Group, k: 1 | -1): Arms {
  const { incumbent, candidate, pairs } = group
  const together = of.plan.queries.paired ? { pairs } : 'apart'
  const found = ofTwo(group.metric, incumbent!, candidate!, together, clusteringIn(of, candidate!))
  if ('absent' in found) return found
  const inference = contrast(found.evidence as TwoSample, k)
  if (isAbsent(inference)) return { absent: inference.absent === 'identical' ? 'identical' : 'too_few' }
  return { inference, designEffect: found.designEffect }
}

/** Where too few pairs of a group differ for a limit theorem, what they can cause; null where enough do. */
function fewDiffer(of: Case, { metric, incumbent, candidate, pairs }: Group): Arms | null {
  const { check } = of
  if (!pairs?.statistics.differs) return null
  const { events, worth } = differingUnits(pairs, clustersOf(of))
  if (events >= MIN_EVENTS) return null
  // A table of counts is exact for any number of them.
  if (check.cluster === null && metric.closed?.paired?.(pairs!.statistics)?.kind === 'rates-paired') return null
  const largest = metric.largestChange?.(incumbent!.statistics)
  const [x, y] = [incumbent!, candidate!].map(s => metric.value(s.statistics))
  const bounded = largest ? boundedChange(Number(y) - Number(x), worth, largest) : null
  return bounded ? { inference: bounded, designEffect: null } : { absent: events === 0 ? 'identical' : 'too_few' }
}

/** What is shown of an arm: its largest difference, or smallest ratio, over all groups that are large enough. */
function widest(of: Case, groups: readonly Group[], arm: Side): Measured | null {
  const { of: metrics, spread: kind } = of.metric as SpreadMetric
  if (!of.check.asks[arm]) return null
  const n = rowsIn(groups, arm)
  const gaps = Object.keys(metrics).flatMap(name => {
    const values = groups.flatMap(g => {
      const value = g.of === name && g.group !== null && g.large[arm] ? g.metric.value(g[arm]!.statistics) : null
      return typeof value === 'number' ? [value] : []
    })
    const [low, high] = [least(values), most(values)]
    return values.length < 2 ? [] : [kind === 'ratio' ? low / high : high - low]
  })
  const value = kind === 'ratio' ? least(gaps) : most(gaps)
  const effective = effectiveRowsIn(groups, arm)
  return { value: gaps.length > 0 && gaps.every(Number.isFinite) ? value : { absent: 'too_few' }, n, effective }
}

/** A group's rows are those that the first metric sees. */
const rowsIn = (groups: readonly Group[], arm: Side): number =>
  groups.reduce((sum, g) => sum + (g.of === groups[0]!.of ? (g[arm]?.n ?? 0) : 0), 0)

/** Σw and Σw² of all groups together. */
function effectiveRowsIn(groups: readonly Group[], arm: Side): number | undefined {
  const own = groups.flatMap(g => (g.of === groups[0]!.of && g[arm]?.weighed ? [g[arm].weighed] : []))
  const total = (of: (w: (typeof own)[0]) => number) => own.reduce((sum, w) => sum + of(w), 0)
  return own.length === 0
    ? undefined
    : kish(
        total(w => w.sum),
        total(w => (w.sum > 0 ? w.sum ** 2 / w.effective : 0)),
      )
}
