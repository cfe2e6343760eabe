import { acrossMetric, defineGate, z } from 'mlgate'
import { about } from './drift/about.ts'
import { DISTANCES, distanceOf, ofCells } from './drift/cells.ts'
import { shares } from './drift/pictures.ts'
import { ofShares } from './drift/shares.ts'
import { ofValues } from './drift/values.ts'

const options = z.strictObject({
  bins: z.int().min(2).max(100).default(10).describe('bins of a number: so many quantiles of the reference'),
  drifted: z
    .strictObject({ metric: z.enum(DISTANCES).default('psi'), above: z.number().positive().default(0.1) })
    .default({ metric: 'psi', above: 0.1 })
    .describe('when a subject counts in drifted_share'),
})

export default defineGate<z.infer<typeof options>>({
  name: 'drift',
  question: 'Are the scores and the inputs still what the model was made for?',
  options,
  metrics: ({ bins, drifted }) => ({
    ...ofCells(bins),
    ...ofValues(bins),
    ...ofShares,
    drifted_share: acrossMetric({
      ...about,
      summary: `share of subjects whose ${drifted.metric} is above ${drifted.above}`,
      source: 'counted by Benjamini and Hochberg (1995) over the p of each subject against that limit',
      measuredIn: 'share',
      range: [0, 1],
      of: subject => distanceOf(drifted.metric, subject, bins),
      bound: drifted.above,
    }),
  }),
  pictures: ({ bins }) => ({ shares: shares(bins) }),
})
