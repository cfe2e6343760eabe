import {
  abs,
  absent,
  and,
  bin,
  type Cells,
  cells,
  defineGate,
  type Expr,
  indicator,
  isNull,
  kendallOfCells,
  kendallTauB,
  keys,
  le,
  type Metric,
  moments,
  mul,
  ne,
  of,
  orderStatistics,
  pairMetric,
  quantiles,
  type Rows,
  rank,
  rate,
  role,
  rows,
  type Side,
  share,
  spreads,
  sub,
  z,
} from 'mlgate'
import { differences, scores } from './parity/pictures.ts'

const options = z
  .strictObject({
    tolerance: z
      .number()
      .nonnegative()
      .default(0.01)
      .describe('the difference of scores that still counts as the same'),
    k: z.int().min(1).optional().describe('top_k_overlap: this many of the highest scores'),
    share: share().optional().describe('top_k_overlap: this share of the highest scores (default: 0.1)'),
  })
  .refine(({ k, share }) => k === undefined || share === undefined, 'give `k` or `share`, not both')
type Options = z.infer<typeof options>

const over = 'pairs'
const both = (x: Expr): Record<Side, Expr> => ({ incumbent: of('incumbent', x), candidate: of('candidate', x) })

/** Kendall's τ is exact up to this many pairs; beyond, and for its standard error, it is that of a table of bins. */
const EXACT = 50_000
const BINS = 256

export default defineGate<Options>({
  name: 'parity',
  question: 'Does the candidate answer as the incumbent does?',
  options,
  pictures: () => ({ scores, differences }),
  metrics: ({ tolerance, k, share: top }, asked, known) => {
    const answer = role(known.task === 'regression' && !known.roles.includes('score') ? 'prediction' : 'score')
    const { incumbent, candidate } = both(answer)
    const difference = abs(sub(candidate, incumbent))
    const names = ['p50', 'p90', 'p95', 'p99'].map(p => `${p}_abs_diff`)
    return {
      flip_rate: flips('share of pairs with another decision', (i, c) => i !== c),
      flip_rate_up: flips(
        'share of pairs that turn from negative to positive',
        (i, c) => i === false && c === true,
        true,
      ),
      flip_rate_down: flips(
        'share of pairs that turn from positive to negative',
        (i, c) => i === true && c === false,
        true,
      ),
      kappa,
      max_abs_diff: pairMetric({
        summary: 'largest difference of scores',
        source: 'max |candidate − incumbent|, 1e-9',
        kind: 'exact',
        weights: 'ignored',
        better: 'lower',
        measuredIn: 'score',
        range: [0, null],
        from: { scores: moments({ difference }, { over }) },
        value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.max.difference),
      }),
      mean_abs_diff: pairMetric({
        summary: 'mean difference of scores, in absolute value',
        source: 'sklearn.metrics.mean_absolute_error of one score against the other, 1e-9',
        better: 'lower',
        measuredIn: 'score',
        range: [0, null],
        from: { scores: spreads({ difference }, { over }) },
        value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.mean.difference),
      }),
      ...Object.fromEntries(
        [...names, ...asked].flatMap(name => {
          const p = probabilityIn(name)
          return p === null ? [] : [[name, quantile(difference, p)]]
        }),
      ),
      within_tolerance: pairMetric({
        summary: `share of pairs whose scores differ by at most ${tolerance}`,
        source: 'the share of |candidate − incumbent| ≤ tolerance, 1e-9',
        better: 'higher',
        measuredIn: 'share',
        range: [0, 1],
        from: { scores: moments({ within: indicator(le(difference, tolerance)) }, { over }) },
        value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.mean.within),
        closed: { pairs: ({ scores }) => rate(scores.n * scores.mean.within, scores.n) },
      }),
      pearson: correlation("Pearson's correlation of the two scores", 'scipy.stats.pearsonr, 1e-9', both(answer)),
      spearman: correlation("Spearman's rank correlation, ties sharing their rank", 'scipy.stats.spearmanr, 1e-9', {
        incumbent: rank(incumbent),
        candidate: rank(candidate),
      }),
      kendall_tau_b: kendall(incumbent, candidate),
      top_k_overlap: overlap(incumbent, candidate, k, top ?? 0.1),
      null_mismatch: pairMetric({
        summary: 'share of pairs in which one log has a score and the other has none',
        source: 'rows of either kind over all pairs',
        kind: 'exact',
        weights: 'ignored',
        better: 'lower',
        measuredIn: 'share',
        range: [0, 1],
        from: {
          pairs: moments(
            { mismatch: indicator(ne(indicator(isNull(incumbent)), indicator(isNull(candidate)))) },
            { over },
          ),
        },
        value: ({ pairs }) => (pairs.n === 0 ? absent('no_rows') : pairs.mean.mismatch),
      }),
      coverage: pairMetric({
        summary: 'share of all ids that are in both logs',
        source: 'ids in both logs over ids in either; 1 less it is the share of ids in one log only',
        kind: 'exact',
        weights: 'ignored',
        better: 'higher',
        measuredIn: 'share',
        range: [0, 1],
        needs: ['id'],
        from: { ids: keys({ over }) },
        value: ({ ids }) => {
          const all = (ids.both ?? 0) + (ids.onlyIncumbent ?? 0) + (ids.onlyCandidate ?? 0)
          return all === 0 ? absent('no_rows') : (ids.both ?? 0) / all
        },
      }),
    }
  },
})

