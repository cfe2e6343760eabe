import type { Absent } from '../gate/define.ts'
import { type BucketCounts, bucketCorrelation, effectiveNumber } from '../stats/buckets.ts'
import { type Evidence, isAbsent, type OneSample, type QuantileEvidence, type RateEvidence } from '../stats/evidence.ts'
import { independent } from '../stats/infer.ts'
import { generator } from '../stats/resample.ts'
import { round12 } from '../stats/round.ts'
import type { Statistic } from '../stats/statistics.ts'
import { kish } from '../stats/weights.ts'
import { bootstrap } from './bootstrap.ts'
import type { AnyArm, AnyPair, Clustering } from './case.ts'
import { resample, type Share, widen } from './clusters.ts'
import { ofGaps } from './gaps.ts'
import { MIN_EVENTS, MIN_UNITS } from './minimums.ts'
import { onEffectiveRows, part, type Sample } from './sample.ts'

export interface Found {
  evidence: Evidence
  /** How many times the variance is that of independent rows; null where rows are independent. */
  designEffect: number | null
}
export type Sought = Found | { absent: Absent }

const tooFew = { absent: 'too_few' } as const
/** Why clusters tell no variance. */
const whyNot = ({ absent }: { absent: string }): { absent: Absent } => (absent === 'bursts' ? { absent } : tooFew)

/** What an interval of one arm's value (or of the pairs') is made from. */
export function ofOne(metric: AnyArm | AnyPair, sample: Sample, { by, units }: Clustering): Sought {
  if (metric.shape === 'arm' && metric.gaps) return byGaps(metric, [sample], by !== null)
  const closed = closedOf(metric, sample.statistics)
  if (closed?.kind === 'exact') return { evidence: closed, designEffect: null }
  if (!by) return closed ? enough(closed, eventsOf(metric, sample), sample.n) : resampled(metric, [sample], 'unit')
  if (!closed || !isShare(closed)) return resampled(metric, [sample], by)
  const wide = widen([shareOf(metric, closed, sample)], by, worth(units, sample))
  return isAbsent(wide) ? whyNot(wide) : { evidence: wide.evidence[0]!, designEffect: wide.designEffect }
}

/** Samples of different rows; or of the same, joined where the metric has asked for it. */
export type Together = 'apart' | { pairs: Sample | null }

/** The same for candidate − incumbent: by pairs where there are some, else by two samples. */
export function ofTwo(
  metric: AnyArm,
  incumbent: Sample,
  candidate: Sample,
  together: Together,
  { by, units }: Clustering,
): Sought {
  if (metric.gaps) return byGaps(metric, [incumbent, candidate], by !== null)
  const events = Math.min(eventsOf(metric, incumbent), eventsOf(metric, candidate))
  if (metric.adjusted && together === 'apart') {
    const arms = [part(incumbent, 'adjusted.'), part(candidate, 'adjusted.')] as const
    // Of weighted rows it was not asked for.
    const asked = Object.keys(arms[0].statistics).length > 0
    const adjusted = asked ? metric.adjusted.contrast(arms[0].statistics, arms[1].statistics) : null
    if (adjusted) return enough(adjusted, events, Math.min(arms[0].n, arms[1].n))
  }
  const closed = [incumbent, candidate].map(s => closedOf(metric, s.statistics))
  const [a, b] = closed
  if (!by) {
    const pairs = together === 'apart' ? null : together.pairs
    const paired = pairs && metric.closed?.paired?.(pairs.statistics)
    if (paired) return enough(paired, events, pairs.n)
    if (together === 'apart' && a && b)
      return enough(independent(a as OneSample, b as OneSample), events, Math.min(incumbent.n, candidate.n))
  }
  const shares =
    a && b && isShare(a) && isShare(b) && incumbent.buckets && candidate.buckets
      ? [shareOf(metric, a, incumbent), shareOf(metric, b, candidate)]
      : null
  if (!shares) return resampled(metric, [incumbent, candidate], by ?? 'unit')
  // Shares of the same rows without a table of their pairs: exact within each arm, correlated over the buckets.
  if (!by) return correlated(shares)
  const wide = widen(shares, by, worth(units, candidate))
  if (isAbsent(wide)) return whyNot(wide)
  const [first, second] = wide.evidence
  const { correlation, difference } = wide
  return {
    evidence: { kind: 'mover', incumbent: first!, candidate: second!, correlation, ...(difference && { difference }) },
    designEffect: wide.designEffect,
  }
}

