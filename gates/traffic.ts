import {
  absent,
  defineGate,
  type Keys,
  type Known,
  keys,
  type Metric,
  multinomialChiSquare,
  pairMetric,
  rate,
  sequentialMultinomial,
  share,
  shiftMetric,
  z,
} from 'mlgate'
import { unevenHours, unevenSlices } from './traffic/uneven.ts'

const options = z.strictObject({
  candidate_share: share()
    .optional()
    .describe("the share of units that was to be served by the candidate; default: the stage's traffic, or half"),
})

const units = { units: keys({ of: 'unit' }) }
type Units = { units: Keys }
const needs = ['unit'] as const
/** A unit is a unit, whatever its rows weigh. */
const weights = 'ignored'

/** Units of the candidate among those of both logs; one that saw both counts in each. */
const split = (candidate: Units, incumbent: Units) => ({
  counts: [incumbent.units.distinct, candidate.units.distinct] as const,
  all: incumbent.units.distinct + candidate.units.distinct,
})

type Options = z.infer<typeof options>
const plannedShare = ({ candidate_share: own }: Options, { stage }: Known): number => {
  const planned = own ?? stage?.traffic ?? null
  return planned !== null && planned > 0 && planned < 1 ? planned : 0.5
}

/** Where each unit is drawn for one of the models. */
const isDrawn = ({ stage }: Known): boolean => stage?.strategy === 'canary' || stage?.strategy === 'ab'

/** At most so many units see both models: GrowthBook's default for what it calls multiple exposures. */
const MOST_OF_BOTH = 0.01

export default defineGate<Options>({
  name: 'traffic',
  question: 'Did each model get the traffic that it was to get?',
  options,
  // By 0.001, as the peers have it (GrowthBook, Eppo).
  implicit: known =>
    isDrawn(known) && known.roles.includes('unit')
      ? [
          { metric: 'sample_ratio', subject: null, limit: 'alpha', value: 0.001, unlessAsked: true },
          {
            metric: 'crossover',
            subject: null,
            limit: 'max',
            value: MOST_OF_BOTH,
            severity: 'warn',
            unlessAsked: true,
          },
        ]
      : [],
  warnings: known => {
    const { stage, roles } = known
    const unwatched = stage?.strategy === 'canary' && !roles.includes('error') && !roles.includes('latency')
    return [...(isDrawn(known) && !roles.includes('unit') ? [withoutUnit] : []), ...(unwatched ? [withoutErrors] : [])]
  },
  notices: (options, known) => {
    const expected = plannedShare(options, known)
    return [unevenHours(expected), unevenSlices(expected)]
  },
  metrics: (options, _, known) => metricsOf(plannedShare(options, known)),
})

const withoutUnit = {
  code: 'traffic-without-unit',
  message: 'Whether each model got the traffic that it was to get is not looked at: no unit is bound.',
  hint: 'bind what was drawn: `columns: {unit: user_id}`',
}
const withoutErrors = {
  code: 'canary-without-errors',
  message: 'A canary is watched for errors and latency first, and this one has neither.',
  hint: 'bind `columns: {error: …, latency: …}`, and limit them by the gate `latency`',
}

const metricsOf = (expected: number): Readonly<Record<string, Metric>> => ({
  sample_ratio: shiftMetric({
    summary: `χ² of the units of each model against ${1 - expected} to ${expected}: a split that cannot be chance`,
    source:
      'value: Pearson’s χ², 1e-9; p: sequential multinomial test, valid at any number of looks (Lindon & Malek 2022)',
    kind: 'test',
    better: 'lower',
    measuredIn: 'chi2',
    range: [0, null],
    guards: 'arms',
    atLooks: true,
    against: 'incumbent',
    served: true,
    needs,
    weights,
    from: units,
    value: (candidate, incumbent) =>
      multinomialChiSquare(split(candidate, incumbent).counts, [1 - expected, expected]) ?? absent('no_rows'),
    test: (candidate, incumbent) => sequentialMultinomial(split(candidate, incumbent).counts, [1 - expected, expected]),
  }),
  exposure: shiftMetric({
    summary: `share of units that the candidate served; ${expected} was planned`,
    source: 'units of the candidate over units of both; limits are on its distance from the plan',
    better: { target: expected },
    measuredIn: 'share',
    range: [0, 1],
    against: 'incumbent',
    served: true,
    needs,
    weights,
    from: units,
    value: (candidate, incumbent) => {
      const { counts, all } = split(candidate, incumbent)
      return all === 0 ? absent('no_rows') : counts[1] / all
    },
    closed: (candidate, incumbent) => {
      const { counts, all } = split(candidate, incumbent)
      return rate(counts[1], all)
    },
  }),
  crossover: pairMetric({
    summary: 'share of units that were served by both models',
    source: 'units in both logs over units in either',
    kind: 'exact',
    better: 'lower',
    measuredIn: 'share',
    range: [0, 1],
    guards: 'arms',
    served: true,
    needs,
    weights,
    from: { units: keys({ of: 'unit', over: 'pooled' }) },
    value: ({ units }) => (units.distinct === 0 ? absent('no_rows') : (units.both ?? 0) / units.distinct),
  }),
})
