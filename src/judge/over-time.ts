import { type Absent, absent, type OverTimeMetric } from '../gate/define.ts'
import type { Scalar } from '../plan/types.ts'
import { isAbsent } from '../stats/evidence.ts'
import { type Inference, through } from '../stats/inference.ts'
import { adjust } from '../stats/multiplicity.ts'
import { median, trendOf } from '../stats/trend.ts'
import { arm } from './arm.ts'
import {
  type Case,
  type Finding,
  isContrast,
  known,
  type Measured,
  type Plain,
  type Shape,
  type Sought,
} from './case.ts'
import { boundOf, type Claims, claims, distanceOf, meets, sideOf } from './claim.ts'
import { describeArm, windowSpan } from './describe.ts'
import { plainValue } from './examine.ts'
import { pair } from './pair.ts'
import { groupValues } from './sample.ts'
import { shift } from './shift.ts'
import { spread } from './spread.ts'
import type { JudgedWindow, Span } from './types.ts'

const shapes: Readonly<Record<OverTimeMetric['of']['shape'], Shape>> = { arm, pair, shift, spread }

/** Fewer stretches of time than this, once what lasts longer than a window is allowed for, rule no trend out. */
const LEAST_STRETCHES = 7

/**
 * A metric over windows of time, each judged as a slice of its own. A trend is the change along a straight line through
 * the windows' values, its error what they scatter by: bursts and clusters within a window are in that already. Else a run
 * of so many windows on end: harm is shown where all windows of one run show it (corrected for the number of runs), and
 * ruled out where every run has a window that rules it out (corrected for the run's length). So a blip in one window, by
 * chance or not, fails nothing that asks for two.
 */
export const overTime: Shape = {
  shown: of => {
    const windows = windowsIn(of)
    const { over } = of.metric as OverTimeMetric
    const fold = (side: 'incumbent' | 'candidate'): Measured | null => {
      const seen = windows.judged.flatMap(w => (w[side] ? [{ at: w.at, measured: w[side] }] : []))
      if (seen.length === 0) return null
      const points = seen.flatMap(({ at, measured }) => {
        const value = known(measured)
        return typeof value === 'number' ? [{ at, value }] : []
      })
      return { value: folded(points, of), n: seen.reduce((sum, { measured }) => sum + measured.n, 0) }
    }
    const beyond = over === 'trend' ? null : beyondIn(of, windows.judged)
    return {
      incumbent: fold('incumbent'),
      candidate: fold('candidate'),
      windows: windows.judged.map((w, i) => describeWindow(of, w, beyond?.[i] ?? null)),
      cannotPass: windows.lost ? 'window_lost' : null,
    }
  },
  rows: of => {
    const each = windowsIn(of).all.map(w => shapes[w.of.metric.shape as 'arm'].rows(w.of))
    return Array.from({ length: Math.max(0, ...each.map(r => r.length)) }, (_, i) =>
      each.reduce((sum, rows) => sum + (rows[i] ?? 0), 0),
    )
  },
  plain: of => {
    const { judged, reason } = windowsIn(of)
    const points = judged.flatMap(w => (isPlain(w.plain) ? [{ ...w, ...w.plain }] : []))
    if (points.length === 0) return absent(reason ?? lackOf(judged))
    const { over } = of.metric as OverTimeMetric
    if (over === 'trend') {
      const value = folded(points, of)
      return typeof value === 'number' ? { value, bound: boundIn(of) } : value
    }
    const run = worstRun(points, over, p => harmOf(of, p.value))
    if (!run) return absent('too_few')
    const mildest = least(run, p => harmOf(of, p.value))
    return { value: mildest.value, bound: mildest.bound, during: spanOf(of, run) }
  },
  seek: (of, alpha) => {
    const { judged, reason } = windowsIn(of)
    if (judged.length === 0) return absent(reason ?? 'too_few')
    return (of.metric as OverTimeMetric).over === 'trend' ? seekTrend(of, judged) : seekRun(of, judged, alpha)
  },
}

interface Window {
  /** Its number. */
  at: number
  of: Case
  incumbent: Measured | null
  candidate: Measured | null
  plain: Plain | { absent: Absent }
}

interface Windows {
  all: readonly Window[]
  /** With enough rows in every arm that the limit is about. */
  judged: readonly Window[]
  /** Enough rows in one arm and too few in the other: evidence gone missing. */
  lost: boolean
  /** Why none is judged. */
  reason: Absent | null
}

/** What is asked for several times: the windows of a case, and what each says by itself. */
const cuts = new WeakMap<Case, Windows>()
const judgments = new WeakMap<Window, Judged>()

function remembered<K extends object, V>(all: WeakMap<K, V>, key: K, make: () => V): V {
  const value = all.get(key) ?? make()
  all.set(key, value)
  return value
}

const windowsIn = (of: Case): Windows => remembered(cuts, of, () => cut(of))

