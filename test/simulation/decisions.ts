import type { Decision } from '../../src/decide/decide.ts'
import { neededFor } from '../../src/decide/needed.ts'
import type { Plan } from '../../src/plan/types.ts'
import type { Log, Logs } from './columns.ts'
import { clusteredRate, expit, models, noiseForBrier, normalMean, units } from './draws.ts'
import { shareThatPasses } from './looks.ts'
import { type Random, random } from './random.ts'
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

const blockedAtLimit: Task = all => {
  const runs = all / 8
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
  const runs = all / 20
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

/** Harm in one of twelve slices (8 %), in multiples of the margin: the share that is blocked. */
export function caughtInSlice(r: Random, times: number, runs: number): number {
  const allowed = metrics.map(m => [m, m === 'log_loss' ? 0.03 : MARGIN] as const)
  const plan = planOf({ checks: [...margins(allowed), ...margins(allowed, 'g')] })
  const harm = noiseForBrier(NOISE, times * MARGIN)
  return share(runs, () => {
    const logs = models(r, { n: 12_000, noise: NOISE, slices: 12, harm: g => (g === 3 ? harm : 0) })
    return decided(plan, logs).decision === 'block'
  })
}

const sliceHarm: Task = runs => {
  const r = random('slice')
  const few = Math.max(50, runs / 20)
  return [2, 4, 8].map(times => {
    const caught = caughtInSlice(r, times, few)
    return {
      name: `harm of ${times} margins (Brier ${times * MARGIN}) in one of 12 slices, 52 checks, n 12,000: blocked`,
      runs: few,
      share: caught,
      promise: times === 8 ? '≥ 95 %' : 'the power',
      ...(times === 8 && { atLeast: 0.95 }),
    }
  })
}

/** Harm of 2.5 margins to all: the share that fails on the whole, where 20 slices are judged too and where they are not. */
export function failsOnTheWhole(runs: number, slices: boolean): number {
  const whole = metrics.map(m => [m, m === 'log_loss' ? 0.03 : MARGIN] as const)
  const harm = noiseForBrier(NOISE, 2.5 * MARGIN)
  const r = random('not hidden')
  const plan = planOf({ checks: [...margins(whole), ...(slices ? margins(whole, 'g') : [])] })
  return share(runs, () =>
    decided(plan, models(r, { n: 3000, noise: NOISE, harm: () => harm, slices: 20 })).checks.some(
      c => c.slice === null && c.verdict === 'fail',
    ),
  )
}

const notHidden: Task = runs => {
  const few = Math.max(50, runs / 20)
  const alone = failsOnTheWhole(few, false)
  const among = failsOnTheWhole(few, true)
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

/** 40 checks on all rows: each of nine metrics by a margin, a margin in %, an equivalence and a bound; and of the pairs. */
const forty = (slice?: string): ShortCheck[] => [
  ...Object.entries({
    brier: { better: 'lower', bound: 0.25 },
    log_loss: { better: 'lower', bound: 0.7 },
    accuracy: { better: 'higher', bound: 0.65 },
    balanced_accuracy: { better: 'higher', bound: 0.6 },
    precision: { better: 'higher', bound: 0.55 },
    recall: { better: 'higher', bound: 0.4 },
    f1: { better: 'higher', bound: 0.5 },
    mcc: { better: 'higher', bound: 0.25 },
    auc: { better: 'higher', bound: 0.7 },
  }).flatMap(([name, { better, bound }]): ShortCheck[] => {
    const of = { metric: `significance.${name}`, ...(slice && { slice }) }
    return [
      { ...of, kind: 'margin', value: 0.04 },
      { ...of, kind: 'margin', value: 0.08, relative: true },
      { ...of, kind: 'equivalent', value: 0.06 },
      { ...of, kind: better === 'lower' ? 'max' : 'min', value: bound },
    ]
  }),
  ...(
    [
      ['flip_rate', 'max', 0.3],
      ['mean_abs_diff', 'max', 0.2],
      ['within_tolerance', 'min', 0.02],
      ['pearson', 'min', 0.7],
    ] as const
  ).map(([name, kind, value]): ShortCheck => ({ metric: `parity.${name}`, kind, value, ...(slice && { slice }) })),
]

const harmlessForty: Task = all => {
  const runs = all / 40
  const r = random('forty')
  const plan = planOf({ checks: [...forty(), ...forty('g')] })
  const decisions: Decision[] = []
  for (let i = 0; i < runs; i++)
    decisions.push(decided(plan, models(r, { n: 8000, noise: NOISE, slices: 10 })).decision)
  const of = (d: Decision) => decisions.filter(x => x === d).length / runs
  return [
    {
      name: 'harmless twin, 40 checks, each on all rows and on 10 slices (440), n 8,000: promoted',
      runs,
      share: of('promote'),
      promise: '≥ 80 %',
      atLeast: 0.8,
    },
    { name: 'the same: blocked', runs, share: of('block'), promise: '≤ 5 %', atMost: 0.05 },
  ]
}

const LOOKS = 50
const AN_HOUR = 80

/** A canary that is looked at each hour: whether it is rolled back at a look, or at which it is, and what the last says. */
function watched(looks: readonly Plan[], logs: Logs): { rolledBack: number | null; last: Decision } {
  for (const [k, plan] of looks.entries()) {
    const { decision } = decided(plan, first(logs, AN_HOUR * (k + 1)))
    if (decision === 'block') return { rolledBack: k + 1, last: decision }
    if (k === looks.length - 1) return { rolledBack: null, last: decision }
  }
  throw new Error('no looks')
}

/** The rows of the first hours. */
function first({ incumbent, candidate }: Logs, n: number): Logs {
  const cut = (log: Log): Log => ({
    n,
    columns: Object.fromEntries(Object.entries(log.columns).map(([name, x]) => [name, x.subarray(0, n)])),
  })
  return { incumbent: cut(incumbent!), candidate: cut(candidate) }
}

/** Canaries of 4,000 rows, each looked at 50 times; `harm` is by how much their Brier score is worse. */
export function canaries(checks: readonly ShortCheck[], harm: number, runs: number, seed: string) {
  const r = random(seed)
  const rows = LOOKS * AN_HOUR
  const looks = Array.from({ length: LOOKS }, (_, k) => planOf({ checks, sequential: { rows, last: k === LOOKS - 1 } }))
  const more = harm === 0 ? 0 : noiseForBrier(NOISE, harm)
  return Array.from({ length: runs }, () =>
    watched(looks, models(r, { n: rows, noise: NOISE, slices: 5, ...(harm > 0 && { harm: () => more }) })),
  )
}

export const hourlyChecks: readonly ShortCheck[] = metrics.flatMap((m): ShortCheck[] => [
  { metric: `significance.${m}`, kind: 'margin', value: m === 'log_loss' ? 0.03 : 0.02 },
  { metric: `significance.${m}`, kind: 'margin', value: m === 'log_loss' ? 0.03 : 0.02, slice: 'g' },
])

const hourly: Task = all => {
  const runs = all / 40
  const of = (all: readonly ReturnType<typeof watched>[], what: (w: ReturnType<typeof watched>) => boolean) =>
    all.filter(what).length / runs
  const twins = canaries(hourlyChecks, 0, runs, 'hourly')
  const worse = canaries(hourlyChecks, 0.05, runs, 'hourly harm')
  return [
    {
      name: 'harmless twin, 50 hourly looks at up to 4,000 rows, 24 checks, 20 of them on 5 slices: rolled back at some look',
      runs,
      share: of(twins, w => w.rolledBack !== null),
      promise: '≤ 5 %',
      atMost: 0.05,
    },
    {
      name: 'the same: promoted at the last',
      runs,
      share: of(twins, w => w.last === 'promote'),
      promise: '≥ 80 %',
      atLeast: 0.8,
    },
    {
      name: 'Brier score 2.5 times its margin worse, the same looks: rolled back',
      runs,
      share: of(worse, w => w.rolledBack !== null),
      promise: '≥ 95 %',
      atLeast: 0.95,
    },
    {
      name: 'the same: rolled back in the first half of the looks',
      runs,
      share: of(worse, w => (w.rolledBack ?? Number.POSITIVE_INFINITY) <= LOOKS / 2),
      promise: 'the power',
    },
  ]
}

/** Looked at until it passes, ten times at most, each time with the rows that `needed` says. */
const followedToThePass: Task = runs => {
  const looking = { rows: 1000, sd: 20, kept: 'always', data: 'grown', next: 'needed', looks: 10 } as const
  return [
    {
      name: 'a mean exactly at its margin, `needed` followed up to ten times, results kept: promoted',
      runs,
      share: shareThatPasses({ ...looking, harm: 1 }, runs),
      promise: '≤ 3.5 %',
      atMost: 0.035,
    },
    {
      name: 'the same, harmless: promoted',
      runs,
      share: shareThatPasses({ ...looking, harm: 0 }, runs),
      promise: '≥ 80 %',
      atLeast: 0.8,
    },
  ]
}

/** Ten rows of a unit, alike: what becomes of a twin where nobody said whose the rows are. */
const clusters: Task = all => {
  const runs = all / 4
  return [false, true].map(unit => {
    const r = random('clusters')
    const plan = planOf({
      unit,
      paired: false,
      checks: [{ metric: 'significance.accuracy', kind: 'margin', value: 0 }],
    })
    const draw = (): Log => clusteredRate(r, units(r, 300, 10, 10), 0.3, 0.8)
    return {
      name: `a twin exactly at its margin, 300 users an arm with ten rows each, ICC 0.3, ${unit ? 'with' : 'without'} \`unit\`: blocked`,
      runs,
      share: share(runs, () => decided(plan, { incumbent: draw(), candidate: draw() }).decision === 'block'),
      promise: unit ? '≤ 2.5 %' : 'wrong',
      ...(unit ? { atMost: 0.025 } : { atLeast: 0.05 }),
    }
  })
}

export const tasks: Readonly<Record<string, Task>> = {
  'at the margin': promotedAt(1, { promise: '≤ 3.5 %', atMost: 0.035 }),
  'twice the margin': promotedAt(2, { promise: '≤ 2.5 %', atMost: 0.025 }),
  'at the limit': blockedAtLimit,
  harmless,
  needed: followed,
  'in a slice': sliceHarm,
  'to all': notHidden,
  'forty checks': harmlessForty,
  'hourly looks': hourly,
  'needed, ten times': followedToThePass,
  clusters,
}
