import type { Decision } from '../../src/decide/decide.ts'
import { neededFor } from '../../src/decide/needed.ts'
import { expit, models, noiseForBrier, normalMean } from './draws.ts'
import { random } from './random.ts'
import { decided, judged, planOf, type ShortCheck } from './spec.ts'

/** Decisions of whole runs, where what should be decided is known. */
export interface Share {
  name: string
  runs: number
  share: number
  /** What is promised, as words and as a bound on the share. */
  promise: string
  atMost?: number
  atLeast?: number
}

/** The candidate's logit has this much noise of its own; a harmless twin's has as much as the incumbent's. */
const NOISE = 0.4
const MARGIN = 0.01

/** Brier score, log loss, accuracy and AUC of `models` with noise t on the logit, by quadrature. */
function valuesAt(t: number) {
  const mean = (loss: (p: number, s: number) => number) =>
    normalMean(z => normalMean(e => loss(expit(-0.5 + 1.5 * z), expit(-0.5 + 1.5 * z + t * e))))
  const loss = (p: number, s: number) => -p * Math.log(s) - (1 - p) * Math.log1p(-s)
  // Densities of the noisy logit among positives and negatives
  const step = 1 / 32
  const grid = Array.from({ length: 1024 }, (_, i) => (i - 512) * step)
  const spread = Math.hypot(1.5, t)
  const density = grid.map(u => {
    // x given u is normal
    const [centre, sd] = [-0.5 + (1.5 / spread) ** 2 * (u + 0.5), (1.5 * t) / spread]
    const positive = normalMean(z => expit(centre + sd * z))
    return [positive, Math.exp(-(((u + 0.5) / spread) ** 2) / 2)] as const
  })
  let [below, concordant, positives, negatives] = [0, 0, 0, 0]
  for (const [positive, d] of density) {
    const [pos, neg] = [positive * d, (1 - positive) * d]
    concordant += pos * (below + neg / 2)
    below += neg
    positives += pos
    negatives += neg
  }
  return {
    brier: mean((p, s) => p * (1 - s) ** 2 + (1 - p) * s * s),
    log_loss: mean(loss),
    // Exact in the noise, whose sign decides
    accuracy:
      density.reduce((sum, [p, d], i) => sum + d * (grid[i]! > 0 ? p : grid[i]! < 0 ? 1 - p : 0.5), 0) /
      density.reduce((sum, [, d]) => sum + d, 0),
    auc: concordant / (positives * negatives),
  }
}

const metrics = ['brier', 'log_loss', 'accuracy', 'auc'] as const
/** How much worse each metric is with noise t than with NOISE. */
function harmAt(t: number) {
  const [a, b] = [valuesAt(NOISE), valuesAt(t)]
  return metrics.map(m => [m, m === 'brier' || m === 'log_loss' ? b[m] - a[m] : a[m] - b[m]] as const)
}

const margins = (of: readonly (readonly [string, number])[], slice?: string): ShortCheck[] =>
  of.map(([metric, value]) => ({ metric: `significance.${metric}`, kind: 'margin', value, ...(slice && { slice }) }))

type Task = (runs: number) => Share[]
const share = (runs: number, of: (i: number) => boolean): number => {
  let count = 0
  for (let i = 0; i < runs; i++) if (of(i)) count++
  return count / runs
}

const added = noiseForBrier(NOISE, MARGIN)
const atMargin = Math.hypot(NOISE, added)
const wide = metrics.filter(m => m !== 'brier').map(m => [m, 0.4] as const)

/** One metric is exactly `times` its margin worse, the others are within theirs: promoted? */
const promotedAt =
  (times: number, promise: Pick<Share, 'promise' | 'atMost'>): Task =>
  runs => {
    const r = random(`promoted at ${times}`)
    const plan = planOf({ checks: margins([['brier', MARGIN / times], ...wide]) })
    const promoted = share(
      runs,
      () => decided(plan, models(r, { n: 1500, noise: NOISE, harm: () => added })).decision === 'promote',
    )
    return [
      { name: `Brier score ${times} times its margin worse, n 1,500: promoted`, runs, share: promoted, ...promise },
    ]
  }

const blockedAtLimit: Task = runs => {
  const r = random('blocked at the limit')
  const harm = harmAt(atMargin)
  const plan = planOf({ checks: [...margins(harm), ...margins(harm, 'g')] })
  const decisions: Decision[] = []
  const blocked = share(runs, () => {
    const { decision } = decided(plan, models(r, { n: 4000, noise: NOISE, harm: () => added, slices: 10 }))
    decisions.push(decision)
    return decision === 'block'
  })
  return [
    {
      name: '44 checks, 40 of them on 10 slices, all exactly at their limits, n 4,000: blocked',
      runs,
      share: blocked,
      promise: '≤ 5 %',
      atMost: 0.05,
    },
    {
      name: 'the same: promoted',
      runs,
      share: decisions.filter(d => d === 'promote').length / runs,
      promise: '≤ 3.5 %',
      atMost: 0.035,
    },
  ]
}

