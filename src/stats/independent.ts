import type { OneSample, TwoSample } from './evidence.ts'

/** Two samples without pairs: candidate − incumbent. */
export function independent(incumbent: OneSample, candidate: OneSample): TwoSample {
  if (incumbent.kind === 'rate' && candidate.kind === 'rate') return { kind: 'rates-independent', incumbent, candidate }
  if (incumbent.kind === 'student' && candidate.kind === 'student' && !incumbent.scale && !candidate.scale)
    return {
      kind: 'joint',
      incumbent: incumbent.value,
      candidate: candidate.value,
      covariance: [incumbent.se ** 2, 0, candidate.se ** 2],
      df: [incumbent.df, candidate.df],
      method: incumbent.method === 'DeLong' ? 'DeLong, unpaired' : 'Welch',
    }
  return { kind: 'mover', incumbent, candidate, correlation: 0 }
}
