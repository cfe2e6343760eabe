import type { CellCounts, Drawn } from '../../src/stats/cell-counts.ts'
import * as cells from '../../src/stats/cell-distances.ts'
import { type Empirical, empirical, ksEvidence, wassersteinEvidence } from '../../src/stats/empirical.ts'
import { type Evidence, isAbsent } from '../../src/stats/evidence.ts'
import { infer } from '../../src/stats/infer.ts'
import { generator } from '../../src/stats/resample.ts'

/*
 * How often drift is claimed, and ruled out, where the distance of the populations is known.
 * node test/simulation/drift.ts [runs]: all metrics, sizes and shapes; a line each, `!!` where a tail is over 3.5 %.
 */

const drawn: Drawn = { arm: 1, reference: 1, together: false }
const TAIL = 0.025

export interface Tails {
  fail: number
  pass: number
  /** Runs of which nothing could be said. */
  absent: number
}

interface Measure {
  value: (c: CellCounts) => number
  evidence: (c: CellCounts, drawn: Drawn) => Evidence | null
}

export const measures = {
  psi: { value: cells.psi, evidence: cells.psiEvidence },
  js: { value: cells.jensenShannon, evidence: cells.jensenShannonEvidence },
  hellinger: { value: cells.hellinger, evidence: cells.hellingerEvidence },
  total_variation: { value: cells.totalVariation, evidence: cells.totalVariationEvidence },
  cramers_v: { value: cells.cramersV, evidence: cells.cramersVEvidence },
} satisfies Record<string, Measure>

/** A reference population, and the direction that the other is moved in, e^(a·tilt). */
interface Population {
  reference: readonly number[]
  tilt: (i: number) => number
  ordered: boolean
}
const tenths = Array<number>(10).fill(0.1)
const harmonic = Array.from({ length: 30 }, (_, i) => 1 / (i + 1))
export const populations = {
  shift: { reference: tenths, tilt: i => i - 4.5, ordered: true },
  rise: { reference: tenths, tilt: i => Number(i === 0), ordered: true },
  fall: { reference: tenths, tilt: i => -Number(i === 0), ordered: true },
  binary: { reference: [0.75, 0.25], tilt: i => i, ordered: false },
  rare: { reference: [0.6, 0.3, 0.07, 0.02, 0.01], tilt: i => Number(i === 4), ordered: false },
  harmonic: {
    reference: harmonic.map(x => x / harmonic.reduce((a, b) => a + b)),
    tilt: i => Math.sin(2.1 * i),
    ordered: false,
  },
} satisfies Record<string, Population>

function moved({ reference, tilt }: Population, a: number): number[] {
  const weights = reference.map((q, i) => q * Math.exp(a * tilt(i)))
  const sum = weights.reduce((x, y) => x + y)
  return weights.map(w => w / sum)
}

function draw(shares: readonly number[], n: number, next: () => number): Float64Array {
  const counts = new Float64Array(shares.length)
  for (let i = 0; i < n; i++) {
    let [left, k] = [next(), 0]
    while (k < shares.length - 1 && left >= shares[k]!) left -= shares[k++]!
    counts[k]!++
  }
  return counts
}

/** Claims against a limit, where the populations are `distance` apart; null where these cannot be so far apart. */
export function simulateCells(
  { value, evidence }: Measure,
  population: Population,
  [n, m]: readonly [number, number],
  distance: number,
  limit: number,
  runs: number,
  seed: string,
): Tails | null {
  const counted = (arm: Float64Array, reference: Float64Array): CellCounts => ({
    arm,
    reference,
    n,
    m,
    ordered: population.ordered,
  })
  const q = Float64Array.from(population.reference)
  const apart = (a: number) =>
    value(
      counted(
        Float64Array.from(moved(population, a), p => p * n),
        q.map(share => share * m),
      ),
    )
  let [low, high] = [0, 8]
  if (apart(high) < distance) return null
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (apart(middle) < distance) low = middle
    else high = middle
  }
  const p = distance === 0 ? population.reference : moved(population, low)
  const next = generator(seed)
  return tally(runs, limit, () => evidence(counted(draw(p, n, next), draw(population.reference, m, next)), drawn))
}

export const values = { ks: ksEvidence, wasserstein_sd: (e: Empirical, d: Drawn) => wassersteinEvidence(e, d, 'sd') }

/** The same for normal values, of mean `shift` against 0: there KS is 2Φ(shift/2) − 1 and Wasserstein the shift. */
export function simulateNormal(
  evidence: (e: Empirical, drawn: Drawn) => Evidence | null,
  [n, m]: readonly [number, number],
  shift: number,
  limit: number,
  runs: number,
  seed: string,
): Tails {
  const next = generator(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return tally(runs, limit, () => {
    const found = empirical(
      Float64Array.from({ length: n }, () => normal() + shift),
      Float64Array.from({ length: m }, normal),
    )
    return isAbsent(found) ? null : evidence(found, drawn)
  })
}

function tally(runs: number, limit: number, evidence: () => Evidence | null): Tails {
  const tails = { fail: 0, pass: 0, absent: 0 }
  for (let r = 0; r < runs; r++) {
    const e = evidence()
    const of = e && infer(e)
    if (!of || isAbsent(of)) {
      tails.absent += 1 / runs
      continue
    }
    if (of.above(limit) <= TAIL) tails.fail += 1 / runs
    if (of.below(limit) <= TAIL) tails.pass += 1 / runs
  }
  return tails
}

/** Φ⁻¹ is not needed: the shift of two normals whose KS distance is 0.1, 0.2. */
const SHIFTS = {
  ks: [
    [0.1, 0.25132269],
    [0.2, 0.50669421],
  ],
  wasserstein_sd: [
    [0.1, 0.1],
    [0.2, 0.2],
  ],
} as const

function main(runs: number): void {
  const print = (words: (string | number)[], { fail, pass, absent }: Tails, distance: number) => {
    const over = distance === 0 ? fail > 0.035 : Math.max(fail, pass) > 0.035
    const percent = (x: number) => `${(100 * x).toFixed(2)} %`
    console.log(
      over ? '!!' : '  ',
      ...words,
      'fail',
      percent(fail),
      'pass',
      percent(pass),
      absent > 0 ? `absent ${percent(absent)}` : '',
    )
  }
  const sizes = [
    [100, 100],
    [100, 3000],
    [300, 300],
    [1000, 1000],
    [1000, 10_000],
    [5000, 5000],
    [20_000, 20_000],
  ] as const
  for (const size of sizes) {
    for (const [name, measure] of Object.entries(measures))
      for (const [shape, population] of Object.entries(populations))
        for (const [distance, limit] of [
          [0, 0.1],
          [0.1, 0.1],
          [0.2, 0.2],
        ] as const) {
          const words = [name, shape, ...size, 'at', distance, 'limit', limit]
          const tails = simulateCells(measure, population, size, distance, limit, runs, words.join())
          if (tails) print(words, tails, distance)
        }
    for (const [name, evidence] of Object.entries(values))
      for (const [limit, shift] of [[0.1, 0], ...SHIFTS[name as keyof typeof SHIFTS]] as const) {
        const words = [name, ...size, 'at', shift === 0 ? 0 : limit, 'limit', limit]
        print(words, simulateNormal(evidence, size, shift, limit, Math.min(runs, 1000), words.join()), shift)
      }
  }
}

if (import.meta.main) main(Number(process.argv[2] ?? 4000))