const harmless: Task = all => {
  const runs = all / 4
  const r = random('harmless')
  const allowed = metrics.map(m => [m, m === 'log_loss' ? 0.03 : 0.02] as const)
  const plan = planOf({ checks: [...margins(allowed), ...margins(allowed, 'g')] })
  const decisions: Decision[] = []
  for (let i = 0; i < runs; i++)
    decisions.push(decided(plan, models(r, { n: 4000, noise: NOISE, slices: 10 })).decision)
  const of = (d: Decision) => decisions.filter(x => x === d).length / runs
  return [
    {
      name: 'harmless twin, 44 checks, 10 slices, n 4,000, margins 0.02 and 0.03: promoted',
      runs,
      share: of('promote'),
      promise: '≥ 80 %',
      atLeast: 0.8,
    },
    { name: 'the same: blocked', runs, share: of('block'), promise: '≤ 5 %', atMost: 0.05 },
  ]
}

/** A first log that does not settle it, then as many rows as `needed` says. */
const followed: Task = runs => {
  const r = random('needed')
  const plan = planOf({ checks: margins([['brier', MARGIN]]) })
  const [pilot, most] = [300, 12_000]
  let [followed, promoted, first] = [0, 0, 0]
  for (let i = 0; i < runs; i++) {
    const logs = models(r, { n: pilot, noise: NOISE })
    const [check] = judged(plan, logs)
    const needed = check!.pPass! > 0.025 ? neededFor(check!, null, 0.025) : null
    if (!needed?.rows) {
      if (check!.pPass! <= 0.025) first++
      continue
    }
    followed++
    const n = Math.min(most, pilot + needed.rows)
    if (decided(plan, models(r, { n, noise: NOISE })).decision === 'promote') promoted++
  }
  return [
    {
      name: `harmless twin, n ${pilot} did not settle it (in ${(100 * (1 - first / runs)).toFixed(0)} % of runs): promoted with the rows that \`needed\` says`,
      runs: followed,
      share: promoted / followed,
      promise: '≥ 80 %',
      atLeast: 0.8,
    },
  ]
}

/** Harm in one of twelve slices (8 %), in multiples of the margin. */
const sliceHarm: Task = runs => {
  const r = random('slice')
  const few = Math.max(50, runs / 20)
  const allowed = metrics.map(m => [m, m === 'log_loss' ? 0.03 : MARGIN] as const)
  const plan = planOf({ checks: [...margins(allowed), ...margins(allowed, 'g')] })
  return [2, 4, 8].map(times => {
    const harm = noiseForBrier(NOISE, times * MARGIN)
    const caught = share(few, () => {
      const logs = models(r, { n: 12_000, noise: NOISE, slices: 12, harm: g => (g === 3 ? harm : 0) })
      return decided(plan, logs).decision === 'block'
    })
    return {
      name: `harm of ${times} margins (Brier ${times * MARGIN}) in one of 12 slices, 52 checks, n 12,000: blocked`,
      runs: few,
      share: caught,
      promise: times === 8 ? '≥ 95 %' : 'the power',
      ...(times === 8 && { atLeast: 0.95 }),
    }
  })
}

const notHidden: Task = runs => {
  const whole = metrics.map(m => [m, m === 'log_loss' ? 0.03 : MARGIN] as const)
  const harm = noiseForBrier(NOISE, 2.5 * MARGIN)
  const few = Math.max(50, runs / 20)
  const blockedWith = (checks: ShortCheck[]) => {
    const r = random('not hidden')
    const plan = planOf({ checks })
    return share(few, () =>
      decided(plan, models(r, { n: 3000, noise: NOISE, harm: () => harm, slices: 20 })).checks.some(
        c => c.slice === null && c.verdict === 'fail',
      ),
    )
  }
  const alone = blockedWith(margins(whole))
  const among = blockedWith([...margins(whole), ...margins(whole, 'g')])
  return [
    {
      name: 'harm of 2.5 margins to all, n 3,000, no slices: fails on the whole',
      runs: few,
      share: alone,
      promise: 'the power',
    },
    {
      name: 'the same with 20 slices: fails on the whole',
      runs: few,
      share: among,
      promise: 'the same',
      atLeast: alone,
      atMost: alone,
    },
  ]
}

export const tasks: Readonly<Record<string, Task>> = {
  'at the margin': promotedAt(1, { promise: '≤ 3.5 %', atMost: 0.035 }),
  'twice the margin': promotedAt(2, { promise: '≤ 2.5 %', atMost: 0.025 }),
  'at the limit': blockedAtLimit,
  harmless,
  needed: followed,
  'in a slice': sliceHarm,
  'to all': notHidden,
}
