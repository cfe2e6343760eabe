import { binomialLower, binomialUpper } from './distributions.ts'
import { atOwnLevel, effectiveRows, wordsOf } from './effective.ts'
import type { QuantileEvidence } from './evidence.ts'
import type { Inference } from './inference.ts'

/**
 * A quantile of weighted rows, Woodruff's way (JASA 47, 1952; R survey's svyquantile(interval.type = 'beta')): the share
 * of the weight at or below a limit is tested as that of as many rows as the weights are worth. Ends are observed values,
 * null where that many rows cannot bound them. Equal weights give the ends of the plain order statistics.
 */
export function weightedQuantileInference(e: QuantileEvidence): Inference {
  const { x, p: shares } = e.ladder
  const last = x.length - 1

  /** Tails of a share below, at the effective number of rows of an end that errs with a. */
  const tails = (a: number) => {
    const rows = effectiveRows(e.n, e, a)
    return {
      few: (share: number) => binomialLower(share * rows, rows, e.p),
      many: (share: number) => binomialUpper(share * rows, rows, e.p),
    }
  }

  const between = (limit: number, i: number) =>
    shares[i]! + ((limit - x[i]!) / (x[i + 1]! - x[i]!)) * (shares[i + 1]! - shares[i]!)
  /** The share of the weight at or below the limit, at most. */
  const most = (limit: number) => {
    if (limit >= x[last]!) return 1
    const i = x.findLastIndex(rung => rung <= limit)
    return i < 0 ? 0 : x[i] === limit ? shares[i]! : between(limit, i)
  }
  /** The share below the limit, at least. */
  const least = (limit: number) => {
    if (limit > x[last]!) return 1
    const i = x.findIndex(rung => rung >= limit)
    return i === 0 ? 0 : x[i] === limit ? shares[i]! : between(limit, i - 1)
  }
  /** The value where the share passes s: `i` is the first rung beyond it. */
  const at = (s: number, i: number): number => {
    if (i <= 0) return x[i < 0 ? last : 0]!
    const [from, to] = [shares[i - 1]!, shares[i]!]
    return to > from ? x[i - 1]! + ((s - from) / (to - from)) * (x[i]! - x[i - 1]!) : x[i]!
  }

  return {
    value: e.value,
    interval: alpha => {
      const a = alpha / 2
      const { few, many } = tails(a)
      const low = few(0) <= a ? crossing(s => few(s) > a) : null
      const high = many(1) <= a ? crossing(s => many(s) <= a) : null
      return {
        low:
          low === null
            ? null
            : at(
                low,
                shares.findIndex(share => share > low),
              ),
        high:
          high === null
            ? null
            : at(
                high,
                shares.findIndex(share => share >= high),
              ),
      }
    },
    above: limit => atOwnLevel(e, a => tails(a).few(most(limit))),
    below: limit => atOwnLevel(e, a => tails(a).many(least(limit))),
    method: `weighted order statistics${wordsOf(e)}`,
  }
}

/** The share in [0, 1] from which on a predicate holds. */
function crossing(holds: (share: number) => boolean): number {
  let [no, yes] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (no + yes) / 2
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
