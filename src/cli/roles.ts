import type { GuessedRole } from '../guess/types.ts'

/** The flags that name a role, with what it is. */
export const ROLE_FLAGS = [
  ['id', 'what pairs the logs'],
  ['time', 'when a request was served'],
  ['unit', 'what was randomised, such as the user'],
  ['score', 'the probability of the positive class'],
  ['probabilities', 'the list of class probabilities'],
  ['prediction', 'the predicted value or class'],
  ['decision', 'what was done'],
  ['label', 'the outcome'],
  ['latency', 'how long an answer took'],
  ['error', 'true where no answer came'],
  ['weight', 'the sampling weight'],
  ['query', 'ranking: the query'],
  ['relevance', 'ranking: the graded relevance'],
] as const satisfies readonly (readonly [GuessedRole, string])[]
