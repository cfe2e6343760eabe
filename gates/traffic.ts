import {
  absent,
  defineGate,
  type Keys,
  keys,
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
    .default(0.5)
    .describe('the share of units that was to be served by the candidate; with logs of a canary, its traffic'),
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

export default defineGate<z.infer<typeof options>>({
  name: 'traffic',
  question: 'Did each model get the traffic that it was to get?',
  options,
  notices: ({ candidate_share: expected }) => [unevenHours(expected), unevenSlices(expected)],
  metrics: ({ candidate_share: expected }) => ({
    sample_ratio: shiftMetric({
      summary: `χ² of the units of each model against ${1 - expected} to ${expected}: a split that cannot be chance`,
      source:
        'value: Pearson’s χ², 1e-9; p: sequential multinomial test, valid at any number of looks (Lindon & Malek 2022)',
      kind: 'test',
      better: 'lower',
      measuredIn: 'chi2',
      range: [0, null],
      guards: 'arms',
      against: 'incumbent',
      served: true,
      needs,
      weights,
      from: units,
      value: (candidate, incumbent) =>
        multinomialChiSquare(split(candidate, incumbent).counts, [1 - expected, expected]) ?? absent('no_rows'),
      test: (candidate, incumbent) =>
        sequentialMultinomial(split(candidate, incumbent).counts, [1 - expected, expected]),
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
      served: true,
      needs,
      weights,
      from: { units: keys({ of: 'unit', over: 'pooled' }) },
      value: ({ units }) => (units.distinct === 0 ? absent('no_rows') : (units.both ?? 0) / units.distinct),
    }),
  }),
})
