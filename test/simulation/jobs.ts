import * as calibrated from './calibrated.ts'
import { cells } from './cells.ts'
import { type Share, tasks } from './decisions.ts'
import * as drift from './drift.ts'
import { nameOf, parts, simulateParts } from './parts.ts'
import { type Tails, tailsOf } from './tails.ts'

/** One line or a few of RESULTS.md, simulated in one go. */
export interface Job {
  part: 'decisions' | 'intervals' | 'calibration' | 'drift'
  name: string
  run: (runs: number) => Done
}
export type Done = { tails: Tails } | { shares: Share[] }

const decisions = Object.entries(tasks).map(
  ([name, task]): Job => ({ part: 'decisions', name, run: runs => ({ shares: task(runs) }) }),
)

const intervals = cells.map(
  (cell): Job => ({
    part: 'intervals',
    name: `${cell.kind}: ${cell.of}`,
    run: runs => ({ tails: tailsOf(cell, Math.max(100, Math.round(runs * (cell.effort ?? 1)))) }),
  }),
)

const rows = (
  part: Job['part'],
  kind: string,
  of: string,
  seen: (runs: number) => Pick<Tails, 'pass' | 'fail' | 'silent'>,
  beside: Partial<Pick<Tails, 'known' | 'honest'>> = {},
): Job => ({
  part,
  name: `${kind}: ${of}`,
  run: runs => {
    const started = performance.now()
    const found = seen(runs)
    const seconds = (performance.now() - started) / 1000
    return { tails: { kind, of, runs, ...found, reasons: '', seconds, known: null, ...beside } }
  },
})

/** A run of 20,000 rows takes too long for so many of them: `npm run simulate:calibration` has those. */
const MOST_ROWS = 2000

const calibration = [
  ...calibrated.scenarios
    .filter(({ n }) => n <= MOST_ROWS)
    .map(of => {
      const kind = `${of.norm === 'mean' ? 'ECE' : 'MCE'}: ${of.incumbent ? 'margin' : 'max'}`
      const error = of.candidate[1] - (of.incumbent?.[1] ?? 0)
      return rows(
        'calibration',
        kind,
        of.name.replace(/^\w+, /, ''),
        runs => {
          const { passed, failed } = calibrated.simulate(of, runs)
          return { pass: passed, fail: failed, silent: 0 }
        },
        {
          ...(error < of.limit && { honest: true }),
          ...(calibrated.mostFailed(of) > 0.035 && { known: 'up to 7 %: src/stats/decisions.md' }),
        },
      )
    }),
  ...parts.map(of =>
    rows(
      'calibration',
      'parts whose errors go together',
      nameOf(of),
      runs => {
        const { passed, failed } = simulateParts(of, runs)
        return { pass: passed, fail: failed, silent: 0 }
      },
      of.honest && { honest: true },
    ),
  ),
]

const SIZES = [
  [100, 100],
  [1000, 1000],
  [1000, 10_000],
] as const
const LIMIT = 0.2

const distances = SIZES.flatMap(size => [
  ...Object.entries(drift.measures).flatMap(([name, measure]) =>
    Object.entries(drift.populations).flatMap(([shape, population]) => {
      const of = `${shape}, ${size.join(' and ')} rows`
      const seed = `${name} ${of}`
      // Populations of some shapes are never so far apart.
      if (!drift.simulateCells(measure, population, size, LIMIT, LIMIT, 0, seed)) return []
      return rows('drift', `distance: ${name}`, of, runs => {
        const { pass, fail, absent } = drift.simulateCells(measure, population, size, LIMIT, LIMIT, runs, seed)!
        return { pass, fail, silent: absent }
      })
    }),
  ),
])

export const jobs: readonly Job[] = [...decisions, ...intervals, ...calibration, ...distances]
