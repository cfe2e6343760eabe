import {
  absent,
  add,
  and,
  armMetric,
  call,
  div,
  type Expr,
  eq,
  ge,
  gt,
  indicator,
  le,
  literal,
  type Metric,
  type MetricEntry,
  maxOf,
  moments,
  mul,
  rank,
  role,
  sub,
  sumOf,
  when,
} from 'mlgate'

/** How the documents of a query are ordered, and what they are worth. */
export interface Lists {
  /** The relevance from which a document counts as relevant. */
  relevant: number
  /** What a relevance r is worth to NDCG: r, or 2^r − 1. */
  gain: 'linear' | 'exponential'
  /** The log says in which place each document was served; otherwise they are ordered by score, the highest first. */
  served: boolean
}

const query = role('query')
const relevance = role('relevance')
const descending = sub(0, role('score'))

/**
 * The place of a document, from 1. As served: what `rank` says, though two documents in one place come after each other.
 * By score: the last of the places that it shares with documents of the same score.
 */
const placeOf = ({ served }: Lists): Expr =>
  served ? call('greatest', role('rank'), rank(role('rank'), 'max')) : rank(descending, 'max')

/** How many relevant documents there are up to and including this one; unknown where it is not relevant. */
const relevantSoFar = ({ served }: Lists, isRelevant: Expr): Expr =>
  rank(when(isRelevant, served ? role('rank') : descending, literal(null)), 'max')

/** 1 / log₂(1 + place), 0 beyond k. */
const discount = (place: Expr, k: number): Expr => when(le(place, k), div(1, call('log2', add(place, 1))), literal(0))

/** The mean discount of the places that documents of the same value share: in the order of `x`. */
function sharedDiscount(x: Expr, k: number): Expr {
  let total = 0
  const upTo = [0, ...Array.from({ length: k }, (_, i) => (total += 1 / Math.log2(i + 2)))].map(literal)
  const summed = (place: Expr) => call('element', call('list_value', ...upTo), add(call('least', place, literal(k)), 1))
  const [first, last] = [rank(x, 'min'), rank(x, 'max')]
  return div(sub(summed(last), summed(sub(first, 1))), add(sub(last, first), 1))
}

/** Of a query whose best possible is 0 it is 0; unknown where no document's relevance is known. */
const over = (found: Expr, best: Expr): Expr =>
  when(gt(best, 0), div(found, best), when(eq(best, 0), literal(0), literal(null)))

interface Family {
  summary: (k: number | null) => string
  source: string
  measuredIn: 'score' | 'share'
  /** What a query is worth, and the most that it could be. */
  value: (lists: Lists, k: number | null) => { found: Expr; best: Expr }
  /** Whether there is one without `@k`. */
  whole: boolean
}

const within = (place: Expr, k: number | null): Expr => (k === null ? ge(place, 1) : le(place, k))
const first = (k: number | null): string => (k === null ? '' : ` of the first ${k}`)
const isRelevant = ({ relevant }: Lists): Expr => ge(relevance, relevant)
const total = (lists: Lists): Expr => sumOf(indicator(isRelevant(lists)))

const TIES = 'a tied document takes the last of its places, as in sklearn.metrics.label_ranking_average_precision_score'
const EMPTY = 'a query without a relevant document counts 0'

