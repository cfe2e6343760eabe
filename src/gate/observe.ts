import { type Expr, either, indicator, isNull, mul, not, of, rank } from '../sql/expr.ts'
import { wholeOf } from '../stats/confusion.ts'
import { adjustedRatios, type UnitMoments } from '../stats/covariate.ts'
import { delongPaired, delong as ofOne } from '../stats/delong.ts'
import {
  type Absent,
  type Evidence,
  isAbsent,
  type PairedRates,
  type QuantileEvidence,
  type RateEvidence,
} from '../stats/evidence.ts'
import { independent, infer, satterthwaite } from '../stats/infer.ts'
import {
  meanEvidence,
  pairedMeans as meansOfPairs,
  ratioOfMeans,
  pairedRatios as ratiosOfPairs,
} from '../stats/moments.ts'
import { quantileEvidence } from '../stats/quantile.ts'
import type { Cells, Quantiles, Ranks, Spreads } from '../stats/statistics.ts'
import {
  mannWhitney,
  mcnemar,
  mcnemarExact,
  type Sampled,
  type TestResult,
  tTest,
  twoProportions,
  welch,
  wilcoxonSignedRank,
} from '../stats/tests.ts'
import { moments, type Request } from './request.ts'

/** Evidence in closed form, from statistics over independent rows: what a metric's `closed` gives. */

const orNull = <E extends Evidence>(found: E | Absent): E | null => (isAbsent(found) ? null : found)

/** A share of rows, or of their weight. Clopper-Pearson. */
export const rate = (events: number, n: number): RateEvidence | null =>
  n > 0 ? { kind: 'rate', events: Math.min(n, Math.max(0, wholeOf(events, n))), n } : null

/** A mean, by t. */
export const meanOf = <N extends string>(moments: Spreads<N>, name: N): Evidence | null =>
  orNull(meanEvidence(moments, name))

/** The means of both sides of the pairs, by paired t. */
export const pairedMeans = (moments: Spreads<'incumbent' | 'candidate'>): Evidence | null =>
  orNull(meansOfPairs(moments, 'incumbent', 'candidate'))

/** Σ numerator / Σ denominator, by the delta method. */
export const ratioOf = <N extends string>(moments: Spreads<N>, numerator: N, denominator: N): Evidence | null =>
  orNull(ratioOfMeans(moments, numerator, denominator))

/** The same of both sides of the pairs. */
export const pairedRatios = <N extends string>(
  moments: Spreads<N>,
  incumbent: readonly [numerator: N, denominator: N],
  candidate: readonly [numerator: N, denominator: N],
): Evidence | null => orNull(ratiosOfPairs(moments, incumbent, candidate))

/** Σ total / Σ size of two arms with units of their own, less what a covariate explains. */
export const lessCovariate = (incumbent: UnitMoments, candidate: UnitMoments): Evidence | null =>
  orNull(adjustedRatios(incumbent, candidate))

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
export const orderStatistics = (quantiles: Quantiles, i = 0): QuantileEvidence | null =>
  orNull(quantileEvidence(quantiles, i))

/** The AUC of one score, or of both sides' scores on the same rows. */
export function delong<N extends string>(ranks: Ranks<N>): Evidence | null {
  const names = Object.keys(ranks.auc) as N[]
  return names.length === 1
    ? orNull(ofOne(ranks, names[0]!))
    : orNull(delongPaired(ranks, 'incumbent' as N, 'candidate' as N))
}

/** What a metric's `tests` gives; empty where they are not defined. */
export type Tests = Readonly<Record<string, TestResult>>

const named = (name: string, test: TestResult | null): Tests => (test ? { [name]: test } : {})

/** candidate − incumbent over its standard error: DeLong's z, the paired t. Rows as independent. */
const ofDifference = (name: string, e: Evidence | null): Tests => {
  if (e?.kind !== 'joint') return {}
  const [incumbent, both, candidate] = e.covariance
  const df = Array.isArray(e.df) ? satterthwaite(incumbent, e.df[0], candidate, e.df[1]) : e.df
  return named(name, tTest(e.candidate - e.incumbent, Math.sqrt(candidate - 2 * both + incumbent), df))
}

/** R's pROC roc.test(candidate, incumbent, paired = TRUE). */
export const delongTest = <N extends string>(ranks: Ranks<N>): Tests => ofDifference('DeLong', delong(ranks))

