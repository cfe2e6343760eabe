import type { Drawn } from './cell-counts.ts'
import type { Absent, StudentEvidence } from './evidence.ts'
import type { Moments } from './statistics.ts'

/**
 * (mean − the reference's mean) / the reference's sd (n − 1), with the error of that sd and its covariance with the mean,
 * from moments of x and x². Where the mean is so large that x² says nothing of the spread, x is taken for normal.
 */
export function meanShift(
  arm: Moments<'x'>,
  reference: Moments<'x'>,
  squares: Moments<'x' | 'xx'>,
  drawn: Drawn,
): { value: number; evidence: StudentEvidence } | Absent {
  const [n, m] = [arm.n, reference.n]
  if (n < 2 || m < 2) return { absent: 'no_rows' }
  const variance = reference.comoments.x.x / (m - 1)
  if (!(variance > 1e-28 * reference.mean.x ** 2)) return { absent: 'constant' }
  const sd = Math.sqrt(variance)
  const value = (arm.mean.x - reference.mean.x) / sd
  const { x: mean } = reference.mean
  const [xx, xy, yy] = [squares.comoments.x.x, squares.comoments.x.xx, squares.comoments.xx.xx].map(c => c / squares.n)
  const exact = squares.n === m && mean ** 2 < 1e6 * variance
  // Of (x − mean)², over sd⁴; and its covariance with x, over sd³.
  const kurtosis = exact ? Math.max(0, yy! - 4 * mean * xy! + 4 * mean ** 2 * xx!) / variance ** 2 : 2
  const skewness = exact ? (xy! - 2 * mean * xx!) / sd ** 3 : 0
  const ofReference = Math.max(0, 1 + value * skewness + (value ** 2 * kurtosis) / 4)
  const ofArm = arm.comoments.x.x / (n - 1) / variance
  const se = Math.sqrt((ofArm * drawn.arm) / n + (ofReference * drawn.reference) / m)
  return { value, evidence: { kind: 'student', value, se, df: Math.min(n, m) - 1, method: 'Welch t' } }
}
