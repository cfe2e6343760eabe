export type Multiplicity = 'holm' | 'benjamini-hochberg' | 'none'

/** Adjusted p-values in the order given: Holm's step-down (1979) or Benjamini and Hochberg's step-up (1995). */
export function adjust(p: readonly number[], method: Multiplicity): number[] {
  if (method === 'none') return [...p]
  const m = p.length
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!)
  const adjusted = new Array<number>(m)
  if (method === 'holm') {
    let most = 0
    for (const [rank, i] of order.entries()) adjusted[i] = most = Math.max(most, Math.min(1, (m - rank) * p[i]!))
  } else {
    let least = 1
    for (const [rank, i] of [...order.entries()].reverse())
      adjusted[i] = least = Math.min(least, (m / (rank + 1)) * p[i]!)
  }
  return adjusted
}
