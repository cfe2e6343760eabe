import { abs, type Cells, call, cells, type Expr, gt, literal, ln, mul, type Quantiles, when } from 'mlgate'

/** Cells of a logarithm, so many to a factor of e; what is not above zero is in none. */
export const logarithmic = (x: Expr, per: number): Expr =>
  when(gt(abs(x), 0), call('floor', mul(ln(abs(x)), per)), literal(null))

/** How the size of a value is distributed, for a logarithmic axis. */
export const sizes = (x: Expr) => ({ sizes: cells({ size: logarithmic(x, PER) }) })

/** Bins of 13 %. */
const PER = 8

export function sharesOf({ sizes }: { sizes: Cells<'size'> }): { from: number; to: number; share: number }[] {
  const all = sizes.n.reduce((sum, n) => sum + n, 0)
  return sizes.keys.size
    .flatMap((k, i) =>
      k === null
        ? []
        : [{ from: Math.exp(Number(k) / PER), to: Math.exp((Number(k) + 1) / PER), share: sizes.n[i]! / all }],
    )
    .toSorted((a, b) => a.from - b.from)
}

export const quantilesOf = ({ n, p, q }: Quantiles): { p: number; value: number }[] =>
  n === 0 ? [] : p.map((p, i) => ({ p, value: q[i]! }))
