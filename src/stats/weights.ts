import type { Statistic } from './statistics.ts'

/*
 * Weights are sampling weights: a row of weight w stands for w rows of the population, and is still one row of evidence.
 * A statistic of weighted rows has Σw where it would count rows. What leans on a number of rows (an interval, a bias, a
 * pooled cell) is given Kish's instead, (Σw)²/Σw²: as many rows of one weight would tell as much (Kish 1965, 11.7). It
 * does not depend on the unit of the weights, so that doubling them changes nothing.
 */

/** Kish's effective number, from Σw and Σw². */
export const kish = (sum: number, squares: number): number => (squares > 0 ? sum ** 2 / squares : 0)

/** The statistic as of weights `times` as large: counts and sums over rows change by it, means and shares do not. */
export function rescaled<S extends Statistic>(statistic: S, times: number): S {
  return rescale(statistic, times) as S
}

function rescale(s: Statistic, times: number): Statistic {
  const each = (x: Float64Array) => x.map(v => v * times)
  const byName = <A, B>(all: Readonly<Record<string, A>>, f: (a: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(all).map(([name, a]) => [name, f(a)]))
  const products = (all: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
    byName(all, row => byName(row, v => v * times))
  switch (s.kind) {
    case 'moments':
      return { ...s, n: s.n * times, comoments: products(s.comoments) }
    case 'cells':
      return { ...s, n: each(s.n), known: byName(s.known, each) }
    case 'quantiles':
      return { ...s, n: s.n * times }
    case 'quantile-counts':
      return { ...s, n: s.n * times, atMost: s.atMost.map(v => v * times) }
    case 'ranks':
      return {
        ...s,
        positives: s.positives * times,
        negatives: s.negatives * times,
        s10: products(s.s10),
        s01: products(s.s01),
      }
    case 'rank-counts':
      return { ...s, positives: s.positives * times, negatives: s.negatives * times }
    case 'rows':
    case 'keys':
      return s
  }
}
