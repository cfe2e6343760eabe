import { normalPoint, normalUpper } from './distributions.ts'
import { turn } from './root.ts'

/** One look at growing data: how much it had seen (any unit), and the one-sided level that a claim was held to. */
export interface Look {
  information: number
  level: number
}

/**
 * The one-sided error a that may have been spent when a share t of the planned information is seen:
 * 2 − 2 Φ(z(a/2) / √t), of O'Brien and Fleming's type. Lan & DeMets, Biometrika 70 (1983); R gsDesign's sfLDOF.
 */
export const obrienFleming = (a: number, t: number): number =>
  t <= 0 ? 0 : t >= 1 ? a : 2 * normalUpper(normalPoint(a / 2) / Math.sqrt(t))

/** Beyond this z there is no mass that a level could see. */
const EDGE = 8.5

/**
 * The one-sided level of a look that has `spend` left: the chance to claim now what was not claimed at any look `before`
 * is just that, for z statistics of growing data (correlations √(I/I′)). Recursive integration of Armitage, McPherson & Rowe,
 * J. R. Statist. Soc. A 132 (1969), by Simpson's rule; boundaries as scipy's multivariate normal has them, 2e-5. Information
 * grows from look to look.
 */
export function levelOfLook(spend: number, information: number, before: readonly Look[]): number {
  if (!(spend > 0)) return 0
  const [first, ...rest] = before
  if (!first) return spend
  let density = startOf(first, information)
  let seen = first.information
  for (const look of rest) {
    density = step(density, seen, look)
    seen = look.information
  }
  const crossing = (z: number) => {
    const [here, there] = [Math.sqrt(information), Math.sqrt(seen)]
    const spread = Math.sqrt(information - seen)
    return sum(density, u => normalUpper((z * here - u * there) / spread))
  }
  // Crossing falls with z.
  const z = turn(x => crossing(x) <= spend, EDGE + 30, -EDGE)
  return normalUpper(z)
}

/** A density over z up to the boundary of its look, at an even number of equal steps. */
interface Density {
  from: number
  width: number
  values: Float64Array
}

/** Steps as fine as the smallest increase of information between looks asks for. */
const grid = (until: number, increase: number): { from: number; width: number; points: number } => {
  const steps = 2 * Math.ceil(Math.min(6000, (2 * EDGE) / Math.min(0.08, Math.sqrt(increase) / 6)) / 2)
  return { from: -EDGE, width: (until + EDGE) / steps, points: steps + 1 }
}
const boundary = ({ level }: Look): number => (level > 0 ? Math.min(EDGE, normalPoint(level)) : EDGE)

const startOf = (look: Look, next: number): Density => {
  const { from, width, points } = grid(boundary(look), 1 - Math.min(look.information / next, 0.9999))
  return { from, width, values: Float64Array.from({ length: points }, (_, i) => normalDensity(from + i * width)) }
}

function step(density: Density, seen: number, look: Look): Density {
  const [here, there] = [Math.sqrt(look.information), Math.sqrt(seen)]
  const spread = Math.sqrt(look.information - seen)
  const { from, width, points } = grid(boundary(look), 1 - Math.min(seen / look.information, 0.9999))
  const values = Float64Array.from({ length: points }, (_, i) => {
    const z = from + i * width
    // Only what is within reach of z
    const [low, high] = [(z * here - 9 * spread) / there, (z * here + 9 * spread) / there]
    return (here / spread) * sum(density, u => normalDensity((z * here - u * there) / spread), low, high)
  })
  return { from, width, values }
}

/** ∫ density(u) f(u) du by Simpson's rule, where f is 0 outside of [low, high]. */
function sum({ from, width, values }: Density, f: (u: number) => number, low = -Infinity, high = Infinity): number {
  const first = Math.max(0, Math.floor((low - from) / width))
  const last = Math.min(values.length - 1, Math.ceil((high - from) / width))
  let total = 0
  for (let i = first; i <= last; i++) {
    const weight = i === 0 || i === values.length - 1 ? 1 : i % 2 === 1 ? 4 : 2
    total += weight * values[i]! * f(from + i * width)
  }
  return (total * width) / 3
}

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
