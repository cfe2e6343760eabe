import type { RecordedCheck } from '../record/types.ts'

export const CELLS = 9
const MIDDLE = 4

type Drawn = Pick<RecordedCheck, 'kind' | 'better' | 'target' | 'bound' | 'estimate'>

/**
 * The interval against its limit, turned so that harm is always to the right of the limit (`¦`). Both ends have the
 * scale that just fits. Only what is exactly at the limit is drawn on it, so the picture agrees with the verdict.
 */
export function forest({ kind, better, target, bound, estimate }: Drawn): string {
  if (bound === null || estimate === null || kind === 'alpha') return ' '.repeat(CELLS)
  // Where the target itself is not known, neither is the place of its limits.
  if (kind === 'max' && better === 'target' && target === null) return ' '.repeat(CELLS)
  const centre = kind === 'max' && better === 'target' ? target! : 0
  const shifted = (x: number | null) => (x === null ? null : x - centre)
  const { value, low, high } = {
    value: estimate.value - centre,
    low: shifted(estimate.low),
    high: shifted(estimate.high),
  }
  if (kind === 'equivalent' || (kind === 'max' && better === 'target')) {
    const half = Math.abs(bound)
    return drawn({ value, low, high }, x => twoSided(x, half), [INSIDE, CELLS - 1 - INSIDE])
  }
  const down = kind === 'min' || (kind !== 'max' && better === 'higher')
  const turned = down
    ? { value: bound - value, low: high === null ? null : bound - high, high: low === null ? null : bound - low }
    : { value: value - bound, low: low === null ? null : low - bound, high: high === null ? null : high - bound }
  const span = Math.max(...Object.values(turned).map(x => Math.abs(x ?? 0)))
  const cell = (x: number) =>
    x === 0 ? MIDDLE : MIDDLE + Math.sign(x) * Math.max(1, Math.ceil((Math.abs(x) / span) * MIDDLE - 1e-9))
  return drawn(turned, span === 0 ? () => MIDDLE : cell, [MIDDLE])
}

/** The two marks of `±limit`. */
const INSIDE = 1

function twoSided(x: number, half: number): number {
  const size = Math.abs(x)
  if (size === half) return MIDDLE + Math.sign(x) * (MIDDLE - INSIDE)
  if (size > half) return x < 0 ? 0 : CELLS - 1
  return MIDDLE + Math.round((x / half) * (MIDDLE - INSIDE - 0.51))
}

interface Interval {
  value: number
  low: number | null
  high: number | null
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