const families: Readonly<Record<string, Family>> = {
  ndcg: {
    summary: k => `mean over queries of the discounted gain${first(k)} over the best possible`,
    source: `sklearn.metrics.ndcg_score, 1e-9: ties share their places, and ${EMPTY}, as there (trec_eval leaves it out)`,
    measuredIn: 'score',
    whole: false,
    value: (lists, k) => {
      const gain = lists.gain === 'linear' ? relevance : sub(call('power', literal(2), relevance), 1)
      const given = lists.served ? discount(placeOf(lists), k!) : sharedDiscount(descending, k!)
      return {
        found: sumOf(mul(gain, given)),
        best: sumOf(mul(gain, sharedDiscount(sub(0, relevance), k!))),
      }
    },
  },
  map: {
    summary: k => `mean over queries of the mean precision at the relevant documents${first(k)}`,
    source: `trec_eval's map and map_cut (over all relevant documents of the list, found or not), 1e-9; ${TIES}; ${EMPTY}`,
    measuredIn: 'score',
    whole: true,
    value: (lists, k) => {
      const place = placeOf(lists)
      const precision = div(relevantSoFar(lists, isRelevant(lists)), place)
      return {
        found: sumOf(when(and(isRelevant(lists), within(place, k)), precision, literal(0))),
        best: total(lists),
      }
    },
  },
  mrr: {
    summary: k => `mean over queries of 1 / the place of the first relevant document${first(k)}`,
    source: `trec_eval's recip_rank, 1e-9; ${TIES}; ${EMPTY}`,
    measuredIn: 'score',
    whole: true,
    value: (lists, k) => {
      const place = placeOf(lists)
      const found = maxOf(when(and(isRelevant(lists), within(place, k)), div(1, place), literal(0)))
      return { found, best: atMostOne(lists) }
    },
  },
  recall: {
    summary: k => `mean over queries of the share of relevant documents that are among the first ${k}`,
    source: `trec_eval's recall, 1e-9; ${TIES}; ${EMPTY}`,
    measuredIn: 'share',
    whole: false,
    value: (lists, k) => ({
      found: sumOf(when(and(isRelevant(lists), within(placeOf(lists), k)), literal(1), literal(0))),
      best: total(lists),
    }),
  },
  hit_rate: {
    summary: k => `share of queries with a relevant document among the first ${k}`,
    source: `trec_eval's success, 1e-9; ${TIES}; ${EMPTY}`,
    measuredIn: 'share',
    whole: false,
    value: (lists, k) => ({
      found: maxOf(when(and(isRelevant(lists), within(placeOf(lists), k)), literal(1), literal(0))),
      best: atMostOne(lists),
    }),
  },
}

/** 1 where the query has a relevant document, else 0. */
const atMostOne = (lists: Lists): Expr => maxOf(indicator(isRelevant(lists)))

/**
 * A mean over queries, which are the units unless the spec binds others: both arms' queries are dealt into the same
 * buckets, so that their difference is by query whether or not documents are paired.
 */
function overQueries(family: Family, k: number | null, lists: Lists): Metric {
  const { found, best } = family.value(lists, k)
  return armMetric({
    summary: family.summary(k),
    source: family.source,
    better: 'higher',
    measuredIn: family.measuredIn,
    countedIn: 'queries',
    range: [0, 1],
    tasks: ['ranking'],
    from: {
      queries: moments({ value: over(found, best), answerable: indicator(gt(best, 0)) }, { per: [query] }),
    },
    value: ({ queries: { n, mean } }) => (n === 0 ? absent('no_labels') : mean.value),
    // Queries without a relevant document are 0 in any order.
    events: ({ queries: { n, mean } }) => (n === 0 ? 0 : n * mean.answerable),
    largestChange: () => 1,
  })
}

/** The cut-offs that are listed where none is asked for. */
const USUAL = ['ndcg@10', 'map', 'map@10', 'mrr', 'mrr@10', 'recall@10', 'hit_rate@10']

/** `ndcg@k`, `map@k`, `mrr`, `recall@k`, `hit_rate@k` for any k up to 999. */
export const ranking = (lists: Lists, asked: readonly string[]): Readonly<Record<string, MetricEntry>> =>
  Object.fromEntries(
    [...USUAL, ...asked].flatMap(name => {
      const [, word, cut] = /^([a-z_]+)(?:@([1-9]\d{0,2}))?$/.exec(name) ?? []
      const family = word !== undefined && Object.hasOwn(families, word) ? families[word]! : null
      if (!family || (cut === undefined && !family.whole)) return []
      return [[name, overQueries(family, cut === undefined ? null : Number(cut), lists)] as const]
    }),
  )
