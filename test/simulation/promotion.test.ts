import { expect, test } from 'vitest'
import { chanceOfPromotion } from '../../src/decide/chance.ts'
import { harmless } from '../../src/judge/harmless.ts'
import { dealt } from '../../src/plan/dealt.ts'
import { answer } from './columns.ts'
import { models } from './draws.ts'
import { random } from './random.ts'
import { decided, gates, planOf } from './spec.ts'

const policy = { confidence: 0.95, multiplicity: 'holm', inconclusive: 'hold' } as const
const RUNS = 150
const TOLD = 5

/** Margins that a few hundred rows settle in some runs and not in others. */
const checks = (['brier', 'log_loss', 'accuracy', 'auc'] as const).map((metric, i) => ({
  metric: `significance.${metric}`,
  kind: 'margin' as const,
  value: [0.006, 0.025, 0.03, 0.02][i]!,
}))

test.each([false, true])('a harmless twin is promoted as often as any of its logs foretells; by units: %s', unit => {
  const r = random(`promotion ${unit}`)
  const plan = planOf({ checks, unit })
  const told = { jointly: 0, apart: 0 }
  let promoted = 0
  for (let i = 0; i < RUNS; i++) {
    const logs = models(r, { n: 800, noise: 0.4 })
    if (decided(plan, logs).decision === 'promote') promoted++
    if (i >= TOLD) continue
    const all = harmless(dealt(plan), answer(dealt(plan), logs), gates)
    told.jointly += chanceOfPromotion(all, plan.gates, policy).promoted / TOLD
    const alone = all.map(one => ({ ...one, deviations: null }))
    told.apart += chanceOfPromotion(alone, plan.gates, policy).promoted / TOLD
  }
  const share = promoted / RUNS
  // Of the share, and as much again of what single logs tell.
  const error = 3.5 * Math.sqrt((2 * share * (1 - share)) / RUNS)
  expect(Math.abs(told.jointly - share)).toBeLessThan(error)
  // The same losses make all four: they pass and fail together.
  expect(told.apart).toBeLessThan(share - 0.1)
})
