import type { Absent, JointEvidence, StudentEvidence } from './evidence.ts'
import type { Spreads } from './statistics.ts'

/** Mean and variance (n − 1) of Σ wᵢxᵢ. */
export function linear<N extends string>(
  { n, mean, comoments }: Spreads<N>,
  weights: Readonly<Partial<Record<N, number>>>,
): { n: number; mean: number; variance: number } | Absent {
  if (!(n > 1)) return { absent: n > 0 ? 'too_few' : 'no_rows' }
  const terms = Object.entries(weights) as [N, number][]
  const total = terms.reduce((sum, [name, w]) => sum + w * mean[name], 0)
  const squares = terms.reduce((sum, [a, w]) => terms.reduce((s, [b, v]) => s + w * v * comoments[a][b], sum), 0)
  return { n, mean: total, variance: Math.max(0, squares) / (n - 1) }
}

/** Mean of one expression, by t. Two of these, of independent rows, are Welch's t. */
export function meanEvidence<N extends string>(m: Spreads<N>, name: N): StudentEvidence | Absent {
  const of = linear(m, { [name]: 1 } as Partial<Record<N, number>>)
  if ('absent' in of) return of
  return { kind: 'student', value: of.mean, se: Math.sqrt(of.variance / of.n), df: of.n - 1 }
}

/** Third central moment of the mean of c − i, from the mean of (c − i)³. */
function thirdOf({ n, mean, comoments }: Spreads<'incumbent' | 'candidate' | 'cubed'>): number {
  const d = mean.candidate - mean.incumbent
  const variance =
    (comoments.candidate.candidate - 2 * comoments.incumbent.candidate + comoments.incumbent.incumbent) / n
  return (mean.cubed - 3 * d * variance - d ** 3) / n ** 2
}

/** Means of both arms over the same rows: the paired t, and Fieller's ratio. `cubed`: (candidate − incumbent)³. */
export function pairedMeans<N extends string>(m: Spreads<N>, incumbent: N, candidate: N): JointEvidence | Absent {
  const { n, mean, comoments } = m
  if (!(n > 1)) return { absent: n > 0 ? 'too_few' : 'no_rows' }
  const per = n * (n - 1)
  return {
    kind: 'joint',
    incumbent: mean[incumbent],
    candidate: mean[candidate],
    covariance: [
      comoments[incumbent][incumbent] / per,
      comoments[incumbent][candidate] / per,
      comoments[candidate][candidate] / per,
    ],
    df: n - 1,
    ...('cubed' in mean && { third: thirdOf(m as Spreads<string> as Spreads<'incumbent' | 'candidate' | 'cubed'>) }),
    method: 'paired t',
  }
}

/** Σ numerator / Σ denominator by the delta method: the variance is that of numerator − R·denominator, over mean². */
export function ratioOfMeans<N extends string>(m: Spreads<N>, numerator: N, denominator: N): StudentEvidence | Absent {
  const below = m.mean[denominator]
  if (!(m.n > 1)) return { absent: m.n > 0 ? 'too_few' : 'no_rows' }
  if (below === 0) return { absent: 'near_zero' }
  const value = m.mean[numerator] / below
  const rest = linear(m, { [numerator]: 1, [denominator]: -value } as Partial<Record<N, number>>)
  if ('absent' in rest) return rest
  return {
    kind: 'student',
    value,
    se: Math.sqrt(rest.variance / m.n) / Math.abs(below),
    df: m.n - 1,
    method: 'delta method t',
  }
}

/**
 * Σ numerator / Σ denominator of both arms over the same rows, by the delta method: each ratio's error is that of
 * (numerator − R·denominator) / mean denominator, and so is their covariance.
 */
export function pairedRatios<N extends string>(
  m: Spreads<N>,
  incumbent: readonly [numerator: N, denominator: N],
  candidate: readonly [numerator: N, denominator: N],
): JointEvidence | Absent {
  const { n, mean, comoments } = m
  if (!(n > 1)) return { absent: n > 0 ? 'too_few' : 'no_rows' }
  const arms = [incumbent, candidate].map(([numerator, denominator]) => {
    const value = mean[numerator] / mean[denominator]
    return {
      value,
      terms: [
        [numerator, 1 / mean[denominator]],
        [denominator, -value / mean[denominator]],
      ] as const,
    }
  })
  const [i, c] = arms as [(typeof arms)[0], (typeof arms)[0]]
  if (!Number.isFinite(i.value) || !Number.isFinite(c.value)) return { absent: 'near_zero' }
  const covariance = (a: typeof i, b: typeof i) =>
    a.terms.reduce((sum, [x, w]) => b.terms.reduce((s, [y, v]) => s + w * v * comoments[x][y], sum), 0) / (n * (n - 1))
  return {
    kind: 'joint',
    incumbent: i.value,
    candidate: c.value,
    covariance: [covariance(i, i), covariance(i, c), covariance(c, c)],
    df: n - 1,
    method: 'paired delta method t',
  }
}
