/** `Math.min(...x)` of any length: from some 100,000 numbers on, a spread overflows the stack. */
export function least(x: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY
  for (const v of x) found = Math.min(found, v)
  return found
}

/** The same, `Math.max(...x)`. */
export function most(x: Iterable<number>): number {
  let found = Number.NEGATIVE_INFINITY
  for (const v of x) found = Math.max(found, v)
  return found
}
