import type { Gates } from '../gate/load.ts'
import { rows } from '../gate/request.ts'
import type { Bound, BoundCheck, BoundSlice } from '../spec/bound.ts'
import type { Cut } from '../spec/cuts.ts'
import { type Expr, isNull, literal, lt } from '../sql/expr.ts'
import { plan } from './plan.ts'
import { bindRequest } from './request.ts'
import type { Answers, Plan, Queries, Scalar } from './types.ts'

/** More columns than this make too many pairs to search. */
const MOST_CUTS = 10
/** A column of no more values than this is cut by each of them; a number of more than a few, into quarters. */
const MOST_VALUES = 20
const FEW_NUMBERS = 8
/** Rows by which it is told which values a column has. */
const SAMPLE = 5000
/** Rows of half a slice. */
const MIN_ROWS = 50

/** What is asked before slices can be cut: some rows of each column. */
export function cutsAsked(cuts: readonly Cut[], bound: Bound): Queries {
  const arm = bound.arms.incumbent ? 'incumbent' : 'candidate'
  const request = bindRequest(rows(Object.fromEntries(cuts.map(({ name, expr }) => [name, expr])), SAMPLE), arm, bound)
  return {
    relations: { [arm]: bound.arms[arm]!.relation },
    paired: false,
    asks: [{ key: 'cuts', relation: arm, filter: null, by: [], cluster: null, request }],
  }
}

export interface Slicing {
  slices: readonly BoundSlice[]
  /** The columns that they are cut by, and those that have too many values, too few, or come too late. */
  columns: readonly string[]
  leftOut: readonly string[]
}

/** Every slice of one column and of two. */
export function slicing(cuts: readonly Cut[], answers: Answers): Slicing {
  const sample = answers.asks.cuts?.groups[0]?.point
  const valuesOf = (name: string) => (sample?.kind === 'rows' ? Array.from<Scalar>(sample.columns[name]!) : [])
  const made = cuts.flatMap(cut => cutOf(cut, valuesOf(cut.name)) ?? []).slice(0, MOST_CUTS)
  const columns = made.map(c => c.name)
  const pairs = made.flatMap((a, i) => made.slice(i + 1).map(b => [a, b]))
  return {
    slices: [...made.map(c => [c]), ...pairs].map(by => ({
      name: by.map(c => c.name).join(', '),
      by,
      where: null,
      prove: false,
      marginScale: 1,
      minRows: MIN_ROWS,
    })),
    columns,
    leftOut: cuts.map(c => c.name).filter(name => !columns.includes(name)),
  }
}

function cutOf({ name, expr }: Cut, values: readonly Scalar[]): Cut | null {
  const known = values.filter(v => v !== null && !Number.isNaN(v))
  const distinct = new Set(known).size
  if (distinct < 2) return null
  const numbers = known.filter(v => typeof v === 'number' && Number.isFinite(v)) as number[]
  if (numbers.length === known.length && distinct > FEW_NUMBERS) return { name, expr: quartered(expr, numbers) }
  return distinct <= MOST_VALUES ? { name, expr } : null
}

/** A number by the quarter of the sample that it lies in, in words. */
function quartered(expr: Expr, sample: readonly number[]): Expr {
  const edges = edgesIn(sample.toSorted((a, b) => a - b))
  const words = [`below ${edges[0]}`, ...edges.slice(1).map((e, i) => `${edges[i]} to ${e}`)]
  return {
    is: 'case',
    when: [[isNull(expr), literal(null)], ...edges.map((e, i) => [lt(expr, literal(e)), literal(words[i]!)] as const)],
    otherwise: literal(`from ${edges.at(-1)}`),
  }
}

/** Quartiles in round numbers; where most values are the smallest, the next one. */
function edgesIn(sorted: readonly number[]): number[] {
  const least = sorted[0]!
  const above = [0.25, 0.5, 0.75].map(p => sorted[Math.floor(p * sorted.length)]!).filter(x => x > least)
  const exact = [...new Set(above.length > 0 ? above : [sorted.find(x => x > least)!])]
  const rounded = [3, 6, 12].map(digits => [...new Set(exact.map(x => Number(x.toPrecision(digits))))])
  return rounded.find(all => all.length === exact.length && all[0]! > least) ?? exact
}

/** What slices are searched by: checks that may block, on values with an interval of their own that is quickly made. */
export const searchable = (check: BoundCheck, gates: Gates): boolean => {
  const metric = gates.metric(check)
  return (
    !check.slice &&
    !check.implicit &&
    check.limit.severity === 'block' &&
    check.limit.rule === 'interval' &&
    check.limit.kind !== 'superior' &&
    (metric.kind ?? 'estimated') === 'estimated' &&
    (metric.shape === 'pair' ||
      (metric.shape === 'arm' && metric.interval !== 'reflected' && !metric.gaps && !metric.sections))
  )
}

/** The checks on every slice, each half of the units by itself: the last of an answer's `by` says which. */
export function searchPlan(
  bound: Bound,
  gates: Gates,
  checks: readonly BoundCheck[],
  slices: readonly BoundSlice[],
): Plan {
  const each = checks.flatMap(check => slices.map(slice => ({ ...check, slice })))
  const planned = plan({ ...bound, checks: each, notices: [] }, gates)
  return {
    ...planned,
    queries: { ...planned.queries, asks: planned.queries.asks.map(ask => ({ ...ask, sections: 2 })) },
  }
}
