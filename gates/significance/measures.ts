import {
  absent,
  armMetric,
  type Expr,
  evaluate,
  indicator,
  isNull,
  type KnownMeasure,
  literal,
  type Metric,
  type Moments,
  moments,
  not,
  of,
  orderStatistics,
  pairedRatios,
  type Quantiles,
  quantiles,
  ratioOf,
  type Slot,
} from 'mlgate'
import { meanMetric } from './mean.ts'

/** A measure of the spec as a metric. */
export function measured(name: string, { of: what, better, measuredIn, rule }: KnownMeasure): Metric {
  const about = { better, measuredIn, ...(rule === 'point' && { kind: 'exact' as const }) }
  switch (what.is) {
    case 'mean':
      return meanMetric(
        { ...about, summary: `the measure ${name}: a mean`, without: 'no_rows', ranked: true },
        what.value,
      )
    case 'ratio':
      return ratio({ ...about, summary: `the measure ${name}: a ratio of sums` }, what)
    case 'aggregate':
      return aggregate({ ...about, summary: `the measure ${name}` }, what)
  }
}

type About = Pick<Metric, 'better' | 'measuredIn' | 'summary'> & { kind?: 'exact' }

/** Σ numerator / Σ denominator over the rows where both are known: one population above and below. */
const ratio = (about: About, { numerator, denominator }: { numerator: Expr; denominator: Expr }): Metric =>
  armMetric({
    ...about,
    from: { rows: moments({ numerator, denominator }) },
    pairs: {
      rows: moments(
        {
          numeratorBefore: of('incumbent', numerator),
          denominatorBefore: of('incumbent', denominator),
          numerator: of('candidate', numerator),
          denominator: of('candidate', denominator),
        },
        { over: 'pairs' },
      ),
    },
    value: ({ rows: { n, mean } }) =>
      n === 0 ? absent('no_rows') : mean.denominator === 0 ? absent('near_zero') : mean.numerator / mean.denominator,
    // (Σd)² / Σd²: the rows that the denominator is worth; of 0s and 1s, the 1s.
    events: ({ rows: { n, mean, comoments } }) => {
      const squares = comoments.denominator.denominator + n * mean.denominator ** 2
      return n === 0 || squares === 0 ? 0 : (n * mean.denominator) ** 2 / squares
    },
    closed: {
      arm: ({ rows }) => ratioOf(rows, 'numerator', 'denominator'),
      paired: ({ rows }) => pairedRatios(rows, ['numeratorBefore', 'denominatorBefore'], ['numerator', 'denominator']),
    },
  })

const asked = ({ fn, of: value, p }: Slot) =>
  fn === 'quantile'
    ? quantiles(value!, [p!])
    : moments({ x: value === null ? literal(1) : fn === 'count' ? indicator(not(isNull(value))) : value })

function slotValue({ fn }: Slot, answer: Moments<'x'> | Quantiles): number | null {
  if (answer.kind === 'quantiles') return answer.n === 0 ? null : answer.q[0]!
  const { n, mean, min, max, comoments } = answer
  if (fn === 'count') return n === 0 ? 0 : n * mean.x
  if (n === 0) return null
  if (fn === 'variance' || fn === 'stddev') {
    const variance = n > 1 ? comoments.x.x / (n - 1) : null
    return variance === null || fn === 'variance' ? variance : Math.sqrt(variance)
  }
  return { sum: n * mean.x, avg: mean.x, min: min.x, max: max.x, quantile: null }[fn]
}

/** How many, where the aggregate holds a quantile that no buckets can be put together to. */
const SECTIONS = 20
/** Rows on either side of a quantile that each section is to have, for its bias to be small. */
const BEYOND = 5

/** Of 20 events that are asked for: as many as each section has rows beyond the quantile, in fives. */
const eventsOf =
  (slots: readonly Slot[]) =>
  (answers: Record<string, unknown>): number =>
    Math.min(
      ...slots.map((slot, i) => {
        const { n } = answers[`slot${i}`] as { n: number }
        return slot.p === undefined ? n : (n * Math.min(slot.p, 1 - slot.p)) / BEYOND
      }),
    )

/** Each aggregate over its own known rows, as SQL has it; the arithmetic is done here, replicate by replicate. */
const aggregate = (about: About, { slots, outer }: { slots: readonly Slot[]; outer: Expr }): Metric => {
  const [only, ...more] = slots
  if (only?.fn === 'quantile' && more.length === 0 && outer.is === 'column') return quantile(about, only)
  return armMetric({
    ...about,
    ...(slots.some(slot => slot.fn === 'quantile') && { sections: SECTIONS, events: eventsOf(slots) }),
    from: Object.fromEntries(slots.map((slot, i) => [`slot${i}`, asked(slot)])),
    value: answers => {
      const values = slots.map((slot, i) => slotValue(slot, answers[`slot${i}`] as Moments<'x'> | Quantiles))
      if (values.every(v => v === null)) return absent('no_rows')
      const found = evaluate(outer, ({ name }) => values[Number(name.slice(1))] ?? null)
      return typeof found === 'number' && Number.isFinite(found) ? found : absent('near_zero')
    },
  })
}

/** A quantile and nothing else has an interval of its own. */
const quantile = (about: About, { of: value, p }: Slot): Metric =>
  armMetric({
    ...about,
    from: { values: quantiles(value!, [p!]) },
    value: ({ values }) => (values.n === 0 ? absent('no_rows') : values.q[0]!),
    closed: { arm: ({ values }) => orderStatistics(values, 0) },
  })
