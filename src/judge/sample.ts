import type { Answers, PlannedCheck, Scalar } from '../plan/types.ts'
import { combine } from '../stats/combine.ts'
import type { Statistic } from '../stats/statistics.ts'
import { kish, rescaled } from '../stats/weights.ts'

type Statistics = Record<string, Statistic>
type Buckets = Readonly<Record<string, readonly (Statistic | null)[]>>

/** All that was answered for one check about one arm (or the pairs) in one slice. */
export interface Sample {
  statistics: Statistics
  /** By the same words: the statistic of each bucket. Null where none were asked for. */
  buckets: Buckets | null
  /** Rows, by the statistic that saw most of them. */
  n: number
  /** Null where all rows count alike. */
  weighed: Weighed | null
}

/** What is known of weighted rows beside their weighted statistics. */
interface Weighed {
  /** The same of rows that count 1 each. */
  rows: Statistics
  rowBuckets: Buckets | null
  /** The same of rows that count the square of their weight each. */
  squares: Statistics
  /** Σw, by the statistic that saw most of it. */
  sum: number
  /** How many rows of one weight would tell as much: Kish's (Σw)²/Σw². */
  effective: number
}

const ROWS = 'rows:'
const SQUARES = 'squares:'

/** Null where the slice has no row. */
export function sampleOf(
  asks: Readonly<Record<string, string>> | null,
  by: readonly Scalar[],
  answers: Answers,
): Sample | null {
  if (!asks) return null
  const statistics: Statistics = {}
  const buckets: Record<string, readonly (Statistic | null)[]> = {}
  for (const [word, key] of Object.entries(asks)) {
    const group = answers.asks[key]?.groups.find(g => sameGroup(g.by, by))
    if (!group) return null
    statistics[word] = group.point
    if (group.buckets) buckets[word] = group.buckets
  }
  const all: Sample = { statistics, buckets: orNull(buckets), n: most(statistics), weighed: null }
  const squares = part(all, SQUARES).statistics
  if (Object.keys(squares).length === 0) return all
  const { statistics: rows, buckets: rowBuckets } = part(all, ROWS)
  const own = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([word]) => !word.startsWith(ROWS) && !word.startsWith(SQUARES)))
  const sum = (word: string) => rowsOf(statistics[word]!)
  const widest = Object.keys(squares).reduce((a, b) => (sum(b) > sum(a) ? b : a))
  return {
    statistics: own(statistics),
    buckets: orNull(own(buckets)),
    n: most(rows),
    weighed: { rows, rowBuckets, squares, sum: sum(widest), effective: kish(sum(widest), rowsOf(squares[widest]!)) },
  }
}

const most = (statistics: Statistics): number => Math.max(0, ...Object.values(statistics).map(rowsOf))
const orNull = <T extends object>(x: T): T | null => (Object.keys(x).length > 0 ? x : null)

/**
 * The sample with weights in such a unit that their sum is the rows that they are worth: what depends on how many rows
 * there are is told so many. The values that are shown are made of the weights as they are.
 */
export function onEffectiveRows(sample: Sample): Sample {
  const { statistics, buckets, weighed } = sample
  if (!weighed || weighed.sum === 0) return sample
  const times = weighed.effective / weighed.sum
  const each = <A, B>(all: Readonly<Record<string, A>>, f: (a: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(all).map(([word, a]) => [word, f(a)]))
  return {
    ...sample,
    statistics: each(statistics, s => rescaled(s, times)),
    buckets: buckets && each(buckets, list => list.map(b => b && rescaled(b, times))),
  }
}

/** Rows that count alike, or that many of which would tell as much. */
export const effectiveRows = ({ n, weighed }: Sample): number => weighed?.effective ?? n

/** Every combination of slicing values that any of the check's answers has, in a stable order; a spread's group apart. */
export function groupsOf(check: PlannedCheck, answers: Answers): readonly (readonly Scalar[])[] {
  const depth = check.slice?.by.length ?? 0
  if (depth === 0) return [[]]
  return distinctGroups(allGroups(check, answers).map(by => by.slice(0, depth)))
}

/** The groups that a spread compares, in one slice. */
export const groupValues = (check: PlannedCheck, by: readonly Scalar[], answers: Answers): readonly Scalar[] =>
  distinctGroups(allGroups(check, answers).filter(g => sameGroup(g.slice(0, by.length), by))).map(
    g => g[by.length] ?? null,
  )

function allGroups({ asks }: PlannedCheck, answers: Answers): (readonly Scalar[])[] {
  const keys = [asks.candidate, asks.incumbent, asks.pairs].flatMap(a => Object.values(a ?? {}))
  return keys.flatMap(key => (answers.asks[key]?.groups ?? []).map(g => g.by))
}

export const distinctGroups = (groups: readonly (readonly Scalar[])[]): (readonly Scalar[])[] =>
  [...new Map(groups.map(by => [JSON.stringify(by), by])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, by]) => by)

const sameGroup = (a: readonly Scalar[], b: readonly Scalar[]): boolean =>
  a.length === b.length && a.every((x, i) => Object.is(x, b[i]))

/** The sample with its buckets weighted: 1 for all is the whole, 0 leaves one out. */
export function reweighted(sample: Sample, weights: ArrayLike<number>): Statistics {
  const entries = Object.entries(sample.statistics)
  return Object.fromEntries(
    entries.map(([word, point]) => [
      word,
      sample.buckets?.[word] ? combine(sample.buckets[word], weights, point) : point,
    ]),
  )
}

/** The words of a sample that begin with a prefix, without it. */
export function part({ statistics, buckets, ...rest }: Sample, prefix: string): Sample {
  const pick = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all).flatMap(([k, v]) => (k.startsWith(prefix) ? [[k.slice(prefix.length), v]] : [])),
    )
  return { ...rest, statistics: pick(statistics), buckets: buckets && orNull(pick(buckets)) }
}

/** Rows in each bucket, by the statistic that saw most of them. */
export function bucketRows(sample: Sample): number[] {
  const all = Object.values(sample.buckets ?? {})
  return (all[0] ?? []).map((_, b) => Math.max(0, ...all.map(list => (list[b] ? rowsOf(list[b]) : 0))))
}

/** Rows (or the sum of their weights) that a statistic rests on. */
function rowsOf(s: Statistic): number {
  switch (s.kind) {
    case 'cells':
      return s.n.reduce((a, b) => a + b, 0)
    case 'ranks':
    case 'rank-counts':
      return s.positives + s.negatives
    case 'rows':
      return s.counts ? s.counts.reduce((a, b) => a + b, 0) : s.size
    // Of pairs, ids are what is counted: those that found no partner as well.
    case 'keys':
      return s.both === null ? s.rows : s.both + (s.onlyIncumbent ?? 0) + (s.onlyCandidate ?? 0)
    default:
      return s.n
  }
}
