import type { Measured, MeasuredPart } from '../run.ts'
import { normalPoint } from '../stats/distributions.ts'
import { chanceOfHarmless, type Hurdle, reachFor } from './chance.ts'

/** The chance that margins are chosen for; more than what is promised, since standard errors are estimates too. */
const CHANCE = 0.9
/** A margin lets through what one day in twenty of the incumbent's own is worse by. */
const NOISE = normalPoint(0.05)
const LEVEL = normalPoint(0.025)
/** Days that say how much days differ. */
const LEAST_DAYS = 4
/** Times are not known to less, from one machine to the next. */
const LEAST_OF_TIMES = 0.05
/** A margin that allows more than this says nothing of harm: of a share, and of the incumbent's value. */
const WIDEST = { absolute: 0.2, relative: 1 }
/** Units in which a margin is written as it is; in any other it is relative to the incumbent's value. */
const ABSOLUTE: ReadonlySet<string> = new Set(['share', 'score', 'nats', 'ratio'])

interface ProposedMargin {
  readonly gate: string
  /** With its subject, where it has one. */
  readonly metric: string
  /** As the spec has it: 0.01, 20%. */
  readonly written: string
  /** The same as a number, of the incumbent's value where it is relative. */
  readonly size: number
  readonly relative: boolean
  /** Pairs of groups; else 1. */
  readonly comparisons: number
  /** So wide that it only warns. */
  readonly warns: boolean
  readonly because: string
}

export interface ProposedMargins {
  readonly margins: readonly ProposedMargin[]
  /** That a harmless candidate is promoted, at least; null where no margin decides anything. */
  readonly chance: number | null
  /** Days of the incumbent's log that margins were taken from; 0: halves of its units. */
  readonly days: number
}

/** A metric with what is known of its noise, over the incumbent's value where its margin is. */
interface Noisy {
  readonly of: Measured
  readonly relative: boolean
  readonly days: number
  /** What the incumbent by itself is worse by. */
  readonly own: number
  /** Standard error of the difference of two models that differ in nothing. */
  readonly se: number
  /** Pairs of groups; else 1. */
  readonly comparisons: number
}

/**
 * Margins that the incumbent's own noise passes, from day to day or, without days, between halves of its units, and that
 * are wide enough for a candidate that differs in nothing to pass all of them.
 */
export function marginsFor(measured: readonly Measured[], parts: readonly MeasuredPart[]): ProposedMargins {
  const noisy = measured.filter(m => m.nature === 'estimated').flatMap(m => noiseOf(m, parts) ?? [])
  const comparisons = noisy.reduce((sum, n) => sum + n.comparisons, 0)
  const chosen = noisy.map(n => ({ ...n, ...marginOf(n, reachFor(CHANCE, comparisons)) }))
  const deciding = chosen.filter(c => !c.warns)
  return {
    margins: chosen.map(({ of: { gate, metric, subject }, relative, comparisons, margin, warns, because }) => ({
      gate,
      metric: subject === null ? metric : `${metric}(${subject})`,
      size: margin,
      relative,
      comparisons,
      written: relative ? `${round(100 * margin)}%` : String(round(margin)),
      warns,
      because,
    })),
    chance: deciding.length === 0 ? null : chanceOfHarmless(deciding.map(hurdleOf)),
    days: Math.max(0, ...noisy.map(n => n.days)),
  }
}

function noiseOf(m: Measured, parts: readonly MeasuredPart[]): Noisy | null {
  const arm = m.incumbent ?? m.candidate
  if (!arm || arm.value === null) return null
  const relative = !ABSOLUTE.has(m.measuredIn)
  const scale = relative ? Math.abs(arm.value) : 1
  if (scale === 0) return null
  const seOfOne = errorOf(arm.value, arm.low, arm.high, m.better)
  const seOfTwo = m.difference && errorOf(m.difference.value, m.difference.low, m.difference.high, m.better)
  const apart = seOfOne === null ? null : Math.SQRT2 * seOfOne
  // A candidate of another size has another noise: one that differs in nothing has the incumbent's.
  const se = relative ? least(seOfTwo, apart) : (seOfTwo ?? apart)
  if (se === null) return null
  const values = daysOf(m, parts)
  const days = values.length >= LEAST_DAYS ? values.length : 0
  // Two halves, each of half of the units: their difference has twice the error of the whole.
  const spread = days > 0 ? deviation(values) : 2 * (seOfOne ?? se)
  const groups = m.groups ?? 2
  return {
    of: m,
    relative,
    days,
    own: (NOISE * spread) / scale,
    se: se / scale,
    comparisons: (groups * (groups - 1)) / 2,
  }
}

/** The standard error, by the side of the interval that harm is on. */
function errorOf(value: number, low: number | null, high: number | null, better: Measured['better']): number | null {
  const above = high === null ? null : (high - value) / LEVEL
  const below = low === null ? null : (value - low) / LEVEL
  const side =
    better === 'higher'
      ? below
      : better === 'lower'
        ? above
        : above === null || below === null
          ? null
          : Math.max(above, below)
  return side !== null && side >= 0 ? side : null
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

/** The incumbent's values by day, but for days that were cut short. */
function daysOf(m: Measured, parts: readonly MeasuredPart[]): readonly number[] {
  const own = parts
    .filter(p => p.gate === m.gate && p.metric === m.metric && p.subject === m.subject)
    .flatMap(p => p.incumbent ?? p.candidate ?? [])
  const typical = own.map(a => a.n).toSorted((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0
  return own.flatMap(a => (a.value !== null && a.n >= typical / 2 ? [a.value] : []))
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1))
}

function marginOf(n: Noisy, reach: number): { margin: number; warns: boolean; because: string } {
  const enough = n.relative ? relativeReach(reach * n.se) : reach * n.se
  const times = n.of.measuredIn === 'ms' ? LEAST_OF_TIMES : 0
  const wanted = Math.max(n.own, enough, times)
  const widest = n.relative ? WIDEST.relative : WIDEST.absolute
  const margin = wanted < widest ? up(wanted) : widest
  const because =
    wanted >= widest
      ? 'too few rows: it only warns'
      : n.own >= Math.max(enough, times)
        ? n.days > 0
          ? 'days of its log differ by that'
          : 'halves of it differ by that'
        : enough >= times
          ? 'less could not be shown'
          : 'times are not known to less'
  return { margin, warns: wanted >= widest, because }
}

/** c − i(1 + m) has an error that grows with m: √(1 + (1 + m)²) σ, about √2 (1 + m/2) σ. */
const relativeReach = (reach: number): number => (reach < 2 ? reach / (1 - reach / 2) : Number.POSITIVE_INFINITY)

const hurdleOf = ({ relative, se, comparisons, margin }: Noisy & { margin: number }): Hurdle => ({
  margin,
  se: relative ? se * (1 + margin / 2) : se,
  times: comparisons,
})

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The next round number. */
function up(x: number): number {
  const size = 10 ** Math.floor(Math.log10(x))
  return round(STEPS.find(step => step * size >= x * (1 - 1e-9))! * size)
}

const round = (x: number): number => Number(x.toPrecision(6))
