import { binomialLower, chiSquareUpper, type Df, normalUpper, tUpper } from './distributions.ts'
import { satterthwaite } from './infer.ts'
import { kolmogorovUpper } from './kolmogorov.ts'

/*
 * Significance tests by name, two-sided, from sufficient statistics. They are printed and never decide. Null where they
 * are not defined.
 */
export interface TestResult {
  statistic: number
  p: number
  df?: Df
}

const normal = (z: number): TestResult => ({ statistic: z, p: 2 * normalUpper(Math.abs(z)) })

/** t of an estimate. scipy's ttest_1samp on differences, ttest_rel. */
export const tTest = (estimate: number, se: number, df: Df): TestResult | null =>
  se > 0 ? { statistic: estimate / se, p: 2 * tUpper(Math.abs(estimate) / se, df), df } : null

/** A sample by its moments; variance with n − 1. */
export interface Sampled {
  n: number
  mean: number
  variance: number
}

/** candidate − incumbent. scipy's ttest_ind(candidate, incumbent, equal_var=False). */
export function welch(incumbent: Sampled, candidate: Sampled): TestResult | null {
  if (!(incumbent.n > 1 && candidate.n > 1)) return null
  const [vi, vc] = [incumbent.variance / incumbent.n, candidate.variance / candidate.n]
  const df = satterthwaite(vi, incumbent.n - 1, vc, candidate.n - 1)
  return tTest(candidate.mean - incumbent.mean, Math.sqrt(vi + vc), df)
}

/** Two counts that are equally likely; the statistic is the smaller one. scipy's binomtest(a, a + b, 0.5). */
export function signTest(a: number, b: number): TestResult {
  const fewer = Math.min(a, b)
  const n = a + b
  return { statistic: fewer, p: Math.min(1, 2 * binomialLower(fewer, n, 0.5)) }
}

/** Exact McNemar on discordant pairs. statsmodels' mcnemar(exact=True). */
export const mcnemarExact = (onlyIncumbent: number, onlyCandidate: number): TestResult =>
  signTest(onlyIncumbent, onlyCandidate)

/** McNemar's χ² with Edwards' continuity correction. statsmodels' mcnemar(exact=False, correction=True). */
export function mcnemar(onlyIncumbent: number, onlyCandidate: number): TestResult | null {
  const n = onlyIncumbent + onlyCandidate
  if (n === 0) return null
  const statistic = (Math.abs(onlyIncumbent - onlyCandidate) - 1) ** 2 / n
  return { statistic, p: chiSquareUpper(statistic, 1), df: 1 }
}

/** Two proportions, pooled z of candidate − incumbent. statsmodels' proportions_ztest. */
export function twoProportions(
  incumbent: { events: number; n: number },
  candidate: { events: number; n: number },
): TestResult | null {
  const pooled = (incumbent.events + candidate.events) / (incumbent.n + candidate.n)
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / incumbent.n + 1 / candidate.n))
  return se > 0 ? normal((candidate.events / candidate.n - incumbent.events / incumbent.n) / se) : null
}

/**
 * Wilcoxon's signed ranks, normal approximation: W = the sum of ranks of positive differences among the n differences
 * that are not 0; ties: Σ(t³ − t) over groups of equal |difference|. scipy's wilcoxon(zero_method='wilcox',
 * method='asymptotic', correction=False).
 */
export function wilcoxonSignedRank(w: number, n: number, ties: number): TestResult | null {
  const variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24
  return variance > 0 ? { ...normal((w - (n * (n + 1)) / 4) / Math.sqrt(variance)), statistic: w } : null
}

/** scipy's ks_2samp(method='asymp'): the one-sample distribution at nm/(n + m) values, rounded. */
export const kolmogorovSmirnov = ({ n, m, ks }: { n: number; m: number; ks: number }): TestResult => ({
  statistic: ks,
  p: kolmogorovUpper(Math.round((n * m) / (n + m)), ks),
})

/** Mann-Whitney, normal approximation with continuity correction; ties as above. scipy's mannwhitneyu(method='asymptotic'). */
export function mannWhitney(u: number, n1: number, n2: number, ties: number): TestResult | null {
  const n = n1 + n2
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)))
  if (!(variance > 0)) return null
  const z = (Math.max(u, n1 * n2 - u) - (n1 * n2) / 2 - 0.5) / Math.sqrt(variance)
  return { statistic: u, p: Math.min(1, 2 * normalUpper(z)) }
}
