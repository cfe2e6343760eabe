/**
 * Where a monotone predicate turns: `holds` is true at `yes` and false at `no` (not checked), and the returned point is
 * within rounding of the turn, on the side where it holds. Bisection: what we invert is monotone, but has steps and
 * flat parts (order statistics, tests of counts), on which faster methods stall.
 */
export function turn(holds: (x: number) => boolean, yes: number, no: number): number {
  let [inside, outside] = [yes, no]
  for (let i = 0; i < 200; i++) {
    const middle = inside + (outside - inside) / 2
    if (middle === inside || middle === outside) break
    if (holds(middle)) inside = middle
    else outside = middle
    if (Math.abs(outside - inside) <= 1e-15 * Math.abs(inside)) break
  }
  return inside
}

/** The same from `yes` towards ±∞ with a first step; null where it still holds at 1e300. */
export function turnBeyond(holds: (x: number) => boolean, yes: number, step: number): number | null {
  let inside = yes
  for (let reach = step; Math.abs(reach) < 1e300; reach *= 2) {
    const next = yes + reach
    if (!holds(next)) return turn(holds, inside, next)
    inside = next
  }
  return null
}

const smallest = Math.log(1e-320)

/**
 * The one-sided p that belongs to a family of ends: the smallest error a ≤ 1/2 at which `excluded(a)` holds (it stays
 * excluded at larger errors). Found on the log scale, so that small p's are right in relative terms.
 */
export function smallestError(excluded: (a: number) => boolean): number {
  if (!excluded(0.5)) return 0.5
  if (excluded(Math.exp(smallest))) return 0
  return toMedian(Math.exp(turn(logA => excluded(Math.exp(logA)), Math.log(0.5), smallest)))
}

/** Next to the median, ends of t are known to 1e-7 only. */
const toMedian = (p: number): number => (p > 0.5 - 1e-6 ? 0.5 : p)

/** The same where what is excluded is told by the sign of a continuous function of a: excluded where it is ≥ 0. */
export function smallestErrorOf(beyond: (a: number) => number): number {
  if (!(beyond(0.5) >= 0)) return 0.5
  if (beyond(Math.exp(smallest)) >= 0) return 0
  return toMedian(Math.exp(root(logA => beyond(Math.exp(logA)), Math.log(0.5), smallest)))
}

/**
 * The root of a continuous f between a and b, where its signs differ (infinite values are fine). Chandrupatla's method
 * (1997): inverse quadratic steps where they are safe, else bisection.
 */
export function root(f: (x: number) => number, a: number, b: number): number {
  let [x1, f1] = [a, f(a)]
  let [x2, f2] = [b, f(b)]
  if (f1 === 0) return x1
  if (f2 === 0) return x2
  let [x3, f3] = [x1, f1]
  let t = 0.5
  for (let i = 0; i < 200; i++) {
    const x = x1 + t * (x2 - x1)
    const fx = f(x)
    if (fx > 0 === f1 > 0) [x3, f3, x1, f1] = [x1, f1, x, fx]
    else [x3, f3, x2, f2, x1, f1] = [x2, f2, x1, f1, x, fx]
    const [best, value] = Math.abs(f1) < Math.abs(f2) ? [x1, f1] : [x2, f2]
    const tolerance = 2e-16 * Math.abs(best) + 1e-300
    const smallest = tolerance / Math.abs(x2 - x1)
    if (smallest > 0.5 || value === 0) return best
    const xi = (x1 - x2) / (x3 - x2)
    const phi = (f1 - f2) / (f3 - f2)
    const safe = Number.isFinite(phi) && phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
    t = safe ? (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + ((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * (f2 / (f3 - f2)) : 0.5
    t = Number.isFinite(t) ? Math.min(1 - smallest, Math.max(smallest, t)) : 0.5
  }
  return x1
}
