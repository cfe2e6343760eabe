import {
  absent,
  type CellCounts,
  type Cells,
  chiSquare,
  chiSquareTest,
  cramersV,
  cramersVEvidence,
  type Drawn,
  type Evidence,
  hellinger,
  hellingerEvidence,
  jensenShannon,
  jensenShannonEvidence,
  psi,
  psiEvidence,
  type Subject,
  shiftMetric,
  sideBySide,
  totalVariation,
  totalVariationEvidence,
} from 'mlgate'
import { about, binned, named, ofEach } from './about.ts'

type Binned = { bins: Cells<'value'> }
export const DISTANCES = ['psi', 'js', 'hellinger', 'total_variation', 'cramers_v'] as const
export type DistanceName = (typeof DISTANCES)[number]

interface Distance {
  summary: string
  source: string
  measuredIn: string
  most: number | null
  value: (counts: CellCounts) => number
  evidence: (counts: CellCounts, drawn: Drawn) => Evidence | null
}

const distances: Readonly<Record<DistanceName, Distance>> = {
  psi: {
    summary: 'population stability index: Σ (p − q) ln(p/q) over bins',
    source:
      'shares floored at 1e-4, 1e-9; against a limit: half a row added to each bin, less (B − 1)(1/n + 1/m), by the noncentral χ²',
    measuredIn: 'nats',
    most: null,
    value: psi,
    evidence: psiEvidence,
  },
  js: {
    summary: 'Jensen-Shannon distance to base 2, over bins',
    source: 'scipy.spatial.distance.jensenshannon(base=2), 1e-9; against a limit: debiased, by the noncentral χ²',
    measuredIn: 'distance',
    most: 1,
    value: jensenShannon,
    evidence: jensenShannonEvidence,
  },
  hellinger: {
    summary: 'Hellinger distance √(½ Σ (√p − √q)²), over bins',
    source: 'NannyML and Evidently, 1e-9; against a limit: debiased, by the noncentral χ²',
    measuredIn: 'distance',
    most: 1,
    value: hellinger,
    evidence: hellingerEvidence,
  },
  total_variation: {
    summary: 'total variation ½ Σ |p − q|: the share of rows that would have to move to another bin',
    source: 'scipy.spatial.distance.cityblock / 2, 1e-9; against a limit: debiased, by Gaussian concentration',
    measuredIn: 'share',
    most: 1,
    value: totalVariation,
    evidence: totalVariationEvidence,
  },
  cramers_v: {
    summary: "Cramér's V √(χ²/(n + m)) of bins by log",
    source: 'scipy.stats.contingency.association, 1e-9; against a limit: debiased, by the noncentral χ²',
    measuredIn: 'distance',
    most: 1,
    value: cramersV,
    evidence: cramersVEvidence,
  },
}

const side = ({ bins: a }: Binned, { bins: b }: Binned): CellCounts => sideBySide(a, b)

/** The distance of one subject; null: it is neither a number nor a name. */
export function distanceOf(name: DistanceName, subject: Subject, bins: number) {
  const from = binned(subject, bins)
  const { summary, source, measuredIn, most, value, evidence } = distances[name]
  return (
    from &&
    shiftMetric({
      ...about,
      summary,
      source,
      measuredIn,
      range: [0, most],
      from,
      value: (a, b) => {
        const counts = side(a, b)
        return counts.n * counts.m > 0 ? value(counts) : absent('no_rows')
      },
      closed: (a, b, drawn) => evidence(side(a, b), drawn),
      tests: (a, b) => named('χ²', chiSquareTest(side(a, b))),
    })
  )
}

function chiSquareOf(subject: Subject, bins: number) {
  const from = binned(subject, bins)
  return (
    from &&
    shiftMetric({
      ...about,
      summary: 'χ² test that bins are as frequent in both',
      source:
        "scipy.stats.chi2_contingency(correction=False), p 1e-6; by Rao and Scott's design effect; bins joined where Cochran's rule is not met",
      kind: 'test',
      measuredIn: 'χ²',
      range: [0, null],
      from,
      value: (a, b) => {
        const counts = side(a, b)
        if (counts.n * counts.m === 0) return absent('no_rows')
        return counts.arm.length < 2 ? absent('constant') : chiSquare(counts).statistic
      },
      test: (a, b, drawn) => chiSquareTest(side(a, b), drawn)?.p ?? null,
    })
  )
}

export const ofCells = (bins: number) => ({
  ...Object.fromEntries(
    DISTANCES.map(name => [name, ofEach(distances[name].summary, subject => distanceOf(name, subject, bins))]),
  ),
  chi2: ofEach('χ² test that bins are as frequent in both', subject => chiSquareOf(subject, bins)),
})
