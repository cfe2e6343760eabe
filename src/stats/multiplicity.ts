export type Multiplicity = 'holm' | 'benjamini-hochberg' | 'none'

/** p's of one family after the correction, in the order given. As R's p.adjust and statsmodels' multipletests. */
export function adjust(p: readonly number[], method: Multiplicity): number[] {
  switch (method) {
    case 'holm':
      return holm(p)
    case 'benjamini-hochberg':
      return benjaminiHochberg(p)
    case 'none':
      return [...p]
  }
}

/** Step-down: p₍ᵢ₎ · (m − i + 1), never less than the one before. Keeps the chance of any false claim. Holm 1979. */
function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length)
  let largest = 0
  ascending(p).forEach((at, i) => {
    largest = Math.max(largest, Math.min(1, p[at]! * (p.length - i)))
    adjusted[at] = largest
  })
  return adjusted
}

/** Step-up: p₍ᵢ₎ · m / i, never more than the one after. Keeps the share of false claims. Benjamini & Hochberg 1995. */
function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length)
  let smallest = 1
  const order = ascending(p)
  for (let i = p.length; i >= 1; i--) {
    const at = order[i - 1]!
    smallest = Math.min(smallest, (p[at]! * p.length) / i)
    adjusted[at] = smallest
  }
  return adjusted
}

const ascending = (p: readonly number[]): number[] => p.map((_, i) => i).sort((a, b) => p[a]! - p[b]!)
