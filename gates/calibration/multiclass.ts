import {
  absent,
  armMetric,
  type Classes,
  confidence,
  eq,
  type Gaps,
  gapsOf,
  indicator,
  labelled,
  likeliest,
  literal,
  type MetricEntry,
  perSubject,
  plainGap,
  probabilityOf,
  role,
} from 'mlgate'
import { brierOf } from '../significance/multiclass.ts'
import { type Curve, curveOf, type Forecast, ofForecast, rarer } from './forecast.ts'
import type { Options } from './options.ts'

const tasks = ['multiclass'] as const
const label = role('label')

/** The probability of the likeliest class, and whether that is the outcome; ties are of the first. */
export const topLabel = (classes: Classes): Forecast => ({
  score: confidence,
  outcome: indicator(eq(likeliest(role('probabilities'), classes), label)),
  tasks,
})

const ofClass = (name: Forecast['score'], classes: Classes): Forecast => ({
  score: probabilityOf(name, classes),
  outcome: indicator(eq(label, name)),
  tasks,
})

/** Without a class, a metric is of the top label; the Brier score is of all classes, as in `significance`. */
export const multiclass = (classes: Classes, options: Options): Readonly<Record<string, MetricEntry>> => {
  const whole = { ...ofForecast(topLabel(classes), options), brier: brierOf(classes ?? []) }
  const each = Object.entries(whole).map(([name, metric]) => [
    name,
    perSubject(
      metric.summary,
      ({ expr }) => ofForecast(ofClass(expr, classes), options)[name as keyof typeof whole],
      'classes',
      metric,
    ),
  ])
  return { ...Object.fromEntries(each), ...classwise(classes ?? [], options) }
}

/** What every probability is worth, and not that of the likeliest class alone: the classes' own ECEs. */
function classwise(classes: readonly string[], options: Options) {
  const curves = (statistics: Readonly<Record<string, unknown>>) => Object.values(statistics) as Curve[]
  const gaps = (statistics: Readonly<Record<string, unknown>>) => curves(statistics).map(gapsOf)
  const about = (summary: string, source: string, of: (eces: readonly number[]) => number) =>
    ({
      summary,
      source: `${source}, 1e-9; against a limit less what noise adds`,
      better: 'lower',
      measuredIn: 'share',
      range: [0, 1],
      tasks,
      needs: ['probabilities', 'label'],
      from: Object.fromEntries(
        classes.map((name, i) => [`class${i}`, curveOf(ofClass(literal(name), classes), options)]),
      ),
      value: (statistics: Readonly<Record<string, unknown>>) => {
        const all = curves(statistics)
        if (all.length === 0) return absent('no_rows')
        return labelled(all[0]!).n === 0 ? absent('no_labels') : of(gaps(statistics).map(g => plainGap(g, 'mean')))
      },
      events: (statistics: Readonly<Record<string, unknown>>) => Math.min(...curves(statistics).map(rarer)),
      // A share u of rows that change bin or probability moves each class's mean gap by 2u at most.
      largestChange: () => 2,
    }) as const
  return {
    classwise_ece: armMetric({
      ...about(
        'mean over classes of the gap between probability and outcome, weighted by bin',
        'mean of the classes’ ECE (Kull et al. 2019)',
        eces => eces.reduce((sum, x) => sum + x, 0) / eces.length,
      ),
      // Every row is in one cell of each class.
      gaps: { norm: 'mean', of: statistics => joined(gaps(statistics)), overlap: true },
    }),
    worst_class_ece: armMetric({
      ...about('largest of the classes’ ECE', 'max of the classes’ ECE', eces => Math.max(...eces)),
      gaps: { norm: 'mean', of: gaps },
    }),
  }
}

/** The cells of all, one after the other. */
function joined(all: readonly Gaps[]): Gaps {
  const join = (of: (gaps: Gaps) => Float64Array) => Float64Array.from(all.flatMap(gaps => [...of(gaps)]))
  return { n: join(g => g.n), observed: join(g => g.observed), expected: join(g => g.expected) }
}
