/**
 * Average precision, Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from the highest: the mean over positives of the precision
 * among rows scored at least as high. Equals sklearn's average_precision_score. With it what each row does to it: n times
 * the derivative by the row's weight, which sums to 0; without positives NaN and nothing.
 *
 * With P positives, T(s) positives and N(s) rows scored at least s, AP = Σ yᵢ T(sᵢ)/N(sᵢ) / P, so
 * ∂AP/∂wₖ = {yₖ [T(sₖ)/N(sₖ) − AP + Σ_{sᵢ ≤ sₖ} yᵢ/N(sᵢ)] − Σ_{sᵢ ≤ sₖ} yᵢ T(sᵢ)/N(sᵢ)²} / P.
 */
export function averagePrecisionOf(
  score: Float64Array,
  outcome: Float64Array,
): { value: number; influence: Float64Array } {
  const n = score.length
  const influence = new Float64Array(n)
  const order = new Int32Array(n).map((_, i) => i).sort((a, b) => score[b]! - score[a]!)
  /** Rows up to and with those of the g-th distinct score, and positives among them. */
  const end: number[] = []
  const hits: number[] = []
  for (let i = 0, positives = 0; i < n; i++) {
    positives += outcome[order[i]!]!
    if (i + 1 === n || score[order[i + 1]!] !== score[order[i]!]) {
      end.push(i + 1)
      hits.push(positives)
    }
  }
  const positives = hits.at(-1) ?? 0
  if (positives === 0) return { value: Number.NaN, influence }
  let value = 0
  for (let g = 0; g < end.length; g++) value += ((hits[g]! - (hits[g - 1] ?? 0)) * hits[g]!) / end[g]!
  value /= positives
  let [gained, lost] = [0, 0]
  for (let g = end.length - 1; g >= 0; g--) {
    const own = hits[g]! - (hits[g - 1] ?? 0)
    const precision = hits[g]! / end[g]!
    gained += own / end[g]!
    lost += (own * precision) / end[g]!
    for (let i = end[g - 1] ?? 0; i < end[g]!; i++) {
      const row = order[i]!
      influence[row] = (n * ((outcome[row] === 1 ? precision - value + gained : 0) - lost)) / positives
    }
  }
  return { value, influence }
}
