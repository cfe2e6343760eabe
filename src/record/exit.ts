import type { ErrorRecord, Record1 } from './types.ts'

export type FailOn = 'hold' | 'block'

/** What a run tells its caller: 0 promote, 1 block, 2 no verdict, 3 hold. */
export function exitCodeOf(decision: Record1['decision'] | ErrorRecord['decision'], failOn: FailOn): number {
  switch (decision) {
    case 'promote':
      return 0
    case 'hold':
      return failOn === 'hold' ? 3 : 0
    case 'block':
    case 'rollback':
      return 1
    case 'error':
      return 2
  }
}

/** From best to worst, for runs over several specs. */
const ORDER = [0, 3, 1, 2]

export const worstExitCode = (codes: readonly number[]): number =>
  codes.reduce((worst, code) => (rank(code) > rank(worst) ? code : worst), 0)

/** A code that means nothing known is as bad as no verdict. */
const rank = (code: number): number => (ORDER.includes(code) ? ORDER.indexOf(code) : ORDER.length)
