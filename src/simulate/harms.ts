import type { Task } from '../gate/define.ts'
import type { Bound, BoundArm } from '../spec/bound.ts'
import {
  add,
  call,
  div,
  type Expr,
  eq,
  finite,
  isNull,
  literal,
  ln,
  lt,
  mul,
  noise,
  or,
  type Role,
  type Scalar,
  sub,
  transform,
  transformChildren,
  when,
} from '../sql/expr.ts'
import type { Columns } from './slots.ts'

/** What becomes of a candidate's rows. */
export interface Harm {
  readonly name: string
  /** In words, with its size. */
  readonly about: string
  readonly arm: (arm: BoundArm) => BoundArm
  readonly columns?: Columns
}

/** What has to be known of the logs before a harm can be made to fit them. */
export interface Known {
  readonly groups: { readonly name: string; readonly expr: Expr; readonly value: Scalar } | null
  readonly feature:
    | { readonly name: string; readonly sd: number }
    | { readonly name: string; readonly commonest: Scalar }
    | null
  /** Of many classes: the one decided for most. */
  readonly decision: Scalar
}

const LOWER_AUC = 1
const SHARPER = 2
const GROUP = 1
const SLOWER = 1.2
const ERRORS = 0.01
const DRIFT = 0.5
const MOVED = 0.3
const WRONG = 0.05
const OFF = 0.1

/** The harms that a release engineer would want to be stopped, as far as these logs can show them. */
export function harmsOf({ task, arms }: Bound, known: Known): Harm[] {
  const { roles, relation } = arms.candidate!
  const rows = relation.id ?? [...(relation.unit ? [relation.unit] : []), ...(relation.time ? [relation.time] : [])]
  const binary = task === 'binary' && roles.score !== undefined
  const groups = known.groups
  return [
    ...(binary && roles.label
      ? [
          changed('AUC lowered', `noise of ${LOWER_AUC} on the logit of each score`, 'score', (s, arm) =>
            onLogit(s, x => add(x, mul(LOWER_AUC, normal(rowsOf(arm, rows), 'auc')))),
          ),
          changed('scores sharpened', `logits times ${SHARPER}`, 'score', s => onLogit(s, x => mul(SHARPER, x))),
        ]
      : []),
    ...(binary && groups
      ? [
          changed('one group hurt', `${groups.name} = ${groups.value}: logits less ${GROUP}`, 'score', (s, arm) =>
            when(
              eq(inArm(groups.expr, arm), literal(groups.value)),
              onLogit(s, x => sub(x, GROUP)),
              s,
            ),
          ),
        ]
      : []),
    ...(task === 'regression' && roles.prediction
      ? [
          changed('noisier', `noise of ${OFF * 100} % on each prediction`, 'prediction', (x, arm) =>
            mul(x, add(1, mul(OFF, normal(rowsOf(arm, rows), 'noisier')))),
          ),
          changed('too high', `predictions ${OFF * 100} % up`, 'prediction', x => mul(x, 1 + OFF)),
        ]
      : []),
    ...(task === 'multiclass' && roles.decision && known.decision !== null
      ? [
          changed('wrong decisions', `${WRONG * 100} % of them are ${known.decision}`, 'decision', (d, arm) =>
            when(lt(noise(rowsOf(arm, rows), 'wrong'), WRONG), literal(known.decision), d),
          ),
        ]
      : []),
    ...(roles.latency ? [changed('slower', `latency times ${SLOWER}`, 'latency', x => mul(x, SLOWER))] : []),
    ...(roles.error
      ? [
          changed('errors', `${ERRORS * 100} % of requests fail`, 'error', (e, arm) =>
            or(e, lt(noise(rowsOf(arm, rows), 'errors'), ERRORS)),
          ),
        ]
      : []),
    ...(known.feature ? [drifted(known.feature, rows)] : []),
  ]
}

/** How far the times of a twin are from those of its log: a tenth, up or down. */
const RETIMED = 0.1

