import { MlgateError } from '../errors.ts'
import type { JudgedCheck, Needed, Reason } from '../judge/types.ts'
import { isOver, isShort, type Staged } from '../plan/stage.ts'
import { adjust, type Multiplicity } from '../stats/multiplicity.ts'
import { type CheckLook, type EarlierLook, lookAt, secondLevel } from './looks.ts'
import { neededFor } from './needed.ts'
import { type Waiver, waiverOf } from './waivers.ts'

export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'skipped'
/** `rollback`: blocked where the candidate serves already. */
export type Decision = 'promote' | 'hold' | 'block' | 'rollback'

/** As where nobody is served yet. */
export const unserved = (decision: Decision): Exclude<Decision, 'rollback'> =>
  decision === 'rollback' ? 'block' : decision

export interface Policy {
  confidence: number
  multiplicity: Multiplicity
  /** What an undecided check means for the decision. */
  inconclusive: 'hold' | 'pass' | 'fail'
  /** Not all gates were run, so the best that can be said is hold. */
  partial: boolean
  /** Earlier results of the candidate, the first first; absent where nobody knows how many there were. */
  earlier?: readonly EarlierLook[] | undefined
  /** The spec asks for less than another that it is held against, and nobody has agreed to that. */
  loosened?: boolean
  /** Those of the rollout: claims of harm have one error in common over them. */
  stages?: readonly unknown[]
  /** The one that is judged; absent: there are none. */
  stage?: Staged | undefined
  /** Those that are in force. */
  waivers?: readonly Waiver[]
}

export interface DecidedCheck extends JudgedCheck {
  verdict: Verdict
  reason: Reason | null
  pAdjusted: number | null
  /** What more settles it; null where that says nothing, or it is settled. */
  needed: Needed | null
  /** Which look at it this is; null where that is not known, or nothing could pass. */
  look: CheckLook | null
  /** It failed, or is undecided, and is let through. */
  waived: Waiver | null
}

export interface Decided {
  decision: Decision
  /** The checks, and `gate` names of gates that decided nothing, which led to the decision. */
  decidedBy: readonly string[]
  checks: readonly DecidedCheck[]
  gates: readonly { name: string; verdict: Verdict }[]
  /** Which look at the candidate this is; null where nobody knows. */
  look: number | null
  /** Blocking checks that pass and would not have at a second look, where the number of looks is not known. */
  restsOnFirstLook: readonly string[]
}

/** Verdicts of all checks, with the error rate kept over each family, and what they mean for the release. */
export function decide(judged: readonly JudgedCheck[], gates: readonly string[], policy: Policy): Decided {
  const level = (1 - policy.confidence) / 2
  const harm = harmLevel(policy)
  const waivers = judged.map(check => waiverOf(check, policy.waivers ?? []))
  const adjusted = adjustFamilies(
    judged,
    waivers.map(w => w !== null),
    policy.multiplicity,
  )
  const checks = judged.map((check, i) => {
    const look = policy.earlier ? lookAt(check, policy.earlier, level, policy.stage?.sequential) : null
    const outcome = verdictOf(check, adjusted[i]!, { harm, pass: level, look: look?.level ?? level })
    // It is reckoned for a claim that stands alone, which one that the correction took back does not.
    const open = outcome.verdict === 'inconclusive' && outcome.reason !== 'multiplicity'
    const needed = open ? neededFor(check, look && { look, earlier: policy.earlier ?? [] }, level) : null
    const waived = isOpen(outcome) ? waivers[i]! : null
    return { ...check, pAdjusted: adjusted[i]!, look, needed, ...outcome, waived }
  })
  refuseNothing(checks)
  const { decision, by } = conclusionOf(checks, gates, policy)
  return {
    decision,
    decidedBy: by,
    checks,
    gates: gates.map(name => ({ name, verdict: worst(ofGate(checks, name)) })),
    look: policy.earlier ? numberOf(checks, policy.earlier, policy.stage) : null,
    restsOnFirstLook: policy.earlier
      ? []
      : checks.flatMap(c =>
          c.verdict === 'pass' && c.severity === 'block' && (c.pPass ?? 0) > secondLevel(level) ? [c.id] : [],
        ),
  }
}

/** Where harm is claimed at any look, the first at which a pass can be claimed is not the first. */
const numberOf = (checks: readonly DecidedCheck[], earlier: readonly EarlierLook[], stage: Policy['stage']): number =>
  Math.max(
    1,
    ...checks.flatMap(c => c.look?.number ?? []),
    ...(stage?.sequential ? [1 + earlier.filter(look => look.data !== 'same').length] : []),
  )

/** What checks mean for the release, as if these gates were all; and what led to it. */
export function conclusionOf(
  checks: readonly DecidedCheck[],
  gates: readonly string[],
  policy: Pick<Policy, 'inconclusive' | 'partial' | 'loosened' | 'stage'>,
): { decision: Decision; by: readonly string[] } {
  const failed = checks.filter(c => c.severity === 'block' && blocks(c, policy))
  const undecided = policy.inconclusive === 'pass' ? [] : checks.filter(holds)
  const silent = gates.filter(name => decidedNothing(ofGate(checks, name)))
  const [decision, by] = decisionOf(
    failed.map(c => c.id),
    [...undecided.map(c => c.id), ...silent],
    policy,
  )
  return { decision, by: [...new Set(by)] }
}

/** What a claim of harm is held to, before it is corrected: the stages share the error. */
export const harmLevel = ({ confidence, stages }: Pick<Policy, 'confidence' | 'stages'>): number =>
  (1 - confidence) / 2 / Math.max(1, stages?.length ?? 1)

