import type { Halves } from '../judge/halves.ts'
import type { JudgedCheck } from '../judge/types.ts'
import { adjust } from '../stats/multiplicity.ts'
import type { DecidedCheck } from './decide.ts'

/** So few are confirmed that each has a level that means something. */
const MOST_CONFIRMED = 5

/** What a search for the worst slices came to. */
export interface Found {
  /** Slices, and checks on them, that were searched. */
  slices: number
  claims: number
  /** Those that looked worst, as the other half of the units shows them; a confirmed one is a `fail`. None of them decides anything. */
  checks: readonly DecidedCheck[]
}

/**
 * The slices that look worst on one half of the units, held on the other half to the level of as many claims as there
 * are of them (Holm): what was searched is not what is believed. No two of them have a column's value in common, or the
 * same harm would take all places; and where one column alone shows it, that is the slice.
 */
export function findSlices(halves: readonly Halves[], level: number): Found {
  const judged = halves.filter(h => h.searched.p !== null && !h.searched.barred)
  const beyond = judged.filter(h => isBeyond(h.searched)).sort((a, b) => a.searched.p! - b.searched.p!)
  const simplest = (one: Halves): Halves =>
    beyond.find(h => h.slice.length < one.slice.length && isPartOf(one, h) && h.searched.p! <= level) ?? one
  const chosen: Halves[] = []
  for (const one of beyond.map(simplest)) {
    if (chosen.length === MOST_CONFIRMED) break
    if (!chosen.some(other => overlap(one, other))) chosen.push(one)
  }
  const checks = chosen.map(h => h.confirmed())
  const adjusted = adjust(
    checks.map(c => c.p ?? 1),
    'holm',
  )
  return {
    slices: new Set(judged.map(h => h.searched.slice)).size,
    claims: judged.length,
    checks: checks.map((check, i) => decided(check, adjusted[i]!, level)),
  }
}

const common = (a: Halves, b: Halves): number =>
  a.slice.filter(([column, value]) => b.slice.some(([c, v]) => c === column && v === value)).length

const overlap = (a: Halves, b: Halves): boolean => common(a, b) > 0

/** The same check on a slice that the other is a part of. */
const isPartOf = (a: Halves, b: Halves): boolean => common(a, b) === b.slice.length && limitOf(a) === limitOf(b)

const limitOf = ({ searched: { gate, metric, subject, kind } }: Halves): string =>
  JSON.stringify([gate, metric, subject, kind])

/** Whether harm beyond the limit is likelier than not. */
const isBeyond = ({ p }: JudgedCheck): boolean => p! < 0.5

function decided(check: JudgedCheck, pAdjusted: number, level: number): DecidedCheck {
  const of = { ...check, severity: 'warn' as const, holds: false, pAdjusted, needed: null, look: null, waived: null }
  if (check.barred) return { ...of, verdict: 'inconclusive', reason: check.barred.reason }
  if (pAdjusted <= level) return { ...of, verdict: 'fail', reason: null }
  if (check.pPass !== null && check.pPass <= level) return { ...of, verdict: 'pass', reason: null }
  const shown = check.p !== null && check.p <= level
  return { ...of, verdict: 'inconclusive', reason: shown ? 'multiplicity' : check.undecided }
}