/** Noise that leaves a model as good as it was, but for a share of decisions: a twin of one log, with times of its own. */
export function twin(task: Task | null, size: number): (arm: BoundArm) => BoundArm {
  const answers =
    task === 'regression'
      ? changed('twin', '', 'prediction', (x, arm) => mul(x, add(1, mul(size, normal(rowsOf(arm, []), 'twin')))))
      : changed('twin', '', 'score', (s, arm) => withNoise(s, arm, size))
  const times = changed('twin', '', 'latency', (x, arm) =>
    mul(x, call('exp', mul(RETIMED, normal(rowsOf(arm, []), 'twin times')))),
  )
  return arm => times.arm(answers.arm(arm))
}

/** A score with noise of that size on its logit. */
const withNoise = (score: Expr, arm: BoundArm, size: number): Expr =>
  onLogit(score, x => add(x, mul(size, normal(rowsOf(arm, []), 'twin'))))

/** What tells rows apart: their id, or for want of one all that the spec binds. */
const rowsOf = ({ relation, roles }: BoundArm, fallback: readonly Expr[]): readonly Expr[] =>
  relation.id ?? [...fallback, ...(['score', 'prediction', 'latency', 'label'] as const).flatMap(r => roles[r] ?? [])]

const inArm = (expr: Expr, { roles }: BoundArm): Expr =>
  transform(expr, e => (e.is === 'role' ? (roles[e.name] ?? literal(null)) : e))

/** A role made anew, also where others are made of it: a decision of a score. */
function changed(name: string, about: string, role: Role, make: (of: Expr, arm: BoundArm) => Expr): Harm {
  const same = (a: Expr, b: Expr) => JSON.stringify(a) === JSON.stringify(b)
  return {
    name,
    about,
    arm: arm => {
      const before = arm.roles[role]
      if (!before) return arm
      const after = make(before, arm)
      // From the top down: what has just been made holds what it was made of.
      const replaced = (e: Expr): Expr => (same(e, before) ? after : transformChildren(e, replaced))
      return {
        ...arm,
        roles: Object.fromEntries(Object.entries(arm.roles).map(([name, e]) => [name, derived(name, e, replaced)])),
      }
    },
  }
  /** Outcomes and who a row is of are no answers of the model. */
  function derived(name: string, e: Expr, replaced: (e: Expr) => Expr): Expr {
    return name === role || name === 'decision' ? replaced(e) : e
  }
}

function drifted(feature: NonNullable<Known['feature']>, rows: readonly Expr[]): Harm {
  const { name } = feature
  const shifted = 'sd' in feature
  return {
    name: 'a drifted feature',
    about: shifted
      ? `${name} up by ${DRIFT} of its standard deviation`
      : `${MOVED * 100} % of ${name} are ${feature.commonest}`,
    arm: arm => arm,
    columns: {
      [name]: e =>
        shifted
          ? add(e, DRIFT * feature.sd)
          : when(lt(noise([...rows, e], 'drift'), MOVED), literal(feature.commonest), e),
    },
  }
}

/** Scores of exactly 0 and 1 have no logit. */
const EDGE = 1e-9
function onLogit(score: Expr, f: (logit: Expr) => Expr): Expr {
  const within = call('least', call('greatest', score, literal(EDGE)), literal(1 - EDGE))
  const logit = ln(div(within, sub(1, within)))
  return when(finite(score), div(1, add(1, call('exp', mul(-1, f(logit))))), score)
}

/** A normal deviate for each row, by Box and Muller. */
const normal = (rows: readonly Expr[], salt: string): Expr =>
  mul(call('sqrt', mul(-2, ln(noise(rows, `${salt} 1`)))), call('cos', mul(2 * Math.PI, noise(rows, `${salt} 2`))))

export const shareThatFlips = (score: Expr, decision: Expr, arm: BoundArm, size: number): Expr => {
  const changedDecision = twin('binary', size)(arm).roles.decision!
  return when(or(isNull(score), isNull(decision)), literal(null), call('is distinct from', decision, changedDecision))
}
