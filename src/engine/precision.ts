import { orderOf } from './order.ts'

/**
 * Average precision, Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores from the highest: the mean over positives of the precision
 * among rows scored at least as high. Equals sklearn's average_precision_score, with its sample_weight. With it what each
 * row does to it: Σw times the derivative by the row's weight, of weighted mean 0; without positives NaN and nothing.
 *
 * With the weights P of positives, T(s) of positives and N(s) of rows scored at least s, AP = Σ wᵢyᵢ T(sᵢ)/N(sᵢ) / P, so
 * ∂AP/∂wₖ = {yₖ [T(sₖ)/N(sₖ) − AP + Σ_{sᵢ ≤ sₖ} wᵢyᵢ/N(sᵢ)] − Σ_{sᵢ ≤ sₖ} wᵢyᵢ T(sᵢ)/N(sᵢ)²} / P.
 */
export function averagePrecisionOf(
  score: Float64Array,
  outcome: Float64Array,
  weights: Float64Array = new Float64Array(score.length).fill(1),
): { value: number; influence: Float64Array } {
  const n = score.length
  const influence = new Float64Array(n)
  const order = orderOf(score.map(x => -x))
  /** Where the rows of the g-th distinct score end; the weight of the rows up to there, and of the positives among them. */
  const end: number[] = []
  const all: number[] = []
  const hits: number[] = []
  for (let i = 0, rows = 0, positives = 0; i < n; i++) {
    const weight = weights[order[i]!]!
    rows += weight
    positives += weight * outcome[order[i]!]!
    if (i + 1 === n || score[order[i + 1]!] !== score[order[i]!]) {
      end.push(i + 1)
      all.push(rows)
      hits.push(positives)
    }
  }
  const positives = hits.at(-1) ?? 0
  if (positives === 0) return { value: Number.NaN, influence }
  const total = all.at(-1)!
  let value = 0
  for (let g = 0; g < end.length; g++) value += ((hits[g]! - (hits[g - 1] ?? 0)) * hits[g]!) / all[g]!
  value /= positives
  let [gained, lost] = [0, 0]
  for (let g = end.length - 1; g >= 0; g--) {
    const own = hits[g]! - (hits[g - 1] ?? 0)
    const precision = hits[g]! / all[g]!
    gained += own / all[g]!
    lost += (own * precision) / all[g]!
    for (let i = end[g - 1] ?? 0; i < end[g]!; i++) {
      const row = order[i]!
      influence[row] = (total * ((outcome[row] === 1 ? precision - value + gained : 0) - lost)) / positives
    }
  }
  return { value, influence }
}
