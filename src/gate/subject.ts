import type { Expr } from '../sql/expr.ts'

export type Task = 'binary' | 'multiclass' | 'regression' | 'ranking'

/** A role, or a column of the log. */
export interface Subject {
  name: string
  expr: Expr
  /** As the engine names it, in the candidate's log; '' where it is not known. */
  type: string
  /** Where the subject is a metric: of which gate of the spec (or built-in one), and about what. */
  metric?: { readonly gate: string; readonly metric: string; readonly subject: Subject | null }
}

/** Whether the subject's values are numbers, by the name of their type. */
export const isNumeric = ({ type }: Subject): boolean =>
  /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL|REAL)/.test(type)

/** Whether the subject's values are names: texts, true or false. */
export const isCategorical = ({ type }: Subject): boolean => /^(VARCHAR|ENUM|BOOLEAN|UUID)(?!.*\[)/.test(type)
