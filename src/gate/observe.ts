import type {
  Evidence,
  JointEvidence,
  PairedRates,
  QuantileEvidence,
  RateEvidence,
  StudentEvidence,
} from '../stats/evidence.ts'
import type { Cells, Moments, Quantiles, Ranks } from '../stats/statistics.ts'

/** Evidence in closed form, from statistics over independent rows: what a metric's `closed` gives. */

/** A share of rows. Clopper-Pearson. */
export const rate = (events: number, n: number): RateEvidence | null =>
  n > 0 ? { kind: 'rate', events: Math.min(n, Math.max(0, Math.round(events))), n } : null

/** A mean, by t. */
export const meanOf = <N extends string>({ n, mean, comoments }: Moments<N>, name: N): StudentEvidence | null =>
  n > 1
    ? { kind: 'student', value: mean[name], se: Math.sqrt(comoments[name][name] / (n - 1) / n), df: n - 1, method: 't' }
    : null

/** The means of both sides of the pairs, by paired t. */
export const pairedMeans = ({ n, mean, comoments: c }: Moments<'incumbent' | 'candidate'>): JointEvidence | null => {
  if (n < 2) return null
  const per = 1 / (n - 1) / n
  return {
    kind: 'joint',
    incumbent: mean.incumbent,
    candidate: mean.candidate,
    covariance: [c.incumbent.incumbent * per, c.incumbent.candidate * per, c.candidate.candidate * per],
    df: n - 1,
    method: 'paired t',
  }
}

/** The 2×2 table of a 0/1 quantity on both sides of the pairs; pairs with an unknown side are left out. Tango's score. */
export const pairedRates = ({ size, n, keys }: Cells<'incumbent' | 'candidate'>): PairedRates | null => {
  const table: PairedRates = { kind: 'rates-paired', both: 0, onlyIncumbent: 0, onlyCandidate: 0, neither: 0 }
  for (let i = 0; i < size; i++) {
    const incumbent = keys.incumbent[i]
    const candidate = keys.candidate[i]
    if (incumbent === null || candidate === null) continue
    const cell = incumbent ? (candidate ? 'both' : 'onlyIncumbent') : candidate ? 'onlyCandidate' : 'neither'
    table[cell] += n[i]!
  }
  return table.both + table.onlyIncumbent + table.onlyCandidate + table.neither > 0 ? table : null
}

/** A quantile, by order statistics. */
export const orderStatistics = ({ n, p, q, ladders }: Quantiles, i = 0): QuantileEvidence | null =>
  n > 0 ? { kind: 'quantile', value: q[i]!, p: p[i]!, n, ladder: ladders[i]! } : null

/**
 * AUC of one score, or of both sides' scores on the same rows: DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988),
 * var = S10/m + S01/n over m positives and n negatives. pROC's `var` and `roc.test(paired = TRUE)`.
 */
export function delong<N extends string>(ranks: Ranks<N>): Evidence | null {
  const { positives: m, negatives: n, auc, s10, s01 } = ranks
  if (m < 2 || n < 2) return null
  const names = Object.keys(auc) as N[]
  const covariance = (a: N, b: N): number => s10[a][b] / m + s01[a][b] / n
  if (names.length === 1) {
    const [name] = names as [N]
    return { kind: 'student', value: auc[name], se: Math.sqrt(covariance(name, name)), df: null, method: 'DeLong' }
  }
  const [a, b] = ['incumbent', 'candidate'] as [N, N]
  return {
    kind: 'joint',
    incumbent: auc[a],
    candidate: auc[b],
    covariance: [covariance(a, a), covariance(a, b), covariance(b, b)],
    df: null,
    method: 'DeLong',
  }
}
