import { defineGate, role } from 'mlgate'
import { ofForecast } from './calibration/forecast.ts'
import { multiclass, topLabel } from './calibration/multiclass.ts'
import { type Options, options } from './calibration/options.ts'
import { reliability } from './calibration/pictures.ts'
import { regression } from './calibration/regression.ts'

const score = { score: role('score'), outcome: role('label'), tasks: ['binary'] as const }

export default defineGate<Options>({
  name: 'calibration',
  question: 'Are the scores honest probabilities?',
  options,
  pictures: (opts, _, { classes }) => ({
    reliability: reliability('Reliability: how often what is given a score comes true', score, opts),
    top_label: reliability('Reliability of the top label: how often it is the right one', topLabel(classes), opts),
  }),
  metrics: (opts, _, { task, classes }) => {
    const many = multiclass(classes, opts)
    // What both have goes by the task: `ece` is of the score, or of the top label.
    return { ...many, ...ofForecast(score, opts), ...(task === 'multiclass' && many), ...regression(opts) }
  },
})