function cut(of: Case): Windows {
  const { minRows } = of.metric as OverTimeMetric
  const values = groupValues(of.check, of.by, of.answers)
  const times = values.filter(v => v !== null).map(Number)
  if (times.length === 0) return { all: [], judged: [], lost: false, reason: values.length > 0 ? 'no_time' : 'no_rows' }
  const all = times.sort((a, b) => a - b).map(at => windowOf(of, at))
  if (!isContrast(of.check.limit))
    return { all, judged: all.filter(w => (w.candidate?.n ?? 0) >= minRows), lost: false, reason: null }
  const rows = (w: Window) => [w.incumbent?.n ?? 0, w.candidate?.n ?? 0] as const
  const spans = [0, 1].map(i => all.filter(w => rows(w)[i]! > 0).map(w => w.at))
  const [from, until] = [Math.max(...spans.map(s => s[0] ?? 0)), Math.min(...spans.map(s => s.at(-1) ?? -1))]
  const both = all.filter(w => w.at >= from && w.at <= until)
  const enough = (w: Window) => Math.min(...rows(w)) >= minRows
  return {
    all,
    judged: both.filter(enough),
    // A quiet hour at the edge is no loss: half of what is asked for is.
    lost: both.some(w => Math.max(...rows(w)) >= minRows && Math.min(...rows(w)) < minRows / 2),
    reason: both.length === 0 ? 'not_comparable' : null,
  }
}

/** A window as a case of its own, on a slice of its own. */
function windowOf(of: Case, at: number): Window {
  const { check, by } = of
  const metric = (of.metric as OverTimeMetric).of
  const slice = check.slice ?? { name: 'window', by: [], prove: false, marginScale: 1, minRows: 0 }
  const whole = metric.shape === 'shift' && metric.against !== 'incumbent'
  const inside: readonly Scalar[] = [...by, at]
  const one: Case = { ...of, metric, by: inside, check: { ...check, slice }, ...(whole && { referenceBy: by }) }
  const shown = shapes[metric.shape].shown(one)
  return { at, of: one, incumbent: shown.incumbent, candidate: shown.candidate, plain: plainValue(one, shown) }
}

const isPlain = (x: Plain | { absent: Absent }): x is Plain => !('absent' in x)
const lackOf = (windows: readonly Window[]): Absent =>
  windows.flatMap(w => (isPlain(w.plain) ? [] : [w.plain.absent]))[0] ?? 'too_few'

const boundIn = ({ check: { limit, slice }, metric }: Case): number =>
  boundOf(limit, metric.better, slice?.marginScale ?? 1)

/** The bare value of one arm. */
function folded(points: readonly { at: number; value: number }[], of: Case): number | { absent: Absent } {
  const { over, better } = of.metric as OverTimeMetric
  if (over !== 'trend') {
    // By which side is worse, whatever the limit's is.
    const harm = (p: { value: number }) => (better === 'higher' ? -p.value : distanceOf(p.value, better))
    const run = worstRun(points, over, harm)
    return run ? least(run, harm).value : absent('too_few')
  }
  if (points.length < 2) return absent('too_few')
  const slopes = points.flatMap((b, j) => points.slice(0, j).map(a => (b.value - a.value) / (b.at - a.at)))
  return median(Float64Array.from(slopes).sort()) * (points.at(-1)!.at - points[0]!.at)
}

/** The run of so many windows on end whose mildest is the worst. */
function worstRun<P>(points: readonly P[], windows: number, harm: (p: P) => number): readonly P[] | null {
  const mildest = (run: readonly P[]) => Math.min(...run.map(harm))
  const runs = runsOf(points, windows)
  return runs.length === 0 ? null : runs.reduce((a, b) => (mildest(b) > mildest(a) ? b : a))
}

const least = <P>(run: readonly P[], harm: (p: P) => number): P => run.reduce((a, b) => (harm(b) < harm(a) ? b : a))

const runsOf = <P>(points: readonly P[], windows: number): (readonly P[])[] =>
  Array.from({ length: Math.max(0, points.length - windows + 1) }, (_, i) => points.slice(i, i + windows))

/** Larger is worse, on the side that the limit is on. */
function harmOf({ check: { limit }, metric: { better } }: Case, value: number): number {
  const side = sideOf(limit, better)
  if (side === 'either side') return limit.kind === 'equivalent' ? Math.abs(value) : distanceOf(value, better)
  return side === 'above' ? value : -value
}

function seekTrend(of: Case, windows: readonly Window[]): Sought {
  const points = windows.flatMap(w => (isPlain(w.plain) ? [{ at: w.at, value: w.plain.value }] : []))
  const found = trendOf(
    points.map(p => p.at),
    points.map(p => p.value),
  )
  if (isAbsent(found)) return absent(found.absent === 'constant' ? 'constant' : 'too_few')
  const span = points.at(-1)!.at - points[0]!.at
  return {
    inference: through(
      found.inference,
      change => change / span,
      slope => slope * span,
    ),
    bound: boundIn(of),
    designEffect: null,
    during: spanOf(of, points),
    settled: false,
    cannotPass: found.effective < LEAST_STRETCHES ? 'bursts' : null,
  }
}

