import {
  abs,
  absent,
  cells,
  defineGate,
  indicator,
  le,
  moments,
  of,
  pairMetric,
  rank,
  rate,
  role,
  sub,
  z,
} from 'mlgate'

const options = z.strictObject({
  tolerance: z.number().nonnegative().default(0.01).describe('the difference of scores that still counts as the same'),
})
type Options = z.infer<typeof options>

const over = 'pairs'
const both = (name: 'score' | 'decision') => ({
  incumbent: of('incumbent', role(name)),
  candidate: of('candidate', role(name)),
})
const difference = abs(sub(of('candidate', role('score')), of('incumbent', role('score'))))

/** Pearson's correlation from centred co-moments. */
const correlation = (summary: string, source: string, from: ReturnType<typeof both>) =>
  pairMetric({
    summary,
    source,
    better: 'higher',
    measuredIn: 'ratio',
    range: [-1, 1],
    tasks: ['binary', 'regression'],
    from: { scores: moments(from, { over }) },
    value: ({ scores: { n, comoments: c } }) => {
      if (n === 0) return absent('no_rows')
      const spread = c.incumbent.incumbent * c.candidate.candidate
      return spread > 0 ? c.incumbent.candidate / Math.sqrt(spread) : absent('constant')
    },
  })

const { incumbent, candidate } = both('score')

export default defineGate<Options>({
  name: 'parity',
  question: 'Does the candidate answer as the incumbent does?',
  options,
  metrics: ({ tolerance }) => ({
    flip_rate: pairMetric({
      summary: 'share of pairs with another decision',
      better: 'lower',
      measuredIn: 'share',
      range: [0, 1],
      tasks: ['binary', 'multiclass'],
      from: { decisions: cells(both('decision'), { over }) },
      value: ({ decisions }) => {
        const { flips, n } = flipped(decisions)
        return n === 0 ? absent('no_rows') : flips / n
      },
      closed: {
        pairs: ({ decisions }) => {
          const { flips, n } = flipped(decisions)
          return rate(flips, n)
        },
      },
    }),
    max_abs_diff: pairMetric({
      summary: 'largest difference of scores',
      kind: 'exact',
      better: 'lower',
      measuredIn: 'score',
      range: [0, null],
      from: { scores: moments({ difference }, { over }) },
      value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.max.difference),
    }),
    mean_abs_diff: pairMetric({
      summary: 'mean difference of scores, in absolute value',
      better: 'lower',
      measuredIn: 'score',
      range: [0, null],
      from: { scores: moments({ difference }, { over }) },
      value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.mean.difference),
    }),
    within_tolerance: pairMetric({
      summary: `share of pairs whose scores differ by at most ${tolerance}`,
      better: 'higher',
      measuredIn: 'share',
      range: [0, 1],
      from: { scores: moments({ within: indicator(le(difference, tolerance)) }, { over }) },
      value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.mean.within),
      closed: { pairs: ({ scores }) => rate(scores.n * scores.mean.within, scores.n) },
    }),
    pearson: correlation("Pearson's correlation of the two scores", 'scipy.stats.pearsonr, 1e-9', both('score')),
    spearman: correlation("Spearman's rank correlation, ties sharing their rank", 'scipy.stats.spearmanr, 1e-9', {
      incumbent: rank(incumbent),
      candidate: rank(candidate),
    }),
  }),
})

interface Decisions {
  size: number
  n: Float64Array
  keys: Record<'incumbent' | 'candidate', readonly unknown[]>
}

/** Pairs with an unknown decision are not counted: the implicit checks of the data gate answer for them. */
function flipped({ size, n, keys }: Decisions): { flips: number; n: number } {
  let flips = 0
  let total = 0
  for (let i = 0; i < size; i++) {
    if (keys.incumbent[i] === null || keys.candidate[i] === null) continue
    total += n[i]!
    if (keys.incumbent[i] !== keys.candidate[i]) flips += n[i]!
  }
  return { flips, n: total }
}