function correlated(shares: readonly Share[]): Sought {
  const [a, b] = shares as [Share, Share]
  if (effectiveNumber(a.counts.n.map((n, i) => n + b.counts.n[i]!)) < MIN_UNITS) return tooFew
  const correlation = bucketCorrelation(a.counts, b.counts)
  return { evidence: { kind: 'mover', incumbent: a.evidence, candidate: b.evidence, correlation }, designEffect: null }
}

export const closedOf = (metric: AnyArm | AnyPair, statistics: Record<string, Statistic>): Evidence | null =>
  (metric.shape === 'arm' ? metric.closed?.arm?.(statistics) : metric.closed?.pairs?.(statistics)) ?? null

/** Events are rows; of unequal weights they are worth fewer, by as much as all rows are. */
export function eventsOf(metric: AnyArm | AnyPair, { statistics, n, weighed }: Sample): number {
  if (!weighed) return metric.events?.(statistics) ?? n
  return n === 0 ? 0 : ((metric.events?.(weighed.rows) ?? n) * weighed.effective) / n
}

/** Units of weighted rows are worth fewer, by as much as rows are. */
const worth = (units: number | null, { n, weighed }: Sample): number | null =>
  units === null || !weighed || n === 0 ? units : (units * weighed.effective) / n

/**
 * A share with its counts by bucket. Where rows are weighted both are in such a unit that the rows which it is a share of
 * are as many as they are worth, (Σw)²/Σw² of those alone: the share of the squares is over their Σw².
 */
function shareOf(metric: AnyArm | AnyPair, closed: RateEvidence | QuantileEvidence, sample: Sample): Share {
  const counts = countsOf(metric, closed, sample)
  const squares = sample.weighed && closedOf(metric, sample.weighed.squares)
  if (!squares || !isShare(squares)) return { evidence: closed, counts }
  const times = kish(closed.n, squares.n) / closed.n
  const each = (x: readonly number[]) => x.map(v => v * times)
  const evidence = { ...closed, n: closed.n * times }
  return {
    evidence: evidence.kind === 'rate' ? { ...evidence, events: evidence.events * times } : evidence,
    counts: { events: each(counts.events), n: each(counts.n) },
  }
}

/** Shares of rows (rates, and ranks of quantiles) have exact intervals, which clusters only widen. */
const isShare = (e: Evidence): e is RateEvidence | QuantileEvidence => e.kind === 'rate' || e.kind === 'quantile'

/** Exact and score intervals of counts hold for any number of events; the others are approximations. */
const approximate = ({ kind }: Evidence): boolean => kind === 'student' || kind === 'joint' || kind === 'reflected'

const enough = (evidence: Evidence, events: number, n: number): Sought =>
  approximate(evidence) && (events < MIN_EVENTS || n < MIN_UNITS) ? tooFew : { evidence, designEffect: null }

/** A norm of gaps by cell. */
function byGaps(metric: AnyArm, samples: readonly Sample[], clustered: boolean): Sought {
  if (Math.min(...samples.map(s => eventsOf(metric, s))) < MIN_EVENTS) return tooFew
  const evidence = ofGaps(metric, samples, clustered || metric.gaps?.overlap === true)
  return evidence ? { evidence, designEffect: null } : tooFew
}

