import { add, call, div, type Expr, literal, role, sub } from './expr.ts'

/** Names of the classes in the order of the probabilities; null: they are 0, 1, … */
export type Classes = readonly string[] | null

const probabilities = role('probabilities')

/** The place of a class, from 1; null where it is none. */
const placeOf = (name: Expr, classes: Classes): Expr =>
  classes
    ? call('list_position', call('list_value', ...classes.map(literal)), name)
    : add({ is: 'cast', to: 'integer', attempt: true, arg: name }, 1)

/** The probability that a model gives to the class of this name. */
export const probabilityOf = (name: Expr, classes: Classes): Expr =>
  call('element', probabilities, placeOf(name, classes))

/** The highest probability that a model gives to any class. */
export const confidence: Expr = call('list_max', probabilities)

/** The class of the highest value, the first of several. */
export function likeliest(values: Expr, classes: Classes): Expr {
  const place = call('list_position', values, call('list_max', values))
  return classes
    ? call('element', call('list_value', ...classes.map(literal)), place)
    : { is: 'cast', to: 'varchar', attempt: false, arg: sub(place, 1) }
}

/** Probabilities over the classes' thresholds: with these, a class is decided for where it is over its own by most. */
export const overThresholds = (list: Expr, thresholds: readonly number[]): Expr =>
  call('list_value', ...thresholds.map((t, i) => div(call('element', list, literal(i + 1)), t)))
