import type { Absent } from '../gate/define.ts'
import type { Evidence } from '../stats/evidence.ts'
import type { Inference } from '../stats/infer.ts'
import type { Sought } from './case.ts'

const REASONS: Readonly<Record<string, Absent>> = {
  incumbent_near_zero: 'near_zero',
  identical: 'identical',
  no_rows: 'no_rows',
  not_computable: 'not_computable',
}

/** An inference as a finding; one that could not be made, as the reason. */
export const conclude = (
  inference: Inference | { absent: string },
  bound: number,
  designEffect: number | null,
  evidence?: Evidence,
): Sought =>
  'absent' in inference
    ? { absent: REASONS[inference.absent] ?? 'too_few' }
    : { inference, bound, designEffect, evidence }