/** Resampled units, or blocks of time. */
function resampled(metric: AnyArm | AnyPair, samples: readonly Sample[], cluster: 'unit' | 'time'): Sought {
  if (metric.shape === 'pair' && metric.coarse) return coarsely(metric, metric.coarse, samples[0]!, cluster)
  if (samples.some(s => !s.buckets) || Math.min(...samples.map(s => eventsOf(metric, s))) < MIN_EVENTS) return tooFew
  for (const sample of samples) {
    const value = metric.value(sample.statistics)
    if (typeof value !== 'number') return value
  }
  const number = (value: number | { absent: Absent } | undefined): number | null =>
    typeof value === 'number' ? value : null
  const value = (statistics: Record<string, Statistic>): number | null => number(metric.value(statistics))
  if (metric.interval !== 'reflected') {
    const evidence = resample(samples, value, cluster)
    return isAbsent(evidence) ? whyNot(evidence) : { evidence, designEffect: null }
  }
  const seed = JSON.stringify([metric.summary, ...samples.map(s => [s.n, round12(value(s.statistics) ?? Number.NaN)])])
  const found = bootstrap(
    samples.map((sample, i) => {
      const debias = metric.shape === 'arm' ? metric.debiased : undefined
      return { sample, value, debiased: number(debias?.(onEffectiveRows(sample).statistics, generator(`${seed}${i}`))) }
    }),
    seed,
  )
  if (!found) return tooFew
  const [first, second] = found.evidence
  return {
    evidence: second ? { kind: 'mover', incumbent: first!, candidate: second, correlation: found.correlation } : first!,
    designEffect: null,
  }
}

/** The exact value, with the standard error of the coarse one. */
function coarsely(
  metric: AnyPair,
  coarse: NonNullable<AnyPair['coarse']>,
  sample: Sample,
  cluster: 'unit' | 'time',
): Sought {
  const value = metric.value(sample.statistics)
  if (typeof value !== 'number') return value
  const { coarse: _, ...rest } = metric
  const found = resampled({ ...rest, value: coarse.value }, [part(sample, 'coarse.')], cluster)
  if ('absent' in found || found.evidence.kind !== 'student') return 'absent' in found ? found : tooFew
  return {
    ...found,
    evidence: { ...found.evidence, value, bound: metric.bound?.(onEffectiveRows(sample).statistics) ?? 0 },
  }
}

/** What is read of a sample's buckets once, however many other samples it is held against. */
const counted = new WeakMap<Sample, BucketCounts>()

function countsOf(metric: AnyArm | AnyPair, evidence: RateEvidence | QuantileEvidence, sample: Sample): BucketCounts {
  const known = counted.get(sample)
  if (known) return known
  const made = countBuckets(metric, evidence, sample)
  counted.set(sample, made)
  return made
}

/** Events and rows of each bucket: of a rate, or of values at or below a quantile. */
function countBuckets(
  metric: AnyArm | AnyPair,
  evidence: RateEvidence | QuantileEvidence,
  sample: Sample,
): BucketCounts {
  const words = Object.entries(sample.buckets ?? {})
  const at = Object.values(sample.statistics)
    .find(s => s.kind === 'quantiles')
    ?.p.indexOf((evidence as QuantileEvidence).p)
  const each = Array.from({ length: words[0]?.[1].length ?? 0 }, (_, b) => {
    const statistics = words.flatMap(([word, list]) => (list[b] ? [[word, list[b]] as const] : []))
    if (statistics.length < words.length) return null
    if (evidence.kind === 'quantile') {
      const counts = statistics.map(([, s]) => s).find(s => s.kind === 'quantile-counts')
      return counts ? { events: counts.atMost[at!]!, n: counts.n } : null
    }
    const own = closedOf(metric, Object.fromEntries(statistics))
    return own?.kind === 'rate' ? own : null
  })
  return { events: each.map(c => c?.events ?? 0), n: each.map(c => c?.n ?? 0) }
}
