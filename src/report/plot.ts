import type { RecordedCheck } from '../record/types.ts'

export const CELLS = 9
const MIDDLE = 4

type Drawn = Pick<RecordedCheck, 'kind' | 'better' | 'target' | 'bound' | 'estimate'>

interface Interval {
  value: number
  low: number | null
  high: number | null
}

/** An interval against its limit, on a line where what is harm is known. */
export type Turned =
  /** Harm is above 0, the limit; `none` is where nothing changes. */
  | { sides: 1; interval: Interval; none: number | null }
  /** Harm is beyond ±`half`. */
  | { sides: 2; interval: Interval; half: number }

/** Null where there is nothing to hold against a limit, or no limit. */
export function turned({ kind, better, target, bound, estimate }: Drawn): Turned | null {
  if (bound === null || estimate === null || kind === 'alpha') return null
  const toTarget = kind === 'max' && better === 'target'
  // Where the target itself is not known, neither is the place of its limits.
  if (toTarget && target === null) return null
  const { value, low, high } = estimate
  const shifted = (x: number | null) => (x === null ? null : x - (toTarget ? target! : 0))
  if (kind === 'equivalent' || toTarget)
    return {
      sides: 2,
      interval: { value: shifted(value)!, low: shifted(low), high: shifted(high) },
      half: Math.abs(bound),
    }
  const down = kind === 'min' || (kind !== 'max' && better === 'higher')
  const beyond = (x: number | null) => (x === null ? null : down ? bound - x : x - bound)
  return {
    sides: 1,
    interval: { value: beyond(value)!, low: beyond(down ? high : low), high: beyond(down ? low : high) },
    none: kind === 'margin' ? -Math.abs(bound) : null,
  }
}

/**
 * The interval against its limit, turned so that harm is always to the right of the limit (`¦`). Both ends have the
 * scale that just fits. Only what is exactly at the limit is drawn on it, so the picture agrees with the verdict.
 */
export function forest(check: Drawn): string {
  const found = turned(check)
  if (!found) return ' '.repeat(CELLS)
  const { interval } = found
  if (found.sides === 2) return drawn(interval, x => twoSided(x, found.half), [INSIDE, CELLS - 1 - INSIDE])
  const span = Math.max(...Object.values(interval).map(x => Math.abs(x ?? 0)))
  const cell = (x: number) =>
    x === 0 ? MIDDLE : MIDDLE + Math.sign(x) * Math.max(1, Math.ceil((Math.abs(x) / span) * MIDDLE - 1e-9))
  return drawn(interval, span === 0 ? () => MIDDLE : cell, [MIDDLE])
}

/** The two marks of `±limit`. */
const INSIDE = 1

function twoSided(x: number, half: number): number {
  const size = Math.abs(x)
  if (size === half) return MIDDLE + Math.sign(x) * (MIDDLE - INSIDE)
  if (size > half) return x < 0 ? 0 : CELLS - 1
  return MIDDLE + Math.round((x / half) * (MIDDLE - INSIDE - 0.51))
}

function drawn({ value, low, high }: Interval, cell: (x: number) => number, limits: readonly number[]): string {
  const cells = Array<string>(CELLS).fill(' ')
  for (const at of limits) cells[at] = '¦'
  const [from, to] = [low === null ? 0 : cell(low), high === null ? CELLS - 1 : cell(high)]
  // A bare value has no interval to draw.
  if (low !== null || high !== null) {
    for (let i = from; i <= to; i++) cells[i] = limits.includes(i) ? '┼' : '─'
    if (low !== null && !limits.includes(from)) cells[from] = '├'
    if (high !== null && !limits.includes(to)) cells[to] = '┤'
  }
  cells[cell(value)] = '●'
  return cells.join('')
}
