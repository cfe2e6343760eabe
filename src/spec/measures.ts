import type { KnownMeasure, Slot } from '../gate/define.ts'
import { ANSWERS, type Arm, children, column, type Expr, transform, walk } from '../sql/expr.ts'
import type { BoundArm } from './bound.ts'
import { isNumber } from './roles.ts'
import { resolveShared, type Scope } from './scope.ts'
import type { Expression, MeasureSpec, Spec } from './types.ts'

const AGGREGATES: readonly string[] = [
  'sum',
  'count',
  'avg',
  'min',
  'max',
  'stddev',
  'variance',
  'quantile',
] satisfies Slot['fn'][]

/** The spec's own measures, their names resolved; problems go to the report. */
export function bindMeasures(
  spec: Spec,
  scope: Scope,
  arms: Readonly<Partial<Record<Arm, BoundArm>>>,
  paired: boolean,
): Readonly<Record<string, KnownMeasure>> {
  const answered = columnsOfAnswers(arms)
  return Object.fromEntries(
    Object.values(spec.measures).flatMap(measure => {
      const of = quantityOf(measure, scope)
      if (!of) return []
      if (paired && measure.outcome !== 'per_arm' && !dependsOnAnswers(of, answered)) {
        scope.report.problem(
          {
            code: 'measure-of-request',
            message: `The measure \`${measure.name}\` reads nothing that a model answers, and both arms answered the same requests: it has the same value in both.`,
            hint: 'read score, prediction, decision, latency or error; or say `outcome: per_arm`, where each arm has outcomes of its own',
          },
          measure.pointer,
        )
        return []
      }
      const { better, unit, rule } = measure
      return [[measure.name, { better, measuredIn: unit ?? '', rule, of } satisfies KnownMeasure] as const]
    }),
  )
}

function quantityOf(measure: MeasureSpec, scope: Scope): KnownMeasure['of'] | null {
  const { value, aggregate, numerator, denominator } = measure
  if (numerator && denominator) {
    const [above, below] = [numberIn(numerator, scope), numberIn(denominator, scope)]
    return above && below && { is: 'ratio', numerator: above, denominator: below }
  }
  const own = value && numberIn(value, scope, aggregate !== null)
  if (!own) return null
  return aggregate ? aggregated(measure, aggregate, own, scope) : { is: 'mean', value: own }
}

/** `any`: counted only, or read within an aggregate, which will see for itself. */
function numberIn(e: Expression, scope: Scope, any = false): Expr | null {
  const types = scope.described.expressions[e.text]?.types
  const odd = scope.arms.flatMap(arm => types?.[arm] ?? []).find(type => type !== 'BOOLEAN' && !isNumber(type))
  if (odd === undefined || any) return resolveShared(e, scope)
  scope.report.problem(
    {
      code: 'wrong-type',
      message: `\`${e.text}\` is ${odd}, and a measure is made of numbers.`,
      hint: `a number or a condition is needed: \`cast(${e.text} as double)\``,
    },
    e.pointer,
  )
  return null
}

/** The word for a measure's own value within its aggregate. */
const VALUE = 'value'

function aggregated(
  { name, rule }: MeasureSpec,
  aggregate: Expression,
  value: Expr,
  scope: Scope,
): KnownMeasure['of'] | null {
  const refuse = (code: string, message: string, hint: string): null => {
    scope.report.problem({ code, message: `The measure \`${name}\`: ${message}`, hint }, aggregate.pointer)
    return null
  }
  const parsed = scope.described.expressions[aggregate.text]
  if (!parsed) return null
  // `value` stands for itself while the other names are resolved.
  const inner = {
    ...scope,
    described: { ...scope.described, expressions: withoutValue(scope, aggregate.text, parsed.expr) },
  }
  const resolved = resolveShared(aggregate, inner)
  if (!resolved) return null
  const slots: Slot[] = []
  const outer = transform(resolved, e => {
    if (e.is !== 'call' || !AGGREGATES.includes(e.fn)) return e
    const arg = e.args[0] ? transform(e.args[0], x => (isValue(x) ? value : x)) : null
    const p = e.fn === 'quantile' ? (e.args[1] as { value: number }).value : undefined
    const slot: Slot = { fn: e.fn as Slot['fn'], of: arg, ...(p !== undefined && { p }) }
    const known = slots.findIndex(s => JSON.stringify(s) === JSON.stringify(slot))
    return column(`#${known < 0 ? slots.push(slot) - 1 : known}`)
  })
  const loose = looseIn(resolved)
  if (loose || slots.length === 0)
    return refuse(
      'measure-without-aggregate',
      slots.length === 0 ? 'it has no aggregate.' : 'a value of one row stands outside of its aggregates.',
      'write arithmetic over sum, count, avg, min, max, stddev, variance, median and quantile, such as `sum(value) / count(*)`',
    )
  if (rule === 'interval' && slots.some(s => s.fn === 'min' || s.fn === 'max'))
    return refuse(
      'measure-of-extremes',
      'a smallest or largest value has no interval that could be held against a limit.',
      'say `rule: point`, to judge it on its value alone',
    )
  return { is: 'aggregate', slots, outer }
}

/** Whether a value of one row is read outside of every aggregate. */
function looseIn(e: Expr): boolean {
  if (e.is === 'call' && AGGREGATES.includes(e.fn)) return false
  return e.is === 'role' || e.is === 'column' || isValue(e) || children(e).some(looseIn)
}

const isValue = (e: Expr): boolean => e.is === 'literal' && e.value === PLACEHOLDER
const PLACEHOLDER = '\u001fvalue'
const withoutValue = ({ described }: Scope, text: string, expr: Expr) => ({
  ...described.expressions,
  [text]: {
    expr: transform(expr, e => (e.is === 'column' && e.name === VALUE ? { is: 'literal', value: PLACEHOLDER } : e)),
    types: {},
  },
})

/** Columns that an answer is read from: a measure may name them as they are in the log. */
function columnsOfAnswers(arms: Readonly<Partial<Record<Arm, BoundArm>>>): ReadonlySet<string> {
  const read = Object.values(arms).flatMap(({ roles }) => ANSWERS.flatMap(name => roles[name] ?? []))
  return new Set(
    read.flatMap(e => [...walk(e)]).flatMap(e => (e.is === 'column' && e.log !== 'labels' ? [e.name] : [])),
  )
}

function dependsOnAnswers(of: KnownMeasure['of'], answered: ReadonlySet<string>): boolean {
  const exprs =
    of.is === 'mean'
      ? [of.value]
      : of.is === 'ratio'
        ? [of.numerator, of.denominator]
        : of.slots.flatMap(slot => slot.of ?? [])
  return exprs
    .flatMap(e => [...walk(e)])
    .some(e => (e.is === 'role' && ANSWERS.includes(e.name)) || (e.is === 'column' && answered.has(e.name)))
}
