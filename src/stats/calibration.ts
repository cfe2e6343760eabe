import type { Gaps } from './gaps.ts'
import type { Cells, Spreads } from './statistics.ts'

/** Cells of scores: the key is the bin, a missing one (no label, no score) is left out. */
export type Curve = Cells<'bin', 'score' | 'label'>

const known = ({ size, keys }: Curve): number[] =>
  Array.from({ length: size }, (_, i) => i).filter(i => keys.bin[i] !== null)

/** Positives, and the sum of scores, by bin; an empty bin has none. */
export function gapsOf(curve: Curve): Gaps {
  const bins = (curve.edges.bin?.length ?? 0) + 1
  const gaps = { n: new Float64Array(bins), observed: new Float64Array(bins), expected: new Float64Array(bins) }
  for (const i of known(curve)) {
    const bin = curve.keys.bin[i] as number
    const n = curve.n[i]!
    gaps.n[bin] = n
    gaps.observed[bin] = n * curve.mean.label[i]!
    gaps.expected[bin] = n * curve.mean.score[i]!
  }
  return gaps
}

/** Rows of the curve and its positives. */
export function labelled(curve: Curve): { n: number; positives: number; expected: number } {
  let [n, positives, expected] = [0, 0, 0]
  for (const i of known(curve)) {
    n += curve.n[i]!
    positives += curve.n[i]! * curve.mean.label[i]!
    expected += curve.n[i]! * curve.mean.score[i]!
  }
  return { n, positives, expected }
}

/**
 * Murphy's parts of the Brier score by bins, as they are and with what their own noise adds taken off: of a bin of n
 * rows with rate r, the square of its rate has r(1 − r)/(n − 1) too much. Murphy, Journal of Applied Meteorology 12
 * (1973); bias: Bröcker, Quarterly Journal of the Royal Meteorological Society 138 (2012).
 */
export interface Murphy {
  reliability: number
  resolution: number
}
export function murphy(curve: Curve, debiased = false): Murphy | null {
  const { n: total, positives } = labelled(curve)
  if (!(total > 0)) return null
  const base = positives / total
  let [reliability, resolution, added] = [0, 0, 0]
  for (const i of known(curve)) {
    const share = curve.n[i]! / total
    const rate = curve.mean.label[i]!
    reliability += share * (curve.mean.score[i]! - rate) ** 2
    resolution += share * (rate - base) ** 2
    if (curve.n[i]! > 1) added += (share * rate * (1 - rate)) / (curve.n[i]! - 1)
  }
  if (!debiased) return { reliability, resolution }
  const ofBase = total > 1 ? (base * (1 - base)) / (total - 1) : 0
  return { reliability: Math.max(0, reliability - added), resolution: Math.max(0, resolution - added + ofBase) }
}

/** Fine cells of the logit of the score, x, with what the likelihood needs of them; the key is not read. */
export type LogitCells = Cells<'cell', 'x' | 'label' | 'square' | 'product'>

export interface Recalibration {
  intercept: number
  slope: number
}

/** Newton's method needs fewer than ten steps where there is a maximum. */
const STEPS = 60
const EXACT = 1e-9
const ENDLESS = 1e3
const FLAT = 1e-12

/**
 * Logistic recalibration: logit P(y = 1) = intercept + slope · x by maximum likelihood (Cox 1958), by Newton's method
 * with halved steps. Σy and Σxy are exact; Σp(x) and Σxp(x) are taken cell by cell to the second order about the mean of
 * x, exactly so where a cell has one value: with cells of 1/16 the rest is below 1e-7 on logs of 16,000 rows. Null where there is no
 * maximum: one class, one score, or classes that a threshold separates.
 */
export function recalibration(cells: LogitCells): Recalibration | null {
  const { size, keys } = cells
  const used = Array.from({ length: size }, (_, i) => i).filter(i => keys.cell[i] !== null && cells.n[i]! > 0)
  const n = Float64Array.from(used, i => cells.n[i]!)
  const x = Float64Array.from(used, i => cells.mean.x[i]!)
  const spread = Float64Array.from(used, i => Math.max(0, cells.mean.square[i]! - cells.mean.x[i]! ** 2))
  let [rows, y, xy, sx, sxx] = [0, 0, 0, 0, 0]
  for (const [j, i] of used.entries()) {
    rows += n[j]!
    y += n[j]! * cells.mean.label[i]!
    xy += n[j]! * cells.mean.product[i]!
    sx += n[j]! * x[j]!
    sxx += n[j]! * (x[j]! ** 2 + spread[j]!)
  }
  if (!(rows > 0) || !(y > 0) || !(y < rows) || !(sxx - sx ** 2 / rows > 1e-12 * sxx)) return null
  const at = (a: number, b: number): Step => {
    let [loss, fa, fb, faa, fab, fbb] = [-a * y - b * xy, -y, -xy, 0, 0, 0]
    for (let j = 0; j < x.length; j++) {
      const [m, xj, v] = [n[j]!, x[j]!, spread[j]!]
      const eta = a + b * xj
      const p = 1 / (1 + Math.exp(-eta))
      const p1 = p * (1 - p)
      const bend = (p1 * (1 - 2 * p) * b * b * v) / 2
      loss += m * (Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta))) + (p1 * b * b * v) / 2)
      fa += m * (p + bend)
      fb += m * (xj * (p + bend) + p1 * b * v)
      faa += m * p1
      fab += m * xj * p1
      fbb += m * (xj * xj + v) * p1
    }
    return { loss, fa, fb, faa, fab, fbb }
  }
  let [a, b] = [0, 1]
  let here = at(a, b)
  for (let step = 0; step < STEPS; step++) {
    const { fa, fb, faa, fab, fbb } = here
    const determinant = faa * fbb - fab * fab
    // Towards separated classes the likelihood flattens for ever
    if (!(determinant > FLAT * rows * sxx)) return null
    let da = (fbb * fa - fab * fb) / determinant
    let db = (faa * fb - fab * fa) / determinant
    const small = Math.abs(da) <= EXACT * (1 + Math.abs(a)) && Math.abs(db) <= EXACT * (1 + Math.abs(b))
    let next = at(a - da, b - db)
    for (let halved = 0; halved < 60 && !(next.loss <= here.loss + 1e-14 * Math.abs(here.loss)); halved++) {
      da /= 2
      db /= 2
      next = at(a - da, b - db)
    }
    a -= da
    b -= db
    here = next
    if (small) return { intercept: a, slope: b }
    if (Math.abs(a) > ENDLESS || Math.abs(b) > ENDLESS) return null
  }
  return null
}

interface Step {
  loss: number
  fa: number
  fb: number
  faa: number
  fab: number
  fbb: number
}

/**
 * Spiegelhalter's z: Σ(y − s)(1 − 2s) over √Σ(1 − 2s)²s(1 − s), from the means of both terms; null where every score is
 * 0, 1/2 or 1. Statistics in Medicine 5 (1986).
 */
export function spiegelhalter({ n, mean }: Spreads<'off' | 'variance'>): number | null {
  return n > 0 && mean.variance > 0 ? (Math.sqrt(n) * mean.off) / Math.sqrt(mean.variance) : null
}
