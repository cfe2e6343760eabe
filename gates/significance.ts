import { defineGate, z } from 'mlgate'
import { binary } from './significance/binary.ts'

export default defineGate({
  name: 'significance',
  question: 'Is the candidate no worse than the incumbent at its task?',
  options: z.strictObject({}),
  metrics: () => binary,
})
