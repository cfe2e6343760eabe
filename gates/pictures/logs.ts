import type { Shown } from 'mlgate'

const ORDER = ['reference', 'incumbent', 'candidate', 'pairs'] as const

/** The same of each log that was answered for, in the order in which they are read. */
export const eachLog = <A, P>(
  logs: Readonly<Partial<Record<Shown, A>>>,
  points: (answers: A, arm: Shown) => readonly P[],
): { arm: Shown; points: readonly P[] }[] =>
  ORDER.flatMap(arm => {
    const answers = logs[arm]
    return answers ? [{ arm, points: points(answers, arm) }] : []
  })