/** `failed`, `open`: what speaks against it, and what is undecided. */
function decisionOf(
  failed: readonly string[],
  open: readonly string[],
  policy: Pick<Policy, 'partial' | 'loosened' | 'stage'>,
): [Decision, readonly string[]] {
  const { stage } = policy
  if (failed.length > 0) return [stage?.serves ? 'rollback' : 'block', failed]
  const early = stage && isShort(stage) ? ['minimum'] : []
  const waiting = [...early, ...open].length > 0 ? [...early, ...open] : ceilings(policy)
  if (waiting.length === 0) return ['promote', []]
  // A part of the gates is no reason to end what the whole may be content with.
  if (!stage || !isOver(stage) || policy.partial) return ['hold', waiting]
  return [stage.limit?.action === 'rollback' ? 'rollback' : 'hold', ['limit', ...waiting]]
}

const ofGate = (checks: readonly DecidedCheck[], name: string): DecidedCheck[] => checks.filter(c => c.gate === name)

/** Whatever the checks say, nothing better than a hold. */
const ceilings = ({ partial, loosened }: Pick<Policy, 'partial' | 'loosened'>): string[] => [
  ...(partial ? ['partial'] : []),
  ...(loosened ? ['loosened'] : []),
]

/** A run that examined nothing has nothing to say. */
function refuseNothing(checks: readonly DecidedCheck[]): void {
  const asked = checks.filter(c => !c.implicit)
  if (asked.some(c => c.verdict !== 'skipped')) return
  const reasons = [...new Set(asked.map(c => c.reason))].join(', ')
  throw new MlgateError({
    code: 'nothing-examined',
    message: `Nothing would be examined: ${asked.length === 1 ? 'the only check is' : `all ${asked.length} checks are`} skipped (${reasons}).`,
    at: asked[0]?.at,
    hint: reasons.includes('no_incumbent')
      ? 'a first model is judged by `max` and `min` of its own metrics; or give `logs.incumbent`'
      : 'take `optional` out, or give the logs what the checks need',
  })
}

function verdictOf(
  check: JudgedCheck,
  pAdjusted: number | null,
  levels: { harm: number; pass: number; look: number },
): Pick<DecidedCheck, 'verdict' | 'reason'> {
  if (check.barred) return { verdict: check.barred.skipped ? 'skipped' : 'inconclusive', reason: check.barred.reason }
  if (check.met !== null) return { verdict: check.met ? 'pass' : 'fail', reason: null }
  if (check.nature === 'test')
    return pAdjusted !== null && pAdjusted <= (check.bound ?? 0)
      ? { verdict: 'fail', reason: null }
      : { verdict: 'inconclusive', reason: 'not_shown' }
  if (pAdjusted !== null && pAdjusted <= levels.harm) return { verdict: 'fail', reason: null }
  if (check.pPass !== null && check.pPass <= levels.pass) {
    const without = check.cannotPass ?? (check.pPass > levels.look ? 'looks' : null)
    return without ? { verdict: 'inconclusive', reason: without } : { verdict: 'pass', reason: null }
  }
  return {
    verdict: 'inconclusive',
    reason: check.p !== null && check.p <= levels.pass ? 'multiplicity' : check.undecided,
  }
}

/** Claims of harm are corrected over the blocking checks of their family; one that only warns, or is waived, is in none. */
function adjustFamilies(
  judged: readonly JudgedCheck[],
  waived: readonly boolean[],
  method: Multiplicity,
): (number | null)[] {
  const result = judged.map(c => c.p)
  for (const family of ['whole', 'slices'] as const) {
    const members = judged.flatMap((c, i) => (c.family === family && inFamily(c) && !waived[i] ? [i] : []))
    const p = adjust(
      members.map(i => judged[i]!.p!),
      method,
    )
    for (const [k, i] of members.entries()) result[i] = p[k]!
  }
  return result
}

export const inFamily = (c: JudgedCheck): boolean =>
  c.severity === 'block' && !c.barred && c.met === null && c.p !== null

const isOpen = ({ verdict, reason }: Pick<DecidedCheck, 'verdict' | 'reason'>): boolean =>
  verdict === 'fail' || (verdict === 'inconclusive' && reason !== 'not_shown')

const blocks = (c: DecidedCheck, policy: Pick<Policy, 'inconclusive'>): boolean =>
  (c.verdict === 'fail' && c.waived === null) || (policy.inconclusive === 'fail' && holds(c))

const holds = (c: DecidedCheck): boolean =>
  c.verdict === 'inconclusive' && isOpen(c) && c.severity === 'block' && c.holds && c.waived === null

/** A blocking gate that examined something and could say nothing about it. */
function decidedNothing(checks: readonly DecidedCheck[]): boolean {
  const examined = checks.filter(
    c => c.severity === 'block' && !c.implicit && c.verdict !== 'skipped' && !c.exempt && c.waived === null,
  )
  return examined.length > 0 && !examined.some(c => c.verdict === 'pass' || c.verdict === 'fail')
}

const severity: readonly Verdict[] = ['fail', 'inconclusive', 'pass', 'skipped']

/** The worst of what blocks; of everything where nothing blocks. */
function worst(checks: readonly DecidedCheck[]): Verdict {
  const blocking = checks.filter(c => c.severity === 'block')
  const of = blocking.length > 0 ? blocking : checks
  return severity.find(v => of.some(c => c.verdict === v)) ?? 'skipped'
}
