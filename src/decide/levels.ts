import type { JudgedCheck } from '../judge/types.ts'
import { round12 } from '../stats/round.ts'
import { harmLevel, inFamily, type Policy } from './decide.ts'
import { waiverOf } from './waivers.ts'

/** What claims about a check have to reach. */
export interface Levels {
  /** That harm is ruled out: p_pass at most this. Null: no such claim is made. */
  pass: number | null
  /** Of harm: p at most this, before the correction, where no other claim of the family is sure. Null: none is made. */
  harm: number | null
  /** Claims of harm that it is corrected with, its own among them; null: it is in no family. */
  family: number | null
  /** Why the error of a false promotion is not kept at `pass`: nothing has to be shown for it to let the candidate through. */
  uncontrolled: Uncontrolled | null
}

type Uncontrolled = 'warn' | 'waived' | 'point' | 'test' | 'exempt' | 'slice' | 'inconclusive'

/** The levels that each check is held to, in the order given; claims of harm have one error in common over the stages. */
export function levelsOf(
  judged: readonly JudgedCheck[],
  policy: Pick<Policy, 'confidence' | 'multiplicity' | 'inconclusive' | 'waivers' | 'stages'>,
): Levels[] {
  const level = round12((1 - policy.confidence) / 2)
  const waived = judged.map(check => waiverOf(check, policy.waivers ?? []) !== null)
  const claims = (family: JudgedCheck['family']) =>
    judged.filter((c, i) => c.family === family && inFamily(c) && !waived[i]).length
  const sizes = { whole: claims('whole'), slices: claims('slices') }
  return judged.map((check, i) => {
    const why = waived[i] ? 'waived' : uncontrolled(check, policy)
    if (check.barred || check.met !== null) return { pass: null, harm: null, family: null, uncontrolled: why }
    const family = inFamily(check) && !waived[i] ? sizes[check.family] : null
    const corrected = policy.multiplicity === 'none' ? 1 : (family ?? 1)
    const harm = check.nature === 'test' ? (check.bound ?? 0) : harmLevel(policy)
    return {
      pass: check.nature === 'test' ? null : level,
      harm: round12(harm / corrected),
      family,
      uncontrolled: why,
    }
  })
}

function uncontrolled(check: JudgedCheck, { inconclusive }: Pick<Policy, 'inconclusive'>): Uncontrolled | null {
  if (check.severity === 'warn') return 'warn'
  if (check.nature === 'test') return 'test'
  if (check.nature === 'exact') return null
  if (check.rule === 'point') return 'point'
  if (check.exempt) return 'exempt'
  if (!check.holds) return 'slice'
  return inconclusive === 'pass' ? 'inconclusive' : null
}
