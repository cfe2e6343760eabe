import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * How sure the priors of the sequential test are of the expected shares, in units: a sure one finds small deviations in
 * many units, an unsure one large deviations in few. The average of their Bayes factors is as valid as each.
 */
const CONCENTRATIONS = [4, 40, 400, 4000, 40_000]

/**
 * The p-value of counts against expected shares that holds at any number of looks: 1 over the Bayes factor of Dirichlet
 * priors around the expected shares, whose greatest value over all time exceeds 1/α with probability at most α
 * (Lindon & Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022). Null without a count.
 */
export function sequentialMultinomial(counts: readonly number[], shares: readonly number[]): number | null {
  const n = counts.reduce((a, b) => a + b, 0)
  if (n === 0) return null
  const logs = CONCENTRATIONS.map(c =>
    counts.reduce(
      (log, count, i) => log + gammaln(c * shares[i]! + count) - gammaln(c * shares[i]!) - count * Math.log(shares[i]!),
      gammaln(c) - gammaln(c + n),
    ),
  )
  const largest = Math.max(...logs)
  const mean = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / logs.length
  return Math.min(1, Math.exp(-largest) / mean)
}

/** Pearson's Σ (observed − expected)²/expected, of counts − 1 degrees of freedom; valid for one look. */
export function multinomialChiSquare(counts: readonly number[], shares: readonly number[]): number | null {
  const n = counts.reduce((a, b) => a + b, 0)
  if (n === 0) return null
  return counts.reduce((sum, count, i) => sum + (count - n * shares[i]!) ** 2 / (n * shares[i]!), 0)
}
