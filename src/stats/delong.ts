import type { Absent, JointEvidence, StudentEvidence } from './evidence.ts'
import type { Ranks } from './statistics.ts'

/*
 * DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988): the covariance of AUCs is S10/m + S01/n, the covariances of
 * the placements of m positives and of n negatives. As R's pROC: normal for one curve and for a pair, t with
 * Satterthwaite's degrees of freedom for curves of other rows. The bound of binned ranks widens the interval.
 */

const few = ({ positives, negatives }: Ranks): Absent | null =>
  positives + negatives === 0
    ? { absent: 'no_rows' }
    : positives === 0 || negatives === 0
      ? { absent: 'one_class' }
      : positives === 1 || negatives === 1
        ? { absent: 'too_few' }
        : null

const covariance = <N extends string>({ s10, s01, positives, negatives }: Ranks<N>, a: N, b: N): number =>
  s10[a][b] / positives + s01[a][b] / negatives

/** One AUC. */
export function delong<N extends string>(ranks: Ranks<N>, score: N): StudentEvidence | Absent {
  const variance = covariance(ranks, score, score)
  return (
    few(ranks) ?? {
      kind: 'student',
      value: ranks.auc[score],
      se: Math.sqrt(Math.max(0, variance)),
      df: null,
      unpairedDf: ranks.positives + ranks.negatives - 1,
      bound: ranks.bound,
      method: 'DeLong',
    }
  )
}

/** Two scores of the same rows. */
export function delongPaired<N extends string>(ranks: Ranks<N>, incumbent: N, candidate: N): JointEvidence | Absent {
  return (
    few(ranks) ?? {
      kind: 'joint',
      incumbent: ranks.auc[incumbent],
      candidate: ranks.auc[candidate],
      covariance: [
        covariance(ranks, incumbent, incumbent),
        covariance(ranks, incumbent, candidate),
        covariance(ranks, candidate, candidate),
      ],
      df: null,
      bound: [ranks.bound, ranks.bound],
      method: 'DeLong',
    }
  )
}
