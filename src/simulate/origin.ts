import type { Answers } from '../plan/types.ts'
import type { Bound, BoundArm } from '../spec/bound.ts'
import { and, type Expr, ge, lt, noise } from '../sql/expr.ts'
import { twin } from './harms.ts'
import { unitsOf } from './slots.ts'

/** What harmless candidates are made of. */
export interface Origin {
  readonly bound: Bound
  /** The two arms are exchanged at random, by bucket. */
  readonly swaps: boolean
  /** In words. */
  readonly about: string
}

/** Arms of sizes more different than this cannot stand in for each other. */
const ALIKE = 0.9

/**
 * Answers of two logs are exchanged at random, so that whatever one model does better is in both arms as often. One log has a twin made
 * by noise. Where arms have units of their own and are not of one size, as of a canary, the incumbent's units are dealt
 * anew to two arms of their proportion. Without an incumbent there is nothing to be harmless against.
 */
export function originOf(
  bound: Bound,
  oneLog: boolean,
  { relations }: Pick<Answers, 'relations'>,
  { size, flipRate }: { size: number; flipRate: number },
): Origin {
  const { incumbent, candidate } = bound.arms
  if (!incumbent) return { bound, swaps: false, about: 'the candidate by itself: there is no incumbent' }
  if (oneLog) {
    const noised =
      bound.task === 'regression'
        ? `noise of ${percent(size)} on`
        : `${percent(flipRate)} of decisions turned over by noise on`
    const about = `one log and its twin, ${noised} its answers, exchanged at random`
    return { bound: withCandidate(bound, twin(bound.task, size)(candidate!)), swaps: true, about }
  }
  const [a, b] = [relations.incumbent!.rows, relations.candidate!.rows]
  if (bound.paired || Math.min(a, b) >= ALIKE * Math.max(a, b))
    return { bound, swaps: true, about: 'answers of the two logs, exchanged at random' }
  const share = b / (a + b)
  const drawn = noise(unitsOf(incumbent), 'canary')
  const arm = (of: 'incumbent' | 'candidate', kept: Expr): BoundArm => {
    const { relation } = incumbent
    return {
      ...incumbent,
      relation: {
        ...relation,
        arm: of,
        log: relation.log,
        filter: relation.filter ? and(relation.filter, kept) : kept,
      },
    }
  }
  const arms = {
    ...bound.arms,
    incumbent: arm('incumbent', ge(drawn, share)),
    candidate: arm('candidate', lt(drawn, share)),
  }
  return {
    bound: { ...bound, arms },
    swaps: false,
    about: `the incumbent's units dealt anew, ${percent(share)} of them to the candidate`,
  }
}

const withCandidate = (bound: Bound, candidate: BoundArm): Bound => ({
  ...bound,
  arms: { ...bound.arms, candidate },
})

const percent = (x: number): string => `${Number((100 * x).toPrecision(2))} %`
