import { defineGate, role } from 'mlgate'
import { ofForecast } from './calibration/forecast.ts'
import { multiclass } from './calibration/multiclass.ts'
import { type Options, options } from './calibration/options.ts'
import { regression } from './calibration/regression.ts'

const score = { score: role('score'), outcome: role('label'), tasks: ['binary'] as const }

export default defineGate<Options>({
  name: 'calibration',
  question: 'Are the scores honest probabilities?',
  options,
  metrics: (opts, _, { task, classes }) => {
    const many = multiclass(classes, opts)
    // What both have goes by the task: `ece` is of the score, or of the top label.
    return { ...many, ...ofForecast(score, opts), ...(task === 'multiclass' && many), ...regression(opts) }
  },
})