/** scipy's ttest_rel(candidate, incumbent). */
export const pairedT = (moments: Spreads<'incumbent' | 'candidate'>): Tests =>
  ofDifference('paired t', pairedMeans(moments))

/** statsmodels' mcnemar, exact and with χ². */
export const mcnemarTests = (cells: Cells<'incumbent' | 'candidate'>): Tests => {
  const table = pairedRates(cells)
  if (!table) return {}
  const { onlyIncumbent, onlyCandidate } = table
  return {
    ...named('McNemar exact', mcnemarExact(onlyIncumbent, onlyCandidate)),
    ...named('McNemar χ²', mcnemar(onlyIncumbent, onlyCandidate)),
  }
}

/** scipy's ttest_ind(candidate, incumbent, equal_var=False). */
export const welchTest = <N extends string>(incumbent: Spreads<N>, candidate: Spreads<N>, name: N): Tests => {
  const sampled = ({ n, mean, comoments }: Spreads<N>): Sampled => ({
    n,
    mean: mean[name],
    variance: comoments[name][name] / (n - 1),
  })
  return named('Welch t', welch(sampled(incumbent), sampled(candidate)))
}

/** statsmodels' proportions_ztest of the candidate and the incumbent. */
export const proportionsTest = (incumbent: RateEvidence | null, candidate: RateEvidence | null): Tests =>
  incumbent && candidate ? named('two proportions z', twoProportions(incumbent, candidate)) : {}

/** R's pROC roc.test(candidate, incumbent, paired = FALSE). */
export const delongTestApart = <N extends string>(incumbent: Ranks<N>, candidate: Ranks<N>): Tests => {
  const [i, c] = [delong(incumbent), delong(candidate)]
  if (i?.kind !== 'student' || c?.kind !== 'student') return {}
  return ofDifference('DeLong', independent(i, c))
}

/** Σ(t³ − t) over groups of t equal values among n: Σ rank² is n(n + 1)(2n + 1)/6 − Σ(t³ − t)/12. */
const tiesIn = <N extends string>({ n, mean, comoments }: Spreads<N>, rank: N): number => {
  const squares = comoments[rank][rank] + n * mean[rank] ** 2
  return Math.max(0, 12 * ((n * (n + 1) * (2 * n + 1)) / 6 - squares))
}

/** What `mannWhitneyTest` is made of: ranks over both logs, and those of the candidate's rows. */
export const pooledRanks = (x: Expr): Request<Spreads<'rank' | 'candidate' | 'own'>, 'pooled'> => {
  const ranked = rank(either(of('incumbent', x), of('candidate', x)))
  const candidate = indicator(not(isNull(of('candidate', x))))
  return moments({ rank: ranked, candidate, own: mul(ranked, candidate) }, { over: 'pooled' })
}

/** scipy's mannwhitneyu(candidate, incumbent, method='asymptotic'). */
export const mannWhitneyTest = (ranks: Spreads<'rank' | 'candidate' | 'own'>): Tests => {
  const { n, mean } = ranks
  if (n === 0) return {}
  const own = Math.round(n * mean.candidate)
  return named('Mann-Whitney', mannWhitney(n * mean.own - (own * (own + 1)) / 2, own, n - own, tiesIn(ranks, 'rank')))
}

/**
 * scipy's wilcoxon(candidate − incumbent, method='asymptotic'): `rank` of |difference| among the pairs that differ,
 * `positive` the same where the difference is above 0 and 0 elsewhere.
 */
export const wilcoxonTest = (ranks: Spreads<'rank' | 'positive'>): Tests => {
  const { n, mean } = ranks
  if (n === 0) return {}
  const above = n * mean.positive
  const found = wilcoxonSignedRank(above, n, tiesIn(ranks, 'rank'))
  return named('Wilcoxon', found && { ...found, statistic: Math.min(above, (n * (n + 1)) / 2 - above) })
}

/** The interval of what was observed in one arm, for a picture; ends are null where nothing bounds them. */
export function intervalOf(evidence: Evidence | null, confidence: number): { low: number | null; high: number | null } {
  const found = evidence && infer(evidence)
  return found && !isAbsent(found) ? found.interval(1 - confidence) : { low: null, high: null }
}
