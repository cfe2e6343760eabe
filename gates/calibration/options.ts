import { z } from 'mlgate'

export const options = z.strictObject({
  bins: z.int().min(2).max(1000).default(10).describe('bins of the score, or of the prediction'),
  binning: z
    .enum(['equal-width', 'equal-count'])
    .default('equal-width')
    .describe('bins of the score: of the same width over [0, 1], or of as many rows each; right-closed'),
  level: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.9)
    .describe('regression: the share of labels that a predicted interval should hold'),
})
export type Options = z.infer<typeof options>
