import type { Cells, Spreads } from './statistics.ts'

/** Rows by decision and outcome, of one class against all others. */
export interface Counts {
  tp: number
  fp: number
  fn: number
  tn: number
}

/** A share of n rows as their number: whole but for rounding, it is that whole number. Sums of weights need not be. */
export const wholeOf = (events: number, n: number): number =>
  Math.abs(events - Math.round(events)) <= 1e-12 * n ? Math.round(events) : events

/** From 0/1 columns: decided so, outcome is so, both. */
export function countsOf({ n, mean }: Spreads<'decision' | 'outcome' | 'hit'>): Counts {
  if (n === 0) return { tp: 0, fp: 0, fn: 0, tn: 0 }
  const count = (share: number) => wholeOf(share * n, n)
  const [decided, positive, tp] = [count(mean.decision), count(mean.outcome), count(mean.hit)]
  const rest = (x: number) => Math.max(0, wholeOf(x, n))
  return { tp, fp: rest(decided - tp), fn: rest(positive - tp), tn: rest(n - decided - positive + tp) }
}

/** 2tp / (2tp + fp + fn); NaN where the class occurs neither among outcomes nor among decisions. */
export const f1Of = ({ tp, fp, fn }: Counts): number => (2 * tp) / (2 * tp + fp + fn)

/** Matthews' correlation, φ of the table; NaN where a margin is empty. */
export function mccOf({ tp, fp, fn, tn }: Counts): number {
  const margins = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn)
  return (tp * tn - fp * fn) / margins
}

/** Rows of each outcome (first) and decision (second), over the classes that occur in either, in order. */
export interface Confusion {
  classes: readonly (string | number | boolean)[]
  n: readonly Float64Array[]
  rows: number
}

/** Of a cross table of classes; rows where either is unknown are left out. */
export function confusionOf({ size, n, keys }: Cells<'decision' | 'outcome'>): Confusion {
  const known = Array.from({ length: size }, (_, i) => i).filter(
    i => n[i]! > 0 && keys.decision[i] !== null && keys.outcome[i] !== null,
  )
  const classes = [...new Set(known.flatMap(i => [keys.decision[i]!, keys.outcome[i]!]))].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  )
  const at = new Map(classes.map((name, k) => [name, k]))
  const table = classes.map(() => new Float64Array(classes.length))
  let rows = 0
  for (const i of known) {
    table[at.get(keys.outcome[i]!)!]![at.get(keys.decision[i]!)!]! += n[i]!
    rows += n[i]!
  }
  return { classes, n: table, rows }
}

/** Each class against all others. */
export function eachClass({ classes, n, rows }: Confusion): Counts[] {
  const sum = (x: Float64Array) => x.reduce((a, b) => a + b, 0)
  return classes.map((_, k) => {
    const tp = n[k]![k]!
    const fn = sum(n[k]!) - tp
    const fp = n.reduce((total, row) => total + row[k]!, 0) - tp
    return { tp, fp, fn, tn: rows - tp - fp - fn }
  })
}

/**
 * Gorodkin's R_K: (c·s − Σ p t) / √((s² − Σ p²)(s² − Σ t²)), of s rows c right, p by decision and t by outcome; NaN where
 * either is always one class. Computational Biology and Chemistry 28 (2004).
 */
export function correlationOf(all: Confusion): number {
  const each = eachClass(all)
  const sum = (of: (c: Counts) => number) => each.reduce((total, c) => total + of(c), 0)
  const [right, s] = [sum(c => c.tp) / all.rows, all.rows]
  const decided = (c: Counts) => (c.tp + c.fp) / s
  const occurs = (c: Counts) => (c.tp + c.fn) / s
  const both = right - sum(c => decided(c) * occurs(c))
  return both / (Math.sqrt(1 - sum(c => decided(c) ** 2)) * Math.sqrt(1 - sum(c => occurs(c) ** 2)))
}