/** What one window says by itself; nothing, where it is too small for its metric. */
interface Judged extends Claims {
  at: number
  sought: Sought
}

const judgeWindow = (of: Case, window: Window): Judged =>
  remembered(judgments, window, () => {
    const { at, of: one } = window
    const sought = shapes[one.metric.shape as 'arm'].seek(one, 1 - of.plan.confidence)
    if ('absent' in sought) return { at, sought, p: 1, pPass: 1 }
    const stand = sought.claims ?? claims(sought.inference, of.check.limit, of.metric.better, sought.bound)
    return { at, sought, ...stand }
  })

function seekRun(of: Case, windows: readonly Window[], alpha: number): Sought {
  const length = (of.metric as OverTimeMetric).over as number
  const judged = windows.map(w => judgeWindow(of, w))
  const runs = runsOf(judged, length).map(run => ({
    run,
    p: Math.max(...run.map(w => w.p)),
    pPass: Math.min(1, length * Math.min(...run.map(w => w.pPass))),
  }))
  const told = runs.filter(({ run }) => run.every(w => !('absent' in w.sought)))
  if (told.length === 0)
    return judged.flatMap(({ sought }) => ('absent' in sought ? [sought] : []))[0] ?? absent('too_few')
  const fewest = Math.min(...told.map(r => r.p))
  const p = Math.min(1, runs.length * fewest)
  const pPass = Math.max(...runs.map(r => r.pPass))
  const level = alpha / 2
  const harm = ({ run }: (typeof runs)[number]) => Math.min(...run.map(w => harmOf(of, findingOf(w).inference.value)))
  const among =
    p <= level ? told.filter(r => r.p === fewest) : pPass <= level ? told : told.filter(r => r.pPass >= pPass)
  const { run } = (among.length > 0 ? among : told).reduce((a, b) => (harm(b) > harm(a) ? b : a))
  const mildest = least(run, w => harmOf(of, findingOf(w).inference.value))
  return {
    ...findingOf(mildest),
    inference: ofRun(
      of,
      run.map(w => findingOf(w).inference),
      findingOf(mildest).inference,
      runs.length,
    ),
    claims: { p, pPass },
    during: spanOf(of, run),
    settled: false,
    undecided: p > level && fewest <= level ? 'multiplicity' : undefined,
  }
}

const findingOf = ({ sought }: Judged): Finding => sought as Finding

/**
 * Of the level that a run does not fall below: each end is the mildest window's. The one towards harm errs in any of the
 * run's windows, the other in any of the runs.
 */
function ofRun(of: Case, run: readonly Inference[], mildest: Inference, runs: number): Inference {
  const side = sideOf(of.check.limit, of.metric.better)
  const method = `${run.length === 1 ? `worst of ${runs} windows` : `${run.length} windows on end, of ${runs} runs`}, each ${mildest.method}`
  if (side === 'either side') return { ...mildest, method }
  const ends = (which: 'low' | 'high', alpha: number): number | null => {
    const all = run.map(w => w.interval(alpha)[which])
    // The end of the mildest: unbounded only where all are, or where any is.
    const bounded = all.filter(x => x !== null)
    const unbounded = side === 'above' ? which === 'low' : which === 'high'
    if (bounded.length === 0 || (unbounded && bounded.length < all.length)) return null
    return side === 'above' ? Math.min(...bounded) : Math.max(...bounded)
  }
  return {
    ...mildest,
    method,
    interval: alpha => {
      const [shown, ruledOut] = [alpha / runs, alpha / run.length]
      return side === 'above'
        ? { low: ends('low', shown), high: ends('high', ruledOut) }
        : { low: ends('low', ruledOut), high: ends('high', shown) }
    },
  }
}

/** Which windows are shown to be beyond the limit, corrected for their number (Holm). */
function beyondIn(of: Case, windows: readonly Window[]): readonly (boolean | null)[] {
  const { kind, better } = of.metric
  if (kind === 'exact' || of.check.limit.rule === 'point')
    return windows.map(w => (isPlain(w.plain) ? !meets(w.plain.value, of.check.limit, better, w.plain.bound) : null))
  const judged = windows.map(w => judgeWindow(of, w))
  const adjusted = adjust(
    judged.map(w => w.p),
    'holm',
  )
  return judged.map(({ sought }, i) => ('absent' in sought ? null : adjusted[i]! <= (1 - of.plan.confidence) / 2))
}

/** From the first window's beginning to the last one's end. */
const spanOf = ({ metric }: Case, windows: readonly { at: number }[]): Span =>
  windowSpan((metric as OverTimeMetric).seconds, windows[0]!.at, windows.at(-1)!.at)

const describeWindow = (of: Case, window: Window, beyond: boolean | null): JudgedWindow => ({
  ...spanOf(of, [window]),
  incumbent: describeArm(window.incumbent, null),
  candidate: describeArm(window.candidate, null),
  value: isPlain(window.plain) ? window.plain.value : null,
  beyond,
})