const decisions = cells(both(role('decision')), { over })

/** Pairs with an unknown decision are not counted: the implicit checks of the data gate answer for them. */
function decided({ size, n, keys }: Cells<Side>): { incumbent: unknown; candidate: unknown; n: number }[] {
  return Array.from({ length: size }, (_, i) => ({
    incumbent: keys.incumbent[i],
    candidate: keys.candidate[i],
    n: n[i]!,
  })).filter(cell => cell.incumbent !== null && cell.candidate !== null)
}

const sum = (cells: readonly { n: number }[]): number => cells.reduce((total, { n }) => total + n, 0)

function flips(
  summary: string,
  flipped: (incumbent: unknown, candidate: unknown) => boolean,
  directed = false,
): Metric {
  const count = (table: Cells<Side>) => {
    const all = decided(table)
    return { n: sum(all), flips: sum(all.filter(cell => flipped(cell.incumbent, cell.candidate))) }
  }
  return pairMetric({
    summary,
    source: 'pairs with such decisions over pairs with two decisions, 1e-9',
    better: 'lower',
    measuredIn: 'share',
    range: [0, 1],
    tasks: directed ? ['binary'] : ['binary', 'multiclass'],
    from: { decisions },
    value: statistics => {
      const { flips, n } = count(statistics.decisions)
      return n === 0 ? absent('no_rows') : flips / n
    },
    closed: {
      pairs: statistics => {
        const { flips, n } = count(statistics.decisions)
        return rate(flips, n)
      },
    },
  })
}

/** κ = (p₀ − p_e)/(1 − p_e): agreement beyond what the two rates of decisions alone would bring. */
const kappa = pairMetric({
  summary: "Cohen's kappa: agreement of the decisions beyond chance",
  source: 'sklearn.metrics.cohen_kappa_score, 1e-9',
  better: 'higher',
  measuredIn: 'ratio',
  range: [-1, 1],
  tasks: ['binary', 'multiclass'],
  from: { decisions },
  value: statistics => {
    const table = decided(statistics.decisions)
    const n = sum(table)
    if (n === 0) return absent('no_rows')
    const byChance = [...new Set(table.map(cell => cell.incumbent))].reduce<number>(
      (total, decision) =>
        total +
        (sum(table.filter(c => c.incumbent === decision)) / n) * (sum(table.filter(c => c.candidate === decision)) / n),
      0,
    )
    const agreement = sum(table.filter(c => c.incumbent === c.candidate)) / n
    return byChance < 1 ? (agreement - byChance) / (1 - byChance) : absent('constant')
  },
  events: statistics => sum(decided(statistics.decisions).filter(c => c.incumbent !== c.candidate)),
})

/** p99_abs_diff is 0.99, p999_abs_diff 0.999: the digits after the point. Null for other names. */
function probabilityIn(name: string): number | null {
  const digits = /^p(\d{1,6})_abs_diff$/.exec(name)?.[1]
  const p = Number(`0.${digits ?? 0}`)
  return p > 0 ? p : null
}

const quantile = (difference: Expr, p: number): Metric =>
  pairMetric({
    summary: `difference of scores that ${p * 100} % of the pairs stay under`,
    source: 'numpy.quantile, linear interpolation, 1e-9',
    better: 'lower',
    measuredIn: 'score',
    range: [0, null],
    from: { differences: quantiles(difference, [p], { over }) },
    value: ({ differences }) => (differences.n === 0 ? absent('no_rows') : differences.q[0]!),
    closed: { pairs: ({ differences }) => orderStatistics(differences) },
  })

