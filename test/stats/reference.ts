import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Section<C> = { tolerance: number; cases: C[] }
const read = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../reference', name), 'utf8')) as Record<string, Section<never>>

const files = {
  python: read('stats.python.json'),
  r: read('stats.r.json'),
  sequential: read('sequential.json'),
  covariate: read('covariate.json'),
  power: read('power.json'),
}

/** Cases of one section of the values made by test/reference/make_stats.py or .R, and how close we have to come. */
export function golden<C>(from: keyof typeof files, name: string): Section<C> {
  const section = files[from][name]
  if (!section?.cases.length) throw new Error(`no reference values ${name} in ${from}`)
  return section
}

/** Largest relative distance; absolute where 0 is expected. */
export const off = (actual: readonly number[], expected: readonly number[]): number => {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY
  const distances = actual.map((x, i) => {
    const want = expected[i]!
    if (x === want) return 0
    return Number.isNaN(x) ? Number.POSITIVE_INFINITY : Math.abs(x - want) / (want === 0 ? 1 : Math.abs(want))
  })
  return Math.max(...distances)
}

/** Throws on absence, so that tests read on. */
export function known<T extends object>(x: T | { absent: string }): T {
  if ('absent' in x) throw new Error(`absent: ${x.absent}`)
  return x as T
}

export const ends = (of: { interval(alpha: number): { low: number | null; high: number | null } }, alpha = 0.05) => {
  const { low, high } = of.interval(alpha)
  return [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY]
}
