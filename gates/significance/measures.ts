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
  pairedRatios,
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

const asked = ({ fn, of: value }: Slot): Expr =>
  value === null ? literal(1) : fn === 'count' ? indicator(not(isNull(value))) : value

function slotValue({ fn }: Slot, { n, mean, min, max }: Moments<'x'>): number | null {
  if (fn === 'count') return n === 0 ? 0 : n * mean.x
  if (n === 0) return null
  return { sum: n * mean.x, avg: mean.x, min: min.x, max: max.x }[fn]
}

/** Each aggregate over its own known rows, as SQL has it; the arithmetic is done here, replicate by replicate. */
const aggregate = (about: About, { slots, outer }: { slots: readonly Slot[]; outer: Expr }): Metric =>
  armMetric({
    ...about,
    from: Object.fromEntries(slots.map((slot, i) => [`slot${i}`, moments({ x: asked(slot) })])),
    value: answers => {
      const values = slots.map((slot, i) => slotValue(slot, answers[`slot${i}`] as Moments<'x'>))
      if (values.every(v => v === null)) return absent('no_rows')
      const found = evaluate(outer, ({ name }) => values[Number(name.slice(1))] ?? null)
      return typeof found === 'number' && Number.isFinite(found) ? found : absent('near_zero')
    },
  })