/** Pearson's correlation from centred co-moments. */
const correlation = (summary: string, source: string, from: Record<Side, Expr>): Metric =>
  pairMetric({
    summary,
    source,
    better: 'higher',
    measuredIn: 'ratio',
    range: [-1, 1],
    tasks: ['binary', 'regression'],
    from: { scores: spreads(from, { over }) },
    value: ({ scores: { n, comoments: c } }) => {
      if (n === 0) return absent('no_rows')
      const spread = c.incumbent.incumbent * c.candidate.candidate
      return spread > 0 ? c.incumbent.candidate / Math.sqrt(spread) : absent('constant')
    },
  })

function kendall(incumbent: Expr, candidate: Expr): Metric {
  const edges = { quantiles: BINS, from: 'own' } as const
  const table = cells({ incumbent: bin(incumbent, edges), candidate: bin(candidate, edges) }, { over })
  const binned = (cells: Cells<Side>) => kendallOfCells(cells, 'incumbent', 'candidate')
  return pairMetric({
    summary:
      'Kendall’s τ_b: pairs of rows that both scores order alike, less those that they order otherwise, ties left out',
    source: `scipy.stats.kendalltau, 1e-9 up to ${EXACT} pairs; beyond, of ${BINS} × ${BINS} cells, with a bound on their error`,
    better: 'higher',
    measuredIn: 'ratio',
    range: [-1, 1],
    tasks: ['binary', 'regression'],
    from: { scores: rows({ incumbent, candidate }, EXACT, { over }), table },
    value: ({ scores, table }) => {
      if (scores.size === 0) return absent('no_rows')
      return (scores.complete ? exactTau(scores) : (binned(table)?.tau ?? null)) ?? absent('constant')
    },
    bound: ({ scores, table }) => (scores.complete ? 0 : (binned(table)?.bound ?? 0)),
    coarse: { from: { table }, value: ({ table }) => binned(table)?.tau ?? absent('constant') },
  })
}

function exactTau({ size, columns: { incumbent, candidate }, weights }: Rows<Side>): number | null {
  const known = Array.from({ length: size }, (_, i) => i).filter(
    i => Number.isFinite(incumbent[i]) && Number.isFinite(candidate[i]),
  )
  return kendallTauB(
    known.map(i => Number(incumbent[i])),
    known.map(i => Number(candidate[i])),
    weights && Float64Array.from(known, i => weights[i]!),
  )
}

/**
 * Of the k highest scores of the one, the share that is among the k highest of the other. Tied scores share their
 * average rank, and are in together or out together.
 */
function overlap(incumbent: Expr, candidate: Expr, k: number | undefined, share: number): Metric {
  // All rows tied, each has the average rank (n + 1)/2.
  const middle = rank(mul(indicator(isNull(incumbent)), 0))
  const n = sub(mul(2, middle), 1)
  // A whole number of rows stays whole, however share · n is rounded.
  const most: Expr | number = k ?? sub(mul(share, n), -1e-9)
  const isTop = (score: Expr): Expr => le(sub(mul(2, middle), rank(score)), most)
  const [i, c] = [isTop(incumbent), isTop(candidate)]
  const count = ({ n, mean }: { n: number; mean: Record<'both' | Side, number> }) => ({
    both: n * mean.both,
    top: n * Math.max(mean.incumbent, mean.candidate),
  })
  return pairMetric({
    summary: `share of the ${k ?? `${share * 100} %`} highest scores that both models agree on`,
    source: 'rows among the highest of both scores, over k; the thresholds are taken as they are found',
    weights: { refused: 'it is about places in a ranking, and a place has no weight' },
    better: 'higher',
    measuredIn: 'share',
    range: [0, 1],
    tasks: ['binary', 'regression'],
    from: {
      top: moments({ both: indicator(and(i, c)), incumbent: indicator(i), candidate: indicator(c) }, { over }),
    },
    value: ({ top }) => {
      if (top.n === 0) return absent('no_rows')
      const counted = count(top)
      return counted.top > 0 ? counted.both / counted.top : absent('constant')
    },
    closed: {
      pairs: ({ top }) => {
        const counted = count(top)
        return counted.top > 0 ? rate(counted.both, counted.top) : null
      },
    },
  })
}
