import { likeliest, overThresholds } from '../sql/classes.ts'
import { call, type Expr, when } from '../sql/expr.ts'
import type { Described } from './described.ts'
import type { Report } from './scope.ts'
import { didYouMean } from './suggest.ts'
import type { Spec } from './types.ts'

/**
 * The name of a class, so that 3, 3.0 and '3' are one: labels and predictions of two systems seldom have the same type.
 */
export function toClass(expr: Expr, type: string): Expr {
  if (!/^(FLOAT|DOUBLE|REAL|DECIMAL)/.test(type)) return toText(expr)
  const whole: Expr = { is: 'cast', to: 'bigint', attempt: true, arg: expr }
  return when(call('=', expr, call('floor', expr)), call('coalesce', toText(whole), toText(expr)), toText(expr))
}

const toText = (arg: Expr): Expr => ({ is: 'cast', to: 'varchar', attempt: false, arg })

/** The likeliest class; with thresholds, the one that is over its own by most. */
export function classDecided(probabilities: Expr, spec: Spec, described: Described): Expr {
  const classes = classesOf(spec, described)
  const thresholds = classes?.map(name => thresholdsOf(spec)?.[name] ?? null)
  const values = thresholds?.every(t => t !== null) ? overThresholds(probabilities, thresholds) : probabilities
  return likeliest(values, classes)
}

const thresholdsOf = ({ threshold }: Spec): Readonly<Record<string, number>> | null =>
  typeof threshold === 'object' ? threshold : null

/** Thresholds by class are of all classes, and of the decisions that mlgate makes. */
export function checkThresholds(spec: Spec, described: Described, report: Report): void {
  const thresholds = thresholdsOf(spec)
  if (!thresholds) return
  const { decision, prediction, probabilities } = spec.columns
  const bound = decision ? 'decision' : prediction ? 'prediction' : null
  if (bound || !probabilities) {
    report.problem(
      {
        code: 'threshold-unused',
        message: bound
          ? `Decisions are those of \`columns.${bound}\`, which thresholds do not change.`
          : 'Thresholds by class are held against probabilities, which are not bound.',
        hint: bound ? 'take out one of the two' : 'bind `columns: {probabilities: …}`',
      },
      '/threshold',
    )
    return
  }
  const classes = classesOf(spec, described)
  const unknown = Object.keys(thresholds).filter(name => classes && !classes.includes(name))
  for (const name of unknown)
    report.problem(
      {
        code: 'unknown-class',
        message: `\`threshold\`: the model has no class \`${name}\`.`,
        hint: didYouMean(name, classes!),
      },
      `/threshold/${name}`,
    )
  const missing = classes?.filter(name => thresholds[name] === undefined) ?? []
  if (!classes || (missing.length > 0 && unknown.length === 0))
    report.problem(
      {
        code: 'threshold-missing',
        message: classes
          ? `\`threshold\` says nothing of ${missing.map(name => `\`${name}\``).join(', ')}.`
          : 'Thresholds are by class, and the classes are not known.',
        hint: classes
          ? 'give every class one: decided is the class of the largest probability over threshold'
          : 'bind `columns: {classes: [a, b, …]}`',
      },
      '/threshold',
    )
}

/** Names of the classes: as the spec says, or 0 to k − 1 for probabilities of k classes. */
export function classesOf({ task, columns }: Spec, { logs, expressions }: Described): readonly string[] | null {
  if (task !== 'multiclass') return null
  if (columns.classes) return columns.classes
  const sizes = (['incumbent', 'candidate'] as const).flatMap(arm => {
    const texts = logs[arm] ? (columns.probabilities?.[arm] ?? []) : []
    return texts.length > 1 ? texts.length : texts.flatMap(({ text }) => expressions[text]?.lengths?.[arm] ?? [])
  })
  return sizes.length > 0 ? Array.from({ length: Math.max(...sizes) }, (_, i) => String(i)) : null
}
