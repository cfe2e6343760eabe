/**
 * How often a candidate that is exactly at its margin passes, if it is looked at until it does, and how often a harmless
 * one: `node --import ./test/simulation/source.ts test/simulation/looks.ts [runs]`. Means of independent normal rows.
 */

import type { EarlierLook } from '../../src/decide/looks.ts'
import { lookAt } from '../../src/decide/looks.ts'
import { neededFor } from '../../src/decide/needed.ts'
import { infer } from '../../src/stats/infer.ts'
import type { Inference } from '../../src/stats/inference.ts'
import { enough, type Question, settling } from '../../src/stats/power.ts'
import { check } from '../helpers/decided.ts'
import { type Random, random } from './random.ts'

export interface Looking {
  /** Rows of the first look, and the standard deviation of a row. The margin is 1. */
  rows: number
  sd: number
  /** Of the candidate: 1 is at the margin, 0 harmless. */
  harm: number
  /** Results were kept: from the first look on, from the second on, or never. */
  kept: 'always' | 'later' | 'never'
  /** What is known of the logs of an earlier look. */
  data: 'grown' | 'other'
  /** How many rows the next look has: what `needed` says, or so many times as many. */
  next: 'needed' | number
  looks: number
}

const LEVEL = 0.025

/** Whether the candidate passes at one of the looks. */
function passes(r: Random, { rows: first, sd, harm, kept, data, next, looks }: Looking): boolean {
  const earlier: EarlierLook[] = []
  let [n, sum] = [0, 0]
  let goal = first
  for (let k = 1; k <= looks; k++) {
    sum += (goal - n) * harm + Math.sqrt(goal - n) * sd * r.normal()
    n = goal
    const of = infer({ kind: 'student', value: sum / n, se: sd / Math.sqrt(n), df: null }) as Inference
    const question: Question = { limit: 1, harm: 'above', none: 0, alpha: 2 * LEVEL, n }
    const arm = { value: 0, n, units: null }
    const rows = settling(of, question)
    const settle = rows === null ? null : { times: rows / n, rows: n, units: null, seconds: null }
    const judged = check({ incumbent: arm, candidate: arm, pPass: of.below(1), enough: enough(of, question), settle })
    const counted = kept === 'always' || (kept === 'later' && k > 1)
    const look = counted ? lookAt(judged, earlier, LEVEL)! : null
    if (judged.pPass! <= (look?.level ?? LEVEL)) return true
    const more = next === 'needed' ? neededFor(judged, look && { look, earlier }, LEVEL)?.rows : Math.ceil(n * next) - n
    const alone = { number: 1, information: n, planned: null, spent: LEVEL, level: LEVEL }
    earlier.push({ checks: { [judged.id]: { ...(look ?? alone), limit: judged.limit, passed: false } }, data })
    const most = 10 * first
    if (n >= most) return false
    goal = Math.min(most, n + (more ?? most))
  }
  return false
}

export function shareThatPasses(looking: Looking, runs: number, seed = 'looks'): number {
  const r = random(seed)
  let count = 0
  for (let i = 0; i < runs; i++) if (passes(r, looking)) count++
  return count / runs
}

if (import.meta.main) {
  const runs = Number(process.argv[2] ?? 20_000)
  const percent = (x: number) => `${(100 * x).toFixed(2).padStart(6)} %`
  console.log('at the margin, harmless: at n rows of sd; how results are kept; what is known of the logs; next look')
  for (const [rows, sd] of [
    [1000, 40],
    [1000, 20],
    [1000, 10],
  ] as const)
    for (const kept of ['never', 'later', 'always'] as const)
      for (const data of kept === 'never' ? (['other'] as const) : (['other', 'grown'] as const))
        for (const next of ['needed', 1.3] as const) {
          const of = (harm: number) =>
            shareThatPasses({ rows, sd, harm, kept, data, next, looks: 10 }, data === 'grown' ? runs / 20 : runs)
          console.log(`${percent(of(1))} ${percent(of(0))}  ${rows} of ${sd}, ${kept}, ${data}, ${next}`)
        }
}
