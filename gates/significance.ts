import { defineGate, z } from 'mlgate'
import { binary } from './significance/binary.ts'
import { multiclass } from './significance/multiclass.ts'
import { regression } from './significance/regression.ts'

const options = z.strictObject({
  quantile: z.number().gt(0).lt(1).default(0.5).describe('the quantile that a regression predicts, for `pinball`'),
})

export default defineGate<z.infer<typeof options>>({
  name: 'significance',
  question: 'Is the candidate no worse than the incumbent at its task?',
  options,
  metrics: ({ quantile }, _, { task, classes }) => {
    const many = multiclass(classes)
    // What both have goes by the task: `recall` is of the positive class, or of each.
    return { ...many, ...binary, ...(task === 'multiclass' && many), ...regression(quantile) }
  },
})
