import {
  abs,
  absent,
  type Drawn,
  type Empirical,
  type Evidence,
  type Expr,
  empirical,
  isNumeric,
  kolmogorovSmirnov,
  ksEvidence,
  literal,
  lt,
  mannWhitney,
  meanShift,
  moments,
  type Rows,
  rows,
  type Subject,
  shiftMetric,
  square,
  type Value,
  wassersteinEvidence,
  when,
} from 'mlgate'
import { about, binned, named, ofEach } from './about.ts'

/** Of larger logs all rows in fine cells, or so many that are drawn: distances err by 0.001 of a distribution at most. */
const MOST_ROWS = 1_000_000

const double = (arg: Expr): Expr => ({ is: 'cast', to: 'double', attempt: false, arg })
/** Of what has a square whose square is a number; where a value has none, the squares are not used. */
const squared = (x: Expr): Expr => when(lt(abs(x), 1e70), square(x), literal(null))

interface Distance {
  summary: string
  source: string
  measuredIn: string
  most: number | null
  value: (found: Empirical) => Value
  evidence: (found: Empirical, drawn: Drawn) => Evidence | null
}

const distances: Readonly<Record<'ks' | 'wasserstein' | 'wasserstein_sd', Distance>> = {
  ks: {
    summary: 'Kolmogorov-Smirnov distance sup |F − G|',
    source: 'scipy.stats.ks_2samp, 1e-9; against a limit: debiased, by Gaussian concentration',
    measuredIn: 'share',
    most: 1,
    value: found => found.ks,
    evidence: ksEvidence,
  },
  wasserstein: {
    summary: "Wasserstein distance ∫ |F − G|, in the subject's unit",
    source: 'scipy.stats.wasserstein_distance, 1e-9; against a limit: debiased, by Gaussian concentration',
    measuredIn: 'distance',
    most: null,
    value: found => found.wasserstein,
    evidence: (found, drawn) => wassersteinEvidence(found, drawn, 'nothing'),
  },
  wasserstein_sd: {
    summary: "Wasserstein distance over the reference's standard deviation",
    source:
      'scipy.stats.wasserstein_distance / numpy.std(ddof=1), 1e-9; as Evidently, but for its floor of 0.001 and its n for n − 1',
    measuredIn: 'sd',
    most: null,
    value: ({ wasserstein, sd }) => (sd > 0 ? wasserstein / sd : absent('constant')),
    evidence: (found, drawn) => wassersteinEvidence(found, drawn, 'sd'),
  },
}

type Values = { values: Rows<'x'> }

/** Distances of the values themselves, whatever the bins; missing ones are left out. */
function distanceOf({ summary, source, measuredIn, most, value, evidence }: Distance, subject: Subject, bins: number) {
  if (!isNumeric(subject)) return null
  return shiftMetric({
    ...about,
    summary,
    source,
    measuredIn,
    range: [0, most],
    // The bins tell how far rows are from independent.
    from: { values: rows({ x: double(subject.expr) }, MOST_ROWS, { beyond: 'cells' }), ...binned(subject, bins)! },
    value: (a, b) => {
      const found = sweep(a, b)
      return 'absent' in found ? absent('no_rows') : value(found)
    },
    closed: (a, b, drawn) => {
      const found = sweep(a, b)
      return 'absent' in found ? null : evidence(found, drawn)
    },
    tests: (a, b) => {
      const found = sweep(a, b)
      if ('absent' in found) return {}
      const { n, m, u, ties } = found
      return {
        ...named('Kolmogorov-Smirnov', kolmogorovSmirnov(found)),
        // U of the reference: how often one of its values is above one of the arm's.
        ...named('Mann-Whitney', mannWhitney(n * m - u, m, n, ties)),
      }
    },
  })
}

/** The same rows are asked for by every distance and every limit. */
const swept = new WeakMap<Rows<'x'>, WeakMap<Rows<'x'>, ReturnType<typeof empirical>>>()
function sweep({ values: a }: Values, { values: b }: Values): ReturnType<typeof empirical> {
  const known = swept.get(a) ?? new WeakMap()
  swept.set(a, known)
  const found = known.get(b) ?? compared(numbersIn(a), numbersIn(b))
  known.set(b, found)
  return found
}
type Numbers = ReturnType<typeof numbersIn>
const compared = (a: Numbers, b: Numbers) => empirical(a.values, b.values, { arm: a.standing, reference: b.standing })

function numbersIn({ size, columns: { x }, weights, counts }: Rows<'x'>) {
  const known = Array.from({ length: size }, (_, i) => i).filter(i => x[i] !== null && Number.isFinite(Number(x[i])))
  const of = (all: Float64Array) => Float64Array.from(known, i => all[i]!)
  return {
    values: Float64Array.from(known, i => Number(x[i])),
    standing: counts
      ? ({ of: of(counts), rows: 'counted' } as const)
      : weights
        ? ({ of: of(weights), rows: 'weighted' } as const)
        : null,
  }
}

function meanShiftOf(subject: Subject) {
  if (!isNumeric(subject)) return null
  const { expr } = subject
  return shiftMetric({
    ...about,
    summary: "shift of the mean, in the reference's standard deviations",
    source: '(mean − mean of the reference) / numpy.std(ddof=1) of the reference, 1e-9; t by the delta method',
    better: { target: 0 },
    measuredIn: 'sd',
    from: { values: moments({ x: expr }), squares: moments({ x: expr, xx: squared(double(expr)) }) },
    value: ({ values: a }, { values: b, squares }) => {
      const found = meanShift(a, b, squares, { arm: 1, reference: 1, together: false })
      return 'absent' in found ? absent(found.absent === 'constant' ? 'constant' : 'no_rows') : found.value
    },
    closed: ({ values: a }, { values: b, squares }, drawn) => {
      const found = meanShift(a, b, squares, drawn)
      return 'absent' in found ? null : found.evidence
    },
  })
}

export const ofValues = (bins: number) => ({
  ...Object.fromEntries(
    Object.entries(distances).map(([name, distance]) => [
      name,
      ofEach(distance.summary, subject => distanceOf(distance, subject, bins)),
    ]),
  ),
  mean_shift: ofEach("shift of the mean, in the reference's standard deviations", meanShiftOf),
})
