import type { Gates } from '../gate/load.ts'
import type { Answers, Plan, Scalar } from '../plan/types.ts'
import { casesOf, judgeOne } from './judge.ts'
import type { JudgedCheck } from './types.ts'

/** A check on one slice, as one half of the units shows it; and as the other does, which is not looked at before. */
export interface Halves {
  slice: readonly (readonly [column: string, value: Scalar])[]
  searched: JudgedCheck
  confirmed: () => JudgedCheck
}

/** Every slice of a search. */
export const halvesOf = (plan: Plan, answers: Answers, gates: Gates): Halves[] =>
  casesOf(plan, answers, gates).map(of => ({
    slice: of.check.slice!.by.map((column, i) => [column, of.by[i]!] as const),
    searched: judgeOne({ ...of, by: [...of.by, 0] }),
    confirmed: () => judgeOne({ ...of, by: [...of.by, 1] }),
  }))
