import type { Gates } from '../gate/load.ts'
import { isNumeric } from '../gate/subject.ts'
import type { Answers, Ask } from '../plan/types.ts'
import type { Bound } from '../spec/bound.ts'
import { type Expr, indicator, type Scalar, transform } from '../sql/expr.ts'
import type { Cells } from '../stats/statistics.ts'
import { type Known, shareThatFlips } from './harms.ts'

/** What is asked of the candidate's log once, so that harms fit it. */
export interface Survey {
  readonly asks: readonly Ask[]
  readonly read: (answers: Answers['asks']) => Known & { readonly flips: readonly Flips[] }
}
/** How many decisions noise of that size on the logit turns over. */
export interface Flips {
  readonly size: number
  readonly share: number
}

/** Noise on the logit that is tried, for the share of decisions that it turns over. */
const SIZES = Array.from({ length: 16 }, (_, i) => 2 ** ((i - 18) / 2 + 2))

export function surveyOf(bound: Bound, gates: Gates): Survey {
  const candidate = bound.arms.candidate!
  const { score, decision } = candidate.roles
  const inRoles = (e: Expr): Expr => transform(e, x => (x.is === 'role' ? (candidate.roles[x.name] ?? x) : x))
  const subjects = bound.checks.flatMap(check => {
    const shape = gates.metric(check).shape
    return (check.subjects ?? (check.subject ? [check.subject] : [])).map(subject => ({ shape, subject }))
  })
  const group = subjects.find(({ subject }) => bound.known.groups.includes(subject.name))?.subject
  const moving = subjects.flatMap(({ shape, subject }) =>
    (shape === 'shift' || shape === 'across') && subject.expr.is === 'column' ? [subject] : [],
  )
  const feature = moving.find(isNumeric) ?? moving[0]
  const ask = (key: string, request: Ask['request']): Ask[] => [
    { key, relation: 'candidate', filter: null, by: [], cluster: null, request },
  ]
  const counted = (of: Expr): Ask['request'] => ({
    kind: 'cells',
    keys: { value: { is: 'value', of: inRoles(of) } },
    mean: {},
  })
  const asks = [
    ...(group ? ask('group', counted(group.expr)) : []),
    ...(feature
      ? ask('feature', isNumeric(feature) ? { kind: 'moments', of: { x: feature.expr } } : counted(feature.expr))
      : []),
    ...(bound.task === 'multiclass' && decision ? ask('decision', counted(decision)) : []),
    ...(bound.task === 'binary' && score && decision
      ? ask('flips', {
          kind: 'moments',
          of: Object.fromEntries(
            SIZES.map((size, i) => [`${i}`, indicator(shareThatFlips(score, decision, candidate, size))]),
          ),
        })
      : []),
  ]
  return {
    asks,
    read: answers => {
      const point = (key: string) => answers[key]?.groups[0]?.point
      const values = (key: string) => byRows(point(key) as Cells | undefined)
      const moments = point('feature')
      const flips = point('flips')
      const value = values('group')[1] ?? null
      return {
        groups: group && value !== null ? { name: group.name, expr: group.expr, value } : null,
        feature: !feature
          ? null
          : moments?.kind === 'moments'
            ? { name: feature.name, sd: Math.sqrt(moments.comoments.x!.x! / Math.max(1, moments.n - 1)) }
            : { name: feature.name, commonest: values('feature')[0] ?? null },
        decision: values('decision')[0] ?? null,
        flips: flips?.kind === 'moments' ? SIZES.map((size, i) => ({ size, share: flips.mean[`${i}`]! })) : [],
      }
    },
  }
}

/** Known values, the commonest first. */
function byRows(cells: Cells | undefined): Scalar[] {
  const values = cells?.keys.value ?? []
  return [...values.keys()]
    .filter(i => values[i] !== null)
    .sort((a, b) => cells!.n[b]! - cells!.n[a]!)
    .map(i => values[i]!)
}

/** The noise that turns over a share of decisions, between the sizes that were tried; the largest where none does. */
export function sizeThatFlips(flips: readonly Flips[], share: number): number {
  const above = flips.findIndex(f => f.share >= share)
  if (above < 0) return flips.at(-1)!.size
  const [a, b] = [flips[above - 1], flips[above]!]
  if (!a || a.share <= 0) return b.size
  const t = Math.log(share / a.share) / Math.log(b.share / a.share)
  return a.size * (b.size / a.size) ** t
}
