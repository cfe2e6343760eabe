import { defineGate, MlgateError, z } from 'mlgate'
import { binary } from './significance/binary.ts'
import { measured } from './significance/measures.ts'
import { multiclass } from './significance/multiclass.ts'
import { pictures } from './significance/pictures.ts'
import { ranking } from './significance/ranking.ts'
import { regression } from './significance/regression.ts'

const options = z.strictObject({
  relevant: z
    .number()
    .positive()
    .default(1)
    .describe('ranking: the relevance from which a document counts as relevant; NDCG takes all grades'),
  gain: z
    .enum(['linear', 'exponential'])
    .default('linear')
    .describe('ranking: what a relevance r is worth to NDCG: r, or 2^r − 1'),
  quantile: z.number().gt(0).lt(1).default(0.5).describe('the quantile that a regression predicts, for `pinball`'),
})

export default defineGate<z.infer<typeof options>>({
  name: 'significance',
  question: 'Is the candidate no worse than the incumbent at its task?',
  options,
  metrics: ({ quantile, relevant, gain }, asked, { task, classes, measures, roles }) => {
    const many = multiclass(classes)
    // What both have goes by the task: `recall` is of the positive class, or of each.
    const ranked = ranking({ relevant, gain, served: roles.includes('rank') }, asked)
    const built = { ...many, ...binary, ...(task === 'multiclass' && many), ...regression(quantile), ...ranked }
    const taken = Object.keys(measures).find(name => Object.hasOwn(built, name))
    if (taken !== undefined)
      throw new MlgateError({
        code: 'measure-name',
        message: `The measure \`${taken}\` has the name of a metric of the gate significance.`,
        hint: 'give it a name of its own',
      })
    return { ...built, ...Object.fromEntries(Object.entries(measures).map(([name, m]) => [name, measured(name, m)])) }
  },
  pictures: (_, asked, { measures }) => pictures(asked, measures),
})
