import {
  abs,
  bin,
  type Cells,
  cells,
  eq,
  indicator,
  isNull,
  type KnownMeasure,
  literal,
  type PictureEntry,
  picture,
  quantiles,
  role,
  sub,
  when,
} from 'mlgate'
import { quantilesOf, sharesOf, sizes } from '../pictures/logarithmic.ts'
import { eachLog } from '../pictures/logs.ts'
import { meanOverTime } from '../pictures/over-time.ts'

const [score, label, decision] = [role('score'), role('label'), role('decision')]
const binary = ['binary'] as const

/** Positives by score, in so many bins of as many rows each: what both curves are read from. */
const POINTS = 200
const positives = {
  scores: cells(
    { bin: bin(when(isNull(label), literal(null), score), { quantiles: POINTS, from: 'own' }) },
    { mean: { positive: indicator(eq(label, 1)) } },
  ),
}
type Scores = { scores: Cells<'bin', 'positive'> }

/** From the highest score down: rows, and positives among them. */
function fromTheTop({ scores }: Scores): { rows: number; positives: number }[] {
  const order = [...scores.keys.bin.keys()]
    .filter(i => scores.keys.bin[i] !== null)
    .toSorted((a, b) => Number(scores.keys.bin[b]) - Number(scores.keys.bin[a]))
  let [rows, positives] = [0, 0]
  return order.map(i => {
    rows += scores.n[i]!
    positives += scores.n[i]! * scores.mean.positive[i]!
    return { rows, positives }
  })
}

const roc = picture({
  title: 'ROC curve',
  tasks: binary,
  from: positives,
  draw: logs => ({
    kind: 'curve',
    x: 'false positive rate',
    y: 'true positive rate',
    diagonal: true,
    series: eachLog(logs, scores => {
      const found = fromTheTop(scores)
      const all = found.at(-1) ?? { rows: 0, positives: 0 }
      const [p, n] = [all.positives, all.rows - all.positives]
      return [{ x: 0, y: 0 }, ...found.map(f => ({ x: (f.rows - f.positives) / n, y: f.positives / p }))]
    }),
  }),
})

const precisionRecall = picture({
  title: 'Precision by recall',
  tasks: binary,
  from: positives,
  draw: logs => ({
    kind: 'curve',
    x: 'recall',
    y: 'precision',
    diagonal: false,
    series: eachLog(logs, scores => {
      const found = fromTheTop(scores)
      const all = found.at(-1)?.positives ?? 0
      return found.map(f => ({ x: f.positives / all, y: f.positives / f.rows }))
    }),
  }),
})

const size = abs(sub(role('prediction'), label))
const errors = picture({
  title: 'Size of the error, with its quantiles',
  tasks: ['regression'],
  from: { ...sizes(size), quantiles: quantiles(size, [0.5, 0.9, 0.99]) },
  draw: logs => ({
    kind: 'histogram',
    x: 'absolute error',
    scale: 'log',
    series: eachLog(logs, sharesOf),
    quantiles: eachLog(logs, ({ quantiles }) => quantilesOf(quantiles)).flatMap(({ arm, points }) =>
      points.map(q => ({ arm, ...q })),
    ),
  }),
})

const right = {
  binary: eq(indicator(decision), label),
  multiclass: eq(decision, label),
}

/** What a release manager looks at beside the intervals: curves, errors, and whether it holds over time. */
export const pictures = (
  asked: readonly string[],
  measures: Readonly<Record<string, KnownMeasure>>,
): Readonly<Record<string, PictureEntry>> => ({
  roc,
  precision_recall: precisionRecall,
  errors,
  accuracy_over_time: meanOverTime('Accuracy over time', 'accuracy', indicator(right.binary), binary),
  accuracy_over_time_of_classes: meanOverTime('Accuracy over time', 'accuracy', indicator(right.multiclass), [
    'multiclass',
  ]),
  error_over_time: meanOverTime('Mean absolute error over time', 'mean absolute error', size, ['regression']),
  ...Object.fromEntries(
    asked.flatMap(name => {
      const of = Object.hasOwn(measures, name) ? measures[name]!.of : null
      return of?.is === 'mean' ? [[`${name}_over_time`, meanOverTime(`${name} over time`, name, of.value)]] : []
    }),
  ),
})
