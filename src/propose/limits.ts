import { normalPoint } from '../stats/distributions.ts'
import type { Measured, MeasuredPart } from '../run.ts'
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

export interface ProposedMargin {
  readonly gate: string
  readonly metric: string
  /** As the spec has it: 0.01, 20%. */
  readonly written: string
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
  readonly of: readonly Measured[]
  readonly relative: boolean
  readonly value: number
  readonly days: number
  /** What the incumbent by itself is worse by. */
  readonly own: number
  /** Standard error of the difference of two models that differ in nothing. */
  readonly se: number
  readonly comparisons: number
}

/**
 * Margins that the incumbent's own noise passes, from day to day or, without days, between halves of its units, and that
 * are wide enough for a candidate that differs in nothing to pass all of them.
 */
export function marginsFor(measured: readonly Measured[], parts: readonly MeasuredPart[]): ProposedMargins {
  const names = [...new Set(measured.map(m => `${m.gate}/${m.metric}`))]
  const noisy = names.flatMap(name => noiseOf(measured.filter(m => `${m.gate}/${m.metric}` === name), parts) ?? [])
  const comparisons = noisy.reduce((sum, n) => sum + n.comparisons, 0)
  const chosen = noisy.map(n => ({ ...n, ...marginOf(n, reachFor(CHANCE, comparisons)) }))
  const deciding = chosen.filter(c => !c.warns)
  return {
    margins: chosen.map(({ of: [first], relative, margin, warns, because }) => ({
      gate: first!.gate,
      metric: first!.metric,
      written: relative ? `${round(100 * margin)}%` : String(round(margin)),
      warns,
      because,
    })),
    chance: deciding.length === 0 ? null : chanceOfHarmless(deciding.map(hurdleOf)),
    days: Math.max(0, ...noisy.map(n => n.days)),
  }
}

/** Of all subjects of one metric, the noisiest. */
function noiseOf(of: readonly Measured[], parts: readonly MeasuredPart[]): Noisy | null {
  const each = of.flatMap(m => {
    const own = m.incumbent ?? m.candidate
    if (!own || own.value === null) return []
    const relative = !ABSOLUTE.has(m.measuredIn)
    const scale = relative ? Math.abs(own.value) : 1
    if (scale === 0) return []
    const seOfOne = halfOf(own.value, own.low, own.high, m.better)
    const seOfTwo = m.difference && halfOf(m.difference.value, m.difference.low, m.difference.high, m.better)
    const apart = seOfOne === null ? null : Math.SQRT2 * seOfOne
    // A candidate of another size has another noise: one that differs in nothing has the incumbent's.
    const se = relative ? least(seOfTwo, apart) : (seOfTwo ?? apart)
    if (se === null) return []
    const days = daysOf(m, parts)
    const spread = days.length >= LEAST_DAYS ? deviation(days) : seOfOne === null ? se : 2 * seOfOne
    const groups = m.groups ?? 2
    return [
      {
        relative,
        value: own.value,
        days: days.length >= LEAST_DAYS ? days.length : 0,
        own: (NOISE * spread) / scale,
        se: se / scale,
        comparisons: m.between || m.groups !== null ? (groups * (groups - 1)) / 2 : 1,
      },
    ]
  })
  const [first] = each
  if (!first) return null
  const most = (pick: (n: typeof first) => number) => Math.max(...each.map(pick))
  return {
    of,
    relative: first.relative,
    value: first.value,
    days: most(n => n.days),
    own: most(n => n.own),
    se: most(n => n.se),
    comparisons: each.reduce((sum, n) => sum + Math.max(1, n.comparisons), 0),
  }
}

/** The standard error, by the side of the interval that harm is on. */
function halfOf(value: number, low: number | null, high: number | null, better: Measured['better']): number | null {
  const above = high === null ? null : (high - value) / LEVEL
  const below = low === null ? null : (value - low) / LEVEL
  const side = better === 'higher' ? below : better === 'lower' ? above : above === null || below === null ? null : Math.max(above, below)
  return side !== null && side >= 0 ? side : null
}

const least = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b))

/** The incumbent's values by day, but for days that were cut short. */
function daysOf(m: Measured, parts: readonly MeasuredPart[]): readonly number[] {
  const own = parts
    .filter(p => p.gate === m.gate && p.metric === m.metric && p.subject === m.subject)
    .flatMap(p => (p.incumbent ?? p.candidate) ?? [])
  const typical = own.map(a => a.n).toSorted((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0
  return own.flatMap(a => (a.value !== null && a.n >= typical / 2 ? [a.value] : []))
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1))
}

function marginOf(n: Noisy, reach: number): { margin: number; warns: boolean; because: string } {
  const enough = n.relative ? relativeReach(reach * n.se) : reach * n.se
  const times = n.of[0]!.measuredIn === 'ms' ? LEAST_OF_TIMES : 0
  const wanted = Math.max(n.own, enough, times)
  const widest = n.relative ? WIDEST.relative : WIDEST.absolute
  const margin = wanted < widest ? up(wanted) : widest
  const because =
    wanted >= widest
      ? 'so few rows cannot tell a harm from noise here, so this only warns'
      : n.own >= Math.max(enough, times)
        ? n.days > 0
          ? 'what days of the incumbent differ by'
          : 'what halves of the incumbent’s log differ by'
        : enough >= times
          ? 'the least that so many rows can tell from no harm'
          : 'less than that times are not known'
  return { margin, warns: wanted >= widest, because }
}

/** c − i(1 + m) has an error that grows with m: √(1 + (1 + m)²) σ, about √2 (1 + m/2) σ. */
const relativeReach = (reach: number): number => (reach < 2 ? reach / (1 - reach / 2) : Number.POSITIVE_INFINITY)

const hurdleOf = ({ relative, se, comparisons, margin }: Noisy & { margin: number }): Hurdle => ({
  margin,
  se: relative ? se * (1 + margin / 2) : se,
  times: comparisons,
})

const STEPS = [1, 1.5, 2, 3, 5, 7, 10]

/** The next round number. */
function up(x: number): number {
  const size = 10 ** Math.floor(Math.log10(x))
  return round(STEPS.find(step => step * size >= x * (1 - 1e-9))! * size)
}

const round = (x: number): number => Number(x.toPrecision(6))
