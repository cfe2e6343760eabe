import { generator } from '../../src/stats/resample.ts'

/** Seeded draws from the distributions that simulated logs are made of. */
export interface Random {
  uniform(): number
  normal(): number
  exponential(): number
  gamma(shape: number): number
  beta(a: number, b: number): number
  chance(p: number): boolean
}

export function random(seed: string): Random {
  const uniform = generator(seed)
  let spare: number | null = null
  const normal = (): number => {
    if (spare !== null) {
      const z = spare
      spare = null
      return z
    }
    // Marsaglia's polar method
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1]
      const s = u * u + v * v
      if (s > 0 && s < 1) {
        const f = Math.sqrt((-2 * Math.log(s)) / s)
        spare = v * f
        return u * f
      }
    }
  }
  const exponential = () => -Math.log(1 - uniform())
  /** Marsaglia & Tsang 2000. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const x = normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  return {
    uniform,
    normal,
    exponential,
    gamma,
    beta: (a, b) => {
      const [x, y] = [gamma(a), gamma(b)]
      return x / (x + y)
    },
    chance: p => uniform() < p,
  }
}
